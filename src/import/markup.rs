//! What a Markdown body refers to, and what can be referred to in it.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag as MdTag, TagEnd};

use super::bare;
use super::html::{self, Attribute, RawHtml, Tag};
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
    /// A poster, or one of a `srcset`; `whole` is the attribute, or a `<source>` that is nothing
    /// else.
    HtmlPart,
    /// What is embedded besides pictures, films and sounds; `whole` is the attribute.
    HtmlFrame,
    /// Any other attribute with an address: those that frontdesk refuses go.
    HtmlAddress,
    /// `<scheme:address>`, of which only those that frontdesk refuses; an address as it stands in
    /// the text.
    Autolink,
}

impl Kind {
    /// Loaded with the page instead of being led to.
    pub fn is_loaded(self) -> bool {
        matches!(
            self,
            Self::Image | Self::HtmlImage | Self::HtmlMedia | Self::HtmlPart | Self::HtmlFrame
        )
    }

    /// Stands in an attribute.
    pub fn is_html(self) -> bool {
        !matches!(self, Self::Link | Self::Image | Self::Autolink)
    }
}

impl Reference {
    /// An address that stands in the text as it is.
    fn bare(text: &str, at: Range<usize>) -> Self {
        let target = text.get(at.clone()).unwrap_or_default().to_owned();
        Self { kind: Kind::Autolink, target, whole: at.clone(), text: at, written: None }
    }
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
    /// Places of tags that never end: browsers would drop all that stands behind them.
    pub unclosed: Vec<usize>,
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
        Event::Start(MdTag::CodeBlock(_)) | Event::Code(_) => Some(range),
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
    let mut block = RawHtml::default();
    // In code and in a link's words an address is no link of its own.
    let mut quiet = false;
    for (event, range) in parser.into_offset_iter() {
        for link in &mut open {
            link.inner_end = link.inner_end.max(range.end.min(link.range.end));
            link.inner_start.get_or_insert(range.start);
        }
        match event {
            Event::Start(MdTag::Link { link_type, dest_url, .. }) => {
                open.push(Open::new(Kind::Link, link_type, &dest_url, range));
            }
            Event::Start(MdTag::Image { link_type, dest_url, .. }) => {
                open.push(Open::new(Kind::Image, link_type, &dest_url, range));
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                markup.references.extend(open.pop().and_then(|link| link.close(text)));
            }
            Event::Start(MdTag::Heading { level, id, .. }) => {
                let pinned = id.map(|id| id.to_string());
                heading = Some(Heading { level: level as u8, text: String::new(), pinned, range });
            }
            Event::End(TagEnd::Heading(_)) => markup.headings.extend(heading.take()),
            Event::Text(words) | Event::Code(words) => {
                if let Some(heading) = &mut heading {
                    heading.text.push_str(&words);
                }
                if open.is_empty() && !quiet && words.contains("://") {
                    let found = bare::addresses(text, &range).into_iter();
                    markup.references.extend(found.map(|at| Reference::bare(text, at)));
                }
            }
            Event::Start(MdTag::CodeBlock(_)) => quiet = true,
            Event::End(TagEnd::CodeBlock) => quiet = false,
            Event::SoftBreak | Event::HardBreak => {
                if let Some(heading) = &mut heading {
                    heading.text.push(' ');
                }
            }
            // A block is looked at as a whole: its tags may span lines.
            Event::Start(MdTag::HtmlBlock) => block = RawHtml::default(),
            Event::Html(lines) => block.push(text, &lines, range),
            Event::End(TagEnd::HtmlBlock) => html(text, &block, &mut markup),
            Event::InlineHtml(tag) => {
                quiet = (quiet || tag.starts_with("<a ")) && !tag.starts_with("</a");
                let mut inline = RawHtml::default();
                inline.push(text, &tag, range);
                html(text, &inline, &mut markup);
            }
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
        Self {
            kind,
            link_type,
            target: target.to_owned(),
            inner_end: range.start,
            range,
            inner_start: None,
        }
    }

    /// `None` for good links that are addresses themselves.
    fn close(mut self, text: &str) -> Option<Reference> {
        if matches!(self.link_type, LinkType::Autolink | LinkType::Email) {
            let refused = self.link_type == LinkType::Autolink && !may_lead_to(&self.target, false);
            let inner = self.range.start + 1..self.range.end - 1;
            let reference = Reference {
                kind: Kind::Autolink,
                target: self.target,
                whole: self.range,
                text: inner,
                written: None,
            };
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
            LinkType::Collapsed | LinkType::CollapsedUnknown => {
                // The parser's range ends before the brackets that hold nothing.
                let behind = text.get(self.range.end..).unwrap_or_default();
                self.range.end += if behind.starts_with("[]") { 2 } else { 0 };
                (text.get(self.range.clone())?.rfind("][]")?, None)
            }
            _ => (source.len() - 1, None),
        };
        let inner = self.range.start + opening..self.range.start + text_end;
        Some(Reference {
            kind: self.kind,
            target: self.target,
            whole: self.range,
            text: inner,
            written,
        })
    }
}

/// In `[text](target "title")`: where `]` stands, and the target as written without `<>`. Found
/// from the end, because the text may hold anything.
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
    out.replace("&amp;", "&")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
}

