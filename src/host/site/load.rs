//! A build from its folder into memory.
//!
//! 1. read the manifest;
//! 2. read what it lists, side by side, and compare each file with its hash;
//! 3. where something differs, another build may have been swapped in: begin again with its
//!    manifest;
//! 4. take the redirects, the pages to fill, the description and the indexes out of the files.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use axum::body::Bytes;
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use rayon::prelude::*;

use super::Generation;
use super::generation::decode;
use super::served::{self, Content, Served};
use crate::contact::published::{PUBLISHED, Published};
use crate::diagnostics::told;
use crate::host::pattern::Pattern;
use crate::model::{DESCRIPTION, Description, KEPT_COPIES, SPECULATION, host_page};
use crate::publish::{Coding, MANIFEST, Manifest, ManifestFile, read_verified};
use crate::search::Indexes;

/// Tries against a folder that keeps changing.
const TRIES: usize = 5;
/// Bytes of a site kept in memory; the largest files beyond that are read when asked for.
const MEMORY: usize = 512 << 20;
/// Bytes of a site published without compressed copies for which the host makes them: half of
/// what is kept, so that both fit.
const COMPRESSED: u64 = MEMORY as u64 / 2;
const WEB_ROOT: &str = "site/";
const INDEX: &str = "index/";

/// Why a build cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    #[error("{path}: {why}")]
    File {
        path: String,
        #[source]
        why: std::io::Error,
    },
    #[error("{MANIFEST}: {0}")]
    Manifest(#[from] crate::publish::ManifestError),
    #[error("{DESCRIPTION}: {0}")]
    Description(#[source] serde_json::Error),
    #[error("this build has no {DESCRIPTION}: build the site again with this version of frontdesk")]
    NoDescription,
}

/// Reads the build in the folder `dist`.
pub(super) fn load(dist: &Path) -> Result<Generation, LoadError> {
    let mut bytes = manifest_bytes(dist)?;
    let mut tries = 1;
    loop {
        match read(dist, &bytes) {
            Err(LoadError::File { path, why }) if tries < TRIES => {
                let again = manifest_bytes(dist)?;
                if again == bytes {
                    return Err(LoadError::File { path, why });
                }
                bytes = again;
                tries += 1;
            }
            result => return result,
        }
    }
}

fn manifest_bytes(dist: &Path) -> Result<Vec<u8>, LoadError> {
    std::fs::read(dist.join(MANIFEST))
        .map_err(|why| LoadError::File { path: MANIFEST.to_owned(), why })
}

/// A file of the build with what was read of it.
struct Loaded<'m> {
    file: &'m ManifestFile,
    plain: Content,
    coded: Vec<(Coding, Content)>,
}

fn read(dist: &Path, manifest: &[u8]) -> Result<Generation, LoadError> {
    let hash = blake3::hash(manifest);
    let manifest = Manifest::parse(manifest)?;
    let keeping = Keeping::new(&manifest);
    let loaded: Vec<Loaded<'_>> = manifest
        .files
        .par_iter()
        .map(|file| keeping.load(dist, file))
        .collect::<Result<_, LoadError>>()?;
    let description = description(&loaded)?;
    let page = with_pages(&manifest, &description);
    let routing = routing(&loaded);
    let mut generation = Generation {
        hash,
        files: HashMap::new(),
        copies: HashMap::new(),
        redirects: redirects(&loaded, &description),
        patterns: patterns(&loaded, &description),
        indexes: indexes(&loaded),
        promises: routing.as_ref().map(Published::promises).unwrap_or_default(),
        routing,
        folded: HashMap::new(),
        description,
    };
    for Loaded { file, plain, coded } in loaded {
        if let Some(path) = file.path.strip_prefix(KEPT_COPIES) {
            let kept = Arc::new(Served::new(file, plain, coded, None));
            generation.copies.insert(path.to_owned(), kept);
            continue;
        }
        let Some(path) = file.path.strip_prefix(WEB_ROOT).filter(|path| is_public(path)) else {
            continue;
        };
        let served = Arc::new(Served::new(file, plain, coded, Some(&page)));
        if let Some(folder) =
            path.strip_suffix("index.html").filter(|f| f.is_empty() || f.ends_with('/'))
        {
            generation.files.insert(folder.to_owned(), served.clone());
        }
        generation.files.insert(path.to_owned(), served);
    }
    generation.fold();
    Ok(generation)
}

