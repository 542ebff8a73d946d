//! A text in its parts, as a translator meets them.

use pulldown_cmark::{CodeBlockKind, Event, Options as Syntax, Tag, TagEnd};

use crate::content::markdown;
use crate::diagnostics::Span;
use crate::model::Document;

/// What a part is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// `title:` of the front matter.
    Title,
    /// `description:` of the front matter.
    Description,
    Heading,
    Paragraph,
    /// A list item without the lists and paragraphs in it, which are parts of their own.
    Item,
    /// A row of a table, its head included.
    Row,
    Code,
    Html,
}

impl Kind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Description => "description",
            Self::Heading => "heading",
            Self::Paragraph => "paragraph",
            Self::Item => "list item",
            Self::Row => "table row",
            Self::Code => "code",
            Self::Html => "html",
        }
    }
}

/// One part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    pub kind: Kind,
    /// Its Markdown on one line (code keeps its lines), so that a paragraph that was only wrapped
    /// anew is the same.
    pub text: String,
    /// 16 hexadecimal digits of kind and text.
    pub hash: String,
    /// In the document's file.
    pub span: Span,
}

impl Block {
    fn new(kind: Kind, text: String, span: Span) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(kind.as_str().as_bytes()).update(b"\n").update(text.as_bytes());
        let hash = hasher.finalize().to_hex().chars().take(16).collect();
        Self { kind, text, hash, span }
    }
}

/// The parts of a document, in reading order.
pub fn blocks(document: &Document) -> Vec<Block> {
    let front = &document.front;
    let title = front.title.as_ref().map(|title| (Kind::Title, title));
    let description = front.description.as_ref().map(|text| (Kind::Description, text));
    let given = title.into_iter().chain(description);
    let mut blocks: Vec<Block> =
        given.map(|(kind, own)| Block::new(kind, one_line(&own.value), own.span)).collect();
    blocks.extend(of_markdown(document.markdown(), document.markdown.start));
    blocks
}

/// The parts of a Markdown text that stands `offset` bytes into its file.
pub(super) fn of_markdown(text: &str, offset: usize) -> Vec<Block> {
    // What stands in braces behind a heading is its anchor and part of its text here.
    let syntax = markdown::syntax() - Syntax::ENABLE_HEADING_ATTRIBUTES;
    let mut cutter = Cutter { text, offset, blocks: Vec::new(), open: Vec::new() };
    for (event, range) in markdown::events(text, syntax) {
        cutter.take(&event, Span::new(range.start, range.end));
    }
    cutter.blocks
}

struct Cutter<'t> {
    text: &'t str,
    offset: usize,
    blocks: Vec<Block>,
    /// Blocks that have begun; of items what belongs to themselves so far. With each how many
    /// blocks there were before it.
    open: Vec<(Kind, Span, usize)>,
}

impl Cutter<'_> {
    fn take(&mut self, event: &Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(end) => self.end(*end),
            Event::Text(_) => {
                let start = with_escape(self.text, span.start);
                self.grow(Span::new(start, span.end));
            }
            Event::Code(_)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::SoftBreak
            | Event::HardBreak => self.grow(span),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: Span) {
        let kind = match tag {
            Tag::Heading { .. } => Kind::Heading,
            // A blank line between items makes their texts paragraphs and says nothing else.
            Tag::Paragraph if self.is_first_of_item() => Kind::Item,
            Tag::Paragraph => Kind::Paragraph,
            Tag::TableHead | Tag::TableRow => Kind::Row,
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => Kind::Code,
            Tag::HtmlBlock => Kind::Html,
            Tag::Item | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => {
                return self.open.push((
                    Kind::Item,
                    Span::new(span.start, span.start),
                    self.blocks.len(),
                ));
            }
            // Their marks belong to the text.
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. } => {
                return self.grow(span);
            }
            // Lists, quotes, tables, notes: only what holds blocks.
            _ => return self.close_item(),
        };
        self.close_item();
        self.open.push((kind, span, self.blocks.len()));
    }

    fn is_first_of_item(&self) -> bool {
        let last = self.open.last();
        last.is_some_and(|(kind, span, before)| {
            *kind == Kind::Item && span.start == span.end && *before == self.blocks.len()
        })
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Heading(_)
            | TagEnd::Paragraph
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock => {
                if let Some((kind, span, _)) = self.open.pop() {
                    self.push(kind, span);
                }
            }
            TagEnd::Item | TagEnd::DefinitionListTitle | TagEnd::DefinitionListDefinition => {
                self.close_item();
                self.open.pop();
            }
            _ => {}
        }
    }

    /// Only an item's span grows with its text: other blocks know their ends.
    fn grow(&mut self, span: Span) {
        if let Some((Kind::Item, own, _)) = self.open.last_mut() {
            if own.start == own.end {
                own.start = span.start;
            }
            own.end = own.end.max(span.end);
        }
    }

    /// The text of the item that is open ends here.
    fn close_item(&mut self) {
        let Some((Kind::Item, own, _)) = self.open.last_mut() else { return };
        let span = std::mem::replace(own, Span::new(own.end, own.end));
        if span.start < span.end {
            self.push(Kind::Item, span);
        }
    }

    fn push(&mut self, kind: Kind, span: Span) {
        let raw = self.text.get(span.start..span.end).unwrap_or("");
        let text = match kind {
            Kind::Code => raw.trim_end().to_owned(),
            _ => one_line(raw),
        };
        if !text.is_empty() {
            let span = Span::new(self.offset + span.start, self.offset + span.end);
            self.blocks.push(Block::new(kind, text, span));
        }
    }
}

/// Where a text that is read from `at` on is written: the backslash before its first sign is its
/// own.
pub(super) fn with_escape(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    let slashes = before.len() - before.trim_end_matches('\\').len();
    at - slashes % 2
}

/// The marks of quotes at the beginnings of lines are no words.
fn one_line(text: &str) -> String {
    let lines = text.lines().enumerate();
    let bare = lines
        .map(|(at, line)| if at == 0 { line } else { line.trim_start_matches(['>', ' ', '\t']) });
    bare.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<(&'static str, String)> {
        of_markdown(text, 0).into_iter().map(|block| (block.kind.as_str(), block.text)).collect()
    }

    #[test]
    fn each_kind_of_part() {
        let text = "## Keys {#keys}\n\nA *short*\ntext.\n\n- one [a](b.md)\n  - inner\n\
            - two\n\n  more of two\n\n> [!NOTE]\n> quoted\n> on\n\n| a | b |\n|---|---|\n\
            | 1 | 2 |\n\n```sh\nls\n\nls -l\n```\n\n<p>raw</p>\n";
        let expected = [
            ("heading", "## Keys {#keys}"),
            ("paragraph", "A *short* text."),
            ("list item", "one [a](b.md)"),
            ("list item", "inner"),
            ("list item", "two"),
            ("paragraph", "more of two"),
            ("paragraph", "quoted on"),
            ("table row", "| a | b |"),
            ("table row", "| 1 | 2 |"),
            ("code", "```sh\nls\n\nls -l\n```"),
            ("html", "<p>raw</p>"),
        ];
        assert_eq!(parts(text), expected.map(|(kind, text)| (kind, text.to_owned())));
    }

    #[test]
    fn a_part_that_was_wrapped_anew_is_the_same() {
        assert_eq!(parts("one two\nthree\n"), parts("one\ntwo three\n"));
        assert_eq!(parts("- one\n- two\n"), parts("- one\n\n- two\n"));
        assert_ne!(parts("one [two](a.md)\n"), parts("one [two](b.md)\n"));
    }
}
