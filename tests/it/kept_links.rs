//! Links of texts that nobody touched: kept from the build before, and where they lead in a new one.

use std::fs;
use std::sync::Arc;

use frontdesk::diagnostics::Diagnostics;
use frontdesk::graph::Site;
use frontdesk::memo::Memo;
use frontdesk::model::Lang;
use frontdesk::pipeline::Stage;
use frontdesk::source::Source;

use crate::site::TestSite;
use crate::woven::request;

const SITE: &str = "title = \"Help\"\nbase_url = \"https://help.example.com/\"\n\
    default_language = \"en\"\n[languages.en]\nname = \"English\"\n[languages.fr]\nname = \"Français\"\n";
/// Links of every kind.
const FROM: &str = "# From\n\n[a](to.md) [b](to.md#part) [c](../b/far.md) [d](../b/) [e](../b/_category.md) \
    [f](#own) [g](/b/far/) [h](/b/far.md) [i](far.fr.md) [j](../b.md)\n\n## Own\n\nText.\n";

/// Each edit is made to the site as the one before has left it; whether the links of `from.md` lead
/// where they led: then they are the very same list, kept or found equal.
const EDITS: [(&str, Option<&str>, bool); 14] = [
    ("content/a/other.md", Some("# Another title\n\nText.\n"), true),
    ("content/a/new.md", Some("# New\n"), true),
    ("content/a/new.md", None, true),
    ("content/a/to.md", Some("# To\n\n## Part {#part}\n\nText.\n"), true),
    ("content/a/to.md", Some("---\nslug: moved\n---\n# To\n\n## Part {#part}\n"), false),
    ("content/a/to.md", Some("# To\n\n## Other\n"), false),
    ("content/a/to.md", None, false),
    ("content/a/to.md", Some("# To\n\n## Part\n"), false),
    // What leads to a folder leads there beside an article of that name, too.
    ("content/b.md", Some("# An article called like the folder\n"), true),
    ("content/b.md", None, true),
    ("content/b/_category.md", Some("---\nslug: c\n---\n"), false),
    ("content/b/_category.md", Some("---\ntitle: B\n---\n"), false),
    ("site.toml", Some("title = \"Other\"\n"), true),
    ("content/a/far.fr.md", Some("# Loin\n"), true),
];

fn site() -> TestSite {
    TestSite::new()
        .file("site.toml", SITE)
        .file("content/a/from.md", FROM)
        .file("content/a/to.md", "# To\n\n## Part\n\nText.\n")
        .file("content/a/far.md", "# Far\n")
        .file("content/a/other.md", "# Other\n\n[a](to.md)\n")
        .file("content/a/plain.md", "# Plain\n\n[a](far.md) [b](../b/far.md) [c](#own)\n\n## Own\n")
        .file("content/b/far.md", "# Far away\n")
        .file("content/b/far.fr.md", "# Loin\n\n[a](../a/to.md)\n")
}

fn read(source: &Source, memo: &Memo) -> (Arc<Site>, Diagnostics) {
    let (stage, found) = Stage::read(source, &request(), memo);
    (stage.unwrap().site, found)
}

/// The links of all pages.
fn links(site: &Site) -> Vec<(String, Lang, Vec<String>)> {
    let pages = site.articles.iter().flat_map(|article| {
        article
            .versions
            .values()
            .map(|own| (article.id.clone(), own.lang.clone(), own.hrefs.to_vec()))
    });
    pages.collect()
}

fn of(site: &Site, id: &str) -> Arc<[String]> {
    let article = site.articles.iter().find(|article| article.id == id).unwrap();
    Arc::clone(&article.versions.values().next().unwrap().hrefs)
}

#[test]
fn links_lead_where_a_build_from_nothing_has_them() {
    let site = site();
    let memo = Memo::default();
    let mut source = Source::open(site.root()).unwrap();
    let mut last = read(&source, &memo).0;
    assert!(of(&last, "a/from").iter().all(|href| !href.is_empty()));
    for (path, text, keeps) in EDITS {
        let file = site.root().join(path);
        match text {
            Some(text) if path == "site.toml" => {
                fs::write(file, SITE.replace("title = \"Help\"\n", text)).unwrap();
            }
            Some(text) => fs::write(file, text).unwrap(),
            None => fs::remove_file(file).unwrap(),
        }
        source = source.again(&[path.to_owned()]).unwrap();
        let (followed, told) = read(&source, &memo);
        let (anew, found) = read(&Source::open(site.root()).unwrap(), &Memo::default());
        assert_eq!(links(&followed), links(&anew), "{path} {text:?}");
        assert_eq!(told, found, "{path} {text:?}");
        let is_kept = |id| Arc::ptr_eq(&of(&last, id), &of(&followed, id));
        assert_eq!(is_kept("a/from"), keeps, "{path} {text:?}");
        // It names articles alone, and none of those that come and go.
        if path.starts_with("content/a/new") || path.starts_with("content/a/to") {
            assert!(is_kept("a/plain"), "{path} {text:?}");
        }
        last = followed;
    }
}