/// The site's policy, and which pages a browser may fetch before they are asked for.
fn with_pages(manifest: &Manifest, description: &Description) -> HeaderMap {
    let mut headers = HeaderMap::new();
    if let Ok(policy) = HeaderValue::from_str(&description.policy) {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    let path = format!("{WEB_ROOT}{SPECULATION}");
    if manifest.files.iter().any(|file| file.path == path)
        && let Ok(rules) =
            HeaderValue::from_str(&format!("\"{}{SPECULATION}\"", description.base_path))
    {
        headers.insert(HeaderName::from_static("speculation-rules"), rules);
    }
    headers
}

/// What is kept in memory and what is compressed: decided by the manifest, before anything is read.
struct Keeping {
    /// Files up to this size are kept.
    largest: u64,
    compress: bool,
}

impl Keeping {
    fn new(manifest: &Manifest) -> Self {
        let size = |file: &ManifestFile| {
            file.bytes + file.encodings.iter().map(|copy| copy.bytes).sum::<u64>()
        };
        let mut sizes: Vec<u64> = manifest.files.iter().map(size).collect();
        sizes.sort_unstable();
        let (mut total, mut largest) = (0, 0);
        for size in sizes {
            total += size;
            if total <= MEMORY as u64 {
                largest = size;
            }
        }
        let is_bare = manifest.files.iter().all(|file| file.encodings.is_empty());
        Self { largest, compress: is_bare && total <= COMPRESSED }
    }

    fn load<'m>(&self, dist: &Path, file: &'m ManifestFile) -> Result<Loaded<'m>, LoadError> {
        let is_site = file.path.starts_with(WEB_ROOT);
        // What is asked for now and then need not be kept; the indexes are always used.
        let is_asked_for = is_site || file.path.starts_with(KEPT_COPIES);
        let keep = !is_asked_for || served_size(file) <= self.largest;
        let content = |path: &str, bytes: u64, hash: &str| -> Result<Content, LoadError> {
            let whole = dist.join(path);
            let seen = served::Stamp::of(&whole);
            let read = read_verified(&whole, bytes, hash)
                .map_err(|why| LoadError::File { path: path.to_owned(), why })?;
            Ok(match keep {
                true => Content::Memory(read.into()),
                false => Content::Disk { seen, path: whole, bytes, hash: hash.to_owned() },
            })
        };
        let plain = content(&file.path, file.bytes, &file.hash)?;
        let copies = file.encodings.iter();
        let mut coded = copies
            .map(|copy| Ok((copy.coding, content(&copy.path, copy.bytes, &copy.hash)?)))
            .collect::<Result<Vec<_>, LoadError>>()?;
        if self.compress
            && is_site
            && let Content::Memory(bytes) = &plain
        {
            coded = Content::packed(&file.media_type, bytes);
        }
        Ok(Loaded { file, plain, coded })
    }
}

fn served_size(file: &ManifestFile) -> u64 {
    file.bytes + file.encodings.iter().map(|copy| copy.bytes).sum::<u64>()
}

/// Rules for other hosts are not part of the site, nor is anything hidden.
fn is_public(path: &str) -> bool {
    !matches!(path, "_headers" | "_redirects") && !path.split('/').any(|part| part.starts_with('.'))
}

fn memory<'l>(loaded: &'l [Loaded<'_>], path: &str) -> Option<&'l Bytes> {
    let at = loaded.binary_search_by(|one| one.file.path.as_str().cmp(path)).ok()?;
    match &loaded.get(at)?.plain {
        Content::Memory(bytes) => Some(bytes),
        Content::Packed(_) | Content::Disk { .. } => None,
    }
}

fn description(loaded: &[Loaded<'_>]) -> Result<Description, LoadError> {
    let bytes = memory(loaded, DESCRIPTION).ok_or(LoadError::NoDescription)?;
    serde_json::from_slice(bytes).map_err(LoadError::Description)
}

fn patterns(
    loaded: &[Loaded<'_>],
    description: &Description,
) -> HashMap<crate::model::Lang, Pattern> {
    let pages = description.languages.iter().filter_map(|language| {
        let bytes = memory(loaded, &host_page(&language.lang))?;
        Some((language.lang.clone(), Pattern::parse(std::str::from_utf8(bytes).ok()?)))
    });
    pages.collect()
}

/// A build whose index cannot be opened is still worth showing: pages, votes and tickets need none.
fn indexes(loaded: &[Loaded<'_>]) -> Option<Indexes> {
    let files = loaded.iter().filter_map(|one| match &one.plain {
        Content::Memory(bytes) => {
            Some((one.file.path.strip_prefix(INDEX)?.to_owned(), bytes.to_vec()))
        }
        Content::Packed(_) | Content::Disk { .. } => None,
    });
    match Indexes::from_files(files) {
        Ok(indexes) => Some(indexes),
        Err(error) => {
            tracing::warn!(error = told(&error), "the search index of this build cannot be used");
            None
        }
    }
}

/// As of an index: pages, votes and tickets go on without the routing.
fn routing(loaded: &[Loaded<'_>]) -> Option<Published> {
    match Published::parse(memory(loaded, PUBLISHED)?) {
        Ok(routing) => Some(routing),
        Err(error) => {
            tracing::warn!(
                error = told(&error),
                "the contact routing of this build cannot be used"
            );
            None
        }
    }
}

/// The rules of `_redirects` that are plain: from, to, 301.
fn redirects(loaded: &[Loaded<'_>], description: &Description) -> HashMap<String, String> {
    let mut redirects = HashMap::new();
    let bytes = memory(loaded, "site/_redirects").map(|bytes| &bytes[..]).unwrap_or_default();
    for line in String::from_utf8_lossy(bytes).lines() {
        let mut words = line.split_ascii_whitespace();
        let (Some(from), Some(to), Some("301")) = (words.next(), words.next(), words.next()) else {
            continue;
        };
        let from = from.strip_prefix(description.base_path.as_str()).and_then(decode);
        let is_ours = to.starts_with(description.base_path.as_str()) && !to.starts_with("//");
        if let Some(from) = from.filter(|from| is_ours && !from.contains('*')) {
            if let Some(bare) = from.strip_suffix('/') {
                redirects.insert(bare.to_owned(), to.to_owned());
            }
            redirects.insert(from, to.to_owned());
        }
    }
    redirects
}
