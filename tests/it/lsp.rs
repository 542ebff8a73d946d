//! The language server by its own messages: a real process, the protocol's frames.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

use super::site::TestSite;

struct Editor {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    root: String,
    asked: u64,
    version: u64,
}

impl Editor {
    fn open(site: &TestSite) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_frontdesk"))
            .args(["lsp", "--stdio"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let to = child.stdin.take().unwrap();
        let from = BufReader::new(child.stdout.take().unwrap());
        let root = site.root().canonicalize().unwrap();
        let root = format!("file://{}", root.display());
        let mut editor = Self { child, to, from, root, asked: 0, version: 0 };
        let folder = json!([{ "uri": editor.root, "name": "help" }]);
        let params = json!({ "capabilities": {}, "processId": null, "rootUri": null, "workspaceFolders": folder });
        let answer = editor.ask("initialize", params);
        assert_eq!(answer["result"]["serverInfo"]["name"], "frontdesk");
        editor.tell("initialized", json!({}));
        editor
    }

    fn uri(&self, path: &str) -> String {
        format!("{}/{path}", self.root)
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        write!(self.to, "Content-Length: {}\r\n\r\n{text}", text.len()).unwrap();
        self.to.flush().unwrap();
    }

    fn read(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(self.from.read_line(&mut line).unwrap() > 0, "the server is gone");
            match line.trim_end().split_once(": ") {
                Some(("Content-Length", n)) => length = n.parse().unwrap(),
                Some(_) => {}
                None => break,
            }
        }
        let mut body = vec![0; length];
        self.from.read_exact(&mut body).unwrap();
        serde_json::from_slice(&body).unwrap()
    }

    fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// The answer; what the server tells meanwhile is passed over.
    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        let id = self.asked;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        loop {
            let message = self.read();
            if message["id"] == id {
                return message;
            }
        }
    }

    fn write(&mut self, path: &str, text: &str) {
        self.version += 1;
        let uri = self.uri(path);
        let document = json!({ "uri": uri, "version": self.version });
        if self.version == 1 {
            let document =
                json!({ "uri": uri, "languageId": "markdown", "version": 1, "text": text });
            self.tell("textDocument/didOpen", json!({ "textDocument": document }));
        } else {
            let changes = json!([{ "text": text }]);
            let params = json!({ "textDocument": document, "contentChanges": changes });
            self.tell("textDocument/didChange", params);
        }
    }

    /// The next problems that are told of `path`, a line each: `code line:column-line:column`.
    fn problems(&mut self, path: &str) -> Vec<String> {
        let uri = self.uri(path);
        loop {
            let message = self.read();
            if message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == *uri
            {
                let all = message["params"]["diagnostics"].as_array().unwrap();
                return all
                    .iter()
                    .map(|d| {
                        let place = |end: &str| {
                            let place = &d["range"][end];
                            format!("{}:{}", place["line"], place["character"])
                        };
                        format!(
                            "{} {}-{}",
                            d["code"].as_str().unwrap(),
                            place("start"),
                            place("end")
                        )
                    })
                    .collect();
            }
        }
    }

    fn at(&self, path: &str, line: u32, character: u32) -> Value {
        json!({
            "textDocument": { "uri": self.uri(path) },
            "position": { "line": line, "character": character },
        })
    }

    fn complete(&mut self, path: &str, line: u32, character: u32) -> Vec<(String, String)> {
        let params = self.at(path, line, character);
        let answer = self.ask("textDocument/completion", params);
        let items = answer["result"].as_array().unwrap();
        let item = |item: &Value| {
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            (text(&item["label"]), text(&item["textEdit"]["newText"]))
        };
        items.iter().map(item).collect()
    }

    fn close(mut self) {
        assert_eq!(self.ask("shutdown", Value::Null)["result"], Value::Null);
        self.tell("exit", Value::Null);
        assert!(self.child.wait().unwrap().success());
    }
}

fn site() -> TestSite {
    TestSite::new()
        .file("content/pay/_category.md", "---\ntitle: Pay\n---\n")
        .file("content/pay/refunds.md", "---\ntitle: Refunds\ntags: [money]\ntopics: [billing]\n---\n\nWe pay back.\n\n## How long {#time}\n\nTwo days.\n")
        .file("content/pay/cards.md", "# Cards\n\nSee [refunds](refunds.md).\n")
        .file("content/a/start.md", "# Start\n\nSee [refunds](../pay/refunds.md#time).\n")
        .file("content/contact.yaml", "channels:\n  mail:\n    name: E-mail\n    kind: mail\n    address: help@example.com\n    checks_identity: no\ntopics:\n  billing: Invoices and refunds\n")
}

