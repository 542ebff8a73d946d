//! Titles that say nearly the same.

use std::collections::BTreeSet;

use unicode_segmentation::UnicodeSegmentation;

/// Words shorter than this ("how", "the", "une") tell no title from another.
const TELLING: usize = 4;
/// Twice the shared words over all words of both titles: from here on a person should look.
const ALIKE: f64 = 0.7;

/// Whether two titles of one language share most of their telling words.
pub(super) fn alike(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    let all = one.len() + other.len();
    let shared = one.intersection(&other).count();
    all > 0 && 2.0 * shared as f64 >= ALIKE * all as f64
}

/// The telling words, or all of them where that leaves fewer than two: scripts without spaces have
/// short ones only.
fn words(title: &str) -> BTreeSet<String> {
    let title = title.to_lowercase();
    let telling: BTreeSet<String> =
        title.unicode_words().filter(|word| word.chars().count() >= TELLING).map(str::to_owned).collect();
    if telling.len() >= 2 { telling } else { title.unicode_words().map(str::to_owned).collect() }
}

#[cfg(test)]
mod tests {
    use super::alike;

    #[test]
    fn titles_are_alike_by_their_telling_words() {
        assert!(alike("Lost phone", "I lost my phone"));
        assert!(alike("Reset password", "Reset your password"));
        assert!(alike("Réinitialiser le mot de passe", "réinitialiser un mot de passe"));
        assert!(alike("忘记密码", "忘记密码"));
        assert!(!alike("How do I pay an invoice", "How do I cancel a plan"));
        assert!(!alike("Domains", "Invoices"));
        assert!(!alike("", ""));
    }
}
