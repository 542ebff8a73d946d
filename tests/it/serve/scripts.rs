//! Scripts of random edits: a site that was followed step by step is the site that is built anew,
//! and whatever changes a build was announced by the record of the one before.

use std::fs;
use std::path::Path;

use frontdesk::diagnostics::Diagnostics;
use frontdesk::memo::Memo;
use frontdesk::model::OutputFile;
use frontdesk::pipeline::{self, Request};
use frontdesk::source::{Record, Source};
use proptest::prelude::*;
use proptest::strategy::ValueTree;

use super::{Desk, options, site, write};

const PATHS: [&str; 7] = [
    "content/start/first.md",
    "content/start/first.fr.md",
    "content/start/_category.md",
    "content/other/deep/third.md",
    "content/page.md",
    "themes/default/i18n/en.ftl",
    "data/ratings.json",
];

const TEXTS: [&str; 5] = [
    "---\ntitle: One\n---\n\n## Part {#part}\n\nText.\n",
    "---\ntitle: Two\nid: stable\naliases: [old/place]\n---\n\nSee [this](../start/first.md#part).\n",
    "---\ntitle: [broken\n---\n",
    "{\"version\":1,\"articles\":{\"start/first\":{\"en\":{\"yes\":3,\"no\":1}}}}",
    "",
];

#[derive(Debug, Clone)]
enum Edit {
    Write(usize, usize),
    Remove(usize),
    Rename(usize, usize),
    RemoveFolder(usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    let path = 0..PATHS.len();
    prop_oneof![
        4 => (path.clone(), 0..TEXTS.len()).prop_map(|(path, text)| Edit::Write(path, text)),
        1 => path.clone().prop_map(Edit::Remove),
        1 => (path.clone(), path.clone()).prop_map(|(from, to)| Edit::Rename(from, to)),
        1 => path.prop_map(Edit::RemoveFolder),
    ]
}

/// The topmost paths that the edit touches: what a watcher would name.
fn apply(root: &Path, edit: &Edit) -> Vec<String> {
    match edit {
        Edit::Write(path, text) => {
            let path = PATHS[*path];
            let first_new =
                path.match_indices('/').map(|(at, _)| &path[..at]).find(|folder| !root.join(folder).exists());
            let named = first_new.unwrap_or(path).to_owned();
            write(root, path, TEXTS[*text]);
            vec![named]
        }
        Edit::Remove(path) => {
            let _ = fs::remove_file(root.join(PATHS[*path]));
            vec![PATHS[*path].to_owned()]
        }
        Edit::Rename(from, to) => {
            let mut named = Vec::new();
            if let Ok(text) = fs::read_to_string(root.join(PATHS[*from])) {
                let path = PATHS[*to];
                let first_new =
                    path.match_indices('/').map(|(at, _)| &path[..at]).find(|folder| !root.join(folder).exists());
                named.push(first_new.unwrap_or(path).to_owned());
                write(root, path, &text);
            }
            let _ = fs::remove_file(root.join(PATHS[*from]));
            named.push(PATHS[*from].to_owned());
            named
        }
        Edit::RemoveFolder(path) => {
            let folder = PATHS[*path].rsplit_once('/').unwrap().0;
            let _ = fs::remove_dir_all(root.join(folder));
            vec![folder.to_owned()]
        }
    }
}

struct Result {
    files: Vec<OutputFile>,
    diagnostics: Diagnostics,
    record: Record,
}

fn build(root: &Path, memo: &Memo, base_url: Option<&str>) -> Result {
    let source = Source::open(root).unwrap();
    let base_url = base_url.map(|url| frontdesk::config::BaseUrl::parse(url).unwrap());
    let request = Request { base_url, drafts: true, ..Request::at(options(root).now) };
    memo.turn();
    let (built, diagnostics) = pipeline::build(&source, &request, memo);
    Result { files: built.map(|built| built.files).unwrap_or_default(), diagnostics, record: source.record() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn following_edits_ends_where_a_clean_build_does(script in prop::collection::vec(edit(), 1..8)) {
        let site = site();
        let root = site.path();
        let memo = Memo::default();
        let mut before = build(root, &memo, None);
        for edit in &script {
            let named = apply(root, edit);
            let clean = build(root, &Memo::default(), None);
            let is_announced = named.iter().any(|path| before.record.concerns(path));
            if !is_announced {
                prop_assert!(clean.files == before.files, "{edit:?} changed the site, but {named:?} concern nothing");
                prop_assert_eq!(&clean.diagnostics, &before.diagnostics);
                continue;
            }
            let followed = build(root, &memo, None);
            prop_assert!(followed.files == clean.files, "after {edit:?}");
            prop_assert_eq!(&followed.diagnostics, &clean.diagnostics);
            before = followed;
        }
    }
}

/// As fast as the disk takes them, and with the real watcher: in the end nothing was missed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flood_of_edits_leaves_nothing_behind() {
    let desk = Desk::open().await;
    let root = desk.root().to_owned();
    let mut live = desk.page_live().await;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let texts = [0, 1, 3, 4];
    for _ in 0..1000 {
        let edit = edit().new_tree(&mut runner).unwrap().current();
        // Mistakes would keep the last good site in place; they have tests of their own.
        let edit = match edit {
            Edit::Write(path, text) => Edit::Write(path.min(4), texts[text % texts.len()]),
            other => other,
        };
        apply(&root, &edit);
    }
    for path in ["content/start/_category.md", "content/start/first.fr.md", "content/page.md", "data", "themes"] {
        let path = root.join(path);
        let _ = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    }
    write(&root, PATHS[0], TEXTS[0]);
    write(&root, PATHS[3], TEXTS[0]);
    write(&root, "content/last.md", "# Last\n");

    let clean = build(&root, &Memo::default(), Some(&format!("http://127.0.0.1:{}/", desk.port)));
    assert!(!clean.diagnostics.has_errors(), "{:?}", clean.diagnostics);
    let pages: Vec<(String, String)> = clean
        .files
        .iter()
        .filter_map(|file| Some((file.path.strip_prefix("site/")?.strip_suffix("index.html")?, &file.bytes)))
        .map(|(path, bytes)| (format!("/{path}"), String::from_utf8(bytes.to_vec()).unwrap()))
        .collect();
    assert!(pages.len() > 10);
    'builds: loop {
        live.next().await;
        for (path, expected) in &pages {
            let served = desk.get(path).await.body;
            let own: String =
                served.lines().filter(|line| !line.contains("data-frontdesk")).map(|l| format!("{l}\n")).collect();
            if own != *expected {
                continue 'builds;
            }
        }
        break;
    }
}
