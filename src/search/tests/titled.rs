//! The article that is called what was asked.

use super::*;

/// Eight articles that say "cloud" and "support" again and again, and one that is called so.
fn articles() -> Vec<SearchArticle> {
    let loud = |n: usize| {
        let text = "Cloud support in the cloud: support for cloud plans. ".repeat(n + 1);
        article(&format!("plans/{n}"), "Support for cloud plans", &[("", &text)])
    };
    let mut articles: Vec<SearchArticle> = (0..8).map(loud).collect();
    articles.push(article("teams", "Cloud support", &[("", "A form and its hours.")]));
    articles.push(SearchArticle {
        asks: vec!["what does it cost".to_owned()],
        ..article("prices", "Plans", &[("", "A cloud plan is cheap.")])
    });
    articles.push(article("quiet", "Working hours of the app", &[("", "Nine to five.")]));
    let loud = "Working hours of the app, hours of the app, when we open: open hours. ".repeat(9);
    articles.push(article("loud", "Hours of the app", &[("Working hours, open hours", &loud)]));
    articles
}

#[test]
fn who_is_called_so_is_first() {
    let index = open("en", &articles(), "");
    let first = |query: &str| {
        let hits = index.search(&SearchRequest::new(query, 20)).unwrap();
        assert!(hits.is_sorted_by(|a, b| a.score >= b.score), "{query}");
        hits.into_iter().next().map(|hit| hit.stored.id).unwrap_or_default()
    };
    assert_eq!(first("Cloud support"), "teams");
    assert_eq!(first("support: cloud!"), "teams", "in whatever order");
    assert_ne!(first("cloud plans support"), "teams", "called otherwise");
    assert_eq!(first("what does it cost?"), "prices", "an asks line");
    assert_eq!(first("plans"), "prices", "one word, which is the whole title");
    assert_eq!(first("working hours of the app"), "quiet");
    // As many words as the title has, and one of them is another.
    assert_eq!(first("working hours of the open"), "loud");
    assert_eq!(first("working hours of the zzyzx"), "loud", "nothing says it");
    assert_eq!(first("\"working hours\" of the app"), "loud", "a quotation");
}

/// As manuals do.
#[test]
fn an_article_that_opens_with_a_heading_is_known_too() {
    let parts = [("Synopsis", "npm install [package]"), ("Description", "Puts it in place.")];
    let scripts = "npm install runs a script: install, npm, install scripts. ".repeat(9);
    let articles = [
        article(
            "scripts",
            "Scripts",
            &[("npm install", &scripts), ("npm install scripts", &scripts)],
        ),
        article("npm-install", "npm-install", &parts),
        article("npm-link", "npm-link", &parts),
        article("bare", "Go away", &[("Usage", "Type it.")]),
        article("cloud", "Remove Help Desk", &[("", "Press the button.")]),
        article(
            "other",
            "Remove Help Centre Desk",
            &[("Helpdesk", "Remove help desk. ".repeat(9).leak())],
        ),
    ];
    let index = open("en", &articles, "");
    let first = |query: &str| {
        let hits = index.search(&SearchRequest::new(query, 20)).unwrap();
        hits.into_iter().next().map(|hit| hit.stored.id).unwrap_or_default()
    };
    assert_eq!(first("npm-install"), "npm-install");
    assert_eq!(first("go away"), "bare", "one section");
    assert_eq!(first("remove help desk"), "cloud", "two words that are written as one elsewhere");
    let hits = index.search(&SearchRequest::new("install synopsis", 20)).unwrap();
    let best = hits[0].score;
    assert!(hits.iter().skip(1).all(|hit| hit.score < best), "title and heading are no title");
}

#[test]
fn filters_and_left_out_documents_hold() {
    let index = open("en", &articles(), "");
    let asked = SearchRequest::new("what does it cost", 20);
    let hits = index.search(&asked).unwrap();
    let without = [hits[0].doc];
    let left = index.search(&SearchRequest { without: &without, ..asked }).unwrap();
    assert!(left.iter().all(|hit| hit.doc != hits[0].doc));
    let elsewhere = SearchRequest { category: Some("elsewhere"), ..asked };
    assert!(index.search(&elsewhere).unwrap().is_empty());
}
