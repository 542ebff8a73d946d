//! What a misnamed file of a theme was meant to be.

use std::collections::BTreeMap;

use crate::model::path;
use crate::render::theme::file::ThemeFile;
use crate::tree::suggest;

/// What exists to be written and is not built in.
const OWN: [&str; 2] = ["assets/custom.css", "assets/custom.js"];
const SLOTS: &str = "templates/slots/";

/// The name of a theme's file that `name` stands for: the same one in another folder, a slot before
/// a part; else the closest one of the same kind.
pub(super) fn near<'n>(name: &str, built_in: &'n BTreeMap<String, ThemeFile>) -> Option<&'n str> {
    let (kind, file) = (name.split('/').next()?, base(name));
    let alike = || {
        let all = built_in.keys().map(String::as_str).chain(OWN);
        all.filter(move |other| other.split('/').next() == Some(kind) && *other != name)
    };
    let same = || alike().filter(|other| base(other).eq_ignore_ascii_case(file));
    let slot = same().find(|other| other.starts_with(SLOTS));
    let close = || {
        let (stem, ending) = file.rsplit_once('.')?;
        let stems = alike().filter_map(|other| base(other).rsplit_once('.'));
        let stems = stems.filter(|(_, other)| other.eq_ignore_ascii_case(ending));
        let stem = suggest(stem, stems.map(|(stem, _)| stem))?;
        let meant = format!("{stem}.{}", ending.to_lowercase());
        // Of two of that name the one in the same folder.
        let beside = |other: &str| path::parent(other) == path::parent(name);
        alike().filter(|other| base(other) == meant).max_by_key(|other| beside(other))
    };
    slot.or_else(|| same().next()).or_else(close)
}

fn base(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}
