//! Copies of built-in files in a site's own theme: each says in its first line what it was copied
//! from, so that a build can tell when the program's file has changed since.

use std::collections::BTreeMap;

use super::file::ThemeFile;
use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::tree::TextFile;

/// What a copy's first line says before the name and the hash of the file it was made of.
const MARK: &str = "frontdesk theme eject ";
/// Letters of the hash; enough to tell one release's file from another's.
const HASH: usize = 12;

/// The text of a copy of `file`; `None` where it is no text, or has no place for a first line.
pub fn copied(file: &ThemeFile) -> Option<String> {
    let text = std::str::from_utf8(&file.bytes).ok()?;
    let (open, close) = match file.name.rsplit_once('.')?.1 {
        "html" => ("{# ", " -#}"),
        "css" => ("/* ", " */"),
        "js" => ("// ", ""),
        "ftl" => ("# ", ""),
        "svg" => ("<!-- ", " -->"),
        _ => return None,
    };
    Some(format!("{open}{MARK}{} {}{close}\n{text}", file.name, hash(file)))
}

/// Whether `text` is a copy whose original has changed since.
pub fn is_stale(text: &str, original: &ThemeFile) -> bool {
    made_of(text).is_some_and(|(name, of)| name == original.name && of != hash(original))
}

/// A warning for each of the site's copies that is older than its original.
pub(super) fn stale<'f>(
    own: impl Iterator<Item = &'f ThemeFile>,
    built_in: &BTreeMap<String, ThemeFile>,
) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    for file in own {
        let Ok(text) = std::str::from_utf8(&file.bytes) else { continue };
        let Some(original) = built_in.get(&file.name).filter(|file| is_stale(text, file)) else {
            continue;
        };
        let message = format!("the built-in `{}` has changed since it was copied", file.name);
        let line = text.lines().next().unwrap_or_default().len();
        let place = TextFile::new(file.path.as_str(), text).place(Span::new(0, line));
        diagnostics.push(Diagnostic::warning("stale-copy", message).at(place).help(format!(
            "see `frontdesk theme diff {}`, take over what you need, then write {} in this line",
            file.name,
            hash(original)
        )));
    }
    diagnostics
}

/// The name and hash that a copy's first line gives.
fn made_of(text: &str) -> Option<(&str, &str)> {
    let (_, rest) = text.lines().next()?.split_once(MARK)?;
    let mut words = rest.split_whitespace();
    Some((words.next()?, words.next()?))
}

fn hash(file: &ThemeFile) -> String {
    let hash = blake3::hash(&file.bytes).to_hex();
    hash.get(..HASH).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str, built_in: bool) -> ThemeFile {
        ThemeFile {
            name: "templates/tag.html".to_owned(),
            path: "themes/own/templates/tag.html".to_owned(),
            bytes: text.as_bytes().into(),
            built_in,
        }
    }

    #[test]
    fn a_copy_knows_when_its_original_changes() {
        let copy = copied(&file("one", true)).unwrap();
        assert!(copy.ends_with(" -#}\none"), "{copy}");
        let told = |original: &str| {
            let built_in =
                BTreeMap::from([("templates/tag.html".to_owned(), file(original, true))]);
            let found = stale([file(&format!("{copy} changed"), false)].iter(), &built_in);
            found.iter().map(|d| d.code).collect::<Vec<_>>()
        };
        assert!(told("one").is_empty());
        assert_eq!(told("two"), ["stale-copy"]);
        // A file that was written by hand says nothing of where it came from.
        assert!(!is_stale("written by hand", &file("one", true)));
    }
}
