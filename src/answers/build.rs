//! What a published build gives to whoever asks it.

use crate::contact::published::Published;
use crate::model::{Description, SitePath};
use crate::search::Indexes;

/// A build that has been read and verified.
pub trait Build {
    fn description(&self) -> &Description;

    /// `None` where the build has no index that can be used.
    fn indexes(&self) -> Option<&Indexes>;

    /// `None` on a site without contact routing.
    fn routing(&self) -> Option<&Published>;

    /// Whether a file is published at `path` below the web root.
    fn has(&self, path: &str) -> bool;

    /// The published file at `path` below the web root, decoded; by its exact name in the manifest.
    fn text(&self, path: &str) -> Option<String>;

    /// The Markdown of the page at `page`, also where the site does not publish it.
    fn markdown(&self, page: &SitePath) -> Option<String>;
}
