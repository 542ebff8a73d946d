//! A light stemmer for Filipino, which Snowball does not cover.
//!
//! It takes off one layer each of what verbs wear: a prefix (*mag-*, *nakapag-*), the infixes
//! *-um-* and *-in-*, a suffix (*-an*, *-hin*) and the doubled first syllable of the incomplete
//! aspect; and the *-s* of English plurals ("mga invoices"). What is left keeps at least four
//! letters; two forms of one root meet, whether or not the result is a word.

/// Longest first, so that *nakapag-* is not taken for *na-*.
const PREFIXES: &[&str] = &[
    "nakakapag",
    "makakapag",
    "nakipag",
    "makipag",
    "nakapag",
    "makapag",
    "nakaka",
    "makaka",
    "pinaka",
    "napaka",
    "nagpa",
    "magpa",
    "ipinag",
    "ipag",
    "ipina",
    "nagka",
    "magka",
    "naka",
    "maka",
    "paki",
    "pinag",
    "nang",
    "mang",
    "pang",
    "nag",
    "mag",
    "pag",
    "ika",
    "na",
    "ma",
];
const SUFFIXES: &[&str] = &["han", "hin", "an", "in", "ng"];
const MIN_ROOT: usize = 4;

/// The root-like form of a folded, lower-case word.
pub fn stem(word: &str) -> String {
    let mut root: Vec<char> = word.chars().collect();
    if !word.is_ascii() || root.len() <= MIN_ROOT {
        return word.to_owned();
    }
    strip_plural(&mut root);
    strip_prefix(&mut root);
    strip_infix(&mut root);
    strip_suffix(&mut root);
    strip_doubling(&mut root);
    root.into_iter().collect()
}

/// Words of one's own end in a vowel and s ("bukas"), but hardly in es.
fn strip_plural(root: &mut Vec<char>) {
    if let [.., before, 's'] = root[..]
        && before != 's'
        && (before == 'e' || !is_vowel(before))
        && root.len() > MIN_ROOT
    {
        root.pop();
    }
}

fn strip_prefix(root: &mut Vec<char>) {
    for prefix in PREFIXES {
        let length = prefix.len();
        // A short prefix needs a longer rest: "mali" is no "ma" + "li".
        let least = if length <= 2 { MIN_ROOT + 1 } else { MIN_ROOT };
        if root.len() >= length + least && starts_with(root, prefix) {
            root.drain(..length);
            return;
        }
    }
}

/// *-um-* and *-in-* stand after the first consonant, or before a first vowel.
fn strip_infix(root: &mut Vec<char>) {
    for infix in ["um", "in"] {
        for at in [0, 1] {
            let consonant_before = at == 0 || root.first().is_some_and(|c| !is_vowel(*c));
            let vowel_after = root.get(at + 2).is_some_and(|c| is_vowel(*c));
            let tail: &[char] = root.get(at..).unwrap_or_default();
            if consonant_before
                && vowel_after
                && starts_with(tail, infix)
                && root.len() >= 2 + MIN_ROOT
            {
                root.drain(at..at + 2);
                return;
            }
        }
    }
}

fn strip_suffix(root: &mut Vec<char>) {
    for suffix in SUFFIXES {
        let length = suffix.len();
        if root.len() >= length + MIN_ROOT
            && root.iter().rev().zip(suffix.chars().rev()).all(|(a, b)| *a == b)
        {
            root.truncate(root.len() - length);
            // Before a suffix the o of a root's last syllable turns to u, its final d to r: luto,
            // lutuan; sagot, sagutin; bayad, bayaran.
            if let Some(vowel) = root.iter_mut().rev().find(|c| is_vowel(**c))
                && *vowel == 'u'
            {
                *vowel = 'o';
            }
            if let Some(last) = root.last_mut()
                && *last == 'r'
            {
                *last = 'd';
            }
            return;
        }
    }
}

/// *babayad* to *bayad*, *aalis* to *alis*.
fn strip_doubling(root: &mut Vec<char>) {
    let syllable = usize::from(root.first().is_some_and(|c| !is_vowel(*c))) + 1;
    let doubled = root.get(..syllable) == root.get(syllable..2 * syllable);
    if doubled && root.len() >= syllable + MIN_ROOT {
        root.drain(..syllable);
    }
}

fn starts_with(word: &[char], prefix: &str) -> bool {
    let mut letters = word.iter();
    prefix.chars().all(|c| letters.next() == Some(&c))
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn forms_of_one_root_meet() {
        for form in [
            "magbayad",
            "nagbayad",
            "nagbabayad",
            "magbabayad",
            "bumayad",
            "bayaran",
            "binayaran",
            "pagbabayad",
        ] {
            assert_eq!(stem(form), "bayad", "{form}");
        }
        assert_eq!(stem("magpalit"), stem("palitan"));
        assert_eq!(stem("umalis"), stem("aalis"));
        assert_eq!(stem("lutuan"), stem("luto"));
        assert_eq!(stem("tulong"), stem("tumulong"));
        assert_eq!(stem("invoices"), stem("invoice"));
        assert_eq!(stem("emails"), "email");
    }

    #[test]
    fn short_and_foreign_words_stay() {
        for word in ["mali", "ito", "password", "menu", "ñandu", "bukas", "access"] {
            assert_eq!(stem(word), word);
        }
    }
}
