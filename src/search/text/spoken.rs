//! What spoken Arabic wears and the stemmer, which knows the written language, does not take off:
//! *ʿal-* and *hal-* for "on the" and "this" (the Levant), *b-* before a verb of now and *h-* before
//! one of later (Egypt, the Levant), *ma- … -sh* for not,
//! and who something is done for ("ابعتولي": send it to me).
//!
//! Only a word that nothing says is looked at so, and only where what is left is said. Beginnings are
//! cut without the letter of the person, so that "بيفتح" is found where the site says "يفتح"; another
//! person's letter as well, so that "بتفتح" is found where it says "فتح".

use crate::model::Lang;

/// Beginnings that may be cut, and endings.
type Affixes = (&'static [&'static str], &'static [&'static str]);

const ARABIC: Affixes = (
    &[
        "مابي", "مابت", "مبي", "مبت", "ماب", "عال", "هال", "هي", "هت", "هن", "حي", "حت", "حن",
        "بي", "بت", "بن", "با", "ما", "مب", "ه", "ب",
    ],
    &[
        "تولي", "ولي", "تلي", "لي", "لنا", "لكم", "لهم", "وني", "توني", "ني", "وش", "يش", "نيش",
        "ليش", "هاش", "تش", "ش", "ولنا", "هن", "كن",
    ],
);

/// Those of a language; none where nothing is known of how it is spoken.
pub fn affixes(lang: &Lang) -> Affixes {
    if lang.primary() == "ar" { ARABIC } else { (&[], &[]) }
}
