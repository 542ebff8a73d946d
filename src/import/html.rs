//! Tags of raw HTML, with the places of their attributes.
//!
//! A block's lines are read without the marks of the quote or list they stand in: in
//! `> <img\n>  src="x.png">` the second `>` is the quote's, not the tag's end.

use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Error, Span, Tokenizer};

use super::mapped::Mapped;

/// A start tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Lower case.
    pub name: String,
    /// `<` to `>`; of a script or style sheet to the end of its closing tag.
    pub range: Range<usize>,
    pub attributes: Vec<Attribute>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// Lower case.
    pub name: String,
    /// Entities decoded.
    pub value: String,
    /// Name to value, quotes included.
    pub range: Range<usize>,
    /// The value as written, without its quotes.
    pub written: Range<usize>,
}

impl Tag {
    pub fn get(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }
}

/// Raw HTML of a Markdown body: the parser's own text, and where each part of it stands.
#[derive(Debug, Default)]
pub struct RawHtml(Mapped);

impl RawHtml {
    /// Adds what the parser says stands at `range` of `source`: the same text, but for marks of
    /// quotes at the beginnings of its lines.
    pub fn push(&mut self, source: &str, text: &str, range: Range<usize>) {
        let mut at = range.start;
        for line in text.split_inclusive('\n') {
            let rest = source.get(at..range.end).unwrap_or("");
            match rest.find(line) {
                Some(found) => {
                    self.0.copy(source, at + found..at + found + line.len());
                    at += found + line.len();
                }
                None => self.0.add(line, at),
            }
        }
    }

    /// The start tags, with places of the source, and the place of one that never ends.
    pub fn tags(&self) -> (Vec<Tag>, Option<usize>) {
        let place = |range: &Range<usize>| {
            let span = self.0.origin_span(range);
            if range.is_empty() { span.start..span.start } else { span.start..span.end }
        };
        let (mut tags, open) = tags(self.0.text());
        for tag in &mut tags {
            tag.range = place(&tag.range);
            for attribute in &mut tag.attributes {
                attribute.range = place(&attribute.range);
                attribute.written = place(&attribute.written);
            }
        }
        (tags, open.map(|at| self.0.origin(at)))
    }
}

/// What the tokenizer has seen.
#[derive(Default)]
struct Reader {
    tags: Vec<Tag>,
    open: Option<Tag>,
    /// Name and the place behind it of an attribute whose value has not come yet.
    name: Option<(String, Range<usize>)>,
    text: String,
    /// How far whole tags reach, and whether a tag was open at the end.
    end: usize,
    is_open: bool,
}

fn tags(html: &str) -> (Vec<Tag>, Option<usize>) {
    let mut reader = Reader { text: html.to_owned(), ..Reader::default() };
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: Span<usize>| {
        reader.event(&event, span.start..span.end);
        None::<std::convert::Infallible>
    });
    emitter.naively_switch_states(true);
    // A reader of memory never fails.
    let _ = Tokenizer::new_with_emitter(html, emitter).finish();
    let is_tag = |at: &usize| {
        let rest = html.get(at + 1..).unwrap_or("");
        rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/')
    };
    let behind = html.get(reader.end..).unwrap_or("");
    let mut starts = behind.match_indices('<').map(|(at, _)| reader.end + at);
    let open = if reader.is_open { starts.find(is_tag) } else { None };
    (reader.tags, open)
}

impl Reader {
    fn event(&mut self, event: &CallbackEvent<'_>, span: Range<usize>) {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.open = Some(Tag { name: text(name), range: span, attributes: Vec::new() });
            }
            CallbackEvent::AttributeName { name } => {
                self.flag();
                self.name = Some((text(name), span));
            }
            CallbackEvent::AttributeValue { value } => self.attribute(&text(value), span),
            CallbackEvent::CloseStartTag { .. } => {
                self.flag();
                self.end = span.end;
                if let Some(mut tag) = self.open.take() {
                    tag.range.end = span.end;
                    self.tags.push(tag);
                }
            }
            CallbackEvent::EndTag { name } => {
                (self.open, self.name) = (None, None);
                self.end = span.end;
                if let Some(last) = self.tags.last_mut().filter(|last| is_opaque(&last.name))
                    && last.name.as_bytes() == *name
                {
                    last.range.end = span.end;
                }
            }
            CallbackEvent::Error(Error::EofInTag) => self.is_open = true,
            _ => {}
        }
    }

    /// An attribute that had no value, or an empty one: no event tells of that.
    fn flag(&mut self) {
        let (Some((name, range)), Some(tag)) = (self.name.take(), &mut self.open) else { return };
        let behind = self.text.get(range.end..).unwrap_or("");
        let value = behind.trim_start().strip_prefix('=').map(str::trim_start);
        let is_empty =
            value.is_some_and(|value| value.starts_with("\"\"") || value.starts_with("''"));
        let end = match value.filter(|_| is_empty) {
            Some(value) => range.end + (behind.len() - value.len()) + 2,
            None => range.end,
        };
        let written = if is_empty { end - 1..end - 1 } else { end..end };
        tag.attributes.push(Attribute {
            name,
            value: String::new(),
            range: range.start..end,
            written,
        });
    }

    fn attribute(&mut self, value: &str, written: Range<usize>) {
        let (Some((name, range)), Some(tag)) = (self.name.take(), &mut self.open) else { return };
        let before = self.text.get(..written.start).and_then(|before| before.chars().next_back());
        let is_quoted = before.is_some_and(|c| matches!(c, '"' | '\''));
        let range = range.start..written.end + usize::from(is_quoted);
        tag.attributes.push(Attribute { name, value: value.to_owned(), range, written });
    }
}

/// Elements whose content is no HTML.
fn is_opaque(name: &str) -> bool {
    matches!(name, "script" | "style")
}

/// What cannot stand inside an article.
pub fn is_refused(name: &str) -> bool {
    is_opaque(name) || matches!(name, "base" | "meta" | "link")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_source() {
        let source =
            "> <img class=d\n>   src=\"caf&eacute;.png\" alt='' hidden>\n> <script>a<b</script>\n";
        let mut html = RawHtml::default();
        html.push(source, "<img class=d\n", 2..15);
        html.push(source, "  src=\"caf&eacute;.png\" alt='' hidden>\n", 17..57);
        html.push(source, "<script>a<b</script>\n", 58..source.len());
        let (tags, open) = html.tags();
        let shown = |range: &Range<usize>| &source[range.clone()];
        let attributes =
            tags[0].attributes.iter().map(|a| (&*a.value, shown(&a.range), shown(&a.written)));
        assert_eq!(
            attributes.collect::<Vec<_>>(),
            [
                ("d", "class=d", "d"),
                ("café.png", "src=\"caf&eacute;.png\"", "caf&eacute;.png"),
                ("", "alt=''", ""),
                ("", "hidden", "")
            ]
        );
        assert_eq!((shown(&tags[1].range), open), ("<script>a<b</script>", None));
        let mut html = RawHtml::default();
        html.push("<b>x</b> <div class=\"a", "<b>x</b> <div class=\"a", 0..22);
        assert_eq!(html.tags().1, Some(9));
    }
}
