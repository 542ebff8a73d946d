//! What looks like a mistake: each block of `tests/slips/*.txt` is a text, and behind `--- said`
//! what has to be said about it: `line:column code | help`. Nothing else may be said.

use std::path::Path;

use frontdesk::content::{self, Named};
use frontdesk::diagnostics::Diagnostics;
use frontdesk::model::Lang;
use frontdesk::tree::TextFile;

use crate::site::TestSite;

#[test]
fn every_slip_is_told_with_the_line_to_write() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/slips");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut wrong = Vec::new();
    let mut count = 0;
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        for block in text.split("--- text\n").skip(1) {
            let (text, expected) = block.split_once("--- said\n").unwrap();
            let said = told(&said_about(text));
            let expected: Vec<&str> = expected.lines().filter(|line| !line.is_empty()).collect();
            count += 1;
            if said != expected {
                wrong.push(format!("{text}  wanted {expected:#?}\n  said   {said:#?}"));
            }
        }
    }
    assert!(count > 40, "{count} texts");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// No file of texts holds it.
#[test]
fn a_zero_byte_is_told() {
    assert_eq!(
        told(&said_about("# T\n\nA \0 b.\n")),
        ["3:3 garbled-text | take it out, or type it again"]
    );
}

#[test]
fn data_files_with_nearly_the_right_name_are_told() {
    let site = TestSite::new()
        .file("content/a/x.md", "# X\n\nText.\n")
        .file("content/more.yml", "a: 1\n")
        .file("data/Facts.yml", "{}\n")
        .file("data/serch.yaml", "pins: []\n")
        .file("data/own/facts.yml", "{}\n")
        .file("data/prices.yaml", "{}\n");
    let said = checked(&site, &[]);
    let wanted = [
        "x.md missing-translation | frontdesk new a/x --lang fr",
        "more.yml unused-file | link to it, remove it, or put it into static/ to publish it as it is",
        "Facts.yml bad-file-name | what belongs there is `facts.yaml`",
        "serch.yaml bad-file-name | what belongs there is `search.yaml`",
    ];
    assert_eq!(said, wanted, "{said:#?}");
}

#[test]
fn paths_of_other_systems_and_names_of_other_kinds_are_told_as_such() {
    let site = TestSite::new()
        .bytes("content/a/img/Button.png", PNG)
        .file("content/a/cafe\u{301}.md", "# Café\n\nText.\n")
        .file("content/a/target.es.md", "# Otra\n\nTexto.\n")
        .file("content/a/note.md", "# Note\n\n## Part\n\nText.\n")
        .file("content/a/some page.md", "---\nslug: ..\n---\n# Some\n\nText of its own.\n")
        .file(
            "content/a/x.md",
            "# X\n\n![b](img\\Button.png) ![n](img\\None.png)\n[c](caf\u{e9}.md) [t](target.es.md)\n\
             [l](LICENSE) [v](note.pdf) [m](x/note.mp4)\n[p](note.md#other)\n",
        );
    let config = std::fs::read_to_string(site.root().join("site.toml")).unwrap();
    let config = format!("{config}missing_translation = \"show\"\n");
    let site = site.file("site.toml", &config);
    let said = checked(&site, &[]);
    let of_files = ["missing-file", "outside", "dead-link", "dead-anchor", "bad-slug"];
    let said: Vec<&str> = said
        .iter()
        .map(String::as_str)
        .filter(|line| of_files.iter().any(|code| line.contains(&format!(" {code} "))))
        .collect();
    let wanted = [
        "some page.md bad-slug | write letters or digits, or take it out",
        "x.md missing-file | write img/Button.png",
        "x.md missing-file | write img/None.png: folders are parted by /, and correct the path; it is \
         relative to this file",
        "x.md dead-link | did you mean content/a/cafe\u{301}.md?",
        "x.md dead-link | see what is told of that file, such as a language that is not declared",
        "x.md dead-link | correct the path; it is relative to this file",
        "x.md missing-file | correct the path; it is relative to this file",
        "x.md missing-file | correct the path; it is relative to this file",
        "x.md dead-anchor | pin the heading with {#name}, or correct the link",
    ];
    assert_eq!(said, wanted, "{said:#?}");
    let all = checked(&site, &[]);
    let quoted = "some page.md missing-translation | frontdesk new 'a/some page' --lang fr";
    assert!(all.iter().any(|line| line == quoted), "{all:#?}");
    assert!(site.run(&["fix"]).status.success());
    let fixed = std::fs::read_to_string(site.root().join("content/a/x.md")).unwrap();
    assert!(fixed.contains("![b](img/Button.png)") && fixed.contains("(cafe%CC%81.md)"), "{fixed}");
}

