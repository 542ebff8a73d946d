//! Links, pictures and raw HTML: everything that names an address.

use std::ops::Range;

use pulldown_cmark::{Event, TagEnd};

use super::super::escape;
use super::super::raw::{self, RawHtml};
use super::super::target::{self, Target};
use super::Writer;
use crate::diagnostics::{Diagnostic, Span};
use crate::model::{Asset, AssetKind, Embed, EmbedKind, Link, Piece};

/// A picture whose alternative text is being collected.
pub(super) struct Alt {
    pub depth: usize,
    pub text: String,
    pub url: String,
    pub title: String,
    pub span: Span,
}

impl Writer<'_> {
    pub(super) fn start_link(&mut self, url: &str, title: &str, range: &Range<usize>) {
        let span = self.span(range);
        let target = if self.site.is_some() { target::sort(url, false) } else { Target::Elsewhere };
        if let Target::Refused(why, fix) = target {
            self.refuse(url, why, fix, span);
            self.open_links.push(false);
            return;
        }
        self.html.push_str("<a href=\"");
        self.destination(url, target, span);
        self.html.push('"');
        self.title(title);
        self.html.push('>');
        self.open_links.push(true);
    }

    pub(super) fn end_image(&mut self, alt: Alt) {
        let target = if self.site.is_some() { target::sort(&alt.url, true) } else { Target::Elsewhere };
        if let Target::Refused(why, fix) = target {
            self.refuse(&alt.url, why, fix, alt.span);
            escape::html(&mut self.html, &alt.text);
            return;
        }
        let local = matches!(target, Target::File { .. });
        self.html.push_str("<img src=\"");
        let asset = self.body.assets.len();
        if local {
            self.asset(target, AssetKind::Image, alt.span);
        } else {
            escape::href(&mut self.html, &alt.url);
            if self.site.is_some() {
                self.body.embeds.push(Embed { kind: EmbedKind::Image, url: alt.url.clone(), span: alt.span });
            }
        }
        self.html.push('"');
        if local {
            self.open(Piece::Size(asset));
        }
        self.html.push_str(" alt=\"");
        escape::html(&mut self.html, &alt.text);
        self.html.push('"');
        self.title(&alt.title);
        self.html.push_str(if self.site.is_some() { " loading=\"lazy\" />" } else { " />" });
        self.text.push_str(&alt.text);
    }

    /// Writes what stands between the quotes of `href`.
    pub(in super::super) fn destination(&mut self, url: &str, target: Target, span: Span) {
        match target {
            Target::Elsewhere | Target::Refused(..) => escape::href(&mut self.html, url),
            Target::Page { path, fragment } => {
                let index = self.body.links.len();
                self.body.links.push(Link { path, fragment, span });
                self.open(Piece::Link(index));
            }
            file @ Target::File { .. } => self.asset(file, AssetKind::File, span),
        }
    }

    pub(in super::super) fn asset(&mut self, target: Target, kind: AssetKind, span: Span) {
        if let Target::File { path } = target {
            let index = self.body.assets.len();
            self.body.assets.push(Asset { path, kind, span });
            self.open(Piece::Asset(index));
        }
    }

    pub(in super::super) fn id(&mut self, id: String) {
        self.body.ids.push(id);
    }

    pub(in super::super) fn embed(&mut self, kind: EmbedKind, url: &str, span: Span) {
        self.body.embeds.push(Embed { kind, url: url.to_owned(), span });
    }

    pub(super) fn title(&mut self, title: &str) {
        if !title.is_empty() {
            self.html.push_str(" title=\"");
            escape::html(&mut self.html, title);
            self.html.push('"');
        }
    }

    pub(in super::super) fn refuse(&mut self, url: &str, why: &str, fix: &str, span: Span) {
        let shown: String = url.chars().take(60).collect();
        self.report(Diagnostic::error("refused-url", format!("`{shown}`: {why}")).help(fix), span);
    }

    pub(in super::super) fn report(&mut self, diagnostic: Diagnostic, span: Span) {
        if let Some(input) = self.site {
            self.diagnostics.push(diagnostic.at(input.file.place(span)));
        }
    }

    pub(super) fn alt_event(&mut self, event: &Event<'_>) {
        let Some(alt) = &mut self.alt else { return };
        match event {
            Event::Start(_) => alt.depth += 1,
            Event::End(TagEnd::Image) if alt.depth == 0 => {
                if let Some(alt) = self.alt.take() {
                    self.end_image(alt);
                }
            }
            Event::End(_) => alt.depth = alt.depth.saturating_sub(1),
            event => escape::text_of(&mut alt.text, event),
        }
    }

    /// One event of raw HTML: a line of a block, or an inline tag.
    pub(super) fn raw(&mut self, html: &str, range: &Range<usize>) {
        match self.site {
            None => self.html.push_str(html),
            Some(input) if input.options.raw_html => {
                let place = self.span(range);
                match &mut self.raw_block {
                    Some(block) => block.push(html, place),
                    None => {
                        let mut tag = RawHtml::default();
                        tag.push(html, place);
                        raw::write(self, &tag);
                    }
                }
            }
            Some(_) => {
                escape::html(&mut self.html, html);
                self.text.push_str(html);
            }
        }
    }

    pub(super) fn end_raw_block(&mut self) {
        if let Some(block) = self.raw_block.take() {
            raw::write(self, &block);
        }
        self.fresh_line();
    }
}