/// What the tags of a stretch of HTML refer to, and what they can be called.
fn html(text: &str, html: &RawHtml, markup: &mut Markup) {
    let (tags, open) = html.tags();
    markup.unclosed.extend(open);
    for tag in tags {
        if html::is_refused(&tag.name) {
            markup.useless.push((format!("<{}>", tag.name), tag.range));
            continue;
        }
        for attribute in &tag.attributes {
            match (tag.name.as_str(), attribute.name.as_str()) {
                (_, key)
                    if matches!(key, "style" | "srcdoc")
                        || (key.starts_with("on") && key.len() > 2) =>
                {
                    markup.useless.push((key.to_owned(), with_space(text, &attribute.range)));
                }
                (_, "id") | ("a", "name") => {
                    markup.html_ids.push((attribute.value.clone(), tag.range.clone()))
                }
                (_, "srcset") => markup.references.extend(sources(text, &tag, attribute)),
                (name, key) => {
                    let kind = kind(name, key);
                    let kind = kind.filter(|k| {
                        *k != Kind::HtmlAddress || !may_lead_to(&attribute.value, false)
                    });
                    markup
                        .references
                        .extend(kind.map(|kind| reference(text, kind, &tag, attribute)));
                }
            }
        }
    }
}

/// What an attribute's address is for; `None` where it is none. The build checks the same ones.
fn kind(tag: &str, key: &str) -> Option<Kind> {
    match (tag, key) {
        ("a" | "area", "href" | "xlink:href") => Some(Kind::HtmlLink),
        ("img", "src") => Some(Kind::HtmlImage),
        ("video" | "audio" | "source" | "track", "src") => Some(Kind::HtmlMedia),
        ("video", "poster") | ("input", "src") | ("image" | "feimage", "href" | "xlink:href") => {
            Some(Kind::HtmlPart)
        }
        ("iframe" | "frame" | "embed", "src") | ("object", "data") => Some(Kind::HtmlFrame),
        (
            _,
            "href" | "src" | "action" | "formaction" | "poster" | "data" | "xlink:href"
            | "background" | "ping" | "cite" | "longdesc",
        ) => Some(Kind::HtmlAddress),
        _ => None,
    }
}

fn reference(text: &str, kind: Kind, tag: &Tag, attribute: &Attribute) -> Reference {
    let whole = match (kind, tag.name.as_str()) {
        (Kind::HtmlImage, _) | (Kind::HtmlMedia, "source" | "track") => tag.range.clone(),
        (Kind::HtmlLink, _) => attribute.range.clone(),
        _ => with_space(text, &attribute.range),
    };
    let alt = tag.get("alt").filter(|_| kind == Kind::HtmlImage).map(|alt| alt.written.clone());
    Reference {
        kind,
        target: attribute.value.clone(),
        whole,
        text: alt.unwrap_or(tag.range.end..tag.range.end),
        written: Some(attribute.written.clone()),
    }
}

