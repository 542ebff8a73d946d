//! Anchors of headings: stable, readable, never twice.

use std::collections::BTreeSet;

use crate::model::slugify;

/// What the theme's own elements start with; a heading never may.
const THEME_PREFIX: &str = "fd-";

/// The anchors of one document.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    taken: BTreeSet<String>,
}

impl Anchors {
    /// Takes a pinned anchor before any generated one can; `false` when it is already taken.
    pub fn pin(&mut self, anchor: &str) -> bool {
        self.taken.insert(anchor.to_owned())
    }

    /// An anchor from a heading's text: `-2`, `-3` behind repeated ones.
    pub fn generate(&mut self, text: &str) -> String {
        let slug = slugify(text);
        let base = match slug.as_str() {
            "" => "section".to_owned(),
            slug if slug.starts_with(THEME_PREFIX) => format!("section-{slug}"),
            slug => slug.to_owned(),
        };
        let mut anchor = base.clone();
        let mut n = 2;
        while !self.taken.insert(anchor.clone()) {
            anchor = format!("{base}-{n}");
            n += 1;
        }
        anchor
    }
}

/// Whether `anchor` can stand in an `id` and in a link without escaping surprises.
pub(super) fn is_valid(anchor: &str) -> bool {
    !anchor.is_empty()
        && !anchor.starts_with(THEME_PREFIX)
        && anchor.chars().all(|c| {
            c.is_alphanumeric()
                || matches!(c, '-' | '_' | '.' | ':')
                || !c.is_ascii() && !c.is_whitespace()
        })
}
