//! Typing mistakes: words that one or two edits turn into a word of the index.

/// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, each
/// character edited at most once. `None` above `limit`.
pub fn distance(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, &x) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(i + 1);
        for (j, &y) in b.iter().enumerate() {
            let at = |row: &[usize], k: usize| row.get(k).copied().unwrap_or(usize::MAX / 2);
            let mut best = (at(&last, j + 1) + 1).min(at(&row, j) + 1).min(at(&last, j) + usize::from(x != y));
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(&y) && b.get(j - 1) == Some(&x);
            if swapped {
                best = best.min(at(&before, j - 1) + 1);
            }
            row.push(best);
        }
        if row.iter().min().is_none_or(|least| *least > limit) {
            return None;
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|distance| *distance <= limit)
}

/// How many edits a word of `length` characters may be away: one from three letters, two from five.
pub fn allowance(length: usize) -> usize {
    match length {
        0..3 => 0,
        3..5 => 1,
        _ => 2,
    }
}

/// Which characters occur, as 64 bits: one edit flips at most two of them, so that most words of a
/// vocabulary are ruled out without computing a distance.
pub fn signature(word: &[char]) -> u64 {
    word.iter().fold(0, |bits, &c| bits | 1 << (u32::from(c) % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn osa(a: &str, b: &str) -> Option<usize> {
        distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>(), 2)
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
    }

    proptest::proptest! {
        #[test]
        fn agrees_with_the_reference(a in "[abc]{0,7}", b in "[abc]{0,7}") {
            let reference = strsim::osa_distance(&a, &b);
            proptest::prop_assert_eq!(osa(&a, &b), (reference <= 2).then_some(reference));
        }

        #[test]
        fn signatures_never_rule_out_a_neighbour(a in "[a-z]{3,9}", b in "[a-z]{3,9}") {
            let bits = |w: &str| signature(&w.chars().collect::<Vec<_>>());
            if let Some(edits) = osa(&a, &b) {
                proptest::prop_assert!((bits(&a) ^ bits(&b)).count_ones() as usize <= 2 * edits);
            }
        }
    }
}
