//! What a site's own theme has and nothing asks for: most often a name that was mistyped.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{Diagnostic, Diagnostics, Place, Span};
use crate::render::theme::catalog::Catalog;
use crate::render::theme::file::ThemeFile;
use crate::tree::{TextFile, suggest};

/// Templates and assets that are new beside the built-in ones, and that neither site.toml (`named`)
/// nor another file asks for.
pub(super) fn files(
    own: &BTreeSet<String>,
    built_in: &BTreeMap<String, ThemeFile>,
    all: &BTreeMap<String, ThemeFile>,
    named: &[&str],
) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    for name in
        own.iter().filter(|name| !name.starts_with("i18n/") && !built_in.contains_key(*name))
    {
        let Some(file) = all.get(name) else { continue };
        if name.strip_prefix("assets/").is_some_and(|asset| named.contains(&asset)) {
            continue;
        }
        // A page type is asked for by front matter, which is not known here.
        let is_page = name.strip_prefix("templates/").is_some_and(|rest| !rest.contains('/'));
        if is_page && String::from_utf8_lossy(&file.bytes).contains("{% extends") {
            continue;
        }
        // Templates are named whole below their folder, assets also from beside.
        let asked = match name.strip_prefix("templates/") {
            Some(template) => template,
            None => name.rsplit('/').next().unwrap_or(name),
        };
        let others = all.iter().filter(|(other, _)| *other != name);
        if others
            .map(|(_, other)| String::from_utf8_lossy(&other.bytes))
            .any(|text| text.contains(asked))
        {
            continue;
        }
        let help = match suggest(name, built_in.keys().map(String::as_str)) {
            Some(close) => format!("did you mean `{close}`?"),
            None => "name it in a template, or take it away".to_owned(),
        };
        diagnostics.push(
            Diagnostic::warning("unused-theme-file", format!("nothing asks for `{name}`"))
                .at(Place::file(file.path.clone()))
                .help(help),
        );
    }
    diagnostics
}

/// Strings of a site's own whose names are close to a built-in one, and that no template names.
pub(super) fn strings(
    file: &TextFile,
    own: &Catalog,
    built_in: &BTreeSet<String>,
    templates: &BTreeMap<String, ThemeFile>,
) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    for id in own.ids.difference(built_in) {
        let quoted = format!("\"{id}\"");
        let mut texts = templates.values().map(|file| String::from_utf8_lossy(&file.bytes));
        let Some(close) = suggest(id, built_in.iter().map(String::as_str)) else { continue };
        if texts.any(|text| text.contains(&quoted)) {
            continue;
        }
        diagnostics.push(
            Diagnostic::warning("unused-string", format!("nothing asks for the string `{id}`"))
                .at(place(file, id))
                .help(format!("did you mean `{close}`?")),
        );
    }
    diagnostics
}

/// Where the message `id` is written.
fn place(file: &TextFile, id: &str) -> Place {
    let mut at = 0;
    let starts = file.text.split_inclusive('\n').map(|line| {
        at += line.len();
        (at - line.len(), line)
    });
    let named =
        |line: &str| line.strip_prefix(id).is_some_and(|rest| rest.trim_start().starts_with('='));
    let start = { starts }.find(|(_, line)| named(line)).map(|(start, _)| start);
    start.map_or_else(|| file.whole(), |start| file.place(Span::new(start, start + id.len())))
}
