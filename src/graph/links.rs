//! Every open link and file of every body, resolved for every reader's language.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use rustc_hash::FxBuildHasher;

use super::anchors::{self, Anchor};
use super::embeds::blocked;
use super::files::{self, FileBytes, FileRead, Published};
use super::ids::{ArticleIx, CategoryIx};
use super::kept::Kept;
use super::mend::Mender;
use super::missing::{ended, unshown};
use super::near::Around;
use super::resolved::Resolved;
use super::site::{Article, ResolvedAsset, Site, Version};
use crate::content::{is_markdown, own_pages};
use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::model::{
    Asset, AssetKind, Document, DocumentKey, Lang, Link, SitePath, escape_path, escape_query,
};
use crate::source;

/// What links may lead to: all of it there before the first one is resolved.
pub(super) struct Targets {
    names: Names,
    files: Published,
    /// As they were read.
    read: FileBytes,
    around: Around,
}

impl Targets {
    /// Fills the site's own files, too.
    pub fn new(site: &mut Site, files: FileBytes, around: Around) -> Self {
        let read = files.clone();
        let files = Published::new(files, &referenced(site));
        site.assets = files.published();
        Self { names: Names::new(site), files, read, around }
    }

    /// Whether they were made of this listing and of these files.
    pub fn are_of(&self, listing: &Arc<BTreeSet<String>>, files: &FileBytes) -> bool {
        (Arc::ptr_eq(&self.around.listing, listing) || self.around.listing == *listing)
            && self.has_files(files)
    }

    /// Whether both were made of the same files.
    pub fn has_files_of(&self, other: &Self) -> bool {
        self.has_files(&other.read)
    }

    fn has_files(&self, files: &FileBytes) -> bool {
        // What was not read again is the very same.
        let is_same = |(own, other): (&FileRead, &FileRead)| match (own, other) {
            (Ok(own), Ok(other)) => Arc::ptr_eq(own, other) || own == other,
            (own, other) => own == other,
        };
        self.read.keys().eq(files.keys()) && self.read.values().zip(files.values()).all(is_same)
    }

    pub fn article(&self, key: &DocumentKey) -> Option<ArticleIx> {
        self.names.articles.get(key).copied()
    }
}

/// Fills `hrefs` and `assets` of every version and category intro, those of articles as they are
/// `kept`, if they are. What is wrong, by the path of the text it is wrong in.
pub(super) fn resolve(
    site: &mut Site,
    targets: &Targets,
    kept: Option<&Kept<'_>>,
) -> Vec<(Arc<str>, Diagnostics)> {
    let resolver = Resolver::new(site, targets);
    let articles: Vec<Vec<(Lang, Resolved)>> = {
        let articles: Vec<(ArticleIx, &Article)> = site.articles.pairs().collect();
        articles.into_par_iter().map(|article| resolver.article(article, kept)).collect()
    };
    let categories: Vec<Vec<(Lang, Resolved)>> = site
        .categories
        .iter()
        .map(|category| {
            let names = category
                .names
                .iter()
                .filter_map(|(lang, name)| Some((lang, name.document.as_ref()?)));
            names
                .map(|(lang, document)| (lang.clone(), resolver.document(document, lang, None)))
                .collect()
        })
        .collect();
    let mut found = Vec::new();
    let mut tell = |document: &Document, wrong: Diagnostics| {
        if !wrong.is_empty() {
            found.push((Arc::clone(&document.file.path), wrong));
        }
    };
    for (article, resolved) in site.articles.iter_mut().zip(articles) {
        for (lang, resolved) in resolved {
            if let Some(version) = article.versions.get_mut(&lang) {
                tell(&version.document, resolved.diagnostics);
                (version.hrefs, version.assets) = (resolved.hrefs, resolved.assets);
            }
        }
    }
    for (category, resolved) in site.categories.iter_mut().zip(categories) {
        for (lang, resolved) in resolved {
            if let Some(name) = category.names.get_mut(&lang) {
                if let Some(document) = &name.document {
                    tell(document, resolved.diagnostics);
                }
                (name.hrefs, name.assets) = (resolved.hrefs, resolved.assets);
            }
        }
    }
    found
}

/// The links of one of the texts of the article at `at`, for readers of `reader`.
pub(super) fn resolve_one(
    site: &Site,
    targets: &Targets,
    document: &Document,
    reader: &Lang,
    at: ArticleIx,
) -> Resolved {
    Resolver::new(site, targets).document(document, reader, Some(&site.articles[at]))
}

/// What a path below `content/` can mean.
struct Names {
    articles: HashMap<DocumentKey, ArticleIx, FxBuildHasher>,
    categories: HashMap<DocumentKey, CategoryIx, FxBuildHasher>,
}

