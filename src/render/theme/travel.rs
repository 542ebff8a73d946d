//! The program's own scripts as they travel: without their comments, with short names.
//!
//! They are the same in every site, and writing them short takes longer than all the rest of a look;
//! so it is done once in a run, however often a preview changes its theme or its `site.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rayon::prelude::*;

use super::bare::bare;
use super::short::short;
use super::{default_files, join};

/// By name below `assets/`, the one that is joined of others among them.
static SHORTER: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let files = default_files().into_iter();
    let assets = files.filter_map(|(name, file)| {
        let name = name.strip_prefix("assets/")?.to_owned();
        is_script(&name).then_some((name, file))
    });
    let assets: BTreeMap<_, _> = assets.collect();
    let joined = join::joined(&assets).map(|joined| (join::NAME.to_owned(), joined.text));
    let text = |(name, file): (String, super::ThemeFile)| {
        std::str::from_utf8(&file.bytes).ok().map(|text| (name, text.to_owned()))
    };
    let texts: Vec<(String, String)> = assets.into_iter().filter_map(text).chain(joined).collect();
    texts.into_par_iter().map(|(name, text)| (name, short(&bare(&text)))).collect()
});

/// The program's own script called `name` below `assets/`, or what is joined of its own.
pub(super) fn shorter(name: &str) -> Option<&'static str> {
    SHORTER.get(name).map(String::as_str)
}

pub(super) fn is_script(name: &str) -> bool {
    name.ends_with(".js") || name.ends_with(".mjs")
}
