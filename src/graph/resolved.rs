//! Where the links and files of one text lead, for readers of one language.

use std::sync::Arc;

use super::site::ResolvedAsset;
use crate::diagnostics::Diagnostics;

/// In the order of the text's own, and what is wrong with them.
#[derive(Default)]
pub(super) struct Resolved {
    pub hrefs: Arc<[String]>,
    pub assets: Arc<[ResolvedAsset]>,
    pub diagnostics: Diagnostics,
}
