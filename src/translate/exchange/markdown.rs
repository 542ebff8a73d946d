//! What came back, as Markdown.
//!
//! A text is written as plainly as it can be: signs that Markdown would take for marks are escaped
//! only where it does. Whatever is written is read again, and must be what came back.

use pulldown_cmark::{Event, Parser, Tag};

use super::code::{Code, What};
use super::html::of_html;
use super::message::{Inline, tidy};
use super::segment::of_text;
use crate::content::markdown::syntax;
use crate::translate::block::{Kind, of_markdown};

/// What a text's marks may refer to: the footnotes and named links of its document.
pub fn definitions(text: &str) -> String {
    let parser = Parser::new_ext(text, syntax()).into_offset_iter();
    let named: Vec<String> = parser
        .reference_definitions()
        .iter()
        .map(|(name, definition)| format!("[{name}]: {}\n\n", definition.dest))
        .collect();
    let notes = parser.filter_map(|(event, _)| match event {
        Event::Start(Tag::FootnoteDefinition(name)) => Some(format!("[^{name}]: x\n\n")),
        _ => None,
    });
    notes.chain(named).collect()
}

/// `inlines` as the Markdown of a part of `kind` behind its `lead`, such as a task's box; `None` where
/// nothing that is written would be read as that.
pub fn written(
    inlines: &[Inline],
    (kind, lead): (Kind, &str),
    definitions: &str,
) -> Option<String> {
    let inlines = match kind {
        Kind::Code => inlines.to_vec(),
        _ => tidy(inlines.to_vec()),
    };
    let attempts = [
        (Escape::Nothing, "*"),
        (Escape::Marks, "*"),
        (Escape::Marks, "_"),
        (Escape::All, "*"),
        (Escape::All, "_"),
    ];
    let bare: Vec<Inline> = inlines.iter().map(bare).collect();
    attempts.into_iter().find_map(|(escape, italic)| {
        let escape = if matches!(kind, Kind::Html | Kind::Code) { Escape::Nothing } else { escape };
        let alone = text(&bare, kind, escape, italic);
        let is_it = is_read_as(&alone, &inlines, (kind, lead), definitions);
        is_it.then(|| text(&inlines, kind, escape, italic))
    })
}

/// A line break without the marks of the quote that the next line begins with: alone it stands in none.
fn bare(inline: &Inline) -> Inline {
    match inline {
        Inline::Single(code) if code.what == What::Break => {
            Inline::Single(Code::line_break("\\\n"))
        }
        other => other.clone(),
    }
}

/// Which signs get a backslash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Escape {
    Nothing,
    /// Those that are marks in the middle of a line.
    Marks,
    All,
}

impl Escape {
    fn is_for(self, c: char) -> bool {
        match self {
            Self::Nothing => false,
            Self::Marks => "\\`*_[]<&~".contains(c),
            Self::All => c.is_ascii_punctuation(),
        }
    }
}

fn text(inlines: &[Inline], kind: Kind, escape: Escape, italic: &str) -> String {
    let (mut text, mut open) = (String::new(), Vec::new());
    for inline in inlines {
        match inline {
            Inline::Text(words) if kind == Kind::Html => {
                let words = words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
                text.push_str(&words);
            }
            Inline::Text(words) => words.chars().for_each(|c| {
                if escape.is_for(c) || (c == '|' && kind == Kind::Row) {
                    text.push('\\');
                }
                text.push(c);
            }),
            Inline::Single(code) => text.push_str(&code.open),
            Inline::Open(code) if code.what == What::Italic => {
                text.push_str(italic);
                open.push(italic);
            }
            Inline::Open(code) => {
                text.push_str(&code.open);
                open.push(&code.close);
            }
            Inline::Close => text.push_str(open.pop().unwrap_or_default()),
        }
    }
    text
}

fn is_read_as(
    text: &str,
    inlines: &[Inline],
    (kind, lead): (Kind, &str),
    definitions: &str,
) -> bool {
    let (before, after) = match kind {
        Kind::Html => return of_html(text) == inlines,
        // Whether a fence goes on is seen in the document.
        Kind::Code => return !text.trim().is_empty(),
        // Only one that is underlined has lines.
        Kind::Heading if text.contains('\n') => ("", "\n---"),
        Kind::Heading => ("## ", ""),
        Kind::Item => ("- ", ""),
        Kind::Row => ("| ", " |\n|---|"),
        Kind::Paragraph | Kind::Title | Kind::Description => ("", ""),
    };
    let definitions = if text.contains('[') { definitions } else { "" };
    let whole = format!("{before}{lead}{text}{after}\n\n{definitions}");
    let blocks = of_markdown(&whole, 0);
    let end = before.len() + lead.len() + text.len();
    let own = blocks.iter().take_while(|block| block.span.start < end).count();
    let segments = of_text(&whole, 0, &blocks);
    let mut own_segments = segments.iter().filter(|segment| segment.block < own.max(1));
    own == 1
        && blocks[0].kind == kind
        && own_segments.next().is_some_and(|segment| segment.inlines == inlines)
        && own_segments.next().is_none()
}
