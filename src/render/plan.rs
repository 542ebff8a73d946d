//! Every address of the site with the page that stands there, and one function that writes a page.
//! Whoever needs all of them asks for all; a preview asks for those that somebody looks at.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use rayon::prelude::*;

use crate::contact::published::PUBLISHED;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::graph::{ArticleIx, CategoryIx, Redirect};
use crate::model::{DESCRIPTION, OutputFile, SitePath, host_page};
use crate::render::addresses::{Addresses, Place};
use crate::render::contact::{self, ContactPage};
use crate::render::copies::{feed, host, hosting, listing, llms, markdown_copy, sitemap};
use crate::render::input::Input;
use crate::render::page::Outcome;
use crate::render::page::scope::{ALL, Scope};
use crate::render::page::shared::Shared;
use crate::render::pages::{all, article, category, home, overview, own_types, tags};

/// Pages that one thread writes before another can help it.
const AT_A_TIME: usize = 32;

/// All pages of a site. What they share is prepared; none of them is written yet.
pub struct Plan<'a> {
    shared: &'a Shared<'a>,
    languages: Vec<Tongue<'a>>,
    /// Addresses of forms without their ends, and where they lead.
    cut_off: Vec<(SitePath, SitePath)>,
    pages: Vec<Page>,
    /// Of `pages`.
    at: Addresses<'a>,
}

/// One language's view of the site.
struct Tongue<'a> {
    scope: Scope<'a>,
    places: article::Places,
    feeds: feed::Topics,
    /// What the contact scripts say.
    words: Option<OutputFile>,
}

/// One page, or a list that goes on over several pages.
#[derive(Debug, Clone, Copy)]
pub struct Page(Kind);

#[derive(Debug, Clone, Copy)]
enum Kind {
    /// In the language of that number.
    In(usize, Own),
    Listing,
    SiteMapXml,
    Hosting,
    Stub(usize),
    CutOff(usize),
    Host,
    Routing,
}

/// What every language has of its own.
#[derive(Debug, Clone, Copy)]
enum Own {
    Home,
    Search,
    All,
    SiteMap,
    NotFound,
    Category(CategoryIx),
    Tags,
    Tag(usize),
    Article(ArticleIx),
    Markdown(ArticleIx),
    Contact(ContactPage),
    Words,
    Host,
    Feed,
    TopicFeed(CategoryIx),
    Llms,
}

impl Page {
    /// Whether it says something of all articles.
    fn is_long(&self) -> bool {
        match self.0 {
            Kind::Listing | Kind::SiteMapXml | Kind::Hosting | Kind::Host | Kind::Routing => true,
            Kind::In(_, own) => {
                matches!(own, Own::Home | Own::All | Own::SiteMap | Own::Feed | Own::Llms)
            }
            Kind::Stub(_) | Kind::CutOff(_) => false,
        }
    }
}

/// Gives `work` the plan of the site, and what is wrong whichever page is written.
pub fn plan<T>(input: &Input<'_>, work: impl FnOnce(&Plan<'_>, &Diagnostics) -> T) -> T {
    let (shared, mut diagnostics) = Shared::new(input);
    diagnostics.extend(own_types::unknown(input));
    if let Some(told) = hosting::too_many_redirects(input.site.redirects.len()) {
        diagnostics.push(told);
    }
    let languages = input.site.config.languages.iter();
    let languages =
        languages.map(|language| Tongue::new(Scope::new(&shared, language), &mut diagnostics));
    let mut plan = Plan {
        languages: languages.collect(),
        shared: &shared,
        cut_off: contact::cut_off(&shared),
        pages: Vec::new(),
        at: Addresses::default(),
    };
    diagnostics.extend(plan.lay_out());
    work(&plan, &diagnostics)
}

