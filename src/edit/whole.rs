//! Links that name a page by the whole address of the site, when that page moves.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;
use pulldown_cmark::{Event, LinkType, Tag};

use crate::content::Rules;
use crate::content::markdown::{addresses, sized_events};
use crate::diagnostics::Span;
use crate::graph::Site;
use crate::model::{Lang, SitePath, escape_path};
use crate::tree::TextFile;

/// Where the pages of each article, or folder, stand: by its key, then by language.
pub(super) type Paths<'s> = BTreeMap<&'s str, BTreeMap<&'s Lang, &'s SitePath>>;

pub(super) fn articles(site: &Site) -> Paths<'_> {
    let all = site.articles.iter();
    all.map(|one| {
        let paths = one.versions.iter().map(|(lang, own)| (lang, &own.path));
        (one.key.as_str(), paths.collect())
    })
    .collect()
}

pub(super) fn categories(site: &Site) -> Paths<'_> {
    let all = site.categories.iter();
    all.map(|one| {
        let paths = one.names.iter().map(|(lang, own)| (lang, &own.path));
        (one.key.as_str(), paths.collect())
    })
    .collect()
}

/// The new address of each page that moves, by its old one. `key` gives the new path of an article or
/// a folder that does.
pub(super) fn moved(
    before: &Site,
    after: &Site,
    key: impl Fn(&str) -> Option<String>,
) -> BTreeMap<SitePath, SitePath> {
    let mut moved = BTreeMap::new();
    for (was, now) in [(articles(before), articles(after)), (categories(before), categories(after))]
    {
        for (old, paths) in &was {
            let Some(now) = key(old).and_then(|new| now.get(new.as_str())) else { continue };
            let pairs = paths
                .iter()
                .filter_map(|(lang, path)| Some(((*path).clone(), (*now.get(lang)?).clone())));
            moved.extend(pairs);
        }
    }
    moved.retain(|old, new| old != new);
    moved
}

/// The addresses in the Markdown at `body` of `file` to write anew.
pub(super) fn rewritten(
    file: &TextFile,
    body: Span,
    rules: &Rules,
    moved: &BTreeMap<SitePath, SitePath>,
) -> Vec<(Span, String)> {
    let found = addresses(file, body).into_iter();
    let edits = found.filter_map(|address| {
        Some((address.span, address.written(&led_on(&address.url, rules, moved)?)))
    });
    // `<https://help.example.com/a/>`, which is the address and its own words.
    let text = file.text.get(body.start..body.end).unwrap_or_default();
    let events = sized_events(text).map(|(events, _)| events).unwrap_or_default();
    let shown = events.into_iter().filter_map(|(event, range)| {
        let Event::Start(Tag::Link { link_type: LinkType::Autolink, .. }) = event else {
            return None;
        };
        let url = text.get(range.start + 1..range.end.saturating_sub(1))?;
        let start = body.start + range.start + 1;
        Some((Span::new(start, start + url.len()), led_on(url, rules, moved)?))
    });
    edits.chain(shown).collect()
}

/// `url` with the new address of the page that it names, if that moves.
fn led_on(url: &str, rules: &Rules, moved: &BTreeMap<SitePath, SitePath>) -> Option<String> {
    let below = rules.below_own(url)?;
    let start = url.trim_end().strip_suffix(below)?;
    let (path, behind) = below.split_at(below.find(['?', '#']).unwrap_or(below.len()));
    let decoded = percent_decode_str(path).decode_utf8().ok()?;
    let page = SitePath::new(format!("{}/", decoded.trim_matches('/')));
    let new = escape_path(moved.get(&page)?.as_str());
    let new = if path.ends_with('/') { new.as_str() } else { new.trim_end_matches('/') };
    Some(format!("{start}/{new}{behind}"))
}
