//! Programs and assistants: what they are told, held to its description and to the command line.

use boon::{Compiler, Schemas};
use serde_json::{Value, json};

use super::{Answer, Desk, site};
use crate::site::TestSite;

const DESCRIBED: &str = include_str!("../../../docs/content/reference/openapi.json");
const POSTED: (&str, &str) = ("Content-Type", "application/json");
const SHOP: (&str, &str) = ("Origin", "https://shop.example.org");

fn routed() -> TestSite {
    let file = super::SITE_FILE.to_owned() + "origins = \"https://shop.example.org\"\n";
    site()
        .file("site.toml", &file)
        .file(
            "content/contact.yaml",
            "audiences:\n  owner: I own it\n  guest: I am a guest\n\
             questions:\n  locked: Are you locked out?\n\
             identity:\n  how: Write from your address.\n  why_not: Nobody here can check.\n\
             hours:\n  office: { zone: Europe/Paris, open: \"Mo-Fr 09:00-18:00\" }\n\
             channels:\n\
             \x20 phone: { name: Phone, kind: phone, number: \"+33 1 99 00 00 00\", hours: office, \
             checks_identity: no, good_for: Short questions, cost: A local call }\n\
             \x20 ticket: { name: Ticket, kind: form, form: [subject, details], \
             checks_identity: yes, reply_within: 1 day, good_for: All else, \
             only_when: { locked: no }, otherwise: Sign in first. }\n\
             \x20 mail: { name: Mail, kind: mail, address: desk@example.com, \
             checks_identity: yes, reply_within: 2 days, good_for: All }\n\
             topics:\n  general: How it works\n  refund: { name: A refund, identity: yes, \
             aliases: [money back] }\n  keys: { name: Lost keys, for: [guest] }\n\
             examples:\n  - { case: No refund by phone, topic: refund, first: ticket, \
             never: [phone] }\n",
        )
        .file(
            "content/shop/refunds.md",
            "---\ntitle: Refunds\nupdated: 2026-05-01\ntopics: [refund]\n---\n\nWe pay back.\n\n\
             ## Within a month\n\nA refund of an order takes five days.\n",
        )
}

/// Holds `value` to a schema of the description, in which nothing may stand that it does not name.
fn assert_described(name: &str, value: &Value) {
    let mut all: Value = serde_json::from_str(DESCRIBED).unwrap();
    close(&mut all["components"]["schemas"][name]);
    let mut compiler = Compiler::new();
    compiler.add_resource("all.json", all).unwrap();
    let mut schemas = Schemas::new();
    let at = compiler.compile(&format!("all.json#/components/schemas/{name}"), &mut schemas);
    let at = at.unwrap_or_else(|why| panic!("{name}: {why:#}"));
    schemas.validate(value, at).unwrap_or_else(|why| panic!("{name}: {why:#}\n{value:#}"));
}

