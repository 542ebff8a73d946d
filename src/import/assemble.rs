//! Drafts become the files of a site, the same way for every source.
//!
//! 1. folders and pages get their new names (`names`);
//! 2. links are settled against them (`links`);
//! 3. old addresses become aliases, once each (`aliases`);
//! 4. every page is written, every folder gets a `_category.md` (`categories`), the files pages
//!    need are copied;
//! 5. `site.toml` says which languages there are.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::aliases;
use super::anchors::mend_pins;
use super::assets::Assets;
use super::book::{Book, Goal, OldSite};
use super::categories;
use super::draft::{Address, Draft};
use super::folders::Folders;
use super::front::FrontError;
use super::imported::{Content, Counts, Imported, PlannedFile};
use super::links::{self, Settled};
use super::markup::{self, Markup};
use super::names::Names;
use super::options::EXAMPLE_BASE_URL;
use super::path::join;
use super::paths::Paths;
use super::scan::SourceTree;
use super::site_file::{self, Language};
use crate::config::BaseUrl;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::model::Lang;
use crate::ratings::{self, Ratings};
use crate::replies::{self, Replies};

/// What is still to be fetched from the old site, one address a line.
const MISSING_FILES: &str = "missing-files.txt";

/// A source, converted but not yet connected.
pub struct Parts {
    pub drafts: Vec<Draft>,
    pub default: Lang,
    /// Folders whose pages belong to the root.
    pub roots: BTreeSet<String>,
    pub title: String,
    pub base_url: String,
    pub old: OldSite,
    /// What is known of folders, by their source paths.
    pub folders: Folders,
    /// Old addresses and where they led, as the source writes both.
    pub redirects: Vec<(String, String)>,
}

pub fn assemble(tree: &SourceTree, parts: Parts) -> (Imported, Diagnostics) {
    let default = parts.default;
    let is_export = parts.old.is_export;
    let mut drafts = parts.drafts;
    // The book takes the first draft of a path for the one that links without a language mean.
    drafts.sort_by_cached_key(|draft| {
        (draft.path.clone(), draft.lang != default, draft.lang.clone())
    });
    let languages = languages(&drafts, &default);
    let paths = Paths::new(names(&drafts, &parts.roots, &languages), default.clone());

    let mut folders = parts.folders;
    let unspoken = only_spoken(&mut folders, &languages);
    let markups: Vec<Markup> = drafts.par_iter_mut().map(look_through).collect();
    let book = Book::new(tree, &drafts, &folders, parts.old);
    let assets = Assets::plan(tree, &drafts, &markups, &book, &paths);
    let context = links::Context {
        drafts: &drafts,
        markups: &markups,
        book: &book,
        paths: &paths,
        assets: &assets,
    };
    let (settled, mut diagnostics) = links::settle(&context);
    diagnostics.extend(unspoken.into_iter().collect());
    let led = redirected(&parts.redirects, &book, &mut diagnostics);
    drop(book);

    for (page, address) in led {
        drafts
            .get_mut(page)
            .into_iter()
            .for_each(|draft| draft.addresses.push(Address::unwritten(address.clone())));
    }
    let of_folders = aliases::settle(&mut drafts, &folders, &paths, &mut diagnostics);
    categories::describe(&mut drafts, &markups, &folders, &default);
    diagnostics.extend(settled.origins.notices().into_iter().collect());
    // An address that no site can stand at would keep the new one from being built.
    let is_address = BaseUrl::parse(&parts.base_url).is_ok();
    let site_toml = site_file::write(&site_file::SiteFile {
        title: &parts.title,
        base_url: if is_address { &parts.base_url } else { EXAMPLE_BASE_URL },
        languages: &languages,
        origins: &settled.origins,
    });
    let mut plan = Plan {
        counts: Counts { languages: languages.len(), ..Counts::default() },
        ..Plan::default()
    };
    plan.files.insert("site.toml".into(), Content::Text(site_toml));
    plan.elsewhere(&settled.remote, is_export);
    plan.pages(&drafts, settled, &paths);
    plan.categories(&paths, &folders, &of_folders);
    plan.assets(tree, &assets);
    plan.readers(&drafts, &paths);
    diagnostics.extend(plan.diagnostics);
    let files =
        plan.files.into_iter().map(|(path, content)| PlannedFile { path, content }).collect();
    (Imported { files, counts: plan.counts }, diagnostics)
}

/// What will be written.
#[derive(Default)]
struct Plan {
    files: BTreeMap<String, Content>,
    counts: Counts,
    diagnostics: Diagnostics,
}

impl Plan {
    fn pages(&mut self, drafts: &[Draft], settled: Settled, paths: &Paths) {
        for (draft, body) in drafts.iter().zip(settled.bodies) {
            match written(draft, body.into_text()) {
                Ok(text) => drop(
                    self.files.insert(join("content", &paths.file(draft)), Content::Text(text)),
                ),
                Err(error) => {
                    self.diagnostics.push(unwritten(&draft.file.path, &error));
                    continue;
                }
            }
            match draft.is_index {
                true => self.counts.introductions += 1,
                false => self.counts.articles += 1,
            }
        }
    }

    /// Behind the pages: a folder's own text is better than its name.
    fn categories(
        &mut self,
        paths: &Paths,
        folders: &Folders,
        aliases: &BTreeMap<String, Vec<String>>,
    ) {
        self.counts.categories = paths.names().folders().count();
        for (file, source, text) in categories::files(paths, folders, aliases) {
            match text {
                Ok(text) => {
                    self.files.entry(join("content", &file)).or_insert(Content::Text(text));
                }
                Err(error) => self.diagnostics.push(unwritten(source, &error)),
            }
        }
    }

