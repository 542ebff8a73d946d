//! A text cut where letters, digits and scripts meet.

use std::ops::Range;

use crate::search::text::analysis::{fold, is_gram_char};

/// A run of letters or of digits.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub range: Range<usize>,
    /// Folded and in lower case; of digits those of our own script.
    pub text: String,
    pub is_number: bool,
}

/// The runs of `text` in order.
pub(super) fn runs(text: &str) -> Vec<Run> {
    let mut found: Vec<Run> = Vec::new();
    let mut open: Option<(usize, Class)> = None;
    let ends = text.char_indices().chain([(text.len(), ' ')]);
    for (at, c) in ends {
        let class = class(c);
        if let Some((start, opened)) = open
            && class != Some(opened)
        {
            found.push(run(text, start..at, opened));
            open = None;
        }
        if let (None, Some(class)) = (open, class) {
            open = Some((at, class));
        }
    }
    found
}

/// What a character belongs to; a token ends where this changes.
#[derive(Clone, Copy, PartialEq)]
enum Class {
    Digit,
    Glued,
    Arabic,
    Letter,
}

fn class(c: char) -> Option<Class> {
    if c.is_ascii() {
        return match c {
            '0'..='9' => Some(Class::Digit),
            c if c.is_ascii_alphabetic() => Some(Class::Letter),
            _ => None,
        };
    }
    match c {
        _ if digit(c).is_some() => Some(Class::Digit),
        '\u{600}'..='\u{6ff}' if c.is_alphanumeric() => Some(Class::Arabic),
        // Vowel signs belong to the letters around them.
        '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' => Some(Class::Arabic),
        _ if is_gram_char(c) => Some(Class::Glued),
        _ if c.is_alphanumeric() || is_mark(c) => Some(Class::Letter),
        _ => None,
    }
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// The digit that `c` is in its script.
pub(super) fn digit(c: char) -> Option<u32> {
    const ZEROS: [u32; 8] = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10, 0x1040];
    let code = u32::from(c);
    ZEROS.into_iter().find_map(|zero| code.checked_sub(zero).filter(|digit| *digit < 10))
}

fn run(text: &str, range: Range<usize>, class: Class) -> Run {
    let own = text.get(range.clone()).unwrap_or_default();
    let is_number = class == Class::Digit;
    let text = match is_number {
        true => own.chars().filter_map(digit).filter_map(|d| char::from_digit(d, 10)).collect(),
        false if own.is_ascii() => own.to_ascii_lowercase(),
        false => fold(&own.chars().filter(|c| *c != '\u{640}').collect::<String>().to_lowercase()),
    };
    Run { range, text, is_number }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_and_scripts_are_cut_apart() {
        let texts =
            |text: &str| -> Vec<String> { runs(text).into_iter().map(|t| t.text).collect() };
        assert_eq!(texts("24h, 10GB – é8"), ["24", "h", "10", "gb", "e", "8"]);
        assert_eq!(texts("٤٨ ساعة وLagoonpay"), ["48", "ساعه", "و", "lagoonpay"]);
        assert_eq!(texts("24時間以内"), ["24", "時間以内"]);
    }
}
