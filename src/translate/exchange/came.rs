//! One text that came back: whether it can be taken, and as what Markdown.

use std::collections::BTreeSet;

use super::markdown::written;
use super::message::{Inline, Token, resolved};
use super::notation::notation;
use super::returned::Returned;
use super::sheet::{At, Sheet, Unit};
use crate::translate::block::Kind;

#[derive(Debug, Clone, PartialEq)]
pub enum Came {
    /// Another text than the translation has.
    Taken(Taken),
    /// What the translation says, found right for what the source says by now.
    Accepted(Taken),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Taken {
    pub inlines: Vec<Inline>,
    /// As it is written; of front matter the bare text.
    pub markdown: String,
}

impl Came {
    /// Whether a segment that was read says this.
    pub fn is(&self, inlines: &[Inline]) -> bool {
        let (Self::Taken(own) | Self::Accepted(own)) = self;
        own.inlines == inlines
    }
}

/// Why a text is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// Nothing came, or what is there already.
    Nothing,
    /// The translator says that it is not done.
    Waiting,
    Placeholder(String),
    Unwritable,
}

/// What came for `unit`. `unreviewed` takes what is not done as well.
///
/// # Errors
/// It is not taken.
pub fn came(
    sheet: &Sheet<'_>,
    (unit, returned): (&Unit, &Returned),
    unreviewed: bool,
    definitions: &str,
) -> Result<Came, Kept> {
    let tokens = returned.tokens.as_ref().map_err(|why| Kept::Placeholder(why.clone()))?;
    let is_empty = |token: &Token| matches!(token, Token::Text(text) if text.trim().is_empty());
    if tokens.iter().all(is_empty) {
        return Err(Kept::Nothing);
    }
    let is_own = unit.own.as_ref().is_some_and(|own| plain(&own.tokens) == plain(tokens));
    if is_own && unit.is_current {
        return Err(Kept::Nothing);
    }
    if !returned.is_done && !unreviewed {
        return Err(Kept::Waiting);
    }
    let mut codes = unit.source.codes.clone();
    codes.extend(unit.own.iter().flat_map(|own| own.codes.clone()));
    let is_required = |n: &u32| {
        let was_there = unit.own.as_ref().is_none_or(|own| own.codes.contains_key(n));
        !unit.source.codes[n].what.is_look() && (!unit.is_current || was_there)
    };
    let required: BTreeSet<u32> = unit.source.codes.keys().copied().filter(is_required).collect();
    let inlines = resolved(tokens, &codes, &required).map_err(Kept::Placeholder)?;
    let markdown = markdown(sheet, unit, &inlines, definitions).ok_or(Kept::Unwritable)?;
    let taken = Taken { inlines, markdown };
    let stays = match unit.at {
        At::Segment(at) => sheet
            .own_segment(&sheet.source_segments[at])
            .is_some_and(|own| unit.own.is_some() && own.inlines == taken.inlines),
        At::Ask(_) => false,
    };
    Ok(if stays { Came::Accepted(taken) } else { Came::Taken(taken) })
}

fn markdown(
    sheet: &Sheet<'_>,
    unit: &Unit,
    inlines: &[Inline],
    definitions: &str,
) -> Option<String> {
    let kind = unit.block.map(|block| sheet.source_blocks[block].kind);
    match kind {
        None | Some(Kind::Title | Kind::Description) => {
            let text = |inline: &Inline| match inline {
                Inline::Text(text) => text.clone(),
                Inline::Open(code) | Inline::Single(code) => code.open.clone(),
                Inline::Close => String::new(),
            };
            Some(inlines.iter().map(text).collect())
        }
        Some(kind) => written(inlines, (kind, sheet.lead(unit)), definitions),
    }
}

/// Tools break and indent lines.
fn plain(tokens: &[Token]) -> String {
    notation(tokens).split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}
