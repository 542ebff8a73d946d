//! Where the parts of a text begin and end, by the event before which they do.

use std::collections::BTreeMap;

use crate::model::Lang;

/// What is written at a seam.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Joint {
    /// A part begins; what names it stands here in the file.
    Part(usize),
    /// Blocks in another language than the article's.
    Blocks(Lang),
    BlocksEnd,
    /// A heading's words in another language than the article's.
    Words(Lang),
    WordsEnd,
}

pub(super) type Joints = BTreeMap<usize, Vec<Joint>>;
