//! Atom feeds of what was written or changed last: one a language, and one for each of its topics.

use std::collections::BTreeMap;
use std::io;

use jiff::civil::Date;
use quick_xml::events::BytesStart;

use crate::graph::{Article, ArticleIx, CategoryIx, Site, Version};
use crate::model::SitePath;
use crate::render::copies::xml::{self, Xml};
use crate::render::page::Outcome;
use crate::render::page::scope::Scope;

const ENTRIES: usize = 50;

type Dated<'s> = (Date, &'s Article, &'s Version);

/// A text of the language's own with its date. Dates come from front matter only: a feed must not
/// claim news because a build ran.
fn dated<'s>(article: &'s Article, version: &'s Version) -> Option<Dated<'s>> {
    let date = article.meta.updated.max(article.meta.published)?;
    (!version.is_fallback()).then_some((date, article, version))
}

/// Where the feed stands.
pub(in crate::render) fn path(scope: &Scope<'_>) -> String {
    format!("site/{}feed.xml", scope.prefix)
}

/// What the feeds of topics hold: of each topic of the first level that has a date in it, the dated
/// articles, down to the last level.
pub(in crate::render) type Topics = BTreeMap<CategoryIx, Vec<ArticleIx>>;

pub(in crate::render) fn topics(scope: &Scope<'_>) -> Topics {
    let mut topics = Topics::new();
    for (index, article, version) in scope.site.versions(scope.lang()) {
        let Some(top) = dated(article, version).and_then(|_| top(scope.site, article.category))
        else {
            continue;
        };
        if scope.site.categories[top].names.contains_key(scope.lang()) {
            topics.entry(top).or_default().push(index);
        }
    }
    topics
}

/// Where a topic's feed stands, below the site's root.
pub(in crate::render) fn topic_path(scope: &Scope<'_>, index: CategoryIx) -> Option<SitePath> {
    Some(scope.site.categories[index].names.get(scope.lang())?.path.join("feed.xml"))
}

/// The category of the first level that `category` is or stands in; `None` for the root.
fn top(site: &Site, category: CategoryIx) -> Option<CategoryIx> {
    let mut at = category;
    loop {
        match site.categories[at].parent? {
            CategoryIx::ROOT => return Some(at),
            above => at = above,
        }
    }
}

pub(in crate::render) fn write(scope: &Scope<'_>) -> Option<Outcome> {
    let home = scope.shared.url(&scope.path(""));
    let own = scope.shared.url(&scope.path("feed.xml"));
    let all = scope.site.versions(scope.lang());
    let dated = all.filter_map(|(_, article, version)| dated(article, version)).collect();
    feed(scope, &path(scope), [&scope.language.title, &home, &own], dated)
}

/// `articles` as [`Topics`] has them.
pub(in crate::render) fn write_topic(
    scope: &Scope<'_>,
    index: CategoryIx,
    articles: &[ArticleIx],
) -> Option<Outcome> {
    let name = scope.site.categories[index].names.get(scope.lang())?;
    let path = topic_path(scope, index)?;
    let title = format!("{}: {}", scope.language.title, name.title);
    let (home, own) = (scope.shared.url(&name.path), scope.shared.url(&path));
    let articles = articles.iter().map(|index| &scope.site.articles[*index]);
    let dated = articles.filter_map(|article| dated(article, article.versions.get(scope.lang())?));
    let dated = dated.collect();
    feed(scope, &format!("site/{path}"), [&title, &home, &own], dated)
}

/// Named by its title, and the addresses of the page and of the feed itself.
fn feed(
    scope: &Scope<'_>,
    file: &str,
    [title, home, own]: [&str; 3],
    mut dated: Vec<Dated<'_>>,
) -> Option<Outcome> {
    dated.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
    dated.truncate(ENTRIES);
    let updated = dated.first()?.0;
    let mut root = BytesStart::new("feed");
    root.push_attribute(("xmlns", "http://www.w3.org/2005/Atom"));
    root.push_attribute(("xml:lang", scope.lang().as_str()));
    Some(xml::document(file, root, |out| {
        xml::element(out, "id", home)?;
        xml::element(out, "title", title)?;
        xml::element(out, "updated", &format!("{updated}T00:00:00Z"))?;
        xml::nested(out, ["author", "name"], &scope.language.title)?;
        page_link(out, home)?;
        let own = [("rel", "self"), ("type", "application/atom+xml"), ("href", own)];
        xml::empty(out, "link", &own)?;
        dated
            .iter()
            .try_for_each(|(date, article, version)| entry(out, scope, *date, article, version))
    }))
}

fn entry(
    out: &mut Xml,
    scope: &Scope<'_>,
    date: Date,
    article: &Article,
    version: &Version,
) -> io::Result<()> {
    let url = scope.shared.url(&version.path);
    let document = &version.document;
    let entry = BytesStart::new("entry");
    xml::open(out, entry.borrow())?;
    xml::element(out, "id", &url)?;
    xml::element(out, "title", &document.title)?;
    page_link(out, &url)?;
    if let Some(published) = article.meta.published {
        xml::element(out, "published", &format!("{published}T00:00:00Z"))?;
    }
    xml::element(out, "updated", &format!("{date}T00:00:00Z"))?;
    if let Some(author) = &article.meta.author {
        xml::nested(out, ["author", "name"], author)?;
    }
    xml::element(out, "summary", &document.description)?;
    xml::close(out, entry.to_end())
}

fn page_link(out: &mut Xml, url: &str) -> io::Result<()> {
    xml::empty(out, "link", &[("rel", "alternate"), ("type", "text/html"), ("href", url)])
}
