//! Copies of built-in files in a site's own theme: each says in its first line what it was copied
//! from, so that a build can tell when the program's file has changed since, and the text that it
//! was made of stands beside the theme, so that later changes of both sides can be told apart.

use std::collections::BTreeMap;

use super::file::ThemeFile;
use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::tree::TextFile;

/// What a copy's first line says before the name and the hash of the file it was made of.
const MARK: &str = "frontdesk theme eject ";
/// Letters of the hash; enough to tell one release's file from another's.
const HASH: usize = 12;

/// Where the texts that copies were made of stand, below a theme's folder, under the same names.
pub const ORIGINALS: &str = "originals/";

/// What is known of the text that a file of a site's theme was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    Known(String),
    /// A copy, but the text is not there, or another one.
    Lost,
    /// No copy: it was written by hand.
    None,
}

/// What `text` was made of: the built-in file `now`, or what was `kept` beside the theme.
pub fn origin(text: &str, now: &ThemeFile, kept: Option<&str>) -> Origin {
    let Some((_, of)) = made_of(text).filter(|(name, _)| *name == now.name) else {
        return Origin::None;
    };
    let built_in = std::str::from_utf8(&now.bytes).ok();
    let known = [built_in, kept].into_iter().flatten().find(|text| hash(text.as_bytes()) == of);
    known.map_or(Origin::Lost, |text| Origin::Known(text.to_owned()))
}

/// The text of a copy of `file`; `None` where it is no text, or has no place for a first line.
pub fn copied(file: &ThemeFile) -> Option<String> {
    let text = std::str::from_utf8(&file.bytes).ok()?;
    Some(format!("{}\n{text}", mark(file)?))
}

/// The first line of a copy of `file`.
pub fn mark(file: &ThemeFile) -> Option<String> {
    let (open, close) = match file.name.rsplit_once('.')?.1 {
        "html" => ("{# ", " -#}"),
        "css" => ("/* ", " */"),
        "js" => ("// ", ""),
        "ftl" => ("# ", ""),
        "svg" => ("<!-- ", " -->"),
        _ => return None,
    };
    Some(format!("{open}{MARK}{} {}{close}", file.name, hash(&file.bytes)))
}

/// Whether `text` is a copy whose original has changed since.
pub fn is_stale(text: &str, original: &ThemeFile) -> bool {
    made_of(text).is_some_and(|(name, of)| name == original.name && of != hash(&original.bytes))
}

/// A warning for each of the site's copies that is older than its original.
pub(super) fn stale<'f>(
    own: impl Iterator<Item = &'f ThemeFile>,
    built_in: &BTreeMap<String, ThemeFile>,
) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    for file in own {
        let Ok(text) = std::str::from_utf8(&file.bytes) else { continue };
        if !built_in.get(&file.name).is_some_and(|file| is_stale(text, file)) {
            continue;
        }
        let message = format!("the built-in `{}` has changed since it was copied", file.name);
        let line = text.lines().next().unwrap_or_default().len();
        let place = TextFile::new(file.path.as_str(), text).place(Span::new(0, line));
        diagnostics.push(Diagnostic::warning("stale-copy", message).at(place).help(format!(
            "`frontdesk theme diff {0}` shows what changed, `frontdesk theme update {0}` takes it \
             over",
            file.name
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

fn hash(bytes: &[u8]) -> String {
    let hash = blake3::hash(bytes).to_hex();
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

    #[test]
    fn a_copy_is_made_of_what_has_its_hash() {
        let copy = copied(&file("one", true)).unwrap();
        let of = |now: &str, kept| origin(&copy, &file(now, true), kept);
        assert_eq!(of("one", None), Origin::Known("one".to_owned()));
        assert_eq!(of("two", Some("one")), Origin::Known("one".to_owned()));
        // What is kept is that of another copy.
        assert_eq!(of("two", Some("zero")), Origin::Lost);
        assert_eq!(of("two", None), Origin::Lost);
        assert_eq!(origin("by hand", &file("one", true), Some("one")), Origin::None);
    }
}
