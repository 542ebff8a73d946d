//! Notes beside parts of a text: where they stand is known before the text is written.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::joints::Joint;
use super::sink::Sink;
use crate::model::{Lang, Note, Piece};

/// A note and the part that it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Where the part begins in the file; 0 stands for the title.
    pub at: usize,
    pub note: Note,
}

/// The notes that are not written yet.
#[derive(Default)]
pub(super) struct Marks<'a> {
    waiting: BTreeMap<usize, Vec<&'a Note>>,
    /// Begun by a heading or a row, to be written where words may stand.
    held: Vec<&'a Note>,
}

impl<'a> Marks<'a> {
    pub fn new(marks: &'a [Mark]) -> Self {
        let mut waiting: BTreeMap<usize, Vec<&Note>> = BTreeMap::new();
        for mark in marks {
            waiting.entry(mark.at).or_default().push(&mark.note);
        }
        Self { waiting, held: Vec::new() }
    }

    /// Before `event`, which begins at `start`, is written.
    pub fn before(&mut self, sink: &mut Sink<'_>, event: &Event<'_>, start: usize) {
        if self.waiting.is_empty() {
            return;
        }
        match event {
            Event::Start(Tag::Paragraph | Tag::CodeBlock(_) | Tag::HtmlBlock) => {
                self.take(start).into_iter().for_each(|note| block(sink, note));
            }
            Event::Start(Tag::Heading { .. } | Tag::TableHead | Tag::TableRow) => {
                self.held = self.take(start);
            }
            Event::Start(
                Tag::Item
                | Tag::List(_)
                | Tag::BlockQuote(_)
                | Tag::Table(_)
                | Tag::DefinitionList
                | Tag::DefinitionListTitle
                | Tag::DefinitionListDefinition,
            )
            | Event::End(_) => {}
            _ => self.take(start).into_iter().for_each(|note| inline(sink, note)),
        }
    }

    /// Where parts begin or end.
    pub fn joints(&mut self, sink: &mut Sink<'_>, joints: &[Joint]) {
        for joint in joints {
            match joint {
                Joint::Part(start) => {
                    self.take(*start).into_iter().for_each(|note| block(sink, note))
                }
                Joint::Blocks(lang) => sink.block(&format!("<div{}>\n", language(lang))),
                Joint::BlocksEnd => sink.block("</div>\n"),
                Joint::Words(lang) => sink.html.push_str(&format!("<span{}>", language(lang))),
                Joint::WordsEnd => sink.html.push_str("</span>"),
            }
        }
    }

    /// Behind `event`.
    pub fn behind(&mut self, sink: &mut Sink<'_>, event: &Event<'_>) {
        let write = match event {
            _ if self.held.is_empty() => return,
            Event::Start(Tag::TableCell) => inline,
            Event::End(TagEnd::Heading(_)) => block,
            _ => return,
        };
        self.held.drain(..).for_each(|note| write(sink, note));
    }

    /// The part of a heading that is the page's title is not written.
    pub fn first(&mut self, sink: &mut Sink<'_>, title: usize) {
        for at in [0, title] {
            self.take(at).into_iter().for_each(|note| block(sink, note));
        }
    }

    fn take(&mut self, at: usize) -> Vec<&'a Note> {
        self.waiting.remove(&at).unwrap_or_default()
    }
}

fn language(lang: &Lang) -> String {
    format!(" lang=\"{lang}\" dir=\"{}\"", lang.direction().as_str())
}

fn block(sink: &mut Sink<'_>, note: &Note) {
    sink.block("<p class=\"drift\" role=\"note\">");
    sink.open(Piece::Original(note.clone()));
    sink.html.push_str("</p>\n");
}

fn inline(sink: &mut Sink<'_>, note: &Note) {
    sink.html.push_str("<span class=\"drift\">");
    sink.open(Piece::Original(note.clone()));
    sink.html.push_str("</span> ");
}
