//! Relevance as tests: `tests/relevance.toml` asked of the demo site.

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
