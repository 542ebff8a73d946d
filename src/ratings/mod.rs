//! Votes, read from `data/ratings.json`: plain JSON in the site's own repository, whether a host
//! wrote it or a person did.

mod export;

pub use export::Lost;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::Lang;
use crate::tree::{TextFile, json};

/// Where the votes stand, below the site root.
pub const PATH: &str = "data/ratings.json";

/// The file's only version so far.
const VERSION: u32 = 1;

/// The file as written: article id, then language, then counts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ratings {
    version: u32,
    articles: BTreeMap<String, BTreeMap<String, Entry>>,
}

/// The counts of one text, and which of them a host's database counted: those are counted anew at
/// every export, the others (written by hand, or from before) are kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    #[serde(default)]
    yes: u32,
    #[serde(default)]
    no: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    exported: Option<Votes>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Votes {
    #[serde(default)]
    pub yes: u32,
    #[serde(default)]
    pub no: u32,
}

impl Votes {
    pub fn total(self) -> u32 {
        self.yes.saturating_add(self.no)
    }

    /// What search multiplies a score with: between 0.9 and 1.1, exactly 1 without votes. Ten
    /// imagined votes, half of them yes, keep a single real one from deciding anything.
    pub fn factor(self) -> f32 {
        let (yes, total) = (self.yes as f32, self.total() as f32);
        1.0 + 0.2 * ((yes + 5.0) / (total + 10.0) - 0.5)
    }
}

impl Ratings {
    /// No votes at all.
    pub fn none() -> Self {
        Self { version: VERSION, articles: BTreeMap::new() }
    }

    /// Votes that no host's database holds.
    pub fn set(&mut self, article: &str, lang: &Lang, votes: Votes) {
        let entry = Entry { yes: votes.yes, no: votes.no, exported: None };
        self.articles
            .entry(article.to_owned())
            .or_default()
            .insert(lang.as_str().to_owned(), entry);
    }

    /// All votes: article, language, how many.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str, Votes)> {
        self.articles.iter().flat_map(|(id, languages)| {
            languages.iter().map(move |(lang, entry)| {
                (id.as_str(), lang.as_str(), Votes { yes: entry.yes, no: entry.no })
            })
        })
    }

    /// Counts what came in elsewhere between `then` and `now`; what was counted here stays.
    pub fn follow(&mut self, article: &str, lang: &str, then: Votes, now: Votes) {
        let entry = self
            .articles
            .entry(article.to_owned())
            .or_default()
            .entry(lang.to_owned())
            .or_default();
        let moved = |own: u32, then: u32, now: u32| own.saturating_add(now).saturating_sub(then);
        entry.yes = moved(entry.yes, then.yes, now.yes);
        entry.no = moved(entry.no, then.no, now.no);
    }

    /// The votes of the first of `ids` that has any: an article's id, then its former ones.
    pub fn votes<'i>(&self, ids: impl IntoIterator<Item = &'i str>, lang: &Lang) -> Votes {
        self.entry(ids, lang)
            .map(|entry| Votes { yes: entry.yes, no: entry.no })
            .unwrap_or_default()
    }

    /// Of those, the votes that no host's database holds.
    pub fn earlier<'i>(&self, ids: impl IntoIterator<Item = &'i str>, lang: &Lang) -> Votes {
        self.entry(ids, lang).map(Entry::earlier).unwrap_or_default()
    }

    fn entry<'i>(&self, ids: impl IntoIterator<Item = &'i str>, lang: &Lang) -> Option<Entry> {
        let mut ids = ids.into_iter();
        ids.find_map(|id| self.articles.get(id).and_then(|languages| languages.get(lang.as_str())))
            .copied()
    }

    /// Article ids with votes, in order.
    pub fn articles(&self) -> impl Iterator<Item = &str> {
        self.articles.keys().map(String::as_str)
    }
}

/// Reads the file's text; a broken one is an error and counts as no votes.
pub fn read(file: &TextFile) -> (Ratings, Diagnostics) {
    match json::parse::<Ratings>(file) {
        Ok(ratings) if ratings.version == VERSION => (ratings, Diagnostics::new()),
        Ok(ratings) => {
            let message = format!("version {} of the ratings is unknown", ratings.version);
            let help = format!("this frontdesk reads version {VERSION}");
            let d = Diagnostic::error("ratings-version", message).at(file.whole()).help(help);
            (Ratings::none(), Diagnostics::from_iter([d]))
        }
        Err((error, place)) => {
            let d = Diagnostic::error("ratings-syntax", format!("the ratings cannot be read: \
                {error}")).at(place).help(
                "the shape is \
                 {\"version\":1,\"articles\":{\"account/passwords\":{\"en\":{\"yes\":12,\"no\":0}}}}",
            );
            (Ratings::none(), Diagnostics::from_iter([d]))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_counts_and_is_neutral_without_votes() {
        let file =
            TextFile::new(PATH, r#"{"version":1,"articles":{"a/b":{"en":{"yes":12,"no":0}}}}"#);
        let (ratings, diagnostics) = read(&file);
        assert!(diagnostics.is_empty());
        let en = Lang::parse("en").unwrap();
        assert_eq!(ratings.votes(["a/b"], &en), Votes { yes: 12, no: 0 });
        assert_eq!(ratings.votes(["new", "a/b"], &en).total(), 12);
        assert_eq!(ratings.votes(["c"], &en).factor(), 1.0);
    }

    #[test]
    fn mistakes_have_a_line() {
        let file =
            TextFile::new(PATH, "{\"version\":1,\n\"articles\":{\"a\":{\"en\":{\"yes\":-1}}}}");
        let (ratings, diagnostics) = read(&file);
        assert_eq!(ratings, Ratings::none());
        assert_eq!(diagnostics.iter().next().unwrap().place.as_ref().unwrap().line, 2);
    }
}
