//! Affix rules: what the language's stemmer does to the ends of words, learned from the vocabulary.
//!
//! Readers meet words that no document contains. Instead of shipping a stemmer to the browser, the
//! build learns which endings its stemmer changes into which:
//!
//! 1. every pair (surface, term) is aligned: a prefix cut, a suffix cut, a suffix added;
//! 2. for every ending of a word, the commonest change among the words with that ending is found;
//! 3. an ending becomes a rule where its change differs from that of the shorter ending and is
//!    right for enough more words ("ning" loses four letters where "ing" loses three);
//! 4. endings too rare for that are tried out: put behind stems of the vocabulary, the stemmer says
//!    what becomes of them. So a small vocabulary that has "availability" only once still learns
//!    "ability".
//!
//! Then every word that these rules bring nowhere votes for its own change as a spare one ("ing"
//! may also become "e").
//!
//! A word is changed by its longest ending's rule; where the result is no term of the index, by the
//! next shorter one; and in the end by the spare changes, longest ending first, commonest first.

use std::collections::{BTreeMap, BTreeSet};

use super::aligned::{Aligned, MAX_ENDING, MIN_CORE, MIN_GAIN, Pair, common_prefixes};
use super::endings::Tree;
use super::trial::Trial;

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

impl AffixRules {
    /// Learns from a vocabulary; `stem` is the stemmer that made its terms.
    pub fn learn(pairs: &[Pair], stem: impl Fn(&str) -> String) -> Self {
        let aligned: Vec<Aligned> = pairs.iter().filter_map(Aligned::of).collect();
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
        if rules.endings.len() < MAX_RULES {
            rules.try_out(&Trial::new(pairs, &stem));
        }
        rules.learn_spare(&aligned);
        rules
    }

    /// Rules of the endings that are tried, as far as there is room. The stemmer is heard of none
    /// that has a rule: each costs two dozen words.
    fn try_out<S: Fn(&str) -> String>(&mut self, trial: &Trial<'_, S>) {
        for tried in trial.endings() {
            if self.endings.len() >= MAX_RULES {
                return;
            }
            if self.endings.contains_key(&tried.ending) {
                continue;
            }
            if let Some(instead) = trial.replacement(&tried)
                && !self.implies(&tried.ending, &instead)
            {
                self.endings.insert(tried.ending, instead);
            }
        }
    }

    /// With what speakers put before words and behind them, as the last thing that is tried.
    pub fn with_spoken(mut self, (prefixes, endings): (&[&str], &[&str])) -> Self {
        self.prefixes.extend(prefixes.iter().map(|prefix| (*prefix).to_owned()));
        self.prefixes.sort_by(|a, b| b.chars().count().cmp(&a.chars().count()).then(a.cmp(b)));
        self.prefixes.dedup();
        for ending in endings {
            let spare = self.spare.entry((*ending).to_owned()).or_default();
            if !spare.iter().any(String::is_empty) {
                spare.push(String::new());
            }
        }
        self
    }

    /// Whether the rule of a shorter ending does the same.
    fn implies(&self, ending: &str, instead: &str) -> bool {
        let shorter = tails(ending).find_map(|tail| Some((tail, self.endings.get(tail)?)));
        shorter.is_some_and(|(tail, known)| {
            ending.strip_suffix(tail).is_some_and(|kept| instead.strip_prefix(kept) == Some(known))
        })
    }

