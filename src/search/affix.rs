//! Affix rules: what the language's stemmer does to the ends of words, learned from the vocabulary.
//!
//! Readers meet words that no document contains. Instead of shipping a stemmer to the browser, the
//! build learns which endings its stemmer changes into which:
//!
//! 1. every pair (surface, term) is aligned: a prefix cut, a suffix cut, a suffix added;
//! 2. for every ending of a word, the commonest change among the words with that ending is found;
//! 3. an ending becomes a rule where its change differs from that of the shorter ending and is right
//!    for enough more words ("ning" loses four letters where "ing" loses three).
//!
//!
//! Then every word that these rules bring nowhere votes for its own change as a spare one ("ing" may
//! also become "e").
//!
//! A word is changed by its longest ending's rule; where the result is no term of the index, by the
//! next shorter one; and in the end by the spare changes, longest ending first, commonest first.

use std::collections::BTreeMap;

/// Endings longer than this are not looked at.
const MAX_ENDING: usize = 7;
/// Letters of context kept in front of what a rule cuts.
const MAX_CONTEXT: usize = 4;
/// The part of a word that no rule may touch.
const MIN_CORE: usize = 2;
/// A rule corrects at least this many words of the vocabulary.
const MIN_GAIN: usize = 2;
/// Prefixes (Arabic articles, Filipino verbs) are rules of their own: longest and commonest only.
const MAX_PREFIXES: usize = 16;
const MAX_PREFIX: usize = 4;
/// Rules kept; the ones that correct most words come first.
pub const MAX_RULES: usize = 320;
const MAX_SPARE: usize = 64;

/// The learned rules of one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct AffixRules {
    /// Prefixes that may be cut, longest first; the empty one is always tried first.
    prefixes: Vec<String>,
    /// Ending and what stands in its place.
    endings: BTreeMap<String, String>,
    /// Ending and what else may stand in its place, commonest first.
    spare: BTreeMap<String, Vec<String>>,
}

/// A pair of the vocabulary, aligned.
struct Aligned {
    prefix: String,
    rest: Vec<char>,
    cut: usize,
    add: String,
}

impl AffixRules {
    /// Learns from pairs of folded surface and term.
    pub fn learn<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let aligned: Vec<Aligned> = pairs.filter_map(|(surface, term)| align(surface, term)).collect();
        let tree = Tree::count(&aligned);
        let mut gains: Vec<(usize, String, String)> = Vec::new();
        tree.rules(&mut gains);
        gains.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        gains.truncate(MAX_RULES);
        let mut rules = Self {
            prefixes: common_prefixes(&aligned),
            endings: gains.into_iter().map(|(_, ending, instead)| (ending, instead)).collect(),
            spare: BTreeMap::new(),
        };
        rules.learn_spare(&aligned);
        rules
    }

    fn learn_spare(&mut self, aligned: &[Aligned]) {
        let mut votes: BTreeMap<(String, &str), usize> = BTreeMap::new();
        for pair in aligned.iter().filter(|pair| pair.cut <= MAX_ENDING) {
            let word: String = pair.rest.iter().collect();
            let kept = pair.rest.len() - pair.cut;
            let term: String = pair.rest.iter().take(kept).copied().chain(pair.add.chars()).collect();
            if self.by_ending(&word, &|found| found == term).is_none() {
                *votes.entry((pair.rest.iter().skip(kept).collect(), &pair.add)).or_default() += 1;
            }
        }
        let mut votes: Vec<_> = votes.into_iter().filter(|(_, count)| *count >= MIN_GAIN).collect();
        votes.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        votes.truncate(MAX_SPARE);
        for ((ending, instead), _) in votes {
            self.spare.entry(ending).or_default().push(instead.to_owned());
        }
    }

    /// The term that the stemmer would most likely give `word`, among those for which `known` holds.
    pub fn resolve(&self, word: &str, known: impl Fn(&str) -> bool) -> Option<String> {
        let stripped = self.prefixes.iter().filter_map(|prefix| word.strip_prefix(prefix.as_str()));
        std::iter::once(word).chain(stripped).find_map(|rest| self.by_ending(rest, &known))
    }

    pub fn prefixes(&self) -> &[String] {
        &self.prefixes
    }

    /// Ending and replacement, in the order of the endings.
    pub fn endings(&self) -> impl Iterator<Item = (&str, &str)> {
        self.endings.iter().map(|(ending, instead)| (ending.as_str(), instead.as_str()))
    }

    /// Ending and its other replacements, in the order of the endings.
    pub fn spare(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.spare.iter().map(|(ending, instead)| (ending.as_str(), instead.as_slice()))
    }

    pub fn len(&self) -> usize {
        self.endings.len() + self.spare.values().map(Vec::len).sum::<usize>()
    }

    pub fn is_empty(&self) -> bool {
        self.endings.is_empty()
    }

    fn by_ending(&self, word: &str, known: &impl Fn(&str) -> bool) -> Option<String> {
        let starts: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
        let first = starts.len().saturating_sub(MAX_ENDING + 1).max(MIN_CORE.min(starts.len()));
        let cuts = starts.get(first..)?.iter().filter_map(|&at| word.split_at_checked(at));
        let accept = |core: &str, instead: &String| Some(format!("{core}{instead}")).filter(|term| known(term));
        let main = cuts.clone().find_map(|(core, ending)| accept(core, self.endings.get(ending)?));
        main.or_else(|| {
            cuts.clone()
                .find_map(|(core, ending)| self.spare.get(ending)?.iter().find_map(|instead| accept(core, instead)))
        })
    }
}

