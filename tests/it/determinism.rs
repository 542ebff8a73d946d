//! The same files give the same bytes, whatever else differs.

use std::path::Path;
use std::process::Command;

use crate::site::tree;

/// The demo site: copied in another order to another place, with other threads, time zone, locale
/// and umask.
#[test]
fn the_demo_is_byte_identical_everywhere() {
    let places = tempfile::tempdir().unwrap();
    let first = build(
        &places.path().join("a"),
        false,
        &[("RAYON_NUM_THREADS", "1"), ("TZ", "Pacific/Kiritimati"), ("LC_ALL", "C")],
        "022",
    );
    let second = build(
        &places.path().join("another/deeper"),
        true,
        &[("RAYON_NUM_THREADS", "2"), ("TZ", "America/Lima"), ("LC_ALL", "tr_TR.UTF-8")],
        "077",
    );
    assert!(first.len() > 100, "{} files", first.len());
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    let differing: Vec<_> =
        first.iter().filter(|(path, bytes)| second[*path] != **bytes).map(|(path, _)| path).collect();
    assert!(differing.is_empty(), "{differing:?}");
}

fn build(
    root: &Path,
    backwards: bool,
    env: &[(&str, &str)],
    umask: &str,
) -> std::collections::BTreeMap<std::path::PathBuf, Vec<u8>> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = ["content", "data", "themes"]
        .iter()
        .flat_map(|folder| {
            tree(&project.join(folder)).into_iter().map(move |(path, bytes)| (Path::new(folder).join(path), bytes))
        })
        .collect();
    files.push(("site.toml".into(), std::fs::read(project.join("site.toml")).unwrap()));
    if backwards {
        files.reverse();
    }
    for (path, bytes) in files {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    let command = format!("umask {umask} && exec \"$0\" build --now 2026-11-22 --precompress");
    let output = Command::new("sh")
        .args(["-c", &command, env!("CARGO_BIN_EXE_frontdesk")])
        .current_dir(root)
        .envs(env.iter().copied())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    tree(&root.join("dist"))
}
