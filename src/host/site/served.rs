//! One file of the build, with everything that its answers need prepared.

use std::borrow::Cow;
use std::io::{self, Read, Seek};
use std::path::{Path, PathBuf};

use axum::body::{Body, Bytes};
use axum::http::header::{
    ACCEPT_ENCODING, ACCEPT_RANGES, ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL,
    CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_RANGE, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
    ETAG, IF_NONE_MATCH, IF_RANGE, RANGE, RETRY_AFTER, VARY,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode};

use super::accept::{self, Part};
use super::packed::Packed;
use crate::host::headers;
use crate::model::CacheClass;
use crate::publish::{Coding, ManifestFile, read_verified};

/// For what is no page of ours: a file that an article brought must not run on the desk's origin,
/// whoever opens it. Pictures go on working in pages, also those with styles inside.
const ALONE: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; img-src 'self' data:; media-src 'self'; font-src data:; style-src \
     'unsafe-inline'; sandbox",
);
const ATTACHMENT: HeaderValue = HeaderValue::from_static("attachment");
const PLAIN: HeaderValue = HeaderValue::from_static("text/plain; charset=utf-8");
/// Where the files that articles name are published.
const BESIDE_ARTICLES: &str = "site/assets/files/";
const IMMUTABLE: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const REVALIDATE: HeaderValue = HeaderValue::from_static("no-cache");
const GZIP: HeaderValue = HeaderValue::from_static("gzip");
const BROTLI: HeaderValue = HeaderValue::from_static("br");
/// Bytes of a part that is read from the disk.
const LARGEST_PART: u64 = 8 << 20;

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

/// What a browser may do with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    /// A page of the theme, with the site's policy.
    Page,
    /// Part of pages, or to look at: alone it can do nothing.
    Part,
    /// Part of pages alone, and of a kind that no browser shows as a page. Every article loads a
    /// dozen of them: they carry nothing that nobody reads.
    Loaded,
    /// A document that browsers show with a viewer of their own, which a sandbox would break.
    Viewed,
    /// Beside an article, and of a kind that browsers run: to be saved, never opened.
    Saved,
    /// The same, and a page could load it as a script.
    Script,
}

impl Use {
    fn of(file: &ManifestFile) -> Self {
        let kind = file.media_type.split(';').next().unwrap_or_default().trim();
        let is_beside_article = file.path.starts_with(BESIDE_ARTICLES);
        match kind {
            "text/html" if !is_beside_article => Use::Page,
            "application/pdf" => Use::Viewed,
            "text/css" | "text/javascript" if !is_beside_article => Use::Loaded,
            _ if kind.starts_with("font/") => Use::Loaded,
            _ if !is_beside_article || kind == "image/svg+xml" => Use::Part,
            _ if kind.contains("script") || kind == "application/wasm" => Use::Script,
            "text/html" | "text/xml" | "application/xml" | "multipart/related" => Use::Saved,
            "message/rfc822" | "application/x-shockwave-flash" => Use::Saved,
            _ if kind.ends_with("+xml") => Use::Saved,
            _ => Use::Part,
        }
    }

    fn protect(self, headers: &mut HeaderMap) {
        if !matches!(self, Use::Page | Use::Loaded | Use::Viewed) {
            headers.insert(CONTENT_SECURITY_POLICY, ALONE);
        }
        if matches!(self, Use::Saved | Use::Script) {
            headers.insert(CONTENT_DISPOSITION, ATTACHMENT);
        }
        if self == Use::Script {
            // With `nosniff` no page can load it as a script either.
            headers.insert(CONTENT_TYPE, PLAIN);
        }
    }
}

/// Where the bytes are. What does not fit into memory is read, and verified, for each answer.
#[derive(Debug)]
pub(super) enum Content {
    Memory(Bytes),
    /// In memory once somebody has asked for it.
    Packed(Packed),
    Disk {
        path: PathBuf,
        bytes: u64,
        hash: String,
        seen: Stamp,
    },
}

/// A file as it was when its hash was compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp(Option<(std::time::SystemTime, u64)>);

impl Stamp {
    pub fn of(path: &Path) -> Self {
        let metadata = std::fs::metadata(path).ok();
        Self(metadata.and_then(|metadata| Some((metadata.modified().ok()?, metadata.len()))))
    }
}

