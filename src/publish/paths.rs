//! Which paths may be written below the out folder, and which get in each other's way.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::diagnostics::{Diagnostic, Diagnostics};

/// The longest file name that common file systems take, in bytes.
const LONGEST_NAME: usize = 255;

/// Every unsafe path and every collision among those `written`. Collisions are judged as a file
/// system does that ignores case and the spelling of accents, so that a site built on one system
/// can be copied to any other.
pub(super) fn check<'p>(written: impl Iterator<Item = &'p str>) -> Diagnostics {
    let mut found = Diagnostics::new();
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for path in written {
        if let Some(fault) = fault(path) {
            found.push(
                Diagnostic::error("unsafe-output-path", format!("output path {path:?} {fault}"))
                    .help("give the page or file a plain relative address"),
            );
        } else if let Some(other) = seen.insert(fold(path), path) {
            found.push(collision(other, path));
        }
    }
    // Neighbours share their folder.
    let mut clean = None;
    for (folded, path) in &seen {
        let folder = folded.rsplit_once('/').map(|(folder, _)| folder);
        if folder == clean {
            continue;
        }
        let above = folded.match_indices('/').filter_map(|(at, _)| folded.get(..at));
        let files: Vec<&str> = above.filter_map(|parent| seen.get(parent).copied()).collect();
        clean = folder.filter(|_| files.is_empty());
        for file in files {
            found.push(collision(file, path));
        }
    }
    found.sorted()
}

/// What is wrong with `path` (`/` between parts, below the out folder), if anything.
pub(super) fn fault(path: &str) -> Option<&'static str> {
    if path.starts_with('/') {
        return Some("is absolute");
    }
    if path.contains('\\') {
        return Some("contains a backslash");
    }
    if path.chars().any(char::is_control) {
        return Some("contains a control character");
    }
    let mut parts = path.split('/');
    if !matches!(parts.next(), Some("site" | "index" | "host")) || parts.clone().next().is_none() {
        return Some("is not below site/, index/ or host/");
    }
    for part in parts {
        match part {
            "" => return Some("has an empty part"),
            "." | ".." => return Some("has a part that leads elsewhere"),
            long if long.len() > LONGEST_NAME => return Some("has a part of more than 255 bytes"),
            _ => {}
        }
    }
    None
}

/// Two paths with the same fold are one file on some file system.
pub(super) fn fold(path: &str) -> String {
    if path.is_ascii() {
        return path.to_ascii_lowercase();
    }
    path.nfc().flat_map(char::to_lowercase).nfc().collect()
}

fn collision(one: &str, other: &str) -> Diagnostic {
    let message = if one == other {
        format!("two files want to be {one:?}")
    } else if fold(one) == fold(other) {
        format!("{one:?} and {other:?} are one file where case or accents do not count")
    } else {
        format!("{one:?} cannot be a file and also the folder of {other:?}")
    };
    Diagnostic::error("output-collision", message).help("give one of them another slug or name")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(paths: &[&str]) -> Vec<String> {
        check(paths.iter().copied()).iter().map(|d| d.message.clone()).collect()
    }

    #[test]
    fn plain_paths_pass() {
        assert_eq!(
            messages(&[
                "site/index.html",
                "site/fr/où/index.html",
                "site/..a",
                "index/en/meta.json"
            ]),
            [""; 0]
        );
    }

    #[test]
    fn each_unsafe_path_is_reported() {
        let unsafe_paths = [
            "",
            "/site/a",
            "site",
            "site/",
            "site//a",
            "site/./a",
            "site/../a",
            "../a",
            "site/a/..",
            "site\\a",
            "site/a\\b",
            "site/a\0",
            "site/a\nb",
            "manifest.json",
            "report.json",
            "other/a",
            "C:/a",
        ];
        assert_eq!(
            messages(&unsafe_paths).len(),
            unsafe_paths.len(),
            "{:#?}",
            messages(&unsafe_paths)
        );
        assert_eq!(messages(&[&format!("site/{}", "é".repeat(128))]).len(), 1);
    }

    #[test]
    fn collisions_name_both() {
        for pair in [
            ["site/a", "site/a"],
            ["site/Chat/index.html", "site/chat/index.html"],
            ["site/É", "site/e\u{301}"],
            ["site/a", "site/A/b"],
        ] {
            let found = messages(&pair);
            assert_eq!(found.len(), 1, "{pair:?}");
            assert!(pair.iter().all(|path| found[0].contains(&format!("{path:?}"))), "{found:?}");
        }
    }
}
