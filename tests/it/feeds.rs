//! Feeds of what is new, for the whole help centre and for each topic; what browsers may fetch ahead.

use crate::site::TestSite;

fn site() -> TestSite {
    let dated =
        |title: &str, day: &str| format!("---\npublished: {day}\n---\n# {title}\n\nText.\n");
    TestSite::new()
        .file("content/money/_category.md", "---\ntitle: Money\n---\n")
        .file("content/money/pay.md", &dated("Pay", "2026-05-01"))
        .file("content/money/cards/_category.md", "---\ntitle: Cards\n---\n")
        .file("content/money/cards/lost.md", &dated("Lost card", "2026-06-01"))
        .file("content/mail/_category.md", "---\ntitle: Mail\n---\n")
        .file("content/mail/read.md", &dated("Read mail", "2026-07-01"))
        .file("content/old/_category.md", "---\ntitle: Old\n---\n")
        .file("content/old/undated.md", "# Undated\n\nText.\n")
}

#[test]
fn a_topic_has_a_feed_of_what_is_new_in_it_and_below() {
    let site = site();
    let output = site.build(&[]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let all = site.page("feed.xml");
    for title in ["Pay", "Lost card", "Read mail"] {
        assert!(all.contains(&format!("<title>{title}</title>")), "{all}");
    }
    let money = site.page("money/feed.xml");
    assert!(money.contains("<title>Example Help: Money</title>"), "{money}");
    assert!(money.contains("https://help.example.com/money/feed.xml"), "{money}");
    assert!(money.find("Lost card").unwrap() < money.find("<title>Pay").unwrap(), "{money}");
    assert!(!money.contains("Read mail"), "{money}");
    let page = site.page("money/index.html");
    assert!(page.contains("type=\"application/atom+xml\"") && page.contains("\"/money/feed.xml\""));
    // Neither what has no date nor what stands deeper has one of its own.
    for path in ["old/feed.xml", "money/cards/feed.xml"] {
        assert!(!site.root().join("dist/site").join(path).exists(), "{path}");
    }
    assert!(!site.page("old/index.html").contains("/old/feed.xml"));
}

#[test]
fn browsers_are_told_what_they_may_fetch_ahead() {
    let config = "title = \"Help\"\nbase_url = \"https://example.com/help/\"\n\
        default_language = \"en\"\n[languages.en]\nname = \"English\"\n";
    let site = site().file("site.toml", config);
    assert!(site.build(&[]).status.success());
    let headers = site.page("_headers");
    assert!(headers.contains("  Speculation-Rules: \"/help/speculation.json\"\n"), "{headers}");
    let typed = "/help/speculation.json\n  Content-Type: application/speculationrules+json\n";
    assert!(headers.contains(typed), "{headers}");
    let rules: serde_json::Value = serde_json::from_str(&site.page("speculation.json")).unwrap();
    let pages = rules["prefetch"][0]["where"]["and"].to_string();
    assert!(pages.contains("\"/help/*\"") && pages.contains("/help/api/*"), "{pages}");
    assert!(rules.get("prerender").is_none(), "a page that is not looked at runs nothing");
}

/// The list beside an article holds the category's, of many those around it.
#[test]
fn the_rest_of_a_category_stands_beside_an_article() {
    let mut site = TestSite::new().file("content/alone/one.md", "# One\n\nText.\n");
    for number in 10..50 {
        let text = format!("# Article {number}\n\nText.\n");
        site = site.file(&format!("content/many/a{number}.md"), &text);
    }
    assert!(site.build(&[]).status.success());
    assert!(!site.page("alone/one/index.html").contains("class=\"beside\""));
    for (article, wanted) in [("a10", 10..26), ("a30", 22..38), ("a49", 34..50)] {
        let page = site.page(&format!("many/{article}/index.html"));
        let list = page.split("class=\"beside\"").nth(1).unwrap().split("</nav>").next().unwrap();
        let shown: Vec<String> = (10..50)
            .filter(|number| list.contains(&format!("/many/a{number}/\"")))
            .map(|number| number.to_string())
            .collect();
        assert_eq!(shown, wanted.map(|number| number.to_string()).collect::<Vec<_>>(), "{article}");
        let current = format!("/many/{article}/\" aria-current=\"page\"");
        assert!(list.contains(&current), "{list}");
    }
}
