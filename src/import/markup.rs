//! What a Markdown body refers to, and what can be referred to in it.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::content::markdown::may_lead_to;

/// A link or image of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    pub kind: Kind,
    /// As a reader's program sees it: unescaped.
    pub target: String,
    /// The whole link, `[text](target)`.
    pub whole: Range<usize>,
    /// What the reader sees of it: its text, or an image's alternative text.
    pub text: Range<usize>,
    /// The target as written; `None` where it stands elsewhere (`[text][name]`).
    pub written: Option<Range<usize>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Link,
    Image,
    /// `href` of an HTML element; `whole` is the attribute, `written` its value.
    HtmlLink,
    /// `src` of an HTML element; `whole` is the element.
    HtmlImage,
    /// `src` of a film or sound; `whole` is what goes when there is no such file: the element where
    /// it is nothing else, otherwise the attribute.
    HtmlMedia,
    /// `<scheme:address>`; only those that frontdesk refuses.
    Autolink,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    pub level: u8,
    /// Without markup.
    pub text: String,
    pub pinned: Option<String>,
    /// The whole heading, line end included.
    pub range: Range<usize>,
}

/// A body, looked through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Markup {
    /// In reading order.
    pub references: Vec<Reference>,
    pub headings: Vec<Heading>,
    /// `id` and `name` attributes of raw HTML, with their place.
    pub html_ids: Vec<(String, Range<usize>)>,
    /// Definitions `[name]: target`: the target, and the whole definition.
    pub definitions: Vec<(String, Range<usize>)>,
    /// Addresses of what raw HTML embeds besides pictures, films and sounds.
    pub frames: Vec<String>,
    /// Raw HTML that the strict security policy makes useless: its name and place.
    pub useless: Vec<(String, Range<usize>)>,
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
}

/// Where code stands: blocks and spans, in order.
pub fn code_ranges(text: &str) -> Vec<Range<usize>> {
    let events = Parser::new_ext(text, options()).into_offset_iter();
    let code = events.filter_map(|(event, range)| match event {
        Event::Start(Tag::CodeBlock(_)) | Event::Code(_) => Some(range),
        _ => None,
    });
    code.collect()
}

/// Links, images, headings and anchors of `text`.
pub fn look_through(text: &str) -> Markup {
    let parser = Parser::new_ext(text, options());
    let mut markup = Markup::default();
    for (_, definition) in parser.reference_definitions().iter() {
        markup.definitions.push((definition.dest.to_string(), definition.span.clone()));
    }
    markup.definitions.sort_by_key(|(_, range)| range.start);
    let mut open: Vec<Open> = Vec::new();
    let mut heading: Option<Heading> = None;
    for (event, range) in parser.into_offset_iter() {
        for link in &mut open {
            link.inner_end = link.inner_end.max(range.end.min(link.range.end));
            link.inner_start.get_or_insert(range.start);
        }
        match event {
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                open.push(Open::new(Kind::Link, link_type, &dest_url, range));
            }
            Event::Start(Tag::Image { link_type, dest_url, .. }) => {
                open.push(Open::new(Kind::Image, link_type, &dest_url, range));
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                markup.references.extend(open.pop().and_then(|link| link.close(text)));
            }
            Event::Start(Tag::Heading { level, id, .. }) => {
                let pinned = id.map(|id| id.to_string());
                heading = Some(Heading { level: level as u8, text: String::new(), pinned, range });
            }
            Event::End(TagEnd::Heading(_)) => markup.headings.extend(heading.take()),
            Event::Text(words) | Event::Code(words) => {
                if let Some(heading) = &mut heading {
                    heading.text.push_str(&words);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some(heading) = &mut heading {
                    heading.text.push(' ');
                }
            }
            // A block is looked at as a whole: its tags may span lines.
            Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => html(text, range, &mut markup),
            _ => {}
        }
    }
    markup.references.sort_by_key(|reference| (reference.whole.start, reference.whole.end));
    markup
}

/// A link whose end has not come yet.
struct Open {
    kind: Kind,
    link_type: LinkType,
    target: String,
    range: Range<usize>,
    inner_start: Option<usize>,
    inner_end: usize,
}

impl Open {
    fn new(kind: Kind, link_type: LinkType, target: &str, range: Range<usize>) -> Self {
        Self { kind, link_type, target: target.to_owned(), inner_end: range.start, range, inner_start: None }
    }

