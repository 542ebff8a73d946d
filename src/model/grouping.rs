//! How a language sets off the thousands of a number, from CLDR.

use super::Lang;

const NO_BREAK: char = '\u{a0}';
const NARROW: char = '\u{202f}';

/// What stands between groups of digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grouping {
    sign: char,
    /// Four digits stay together.
    from_five: bool,
    /// Above the thousands by twos: 12,34,567.
    by_twos: bool,
}

const fn each(sign: char) -> Grouping {
    Grouping { sign, from_five: false, by_twos: false }
}

impl Grouping {
    /// Every one that a language has.
    pub const ALL: [Self; 8] = [
        each(','),
        Self { sign: ',', from_five: false, by_twos: true },
        each('.'),
        Self { sign: '.', from_five: true, by_twos: false },
        each(NO_BREAK),
        Self { sign: NO_BREAK, from_five: true, by_twos: false },
        each(NARROW),
        each('’'),
    ];

    /// The place in [`Self::ALL`] of that of `lang`.
    pub fn index(lang: &Lang) -> usize {
        match lang.as_str() {
            "en-IN" => return 1,
            "es-MX" | "es-419" | "es-US" => return 0,
            "pt-PT" => return 5,
            "de-CH" | "it-CH" | "de-LI" => return 7,
            "de-AT" => return 4,
            _ => {}
        }
        match lang.primary() {
            "hi" | "bn" | "gu" | "mr" | "ta" | "te" | "kn" | "ml" | "pa" => 1,
            "de" | "el" | "nl" | "pt" | "tr" | "id" | "in" | "vi" | "da" | "ro" | "ca" | "gl"
            | "sr" | "hr" | "bs" | "sl" | "is" | "fo" | "az" | "mk" | "lb" => 2,
            "es" | "it" => 3,
            "cs" | "ru" | "sv" | "uk" | "fi" | "nb" | "no" | "nn" | "sk" | "lt" | "et" | "be"
            | "kk" | "af" | "sq" | "hy" | "ky" | "tk" => 4,
            "pl" | "hu" | "bg" | "lv" | "ka" | "eo" => 5,
            "fr" => 6,
            _ => 0,
        }
    }

    pub fn of(lang: &Lang) -> Self {
        Self::ALL.get(Self::index(lang)).copied().unwrap_or(each(','))
    }

    pub fn write(self, number: u64) -> String {
        let digits = number.to_string();
        if self.from_five && digits.len() < 5 {
            return digits;
        }
        let mut out = String::with_capacity(digits.len() + 8);
        for (at, digit) in digits.chars().enumerate() {
            let left = digits.len() - at;
            let starts = match left {
                3 => true,
                4.. if self.by_twos => (left - 3).is_multiple_of(2),
                4.. => left.is_multiple_of(3),
                _ => false,
            };
            if starts && at > 0 {
                out.push(self.sign);
            }
            out.push(digit);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As ICU writes them, but for the digits, which are everywhere those of the theme.
    #[test]
    fn digits_are_grouped_as_the_language_does() {
        for (tag, four, five, seven) in [
            ("en", "1,234", "12,345", "1,234,567"),
            ("en-US", "1,234", "12,345", "1,234,567"),
            ("ar", "1,234", "12,345", "1,234,567"),
            ("fil", "1,234", "12,345", "1,234,567"),
            ("he", "1,234", "12,345", "1,234,567"),
            ("ja", "1,234", "12,345", "1,234,567"),
            ("zh-Hans", "1,234", "12,345", "1,234,567"),
            ("hi", "1,234", "12,345", "12,34,567"),
            ("de", "1.234", "12.345", "1.234.567"),
            ("pt", "1.234", "12.345", "1.234.567"),
            ("tr", "1.234", "12.345", "1.234.567"),
            ("es", "1234", "12.345", "1.234.567"),
            ("it", "1234", "12.345", "1.234.567"),
            ("cs", "1\u{a0}234", "12\u{a0}345", "1\u{a0}234\u{a0}567"),
            ("ru", "1\u{a0}234", "12\u{a0}345", "1\u{a0}234\u{a0}567"),
            ("pl", "1234", "12\u{a0}345", "1\u{a0}234\u{a0}567"),
            ("pt-PT", "1234", "12\u{a0}345", "1\u{a0}234\u{a0}567"),
            ("fr", "1\u{202f}234", "12\u{202f}345", "1\u{202f}234\u{202f}567"),
            ("de-CH", "1’234", "12’345", "1’234’567"),
        ] {
            let grouping = Grouping::of(&Lang::parse(tag).unwrap());
            let written = [1_234, 12_345, 1_234_567].map(|number| grouping.write(number));
            assert_eq!(written, [four, five, seven], "{tag}");
            assert_eq!([0, 9, 999].map(|number| grouping.write(number)), ["0", "9", "999"]);
        }
    }
}
