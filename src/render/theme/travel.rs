//! The program's own scripts as they travel: short, written by `build.rs` when the program was compiled.
//!
//! They are the same in every site, and writing them short takes longer than all the rest of a small
//! site's build.

include!(concat!(env!("OUT_DIR"), "/scripts.rs"));

/// The program's own script called `name` below `assets/`, or what is joined of its own.
pub(super) fn shorter(name: &str) -> Option<&'static str> {
    let at = SHORT.binary_search_by_key(&name, |(name, _)| name).ok()?;
    SHORT.get(at).map(|(_, text)| *text)
}

pub(super) fn is_script(name: &str) -> bool {
    name.ends_with(".js") || name.ends_with(".mjs")
}

/// The program's own scripts as they are written.
#[cfg(test)]
pub(super) fn written() -> impl Iterator<Item = (&'static str, &'static str)> {
    use std::collections::BTreeMap;
    use std::sync::LazyLock;

    static OURS: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
        let files = super::default_files().into_iter();
        let assets = files.filter_map(|(name, file)| {
            let name = name.strip_prefix("assets/").filter(|name| is_script(name))?;
            Some((name.to_owned(), std::str::from_utf8(&file.bytes).ok()?.to_owned()))
        });
        assets.collect()
    });
    OURS.iter().map(|(name, text)| (name.as_str(), text.as_str()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::render::theme::engine;
    use crate::render::theme::short::short;

    /// None is forgotten, none is an older one.
    #[test]
    fn every_script_travels_as_it_was_written() {
        let ours: BTreeMap<_, _> = written().collect();
        let joined = engine::joined(|name| ours.get(name).copied()).unwrap();
        let all = ours.iter().map(|(name, text)| (*name, short(text)));
        let mut all: Vec<_> = all.chain([(engine::NAME, short(&joined.text))]).collect();
        all.sort();
        let have: Vec<_> = SHORT.iter().map(|(name, text)| (*name, (*text).to_owned())).collect();
        assert!(all == have);
    }
}
