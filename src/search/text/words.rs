//! The words of an article, cut once: index, shards, related articles and duplicates all read
//! these.

use super::analysis::{Link, each_word};
use super::interner::Interner;

/// What a number of [`Words::said`] keeps of the [`Link`].
const LINK_BITS: u32 = 2;
/// With the space behind it; what is right for most texts saves most of the growing.
const BYTES_A_WORD: usize = 6;

/// Texts as numbers of their different words: the article's own, until these join those of all.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// Every different word as written, in lower case; empty once they have joined another.
    vocabulary: Interner,
    /// All texts, one behind the other, and where each ends.
    said: Vec<u32>,
    ends: Vec<u32>,
}

/// One word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// In the article's own vocabulary, or in the one that it has joined.
    pub word: u32,
    pub link: Link,
}

impl Words {
    pub fn of<'t>(texts: impl Iterator<Item = &'t str> + Clone) -> Self {
        let length: usize = texts.clone().map(str::len).sum();
        let mut words = Self {
            vocabulary: Interner::for_text(length),
            said: Vec::with_capacity(length / BYTES_A_WORD),
            ends: Vec::new(),
        };
        for text in texts {
            let (vocabulary, said) = (&mut words.vocabulary, &mut words.said);
            each_word(text, |word, _, link| {
                said.push(vocabulary.number(word) << LINK_BITS | bits(link))
            });
            words.ends.push(words.said.len() as u32);
        }
        words.vocabulary = words.vocabulary.frozen();
        // Those of all articles are there at once.
        words.said.shrink_to_fit();
        words
    }

    /// Puts the article's own words among `all`, whose numbers they have from now on: of a large site
    /// the vocabularies of single articles take as much memory as its index.
    pub fn join(&mut self, all: &mut Interner) {
        let own = std::mem::take(&mut self.vocabulary);
        let numbers: Vec<u32> = own.iter().map(|word| all.number(word)).collect();
        self.renumber(&numbers);
    }

    /// From now on what was number n is number `numbers[n]`.
    pub fn renumber(&mut self, numbers: &[u32]) {
        for both in &mut self.said {
            let number = numbers.get((*both >> LINK_BITS) as usize).copied().unwrap_or_default();
            *both = number << LINK_BITS | *both & ((1 << LINK_BITS) - 1);
        }
    }

    /// The words of text number `text`, in order; none for a text that is not there.
    pub fn text(&self, text: usize) -> impl Iterator<Item = Said> {
        let start =
            text.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(text).copied().unwrap_or(start);
        let said = self.said.get(start as usize..end as usize).unwrap_or_default();
        said.iter().map(|&both| Said { word: both >> LINK_BITS, link: link(both) })
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

fn bits(link: Link) -> u32 {
    match link {
        Link::None => 0,
        Link::Space => 1,
        Link::Hyphen => 2,
    }
}

fn link(both: u32) -> Link {
    match both & 3 {
        1 => Link::Space,
        2 => Link::Hyphen,
        _ => Link::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_word_by_word() {
        let words = Words::of(["Log in", "", "the log-in"].into_iter());
        let text = |at| -> Vec<(&str, Link)> {
            words.text(at).map(|said| (words.vocabulary.get(said.word), said.link)).collect()
        };
        assert_eq!(text(0), [("log", Link::None), ("in", Link::Space)]);
        assert_eq!(text(1), []);
        assert_eq!(text(2), [("the", Link::None), ("log", Link::Space), ("in", Link::Hyphen)]);
        assert_eq!((text(3).len(), words.len()), (0, 3));
    }

    #[test]
    fn words_of_two_articles_have_one_number() {
        let (mut all, mut part) = (Interner::default(), Interner::default());
        let mut articles = [Words::of(["log in"].into_iter()), Words::of(["now in"].into_iter())];
        all.number("first");
        articles.iter_mut().for_each(|words| words.join(&mut part));
        let numbers: Vec<u32> = part.iter().map(|word| all.number(word)).collect();
        articles.iter_mut().for_each(|words| words.renumber(&numbers));
        let said = |words: &Words| -> Vec<(String, Link)> {
            words.text(0).map(|said| (all.get(said.word).to_owned(), said.link)).collect()
        };
        assert_eq!(said(&articles[0]), [("log".into(), Link::None), ("in".into(), Link::Space)]);
        assert_eq!(said(&articles[1]), [("now".into(), Link::None), ("in".into(), Link::Space)]);
    }
}
