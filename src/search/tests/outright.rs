//! When the first article answers outright.

use super::*;
use crate::search::query::slot::Typing;

fn first(query: &str) -> (String, bool) {
    let mut articles = shop();
    articles[3].asks = vec!["my page takes forever".to_owned()];
    let index = open("en", &articles, "- [cash, refund]\n");
    let slots = index.resolve(query, Typing { unfinished: false });
    let found = index.arrange(&slots, &SearchRequest::new(query, 10)).unwrap();
    let told: Vec<bool> = found.iter().skip(1).map(|found| found.outright).collect();
    assert!(!told.contains(&true), "{query}: only the first answers");
    let first = found.first().map(|found| (index.stored(found.doc).unwrap().id, found.outright));
    first.unwrap_or_default()
}

#[test]
fn a_heading_that_says_all_of_it_answers() {
    let passwords = |outright| ("account/passwords".to_owned(), outright);
    assert_eq!(first("How do I reset my password?"), passwords(true));
    assert_eq!(first("resetting passwords"), passwords(true), "another form");
    assert_eq!(first("password: I got no e-mail"), passwords(true), "title and heading together");
    assert_eq!(first("reset pasword"), passwords(false), "a likeness of letters");
    assert_eq!(first("password spam folder"), passwords(false), "words of the text");
    assert!(first("ask for cash").1, "a synonym");
    assert_eq!(first("page takes forever"), ("websites/speed".to_owned(), true), "its asks line");
    assert!(!first("how do I").1, "nothing is said");
}
