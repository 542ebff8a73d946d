//! Files beside articles: read once, published under a name that carries their hash.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use html5gum::{Token, Tokenizer};
use rayon::prelude::*;

use super::site::{PublishedAsset, ResolvedAsset};
use crate::diagnostics::Diagnostic;
use crate::model::{SitePath, slugify};
use crate::source::Source;

/// Every file that something refers to, by its path below the site root.
#[derive(Default)]
pub(super) struct Files {
    known: BTreeMap<String, Result<Known, Diagnostic>>,
}

struct Known {
    path: SitePath,
    bytes: Arc<[u8]>,
    size: Option<(u32, u32)>,
}

impl Files {
    /// Reads `paths`, each once.
    pub fn read(source: &Source, paths: impl IntoIterator<Item = String>) -> Self {
        let mut paths: Vec<String> = paths.into_iter().collect();
        paths.sort();
        paths.dedup();
        let known: Vec<(String, Result<Known, Diagnostic>)> = paths
            .into_par_iter()
            .map(|path| {
                let known = source.bytes(&path).map(|bytes| known(&path, bytes));
                (path, known)
            })
            .collect();
        Self { known: known.into_iter().collect() }
    }

    /// What a page writes for the file at `path`.
    pub fn resolve(&self, path: &str, base: &str) -> Result<ResolvedAsset, Option<&Diagnostic>> {
        match self.known.get(path) {
            Some(Ok(known)) => Ok(ResolvedAsset { href: known.path.href(base), size: known.size }),
            Some(Err(diagnostic)) => Err(Some(diagnostic)),
            None => Err(None),
        }
    }

    /// Ordered by source. A file that stands in several folders, name and content the same, has one
    /// address and is published once.
    pub fn published(self) -> Vec<PublishedAsset> {
        let mut seen = BTreeSet::new();
        self.known
            .into_iter()
            .filter_map(|(source, known)| {
                let known = known.ok().filter(|known| seen.insert(known.path.clone()))?;
                Some(PublishedAsset { source, path: known.path, bytes: known.bytes })
            })
            .collect()
    }
}

fn known(path: &str, bytes: Arc<[u8]>) -> Known {
    let name = path.rsplit('/').next().unwrap_or(path);
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let hash = blake3::hash(&bytes).to_hex();
    let short = hash.get(..12).unwrap_or("");
    let extension = slugify(extension);
    let dot = if extension.is_empty() { "" } else { "." };
    Known {
        path: SitePath::new(format!("assets/files/{}.{short}{dot}{extension}", slugify(stem))),
        size: size(&extension, &bytes),
        bytes,
    }
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
    if let (Some(width), Some(height)) = (attribute(b"width").and_then(length), attribute(b"height").and_then(length)) {
        return pixels(width, height);
    }
    let numbers: Vec<f32> = attribute(b"viewBox")?.split([' ', ',']).filter_map(|n| n.parse().ok()).collect();
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
    fn drawings_tell_their_size() {
        assert_eq!(svg_size(br#"<svg xmlns="x" width="40px" height="20">"#), Some((40, 20)));
        assert_eq!(svg_size(br#"<?xml version="1.0"?><svg viewBox="0 0 320 180">"#), Some((320, 180)));
        assert_eq!(svg_size(b"<p>"), None);
    }
}
