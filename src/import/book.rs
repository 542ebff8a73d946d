//! The address book: what a link of the source leads to.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;

use super::draft::Draft;
use super::folders::Folders;
use super::path::{ancestors, last, parent, stem};
use super::scan::SourceTree;
use crate::model::{Lang, path_within};

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goal {
    /// Another site, or a scheme of its own.
    Elsewhere,
    /// A page: its index among the drafts.
    Page(usize),
    /// A folder without a page of its own: its source path.
    Folder(String),
    /// A file that is no page: its path below the source.
    File(String),
    /// A file of the old site that the source does not hold: its address there.
    Remote(String),
    Nowhere,
}

/// What is known of the site the source was, for links that name it.
#[derive(Debug, Clone, Default)]
pub struct OldSite {
    /// Hosts, or origins with the path the site stood at: absolute links there are its own.
    pub origins: Vec<String>,
    /// Folders of the source that links may start from, besides the page's own.
    pub roots: Vec<String>,
    /// Where its pages stood: links are written without that, too.
    pub mounts: Vec<String>,
    /// One name for several ways to write an address.
    pub canonical: Option<fn(&str) -> Option<String>>,
    /// Pictures stand by their addresses elsewhere, and may have been saved under parts of them.
    pub is_export: bool,
    /// Pages are known by their names alone.
    pub is_vault: bool,
}

/// What a link says: where to, and to what place there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destination {
    pub goal: Goal,
    /// Decoded; never empty.
    pub fragment: Option<String>,
}

/// Everything a link can lead to, by every name it has.
pub struct Book<'a> {
    tree: &'a SourceTree,
    drafts: &'a [Draft],
    /// Source path without extension.
    by_file: BTreeMap<String, usize>,
    /// Language-free path; the default language's page where there is one.
    by_path: BTreeMap<String, usize>,
    versions: BTreeMap<(&'a str, &'a Lang), usize>,
    by_address: BTreeMap<String, usize>,
    /// Lower-cased source paths by their last parts.
    by_last: BTreeMap<String, Vec<(String, usize)>>,
    /// The same in lower case, for links that only work on forgiving servers.
    by_any_case: BTreeMap<String, usize>,
    /// Files that are no pages, by their lower-cased paths: disks of Windows and macOS forgive, too.
    files_by_any_case: BTreeMap<String, &'a str>,
    folders: BTreeMap<String, String>,
    /// Where folders had pages of their own.
    by_folder_address: BTreeMap<String, String>,
    /// Files that are no pages, by their lower-cased names, with and without ending.
    by_name: BTreeMap<String, Vec<&'a str>>,
    old: OldSite,
}

impl<'a> Book<'a> {
    /// `drafts` has the default language's pages first among pages of one path.
    pub fn new(tree: &'a SourceTree, drafts: &'a [Draft], folders: &Folders, old: OldSite) -> Self {
        let mut book = Book {
            tree,
            drafts,
            by_file: BTreeMap::new(),
            by_path: BTreeMap::new(),
            versions: BTreeMap::new(),
            by_address: BTreeMap::new(),
            by_last: BTreeMap::new(),
            by_any_case: BTreeMap::new(),
            files_by_any_case: BTreeMap::new(),
            folders: BTreeMap::new(),
            by_folder_address: BTreeMap::new(),
            by_name: BTreeMap::new(),
            old,
        };
        for (i, draft) in drafts.iter().enumerate() {
            let file = stem(&draft.file.path);
            book.by_file.insert(file.to_owned(), i);
            let lower = file.to_lowercase();
            let name = last(&lower).to_owned();
            book.by_last.entry(name).or_default().push((lower, i));
            let path = draft.path.trim_start_matches('/');
            book.by_path.entry(path.to_owned()).or_insert(i);
            book.versions.entry((&draft.path, &draft.lang)).or_insert(i);
            for folder in ancestors(draft.folder()) {
                book.folders.entry(folder.to_lowercase()).or_insert_with(|| folder.to_owned());
            }
            for address in &draft.addresses {
                for name in book.names(&address.path) {
                    book.by_any_case.entry(name.to_lowercase()).or_insert(i);
                    book.by_address.entry(name).or_insert(i);
                }
            }
        }
        for (folder, known) in folders {
            for name in
                known.addresses.iter().flat_map(|address| book.names(address)).collect::<Vec<_>>()
            {
                book.by_folder_address.entry(name).or_insert_with(|| folder.clone());
            }
        }
        for path in tree.others.keys() {
            book.files_by_any_case.entry(path.to_lowercase()).or_insert(path);
            let name = last(path).to_lowercase();
            let stem = name
                .rsplit_once('.')
                .map(|(stem, _)| stem.to_owned())
                .filter(|_| book.old.is_export);
            for name in std::iter::once(name).chain(stem) {
                book.by_name.entry(name).or_default().push(path);
            }
        }
        for (file, i) in &book.by_file {
            book.by_any_case.entry(file.to_lowercase()).or_insert(*i);
        }
        for (path, i) in &book.by_path {
            book.by_any_case.entry(path.to_lowercase()).or_insert(*i);
        }
        book
    }

