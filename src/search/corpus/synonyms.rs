//! `synonyms.<lang>.yaml`: words that mean the same here.
//!
//! A list of groups. A list works both ways; a map with `from` and `to` one way:
//!
//! ```yaml
//! - [invoice, bill]
//! - { from: [2fa], to: [two-factor authentication] }
//! ```

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::Lang;
use crate::search::text::analysis::{fold, words};
use crate::search::text::stem::WordStemmer;
use crate::tree::{Node, Reader, TextFile, Value, yaml};

/// More words than this in one entry are no synonym but a sentence; nor are more pairs of
/// characters, of which a phrase has as many as it has characters.
const MAX_PHRASE: usize = 5;
const MAX_PHRASE_GRAMS: usize = 20;
const MAX_GROUPS: usize = 2_000;
/// Words and phrases of one group, and those that stand for one word in all groups together: a
/// group whose words all mean each other grows by its square, and every query would look all of
/// them up.
const MAX_MEMBERS: usize = 20;

/// The groups of one file, as written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Synonyms {
    groups: Vec<Group>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Group {
    from: Vec<String>,
    to: Vec<String>,
}

/// Synonyms as terms of the index.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct CompiledSynonyms {
    /// (terms in a row, the phrases that may stand for them), sorted by the terms.
    pub entries: Vec<(Vec<String>, Vec<Vec<String>>)>,
    /// (surface, term) of every word above: all of them can be typed, also those no article uses.
    pub words: Vec<(String, String)>,
}

impl Synonyms {
    /// Reads a file, reporting every mistake; what is right is kept.
    pub fn parse(file: &TextFile) -> (Self, Diagnostics) {
        let (root, mut diagnostics) = yaml::parse(file, 0, file.text.len());
        let mut synonyms = Self::default();
        match root.as_ref().map(|root| (&root.value, root)) {
            None | Some((Value::Null, _)) => {}
            Some((Value::List(groups), root)) => {
                if groups.len() > MAX_GROUPS {
                    diagnostics.push(
                        Diagnostic::error(
                            "synonyms-too-many",
                            format!("more than {MAX_GROUPS} groups of synonyms"),
                        )
                        .at(file.place(root.span))
                        .help("keep the words that customers type and your articles do not"),
                    );
                }
                for group in groups.iter().take(MAX_GROUPS) {
                    synonyms.groups.extend(read_group(file, group, &mut diagnostics));
                }
            }
            Some((_, root)) => diagnostics.push(
                Diagnostic::error(
                    "synonyms-shape",
                    format!("synonyms are a list of groups, this is {}", root.kind()),
                )
                .at(file.place(root.span))
                .help("write `- [invoice, bill]`, one group a line"),
            ),
        }
        (synonyms, diagnostics)
    }
}

fn read_group(file: &TextFile, node: &Node, diagnostics: &mut Diagnostics) -> Option<Group> {
    match &node.value {
        Value::List(items) => {
            let words: Vec<String> =
                items.iter().filter_map(|item| read_phrase(file, item, diagnostics)).collect();
            if items.len() < 2 {
                diagnostics.push(
                    Diagnostic::error(
                        "synonyms-alone",
                        "a group of synonyms needs two words at least",
                    )
                    .at(file.place(node.span))
                    .help("add the word it stands for, or delete the line"),
                );
                return None;
            }
            check_size(file, node, items.len(), diagnostics);
            Some(Group { from: words.clone(), to: words })
        }
        Value::Map(_) => {
            let mut reader = Reader::new(file, node, "a one-way synonym", diagnostics);
            let (from, to) = (phrase_nodes(reader.node("from")), phrase_nodes(reader.node("to")));
            if from.is_empty() || to.is_empty() {
                let help = "write `{ from: [2fa], to: [two-factor authentication] }`";
                reader.error(
                    "synonyms-one-way",
                    node.span,
                    "a one-way synonym needs `from` and `to`",
                    help,
                );
            }
            reader.finish();
            check_size(file, node, from.len().max(to.len()), diagnostics);
            let from =
                from.into_iter().filter_map(|item| read_phrase(file, item, diagnostics)).collect();
            let to =
                to.into_iter().filter_map(|item| read_phrase(file, item, diagnostics)).collect();
            Some(Group { from, to })
        }
        _ => {
            diagnostics.push(
                Diagnostic::error(
                    "synonyms-shape",
                    format!("a group of synonyms is a list, this is {}", node.kind()),
                )
                .at(file.place(node.span))
                .help("write `- [invoice, bill]`"),
            );
            None
        }
    }
}

fn check_size(file: &TextFile, node: &Node, members: usize, diagnostics: &mut Diagnostics) {
    if members > MAX_MEMBERS {
        diagnostics.push(
            Diagnostic::error(
                "synonyms-group",
                format!("a group has {MAX_MEMBERS} words at most, this has {members}"),
            )
            .at(file.place(node.span))
            .help("keep those that mean the same; words that only belong together find too much"),
        );
    }
}

/// A list's items; a single text counts as a list of one.
fn phrase_nodes(node: Option<&Node>) -> Vec<&Node> {
    match node.map(|node| (&node.value, node)) {
        Some((Value::List(items), _)) => items.iter().collect(),
        Some((_, node)) => vec![node],
        None => Vec::new(),
    }
}

