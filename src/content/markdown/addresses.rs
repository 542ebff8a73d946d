//! Every address that a body's source names, and where it is written: for what changes them.

use std::ops::Range;
use std::sync::LazyLock;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use pulldown_cmark::{CowStr, Event, LinkType, Parser, Tag};
use regex::Regex;

use super::{cjk, syntax, too_deep};
use crate::diagnostics::Span;
use crate::tree::TextFile;

/// What Markdown, HTML or an address would read as something else.
const SPECIAL: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'%')
    .add(b'#')
    .add(b'?')
    .add(b'(')
    .add(b')')
    .add(b'<')
    .add(b'>')
    .add(b'"')
    .add(b'\'')
    .add(b'&')
    .add(b'\\')
    .add(b'`')
    .add(b'{')
    .add(b'}')
    .add(b'[')
    .add(b']')
    .add(b'|')
    .add(b',')
    .add(b':');

/// A path or an anchor as every place of an address can hold it.
pub fn encoded(path: &str) -> String {
    utf8_percent_encode(path, SPECIAL).to_string()
}

/// One address of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Of the address alone, in the file.
    pub span: Span,
    /// Without the escapes of Markdown and HTML.
    pub url: String,
    in_html: bool,
}

impl Address {
    /// How `url`, percent-encoded where Markdown needs it, stands in this place.
    pub fn written(&self, url: &str) -> String {
        if self.in_html { url.replace('&', "&amp;").replace('"', "&quot;") } else { url.to_owned() }
    }
}

/// The addresses of links, pictures, definitions and raw HTML in the body at `span`, in reading order.
pub fn addresses(file: &TextFile, span: Span) -> Vec<Address> {
    let text = file.text.get(span.start..span.end).unwrap_or("");
    if too_deep(text).is_some() {
        return Vec::new();
    }
    let mut found = Found { text, offset: span.start, addresses: Vec::new() };
    let parser = Parser::new_ext(text, syntax()).into_offset_iter();
    for (_, definition) in parser.reference_definitions().iter() {
        let Some(at) = text.get(definition.span.clone()).and_then(|whole| whole.find("]:")) else { continue };
        found.destination(definition.span.start + at + 2..definition.span.end, &definition.dest, false);
    }
    let mut open: Vec<Open<'_>> = Vec::new();
    let mut html: Option<Range<usize>> = None;
    for (event, range) in cjk::events(text, syntax()) {
        match event {
            Event::Html(_) | Event::InlineHtml(_) => match &mut html {
                Some(html) if html.end == range.start => html.end = range.end,
                html => {
                    found.html(html.replace(range.clone()));
                }
            },
            Event::Start(Tag::Link { link_type, dest_url, .. } | Tag::Image { link_type, dest_url, .. }) => {
                open.push(Open { inner: range.start + 1, link_type, url: dest_url });
                continue;
            }
            Event::End(pulldown_cmark::TagEnd::Link | pulldown_cmark::TagEnd::Image) => {
                if let Some(link) = open.pop() {
                    found.link(&link, range.end);
                }
            }
            _ => {}
        }
        if let Some(link) = open.last_mut() {
            link.inner = link.inner.max(range.end);
        }
    }
    found.html(html);
    found.addresses.sort_by_key(|address| address.span);
    found.addresses.dedup();
    found.addresses
}

/// A link whose end was not met yet.
struct Open<'a> {
    /// Where what stands between its brackets ends, as far as it was read.
    inner: usize,
    link_type: LinkType,
    url: CowStr<'a>,
}

struct Found<'a> {
    text: &'a str,
    offset: usize,
    addresses: Vec<Address>,
}

impl Found<'_> {
    fn link(&mut self, link: &Open<'_>, end: usize) {
        if link.link_type != LinkType::Inline {
            return;
        }
        let Some(at) = self.text.get(link.inner..end).and_then(|rest| rest.find("](")) else { return };
        self.destination(link.inner + at + 2..end, &link.url, true);
    }

    /// The address at the start of `range`: up to a space, or in `<` and `>`.
    fn destination(&mut self, range: Range<usize>, url: &str, is_inline: bool) {
        let Some(rest) = self.text.get(range.clone()) else { return };
        let start = range.start + rest.len() - rest.trim_start().len();
        let rest = rest.trim_start();
        let (start, length) = match rest.strip_prefix('<') {
            Some(inside) => (start + 1, end_of(inside, |c, _| c == '>')),
            None => (start, end_of(rest, |c, depth| c.is_whitespace() || (is_inline && c == ')' && depth == 0))),
        };
        self.push(start..start + length, url.to_owned(), false);
    }

    fn html(&mut self, range: Option<Range<usize>>) {
        let Some((range, html)) = range.and_then(|range| Some((range.clone(), self.text.get(range)?))) else { return };
        for found in ATTRIBUTE.captures_iter(html) {
            let value = ["double", "single", "bare"].iter().find_map(|name| found.name(name));
            let Some(value) = value else { continue };
            let is_list = found.name("key").is_some_and(|key| key.as_str().eq_ignore_ascii_case("srcset"));
            let mut at = range.start + value.start();
            for part in value.as_str().split(|c| is_list && c == ',') {
                let start = at + part.len() - part.trim_start().len();
                let url = part.trim().split(|c: char| is_list && c.is_whitespace()).next().unwrap_or_default();
                let plain = url.replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
                self.push(start..start + url.len(), plain, true);
                at += part.len() + 1;
            }
        }
    }

    fn push(&mut self, range: Range<usize>, url: String, in_html: bool) {
        let span = Span::new(self.offset + range.start, self.offset + range.end);
        self.addresses.push(Address { span, url, in_html });
    }
}

/// The bytes before the first character that `ends` it; it is told how many brackets are open.
fn end_of(text: &str, ends: impl Fn(char, usize) -> bool) -> usize {
    let (mut depth, mut is_escaped) = (0usize, false);
    for (at, c) in text.char_indices() {
        if is_escaped {
            is_escaped = false;
            continue;
        }
        if ends(c, depth) {
            return at;
        }
        match c {
            '\\' => is_escaped = true,
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    text.len()
}

#[expect(clippy::expect_used, reason = "a literal, and a test compiles it")]
static ATTRIBUTE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"(?i)[\s"'](?P<key>(?:xlink:)?href|src|srcset|poster|data|cite|longdesc|background)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+))"#,
    )
    .expect("a pattern of this file")
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_where_they_stand() {
        let text = "[a](b.md) ![c](<d e.png> \"t\") [x *y* `](`](../z(1).md#q) [r][r] [![i](i.png)](k.md)\n\n\
            [r]: r.md 'title'\n\n<a class=x href=\"m&amp;n.md\">m</a> <img src=o.png srcset=\"p.png 1x, q.png 2x\">\n\n\
            > **注意：**[t](t.md) `[no](no.md)` [e](e\\_f.md)\n";
        let file = TextFile::new("content/a.md", text);
        let found = addresses(&file, Span::new(0, text.len()));
        let shown: Vec<(&str, &str)> =
            found.iter().map(|a| (&file.text[a.span.start..a.span.end], a.url.as_str())).collect();
        let same = |text| (text, text);
        let mut wanted: Vec<(&str, &str)> =
            ["b.md", "d e.png", "../z(1).md#q", "i.png", "k.md", "r.md"].map(same).into();
        wanted.push(("m&amp;n.md", "m&n.md"));
        wanted.extend(["o.png", "p.png", "q.png", "t.md"].map(same));
        wanted.push(("e\\_f.md", "e_f.md"));
        assert_eq!(shown, wanted);
    }
}
