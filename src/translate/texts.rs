//! Every article with its translations, and the state of all of them.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::block::{Block, blocks};
use super::drift::{Drift, Status, compare};
use super::record::Record;
use super::settle::{accept, settle};
use crate::config::Config;
use crate::content::{self, Name};
use crate::model::{Document, DocumentKind, Lang};
use crate::tree::TextFile;

/// An article or a category's text in all its languages.
#[derive(Debug, Clone)]
pub struct Text {
    /// Its path in `content/` without extension and language.
    pub name: String,
    pub source: Arc<Document>,
    /// Without the source's own language.
    pub translations: BTreeMap<Lang, Arc<Document>>,
    /// The source's, once somebody asked for them.
    parts: OnceLock<Vec<Block>>,
}

impl Text {
    /// The source in its parts, which every language is compared with.
    pub fn parts(&self) -> &[Block] {
        self.parts.get_or_init(|| blocks(&self.source))
    }
}

/// Ordered by name. Drafts are left out: nobody translates what is not settled.
pub fn texts(config: &Config, documents: &[Arc<Document>]) -> Vec<Text> {
    let mut by_name: BTreeMap<String, BTreeMap<&Lang, &Arc<Document>>> = BTreeMap::new();
    for document in documents {
        by_name.entry(name(document)).or_default().insert(&document.lang, document);
    }
    let default = &config.default_language().lang;
    let order =
        || std::iter::once(default).chain(config.languages.iter().map(|language| &language.lang));
    let text = |(name, versions): (String, BTreeMap<&Lang, &Arc<Document>>)| {
        let source = order().find_map(|lang| versions.get(lang).copied())?;
        let others = versions.into_iter().filter(|(lang, _)| **lang != source.lang);
        let translations =
            others.map(|(lang, document)| (lang.clone(), document.clone())).collect();
        (source.front.draft != Some(true)).then(|| Text {
            name,
            source: source.clone(),
            translations,
            parts: OnceLock::new(),
        })
    };
    by_name.into_iter().filter_map(text).collect()
}

/// As its file is called, so that a category and an article beside it are two.
fn name(document: &Document) -> String {
    match document.kind {
        DocumentKind::Article => document.key.to_string(),
        DocumentKind::Category => {
            format!("{}/_category", document.key).trim_start_matches('/').to_owned()
        }
    }
}

/// One language's translations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    pub lang: Lang,
    /// By name, of texts whose source is in another language.
    pub states: Vec<(String, Status)>,
}

impl Overview {
    pub fn untranslated(&self) -> impl Iterator<Item = &str> {
        self.named(|status| *status == Status::Untranslated)
    }

    pub fn unrecorded(&self) -> impl Iterator<Item = &str> {
        self.named(|status| *status == Status::Unrecorded)
    }

    /// Translations that say what their source says.
    pub fn current(&self) -> usize {
        self.named(
            |status| matches!(status, Status::Recorded(parts) if !parts.iter().any(|part| part.change.is_drift())),
        )
        .count()
    }

    /// Parts that drifted or moved, with their article.
    pub fn parts(&self) -> impl Iterator<Item = (&str, &Drift)> {
        self.states.iter().flat_map(|(name, status)| {
            let parts = match status {
                Status::Recorded(parts) => parts.as_slice(),
                Status::Untranslated | Status::Unrecorded => &[],
            };
            parts.iter().map(move |part| (name.as_str(), part))
        })
    }

    /// How many parts drifted; moved ones say what they should.
    pub fn drifted(&self) -> usize {
        self.parts().filter(|(_, part)| part.change.is_drift()).count()
    }

    fn named(&self, is: impl Fn(&Status) -> bool) -> impl Iterator<Item = &str> {
        self.states.iter().filter(move |(_, status)| is(status)).map(|(name, _)| name.as_str())
    }
}

/// The state of every text in one language.
pub fn overview(texts: &[Text], lang: &Lang, record: &Record) -> Overview {
    let of_others: Vec<&Text> = texts.iter().filter(|text| text.source.lang != *lang).collect();
    let state = |text: &&Text| {
        let own = text.translations.get(lang).map(Arc::as_ref);
        (
            text.name.clone(),
            compare(record.articles.get(&text.name), (&text.source, text.parts()), own),
        )
    };
    Overview { lang: lang.clone(), states: of_others.par_iter().map(state).collect() }
}

/// By the path of a translation what its source said, and what it said itself, when it was made.
pub type Former = BTreeMap<String, [String; 2]>;

