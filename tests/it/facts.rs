//! `data/facts.yaml`: one source for what is said in many places.

use serde_json::Value;

use crate::site::TestSite;

const FACTS: &str = "\
reply_time:
  kind: duration
  text: { en: 24 *hours*, fr: 24 heures }
phone: { kind: phone, text: +63 2 5550 0100 }
size: { kind: number, text: { en: 25 MB } }
idle: { kind: name, text: Nobody }
";

/// A site whose texts name facts wherever a text can.
fn site() -> TestSite {
    let own = "---\ntitle: Answers in {{ fact.reply_time }}\n\
        description: Files of {{fact.size}}.\n---\n\
        Within {{ fact.reply_time }}: call {{ fact.phone }}.\n\n\
        ## At most {{ fact.size }}\n\n\
        - [**{{ fact.size }}** at once](b.md)\n\n\
        | a | b |\n|:--|:--|\n| x | {{ fact.phone }} |\n\n\
        Code stays: `{{ fact.size }}`.\n\n    {{ fact.size }}\n";
    TestSite::new()
        .file("data/facts.yaml", FACTS)
        .file("content/a.md", own)
        .file("content/a.fr.md", "# Réponse\n\nEn {{ fact.reply_time }}, {{ fact.size }}.\n")
        .file("content/b.md", "# Other\n\nText.\n")
        .file(
            "content/contact.yaml",
            "channels:\n  mail:\n    name: Mail\n    kind: mail\n    address: a@example.com\n    \
             reply_within: \"{{ fact.reply_time }}\"\n    checks_identity: yes\n\
             last_resort: mail\ntopics:\n  all:\n    name: Anything\n    channels: [mail]\n",
        )
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn facts_stand_in_every_text_and_not_in_code() {
    let site = site();
    let output = site.build(&[]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let page = site.page("a/index.html");
    for there in [
        // What a fact says is no Markdown.
        "Within 24 *hours*: call +63 2 5550 0100.",
        "<h1>Answers in 24 *hours*</h1>",
        "At most 25 MB",
        "id=\"at-most-25-mb\"",
        "<strong>25 MB</strong> at once</a>",
        ">+63 2 5550 0100</td>",
        ">{{ fact.size }}</code>",
        "<code>{{ fact.size }}\n",
        "content=\"Files of 25 MB.\"",
    ] {
        assert!(page.contains(there), "{there}\n{page}");
    }
    let french = site.page("fr/a/index.html");
    assert!(french.contains("En 24 heures, 25 MB."), "{french}");
    let copy = site.page("a/index.md");
    assert!(copy.starts_with("# Answers in 24 *hours*\n\nWithin 24 *hours*: call +63"), "{copy}");
    assert!(copy.contains("[**25 MB** at once](https://help.example.com/b/)"), "{copy}");
    assert!(copy.contains("`{{ fact.size }}`"), "{copy}");
    let contact = crate::site::tree(&site.root().join("dist/site/contact"));
    assert!(contact.values().any(|page| text(page).contains("24 *hours*")));
}

#[test]
fn facts_are_listed_with_their_places() {
    let site = site();
    let output = site.run(&["facts", "--json"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let all: Value = serde_json::from_slice(&output.stdout).unwrap();
    let fact = |name: &str| {
        let facts = all["facts"].as_array().unwrap();
        facts.iter().find(|fact| fact["name"] == name).unwrap().clone()
    };
    let reply = fact("reply_time");
    assert_eq!(reply["kind"], "duration");
    assert_eq!(reply["text"]["fr"], "24 heures");
    let uses: Vec<String> = reply["uses"]
        .as_array()
        .unwrap()
        .iter()
        .map(|at| format!("{}:{}:{}", at["path"].as_str().unwrap(), at["line"], at["column"]))
        .collect();
    assert_eq!(
        uses,
        [
            "content/a.fr.md:3:4",
            "content/a.md:2:19",
            "content/a.md:5:8",
            "content/contact.yaml:6:20"
        ]
    );
    assert_eq!(fact("idle")["uses"].as_array().unwrap().len(), 0);
    let output = site.run(&["facts"]);
    let list = text(&output.stdout);
    assert!(list.contains("phone (phone)\n  *: +63 2 5550 0100\n  content/a.md:5:"), "{list}");
    assert!(list.contains("idle (name)\n  *: Nobody\n  not used\n"), "{list}");
}

#[test]
fn what_is_missing_or_unused_is_a_notice() {
    let output = site().run(&["check", "--now", "2026-11-22", "--format", "json"]);
    let said = text(&output.stdout);
    let told: Vec<Value> = said.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of = |code: &str| {
        let own = told.iter().filter(|line| line["code"] == code);
        own.map(|d| (d["severity"].clone(), d["place"]["line"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(of("fact-language-missing"), [("notice".into(), 5.into())]);
    assert_eq!(of("unused-fact"), [("notice".into(), 6.into())]);
    assert_eq!(of("unknown-fact"), []);
}

#[test]
fn a_changed_fact_changes_every_page_of_a_running_preview() {
    use frontdesk::memo::Memo;
    use frontdesk::pipeline::{Request, build};
    use frontdesk::source::Source;

    let site = site();
    let memo = Memo::default();
    let request = Request::at("2026-11-22T00:00:00Z".parse().unwrap());
    let page = || {
        let source = Source::open(site.root()).unwrap();
        let built = build(&source, &request, &memo).0.unwrap();
        let page = built.files.iter().find(|file| file.path == "site/fr/a/index.html").unwrap();
        text(&page.bytes)
    };
    assert!(page().contains("En 24 heures"));
    std::fs::write(site.root().join("data/facts.yaml"), FACTS.replace("24 heures", "2 jours"))
        .unwrap();
    assert!(page().contains("En 2 jours"));
}

#[test]
fn a_link_leads_where_a_fact_says() {
    let site = TestSite::new()
        .file(
            "data/facts.yaml",
            "shop: { text: \"https://shop.example.com/\" }\ntitle: { text: Our shop }\n",
        )
        .file(
            "content/a.md",
            "# A\n\nSee [the {{ fact.title }}]({{fact.shop}}) or [more](<{{ fact.shop }}help>).\n",
        );
    let output = site.build(&[]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let page = site.page("a/index.html");
    assert!(page.contains("href=\"https://shop.example.com/\""), "{page}");
    assert!(page.contains(">the Our shop</a>"), "{page}");
    assert!(page.contains("href=\"https://shop.example.com/help\""), "{page}");
    let copy = site.page("a/index.md");
    assert!(copy.contains("[the Our shop](https://shop.example.com/)"), "{copy}");
    let told = |article: &str| site_of(article).mistakes();
    assert_eq!(told("[a]({{fact.url}})"), ["error[unknown-fact] content/a.md:3:5"]);
    assert_eq!(told("[a][b]\n\n[b]: {{fact.shop}}"), ["error[fact-in-html] content/a.md:3:1"]);
}

fn site_of(article: &str) -> TestSite {
    TestSite::new()
        .file("data/facts.yaml", "shop: { text: \"https://shop.example.com/\" }\n")
        .file("content/a.md", &format!("# A\n\n{article}\n"))
}