#[test]
fn what_only_shows_between_files_is_told_too() {
    let site = TestSite::new()
        .file("content/a/one.markdown", "# One\n")
        .file("content/a/two.MD", "# Two\n")
        .file("content/a/three.mdx", "# Three\n")
        .file("content/a/index.md", "# Folder\n\nText.\n")
        .file("content/a/draft.md", "---\ndraft: true\n---\n# Not yet\n")
        .file("content/a/y.md", "# Y\n\n## One\n\n## Two\n")
        .file("content/a/y.fr.md", "# Y\n\n## Un\n\nVoir [deux](y.md#two).\n")
        .file("content/a/dates.md", "---\ntitle: D\nupdated: 2099-01-02\n---\nx\n")
        .file("content/a/later.md", "---\ntitle: L\npublished: 2099-01-01\n---\nx\n")
        .bytes("content/a/img/UPPER.PNG", PNG)
        .bytes("content/a/noext", b"x")
        .bytes("content/a/empty.png", b"")
        .bytes("content/a/fake.png", b"<html>")
        .bytes("content/a/heavy.png", &[PNG, &[0; 1_200_000]].concat())
        .file(
            "content/a/x.md",
            "---\naliases: [/search/, \"/b/*\", /:splat/, /fr/tags/, /sitemap.xml, /Old/, \
             /old/]\n---\n# X\n\n[d](draft.md) [h](y.html) [w](www.example.com) \
             [m](help@example.org) [n](noext)\n\
             ![u](img/upper.png) ![e](empty.png) ![f](fake.png) ![h](heavy.png) \
             ![r](/nowhere.png)\n",
        );
    let output = site.run(&["check", "--strict", "--format", "json", "--now", "2026-11-22"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let lines =
        text.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let said: Vec<String> = lines
        .filter(|d| d["code"].is_string() && d["code"] != "missing-translation")
        .map(|d| {
            let place = &d["place"];
            format!(
                "{}:{} {} | {}",
                place["path"].as_str().unwrap_or("-").trim_start_matches("content/a/"),
                place["line"],
                d["code"].as_str().unwrap_or("?"),
                d["help"].as_str().unwrap_or("-")
            )
        })
        .collect();
    let wanted = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/slips/between_files.expected");
    let wanted = std::fs::read_to_string(wanted).unwrap();
    let wanted: Vec<&str> = wanted.lines().collect();
    assert_eq!(said, wanted, "\n{}", said.join("\n"));
    assert_eq!(output.status.code(), Some(1));
}

/// One white pixel.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55\
    \0\0\0\x0aIDAT\x08\xd7c\xf8\x0f\0\x01\x01\x01\0\x1b\xb6\xeeV\0\0\0\0IEND\xaeB`\x82";

pub fn said_about(text: &str) -> Diagnostics {
    let file = TextFile::new("content/a.md", text);
    let languages = [Lang::parse("en").unwrap()];
    let Ok(Named::Document(name)) = content::name(&file.path, &languages) else { panic!() };
    content::parse(&file, &name, &content::Rules::default()).1.sorted()
}

fn told(said: &Diagnostics) -> Vec<String> {
    said.iter()
        .map(|d| {
            let place = d.place.as_ref().unwrap();
            let help = d.help.as_deref().unwrap_or("-");
            format!("{}:{} {} | {help}", place.line, place.column, d.code)
        })
        .collect()
}

#[test]
fn what_a_rename_takes_away_is_named_with_the_line_that_keeps_it() {
    let site = TestSite::new()
        .file("content/a/x.md", "# The first one\n\n## Old words\n\nText of its own.\n")
        .file(
            "content/a/y.md",
            "---\naliases: [/older/]\n---\n# The second one\n\nOther text here.\n",
        );
    assert!(site.build(&[]).status.success());
    std::fs::rename(site.root().join("dist"), site.root().join("old")).unwrap();
    std::fs::remove_file(site.root().join("content/a/y.md")).unwrap();
    let site =
        site.file("content/a/x.md", "# The first one\n\n## New words\n\nText of its own.\n").file(
            "content/a/z.md",
            "---\naliases: [/older/]\n---\n# The second one\n\nOther text here.\n",
        );
    let said = checked(&site, &["--baseline", "old"]);
    let lost: Vec<&String> = said.iter().filter(|line| line.contains(" lost-")).collect();
    assert_eq!(
        lost,
        [
            "x.md lost-anchor | pin it to its heading: ## New words {#old-words}",
            "z.md lost-address | add to its front matter: aliases: [/older/, /a/y/]",
        ],
        "{said:#?}"
    );
}

#[test]
fn strangers_content_may_hold_no_raw_html() {
    let site = || {
        TestSite::new()
            .file("content/a/x.md", "# X\n\nA <b>bold</b> word. <!-- aside -->\n\n![d](d.svg)\n")
            .bytes(
                "content/a/d.svg",
                b"<svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>",
            )
    };
    let wanted =
        ["x.md raw-html-off | write it as Markdown", "x.md raw-html-off | write it as Markdown"];
    let errors = |said: Vec<String>| {
        said.into_iter().filter(|line| line.contains("raw-html-off")).collect::<Vec<_>>()
    };
    assert_eq!(errors(checked(&site(), &["--untrusted"])), wanted);
    let config = std::fs::read_to_string(site().root().join("site.toml")).unwrap();
    let distrusting = site().file("site.toml", &format!("{config}[markdown]\ntrust = \"none\"\n"));
    assert_eq!(errors(checked(&distrusting, &[])), wanted);
    let output = distrusting.build(&[]);
    assert_eq!(output.status.code(), Some(1), "a drawing with a script is an error, too");
    assert!(errors(checked(&site(), &[])).is_empty());
}

/// What `check` says: the file's name, the code and the help.
fn checked(site: &TestSite, args: &[&str]) -> Vec<String> {
    let output = site.run(&[&["check", "--format", "json", "--now", "2026-11-22"], args].concat());
    let text = String::from_utf8(output.stdout).unwrap();
    let lines =
        text.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    lines
        .filter(|d| d["code"].is_string())
        .map(|d| {
            let path = d["place"]["path"].as_str().unwrap_or("-");
            let name = path.rsplit('/').next().unwrap_or(path);
            format!(
                "{name} {} | {}",
                d["code"].as_str().unwrap_or("?"),
                d["help"].as_str().unwrap_or("-")
            )
        })
        .collect()
}

#[test]
fn an_article_waits_for_its_day_with_its_translations() {
    let site = TestSite::new()
        .file("content/a/x.md", "# X\n\nText.\n")
        .file("content/a/later.md", "---\ntitle: L\npublished: 2026-12-01\n---\nText.\n")
        .file("content/a/later.fr.md", "---\ntitle: L\n---\nTexte.\n")
        .file("content/a/x.fr.md", "---\ntitle: X\npublished: 2026-12-01\n---\nTexte.\n");
    let texts = |now: &str, args: &[&str]| {
        let output = site.run(&[&["build", "--now", now], args].concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let pages = ["a/later", "fr/a/later", "fr/a/x"];
        pages.map(|page| {
            let path = site.root().join("dist/site").join(page).join("index.html");
            std::fs::read_to_string(path)
                .is_ok_and(|html| html.contains("Texte.") || page == "a/later")
        })
    };
    assert_eq!(texts("2026-11-30", &[]), [false, false, false]);
    assert_eq!(texts("2026-11-30", &["--drafts"]), [true, true, true]);
    assert_eq!(texts("2026-12-01", &[]), [true, true, true]);
}

#[test]
fn an_article_that_has_ended_is_left_out_and_fails_nothing() {
    let front =
        "title: Offer\nid: offer\nuntil: 2026-11-30\nafter_until: hide\naliases: [/old-offer/]\n";
    let site = TestSite::new()
        .file("content/a/offer.md", &format!("---\n{front}---\nText.\n\n## Top\n\nx\n"))
        .file("content/a/offer.fr.md", "---\ntitle: Offre\n---\nTexte.\n\n## Haut\n\nx\n")
        .file(
            "content/a/x.md",
            "---\ntitle: X\nrelated: [offer]\n---\n[o](offer.md#top) and [o](offer.fr.md)\n",
        )
        .file("content/b/y.md", "# Y\n\n[a](../a/x.md)\n");
    let config = std::fs::read_to_string(site.root().join("site.toml")).unwrap();
    let site = site.file("site.toml", &format!("nav = [\"a/offer\"]\n{config}"));
    let build = |now: &str, args: &[&str]| {
        let output =
            site.run(&[&["build", "--now", now, "--strict", "--format", "json"], args].concat());
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
        let codes =
            said.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
        let codes: Vec<String> =
            codes.filter_map(|d| Some(d["code"].as_str()?.to_owned())).collect();
        let dist = site.root().join("dist/site");
        let there = ["a/offer", "fr/a/offer", "old-offer"]
            .map(|page| dist.join(page).join("index.html").exists());
        let linking = std::fs::read_to_string(dist.join("a/x/index.html")).unwrap();
        (
            codes,
            there,
            linking.contains("href=\"/a/offer/"),
            linking.contains("<a href=\"/a/\">o</a>"),
        )
    };
    assert_eq!(build("2026-11-30", &[]), (vec![], [true; 3], true, false));
    let gone = ["article-ended", "link-to-ended", "link-to-ended"].map(str::to_owned).to_vec();
    assert_eq!(build("2026-12-01", &[]), (gone, [false; 3], false, true));
    assert_eq!(
        build("2026-12-01", &["--drafts"]),
        (vec!["article-ended".to_owned()], [true; 3], true, false)
    );
}

#[test]
fn a_picture_is_as_large_as_the_writer_says() {
    let site = TestSite::new()
        .file("content/a/d.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'/>")
        .file(
            "content/a/x.md",
            "# X\n\n![a](d.svg){width=20} ![b](d.svg){height=40}, [![c](d.svg){width=7 \
             height=9}](x.md) ![d](d.svg)\n\n```{.python}\nx\n```\n\n```js {1,3}\ny\n```\n",
        );
    let output = site.build(&["--format", "json"]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(
        output.status.success()
            && said.contains("fence-options")
            && !said.contains("foreign-syntax"),
        "{said}"
    );
    let page = std::fs::read_to_string(site.root().join("dist/site/a/x/index.html")).unwrap();
    let sizes: Vec<&str> = page
        .split(" width=\"")
        .filter_map(|rest| rest.split_once(" alt=\"").filter(|(size, _)| size.contains("height=")))
        .map(|(size, _)| size)
        .collect();
    let wanted =
        ["20\" height=\"10\"", "80\" height=\"40\"", "7\" height=\"9\"", "40\" height=\"20\""];
    assert_eq!(sizes, wanted, "{page}");
    assert!(
        page.contains("class=\"language-python\"") && page.contains("class=\"language-js\""),
        "{page}"
    );
    assert!(!page.contains("{width"), "{page}");
}
