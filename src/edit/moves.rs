//! An article or a folder goes elsewhere, and everything that names it follows.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::aliases;
use super::changes::{Changes, edited};
use super::records;
use super::references;
use super::votes;
use super::whole;
use crate::config::Config;
use crate::content::{self, Named, Rules};
use crate::diagnostics::{Diagnostic, Diagnostics, Place, Severity, Span};
use crate::graph::{self, Site};
use crate::memo::Memo;
use crate::model::{Document, DocumentKind, Lang, SitePath, path, slugify};
use crate::pipeline::{Linked, Request};
use crate::search::{PINS_FILE, Pins, Target};
use crate::source::Source;
use crate::tree::{Located, TextFile, one_of, suggest};

/// What goes where, as a person writes it: `account/close`, `content/account/close.md`, `account/`.
#[derive(Debug, Clone, Copy)]
pub struct Move<'a> {
    pub old: &'a str,
    pub new: &'a str,
}

/// Everything that the move changes. Links, pictures, translations, votes and old addresses are
/// kept; what would break or overwrite anything is refused.
///
/// # Errors
/// Why it is refused.
pub fn plan(source: &Source, request: &Request, wanted: Move<'_>) -> Result<Changes, Diagnostics> {
    let one = |d: Diagnostic| Diagnostics::from_iter([d]);
    // Drafts are moved and linked to like everything else.
    let request = Request { drafts: true, ..request.clone() };
    let memo = Memo::default();
    let (before, found) = Linked::read(source, &request, &memo);
    let Some(Linked { site: before, documents, files }) = before else { return Err(found) };
    let languages = before.languages().cloned().collect();
    let sources = Sources { files, documents, languages };
    let what = sources.what(wanted).map_err(one)?;
    let mut changes =
        Changes { moves: sources.moves(source, &what).map_err(one)?, ..Changes::default() };
    sources.follow(&what, &mut changes);
    menus(&before.config, &what, &mut changes);
    let look = |changes: &Changes| {
        let overlay = changes.overlay(source).map_err(one)?;
        Ok::<_, Diagnostics>(Linked::read(&source.over(overlay), &request, &memo))
    };
    let (after, _) = look(&changes)?;
    let after = after.ok_or_else(Diagnostics::new)?.site;
    follow_whole(&before, &after, &sources, &what, &mut changes);
    keep_addresses(&before, &after, &sources, &what, &mut changes);
    votes::keep(source, &before, |id| what.key(id), &mut changes).map_err(one)?;
    let again = |document: &Document, changes: &Changes| {
        sources.again(document, changes.text(&document.file))
    };
    let of = (source, &*before.config);
    records::keep(of, &sources.documents, |key| what.key(key), again, &mut changes).map_err(one)?;
    keep_pins(source, &before, &what, &mut changes).map_err(one)?;
    let (_, broken) = look(&changes)?;
    let worse = worse(&found, broken);
    if worse.is_empty() { Ok(changes) } else { Err(worse) }
}

/// The errors that were not there before.
fn worse(before: &Diagnostics, after: Diagnostics) -> Diagnostics {
    if after.count(Severity::Error) <= before.count(Severity::Error) {
        return Diagnostics::new();
    }
    let known: BTreeSet<(&str, &str)> =
        before.iter().map(|d| (d.code, d.message.as_str())).collect();
    let errors = after.into_iter().filter(|d| d.severity == Severity::Error);
    errors.filter(|d| !known.contains(&(d.code, d.message.as_str()))).collect()
}

/// What moves, both below `content/` and without extension.
#[derive(Debug, Clone, PartialEq, Eq)]
struct What {
    old: String,
    new: String,
    is_folder: bool,
    languages: Vec<Lang>,
}

impl What {
    /// The new path of what stands at `path`: the article in any language, the folder and what is
    /// in it.
    fn moved(&self, path: &str) -> Option<String> {
        let rest = path.strip_prefix("content/")?.strip_prefix(self.old.as_str())?;
        let is_own = match self.is_folder {
            true => rest.is_empty() || rest.starts_with('/'),
            false => rest.is_empty() || rest == ".md" || self.is_translation(rest),
        };
        is_own.then(|| format!("content/{}{rest}", self.new))
    }

    fn is_translation(&self, rest: &str) -> bool {
        let tag =
            rest.strip_prefix('.').and_then(|rest| rest.strip_suffix(".md")).and_then(Lang::parse);
        tag.is_some_and(|tag| self.languages.contains(&tag))
    }

    /// The new key of the article that `key` names.
    fn key(&self, key: &str) -> Option<String> {
        let moved = self.moved(&format!("content/{key}"))?;
        let rest = moved.strip_prefix("content/").unwrap_or(&moved);
        (self.is_folder || key == self.old).then(|| rest.to_owned())
    }
}

