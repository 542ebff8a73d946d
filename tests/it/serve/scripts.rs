//! Scripts of random edits: a site that was followed step by step is the site that is built anew,
//! and whatever changes a build was announced by the record of the one before.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use frontdesk::diagnostics::Diagnostics;
use frontdesk::graph::Site;
use frontdesk::memo::Memo;
use frontdesk::model::OutputFile;
use frontdesk::pipeline::{self, Request, Stage};
use frontdesk::search::{Pace, SiteIndex};
use frontdesk::source::{Record, Source};
use proptest::prelude::*;
use proptest::strategy::ValueTree;

use super::{Desk, SITE, options, site, write};

/// Every kind of file that a build reads, with texts of its own; the first five are articles.
const FILES: [(&str, &[&str]); 16] = [
    ("content/start/first.md", &TEXTS),
    ("content/start/first.fr.md", &TEXTS),
    ("content/start/_category.md", &TEXTS),
    ("content/other/deep/third.md", &TEXTS),
    ("content/page.md", &TEXTS),
    ("themes/default/i18n/en.ftl", &["search = Look it up\n", "search = {\n", ""]),
    (
        "data/ratings.json",
        &["{\"version\":1,\"articles\":{\"start/first\":{\"en\":{\"yes\":3,\"no\":1}}}}", "{"],
    ),
    ("content/start/second.md", &TEXTS),
    ("content/synonyms.en.yaml", &["- [text, words]\n", "- [one, two, text]\n", "- {\n"]),
    (
        "content/contact.yaml",
        &[include_str!("../../../src/scaffold/site/contact.yaml"), "topics: [\n"],
    ),
    (
        "themes/default/templates/parts/footer.html",
        &["<footer>Our own</footer>\n", "{% nonsense %}\n"],
    ),
    ("themes/default/assets/theme.css", &["body { color: green; }\n", "body { color: navy; }\n"]),
    ("site.toml", &[SITE, THREE_LANGUAGES, "title = [\n"]),
    ("content/start/drawing.svg", &["<svg width=\"1\" height=\"2\"></svg>", "<svg></svg>", ""]),
    ("data/facts.yaml", &["reply:\n  en: a day\n  fr: un jour\n", "reply: two days\n", "{"]),
    ("static/text.txt", &["One.\n", "Two.\n"]),
];
/// Of which the first are tried with the real watcher.
const WATCHED: usize = 7;

const THREE_LANGUAGES: &str = "title = \"Another Name\"\nbase_url = \"https://help.example.com/\"\n\
                               default_language = \"en\"\n[languages.en]\nname = \"English\"\n\
                               [languages.fr]\nname = \"Français\"\n[languages.de]\n\
                               name = \"Deutsch\"\n";

const TEXTS: [&str; 8] = [
    "---\ntitle: One\n---\n\n## Part {#part}\n\nText.\n",
    "---\ntitle: Two\nid: stable\naliases: [old/place]\n---\n\n\
     See [this](../start/first.md#part).\n",
    "---\ntitle: [broken\n---\n",
    "# Three\n\n## Another part {#other}\n\n\
     The same text in other words, and a picture of the text.\n",
    "---\ntags: [words]\nasks: [how is text written]\n---\n\n# Four\n\nSee [that](../page.md).\n",
    "",
    "# Five\n\n![A drawing](/start/drawing.svg)\n\nWithin {{ fact.reply }}.\n",
    "# Five\n\nSee [it](#gone), within {{ fact.reply }}.\n\n## Part {#part}\n",
];

#[derive(Debug, Clone)]
enum Edit {
    Write(usize, usize),
    Remove(usize),
    Rename(usize, usize),
    RemoveFolder(usize),
}

/// An edit of one of the first `files` files.
fn edit(files: usize) -> impl Strategy<Value = Edit> {
    let path = 0..files;
    prop_oneof![
        6 => (path.clone(), 0..TEXTS.len()).prop_map(|(path, text)| Edit::Write(path, text)),
        1 => path.clone().prop_map(Edit::Remove),
        1 => (path.clone(), path.clone()).prop_map(|(from, to)| Edit::Rename(from, to)),
        1 => path.prop_map(Edit::RemoveFolder),
    ]
}

