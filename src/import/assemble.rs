//! Drafts become the files of a site, the same way for every source.
//!
//! 1. folders and pages get their new names (`names`);
//! 2. links are settled against them (`links`);
//! 3. old addresses become aliases, once each;
//! 4. every page is written, every folder gets a `_category.md`, the files pages need are copied;
//! 5. `site.toml` says which languages there are.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;
use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::anchors::mend_pins;
use super::assets::Assets;
use super::book::Book;
use super::draft::Draft;
use super::front::{Front, FrontError};
use super::links;
use super::markup::{self, Markup};
use super::names::{Names, readable};
use super::path::{join, last};
use super::paths::Paths;
use super::scan::SourceTree;
use super::site_file::{self, Language};
use super::{Content, Counts, Imported, PlannedFile};
use crate::content::is_reserved;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::model::{Lang, slugify};

/// A source, converted but not yet connected.
pub struct Parts {
    pub drafts: Vec<Draft>,
    pub default: Lang,
    /// Folders whose pages belong to the root.
    pub roots: BTreeSet<String>,
    pub title: String,
    pub base_url: String,
    /// The old site's origin and base path: its absolute links are its own.
    pub origin: Option<String>,
}

pub fn assemble(tree: &SourceTree, mut parts: Parts) -> (Imported, Diagnostics) {
    let default = parts.default.clone();
    parts.drafts.sort_by(|a, b| {
        let key = |d: &Draft| (d.path.clone(), d.lang != default, d.lang.clone());
        key(a).cmp(&key(b))
    });
    let mut drafts = parts.drafts;
    let languages = languages(&drafts, &default);
    let tags: Vec<String> = languages.iter().map(|language| language.lang.as_str().to_lowercase()).collect();
    // A folder's own page is planned as a page inside it, so that the folder gets a name.
    let planned: Vec<String> =
        drafts.iter().map(|d| if d.is_index { join(&d.path, "index") } else { d.path.clone() }).collect();
    let names = Names::plan(planned.iter().map(String::as_str), &parts.roots, &tags);
    let paths = Paths::new(names, default.clone());

    let markups: Vec<Markup> = drafts.par_iter_mut().map(look_through).collect();
    let book = Book::new(tree, &drafts, parts.origin.clone());
    let assets = Assets::plan(tree, &drafts, &markups, &book, &paths);
    let context = links::Context { drafts: &drafts, markups: &markups, book: &book, paths: &paths, assets: &assets };
    let (settled, mut diagnostics) = links::settle(&context);
    drop(book);

    diagnostics.extend(set_aliases(&mut drafts, &paths));
    name_categories(&mut drafts, &markups);
    let mut counts = Counts { languages: languages.len(), ..Counts::default() };
    let mut files: BTreeMap<String, Content> = BTreeMap::new();
    for (draft, body) in drafts.iter().zip(settled.bodies) {
        match written(draft, body.into_text()) {
            Ok(text) => drop(files.insert(join("content", &paths.file(draft)), Content::Text(text))),
            Err(error) => {
                diagnostics.push(unwritten(&draft.file.path, &error));
                continue;
            }
        }
        if draft.is_index {
            counts.introductions += 1;
        } else {
            counts.articles += 1;
        }
    }
    for (source, key) in paths.names().folders() {
        counts.categories += 1;
        let file = join("content", &join(key, "_category.md"));
        let front = Front { title: Some(readable(last(source))), ..Front::default() };
        match front.write() {
            Ok(text) => drop(files.entry(file).or_insert(Content::Text(text))),
            Err(error) => diagnostics.push(unwritten(source, &error)),
        }
    }
    for (source, path) in assets.iter() {
        if let Some(disk) = tree.others.get(source) {
            counts.files += 1;
            files.insert(join("content", path), Content::Copy(disk.clone()));
        }
    }
    if let Some(notice) = settled.origins.notice() {
        diagnostics.push(notice);
    }
    let site_toml = site_file::write(&site_file::SiteFile {
        title: &parts.title,
        base_url: &parts.base_url,
        languages: &languages,
        origins: &settled.origins,
    });
    files.insert("site.toml".into(), Content::Text(site_toml));
    let files = files.into_iter().map(|(path, content)| PlannedFile { path, content }).collect();
    (Imported { files, counts }, diagnostics)
}

/// What a page refers to, its pins mended first: everything later is said in terms of the new text.
fn look_through(draft: &mut Draft) -> Markup {
    let markup = markup::look_through(draft.body.text());
    let mended = mend_pins(&draft.body, &markup);
    if mended.text() == draft.body.text() {
        return markup;
    }
    draft.body = mended;
    markup::look_through(draft.body.text())
}