impl<'a> Tongue<'a> {
    fn new(mut scope: Scope<'a>, diagnostics: &mut Diagnostics) -> Self {
        // Every page names the file, so it is written before there is any.
        let words = contact::script_words(&scope).unwrap_or_else(|found| {
            diagnostics.extend(found);
            None
        });
        diagnostics.extend(scope.open(words.as_ref().map(|(address, _)| address.clone())));
        let places = article::Places::new(&scope);
        let feeds = feed::topics(&scope);
        Self { scope, places, feeds, words: words.map(|(_, file)| file) }
    }

    /// Everything in this language, each with the place of its first file.
    fn pages(&self) -> Vec<(Own, Place<'a>)> {
        let scope = &self.scope;
        let page_file = |path: &SitePath| Place::File(page_file(path));
        let fixed = |own: Own, tail: &str| (own, page_file(&scope.path(tail)));
        let mut pages = Vec::with_capacity(2 * scope.site.articles.len() + 64);
        pages.extend([fixed(Own::Home, ""), fixed(Own::Search, "search/")]);
        pages.extend(scope.has_all().then(|| fixed(Own::All, ALL)));
        pages.push(fixed(Own::SiteMap, "sitemap/"));
        pages.push(fixed(Own::NotFound, "404.html"));
        for (index, category) in scope.site.categories.pairs().skip(1) {
            let name = category.names.get(scope.lang());
            pages.extend(name.map(|name| (Own::Category(index), page_file(&name.path))));
        }
        let tags = tags::all(scope);
        pages.extend((!tags.is_empty()).then(|| fixed(Own::Tags, "tags/")));
        let tags = tags.iter().enumerate();
        pages.extend(tags.map(|(at, tag)| (Own::Tag(at), page_file(&tag.path))));
        for (index, _, version) in scope.site.versions(scope.lang()) {
            pages.push((Own::Article(index), Place::Article(&version.path)));
            pages.push((Own::Markdown(index), Place::Copy(&version.path)));
        }
        let contact = contact::pages(scope).into_iter();
        pages.extend(contact.map(|(page, path)| (Own::Contact(page), page_file(&path))));
        let words = self.words.iter().map(|file| file.path.clone());
        pages.extend(words.map(|path| (Own::Words, Place::File(path))));
        pages.push((Own::Host, Place::File(host_page(scope.lang()))));
        pages.extend(scope.has_dates().then(|| (Own::Feed, Place::File(feed::path(scope)))));
        for index in self.feeds.keys() {
            let path = feed::topic_path(scope, *index);
            let place = path.map(|path| Place::File(format!("site/{path}")));
            pages.extend(place.map(|place| (Own::TopicFeed(*index), place)));
        }
        pages.push((Own::Llms, Place::File(llms::path(&scope.path("")))));
        pages
    }

    fn write(&self, own: Own) -> Vec<Outcome> {
        let scope = &self.scope;
        let version = |index: ArticleIx| {
            let article = &scope.site.articles[index];
            Some((index, article, article.versions.get(scope.lang())?))
        };
        let one = match own {
            Own::All => return all::write(scope),
            Own::Category(index) => {
                return category::write(scope, index, self.feeds.contains_key(&index));
            }
            Own::Tag(at) => {
                let tag = tags::all(scope).get(at);
                return tag.map(|tag| tags::write(scope, tag)).unwrap_or_default();
            }
            Own::Llms => return llms::write(scope).into_iter().map(Ok).collect(),
            Own::Home => Some(home::write(scope)),
            Own::Search => Some(all::search(scope)),
            Own::SiteMap => Some(overview::site_map(scope)),
            Own::NotFound => Some(overview::not_found(scope)),
            Own::Tags => Some(tags::index(scope)),
            Own::Article(index) => {
                version(index).map(|version| article::write(scope, &self.places, version))
            }
            Own::Markdown(index) => version(index)
                .map(|(_, _, version)| Ok(markdown_copy::write(scope.shared, version))),
            Own::Contact(page) => contact::write(scope, page),
            Own::Words => self.words.clone().map(Ok),
            Own::Host => Some(host::page(scope)),
            Own::Feed => feed::write(scope),
            Own::TopicFeed(index) => self
                .feeds
                .get(&index)
                .and_then(|articles| feed::write_topic(scope, index, articles)),
        };
        one.into_iter().collect()
    }
}

