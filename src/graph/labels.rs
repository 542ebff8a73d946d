//! Words of `[labels]` that nobody can see.

use std::collections::BTreeSet;

use super::site::Site;
use crate::diagnostics::Diagnostic;
use crate::model::slugify;
use crate::tree::suggest;

/// Labels of entries that no menu has, of tags that no article carries, of authors who wrote none.
pub(super) fn unused(site: &Site) -> impl Iterator<Item = Diagnostic> {
    let config = &site.config;
    let named = named(site);
    let tags = named.iter().filter_map(|name| name.strip_prefix("tag:"));
    let tags: BTreeSet<String> = tags.map(slugify).collect();
    config.labels.iter().filter_map(move |(key, label)| {
        let is_named = match key.strip_prefix("tag:") {
            Some(tag) => tags.contains(&slugify(tag)),
            None => named.contains(key),
        };
        if is_named {
            return None;
        }
        let what = match key.split_once(':') {
            Some(("tag", tag)) => format!("no article carries the tag `{tag}`"),
            Some(("author", author)) => format!("no article is by `{author}`"),
            _ => format!("no menu has the entry `{key}`"),
        };
        let kind = |name: &&str| same_kind(name, key);
        let near = suggest(key, named.iter().map(String::as_str).filter(kind));
        let help = near.map_or_else(
            || "take the label out, or write its name as it stands there".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        let place = config.file.place(label.span);
        Some(Diagnostic::warning("unused-label", what).at(place).help(help))
    })
}

/// All that a label can be of.
fn named(site: &Site) -> BTreeSet<String> {
    let config = &site.config;
    let menus = config.nav.iter().chain(&config.footer).chain(&config.privacy);
    let entries = menus.map(|entry| entry.value.clone());
    let authors = site.articles.iter().filter_map(|article| article.meta.author.as_ref());
    let versions = site.articles.iter().flat_map(|article| article.versions.values());
    let tags = versions.flat_map(|version| &version.document.front.tags);
    entries
        .chain(authors.map(|author| format!("author:{author}")))
        .chain(tags.map(|tag| format!("tag:{}", tag.value)))
        .collect()
}

fn same_kind(one: &str, other: &str) -> bool {
    ["tag:", "author:"].iter().all(|kind| one.starts_with(kind) == other.starts_with(kind))
}
