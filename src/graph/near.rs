//! What a link that leads nowhere may have meant.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use unicode_normalization::UnicodeNormalization;

use crate::content::is_markdown;
use crate::model::{Asset, AssetKind, Document, DocumentKey, media_type, path};
use crate::source;
use crate::tree::suggest;

/// What is known of the site beside its pages.
pub(super) struct Around {
    /// The paths of all files of `content/`.
    pub listing: Arc<BTreeSet<String>>,
    /// Articles that this build leaves out as drafts.
    pub hidden: BTreeSet<DocumentKey>,
    /// Made at the first reference that leads nowhere.
    folded: OnceLock<Folded>,
}

/// The listing by what slips leave as it is, all in small letters.
struct Folded {
    paths: BTreeMap<String, Vec<String>>,
    /// Without the ending.
    stems: BTreeMap<String, Vec<String>>,
    /// Without the folder.
    names: BTreeMap<String, Vec<String>>,
}

impl Folded {
    fn of(listing: &BTreeSet<String>) -> Self {
        let by = |part: fn(&str) -> &str| {
            let mut files: BTreeMap<String, Vec<String>> = BTreeMap::new();
            for file in listing {
                files.entry(small(part(file)).into_owned()).or_default().push(file.clone());
            }
            files
        };
        Self { paths: by(|whole| whole), stems: by(path::stem), names: by(path::last) }
    }
}

impl Around {
    pub fn new(listing: Arc<BTreeSet<String>>, hidden: BTreeSet<DocumentKey>) -> Self {
        Self { listing, hidden, folded: OnceLock::new() }
    }

    /// How to mend a reference to a file that is not there.
    pub fn file(&self, document: &Document, asset: &Asset) -> String {
        let written = asset.path.as_str();
        if let Some(help) = address(written).filter(|_| asset.kind == AssetKind::File) {
            return help;
        }
        let start = if written.starts_with('/') {
            "starts at content/"
        } else {
            "is relative to this file"
        };
        let nothing = format!("correct the path; it {start}");
        let own = &*document.file.own(asset.span).0.path;
        let straight = written.replace('\\', "/");
        if straight != written {
            return match self.clear(document, asset) {
                Some(file) => format!("write {}", path::between(path::parent(own), file)),
                None => format!("write {straight}: folders are parted by /, and {nothing}"),
            };
        }
        let Some(wanted) = source::resolve(own, written) else { return nothing };
        let wanted = match wanted.strip_prefix("content/") {
            Some(_) => wanted,
            None => format!("content/{wanted}"),
        };
        match self.closest(&wanted).filter(|close| *close != own) {
            Some(close) => format!("did you mean {}?", path::between(path::parent(own), close)),
            None => nothing,
        }
    }

    /// The file that was surely meant: but for capitals and slashes, or the only one of its name.
    pub fn clear(&self, document: &Document, asset: &Asset) -> Option<&str> {
        let wanted =
            source::resolve(&document.file.own(asset.span).0.path, &asset.path.replace('\\', "/"))?;
        let wanted = small(&wanted);
        let wanted = match wanted.starts_with("content/") {
            true => wanted,
            false => Cow::Owned(format!("content/{wanted}")),
        };
        let folded = self.folded.get_or_init(|| Folded::of(&self.listing));
        if let Some(file) = folded.paths.get(&*wanted).and_then(|files| files.first()) {
            return Some(file);
        }
        match folded.names.get(path::last(&wanted))?.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// Case first: what a disk of one kind finds and that of another does not. Then the extension,
    /// the folder, and slips of the hand.
    fn closest(&self, wanted: &str) -> Option<&str> {
        let lower = small(wanted);
        let folded = self.folded.get_or_init(|| Folded::of(&self.listing));
        let by_case = folded.paths.get(&*lower);
        let found = by_case
            .or_else(|| folded.stems.get(path::stem(&lower)))
            .or_else(|| folded.names.get(path::last(&lower)));
        let found = found.and_then(|files| files.first());
        if let Some(found) = found.filter(|file| is_like(file, wanted)) {
            return Some(found);
        }
        // The name alone: a long folder says nothing about a short name.
        let beside =
            |file: &&str| path::parent(file) == path::parent(wanted) && is_like(file, wanted);
        let beside: Vec<&str> = self.listing.iter().map(String::as_str).filter(beside).collect();
        let name = suggest(path::last(wanted), beside.iter().map(|file| path::last(file)))?;
        beside.into_iter().find(|file| path::last(file) == name)
    }
}

/// In small letters, with accents spelled as keyboards type them: some disks give names in the
/// other spelling. Nearly all of the thousands of names of a site are so already.
pub(super) fn small(name: &str) -> Cow<'_, str> {
    match (name.is_ascii(), name.bytes().any(|byte| byte.is_ascii_uppercase())) {
        (true, false) => Cow::Borrowed(name),
        (true, true) => Cow::Owned(name.to_ascii_lowercase()),
        (false, _) => Cow::Owned(name.nfc().collect::<String>().to_lowercase()),
    }
}

