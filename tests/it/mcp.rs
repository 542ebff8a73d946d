//! The Model Context Protocol over a build in a folder: whatever is sent, the next question is
//! answered. `tests/mcp/client.mjs` asks with the official client.

use std::io::{BufReader, Write as _};
use std::process::{Command, Stdio};

use frontdesk::answers::Folder;
use frontdesk::answers::article::{Asked, article};
use frontdesk::mcp;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::site::TestSite;

fn site() -> TestSite {
    let site = TestSite::new().file("content/shop/pay.md", "# How to pay\n\nBy card.\n").file(
        "content/contact.yaml",
        "channels:\n  mail: { name: Mail, kind: mail, address: a@example.com, \
             checks_identity: yes, good_for: All }\ntopics:\n  general: How it works\n",
    );
    assert!(site.build(&[]).status.success());
    site
}

fn any_json() -> impl Strategy<Value = Value> {
    let names =
        ["query", "article", "topic", "question", "lang", "limit", "from", "yes", "at", "zone"];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,40}".prop_map(Value::from),
        prop::sample::select(vec!["shop/pay", "general", "en", "../host/site.json", "pay"])
            .prop_map(Value::from),
    ];
    let key = prop_oneof![prop::sample::select(names.to_vec()).prop_map(String::from), ".{0,8}"];
    leaf.prop_recursive(3, 20, 5, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::hash_map(key.clone(), inner, 0..5)
                .prop_map(|map| map.into_iter().collect()),
        ]
    })
}

/// Many with FRONTDESK_TEST_MESSAGES.
#[test]
fn whatever_is_sent_is_answered_by_the_protocol() {
    let site = site();
    let build = Folder::open(&site.root().join("dist")).unwrap();
    let cases = std::env::var("FRONTDESK_TEST_MESSAGES").ok().and_then(|count| count.parse().ok());
    let methods = [
        "initialize",
        "ping",
        "tools/list",
        "tools/call",
        "resources/list",
        "resources/read",
        "resources/templates/list",
        "notifications/initialized",
    ];
    let method =
        prop_oneof![prop::sample::select(methods.to_vec()).prop_map(String::from), ".{0,20}"];
    let tool = prop::sample::select(vec!["search", "read_article", "route_contact", "other"]);
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: cases.unwrap_or(200),
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let now = "2026-11-22T09:00:00Z".parse().unwrap();
    runner
        .run(&(method, tool, any_json(), any::<bool>()), |(method, tool, any, whole)| {
            let params = match whole {
                true => any,
                false => json!({ "name": tool, "arguments": any, "uri": tool }),
            };
            let message = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params });
            let answers: Vec<Value> = match mcp::read(message.to_string().as_bytes()) {
                Err(answer) => vec![answer],
                Ok(batch) => {
                    let answered = batch.messages.into_iter().filter_map(|one| match one {
                        Ok(message) => mcp::answer(&build, &message, now),
                        Err(answer) => Some(answer),
                    });
                    answered.collect()
                }
            };
            prop_assert_eq!(answers.len(), 1);
            prop_assert_eq!(&answers[0]["jsonrpc"], "2.0");
            prop_assert_ne!(answers[0]["result"].is_null(), answers[0]["error"].is_null());
            prop_assert!(!answers[0].to_string().contains("\"policy\""), "the host's own file");
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_line_too_long_or_no_json_ends_nothing() {
    let site = site();
    let mut child = Command::new(env!("CARGO_BIN_EXE_frontdesk"))
        .args(["mcp", "--dist", "dist"])
        .current_dir(site.root())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let ping = |id: u32| format!("{{\"jsonrpc\":\"2.0\",\"id\":{id},\"method\":\"ping\"}}\n");
    let written = std::thread::spawn(move || {
        let long = "x".repeat(mcp::LONGEST + 10);
        for line in [&ping(1), "\n", "{\n", &format!("{long}\n"), "\u{0}\u{ff}\n", &ping(2), &long]
        {
            input.write_all(line.as_bytes()).unwrap();
        }
    });
    let answers: Vec<Value> = std::io::BufRead::lines(BufReader::new(child.stdout.take().unwrap()))
        .map(|line| serde_json::from_str(&line.unwrap()).unwrap())
        .collect();
    written.join().unwrap();
    assert!(child.wait().unwrap().success());
    let codes: Vec<&Value> = answers.iter().map(|one| &one["error"]["code"]).collect();
    let parse = json!(-32_700);
    assert_eq!(codes, [&Value::Null, &parse, &parse, &parse, &Value::Null, &parse]);
    assert_eq!((&answers[0]["id"], &answers[4]["id"]), (&json!(1), &json!(2)));
}

/// Whoever asks for an article gets the writer's own Markdown, published or not.
#[test]
fn an_article_whose_copy_is_not_published_is_read_all_the_same() {
    let settings = "title = \"Help\"\nbase_url = \"https://help.example.com/\"\n\
        default_language = \"en\"\n[languages.en]\nname = \"English\"\n[output]\nmarkdown = false\n";
    let text = "# How to pay\n\n## At the till\n\n- By **card**\n- In [cash](rules.md)\n\n\
        <aside>Only by phone.</aside>\n";
    // Deeper than a program that follows tags by recursion has room for.
    let deep =
        format!("# Deep\n\n{}down here{}\n", "<div>".repeat(30_000), "</div>".repeat(30_000));
    let site = TestSite::new()
        .file("site.toml", settings)
        .file("content/shop/pay.md", text)
        .file("content/shop/rules.md", "# Rules\n\nNone.\n")
        .file("content/shop/deep.md", &deep);
    assert!(site.build(&[]).status.success());
    assert!(!site.root().join("dist/site/shop/pay/index.md").exists());
    let build = Folder::open(&site.root().join("dist")).unwrap();
    let read = |name: &str, from: usize| {
        let answer = article(&build, &Asked { article: name, from, ..Asked::default() }).unwrap();
        answer["markdown"].as_str().unwrap().to_owned()
    };
    let markdown = read("shop/pay", 0);
    for part in
        ["## At the till", "**card**", "](https://help.example.com/shop/rules/)", "Only by phone."]
    {
        assert!(markdown.contains(part), "{part}: {markdown}");
    }
    // Nothing of what stands around an article.
    assert!(!["Search", "helpful", "Skip", "](#"].iter().any(|part| markdown.contains(part)));
    assert!(read("shop/deep", 150_000 - 20).contains("down here"));
}

#[test]
fn a_folder_that_is_no_build_is_said_so() {
    let site = site();
    let missing = site.run(&["mcp", "--dist", "elsewhere"]);
    assert_eq!(missing.status.code(), Some(3));
    let index = site.root().join("dist/host/contact.json");
    std::fs::write(&index, "{}").unwrap();
    let damaged = site.run(&["mcp", "--dist", "dist"]);
    assert_eq!(damaged.status.code(), Some(3));
    let said = String::from_utf8(damaged.stderr).unwrap();
    assert!(said.contains("host/contact.json"), "{said}");
}