impl Served {
    /// `coded` as the manifest lists them, best first; `page`: what goes with pages.
    pub(super) fn new(
        file: &ManifestFile,
        plain: Content,
        coded: Vec<(Coding, Content)>,
        page: Option<&HeaderMap>,
    ) -> Self {
        let is_immutable = file.cache == CacheClass::Immutable;
        let use_of = Use::of(file);
        let mut common =
            if use_of == Use::Page { headers::on_pages() } else { headers::on_files() };
        common.insert(CACHE_CONTROL, if is_immutable { IMMUTABLE } else { REVALIDATE });
        if let Ok(media_type) = HeaderValue::from_str(&file.media_type) {
            common.insert(CONTENT_TYPE, media_type);
        }
        if coded.is_empty() {
            common.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
        } else {
            common.insert(VARY, HeaderValue::from_static("accept-encoding"));
        }
        match page.filter(|_| use_of == Use::Page) {
            Some(page) => common.extend(page.clone()),
            // Published for everybody: other sites' pages may import the search.
            None => {
                common.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
            }
        }
        use_of.protect(&mut common);
        let copy = |content: Content, coding: Option<Coding>| {
            Copy::new(&file.hash, content, coding, common.clone())
        };
        Self {
            plain: copy(plain, None),
            coded: coded
                .into_iter()
                .map(|(coding, content)| (coding, copy(content, Some(coding))))
                .collect(),
            is_immutable,
        }
    }

    /// The answer to a request with `headers`; 304 where the client has it already, 206 where it
    /// wants a part.
    pub fn answer(&self, status: StatusCode, headers: &HeaderMap) -> Response<Body> {
        let copy = self.copy_for(headers);
        let has_it = headers.get(IF_NONE_MATCH).and_then(|tags| tags.to_str().ok());
        if status == StatusCode::OK && has_it.is_some_and(|tags| accept::matches(tags, &copy.etag))
        {
            return copy.with(StatusCode::NOT_MODIFIED, Body::empty());
        }
        match self.part(status, headers) {
            Part::Whole => match copy.content.read() {
                Ok(bytes) => copy.with(status, Body::from(bytes)),
                Err(_) => unavailable(),
            },
            Part::Bytes(first, last) => match copy.content.read_part(first, last) {
                Ok(bytes) => {
                    let length = copy.content.bytes();
                    let part = copy.with(StatusCode::PARTIAL_CONTENT, Body::from(bytes));
                    of(part, &format!("bytes {first}-{last}/{length}"))
                }
                Err(_) => unavailable(),
            },
            Part::Outside => {
                let length = copy.content.bytes();
                of(
                    copy.with(StatusCode::RANGE_NOT_SATISFIABLE, Body::empty()),
                    &format!("bytes */{length}"),
                )
            }
        }
    }

    /// What of it is wanted. Only of files that have no compressed copies: films and documents,
    /// which browsers read in parts; a page is sent whole.
    fn part(&self, status: StatusCode, headers: &HeaderMap) -> Part {
        let text = |name: HeaderName| {
            headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok())
        };
        let Some(range) = text(RANGE).filter(|_| status == StatusCode::OK && self.coded.is_empty())
        else {
            return Part::Whole;
        };
        // Of another build's file a part is of no use. We say no dates, so a date is never ours.
        let is_same = text(IF_RANGE).is_none_or(|tag| tag == &*self.plain.etag);
        match accept::part(range, self.plain.content.bytes()) {
            _ if !is_same => Part::Whole,
            // A server may answer with less than was asked for; nobody's film fills our memory.
            Part::Bytes(first, last) if matches!(self.plain.content, Content::Disk { .. }) => {
                Part::Bytes(first, last.min(first.saturating_add(LARGEST_PART - 1)))
            }
            part => part,
        }
    }

    /// The best copy that the client takes. Made now, where it is one to be made.
    fn copy_for(&self, headers: &HeaderMap) -> &Copy {
        let pays = |copy: &&Copy| match &copy.content {
            Content::Packed(packed) => packed.bytes().is_some(),
            Content::Memory(_) | Content::Disk { .. } => true,
        };
        self.coded_for(headers).find(pays).unwrap_or(&self.plain)
    }

    /// The compressed copies that the client takes, best first.
    fn coded_for(&self, headers: &HeaderMap) -> impl Iterator<Item = &Copy> {
        // Some caches write a line for each coding.
        let mut lines =
            headers.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
        let accepted = match (lines.next(), lines.next()) {
            (first, None) => Cow::Borrowed(first.unwrap_or_default()),
            (first, Some(second)) => Cow::Owned(
                first.into_iter().chain([second]).chain(lines).collect::<Vec<_>>().join(","),
            ),
        };
        self.coded
            .iter()
            .filter(move |(coding, _)| accept::takes(&accepted, *coding))
            .map(|(_, copy)| copy)
    }

    /// The file as text, where it is one that can be read.
    pub(super) fn text(&self) -> Option<String> {
        String::from_utf8(self.plain.content.read().ok()?.to_vec()).ok()
    }

    /// Whether the answer to a request with `headers` takes time: it is on the disk, or the copy
    /// is made only now.
    pub fn waits(&self, headers: &HeaderMap) -> bool {
        for copy in self.coded_for(headers) {
            match &copy.content {
                Content::Packed(packed) if !packed.is_made() => return true,
                Content::Packed(packed) if packed.bytes().is_none() => {}
                Content::Packed(_) | Content::Memory(_) => return false,
                Content::Disk { .. } => return true,
            }
        }
        matches!(self.plain.content, Content::Disk { .. })
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
        // What its name holds is never asked for again; nobody reads its tag.
        let is_lasting = coding.is_some() && headers.get(CACHE_CONTROL) == Some(&IMMUTABLE);
        if let Some(value) = HeaderValue::from_str(&etag).ok().filter(|_| !is_lasting) {
            headers.insert(ETAG, value);
        }
        match coding {
            None => None,
            Some(Coding::Brotli) => headers.insert(CONTENT_ENCODING, BROTLI),
            Some(Coding::Gzip) => headers.insert(CONTENT_ENCODING, GZIP),
        };
        Self { content, etag: etag.into(), headers }
    }

    fn with(&self, status: StatusCode, body: Body) -> Response<Body> {
        let mut response = Response::new(body);
        *response.status_mut() = status;
        *response.headers_mut() = self.headers.clone();
        response
    }
}

