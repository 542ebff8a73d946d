//! The signs of `icons.svg`, and categories that ask for one that is not there.

use std::collections::BTreeSet;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::graph::Site;
use crate::render::theme::Theme;
use crate::tree::one_of;

/// The sheet's file below `assets/`.
pub(in crate::render) const SHEET: &str = "icons.svg";

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
