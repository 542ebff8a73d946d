//! The program's own scripts as they travel: [`short`].
//!
//! They are the same in every site, and writing them short takes longer than all the rest of a look;
//! so each is written once in a run, however often a preview changes its theme or its `site.toml`.

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use super::short::short;
use super::{ThemeFile, default_files, join};

/// By name below `assets/`, the one that is joined of others among them.
static OURS: LazyLock<BTreeMap<String, Ours>> = LazyLock::new(|| {
    let files = default_files().into_iter();
    let assets = files.filter_map(|(name, file)| {
        let name = name.strip_prefix("assets/")?.to_owned();
        is_script(&name).then_some((name, file))
    });
    let assets: BTreeMap<String, ThemeFile> = assets.collect();
    let joined = join::joined(&assets).map(|joined| (join::NAME.to_owned(), joined.text));
    let text = |(name, file): (String, ThemeFile)| {
        std::str::from_utf8(&file.bytes).ok().map(|text| (name, text.to_owned()))
    };
    let texts = assets.into_iter().filter_map(text).chain(joined);
    texts.map(|(name, text)| (name, Ours { text, short: OnceLock::new() })).collect()
});

struct Ours {
    text: String,
    /// Once somebody asked for it. Whoever makes it must not share the work out: a thread that waits
    /// for a share takes up other work meanwhile, which may wait for this.
    short: OnceLock<String>,
}

/// The program's own script called `name` below `assets/`, or what is joined of its own.
pub(super) fn shorter(name: &str) -> Option<&'static str> {
    let ours = OURS.get(name)?;
    Some(ours.short.get_or_init(|| short(&ours.text)))
}

pub(super) fn is_script(name: &str) -> bool {
    name.ends_with(".js") || name.ends_with(".mjs")
}

/// The program's own scripts as they are written.
#[cfg(test)]
pub(super) fn written() -> impl Iterator<Item = (&'static str, &'static str)> {
    let apart = OURS.iter().filter(|(name, _)| *name != join::NAME);
    apart.map(|(name, ours)| (name.as_str(), ours.text.as_str()))
}
