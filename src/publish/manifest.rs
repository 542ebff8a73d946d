//! `manifest.json`: what a build consists of, and the mark that a folder is frontdesk's own.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::model::CacheClass;

/// Its name in the out folder.
pub const MANIFEST: &str = "manifest.json";

const GENERATOR: &str = "frontdesk";
const VERSION: u32 = 1;
/// Bytes around the lines, and those of a line beside its path and type: names, a hash, a length.
const HEAD_LENGTH: usize = 64;
const LINE_LENGTH: usize = 136;

/// Every file below the out folder except the manifest itself: as an entry, or as an entry's
/// encoding. Sorted by path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Always `frontdesk`: the mark of ownership.
    pub generator: String,
    /// Of this schema; 1.
    pub version: u32,
    pub files: Vec<ManifestFile>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestFile {
    /// Below the out folder, `/` between parts: `site/fr/index.html`.
    pub path: String,
    pub bytes: u64,
    /// BLAKE3 of the content, 64 hex digits.
    pub hash: String,
    /// As in `Content-Type`.
    #[serde(rename = "type")]
    pub media_type: String,
    pub cache: CacheClass,
    /// The same content, compressed, smallest first by the order of [`Coding`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub encodings: Vec<Encoding>,
    /// Kept from the build before for pages that are still open; no page of this build names it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub previous: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Encoding {
    pub coding: Coding,
    pub path: String,
    pub bytes: u64,
    pub hash: String,
}

/// Named as in `Content-Encoding`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Coding {
    #[serde(rename = "br")]
    Brotli,
    #[serde(rename = "gzip")]
    Gzip,
}

/// Why a `manifest.json` cannot be used.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ManifestError {
    #[error("it is not a manifest of frontdesk")]
    Foreign,
    #[error("it was written by a newer frontdesk (manifest version {0})")]
    Newer(u32),
}

impl Manifest {
    pub(super) fn new(mut files: Vec<ManifestFile>) -> Self {
        files.par_sort_unstable_by(|a, b| a.path.cmp(&b.path));
        Self { generator: GENERATOR.to_owned(), version: VERSION, files }
    }

    /// Reads what [`Manifest::to_json`] wrote.
    pub fn parse(json: &[u8]) -> Result<Self, ManifestError> {
        #[derive(Deserialize)]
        struct Mark {
            generator: String,
            version: u32,
        }
        let mark: Mark = serde_json::from_slice(json).map_err(|_| ManifestError::Foreign)?;
        if mark.generator != GENERATOR {
            return Err(ManifestError::Foreign);
        }
        if mark.version != VERSION {
            return Err(ManifestError::Newer(mark.version));
        }
        serde_json::from_slice(json).map_err(|_| ManifestError::Foreign)
    }

    /// One file a line, so that two manifests can be compared with `diff`. Written into one piece of
    /// memory, as it comes last, when a build has all it needs.
    pub fn to_json(&self) -> serde_json::Result<Vec<u8>> {
        let lines: usize = self.files.iter().map(ManifestFile::line_length).sum();
        let mut json = Vec::with_capacity(HEAD_LENGTH + lines);
        json.extend_from_slice(b"{\"generator\":");
        serde_json::to_writer(&mut json, &self.generator)?;
        json.extend_from_slice(b",\"version\":");
        serde_json::to_writer(&mut json, &self.version)?;
        json.extend_from_slice(b",\"files\":[\n");
        for (at, file) in self.files.iter().enumerate() {
            if at > 0 {
                json.extend_from_slice(b",\n");
            }
            serde_json::to_writer(&mut json, file)?;
        }
        json.extend_from_slice(b"\n]}\n");
        Ok(json)
    }

    /// Path and hash of every file, encodings included, without the manifest itself.
    pub fn contents(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().flat_map(ManifestFile::contents)
    }

    /// The files of this build itself, without what was kept from the one before.
    pub(super) fn current(&self) -> impl Iterator<Item = &ManifestFile> {
        self.files.iter().filter(|file| !file.previous)
    }

    /// Whether both describe the same build, compressed or not.
    pub(super) fn is_same_build(&self, other: &Self) -> bool {
        self.current().map(bare).eq(other.current().map(bare))
    }
}

impl ManifestFile {
    /// Bytes of its line, about, and hardly ever too few.
    fn line_length(&self) -> usize {
        let encodings = self.encodings.iter().map(|e| LINE_LENGTH + e.path.len());
        LINE_LENGTH + self.path.len() + self.media_type.len() + encodings.sum::<usize>()
    }

    /// Path and hash of the file and of its encodings.
    pub(super) fn contents(&self) -> impl Iterator<Item = (&str, &str)> {
        let encodings = self.encodings.iter().map(|e| (e.path.as_str(), e.hash.as_str()));
        std::iter::once((self.path.as_str(), self.hash.as_str())).chain(encodings)
    }
}

/// The content of the file at `path`, read whole, where it has the length and the hash that its
/// manifest says.
///
/// # Errors
/// Where it cannot be read, or is another one.
pub fn read_verified(path: &Path, bytes: u64, hash: &str) -> io::Result<Vec<u8>> {
    let mut content = Vec::with_capacity(usize::try_from(bytes).unwrap_or_default().min(1 << 26));
    File::open(path)?.take(bytes.saturating_add(1)).read_to_end(&mut content)?;
    if content.len() as u64 == bytes && blake3::hash(&content).to_hex().as_str() == hash {
        return Ok(content);
    }
    Err(io::Error::new(io::ErrorKind::InvalidData, "it is not what the manifest says"))
}

/// BLAKE3 as manifests write it.
pub(super) fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

fn bare(file: &ManifestFile) -> (&str, &str, &str, CacheClass) {
    (&file.path, &file.hash, &file.media_type, file.cache)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes_and_nothing_else() {
        let file = ManifestFile {
            path: "site/a.css".into(),
            bytes: 1,
            hash: hash(b"a"),
            media_type: "text/css".into(),
            cache: CacheClass::Immutable,
            encodings: vec![Encoding {
                coding: Coding::Brotli,
                path: "site/a.css.br".into(),
                bytes: 2,
                hash: hash(b"b"),
            }],
            previous: true,
        };
        let manifest = Manifest::new(vec![file]);
        assert_eq!(Manifest::parse(&manifest.to_json().unwrap()), Ok(manifest));
        assert_eq!(Manifest::parse(&Manifest::new(vec![]).to_json().unwrap()).unwrap().files, []);
        for foreign in [
            &b""[..],
            b"{}",
            b"[]",
            br#"{"name":"app","version":1}"#,
            br#"{"generator":"frontdesk","version":1}"#,
        ] {
            assert_eq!(Manifest::parse(foreign), Err(ManifestError::Foreign));
        }
        assert_eq!(
            Manifest::parse(br#"{"generator":"frontdesk","version":2}"#),
            Err(ManifestError::Newer(2))
        );
    }
}
