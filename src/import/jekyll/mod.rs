//! A Jekyll site: collections, permalinks, Liquid and kramdown.
//!
//! 1. `config`: what `_config.yml` says, where there is one;
//! 2. pages are told from parts of the theme, and get language and place;
//! 3. each body goes through Liquid and kramdown; a page whose text stands in its front matter for
//!    a layout to show (`front_text`) gets it back;
//! 4. `addresses`: where each page stood, for links and aliases;
//! 5. `assemble` does the rest.

mod addresses;
mod config;
mod front_text;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::assemble::{Parts, assemble};
use super::book::{OldSite, normal};
use super::dialect::without_comments;
use super::draft::{Draft, is_index_name, settle_indexes};
use super::folders::Folders;
use super::front::Front;
use super::imported::Imported;
use super::kramdown;
use super::languages::{self, Placement};
use super::liquid::{self, Surroundings};
use super::options::{EXAMPLE_BASE_URL, Options, title_of};
use super::page::SourcePage;
use super::path::{ancestors, stem};
use super::scan::SourceTree;
use super::structure;
use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::model::{Lang, slugify};
use config::Config;

/// Folders of the theme and its tools.
const THEME: [&str; 7] =
    ["_layouts", "_includes", "_sass", "_data", "_plugins", "_site", "_assets"];

/// Collections of pages that stand alone: they become pages at the root.
const STANDALONE: [&str; 3] = ["_pages", "_landing", "_landing_pages"];

/// Plans the import of a Jekyll site's source folder.
pub fn jekyll(tree: &mut SourceTree, options: &Options) -> (Imported, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let config = Config::read(tree);
    if let Some(source) = config.source() {
        let inside = format!("{source}/");
        if tree.markdown.iter().any(|file| file.path.starts_with(&inside)) {
            *tree = std::mem::take(tree).narrowed(&source);
        }
    }
    let theme: Vec<_> = tree.markdown.extract_if(.., |file| is_theme(&file.path)).collect();
    let paths: Vec<&str> = tree.markdown.iter().map(|file| &*file.path).collect();
    let detected = languages::detect(&paths, options.language.as_ref().or(config.lang.as_ref()));
    let tree = &*tree;
    let posts = posts(tree);
    let title =
        options.title.clone().or(config.title.clone()).unwrap_or_else(|| title_of(&tree.root));
    let around = Surroundings { tree, includes: &theme, posts: &posts, site_title: &title };
    let reader = Reader { around: &around, config: &config, default: &detected.default };
    let placed: Vec<_> = tree.markdown.iter().zip(detected.placements).collect();
    let read: Vec<_> = placed
        .into_par_iter()
        .map(|(file, placement)| {
            let (page, mut found) = SourcePage::read(file.clone());
            let outcome = reader.draft(page, placement, &mut found);
            (outcome, found)
        })
        .collect();
    let mut drafts = Vec::with_capacity(read.len());
    let mut redirects = Vec::new();
    for (outcome, found) in read {
        diagnostics.extend(found);
        match outcome {
            Outcome::Page(draft) => drafts.push(*draft),
            Outcome::Redirect(draft, target) => redirects.push((*draft, target)),
            Outcome::Skipped => {}
        }
    }
    diagnostics.extend(addresses::keep_redirects(redirects, &mut drafts));
    let roots: BTreeSet<String> = STANDALONE.iter().map(|name| (*name).to_owned()).collect();
    let mut folders = Folders::new();
    structure::by_front_matter(&mut drafts, &mut folders);
    introduce_folders(&mut drafts, &roots);
    settle_indexes(&mut drafts, &roots);
    let base_url = options.base_url.clone().or_else(|| config.base_url());
    let parts = Parts {
        drafts,
        default: detected.default,
        roots,
        title: title.clone(),
        base_url: base_url.unwrap_or_else(|| EXAMPLE_BASE_URL.to_owned()),
        old: OldSite {
            origins: config.origin().into_iter().chain(options.own_hosts.iter().cloned()).collect(),
            ..OldSite::default()
        },
        folders,
        redirects: Vec::new(),
    };
    let (imported, found) = assemble(tree, parts);
    diagnostics.extend(found);
    (imported, diagnostics.sorted())
}

/// What a file turned out to be.
enum Outcome {
    Page(Box<Draft>),
    /// A page that only leads to another one.
    Redirect(Box<Draft>, String),
    Skipped,
}

struct Reader<'a> {
    around: &'a Surroundings<'a>,
    config: &'a Config,
    default: &'a Lang,
}