/// The topmost paths that the edit touches: what a watcher would name.
fn apply(root: &Path, edit: &Edit) -> Vec<String> {
    match edit {
        Edit::Write(path, text) => {
            let (path, texts) = FILES[*path];
            let first_new = path
                .match_indices('/')
                .map(|(at, _)| &path[..at])
                .find(|folder| !root.join(folder).exists());
            let named = first_new.unwrap_or(path).to_owned();
            write(root, path, texts[*text % texts.len()]);
            vec![named]
        }
        Edit::Remove(path) => {
            let _ = fs::remove_file(root.join(FILES[*path].0));
            vec![FILES[*path].0.to_owned()]
        }
        Edit::Rename(from, to) => {
            let mut named = Vec::new();
            if let Ok(text) = fs::read_to_string(root.join(FILES[*from].0)) {
                let path = FILES[*to].0;
                let first_new = path
                    .match_indices('/')
                    .map(|(at, _)| &path[..at])
                    .find(|folder| !root.join(folder).exists());
                named.push(first_new.unwrap_or(path).to_owned());
                write(root, path, &text);
            }
            let _ = fs::remove_file(root.join(FILES[*from].0));
            named.push(FILES[*from].0.to_owned());
            named
        }
        Edit::RemoveFolder(path) => {
            // A file of the site's own folder goes alone.
            let path = FILES[*path].0;
            let Some((folder, _)) = path.rsplit_once('/') else {
                let _ = fs::remove_file(root.join(path));
                return vec![path.to_owned()];
            };
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

fn request(root: &Path, base_url: Option<&str>) -> Request {
    let base_url = base_url.map(|url| frontdesk::config::BaseUrl::parse(url).unwrap());
    Request { base_url, drafts: true, ..Request::at(options(root).now) }
}

/// From nothing.
fn build(root: &Path, base_url: Option<&str>) -> Result {
    let source = Source::open(root).unwrap();
    let (built, diagnostics) = pipeline::build(&source, &request(root, base_url), &Memo::default());
    Result {
        files: built.map(|built| built.files).unwrap_or_default(),
        diagnostics,
        record: source.record(),
    }
}

/// What `serve` shows: an edit's pages with what search found before, then the same with its own.
#[derive(Default)]
struct Followed {
    /// With what the last build read of it.
    source: Option<Source>,
    memo: Memo,
    found: Option<(Arc<Site>, SiteIndex)>,
}

impl Followed {
    /// Only what is `changed` is read again.
    fn build(&mut self, root: &Path, changed: &[String]) -> Result {
        let before = self.source.take();
        let source = before.map_or_else(|| Source::open(root), |source| source.again(changed));
        let source = source.unwrap();
        let result = self.follow(&source, root);
        self.source = Some(source);
        result
    }

    fn follow(&mut self, source: &Source, root: &Path) -> Result {
        let (stage, mut diagnostics) = Stage::read(source, &request(root, None), &self.memo);
        let record = source.record();
        let Some(stage) = stage else { return Result { files: Vec::new(), diagnostics, record } };
        let carried = self
            .found
            .as_ref()
            .map(|(site, index)| stage.write(index.carried(site, &stage.site)).0);
        let none = SiteIndex::default();
        let before = self.found.as_ref().map_or(&none, |(_, index)| index);
        let (index, found) = stage.find(Pace::default(), before);
        self.found = Some((Arc::clone(&stage.site), index.clone()));
        diagnostics.extend(found);
        let (built, found) = stage.write(index.clone());
        one_by_one(&stage, &index, &built.files);
        diagnostics.extend(found);
        if let Some(carried) = carried {
            assert_eq!(pages(&carried.files), pages(&built.files));
        }
        Result { files: built.files, diagnostics: diagnostics.sorted(), record }
    }
}

/// Every file that a build writes is there by its address alone, and no other address is.
fn one_by_one(stage: &Stage, index: &SiteIndex, built: &[OutputFile]) {
    stage.pages(index, |pages| {
        for file in built {
            let own = pages.ready(&file.path).cloned().map(Ok);
            let own = own.or_else(|| pages.write(&file.path));
            assert_eq!(own.as_ref(), Some(&Ok(file.clone())), "{}", file.path);
        }
        let written = |path: &str| pages.write(path).is_some_and(|page| page.is_ok());
        let own = pages.addresses().filter(|path| written(path));
        let own = own.chain(pages.others().map(|file| file.path.clone()));
        let built: BTreeSet<&str> = built.iter().map(|file| file.path.as_str()).collect();
        let others: Vec<String> = own.filter(|path| !built.contains(path.as_str())).collect();
        assert_eq!(others, [""; 0]);
        for path in ["site/~2/index.html", "site/nowhere/index.html", "site/start/llms.txt"] {
            assert!(!written(path), "{path}");
        }
    });
}

fn pages(files: &[OutputFile]) -> Vec<&str> {
    files.iter().map(|file| file.path.as_str()).filter(|path| path.ends_with(".html")).collect()
}

/// Of the web root: the rest is for hosts, and no page of it.
fn site_of(result: &Result) -> Vec<&OutputFile> {
    result.files.iter().filter(|file| file.path.starts_with("site/")).collect()
}

/// How many scripts are tried; the long run sets more.
fn scripts() -> u32 {
    let wanted = std::env::var("FRONTDESK_TEST_SCRIPTS").ok();
    wanted.map_or(60, |count| count.parse().expect("FRONTDESK_TEST_SCRIPTS is a number"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: scripts(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn following_edits_ends_where_a_clean_build_does(
        script in prop::collection::vec(prop::collection::vec(edit(FILES.len()), 1..4), 1..6),
    ) {
        let site = site();
        let root = site.path();
        let mut followed = Followed::default();
        let mut before = followed.build(root, &[]);
        // A build that stops at site.toml is concerned by nothing else; the next one is.
        let mut unread = Vec::new();
        for edits in &script {
            let named: Vec<String> = edits.iter().flat_map(|edit| apply(root, edit)).collect();
            let clean = build(root, None);
            let is_announced = named.iter().any(|path| before.record.concerns(path));
            unread.extend(named.iter().cloned());
            let after = match is_announced {
                true => followed.build(root, &std::mem::take(&mut unread)),
                false => before,
            };
            for (own, other) in site_of(&after).iter().zip(site_of(&clean)) {
                prop_assert!(*own == other, "{} is not {} after {edits:?} \
                    ({named:?})", own.path, other.path);
            }
            prop_assert_eq!(site_of(&after).len(), site_of(&clean).len());
            prop_assert_eq!(&after.diagnostics, &clean.diagnostics, "after {:?}", edits);
            before = after;
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
    let texts = [0, 1, 3, 5];
    for _ in 0..1000 {
        let edit = edit(WATCHED).new_tree(&mut runner).unwrap().current();
        // Mistakes would keep the last good site in place; they have tests of their own.
        let edit = match edit {
            Edit::Write(path, text) => Edit::Write(path.min(4), texts[text % texts.len()]),
            other => other,
        };
        apply(&root, &edit);
    }
    for path in [
        "content/start/_category.md",
        "content/start/first.fr.md",
        "content/page.md",
        "data",
        "themes",
    ] {
        let path = root.join(path);
        let _ = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    }
    write(&root, FILES[0].0, TEXTS[0]);
    write(&root, FILES[3].0, TEXTS[0]);
    write(&root, "content/last.md", "# Last\n");

    let clean = build(&root, Some(&format!("http://127.0.0.1:{}/", desk.port)));
    assert!(!clean.diagnostics.has_errors(), "{:?}", clean.diagnostics);
    let pages: Vec<(String, String)> = clean
        .files
        .iter()
        .filter_map(|file| {
            Some((file.path.strip_prefix("site/")?.strip_suffix("index.html")?, &file.bytes))
        })
        .map(|(path, bytes)| (format!("/{path}"), String::from_utf8(bytes.to_vec()).unwrap()))
        .collect();
    assert!(pages.len() > 10);
    'builds: loop {
        live.next().await;
        for (path, expected) in &pages {
            let served = desk.get(path).await.body;
            let own: String = served
                .lines()
                .filter(|line| !line.contains("data-frontdesk"))
                .map(|l| format!("{l}\n"))
                .collect();
            if own != *expected {
                continue 'builds;
            }
        }
        break;
    }
}

/// Beside another folder that is new.
#[test]
fn a_folder_that_comes_back_has_lost_what_is_not_there() {
    let site = site();
    let root = site.path();
    let mut followed = Followed::default();
    followed.build(root, &[]);
    let first = apply(root, &Edit::Write(1, 0));
    followed.build(root, &first);
    let edits = [Edit::Write(3, 0), Edit::RemoveFolder(0), Edit::Write(0, 0)];
    let named: Vec<String> = edits.iter().flat_map(|edit| apply(root, edit)).collect();
    let after = followed.build(root, &named);
    let clean = build(root, None);
    for (own, other) in site_of(&after).iter().zip(site_of(&clean)) {
        assert!(*own == other, "{}", own.path);
    }
}
