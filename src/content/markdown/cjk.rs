//! Marks of emphasis beside Chinese, Japanese and Korean words.
//!
//! CommonMark lets `**` end emphasis behind punctuation only where a space or punctuation follows,
//! and these languages write neither: in `**注意：**请` the marks would be shown. So a letter of theirs
//! that stands beside the marks, with punctuation at the other side, is shown to the parser as
//! punctuation of the same length, and put back into what the parser makes of it. Places stay as
//! they are.
//!
//! In the same way a `:` that starts a line and has no space behind it is kept from the parser: it
//! would take `:smile:` for the definition of the line above.

use std::ops::Range;

use memchr::memchr2;
use pulldown_cmark::{CowStr, Event, Options, Parser};

/// Punctuation (Pd) of three bytes that next to nobody writes.
const STAND_IN: char = '\u{2E3A}';
/// Of one byte, as a colon has; no text holds it.
const FOR_COLON: char = '\u{1}';

/// What most texts have of them, so that the list grows once at most.
const BYTES_AN_EVENT: usize = 24;

/// The parser's events with their places in `text`.
pub(super) fn events(text: &str, syntax: Options) -> Vec<(Event<'_>, Range<usize>)> {
    let (shown, letters) = disguised(text);
    if letters.is_empty() {
        let mut events = Vec::with_capacity(text.len() / BYTES_AN_EVENT + 4);
        events.extend(Parser::new_ext(text, syntax).into_offset_iter());
        return events;
    }
    let parsed: Option<Vec<_>> = Parser::new_ext(&shown, syntax)
        .into_offset_iter()
        .map(|(event, range)| Some((restored(event, &range, &letters)?, range)))
        .collect();
    parsed.unwrap_or_else(|| Parser::new_ext(text, syntax).into_offset_iter().collect())
}

/// The text with its stand-ins, and where which letter stood, in order.
fn disguised(text: &str) -> (String, Vec<(usize, char)>) {
    // Two searches for one character each: one for either would decode the text.
    if text.contains(STAND_IN) || text.contains(FOR_COLON) {
        return (String::new(), Vec::new());
    }
    let mut letters = colons(text);
    let is_mark = |c: char| c == '*' || c == '~';
    let mut at = 0;
    while let Some(found) = text.as_bytes().get(at..).and_then(|rest| memchr2(b'*', b'~', rest)) {
        let start = at + found;
        let run = &text[start..];
        let end = start + run.len() - run.trim_start_matches(is_mark).len();
        let before = text[..start].chars().next_back();
        let after = text[end..].chars().next();
        if let (Some(before), Some(after)) = (before, after) {
            if is_letter(before) && is_punctuation(after) {
                letters.push((start - before.len_utf8(), before));
            } else if is_punctuation(before) && is_letter(after) {
                letters.push((end, after));
            }
        }
        at = end;
    }
    letters.sort_unstable();
    letters.dedup();
    if letters.is_empty() {
        return (String::new(), letters);
    }
    let mut shown = text.to_owned();
    for (at, letter) in &letters {
        let stand_in = if *letter == ':' { FOR_COLON } else { STAND_IN };
        shown.replace_range(*at..*at + letter.len_utf8(), stand_in.encode_utf8(&mut [0; 4]));
    }
    (shown, letters)
}

/// The colons that define nothing, of a text in which others may. `:--|` begins a table.
fn colons(text: &str) -> Vec<(usize, char)> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let rest = line.trim_start_matches([' ', '\t', '>']);
        let at = start + line.len() - rest.len();
        start += line.len();
        let Some(behind) = rest.strip_prefix(':') else { continue };
        let defines = behind.starts_with([' ', '\t']) && !behind.trim().is_empty();
        let is_rule = |c: char| matches!(c, '-' | ':' | '|' | ' ' | '\t');
        let is_table = behind.contains('-') && behind.trim_end().chars().all(is_rule);
        if !defines && !is_table {
            found.push((at, ':'));
        }
    }
    found
}