/// The files of `content/`, and those of them that are documents.
struct Sources {
    files: BTreeSet<String>,
    documents: Vec<Arc<Document>>,
    languages: Vec<Lang>,
}

impl Sources {
    /// The document as its text is now.
    fn again(&self, document: &Document, text: &str) -> Option<Document> {
        let file = TextFile::new(document.file.path.clone(), text);
        let Ok(Named::Document(name)) = content::name(&file.path, &self.languages) else {
            return None;
        };
        Some(content::parse(&file, &name, &Rules::default()).0)
    }

    /// Those that stand in documents, by path.
    fn parts(&self) -> BTreeMap<&str, &TextFile> {
        let parts = self.documents.iter().flat_map(|document| document.file.inside());
        parts.map(|part| (&*part.path, part)).collect()
    }

    fn articles(&self) -> impl Iterator<Item = &Arc<Document>> {
        self.documents.iter().filter(|document| document.kind == DocumentKind::Article)
    }

    fn what(&self, wanted: Move<'_>) -> Result<What, Diagnostic> {
        let old = self.key(wanted.old);
        let by_id =
            || self.articles().find(|d| d.front.id.as_ref().is_some_and(|id| id.value == old));
        let is_article = self.articles().any(|document| document.key.as_str() == old);
        let is_folder = !old.is_empty()
            && self.files.iter().any(|file| file.starts_with(&format!("content/{old}/")));
        let (old, is_folder) =
            match (is_article && !(is_folder && wanted.old.ends_with('/')), is_folder) {
                (true, _) => (old, false),
                (false, true) => (old, true),
                _ => match by_id() {
                    Some(document) => (document.key.to_string(), false),
                    None => return Err(self.nothing_there(&old)),
                },
            };
        let mut new = self.key(wanted.new);
        if !is_folder && (wanted.new.ends_with('/') || new.is_empty()) {
            new = format!("{new}/{}", path::last(&old)).trim_start_matches('/').to_owned();
        }
        let what = What { old, new, is_folder, languages: self.languages.clone() };
        self.fits(&what)?;
        Ok(what)
    }

    /// A path as it is written, without what all of them have.
    fn key(&self, written: &str) -> String {
        let below = written.trim_start_matches("./").trim_start_matches('/');
        let below = below.strip_prefix("content/").unwrap_or(below).trim_end_matches('/');
        let Some(stem) = below.strip_suffix(".md") else { return below.to_owned() };
        let stem = match stem.rsplit_once('.') {
            Some((head, tail))
                if Lang::parse(tail).is_some_and(|tag| self.languages.contains(&tag)) =>
            {
                head
            }
            _ => stem,
        };
        stem.strip_suffix("/_category").unwrap_or(stem).to_owned()
    }

    fn nothing_there(&self, old: &str) -> Diagnostic {
        let keys: BTreeSet<&str> =
            self.documents.iter().map(|document| document.key.as_str()).collect();
        let d = Diagnostic::error(
            "unknown-article",
            format!("there is no article and no folder `{old}`"),
        );
        d.help(match suggest(old, keys.iter().copied()) {
            Some(close) => format!("did you mean `{close}`?"),
            None => one_of(old, keys),
        })
    }

    /// Whether things can stand where they are to go.
    fn fits(&self, what: &What) -> Result<(), Diagnostic> {
        let What { old, new, is_folder, .. } = what;
        let bad =
            |message: String, help: String| Err(Diagnostic::error("bad-id", message).help(help));
        if old == new {
            return bad(format!("`{old}` stands there already"), "name another place".to_owned());
        }
        if *is_folder && new.starts_with(&format!("{old}/")) {
            return bad(format!("`{old}` cannot go into itself"), "name another place".to_owned());
        }
        let parts: Vec<String> = new.split('/').map(slugify).collect();
        if parts.iter().any(String::is_empty) || parts.join("/") != *new {
            let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            let help = format!("write it in the form of an address: {}", parts.join("/"));
            return bad(format!("`{new}` is no place for an article"), help);
        }
        if let Some(other) =
            self.articles().find(|document| !is_folder && document.key.as_str() == new)
        {
            let d = Diagnostic::error("exists", format!("there is an article `{new}` already"));
            return Err(d
                .at(other.file.whole())
                .help("choose another place, or move that one first"));
        }
        Ok(())
    }