    /// What an address of the old site is looked up by: itself, and the name of all its spellings.
    fn names(&self, address: &str) -> Vec<String> {
        let canonical = self.old.canonical.and_then(|canonical| canonical(address));
        std::iter::once(address.to_owned())
            .chain(canonical)
            .map(|address| normal(&address))
            .collect()
    }

    /// The version of `page` for readers of `lang`, or `page` itself where there is none.
    pub fn in_language(&self, page: usize, lang: &Lang) -> usize {
        let Some(draft) = self.drafts.get(page) else { return page };
        self.versions.get(&(draft.path.as_str(), lang)).copied().unwrap_or(page)
    }

    /// The version of `page` that links without a language name: the default language's, if there
    /// is one.
    pub fn neutral(&self, page: usize) -> usize {
        let path = self.drafts.get(page).map(|draft| draft.path.trim_start_matches('/'));
        path.and_then(|path| self.by_path.get(path)).copied().unwrap_or(page)
    }

    /// What `target`, written in `from`, leads to.
    pub fn look_up(&self, from: usize, target: &str) -> Destination {
        let whole = target.trim();
        let own = self.own(whole);
        let target = own.unwrap_or(whole);
        if target.starts_with("//") || has_scheme(target) {
            let saved = self.saved(from, target).map_or(Goal::Elsewhere, Goal::File);
            return Destination { goal: saved, fragment: None };
        }
        let (rest, fragment) = target.split_once('#').unwrap_or((target, ""));
        let fragment = Some(decode(fragment)).filter(|fragment| !fragment.is_empty());
        let path = decode(rest.split('?').next().unwrap_or(rest));
        if let Some(goal) = self.other_spelling(rest) {
            return Destination { goal, fragment };
        }
        let goal = match path.as_str() {
            "" if own.is_some() => self.absolute(from, "/"),
            "" => Goal::Page(from),
            path => match at_root(path) {
                Some(path) => self.absolute(from, path),
                None => self.relative(from, path),
            },
        };
        let goal = match goal {
            Goal::Nowhere if self.old.is_export => self.on_old_site(from, rest),
            goal => goal,
        };
        Destination { goal, fragment }
    }

