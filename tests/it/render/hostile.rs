//! Text that tries to be markup, through every surface of the output.

use html5gum::{Token, Tokenizer};

use super::build;
use super::site::{CONFIG, site};

const ATTACK: &str =
    "</title></script><script>alert(1)</script><img src=x onerror=alert(2)>\\\" ' & ]]>";

fn output() -> super::Output {
    let front = format!(
        "---\ntitle: \"{0}\"\ndescription: \"{0}\"\nauthor: \"{0}\"\ntags: [\"{0}\"]\n\
         audience: [\"{0}\"]\npublished: 2026-01-01\nfeatured: true\n---\n",
        ATTACK
    );
    let heading = "## \\<script>alert(1)\\</script> \\<img src=x onerror=alert(2)>?\n\nText.\n";
    let article = format!("{front}\n{heading}\n{heading}");
    let category = format!("---\ntitle: \"{ATTACK}\"\ndescription: \"{ATTACK}\"\n---\n");
    build(&site(
        CONFIG,
        &[("x/_category.md", &category), ("x/a.md", &article), ("x/b.md", &article)],
    ))
}

#[test]
fn no_page_carries_markup_from_front_matter() {
    let output = output();
    let mut pages = 0;
    for (path, html) in output.iter().filter(|(path, _)| path.ends_with(".html")) {
        pages += 1;
        for token in Tokenizer::new(html.as_str()).flatten() {
            let Token::StartTag(tag) = token else { continue };
            let name = String::from_utf8_lossy(&tag.name).into_owned();
            assert_ne!(name, "img", "{path}");
            let handlers = tag.attributes.keys().filter(|key| key.starts_with(b"on")).count();
            assert_eq!(handlers, 0, "{path}: {name}");
            if name == "script" {
                let has = |key: &[u8]| tag.attributes.keys().any(|k| k.as_slice() == key);
                assert!(has(b"src") || has(b"type"), "{path}: an inline script");
            }
        }
    }
    assert!(pages > 15, "{pages}");
}

#[test]
fn structured_data_is_one_script_that_nothing_ends() {
    for (path, html) in output().iter().filter(|(path, _)| path.ends_with(".html")) {
        let Some((_, data)) = html.split_once("<script type=\"application/ld+json\">") else {
            continue;
        };
        let (data, _) = data.split_once("</script>").unwrap();
        serde_json::from_str::<serde_json::Value>(data)
            .unwrap_or_else(|error| panic!("{path}: {error}\n{data}"));
    }
}

#[test]
fn feeds_and_maps_stay_xml() {
    let output = output();
    for path in ["feed.xml", "fr/feed.xml", "sitemap.xml"] {
        // A language without dates has no feed.
        let Some(xml) = output.get(path) else { continue };
        assert!(
            !xml.contains("<script") && !xml.contains("<img") && !xml.contains("]]>"),
            "{path}: {xml}"
        );
    }
    assert!(output["feed.xml"].contains("&lt;script&gt;alert(1)"));
}

#[test]
fn rules_for_hosts_stay_one_to_a_line() {
    let output = output();
    for line in output["_headers"].lines() {
        assert!(line.starts_with('/') || line.starts_with("  "), "{line}");
    }
}