impl Reader<'_> {
    fn draft(
        &self,
        page: SourcePage,
        mut placement: Placement,
        diagnostics: &mut Diagnostics,
    ) -> Outcome {
        let own_lang = ["lang", "language", "locale"].iter().find_map(|key| page.text(key));
        if let Some(lang) = own_lang.and_then(|lang| languages::known(&lang))
            && placement.lang == *self.default
            && lang.primary() != self.default.primary()
        {
            placement.lang = lang;
        }
        let (mut body, found) = liquid::to_markdown(&page, self.around);
        diagnostics.extend(found);
        let mut handled = vec!["lang"];
        let recovered = body.text().trim().is_empty().then(|| front_text::body(&page)).flatten();
        if let Some(text) = &recovered {
            body = text.body.clone();
            handled.extend(text.keys.iter().map(String::as_str));
            diagnostics.push(
                Diagnostic::warning(
                    "import-front-text",
                    "this page's text stands in its front matter; it became the body",
                )
                .at(page.file.place(Span::new(0, 3)))
                .help("read the article once: order and headings came from the layout before"),
            );
        }
        let (body, hidden) = without_comments(&page.file, &body);
        diagnostics.extend(hidden.into_iter().collect());
        let body = kramdown::to_commonmark(&kramdown::close_gaps(&body));
        let mut front = Front::read(&page, &handled, diagnostics);
        let addresses = addresses::of(&page, &placement, self.config);
        if placement.path.starts_with("_drafts/") {
            front.draft = Some(true);
        }
        let path = undated(&placement.path, &mut front);
        let lang = placement.lang;
        let mut draft = Draft::new(page.file.clone(), lang, path, front, body);
        draft.addresses = addresses;
        if let Some(target) = page.text("redirect_to") {
            return Outcome::Redirect(Box::new(draft), target);
        }
        if draft.addresses.first().is_some_and(|address| normal(&address.path) == "404") {
            diagnostics.push(skipped(&draft, "frontdesk has its own page for missing addresses"));
            return Outcome::Skipped;
        }
        if draft.body.text().trim().is_empty() {
            return self.empty(&page, draft, diagnostics);
        }
        if draft.front.title.is_none()
            && super::markup::look_through(draft.body.text()).headings.is_empty()
        {
            let name = draft.path.rsplit('/').next().unwrap_or(&draft.path);
            draft.front.title = Some(super::names::readable(name));
        }
        Outcome::Page(Box::new(draft))
    }

    /// A page that is all layout: its description is what there is to read.
    fn empty(&self, page: &SourcePage, mut draft: Draft, diagnostics: &mut Diagnostics) -> Outcome {
        if draft.front.title.is_none() {
            diagnostics.push(skipped(&draft, "it has neither title nor text"));
            return Outcome::Skipped;
        }
        if let Some(description) = &draft.front.description {
            let origin = page.get("description").map_or(0, |node| node.span.start);
            draft.body = super::mapped::Mapped::default();
            draft.body.add(&format!("{description}\n"), origin);
        }
        let message = "this page has no text of its own: a layout wrote it";
        diagnostics.push(draft.notice(
            "import-empty",
            Span::new(0, 3),
            message,
            "write the article, or remove it and the links to it",
        ));
        Outcome::Page(Box::new(draft))
    }
}

fn skipped(draft: &Draft, why: &str) -> Diagnostic {
    let message = format!("not imported: {why}");
    draft.notice("import-skipped", Span::new(0, 3), message, "nothing to do, if that is right")
}

fn is_theme(path: &str) -> bool {
    path.split('/').any(|part| THEME.contains(&part))
}

/// `_posts/2024-03-01-name` is `_posts/name`, published that day.
fn undated(path: &str, front: &mut Front) -> String {
    let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
    if folder != "_posts" && !folder.ends_with("/_posts") {
        return path.to_owned();
    }
    match (
        name.get(..10).map(str::parse::<jiff::civil::Date>),
        name.get(10..).and_then(|rest| rest.strip_prefix('-')),
    ) {
        (Some(Ok(date)), Some(rest)) if !rest.is_empty() => {
            front.published.get_or_insert_with(|| date.to_string());
            format!("{folder}/{rest}")
        }
        _ => path.to_owned(),
    }
}

/// `post_url` names to paths.
fn posts(tree: &SourceTree) -> BTreeMap<String, String> {
    let posts = tree.markdown.iter().filter_map(|file| {
        let stem = stem(&file.path);
        let at = stem.find("_posts/")? + "_posts/".len();
        Some((stem.get(at..)?.to_owned(), file.path.to_string()))
    });
    posts.collect()
}

/// A page at the address of a folder (`_landing/help.md` with `permalink: /help/`) introduces it.
fn introduce_folders(drafts: &mut [Draft], roots: &BTreeSet<String>) {
    let key = |path: &str| -> String {
        let below = roots
            .iter()
            .find_map(|root| path.strip_prefix(root.as_str())?.strip_prefix('/'))
            .unwrap_or(path);
        below.split('/').map(slugify).collect::<Vec<_>>().join("/")
    };
    let mut folders: BTreeMap<String, String> = BTreeMap::new();
    for draft in drafts.iter() {
        for folder in ancestors(draft.folder()).filter(|folder| !roots.contains(*folder)) {
            folders.entry(key(folder)).or_insert_with(|| folder.to_owned());
        }
    }
    let mut introduced: BTreeSet<(Lang, String)> = drafts
        .iter()
        .filter_map(|draft| {
            let (folder, name) = draft.path.rsplit_once('/')?;
            is_index_name(name).then(|| (draft.lang.clone(), folder.to_owned()))
        })
        .collect();
    for draft in drafts.iter_mut() {
        let Some(address) = draft.addresses.first().map(|address| normal(&address.path)) else {
            continue;
        };
        let own = format!("{}/", draft.lang.as_str().to_lowercase());
        let bare = address.strip_prefix(&own).unwrap_or(&address);
        let Some(folder) = folders.get(bare) else { continue };
        let is_own_index =
            draft.path.rsplit_once('/').is_some_and(|(f, name)| f == folder && is_index_name(name));
        if !is_own_index && introduced.insert((draft.lang.clone(), folder.clone())) {
            draft.is_index = true;
            draft.path = folder.clone();
        }
    }
}