impl Names {
    fn new(site: &Site) -> Self {
        let articles =
            site.articles.pairs().map(|(index, article)| (article.key.clone(), index)).collect();
        let categories = site
            .categories
            .pairs()
            .map(|(index, category)| (category.key.clone(), index))
            .collect();
        Self { articles, categories }
    }
}

struct Resolver<'a> {
    site: &'a Site,
    names: &'a Names,
    /// Made at the first link that names an address instead of a file.
    pages: OnceLock<HashSet<&'a SitePath, FxBuildHasher>>,
    files: &'a Published,
    around: &'a Around,
    mender: Mender<'a>,
}

impl<'a> Resolver<'a> {
    fn new(site: &'a Site, targets: &'a Targets) -> Self {
        let Targets { names, files, around, read: _ } = targets;
        let (pages, mender) = (OnceLock::new(), Mender::new(&site.articles));
        Self { site, names, pages, files, around, mender }
    }

    fn article(
        &self,
        (at, article): (ArticleIx, &Article),
        kept: Option<&Kept<'_>>,
    ) -> Vec<(Lang, Resolved)> {
        let of = |version: &Version| {
            let own = || self.document(&version.document, &version.lang, Some(article));
            kept.and_then(|kept| kept.of(at, version)).unwrap_or_else(own)
        };
        article.versions.values().map(|version| (version.lang.clone(), of(version))).collect()
    }

    fn document(&self, document: &Document, reader: &Lang, article: Option<&Article>) -> Resolved {
        let mut found = Diagnostics::new();
        let href = |link: &Link| {
            if let Some(key) = self.ended(document, link) {
                found.push(ended(document, link));
                return self.above(&key, reader);
            }
            self.link(document, reader, article, link).unwrap_or_else(|diagnostic| {
                found.push(diagnostic);
                String::new()
            })
        };
        let hrefs = document.body.links.iter().map(href).collect();
        let file = |asset: &Asset| {
            self.file(document, asset, &mut found).unwrap_or_else(|diagnostic| {
                found.push(diagnostic);
                ResolvedAsset::default()
            })
        };
        let assets = document.body.assets.iter().map(file).collect();
        found.extend(blocked(document, &self.site.config.security));
        let told = found.into_iter().map(|d| document.file.told(d));
        Resolved { hrefs, assets, diagnostics: told.collect() }
    }

    fn file(
        &self,
        document: &Document,
        asset: &Asset,
        diagnostics: &mut Diagnostics,
    ) -> Result<ResolvedAsset, Diagnostic> {
        let unshown = |why: Option<&Diagnostic>| {
            // A path of Windows leads nowhere as it stands.
            let why = why.filter(|_| !asset.path.contains('\\'));
            let d = unshown(document, asset, why, || self.around.file(document, asset));
            match self.around.clear(document, asset) {
                Some(file) => self.mender.path(d, document, (asset.span, &asset.path), file),
                None => d,
            }
        };
        let path = files::locate(path_of(document, asset.span), &asset.path)
            .map_err(|why| unshown(Some(&why)))?;
        let base = self.site.config.base_url.path();
        let mut file = self.files.resolve(&path, base).map_err(unshown)?;
        file.size = asset.size.of(file.size);
        if let Some(what) = self.files.active(&path) {
            let message = format!("the drawing `{}` holds {what}", asset.path);
            let d = if self.site.config.trusted {
                Diagnostic::warning("active-picture", message)
            } else {
                Diagnostic::error("active-picture", message)
            };
            diagnostics.push(
                d.at(document.place(asset.span))
                    .help("export it as a plain SVG, without scripts and embedded pages"),
            );
        }
        let fault = self.files.fault(&path).filter(|_| asset.kind == AssetKind::Image);
        if let Some((what, help)) = fault {
            let message = format!("the picture `{}` {what}", asset.path);
            let d = Diagnostic::warning("bad-picture", message).at(document.place(asset.span));
            diagnostics.push(d.help(*help));
        }
        Ok(file)
    }

