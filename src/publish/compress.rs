//! Compressed copies of what a web server sends, beside the files themselves.
//!
//! Brotli at its best takes a second for each megabyte, so results are kept in a cache folder,
//! named by content. The folder is no more to be trusted than a pull request: what comes out of it
//! is unpacked and compared with the content. One that is damaged, misnamed or says something else
//! is made again. A BLAKE3 of the payload, keyed with the entry's key, stands in front of it, so
//! that an entry cut short is not taken for the empty payload, which says that compression does not
//! pay.

use std::collections::BTreeSet;
use std::io::{self as std_io, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use brotli::enc::StandardAlloc;
use flate2::{Compression, GzBuilder};
use rayon::prelude::*;

use super::disk::{Disk, Kind};
use super::error::{PublishError, io};
use super::manifest::Coding;
use super::{paths, tree};
use crate::diagnostics::{Diagnostic, Diagnostics, told};
use crate::model::{CacheClass, OutputFile};

/// Below this a response fits one packet anyway.
const WORTH_IT: usize = 512;
/// Up to here Brotli's best quality is quick enough for pages that change with every build.
const SMALL: usize = 64 * 1024;
/// Entries that no current file uses are kept up to this total: other branches, other base URLs.
const UNUSED_BYTES: u64 = 256 * 1024 * 1024;
/// Part of every key: results of another release are not reused.
const SCHEME: &str = concat!("frontdesk precompressed ", env!("CARGO_PKG_VERSION"));
const FOLDER: &str = "precompressed";
const PART: &str = ".part";

/// One compressed copy. Its path is the file's with `.br` or `.gz` behind it.
#[derive(Debug)]
pub(super) struct Encoded {
    pub coding: Coding,
    pub path: String,
    pub bytes: Vec<u8>,
}

/// For each of `files`, in their order, the copies that are smaller than itself. Only files below
/// `site/` are served; a path that another file already has is left to it. `cache` may be missing;
/// trouble with it is reported, never fatal.
pub(super) fn encode(
    disk: &dyn Disk,
    files: &[OutputFile],
    cache: Option<&Path>,
) -> Result<(Vec<Vec<Encoded>>, Diagnostics), PublishError> {
    let folder = cache.map(|cache| cache.join(FOLDER));
    let taken: BTreeSet<String> = files.iter().map(|file| paths::fold(&file.path)).collect();
    let mut troubles = Vec::new();
    let mut usable = folder.as_deref();
    if let Some(Err(trouble)) = usable.map(|folder| tree::create_folders(disk, folder)) {
        troubles.push(trouble);
        usable = None;
    }
    let results: Result<Vec<_>, PublishError> = files
        .par_iter()
        .map(|file| {
            let mut done = One::default();
            if !is_compressible(file) {
                return Ok(done);
            }
            for coding in [Coding::Brotli, Coding::Gzip] {
                let path = format!("{}.{}", file.path, extension(coding));
                if !taken.contains(&paths::fold(&path)) {
                    done.add(disk, usable, file, (coding, path))?;
                }
            }
            Ok(done)
        })
        .collect();
    let (mut encoded, mut used) = (Vec::with_capacity(files.len()), BTreeSet::new());
    for one in results? {
        encoded.push(one.encoded);
        used.extend(one.used);
        troubles.extend(one.trouble);
    }
    if let Some(Err(trouble)) = usable.map(|folder| trim(disk, folder, &used)) {
        troubles.push(trouble);
    }
    // One is enough: a full disk gives one for every file.
    let warning = troubles.first().map(|trouble| {
        Diagnostic::warning("cache", format!("compressed files were not cached: {}", told(trouble)))
            .help("the build is complete; the next one will be slower")
    });
    Ok((encoded, warning.into_iter().collect()))
}

/// What became of one file.
#[derive(Default)]
struct One {
    encoded: Vec<Encoded>,
    /// Names of its cache entries.
    used: Vec<String>,
    trouble: Option<PublishError>,
}

impl One {
    fn add(
        &mut self,
        disk: &dyn Disk,
        cache: Option<&Path>,
        file: &OutputFile,
        (coding, path): (Coding, String),
    ) -> Result<(), PublishError> {
        let quality =
            if file.cache == CacheClass::Immutable || file.bytes.len() <= SMALL { 11 } else { 9 };
        let key = key(coding, quality, &file.bytes);
        let name = format!("{}.{}", key.to_hex(), extension(coding));
        let entry = cache.map(|cache| cache.join(&name));
        let known = match entry.as_deref().map(|entry| recall(disk, entry, &key)) {
            Some(Ok(known)) => {
                known.filter(|bytes| bytes.is_empty() || unpacks_to(coding, bytes, &file.bytes))
            }
            Some(Err(trouble)) => {
                self.trouble = Some(trouble);
                None
            }
            None => None,
        };
        let bytes = match known {
            Some(bytes) => bytes,
            None => {
                let bytes = compress(coding, quality, &file.bytes)
                    .map_err(io("compress", Path::new(&file.path)))?;
                if let Some(Err(trouble)) =
                    entry.as_deref().map(|entry| remember(disk, entry, &key, &bytes))
                {
                    self.trouble = Some(trouble);
                }
                bytes
            }
        };
        self.used.push(name);
        if !bytes.is_empty() {
            self.encoded.push(Encoded { coding, path, bytes });
        }
        Ok(())
    }
}

fn is_compressible(file: &OutputFile) -> bool {
    let kind = file.media_type.split(';').next().unwrap_or_default().trim();
    file.path.starts_with("site/")
        && file.bytes.len() >= WORTH_IT
        && (kind.starts_with("text/")
            || kind.ends_with("+xml")
            || kind.ends_with("+json")
            || matches!(
                kind,
                "application/json"
                    | "application/xml"
                    | "application/javascript"
                    | "application/wasm"
                    | "font/ttf"
            ))
}

fn extension(coding: Coding) -> &'static str {
    match coding {
        Coding::Brotli => "br",
        Coding::Gzip => "gz",
    }
}