    /// The files that go along: the documents with their pictures, or everything in the folder.
    fn moves(&self, source: &Source, what: &What) -> Result<BTreeMap<String, String>, Diagnostic> {
        let own = self.files.iter().filter_map(|file| Some((file.clone(), what.moved(file)?)));
        let mut moves: BTreeMap<String, String> = own.collect();
        let (from, to) = (folder(&what.old), folder(&what.new));
        if !what.is_folder && from != to {
            let (own, others): (Vec<_>, Vec<_>) = self
                .documents
                .iter()
                .partition(|document| moves.contains_key(&*document.file.path));
            let shared = graph::wanted_files(others);
            for file in graph::wanted_files(own).into_iter().filter(|file| !shared.contains(file)) {
                let beside = file.strip_prefix(&from).filter(|_| self.files.contains(&file));
                if let Some(rest) = beside {
                    moves.insert(file.clone(), format!("{to}{rest}"));
                }
            }
        }
        let documents: BTreeSet<&str> =
            self.documents.iter().map(|document| &*document.file.path).collect();
        for (old, new) in &moves {
            if documents.contains(old.as_str()) {
                content::name(new, &self.languages)?;
            }
            if source.exists(new) && !moves.contains_key(new) {
                let d = Diagnostic::error("exists", "there is such a file already")
                    .at(Place::file(new.clone()));
                return Err(d.help("move it out of the way first, or choose another place"));
            }
        }
        Ok(moves)
    }

    /// Everything in documents that names what moves, and what the documents that move name.
    fn follow(&self, what: &What, changes: &mut Changes) {
        let moves = changes.moves.clone();
        let moved = |path: &str| moves.get(path).cloned().or_else(|| what.moved(path));
        for document in &self.documents {
            let place =
                moves.get(&*document.file.path).map_or(&*document.file.path, String::as_str);
            let mut edits = references::rewritten(&document.file, document.markdown, place, &moved);
            edits.extend(
                document
                    .front
                    .related
                    .iter()
                    .filter_map(|name| renamed(&document.file.text, name, what)),
            );
            changes.set(&document.file, edited(&document.file.text, edits));
        }
        // Parts stay where they are, and name what moves as articles do.
        for (path, part) in self.parts() {
            let whole = Span::new(0, part.text.len());
            let edits = references::rewritten(part, whole, path, &moved);
            changes.set(part, edited(&part.text, edits));
        }
    }
}

/// The folder of a key below the site root, with a slash behind it.
fn folder(key: &str) -> String {
    match path::parent(key) {
        "" => "content/".to_owned(),
        parent => format!("content/{parent}/"),
    }
}

/// A name of an article or folder in a list of them, where it has another one now.
fn renamed(text: &str, name: &Located<String>, what: &What) -> Option<(Span, String)> {
    let bare = name.value.trim_start_matches('/');
    let bare = bare.strip_prefix("content/").unwrap_or(bare).trim_end_matches('/');
    let key = bare.strip_suffix(".md").unwrap_or(bare);
    let new = what.key(key)?;
    let written = text.get(name.span.start..name.span.end)?;
    written.contains(key).then(|| (name.span, written.replacen(key, &new, 1)))
}

/// The menus of site.toml, and what it says about single files.
fn menus(config: &Config, what: &What, changes: &mut Changes) {
    let text = &config.file.text;
    let entries = config.nav.iter().chain(&config.footer).chain(&config.privacy);
    let edits = entries.filter_map(|entry| renamed(text, entry, what)).collect();
    let mut text = edited(text, edits);
    for (old, new) in &changes.moves {
        text = text.replace(&format!("\"{old}\""), &format!("\"{new}\""));
    }
    let labels = config
        .labels
        .keys()
        .filter_map(|label| Some((label, what.key(label.trim_end_matches(".md"))?)));
    for (label, new) in labels {
        let new = if label.ends_with(".md") { format!("{new}.md") } else { new };
        text = text.replace(&format!("\"{label}\" ="), &format!("\"{new}\" ="));
    }
    for path in config.allow.iter().filter_map(|allow| allow.path.as_deref()) {
        let Some(new) = what.moved(path) else { continue };
        for end in ["", "/", "/*", "/**"] {
            text = text.replace(&format!("\"{path}{end}\""), &format!("\"{new}{end}\""));
        }
    }
    changes.set(&config.file, text);
}

/// Links that name what moves by the site's whole address: they would live by redirects alone.
fn follow_whole(
    before: &Site,
    after: &Site,
    sources: &Sources,
    what: &What,
    changes: &mut Changes,
) {
    let rules = Rules::of(&before.config);
    let moved = whole::moved(before, after, |key| what.key(key));
    let own = rules.own.iter().filter_map(|own| own.split("://").nth(1));
    let own: Vec<String> = own.map(|own| own.trim_end_matches('/').to_ascii_lowercase()).collect();
    let names_site = |text: &str| {
        let lower = text.to_ascii_lowercase();
        own.iter().any(|own| lower.contains(own))
    };
    for document in &sources.documents {
        if !names_site(&document.file.text) {
            continue;
        }
        let text = changes.text(&document.file);
        let Some(now) = sources.again(document, text) else { continue };
        let edits = whole::rewritten(&now.file, now.markdown, &rules, &moved);
        let text = edited(&now.file.text, edits);
        changes.set(&document.file, text);
    }
    for part in sources.parts().values().filter(|part| names_site(&part.text)) {
        let now = TextFile::new(part.path.clone(), changes.text(part));
        let edits = whole::rewritten(&now, Span::new(0, now.text.len()), &rules, &moved);
        let text = edited(&now.text, edits);
        changes.set(part, text);
    }
}

