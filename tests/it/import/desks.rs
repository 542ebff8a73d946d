//! Exports of hosted desks: what went in is there, or told.

use std::collections::BTreeMap;
use std::process::Output;

use super::samples::{
    ALL, CONFLUENCE, DOCUMENT360, FRESHDESK, HELP_SCOUT, INTERCOM, WORDPRESS, ZENDESK,
};
use crate::site::{TestSite, tree};
use crate::woven::Dice;

const PIXEL: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\0\x05\x05\x02\0_\xc8\xf1\xd2\0\0\0\0IEND\xaeB`\x82";

/// Imports `files` as an export, insists that it builds, and gives what was said and the new files.
fn export(files: &[(&str, &str)]) -> (String, BTreeMap<String, String>) {
    let mut site = TestSite::new();
    for (path, text) in files {
        site = site.file(&format!("theirs/{path}"), text);
    }
    taken(&site, "theirs")
}

fn taken(site: &TestSite, source: &str) -> (String, BTreeMap<String, String>) {
    let output = site.run(&["import", source, "--out", "ours", "--format", "json"]);
    let said = said(&output);
    assert!(output.status.success() && said.contains("it builds"), "{said}");
    let texts = tree(&site.root().join("ours")).into_iter();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap_or_default();
    (
        said,
        texts.filter_map(|(path, bytes)| Some((path.to_str()?.to_owned(), text(bytes)))).collect(),
    )
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn has(text: &str, line: &str) -> bool {
    text.split("---").nth(1).is_some_and(|front| front.lines().any(|own| own == line))
}

#[test]
fn zendesk() {
    let mut site = TestSite::new().bytes("theirs/media/9001.png", PIXEL);
    for (path, text) in ZENDESK {
        site = site.file(&format!("theirs/{path}"), text);
    }
    let (said, ours) = taken(&site, "theirs");
    assert!(said.contains("zendesk: 3 articles"), "{said}");
    assert!(!said.contains("import-dead-link"), "{said}");
    let text = &ours["content/billing/invoices/how-do-i-pay.md"];
    for line in [
        "title: How do I pay?",
        "- /hc/en-us/articles/360001-How-do-I-pay-",
        "- /hc/en-us/articles/360001",
        "order: 1",
        "featured: true",
        "- invoice",
        "- card",
        "updated: \"2024-02-01\"",
    ] {
        assert!(has(text, line), "{line}: {text}");
    }
    assert!(text.contains("## By card {#h_01HXYZ}\n"), "{text}");
    assert!(text.contains("See [taxes](when-is-tax-due.md)."), "{text}");
    assert!(text.contains("> [!WARNING]\n> **Careful**\n>\n> One try a day.\n"), "{text}");
    assert!(text.contains("![The menu](") && text.contains("9001.png)"), "{text}");
    assert!(
        text.contains("![Gone](https://example.zendesk.com/hc/article_attachments/9002/gone.png)"),
        "{text}"
    );
    assert_eq!(
        ours["missing-files.txt"],
        "https://example.zendesk.com/hc/article_attachments/9002/gone.png\n"
    );
    assert!(
        ours["data/ratings.json"].contains("\"yes\":7")
            && ours["data/ratings.json"].contains("\"no\":3")
    );
    let german = &ours["content/billing/invoices/how-do-i-pay.de.md"];
    assert!(has(german, "updated: \"2024-01-31\""), "stale: {german}");
    assert!(has(german, "- /hc/de/articles/360001"), "{german}");
    assert!(german.contains("[Steuern](when-is-tax-due.md)"), "{german}");
    assert!(
        has(&ours["content/billing/invoices/_category.de.md"], "title: Rechnungen"),
        "{ours:?}"
    );
    assert!(has(&ours["content/billing/_category.md"], "- /hc/categories/100"), "{ours:?}");
    assert!(has(&ours["content/billing/invoices/when-is-tax-due.md"], "draft: true"), "{ours:?}");
    assert!(said.contains("the user segment 55 alone may read it"), "{said}");
}

#[test]
fn intercom() {
    let (said, ours) = export(INTERCOM);
    assert!(said.contains("intercom: 3 articles") && !said.contains("import-dead-link"), "{said}");
    let text = &ours["content/invoices/pay-an-invoice.md"];
    assert!(
        has(text, "- /en/articles/4670264-pay-an-invoice") && has(text, "description: Three ways"),
        "{text}"
    );
    assert!(
        text.contains("[refunds](refunds.md#h_cd34)")
            && text.contains("> [!WARNING]\n> One try a day."),
        "{text}"
    );
    assert!(has(&ours["content/invoices/pay-an-invoice.fr.md"], "draft: true"), "{ours:?}");
    assert!(has(&ours["content/invoices/_category.fr.md"], "title: Factures"), "{ours:?}");
}

#[test]
fn help_scout() {
    let (said, ours) = export(HELP_SCOUT);
    assert!(said.contains("helpscout: 1 articles"), "{said}");
    let text = &ours["content/billing/invoices/pay-an-invoice.md"];
    assert!(!text.contains("check the card") && said.contains("import-private"), "{said}{text}");
    assert!(has(text, "- /old/pay") && has(text, "- /article/121-pay-an-invoice"), "{text}");
    assert!(text.contains("> [!WARNING]\n> One try a day.\n"), "{text}");
    assert!(text.contains("See refunds.") && said.contains("import-dead-link"), "{text}");
    assert!(
        ours["missing-files.txt"].starts_with("https://d33v4339jhl8k0.cloudfront.net/"),
        "{ours:?}"
    );
}

#[test]
fn freshdesk() {
    let (said, ours) = export(FRESHDESK);
    assert!(said.contains("freshdesk: 2 articles") && !said.contains("import-dead-link"), "{said}");
    let text = &ours["content/billing/invoices/pay-an-invoice.md"];
    assert!(has(text, "- /support/solutions/articles/6000001") && has(text, "- card"), "{text}");
    assert!(text.contains("[refunds](../agents/refunds.md)"), "{text}");
    assert!(has(&ours["content/billing/agents/refunds.md"], "draft: true"), "{ours:?}");
    assert!(ours["data/ratings.json"].contains("\"yes\":7"), "{ours:?}");
}

#[test]
fn document360() {
    let (said, ours) = export(DOCUMENT360);
    assert!(said.contains("document360: 1 articles") && said.contains("import-dynamic"), "{said}");
    let text = &ours["content/billing/pay-an-invoice.md"];
    assert!(text.contains("> [!WARNING]\n> **Careful**\n>\n> One try a day.\n\n"), "{text}");
    assert!(!text.contains("Check the card") && said.contains("import-private"), "{text}");
    assert!(has(text, "- /docs/pay-an-invoice"), "{text}");
}

#[test]
fn wordpress() {
    let (said, ours) = export(WORDPRESS);
    assert!(said.contains("wordpress: 2 articles") && said.contains("`[gallery]`"), "{said}");
    let text = &ours["content/billing/pay-go.md"];
    assert!(has(text, "- /docs/pay/"), "{text}");
    assert!(text.contains("[refunds](../refunds.md)"), "{text}");
    assert!(
        ours["data/replies.json"].contains("Thanks!")
            && !ours["data/replies.json"].contains("Buy!"),
        "{ours:?}"
    );
    assert!(has(&ours["content/refunds.md"], "draft: true"), "{ours:?}");
}

#[test]
fn confluence() {
    let (said, ours) = export(CONFLUENCE);
    assert!(said.contains("confluence: ") && !said.contains("import-dead-link"), "{said}");
    let (_, text) = ours.iter().find(|(path, _)| path.ends_with("pay.md")).unwrap();
    assert!(text.contains("> [!CAUTION]\n> **Careful**\n>\n> One try.\n"), "{text}");
    assert!(text.contains("<table") && text.contains("See [Help]("), "{text}");
}

/// Of every desk: cut off anywhere, an export is told with its file and place, and leaves nothing
/// behind.
#[test]
fn broken_exports_are_told() {
    for (desk, files) in ALL {
        let (name, whole) = files[0];
        for end in (1..whole.len()).step_by(1 + whole.len() / 6) {
            let Some(cut) = whole.get(..end) else { continue };
            let site = files[1..].iter().fold(TestSite::new(), |site, (path, text)| {
                site.file(&format!("theirs/{path}"), text)
            });
            let site = site.file(&format!("theirs/{name}"), cut);
            let output = site.run(&["import", "theirs", "--out", "ours"]);
            assert_eq!(output.status.code(), Some(1), "{desk}: {cut}");
            let at = format!("{name}:");
            let place = said(&output).split(&at).nth(1).map(|rest| rest.to_owned());
            let is_place = place.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
            assert!(is_place, "{desk}: {cut}: {}", said(&output));
            assert!(!site.root().join("ours").exists());
        }
    }
}

/// What a desk showed to some people only is a draft, whatever the desk calls it.
/// An id as a text, a language nobody knows, no language at all; votes beyond all numbers.
#[test]
fn an_article_that_cannot_be_read_is_told_and_takes_no_other_with_it() {
    let (said, ours) = export(&[(
        "articles.json",
        r#"{"articles":[
{"id":1,"section_id":9,"title":"Whole","body":"<p>Here.</p>","locale":"en-us","vote_sum":-9999999999999,"vote_count":9223372036854775807},
{"id":2,"section_id":9,"title":"Of no language","body":"<p>Lost.</p>","locale":"xx-yy-zz"},
{"id":"3","section_id":null,"title":"Of none at all","body":"<p>Lost.</p>"}]}"#,
    )]);
    assert!(ours["content/whole.md"].contains("Here."), "{ours:?}");
    for title in ["Of no language", "Of none at all"] {
        let told = format!("the article `{title}` has no id, title or known language");
        assert!(said.contains("import-article") && said.contains(&told), "{said}");
    }
}

#[test]
fn what_was_not_for_everybody_is_a_draft() {
    let restricted: [&[(&str, &str)]; 5] = [
        &[
            (
                "a.json",
                r#"{"article":{"id":"a1","number":1,"collectionId":"c1","status":"published","name":"Secret","text":"<p>x</p>","categories":["k1"]}}"#,
            ),
            (
                "c.json",
                r#"{"collections":{"items":[{"id":"c1","siteId":"s1","number":3,"name":"Inside","visibility":"private"}]}}"#,
            ),
        ],
        &[
            (
                "a.json",
                r#"[{"id":1,"title":"Secret","description":"<p>x</p>","folder_id":3,"status":2}]"#,
            ),
            (
                "f.json",
                r#"[{"id":2,"name":"Up","visibility":5,"category_id":9},{"id":3,"name":"Down","visibility":1,"category_id":9,"parent_folder_id":2}]"#,
            ),
        ],
        &[
            (
                "a.json",
                r#"{"data":{"id":"1","title":"Secret","html_content":"<p>x</p>","category_id":"k","status":3,"slug":"secret","lang_code":"en","content_type":1}}"#,
            ),
            (
                "c.json",
                r#"{"data":[{"id":"k","name":"Inside","category_type":0,"hidden":true,"slug":"inside","child_categories":[]}]}"#,
            ),
        ],
        &[(
            "a.json",
            r#"{"articles":[{"id":1,"title":"Secret","section_id":2,"locale":"en-us","source_locale":"en-us","body":"<p>x</p>","user_segment_ids":[7]}]}"#,
        )],
        &[(
            "a.xml",
            r#"<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>T</title><language>en</language><item><title>Secret</title><wp:post_id>1</wp:post_id><wp:status>members-only</wp:status><wp:post_type>post</wp:post_type></item></channel></rss>"#,
        )],
    ];
    for files in restricted {
        let (said, ours) = export(files);
        let (path, text) = ours
            .iter()
            .find(|(path, _)| path.ends_with("secret.md"))
            .unwrap_or_else(|| panic!("{said}"));
        assert!(has(text, "draft: true"), "{path}: {text}");
    }
}

/// Version 1 of the interface holds everything in its category.
#[test]
fn nested_answers_of_freshdesk() {
    let (said, ours) = export(&[(
        "categories.json",
        r#"[{"category":{"id":5,"name":"Billing","description":"Money","folders":[{"id":6,"name":"Invoices","visibility":1,"category_id":5,"articles":[{"id":7,"title":"Pay","description":"<p>Open.</p>","folder_id":6,"status":2,"art_type":1}]}]}}]"#,
    )]);
    assert!(said.contains("freshdesk: 1 articles"), "{said}");
    assert!(ours["content/billing/invoices/pay.md"].ends_with("Open.\n"), "{ours:?}");
}

#[test]
fn comments_of_writers_are_left_out_of_exports() {
    let (said, ours) = export(&[(
        "a.json",
        r#"{"data":{"id":"1","title":"Pay","content":"Seen. <!-- Internal. -->","html_content":"","category_id":"k","status":3,"slug":"pay","lang_code":"en","content_type":0}}"#,
    )]);
    assert!(said.contains("import-comment"), "{said}");
    assert!(!ours.values().any(|text| text.contains("Internal")), "{ours:?}");
}

/// An answer that a shell of Windows saved.
#[test]
fn exports_in_utf_16() {
    let text = ZENDESK[2].1;
    let bytes: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let (said, _) = taken(&TestSite::new().bytes("theirs/articles.json", &bytes), "theirs");
    assert!(said.contains("zendesk: 2 articles"), "{said}");
}

/// So does one whose letters cannot be read.
#[test]
fn a_file_of_an_export_in_no_known_encoding_stops_the_import() {
    let broken = [ZENDESK[3].1.as_bytes(), b"\xff\xfe\xff"].concat();
    let site = TestSite::new()
        .file("theirs/articles.json", ZENDESK[2].1)
        .bytes("theirs/translations.json", &broken);
    let output = site.run(&["import", "theirs", "--out", "ours"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("translations.json:1:"), "{}", said(&output));
    assert!(!site.root().join("ours").exists());
}

/// Of several files one that is cut off: half a help centre is none.
#[test]
fn a_broken_file_among_whole_ones_stops_the_import() {
    let half = &ZENDESK[3].1[..200];
    let site = TestSite::new()
        .file("theirs/articles.json", ZENDESK[2].1)
        .file("theirs/translations.json", half);
    let output = site.run(&["import", "theirs", "--out", "ours"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("translations.json:1:"), "{}", said(&output));
    assert!(!site.root().join("ours").exists());
}

/// Bytes taken out, put in, doubled, changed or cut off, in any file of any desk's export: the site
/// is there whole, or the file is named with the place and nothing is there.
#[test]
fn damaged_exports_leave_a_whole_site_or_none() {
    let damages: u64 = std::env::var("FRONTDESK_TEST_EXPORTS").map_or(14, |n| n.parse().unwrap());
    let mut stopped = BTreeMap::new();
    for seed in 1..=damages {
        let (desk, files) = ALL[usize::try_from(seed).unwrap() % ALL.len()];
        let mut dice = Dice(seed);
        let damaged = dice.roll(files.len());
        let mut site = TestSite::new();
        for (at, (path, text)) in files.iter().enumerate() {
            let path = format!("theirs/{path}");
            let bytes =
                if at == damaged { hurt(text, &mut dice) } else { text.as_bytes().to_vec() };
            site = site.bytes(&path, &bytes);
        }
        let output = site.run(&["import", "theirs", "--out", "ours", "--from", desk]);
        let (said, ours) = (said(&output), site.root().join("ours"));
        assert!(!said.contains("panicked"), "seed {seed}: {said}");
        match output.status.code() {
            Some(0) => {
                let is_whole = said.contains("it builds")
                    && ["import-report.json", "site.toml"].iter().all(|f| ours.join(f).is_file());
                assert!(is_whole, "seed {seed}: {said}");
            }
            Some(1) => {
                *stopped.entry(desk).or_insert(0) += 1;
                // Where nothing is left that any desk calls an article, no file is more to blame.
                let of = |name: &str| {
                    let place = said.split(&format!("{name}:")).nth(1).unwrap_or("").to_owned();
                    place.starts_with(|c: char| c.is_ascii_digit())
                };
                let is_place = of(files[damaged].0)
                    || said.contains("import-nothing") && files.iter().any(|(name, _)| of(name));
                let name = files[damaged].0;
                assert!(is_place && !ours.exists(), "seed {seed}: {desk}, {name}: {said}");
            }
            code => panic!("seed {seed}: {code:?} {said}"),
        }
    }
    let desks = if damages >= 100 { ALL.len() } else { 1 };
    assert!(stopped.len() >= desks, "{stopped:?}");
}

fn hurt(text: &str, dice: &mut Dice) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    let from = dice.roll(bytes.len());
    let to = (from + 1 + dice.roll(100)).min(bytes.len());
    match dice.roll(5) {
        0 => bytes.truncate(from),
        1 => drop(bytes.drain(from..to)),
        2 => bytes[from] = u8::try_from(dice.roll(256)).unwrap(),
        3 => {
            let twice = bytes[from..to].to_vec();
            drop(bytes.splice(from..from, twice));
        }
        _ => {
            let put = [&b"\""[..], b"}", b"</p>", b"\0", b"\xff", b"[[["][dice.roll(6)];
            drop(bytes.splice(from..from, put.iter().copied()));
        }
    }
    bytes
}
