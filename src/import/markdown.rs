//! A folder of Markdown, whatever generator made a site of it.
//!
//! 1. `generators`: what the site's own configuration says, where there is one;
//! 2. languages and places (`languages`); pages that are parts of others or stand outside of the
//!    generator's roots are no articles;
//! 3. each page: front matter (`front`), body (`dialect`, `kramdown`), old addresses;
//! 4. `structure`: order, titles and groups from the navigation;
//! 5. `assemble` does the rest.

use super::assemble::{Parts, assemble};
use super::book::OldSite;
use super::dialect::Dialects;
use super::draft::{Address, Draft, is_index_name, settle_indexes};
use super::folders::Folders;
use super::front::{self, Front};
use super::generators::{self, Facts};
use super::imported::Imported;
use super::kramdown;
use super::languages::{self, Placement};
use super::mapped::Mapped;
use super::markup::has_heading;
use super::names::readable;
use super::options::{EXAMPLE_BASE_URL, Options, title_of};
use super::page::SourcePage;
use super::path::{join, last, parent, stem};
use super::permalinks::Named;
use super::scan::SourceTree;
use super::structure;
use super::{folder_notes, guess, unread};
use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::model::{Lang, path_within};
use crate::tree::{TextFile, Value};

/// Plans the import of a folder of Markdown, with or without front matter. `generator` insists on
/// one; without it there is none.
pub fn markdown(
    tree: &SourceTree,
    options: &Options,
    generator: Option<&str>,
) -> (Imported, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let facts = generator.and_then(|name| generators::recognise(tree, Some(name)));
    let mut facts = facts.map(|(_, facts)| facts).unwrap_or_default();
    let dialects = Dialects::new(tree);
    let mut pages = Pages::of(tree, &facts, &dialects);
    if pages.files.is_empty() {
        // The configuration names a folder that is not here: better all pages than none.
        facts.roots.clear();
        pages = Pages::of(tree, &facts, &dialects);
    }
    diagnostics.extend(pages.left_out());
    let paths: Vec<&str> = pages.files.iter().map(|(_, path)| path.as_str()).collect();
    let said = options.language.clone().or_else(|| facts.language.clone());
    let mut detected = languages::detect(&paths, said.as_ref());
    // Folders and suffixes know better than the words of the first pages.
    let is_silent =
        said.is_none() && detected.placements.iter().all(|placement| !placement.from_path);
    if let Some(lang) = is_silent.then(|| guess::language(&pages.files, &mut diagnostics)).flatten()
    {
        detected = languages::detect(&paths, Some(&lang));
    }
    let reader = Reader { facts: &facts, default: &detected.default, dialects: &dialects };
    let mut drafts = Vec::with_capacity(pages.files.len());
    let mut folders = Folders::new();
    for ((file, path), placement) in pages.files.iter().zip(detected.placements) {
        let (page, found) = SourcePage::read((*file).clone());
        diagnostics.extend(found);
        drafts.push(reader.draft(&page, path, placement, &mut diagnostics));
    }
    folder_notes::read(tree, &facts, &mut folders, &mut drafts);
    structure::by_front_matter(&mut drafts, &mut folders);
    structure::apply(&facts.navigation, &mut drafts, &mut folders);
    settle_indexes(&mut drafts, &Default::default());
    diagnostics.extend(facts.unread.iter().map(|what| program(what)).collect());
    diagnostics.extend(unread::notices(tree));
    let parts = Parts {
        drafts,
        default: detected.default,
        roots: Default::default(),
        title: options.title.clone().or(facts.title).unwrap_or_else(|| title_of(&tree.root)),
        base_url: options
            .base_url
            .clone()
            .or(facts.base_url.clone())
            .unwrap_or_else(|| EXAMPLE_BASE_URL.to_owned()),
        old: OldSite {
            origins: facts.base_url.into_iter().chain(options.own_hosts.iter().cloned()).collect(),
            roots: facts.roots.iter().map(|root| root.folder.clone()).collect(),
            mounts: facts
                .roots
                .iter()
                .map(|root| root.address.clone())
                .filter(|at| !at.is_empty())
                .collect(),
            is_vault: generator == Some("obsidian"),
            ..OldSite::default()
        },
        folders,
        redirects: facts.redirects,
    };
    let (imported, found) = assemble(tree, parts);
    diagnostics.extend(found);
    (imported, diagnostics.sorted())
}

