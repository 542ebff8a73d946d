//! What looks like a mistake: syntax that a renderer would drop, or show to readers as it stands.
//!
//! Markdown has no errors: whatever is not understood is text. Here a text is looked through for
//! what was surely meant otherwise, and the writer is told, with the line to write instead.
//!
//! 1. [`leaf`]: the plain text of every paragraph, heading and cell, with all else blanked out;
//! 2. [`phrases`]: one list of patterns in it ([`phrase`]), looked for where their [`marks`] stand:
//!    broken links, leftovers of other tools, links with the wrong [`brackets`], what stands
//!    [`beside`] one, and signs with a slip in their [`typing`];
//! 3. [`lines`] that were to be headings, items or boxes; [`blocks`]: fences, headings, alerts,
//!    footnotes, marks of a merge; [`pictures`] without words; [`lists`] that count otherwise than
//!    they are written; [`indented`]: sentences that spaces make code of; [`signs`] that nobody sees;
//! 4. [`rows`]: cells that no column takes, tables that are none;
//! 5. [`html`]: Markdown between tags, where it is none;
//! 6. [`definitions`]: a link's address given twice.

mod beside;
mod blocks;
mod brackets;
mod definitions;
mod found;
mod html;
mod indented;
mod leaf;
mod lines;
mod lists;
mod marks;
mod phrase;
mod phrases;
mod pictures;
mod rows;
mod signs;
mod typing;

use std::ops::Range;

use pulldown_cmark::Event;

use super::sink::Origin;
use crate::diagnostics::Diagnostics;
use found::Found;

/// Looks through the body `text` and what the parser made of it. All are warnings but the marks of
/// a merge: nobody means to publish those.
pub(super) fn find(
    origin: Origin<'_>,
    text: &str,
    events: &[(Event<'_>, Range<usize>)],
) -> Diagnostics {
    let mut found = Found { origin, diagnostics: Diagnostics::new() };
    for leaf in leaf::leaves(text, events) {
        phrases::find(&leaf, text, &mut found);
        lines::find(&leaf, text, &mut found);
        rows::find_missed(&leaf, text, &mut found);
    }
    blocks::find(text, events, &mut found);
    lists::find(text, events, &mut found);
    indented::find(events, &mut found);
    signs::find(text, events, &mut found);
    rows::find(text, events, &mut found);
    html::find(text, events, &mut found);
    definitions::find(text, events, &mut found);
    found.diagnostics
}
