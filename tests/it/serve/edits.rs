//! Edits as editors and people make them, seen by the watcher of this machine.

use std::fs;

use frontdesk::serve::{Backend, Change, Watch};
use frontdesk::source::Record;
use tokio::sync::mpsc::unbounded_channel;

use super::{Desk, SITE, patiently, site, write};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_way_of_saving_is_seen() {
    let desk = Desk::open().await;
    let root = desk.root().to_owned();
    let mut live = desk.page_live().await;
    live.next().await;

    write(&root, "content/start/first.md", "# First\n\nWritten in place.\n");
    desk.until(&mut live, "/start/first/", |page| page.has("Written in place.")).await;

    write(&root, "content/start/.first.md.tmp", "# First\n\nRenamed over.\n");
    fs::rename(root.join("content/start/.first.md.tmp"), root.join("content/start/first.md"))
        .unwrap();
    desk.until(&mut live, "/start/first/", |page| page.has("Renamed over.")).await;

    fs::rename(root.join("content/start/first.md"), root.join("content/start/first.md~")).unwrap();
    write(&root, "content/start/first.md", "# First\n\nBackup kept.\n");
    desk.until(&mut live, "/start/first/", |page| page.has("Backup kept.")).await;

    write(&root, "content/new/deep/er/third.md", "# Third\n\nIn new folders.\n");
    desk.until(&mut live, "/new/deep/er/third/", |page| page.has("In new folders.")).await;
    write(&root, "content/new/deep/er/third.md", "# Third\n\nEdited there.\n");
    desk.until(&mut live, "/new/deep/er/third/", |page| page.has("Edited there.")).await;

    fs::remove_dir_all(root.join("content/new")).unwrap();
    desk.until(&mut live, "/new/deep/er/third/", |page| page.status == 404).await;

    fs::rename(root.join("content/start/second.md"), root.join("content/start/other.md")).unwrap();
    desk.until(&mut live, "/start/other/", |page| page.status == 200).await;
    assert_eq!(desk.get("/start/second/").await.status, 404);

    write(&root, "site.toml", &SITE.replace("Example Help", "Another Name"));
    desk.until(&mut live, "/", |page| page.has("Another Name")).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_edit_concerns_only_the_pages_it_changes() {
    let desk = Desk::open().await;
    let root = desk.root().to_owned();
    let (mut edited, mut other) =
        (desk.live_of("/start/first/").await, desk.live_of("/404.html").await);
    let (mut mark, still) = (edited.next().await.page, other.next().await.page);
    // Related articles come behind the page, and make it another one: that is said, too.
    while !desk.get("/start/first/").await.has(&format!(".{mark}\"")) {
        mark = edited.next().await.page;
    }

    write(&root, "content/start/first.md", "# First\n\nOther words.\n");
    let state = desk.until(&mut edited, "/start/first/", |page| page.has("Other words.")).await;
    assert_ne!(state.page, mark);
    let heard = loop {
        let heard = other.next().await;
        // A build of the same edit may have followed, and be all that is heard of.
        if heard.build >= state.build {
            break heard;
        }
    };
    assert!(heard.revision > 1);
    assert_eq!(heard.page, still);
}

/// A new word is found, and in what search adds to pages, too: it comes behind them.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn search_follows_behind_the_page() {
    let desk = Desk::open().await;
    let root = desk.root().to_owned();
    let mut live = desk.page_live().await;
    live.next().await;
    let manifest = "/assets/search/en/manifest.txt";
    let before = desk.get(manifest).await;
    assert_eq!(before.status, 200, "who asks before search has looked waits for it");
    let before = before.body;
    write(&root, "content/start/first.md", "# First\n\nA zeppelin.\n");
    desk.until(&mut live, manifest, |found| found.status == 200 && found.body != before).await;
    assert!(desk.get("/start/first/").await.has("A zeppelin."));
}

