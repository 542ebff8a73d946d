//! Votes of a host's database into the file, as often as one likes.

use std::collections::BTreeMap;

use super::{Entry, Ratings, VERSION, Votes};

impl Entry {
    /// What was there before the host counted.
    pub(super) fn earlier(self) -> Votes {
        let exported = self.exported.unwrap_or_default();
        Votes {
            yes: self.yes.saturating_sub(exported.yes),
            no: self.no.saturating_sub(exported.no),
        }
    }
}

/// A text of which a database counts fewer votes than the last export found there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    pub article: String,
    pub lang: String,
    pub exported: u32,
    pub counted: u32,
}

impl Ratings {
    /// Votes are never taken back: where there are fewer, it is another database than the last
    /// time.
    pub fn lost(
        &self,
        counted: &[(String, String, Votes)],
        now_known_as: &dyn Fn(&str) -> String,
    ) -> Vec<Lost> {
        let mut sums: BTreeMap<(String, String), (u32, u32)> = BTreeMap::new();
        for (id, languages) in &self.articles {
            for (lang, entry) in languages {
                let exported = &mut sums.entry((now_known_as(id), lang.clone())).or_default().0;
                *exported = exported.saturating_add(entry.exported.unwrap_or_default().total());
            }
        }
        for (id, lang, votes) in counted {
            let counted = &mut sums.entry((now_known_as(id), lang.clone())).or_default().1;
            *counted = counted.saturating_add(votes.total());
        }
        let lost = sums.into_iter().filter(|(_, (exported, counted))| counted < exported);
        lost.map(|((article, lang), (exported, counted))| Lost { article, lang, exported, counted })
            .collect()
    }

    /// The same votes, none of which a database holds: it began anew.
    #[must_use]
    pub fn from_before(mut self) -> Self {
        self.articles
            .values_mut()
            .flat_map(BTreeMap::values_mut)
            .for_each(|entry| entry.exported = None);
        self
    }

    /// These votes with the ones of the database (article, language, votes) in place of those of
    /// the last export. `now_known_as` gives an article's id of today.
    #[must_use]
    pub fn with_counted(
        &self,
        counted: &[(String, String, Votes)],
        now_known_as: &dyn Fn(&str) -> String,
    ) -> Self {
        let mut articles: BTreeMap<String, BTreeMap<String, Entry>> = BTreeMap::new();
        for (id, languages) in &self.articles {
            for (lang, entry) in languages {
                let earlier = entry.earlier();
                let sum =
                    articles.entry(now_known_as(id)).or_default().entry(lang.clone()).or_default();
                sum.yes = sum.yes.saturating_add(earlier.yes);
                sum.no = sum.no.saturating_add(earlier.no);
            }
        }
        for (id, lang, votes) in counted {
            let sum =
                articles.entry(now_known_as(id)).or_default().entry(lang.clone()).or_default();
            sum.yes = sum.yes.saturating_add(votes.yes);
            sum.no = sum.no.saturating_add(votes.no);
            let exported = sum.exported.get_or_insert_default();
            exported.yes = exported.yes.saturating_add(votes.yes);
            exported.no = exported.no.saturating_add(votes.no);
        }
        Self { version: VERSION, articles }
    }

    /// The file's text: one article a line, so that a change in one is a change of one line.
    ///
    /// # Errors
    /// Never in practice: the maps hold texts and numbers.
    pub fn to_text(&self) -> serde_json::Result<String> {
        let mut lines = Vec::with_capacity(self.articles.len());
        for (id, languages) in &self.articles {
            lines.push(format!(
                "    {}: {}",
                serde_json::to_string(id)?,
                serde_json::to_string(languages)?
            ));
        }
        Ok(format!(
            "{{\n  \"version\": {VERSION},\n  \"articles\": {{\n{}\n  }}\n}}\n",
            lines.join(",\n")
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ratings::read;
    use crate::tree::TextFile;

    fn counted(yes: u32) -> Vec<(String, String, Votes)> {
        vec![("new".into(), "en".into(), Votes { yes, no: 1 })]
    }

    #[test]
    fn exporting_twice_counts_nothing_twice() {
        let by_hand =
            read(&TextFile::new("r", r#"{"version":1,"articles":{"old":{"en":{"yes":10}}}}"#)).0;
        let rename = |id: &str| if id == "old" { "new".to_owned() } else { id.to_owned() };
        let once = by_hand.with_counted(&counted(3), &rename);
        let file = TextFile::new("r", once.to_text().unwrap());
        let (again, diagnostics) = read(&file);
        assert!(diagnostics.is_empty());
        assert_eq!(again, once);
        assert_eq!(again.with_counted(&counted(3), &rename), once);
        let later = again.with_counted(&counted(5), &rename);
        let en = crate::model::Lang::parse("en").unwrap();
        assert_eq!(later.votes(["new"], &en), Votes { yes: 15, no: 1 });
        assert_eq!(later.earlier(["new"], &en), Votes { yes: 10, no: 0 });
    }

    #[test]
    fn a_database_that_lost_votes_is_noticed_and_they_may_be_kept() {
        let once = Ratings::none().with_counted(&counted(5), &str::to_owned);
        assert_eq!(once.lost(&counted(5), &str::to_owned), []);
        assert_eq!(once.lost(&counted(6), &str::to_owned), []);
        // A change of mind is no loss.
        let changed = vec![("new".into(), "en".into(), Votes { yes: 0, no: 6 })];
        assert_eq!(once.lost(&changed, &str::to_owned), []);
        let lost = Lost { article: "new".into(), lang: "en".into(), exported: 6, counted: 3 };
        assert_eq!(once.lost(&counted(2), &str::to_owned), [lost]);
        assert_eq!(once.lost(&[], &str::to_owned)[0].counted, 0);
        // Under its new name it is the same article.
        let renamed = |id: &str| if id == "new" { "newer".to_owned() } else { id.to_owned() };
        assert_eq!(once.lost(&counted(5), &renamed), []);
        let en = crate::model::Lang::parse("en").unwrap();
        let kept = once.from_before().with_counted(&counted(2), &str::to_owned);
        assert_eq!(kept.votes(["new"], &en), Votes { yes: 7, no: 2 });
        assert_eq!(kept.lost(&counted(2), &str::to_owned), []);
    }

    #[test]
    fn the_text_changes_by_lines() {
        let text = Ratings::none().with_counted(&counted(2), &str::to_owned).to_text().unwrap();
        assert_eq!(
            text,
            "{\n  \"version\": 1,\n  \"articles\": {\n    \"new\": \
             {\"en\":{\"yes\":2,\"no\":1,\"exported\":{\"yes\":2,\"no\":1}}}\n  }\n}\n"
        );
    }
}
