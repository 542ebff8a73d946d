//! Where everything that writes a body writes to: HTML, what stays open in it, the visible text,
//! and what there is to say about the file.
//!
//! Writers of parts (links, tables, raw HTML, footnotes) know this and not each other.

use std::ops::Range;

use super::super::rules::Rules;
use super::escape;
use super::target::{self, Target};
use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::model::{Asset, AssetKind, Body, Embed, EmbedKind, Link, PictureSize, Piece};
use crate::tree::TextFile;

/// The file a site's body comes from, and where the body starts in it.
#[derive(Clone, Copy)]
pub(super) struct Origin<'a> {
    pub file: &'a TextFile,
    pub offset: usize,
    pub rules: &'a Rules,
}

pub(super) struct Sink<'a> {
    /// `None` writes the specifications' plain form: nothing is resolved, refused or reported.
    origin: Option<Origin<'a>>,
    /// The HTML being written; flushed into the pieces wherever something is left open.
    pub html: String,
    /// The visible text of the section being written.
    pub text: String,
    pub body: Body,
    pub diagnostics: Diagnostics,
    pieces: Vec<Piece>,
    /// Whether the output stands at the start of a line while `html` is empty.
    line_start: bool,
}

impl<'a> Sink<'a> {
    pub fn new(origin: Option<Origin<'a>>) -> Self {
        Self {
            origin,
            html: String::new(),
            text: String::new(),
            body: Body::default(),
            diagnostics: Diagnostics::new(),
            pieces: Vec::new(),
            line_start: true,
        }
    }

    /// Where `url` leads. The plain form resolves nothing.
    pub fn sort(&self, url: &str, is_image: bool) -> Target {
        let Some(origin) = self.origin else { return Target::Elsewhere };
        let Some(below) = origin.rules.below_own(url).filter(|_| !is_image) else {
            let scheme = target::scheme(url).filter(|_| !is_image);
            return match scheme.is_some_and(|scheme| origin.rules.schemes.contains(&scheme)) {
                true => Target::Elsewhere,
                false => target::sort(url, is_image),
            };
        };
        let below = if below.starts_with('/') { below.to_owned() } else { format!("/{below}") };
        match target::sort(&below, false) {
            // What the build writes itself: a feed, a style sheet.
            Target::File { .. } => Target::Elsewhere,
            target => target,
        }
    }

    /// Whether the content is the team's own.
    pub fn is_trusted(&self) -> bool {
        self.origin.is_none_or(|origin| origin.rules.trusted)
    }

    pub fn is_coloured(&self) -> bool {
        self.origin.is_some_and(|origin| origin.rules.coloured)
    }

    pub fn is_site(&self) -> bool {
        self.origin.is_some()
    }

    /// The place in the file of a range of the body.
    pub fn span(&self, range: &Range<usize>) -> Span {
        let offset = self.origin.map_or(0, |origin| origin.offset);
        Span::new(offset + range.start, offset + range.end)
    }

    /// Text the reader sees.
    pub fn words(&mut self, text: &str) {
        escape::html(&mut self.html, text);
        self.text.push_str(text);
    }

    pub fn block(&mut self, opening: &str) {
        self.fresh_line();
        self.html.push_str(opening);
    }

    /// Blocks start on a line of their own.
    pub fn fresh_line(&mut self) {
        let at_start =
            if self.html.is_empty() { self.line_start } else { self.html.ends_with('\n') };
        if !at_start {
            self.html.push('\n');
        }
    }

    /// Leaves `piece` open in the HTML.
    pub fn open(&mut self, piece: Piece) {
        self.flush();
        self.pieces.push(piece);
        self.line_start = false;
    }

    /// The pieces written so far; what follows starts on a fresh line.
    pub fn take_pieces(&mut self) -> Vec<Piece> {
        self.flush();
        self.line_start = true;
        let mut pieces = std::mem::take(&mut self.pieces);
        pieces.shrink_to_fit();
        pieces
    }

    /// Goes on behind `pieces`, and gives those written since [`Self::take_pieces`].
    pub fn restore_pieces(&mut self, pieces: Vec<Piece>) -> Vec<Piece> {
        self.flush();
        std::mem::replace(&mut self.pieces, pieces)
    }

    fn flush(&mut self) {
        if !self.html.is_empty() {
            self.line_start = self.html.ends_with('\n');
            // A copy is as long as it is; what it was written to has grown once and is used again.
            self.pieces.push(Piece::Html(self.html.as_str().to_owned()));
            self.html.clear();
        }
    }

    /// Writes what stands between the quotes of `href`.
    pub fn destination(&mut self, url: &str, target: Target, span: Span) {
        match target {
            Target::Elsewhere | Target::Refused(..) => escape::href(&mut self.html, url),
            Target::Page { path, query, fragment } => {
                let index = self.body.links.len();
                self.body.links.push(Link { path, query, fragment, begins: None, span });
                self.open(Piece::Link(index));
            }
            file @ Target::File { .. } => {
                self.asset(file, AssetKind::File, PictureSize::default(), span)
            }
        }
    }

    pub fn asset(&mut self, target: Target, kind: AssetKind, size: PictureSize, span: Span) {
        if let Target::File { path } = target {
            let index = self.body.assets.len();
            self.body.assets.push(Asset { path, kind, size, span });
            self.open(Piece::Asset(index));
        }
    }

    pub fn embed(&mut self, kind: EmbedKind, url: &str, span: Span) {
        self.body.embeds.push(Embed { kind, url: url.to_owned(), span });
    }

    pub fn title(&mut self, title: &str) {
        if !title.is_empty() {
            self.html.push_str(" title=\"");
            escape::html(&mut self.html, title);
            self.html.push('"');
        }
    }

    pub fn refuse(&mut self, url: &str, why: &str, fix: &str, span: Span) {
        let shown: String = url.chars().take(60).collect();
        let d = Diagnostic::error("refused-url", format!("`{shown}`: {why}"));
        self.report(d.help(fix), span);
    }

    /// A link that only looks like one: a click leads back to the page it stands on, or to no page.
    pub fn leads_nowhere(&mut self, url: &str, span: Span) {
        if matches!(url.trim(), "" | "#") {
            let d = Diagnostic::warning("link-nowhere", "this link leads nowhere");
            self.report(d.help("write where it leads: [text](page.md), or the text alone"), span);
        } else if let Some((why, fix)) = target::flaw(url) {
            let shown: String = url.chars().take(60).collect();
            let d = Diagnostic::warning("odd-address", format!("`{shown}`: {why}"));
            self.report(d.help(fix), span);
        }
    }

    pub fn report(&mut self, diagnostic: Diagnostic, span: Span) {
        if let Some(origin) = self.origin {
            self.diagnostics.push(diagnostic.at(origin.file.place(span)));
        }
    }
}
