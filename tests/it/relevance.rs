//! Relevance as tests: `tests/relevance.toml` asked of the demo site.

use std::collections::BTreeMap;
use std::path::Path;

use frontdesk::memo::Memo;
use frontdesk::model::Lang;
use frontdesk::pipeline::{self, Request};
use frontdesk::search::{Indexes, Question};
use frontdesk::source::Source;

#[derive(serde::Deserialize)]
struct File {
    query: Vec<Query>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Query {
    lang: String,
    text: String,
    first: Vec<String>,
    how: Option<String>,
}

/// Questions whose place may be looked at while the ranking is worked on: every other one. What is
/// wrong among the rest is counted, not told.
const TOLD: usize = 2;
/// Of all questions, in hundredths.
const RIGHT: usize = 95;

/// The demo site's indexes, as a build publishes them.
pub fn demo() -> Indexes {
    let source = Source::open(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let request = Request::at("2026-11-22T00:00:00Z".parse().unwrap());
    let (built, _) = pipeline::build(&source, &request, &Memo::default());
    Indexes::of_build(&built.unwrap().files).unwrap()
}

#[test]
fn customers_find_what_they_look_for() {
    let file: File = toml::from_str(include_str!("../relevance.toml")).unwrap();
    let indexes = demo();
    let mut wrong = Vec::new();
    for query in &file.query {
        let answer = indexes
            .answer(&Question::new(&query.text, &Lang::parse(&query.lang).unwrap(), 10))
            .unwrap();
        let found: Vec<&str> = answer.hits.iter().map(|hit| hit.article.as_str()).collect();
        let how = answer.hits.first().map(|hit| serde_json::to_value(hit.matched).unwrap());
        let right = match query.first.is_empty() {
            true => found.is_empty(),
            false => {
                found.iter().zip(&query.first).filter(|(found, wanted)| found == wanted).count()
                    == query.first.len()
            }
        };
        if !right {
            wrong.push(format!(
                "{} “{}”: wanted {:?}, found {found:?}",
                query.lang, query.text, query.first
            ));
        } else if query
            .how
            .as_ref()
            .is_some_and(|wanted| how.as_ref().and_then(|how| how.as_str()) != Some(wanted))
        {
            wrong.push(format!(
                "{} “{}”: wanted by {:?}, found by {how:?}",
                query.lang, query.text, query.how
            ));
        }
    }
    assert!(file.query.len() >= 40);
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), file.query.len(), wrong.join("\n"));
}

/// `tests/fixtures/utterances.json`: what customers type in few words, and where they should get:
/// among the first three, or the topic that closes the list.
#[test]
fn few_words_lead_to_the_right_place() {
    let all: BTreeMap<String, Vec<(String, Vec<String>)>> =
        serde_json::from_str(include_str!("../fixtures/utterances.json")).unwrap();
    let indexes = demo();
    let (mut right, mut told) = ([0, 0], Vec::new());
    let mut total = 0;
    for (lang, questions) in &all {
        let lang = Lang::parse(lang).unwrap();
        for (at, (text, wanted)) in questions.iter().enumerate() {
            let hits = indexes.answer(&Question::new(text, &lang, 10)).unwrap().hits;
            let (first, rest) = hits.split_at(hits.len().min(3));
            let closing = rest.iter().filter(|hit| hit.is_topic());
            let mut shown = first.iter().chain(closing);
            total += 1;
            if shown.any(|hit| wanted.contains(&hit.article)) {
                right[at % TOLD] += 1;
            } else if at % TOLD == 0 {
                let found: Vec<&str> = hits.iter().map(|hit| hit.article.as_str()).collect();
                told.push(format!("{lang} “{text}”: wanted {wanted:?}, found {found:?}"));
            }
        }
    }
    assert_eq!(total, 120);
    let all: usize = right.iter().sum();
    assert!(100 * all >= RIGHT * total, "{right:?} right\n{}", told.join("\n"));
}
