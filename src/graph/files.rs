//! Files beside articles: read once, published under a name that carries their hash.
//!
//! Whoever may change an article may publish a file; so only files of `content/` itself can be
//! named, none that is hidden, and none that would run on the site's own pages.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use html5gum::{Token, Tokenizer};
use rayon::prelude::*;

use super::site::{PublishedAsset, ResolvedAsset};
use crate::content::is_active;
use crate::diagnostics::Diagnostic;
use crate::model::{Asset, Document, PictureSize, SitePath, slugify};
use crate::source;

/// Files by their path below the site root, as they were read.
pub type FileBytes = BTreeMap<String, FileRead>;

pub(super) type FileRead = Result<Arc<[u8]>, Diagnostic>;

/// The paths of all files that `documents` refer to and may: what [`link`](super::link) needs read.
pub fn wanted_files<'a>(
    documents: impl IntoIterator<Item = &'a Arc<Document>>,
) -> BTreeSet<String> {
    let assets = documents.into_iter().flat_map(|document| {
        let path = move |asset: &Asset| locate(&document.file.own(asset.span).0.path, &asset.path);
        document.body.assets.iter().filter_map(move |asset| path(asset).ok())
    });
    assets.collect()
}

/// Where the file that `reference` names in the document at `path` has to stand.
pub(super) fn locate(path: &str, reference: &str) -> Result<String, Diagnostic> {
    let outside = || {
        Diagnostic::error("outside", "it stands outside content/")
            .help("copy the file into content/, beside the article")
    };
    let below_content = |path: &String| path.starts_with("content/");
    let found = source::resolve(path, reference).ok_or_else(outside)?;
    let found = if reference.starts_with('/') && !below_content(&found) {
        format!("content/{found}")
    } else {
        found
    };
    if source::is_hidden(&found) {
        return Err(Diagnostic::error("hidden-file", "hidden files and backups are not published")
            .help("give it a name without the leading dot, or take the link out"));
    }
    Some(found).filter(below_content).ok_or_else(outside)
}

/// Every file that something refers to, by its path below the site root.
pub(super) struct Published {
    known: BTreeMap<String, Result<File, Diagnostic>>,
}

struct File {
    path: SitePath,
    bytes: Arc<[u8]>,
    size: Option<(u32, u32)>,
    /// What a drawing holds that can run, if anything.
    active: Option<&'static str>,
    /// What is wrong with it as a picture, and what to do.
    fault: Option<Fault>,
}

type Fault = (String, &'static str);

/// More than this takes a phone on a slow line several seconds.
const HEAVY: usize = 1_000_000;

impl Published {
    /// Those of `files` that are `wanted`.
    pub fn new(files: FileBytes, wanted: &BTreeSet<String>) -> Self {
        let files: Vec<_> = files.into_iter().filter(|(path, _)| wanted.contains(path)).collect();
        let known: Vec<(String, Result<File, Diagnostic>)> = files
            .into_par_iter()
            .map(|(path, bytes)| {
                let known = bytes.and_then(|bytes| known(&path, bytes));
                (path, known)
            })
            .collect();
        Self { known: known.into_iter().collect() }
    }

    /// What a page writes for the file at `path`.
    pub fn resolve(&self, path: &str, base: &str) -> Result<ResolvedAsset, Option<&Diagnostic>> {
        match self.known.get(path) {
            Some(Ok(known)) => {
                let size = known
                    .size
                    .map(|(width, height)| PictureSize::new(width, height))
                    .unwrap_or_default();
                Ok(ResolvedAsset { href: known.path.href(base), size })
            }
            Some(Err(diagnostic)) => Err(Some(diagnostic)),
            None => Err(None),
        }
    }

    /// What is wrong with the picture at `path`, and what to do.
    pub fn fault(&self, path: &str) -> Option<&(String, &'static str)> {
        self.known.get(path)?.as_ref().ok()?.fault.as_ref()
    }

    /// What can run in the drawing at `path`, if anything.
    pub fn active(&self, path: &str) -> Option<&'static str> {
        self.known.get(path)?.as_ref().ok()?.active
    }

    /// Ordered by source. A file that stands in several folders, name and content the same, has one
    /// address and is published once.
    pub fn published(&self) -> Vec<PublishedAsset> {
        let mut seen = BTreeSet::new();
        self.known
            .iter()
            .filter_map(|(source, known)| {
                let known = known.as_ref().ok().filter(|known| seen.insert(&known.path))?;
                let (source, path) = (source.clone(), known.path.clone());
                Some(PublishedAsset { source, path, bytes: Arc::clone(&known.bytes) })
            })
            .collect()
    }
}

