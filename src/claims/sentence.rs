//! Where sentences end.

use std::ops::Range;

/// The sentences of `text`, in order.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if !matches!(c, '.' | '!' | '?' | '؟' | '。' | '！' | '？') {
            continue;
        }
        let end = at + c.len_utf8();
        let rest = text.get(end..).unwrap_or_default();
        let next = rest.trim_start().chars().next();
        let glued = c.is_ascii() && !rest.starts_with(char::is_whitespace) && !rest.is_empty();
        let before = text.get(start..at).unwrap_or_default();
        let letters = before.chars().rev().take_while(|c| c.is_alphanumeric()).count();
        // "p.m. to", "e.g. five": an abbreviation.
        let short = c == '.' && (letters < 2 || next.is_some_and(char::is_lowercase));
        if !glued && !short {
            found.push(start..end);
            start = end;
        }
    }
    if text.get(start..).is_some_and(|rest| !rest.trim().is_empty()) {
        found.push(start..text.len());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_people_end_them() {
        let cut = |text: &'static str| -> Vec<&str> {
            sentences(text).into_iter().map(|range| text[range].trim()).collect()
        };
        assert_eq!(
            cut("Up to 2.5 days. Then, e.g. at 5 p.m. on Monday? 14 days"),
            ["Up to 2.5 days.", "Then, e.g. at 5 p.m. on Monday?", "14 days"]
        );
        assert_eq!(cut("نجيب خلال ساعة. البريد؟ نعم"), ["نجيب خلال ساعة.", "البريد؟", "نعم"]);
    }
}
