//! Where pages stood on the old site.

use std::collections::BTreeMap;

use super::config::Config;
use crate::diagnostics::{Diagnostics, Span};
use crate::import::book::normal;
use crate::import::draft::{Address, Draft};
use crate::import::front;
use crate::import::languages::Placement;
use crate::import::page::SourcePage;
use crate::tree::Value;

/// The page's address, then those that led to it.
pub fn of(page: &SourcePage, placement: &Placement, config: &Config) -> Vec<Address> {
    let own = match page.get("permalink").and_then(|node| Some((node.as_text()?, node.span))) {
        Some((path, span)) if !path.contains("/:") => {
            Address { path: absolute(&path), span, redirect: true }
        }
        // Without a configuration this is only good for following links.
        _ => Address {
            path: usual(page, placement, config),
            span: Span::new(0, 0),
            redirect: config.found,
        },
    };
    let others = front::addresses(page).into_iter();
    let others = others.map(|(path, span)| Address { path: absolute(&path), span, redirect: true });
    std::iter::once(own).chain(others).collect()
}

fn absolute(path: &str) -> String {
    format!("/{}", path.trim().trim_start_matches('/'))
}

/// The address Jekyll gives to a page that names none.
fn usual(page: &SourcePage, placement: &Placement, config: &Config) -> String {
    let path = placement.path.as_str();
    // Folders above a folder of posts are their categories.
    if let Some((above, inside)) = path.split_once("_posts/")
        && (above.is_empty() || above.ends_with('/'))
    {
        return posted(page, above.trim_end_matches('/'), inside, config);
    }
    let name = path.rsplit('/').next().unwrap_or(path);
    let Some((collection, inside)) = path.strip_prefix('_').and_then(|path| path.split_once('/'))
    else {
        let pretty = config.permalink("").is_some_and(|style| style == "pretty");
        return match (name, pretty) {
            ("index", _) => format!("/{}", path.trim_end_matches("index")),
            (_, true) => format!("/{path}/"),
            (_, false) => format!("/{path}.html"),
        };
    };
    let template =
        config.permalink(collection).unwrap_or_else(|| "/:collection/:path.html".to_owned());
    let filled = template
        .replace(":collection", collection)
        .replace(":path", inside)
        .replace(":name", name)
        .replace(":title", name)
        .replace(":slug", name)
        .replace(":output_ext", ".html");
    absolute(&filled)
}

/// A post's address, as the site's template has it.
fn posted(page: &SourcePage, above: &str, inside: &str, config: &Config) -> String {
    let (folders, name) = inside.rsplit_once('/').unwrap_or(("", inside));
    let (date, title) = (name.get(..10).unwrap_or(""), name.get(11..).unwrap_or(name));
    let mut date = date.split('-');
    let mut part = || date.next().unwrap_or("");
    let (year, month, day) = (part(), part(), part());
    let style = config.permalink("posts").or_else(|| config.permalink(""));
    let template = match style.as_deref() {
        None | Some("date" | "ordinal" | "weekdate") => {
            "/:categories/:year/:month/:day/:title.html"
        }
        Some("pretty") => "/:categories/:year/:month/:day/:title/",
        Some("none") => "/:categories/:title.html",
        Some(template) => template,
    };
    let mut parts: Vec<String> = above.split('/').map(str::to_lowercase).collect();
    parts.extend(categories(page));
    parts.retain(|part| !part.is_empty());
    // Jekyll itself has one address for posts of one name in several folders; sites that have such
    // posts, and no dates to tell them by, teach it their folders.
    if parts.is_empty() && !template.contains(":year") {
        parts.push(folders.to_lowercase());
    }
    let mut address = template
        .replace(":categories", &parts.join("/"))
        .replace(":year", year)
        .replace(":month", month)
        .replace(":day", day)
        .replace(":title", title)
        .replace(":slug", title)
        .replace(":output_ext", ".html");
    while address.contains("//") {
        address = address.replace("//", "/");
    }
    absolute(&address)
}

/// As addresses have them: a list, or words in one text.
fn categories(page: &SourcePage) -> Vec<String> {
    let Some(node) = page.get("categories").or_else(|| page.get("category")) else {
        return Vec::new();
    };
    match &node.value {
        Value::List(items) => {
            items.iter().filter_map(|item| Some(item.as_text()?.to_lowercase())).collect()
        }
        _ => {
            let text = node.as_text().unwrap_or_default().to_lowercase();
            text.split_whitespace().map(str::to_owned).collect()
        }
    }
}

/// Pages that only redirect: their addresses become aliases of the page they lead to.
pub fn keep_redirects(redirects: Vec<(Draft, String)>, drafts: &mut [Draft]) -> Diagnostics {
    let mut by_address: BTreeMap<String, usize> = BTreeMap::new();
    for (i, draft) in drafts.iter().enumerate() {
        for address in &draft.addresses {
            by_address.entry(normal(&address.path)).or_insert(i);
        }
    }
    let mut diagnostics = Diagnostics::new();
    for (redirect, target) in redirects {
        let goal = target.starts_with('/').then(|| by_address.get(&normal(&target))).flatten();
        let message = match goal.and_then(|i| drafts.get_mut(*i)) {
            Some(draft) => {
                draft.addresses.extend(redirect.addresses.iter().cloned());
                format!(
                    "not imported: a redirect to {target}, which has its address as an alias now"
                )
            }
            None => format!("not imported: a redirect to {target}, which is not in the source"),
        };
        let help = "redirect it on the server, if it is still in use";
        diagnostics.push(redirect.notice("import-skipped", Span::new(0, 3), message, help));
    }
    diagnostics
}
