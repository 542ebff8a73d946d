//! Files that are no articles: those of `static/`, published as they are, and those of `content/`
//! that nothing uses.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use crate::content;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::model::{Document, OutputFile};
use crate::source::{self, Source};
use crate::tree::suggest;

/// The folder of files that keep their addresses: a CNAME, a proof for a search engine.
pub const FOLDER: &str = "static";
/// The one hidden folder that is published: RFC 8615 puts files for machines there.
const WELL_KNOWN: &str = "static/.well-known";

/// Files that say more than articles do.
const DATA: &str = "data";

/// Where people put those files first.
const MISPLACED: &str = "content/.well-known";

/// What `static/` holds, at the same paths below `site/`.
pub fn fixed(source: &Source) -> (Vec<OutputFile>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let mut paths = Vec::new();
    for folder in [FOLDER, WELL_KNOWN] {
        let (entries, found) = source.walk(folder);
        diagnostics.extend(found);
        paths.extend(entries.into_iter().map(|entry| entry.path));
    }
    // Hidden like every other such folder of content/, but nobody hides files for machines.
    let misplaced = source.walk(MISPLACED).0.into_iter().map(|entry| unpublished(&entry.path));
    diagnostics.extend(misplaced.collect());
    let read: Vec<_> = paths.par_iter().map(|path| (path, source.bytes(path))).collect();
    let mut files = Vec::with_capacity(read.len());
    for (path, bytes) in read {
        match bytes {
            Ok(bytes) => files.push(OutputFile::new(path.replacen(FOLDER, "site", 1), bytes)),
            Err(d) => diagnostics.push(d),
        }
    }
    (files, diagnostics)
}

/// Those of `fixed` that stand in the way of none of `built`, paths below `dist/`. A page of the
/// site is never replaced in silence: whoever wants another `robots.txt` has to know what the built
/// one said.
pub fn admitted<'p>(
    built: impl Iterator<Item = Cow<'p, str>>,
    fixed: Vec<OutputFile>,
) -> (Vec<OutputFile>, Diagnostics) {
    let (mut files, mut diagnostics) = (Vec::new(), Diagnostics::new());
    if fixed.is_empty() {
        return (files, diagnostics);
    }
    let built = Built::beside(&fixed, built);
    for file in fixed {
        let below = file.path.strip_prefix("site/").unwrap_or(&file.path);
        if built.is_in_the_way(&file.path) {
            let message = format!("the site has its own /{below}");
            diagnostics.push(
                Diagnostic::error("static-taken", message)
                    .at(Place::file(format!("{FOLDER}/{below}")))
                    .help(
                        "give the file another name, or take it out: the built one is in dist/site",
                    ),
            );
        } else {
            files.push(file);
        }
    }
    (files, diagnostics)
}

/// Of thousands of built files those that a few others may meet, folded.
#[derive(Default)]
struct Built {
    files: BTreeSet<String>,
    /// That others would be files.
    folders: BTreeSet<String>,
}

impl Built {
    fn beside<'p>(fixed: &[OutputFile], built: impl Iterator<Item = Cow<'p, str>>) -> Self {
        let own: BTreeSet<Cow<'_, str>> = fixed.iter().map(|file| fold(&file.path)).collect();
        let above: BTreeSet<&str> = own.iter().flat_map(|path| folders(path)).collect();
        let mut found = Self::default();
        for path in built {
            let path = fold(&path);
            if own.contains(&*path) || above.contains(&*path) {
                found.files.insert(path.to_string());
            }
            let met = folders(&path).filter(|folder| own.contains(*folder));
            found.folders.extend(met.map(str::to_owned));
        }
        found
    }

    fn is_in_the_way(&self, path: &str) -> bool {
        let path = fold(path);
        self.files.contains(&*path)
            || self.folders.contains(&*path)
            || folders(&path).any(|folder| self.files.contains(folder))
    }
}

fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').filter_map(|(at, _)| path.get(..at))
}

/// As file systems compare names that ignore case and the spelling of accents.
fn fold(path: &str) -> Cow<'_, str> {
    if path.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(path);
    }
    path.nfc().flat_map(char::to_lowercase).collect::<String>().into()
}

/// A warning for each of the files `listing` of `content/` that no article, draft or not, shows or
/// links to.
pub fn unused(listing: &BTreeSet<String>, documents: &[Arc<Document>]) -> Diagnostics {
    let used: BTreeSet<String> = documents.iter().flat_map(|document| uses(document)).collect();
    let unused = listing.iter().filter(|path| !is_read(path) && !used.contains(*path));
    unused.map(|path| unpublished(path)).collect()
}

/// Files of `data/` whose name is nearly one that is read.
pub fn misnamed(source: &Source) -> Diagnostics {
    const KNOWN: [&str; 5] =
        ["facts.yaml", "search.yaml", "ratings.json", "replies.json", "searches.json"];
    let (entries, _) = source.walk(DATA);
    let told = entries.iter().filter_map(|entry| {
        let name = entry.path.strip_prefix("data/").filter(|name| !name.contains('/'))?;
        let stem = |name: &str| name.split('.').next().unwrap_or_default().to_lowercase();
        let same = KNOWN.into_iter().find(|known| stem(known) == stem(name));
        let meant = same.or_else(|| suggest(name, KNOWN)).filter(|meant| *meant != name)?;
        let message = format!("nobody reads `{name}`");
        let d = Diagnostic::error("bad-file-name", message).at(Place::file(&*entry.path));
        Some(d.help(format!("what belongs there is `{meant}`")))
    });
    told.collect()
}

fn unpublished(path: &str) -> Diagnostic {
    let message = "no article shows this file or links to it, so it is not published";
    Diagnostic::warning("unused-file", message)
        .at(Place::file(path))
        .help("link to it, remove it, or put it into static/ to publish it as it is")
}

/// The paths below the site's folder that `document` names.
fn uses(document: &Document) -> BTreeSet<String> {
    let links = document.body.links.iter().map(|link| (link.span, &link.path));
    let assets = document.body.assets.iter().map(|asset| (asset.span, &asset.path));
    // What a part names is seen from the part's own file.
    let resolved = links
        .chain(assets)
        .filter_map(|(span, path)| source::resolve(&document.file.own(span).0.path, path));
    // `/a/p.png` is looked up in content/.
    let below = |path: String| match path.starts_with("content/") {
        true => path,
        false => format!("{}/{path}", content::FOLDER),
    };
    resolved.map(below).collect()
}

/// Articles, and the data files of `content/` itself.
fn is_read(path: &str) -> bool {
    let name = path.strip_prefix("content/").unwrap_or(path);
    let is_data = || name.starts_with("contact.") || name.starts_with("synonyms.");
    // Those of other endings are told by what they are: articles that nobody reads.
    content::is_markdown(path)
        || content::is_folder_note(path)
        || !name.contains('/') && is_data() && (name.ends_with(".yaml") || name.ends_with(".yml"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_not_replaced() {
        let file = |path: &str| OutputFile::new(path, Vec::new());
        let built = ["site/robots.txt", "site/fr/index.html"];
        let fixed =
            ["site/CNAME", "site/Robots.txt", "site/fr", "site/robots.txt/x", "site/fr/y.txt"]
                .map(file);
        let (files, found) = admitted(built.into_iter().map(Cow::from), fixed.to_vec());
        let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(paths, ["site/CNAME", "site/fr/y.txt"]);
        let refused: Vec<&str> =
            found.iter().map(|d| d.place.as_ref().unwrap().path.as_str()).collect();
        assert_eq!(refused, ["static/Robots.txt", "static/fr", "static/robots.txt/x"]);
    }
}