    /// `None` for good links that are addresses themselves.
    fn close(self, text: &str) -> Option<Reference> {
        if matches!(self.link_type, LinkType::Autolink | LinkType::Email) {
            let refused = self.link_type == LinkType::Autolink && !may_lead_to(&self.target, false);
            let inner = self.range.start + 1..self.range.end - 1;
            let reference =
                Reference { kind: Kind::Autolink, target: self.target, whole: self.range, text: inner, written: None };
            return refused.then_some(reference);
        }
        let opening = if self.kind == Kind::Image { 2 } else { 1 };
        // The end event spans the whole link, so the inner range is found from the brackets.
        let source = text.get(self.range.clone())?;
        let (text_end, written) = match self.link_type {
            LinkType::Inline => {
                let (close, written) = inline_target(source, &self.target)?;
                (close, Some(self.range.start + written.start..self.range.start + written.end))
            }
            LinkType::Reference | LinkType::ReferenceUnknown => (source.rfind("][")?, None),
            LinkType::Collapsed | LinkType::CollapsedUnknown => (source.rfind("[]").map(|i| i - 1)?, None),
            _ => (source.len() - 1, None),
        };
        let inner = self.range.start + opening..self.range.start + text_end;
        Some(Reference { kind: self.kind, target: self.target, whole: self.range, text: inner, written })
    }
}

/// In `[text](target "title")`: where `]` stands, and the target as written without `<>`. Found from
/// the end, because the text may hold anything.
fn inline_target(source: &str, target: &str) -> Option<(usize, Range<usize>)> {
    let mut best = None;
    for (close, _) in source.match_indices("](") {
        let start = close + 2 + leading_space(source.get(close + 2..)?);
        let rest = source.get(start..)?;
        let written = match rest.strip_prefix('<') {
            Some(inside) => start + 1..start + 1 + inside.find('>')?,
            None => start..start + bare_end(rest),
        };
        if unescape(source.get(written.clone())?) == target {
            best = Some((close, written));
        }
    }
    best
}

fn leading_space(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// The end of a destination: white space, or the parenthesis that was not opened in it.
fn bare_end(text: &str) -> usize {
    let mut depth = 0;
    let mut escaped = false;
    for (i, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '(' => depth += 1,
            ')' if depth == 0 => return i,
            ')' => depth -= 1,
            // Only what CommonMark calls white space: file names do hold no-break spaces.
            _ if c.is_ascii_whitespace() || c.is_ascii_control() => return i,
            _ => {}
        }
    }
    text.len()
}

/// Backslash escapes and the entities that occur in addresses.
fn unescape(written: &str) -> String {
    let mut out = String::with_capacity(written.len());
    let mut chars = written.chars().peekable();
    while let Some(c) = chars.next() {
        match chars.peek() {
            Some(next) if c == '\\' && next.is_ascii_punctuation() => out.extend(chars.next()),
            _ => out.push(c),
        }
    }
    out.replace("&amp;", "&").replace("&quot;", "\"").replace("&#39;", "'").replace("&lt;", "<").replace("&gt;", ">")
}

/// `href`, `src`, `id` and `name` of the tags in a stretch of HTML.
fn html(text: &str, range: Range<usize>, markup: &mut Markup) {
    let mut at = range.start;
    while let Some(open) = text.get(at..range.end).and_then(|rest| rest.find('<')).map(|i| at + i) {
        let inside = text.get(open + 1..range.end).unwrap_or("");
        if inside.starts_with("!--") {
            at = inside.find("-->").map_or(range.end, |i| open + 1 + i + 3);
            continue;
        }
        let name_length = inside.bytes().take_while(u8::is_ascii_alphanumeric).count();
        if name_length == 0 {
            at = open + 1;
            continue;
        }
        let name = inside.get(..name_length).unwrap_or("").to_ascii_lowercase();
        if matches!(name.as_str(), "script" | "style") {
            let closing = format!("</{name}");
            let close = inside.to_ascii_lowercase().find(&closing);
            let end = close.and_then(|i| Some(open + 1 + i + inside.get(i..)?.find('>')? + 1)).unwrap_or(range.end);
            markup.useless.push((format!("<{name}>"), open..end));
            at = end;
            continue;
        }
        let place = TagPlace { open, attributes: open + 1 + name_length, limit: range.end };
        let end = tag(text, &name, &place, markup);
        at = end.max(open + 1);
    }
}

/// Where a tag starts, where its attributes do, and where it must have ended.
struct TagPlace {
    open: usize,
    attributes: usize,
    limit: usize,
}