fn known(path: &str, bytes: Arc<[u8]>) -> Result<File, Diagnostic> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let hash = blake3::hash(&bytes).to_hex();
    let short = hash.get(..12).unwrap_or("");
    let extension = slugify(extension);
    if is_active(name) {
        return Err(active_file(&extension));
    }
    let dot = if extension.is_empty() { "" } else { "." };
    Ok(File {
        path: SitePath::new(format!("assets/files/{}.{short}{dot}{extension}", slugify(stem))),
        size: size(&extension, &bytes),
        fault: fault(&extension, &bytes),
        active: if extension == "svg" { svg_active(&bytes) } else { None },
        bytes,
    })
}

/// Pictures that no browser shows, and those that readers wait for.
fn fault(extension: &str, bytes: &[u8]) -> Option<Fault> {
    const PICTURES: [&str; 8] = ["png", "jpg", "jpeg", "gif", "webp", "avif", "bmp", "ico"];
    if bytes.is_empty() {
        return Some(("is an empty file".to_owned(), "export it again"));
    }
    if PICTURES.contains(&extension) && size(extension, bytes).is_none() {
        return Some((
            format!("is no {} file: no browser shows it", extension.to_uppercase()),
            "export it again",
        ));
    }
    if extension == "svg" && !decoded(bytes).to_ascii_lowercase().contains("<svg") {
        return Some(("is no SVG file: no browser shows it".to_owned(), "export it again"));
    }
    let foreign = ["psd", "ai", "eps", "tif", "tiff", "heic", "raw", "xcf", "sketch", "fig"]
        .contains(&extension);
    if foreign {
        let message = format!("is a .{extension} file: not every browser shows it");
        return Some((message, "export it as PNG, JPEG, WebP or SVG"));
    }
    (bytes.len() > HEAVY).then(|| {
        let megabytes = bytes.len() as f64 / 1e6;
        (
            format!("has {megabytes:.1} MB: readers wait for it"),
            "make it smaller; a screenshot needs no more than 300 KB",
        )
    })
}

fn active_file(extension: &str) -> Diagnostic {
    let message = match extension {
        "md" => "it is an article's source".to_owned(),
        extension => format!("a .{extension} file could run on this site's pages"),
    };
    let help = match extension {
        "md" => "link to it with [text](path) instead",
        "html" | "htm" | "xhtml" => "write the page as Markdown, or put the file into a .zip",
        _ => "put the file into a .zip, or show its text in a code block",
    };
    Diagnostic::error("active-file", message).help(help)
}

/// What can run in a drawing that is opened by itself. Pages show it as a picture, where nothing
/// does.
fn svg_active(bytes: &[u8]) -> Option<&'static str> {
    let text = decoded(bytes);
    // An entity can stand for any of the rest.
    if text.to_ascii_lowercase().contains("<!entity") {
        return Some("<!ENTITY>");
    }
    Tokenizer::new(text.as_str()).flatten().find_map(|token| {
        let Token::StartTag(tag) = token else { return None };
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        match name.rsplit(':').next().unwrap_or(&name) {
            "script" => return Some("<script>"),
            "foreignobject" => return Some("<foreignObject>"),
            "handler" | "listener" => return Some("an event handler"),
            _ => {}
        }
        tag.attributes.iter().find_map(|(key, value)| {
            let is_script = || {
                let value = String::from_utf8_lossy(value);
                let value: String =
                    value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
                value.to_ascii_lowercase().starts_with("javascript:")
            };
            match key.as_slice() {
                key if key.starts_with(b"on") && key.len() > 2 => Some("an event handler"),
                key if key.ends_with(b"href") && is_script() => Some("a javascript: address"),
                _ => None,
            }
        })
    })
}

