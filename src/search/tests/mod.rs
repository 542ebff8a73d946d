//! The index as a whole: small help centres, built, opened and asked.

mod answers;
mod contact;
mod names;
mod outright;
mod phrases;
mod pins;
mod questions;
mod segment;
mod titled;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use super::*;
use crate::diagnostics::told;
use crate::model::{Lang, OutputFile};

pub(super) fn article(id: &str, title: &str, sections: &[(&str, &str)]) -> SearchArticle {
    let section = |(heading, text): &(&str, &str)| SearchSection {
        heading: (!heading.is_empty()).then(|| (*heading).to_owned()),
        anchor: (!heading.is_empty()).then(|| crate::model::slugify(heading)),
        text: (*text).into(),
    };
    SearchArticle {
        id: id.to_owned(),
        title: title.to_owned(),
        url: format!("{id}/"),
        sections: sections.iter().map(section).collect(),
        ..SearchArticle::default()
    }
}

pub(super) fn corpus(lang: &str, articles: &[SearchArticle], synonyms: &str) -> Corpus {
    let (synonyms, diagnostics) =
        Synonyms::parse(&crate::tree::TextFile::new("synonyms.yaml", synonyms));
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    Corpus::new(&Lang::parse(lang).unwrap(), articles.to_vec(), &synonyms)
}

pub(super) fn open(lang: &str, articles: &[SearchArticle], synonyms: &str) -> SearchIndex {
    SearchIndex::open(&build_files(corpus(lang, articles, synonyms)).unwrap()).unwrap()
}

fn shop() -> Vec<SearchArticle> {
    vec![
        article(
            "account/passwords",
            "Reset your password",
            &[
                ("", "Open the sign-in page."),
                ("I got no e-mail", "Look into the spam folder. Messages take a minute."),
            ],
        ),
        article(
            "billing/invoices",
            "Find an invoice",
            &[("", "All invoices are in your account. Log in first.")],
        ),
        article(
            "billing/refunds",
            "Ask for a refund",
            &[("", "We return payments within two weeks.")],
        ),
        article("websites/speed", "A slow website", &[("", "Connections, caching and images.")]),
    ]
}

fn first(index: &SearchIndex, query: &str) -> Option<(String, Match)> {
    let hits = index.search(&SearchRequest::new(query, 10)).unwrap();
    hits.into_iter().next().map(|hit| (hit.stored.url, hit.matched))
}

#[test]
fn words_are_found_in_every_form() {
    let index = open("en", &shop(), "- [invoice, bill]\n- {from: [money back], to: [refund]}\n");
    let found = |query: &str| first(&index, query);
    let hit = |url: &str, matched| Some((url.to_owned(), matched));
    assert_eq!(found("password"), hit("account/passwords/", Match::Exact));
    assert_eq!(found("no email?"), hit("account/passwords/#i-got-no-e-mail", Match::Exact));
    assert_eq!(found("passwrod"), hit("account/passwords/", Match::Typo));
    assert_eq!(found("websi"), hit("websites/speed/", Match::Prefix));
    assert_eq!(found("bills"), hit("billing/invoices/", Match::Synonym));
    assert_eq!(found("money back"), hit("billing/refunds/", Match::Synonym));
    assert_eq!(found("xqzjk"), None);
    assert_eq!(found(""), None);
}

/// "A message came back" is no "money back".
#[test]
fn half_a_synonym_is_none() {
    let mut articles = shop();
    articles.push(article("email/bounced", "A message came back", &[("", "Read its number.")]));
    articles.push(article("money", "Money back", &[("", "Within a month.")]));
    let index = open("en", &articles, "- [refund, money back, get the cash]\n");
    let found = |query: &str| -> Vec<(String, Match)> {
        let hits = index.search(&SearchRequest::new(query, 10)).unwrap().into_iter();
        hits.map(|hit| (hit.stored.id, hit.matched)).collect()
    };
    let by = |article: &str, how| (article.to_owned(), how);
    let both = BTreeSet::from([by("billing/refunds", Match::Exact), by("money", Match::Synonym)]);
    assert_eq!(found("refund").into_iter().collect::<BTreeSet<_>>(), both);
    assert_eq!(found("came back").first(), Some(&by("email/bounced", Match::Exact)));
}