fn close(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            object.values_mut().for_each(close);
            // What any object may hold says so itself.
            if object.contains_key("properties") && object.get("type") == Some(&json!("object")) {
                object.insert("additionalProperties".into(), false.into());
            }
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

fn read(answer: &Answer) -> Value {
    assert!(answer.header("content-type").unwrap().starts_with("application/json"), "{answer:?}");
    serde_json::from_slice(&answer.bytes).unwrap()
}

fn printed(site: &TestSite, args: &[&str]) -> Value {
    let output = site.run(args);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn search_says_what_the_command_line_says() {
    let desk = Desk::of(routed()).await;
    for (query, lang) in
        [("refund of an order", "en"), ("call someone", "en"), ("facture", "fr"), ("lift", "fr")]
    {
        let path = format!("/api/search?q={}&lang={lang}", query.replace(' ', "+"));
        let answer = read(&desk.get(&path).await);
        assert_described("SearchAnswer", &answer);
        let args = ["search", "--json", "--lang", lang, query];
        let said = printed(&desk.site, &args);
        let order = |value: &Value, base: &str| -> Vec<String> {
            let hits = value["hits"].as_array().unwrap().iter();
            hits.map(|hit| hit["url"].as_str().unwrap().replacen(base, "/", 1)).collect()
        };
        let (ours, theirs) = (order(&answer, "https://help.example.com/"), order(&said, "/"));
        assert_eq!(ours, theirs, "{query}");
        assert!(!ours.is_empty(), "{query}");
    }
    let answer = read(&desk.get("/api/search?q=refund+of+an+order").await);
    let first = &answer["hits"][0];
    assert_eq!(first["url"], "https://help.example.com/shop/refunds/#within-a-month");
    assert_eq!((&first["updated"], &first["lang"]), (&json!("2026-05-01"), &json!("en")));
    assert_eq!(answer["contact"], "https://help.example.com/contact/");
    desk.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn contact_says_what_the_command_line_says() {
    let desk = Desk::of(routed()).await;
    let at = "2026-11-23T08:00:00Z";
    for (topic, more, args) in [
        ("general", "", &[][..]),
        ("refund", "&yes=locked", &["--yes", "locked"]),
        ("keys", "&audience=guest&lang=fr", &["--audience", "guest", "--lang", "fr"]),
        ("general", "&zone=America/New_York", &["--visitor-zone", "America/New_York"]),
    ] {
        let answer = read(&desk.get(&format!("/api/contact?topic={topic}&at={at}{more}")).await);
        assert_described("ContactAnswer", &answer);
        let args = [&["contact", topic, "--json", "--at", at], args].concat();
        let mut said = printed(&desk.site, &args);
        let channels = said["channels"].as_array_mut().unwrap();
        for (ours, theirs) in answer["channels"].as_array().unwrap().iter().zip(channels) {
            theirs.as_object_mut().unwrap().remove("trace");
            let mut ours = ours.clone();
            for added in ["url", "open_now"] {
                ours.as_object_mut().unwrap().remove(added).unwrap();
            }
            assert_eq!(ours, *theirs, "{topic}");
        }
        assert_eq!(answer["topic"]["id"], topic);
    }
    let open = read(&desk.get("/api/contact?topic=general&at=2026-11-23T09:00:00Z").await);
    let shut = read(&desk.get("/api/contact?topic=general&at=2026-11-22T09:00:00Z").await);
    let phone = |answer: &Value| {
        let channels = answer["channels"].as_array().unwrap();
        channels.iter().find(|channel| channel["id"] == "phone").unwrap().clone()
    };
    assert_eq!(
        (&phone(&open)["open_now"], &phone(&shut)["open_now"]),
        (&true.into(), &false.into())
    );
    assert_eq!(phone(&open)["url"], "tel:+33199000000");
    assert_eq!(open["channels"][1]["url"], "https://help.example.com/contact/form/general/");
    let words = read(&desk.get("/api/contact?q=i+want+my+money+back").await);
    assert_eq!(words["topic"]["id"], "refund");
    assert_eq!(words["identity"]["how"], "Write from your address.");
    let topics = read(&desk.get("/api/contact").await);
    assert_described("ContactAnswer", &topics);
    assert_eq!(topics["topics"].as_array().unwrap().len(), 3);
    desk.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn faults_are_json_and_told() {
    let desk = Desk::of(routed()).await;
    let long = "x".repeat(501);
    for (path, status, code) in [
        ("/api/search".to_owned(), 400, "bad-request"),
        ("/api/search?q=++".to_owned(), 400, "bad-request"),
        (format!("/api/search?q={long}"), 400, "bad-request"),
        (format!("/api/search?q=a&x={}", "x".repeat(17_000)), 414, "bad-request"),
        ("/api/search?q=a&limit=0".to_owned(), 400, "bad-request"),
        ("/api/search?q=a&limit=51".to_owned(), 400, "bad-request"),
        ("/api/search?q=a&limit=-1".to_owned(), 400, "bad-request"),
        ("/api/search?q=a&lang=xx".to_owned(), 404, "unknown"),
        ("/api/contact?topic=../../site.toml".to_owned(), 404, "unknown"),
        ("/api/contact?topic=refunds".to_owned(), 404, "unknown"),
        ("/api/contact?topic=keys&audience=owner".to_owned(), 404, "unknown"),
        ("/api/contact?topic=refund&yes=everything".to_owned(), 404, "unknown"),
        ("/api/contact?topic=refund&at=tomorrow".to_owned(), 400, "bad-request"),
        ("/api/contact?topic=refund&zone=../etc/passwd".to_owned(), 400, "bad-request"),
        (format!("/api/contact?topic={}", "x".repeat(201)), 400, "bad-request"),
    ] {
        let answer = desk.get(&path).await;
        assert_eq!(answer.status, status, "{path}");
        let fault = read(&answer);
        assert_described("Fault", &fault);
        assert_eq!(fault["error"], code, "{path}");
        assert!(answer.body().len() < 600, "{path}: what was asked is not said again");
    }
    let refunds = read(&desk.get("/api/contact?topic=refunds").await);
    assert!(refunds["message"].as_str().unwrap().contains("did you mean `refund`?"), "{refunds}");
    // The limits of time are no limits of ours.
    for at in ["-9999-01-01T00:00:00Z", "9999-12-30T00:00:00Z", "1970-01-01T00:00:00Z"] {
        let answer = desk.get(&format!("/api/contact?topic=general&at={at}")).await;
        assert!(matches!(answer.status, 200 | 400), "{at}: {answer:?}");
    }
    let posted = desk.ask("POST", "/api/search?q=a", &[], b"").await;
    assert_eq!((posted.status, posted.header("allow")), (405, Some("GET, HEAD")));
    desk.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn other_sites_scripts_ask_where_they_are_declared() {
    let desk = Desk::of(routed()).await;
    let ping = br#"{"jsonrpc":"2.0","id":1,"method":"ping"}"#;
    let from = |origin: &'static str| [("Origin", origin), POSTED];
    for (method, path, body) in [
        ("GET", "/api/search?q=pay", &b""[..]),
        ("GET", "/api/contact", b""),
        ("POST", "/mcp", ping),
    ] {
        for declared in ["https://shop.example.org", "https://help.example.com"] {
            let answer = desk.ask(method, path, &from(declared), body).await;
            assert_eq!(answer.status, 200, "{path}");
            assert_eq!(answer.header("access-control-allow-origin"), Some(declared));
            assert_eq!(answer.header("access-control-allow-credentials"), None);
        }
        for other in ["https://evil.example", "null", "https://shop.example.org.evil.example"] {
            let answer = desk.ask(method, path, &from(other), body).await;
            assert_eq!(answer.status, 403, "{path} {other}");
            assert_described("Fault", &read(&answer));
            assert_eq!(answer.header("access-control-allow-origin"), None);
        }
        let asked = desk.ask("OPTIONS", path, &[SHOP], b"").await;
        assert_eq!((asked.status, asked.header("access-control-max-age")), (204, Some("600")));
    }
    // What may ask may not post for a visitor.
    let vote = desk.ask("POST", "/api/ratings/shop/pay", &[SHOP], b"helpful=yes&lang=en").await;
    assert_eq!(vote.status, 403);
    desk.close().await.unwrap();
}

async fn call(desk: &Desk, message: &Value) -> Answer {
    desk.ask("POST", "/mcp", &[POSTED], message.to_string().as_bytes()).await
}

async fn tool(desk: &Desk, name: &str, arguments: Value) -> Value {
    let params = json!({ "name": name, "arguments": arguments });
    let message = json!({ "jsonrpc": "2.0", "id": "a", "method": "tools/call", "params": params });
    let answer = read(&call(desk, &message).await);
    assert_described("MessageAnswer", &answer);
    answer["result"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn tools_give_what_they_promise() {
    let desk = Desk::of(routed()).await;
    let list = json!({ "jsonrpc": "2.0", "id": 1, "method": "tools/list" });
    let tools = read(&call(&desk, &list).await)["result"]["tools"].clone();
    assert_eq!(tools.as_array().unwrap().len(), 3);
    let all: Value = serde_json::from_str(DESCRIBED).unwrap();
    for (tool, schema) in [(0, "SearchAnswer"), (1, "ArticleAnswer"), (2, "ContactAnswer")] {
        assert_eq!(tools[tool]["outputSchema"], all["components"]["schemas"][schema]);
    }
    let found = tool(&desk, "search", json!({ "query": "refund of an order" })).await;
    assert_described("SearchAnswer", &found["structuredContent"]);
    let hit = &found["structuredContent"]["hits"][0];
    for name in ["shop/refunds", hit["url"].as_str().unwrap(), "/shop/refunds/"] {
        let article = tool(&desk, "read_article", json!({ "article": name })).await;
        let article = &article["structuredContent"];
        assert_described("ArticleAnswer", article);
        assert_eq!(article["markdown"], desk.site.page("shop/refunds/index.md"), "{name}");
    }
    let french = tool(&desk, "read_article", json!({ "article": "shop/pay", "lang": "fr" })).await;
    assert_eq!(french["structuredContent"]["title"], "Comment payer");
    let way = tool(&desk, "route_contact", json!({ "question": "money back" })).await;
    assert_described("ContactAnswer", &way["structuredContent"]);
    assert_eq!(way["structuredContent"]["channels"][0]["id"], "ticket");
    desk.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn no_name_leads_out_of_the_build() {
    let desk = Desk::of(routed()).await;
    let secret = std::fs::read_to_string(desk.site.root().join("dist/host/site.json")).unwrap();
    for name in [
        "../host/site.json",
        "..%2fhost%2fsite.json",
        "/etc/passwd",
        "file:///etc/passwd",
        "shop/../../host/site",
        "https://help.example.com/../host/site.json",
        "https://help.example.com/_headers",
        "https://evil.example/shop/refunds/",
        "shop/refunds\u{0}",
        "",
        ".",
        "contact/refund",
        &"../".repeat(600),
    ] {
        let answer = tool(&desk, "read_article", json!({ "article": name })).await;
        assert_eq!(answer["isError"], true, "{name}: {answer}");
        let params = json!({ "uri": name });
        let message =
            json!({ "jsonrpc": "2.0", "id": 1, "method": "resources/read", "params": params });
        let read = call(&desk, &message).await;
        assert_eq!(super::machines::read(&read)["error"]["code"], -32_002, "{name}");
        assert!(!read.body().contains(&secret[..40]), "{name}");
    }
    desk.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn messages_are_bounded_and_refused_by_the_protocol() {
    let desk = Desk::of(routed()).await;
    let ping = r#"{"jsonrpc":"2.0","id":1,"method":"ping"}"#;
    let told = r#"{"jsonrpc":"2.0","method":"notifications/initialized"}"#;
    let many = |one: &str, count: usize| format!("[{}]", vec![one; count].join(","));
    let old = ("MCP-Protocol-Version", "1999-01-01");
    let json = [POSTED];
    for (headers, body, status) in [
        (&json[..], ping.to_owned(), 200),
        (&json, told.to_owned(), 202),
        (&json, many(told, 3), 202),
        (&json, many(ping, 20), 200),
        (&json, many(ping, 21), 400),
        (&json, "{".to_owned(), 400),
        (&json, "[".repeat(60_000), 400),
        (&json, format!("{ping}{}", " ".repeat(65 * 1024)), 413),
        (&[("Content-Type", "text/plain")], ping.to_owned(), 415),
        (&[POSTED, ("Accept", "text/html")], ping.to_owned(), 406),
        (&[POSTED, ("Accept", "application/json, text/event-stream")], ping.to_owned(), 200),
        (&[POSTED, old], ping.to_owned(), 400),
        (&[POSTED, ("Sec-Fetch-Site", "cross-site")], ping.to_owned(), 403),
    ] {
        let answer = desk.ask("POST", "/mcp", headers, body.as_bytes()).await;
        assert_eq!(answer.status, status, "{headers:?} {}", &body[..body.len().min(60)]);
        match status {
            200 | 400 if body.starts_with('[') && status == 200 => {
                assert_eq!(read(&answer).as_array().unwrap().len(), 20);
            }
            202 => assert_eq!(answer.bytes.len(), 0),
            _ => drop(read(&answer)),
        }
    }
    for method in ["GET", "DELETE", "PUT"] {
        let answer = desk.ask(method, "/mcp", &[], b"").await;
        assert_eq!((answer.status, answer.header("allow")), (405, Some("POST")), "{method}");
    }
    let unknown = json!({ "jsonrpc": "2.0", "id": 7, "method": "prompts/list" });
    let answer = read(&call(&desk, &unknown).await);
    assert_eq!((&answer["id"], &answer["error"]["code"]), (&json!(7), &json!(-32_601)));
    for (params, code) in [
        (json!({ "name": "delete", "arguments": {} }), -32_602),
        (json!({ "name": "search", "arguments": [] }), -32_602),
    ] {
        let message =
            json!({ "jsonrpc": "2.0", "id": 8, "method": "tools/call", "params": params });
        assert_eq!(read(&call(&desk, &message).await)["error"]["code"], code);
    }
    for arguments in [json!({}), json!({ "query": 1 }), json!({ "query": "a", "limit": 1e9 })] {
        assert_eq!(tool(&desk, "search", arguments).await["isError"], true);
    }
    desk.close().await.unwrap();
}

/// Every message costs what a search costs, however many come at once.
#[tokio::test(flavor = "multi_thread")]
async fn questions_have_a_limit() {
    let file = super::SITE_FILE.to_owned() + "[host.limits]\nsearches = 1\n";
    let desk = Desk::of(site().file("site.toml", &file)).await;
    let ping = r#"{"jsonrpc":"2.0","id":1,"method":"ping"}"#;
    let two = format!("[{ping},{ping}]");
    assert_eq!(desk.ask("POST", "/mcp", &[POSTED], two.as_bytes()).await.status, 429);
    for path in ["/api/search?q=pay", "/api/contact?topic=x"] {
        let answer = desk.get(path).await;
        assert_eq!(answer.status, 429, "{path}");
        assert!(answer.header("retry-after").is_some());
        assert_described("Fault", &read(&answer));
    }
    assert_eq!(desk.ask("POST", "/mcp", &[POSTED], ping.as_bytes()).await.status, 429);
    desk.close().await.unwrap();
}