/// Reads one tag's attributes and returns where it ends.
fn tag(text: &str, name: &str, place: &TagPlace, markup: &mut Markup) -> usize {
    let TagPlace { open, attributes: mut at, limit: end } = *place;
    let mut images = Vec::new();
    let mut media = Vec::new();
    let mut ids = Vec::new();
    let mut alt = None;
    loop {
        at += leading_space(text.get(at..end).unwrap_or(""));
        let rest = text.get(at..end).unwrap_or("");
        let Some(first) = rest.chars().next() else { break };
        if first == '>' {
            at += 1;
            break;
        }
        let key_length = rest.find(|c: char| c.is_whitespace() || "=>/".contains(c)).unwrap_or(rest.len());
        if key_length == 0 {
            at += first.len_utf8();
            continue;
        }
        let start = at;
        let key = rest.get(..key_length).unwrap_or("").to_ascii_lowercase();
        at += key_length;
        let Some(value) = attribute_value(text, at, end) else { continue };
        at = (value.end + usize::from(text.get(value.end..).is_some_and(|r| r.starts_with(['"', '\''])))).min(end);
        let target = unescape(text.get(value.clone()).unwrap_or(""));
        match (name, key.as_str()) {
            ("a", "href") => markup.references.push(Reference {
                kind: Kind::HtmlLink,
                target,
                whole: start..at,
                text: at..at,
                written: Some(value),
            }),
            ("img", "src") => images.push((target, value)),
            ("img", "alt") => alt = Some(value),
            ("iframe" | "frame" | "embed", "src") | ("object", "data") => markup.frames.push(target),
            ("video" | "audio", "src") => {
                let before = text.get(..start).map_or(start, |before| before.trim_end().len());
                media.push((target, value, before..at));
            }
            ("source" | "track", "src") => media.push((target, value, open..end)),
            (_, key) if key == "style" || (key.starts_with("on") && key.len() > 2) => {
                let before = text.get(..start).map_or(start, |before| before.trim_end().len());
                markup.useless.push((key.to_owned(), before..at));
            }
            (_, "id") | ("a", "name") => ids.push(target),
            _ => {}
        }
    }
    markup.html_ids.extend(ids.into_iter().map(|id| (id, open..at)));
    markup.references.extend(media.into_iter().map(|(target, value, whole)| Reference {
        kind: Kind::HtmlMedia,
        target,
        whole: whole.start..whole.end.min(at),
        text: at..at,
        written: Some(value),
    }));
    for (target, value) in images {
        let text = alt.clone().unwrap_or(at..at);
        markup.references.push(Reference {
            kind: Kind::HtmlImage,
            target,
            whole: open..at,
            text,
            written: Some(value),
        });
    }
    at
}

/// The value behind `=`, without its quotes.
fn attribute_value(text: &str, at: usize, end: usize) -> Option<Range<usize>> {
    let rest = text.get(at..end)?;
    let after = rest.trim_start().strip_prefix('=')?.trim_start();
    let start = at + (rest.len() - after.len());
    match after.chars().next()? {
        quote @ ('"' | '\'') => {
            let length = after.get(1..)?.find(quote)?;
            Some(start + 1..start + 1 + length)
        }
        _ => {
            let length = after.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(after.len());
            Some(start..start + length)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let markup = look_through(text);
        let written = |r: &Reference| r.written.clone().map_or("-".into(), |w| text[w].to_owned());
        markup
            .references
            .iter()
            .map(|r| format!("{:?} {} {} {}", r.kind, r.target, &text[r.text.clone()], written(r)))
            .collect()
    }

    #[test]
    fn finds_what_is_written_where() {
        assert_eq!(
            shown("[a [b]](x.md#y \"t\") ![i](<a b.png>) [c][d] <http://e> [`](`](f\\)g)\n\n[d]: z.md\n"),
            ["Link x.md#y a [b] x.md#y", "Image a b.png i a b.png", "Link z.md c -", "Link f)g `](` f\\)g",]
        );
    }

    #[test]
    fn images_inside_links() {
        assert_eq!(shown("[![i](p.png)](q.md)"), ["Link q.md ![i](p.png) q.md", "Image p.png i p.png"]);
    }

    #[test]
    fn html_attributes() {
        let text = "<p><a id=\"x\" href='/a?b&amp;c'>t</a> <img alt=\"An i\" src=y.png>\n</p>\n\n`<a href=no>`\n";
        assert_eq!(shown(text), ["HtmlLink /a?b&c  /a?b&amp;c", "HtmlImage y.png An i y.png"]);
        assert_eq!(look_through(text).html_ids[0].0, "x");
    }

    #[test]
    fn headings_with_pins() {
        let markup = look_through("# A `b`\n\nC\n---\n\n## How{#request}\n\n## D {#d}\n");
        let shown: Vec<_> = markup.headings.iter().map(|h| (h.level, h.text.as_str(), h.pinned.as_deref())).collect();
        assert_eq!(shown, [(1, "A b", None), (2, "C", None), (2, "How", Some("request")), (2, "D", Some("d"))]);
    }
}
