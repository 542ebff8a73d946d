//! The words of an article, cut once: index, shards, related articles and duplicates all read
//! these.

use super::analysis::{Link, each_word};
use super::interner::Interner;

/// What a number of [`Words::said`] keeps of the [`Link`].
const LINK_BITS: u32 = 2;

/// Texts as numbers of their different words. Holds nothing of other articles and nothing of the
/// language, so that it stays good as long as the article's text does.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// Every different word as written, in lower case.
    pub vocabulary: Interner,
    /// All texts, one behind the other, and where each ends.
    said: Vec<u32>,
    ends: Vec<u32>,
}

/// One word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// In [`Words::vocabulary`].
    pub word: u32,
    pub link: Link,
}

impl Words {
    pub fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut words = Self::default();
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
}
