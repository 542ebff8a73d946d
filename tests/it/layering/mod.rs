//! The folders say which way data flows; this reads the imports and holds the code to it.

mod imports;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::OnceLock;

use imports::{Crate, Module, sources};

const SRC: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src");

/// Lowest first. Modules on one line are peers and never import each other.
const LAYERS: &[&[&str]] = &[
    &["diagnostics"],
    &["tree"],
    &["model"],
    &["config", "facts"],
    &["source"],
    &["content"],
    &["graph"],
    &["memo", "limits", "loose", "search", "contact", "ratings", "replies", "translate", "guide"],
    &["claims"],
    &["render"],
    &["pipeline"],
    &["publish"],
    &["answers"],
    &["mcp"],
    &["edit"],
    &["serve", "host", "import", "scaffold", "report"],
    &["lsp"],
    &["cli"],
    &["main"],
];

/// Rooms whose circles are known and still to be cut. A room without any has no place here.
const STILL_TO_CUT: &[&str] = &[];

#[test]
fn imports_point_down() {
    let mistakes = upward(code());
    assert!(mistakes.is_empty(), "{}", mistakes.join("\n"));
}

#[test]
fn files_of_a_room_form_no_circle() {
    let found = circles(code());
    let other = found.iter().filter(|(room, _)| !STILL_TO_CUT.contains(&room.as_str()));
    let told: Vec<&str> = other.map(|(_, edges)| edges.as_str()).collect();
    assert!(told.is_empty(), "files that need each other:\n{}", told.join("\n\n"));
    let done: Vec<_> =
        STILL_TO_CUT.iter().filter(|room| found.iter().all(|(other, _)| other != *room)).collect();
    assert!(done.is_empty(), "no circle is left in {done:?}: strike them from STILL_TO_CUT");
}

#[test]
fn a_circle_is_found_however_it_is_written() {
    let imports = [
        "use super::One;",
        "use super::one::{self};",
        "use crate::{\n    model::Lang,\n    search::{\n        one::{One as Other, more},\n    \
         },\n};",
        "pub(crate) fn f() -> crate::search::one::One { todo!() }",
        "fn f() { super::super::search::one::g(\"crate::cli\") }",
        "pub(in crate::search) use super::one::One;",
        "use super::*;",
        "use crate::search as all;",
    ];
    for import in imports {
        let found = circles(&made_up(import));
        assert_eq!(found.len(), 1, "{import}: {found:?}");
        assert_eq!(
            found[0].1, "  search/one.rs needs search/two.rs\n  search/two.rs needs search/one.rs",
            "{import}"
        );
    }
    // What only tests, comments and strings name, and what points one way.
    for fine in [
        "#[cfg(test)]\nmod tests {\n    use crate::search::one::One;\n}",
        "// use super::One;",
        "pub(in crate::search::one) fn f() {}",
        "use crate::model::Lang;",
    ] {
        assert_eq!(circles(&made_up(fine)), [], "{fine}");
    }
}

#[test]
fn an_import_upward_is_found_over_several_lines() {
    let found = upward(&made_up(
        "use crate::{\n    model::Lang,\n    cli::{\n        output,\n    },\n};\n\
         use crate::nowhere::X;",
    ));
    assert_eq!(
        found,
        ["search/two.rs: search imports cli", "search/two.rs: unknown module nowhere"]
    );
}

/// A room of two files, of which the first needs the second; `import` stands in the second.
fn made_up(import: &str) -> Crate {
    let folder = tempfile::tempdir().unwrap();
    let files = [
        ("model.rs", "pub struct Lang;"),
        ("search/mod.rs", "mod one;\nmod two;\npub use one::One;"),
        (
            "search/one.rs",
            "use super::two;\npub struct One;\npub mod more {}\npub fn g(_: &str) { two::f() }",
        ),
        ("search/two.rs", import),
    ];
    std::fs::create_dir(folder.path().join("search")).unwrap();
    for (path, text) in files {
        std::fs::write(folder.path().join(path), text).unwrap();
    }
    Crate::read(folder.path())
}

fn code() -> &'static Crate {
    static CODE: OnceLock<Crate> = OnceLock::new();
    CODE.get_or_init(|| Crate::read(Path::new(SRC)))
}

#[test]
fn files_stay_readable() {
    let long: Vec<String> = sources(Path::new(SRC))
        .into_iter()
        .map(|path| (std::fs::read_to_string(&path).unwrap().lines().count(), path))
        .filter(|(lines, _)| *lines > 500)
        .map(|(lines, path)| format!("{}: {lines} lines", path.display()))
        .collect();
    assert!(long.is_empty(), "one noun a file:\n{}", long.join("\n"));
}

/// Imports that point up or sideways between rooms, and rooms without a layer.
fn upward(code: &Crate) -> Vec<String> {
    let rank: BTreeMap<&str, usize> = LAYERS
        .iter()
        .enumerate()
        .flat_map(|(rank, names)| names.iter().map(move |name| (*name, rank)))
        .collect();
    let mut mistakes = Vec::new();
    for module in code.modules().filter(|module| !module.is_empty()) {
        let (room, file) = (module[0].as_str(), code.path(module).display());
        let Some(own) = rank.get(room) else {
            mistakes.push(format!("{file}: the module `{room}` has no place among the layers"));
            continue;
        };
        let targets: BTreeSet<&str> =
            code.names(module).filter_map(|path| path.first()).map(String::as_str).collect();
        for target in targets.into_iter().filter(|target| *target != room) {
            match rank.get(target) {
                Some(other) if other >= own => {
                    mistakes.push(format!("{file}: {room} imports {target}"))
                }
                None => mistakes.push(format!("{file}: unknown module {target}")),
                _ => {}
            }
        }
    }
    mistakes
}

/// Files of one room that need each other: for every circle its room, and which file needs which.
fn circles(code: &Crate) -> Vec<(String, String)> {
    let same_room = |one: &Module, other: &Module| one.first() == other.first() && !one.is_empty();
    let uses: BTreeMap<&Module, BTreeSet<&Module>> = code
        .modules()
        .map(|module| {
            (
                module,
                code.uses(module).into_iter().filter(|other| same_room(module, other)).collect(),
            )
        })
        .collect();
    let reached: BTreeMap<&Module, BTreeSet<&Module>> =
        uses.keys().map(|module| (*module, reach(&uses, module))).collect();
    let is_circular =
        |one: &Module, other: &Module| reached[one].contains(other) && reached[other].contains(one);
    let mut found = BTreeSet::new();
    for module in uses.keys().filter(|module| is_circular(module, module)) {
        let circle: Vec<&Module> =
            uses.keys().copied().filter(|other| is_circular(module, other)).collect();
        let edges = circle.iter().flat_map(|one| {
            let inside = uses[*one].iter().filter(|other| circle.contains(*other));
            inside.map(|other| {
                format!("  {} needs {}", code.path(one).display(), code.path(other).display())
            })
        });
        found.insert((module[0].clone(), edges.collect::<Vec<_>>().join("\n")));
    }
    found.into_iter().collect()
}

/// Everything that a module needs, directly or not; itself where that leads back.
fn reach<'a>(
    uses: &BTreeMap<&'a Module, BTreeSet<&'a Module>>,
    from: &Module,
) -> BTreeSet<&'a Module> {
    let mut seen = BTreeSet::new();
    let mut open: Vec<&Module> = uses[from].iter().copied().collect();
    while let Some(next) = open.pop() {
        if seen.insert(next) {
            open.extend(uses[next].iter());
        }
    }
    seen
}