/// One language's record with what was translated since taken in. Translations that have none were
/// made from what `former` has by their path, their source and themselves as they were, else they
/// are taken as they stand, and so are those that `accepts` names. Texts that are no longer there
/// are dropped.
pub fn sync(
    texts: &[Text],
    lang: &Lang,
    record: &Record,
    accepts: &(dyn Fn(&str) -> bool + Sync),
    former: &Former,
) -> Record {
    let entry = |text: &Text| {
        let document = text.translations.get(lang)?;
        let (source, own) = (text.parts(), blocks(document));
        let entry = match record.articles.get(&text.name).filter(|_| !accepts(&text.name)) {
            Some(entry) => settle(entry, source, &own),
            None => match former.get(&*document.file.path).filter(|_| !accepts(&text.name)) {
                Some([there, here]) => {
                    let (there, here) = (as_it_was(&text.source, there), as_it_was(document, here));
                    settle(&accept(&blocks(&there), &blocks(&here)), source, &own)
                }
                None => accept(source, &own),
            },
        };
        Some((text.name.clone(), entry))
    };
    let entries: Vec<_> = texts.par_iter().filter_map(entry).collect();
    Record::of(entries.into_iter().collect())
}

fn as_it_was(document: &Document, text: &str) -> Document {
    let (key, kind, lang) = (document.key.clone(), document.kind, document.lang.clone());
    content::outline(&TextFile::new(document.file.path.clone(), text), &Name { key, kind, lang })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::block::Kind;
    use super::super::drift::{Change, status};
    use super::*;
    use crate::content::{Named, Rules, name, parse};

    fn document(path: &str, text: &str) -> Document {
        let languages = [Lang::parse("en").unwrap(), Lang::parse("fr").unwrap()];
        let Ok(Named::Document(name)) = name(path, &languages) else { panic!("{path}") };
        parse(&TextFile::new(path, text), &name, &Rules::default()).0
    }

    /// Parts that say nothing of each other, as Markdown.
    fn text(words: &[(usize, String)]) -> String {
        let part = |(kind, words): &(usize, String)| match kind % 3 {
            0 => format!("## {words}\n\n"),
            1 => format!("{words}\n\n"),
            _ => format!("```\n{words}\n```\n\n"),
        };
        words.iter().map(part).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        /// Each edit of a source is told, and nothing else is; each edit of the translation settles
        /// its own.
        #[test]
        fn what_is_told_is_what_changed(
            kinds in proptest::collection::vec(0_usize..3, 1..20),
            edited in proptest::collection::btree_set(0_usize..20, 0..6),
            translated in proptest::collection::btree_set(0_usize..20, 0..6),
        ) {
            let of = |tail: &dyn Fn(usize) -> &'static str, lang: &str| {
                let parts: Vec<_> = kinds.iter().enumerate()
                    .map(|(at, kind)| (*kind, format!("{lang}{at} text number {at}{}", tail(at))))
                    .collect();
                text(&parts)
            };
            let old = document("content/a.md", &of(&|_| "", "en"));
            let own = document("content/a.fr.md", &of(&|_| "", "fr"));
            let entry = accept(&blocks(&old), &blocks(&own));
            let tail = |at| if edited.contains(&at) { " changed" } else { "" };
            let new = document("content/a.md", &of(&tail, "en"));
            let both = |at| edited.contains(&at) && translated.contains(&at);
            let now = |at| if both(at) { " changé" } else { "" };
            let own = document("content/a.fr.md", &of(&now, "fr"));
            let expected: Vec<u32> = edited.difference(&translated)
                .filter(|at| **at < kinds.len())
                .map(|at| blocks(&new)[*at].span)
                .map(|span| new.place(span).line)
                .collect();
            for entry in [entry.clone(), settle(&entry, &blocks(&new), &blocks(&own))] {
                let Status::Recorded(told) = status(Some(&entry), &new, Some(&own)) else { panic!("recorded") };
                prop_assert!(told.iter().all(|part| part.change == Change::Changed), "{told:?}");
                let lines: Vec<u32> = told.iter().map(|part| part.source.line).collect();
                prop_assert_eq!(&lines, &expected);
                prop_assert!(told.iter().all(|part| part.source.line == part.own.line), "{:?}", told);
            }
        }

        #[test]
        fn moved_parts_are_not_changed(order in Just((0_usize..12).collect::<Vec<_>>()).prop_shuffle()) {
            let part = |at: &usize| (*at, format!("part {at}"));
            let parts = |order: &[usize]| text(&order.iter().map(part).collect::<Vec<_>>());
            let old = document("content/a.md", &parts(&(0..12).collect::<Vec<_>>()));
            let own = document("content/a.fr.md", &parts(&(0..12).collect::<Vec<_>>()));
            let new = document("content/a.md", &parts(&order));
            let entry = accept(&blocks(&old), &blocks(&own));
            let Status::Recorded(told) = status(Some(&entry), &new, Some(&own)) else { panic!("recorded") };
            prop_assert!(told.iter().all(|part| part.change == Change::Moved), "{told:?}");
        }
    }

    #[test]
    fn a_translation_without_a_record_says_so() {
        let source = document("content/a.md", "# A\n\ntext\n");
        assert_eq!(status(None, &source, None), Status::Untranslated);
        assert_eq!(status(None, &source, Some(&source)), Status::Unrecorded);
        assert!(
            blocks(&source)
                .iter()
                .all(|block| matches!(block.kind, Kind::Heading | Kind::Paragraph))
        );
    }
}