/// The files that are articles, each with its path below the root it stands in.
struct Pages<'t> {
    files: Vec<(&'t TextFile, String)>,
    /// How many stand outside of every root, and the first of them.
    outside: (usize, Option<&'t TextFile>),
}

impl<'t> Pages<'t> {
    fn of(tree: &'t SourceTree, facts: &Facts, dialects: &Dialects<'_>) -> Self {
        let mut pages = Pages { files: Vec::new(), outside: (0, None) };
        for file in &tree.markdown {
            if dialects.is_part(&file.path)
                || facts.not_pages.iter().any(|path| *path == *file.path)
            {
                continue;
            }
            match facts.place(&file.path) {
                Some(path) => pages.files.push((file, path)),
                None => {
                    pages.outside.0 += 1;
                    pages.outside.1.get_or_insert(file);
                }
            }
        }
        pages
    }

    fn left_out(&self) -> Diagnostics {
        let (count, first) = self.outside;
        let notice = first.map(|first| {
            let pages = if count == 1 {
                "1 page stands".to_owned()
            } else {
                format!("{count} pages stand")
            };
            let message = format!(
                "{pages} outside of the folder that the generator publishes; the first is this"
            );
            Diagnostic::warning("import-skipped", message)
                .at(first.place(Span::new(0, 0)))
                .help("import their folder by itself, if readers should find them")
        });
        notice.into_iter().collect()
    }
}

fn program(what: &str) -> Diagnostic {
    Diagnostic::warning(
        "import-navigation",
        format!("the navigation in {what} is computed; its order was not read"),
    )
    .help("number the pages with `order`, or write the navigation as a plain list and import again")
}

/// What every page of a source is read with.
struct Reader<'a> {
    facts: &'a Facts,
    default: &'a Lang,
    dialects: &'a Dialects<'a>,
}

