//! What strangers write, as text: nothing in it steers a terminal, a mail program or a list.

/// One line of plain text of at most `limit` characters: control characters, and the marks that
/// hide or reorder what stands around them, are no part of a name or a subject.
pub fn line(text: &str, limit: usize) -> String {
    let plain = text.chars().map(|c| if c.is_whitespace() || is_line_end(c) { ' ' } else { c });
    let plain: String = plain
        .filter(|c| !c.is_control() && !is_reordering(*c) && !is_hidden(*c))
        .take(limit)
        .collect();
    shown(plain.trim())
}

/// Several lines of plain text. Whatever some program takes for the end of a line is one here, so
/// that marks at the beginning of lines stand at all of them.
pub fn lines(text: &str, limit: usize) -> String {
    let plain = text.replace("\r\n", "\n");
    let plain = plain.chars().map(|c| if c == '\r' || is_line_end(c) { '\n' } else { c });
    let plain =
        plain.filter(|c| (!c.is_control() || matches!(c, '\n' | '\t')) && !is_reordering(*c));
    shown(plain.take(limit).collect::<String>().trim())
}

/// Nothing, where nobody would see anything: such a text says nothing either.
fn shown(text: &str) -> String {
    if text.chars().all(|c| c.is_whitespace() || is_hidden(c) || is_unseen(c)) {
        return String::new();
    }
    text.to_owned()
}

/// Signs without a shape. Within a text they join, part and space letters.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{17b4}'
            | '\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200d}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{ffa0}'
    )
}

/// Marks that reorder what stands around them, as in `exe.gpj` for `jpg.exe`.
pub fn is_reordering(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Vertical tab, form feed, next line, and the separators of lines and paragraphs.
fn is_line_end(c: char) -> bool {
    matches!(c, '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Directions, annotations and tags: long texts of some scripts need the first, names need none.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_one_line() {
        assert_eq!(line(" a\r\nBcc: b\u{202e}\u{7} ", 100), "a  Bcc: b");
        assert_eq!(line("a\u{2028}b\u{200f}\u{e0041}", 100), "a b");
        assert_eq!(line("abcdef", 3), "abc");
    }

    #[test]
    fn what_nobody_sees_is_nothing() {
        for text in ["\u{200b}\u{200b}", "\u{3164}", " \u{2800}\n\u{ad}", "\u{200f}\u{200e}"] {
            assert_eq!((line(text, 9), lines(text, 9)), (String::new(), String::new()), "{text:?}");
        }
        assert_eq!(line("می\u{200c}خواهم", 99), "می\u{200c}خواهم");
    }

    #[test]
    fn every_end_of_a_line_is_one() {
        assert_eq!(lines("a\n\u{1}b\tc\r\n\u{2066}", 100), "a\nb\tc");
        assert_eq!(
            lines("a\u{2028}b\u{2029}c\u{85}d\u{b}e\u{c}f\rg\r\nh", 100),
            "a\nb\nc\nd\ne\nf\ng\nh"
        );
        assert_eq!(
            lines("\u{200f}\u{5e9}", 100),
            "\u{200f}\u{5e9}",
            "a direction is part of a text"
        );
    }
}
