//! The plain text of a block, as it stands in the source, with everything else blanked out: what a
//! pattern finds in it was taken for text by the parser.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

/// Stands for each byte that is no plain text: code, addresses, escaped characters.
pub(super) const BLANK: char = '\0';

/// One paragraph, heading, cell or item.
pub(super) struct Leaf {
    /// Where it starts in the body.
    pub start: usize,
    /// As long as its source.
    pub text: String,
    /// Whether it is a paragraph: lines of their own.
    pub is_paragraph: bool,
}

impl Leaf {
    /// The body's range of a range of the text.
    pub fn range(&self, range: Range<usize>) -> Range<usize> {
        self.start + range.start..self.start + range.end
    }
}

/// The leaves of a body, in reading order.
pub(super) fn leaves(text: &str, events: &[(Event<'_>, Range<usize>)]) -> Vec<Leaf> {
    let mut leaves = Leaves {
        source: text,
        done: Vec::new(),
        open: None,
        is_paragraph: false,
        line_ended: false,
    };
    // Code, raw HTML: nothing in it is plain text.
    let mut other = 0usize;
    for (event, range) in events {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_)) => {
                leaves.close();
                other += 1;
            }
            Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_)) => {
                other = other.saturating_sub(1);
            }
            _ if other > 0 => {}
            Event::Start(tag) if is_inline(tag) => leaves.skip(range.start),
            Event::Start(tag) => {
                leaves.close();
                leaves.is_paragraph = !matches!(tag, Tag::Heading { .. } | Tag::TableCell);
            }
            Event::End(tag) if is_inline_end(tag) => {}
            Event::End(_) => leaves.close(),
            Event::Text(words) => leaves.words(words, range),
            Event::SoftBreak | Event::HardBreak => leaves.line_end(range),
            _ => leaves.skip(range.start),
        }
    }
    leaves.close();
    leaves.done
}

struct Leaves<'t> {
    source: &'t str,
    done: Vec<Leaf>,
    open: Option<(usize, Vec<u8>)>,
    is_paragraph: bool,
    /// A line has ended; its mark goes right before what comes next, behind indentation and quote
    /// marks.
    line_ended: bool,
}

impl Leaves<'_> {
    fn close(&mut self) {
        self.line_ended = false;
        let Some((start, bytes)) = self.open.take() else { return };
        // Whole characters are copied or blanked, so this is UTF-8.
        let text = String::from_utf8(bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
        self.done.push(Leaf { start, text, is_paragraph: self.is_paragraph });
    }

    fn skip(&mut self, until: usize) {
        self.blank(until);
    }

    /// Everything up to `until` that was not copied is blank.
    fn blank(&mut self, until: usize) -> &mut Vec<u8> {
        let (start, bytes) = self.open.get_or_insert_with(|| (until, Vec::new()));
        let length = until.saturating_sub(*start).max(bytes.len());
        let grows = length > bytes.len();
        bytes.resize(length, BLANK as u8);
        if grows
            && std::mem::take(&mut self.line_ended)
            && let Some(last) = bytes.last_mut()
        {
            *last = b'\n';
        }
        bytes
    }

    fn words(&mut self, words: &str, range: &Range<usize>) {
        let Some(source) = self.source.get(range.clone()) else { return };
        let is_escaped = self.source[..range.start].ends_with('\\');
        let bytes = self.blank(range.start);
        // An entity is written otherwise than it reads.
        if source != words {
            return;
        }
        let first = source.chars().next().filter(|_| is_escaped).map_or(0, char::len_utf8);
        bytes.resize(bytes.len() + first, BLANK as u8);
        bytes.extend_from_slice(&source.as_bytes()[first..]);
    }

    fn line_end(&mut self, range: &Range<usize>) {
        self.blank(range.start);
        self.line_ended = true;
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}

fn is_inline_end(tag: &TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}
