//! How one body is read.

/// How to read one body.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Pass raw HTML through; otherwise it is shown as text.
    pub raw_html: bool,
    /// Whether the front matter names a title, so that the first heading is not needed for it.
    pub has_title: bool,
}