/// The prefix whose removal leaves most in common with the term; none unless it clearly helps.
fn align(surface: &str, term: &str) -> Option<Aligned> {
    let word: Vec<char> = surface.chars().collect();
    let term: Vec<char> = term.chars().collect();
    let common = |skip: usize| word.iter().skip(skip).zip(&term).take_while(|(a, b)| a == b).count();
    let mut best = (0, common(0));
    for skip in 1..=MAX_PREFIX.min(word.len()) {
        let shared = common(skip);
        if shared > best.1 + 1 {
            best = (skip, shared);
        }
    }
    let (skip, shared) = best;
    if shared < MIN_CORE {
        return None;
    }
    let rest: Vec<char> = word.iter().skip(skip).copied().collect();
    Some(Aligned {
        prefix: word.iter().take(skip).collect(),
        cut: rest.len() - shared,
        add: term.iter().skip(shared).collect(),
        rest,
    })
}

fn common_prefixes(aligned: &[Aligned]) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for pair in aligned.iter().filter(|pair| !pair.prefix.is_empty()) {
        *counts.entry(&pair.prefix).or_default() += 1;
    }
    let least = (aligned.len() / 1000).max(3);
    let mut prefixes: Vec<(&str, usize)> = counts.into_iter().filter(|(_, count)| *count >= least).collect();
    prefixes.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    prefixes.truncate(MAX_PREFIXES);
    let mut prefixes: Vec<String> = prefixes.into_iter().map(|(prefix, _)| prefix.to_owned()).collect();
    prefixes.sort_by(|a, b| b.chars().count().cmp(&a.chars().count()).then(a.cmp(b)));
    prefixes
}

/// What happens to words with one ending: how often each change (letters cut, letters added).
type Changes = BTreeMap<(usize, String), usize>;

/// Every ending of the vocabulary, shorter ones first.
struct Tree {
    endings: BTreeMap<(usize, String), Changes>,
}

impl Tree {
    fn count(aligned: &[Aligned]) -> Self {
        let mut endings: BTreeMap<(usize, String), Changes> = BTreeMap::new();
        for pair in aligned {
            let core = pair.rest.len().saturating_sub(MIN_CORE);
            for length in 0..=MAX_ENDING.min(core) {
                let ending: String = pair.rest.iter().skip(pair.rest.len() - length).collect();
                let changes = endings.entry((length, ending)).or_default();
                if pair.cut <= length && length <= pair.cut + MAX_CONTEXT {
                    *changes.entry((pair.cut, pair.add.clone())).or_default() += 1;
                }
            }
        }
        Self { endings }
    }

    /// Appends (words corrected, ending, replacement) for every ending worth a rule.
    fn rules(&self, rules: &mut Vec<(usize, String, String)>) {
        let mut chosen: BTreeMap<&str, &(usize, String)> = BTreeMap::new();
        for ((length, ending), changes) in &self.endings {
            // The commonest change; the one that cuts least among equals.
            let best = changes.iter().max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0)));
            let Some((change, &right)) = best else { continue };
            let inherited = tails(ending).find_map(|tail| chosen.get(tail));
            let already = inherited.map_or(0, |change| changes.get(*change).copied().unwrap_or(0));
            if inherited.is_some_and(|inherited| *inherited == change) || right < already + MIN_GAIN {
                continue;
            }
            let kept: String = ending.chars().take(length - change.0).collect();
            chosen.insert(ending, change);
            rules.push((right - already, ending.clone(), kept + &change.1));
        }
    }
}

/// The endings of an ending, longest first, down to the empty one.
fn tails(ending: &str) -> impl Iterator<Item = &str> {
    ending.char_indices().skip(1).filter_map(|(at, _)| ending.get(at..)).chain((!ending.is_empty()).then_some(""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;
    use crate::search::stem::WordStemmer;

    #[test]
    fn unseen_forms_reach_the_stem_of_seen_ones() {
        let stemmer = WordStemmer::new(&Lang::parse("en").unwrap());
        let seen = "connect play talk connected connection connecting boards walked walking talked talking played playing \
                    boards sensors servers errors lights cables jumped jumping planned planning stopped stopping";
        let pairs: Vec<(String, String)> = seen.split_whitespace().map(|w| (w.into(), stemmer.term(w))).collect();
        let rules = AffixRules::learn(pairs.iter().map(|(w, t)| (w.as_str(), t.as_str())));
        let known = |term: &str| pairs.iter().any(|(_, t)| t == term);
        assert_eq!(rules.resolve("walks", known).as_deref(), Some("walk"));
        assert_eq!(rules.resolve("sensor", known).as_deref(), Some("sensor"));
        assert_eq!(rules.resolve("connects", known).as_deref(), Some("connect"));
        assert_eq!(rules.resolve("keyboards", known), None);
        assert_eq!(rules.resolve("", known), None);
    }

    #[test]
    fn tails_get_shorter() {
        assert_eq!(tails("ing").collect::<Vec<_>>(), ["ng", "g", ""]);
        assert_eq!(tails("").count(), 0);
    }
}
