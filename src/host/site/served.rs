//! One file of the build, with everything that its answers need prepared.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use axum::body::{Body, Bytes};
use axum::http::header::{
    ACCEPT_ENCODING, ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY,
    CONTENT_TYPE, ETAG, IF_NONE_MATCH, RETRY_AFTER, VARY,
};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode};

use super::accept;
use crate::model::CacheClass;
use crate::publish::{Coding, ManifestFile};

const IMMUTABLE: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const REVALIDATE: HeaderValue = HeaderValue::from_static("no-cache");
const GZIP: HeaderValue = HeaderValue::from_static("gzip");
const BROTLI: HeaderValue = HeaderValue::from_static("br");
/// Below this an answer fits one packet anyway.
const WORTH_IT: usize = 1024;

/// A file and its compressed copies.
#[derive(Debug)]
pub struct Served {
    plain: Copy,
    /// In the order in which they are preferred.
    coded: Vec<(Coding, Copy)>,
    pub(super) is_immutable: bool,
}

#[derive(Debug)]
struct Copy {
    content: Content,
    etag: Box<str>,
    headers: HeaderMap,
}

/// Where the bytes are. What does not fit into memory is read, and verified, for each answer.
#[derive(Debug, Clone)]
pub(super) enum Content {
    Memory(Bytes),
    Disk { path: PathBuf, bytes: u64, hash: String },
}

impl Served {
    /// `coded` as the manifest lists them, best first; `policy` goes with pages.
    pub(super) fn new(
        file: &ManifestFile,
        plain: Content,
        coded: Vec<(Coding, Content)>,
        policy: Option<&HeaderValue>,
    ) -> Self {
        let is_immutable = file.cache == CacheClass::Immutable;
        let is_page = file.media_type.starts_with("text/html");
        let mut common = super::super::web::headers::on_everything();
        common.insert(CACHE_CONTROL, if is_immutable { IMMUTABLE } else { REVALIDATE });
        if let Ok(media_type) = HeaderValue::from_str(&file.media_type) {
            common.insert(CONTENT_TYPE, media_type);
        }
        if !coded.is_empty() {
            common.insert(VARY, HeaderValue::from_static("accept-encoding"));
        }
        match policy.filter(|_| is_page) {
            Some(policy) => common.insert(CONTENT_SECURITY_POLICY, policy.clone()),
            // Published for everybody: other sites' pages may import the search.
            None => common.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
        };
        let copy = |content: Content, coding: Option<Coding>| Copy::new(&file.hash, content, coding, common.clone());
        Self {
            plain: copy(plain, None),
            coded: coded.into_iter().map(|(coding, content)| (coding, copy(content, Some(coding)))).collect(),
            is_immutable,
        }
    }

    /// The answer to a request with `headers`; 304 where the client has it already.
    pub fn answer(&self, status: StatusCode, headers: &HeaderMap) -> Response<Body> {
        let copy = self.copy_for(headers);
        let has_it = headers.get(IF_NONE_MATCH).and_then(|tags| tags.to_str().ok());
        let is_known = status == StatusCode::OK && has_it.is_some_and(|tags| accept::matches(tags, &copy.etag));
        let (status, body) = if is_known {
            (StatusCode::NOT_MODIFIED, Body::empty())
        } else {
            match copy.content.read() {
                Ok(bytes) => (status, Body::from(bytes)),
                Err(_) => return unavailable(),
            }
        };
        let mut response = Response::new(body);
        *response.status_mut() = status;
        *response.headers_mut() = copy.headers.clone();
        response
    }

    fn copy_for(&self, headers: &HeaderMap) -> &Copy {
        if self.coded.is_empty() {
            return &self.plain;
        }
        let accepted = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let coded = self.coded.iter().find(|(coding, _)| accept::takes(accepted, *coding));
        coded.map_or(&self.plain, |(_, copy)| copy)
    }

    /// Whether an answer may wait for the disk.
    pub fn is_on_disk(&self) -> bool {
        let on_disk = |copy: &Copy| matches!(copy.content, Content::Disk { .. });
        on_disk(&self.plain) || self.coded.iter().any(|(_, copy)| on_disk(copy))
    }
}

impl Copy {
    fn new(hash: &str, content: Content, coding: Option<Coding>, mut headers: HeaderMap) -> Self {
        let hash = hash.get(..32).unwrap_or(hash);
        let etag = match coding {
            None => format!("\"{hash}\""),
            Some(Coding::Brotli) => format!("\"{hash}-br\""),
            Some(Coding::Gzip) => format!("\"{hash}-gzip\""),
        };
        if let Ok(value) = HeaderValue::from_str(&etag) {
            headers.insert(ETAG, value);
        }
        match coding {
            None => None,
            Some(Coding::Brotli) => headers.insert(CONTENT_ENCODING, BROTLI),
            Some(Coding::Gzip) => headers.insert(CONTENT_ENCODING, GZIP),
        };
        Self { content, etag: etag.into(), headers }
    }
}

impl Content {
    fn read(&self) -> io::Result<Bytes> {
        match self {
            Content::Memory(bytes) => Ok(bytes.clone()),
            Content::Disk { path, bytes, hash } => read_verified(path, *bytes, hash).map(Bytes::from),
        }
    }
}

/// The whole file, if it is the one that the manifest means.
pub(super) fn read_verified(path: &Path, bytes: u64, hash: &str) -> io::Result<Vec<u8>> {
    let mut content = Vec::with_capacity(usize::try_from(bytes).unwrap_or_default().min(1 << 26));
    std::fs::File::open(path)?.take(bytes.saturating_add(1)).read_to_end(&mut content)?;
    if content.len() as u64 == bytes && blake3::hash(&content).to_hex().as_str() == hash {
        return Ok(content);
    }
    Err(io::Error::new(io::ErrorKind::InvalidData, "it is not what the manifest says"))
}

/// Compressed copies for builds that were published without `--precompress`: quick ones, and only
/// where they pay.
pub(super) fn compress(media_type: &str, plain: &Bytes) -> Vec<(Coding, Content)> {
    let kind = media_type.split(';').next().unwrap_or_default().trim();
    let is_text =
        kind.starts_with("text/") || kind.ends_with("+xml") || kind.ends_with("json") || kind.ends_with("xml");
    if !is_text || plain.len() < WORTH_IT {
        return Vec::new();
    }
    [(Coding::Brotli, brotli(plain)), (Coding::Gzip, gzip(plain))]
        .into_iter()
        .filter_map(|(coding, bytes)| Some((coding, bytes.ok().filter(|bytes| bytes.len() < plain.len())?)))
        .map(|(coding, bytes)| (coding, Content::Memory(bytes.into())))
        .collect()
}

fn brotli(plain: &[u8]) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 5, size_hint: plain.len(), ..Default::default() };
    brotli::BrotliCompress(&mut &*plain, &mut bytes, &params)?;
    Ok(bytes)
}

fn gzip(plain: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(plain)?;
    encoder.finish()
}

/// The file on disk belongs to another build already; this one is about to be exchanged.
fn unavailable() -> Response<Body> {
    let mut response = Response::new(Body::from("This page is being published anew. Please try again.\n"));
    *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("1"));
    response
}