    fn link(
        &self,
        document: &Document,
        reader: &Lang,
        own: Option<&Article>,
        link: &Link,
    ) -> Result<String, Diagnostic> {
        let query = link
            .query
            .as_ref()
            .map(|query| format!("?{}", escape_query(query)))
            .unwrap_or_default();
        if link.path.is_empty() && link.query.is_some() && link.fragment.is_none() {
            return Ok(query);
        }
        if link.path.is_empty() {
            let Some(fragment) = &link.fragment else { return Ok("#".into()) };
            return match own {
                Some(article) => self
                    .fragment(document, article, document, link)
                    .map(|anchor| format!("{query}#{anchor}")),
                None => Ok(format!("{query}#{}", escape_path(fragment))),
            };
        }
        let place = || document.place(link.span);
        let Some(path) = source::resolve(path_of(document, link.span), &link.path) else {
            return Err(Diagnostic::error(
                "dead-link",
                format!("`{}` leads out of the site", link.path),
            )
            .at(place())
            .help("link to a file below content/"));
        };
        let base = self.site.config.base_url.path();
        let key = self.key(&path, link.path.starts_with('/'));
        let named = self.names.articles.get(&*key).map(|ix| &self.site.articles[*ix]);
        if let Some(article) = named {
            // Without a page in the reader's language, the source's own page is better than none.
            let version =
                article.versions.get(reader).or_else(|| article.versions.get(&article.source));
            if let Some(version) = version {
                let mut href = version.path.href(base);
                href.push_str(&query);
                if link.fragment.is_none() {
                    return Ok(href);
                }
                let anchor = self.fragment(document, article, &version.document, link)?;
                return Ok(format!("{href}#{anchor}"));
            }
        }
        let named = self.names.categories.get(&*key).map(|ix| &self.site.categories[*ix]);
        if let Some(category) = named
            && let Some(name) =
                category.names.get(reader).or_else(|| category.names.values().next())
        {
            return Ok(format!("{}{query}", name.path.href(base)));
        }
        if link.path.starts_with('/') && self.is_page(&path) {
            let slash = if path.is_empty() || path.ends_with(".html") { "" } else { "/" };
            let fragment =
                link.fragment.as_ref().map(|f| format!("#{}", escape_path(f))).unwrap_or_default();
            return Ok(format!(
                "{}{query}{fragment}",
                SitePath::new(format!("{path}{slash}")).href(base)
            ));
        }
        Err(self.dead(document, link, &DocumentKey::new(&*key)))
    }

    /// The article that a link leads to, if its last day has passed.
    fn ended(&self, document: &Document, link: &Link) -> Option<DocumentKey> {
        if link.path.is_empty() || self.site.ended.is_empty() {
            return None;
        }
        let path = source::resolve(path_of(document, link.span), &link.path)?;
        let key = self.key(&path, link.path.starts_with('/'));
        let has_ended =
            self.site.ended.contains(&*key) && !self.names.categories.contains_key(&*key);
        has_ended.then(|| DocumentKey::new(&*key))
    }

    /// The nearest folder of an article that is gone: what answers like it stands there.
    fn above(&self, key: &DocumentKey, reader: &Lang) -> String {
        let folders = std::iter::successors(key.parent(), DocumentKey::parent);
        let names = folders.filter_map(|folder| {
            let category = &self.site.categories[*self.names.categories.get(&folder)?];
            category.names.get(reader).map(|name| name.path.clone())
        });
        let path =
            names.into_iter().next().unwrap_or_else(|| SitePath::new(self.site.prefix(reader)));
        path.href(self.site.config.base_url.path())
    }