#[test]
fn mistakes_are_told_as_one_types_and_taken_back() {
    let site = site();
    let mut editor = Editor::open(&site);
    editor.write("content/a/start.md", "# Start\n\n😀 See [refunds](../pay/refund.md).\n");
    assert_eq!(editor.problems("content/a/start.md"), ["dead-link 2:7-2:34"]);
    // Another file's mistake: nobody is there that it links to.
    editor.write("content/a/start.md", "# Start\n\nSee [refunds](../pay/refunds.md#tim).\n");
    assert_eq!(editor.problems("content/a/start.md"), ["dead-anchor 2:4-2:36"]);
    editor.write("content/a/start.md", "# Start\n\nSee [refunds](../pay/refunds.md#time).\n");
    assert!(editor.problems("content/a/start.md").is_empty());
    editor.close();
}

#[test]
fn what_has_one_mending_is_mended_by_one_key() {
    let site = site();
    let mut editor = Editor::open(&site);
    editor.write("content/a/start.md", "---\ntitle: Start\ntags: one, two\n---\n\nText.\n");
    assert_eq!(editor.problems("content/a/start.md"), ["one-text-list 2:6-2:14"]);
    let range =
        json!({ "start": { "line": 2, "character": 7 }, "end": { "line": 2, "character": 7 } });
    let params = json!({ "textDocument": { "uri": editor.uri("content/a/start.md") }, "range": range, "context": { "diagnostics": [] } });
    let answer = editor.ask("textDocument/codeAction", params);
    let uri = editor.uri("content/a/start.md");
    let edit = &answer["result"][0]["edit"]["changes"][uri.as_str()][0];
    assert_eq!(edit["newText"], "[one, two]", "{answer}");
    assert_eq!(edit["range"]["start"], json!({ "line": 2, "character": 6 }));
    editor.close();
}

#[test]
fn links_anchors_and_front_matter_are_completed() {
    let site = site().bytes("content/pay/shot.png", b"x");
    let mut editor = Editor::open(&site);
    editor.write("content/a/start.md", "# Start\n\nSee [r](../p\n\nSee [t](../pay/refunds.md#\n");
    let pages = editor.complete("content/a/start.md", 2, 12);
    let pair = |label: &str, text: &str| (label.to_owned(), text.to_owned());
    for expected in [
        pair("Cards", "../pay/cards.md"),
        pair("Refunds", "../pay/refunds.md"),
        pair("Pay", "../pay/"),
    ] {
        assert!(pages.contains(&expected), "{expected:?} in {pages:?}");
    }
    assert_eq!(editor.complete("content/a/start.md", 4, 26), [pair("time", "time")]);
    // The categories above, too, as they are linked to.
    let _site = site.file("content/a/_category.md", "---\ntitle: Own\n---\n");
    editor.write("content/a/start.md", "# Start\n\nSee [r](../p\n\nSee [t](../pay/refunds.md#\n ");
    let pages = editor.complete("content/a/start.md", 2, 12);
    assert!(pages.contains(&pair("Own", "./")), "{pages:?}");
    // A picture shows no article.
    editor.write("content/a/start.md", "# Start\n\n[See ![p](x");
    let shown = editor.complete("content/a/start.md", 2, 11);
    assert_eq!(shown, [pair("../pay/shot.png", "../pay/shot.png")]);
    // Nothing where no address is written.
    assert!(editor.complete("content/a/start.md", 0, 3).is_empty());
    editor.write("content/a/start.md", "---\ntitle: Start\nta\n---\n\nText.\n");
    let keys = editor.complete("content/a/start.md", 2, 2);
    assert!(keys.contains(&pair("tags", "tags: ")), "{keys:?}");
    assert!(!keys.iter().any(|(key, _)| key == "title"), "{keys:?}");
    editor.write(
        "content/a/start.md",
        "---\ntitle: Start\ntags: [mo\ntopics:\n  - b\nrelated: [pay/\n---\n\nText.\n",
    );
    assert_eq!(editor.complete("content/a/start.md", 2, 9), [pair("money", "money")]);
    assert_eq!(editor.complete("content/a/start.md", 4, 5), [pair("billing", "billing")]);
    let related = editor.complete("content/a/start.md", 5, 14);
    assert!(related.contains(&pair("pay/refunds", "pay/refunds")), "{related:?}");
    editor.close();
}

#[test]
fn a_link_says_what_it_leads_to_and_leads_there() {
    let site = site().file("content/pay/refunds.fr.md", "# Remboursements\n\nNous remboursons.\n");
    let mut editor = Editor::open(&site);
    let params = editor.at("content/a/start.md", 2, 20);
    let answer = editor.ask("textDocument/definition", params.clone());
    assert_eq!(answer["result"]["uri"], editor.uri("content/pay/refunds.md"));
    assert_eq!(answer["result"]["range"]["start"], json!({ "line": 8, "character": 0 }));
    let hover = editor.ask("textDocument/hover", params);
    let text = hover["result"]["contents"]["value"].as_str().unwrap();
    assert!(text.starts_with("**Refunds › How long**\n\nWe pay back."), "{text}");
    // Where no link is, nothing is said.
    let params = editor.at("content/a/start.md", 0, 2);
    assert_eq!(editor.ask("textDocument/hover", params)["result"], Value::Null);
    editor.close();
}