    fn assets(&mut self, tree: &SourceTree, assets: &Assets) {
        for (source, path) in assets.iter() {
            if let Some(disk) = tree.others.get(source) {
                self.counts.files += 1;
                self.files.insert(join("content", path), Content::Copy(disk.clone()));
            }
        }
    }
}

impl Plan {
    /// Votes and readers' words, under the new names of their articles.
    fn readers(&mut self, drafts: &[Draft], paths: &Paths) {
        let (mut ratings, mut replies) = (Ratings::none(), Replies::none());
        for draft in drafts.iter().filter(|draft| !draft.is_index) {
            if draft.votes.total() > 0 {
                self.counts.votes += usize::try_from(draft.votes.total()).unwrap_or(usize::MAX);
                ratings.set(paths.key(draft), &draft.lang, draft.votes);
            }
            for reply in &draft.replies {
                self.counts.replies += 1;
                replies.push(
                    paths.key(draft).to_owned(),
                    draft.lang.as_str().to_owned(),
                    reply.clone(),
                );
            }
        }
        let votes = (self.counts.votes > 0).then(|| (ratings::PATH, ratings.to_text()));
        let words = (self.counts.replies > 0).then(|| (replies::PATH, replies.to_text()));
        for (path, text) in votes.into_iter().chain(words) {
            match text {
                Ok(text) => drop(self.files.insert(path.to_owned(), Content::Text(text))),
                Err(error) => {
                    let message = format!("{path} cannot be written: {error}");
                    self.diagnostics
                        .push(Diagnostic::error("import-data", message).help("report this"));
                }
            }
        }
    }

    /// Pictures and files of an export that still stand on the old site, as a list to fetch.
    fn elsewhere(&mut self, remote: &BTreeSet<String>, is_export: bool) {
        if !is_export || remote.is_empty() {
            return;
        }
        let lines: String = remote.iter().map(|url| format!("{url}\n")).collect();
        self.files.insert(MISSING_FILES.to_owned(), Content::Text(lines));
        let message = format!(
            "{} pictures and files are not in the export and are shown from the old site",
            remote.len()
        );
        let help =
            format!("save what {MISSING_FILES} lists beside the export (wget -i) and import again");
        self.diagnostics.push(Diagnostic::warning("import-remote", message).help(help));
    }
}

/// New names of all pages and folders. A folder's own page is planned as a page inside it, so that
/// the folder gets a name.
fn names(drafts: &[Draft], roots: &BTreeSet<String>, languages: &[Language]) -> Names {
    let planned = |draft: &Draft| {
        if draft.is_index { join(&draft.path, "index") } else { draft.path.clone() }
    };
    let planned: Vec<String> = drafts.iter().map(planned).collect();
    let tags: Vec<String> =
        languages.iter().map(|language| language.lang.as_str().to_lowercase()).collect();
    Names::plan(planned.iter().map(String::as_str), roots, &tags)
}

/// Old addresses with the pages they lead to now; those that lead nowhere are told.
fn redirected(
    redirects: &[(String, String)],
    book: &Book<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<(usize, String)> {
    let mut led = Vec::new();
    for (from, to) in redirects {
        let target =
            if to.contains("://") || to.starts_with('/') { to.clone() } else { format!("/{to}") };
        match book.look_up(0, &target).goal {
            Goal::Page(page) => led.push((page, format!("/{}", from.trim_start_matches('/')))),
            _ => {
                let message = format!(
                    "the redirect from `{from}` leads to `{to}`, which is not in the source"
                );
                let help = "redirect it on the server, if it is still in use";
                diagnostics.push(Diagnostic::warning("import-redirect", message).help(help));
            }
        }
    }
    led
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

/// Words of folders in the languages of articles: others would be a site's that is not there.
fn only_spoken(folders: &mut Folders, languages: &[Language]) -> Option<Diagnostic> {
    let mut lost = BTreeSet::new();
    let mut is_spoken = |lang: &Option<Lang>| {
        let Some(lang) = lang else { return true };
        let is_spoken = languages.iter().any(|language| language.lang == *lang);
        if !is_spoken {
            lost.insert(lang.to_string());
        }
        is_spoken
    };
    for folder in folders.values_mut() {
        folder.titles.retain(|lang, _| is_spoken(lang));
        folder.descriptions.retain(|lang, _| is_spoken(lang));
    }
    let lost: Vec<String> = lost.into_iter().collect();
    let message = format!(
        "categories have words in {}, in which there is no article; they were left out",
        lost.join(", ")
    );
    let help = "add the language to site.toml and the words to _category files, once there is one";
    (!lost.is_empty()).then(|| Diagnostic::warning("import-language", message).help(help))
}

/// The languages in use, the default first, with the share of articles each has.
fn languages(drafts: &[Draft], default: &Lang) -> Vec<Language> {
    let mut counts: BTreeMap<&Lang, usize> = BTreeMap::new();
    counts.insert(default, 0);
    for draft in drafts {
        *counts.entry(&draft.lang).or_default() += 1;
    }
    let paths: BTreeSet<&str> = drafts.iter().map(|draft| draft.path.as_str()).collect();
    let mut languages: Vec<Language> = counts
        .into_iter()
        .map(|(lang, pages)| Language { lang: lang.clone(), pages, of: paths.len() })
        .collect();
    languages.sort_by_key(|language| (language.lang != *default, language.lang.clone()));
    languages
}

/// A page as the file it becomes.
fn written(draft: &Draft, body: String) -> Result<String, FrontError> {
    let front =
        if draft.is_index { draft.front.clone().for_category() } else { draft.front.clone() };
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
    let message =
        format!("this front matter cannot be written as YAML: {error}; the page was not imported");
    Diagnostic::error("import-front-matter", message)
        .at(Place::file(path))
        .help("make its values plain texts")
}