/// The addresses of a `srcset`: each up to white space, apart by commas behind their descriptors.
fn sources(text: &str, tag: &Tag, attribute: &Attribute) -> Vec<Reference> {
    let written = text.get(attribute.written.clone()).unwrap_or("");
    let is_source = tag.name == "source";
    let whole = if is_source { tag.range.clone() } else { with_space(text, &attribute.range) };
    let mut references = Vec::new();
    let mut at = 0;
    while let Some(rest) = written.get(at..) {
        let start = at + rest.len()
            - rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',').len();
        let address =
            written.get(start..).unwrap_or("").split(char::is_whitespace).next().unwrap_or("");
        let bare = address.trim_end_matches(',');
        if bare.is_empty() {
            break;
        }
        references.push(Reference {
            kind: Kind::HtmlPart,
            target: unescape(bare),
            whole: whole.clone(),
            text: tag.range.end..tag.range.end,
            written: Some(
                attribute.written.start + start..attribute.written.start + start + bare.len(),
            ),
        });
        let behind = start + address.len();
        let descriptor = written.get(behind..).and_then(|rest| rest.find(','));
        at = if bare.len() < address.len() {
            behind
        } else {
            descriptor.map_or(written.len(), |i| behind + i)
        };
    }
    references
}

/// `range` with the white space before it: it goes with the attribute.
fn with_space(text: &str, range: &Range<usize>) -> Range<usize> {
    text.get(..range.start).map_or(range.start, |before| before.trim_end().len())..range.end
}

/// `target` as it is written behind a link's words: between `<` and `>` only where it has to be.
pub fn destination(target: &str) -> String {
    let is_plain = !target.is_empty()
        && target.chars().all(|c| !matches!(c, ' ' | '(' | ')' | '<' | '>') && !c.is_control());
    if is_plain { target.to_owned() } else { format!("<{}>", target.replace(['<', '>', '\n'], "")) }
}

/// Whether the text can name its own page.
pub fn has_heading(text: &str) -> bool {
    let line =
        |line: &str| line.starts_with('#') || line.starts_with("===") || line.starts_with("---");
    text.lines().any(line) && look_through(text).headings.iter().any(|h| !h.text.trim().is_empty())
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
            shown(
                "[a [b]](x.md#y \"t\") ![i](<a b.png>) [c][d] <http://e> [`](`](f\\)g)\n\n\
                 [d]: z.md\n"
            ),
            [
                "Link x.md#y a [b] x.md#y",
                "Image a b.png i a b.png",
                "Link z.md c -",
                "Link f)g `](` f\\)g",
            ]
        );
    }

    #[test]
    fn images_inside_links() {
        assert_eq!(
            shown("[![i](p.png)](q.md)"),
            ["Link q.md ![i](p.png) q.md", "Image p.png i p.png"]
        );
    }

    #[test]
    fn html_attributes() {
        let text = "<p><a id=\"x\" href='/a?b&amp;c'>t</a> <img alt=\"An i\" src=y.png>\n</p>\n\n\
            `<a href=no>`\n";
        assert_eq!(shown(text), ["HtmlLink /a?b&c  /a?b&amp;c", "HtmlImage y.png An i y.png"]);
        assert_eq!(look_through(text).html_ids[0].0, "x");
    }

    #[test]
    fn headings_with_pins() {
        let markup = look_through("# A `b`\n\nC\n---\n\n## How{#request}\n\n## D {#d}\n");
        let shown: Vec<_> = markup
            .headings
            .iter()
            .map(|h| (h.level, h.text.as_str(), h.pinned.as_deref()))
            .collect();
        assert_eq!(
            shown,
            [(1, "A b", None), (2, "C", None), (2, "How", Some("request")), (2, "D", Some("d"))]
        );
    }
}