impl Content {
    /// The compressed copies that may pay of a file of this type, none of them made yet.
    pub fn packed(media_type: &str, plain: &Bytes) -> Vec<(Coding, Self)> {
        let copies = Packed::of(media_type, plain).into_iter();
        copies.map(|(coding, copy)| (coding, Self::Packed(copy))).collect()
    }

    fn read(&self) -> io::Result<Bytes> {
        match self {
            Content::Memory(bytes) => Ok(bytes.clone()),
            Content::Packed(packed) => packed
                .bytes()
                .cloned()
                .ok_or_else(|| io::Error::other("a copy that is no smaller was asked for")),
            Content::Disk { path, bytes, hash, .. } => {
                read_verified(path, *bytes, hash).map(Bytes::from)
            }
        }
    }

    fn bytes(&self) -> u64 {
        match self {
            Content::Memory(bytes) => bytes.len() as u64,
            Content::Packed(packed) => packed.bytes().map_or(0, |bytes| bytes.len() as u64),
            Content::Disk { bytes, .. } => *bytes,
        }
    }

    /// From the first to the last byte, both in it. Of a file that nobody has touched since it was
    /// compared with its hash, only these are read: a player asks for a film a hundred times.
    fn read_part(&self, first: u64, last: u64) -> io::Result<Bytes> {
        let outside = || io::Error::from(io::ErrorKind::UnexpectedEof);
        let within = |bytes: &Bytes| {
            let range = usize::try_from(first).ok()?..=usize::try_from(last).ok()?;
            bytes.get(range.clone()).map(|part| bytes.slice_ref(part))
        };
        match self {
            Content::Memory(bytes) => within(bytes).ok_or_else(outside),
            Content::Disk { path, seen, .. } if Stamp::of(path) == *seen => {
                let mut file = std::fs::File::open(path)?;
                file.seek(io::SeekFrom::Start(first))?;
                let mut part =
                    vec![0; usize::try_from(last - first + 1).map_err(io::Error::other)?];
                file.read_exact(&mut part)?;
                Ok(part.into())
            }
            Content::Packed(_) | Content::Disk { .. } => within(&self.read()?).ok_or_else(outside),
        }
    }
}

fn of(mut part: Response<Body>, range: &str) -> Response<Body> {
    if let Ok(range) = HeaderValue::from_str(range) {
        part.headers_mut().insert(CONTENT_RANGE, range);
    }
    part
}

