//! Words that pairs of words form: "log-in" and, where the corpus also writes "login", "log in"
//! give a third token `login`, so that all three spellings find each other.

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;
use rustc_hash::FxBuildHasher;

use crate::search::text::analysis::{Link, MAX_WORD_CHARS, fold, is_gram};
use crate::search::text::interner::Interner;
use crate::search::text::words::Words;

/// Pairs of written forms, and the written form that they give.
#[derive(Default)]
pub(super) struct Compounds {
    wholes: HashMap<(u32, u32), u32, FxBuildHasher>,
    rules: Rules,
}

/// Which two words side by side are one.
#[derive(Default)]
struct Rules {
    facts: Vec<Fact>,
    /// Pairs of surfaces that make a surface which is written as one word somewhere.
    spaced: HashSet<(u32, u32), FxBuildHasher>,
}

/// What may be part of a compound.
#[derive(Clone, Copy, Default)]
struct Fact {
    /// Behind or before a hyphen: letters alone.
    hyphened: bool,
    /// Beside a space: two letters at least.
    spaced: bool,
    surface: u32,
}

impl Compounds {
    /// Looks at every two words side by side; the compounds they give are added to `written`.
    pub(super) fn find(written: &mut Interner, words: &[Words]) -> Self {
        let (surfaces, facts) = facts(written);
        let rules = Rules { spaced: spaced(&surfaces, &facts), facts };
        let found = words.par_iter().flat_map_iter(|words| {
            let mut found: HashSet<(u32, u32), FxBuildHasher> = HashSet::default();
            for text in 0..words.len() {
                let mut before = None;
                for said in words.text(text) {
                    let word = said.word;
                    if let Some(one) = before.filter(|one| rules.join(*one, said.link, word)) {
                        found.insert((one, word));
                    }
                    before = Some(word);
                }
            }
            found
        });
        let mut found: Vec<(u32, u32)> = found.collect();
        found.sort_unstable();
        found.dedup();
        let mut wholes = HashMap::with_capacity_and_hasher(found.len(), FxBuildHasher);
        for (one, other) in found {
            let whole: String = written
                .get(one)
                .chars()
                .chain(written.get(other).chars())
                .take(MAX_WORD_CHARS)
                .collect();
            wholes.insert((one, other), written.number(&whole));
        }
        Self { wholes, rules }
    }

    /// The compound of two words side by side.
    pub(super) fn of(&self, before: u32, link: Link, word: u32) -> Option<u32> {
        if !self.rules.join(before, link, word) {
            return None;
        }
        self.wholes.get(&(before, word)).copied()
    }
}

impl Rules {
    /// Asked for every two words of a corpus.
    fn join(&self, before: u32, link: Link, word: u32) -> bool {
        if link == Link::None {
            return false;
        }
        let (Some(one), Some(other)) =
            (self.facts.get(before as usize), self.facts.get(word as usize))
        else {
            return false;
        };
        match link {
            Link::Hyphen => one.hyphened && other.hyphened,
            _ => one.spaced && other.spaced && self.spaced.contains(&(one.surface, other.surface)),
        }
    }
}

/// What each written form may be part of, and the surfaces by their numbers there.
fn facts(written: &Interner) -> (Interner, Vec<Fact>) {
    let all: Vec<&str> = written.iter().collect();
    let read = all.into_par_iter().map(|word| {
        let hyphened = !is_gram(word) && word.chars().all(|c| !c.is_numeric());
        (fold(word), hyphened, hyphened && word.chars().nth(1).is_some())
    });
    let read: Vec<(String, bool, bool)> = read.collect();
    let mut surfaces = Interner::default();
    let fact = |(surface, hyphened, spaced): (String, bool, bool)| Fact {
        hyphened,
        spaced,
        surface: surfaces.number(&surface),
    };
    let facts = read.into_iter().map(fact).collect();
    (surfaces, facts)
}

/// The pairs of surfaces that make a surface which is written as one word.
fn spaced(surfaces: &Interner, facts: &[Fact]) -> HashSet<(u32, u32), FxBuildHasher> {
    let wholes: HashSet<u32, FxBuildHasher> =
        facts.iter().filter(|fact| fact.spaced).map(|fact| fact.surface).collect();
    let mut wholes: Vec<u32> = wholes.into_iter().collect();
    wholes.sort_unstable();
    let parts = wholes.par_iter().flat_map_iter(|&whole| {
        let whole = surfaces.get(whole);
        whole.char_indices().skip(1).filter_map(|(at, _)| {
            let (head, tail) = whole.split_at_checked(at)?;
            Some((surfaces.find(head)?, surfaces.find(tail)?))
        })
    });
    parts.collect::<Vec<_>>().into_iter().collect()
}

#[cfg(test)]
mod tests {
    use crate::model::Lang;
    use crate::search::corpus::Corpus;
    use crate::search::corpus::article::{SearchArticle, SearchSection};

    fn terms(corpus: &[&str], text: &str) -> Vec<String> {
        let article = |text: &&str| SearchArticle {
            sections: vec![SearchSection { text: (*text).into(), ..SearchSection::default() }],
            ..SearchArticle::default()
        };
        let articles = [text].iter().chain(corpus).map(article).collect();
        let corpus = Corpus::new(&Lang::parse("en").unwrap(), articles, &Default::default());
        let is_said = |term: &u32| corpus.postings.of(*term).iter().any(|posting| posting.doc == 0);
        let all = (0..corpus.postings.terms() as u32).filter(is_said);
        all.map(|term| corpus.lexicon.term(term).to_owned()).collect()
    }

    #[test]
    fn compounds_follow_the_corpus() {
        assert_eq!(terms(&["Your login"], "Log in here"), ["here", "in", "log", "login"]);
        assert_eq!(terms(&["", "a log-in"], "Log in here"), ["here", "in", "log"]);
        assert_eq!(terms(&[], "a log-in"), ["a", "in", "log", "login"]);
        assert_eq!(terms(&[], "2024-05-06"), ["05", "06", "2024"]);
        assert_eq!(terms(&["Caféshop"], "cafe shop"), ["cafe", "cafeshop", "shop"]);
    }
}
