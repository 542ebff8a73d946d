//! Whether one name is another one with a slip of the hand in it: sure enough to write it unasked.

use rapidfuzz::distance::osa;

/// Names of words between hyphens, spaces and the like. At most one word differs, by one letter that
/// is missing, too much, turned round with the next, or another one inside a long word. What differs
/// in a number, in a short word or in how a word begins says something else: `step-2` is no slip
/// for `step-3`, nor `map` for `app`, `unpaid` for `paid`.
pub fn is_slip(written: &str, meant: &str) -> bool {
    // Nearly every name that is asked for begins in another way.
    if first_letter(written) != first_letter(meant) {
        return false;
    }
    let (written, meant) = (written.to_lowercase(), meant.to_lowercase());
    let pairs = words(&written).zip(words(&meant));
    let mut other = pairs.filter(|(written, meant)| written != meant);
    let Some((one, two)) = other.next() else { return words(&written).eq(words(&meant)) };
    words(&written).count() == words(&meant).count()
        && other.next().is_none()
        && is_slip_of_word(one, two)
}

fn first_letter(name: &str) -> Option<char> {
    name.chars().find(|c| c.is_alphanumeric()).and_then(|c| c.to_lowercase().next())
}

/// Word by word: `a_b` and `a-b` are alike.
fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn is_slip_of_word(written: &str, meant: &str) -> bool {
    // Where each sign is a word of its own, another sign is another word.
    let is_spelled = |word: &str| word.chars().all(|c| c.is_alphabetic() && c < '\u{2e80}');
    let (one, two) = (written.chars().count(), meant.chars().count());
    let is_same_length = one == two;
    let is_turned = || {
        let letters = |word: &str| {
            let mut letters: Vec<char> = word.chars().collect();
            letters.sort_unstable();
            letters
        };
        letters(written) == letters(meant)
    };
    // `sixth` and `sixty`, `cancel` and `cancer`.
    let ends_alike = || written.chars().next_back() == meant.chars().next_back();
    is_spelled(written)
        && is_spelled(meant)
        && written.chars().next() == meant.chars().next()
        && osa::distance(written.chars(), meant.chars()) == 1
        && match is_same_length {
            true => one >= 5 && is_turned() || one >= 6 && ends_alike(),
            false => one.max(two) >= 4,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_hand_are_told_from_other_words() {
        for (written, meant) in [
            ("how-longs", "how-long"),
            ("a-headin", "a-heading"),
            ("How_Long", "how-long"),
            ("adress-book", "address-book"),
            ("instlal-it", "install-it"),
            ("onee", "one"),
            ("einstellunegn", "einstellungen"),
            ("recieve-mail", "receive-mail"),
            ("settengs", "settings"),
        ] {
            assert!(is_slip(written, meant), "{written} {meant}");
        }
        for (written, meant) in [
            ("windows-10", "windows-11"),
            ("version-1", "version-2"),
            ("iphone-14", "iphone-15"),
            ("q1", "q2"),
            ("reset-in-the-map", "reset-in-the-app"),
            ("updating-a-domain-contact", "assigning-a-new-domain-contact"),
            ("paid", "unpaid"),
            ("log-in", "log-on"),
            ("save-it", "safe-it"),
            ("import-a-list", "export-a-list"),
            ("the-sixth", "the-sixty"),
            ("form", "from"),
            ("enable", "disable"),
            ("重置密码", "重设密码"),
            ("a-b", "a-b-c"),
            ("v2", "v"),
        ] {
            assert!(!is_slip(written, meant), "{written} {meant}");
        }
    }
}
