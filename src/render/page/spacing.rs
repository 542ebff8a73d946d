//! French spaces: what stands before `: ; ! ? »` and behind `«` must not end a line. Writers type a
//! plain space there, since keyboards have no other; pages have the one that typesetters use.

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
    let mut rest = html.as_str();
    while let Some((text, tag)) = rest.find('<').map(|at| rest.split_at(at)) {
        push(&mut out, text);
        let (tag, after) = tag.split_at(end_of_tag(tag));
        out.push_str(tag);
        rest = after;
        if let Some(name) = LITERAL.iter().find(|name| opens(tag, name)) {
            let end = rest.find(&format!("</{name}")).unwrap_or(rest.len());
            let (literal, after) = rest.split_at(end);
            out.push_str(literal);
            rest = after;
        }
    }
    push(&mut out, rest);
    out
}

fn opens(tag: &str, name: &str) -> bool {
    let behind = tag.strip_prefix('<').and_then(|tag| tag.strip_prefix(name));
    behind.is_some_and(|behind| behind.starts_with([' ', '>', '\n', '\t']))
}

/// Behind the `>` that ends what begins here; one in quotes ends nothing.
fn end_of_tag(tag: &str) -> usize {
    if tag.starts_with("<!--") {
        return tag.find("-->").map_or(tag.len(), |at| at + 3);
    }
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    tag.len()
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
            "<p title=\"x ?",
        ] {
            assert_eq!(french(same.to_owned()), same);
        }
    }
}
