//! What a link that leads nowhere may have meant.

use std::collections::BTreeSet;

use crate::model::{Asset, AssetKind, Document, DocumentKey};
use crate::source;
use crate::tree::suggest;

/// What is known of the site beside its pages.
pub(super) struct Around {
    /// The paths of all files of `content/`.
    pub listing: BTreeSet<String>,
    /// Articles that this build leaves out as drafts.
    pub hidden: BTreeSet<DocumentKey>,
}

impl Around {
    /// How to mend a reference to a file that is not there.
    pub fn file(&self, document: &Document, asset: &Asset) -> String {
        let written = asset.path.as_str();
        if let Some(help) = address(written).filter(|_| asset.kind == AssetKind::File) {
            return help;
        }
        let start = if written.starts_with('/') { "starts at content/" } else { "is relative to this file" };
        let nothing = format!("correct the path; it {start}");
        let own = &*document.file.path;
        let Some(wanted) = source::resolve(own, written) else { return nothing };
        let wanted = match wanted.strip_prefix("content/") {
            Some(_) => wanted,
            None => format!("content/{wanted}"),
        };
        match self.closest(&wanted).filter(|close| *close != own) {
            Some(close) => format!("did you mean {}?", relative(own, close)),
            None => nothing,
        }
    }

    /// Case first: what a disk of one kind finds and that of another does not. Then the extension,
    /// the folder, and slips of the hand.
    fn closest(&self, wanted: &str) -> Option<&str> {
        let lower = wanted.to_lowercase();
        let stem = |path: &str| path.rsplit_once('.').map_or(path, |(stem, _)| stem).to_lowercase();
        let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_lowercase();
        let files = || self.listing.iter().map(String::as_str);
        let folder = wanted.rsplit_once('/').map_or("", |(folder, _)| folder);
        let beside = |path: &&str| path.rsplit_once('/').is_some_and(|(other, _)| other == folder);
        files()
            .find(|path| path.to_lowercase() == lower)
            .or_else(|| files().find(|path| stem(path) == stem(&lower)))
            .or_else(|| files().find(|path| name(path) == name(&lower)))
            .or_else(|| suggest(wanted, files().filter(beside)))
    }
}

/// A place on the web or a mailbox, written without what makes it one.
fn address(written: &str) -> Option<String> {
    const ENDS: [&str; 16] =
        ["com", "org", "net", "io", "gov", "edu", "info", "app", "dev", "eu", "de", "fr", "es", "it", "nl", "uk"];
    let host = written.split(['/', '?']).next().unwrap_or(written);
    if let Some((who, at)) = host.split_once('@')
        && !who.is_empty()
        && at.contains('.')
    {
        return Some(format!("write mailto:{written}"));
    }
    let (before, end) = host.rsplit_once('.')?;
    let is_site = host.starts_with("www.") || ENDS.contains(&end.to_ascii_lowercase().as_str());
    (is_site && !before.is_empty()).then(|| format!("write https:// in front of it: https://{written}"))
}

/// `to` as a reference in the document `from`.
fn relative(from: &str, to: &str) -> String {
    let folders: Vec<&str> = from.split('/').collect();
    let folders = folders.split_last().map_or(&[][..], |(_, folders)| folders);
    let parts: Vec<&str> = to.split('/').collect();
    let shared = folders.iter().zip(&parts).take_while(|(one, other)| one == other).count();
    let up = "../".repeat(folders.len() - shared);
    format!("{up}{}", parts.get(shared..).unwrap_or_default().join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_files_are_found() {
        let listing = ["content/a/img/UPPER.PNG", "content/a/y.md", "content/b/shot.png"];
        let around = Around { listing: listing.map(str::to_owned).into(), hidden: BTreeSet::new() };
        assert_eq!(around.closest("content/a/img/upper.png"), Some("content/a/img/UPPER.PNG"));
        assert_eq!(around.closest("content/a/y.html"), Some("content/a/y.md"));
        assert_eq!(around.closest("content/a/shot.png"), Some("content/b/shot.png"));
        assert_eq!(around.closest("content/b/shoot.png"), Some("content/b/shot.png"));
        assert_eq!(around.closest("content/zebra.png"), None);
        assert_eq!(relative("content/a/x.md", "content/b/shot.png"), "../b/shot.png");
        assert_eq!(relative("content/a/x.md", "content/a/img/p.png"), "img/p.png");
    }

    #[test]
    fn addresses_without_a_scheme_are_known() {
        let help = |written| address(written).unwrap_or_default();
        assert_eq!(help("www.example.com"), "write https:// in front of it: https://www.example.com");
        assert_eq!(help("help@example.org"), "write mailto:help@example.org");
        assert_eq!(address("list.csv"), None);
    }
}
