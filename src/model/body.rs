//! A parsed Markdown body: HTML in which links and files are still open.
//!
//! A link to another article resolves differently for every reader's language, so Markdown is
//! parsed once into [`Piece`]s and joined once per page. Markdown therefore needs no templates, no
//! configuration and no routes.

use std::sync::Arc;

use super::Lang;
use crate::diagnostics::Span;

/// The body of one Markdown file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Body {
    /// In reading order. The first has no heading and holds what stands before the first one; it is
    /// always there, possibly empty.
    pub sections: Vec<Section>,
    /// Targets of [`Piece::Link`], in reading order.
    pub links: Vec<Link>,
    /// Targets of [`Piece::Asset`], in reading order.
    pub assets: Vec<Asset>,
    /// Footnote definitions, rendered after the last section; empty without footnotes.
    pub footnotes: Vec<Piece>,
    /// Anchors that raw HTML brings along (`<a id="…">`), in reading order.
    pub ids: Vec<String>,
    /// What the page loads from other sites: the content security policy must know them.
    pub embeds: Vec<Embed>,
    /// The facts that were put into the document, those of its front matter first.
    pub facts: Vec<FactUse>,
    /// The parts that stand in it, those inside a part after it.
    pub parts: Vec<PartUse>,
    /// What was put into its parts, in the order of their places.
    pub given: Vec<FactUse>,
}

/// `{{ part.name }}` in a file, and what stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartUse {
    pub name: String,
    /// Of the text that stands there.
    pub lang: Lang,
    /// What names it, in the document's file.
    pub span: Span,
    /// The part's whole text, in the document's file.
    pub text: Span,
}

/// `{{ fact.name }}` in a file, and what it was replaced by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactUse {
    pub name: String,
    pub form: String,
    /// In the document's file.
    pub span: Span,
}

/// A heading and what stands under it, down to the next heading of any level: the unit of answer.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Section {
    pub heading: Option<Heading>,
    pub pieces: Vec<Piece>,
    /// What a reader sees, without markup or URLs; blocks end in a newline. Code is included.
    pub text: Arc<str>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// 2 to 6: level 1 is the page's title.
    pub level: u8,
    /// Unique in its document; letters of every script stay.
    pub anchor: String,
    /// Whether the writer pinned it with `{#id}`.
    pub pinned: bool,
    /// Marked with `{.end}`: readers of a guide may stop here.
    pub end: bool,
    /// The heading's own inline content.
    pub pieces: Vec<Piece>,
    pub text: String,
    pub span: Span,
}

/// A stretch of output.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    Html(String),
    /// Stands inside `href="…"`: the resolved address of `links[i]`.
    Link(usize),
    /// Stands inside `src="…"` or `href="…"`: the published address of `assets[i]`.
    Asset(usize),
    /// Stands after an image's `src` attribute: ` width="…" height="…"` of `assets[i]`, if known.
    Size(usize),
    /// Words of the theme in the text's language, by their key, to be escaped: `alert-note`,
    /// `footnote-back`.
    Words(&'static str),
    /// What has become of this part of a translation in the original, and a link to it there.
    Original(Note),
}

/// What a reader of a translation is told about one part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// A key of the theme's words.
    pub words: &'static str,
    /// Of the original's section that says it now.
    pub anchor: Option<String>,
}

/// A relative link to another file of the site, or to an anchor of the same page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// As written, decoded: `../billing/refunds.md`; empty for the same page.
    pub path: String,
    /// Without `?`, as written: pages of this site and what counts visits read it.
    pub query: Option<String>,
    /// Without `#`, decoded.
    pub fragment: Option<String>,
    /// Its words, where a list item begins with it: an answer, in a guide.
    pub begins: Option<String>,
    pub span: Span,
}

/// A relative reference to a file beside the article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// As written, decoded, without query or fragment.
    pub path: String,
    pub kind: AssetKind,
    /// What the writer wants of a picture.
    pub size: PictureSize,
    pub span: Span,
}

/// Width and height in CSS pixels, as far as they are known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PictureSize {
    pub width: Option<u32>,
    pub height: Option<u32>,
}

impl PictureSize {
    pub fn new(width: u32, height: u32) -> Self {
        Self { width: Some(width), height: Some(height) }
    }

    /// This wish for a picture whose own size is `natural`: one side alone keeps its proportions.
    pub fn of(self, natural: Self) -> Self {
        let scaled = |side: u32, own: u32, other: u32| {
            let scaled = (u64::from(side) * u64::from(other) + u64::from(own) / 2)
                .checked_div(u64::from(own));
            scaled.and_then(|scaled| u32::try_from(scaled.max(1)).ok())
        };
        match (self.width, self.height, natural.width, natural.height) {
            (None, None, ..) => natural,
            (Some(width), None, Some(own), Some(other)) => {
                Self { width: Some(width), height: scaled(width, own, other) }
            }
            (None, Some(height), Some(other), Some(own)) => {
                Self { width: scaled(height, own, other), height: Some(height) }
            }
            _ => self,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AssetKind {
    /// Shown in the page.
    Image,
    /// Linked to: an attachment.
    File,
}

/// A picture, frame or media file of another site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Embed {
    pub kind: EmbedKind,
    pub url: String,
    pub span: Span,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EmbedKind {
    Image,
    Media,
    Frame,
}

impl Body {
    /// Lists as long as what is in them: a preview keeps those of all articles.
    pub fn shrink_to_fit(&mut self) {
        self.sections.shrink_to_fit();
        self.links.shrink_to_fit();
    }

    /// The visible text of the whole body.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for section in &self.sections {
            if let Some(heading) = &section.heading {
                text.push_str(&heading.text);
                text.push('\n');
            }
            text.push_str(&section.text);
        }
        text
    }

    pub fn headings(&self) -> impl Iterator<Item = &Heading> {
        self.sections.iter().filter_map(|section| section.heading.as_ref())
    }
}