fn key(coding: Coding, quality: u8, content: &[u8]) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new_derive_key(SCHEME);
    hasher.update(extension(coding).as_bytes()).update(&[quality]).update(content);
    hasher.finalize()
}

/// Empty when the result is no smaller than `content`.
fn compress(coding: Coding, quality: u8, content: &[u8]) -> std_io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    match coding {
        Coding::Brotli => {
            let params = brotli::enc::BrotliEncoderParams {
                quality: quality.into(),
                size_hint: content.len(),
                ..Default::default()
            };
            brotli::BrotliCompress(&mut &*content, &mut bytes, &params)?;
        }
        Coding::Gzip => {
            // No time and no system in the header: the same content gives the same bytes.
            let builder = GzBuilder::new().mtime(0).operating_system(255);
            let mut encoder = builder.write(&mut bytes, Compression::best());
            encoder.write_all(content)?;
            encoder.finish()?;
        }
    }
    Ok(if bytes.len() < content.len() { bytes } else { Vec::new() })
}

/// Whether `packed` is `content` packed, whole and with nothing behind it. Reading is bounded by
/// the content's own length, whatever `packed` claims to hold.
fn unpacks_to(coding: Coding, packed: &[u8], content: &[u8]) -> bool {
    match coding {
        Coding::Brotli => {
            let mut state = brotli::BrotliState::new(
                StandardAlloc::default(),
                StandardAlloc::default(),
                StandardAlloc::default(),
            );
            let mut unpacked = vec![0; content.len()];
            let (mut left, mut room) = (packed.len(), unpacked.len());
            let (mut read, mut written, mut total) = (0, 0, 0);
            let end = brotli::BrotliDecompressStream(
                &mut left,
                &mut read,
                packed,
                &mut room,
                &mut written,
                &mut unpacked,
                &mut total,
                &mut state,
            );
            matches!(end, brotli::BrotliResult::ResultSuccess)
                && left == 0
                && unpacked == content
                && room == 0
        }
        Coding::Gzip => {
            // `bufread` takes no more than one member: what stands behind it is left in `rest`.
            let mut rest = packed;
            let mut unpacked = Vec::with_capacity(content.len());
            let limit = content.len() as u64 + 1;
            let read =
                flate2::bufread::GzDecoder::new(&mut rest).take(limit).read_to_end(&mut unpacked);
            read.is_ok() && unpacked == content && rest.is_empty()
        }
    }
}

fn recall(
    disk: &dyn Disk,
    entry: &Path,
    key: &blake3::Hash,
) -> Result<Option<Vec<u8>>, PublishError> {
    if disk.kind(entry).map_err(io("look at", entry))? != Kind::File {
        return Ok(None);
    }
    let stored = disk.read(entry).map_err(io("read", entry))?;
    let Some((proof, payload)) = stored.split_first_chunk::<{ blake3::OUT_LEN }>() else {
        return Ok(None);
    };
    Ok((blake3::keyed_hash(key.as_bytes(), payload) == *proof).then(|| payload.to_vec()))
}

fn remember(
    disk: &dyn Disk,
    entry: &Path,
    key: &blake3::Hash,
    payload: &[u8],
) -> Result<(), PublishError> {
    let mut stored = blake3::keyed_hash(key.as_bytes(), payload).as_bytes().to_vec();
    stored.extend_from_slice(payload);
    let part: PathBuf = entry.with_extension(format!("{}{PART}", std::process::id()));
    match disk.write_new(&part, &stored) {
        // Another file of the same content is just being cached.
        Err(e) if e.kind() == ErrorKind::AlreadyExists => return Ok(()),
        written => written.map_err(io("write", &part))?,
    }
    match disk.rename(&part, entry) {
        // Another build trimmed the cache; it is a cache.
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(()),
        renamed => renamed.map_err(io("write", entry)),
    }
}

/// Removes unfinished entries and, beyond [`UNUSED_BYTES`], the oldest unused ones.
fn trim(disk: &dyn Disk, folder: &Path, used: &BTreeSet<String>) -> Result<(), PublishError> {
    let mut unused = Vec::new();
    for (name, kind) in disk.list(folder).map_err(io("list", folder))? {
        let path = folder.join(&name);
        let Some(name) = name.to_str().filter(|name| kind == Kind::File && is_entry(name)) else {
            continue;
        };
        if name.ends_with(PART) {
            gone_is_fine(disk.remove_file(&path)).map_err(io("remove", &path))?;
        } else if !used.contains(name) {
            match disk.stamp(&path) {
                Ok((bytes, changed)) => unused.push((changed, path, bytes)),
                Err(e) => gone_is_fine(Err(e)).map_err(io("look at", &path))?,
            }
        }
    }
    unused.sort_unstable();
    let mut total = 0;
    for (_, path, bytes) in unused.iter().rev() {
        total += bytes;
        if total > UNUSED_BYTES {
            gone_is_fine(disk.remove_file(path)).map_err(io("remove", path))?;
        }
    }
    Ok(())
}

/// Whether we name files so: 64 hex digits, a dot and more.
fn is_entry(name: &str) -> bool {
    name.split_once('.')
        .is_some_and(|(key, _)| key.len() == 64 && key.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// Two builds may trim one cache.
fn gone_is_fine(result: std_io::Result<()>) -> std_io::Result<()> {
    match result {
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(()),
        other => other,
    }
}
