//! Indexing, projection and queries: `cargo bench --bench search`.
//!
//! The corpus is the demo site's English articles, and the same twenty times over with other ids:
//! the first is a small help centre, the second a large one.

#![allow(clippy::unwrap_used)]

use std::hint::black_box;
use std::path::Path;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use frontdesk::memo::Memo;
use frontdesk::model::Lang;
use frontdesk::pipeline::{self, Request};
use frontdesk::search::{
    Before, Corpus, Indexes, Question, SearchArticle, Synonyms, Votes, build_files, documents,
    project,
};
use frontdesk::source::Source;

/// As customers type: words, forms, slips, beginnings, questions.
const QUERIES: &[&str] = &[
    "password",
    "invocie",
    "cancelling plans",
    "how do I log in with SSH",
    "backu",
    "my site shows internal server error",
    "who charged my card",
    "two factor",
    "wbesite slwo certifcate restroe",
    "xqzjk",
];

fn english() -> Lang {
    Lang::parse("en").unwrap()
}

fn corpus(articles: &[SearchArticle]) -> Corpus {
    Corpus::new(&english(), articles.to_vec(), &Synonyms::default())
}

fn demo() -> Vec<SearchArticle> {
    let source = Source::open(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let request = Request::at("2026-11-22T00:00:00Z".parse().unwrap());
    let (built, _) = pipeline::build(&source, &request, &Memo::default());
    documents(&built.unwrap().site, &english(), &|_, _| Votes::default())
        .into_iter()
        .map(|(_, article)| article)
        .collect()
}

fn corpora() -> Vec<(&'static str, Vec<SearchArticle>)> {
    let small = demo();
    let again = |copy: usize, article: &SearchArticle| SearchArticle {
        id: format!("{copy}/{}", article.id),
        ..article.clone()
    };
    let large =
        (0..20).flat_map(|copy| small.iter().map(move |article| again(copy, article))).collect();
    vec![("small", small), ("large", large)]
}

fn indexing(c: &mut Criterion) {
    let mut group = c.benchmark_group("index");
    group.sample_size(10);
    for (name, articles) in corpora() {
        group.throughput(Throughput::Elements(articles.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(name), &articles, |b, articles| {
            b.iter(|| build_files(corpus(black_box(articles))).unwrap());
        });
    }
}

/// Cutting all text, and what is related: what a preview does behind an edit.
fn cutting(c: &mut Criterion) {
    let mut group = c.benchmark_group("corpus");
    group.sample_size(10);
    for (name, articles) in corpora() {
        group.bench_function(name, |b| b.iter(|| corpus(black_box(&articles))));
        let cut = corpus(&articles);
        group.bench_function(format!("{name}/related"), |b| b.iter(|| black_box(&cut).related(8)));
    }
}

fn projection(c: &mut Criterion) {
    let mut group = c.benchmark_group("project");
    group.sample_size(10);
    for (name, articles) in corpora() {
        let corpus = corpus(&articles);
        group.bench_function(name, |b| {
            let give = |file| drop(black_box(file));
            b.iter(|| project(black_box(&corpus), "", 1, &Before::default(), &give))
        });
    }
}

fn opening_and_asking(c: &mut Criterion) {
    let lang = english();
    for (name, articles) in corpora() {
        let files = build_files(corpus(&articles)).unwrap().outputs(&lang);
        c.bench_function(&format!("open/{name}"), |b| {
            b.iter_batched(
                || files.clone(),
                |files| Indexes::of_build(&files).unwrap(),
                BatchSize::SmallInput,
            );
        });
        let indexes = Indexes::of_build(&files).unwrap();
        for query in QUERIES {
            c.bench_function(&format!("query/{name}/{query}"), |b| {
                b.iter(|| indexes.answer(&Question::new(black_box(query), &lang, 10)).unwrap());
            });
        }
    }
}

criterion_group!(benches, cutting, indexing, projection, opening_and_asking);
criterion_main!(benches);