impl Plan<'_> {
    /// What is wrong with it: an old address that is a page's. That page stays.
    fn lay_out(&mut self) -> Diagnostics {
        let mut diagnostics = Diagnostics::new();
        let mut all: Vec<(Kind, Place<'_>)> = Vec::new();
        for (number, tongue) in self.languages.iter().enumerate() {
            let pages = tongue.pages().into_iter();
            all.extend(pages.map(|(own, place)| (Kind::In(number, own), place)));
        }
        let file = |path: &str| Place::File(path.to_owned());
        all.push((Kind::Listing, file(listing::PATH)));
        if !self.shared.site.config.preview {
            all.push((Kind::SiteMapXml, file(sitemap::PATH)));
        }
        let [first, others @ ..] = hosting::FILES;
        let hosting = all.len();
        all.push((Kind::Hosting, file(first)));
        let redirects = &self.shared.site.redirects;
        let froms: Vec<String> =
            redirects.iter().map(|redirect| page_file(&redirect.from)).collect();
        let taken = self.standing(&all, &froms);
        for ((at, redirect), path) in redirects.iter().enumerate().zip(froms) {
            match taken.contains(&path.to_lowercase()) {
                true => diagnostics.push(self.taken(redirect)),
                false => all.push((Kind::Stub(at), Place::File(path))),
            }
        }
        let cut_off = self.cut_off.iter().enumerate();
        all.extend(cut_off.map(|(at, (from, _))| (Kind::CutOff(at), Place::File(page_file(from)))));
        all.push((Kind::Host, file(DESCRIPTION)));
        if self.shared.input.contact.is_some() {
            all.push((Kind::Routing, file(PUBLISHED)));
        }
        self.pages = all.iter().map(|(kind, _)| Page(*kind)).collect();
        let places = all.into_iter().map(|(_, place)| place);
        let mut addresses = Addresses::new(markdown_copy::folder(self.shared), places);
        others.iter().for_each(|path| addresses.put(file(path), hosting));
        self.at = addresses;
        diagnostics
    }

    /// Those of `wanted` that are the paths of pages, in small letters: some folders ignore case.
    fn standing(&self, pages: &[(Kind, Place<'_>)], wanted: &[String]) -> BTreeSet<String> {
        if wanted.is_empty() {
            return BTreeSet::new();
        }
        let wanted: BTreeSet<String> = wanted.iter().map(|path| path.to_lowercase()).collect();
        let copies = markdown_copy::folder(self.shared);
        let paths = pages.iter().map(|(_, place)| place.path(copies).to_lowercase());
        paths.filter(|path| wanted.contains(path)).collect()
    }

    fn taken(&self, redirect: &Redirect) -> Diagnostic {
        let site = self.shared.site;
        let texts = site.articles.iter().flat_map(|article| article.versions.values());
        let texts = texts.map(|version| (&version.path, Some(&version.document)));
        let intros = site.categories.iter().flat_map(|category| category.names.values());
        let intros = intros.map(|name| (&name.path, name.document.as_ref()));
        let named = texts.chain(intros).find(|(path, _)| **path == redirect.to);
        let message = format!("the alias /{} is taken: a page of the site itself", redirect.from);
        let d = Diagnostic::error("duplicate-address", message)
            .help("take it out: that page stays where it is");
        match named.and_then(|(_, document)| document) {
            Some(document) => d.at(document.place(redirect.span)),
            None => d,
        }
    }

    /// In the order of the languages, then of the kinds of page.
    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    /// The path below `dist/` of every page's first file, in order. Long lists, `llms.txt`,
    /// `articles.json` and `sitemap.xml` may have further files, which [`Self::find`] knows.
    pub fn addresses(&self) -> impl Iterator<Item = String> {
        let mut paths: Vec<String> = self.at.paths().collect();
        paths.sort_unstable();
        paths.into_iter()
    }

    /// The page that would write the file at `path` below `dist/`, if any does.
    pub fn find(&self, path: &str) -> Option<Page> {
        let at = |path: &str| self.at.find(path).and_then(|at| self.pages.get(at)).copied();
        at(path).or_else(|| {
            let further = self.further(path)?;
            at(&further)
        })
    }

    /// The first file of the list that `path` may be a further part of.
    fn further(&self, path: &str) -> Option<String> {
        let (folder, name) = path.rsplit_once('/')?;
        if name == "llms.txt" {
            let own = self.languages.iter().map(|tongue| &tongue.scope.prefix);
            let own = own.filter(|prefix| path.starts_with(&format!("site/{prefix}")));
            let own = own.max_by_key(|prefix| prefix.len())?;
            return Some(format!("site/{own}{name}"));
        }
        if folder == "site" && name.starts_with("articles-") {
            return Some(listing::PATH.to_owned());
        }
        if folder == "site" && name.starts_with("sitemap-") {
            return Some(sitemap::PATH.to_owned());
        }
        let (list, part) = folder.rsplit_once('/')?;
        part.starts_with('~').then(|| format!("{list}/{name}"))
    }

    /// The page's files, or what keeps one from being written.
    pub fn write(&self, page: Page) -> Vec<Outcome> {
        let shared = self.shared;
        match page.0 {
            Kind::In(number, own) => {
                self.languages.get(number).map(|tongue| tongue.write(own)).unwrap_or_default()
            }
            Kind::Listing => listing::write(shared),
            Kind::SiteMapXml => sitemap::write(shared),
            Kind::Hosting => hosting::write(shared).into_iter().map(Ok).collect(),
            Kind::Stub(at) => {
                let redirect = shared.site.redirects.get(at);
                let stub = |from, to| Ok(hosting::stub(shared, from, to));
                redirect.map(|redirect| stub(&redirect.from, &redirect.to)).into_iter().collect()
            }
            Kind::CutOff(at) => {
                let cut_off = self.cut_off.get(at);
                cut_off.map(|(from, to)| Ok(hosting::stub(shared, from, to))).into_iter().collect()
            }
            Kind::Host => vec![host::description(shared)],
            Kind::Routing => host::routing(shared).into_iter().collect(),
        }
    }

    /// Writes every page, side by side, and gives each file away as soon as it is made. What keeps
    /// pages from being written is told in the plan's order; `None` when `take` wants no more.
    pub fn write_all(
        &self,
        take: impl Fn(OutputFile) -> ControlFlow<()> + Sync,
    ) -> Option<Diagnostics> {
        let write = |page: &Page| {
            let mut found = Diagnostics::new();
            for outcome in self.write(*page) {
                match outcome {
                    Ok(file) => {
                        if take(file).is_break() {
                            return None;
                        }
                    }
                    Err(failed) => found.extend(failed),
                }
            }
            Some(found)
        };
        let each = |is_long: bool| {
            let pages = self
                .pages
                .par_iter()
                .with_max_len(AT_A_TIME)
                .enumerate()
                .filter(move |(_, page)| page.is_long() == is_long);
            pages.map(|(at, page)| Some((at, write(page)?))).collect::<Option<Vec<_>>>()
        };
        // One thread writes a page that names the whole site: begun last, it would be alone.
        let (long, others) = rayon::join(|| each(true), || each(false));
        let mut found = long?;
        found.extend(others?);
        found.sort_unstable_by_key(|(at, _)| *at);
        Some(found.into_iter().flat_map(|(_, found)| found).collect())
    }

    /// What is no page: the theme's assets and the files beside articles.
    pub fn assets(&self) -> Vec<OutputFile> {
        self.shared.files()
    }
}

fn page_file(path: &SitePath) -> String {
    let mut file = String::with_capacity(path.as_str().len() + "site/index.html".len());
    file.push_str("site/");
    path.push_file(&mut file);
    file
}