/// The languages in use, the default first, with the share of articles each has.
fn languages(drafts: &[Draft], default: &Lang) -> Vec<Language> {
    let mut counts: BTreeMap<&Lang, usize> = BTreeMap::new();
    counts.insert(default, 0);
    for draft in drafts {
        *counts.entry(&draft.lang).or_default() += 1;
    }
    let paths: BTreeSet<&str> = drafts.iter().map(|draft| draft.path.as_str()).collect();
    let mut languages: Vec<Language> =
        counts.into_iter().map(|(lang, pages)| Language { lang: lang.clone(), pages, of: paths.len() }).collect();
    languages.sort_by_key(|language| (language.lang != *default, language.lang.clone()));
    languages
}

/// A page as the file it becomes.
fn written(draft: &Draft, body: String) -> Result<String, FrontError> {
    let front = if draft.is_index { draft.front.clone().for_category() } else { draft.front.clone() };
    let front = front.write()?;
    if front.is_empty() {
        // A rule at the start must not be taken for front matter.
        return Ok(if body.starts_with("---") { format!("\n{body}") } else { body });
    }
    let gap = if body.is_empty() || body.starts_with('\n') { "" } else { "\n" };
    Ok(format!("{front}{gap}{body}"))
}

/// A page must not lose its title in silence.
fn unwritten(path: &str, error: &FrontError) -> Diagnostic {
    let message = format!("this front matter cannot be written as YAML: {error}; the page was not imported");
    Diagnostic::error("import-front-matter", message).at(Place::file(path)).help("make its values plain texts")
}

/// Gives every page its old addresses: not its new one, not another page's, each only once.
fn set_aliases(drafts: &mut [Draft], paths: &Paths) -> Diagnostics {
    let languages: BTreeSet<&Lang> = drafts.iter().map(|draft| &draft.lang).collect();
    // Lower-cased, because on many disks that is all that counts; `None` is a page of the new site.
    // The languages' own home pages are first.
    let mut taken: BTreeMap<String, Option<usize>> =
        languages.iter().map(|lang| (alias_key(lang.as_str()), None)).collect();
    for (_, key) in paths.names().folders() {
        taken.insert(key.to_owned(), None);
        taken.extend(languages.iter().map(|lang| (alias_key(&join(lang.as_str(), key)), None)));
    }
    taken.extend(drafts.iter().map(|draft| (alias_key(&paths.address(draft)), None)));
    let mut diagnostics = Diagnostics::new();
    for (i, draft) in drafts.iter_mut().enumerate() {
        let own = paths.address(draft);
        for address in std::mem::take(&mut draft.addresses).into_iter().filter(|address| address.redirect) {
            let key = alias_key(&address.path);
            let same = address.path.trim_matches('/') == own;
            if same || key.is_empty() || taken.get(&key) == Some(&Some(i)) {
                continue;
            }
            match refusal(&key, &own, taken.get(&key)) {
                Some(why) => {
                    let message = format!("`{}` was not kept as an alias: {why}", address.path);
                    let help = "redirect it on the server, if it is still in use";
                    diagnostics.push(draft.notice("import-alias", address.span, message, help));
                }
                None => {
                    taken.insert(key, Some(i));
                    let end = if address.path.ends_with('/') { "/" } else { "" };
                    draft.front.aliases.push(format!("/{}{end}", address.path.trim_matches('/')));
                }
            }
        }
    }
    diagnostics
}

/// Why an old address cannot be an alias.
fn refusal(key: &str, own: &str, taken: Option<&Option<usize>>) -> Option<&'static str> {
    let plain = !key.contains(['?', '#', ':', '*', '\\'])
        && !key.chars().any(char::is_control)
        && key.split('/').all(|part| !matches!(part, "" | "." | ".."));
    match taken {
        _ if !plain => Some("this is no plain address"),
        Some(None) if key == alias_key(own) => Some("only capitals tell it from the new address"),
        Some(None) => Some("another page stands at this address now"),
        Some(Some(_)) => Some("another page has this old address already"),
        None if is_reserved(key.split('/').next().unwrap_or("")) => Some("frontdesk's own pages stand at this address"),
        None => None,
    }
}

/// What two addresses have in common that are one file in the end; decoded, as the build reads them.
fn alias_key(address: &str) -> String {
    let path = address.trim_matches('/');
    let path = path.strip_suffix("index.html").unwrap_or(path).trim_end_matches('/');
    percent_decode_str(path).decode_utf8_lossy().nfc().collect::<String>().to_lowercase()
}

/// Folders are named by their introduction's title, its first heading, or their own name.
fn name_categories(drafts: &mut [Draft], markups: &[Markup]) {
    for (draft, markup) in drafts.iter_mut().zip(markups) {
        if draft.is_index && draft.front.title.is_none() {
            let heading = markup.headings.first().filter(|heading| heading.level == 1);
            let title = heading.map(|heading| heading.text.trim().to_owned()).filter(|title| !title.is_empty());
            draft.front.title = title.or_else(|| (!draft.path.is_empty()).then(|| readable(last(&draft.path))));
        }
    }
}

/// Whether a path changes when it becomes an address.
pub fn odd_name(path: &str) -> bool {
    path.split('/').any(|part| slugify(part) != part)
}
