//! Footnotes: numbered as they are first referred to, listed after the last section.

use std::collections::BTreeMap;

use super::super::sink::Sink;
use crate::model::Piece;

#[derive(Default)]
pub(super) struct Footnotes {
    numbers: BTreeMap<String, Note>,
    /// The surrounding text, while a definition is written.
    outside: Option<(Vec<Piece>, String, String)>,
}

#[derive(Default)]
pub(super) struct Note {
    number: usize,
    references: usize,
    definition: Option<Vec<Piece>>,
}

impl Footnotes {
    pub(super) fn reference(&mut self, sink: &mut Sink<'_>, name: &str) {
        let next = self.numbers.values().filter(|note| note.number > 0).count() + 1;
        let note = self.numbers.entry(name.to_owned()).or_default();
        if note.number == 0 {
            note.number = next;
        }
        note.references += 1;
        let (n, nth) = (note.number, note.references);
        let id = if nth == 1 { format!("fd-ref-{n}") } else { format!("fd-ref-{n}-{nth}") };
        sink.html.push_str(&format!(
            "<sup id=\"{id}\"><a href=\"#fd-note-{n}\" role=\"doc-noteref\">{n}</a></sup>"
        ));
    }

    pub(super) fn start(&mut self, sink: &mut Sink<'_>, name: &str) {
        let (pieces, text) = (sink.take_pieces(), std::mem::take(&mut sink.text));
        self.outside = Some((pieces, text, name.to_owned()));
    }

    pub(super) fn end(&mut self, sink: &mut Sink<'_>) {
        let Some((pieces, text, name)) = self.outside.take() else { return };
        let definition = sink.restore_pieces(pieces);
        let note_text = std::mem::replace(&mut sink.text, text);
        let note = self.numbers.entry(name).or_default();
        // The first of a name is the one that is shown; a second one is told as a slip.
        if note.definition.is_none() {
            // A note is read where its section is: search finds it there.
            sink.text.push_str(&note_text);
            note.definition = Some(definition);
        }
    }

    /// What stands after the last section.
    pub(super) fn list(self) -> Vec<Piece> {
        let mut notes: Vec<Note> = self.numbers.into_values().collect();
        notes.retain(|note| note.number > 0);
        notes.sort_by_key(|note| note.number);
        if notes.is_empty() {
            return Vec::new();
        }
        let mut pieces = vec![Piece::Html("<ol>\n".into())];
        for note in notes {
            let n = note.number;
            pieces.push(Piece::Html(format!("<li id=\"fd-note-{n}\">")));
            pieces.extend(note.definition.unwrap_or_default());
            pieces.push(Piece::Html(format!(
                "<a href=\"#fd-ref-{n}\" role=\"doc-backlink\" aria-label=\""
            )));
            pieces.push(Piece::Words("footnote-back"));
            pieces.push(Piece::Html("\">↩</a></li>\n".into()));
        }
        pieces.push(Piece::Html("</ol>\n".into()));
        pieces
    }
}
