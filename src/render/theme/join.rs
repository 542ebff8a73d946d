//! Scripts that always travel together, as one file: what [`ENTRY`] imports, and what that imports.
//!
//! A phone asks for nine small files otherwise, each with its own head, and what they have in common
//! is compressed nine times. Where a site has its own in place of one of them, or one is written in a
//! way that [`engine`] does not know, all of them travel by themselves.

use std::collections::BTreeMap;

use super::engine;
use crate::render::theme::{ThemeFile, is_ours};

pub(super) use super::engine::{ENTRY, Joined, NAME};

/// The scripts that [`ENTRY`] imports as one; `None` where they have to stay apart.
pub(super) fn joined(sources: &BTreeMap<String, ThemeFile>) -> Option<Joined> {
    let text_of = |name: &str| std::str::from_utf8(&sources.get(name)?.bytes).ok();
    let is_own = |name: &String| sources.get(name).is_some_and(is_ours);
    engine::joined(text_of).filter(|joined| joined.names.iter().all(is_own))
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
