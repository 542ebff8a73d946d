//! Words with their index terms, and the compound words that pairs of them form.

use std::collections::{HashMap, HashSet};

use super::affix::Pair;
use super::analysis::{Link, MAX_WORD_CHARS, Word, fold, is_gram_char, words};
use super::stem::WordStemmer;
use crate::model::Lang;

/// A word of a document: the form people type and the form under which it is indexed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Lower case, folded.
    pub surface: String,
    /// Stemmed, then folded.
    pub term: String,
}

/// What cutting documents of one language into tokens takes; threads share it.
///
/// "log-in" and, where the corpus also writes "login", "log in" give a third token `login`, so that
/// all three spellings find each other.
pub struct Tokens {
    stemmer: WordStemmer,
    /// Surfaces written as one word somewhere.
    singles: HashSet<String>,
}

/// Cuts texts, and remembers what became of each word.
pub struct Cutter<'a> {
    tokens: &'a Tokens,
    /// Positions in `seen`, by the word as written.
    ids: HashMap<String, u32>,
    seen: Vec<Token>,
    scratch: String,
}

/// The surfaces that `texts` write as one word.
pub fn singles<'t>(texts: impl Iterator<Item = &'t str>) -> HashSet<String> {
    let mut singles = HashSet::new();
    for word in texts.flat_map(words).filter(|word| !word.gram) {
        let surface = if word.text.is_ascii() { word.text } else { fold(&word.text) };
        if !singles.contains(&surface) {
            singles.insert(surface);
        }
    }
    singles
}

impl Tokens {
    /// `singles` are those of the whole corpus.
    pub fn new(lang: &Lang, singles: HashSet<String>) -> Self {
        Self { stemmer: WordStemmer::new(lang), singles }
    }

    pub fn cutter(&self) -> Cutter<'_> {
        Cutter { tokens: self, ids: HashMap::new(), seen: Vec::new(), scratch: String::new() }
    }

    pub fn stemmer(&self) -> &WordStemmer {
        &self.stemmer
    }
}

impl Cutter<'_> {
    /// The tokens of `text`, compounds after their parts, as names for [`Self::token`].
    pub fn of(&mut self, text: &str) -> Vec<u32> {
        let words = words(text);
        let mut tokens = Vec::with_capacity(words.len());
        let mut before: Option<&Word> = None;
        for word in &words {
            tokens.push(self.id(word));
            tokens.extend(before.and_then(|before| self.compound(before, word)));
            before = Some(word);
        }
        tokens
    }

    /// The token that [`Self::of`] named.
    pub fn token(&self, id: u32) -> Option<&Token> {
        self.seen.get(id as usize)
    }

    /// All words seen that have other forms, in any order.
    pub fn into_pairs(self) -> impl Iterator<Item = Pair> {
        let seen = self.seen;
        let tokens = self.ids.into_iter().filter_map(move |(word, id)| Some((word, seen.get(id as usize)?.clone())));
        let inflected = tokens.filter(|(_, token)| is_inflected(&token.surface));
        inflected.map(|(word, token)| Pair { surface: token.surface, word, term: token.term })
    }

    fn id(&mut self, word: &Word) -> u32 {
        if let Some(id) = self.ids.get(&word.text) {
            return *id;
        }
        let surface = fold(&word.text);
        let term = if word.gram { surface.clone() } else { self.tokens.stemmer.term(&word.text) };
        let id = self.seen.len() as u32;
        self.seen.push(Token { surface, term });
        self.ids.insert(word.text.clone(), id);
        id
    }

    fn compound(&mut self, before: &Word, word: &Word) -> Option<u32> {
        if word.link == Link::None || (word.link == Link::Space && !self.is_single(before, word)) {
            return None;
        }
        join(before, word).map(|joined| self.id(&joined))
    }

    /// Whether the two are written as one somewhere. Asked for every two words of a corpus.
    fn is_single(&mut self, before: &Word, word: &Word) -> bool {
        self.scratch.clear();
        self.scratch.extend([before.text.as_str(), &word.text]);
        if self.scratch.is_ascii() {
            self.scratch.truncate(MAX_WORD_CHARS);
            return self.tokens.singles.contains(&self.scratch);
        }
        join(before, word).is_some_and(|joined| self.tokens.singles.contains(&fold(&joined.text)))
    }
}

/// A vocabulary: each surface once, with the first by bytes of its words.
pub fn vocabulary(mut pairs: Vec<Pair>) -> Vec<Pair> {
    pairs.sort_unstable();
    pairs.dedup_by(|later, earlier| later.surface == earlier.surface);
    pairs
}

/// Pairs of characters and numbers have no other forms.
fn is_inflected(surface: &str) -> bool {
    !surface.chars().any(|c| is_gram_char(c) || c.is_numeric())
}

/// The two words written as one; `None` where that cannot be a compound.
pub fn join(before: &Word, word: &Word) -> Option<Word> {
    let least = match word.link {
        Link::Hyphen => 1,
        Link::Space => 2,
        Link::None => return None,
    };
    let part =
        |word: &Word| !word.gram && word.text.chars().count() >= least && word.text.chars().all(|c| !c.is_numeric());
    (part(before) && part(word)).then(|| Word {
        text: before.text.chars().chain(word.text.chars()).take(MAX_WORD_CHARS).collect(),
        gram: false,
        link: Link::None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn surfaces(corpus: &str, text: &str) -> Vec<String> {
        let tokens = Tokens::new(&Lang::parse("en").unwrap(), singles(std::iter::once(corpus)));
        let mut cutter = tokens.cutter();
        let cut = cutter.of(text);
        cut.into_iter().filter_map(|id| Some(cutter.token(id)?.surface.clone())).collect()
    }

    #[test]
    fn compounds_follow_the_corpus() {
        assert_eq!(surfaces("Your login", "Log in here"), ["log", "in", "login", "here"]);
        assert_eq!(surfaces("", "Log in here"), ["log", "in", "here"]);
        assert_eq!(surfaces("", "a log-in"), ["a", "log", "in", "login"]);
        assert_eq!(surfaces("", "2024-05-06"), ["2024", "05", "06"]);
    }
}