/// The file on disk belongs to another build already; this one is about to be exchanged.
fn unavailable() -> Response<Body> {
    let mut response =
        Response::new(Body::from("This page is being published anew. Please try again.\n"));
    *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("1"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::media_type;

    fn listed(path: &str) -> ManifestFile {
        ManifestFile {
            path: path.to_owned(),
            bytes: 0,
            hash: "0".repeat(64),
            media_type: media_type(path).to_owned(),
            cache: CacheClass::Revalidate,
            previous: false,
            encodings: Vec::new(),
        }
    }

    fn served(path: &str) -> HeaderMap {
        let policy = HeaderValue::from_static("default-src 'self'");
        let page = HeaderMap::from_iter([(CONTENT_SECURITY_POLICY, policy)]);
        let plain = Content::Memory(Bytes::new());
        Served::new(&listed(path), plain, Vec::new(), Some(&page)).plain.headers
    }

    /// A page whose copies are made when they are asked for.
    fn packed(plain: Bytes) -> Served {
        let file = listed("site/a/index.html");
        let copies = Content::packed(&file.media_type, &plain);
        Served::new(&file, Content::Memory(plain), copies, None)
    }

    /// Only the first visitor of a page waits for its copy, and only for the one he takes.
    #[test]
    fn a_copy_is_waited_for_once() {
        let served = packed("<p>Calls cost nothing.</p>".repeat(80).into());
        let taking =
            |codings| HeaderMap::from_iter([(ACCEPT_ENCODING, HeaderValue::from_static(codings))]);
        let coding = |codings| {
            let answer = served.answer(StatusCode::OK, &taking(codings));
            answer.headers().get(CONTENT_ENCODING).cloned()
        };
        assert!(!served.waits(&taking("")) && !served.waits(&taking("zstd")));
        assert!(served.waits(&taking("gzip, br")));
        assert_eq!(coding("gzip, br"), Some(BROTLI));
        assert!(!served.waits(&taking("gzip, br")) && served.waits(&taking("gzip")));
        assert_eq!(coding("gzip"), Some(GZIP));
        assert!(!served.waits(&taking("gzip")));
        assert_eq!(coding("identity"), None);
    }

    #[test]
    fn what_gets_no_smaller_is_sent_as_it_is() {
        let hashes = (0..64u32).flat_map(|n| *blake3::hash(&n.to_le_bytes()).as_bytes());
        let served = packed(hashes.collect::<Vec<u8>>().into());
        let headers =
            HeaderMap::from_iter([(ACCEPT_ENCODING, HeaderValue::from_static("gzip, br"))]);
        assert!(served.waits(&headers));
        let answer = served.answer(StatusCode::OK, &headers);
        assert_eq!(answer.status(), StatusCode::OK);
        assert!(!answer.headers().contains_key(CONTENT_ENCODING));
        assert!(!served.waits(&headers));
    }

    /// What a browser would run on our origin, whoever put it beside an article.
    #[test]
    fn what_is_no_page_of_the_build_runs_nothing() {
        for name in
            ["p.html", "p.htm", "p.xhtml", "p.xht", "p.xml", "p.xsl", "p.mht", "p.rss", "p.swf"]
        {
            let headers = served(&format!("site/assets/files/{name}"));
            assert!(
                headers[CONTENT_SECURITY_POLICY].to_str().unwrap().ends_with("sandbox"),
                "{name}"
            );
            assert_eq!(headers[CONTENT_DISPOSITION], "attachment", "{name}");
        }
        for name in ["p.js", "p.mjs", "p.cjs", "p.vbs", "p.wasm"] {
            let headers = served(&format!("site/assets/files/{name}"));
            assert_eq!(headers[CONTENT_TYPE], "text/plain; charset=utf-8", "{name}");
            assert_eq!(headers[CONTENT_DISPOSITION], "attachment", "{name}");
        }
        for name in [
            "assets/files/p.svg",
            "assets/files/p.svgz",
            "assets/files/p.png",
            "feed.xml",
            "assets/icons.svg",
        ] {
            let headers = served(&format!("site/{name}"));
            assert!(
                headers[CONTENT_SECURITY_POLICY].to_str().unwrap().ends_with("sandbox"),
                "{name}"
            );
            assert!(!headers.contains_key(CONTENT_DISPOSITION), "{name}");
        }
        assert_eq!(served("site/a/index.html")[CONTENT_SECURITY_POLICY], "default-src 'self'");
        assert!(!served("site/assets/files/p.pdf").contains_key(CONTENT_SECURITY_POLICY));
        assert_eq!(served("site/assets/theme.js")[CONTENT_TYPE], "text/javascript; charset=utf-8");
    }
}
