//! Footnotes: numbered as they are first referred to, listed after the last section.

use std::collections::BTreeMap;

use super::Writer;
use crate::model::Piece;

#[derive(Default)]
pub(super) struct Footnotes {
    numbers: BTreeMap<String, Note>,
    /// The surrounding text, while a definition is written.
    outside: Option<(Vec<Piece>, String, String)>,
    name: String,
}

#[derive(Default)]
pub(super) struct Note {
    number: usize,
    references: usize,
    definition: Option<Vec<Piece>>,
}

impl Writer<'_> {
    pub(super) fn footnote_reference(&mut self, name: &str) {
        let next = self.footnotes.numbers.values().filter(|note| note.number > 0).count() + 1;
        let note = self.footnotes.numbers.entry(name.to_owned()).or_default();
        if note.number == 0 {
            note.number = next;
        }
        note.references += 1;
        let (n, nth) = (note.number, note.references);
        let id = if nth == 1 { format!("fd-ref-{n}") } else { format!("fd-ref-{n}-{nth}") };
        self.html.push_str(&format!("<sup id=\"{id}\"><a href=\"#fd-note-{n}\" role=\"doc-noteref\">{n}</a></sup>"));
    }

    pub(super) fn start_footnote(&mut self, name: &str) {
        self.flush();
        let outside = (std::mem::take(&mut self.pieces), std::mem::take(&mut self.text), name.to_owned());
        self.footnotes.outside = Some(outside);
        self.footnotes.name = name.to_owned();
        self.line_start = true;
    }

    pub(super) fn end_footnote(&mut self) {
        self.flush();
        let Some((pieces, text, name)) = self.footnotes.outside.take() else { return };
        let definition = std::mem::replace(&mut self.pieces, pieces);
        let note_text = std::mem::replace(&mut self.text, text);
        self.text.push_str(&note_text);
        self.footnotes.numbers.entry(name).or_default().definition = Some(definition);
    }

    pub(super) fn footnote_list(&mut self) -> Vec<Piece> {
        let mut notes: Vec<Note> = std::mem::take(&mut self.footnotes.numbers).into_values().collect();
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
            pieces.push(Piece::Html(format!("<a href=\"#fd-ref-{n}\" role=\"doc-backlink\" aria-label=\"")));
            pieces.push(Piece::Words("footnote-back"));
            pieces.push(Piece::Html("\">↩</a></li>\n".into()));
        }
        pieces.push(Piece::Html("</ol>\n".into()));
        pieces
    }
}