/// Han, kana and hangul of three bytes, as the stand-in has.
pub(super) fn is_letter(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}')
}

fn is_punctuation(c: char) -> bool {
    !c.is_alphanumeric() && !c.is_whitespace() && !c.is_control() && !matches!(c, '*' | '~' | '\\')
}

/// The event with its letters back; `None` where they stand in an address or a name.
fn restored<'a>(
    event: Event<'_>,
    range: &Range<usize>,
    letters: &[(usize, char)],
) -> Option<Event<'a>> {
    let back = |text: CowStr<'_>| CowStr::from(put_back(&text, range, letters));
    Some(match event {
        Event::Text(text) => Event::Text(back(text)),
        Event::Code(text) => Event::Code(back(text)),
        Event::Html(text) => Event::Html(back(text)),
        Event::InlineHtml(text) => Event::InlineHtml(back(text)),
        Event::FootnoteReference(name) => Event::FootnoteReference(back(name)),
        Event::InlineMath(text) => Event::InlineMath(back(text)),
        Event::DisplayMath(text) => Event::DisplayMath(back(text)),
        Event::Start(tag) => {
            // Everything that a tag carries is in its debugging text.
            let shown = format!("{tag:?}");
            let is_touched = shown.contains(STAND_IN) || shown.contains("\\u{1}");
            (!is_touched).then(|| Event::Start(tag.into_static()))?
        }
        other => other.into_static(),
    })
}

fn put_back(text: &str, range: &Range<usize>, letters: &[(usize, char)]) -> String {
    if !text.contains([STAND_IN, FOR_COLON]) {
        return text.to_owned();
    }
    let first = letters.partition_point(|(at, _)| *at < range.start);
    let mut own = letters.get(first..).unwrap_or_default().iter();
    text.chars()
        .map(|c| match c {
            STAND_IN | FOR_COLON => own.next().map_or(c, |(_, letter)| *letter),
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(text: &str) -> String {
        let written =
            super::super::writer::write_plain(&events(text, Options::ENABLE_STRIKETHROUGH));
        written.trim().to_owned()
    }

    #[test]
    fn emphasis_beside_punctuation_needs_no_spaces() {
        for (text, wanted) in [
            ("**注意：**请先登录。", "<p><strong>注意：</strong>请先登录。</p>"),
            (
                "**重要提示（Important）：**请注意。前文**（测试）**后文",
                "<p><strong>重要提示（Important）：</strong>请注意。前文<strong>（测试）</strong>后文</p>",
            ),
            ("これは**「重要」**です。", "<p>これは<strong>「重要」</strong>です。</p>"),
            ("**마크다운(Markdown)**은", "<p><strong>마크다운(Markdown)</strong>은</p>"),
            ("~~旧。~~新，*斜：*体", "<p><del>旧。</del>新，<em>斜：</em>体</p>"),
            ("**[链接](a.md)**后", "<p><strong><a href=\"a.md\">链接</a></strong>后</p>"),
            ("`**注意：**请` 和 2*（3）*四", "<p><code>**注意：**请</code> 和 2*（3）*四</p>"),
        ] {
            assert_eq!(html(text), wanted, "{text}");
        }
    }

    #[test]
    fn other_text_is_parsed_as_it_stands() {
        for text in
            ["**bold:**text", "a * b", "**（x）** y", "[a](b*（c)后*)", "\u{2E3A}**注意：**请"]
        {
            let plain: Vec<_> =
                Parser::new_ext(text, Options::empty()).into_offset_iter().collect();
            assert_eq!(events(text, Options::empty()), plain, "{text}");
        }
    }

    #[test]
    fn places_are_those_of_the_text() {
        let text = "前文**（测试）**后文";
        for (event, range) in events(text, Options::empty()) {
            if let Event::Text(words) = event {
                assert_eq!(&*words, &text[range]);
            }
        }
    }
}
