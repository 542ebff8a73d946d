//! What [`ENTRY`] imports, and what that imports, as one text.
//!
//! The scripts stand one behind the other, each behind those that it imports, without their imports;
//! so no two of them may have a name in common. `build.rs` compiles this file as well.

use std::collections::BTreeSet;

use super::bare::bare;
use super::script;
use crate::model::{path, path_within};

/// The script whose imports are joined; it stays by itself, because its address does not change.
pub(super) const ENTRY: &str = "search/search.js";
/// What the joined file is called, before its hash.
pub(super) const NAME: &str = "search/engine.js";

/// What travels as one file.
pub(super) struct Joined {
    /// The scripts in it.
    pub names: BTreeSet<String>,
    pub text: String,
}

/// The scripts that [`ENTRY`] imports as one; `None` where they have to stay apart. `text_of` gives
/// the one of a name.
pub(super) fn joined<'t>(text_of: impl Fn(&str) -> Option<&'t str>) -> Option<Joined> {
    if text_of(NAME).is_some() {
        return None;
    }
    let mut order = Vec::new();
    follow(&text_of, ENTRY, &mut order)?;
    order.retain(|name| name != ENTRY);
    let mut text = String::new();
    let mut known = BTreeSet::new();
    for name in &order {
        let own = text_of(name)?;
        for line in own.lines() {
            if !declared(line)?.into_iter().all(|name| known.insert(name.to_owned())) {
                return None;
            }
        }
        let kept = bare(own);
        let kept = kept.lines().filter(|line| !line.starts_with("import "));
        kept.for_each(|line| text.extend([line, "\n"]));
    }
    (!order.is_empty()).then(|| Joined { names: order.into_iter().collect(), text })
}

/// Puts `name` behind all that it imports; a circle ends at what is known.
fn follow<'t>(
    text_of: &impl Fn(&str) -> Option<&'t str>,
    name: &str,
    order: &mut Vec<String>,
) -> Option<()> {
    let text = text_of(name)?;
    let mut imported = Vec::new();
    for span in script::references(text) {
        let line_start = text.get(..span.start)?.rfind('\n').map_or(0, |at| at + 1);
        if text.get(line_start..)?.starts_with("import ") {
            imported.push(path_within(path::parent(name), text.get(span.start..span.end)?)?);
        }
    }
    for target in imported {
        if !order.contains(&target) {
            follow(text_of, &target, order)?;
        }
    }
    if !order.iter().any(|known| known == name) {
        order.push(name.to_owned());
    }
    Some(())
}

/// The names that a line of a script declares for all of it; `None` where that cannot be told.
fn declared(line: &str) -> Option<Vec<&str>> {
    let is_import = line.starts_with("import ");
    if is_import || line.starts_with("import(") {
        let plain = is_import && line.ends_with(';') && line.contains("} from ");
        return (plain && !line.contains(" as ")).then(Vec::new);
    }
    let (exported, line) = line.strip_prefix("export ").map_or((false, line), |line| (true, line));
    let line = line.strip_prefix("async ").unwrap_or(line);
    let kinds = ["function* ", "function ", "class ", "const ", "let "];
    let Some(rest) = kinds.iter().find_map(|kind| line.strip_prefix(kind)) else {
        return (!exported).then(Vec::new);
    };
    let names = match rest.strip_prefix('[') {
        Some(row) => row.split_once(']')?.0,
        None if rest.starts_with('{') => return None,
        None => rest.split(|c: char| !c.is_alphanumeric() && c != '_').next()?,
    };
    Some(names.split(',').map(str::trim).filter(|name| !name.is_empty()).collect())
}
