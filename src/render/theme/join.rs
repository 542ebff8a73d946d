//! Scripts that always travel together, as one file: what [`ENTRY`] imports, and what that imports.
//!
//! A phone asks for nine small files otherwise, each with its own head, and what they have in common
//! is compressed nine times. The scripts stand one behind the other, each behind those that it
//! imports, without their imports; so no two of them may have a name in common. Where a site has
//! its own in place of one of them, or one is written in a way that this does not know, all of them
//! travel by themselves.

use std::collections::{BTreeMap, BTreeSet};

use super::bare::bare;
use super::script;
use crate::model::{path, path_within};
use crate::render::theme::{ThemeFile, is_ours};

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

/// The scripts that [`ENTRY`] imports as one; `None` where they have to stay apart.
pub(super) fn joined(sources: &BTreeMap<String, ThemeFile>) -> Option<Joined> {
    if sources.contains_key(NAME) {
        return None;
    }
    let mut order = Vec::new();
    follow(sources, ENTRY, &mut order)?;
    order.retain(|name| name != ENTRY);
    let mut text = String::new();
    let mut known = BTreeSet::new();
    for name in &order {
        let file = sources.get(name).filter(|file| is_ours(file))?;
        let own = std::str::from_utf8(&file.bytes).ok()?;
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
fn follow(
    sources: &BTreeMap<String, ThemeFile>,
    name: &str,
    order: &mut Vec<String>,
) -> Option<()> {
    let text = std::str::from_utf8(&sources.get(name)?.bytes).ok()?;
    let mut imported = Vec::new();
    for span in script::references(text) {
        let line_start = text.get(..span.start)?.rfind('\n').map_or(0, |at| at + 1);
        if text.get(line_start..)?.starts_with("import ") {
            imported.push(path_within(path::parent(name), text.get(span.start..span.end)?)?);
        }
    }
    for target in imported {
        if !order.contains(&target) {
            follow(sources, &target, order)?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::theme::Theme;

    fn sources(files: &[(&str, &str)]) -> BTreeMap<String, ThemeFile> {
        let file = |(name, text): &(&str, &str)| {
            let file = ThemeFile {
                name: format!("assets/search/{name}"),
                path: format!("themes/default/assets/search/{name}"),
                bytes: text.as_bytes().into(),
                built_in: true,
            };
            (format!("search/{name}"), file)
        };
        files.iter().map(file).collect()
    }

    const ENTRY_TEXT: &str =
        "import { b } from \"./b.js\";\nimport { c } from \"./c.js\";\nimport(\"./late.js\");\n";
    const B: &str = "import { c } from \"./c.js\";\n\nexport const b = () => c;\n";

    #[test]
    fn each_stands_behind_what_it_imports() {
        let c = "// What it is.\nconst [x, y] = [1, 2];\nexport async function c() {\n  return \
                 x;\n}\n";
        let all = [("search.js", ENTRY_TEXT), ("b.js", B), ("c.js", c), ("late.js", "")];
        let one = joined(&sources(&all)).unwrap();
        let text = "const [x, y] = [1, 2];\nexport async function c() {\nreturn x;\n}\nexport \
                    const b = () => c;\n";
        assert_eq!(one.text, text);
        let names: Vec<_> = one.names.iter().map(String::as_str).collect();
        assert_eq!(names, ["search/b.js", "search/c.js"]);
    }

    #[test]
    fn what_cannot_be_one_stays_apart() {
        for c in [
            "export const c = 1;\nconst b = 2;\n",
            "export const c = 1;\nexport { c as d };\n",
            "export default 1;\n",
            "import { late as l } from \"./late.js\";\nexport const c = l;\n",
            "import {\n  late,\n} from \"./late.js\";\nexport const c = late;\n",
            "const { c } = window;\n",
        ] {
            let all = [("search.js", ENTRY_TEXT), ("b.js", B), ("c.js", c), ("late.js", "")];
            assert!(joined(&sources(&all)).is_none(), "{c}");
        }
        let all = [("search.js", ENTRY_TEXT), ("b.js", B), ("c.js", "export const c = 1;\n")];
        let mut own = sources(&all);
        assert!(joined(&own).is_some());
        own.get_mut("search/c.js").unwrap().built_in = false;
        assert!(joined(&own).is_none());
        own.remove("search/c.js");
        assert!(joined(&own).is_none());
    }

    /// Or every search would fetch nine files.
    #[test]
    fn ours_are_one() {
        let (theme, _) = Theme::load(&[]);
        let one = joined(&theme.assets).unwrap();
        for name in ["analysis", "rank", "resolve", "shards"] {
            assert!(one.names.contains(&format!("search/{name}.js")), "{:?}", one.names);
        }
        for name in ["search", "contact", "meaning", "quoted", "typo"] {
            assert!(!one.names.contains(&format!("search/{name}.js")), "{:?}", one.names);
        }
        assert!(!one.text.contains("import"));
    }
}