#[test]
fn a_new_name_changes_everywhere() {
    let site = site();
    let mut editor = Editor::open(&site);
    let params = editor.at("content/a/start.md", 2, 20);
    let found = editor.ask("textDocument/prepareRename", params.clone());
    assert_eq!(found["result"]["placeholder"], "pay/refunds");
    let mut params = params;
    params["newName"] = json!("pay/money-back");
    let answer = editor.ask("textDocument/rename", params.clone());
    let operations = answer["result"]["documentChanges"].as_array().unwrap();
    let text = |path: &str| {
        let uri = editor.uri(path);
        let own = operations.iter().find(|step| step["textDocument"]["uri"] == uri);
        own.map(|step| step["edits"][0]["newText"].as_str().unwrap().to_owned()).unwrap_or_default()
    };
    assert!(text("content/a/start.md").contains("(../pay/money-back.md#time)"), "{answer}");
    assert!(text("content/pay/cards.md").contains("(money-back.md)"), "{answer}");
    // The old address stays alive.
    assert!(text("content/pay/refunds.md").contains("aliases:"), "{answer}");
    let moved = operations.iter().find(|step| step["kind"] == "rename").unwrap();
    assert_eq!(moved["oldUri"], editor.uri("content/pay/refunds.md"));
    assert_eq!(moved["newUri"], editor.uri("content/pay/money-back.md"));
    // The editor's own renaming: the file moves by itself.
    let files = json!([{ "oldUri": editor.uri("content/pay/refunds.md"), "newUri": editor.uri("content/pay/money-back.md") }]);
    let answer = editor.ask("workspace/willRenameFiles", json!({ "files": files }));
    let operations = answer["result"]["documentChanges"].as_array().unwrap();
    assert!(operations.iter().all(|step| step["kind"] != "rename"), "{answer}");
    assert!(
        operations
            .iter()
            .any(|step| step["textDocument"]["uri"] == editor.uri("content/pay/cards.md"))
    );
    // A name that somebody has is refused with the reason, and nothing is proposed.
    params["newName"] = json!("pay/cards");
    let answer = editor.ask("textDocument/rename", params);
    assert!(
        answer["error"]["message"].as_str().is_some_and(|why| why.contains("cards")),
        "{answer}"
    );
    editor.close();
}

#[test]
fn what_is_no_request_here_is_answered_and_ends_nothing() {
    let site = site();
    let mut editor = Editor::open(&site);
    let answer = editor.ask("textDocument/foldingRange", json!({}));
    assert_eq!(answer["error"]["code"], -32601);
    let answer = editor.ask("textDocument/hover", json!({ "position": "here" }));
    assert_eq!(answer["error"]["code"], -32602);
    editor.tell("textDocument/didOpen", json!({ "textDocument": 5 }));
    let outside = json!({ "textDocument": { "uri": "file:///etc/hosts", "languageId": "x", "version": 1, "text": "a" } });
    editor.tell("textDocument/didOpen", outside);
    let params = editor.at("content/a/start.md", 2, 20);
    assert!(editor.ask("textDocument/hover", params)["result"].is_object());
    editor.close();
}

#[test]
fn parts_are_completed_and_lead_to_their_file() {
    let site = TestSite::new()
        .file("content/a.md", "# A\n\n{{ part.steps }}\n\n{{ part. }}\n")
        .file("content/_parts/steps.md", "Text and [no](nothing.md).\n");
    let mut editor = Editor::open(&site);
    editor.write("content/a.md", "# A\n\n{{ part.steps }}\n\n{{ part.");
    // What is wrong in a part is told there, also while only the article is open.
    let problems = editor.problems("content/_parts/steps.md");
    assert!(problems.iter().any(|problem| problem.starts_with("dead-link")), "{problems:?}");
    let found = editor.complete("content/a.md", 4, 8);
    assert_eq!(found, [("steps".to_owned(), "steps".to_owned())]);
    let params = editor.at("content/a.md", 2, 6);
    let there = editor.ask("textDocument/definition", params);
    assert_eq!(there["result"]["uri"], editor.uri("content/_parts/steps.md"), "{there}");
    editor.close();
}

#[test]
fn facts_are_offered_with_what_they_say() {
    let site = site()
        .file(
            "data/facts.yaml",
            "phone: { kind: phone, text: 555 0100 }\nreply: { text: { en: a day, fr: un jour } }\n",
        )
        .file("content/b.md", "# B\n\nCall {{ \n\nCall {{fact.p}}\n")
        .file("content/b.fr.md", "# B\n\nAppelez {{\n");
    let mut editor = Editor::open(&site);
    let all = editor.complete("content/b.md", 2, 8);
    let phone = ("phone".to_owned(), " fact.phone }}".to_owned());
    assert_eq!(all, [phone, ("reply".to_owned(), " fact.reply }}".to_owned())]);
    // Braces that are there already stay.
    let all = editor.complete("content/b.md", 4, 13);
    assert_eq!(all[0], ("phone".to_owned(), " fact.phone".to_owned()));
    assert_eq!(editor.complete("content/b.fr.md", 2, 10).len(), 2);
    editor.close();
}