impl Reader<'_> {
    fn draft(
        &self,
        page: &SourcePage,
        path: &str,
        mut placement: Placement,
        diagnostics: &mut Diagnostics,
    ) -> Draft {
        let mut front = Front::read(page, &[], diagnostics);
        let own_lang = ["lang", "language", "locale"].iter().find_map(|key| page.text(key));
        if let Some(lang) =
            own_lang.and_then(|lang| languages::known(&lang)).filter(|_| !placement.from_path)
        {
            placement.lang = lang;
        }
        let body = Mapped::of(&page.file.text, page.body.start..page.body.end);
        let body = kramdown::to_commonmark(&self.dialects.to_commonmark(page, &body, diagnostics));
        let mut path_here = placement.path.clone();
        if self.facts.numbered_names {
            let (plain, number) = structure::unnumbered(&placement.path);
            front.order = front.order.or(number);
            path_here = plain;
        }
        if front.title.is_none() && !has_heading(body.text()) {
            front.title = Some(readable(last(&path_here)));
        }
        let mut addresses = self.addresses(page, path, &path_here, &placement);
        addresses.extend(self.by_template(page, &placement, &front));
        let mut draft = Draft::new(page.file.clone(), placement.lang, path_here, front, body);
        draft.addresses = addresses;
        draft
    }

    /// Where the site's template put the page.
    fn by_template(
        &self,
        page: &SourcePage,
        placement: &Placement,
        front: &Front,
    ) -> Option<Address> {
        let path = placement.path.as_str();
        let section = path.split_once('/')?.0;
        let mut templates = self.facts.permalinks.iter();
        let (_, template) = templates.find(|(name, _)| name.eq_ignore_ascii_case(section))?;
        let slug = page.text("slug");
        let named = Named {
            path,
            title: front.title.as_deref(),
            slug: slug.as_deref(),
            date: front.published.as_deref(),
        };
        let lang = match placement.lang == *self.default {
            true => String::new(),
            false => format!("/{}", placement.lang.as_str().to_lowercase()),
        };
        Some(Address::unwritten(format!("{lang}{}", named.fill(template)?)))
    }

    /// Where the page stood, first of all; then the other addresses that led to it.
    fn addresses(
        &self,
        page: &SourcePage,
        path: &str,
        path_here: &str,
        placement: &Placement,
    ) -> Vec<Address> {
        let facts = self.facts;
        let mut addresses = Vec::new();
        let own = facts.root(&page.file.path).filter(|root| !root.is_translation());
        let root = own.or(facts.roots.first()).filter(|root| !root.address.is_empty());
        let whole = stem(path);
        let as_found = placement.renamed || placement.path == whole;
        // Generators publish a translation below its language, wherever its file stands.
        let lang = Some(&placement.lang)
            .filter(|lang| placement.from_path && !as_found && *lang != self.default);
        let lang =
            lang.map(|lang| format!("/{}", lang.as_str().to_lowercase())).unwrap_or_default();
        let below = |path: &str| match root {
            Some(root) => format!("{lang}/{}/{path}", root.address),
            None => format!("{lang}/{path}"),
        };
        let old = if as_found { whole } else { path_here };
        let stem = if facts.numbered_names { structure::unnumbered(old).0 } else { old.to_owned() };
        let is_index = is_index_name(last(&stem));
        let own = match (is_index, facts.html_addresses, root.is_some()) {
            (true, ..) => below(&format!("{}/", parent(&stem))).replace("//", "/"),
            (false, true, _) => below(&format!("{stem}.html")),
            // Links between pages are relative to an address without a slash at its end there.
            (false, false, true) => below(&stem),
            (false, false, false) => below(&format!("{stem}/")),
        };
        let post = facts.numbered_names.then(|| post(path)).flatten();
        let folder = post.as_ref().map_or(parent(path_here), |(blog, _)| *blog);
        let mount = join(lang.trim_start_matches('/'), root.map_or("", |root| &root.address));
        addresses.extend(named(page, folder, &lang, &mount));
        addresses.extend(post.map(|(_, address)| Address::unwritten(address)));
        addresses.push(Address::unwritten(own));
        let permalink = ["permalink", "url"].iter().find_map(|key| page.get(key));
        let permalink = permalink.and_then(|node| Some((node.as_text()?, node.span)));
        for (path, span) in permalink
            .into_iter()
            .filter(|(path, _)| !path.contains("://"))
            .chain(front::addresses(page))
        {
            let path = format!("/{}", path.trim().trim_start_matches('/'));
            addresses.push(Address { path, span, redirect: true });
        }
        addresses
    }
}

/// The page under another name than its file's: Docusaurus' `id`, the `slug` of several tools.
/// `mount` is where pages of this kind begin in their language, `folder` that of this one.
fn named(page: &SourcePage, folder: &str, lang: &str, mount: &str) -> Vec<Address> {
    let names = ["slug", "id"].into_iter().filter_map(|key| page.get(key));
    let names = names.filter_map(|node| match &node.value {
        // Numbers are a database's, not an address.
        Value::String(name) if !name.trim().is_empty() => {
            Some((name.trim().trim_end_matches('/'), node.span))
        }
        _ => None,
    });
    let address = |(name, span): (&str, Span)| {
        let base = if name.starts_with('/') { "" } else { folder };
        // A name that begins with its language already has it but once.
        let rest = name.strip_prefix(lang).filter(|rest| rest.is_empty() || rest.starts_with('/'));
        let rest = rest.filter(|_| !lang.is_empty()).unwrap_or(name);
        let path = path_within(&join(mount, base), rest)?;
        // The folder itself, or the home page, which has no other address.
        let path = if path.is_empty() { "/".to_owned() } else { format!("/{path}/") };
        Some(Address { path, span, redirect: true })
    };
    names.filter_map(address).collect()
}

/// The blog's own folder, and the address, of a post whose file or folder begins with its date:
/// `blog/2023/10-01-news/index` stood at `/blog/2023/10/01/news`.
fn post(path: &str) -> Option<(&str, String)> {
    let whole = stem(path).trim_end_matches("/index");
    let (blog, rest) = whole.split_once('/')?;
    let mut parts = rest.splitn(4, ['-', '/']);
    let date = [parts.next()?, parts.next()?, parts.next()?];
    let is_date = date.iter().zip([4, 2, 2]).all(|(part, digits)| {
        part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit())
    });
    let name = parts.next().filter(|_| is_date)?;
    Some((blog, format!("/{blog}/{}/{name}", date.join("/"))))
}
