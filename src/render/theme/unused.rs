//! What a site's own theme has and nothing asks for: most often a name that was mistyped.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{Diagnostic, Diagnostics, Place, Span};
use crate::render::theme::catalog::Catalog;
use crate::render::theme::file::ThemeFile;
use crate::render::theme::near::near;
use crate::tree::{TextFile, suggest};

/// Assets that are new beside the built-in ones, and that neither site.toml (`named`) nor another
/// file asks for.
pub(super) fn assets(
    own: &BTreeSet<String>,
    built_in: &BTreeMap<String, ThemeFile>,
    all: &BTreeMap<String, ThemeFile>,
    named: &[&str],
) -> Diagnostics {
    let new = own.iter().filter(|name| !built_in.contains_key(*name));
    let assets = new.filter_map(|name| Some((name, name.strip_prefix("assets/")?)));
    let unused = assets.filter(|(name, asset)| {
        // Named also from beside, without its folder.
        let asked = asset.rsplit('/').next().unwrap_or(asset);
        let mut others = all.iter().filter(|(other, _)| other != name);
        !named.contains(asset) && !others.any(|(_, other)| text(other).contains(asked))
    });
    let unused = unused.filter_map(|(name, _)| all.get(name));
    unused.map(|file| told(file, built_in, "name it in a template, or take it away")).collect()
}

/// Templates that are new beside the built-in ones, and that no other template asks for: what to
/// say of each where no front matter does either.
pub(super) fn templates(
    own: &BTreeSet<String>,
    built_in: &BTreeMap<String, ThemeFile>,
    all: &BTreeMap<String, ThemeFile>,
) -> BTreeMap<String, Diagnostic> {
    let new = own.iter().filter(|name| !built_in.contains_key(*name));
    let new = new.filter_map(|name| Some((name, name.strip_prefix("templates/")?)));
    let unasked = new.filter(|(name, asked)| {
        let quoted = ['"', '\'', '`'].map(|quote| format!("{quote}{asked}{quote}"));
        let mut others = all
            .iter()
            .filter(|(other, _)| other != name && other.starts_with("templates/"))
            .map(|(_, other)| text(other));
        !others.any(|text| quoted.iter().any(|quoted| text.contains(quoted)))
    });
    let help = "name it in a template or as `template:` of an article, or take it away";
    let told = |(name, asked): (&String, &str)| {
        Some((asked.to_owned(), told(all.get(name)?, built_in, help)))
    };
    unasked.filter_map(told).collect()
}

fn told(file: &ThemeFile, built_in: &BTreeMap<String, ThemeFile>, else_do: &str) -> Diagnostic {
    let help = match near(&file.name, built_in) {
        Some(close) => format!("did you mean `{close}`?"),
        None => else_do.to_owned(),
    };
    Diagnostic::warning("unused-theme-file", format!("nothing asks for `{}`", file.name))
        .at(Place::file(file.path.clone()))
        .help(help)
}

fn text(file: &ThemeFile) -> Cow<'_, str> {
    String::from_utf8_lossy(&file.bytes)
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