    /// The document a path below the root names: the language suffix and `_category` fall away.
    fn key<'p>(&self, path: &'p str, from_root: bool) -> Cow<'p, str> {
        let below = match path.strip_prefix("content") {
            Some(rest) if rest.is_empty() || rest.starts_with('/') => rest.trim_start_matches('/'),
            _ if from_root => path,
            _ => return format!("../{path}").into(),
        };
        let Some(stem) = below.strip_suffix(".md") else { return below.into() };
        let stem = match stem.rsplit_once('.') {
            Some((head, tail))
                if Lang::parse(tail)
                    .is_some_and(|lang| self.site.config.language(&lang).is_some()) =>
            {
                head
            }
            _ => stem,
        };
        let folder = stem.strip_suffix("_category");
        folder.map_or(stem, |folder| folder.trim_end_matches('/')).into()
    }

    fn is_page(&self, path: &str) -> bool {
        let first = path
            .split('/')
            .find(|part| self.site.config.languages.iter().all(|l| l.lang.as_str() != *part));
        self.pages.get_or_init(|| addresses(self.site)).contains(&SitePath::new(format!("{path}/")))
            || path.is_empty()
            || first.is_none_or(|first| own_pages().any(|own| own == first))
    }

    fn fragment(
        &self,
        document: &Document,
        article: &Article,
        shown: &Document,
        link: &Link,
    ) -> Result<String, Diagnostic> {
        let fragment = link.fragment.as_deref().unwrap_or("");
        match anchors::resolve(article, shown, fragment) {
            Anchor::Found(anchor) => Ok(escape_path(&anchor)),
            Anchor::Missing => {
                let missing = |shown: &Document| {
                    let message =
                        format!("there is no heading `#{fragment}` in {}", shown.file.path);
                    Diagnostic::error("dead-anchor", message).at(document.place(link.span))
                };
                if let Some(short) = anchors::shortened(article, shown, fragment) {
                    return Err(missing(shown).help(short));
                }
                // The text that the writer sees: a fallback page repeats its links for readers of
                // each language, and the mistake is one.
                let versions = [&document.lang, &article.source];
                let mut versions = versions.iter().filter_map(|lang| article.versions.get(*lang));
                let shown = versions.next().map_or(shown, |version| &version.document);
                let d = missing(shown);
                let sure = anchors::meant(shown, fragment);
                let Some(close) = sure.or_else(|| anchors::closest(shown, fragment)) else {
                    return Err(d.help("pin the heading with {#name}, or correct the link"));
                };
                let d = d.help(format!("did you mean `#{close}`?"));
                Err(match sure {
                    Some(_) => self.mender.anchor(d, document, (link.span, fragment), close),
                    None => d,
                })
            }
        }
    }

    /// The path of a link as the web writes it, where it was written with backslashes and leads
    /// somewhere without them.
    fn with_slashes(&self, document: &Document, link: &Link) -> Option<String> {
        let slashes = Some(link.path.replace('\\', "/")).filter(|path| **path != *link.path)?;
        let path = source::resolve(&document.file.path, &slashes)?;
        let key = self.key(&path, slashes.starts_with('/'));
        let is_known =
            self.names.articles.contains_key(&*key) || self.names.categories.contains_key(&*key);
        is_known.then_some(slashes)
    }

    fn dead(&self, document: &Document, link: &Link, key: &DocumentKey) -> Diagnostic {
        if self.around.hidden.contains(key) {
            let message = format!(
                "`{}` is a draft, or waits for its day: readers would find nothing there",
                link.path
            );
            return Diagnostic::error("link-to-draft", message)
                .at(document.place(link.span))
                .help("take its `draft: true` or the day to come out, or take the link out");
        }
        let file = source::resolve(path_of(document, link.span), &link.path)
            .filter(|path| self.around.listing.contains(path));
        if file.as_deref().is_some_and(is_markdown) {
            let message = format!("`{}` is there, and is no page", link.path);
            return Diagnostic::error("dead-link", message)
                .at(document.place(link.span))
                .help("see what is told of that file, such as a language that is not declared");
        }
        if file.is_some() {
            let message = format!("`{}` is taken for a page: its name has no ending", link.path);
            return Diagnostic::error("dead-link", message)
                .at(document.place(link.span))
                .help("give the file an ending, such as .txt");
        }
        if let Some(slashes) = self.with_slashes(document, link) {
            let d = Diagnostic::error("dead-link", format!("there is no page `{}`", link.path));
            let d = d.at(document.place(link.span)).help(format!("did you mean {slashes}?"));
            return self.mender.address(d, document, (link.span, &link.path), &slashes);
        }
        let sure = self.mender.article(key, &document.key);
        let help = match sure.or_else(|| self.mender.near(key, &document.key)) {
            Some(close) => format!("did you mean content/{close}.md?"),
            None if link.path.starts_with('/') => {
                "correct the path; it starts at content/".to_owned()
            }
            None => "correct the path; it is relative to this file".to_owned(),
        };
        let d = Diagnostic::error("dead-link", format!("there is no page `{}`", link.path));
        let d = d.at(document.place(link.span)).help(help);
        match sure {
            Some(meant) => self.mender.path(
                d,
                document,
                (link.span, &link.path),
                &format!("content/{meant}.md"),
            ),
            None => d,
        }
    }
}

/// Every address of the site. An old one works as well as the one that it leads to.
fn addresses(site: &Site) -> HashSet<&SitePath, FxBuildHasher> {
    let articles = site.articles.iter();
    let versions = articles.flat_map(|article| article.versions.values().map(|own| &own.path));
    let categories = site.categories.iter();
    let names = categories.flat_map(|category| category.names.values().map(|name| &name.path));
    let old = site.redirects.iter().map(|redirect| &redirect.from);
    versions.chain(names).chain(old).collect()
}

/// Of the file that something of `document` is written in: a part may stand elsewhere.
fn path_of(document: &Document, span: Span) -> &str {
    &document.file.own(span).0.path
}

/// The paths of all files that the site's bodies refer to: those of drafts are not published.
fn referenced(site: &Site) -> BTreeSet<String> {
    let articles = site.articles.iter().flat_map(|article| article.versions.values());
    let articles = articles.map(|version| &version.document);
    let intros = site.categories.iter().flat_map(|category| category.names.values());
    let intros = intros.filter_map(|name| name.document.as_ref());
    files::wanted_files(articles.chain(intros))
}