    fn learn_spare(&mut self, aligned: &[Aligned]) {
        let mut votes: BTreeMap<(String, &str), usize> = BTreeMap::new();
        for pair in aligned.iter().filter(|pair| pair.cut <= MAX_ENDING) {
            let word: String = pair.rest.iter().collect();
            let kept = pair.rest.len() - pair.cut;
            let term: String =
                pair.rest.iter().take(kept).copied().chain(pair.add.chars()).collect();
            if !self.leads(&word, &term) {
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

    /// The term that the stemmer would most likely give `word`, among those for which `known`
    /// holds.
    pub fn resolve(&self, word: &str, known: impl Fn(&str) -> bool) -> Option<String> {
        let mut stripped =
            self.prefixes.iter().filter_map(|prefix| word.strip_prefix(prefix.as_str()));
        // What is a term without its prefix has no ending to lose.
        let without = |rest: &str| match known(rest) {
            true => Some(rest.to_owned()),
            false => self.by_ending(rest, &known),
        };
        self.by_ending(word, &known).or_else(|| stripped.find_map(without))
    }

    /// What the rules make of a word that no term vouches for: by its longest ending.
    pub fn stem(&self, word: &str) -> String {
        self.by_ending(word, &|_| true).unwrap_or_else(|| word.to_owned())
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

    /// Whether some rule makes `term` of `word`, without writing down what others make of it.
    fn leads(&self, word: &str, term: &str) -> bool {
        cuts(word).any(|(core, ending)| {
            let instead = term.strip_prefix(core);
            instead.is_some_and(|wanted| self.instead_of(ending).any(|instead| instead == wanted))
        })
    }

    fn by_ending(&self, word: &str, known: &impl Fn(&str) -> bool) -> Option<String> {
        self.candidates(word).find(|term| known(term))
    }

    /// What the rules may make of a word, the likeliest first; no prefix is cut.
    pub fn candidates<'w>(&'w self, word: &'w str) -> impl Iterator<Item = String> + 'w {
        let cuts = cuts(word);
        let main = cuts
            .clone()
            .filter_map(|(core, ending)| Some(format!("{core}{}", self.endings.get(ending)?)));
        let spare = cuts.flat_map(|(core, ending)| {
            let all = self.spare.get(ending).into_iter().flatten();
            all.map(move |instead| format!("{core}{instead}"))
        });
        main.chain(spare)
    }

    /// Every ending with each of what may stand in its place.
    pub fn changes(&self) -> impl Iterator<Item = (&str, &str)> {
        let spare = self
            .spare()
            .flat_map(|(ending, all)| all.iter().map(move |instead| (ending, instead.as_str())));
        self.endings().chain(spare)
    }

    /// What may stand in the place of an ending.
    pub fn instead_of(&self, ending: &str) -> impl Iterator<Item = &str> {
        let spare = self.spare.get(ending).into_iter().flatten();
        self.endings.get(ending).into_iter().chain(spare).map(String::as_str)
    }

    /// The letters of which endings are made.
    pub fn letters(&self) -> BTreeSet<char> {
        self.endings.keys().chain(self.spare.keys()).flat_map(|ending| ending.chars()).collect()
    }
}

/// A word before and from each place where a rule may begin, the longest ending first.
fn cuts(word: &str) -> impl Iterator<Item = (&str, &str)> + Clone {
    let starts: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
    let first = starts.len().saturating_sub(MAX_ENDING + 1).max(MIN_CORE.min(starts.len()));
    starts.into_iter().skip(first).filter_map(|at| word.split_at_checked(at))
}

/// The endings of an ending, longest first, down to the empty one.
fn tails(ending: &str) -> impl Iterator<Item = &str> {
    ending
        .char_indices()
        .skip(1)
        .filter_map(|(at, _)| ending.get(at..))
        .chain((!ending.is_empty()).then_some(""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;
    use crate::search::text::stem::WordStemmer;

    #[test]
    fn unseen_forms_reach_the_stem_of_seen_ones() {
        let stemmer = WordStemmer::new(&Lang::parse("en").unwrap());
        let seen = "connect play talk connected connection connecting boards walked walking \
            talked talking played playing boards sensors servers errors lights cables jumped \
            jumping planned planning stopped stopping";
        let pair = |w: &str| Pair { surface: w.into(), word: w.into(), term: stemmer.term(w) };
        let pairs: Vec<Pair> = seen.split_whitespace().map(pair).collect();
        let rules = AffixRules::learn(&pairs, |word| stemmer.term(word));
        let known = |term: &str| pairs.iter().any(|pair| pair.term == term);
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

    #[test]
    fn what_is_spoken_is_tried_last() {
        let lang = Lang::parse("ar").unwrap();
        let own = serde_json::json!({ "prefixes": [], "endings": { "": "" }, "spare": {} });
        let own: AffixRules = serde_json::from_value(own).unwrap();
        let rules = own.with_spoken(crate::search::text::spoken::affixes(&lang));
        let find = |word: &str, known: &str| rules.resolve(word, |term| term == known);
        assert_eq!(find("مابيفتحش", "فتح"), Some("فتح".to_owned()));
        assert_eq!(find("هيفتح", "فتح"), Some("فتح".to_owned()));
        assert_eq!(find("ابعتولي", "ابعت"), Some("ابعت".to_owned()));
        assert_eq!(find("فتح", "كتب"), None);
    }
}