fn read_phrase(file: &TextFile, node: &Node, diagnostics: &mut Diagnostics) -> Option<String> {
    let phrase = node.as_text();
    let words = phrase.as_deref().map(words).unwrap_or_default();
    let grams = words.iter().filter(|word| word.gram).count();
    let count = words.len() - grams;
    let message = match words.len() {
        0 => "a synonym is a word or a short phrase".to_owned(),
        _ if count > MAX_PHRASE => {
            format!("a synonym has {MAX_PHRASE} words at most, this has {count}")
        }
        _ if grams > MAX_PHRASE_GRAMS => {
            format!(
                "a synonym has {} characters at most, this has {}",
                MAX_PHRASE_GRAMS + 1,
                grams + 1
            )
        }
        _ => return phrase,
    };
    diagnostics.push(
        Diagnostic::error("synonyms-phrase", message)
            .at(file.place(node.span))
            .help("use `asks:` in the article for whole questions"),
    );
    None
}

impl CompiledSynonyms {
    pub fn new(lang: &Lang, synonyms: &Synonyms) -> Self {
        let stemmer = WordStemmer::new(lang);
        let mut compiled = Self::default();
        let mut entries: BTreeMap<Vec<String>, Vec<Vec<String>>> = BTreeMap::new();
        for group in &synonyms.groups {
            let mut compile = |phrases: &[String]| -> Vec<Vec<String>> {
                phrases
                    .iter()
                    .take(MAX_MEMBERS)
                    .map(|phrase| compiled.terms(&stemmer, phrase))
                    .collect()
            };
            let (from, to) = (compile(&group.from), compile(&group.to));
            for key in from {
                let known = entries.entry(key.clone()).or_default();
                for phrase in to.iter().filter(|phrase| **phrase != key) {
                    if known.len() < MAX_MEMBERS && !known.contains(phrase) {
                        known.push(phrase.clone());
                    }
                }
            }
        }
        entries.retain(|_, phrases| !phrases.is_empty());
        compiled.entries = entries.into_iter().collect();
        compiled.words.sort();
        compiled.words.dedup();
        compiled
    }

    /// What may stand for these terms in a row.
    pub fn of(&self, terms: &[&str]) -> &[Vec<String>] {
        let same = |known: &[String]| known.iter().map(String::as_str).cmp(terms.iter().copied());
        let found = self.entries.binary_search_by(|(known, _)| same(known));
        found.ok().and_then(|at| self.entries.get(at)).map_or(&[], |(_, phrases)| phrases)
    }

    fn terms(&mut self, stemmer: &WordStemmer, phrase: &str) -> Vec<String> {
        let tokens = words(phrase).into_iter().map(|word| {
            let surface = fold(&word.text);
            let term = if word.gram { surface.clone() } else { stemmer.term(&word.text) };
            (surface, term)
        });
        let first = self.words.len();
        self.words.extend(tokens);
        self.words.iter().skip(first).map(|(_, term)| term.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_work_both_ways_and_maps_one_way() {
        let file = TextFile::new(
            "content/synonyms.en.yaml",
            "- [invoices, bill]\n- {from: 2fa, to: [two-factor login]}\n",
        );
        let (synonyms, diagnostics) = Synonyms::parse(&file);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        let compiled = CompiledSynonyms::new(&Lang::parse("en").unwrap(), &synonyms);
        let phrase = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            compiled.entries,
            [
                (phrase(&["2fa"]), vec![phrase(&["two", "factor", "login"])]),
                (phrase(&["bill"]), vec![phrase(&["invoic"])]),
                (phrase(&["invoic"]), vec![phrase(&["bill"])]),
            ]
        );
        assert_eq!(compiled.of(&["bill"]), [phrase(&["invoic"])]);
        assert_eq!(compiled.of(&["bill", "2fa"]), [[""; 0]; 0]);
    }

    #[test]
    fn no_word_stands_for_very_many() {
        let group = |range: std::ops::Range<u32>| {
            let words: Vec<String> = range.map(|number| format!("w{number}")).collect();
            format!("- [same, {}]\n", words.join(", "))
        };
        let file = TextFile::new("s.yaml", group(0..25) + &group(10..20) + &group(40..59));
        let (synonyms, diagnostics) = Synonyms::parse(&file);
        let codes: Vec<&str> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
        assert_eq!(codes, ["synonyms-group"]);
        let compiled = CompiledSynonyms::new(&Lang::parse("en").unwrap(), &synonyms);
        assert_eq!(compiled.of(&["same"]).len(), MAX_MEMBERS);
        assert!(compiled.entries.iter().all(|(_, phrases)| phrases.len() <= MAX_MEMBERS));
    }

    #[test]
    fn phrases_of_scripts_without_spaces_are_counted_by_characters() {
        let long = "重".repeat(22);
        let file = TextFile::new(
            "s.yaml",
            format!("- [双重身份验证登录方式, 两步验证]\n- [验证, {long}]\n"),
        );
        let (synonyms, diagnostics) = Synonyms::parse(&file);
        assert_eq!(synonyms.groups[0].from.len(), 2);
        let said: Vec<&str> =
            diagnostics.iter().map(|diagnostic| diagnostic.message.as_str()).collect();
        assert_eq!(said, ["a synonym has 21 characters at most, this has 22"]);
    }

    #[test]
    fn every_mistake_is_reported() {
        let file = TextFile::new(
            "s.yaml",
            "- [alone]\n- word\n- {from: [a], too: [b]}\n- [a, 'one two three four five six']\n",
        );
        let (_, diagnostics) = Synonyms::parse(&file);
        let codes: Vec<&str> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
        assert!(
            codes.contains(&"synonyms-alone") && codes.contains(&"synonyms-shape"),
            "{codes:?}"
        );
        assert!(
            codes.contains(&"synonyms-one-way") && codes.contains(&"synonyms-phrase"),
            "{codes:?}"
        );
    }
}
