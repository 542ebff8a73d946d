//! How hard a text is to read: Flesch's reading ease, in the form that somebody has fitted to each
//! language. Languages without such a form have none here: a number that means nothing helps nobody.

use crate::model::Lang;

/// `base - sentence * words per sentence - word * syllables per word`: the higher the easier, 60 to 70
/// is plain, below 30 is for graduates.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Formula {
    pub name: &'static str,
    base: f64,
    sentence: f64,
    word: f64,
    vowels: &'static str,
    /// Vowels that sound as one.
    one: &'static [&'static str],
    /// Whether an `e` at a word's end is silent.
    silent_e: bool,
}

/// Fewer words than this say nothing about how they are put.
const ENOUGH: usize = 100;

/// The formula of a language; its region says nothing about it.
pub fn formula(lang: &Lang) -> Option<&'static Formula> {
    let language = lang.as_str().split('-').next().unwrap_or_default();
    FORMULAS.iter().find(|(known, _)| *known == language).map(|(_, formula)| formula)
}

/// Sources: Flesch 1948 (en), Amstad 1978 (de), Kandel and Moles 1958 (fr), Fernández Huerta 1959
/// as corrected by Szigriszt (es), Franchina and Vacca 1986 (it), Douma 1960 (nl), Martins and others
/// 1996 (pt), Oborneva 2006 (ru).
const FORMULAS: [(&str, Formula); 8] = [
    (
        "en",
        form(
            "Flesch",
            [206.835, 1.015, 84.6],
            "aeiouy",
            &[
                "ai", "au", "ay", "ea", "ee", "ei", "eu", "ey", "ie", "oa", "oi", "oo", "ou", "oy",
                "ue", "ui",
            ],
            true,
        ),
    ),
    (
        "de",
        form(
            "Amstad",
            [180.0, 1.0, 58.5],
            "aeiouyäöü",
            &["ai", "au", "äu", "ei", "eu", "ie", "aa", "ee", "oo"],
            false,
        ),
    ),
    (
        "fr",
        form(
            "Kandel-Moles",
            [207.0, 1.015, 73.6],
            "aeiouyàâéèêëîïôöùûü",
            &["ai", "au", "eau", "ei", "eu", "oi", "ou", "oui", "ui", "ie"],
            true,
        ),
    ),
    (
        "es",
        form(
            "Fernández Huerta",
            [206.84, 1.02, 60.0],
            "aeiouáéíóúü",
            &[
                "ai", "au", "ei", "eu", "oi", "ia", "ie", "io", "iu", "ua", "ue", "ui", "uo", "ió",
                "ié", "iá",
            ],
            false,
        ),
    ),
    (
        "it",
        form(
            "Franchina-Vacca",
            [206.0, 1.0, 65.0],
            "aeiouàèéìòù",
            &["ai", "au", "ei", "eu", "ia", "ie", "io", "iu", "ua", "ue", "ui", "uo"],
            false,
        ),
    ),
    (
        "nl",
        form(
            "Douma",
            [206.84, 0.93, 77.0],
            "aeiouyëïé",
            &["aa", "ee", "oo", "uu", "ie", "oe", "eu", "ui", "ij", "ei", "ou", "au"],
            false,
        ),
    ),
    (
        "pt",
        form(
            "Martins",
            [248.835, 1.015, 84.6],
            "aeiouáâãàéêíóôõú",
            &["ai", "au", "ei", "eu", "oi", "ou", "ão", "õe", "ãe", "ui", "ia", "io", "ua"],
            false,
        ),
    ),
    ("ru", form("Oborneva", [206.835, 1.3, 60.1], "аеёиоуыэюя", &[], false)),
];

const fn form(
    name: &'static str,
    [base, sentence, word]: [f64; 3],
    vowels: &'static str,
    one: &'static [&'static str],
    silent_e: bool,
) -> Formula {
    Formula { name, base, sentence, word, vowels, one, silent_e }
}

/// The reading ease of `text`; `None` where there is too little of it. Each line ends a sentence,
/// so that a list is not one of a hundred words.
pub fn ease(formula: &Formula, text: &str) -> Option<f64> {
    let (mut sentences, mut words, mut syllables) = (0_usize, 0_usize, 0_usize);
    let text = text.to_lowercase();
    for sentence in text.split(['.', '!', '?', '…', ':', ';', '\n']) {
        let before = words;
        for word in sentence.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’') {
            if word.chars().any(char::is_alphabetic) {
                words += 1;
                syllables += formula.syllables(word);
            }
        }
        sentences += usize::from(words > before);
    }
    if words < ENOUGH {
        return None;
    }
    let (sentences, words, syllables) = (sentences as f64, words as f64, syllables as f64);
    Some(formula.base - formula.sentence * words / sentences - formula.word * syllables / words)
}

impl Formula {
    /// Of a word in small letters at least one: numbers and names without vowels are spoken, too.
    fn syllables(&self, word: &str) -> usize {
        let mut rest = word;
        let mut count = 0;
        while let Some(c) = rest.chars().next() {
            let mut step = c.len_utf8();
            if self.vowels.contains(c) {
                // Dutch `ij`, else vowels alone sound as one: behind most others nothing is looked for.
                let next = rest.get(step..).unwrap_or_default().chars().next();
                let is_first = next.is_some_and(|c| c == 'j' || self.vowels.contains(c));
                let one = if is_first { self.one } else { &[] };
                let together = one.iter().filter(|one| rest.starts_with(**one));
                step = together.map(|one| one.len()).max().unwrap_or(step);
                count += 1;
            }
            rest = rest.get(step..).unwrap_or_default();
        }
        let silent = self.silent_e && count > 1 && word.ends_with('e') && !word.ends_with("le");
        (count - usize::from(silent)).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(lang: &str, text: &str) -> f64 {
        ease(formula(&Lang::parse(lang).unwrap()).unwrap(), text).unwrap()
    }

    #[test]
    fn syllables_are_counted_as_spoken() {
        let count =
            |lang: &str, word: &str| formula(&Lang::parse(lang).unwrap()).unwrap().syllables(word);
        for (lang, word, syllables) in [
            ("en", "change", 1),
            ("en", "account", 2),
            ("en", "table", 2),
            ("en", "b2b", 1),
            ("de", "rückerstattung", 4),
            ("fr", "bateau", 2),
            ("fr", "sœurs", 1),
            ("fr", "heureux", 2),
            ("es", "cuenta", 2),
            ("it", "chiuso", 2),
            ("nl", "rekening", 3),
            ("pt", "não", 1),
            ("ru", "возврат", 2),
        ] {
            assert_eq!(count(lang, word), syllables, "{word}");
        }
    }

    #[test]
    fn long_sentences_of_long_words_are_harder() {
        let easy = "We send the money back. It takes two days. You do not have to ask. ".repeat(10);
        let hard = "Notwithstanding contractual obligations, reimbursements necessitate \
            comprehensive administrative verification procedures whose duration regularly exceeds \
            customary expectations "
            .repeat(10);
        assert!(of("en", &easy) > 90.0, "{}", of("en", &easy));
        assert!(of("en", &hard) < 0.0, "{}", of("en", &hard));
        assert_eq!(ease(formula(&Lang::parse("en").unwrap()).unwrap(), "Too short."), None);
        assert!(formula(&Lang::parse("pt-BR").unwrap()).is_some());
        assert!(formula(&Lang::parse("ja").unwrap()).is_none());
    }
}
