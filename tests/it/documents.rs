//! What the documents of this repository name is there: every room has its row, every path its
//! file.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
/// Documents about the code.
const ABOUT_CODE: [&str; 2] = ["ARCHITECTURE.md", "CONTRIBUTING.md"];
/// Endings of files that stand in the repository.
const ENDINGS: [&str; 8] = [".rs", ".mjs", ".js", ".md", ".toml", ".ftl", ".yml", ".sh"];
/// Named as examples or as part of a site, not of this repository.
const ELSEWHERE: [&str; 4] = ["content/a.md", "sv.ftl", "contact.yaml", "refunds.fr.md"];

fn text(path: &str) -> String {
    std::fs::read_to_string(Path::new(ROOT).join(path)).unwrap()
}

/// Everything between single backticks, and the targets of links to files.
fn named(document: &str) -> BTreeSet<String> {
    let text = text(document);
    let prose =
        text.lines().filter(|line| !line.starts_with("    ")).collect::<Vec<_>>().join("\n");
    let code = prose.split('`').skip(1).step_by(2).map(str::to_owned);
    let links = prose.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let links = links.filter(|link| !link.contains("://") && !link.starts_with('#'));
    let code = code.map(|name| name.split(' ').next().unwrap_or_default().to_owned());
    code.chain(links.map(|link| link.split('#').next().unwrap_or(link).to_owned())).collect()
}

fn files() -> Vec<PathBuf> {
    let folders = ["src", "tests", "themes", "docs", "scripts", "benches", "examples"];
    let walk =
        folders.iter().flat_map(|folder| walkdir::WalkDir::new(Path::new(ROOT).join(folder)));
    walk.map(|entry| entry.unwrap().into_path())
        .filter(|path| !path.to_string_lossy().contains("node_modules"))
        .collect()
}

/// Whether `name` means something that is there: from the root, or the end of exactly such a path.
fn is_there(name: &str, files: &[PathBuf]) -> bool {
    let name = name.trim_end_matches('/');
    if let Some((folder, _)) = name.split_once('*') {
        return is_there(folder.trim_end_matches('/'), files);
    }
    Path::new(ROOT).join(name).exists() || files.iter().any(|path| path.ends_with(name))
}

#[test]
fn every_path_that_a_document_names_is_there() {
    let files = files();
    let mut missing = Vec::new();
    for document in ABOUT_CODE {
        for name in named(document) {
            let path = name.contains('/')
                && ["src/", "tests/", "themes/", "docs/", "scripts/", "benches/"]
                    .iter()
                    .any(|top| name.starts_with(top));
            let file = ENDINGS.iter().any(|ending| name.ends_with(ending))
                && !name.contains(['<', ' ', '{', '$']);
            if (path || file)
                && !name.contains('<')
                && !ELSEWHERE.contains(&name.as_str())
                && !is_there(&name, &files)
            {
                missing.push(format!("{document}: `{name}`"));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn the_map_has_a_row_for_every_room_and_a_line_for_every_chapter() {
    let map = text("ARCHITECTURE.md");
    let rows: Vec<&str> =
        map.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    let mut rooms: Vec<String> = std::fs::read_dir(Path::new(ROOT).join("src"))
        .unwrap()
        .map(|entry| {
            entry.unwrap().file_name().to_str().unwrap().trim_end_matches(".rs").to_owned()
        })
        .filter(|room| !["main", "lib"].contains(&room.as_str()))
        .collect();
    rooms.sort();
    let mut listed: Vec<&str> = rows.clone();
    listed.sort_unstable();
    assert_eq!(listed, rooms);
    // The list at the top of lib.rs names the same.
    let head: String =
        text("src/lib.rs").lines().take_while(|line| line.starts_with("//!")).collect();
    for room in &rooms {
        assert!(head.contains(&format!("`{room}`")), "src/lib.rs does not name {room}");
    }
    let contents = map.split("## ").next().unwrap();
    for chapter in map.lines().filter_map(|line| line.strip_prefix("## ")) {
        let kept = chapter
            .to_lowercase()
            .chars()
            .filter(|c| c.is_alphanumeric() || " -".contains(*c))
            .collect::<String>();
        let anchor = format!("(#{})", kept.replace(' ', "-"));
        assert!(contents.contains(&anchor), "the contents do not lead to “{chapter}” {anchor}");
    }
}

/// Every part of a name such as `Record::concerns` is declared somewhere.
#[test]
fn every_name_that_a_document_names_is_declared() {
    let sources: Vec<String> = files()
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    let words = ["fn", "struct", "enum", "trait", "mod", "type", "const"];
    let declared = |part: &str| {
        let starts: Vec<String> = words.iter().map(|word| format!("{word} {part}")).collect();
        let variants = [format!("    {part},"), format!("    {part}("), format!("    {part} {{")];
        let is_whole = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        let has = |text: &str, start: &String| text.split(start.as_str()).skip(1).any(is_whole);
        sources.iter().any(|text| {
            starts.iter().any(|start| has(text, start)) || variants.iter().any(|v| text.contains(v))
        })
    };
    let mut missing = Vec::new();
    for document in ABOUT_CODE {
        for name in named(document).into_iter().filter(|name| name.contains("::")) {
            let name = name.split(['(', ' ']).next().unwrap().to_owned();
            if !name.split("::").all(&declared) {
                missing.push(format!("{document}: `{name}`"));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
