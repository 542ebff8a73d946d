//! The same files give the same bytes, whatever else differs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::site::{TestSite, tree};

type Files = Vec<(PathBuf, Vec<u8>)>;

#[test]
fn the_demo_is_byte_identical_everywhere() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut demo: Files = ["content", "data", "themes"]
        .iter()
        .flat_map(|folder| {
            let within = move |(path, bytes)| (Path::new(folder).join(path), bytes);
            tree(&project.join(folder)).into_iter().map(within)
        })
        .collect();
    demo.push(("site.toml".into(), std::fs::read(project.join("site.toml")).unwrap()));
    assert_identical_everywhere(&demo, "");
}

/// A site of its own: Brotli's best takes this test's unoptimised program minutes for the demo.
/// One page is large, because large pages are compressed at another quality.
#[test]
fn compressed_copies_are_byte_identical_everywhere() {
    let long: String =
        (0..1500).map(|n| format!("Invoice {n} is sent on day {}.\n\n", n * 7 % 31)).collect();
    let site = TestSite::new()
        .file("content/fine.md", "# Fine\n\nAll is well, and will be well tomorrow.\n")
        .file("content/fine.fr.md", "# Bien\n\nTout va bien.\n")
        .file("content/billing/invoices.md", &format!("# Invoices\n\n{long}"));
    let files: Files = tree(site.root()).into_iter().collect();
    let built = assert_identical_everywhere(&files, "--precompress");
    let ending =
        |ending: &str| built.keys().filter(|path| path.to_string_lossy().ends_with(ending)).count();
    assert!(
        ending(".br") > 20 && ending(".gz") > 20,
        "{} .br, {} .gz",
        ending(".br"),
        ending(".gz")
    );
}

/// Builds in another order of files, at another place, with other threads, time zone, locale and
/// umask.
fn assert_identical_everywhere(files: &Files, option: &str) -> BTreeMap<PathBuf, Vec<u8>> {
    let places = tempfile::tempdir().unwrap();
    let (one, other) = (places.path().join("a"), places.path().join("another/deeper"));
    write(&one, files.iter());
    write(&other, files.iter().rev());
    let env = [("RAYON_NUM_THREADS", "1"), ("TZ", "Pacific/Kiritimati"), ("LC_ALL", "C")];
    let first = build(&one, option, &env, "022");
    let env = [("RAYON_NUM_THREADS", "2"), ("TZ", "America/Lima"), ("LC_ALL", "tr_TR.UTF-8")];
    let second = build(&other, option, &env, "077");
    assert!(first.len() > 100, "{} files", first.len());
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    let differing: Vec<_> = first
        .iter()
        .filter(|(path, bytes)| second[*path] != **bytes)
        .map(|(path, _)| path)
        .collect();
    assert!(differing.is_empty(), "{differing:?}");
    first
}

fn write<'a>(root: &Path, files: impl Iterator<Item = &'a (PathBuf, Vec<u8>)>) {
    for (path, bytes) in files {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
}

fn build(
    root: &Path,
    option: &str,
    env: &[(&str, &str)],
    umask: &str,
) -> BTreeMap<PathBuf, Vec<u8>> {
    let command = format!("umask {umask} && exec \"$0\" build --now 2026-11-22 {option}");
    let output = Command::new("sh")
        .args(["-c", &command, env!("CARGO_BIN_EXE_frontdesk")])
        .current_dir(root)
        .envs(env.iter().copied())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    tree(&root.join("dist"))
}
