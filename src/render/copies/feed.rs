//! One Atom feed a language: what was written or changed last.

use crate::graph::{Article, Version};
use crate::model::OutputFile;
use crate::render::page::escape::escaped;
use crate::render::page::scope::Scope;
use jiff::civil::Date;

const ENTRIES: usize = 50;

/// Dates come from front matter only: a feed must not claim news because a build ran.
pub(in crate::render) fn write(scope: &Scope<'_>) -> OutputFile {
    let mut dated: Vec<(Date, &Article, &Version)> = scope
        .site
        .versions(scope.lang())
        .filter(|(_, _, version)| !version.is_fallback())
        .filter_map(|(_, article, version)| Some((article.meta.updated.max(article.meta.published)?, article, version)))
        .collect();
    dated.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
    dated.truncate(ENTRIES);
    // Atom wants a date even when nothing has one.
    let updated = dated.first().map_or_else(|| "1970-01-01".to_owned(), |(date, ..)| date.to_string());
    let home = scope.shared.url(&scope.path(""));
    let own = scope.shared.url(&scope.path("feed.xml"));
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<id>{}</id>\n<title>{}</title>\n<updated>{updated}T00:00:00Z</updated>\n<author><name>{}</name></author>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n",
        scope.lang(),
        escaped(&home),
        escaped(&scope.language.title),
        escaped(&scope.language.title),
        escaped(&home),
        escaped(&own),
    );
    for (date, article, version) in dated {
        xml.push_str(&entry(scope, date, article, version));
    }
    xml.push_str("</feed>\n");
    OutputFile::new(format!("site/{}feed.xml", scope.prefix), xml.into_bytes())
}

fn entry(scope: &Scope<'_>, date: Date, article: &Article, version: &Version) -> String {
    let url = escaped(&scope.shared.url(&version.path));
    let document = &version.document;
    let mut xml = format!(
        "<entry>\n<id>{url}</id>\n<title>{}</title>\n<link rel=\"alternate\" type=\"text/html\" href=\"{url}\"/>\n",
        escaped(&document.title)
    );
    if let Some(published) = article.meta.published {
        xml.push_str(&format!("<published>{published}T00:00:00Z</published>\n"));
    }
    xml.push_str(&format!("<updated>{date}T00:00:00Z</updated>\n"));
    if let Some(author) = &article.meta.author {
        xml.push_str(&format!("<author><name>{}</name></author>\n", escaped(author)));
    }
    xml.push_str(&format!("<summary>{}</summary>\n</entry>\n", escaped(&document.description)));
    xml
}
