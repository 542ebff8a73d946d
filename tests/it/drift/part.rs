//! A part of either text, and the document that parts are.

use frontdesk::content::{self, Named, Rules};
use frontdesk::model::{Document, Lang};
use frontdesk::tree::TextFile;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Title,
    Heading,
    Paragraph,
    Item,
    Row,
    Code,
    Html,
}

pub const KINDS: [Kind; 6] =
    [Kind::Heading, Kind::Paragraph, Kind::Item, Kind::Row, Kind::Code, Kind::Html];

/// A part of either text. No two have a word in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Of the source; of a translation which part it says.
    pub id: usize,
    pub kind: Kind,
    pub words: Vec<String>,
}

pub fn document(path: &str, parts: &[Part], wrap: usize) -> Document {
    read(path, &markdown(parts, wrap))
}

pub fn read(path: &str, text: &str) -> Document {
    let languages = [Lang::parse("en").unwrap(), Lang::parse("fr").unwrap()];
    let Ok(Named::Document(name)) = content::name(path, &languages) else { panic!("{path}") };
    content::parse(&TextFile::new(path, text), &name, &Rules::default()).0
}

fn markdown(parts: &[Part], wrap: usize) -> String {
    let mut text = String::new();
    for (at, part) in parts.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| parts[before].kind);
        let is_next = parts.get(at + 1).is_some_and(|next| next.kind == part.kind);
        let words = part.words.join(" ");
        let end = if is_next { "\n" } else { "\n\n" };
        text.push_str(&match part.kind {
            Kind::Title => format!("---\ntitle: {words}\n---\n\n"),
            Kind::Heading => format!("## {words}\n\n"),
            Kind::Paragraph => {
                let lines: Vec<String> =
                    part.words.chunks(wrap).map(|words| words.join(" ")).collect();
                format!("{}\n\n", lines.join("\n"))
            }
            Kind::Item => {
                // Some stand in others.
                let is_inner = part.id % 3 == 0 && before == Some(Kind::Item);
                format!("{}- {words}{end}", if is_inner { "  " } else { "" })
            }
            Kind::Row => {
                let is_head = before != Some(Kind::Row);
                let (first, rest) = part.words.split_at(2);
                let head = if is_head { "\n|---|---|" } else { "" };
                format!("| {} | {} |{head}{end}", first.join(" "), rest.join(" "))
            }
            Kind::Code => format!("```\n{}\n```\n\n", part.words.join("\n")),
            Kind::Html => format!("<p class=\"x\">{words}</p>\n\n"),
        });
    }
    text
}
