//! Typing mistakes: words that one or two edits turn into a word of the index.

/// A mistyped word, prepared for being compared with a whole vocabulary.
///
/// Optimal string alignment (insertions, deletions, substitutions and swaps of neighbours, each
/// character edited at most once) by Hyyrö's bit-parallel method: a column of the table is two
/// words of bits, so that a comparison costs a few operations for each character of the other word.
pub struct Pattern {
    /// Where each character occurs: bit *i* for position *i*. The commonest scripts by table.
    ascii: [u128; 128],
    others: Vec<(char, u128)>,
    length: usize,
    pub signature: u64,
}

impl Pattern {
    /// `None` for words longer than any word of an index.
    pub fn new(word: &[char]) -> Option<Self> {
        let length = word.len();
        if length == 0 || length > u128::BITS as usize {
            return None;
        }
        let mut pattern = Self {
            ascii: [0; 128],
            others: Vec::new(),
            length,
            signature: signature(word.iter().copied()),
        };
        for (at, &c) in word.iter().enumerate() {
            *pattern.slot(c) |= 1 << at;
        }
        Some(pattern)
    }

    pub fn letters(&self) -> usize {
        self.length
    }

    /// Edits between the two words; `None` above `limit`. `letters` is how many characters `word`
    /// has.
    pub fn distance(&self, word: &str, letters: usize, limit: usize) -> Option<usize> {
        if letters.abs_diff(self.length) > limit {
            return None;
        }
        let last = 1 << (self.length - 1);
        let (mut plus, mut minus, mut diagonal, mut before) = (u128::MAX, 0_u128, 0_u128, 0_u128);
        let (mut score, mut rest) = (self.length, letters);
        for c in word.chars() {
            let here = self.places(c);
            let swap = (((!diagonal) & here) << 1) & before;
            diagonal = ((here & plus).wrapping_add(plus) ^ plus) | here | minus | swap;
            let up = minus | !(diagonal | plus);
            let down = diagonal & plus;
            score += usize::from(up & last != 0);
            score -= usize::from(down & last != 0);
            rest = rest.saturating_sub(1);
            if score > limit + rest {
                return None;
            }
            let up = (up << 1) | 1;
            plus = (down << 1) | !(diagonal | up);
            minus = up & diagonal;
            before = here;
        }
        (score <= limit).then_some(score)
    }

    fn places(&self, c: char) -> u128 {
        match self.ascii.get(c as usize) {
            Some(places) => *places,
            None => {
                self.others.iter().find(|(known, _)| *known == c).map_or(0, |(_, places)| *places)
            }
        }
    }

    fn slot(&mut self, c: char) -> &mut u128 {
        if (c as usize) < self.ascii.len() {
            return &mut self.ascii[c as usize];
        }
        let at = self.others.iter().position(|(known, _)| *known == c).unwrap_or_else(|| {
            self.others.push((c, 0));
            self.others.len() - 1
        });
        &mut self.others[at].1
    }
}

/// How many edits a word of `length` characters may be away: one from three letters, two from five.
pub fn allowance(length: usize) -> usize {
    match length {
        0..3 => 0,
        3..5 => 1,
        _ => 2,
    }
}

/// What makes one word of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    None,
    /// The other word has a letter less.
    Lost,
    /// The other word has this letter more, or in another's place.
    Letter(char),
    /// Two neighbours changed places.
    Swap,
}

/// The one edit that makes `other` of `word`; `None` where it takes more.
pub fn slip(word: &[char], other: &[char]) -> Option<Slip> {
    if word.len().abs_diff(other.len()) > 1 {
        return None;
    }
    let same = word.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (word, other) = (word.get(same..)?, other.get(same..)?);
    let same = word.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    match (word.get(..word.len() - same)?, other.get(..other.len() - same)?) {
        ([], []) => Some(Slip::None),
        ([_], []) => Some(Slip::Lost),
        ([] | [_], [letter]) => Some(Slip::Letter(*letter)),
        ([a, b], [c, d]) if (a, b) == (d, c) => Some(Slip::Swap),
        _ => None,
    }
}

