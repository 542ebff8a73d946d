//! Every mistake a writer can make, as a file in `tests/mistakes`: the site's files, then what must
//! be said about them. Each runs through the real command: one diagnostic a mistake at its place,
//! exit code 1, and the site that was published before stays as it was.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::site::TestSite;

/// Bad input that a text file cannot hold.
const ARTICLE: &str = "# A\n\nText.\n";

#[test]
fn every_mistake_is_reported_at_its_place() {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() >= 40, "{} mistakes", paths.len());
    let failed: Vec<String> = paths.par_iter().filter_map(|path| differs(path)).collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn invalid_utf8_names_the_byte() {
    let site = TestSite::new().bytes("content/a.md", b"# A\n\nCaf\xe9 here.\n");
    site.assert_mistakes("error[not-utf8] content/a.md:3:4");
}

#[test]
fn utf_16_is_called_so() {
    let units: Vec<u16> = "\u{feff}# A\n\nText.\n".encode_utf16().collect();
    for order in [u16::to_le_bytes, u16::to_be_bytes] {
        let bytes: Vec<u8> = units.iter().flat_map(|unit| order(*unit)).collect();
        let site = TestSite::new().bytes("content/a.md", &bytes);
        site.assert_mistakes("error[not-utf8] content/a.md");
        let said = String::from_utf8(site.build(&[]).stderr).unwrap();
        assert!(said.contains("the file is UTF-16") && !said.contains('\0'), "{said}");
    }
}

#[test]
fn a_file_over_the_limit_is_refused() {
    let site = TestSite::new()
        .file("content/a.md", ARTICLE)
        .file("content/b.md", &"word ".repeat(1_000_000));
    site.assert_mistakes("error[too-large] content/b.md");
}

#[test]
fn an_alias_bomb_is_refused() {
    let mut front = String::from("---\ntitle: A\nextra:\n  a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for n in 1..12 {
        let uses = vec![format!("*a{}", n - 1); 9].join(", ");
        front.push_str(&format!("  a{n}: &a{n} [{uses}]\n"));
    }
    let site = TestSite::new().file("content/a.md", &format!("{front}---\nText.\n"));
    let said = site.mistakes();
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].starts_with("error[yaml-syntax] content/a.md"), "{said:?}");
}

#[test]
fn a_hundred_thousand_levels_are_refused() {
    for opening in [">", "- ", "* ", "1. ", "[", "![", "*_", "`["] {
        let site =
            TestSite::new().file("content/a.md", &format!("# A\n\n{}x\n", opening.repeat(100_000)));
        let said = site.try_build();
        assert!(said.finished, "{opening:?} does not end");
    }
    let site = TestSite::new().file("content/a.md", &format!("# A\n\n{}x\n", ">".repeat(100_000)));
    site.assert_mistakes("error[nesting] content/a.md:3:1");
}

#[cfg(unix)]
#[test]
fn links_out_of_the_tree_are_refused() {
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("secret.md"), "# Secret\n").unwrap();
    std::fs::write(outside.path().join("secret.png"), "png").unwrap();
    let site = TestSite::new().file("content/b.md", "# B\n\n![x](img/secret.png)\n");
    std::os::unix::fs::symlink(outside.path().join("secret.md"), site.root().join("content/a.md"))
        .unwrap();
    std::os::unix::fs::symlink(outside.path(), site.root().join("content/img")).unwrap();
    let said = site.mistakes();
    assert!(said.contains(&"error[outside] content/a.md".to_owned()), "{said:?}");
    assert!(
        said.iter().any(|line| line.starts_with("error[outside] content/b.md:3:1")),
        "{said:?}"
    );
}

/// What the fixture wants and the command does not say.
fn differs(path: &Path) -> Option<String> {
    let text = std::fs::read_to_string(path).unwrap();
    let (files, expected) = text.split_once("--- expect\n").unwrap();
    let mut site = TestSite::new();
    for part in files.split("--- ").filter(|part| part.contains('\n') && !part.starts_with('\n')) {
        let (name, body) = part.split_once('\n').unwrap();
        let is_start = ["content/", "site.toml", "data/", "themes/"]
            .iter()
            .any(|start| name.starts_with(start));
        assert!(is_start, "{}: {name:?} is no file of a site", path.display());
        site = site.file(name, body);
    }
    let said = site.mistakes();
    let wanted: Vec<&str> = expected.lines().collect();
    (said != wanted).then(|| {
        format!("{}\n  wanted {wanted:?}\n  said   {said:?}", path.file_stem().unwrap().display())
    })
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes")
}