/// A drawing's text: UTF-8, or UTF-16 where it starts with that mark.
fn decoded(bytes: &[u8]) -> String {
    let units = |read: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| read([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xff, 0xfe, ..] | [b'<', 0, ..] => units(u16::from_le_bytes),
        [0xfe, 0xff, ..] | [0, b'<', ..] => units(u16::from_be_bytes),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// Width and height in pixels, where the picture of this name says them.
pub fn picture_size(name: &str, bytes: &[u8]) -> Option<(u32, u32)> {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase());
    size(&extension?, bytes)
}

fn size(extension: &str, bytes: &[u8]) -> Option<(u32, u32)> {
    if extension == "svg" {
        return svg_size(bytes);
    }
    let size = imagesize::blob_size(bytes).ok()?;
    Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
}

/// `width` and `height` of the root element, else the view box.
fn svg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let text = std::str::from_utf8(bytes).ok()?;
    let svg = Tokenizer::new(text).flatten().find_map(|token| match token {
        Token::StartTag(tag) if tag.name.as_slice() == b"svg" => Some(tag),
        _ => None,
    })?;
    let attribute = |name: &[u8]| {
        svg.attributes
            .iter()
            .find(|(key, _)| key.as_slice().eq_ignore_ascii_case(name))
            .map(|(_, value)| String::from_utf8_lossy(value).into_owned())
    };
    let length = |text: String| text.trim_end_matches("px").trim().parse::<f32>().ok();
    if let (Some(width), Some(height)) =
        (attribute(b"width").and_then(length), attribute(b"height").and_then(length))
    {
        return pixels(width, height);
    }
    let numbers: Vec<f32> =
        attribute(b"viewBox")?.split([' ', ',']).filter_map(|n| n.parse().ok()).collect();
    match numbers.as_slice() {
        [_, _, width, height] => pixels(*width, *height),
        _ => None,
    }
}

fn pixels(width: f32, height: f32) -> Option<(u32, u32)> {
    let in_range = |n: f32| (1.0..=65_535.0).contains(&n);
    (in_range(width) && in_range(height)).then(|| (width.round() as u32, height.round() as u32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_stand_in_content_and_are_not_hidden() {
        let at = |reference| locate("content/a/b.md", reference).map_err(|d| d.code);
        assert_eq!(at("img/p.png").as_deref(), Ok("content/a/img/p.png"));
        assert_eq!(at("../p.png").as_deref(), Ok("content/p.png"));
        assert_eq!(at("/a/p.png").as_deref(), Ok("content/a/p.png"));
        assert_eq!(at("/content/a/p.png").as_deref(), Ok("content/a/p.png"));
        for reference in
            ["../../site.toml", "../../desk.db", "../../../x", "../../contents/x.png", "../.."]
        {
            assert_eq!(at(reference), Err("outside"), "{reference}");
        }
        for reference in [
            "../../.env",
            ".hidden.txt",
            ".git/config",
            "/.env",
            "x.png~",
            "../../.frontdesk/cache/x",
        ] {
            assert_eq!(at(reference), Err("hidden-file"), "{reference}");
        }
    }

    #[test]
    fn scripts_in_drawings_are_found() {
        for (drawing, found) in [
            ("<svg><script>x</script></svg>", "<script>"),
            ("<svg xmlns:s='x'><s:script/></svg>", "<script>"),
            ("<svg ONLOAD=x()>", "an event handler"),
            ("<svg><foreignObject><p>x</p></foreignObject></svg>", "<foreignObject>"),
            ("<svg><a xlink:href='java\nscript:x'/></svg>", "a javascript: address"),
            ("<!DOCTYPE svg [<!ENTITY a '<script/>'>]><svg>&a;</svg>", "<!ENTITY>"),
        ] {
            assert_eq!(svg_active(drawing.as_bytes()), Some(found), "{drawing}");
        }
        let wide: Vec<u8> =
            "\u{feff}<svg onload='x'/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(svg_active(&wide), Some("an event handler"));
        assert_eq!(
            svg_active(
                b"<svg viewBox='0 0 1 1'><a href='https://example.com/'><path d='M0 0'/></a></svg>"
            ),
            None
        );
    }

    #[test]
    fn drawings_tell_their_size() {
        assert_eq!(svg_size(br#"<svg xmlns="x" width="40px" height="20">"#), Some((40, 20)));
        assert_eq!(
            svg_size(br#"<?xml version="1.0"?><svg viewBox="0 0 320 180">"#),
            Some((320, 180))
        );
        assert_eq!(svg_size(b"<p>"), None);
    }
}
