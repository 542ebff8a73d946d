//! Files that are no articles.

use std::fs;

use crate::site::{TestSite, tree};

/// A site whose footer names an article.
const MENU: &str = "title = \"Help\"\nbase_url = \"https://help.example.com/\"\n\
    footer = [\"legal.md\"]\ndefault_language = \"en\"\n[languages.en]\nname = \"English\"\n";

fn said(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

#[test]
fn files_of_static_keep_their_addresses() {
    let site = TestSite::new()
        .file("content/a.md", "# A\n\nText.\n")
        .file("static/CNAME", "help.example.com\n")
        .file("static/.well-known/security.txt", "Contact: mailto:security@example.com\n")
        .file("static/.secret", "not this\n")
        .file("static/verify/google1.html", "google-site-verification: google1.html\n");
    let output = site.build(&[]);
    assert!(output.status.success(), "{}", said(output.stderr));
    let built = tree(&site.root().join("dist/site"));
    let text = |path: &str| String::from_utf8(built[std::path::Path::new(path)].clone()).unwrap();
    assert_eq!(text("CNAME"), "help.example.com\n");
    assert_eq!(text(".well-known/security.txt"), "Contact: mailto:security@example.com\n");
    assert_eq!(text("verify/google1.html"), "google-site-verification: google1.html\n");
    assert!(built.keys().all(|path| !path.ends_with(".secret")));

    let site = site.file("static/robots.txt", "User-agent: *\n");
    site.assert_mistakes("error[static-taken] static/robots.txt");
}

#[test]
fn articles_beside_categories_are_told_once() {
    let beside = TestSite::new()
        .file("content/a.md", "# A\n\nText.\n")
        .file("content/b.md", "# B\n\nText.\n")
        .file("content/shop/c.md", "# C\n\nText.\n");
    let told = said(beside.build(&[]).stderr);
    assert_eq!(told.matches("no-category").count(), 1, "{told}");
    assert!(
        told.contains("this article and 1 more are in no category")
            && told.contains("content/a.md"),
        "{told}"
    );
    let flat = TestSite::new().file("content/a.md", "# A\n\nText.\n");
    let named = TestSite::new()
        .file("content/legal.md", "# Legal\n\nText.\n")
        .file("content/shop/c.md", "# C\n\nText.\n")
        .file("site.toml", MENU);
    for meant in [flat, named] {
        let told = said(meant.build(&[]).stderr);
        assert!(!told.contains("no-category"), "{told}");
    }
}

#[cfg(unix)]
#[test]
fn static_leads_nowhere_else() {
    let site = TestSite::new().file("content/a.md", "# A\n\nText.\n").file("desk.db", "private");
    fs::create_dir(site.root().join("static")).unwrap();
    std::os::unix::fs::symlink("../desk.db", site.root().join("static/desk.db")).unwrap();
    site.assert_mistakes("error[outside] static/desk.db");
}

#[test]
fn files_that_nothing_uses_are_told() {
    let site = TestSite::new()
        .file("content/a/x.md", "# A\n\n![One](img/one.png) [two](/a/img/two.pdf)\n")
        .file("content/a/y.md", "---\ntitle: Y\ndraft: true\n---\n\n![Three](img/three.png)\n")
        .file("content/a/img/four.png", "picture")
        .file("content/synonyms.en.yaml", "- [one, two]\n");
    let site = ["one.png", "two.pdf", "three.png"]
        .iter()
        .fold(site, |site, name| site.file(&format!("content/a/img/{name}"), "picture"));
    let output = said(site.run(&["check", "--now", "2026-11-22", "--format", "json"]).stdout);
    let told: Vec<&str> = output.lines().filter(|line| line.contains("unused-file")).collect();
    assert!(told.len() == 1 && told[0].contains("content/a/img/four.png"), "{output}");
    // Hidden, and yet meant for readers' machines.
    let site = site.file("content/.well-known/security.txt", "Contact: mailto:a@example.com\n");
    let told = said(site.build(&[]).stderr);
    assert!(told.contains("content/.well-known/security.txt"), "{told}");
}

#[test]
fn limits_are_those_of_the_host_that_is_used() {
    let site = TestSite::new()
        .file("content/a.md", "# A\n\nText.\n")
        .bytes("static/film.mp4", &vec![0; 26 << 20]);
    let quiet = said(site.build(&[]).stderr);
    assert!(!quiet.contains("host-limit"), "{quiet}");
    let site = site.file("wrangler.toml", "name = \"help\"\n");
    let told = said(site.build(&[]).stderr);
    assert!(
        told.contains("site/film.mp4 has 26 MiB: Cloudflare Pages takes 25 MiB a file"),
        "{told}"
    );
}