/// What is living is what a clean build makes, whatever the edits were.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_audit_finds_nothing() {
    let (desk, mut audits) = Desk::audited().await;
    let root = desk.root().to_owned();
    assert_eq!(patiently(audits.recv()).await, Some(Vec::new()));
    let edits: [(&str, &str); 7] = [
        ("content/start/first.md", "# First\n\nOther words, see [it](second.md#part).\n"),
        ("content/start/second.md", "# Second\n\n## Part\n\nOf it.\n"),
        ("content/start/second.md", "---\ntags: [new]\n---\n\n# Another\n\n## Part\n"),
        ("content/other/third.md", "# Third\n\nSee [it](../start/first.md).\n"),
        ("site.toml", &SITE.replace("Example", "Another")),
        ("themes/default/templates/parts/footer.html", "<footer>Our own</footer>\n"),
        ("content/contact.yaml", include_str!("../../../src/scaffold/site/contact.yaml")),
    ];
    for (path, text) in edits {
        write(&root, path, text);
        // Several builds may follow one edit; the last one is looked at.
        let mut last = patiently(audits.recv()).await;
        while let Ok(more) = audits.try_recv() {
            last = Some(more);
        }
        assert_eq!(last, Some(Vec::new()), "after {path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whole_folders_may_go_and_come_back() {
    let desk = Desk::open().await;
    let root = desk.root().to_owned();
    let mut live = desk.page_live().await;
    live.next().await;

    fs::rename(root.join("content"), root.join("away")).unwrap();
    desk.until(&mut live, "/start/first/", |page| page.status == 404).await;
    fs::rename(root.join("away"), root.join("content")).unwrap();
    desk.until(&mut live, "/start/first/", |page| page.status == 200).await;
    write(&root, "content/start/first.md", "# First\n\nStill watched.\n");
    desk.until(&mut live, "/start/first/", |page| page.has("Still watched.")).await;

    // A theme that was not there at the start: its folders come first, then its files.
    let footer = "<footer><p>Our own footer</p></footer>\n";
    write(&root, "themes/default/templates/parts/footer.html", footer);
    desk.until(&mut live, "/start/first/", |page| page.has("Our own footer")).await;
    write(&root, "themes/default/templates/parts/footer.html", &footer.replace("own", "new"));
    desk.until(&mut live, "/start/first/", |page| page.has("Our new footer")).await;
    fs::remove_dir_all(root.join("themes")).unwrap();
    desk.until(&mut live, "/start/first/", |page| !page.body.contains("Our new footer")).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mistakes_are_shown_over_the_newest_text() {
    let desk = Desk::open().await;
    let root = desk.root().to_owned();
    let mut live = desk.page_live().await;
    let before = live.next().await;

    write(
        &root,
        "content/start/first.md",
        "# First\n\nNow with [a <b>dead</b> link](nowhere.md).\n",
    );
    let broken = desk.until(&mut live, "/start/first/", |page| page.has("Now with")).await;
    assert!(broken.revision > before.revision);
    insta::assert_snapshot!(broken.mistakes.join("\n"), @r"
    error[dead-link]: there is no page `nowhere.md`
     --> content/start/first.md:3:10
      |
    3 | Now with [a <b>dead</b> link](nowhere.md).
      |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: correct the path; it is relative to this file
    ");

    // While that stands: another article is edited, one comes, one goes.
    write(&root, "content/start/second.md", "# Second\n\nEdited meanwhile.\n");
    desk.until(&mut live, "/start/second/", |page| page.has("Edited meanwhile.")).await;
    write(&root, "content/start/added.md", "# Added\n\nWhile the mistake stands.\n");
    let state =
        desk.until(&mut live, "/start/added/", |page| page.has("While the mistake stands.")).await;
    assert_eq!(state.mistakes.len(), 1);
    fs::rename(root.join("content/start/added.md"), root.join("content/start/moved.md")).unwrap();
    desk.until(&mut live, "/start/moved/", |page| page.has("While the mistake stands.")).await;
    assert_eq!(desk.get("/start/added/").await.status, 404);

    // What has no new page keeps its old one: a file that cannot be read, a broken template, no
    // site.
    fs::write(root.join("content/start/moved.md"), b"# Moved\n\n\xff\n").unwrap();
    loop {
        if live.next().await.mistakes.iter().any(|mistake| mistake.contains("not-utf8")) {
            break;
        }
    }
    assert!(desk.get("/start/moved/").await.has("While the mistake stands."));
    write(&root, "content/start/moved.md", "# Moved\n\nReadable.\n");
    desk.until(&mut live, "/start/moved/", |page| page.has("Readable.")).await;
    write(&root, "themes/default/templates/article.html", "{% nonsense %}\n");
    loop {
        if live.next().await.mistakes.iter().any(|mistake| mistake.contains("article.html")) {
            break;
        }
    }
    assert!(desk.get("/start/first/").await.has("Now with"));
    fs::remove_dir_all(root.join("themes")).unwrap();
    write(&root, "site.toml", "title = [\n");
    loop {
        let state = live.next().await;
        if state.mistakes.iter().any(|mistake| mistake.contains("site.toml:")) {
            break;
        }
    }
    assert!(desk.get("/start/first/").await.has("Now with"));
    write(&root, "site.toml", SITE);

    write(&root, "content/start/first.md", "# First\n\nMended.\n");
    // The build that `site.toml` starts may meet the article half written: it is not the last.
    while !(live.next().await.mistakes.is_empty() && desk.get("/start/first/").await.has("Mended."))
    {
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_site_that_never_built_is_followed_too() {
    let site = tempfile::tempdir().unwrap();
    let desk = Desk::open_with(site, Backend::System).await;
    let root = desk.root().to_owned();
    let mut live = desk.page_live().await;
    let state = live.next().await;
    assert_eq!(state.mistakes.len(), 1);
    let page = desk.get("/").await;
    assert_eq!(page.status, 404);
    // A page that did not know itself would be loaded again and again.
    assert!(
        page.body.contains(&format!("data-frontdesk=\"{}.0.{}\"", state.session, state.page)),
        "{}",
        page.body
    );

    write(&root, "site.toml", SITE);
    desk.until(&mut live, "/", |page| page.has("Example Help")).await;
    write(&root, "content/a/b.md", "# Late\n");
    desk.until(&mut live, "/a/b/", |page| page.has("Late")).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_style_sheet_is_swapped_without_loading_pages() {
    let desk = Desk::open().await;
    let root = desk.root().to_owned();
    let mut live = desk.page_live().await;
    let before = live.next().await;
    write(&root, "themes/default/assets/theme.css", "body { color: green; }\n");
    let state = loop {
        let state = live.next().await;
        if state.revision > before.revision {
            break state;
        }
    };
    let styles = state.styles.expect("only the style sheet changed");
    assert_eq!(styles["from"], before.revision);
    let swap = styles["swap"].as_object().unwrap();
    assert_eq!(swap.len(), 1);
    let (old, new) = swap.iter().next().unwrap();
    assert!(
        old.starts_with("/assets/theme.")
            && desk.get(new.as_str().unwrap()).await.has("color: green")
    );

    write(&root, "content/start/first.md", "# First\n\nWords.\n");
    let state = desk.until(&mut live, "/start/first/", |page| page.has("Words.")).await;
    assert!(state.styles.is_none());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn folders_are_polled_where_the_system_tells_nothing() {
    let desk = Desk::open_with(site(), Backend::Polling).await;
    let root = desk.root().to_owned();
    let mut live = desk.page_live().await;
    live.next().await;
    write(&root, "content/start/first.md", "# First\n\nFound by looking.\n");
    desk.until(&mut live, "/start/first/", |page| page.has("Found by looking.")).await;
    write(&root, "content/later/third.md", "# Third\n\nIn a new folder.\n");
    desk.until(&mut live, "/later/third/", |page| page.has("In a new folder.")).await;
}

/// A watcher that sees nothing: the test tells of changes itself.
struct Blind;

impl Watch for Blind {
    fn follow(&mut self, _: &Record, _: &[String]) -> Vec<String> {
        Vec::new()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_what_was_read_starts_a_build() {
    let (sender, changes) = unbounded_channel();
    let desk = Desk::start(site(), Box::new(Blind), changes).await;
    let mut live = desk.page_live().await;
    assert_eq!(live.next().await.build, 1);
    for path in [
        "dist",
        "dist/site/index.html",
        ".frontdesk/cache",
        "content/start/.first.md.swp",
        "notes.txt",
    ] {
        sender.send(Change::At(path.into())).unwrap();
    }
    // Only word of the last one ends the wait, so a build of those above would have been counted.
    tokio::task::yield_now().await;
    sender.send(Change::At("content/start/unseen.md".into())).unwrap();
    assert_eq!(live.next().await.build, 2);
    sender.send(Change::Everything).unwrap();
    assert_eq!(live.next().await.build, 3);
}
