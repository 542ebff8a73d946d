//! French spaces: what stands before `: ; ! ? »` and behind `«` must not end a line. Writers type a
//! plain space there, since keyboards have no other; pages have the one that typesetters use.

use std::ops::Range;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{HtmlString, Token, Tokenizer};

const NO_BREAK: char = '\u{a0}';
/// Before high signs.
const NARROW: char = '\u{202f}';

/// Whose text is shown as it stands.
const LITERAL: [&str; 8] = ["script", "style", "pre", "code", "kbd", "samp", "textarea", "svg"];

/// A page with the spaces of its text made right; attributes, code and scripts stay as they are.
pub(super) fn french(html: String) -> String {
    if ![" :", " ;", " !", " ?", " »", "« "].iter().any(|plain| html.contains(plain)) {
        return html;
    }
    let mut out = String::with_capacity(html.len() + 256);
    let mut copied = 0;
    for text in texts(&html) {
        out.push_str(html.get(copied..text.start).unwrap_or_default());
        push(&mut out, html.get(text.clone()).unwrap_or_default());
        copied = text.end;
    }
    out.push_str(html.get(copied..).unwrap_or_default());
    out
}

/// Where text stands that is no code.
fn texts(html: &str) -> Vec<Range<usize>> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    // What stands in a script is no tag.
    emitter.naively_switch_states(true);
    let mut literal: Vec<HtmlString> = Vec::new();
    let mut texts: Vec<Range<usize>> = Vec::new();
    for token in Tokenizer::new_with_emitter(html, emitter).flatten() {
        match token {
            Token::StartTag(tag) if is_literal(&tag.name) && !tag.self_closing => {
                literal.push(tag.name)
            }
            Token::EndTag(tag) if literal.last() == Some(&tag.name) => {
                literal.pop();
            }
            Token::String(text) if literal.is_empty() => match texts.last_mut() {
                // A reference to a character ends no text.
                Some(last) if last.end == text.span.start => last.end = text.span.end,
                _ => texts.push(text.span.start..text.span.end),
            },
            _ => {}
        }
    }
    texts
}

fn is_literal(name: &[u8]) -> bool {
    LITERAL.iter().any(|literal| literal.as_bytes() == name)
}

fn push(out: &mut String, text: &str) {
    let mut chars = text.chars().peekable();
    let mut before = None;
    while let Some(c) = chars.next() {
        let mut said = c;
        if c == ' ' && before == Some('«') {
            said = NO_BREAK;
        } else if c == ' ' && before.is_none_or(|before: char| !before.is_whitespace()) {
            let mut ahead = chars.clone();
            said = match (ahead.next(), ahead.next()) {
                (Some('»'), _) => NO_BREAK,
                (Some(':'), after) if is_end(after) => NO_BREAK,
                (Some(';' | '!' | '?'), after) if is_end(after) => NARROW,
                _ => c,
            };
        }
        out.push(said);
        before = Some(c);
    }
}

/// Whether a sign before `after` ends a clause, and is not the beginning of something else.
fn is_end(after: Option<char>) -> bool {
    after.is_none_or(|c| c.is_whitespace() || matches!(c, '!' | '?' | ')' | '»' | '”' | '…' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_do_not_begin_a_line() {
        for (plain, set) in [
            ("<p>Quoi ? Oui !</p>", "<p>Quoi\u{202f}? Oui\u{202f}!</p>"),
            ("<p>Ici : « là »</p>", "<p>Ici\u{a0}: «\u{a0}là\u{a0}»</p>"),
            ("<p>L’un ; l’autre</p>", "<p>L’un\u{202f}; l’autre</p>"),
            ("<b>Prêt</b> ?", "<b>Prêt</b>\u{202f}?"),
            ("« <b>mot</b> »", "«\u{a0}<b>mot</b>\u{a0}»"),
            (
                "Pierre &amp; Paul ? Oui&#33; &lt; ?",
                "Pierre &amp; Paul\u{202f}? Oui&#33; &lt;\u{202f}?",
            ),
            (
                "<script>if (a < b) { c ? d : e }</script><p>Où ?",
                "<script>if (a < b) { c ? d : e }</script><p>Où\u{202f}?",
            ),
            ("<i title=\"a > b ?\">Non ?!</i>", "<i title=\"a > b ?\">Non\u{202f}?!</i>"),
        ] {
            assert_eq!(french(plain.to_owned()), set);
        }
    }

    #[test]
    fn what_is_no_text_stays() {
        for same in [
            "<p><code>a ? b : c</code></p>",
            "<pre><span>if x ; y</span>\nls ;</pre>",
            "<script>a ? b : c</script><style>p :hover{}</style>",
            "<!-- a ? b --><p>x</p>",
            "<input placeholder=\"Où ?\">",
            "<p>un :smile: et ?q=1</p>",
            "<p>déjà\u{a0}: oui\u{202f}!</p>",
            "<p>a < b",
            "<textarea><b> ?</b></textarea><svg><text>x ?</text></svg>",
            "<p title=\"x ?",
        ] {
            assert_eq!(french(same.to_owned()), same);
        }
    }
}
