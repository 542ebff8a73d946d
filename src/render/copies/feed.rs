//! One Atom feed a language: what was written or changed last.

use std::io;

use jiff::civil::Date;
use quick_xml::events::BytesStart;

use crate::graph::{Article, Version};
use crate::render::copies::xml::{self, Xml};
use crate::render::page::Outcome;
use crate::render::page::scope::Scope;

const ENTRIES: usize = 50;

/// Dates come from front matter only: a feed must not claim news because a build ran.
fn dated<'s>(scope: &'s Scope<'_>) -> impl Iterator<Item = (Date, &'s Article, &'s Version)> {
    let own = scope.site.versions(scope.lang()).filter(|(_, _, version)| !version.is_fallback());
    own.filter_map(|(_, article, version)| {
        Some((article.meta.updated.max(article.meta.published)?, article, version))
    })
}

/// Where the feed stands.
pub(in crate::render) fn path(scope: &Scope<'_>) -> String {
    format!("site/{}feed.xml", scope.prefix)
}

pub(in crate::render) fn write(scope: &Scope<'_>) -> Option<Outcome> {
    let mut dated: Vec<(Date, &Article, &Version)> = dated(scope).collect();
    dated.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
    dated.truncate(ENTRIES);
    let updated = dated.first()?.0;
    Some(feed(scope, updated, &dated))
}

fn feed(scope: &Scope<'_>, updated: Date, dated: &[(Date, &Article, &Version)]) -> Outcome {
    let home = scope.shared.url(&scope.path(""));
    let own = scope.shared.url(&scope.path("feed.xml"));
    let mut root = BytesStart::new("feed");
    root.push_attribute(("xmlns", "http://www.w3.org/2005/Atom"));
    root.push_attribute(("xml:lang", scope.lang().as_str()));
    xml::document(&path(scope), root, |out| {
        xml::element(out, "id", &home)?;
        xml::element(out, "title", &scope.language.title)?;
        xml::element(out, "updated", &format!("{updated}T00:00:00Z"))?;
        xml::nested(out, ["author", "name"], &scope.language.title)?;
        page_link(out, &home)?;
        let own = [("rel", "self"), ("type", "application/atom+xml"), ("href", own.as_str())];
        xml::empty(out, "link", &own)?;
        dated
            .iter()
            .try_for_each(|(date, article, version)| entry(out, scope, *date, article, version))
    })
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
