//! A parsed body joined into HTML for one page: links, files and theme words filled in.

use serde::Serialize;

use crate::graph::{CategoryName, ResolvedAsset, Version};
use crate::model::{Body, Document, Lang, Note, Piece};
use crate::render::page::escape::push_escaped;
use crate::render::page::reading;
use crate::render::theme::strings::Strings;

/// What a body's open places are filled with.
pub(in crate::render) struct Filling<'a> {
    pub hrefs: &'a [String],
    pub assets: &'a [ResolvedAsset],
    /// Words in the body's own language.
    pub strings: &'a Strings,
    /// Origins whose frames pages may show.
    pub frames: &'a [String],
    /// The page that a translation was made from.
    pub original: Option<Original<'a>>,
}

pub(in crate::render) struct Original<'a> {
    pub href: String,
    pub lang: &'a Lang,
}

/// A body in templates. `html` fields are finished HTML, everything else is text.
#[derive(Serialize)]
pub(in crate::render) struct BodyContext {
    /// What stands before the first heading.
    lead_html: String,
    pub(in crate::render) sections: Vec<SectionContext>,
    /// Whether sections carry their position as a name of their own, which every language shares.
    places: bool,
    footnotes_html: String,
}

#[derive(Serialize)]
pub(in crate::render) struct SectionContext {
    level: u8,
    anchor: String,
    /// The writers' own anchor, the same in every language.
    pinned: bool,
    title: String,
    title_html: String,
    html: String,
}

impl<'a> Filling<'a> {
    pub(in crate::render) fn of_version(
        version: &'a Version,
        strings: &'a Strings,
        frames: &'a [String],
    ) -> Self {
        Self { hrefs: &version.hrefs, assets: &version.assets, strings, frames, original: None }
    }

    pub(in crate::render) fn of_category(
        name: &'a CategoryName,
        strings: &'a Strings,
        frames: &'a [String],
    ) -> Self {
        Self { hrefs: &name.hrefs, assets: &name.assets, strings, frames, original: None }
    }

    pub(in crate::render) fn body(&self, document: &Document) -> BodyContext {
        let Body { sections, footnotes, .. } = &document.body;
        let mut context = BodyContext {
            lead_html: String::new(),
            sections: Vec::new(),
            places: false,
            footnotes_html: self.join(footnotes),
        };
        for section in sections {
            let html = reading::enrich(self.join(&section.pieces), self.frames, self.strings);
            match &section.heading {
                None => context.lead_html.push_str(&html),
                Some(heading) => context.sections.push(SectionContext {
                    level: heading.level,
                    anchor: heading.anchor.clone(),
                    pinned: heading.pinned,
                    title: heading.text.clone(),
                    title_html: self.join(&heading.pieces),
                    html,
                }),
            }
        }
        context
    }

    /// As [`Self::body`], for the one text of a page that has translations.
    pub(in crate::render) fn text(&self, document: &Document) -> BodyContext {
        BodyContext { places: true, ..self.body(document) }
    }

    fn join(&self, pieces: &[Piece]) -> String {
        let mut html = String::with_capacity(pieces.iter().map(length).sum());
        for piece in pieces {
            match piece {
                Piece::Html(text) => html.push_str(text),
                Piece::Link(index) => {
                    push_escaped(&mut html, self.hrefs.get(*index).map_or("#", String::as_str));
                }
                Piece::Asset(index) => {
                    push_escaped(
                        &mut html,
                        self.assets.get(*index).map_or("", |asset| asset.href.as_str()),
                    );
                }
                Piece::Size(index) => {
                    let size = self.assets.get(*index).map(|asset| asset.size).unwrap_or_default();
                    for (name, side) in [("width", size.width), ("height", size.height)] {
                        html.push_str(
                            &side.map(|side| format!(" {name}=\"{side}\"")).unwrap_or_default(),
                        );
                    }
                }
                Piece::Words(key) => push_escaped(&mut html, &self.strings.text(key)),
                Piece::Original(note) => self.note(&mut html, note),
            }
        }
        html
    }

    /// The words first: whoever listens hears what it is about before the link.
    fn note(&self, html: &mut String, note: &Note) {
        push_escaped(html, &self.strings.text(note.words));
        let Some(original) = &self.original else { return };
        html.push_str(" <a href=\"");
        push_escaped(html, &original.href);
        if let Some(anchor) = &note.anchor {
            html.push('#');
            push_escaped(html, anchor);
        }
        html.push_str("\" hreflang=\"");
        push_escaped(html, original.lang.as_str());
        html.push_str("\">");
        push_escaped(html, &self.strings.text("drift-original"));
        html.push_str("</a>");
    }
}

fn length(piece: &Piece) -> usize {
    match piece {
        Piece::Html(text) => text.len(),
        _ => 48,
    }
}
