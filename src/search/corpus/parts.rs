//! Compounds that are written as one word in their language: "Rechnungsadresse" also gives
//! "Rechnung" and "Adresse", where the corpus has both as words of their own, so that customers who
//! name the parts find it.

use rayon::prelude::*;

use crate::model::Lang;
use crate::search::text::interner::Interner;

/// German, Dutch, the Scandinavian languages, Finnish, Hungarian.
const LANGUAGES: [&str; 9] = ["da", "de", "fi", "hu", "nb", "nl", "nn", "no", "sv"];
/// What may stand between the two parts and belongs to neither.
const LINKS: [&str; 6] = ["", "s", "n", "en", "es", "er"];
/// Shorter words are rarely compounds, shorter parts mostly chance.
const MIN_WHOLE: usize = 8;
const MIN_PART: usize = 4;

/// The two parts of each written form, both as numbers of written forms; nothing in other
/// languages.
pub(super) fn parts(lang: &Lang, written: &Interner) -> Vec<Option<[u32; 2]>> {
    if !LANGUAGES.contains(&lang.primary()) {
        return Vec::new();
    }
    let all: Vec<&str> = written.iter().collect();
    all.into_par_iter().map(|whole| split(whole, written)).collect()
}

/// The split with the longest first part: of what is before a linking "s", not with it.
fn split(whole: &str, written: &Interner) -> Option<[u32; 2]> {
    let letters = whole.chars().count();
    if letters < MIN_WHOLE || !whole.chars().all(char::is_alphabetic) {
        return None;
    }
    let cuts = whole.char_indices().skip(MIN_PART).take(letters - 2 * MIN_PART + 1);
    let cuts: Vec<usize> = cuts.map(|(at, _)| at).collect();
    cuts.into_iter().rev().find_map(|at| {
        let (head, tail) = whole.split_at_checked(at)?;
        let tail = written.find(tail)?;
        let bare =
            |link: &&str| head.strip_suffix(*link).filter(|head| head.chars().count() >= MIN_PART);
        let head = LINKS.iter().filter_map(bare).find_map(|head| written.find(head))?;
        Some([head, tail])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_words_of_the_corpus() {
        let mut written = Interner::default();
        for word in [
            "rechnungsadresse",
            "rechnung",
            "adresse",
            "lieferzeiten",
            "zeiten",
            "änderung",
            "ändern",
        ] {
            written.number(word);
        }
        let found = |lang: &str| parts(&Lang::parse(lang).unwrap(), &written);
        assert_eq!(found("de").first(), Some(&Some([1, 2])));
        assert_eq!(found("de").iter().flatten().count(), 1);
        assert!(found("en").is_empty());
    }
}
