//! What other hosts are told about a built site: rules for each kind of file, not for each file.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::site::TestSite;

/// Cloudflare refuses a site with more rules.
const MOST_RULES: usize = 100;

/// A picture of one pixel whose bytes are its number's own.
fn picture(n: usize) -> Vec<u8> {
    let mut bytes = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;".to_vec();
    bytes.extend(n.to_le_bytes());
    bytes
}

#[test]
fn cache_rules_are_few_and_right_for_every_file() {
    let mut article = String::from("# Pictures\n\nText.\n\n");
    let mut site = TestSite::new()
        .file("content/contact.yaml", include_str!("../fixtures/contact/sound.yaml"));
    for n in 0..120 {
        let _ = writeln!(article, "![Picture {n}](img/{n}.gif)\n");
        site = site.bytes(&format!("content/shop/img/{n}.gif"), &picture(n));
    }
    let site = site.file("content/shop/pictures.md", &article);
    let output = site.build(&[]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));

    let dist = site.root().join("dist");
    let headers = std::fs::read_to_string(dist.join("site/_headers")).unwrap();
    // Other sites' pages may ask the search of this one.
    assert!(headers.contains("/assets/search/*\n  Access-Control-Allow-Origin: *\n"), "{headers}");
    let rules = rules(&headers);
    assert!(rules.len() <= MOST_RULES, "{} rules", rules.len());
    let manifest: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(dist.join("manifest.json")).unwrap())
            .unwrap();
    let files = manifest["files"].as_array().unwrap();
    let mut kinds = [0, 0];
    for file in files {
        let Some(path) = file["path"].as_str().unwrap().strip_prefix("site") else { continue };
        let lasting =
            rules.iter().any(|(rule, value)| matches(rule, path) && value.contains("immutable"));
        let asked_again =
            rules.iter().any(|(rule, value)| matches(rule, path) && value.contains("no-cache"));
        let is_immutable = file["cache"].as_str() == Some("immutable");
        assert_eq!(lasting && !asked_again, is_immutable, "{path}");
        kinds[usize::from(is_immutable)] += 1;
    }
    assert!(kinds[1] > 160 && kinds[0] > 20, "{kinds:?}");
}

/// Path and cache rule, in the file's order.
fn rules(headers: &str) -> Vec<(&str, &str)> {
    let mut rules = Vec::new();
    for line in headers.lines() {
        if line.starts_with('/') {
            rules.push((line, ""));
        } else if let (Some(value), Some(last)) =
            (line.trim().strip_prefix("Cache-Control: "), rules.last_mut())
        {
            last.1 = value;
        }
    }
    rules
}

fn matches(rule: &str, path: &str) -> bool {
    rule.strip_suffix('*').map_or(rule == path, |start| path.starts_with(start))
}

