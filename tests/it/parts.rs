//! `content/_parts/`: one text that stands in several articles.

use serde_json::Value;

use crate::site::TestSite;

const SITE: &str = "title = \"T\"\nbase_url = \"https://help.example.com/\"\ndefault_language = \
    \"en\"\n[languages.en]\nname = \"English\"\n[languages.fr]\nname = \"Français\"\n";

const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"/>";

/// A part with everything in it that has a place of its own.
const PART: &str = "Take the {{ device }} and read [this](../other.md) in {{ fact.time }}.[^n]\n\n\
    ![Lamp](lamp.svg)\n\n# Then\n\n{{ part.inner word=\"a {{ device }}\" }}\n\n\
    `{{ device }}` is code.\n\n[^n]: A note.\n";

fn site() -> TestSite {
    let article = "# Lamps\n\nFirst.[^n]\n\n### Dark\n\n{{ part.steps device='big *lamp*' }}\n\n\
        ## After\n\nLast.\n\n[^n]: Our own.\n";
    TestSite::new()
        .file("site.toml", SITE)
        .file("data/facts.yaml", "time: { text: { en: two minutes, fr: deux minutes } }\n")
        .file("content/a/lamps.md", article)
        .file("content/a/lamps.fr.md", "# Lampes\n\n{{ part.steps device=\"lampe\" }}\n\nFin.\n")
        .file("content/a/fans.md", "# Fans\n\n> {{ part.inner word=\"fan\" }}\n\nEnd.\n")
        .file("content/other.md", "# Other\n\nText.\n")
        .file("content/_parts/steps.md", PART)
        .file("content/_parts/lamp.svg", PICTURE)
        .file("content/_parts/inner.md", "Inside: {{ word }}.\n")
        .file("content/_parts/inner.fr.md", "Dedans : {{ word }}.\n")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn built(site: TestSite) -> TestSite {
    let output = site.build(&[]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    site
}

fn all_of(page: &str, wanted: &[&str]) {
    for there in wanted {
        assert!(page.contains(there), "{there}\n{page}");
    }
}

#[test]
fn a_part_stands_in_every_article_with_what_it_is_given() {
    let site = built(site());
    let page = site.page("a/lamps/index.html");
    all_of(
        &page,
        &[
            // What is given is no Markdown; links, pictures and facts are the part's own.
            "Take the big *lamp* and read <a href=\"/other/\">this</a> in two minutes.",
            "alt=\"Lamp\"",
            "width=\"4\" height=\"3\"",
            // One level below the heading that the part stands under.
            "<h3 id=\"then\"",
            "<p>Inside: a big *lamp*.</p>",
            "<code class=\"short\">{{ device }}</code>",
            "A note.",
            "Our own.",
        ],
    );
    assert!(!page.contains("part."), "{page}");
    let other = site.page("a/fans/index.html");
    all_of(&other, &["<blockquote>\n<p>Inside: fan.</p>\n</blockquote>", "<p>End.</p>"]);
}

#[test]
fn a_part_without_a_translation_says_its_language() {
    let site = built(site());
    let page = site.page("fr/a/lamps/index.html");
    all_of(
        &page,
        &[
            "<div lang=\"en\" dir=\"ltr\">\n<p>Take the lampe",
            // Facts in the part's own words.
            "in two minutes",
            "<span lang=\"en\" dir=\"ltr\">Then</span>",
            "<p>Dedans\u{a0}: a lampe.</p>",
            "<p>Fin.</p>",
        ],
    );
    assert_eq!(page.matches("<div lang=\"en\" dir=\"ltr\">").count(), 2, "{page}");
    let output = site.run(&["check", "--format", "json"]);
    let told = text(&output.stdout);
    assert!(told.contains("the part `steps` is not translated into fr"), "{told}");
    assert!(!told.contains("part `inner`"), "{told}");
}

#[test]
fn copies_and_search_have_the_text_with_its_parts() {
    let site = built(site());
    let copy = site.page("a/lamps/index.md");
    all_of(
        &copy,
        &[
            "Take the big *lamp* and read [this](https://help.example.com/other/) in two minutes.",
            "![Lamp](https://help.example.com/assets/files/lamp.",
            "Inside: a big *lamp*.",
            "`{{ device }}` is code.",
            "## After",
        ],
    );
    let output = site.run(&["search", "inside", "--lang", "en"]);
    let found = text(&output.stdout);
    assert!(found.contains("Lamps") && found.contains("Fans"), "{found}");
}

#[test]
fn mistakes_in_a_part_are_told_at_its_line_with_its_articles() {
    let site = TestSite::new()
        .file("content/a.md", "# A\n\n{{ part.x }}\n")
        .file("content/b.md", "# B\n\n{{ part.x }}\n\n{{ part.x }}\n")
        .file("content/other-page.md", "# Other page\n\nText.\n")
        .file("content/_parts/x.md", "One.\n\n[There](../other-pge.md) and {{ fact.x }}.\n");
    let output = site.build(&["--format", "json"]);
    let lines = text(&output.stdout);
    let told: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .filter(|line| line["kind"] == "diagnostic")
        .collect();
    let codes: Vec<&str> = told.iter().map(|d| d["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["dead-link", "unknown-fact"], "{lines}");
    for d in &told {
        assert_eq!(d["place"]["path"], "content/_parts/x.md", "{d}");
        assert_eq!(d["place"]["line"], 3, "{d}");
        let related = d["related"].to_string();
        assert!(related.contains("content/a.md") && related.contains("content/b.md"), "{d}");
    }
    // The mending is one of the part's file.
    let output = site.run(&["fix"]);
    let mended = std::fs::read_to_string(site.root().join("content/_parts/x.md")).unwrap();
    assert!(mended.contains("[There](../other-page.md)"), "{mended}{}", text(&output.stderr));
    let article = std::fs::read_to_string(site.root().join("content/a.md")).unwrap();
    assert_eq!(article, "# A\n\n{{ part.x }}\n");
}

#[test]
fn a_part_that_nothing_holds_is_told_by_check() {
    let site = TestSite::new()
        .file("content/a.md", "# A\n\nText.\n")
        .file("content/_parts/idle.md", "Text.\n");
    let output = site.run(&["check", "--format", "json"]);
    let told = text(&output.stdout);
    assert!(told.contains("\"unused-part\""), "{told}");
    assert!(!told.contains("unused-file"), "{told}");
}

#[test]
fn links_of_a_part_follow_what_moves() {
    let site = built(site());
    let output = site.run(&["mv", "other", "b/else"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let part = std::fs::read_to_string(site.root().join("content/_parts/steps.md")).unwrap();
    assert!(part.contains("[this](../b/else.md)"), "{part}");
    let site = built(site);
    let page = site.page("a/lamps/index.html");
    assert!(page.contains("<a href=\"/b/else/\">this</a>"), "{page}");
}

#[test]
fn a_part_is_one_part_of_its_article_for_translators() {
    let site = built(site());
    assert!(site.run(&["translate", "sync"]).status.success());
    let record = std::fs::read_to_string(site.root().join("data/translations/fr.json")).unwrap();
    assert!(record.contains("\"text\":\"{{ part.steps device='big *lamp*' }}\""), "{record}");
    // What the part says is no matter of the article's translation, but of the part's own.
    std::fs::write(site.root().join("content/_parts/inner.md"), "New: {{ word }}.\n").unwrap();
    let status = text(&site.run(&["translate", "status", "--lang", "fr"]).stdout);
    assert!(status.contains("_parts/inner") && !status.contains("a/lamps.fr.md"), "{status}");
}

/// Parts that hold parts that hold parts: no file can make a build that does not end.
#[test]
fn parts_that_multiply_are_told() {
    let mut site = TestSite::new().file("content/a.md", "# A\n\n{{ part.p0 }}\n");
    for n in 0..12 {
        let twice = format!("{{{{ part.p{} }}}}\n\n", n + 1).repeat(4);
        site = site.file(&format!("content/_parts/p{n}.md"), &twice);
    }
    let site = site.file("content/_parts/p12.md", "Text.\n");
    let output = site.build(&["--format", "json"]);
    let told = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1));
    assert!(told.contains("too-many-parts"), "{told}");
}

#[test]
fn parts_are_judged_in_their_own_files() {
    let site = TestSite::new()
        .file(
            "data/facts.yaml",
            "refund_days:\n  kind: duration\n  text: { en: 30 days, fr: 30 jours }\n  \
             near: { en: [money back, refund] }\n",
        )
        .file("content/_parts/refund.md", "You get your money back within 60 days.\n\nAsk us.\n")
        .file("content/_parts/refund.fr.md", "Demandez-nous.\n")
        .file("content/a/x.md", "# X\n\nText.\n\n{{ part.refund }}\n")
        .file("content/a/x.fr.md", "# X\n\nTexte.\n\n{{ part.refund }}\n")
        .file("content/a/y.md", "# Y\n\nWithin {{ fact.refund_days }}.\n\n{{ part.refund }}\n");
    let said = site.run(&["check", "--format", "json"]);
    let text = String::from_utf8(said.stdout).unwrap();
    let told: Vec<&str> = text.lines().filter(|line| line.contains("\"fact-differs\"")).collect();
    assert_eq!(told.len(), 1, "{text}");
    assert!(told[0].contains("content/_parts/refund.md") && told[0].contains("60 days"), "{text}");
    assert!(site.run(&["translate", "sync"]).status.success());
    let path = site.root().join("content/_parts/refund.md");
    let old = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, old.replace("60", "30").replace("Ask us.", "Ask us any time.")).unwrap();
    let said = site.run(&["check", "--max-drift", "0"]);
    let text = String::from_utf8(said.stderr).unwrap();
    assert_eq!(said.status.code(), Some(1), "{text}");
    assert!(text.contains("content/_parts/refund.fr.md") && !text.contains("60 days"), "{text}");
}

/// A value is seen wherever the part shows it, and handed on to parts in parts.
#[test]
fn an_unknown_fact_in_a_value_is_told_once_where_it_is_given() {
    let site = TestSite::new()
        .file("site.toml", SITE)
        .file("data/facts.yaml", "time: { text: two minutes }\n")
        .file("content/_parts/inner.md", "{{ word }}, {{ word }} and [{{ word }}](../a.md).\n")
        .file("content/_parts/outer.md", "{{ part.inner word=\"{{ w }}\" }}\n")
        .file("content/a.md", "# A\n\n{{ part.inner word=\"in {{ fact.tiem }}\" }}\n")
        .file(
            "content/b.md",
            "# B\n\n{{ part.outer w=\"{{ fact.tiem }}\" }}\n\nIn {{ fact.time }}.\n",
        );
    let output = site.build(&["--format", "json"]);
    let told = text(&output.stdout);
    let lines = told.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let unknown = lines.filter(|d| d["code"] == "unknown-fact");
    let places = unknown.map(|d| format!("{}:{}", d["place"]["path"], d["place"]["line"]));
    assert_eq!(places.collect::<Vec<_>>(), ["\"content/a.md\":3", "\"content/b.md\":3"], "{told}");
}
