//! The folders say which way data flows; this reads the imports and holds the code to it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Lowest first. Modules on one line are peers and never import each other.
const LAYERS: &[&[&str]] = &[
    &["diagnostics"],
    &["tree"],
    &["model"],
    &["config"],
    &["source"],
    &["content"],
    &["graph"],
    &["memo", "search", "contact", "ratings", "replies"],
    &["render"],
    &["pipeline"],
    &["publish"],
    &["serve", "host", "import", "scaffold"],
    &["cli"],
    &["main", "lib"],
];

#[test]
fn imports_point_down() {
    let rank: BTreeMap<&str, usize> =
        LAYERS.iter().enumerate().flat_map(|(rank, names)| names.iter().map(move |name| (*name, rank))).collect();
    let mut mistakes = Vec::new();
    for path in sources(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))) {
        let text = std::fs::read_to_string(&path).unwrap();
        let below = path.strip_prefix(concat!(env!("CARGO_MANIFEST_DIR"), "/src")).unwrap();
        let first = below.components().next().unwrap().as_os_str().to_str().unwrap();
        let module = first.trim_end_matches(".rs");
        let Some(own) = rank.get(module) else {
            mistakes.push(format!("{}: the module `{module}` has no place among the layers", below.display()));
            continue;
        };
        for (number, line) in text.lines().enumerate() {
            for target in imports(line) {
                match rank.get(target) {
                    Some(other) if target != module && other >= own => {
                        mistakes.push(format!("{}:{}: {module} imports {target}", below.display(), number + 1));
                    }
                    None => mistakes.push(format!("{}:{}: unknown module {target}", below.display(), number + 1)),
                    _ => {}
                }
            }
        }
    }
    assert!(mistakes.is_empty(), "{}", mistakes.join("\n"));
}

#[test]
fn files_stay_readable() {
    let long: Vec<String> = sources(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")))
        .into_iter()
        .map(|path| (std::fs::read_to_string(&path).unwrap().lines().count(), path))
        .filter(|(lines, _)| *lines > 500)
        .map(|(lines, path)| format!("{}: {lines} lines", path.display()))
        .collect();
    assert!(long.is_empty(), "one noun a file:\n{}", long.join("\n"));
}

/// The modules that `crate::…` names in a line, also those of a braced list.
fn imports(line: &str) -> Vec<&str> {
    let code = line.split("//").next().unwrap_or(line);
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let names: Vec<&str> = match rest.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap_or("").split(',').map(str::trim).collect(),
            None => vec![rest],
        };
        for name in names {
            let end = name.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(name.len());
            if end > 0 {
                found.push(&name[..end]);
            }
        }
    }
    found
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}