/// Everything that is one edit away from a word, and whether the edit is a swap; letters that were
/// left out or mistaken are some of `alphabet`. The browser goes through them; here they are what
/// the tests compare with.
#[cfg(test)]
pub fn one_edit(word: &[char], alphabet: &[char]) -> Vec<(String, bool)> {
    let mut all: Vec<(String, bool)> = Vec::new();
    let mut add = |to: usize, between: &[char], from: usize| {
        let parts = [word.get(..to), Some(between), word.get(from..)].into_iter().flatten();
        all.push((parts.flatten().collect(), between.len() > 1));
    };
    for at in 0..=word.len() {
        if let Some(&[one, other]) = word.get(at..at + 2)
            && one != other
        {
            add(at, &[other, one], at + 2);
        }
        if at < word.len() {
            add(at, &[], at + 1);
        }
        for &letter in alphabet {
            add(at, &[letter], at);
            if at < word.len() {
                add(at, &[letter], at + 1);
            }
        }
    }
    all
}

/// Which characters occur, as 64 bits: one edit flips at most two of them, so that most words of a
/// vocabulary are ruled out without computing a distance.
pub fn signature(word: impl Iterator<Item = char>) -> u64 {
    word.fold(0, |bits, c| bits | 1 << (u32::from(c) % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn osa(a: &str, b: &str) -> Option<usize> {
        let pattern = Pattern::new(&a.chars().collect::<Vec<_>>())?;
        pattern.distance(b, b.chars().count(), 2)
    }

    #[test]
    fn a_swap_is_one_edit() {
        assert_eq!(osa("abotu", "about"), Some(1));
        assert_eq!(osa("rduino", "arduino"), Some(1));
        assert_eq!(osa("recieve", "receive"), Some(1));
        assert_eq!(osa("same", "same"), Some(0));
        assert_eq!(osa("ca", "abc"), None);
        assert_eq!(osa("accidently", "accidentally"), Some(2));
        assert_eq!(osa("password", "keyboard"), None);
        let long = "é".repeat(80);
        assert_eq!(osa(&long, &long.replacen('é', "e", 2)), Some(2));
        assert!(Pattern::new(&['x'; 200]).is_none() && Pattern::new(&[]).is_none());
    }

    #[test]
    fn all_that_is_one_edit_away() {
        let all = one_edit(&['a', 'b'], &['a', 'c']);
        let swapped: Vec<&str> =
            all.iter().filter(|(_, swap)| *swap).map(|(word, _)| &**word).collect();
        assert_eq!(swapped, ["ba"]);
        let mut others: Vec<&str> =
            all.iter().filter(|(_, swap)| !swap).map(|(word, _)| &**word).collect();
        others.sort_unstable();
        others.dedup();
        let expected = ["a", "aa", "aab", "ab", "aba", "abc", "ac", "acb", "b", "cab", "cb"];
        assert_eq!(others, expected);
    }

    proptest::proptest! {
        #[test]
        fn a_slip_makes_what_is_one_edit_away(a in "[abc]{1,6}", b in "[abc]{0,7}") {
            let letters = |word: &str| word.chars().collect::<Vec<char>>();
            let all = one_edit(&letters(&a), &['a', 'b', 'c']);
            let found = all.iter().find(|(word, _)| *word == b).map(|(_, is_swap)| *is_swap);
            let slip = slip(&letters(&a), &letters(&b));
            proptest::prop_assert_eq!(slip.map(|slip| slip == Slip::Swap), found);
        }

        #[test]
        fn agrees_with_the_reference(a in "[abcé]{1,9}", b in "[abcé]{0,9}") {
            let reference = rapidfuzz::distance::osa::distance(a.chars(), b.chars());
            proptest::prop_assert_eq!(osa(&a, &b), (reference <= 2).then_some(reference));
        }

        #[test]
        fn signatures_never_rule_out_a_neighbour(a in "[a-z]{3,9}", b in "[a-z]{3,9}") {
            let bits = |w: &str| signature(w.chars());
            if let Some(edits) = osa(&a, &b) {
                proptest::prop_assert!((bits(&a) ^ bits(&b)).count_ones() as usize <= 2 * edits);
            }
        }
    }
}
