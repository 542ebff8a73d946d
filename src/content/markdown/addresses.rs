//! Every address that a body's source names, and where it is written: for what changes them.

use std::ops::Range;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use pulldown_cmark::{CowStr, Event, LinkType, Parser, Tag, TagEnd};

use super::raw::{RawHtml, Written, written_in};
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

/// The addresses of links, pictures, definitions and raw HTML in the body at `span`, in reading
/// order.
pub fn addresses(file: &TextFile, span: Span) -> Vec<Address> {
    let text = file.text.get(span.start..span.end).unwrap_or("");
    if too_deep(text).is_some() {
        return Vec::new();
    }
    let mut found = Found { text, offset: span.start, addresses: Vec::new() };
    let parser = Parser::new_ext(text, syntax()).into_offset_iter();
    for (_, definition) in parser.reference_definitions().iter() {
        let Some(at) = text.get(definition.span.clone()).and_then(|whole| whole.find("]:")) else {
            continue;
        };
        found.destination(
            definition.span.start + at + 2..definition.span.end,
            &definition.dest,
            false,
        );
    }
    let mut open: Vec<Open<'_>> = Vec::new();
    let mut block: Option<RawHtml> = None;
    for (event, range) in cjk::events(text, syntax()) {
        match event {
            Event::Start(Tag::HtmlBlock) => block = Some(RawHtml::default()),
            Event::Html(html) | Event::InlineHtml(html) => match &mut block {
                Some(block) => block.push(&html, found.span(&range)),
                None => {
                    let mut tag = RawHtml::default();
                    tag.push(&html, found.span(&range));
                    found.html(&tag);
                }
            },
            Event::End(TagEnd::HtmlBlock) => found.html(&block.take().unwrap_or_default()),
            Event::Start(
                Tag::Link { link_type, dest_url, .. } | Tag::Image { link_type, dest_url, .. },
            ) => {
                open.push(Open { inner: range.start + 1, link_type, url: dest_url });
                continue;
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
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
        let Some(at) = self.text.get(link.inner..end).and_then(|rest| rest.find("](")) else {
            return;
        };
        self.destination(link.inner + at + 2..end, &link.url, true);
    }

    /// The address at the start of `range`: up to a space, or in `<` and `>`.
    fn destination(&mut self, range: Range<usize>, url: &str, is_inline: bool) {
        let Some(rest) = self.text.get(range.clone()) else { return };
        let start = range.start + rest.len() - rest.trim_start().len();
        let rest = rest.trim_start();
        let (start, length) = match rest.strip_prefix('<') {
            Some(inside) => (start + 1, end_of(inside, |c, _| c == '>')),
            None => (
                start,
                end_of(rest, |c, depth| c.is_whitespace() || (is_inline && c == ')' && depth == 0)),
            ),
        };
        self.push(&(start..start + length), url.to_owned());
    }

    fn html(&mut self, raw: &RawHtml) {
        for Written { range, url } in written_in(raw) {
            self.addresses.push(Address {
                span: raw.place(range.start, range.end),
                url,
                in_html: true,
            });
        }
    }

    fn push(&mut self, range: &Range<usize>, url: String) {
        self.addresses.push(Address { span: self.span(range), url, in_html: false });
    }

    /// The file's place of a range of the body.
    fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.offset + range.start, self.offset + range.end)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_where_they_stand() {
        let text = "[a](b.md) ![c](<d e.png> \"t\") [x *y* `](`](../z(1).md#q) [r][r] \
            [![i](i.png)](k.md)\n\n[r]: r.md 'title'\n\n\
            <a class=x href=\"m&amp;n.md\">m</a> <img src=o.png srcset=\"p.png 1x, q.png \
            2x\">\n\n> **注意：**[t](t.md) `[no](no.md)` [e](e\\_f.md)\n\n> <p><a class=x\n\
            >   href=\"u.md\">src=no.md</a></p>\n";
        let file = TextFile::new("content/a.md", text);
        let found = addresses(&file, Span::new(0, text.len()));
        let shown: Vec<(&str, &str)> =
            found.iter().map(|a| (&file.text[a.span.start..a.span.end], a.url.as_str())).collect();
        let same = |text| (text, text);
        let mut wanted: Vec<(&str, &str)> =
            ["b.md", "d e.png", "../z(1).md#q", "i.png", "k.md", "r.md"].map(same).into();
        wanted.push(("m&amp;n.md", "m&n.md"));
        wanted.extend(["o.png", "p.png", "q.png", "t.md"].map(same));
        wanted.extend([("e\\_f.md", "e_f.md"), ("u.md", "u.md")]);
        assert_eq!(shown, wanted);
    }
}
