//! `synonyms.<lang>.yaml`: words that mean the same here.
//!
//! A list of groups. A list works both ways; a map with `from` and `to` one way:
//!
//! ```yaml
//! - [invoice, bill]
//! - { from: [2fa], to: [two-factor authentication] }
//! ```

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::Lang;
use crate::search::text::analysis::{Word, fold, words};
use crate::search::text::function_words::function_words;
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
    /// What is shipped: of these only what the articles say.
    everyday: Vec<Group>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Group {
    from: Vec<String>,
    to: Vec<String>,
}

/// Terms in a row, and the phrases that may stand for them.
pub type Meant = (Vec<String>, Vec<Vec<String>>);

/// Synonyms as terms of the index.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct CompiledSynonyms {
    /// The site's own, sorted by what stands in the query.
    pub entries: Vec<Meant>,
    /// The same of what is shipped, but for what the site says itself.
    pub everyday: Vec<Meant>,
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

    /// What is said, and what it stands for, of groups that are known to be right.
    pub(super) fn of_groups(groups: impl Iterator<Item = (Vec<String>, Vec<String>)>) -> Self {
        let groups = groups.map(|(from, to)| Group { from, to }).collect();
        Self { groups, everyday: Vec::new() }
    }

    /// And what customers of any help centre say in a language.
    pub fn with_everyday(self, everyday: Self) -> Self {
        Self { everyday: everyday.groups, ..self }
    }

    /// The groups of another file behind these.
    pub fn and(mut self, other: Self) -> Self {
        self.groups.extend(other.groups);
        self
    }

    /// Without what stands for something in more than `most` words.
    pub fn of_words(mut self, most: usize) -> Self {
        for group in &mut self.groups {
            group.from.retain(|phrase| words(phrase).len() <= most);
        }
        self
    }

    pub fn is_empty(&self) -> bool {
        self.groups.is_empty() && self.everyday.is_empty()
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
    /// `says` tells whether a heading of the site says a term.
    pub fn new(lang: &Lang, synonyms: &Synonyms, says: impl Fn(&str) -> bool) -> Self {
        let stemmer = WordStemmer::new(lang);
        let light = function_words(lang);
        let mut entries = Entries::new();
        let mut spelled = Vec::new();
        for group in &synonyms.groups {
            let mut all = |phrases: &[String]| -> Vec<Vec<String>> {
                let phrases =
                    phrases.iter().take(MAX_MEMBERS).map(|phrase| pairs(&stemmer, phrase));
                phrases.map(|pairs| told(pairs, &mut spelled)).collect()
            };
            let (from, to) = (all(&group.from), all(&group.to));
            let from = group.from.iter().zip(from);
            add(&mut entries, from.map(|(phrase, terms)| telling(phrase, terms, &light)), &to);
        }
        let mut everyday = Entries::new();
        for group in &synonyms.everyday {
            let said = |pairs: &Pairs| pairs.iter().all(|(_, term)| says(term));
            let to = group.to.iter().map(|phrase| pairs(&stemmer, phrase)).filter(said);
            let to: Vec<_> = to.map(|pairs| told(pairs, &mut spelled)).collect();
            // Most of what is shipped stands for nothing that the site says.
            if to.is_empty() {
                continue;
            }
            // What a stemmer makes of a word may be a function word: Filipino "lumang" and "lang".
            let is_light =
                |pairs: &Pairs| matches!(&pairs[..], [(_, term)] if light.contains(term));
            let stands = |(_, pairs): &(&String, Pairs)| {
                let own = || pairs.iter().map(|(_, term)| term);
                // A phrase that says one of them already finds it.
                let says_it = pairs.len() > 1
                    && to
                        .iter()
                        .any(|phrase| phrase.iter().all(|term| own().any(|own| own == term)));
                !is_light(pairs) && !says_it && to.iter().any(|phrase| !phrase.iter().eq(own()))
            };
            let from = group.from.iter().map(|phrase| (phrase, pairs(&stemmer, phrase)));
            let from =
                from.filter(stands).map(|(phrase, pairs)| (phrase, told(pairs, &mut spelled)));
            add(&mut everyday, from.map(|(phrase, terms)| telling(phrase, terms, &light)), &to);
        }
        for (from, phrases) in &mut everyday {
            let own = entries.get(from).map_or(&[][..], Vec::as_slice);
            phrases.retain(|phrase| !own.contains(phrase));
        }
        spelled.sort();
        spelled.dedup();
        let sorted = |entries: Entries| -> Vec<Meant> {
            entries.into_iter().filter(|(_, phrases)| !phrases.is_empty()).collect()
        };
        Self { entries: sorted(entries), everyday: sorted(everyday), words: spelled }
    }

    /// What the site says may stand for these terms in a row.
    pub fn of(&self, terms: &[&str]) -> &[Vec<String>] {
        phrases(&self.entries, terms)
    }

    /// What may stand for them everywhere.
    pub fn everyday_of(&self, terms: &[&str]) -> &[Vec<String>] {
        phrases(&self.everyday, terms)
    }

    /// All terms in a row that something may stand for; some twice.
    pub fn all(&self) -> impl Iterator<Item = &[String]> {
        self.entries.iter().chain(&self.everyday).map(|(from, _)| from.as_slice())
    }
}

fn phrases<'s>(entries: &'s [Meant], terms: &[&str]) -> &'s [Vec<String>] {
    let same = |known: &[String]| known.iter().map(String::as_str).cmp(terms.iter().copied());
    let found = entries.binary_search_by(|(known, _)| same(known));
    found.ok().and_then(|at| entries.get(at)).map_or(&[], |(_, phrases)| phrases)
}

type Entries = BTreeMap<Vec<String>, Vec<Vec<String>>>;

/// (surface, term) of each word of a phrase.
type Pairs = Vec<(String, String)>;

fn pairs(stemmer: &WordStemmer, phrase: &str) -> Pairs {
    let pair = |word: Word| {
        let surface = fold(&word.text);
        let term = if word.gram { surface.clone() } else { stemmer.term(&word.text) };
        (surface, term)
    };
    words(phrase).into_iter().map(pair).collect()
}

/// The terms; the pairs are put to the others.
fn told(pairs: Pairs, spelled: &mut Pairs) -> Vec<String> {
    let terms = pairs.iter().map(|(_, term)| term.clone()).collect();
    spelled.extend(pairs);
    terms
}

/// A phrase as it is looked for in a query: without function words, which customers put in as they
/// like ("get my money back"), where two others tell it apart.
fn telling(phrase: &str, terms: Vec<String>, light: &BTreeSet<String>) -> Vec<String> {
    let is_told = |(word, _): &(Word, &String)| !light.contains(&fold(&word.text));
    let told = words(phrase).into_iter().zip(&terms).filter(is_told).map(|(_, term)| term.clone());
    let told: Vec<String> = told.collect();
    if told.len() > 1 { told } else { terms }
}

fn add(entries: &mut Entries, from: impl Iterator<Item = Vec<String>>, to: &[Vec<String>]) {
    for key in from {
        let known = entries.entry(key.clone()).or_default();
        for phrase in to.iter().filter(|phrase| **phrase != key) {
            if known.len() < MAX_MEMBERS && !known.contains(phrase) {
                known.push(phrase.clone());
            }
        }
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
        let compiled = CompiledSynonyms::new(&Lang::parse("en").unwrap(), &synonyms, |_| true);
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
        let compiled = CompiledSynonyms::new(&Lang::parse("en").unwrap(), &synonyms, |_| true);
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
