//! The signs of `icons.svg`, and categories that ask for one that is not there.

use std::collections::BTreeSet;

use crate::diagnostics::{Diagnostic, Diagnostics, Place, Span};
use crate::graph::Site;
use crate::render::theme::Theme;
use crate::tree::one_of;

/// The sheet's file below `assets/`.
pub(in crate::render) const SHEET: &str = "icons.svg";

/// What ways of reaching somebody are shown with.
const OF_CHANNELS: [&str; 8] =
    ["calendar", "chat", "mail", "megaphone", "people", "person", "phone", "ticket"];

/// The ids of the sheet's symbols.
pub(in crate::render) fn of(theme: &Theme) -> BTreeSet<String> {
    let Some(sheet) = theme.assets.get(SHEET) else { return BTreeSet::new() };
    let text = String::from_utf8_lossy(&sheet.bytes);
    let symbols = text.split("<symbol").skip(1).filter_map(|rest| rest.split('>').next());
    symbols
        .filter_map(|attributes| {
            let (_, id) = attributes.split_once(" id=\"")?;
            Some(id.split_once('"')?.0.to_owned())
        })
        .collect()
}

/// Icons that templates ask for by their ids, and what the program's own code puts into pages, where
/// the sheet has none: an empty place. `icons` is what it has.
pub(in crate::render) fn missing(theme: &Theme, icons: &BTreeSet<String>) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    let names = || icons.iter().map(String::as_str);
    let is_own = |name: &str| theme.own.iter().any(|file| file.name == name);
    let mut lacking = BTreeSet::new();
    for (name, file) in &theme.sources {
        for span in asked(&file.text) {
            let id = file.text.get(span.start..span.end).unwrap_or_default();
            if icons.contains(id) {
                continue;
            }
            if !is_own(&format!("templates/{name}")) {
                lacking.insert(id.to_owned());
                continue;
            }
            diagnostics.push(
                Diagnostic::warning("unknown-icon", format!("the theme has no icon `{id}`"))
                    .at(file.place(span))
                    .help(one_of(id, names())),
            );
        }
    }
    lacking.extend(OF_CHANNELS.into_iter().filter(|id| !icons.contains(*id)).map(str::to_owned));
    let sheet = theme.own.iter().find(|file| file.name == format!("assets/{SHEET}"));
    if let Some(sheet) = sheet.filter(|_| !lacking.is_empty()) {
        let all: Vec<&str> = lacking.iter().map(String::as_str).collect();
        let message = format!("pages show icons that this sheet lacks: {}", all.join(", "));
        diagnostics.push(
            Diagnostic::warning("unknown-icon", message)
                .at(Place::file(sheet.path.clone()))
                .help("copy their <symbol> out of `frontdesk theme show icons.svg`"),
        );
    }
    diagnostics
}

/// Where `{{ site.icons }}#…` names an icon outright.
fn asked(text: &str) -> impl Iterator<Item = Span> {
    text.match_indices("site.icons").filter_map(move |(at, found)| {
        let rest = text.get(at + found.len()..)?;
        let behind = rest.trim_start().trim_start_matches('-').strip_prefix("}}#")?;
        let start = text.len() - behind.len();
        let length = behind.find(['"', '\'', ' ', '>', '\n']).unwrap_or(behind.len());
        let id = behind.get(..length)?;
        (!id.is_empty() && !id.contains("{{")).then(|| Span::new(start, start + length))
    })
}

/// A warning for each `icon` of a `_category.md` that `icons` lacks.
pub(in crate::render) fn unknown(site: &Site, icons: &BTreeSet<String>) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    let mut told = BTreeSet::new();
    let intros = site.categories.iter().flat_map(|category| category.names.values());
    for document in intros.filter_map(|name| name.document.as_ref()) {
        let Some(icon) = document.front.icon.as_ref() else { continue };
        if icons.contains(&icon.value) || !told.insert(document.file.path.clone()) {
            continue;
        }
        let message = format!("the theme has no icon `{}`", icon.value);
        diagnostics.push(
            Diagnostic::warning("unknown-icon", message)
                .at(document.place(icon.span))
                .help(one_of(&icon.value, icons.iter().map(String::as_str))),
        );
    }
    diagnostics
}
