//! A file of the built site, still in memory.

use std::sync::Arc;

/// How long a client may keep a file.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum CacheClass {
    /// The name carries the content's hash: for ever.
    Immutable,
    /// A stable address whose content changes with a build: ask again each time.
    Revalidate,
}

/// One file of the output: its path below `dist/`, `/` between parts (`site/fr/index.html`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    pub path: String,
    pub bytes: Arc<[u8]>,
    pub media_type: &'static str,
    pub cache: CacheClass,
}

impl OutputFile {
    /// A page or another file at a stable address; its media type follows from the extension.
    pub fn new(path: impl Into<String>, bytes: impl Into<Arc<[u8]>>) -> Self {
        let path = path.into();
        let media_type = media_type(&path);
        Self { path, bytes: bytes.into(), media_type, cache: CacheClass::Revalidate }
    }

    pub fn immutable(mut self) -> Self {
        self.cache = CacheClass::Immutable;
        self
    }
}

/// Which pages browsers may fetch before they are asked for. A header of every page leads to it.
pub const SPECULATION: &str = "speculation.json";

/// The `Content-Type` to serve `path` with. Text is UTF-8.
pub fn media_type(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    match name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).as_deref() {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs" | "cjs") => "text/javascript; charset=utf-8",
        Some("json") if path.strip_prefix("site/") == Some(SPECULATION) => {
            "application/speculationrules+json"
        }
        Some("json") => "application/json; charset=utf-8",
        Some("md") => "text/markdown; charset=utf-8",
        Some("txt") => "text/plain; charset=utf-8",
        Some("xml") if name == "feed.xml" => "application/atom+xml; charset=utf-8",
        Some("xml") => "application/xml; charset=utf-8",
        Some("webmanifest") => "application/manifest+json",
        _ => mime_guess::from_path(name).first_raw().unwrap_or("application/octet-stream"),
    }
}