/// Whether one can be meant for the other: pictures for pictures, texts for texts.
fn is_like(file: &str, wanted: &str) -> bool {
    let kind = |file: &str| {
        if is_markdown(file) || file.ends_with(".html") {
            return "page";
        }
        match media_type(file).split('/').next() {
            Some(kind @ ("image" | "video" | "audio")) => kind,
            _ => "file",
        }
    };
    kind(file) == kind(wanted)
}

/// A place on the web or a mailbox, written without what makes it one.
fn address(written: &str) -> Option<String> {
    const ENDS: [&str; 16] = [
        "com", "org", "net", "io", "gov", "edu", "info", "app", "dev", "eu", "de", "fr", "es",
        "it", "nl", "uk",
    ];
    let host = written.split(['/', '?']).next().unwrap_or(written);
    if let Some((who, at)) = host.split_once('@')
        && !who.is_empty()
        && at.contains('.')
    {
        return Some(format!("write mailto:{written}"));
    }
    let (before, end) = host.rsplit_once('.')?;
    let is_site = host.starts_with("www.") || ENDS.contains(&end.to_ascii_lowercase().as_str());
    (is_site && !before.is_empty())
        .then(|| format!("write https:// in front of it: https://{written}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_files_are_found() {
        let listing = ["content/a/img/UPPER.PNG", "content/a/y.md", "content/b/shot.png"];
        let listing = Arc::new(listing.map(str::to_owned).into());
        let around = Around::new(listing, BTreeSet::new());
        assert_eq!(around.closest("content/a/img/upper.png"), Some("content/a/img/UPPER.PNG"));
        assert_eq!(around.closest("content/a/y.html"), Some("content/a/y.md"));
        assert_eq!(around.closest("content/a/y.pdf"), None);
        assert_eq!(around.closest("content/a/img/UPPE.PNG"), Some("content/a/img/UPPER.PNG"));
        assert_eq!(around.closest("content/a/img/DOWN.PNG"), None);
        assert_eq!(around.closest("content/a/shot.png"), Some("content/b/shot.png"));
        assert_eq!(around.closest("content/b/shoot.png"), Some("content/b/shot.png"));
        assert_eq!(around.closest("content/zebra.png"), None);
        assert_eq!(path::between("content/a", "content/b/shot.png"), "../b/shot.png");
        assert_eq!(path::between("content/a", "content/a/img/p.png"), "img/p.png");
    }

    #[test]
    fn addresses_without_a_scheme_are_known() {
        let help = |written| address(written).unwrap_or_default();
        assert_eq!(
            help("www.example.com"),
            "write https:// in front of it: https://www.example.com"
        );
        assert_eq!(help("help@example.org"), "write mailto:help@example.org");
        assert_eq!(address("list.csv"), None);
    }
}
