//! `init` and `new`: what they write builds without a word of complaint, and nothing is
//! overwritten.

use std::fs;
use std::path::Path;

use frontdesk::diagnostics::{Diagnostics, Format, render};
use frontdesk::memo::Memo;
use frontdesk::pipeline::{self, Built, Request};
use frontdesk::scaffold::{self, NewFile, Wanted};
use frontdesk::source::Source;
use jiff::civil::date;
use tempfile::TempDir;

const TODAY: jiff::civil::Date = date(2026, 3, 1);

fn wanted(languages: &str, minimal: bool) -> Wanted {
    let languages = languages.split(',').map(str::to_owned).collect();
    Wanted { today: TODAY, title: None, languages, minimal }
}

fn written(wanted: &Wanted) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in scaffold::site(wanted) {
        scaffold::write(folder.path(), &file).unwrap();
    }
    folder
}

fn new_site() -> TempDir {
    written(&wanted("en,fr", false))
}

fn build(root: &Path) -> (Option<Built>, Diagnostics) {
    let now = TODAY.to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp();
    let request = Request::at(now);
    let source = Source::open(root).unwrap();
    let (built, mut diagnostics) = pipeline::build(&source, &request, &Memo::default());
    if let Some(built) = &built {
        diagnostics.extend(pipeline::check(built, &request).1);
    }
    (built, diagnostics)
}

fn shown(diagnostics: &Diagnostics) -> String {
    diagnostics.iter().map(|d| render(d, Format::Human)).collect()
}

fn article(root: &Path, id: &str, lang: Option<&str>) -> (Option<NewFile>, String) {
    let source = Source::open(root).unwrap();
    let request = scaffold::Request { id, lang, kind: None, today: TODAY };
    let (file, found) = scaffold::article(&source, &request);
    (file, found.iter().map(|d| d.code).collect::<Vec<_>>().join(" "))
}

#[test]
fn a_new_site_has_no_mistakes_and_no_warnings() {
    let site = new_site();
    let (built, diagnostics) = build(site.path());
    assert_eq!(shown(&diagnostics), "");
    let counts = built.unwrap().counts;
    assert_eq!((counts.languages, counts.articles, counts.translations), (2, 5, 10));
}

#[test]
fn ten_files_are_enough() {
    let files = scaffold::site(&wanted("en", true));
    assert_eq!(files.len(), 10, "{:?}", files.iter().map(|file| &file.path).collect::<Vec<_>>());
    for lang in scaffold::languages() {
        let folder = written(&wanted(lang, true));
        let (built, diagnostics) = build(folder.path());
        assert_eq!(shown(&diagnostics), "", "{lang}");
        assert_eq!(built.unwrap().counts.languages, 1);
    }
}

/// Whichever comes first, every language has all its words.
#[test]
fn a_site_in_four_languages_has_no_mistakes_and_no_warnings() {
    for languages in ["en,fr,de,es", "de,en,es,fr", "es,de"] {
        let folder = written(&wanted(languages, false));
        let (built, diagnostics) = build(folder.path());
        assert_eq!(shown(&diagnostics), "", "{languages}");
        let counts = built.unwrap().counts;
        let count = languages.split(',').count();
        assert_eq!((counts.languages, counts.translations), (count, 5 * count), "{languages}");
    }
}

/// Editors find the schemas by the first lines, and the schemas take the files.
#[test]
fn files_name_their_schemas() {
    let folder = written(&wanted("en,fr", false));
    let named = |file: &str, marker: &str| {
        let path = folder.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        let line = text.lines().next().unwrap();
        let schema = line.strip_prefix(marker).unwrap_or_else(|| panic!("{file}: {line}"));
        let schema = path.parent().unwrap().join(schema);
        let schema: serde_json::Value =
            serde_json::from_str(&fs::read_to_string(schema).unwrap()).unwrap();
        assert!(schema["properties"].is_object(), "{file}");
    };
    named("site.toml", "#:schema ");
    named("content/contact.yaml", "# yaml-language-server: $schema=");
    named("content/contact.fr.yaml", "# yaml-language-server: $schema=");
}

#[test]
fn writing_refuses_what_is_there_and_what_leads_out() {
    let site = new_site();
    let file = |path: &str| NewFile { path: path.into(), text: "new".into() };
    assert_eq!(scaffold::write(site.path(), &file("content/about.md")).unwrap_err().code, "exists");
    assert!(
        fs::read_to_string(site.path().join("content/about.md"))
            .unwrap()
            .contains("About this help centre")
    );

    let outside = tempfile::tempdir().unwrap();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(outside.path(), site.path().join("content/out")).unwrap();
        assert_eq!(
            scaffold::write(site.path(), &file("content/out/deep/x.md")).unwrap_err().code,
            "outside"
        );
        assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
    }
}