/// Every address that a page had and has no longer leads on from the text that stands there now.
fn keep_addresses(
    before: &Site,
    after: &Site,
    sources: &Sources,
    what: &What,
    changes: &mut Changes,
) {
    let mut old: BTreeMap<String, Vec<SitePath>> = BTreeMap::new();
    for article in &before.articles {
        let Some(key) = what.key(article.key.as_str()) else { continue };
        let Some(now) = after.articles.iter().find(|other| other.key.as_str() == key) else {
            continue;
        };
        for (lang, version) in &article.versions {
            let is_kept = now.versions.get(lang).is_some_and(|now| now.path == version.path);
            // The aliases of a page that stands in for another are its own text's.
            let document = &version.document;
            if !is_kept && document.front.draft != Some(true) {
                old.entry(document.file.path.to_string()).or_default().push(version.path.clone());
            }
        }
    }
    for category in before.categories.iter().skip(1).filter(|_| what.is_folder) {
        let Some(key) = what.key(category.key.as_str()) else { continue };
        let now = after.categories.iter().find(|other| other.key.as_str() == key);
        let intro = category.names.values().find_map(|name| name.document.clone());
        for (lang, name) in &category.names {
            if now.and_then(|now| now.names.get(lang)).is_some_and(|now| now.path == name.path) {
                continue;
            }
            let own =
                name.document.as_ref().filter(|document| document.lang == *lang).or(intro.as_ref());
            let fresh = || format!("content/{key}/_category.md");
            let file = own.map_or_else(fresh, |document| document.file.path.to_string());
            old.entry(file).or_default().push(name.path.clone());
        }
    }
    drop_aliases(after, sources, what, changes);
    for (file, paths) in old {
        match sources.documents.iter().find(|document| *document.file.path == *file) {
            Some(document) => {
                let Some(now) = sources.again(document, changes.text(&document.file)) else {
                    continue;
                };
                changes.set(&document.file, aliases::added(&now, &paths));
            }
            None => {
                let list: Vec<String> =
                    paths.iter().map(|path| format!("/{}", path.as_str())).collect();
                changes.fresh.insert(file, format!("---\naliases: [{}]\n---\n", list.join(", ")));
            }
        }
    }
}

/// An address that was an old one and is a page's again, as after a move there and back.
fn drop_aliases(after: &Site, sources: &Sources, what: &What, changes: &mut Changes) {
    let (pages, folders) = (whole::articles(after), whole::categories(after));
    for document in &sources.documents {
        if document.front.aliases.is_empty() {
            continue;
        }
        let Some(key) = what.key(document.key.as_str()) else { continue };
        let pages = match document.kind {
            DocumentKind::Article => pages.get(key.as_str()),
            DocumentKind::Category => folders.get(key.as_str()),
        };
        let now = sources.again(document, changes.text(&document.file));
        if let (Some(pages), Some(now)) = (pages, now) {
            let pages: BTreeSet<&SitePath> = pages.values().copied().collect();
            changes.set(&document.file, aliases::without(&now, &pages));
        }
    }
}

/// Pins of data/search.yaml name an article by its id, too.
fn keep_pins(
    source: &Source,
    before: &Site,
    what: &What,
    changes: &mut Changes,
) -> Result<(), Diagnostic> {
    let Some(file) = source.optional_text(PINS_FILE)? else { return Ok(()) };
    let languages: Vec<&Lang> = before.languages().collect();
    let (pins, _) = Pins::parse(&file, &languages);
    let mut text = file.text.to_string();
    // From the end on, so that earlier places stay where they are.
    for pin in pins.pins.iter().rev() {
        let Target::Article(id) = &pin.target else { continue };
        let by_path = |article: &graph::Article| article.id == *id && article.key.as_str() == id;
        let is_moved = before.articles.iter().any(by_path);
        let Some(new) = what.key(id).filter(|_| is_moved) else { continue };
        let is_plain = new.chars().all(|c| c.is_alphanumeric() || "/-_".contains(c));
        let new = if is_plain { new } else { serde_json::Value::from(new).to_string() };
        let start = pin.span.start;
        let rest = text.get(start..).unwrap_or_default();
        let written = [id.clone(), format!("\"{id}\""), format!("'{id}'")];
        if let Some(written) = written.into_iter().find(|id| rest.starts_with(id.as_str())) {
            text.replace_range(start..start + written.len(), &new);
        }
    }
    changes.set(&file, text);
    Ok(())
}