/// International domains work in every mail and in every name: they are written as servers know
/// them.
#[test]
fn international_domains_are_written_as_servers_know_them() {
    let settings = "title = \"Help\"\nbase_url = \"https://help.example.com/\"\n\
        default_language = \"en\"\n[languages.en]\nname = \"English\"\n[host]\n\
        url = \"https://desk.example.com/\"\n[host.mail]\nserver = \"smtp.bücher.example\"\n\
        helo = \"desk.bücher.example\"\nfrom = \"Bücher <desk@bücher.example>\"\n\
        to = \"support@Bücher.example\"\n[host.webhook]\nurl = \"https://bücher.example/hook\"\n\
        allow = [\"bücher.example\"]\n";
    let site = TestSite::new().file("site.toml", settings).file("content/a.md", "# A\n\nText.\n");
    let output = site.build(&["--strict"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = std::fs::read_to_string(site.root().join("dist/host/site.json")).unwrap();
    for written in [
        "\"smtp.xn--bcher-kva.example\"",
        "\"desk.xn--bcher-kva.example\"",
        "\"Bücher <desk@xn--bcher-kva.example>\"",
        "\"support@xn--bcher-kva.example\"",
        "\"https://xn--bcher-kva.example/hook\"",
        "[\"xn--bcher-kva.example\"]",
    ] {
        let squeezed = text.replace([' ', '\n'], "");
        assert!(squeezed.contains(&written.replace(' ', "")), "{written}: {text}");
    }
}

/// What is said of a topic holds for all below it, until one below says otherwise.
#[test]
fn a_topics_recipient_gets_what_is_about_the_topics_below() {
    let settings = "title = \"Help\"\nbase_url = \"https://help.example.com/\"\n\
        default_language = \"en\"\n[languages.en]\nname = \"English\"\n[host]\n\
        url = \"https://desk.example.com/\"\n[host.mail]\nserver = \"smtp.example.com\"\n\
        from = \"desk@example.com\"\nto = \"support@example.com\"\n\
        topics = { account = \"security@example.com\", name = \"names@example.com\" }\n";
    let contact = "channels:\n  ticket:\n    name: Ticket\n    kind: form\n    form: [subject, \
        details]\n    checks_identity: yes\n    reply_within: 1 day\n    good_for: Everything\n\
        topics:\n  account:\n    name: My account\n    topics:\n      hacked:\n        name: Taken \
        over\n      name:\n        name: My name\n  other:\n    name: Other\n";
    let site = TestSite::new()
        .file("site.toml", settings)
        .file("content/a.md", "# A\n\nText.\n")
        .file("content/contact.yaml", contact);
    let output = site.build(&[]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = std::fs::read_to_string(site.root().join("dist/host/site.json")).unwrap();
    let said: serde_json::Value = serde_json::from_str(&text).unwrap();
    let expected = serde_json::json!({
        "account": "security@example.com",
        "hacked": "security@example.com",
        "name": "names@example.com",
    });
    assert_eq!(said["desk"]["mail"]["topics"], expected);
}

/// A help centre may be part of a product: whoever is named shows it in a frame, nobody else.
#[test]
fn who_may_show_the_site_in_a_frame_is_named() {
    let settings = |more: &str| {
        let base = "title = \"Help\"\nbase_url = \"https://help.example.com/\"\n\
            default_language = \"en\"\n";
        format!("{base}[languages.en]\nname = \"English\"\n[security]\n{more}\n")
    };
    let ancestors = |more: &str| {
        let site = TestSite::new()
            .file("site.toml", &settings(more))
            .file("content/a.md", "# A\n\nText.\n");
        let output = site.build(&["--strict"]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let headers = std::fs::read_to_string(site.root().join("dist/site/_headers")).unwrap();
        let at = headers.find("frame-ancestors").unwrap();
        headers[at..].lines().next().unwrap().to_owned()
    };
    assert_eq!(ancestors(""), "frame-ancestors 'self'");
    assert_eq!(
        ancestors("embed = [\"https://app.example.com\"]"),
        "frame-ancestors 'self' https://app.example.com"
    );
}

/// A site without a host names whoever counts what was looked for in vain.
#[test]
fn any_address_may_be_told_what_was_looked_for_in_vain() {
    let built = |features: &str| {
        let base = "title = \"Help\"\nbase_url = \"https://help.example.com/\"\n\
            default_language = \"en\"\n[languages.en]\nname = \"English\"\n[features]\n";
        let site = TestSite::new()
            .file("site.toml", &format!("{base}{features}\n"))
            .file("content/a.md", "# A\n\nText.\n");
        let output = site.build(&["--strict"]);
        (output.status.success(), String::from_utf8(output.stderr).unwrap(), site)
    };
    let (fine, said, site) = built("learn = \"https://count.example.com/searches\"");
    assert!(fine, "{said}");
    let page = site.page("search/index.html");
    assert!(page.contains("data-learn=\"https://count.example.com/searches\""), "{page}");
    assert!(page.contains("connect-src &#39;self&#39; https://count.example.com;"), "{page}");
    let (_, _, without) = built("");
    assert!(!without.page("search/index.html").contains("data-learn"));
    let (fine, said, _) = built("learn = \"count.example.com\"");
    assert!(!fine && said.contains("error[bad-url]") && said.contains("site.toml:7:9"), "{said}");
}

/// A page that may be indexed and is not in the list is found late; one that is there and may not be
/// is a broken promise. Further pages of long lists have names that begin with `~`.
#[test]
fn the_sitemap_is_what_may_be_indexed() {
    let files: BTreeMap<&str, &str> = crate::demo::built()
        .files
        .iter()
        .filter_map(|file| Some((file.path.strip_prefix("site/")?, file)))
        .filter_map(|(path, file)| Some((path, std::str::from_utf8(&file.bytes).ok()?)))
        .collect();
    let map = files["sitemap.xml"];
    let base = "https://help.example.com/";
    let locations = map.split("<loc>").skip(1).filter_map(|rest| rest.split_once("</loc>"));
    let listed: BTreeSet<String> =
        locations.map(|(url, _)| url.strip_prefix(base).unwrap().to_owned()).collect();
    let open = |(path, html): (&&str, &&str)| {
        let page = path.strip_suffix("index.html")?.to_owned();
        let leads_on = html.contains("http-equiv=\"refresh\"");
        (!leads_on && !page.contains('~') && !html.contains("content=\"noindex\"")).then_some(page)
    };
    let open: BTreeSet<String> = files.iter().filter_map(open).collect();
    assert!(open.len() > 300, "{} pages", open.len());
    assert_eq!(listed, open);
}

/// A page that only `--drafts` shows is for people who judge it.
#[test]
fn a_draft_is_not_for_search_engines() {
    let site = TestSite::new()
        .file("content/a/ready.md", "# Ready\n\nText.\n")
        .file("content/a/draft.md", "---\ntitle: Draft\ndraft: true\n---\n\nText.\n");
    assert!(site.build(&["--drafts"]).status.success());
    let hidden =
        |path: &str| site.page(path).contains("<meta name=\"robots\" content=\"noindex\">");
    assert_eq!(
        ["a/draft", "a/ready"].map(|page| hidden(&format!("{page}/index.html"))),
        [true, false]
    );
}