#[test]
fn a_new_article_comes_from_the_archetype_and_builds() {
    let site = new_site();
    let (file, found) = article(site.path(), "billing/pay-by-card", None);
    assert_eq!(found, "");
    let file = file.unwrap();
    assert_eq!(file.path, "content/billing/pay-by-card.md");
    insta::assert_snapshot!(file.text, @r"
    ---
    title: Pay by card
    description: One sentence for lists and search results.
    asks:
      - a question in your customers' own words
    published: 2026-03-01
    draft: true # take this line out to publish it
    ---

    ## What is the question?

    The answer, in the first sentence.
    ");
    scaffold::write(site.path(), &file).unwrap();
    let (_, diagnostics) = build(site.path());
    assert!(!diagnostics.has_errors(), "{}", shown(&diagnostics));

    fs::create_dir(site.path().join("archetypes")).unwrap();
    let own = "---\ntitle: {title}\nextra: { ticket: {id} }\n---\n\n# {title} ({lang}, {date})\n";
    fs::write(site.path().join("archetypes/article.md"), own).unwrap();
    let (file, _) = article(site.path(), "billing/true", Some("fr"));
    let expected =
        "---\ntitle: \"True\"\nextra: { ticket: billing/true }\n---\n\n# True (fr, 2026-03-01)\n";
    assert_eq!(file.unwrap().text, expected);
}

/// Every kind in every language that has patterns builds as it is, once it is no draft.
#[test]
fn each_kind_of_article_builds_in_the_writers_language() {
    let mut firsts = std::collections::BTreeSet::new();
    for lang in ["en", "fr", "fil", "ar", "de"] {
        let folder = tempfile::tempdir().unwrap();
        let site = format!(
            "title = \"T\"\nbase_url = \"https://help.example.com/\"\ndefault_language = \"{lang}\"\n\
             [languages.{lang}]\nname = \"L\"\n"
        );
        fs::write(folder.path().join("site.toml"), site).unwrap();
        fs::create_dir(folder.path().join("content")).unwrap();
        for kind in scaffold::Kind::ALL {
            let source = Source::open(folder.path()).unwrap();
            let id = format!("help/{}", kind.as_str());
            let request = scaffold::Request { id: &id, lang: None, kind: Some(kind), today: TODAY };
            let file = scaffold::article(&source, &request).0.unwrap();
            let lines = file.text.lines().filter(|line| !line.starts_with("draft:"));
            let text: Vec<&str> = lines.collect();
            let text = format!("{}\n", text.join("\n"));
            firsts.insert(text.split("---").nth(2).unwrap().to_owned());
            scaffold::write(folder.path(), &NewFile { text, ..file }).unwrap();
        }
        let (built, diagnostics) = build(folder.path());
        assert!(!diagnostics.has_errors(), "{lang}: {}", shown(&diagnostics));
        assert_eq!(built.unwrap().counts.articles, scaffold::Kind::ALL.len());
    }
    // German writers get the English ones.
    assert_eq!(firsts.len(), 4 * scaffold::Kind::ALL.len());
}

#[test]
fn a_translation_starts_from_the_words_and_anchors_of_the_original() {
    let site = new_site();
    let original = "---\ntitle: \"Chat: limits\"\ndescription: What chat can do.\n\
        asks: [can chat help]\norder: 3\ntags: [chat]\n---\n\n## What *can* it do? {#can}\n\n\
        Much.\n\n## Limits_1\n\n### Deep [er]\n";
    fs::write(site.path().join("content/start/chat.md"), original).unwrap();
    let (file, found) = article(site.path(), "start/chat", Some("fr"));
    assert_eq!(found, "");
    let file = file.unwrap();
    assert_eq!(file.path, "content/start/chat.fr.md");
    insta::assert_snapshot!(file.text, @r##"
    ---
    title: "Chat: limits"
    description: What chat can do.
    asks:
      - can chat help
    draft: true # take this line out when it is translated
    ---

    ## What can it do? {#can}

    ## Limits\_1 {#limits-1}

    ### Deep \[er\] {#deep-er}
    "##);
    scaffold::write(site.path(), &file).unwrap();
    // Until it is translated, readers get the original.
    let languages = |built: Option<Built>| {
        let site = built.unwrap().site;
        let article = site.articles.iter().find(|article| article.id == "start/chat").unwrap();
        article
            .versions
            .values()
            .map(|version| version.document.lang.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(languages(build(site.path()).0), ["en", "en"]);
    let translated =
        file.text.replace("draft: true # take this line out when it is translated\n", "");
    fs::write(site.path().join(&file.path), translated).unwrap();
    let (built, diagnostics) = build(site.path());
    assert!(!diagnostics.has_errors(), "{}", shown(&diagnostics));
    let site = built.unwrap().site;
    let article = site.articles.iter().find(|article| article.id == "start/chat").unwrap();
    let anchors: Vec<Vec<&str>> = article
        .versions
        .values()
        .map(|version| {
            version.document.body.headings().map(|heading| heading.anchor.as_str()).collect()
        })
        .collect();
    assert_eq!(anchors, vec![vec!["can", "limits-1", "deep-er"]; 2]);
}

#[test]
fn new_refuses_and_warns() {
    let site = new_site();
    let refused = |id: &str, lang: Option<&str>| {
        let (file, found) = article(site.path(), id, lang);
        assert_eq!(file, None, "{id}");
        found
    };
    assert_eq!(refused("account/reset-password", None), "exists");
    assert_eq!(refused("account/reset-password", Some("fr")), "exists");
    assert_eq!(refused("account/reset-password", Some("de")), "undeclared-language");
    assert_eq!(refused("contact/x", None), "reserved-name");
    assert_eq!(refused("fr/x", None), "reserved-name");
    assert_eq!(refused("../x", None), "bad-id");
    // Two pages at one address, of which a build would tell only once it is no draft.
    assert_eq!(refused("account", None), "duplicate-address");
    assert_eq!(refused("account/reset-password/x", None), "duplicate-address");

    let (file, found) = article(site.path(), "start/invite-a-colleague", None);
    assert_eq!((file.is_some(), found.as_str()), (true, "near-duplicate"));
    let (file, found) = article(site.path(), "account/reset-passwords", Some("fr"));
    assert_eq!((file.is_some(), found.as_str()), (true, "no-original"));

    let held = site.path().join("content/start/held.md");
    fs::write(held, "---\ntitle: Held\nid: account/keep\n---\n\nText.\n").unwrap();
    assert_eq!(refused("account/keep", None), "duplicate-id");
}

/// Exit code, standard output and standard error.
fn frontdesk(args: &[&str]) -> (i32, String, String) {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_frontdesk"));
    let output = command.args(args).env("SOURCE_DATE_EPOCH", "1772323200").output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn the_commands_write_once_and_say_what_is_next() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("help");
    let dir = dir.to_str().unwrap();
    fs::create_dir_all(folder.path().join("help/.git")).unwrap();
    let (code, _, said) = frontdesk(&["init", dir]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("frontdesk serve") && said.contains("site.toml"), "{said}");
    // Its workflow is one of them.
    let count = crate::site::tree(Path::new(dir)).len();
    assert!(said.starts_with(&format!("{count} files in ")), "{count}: {said}");
    let (code, _, said) = frontdesk(&["init", dir]);
    assert!(code == 2 && said.contains("is not empty"), "{said}");
    let (code, _, said) =
        frontdesk(&["init", folder.path().join("help/site.toml").to_str().unwrap()]);
    assert!(code == 2 && said.contains("is not empty"), "{said}");

    let (code, _, said) = frontdesk(&["build", "--strict", "--root", dir]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("0 errors, 0 warnings"), "{said}");
    let (code, _, said) = frontdesk(&["contact", "prove", "--root", dir]);
    assert_eq!(code, 0, "{said}");
    let (code, _, said) = frontdesk(&["check", "--strict", "--root", dir]);
    assert_eq!(code, 0, "{said}");

    // A team that writes in one language has not done anything wrong.
    let own = Path::new(dir).join("content/start/ours.md");
    fs::write(&own, "# What is ours alone\n\nMugs are kept on the second shelf.\n").unwrap();
    let (code, _, said) = frontdesk(&["check", "--strict", "--root", dir]);
    assert_eq!(code, 0, "{said}");

    let (code, path, said) = frontdesk(&["new", "account/lost-phone", "--root", dir]);
    assert_eq!((code, said.as_str()), (0, ""));
    let text = fs::read_to_string(path.trim_end()).unwrap();
    assert!(text.contains("title: Lost phone") && text.contains("published: 2026-03-01"), "{text}");
    let (code, _, said) = frontdesk(&["new", "account/lost-phone", "--root", dir]);
    assert!(code == 2 && said.contains("error[exists]"), "{said}");
    let (code, _, said) = frontdesk(&["new", "account/x", "--lang", "xx", "--root", dir]);
    assert!(code == 2 && said.contains("error[undeclared-language]"), "{said}");
}

/// Who has a folder of articles is shown the way; what is to be pasted is one word for a shell.
#[test]
fn commands_that_are_said_can_be_pasted() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("Anna's help");
    let (code, _, said) = frontdesk(&["init", dir.to_str().unwrap()]);
    let quoted = format!("'{}'", dir.display().to_string().replace('\'', r"'\''"));
    assert!(code == 0 && said.contains(&format!("\n  cd {quoted}\n")), "{said}");
    let cd = said.lines().find(|line| line.trim_start().starts_with("cd ")).unwrap();
    let entered = std::process::Command::new("sh").args(["-c", &format!("{cd} && pwd")]).output();
    let entered = String::from_utf8(entered.unwrap().stdout).unwrap();
    assert!(entered.trim_end().ends_with("/Anna's help"), "{entered}");
    let (code, _, said) = frontdesk(&["init", dir.to_str().unwrap()]);
    assert!(code == 2 && !said.contains("frontdesk import"), "it is a site: {said}");

    let articles = folder.path().join("articles");
    fs::create_dir(&articles).unwrap();
    fs::write(articles.join("a.md"), "# A\n\nText.\n").unwrap();
    let root = articles.to_str().unwrap();
    for args in [&["init", root][..], &["build", "--root", root], &["new", "b", "--root", root]] {
        let (code, _, said) = frontdesk(args);
        assert!(code == 2 && said.contains("frontdesk import"), "{args:?}: {said}");
    }
}

/// What stands in the way is seen before anything is written, also in the repository around.
#[test]
fn a_new_site_is_whole_or_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir(root.join(".git")).unwrap();
    fs::write(root.join(".github"), "a file\n").unwrap();
    let before = crate::site::tree(root);
    let (code, _, said) = frontdesk(&["init", root.join("a/help").to_str().unwrap()]);
    assert!(code == 2 && said.contains(".github is no folder"), "{code} {said}");
    assert_eq!(crate::site::tree(root), before);
    assert!(!root.join("a").exists());

    // What only the disk knows: no name is so long.
    let fine = NewFile { path: "one/two/fine.md".into(), text: "x".into() };
    let long = NewFile { path: format!("{}.md", "n".repeat(300)), text: "x".into() };
    let there = root.join("here");
    fs::create_dir(&there).unwrap();
    let refused = scaffold::write_all(&[(&there, &fine), (&there, &long)]).unwrap_err();
    assert_eq!(refused.code, "unwritable");
    assert_eq!(fs::read_dir(&there).unwrap().count(), 0);
    assert!(scaffold::write_all(&[(&there, &fine)]).is_ok());
    let (code, _, said) = frontdesk(&["init", there.to_str().unwrap()]);
    assert!(code == 2 && said.contains("is not empty"), "{said}");
}

/// What a code host puts into a new repository stays, and is in nobody's way.
#[test]
fn a_fresh_repository_becomes_a_site() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    for name in [".git", ".forgejo"] {
        fs::create_dir(root.join(name)).unwrap();
    }
    let theirs = ["README.md", "LICENSE", ".gitignore"];
    theirs.iter().for_each(|name| fs::write(root.join(name), "theirs\n").unwrap());
    let (code, _, said) = frontdesk(&["init", root.to_str().unwrap()]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("Add to your .gitignore: /dist/"), "{said}");
    for name in theirs {
        assert_eq!(fs::read_to_string(root.join(name)).unwrap(), "theirs\n");
    }
    assert!(root.join(".forgejo/workflows").is_dir());
    let (code, _, said) = frontdesk(&["check", "--strict", "--root", root.to_str().unwrap()]);
    assert_eq!(code, 0, "{said}");
}

/// Two folders whose names differ in a slash only have a workflow each.
#[test]
fn every_site_of_a_repository_has_its_own_workflow() {
    for (url, folder) in [
        ("https://code.example.com/help.git", ".github/workflows"),
        ("https://codeberg.org/team/help.git", ".forgejo/workflows"),
        ("https://gitlab.com/team/help.git", ".gitlab"),
    ] {
        let repository = tempfile::tempdir().unwrap();
        fs::create_dir(repository.path().join(".git")).unwrap();
        let config = format!("[remote \"origin\"]\n\turl = {url}\n");
        fs::write(repository.path().join(".git/config"), config).unwrap();
        for site in ["b/help", "b-help"] {
            let (code, _, said) =
                frontdesk(&["init", repository.path().join(site).to_str().unwrap()]);
            assert_eq!(code, 0, "{said}");
        }
        let workflows = crate::site::tree(&repository.path().join(folder));
        assert_eq!(workflows.len(), 2, "{:?}", workflows.keys());
        let of = |site: &str| {
            let named =
                |text: &&Vec<u8>| String::from_utf8_lossy(text).contains(&format!("\"{site}\""));
            workflows.values().filter(named).count()
        };
        assert_eq!((of("b/help"), of("b-help")), (1, 1), "{url}");
        if folder == ".gitlab" {
            let jobs: std::collections::BTreeSet<_> = workflows
                .values()
                .filter_map(|text| {
                    let text = String::from_utf8_lossy(text).into_owned();
                    text.lines().find(|line| line.ends_with(':')).map(str::to_owned)
                })
                .collect();
            assert_eq!(jobs.len(), 2, "{jobs:?}");
        }
    }
}
