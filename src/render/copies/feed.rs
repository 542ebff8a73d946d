//! Atom feeds of what was written or changed last: one a language, and one for each of its topics.

use std::collections::BTreeSet;
use std::io;

use jiff::civil::Date;
use quick_xml::events::BytesStart;

use crate::graph::{Article, CategoryIx, Site, Version};
use crate::model::SitePath;
use crate::render::copies::xml::{self, Xml};
use crate::render::page::Outcome;
use crate::render::page::scope::Scope;

const ENTRIES: usize = 50;

type Dated<'s> = (Date, &'s Article, &'s Version);

/// Dates come from front matter only: a feed must not claim news because a build ran.
fn dated<'s>(scope: &'s Scope<'_>) -> impl Iterator<Item = Dated<'s>> {
    let own = scope.site.versions(scope.lang()).filter(|(_, _, version)| !version.is_fallback());
    own.filter_map(|(_, article, version)| {
        Some((article.meta.updated.max(article.meta.published)?, article, version))
    })
}

/// Where the feed stands.
pub(in crate::render) fn path(scope: &Scope<'_>) -> String {
    format!("site/{}feed.xml", scope.prefix)
}

/// The topics of the first level that have a feed: those with a date in them.
pub(in crate::render) fn topics(scope: &Scope<'_>) -> BTreeSet<CategoryIx> {
    let tops = dated(scope).filter_map(|(_, article, _)| top(scope.site, article.category));
    tops.filter(|top| scope.site.categories[*top].names.contains_key(scope.lang())).collect()
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
    feed(scope, &path(scope), [&scope.language.title, &home, &own], dated(scope).collect())
}

pub(in crate::render) fn write_topic(scope: &Scope<'_>, index: CategoryIx) -> Option<Outcome> {
    let name = scope.site.categories[index].names.get(scope.lang())?;
    let path = topic_path(scope, index)?;
    let title = format!("{}: {}", scope.language.title, name.title);
    let (home, own) = (scope.shared.url(&name.path), scope.shared.url(&path));
    let within = |one: &Dated<'_>| top(scope.site, one.1.category) == Some(index);
    let dated = dated(scope).filter(within).collect();
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