    /// What stands behind the old site's own origin in `target`, in letters large or small.
    fn own<'t>(&self, target: &'t str) -> Option<&'t str> {
        let (scheme, bare) = target.split_once("//")?;
        matches!(scheme.to_ascii_lowercase().as_str(), "https:" | "http:" | "").then_some(())?;
        self.old.origins.iter().find_map(|origin| {
            let origin = origin
                .split_once("://")
                .map_or(origin.as_str(), |(_, origin)| origin)
                .trim_end_matches('/');
            let (start, rest) = bare.split_at_checked(origin.len())?;
            start.eq_ignore_ascii_case(origin).then_some(())?;
            (rest.is_empty() || rest.starts_with(['/', '?', '#'])).then_some(rest)
        })
    }

    /// A page or folder by another spelling of its address.
    fn other_spelling(&self, address: &str) -> Option<Goal> {
        let name = normal(&self.old.canonical.and_then(|canonical| canonical(address))?);
        let page = self.by_address.get(&name).map(|i| Goal::Page(*i));
        page.or_else(|| {
            self.by_folder_address.get(&name).map(|folder| Goal::Folder(folder.clone()))
        })
    }

    /// A file that was saved beside the export; else, for what is a file, its address on the old
    /// site.
    fn on_old_site(&self, from: usize, address: &str) -> Goal {
        let path = address.split('?').next().unwrap_or(address);
        let name = last(path.trim_end_matches('/'));
        let is_file = path.contains("attachments/")
            || name.rsplit_once('.').is_some_and(|(_, e)| !e.starts_with("htm"));
        match (self.saved(from, address), self.old.origins.first()) {
            (Some(file), _) => Goal::File(file),
            (None, Some(origin)) if is_file && path.starts_with('/') => {
                let origin = origin.split_once("://").map_or(origin.as_str(), |(_, origin)| origin);
                Goal::Remote(format!("https://{}{address}", origin.trim_end_matches('/')))
            }
            _ => Goal::Nowhere,
        }
    }

    /// The file of an export that was saved from `url`: by the last part of its path, or by an id
    /// in it.
    fn saved(&self, from: usize, url: &str) -> Option<String> {
        if !self.old.is_export {
            return None;
        }
        let path = decode(url.split(['?', '#']).next().unwrap_or(url)).to_lowercase();
        let mut parts = path.rsplit('/');
        let name = parts.next().filter(|name| !name.is_empty())?;
        let ids =
            parts.take(3).filter(|part| part.len() > 2 && part.bytes().all(|b| b.is_ascii_digit()));
        std::iter::once(name).chain(ids).find_map(|name| self.named(from, name)).map(str::to_owned)
    }

    /// The file of that name which has most folders in common with the page.
    fn named(&self, from: usize, name: &str) -> Option<&'a str> {
        let page = self.drafts.get(from).map_or("", |draft| &draft.file.path);
        let shared =
            |path: &str| path.split('/').zip(page.split('/')).take_while(|(a, b)| a == b).count();
        let files = self
            .by_name
            .get(name)?
            .iter()
            .filter(|path| !path.ends_with(".json") && !path.ends_with(".xml"));
        files.max_by_key(|path| (shared(path), std::cmp::Reverse(path.len()))).copied()
    }

    /// From what the old site said itself to what it can only have meant: an address that it
    /// answered beats a file of that path, exact letters beat capitals, the whole path beats its
    /// end.
    fn absolute(&self, from: usize, path: &str) -> Goal {
        let bare = path.trim_start_matches('/');
        let by_address = self.by_address.get(&normal(path)).map(|i| Goal::Page(*i));
        by_address
            .or_else(|| self.below_root(bare))
            .or_else(|| self.below_roots(bare))
            .or_else(|| {
                self.by_folder_address.get(&normal(path)).map(|folder| Goal::Folder(folder.clone()))
            })
            .or_else(|| self.picture_in_language(from, bare))
            .or_else(|| self.by_any_case.get(&normal(path).to_lowercase()).map(|i| Goal::Page(*i)))
            .or_else(|| self.in_any_case(bare))
            .or_else(|| self.in_another_language(path))
            .or_else(|| self.above_mount(bare))
            .or_else(|| self.below_mount(bare))
            .or_else(|| self.published(from, path))
            .or_else(|| self.by_end(bare))
            .or_else(|| self.folder_by_end(bare))
            .or_else(|| self.alone(bare))
            .unwrap_or(Goal::Nowhere)
    }

    /// The only page of that name: `{{root_url}}/refunds/`, wherever the root was.
    fn alone(&self, path: &str) -> Option<Goal> {
        let name = path.trim_end_matches('/').to_lowercase();
        let found = self.by_last.get(without_extension(&name))?;
        let of = |i: usize| self.drafts.get(i).map(|draft| &draft.path);
        let (_, first) = found.first()?;
        found.iter().all(|(_, i)| of(*i) == of(*first)).then_some(Goal::Page(*first))
    }

    /// The only folder whose path ends so: its site began below the source.
    fn folder_by_end(&self, path: &str) -> Option<Goal> {
        let end = format!("/{}", path.trim_end_matches('/').to_lowercase());
        let mut found = self.folders.iter().filter(|(folder, _)| folder.ends_with(&end));
        let (_, folder) = found.next().filter(|_| end.len() > 1)?;
        if found.next().is_some() {
            return None;
        }
        self.below_root(folder)
    }

    /// A picture of which each language has its own: `menu.png` is `menu.de.png` to a German page.
    fn picture_in_language(&self, from: usize, path: &str) -> Option<Goal> {
        let lang = &self.drafts.get(from)?.lang;
        let (stem, ending) = path.rsplit_once('.')?;
        let languages = [lang.as_str(), lang.primary(), "en"];
        let mut names = languages.iter().map(|lang| format!("{stem}.{lang}.{ending}"));
        names.find(|name| self.tree.others.contains_key(name)).map(Goal::File)
    }

    /// The only page whose path ends so: generators let links start at several folders.
    fn by_end(&self, path: &str) -> Option<Goal> {
        let path = path.trim_end_matches('/');
        let stem = without_extension(path);
        if !stem.contains('/') && stem == path {
            return None;
        }
        let stem = stem.to_lowercase();
        let end = format!("/{stem}");
        let same_name = self.by_last.get(stem.rsplit('/').next().unwrap_or(&stem))?;
        let mut found = same_name.iter().filter(|(file, _)| file.ends_with(&end)).map(|(_, i)| *i);
        let first = found.next()?;
        let same_page = |i: usize| {
            self.drafts.get(i).map(|draft| &draft.path) == self.drafts.get(first).map(|d| &d.path)
        };
        found.all(same_page).then_some(Goal::Page(first))
    }

    /// A file that the generator copied to the root of its site.
    fn published(&self, from: usize, path: &str) -> Option<Goal> {
        let page = self.drafts.get(from).map_or("", |draft| &draft.file.path);
        self.tree.published(page, path).map(|file| Goal::File(file.to_owned()))
    }

    /// `/zebra` where the page stood at `/docs/zebra`.
    fn above_mount(&self, path: &str) -> Option<Goal> {
        let mut addresses = self.old.mounts.iter().map(|mount| normal(&format!("{mount}/{path}")));
        addresses.find_map(|address| self.by_address.get(&address).map(|i| Goal::Page(*i)))
    }

    /// `/docs/setup/install` where the source folder was published as `/docs/`: the longest end of
    /// the path that stands in the source, unless that folder is part of the source itself.
    fn below_mount(&self, path: &str) -> Option<Goal> {
        let (first, _) = path.split_once('/')?;
        if self.folders.contains_key(&first.to_lowercase()) {
            return None;
        }
        let ends = path.match_indices('/').map(|(at, _)| path.get(at + 1..).unwrap_or(""));
        let ends = ends.filter(|end| !end.trim_matches('/').is_empty());
        ends.filter(|end| end.contains('/') || self.by_path.contains_key(end.trim_end_matches('/')))
            .find_map(|end| {
                let by_address = self.by_address.get(&normal(end)).map(|i| Goal::Page(*i));
                by_address.or_else(|| self.below_root(end))
            })
    }

    /// Generators disagree where a relative link starts: at the file (Docusaurus, MkDocs), at the
    /// page's folder (Hugo), at its address (Jekyll, plain HTML). A file that stands there is the
    /// surest sign, so files are asked first.
    fn relative(&self, from: usize, path: &str) -> Goal {
        let Some(draft) = self.drafts.get(from) else { return Goal::Nowhere };
        let beside_file = path_within(parent(&draft.file.path), path);
        let beside_page = path_within(draft.folder(), path);
        // On the old site a relative link starts at the page's own address.
        let address = draft.addresses.first().map(|address| address.path.as_str()).unwrap_or("");
        let beside_address = path_within(parent(address.trim_start_matches('/')), path);
        let known = |path: &Option<String>| path.as_deref().and_then(|path| self.below_root(path));
        let from_root = || {
            let roots = self
                .old
                .roots
                .iter()
                .map(String::as_str)
                .chain([""])
                .filter(|_| !path.starts_with('.'));
            roots.filter_map(|root| path_within(root, path)).find_map(|path| self.below_root(&path))
        };
        known(&beside_file)
            .or_else(|| known(&beside_page))
            .or_else(|| self.picture_in_language(from, beside_file.as_deref()?))
            .or_else(|| self.by_address.get(&normal(&beside_address?)).map(|i| Goal::Page(*i)))
            .or_else(|| self.in_any_case(beside_file.as_deref()?))
            // Generators' own functions (`useBaseUrl('img/x.png')`) leave the slash out.
            .or_else(|| {
                Some(path)
                    .filter(|path| !path.starts_with('.'))
                    .and_then(|path| self.published(from, path))
            })
            .or_else(from_root)
            // A vault's pictures are known by their names alone.
            .or_else(|| {
                let is_name =
                    !path.contains('/') && path.contains('.') && without_extension(path) == path;
                let name = is_name.then(|| self.named(from, &path.to_lowercase())).flatten();
                name.map(|file| Goal::File(file.to_owned()))
            })
            .or_else(|| self.by_end(path.trim_start_matches("./").trim_start_matches("../")))
            .or_else(|| self.note(path))
            .unwrap_or(Goal::Nowhere)
    }

    /// A page or file whose path differs in capitals only.
    fn in_any_case(&self, path: &str) -> Option<Goal> {
        let path = path.to_lowercase();
        let page = [without_extension(&path), &path]
            .into_iter()
            .find_map(|path| self.by_any_case.get(path))
            .map(|i| Goal::Page(*i));
        let file = || self.files_by_any_case.get(&path).filter(|path| !path.ends_with(".md"));
        page.or_else(|| file().map(|path| Goal::File((*path).to_owned())))
    }

    /// A vault's page by its name alone, where only one has it.
    fn note(&self, name: &str) -> Option<Goal> {
        let name = name.to_lowercase();
        let found = self.by_last.get(&name).filter(|_| self.old.is_vault)?;
        let (_, page) = found.first().filter(|_| found.len() == 1)?;
        Some(Goal::Page(*page))
    }

    /// `path` below the source folder: a page, a file, a folder.
    fn below_root(&self, path: &str) -> Option<Goal> {
        let path = path.trim_end_matches('/');
        let bare = without_extension(path);
        let page = self.by_file.get(bare).or_else(|| self.by_file.get(path));
        let page = page.or_else(|| self.by_path.get(bare)).or_else(|| self.by_path.get(path));
        if let Some(i) = page.filter(|_| !path.is_empty()) {
            return Some(Goal::Page(*i));
        }
        // Markdown among them is what pages take in.
        if self.tree.others.contains_key(path) && !path.ends_with(".md") {
            return Some(Goal::File(path.to_owned()));
        }
        for name in ["index", "README", "_index", "readme", "Readme", "Home", "home"] {
            let inside = if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") };
            if let Some(i) = self.by_file.get(&inside) {
                return Some(Goal::Page(*i));
            }
        }
        if path.is_empty() {
            return self.by_path.get("").map(|i| Goal::Page(*i));
        }
        self.folders.get(&path.to_lowercase()).map(|folder| Goal::Folder(folder.clone()))
    }

    /// A file that was published as it is, from where the pages stand.
    fn below_roots(&self, path: &str) -> Option<Goal> {
        let paths = self.old.roots.iter().map(|root| format!("{}/{path}", root.trim_matches('/')));
        let mut files = paths.filter(|path| self.tree.others.contains_key(path));
        files.find(|path| !path.ends_with(".md")).map(Goal::File)
    }

    /// `/fr/x/` where only `/x/` was ever written.
    fn in_another_language(&self, path: &str) -> Option<Goal> {
        let (first, rest) = path.trim_start_matches('/').split_once('/')?;
        super::languages::known(first)?;
        self.by_address.get(&normal(rest)).map(|i| Goal::Page(*i)).or_else(|| self.below_root(rest))
    }
}

/// The part from its slash on of `/a/b.md`, of `@/a/b.md` (Zola) and of `@site/a/b.md`
/// (Docusaurus).
fn at_root(path: &str) -> Option<&str> {
    let prefixes = ["@site", "@", ""];
    prefixes
        .iter()
        .find_map(|prefix| path.strip_prefix(prefix).filter(|rest| rest.starts_with('/')))
}

/// An address without what servers add or forgive: `/a/b/index.html`, `/a/b.html`, `/a/b/` and
/// `a/b` are one.
pub fn normal(address: &str) -> String {
    let path = address.trim_matches('/');
    let path = path.strip_suffix("index.html").unwrap_or(path).trim_end_matches('/');
    path.strip_suffix(".html").unwrap_or(path).to_owned()
}

fn without_extension(path: &str) -> &str {
    let endings = [".md", ".mdx", ".markdown", ".html", ".htm", ".MD"];
    endings.iter().find_map(|ending| path.strip_suffix(ending)).unwrap_or(path)
}

fn has_scheme(target: &str) -> bool {
    target.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    })
}

fn decode(text: &str) -> String {
    percent_decode_str(text)
        .decode_utf8()
        .map_or_else(|_| text.to_owned(), |text| text.into_owned())
}