#[test]
fn two_builds_have_the_same_bytes() {
    let build = || build_files(corpus("en", &shop(), "")).unwrap();
    assert_eq!(build(), build());
    let project = || {
        let files = Mutex::new(BTreeMap::new());
        let keep = |file: OutputFile| {
            assert_eq!(files.lock().unwrap().insert(file.path, file.bytes), None);
        };
        project(&corpus("en", &shop(), ""), "", 1, &Before::default(), &keep);
        files.into_inner().unwrap()
    };
    assert!(project().len() > 3);
    assert_eq!(project(), project());
}

#[test]
fn damage_is_named_and_never_opened() {
    let lang = Lang::parse("en").unwrap();
    let files = build_files(corpus("en", &shop(), "")).unwrap();
    let outputs = files.outputs(&lang);
    for output in &outputs {
        let name = output.path.rsplit('/').next().unwrap().to_owned();
        let others: std::collections::BTreeMap<String, Vec<u8>> = outputs
            .iter()
            .map(|output| {
                (output.path.rsplit('/').next().unwrap().to_owned(), output.bytes.to_vec())
            })
            .collect();
        let mut missing = others.clone();
        missing.remove(&name);
        let reason = told(&SearchIndex::open(&IndexFiles::found(missing)).err().unwrap());
        assert!(reason.contains(&name), "{reason}");
        for at in (0..output.bytes.len()).step_by(output.bytes.len() / 7 + 1) {
            let mut damaged = others.clone();
            damaged.get_mut(&name).unwrap()[at] ^= 1;
            let reason = told(&SearchIndex::open(&IndexFiles::found(damaged)).err().unwrap());
            assert!(reason.contains(&name), "{reason}");
        }
    }
}

#[test]
fn votes_and_asks_and_filters() {
    let mut articles = vec![
        article("a/one", "Same words", &[("", "Nothing else.")]),
        article("b/two", "Same words", &[("", "Nothing else.")]),
    ];
    articles[1].rating = Votes { yes: 9, no: 0 };
    articles[0].category = "a".to_owned();
    articles[1].category = "b/deep".to_owned();
    articles[0].asks = vec!["Why is my kettle cold?".to_owned()];
    articles[1].audience = vec!["agency".to_owned()];
    let index = open("en", &articles, "");
    let ids = |request: &SearchRequest<'_>| -> Vec<String> {
        index.search(request).unwrap().into_iter().map(|hit| hit.stored.id).collect()
    };
    let all = SearchRequest::new("same words", 10);
    assert_eq!(ids(&all), ["b/two", "a/one"]);
    assert_eq!(ids(&SearchRequest { neutral: true, ..all }), ["a/one", "b/two"]);
    assert_eq!(ids(&SearchRequest { category: Some("b"), ..all }), ["b/two"]);
    assert_eq!(ids(&SearchRequest { audience: Some("customer"), ..all }), ["a/one"]);
    assert_eq!(first(&index, "cold kettle"), Some(("a/one/".to_owned(), Match::Exact)));
}

#[test]
fn scripts_without_spaces_and_light_stemmers() {
    let index = open("zh-Hans", &[article("登录", "如何登录账户", &[("", "打开设置。")])], "");
    assert!(
        first(&index, "登录").is_some()
            && first(&index, "账").is_some()
            && first(&index, "退款").is_none()
    );
    let paid = article("b", "Nagbayad na ako", &[("", "Salamat.")]);
    let index = open("fil", &[article("a", "Paano magbayad", &[("", "Online.")]), paid], "");
    let hits = index.search(&SearchRequest::new("magbayad", 10)).unwrap();
    assert_eq!(hits.len(), 2, "one root, two forms");
}

#[test]
fn compounds_meet_their_parts() {
    let spaced = open(
        "en",
        &[
            article("a", "How to log in", &[("", "x")]),
            article("b", "Log in by phone", &[("", "y")]),
        ],
        "",
    );
    assert!(first(&spaced, "login").is_some());
    let joined = open("en", &[article("a", "Login page", &[("", "A log of the way in.")])], "");
    assert!(first(&joined, "log-in").is_some_and(|(_, matched)| matched == Match::Exact));
}
