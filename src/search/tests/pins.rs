//! What stands first because somebody said so.

use super::*;
use crate::search::corpus::contact::{Contact, Route};
use crate::search::query::slot::Typing;
use crate::tree::TextFile;

fn topic() -> SearchArticle {
    let contact = Contact {
        is: Route::Topic,
        id: "money".into(),
        kind: String::new(),
        action: None,
        hours: None,
        names: Vec::new(),
    };
    SearchArticle { contact: Some(contact), ..article("contact/money", "About money", &[]) }
}

/// The ids that are found, the pinned one in brackets.
fn found(pins: &str, request: &SearchRequest<'_>) -> Vec<String> {
    let english = Lang::english();
    let (pins, diagnostics) = Pins::parse(&TextFile::new("search.yaml", pins), &[&english]);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let mut articles = shop();
    articles.push(topic());
    let mut corpus = corpus("en", &articles, "");
    let words = crate::search::text::function_words::function_words(&english);
    corpus.pins = pins.compiled(&english, &corpus.articles, &words);
    let index = SearchIndex::open(&build_files(corpus.clone()).unwrap()).unwrap();
    let slots = index.resolve(request.query, Typing { unfinished: false });
    let found = index.arrange(&slots, request).unwrap();
    let named = found.iter().map(|found| {
        let id = index.stored(found.doc).unwrap().id;
        if found.pinned { format!("[{id}]") } else { id }
    });
    named.collect()
}

const PINS: &str = "pins:\n- { query: find invoice, article: websites/speed }\n\
    - { query: [zzyzx, \"quux? quux!\"], article: billing/refunds }\n\
    - { query: refund, topic: money }\n";

#[test]
fn what_is_pinned_is_first_and_once() {
    let ask = |query| found(PINS, &SearchRequest::new(query, 10));
    assert_eq!(ask("How do I FIND an invoice?")[..2], ["[websites/speed]", "billing/invoices"]);
    assert_eq!(ask("invoice")[0], "billing/invoices", "another query");
    assert_eq!(ask("zzyzx"), ["[billing/refunds]"], "a word that nothing says");
    assert_eq!(ask("quux quux"), ["[billing/refunds]"]);
    assert_eq!(ask("refund"), ["[contact/money]", "billing/refunds"], "one topic is enough");
    assert_eq!(found(PINS, &SearchRequest::new("find invoice", 1)), ["[websites/speed]"]);
}

#[test]
fn filters_and_tests_of_the_ranking_hold() {
    let request = SearchRequest::new("find invoice", 10);
    let other = SearchRequest { category: Some("elsewhere"), ..request };
    assert!(found(PINS, &other).iter().all(|id| !id.starts_with('[')));
    assert_eq!(found(PINS, &SearchRequest { unpinned: true, ..request })[0], "billing/invoices");
    assert_eq!(found(PINS, &SearchRequest::new("find invoice", 0)), Vec::<String>::new());
    assert_eq!(found("pins:\n", &request)[0], "billing/invoices");
}
