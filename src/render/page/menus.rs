//! The menus of `site.toml`: built-in pages by name, articles and categories by their file, other
//! sites by URL.

use serde::Serialize;

use crate::config::{Config, Language};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::SitePath;
use crate::render::page::shared::Shared;
use crate::tree::Located;

/// One entry of a menu, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct Entry {
    pub href: String,
    /// The label, when the site names it; else the key below.
    pub label: Option<String>,
    /// The theme string to use as the label.
    pub key: Option<&'static str>,
    /// Leads to another site.
    pub external: bool,
}

/// Pages that the program itself writes: name in `site.toml`, theme string.
const BUILT_IN: [(&str, &str); 5] = [
    ("contact", "contact"),
    ("tickets", "tickets"),
    ("sitemap", "sitemap"),
    ("search", "search"),
    ("tags", "tags"),
];

/// The entries that exist in `language`. Entries that lead nowhere are errors, reported in the
/// default language only.
pub(in crate::render) fn entries(
    shared: &Shared<'_>,
    language: &Language,
    menu: &[Located<String>],
    diagnostics: &mut Diagnostics,
) -> Vec<Entry> {
    let config = &shared.site.config;
    let mut entries = Vec::new();
    for item in menu {
        let text = item.value.as_str();
        let label = config.label(text, &language.lang).map(|(_, label)| label.to_owned());
        let prefix = shared.site.prefix(&language.lang);
        if let Some((name, key)) = BUILT_IN.iter().find(|(name, _)| *name == text) {
            if exists(shared, name) {
                let href = shared.href(&SitePath::new(format!("{prefix}{name}/")));
                entries.push(Entry {
                    href,
                    key: label.is_none().then_some(*key),
                    label,
                    external: false,
                });
            }
        } else if is_url(text) {
            entries.push(Entry {
                href: text.to_owned(),
                label: label.or_else(|| Some(host_of(text))),
                key: None,
                external: true,
            });
        } else if let Some(found) = own_page(shared, language, text) {
            if let Some((path, title)) = found {
                entries.push(Entry {
                    href: shared.href(&path),
                    label: label.or(Some(title)),
                    key: None,
                    external: false,
                });
            }
        } else if config.is_default(&language.lang) && !has_ended(shared, text) {
            let message = format!("the menu names `{text}`, but there is no such page");
            let help = "name an article's file below content/, one of contact, tickets, sitemap, \
                search, tags, or a URL";
            diagnostics.push(
                Diagnostic::error("dead-menu", message).at(config.file.place(item.span)).help(help),
            );
        }
    }
    entries
}

/// Whether the site has what a built-in page is about.
fn exists(shared: &Shared<'_>, name: &str) -> bool {
    match name {
        "contact" => shared.input.contact.is_some(),
        "tickets" => shared.input.contact.is_some_and(|contact| !contact.plan.forms.is_empty()),
        _ => true,
    }
}

/// Outer `None`: no such page. Inner `None`: it has no page in this language.
fn own_page(
    shared: &Shared<'_>,
    language: &Language,
    text: &str,
) -> Option<Option<(SitePath, String)>> {
    let key = Config::menu_key(text);
    let site = shared.site;
    if let Some(article) = site.articles.iter().find(|a| a.key.as_str() == key || a.id == key) {
        return Some(
            article
                .versions
                .get(&language.lang)
                .map(|v| (v.path.clone(), v.document.title.clone())),
        );
    }
    let key = key.strip_suffix("/_category").unwrap_or(key);
    let category = site.categories.iter().skip(1).find(|category| category.key.as_str() == key)?;
    Some(category.names.get(&language.lang).map(|name| (name.path.clone(), name.title.clone())))
}

/// A day that passed takes the entry out; that is no mistake.
fn has_ended(shared: &Shared<'_>, text: &str) -> bool {
    shared.site.ended.iter().any(|key| key.as_str() == Config::menu_key(text))
}

fn is_url(text: &str) -> bool {
    ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| text.starts_with(scheme))
}

fn host_of(url: &str) -> String {
    let rest = url.split_once(':').map_or(url, |(_, rest)| rest).trim_start_matches('/');
    rest.split(['/', '?']).next().unwrap_or(rest).to_owned()
}

#[cfg(test)]
mod tests {
    use super::BUILT_IN;

    #[test]
    fn menus_know_the_same_pages_as_links() {
        let mut names: Vec<&str> = BUILT_IN.iter().map(|(name, _)| *name).collect();
        let mut own: Vec<&str> = crate::content::own_pages().collect();
        names.sort_unstable();
        own.sort_unstable();
        assert_eq!(names, own);
    }
}
