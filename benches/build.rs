//! The steps of a build, each by itself: `cargo bench --bench build`.
//!
//! The corpus is the demo site. `scripts/bench` times the whole command on any site, next to Hugo.

#![allow(clippy::unwrap_used)]

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use frontdesk::config::{self, Config};
use frontdesk::content::{self, Name, Named};
use frontdesk::diagnostics::Diagnostics;
use frontdesk::graph::{self, Site};
use frontdesk::memo::Memo;
use frontdesk::model::{Document, Lang};
use frontdesk::pipeline::{self, Request};
use frontdesk::publish::{PublishRequest, publish};
use frontdesk::ratings::Ratings;
use frontdesk::render;
use frontdesk::replies::Replies;
use frontdesk::source::Source;
use frontdesk::tree::TextFile;

/// The demo site, read but not yet understood.
struct Demo {
    source: Source,
    config: Arc<Config>,
    texts: Vec<(TextFile, Name)>,
}

impl Demo {
    fn read() -> Self {
        let source = Source::open(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
        let (config, _) = config::read(&source.text(pipeline::SITE_FILE).unwrap(), None);
        let config = Arc::new(config.unwrap());
        let languages: Vec<Lang> =
            config.languages.iter().map(|language| language.lang.clone()).collect();
        let mut texts = Vec::new();
        for entry in source.walk("content").0 {
            if let Ok(Named::Document(name)) = content::name(&entry.path, &languages) {
                texts.push((source.text(&entry.path).unwrap(), name));
            }
        }
        Self { source, config, texts }
    }

    fn documents(&self) -> Vec<Arc<Document>> {
        let rules = content::Rules::of(&self.config);
        self.texts
            .iter()
            .map(|(file, name)| Arc::new(content::parse(file, name, &rules).0))
            .collect()
    }

    fn link(&self, documents: Vec<Arc<Document>>) -> Site {
        let today = request().now.to_zoned(jiff::tz::TimeZone::UTC).date();
        let wanted = graph::wanted_files(&documents).into_iter();
        let files = wanted.map(|path| (path.clone(), self.source.bytes(&path))).collect();
        let input = graph::Input {
            config: self.config.clone(),
            documents,
            listing: Default::default(),
            files,
            today,
            drafts: false,
        };
        graph::link(input).0
    }
}

fn request() -> Request {
    Request::at("2026-11-22T00:00:00Z".parse().unwrap())
}

fn parsing(c: &mut Criterion) {
    let demo = Demo::read();
    let bytes: usize = demo.texts.iter().map(|(file, _)| file.text.len()).sum();
    let mut group = c.benchmark_group("parse");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("demo", |b| b.iter(|| black_box(demo.documents())));
}

fn linking(c: &mut Criterion) {
    let demo = Demo::read();
    let documents = demo.documents();
    c.bench_function("link/demo", |b| {
        b.iter_batched(
            || documents.clone(),
            |documents| demo.link(documents),
            BatchSize::SmallInput,
        );
    });
}

/// Pages without search index and contact: those have benches and modules of their own.
fn rendering(c: &mut Criterion) {
    let demo = Demo::read();
    let site = demo.link(demo.documents());
    let theme = pipeline::theme(&demo.source, &demo.config, &mut Diagnostics::new());
    let (ratings, replies) = (Ratings::none(), Replies::none());
    let input = render::Input {
        site: &site,
        ratings: &ratings,
        replies: &replies,
        theme: &theme,
        look: &render::Look::new(&theme, &site.config),
        related: None,
        contact: None,
    };
    let mut group = c.benchmark_group("render");
    group.sample_size(20);
    group.bench_function("demo", |b| b.iter(|| render::render(black_box(&input))));
}

/// Everything but the disk: what `serve` does after a change (`warm`), and what `build` does.
fn building(c: &mut Criterion) {
    let demo = Demo::read();
    let mut group = c.benchmark_group("build");
    group.sample_size(10);
    group.bench_function("cold", |b| {
        b.iter(|| pipeline::build(&demo.source, &request(), &Memo::default()))
    });
    let memo = Memo::default();
    group.bench_function("warm", |b| b.iter(|| pipeline::build(&demo.source, &request(), &memo)));
}

/// To a new folder, and over the same build: nothing to do but find that out.
fn publishing(c: &mut Criterion) {
    let demo = Demo::read();
    let (built, diagnostics) = pipeline::build(&demo.source, &request(), &Memo::default());
    let built = built.unwrap();
    let report = pipeline::report(&built, &diagnostics);
    let to = |out: &Path| {
        publish(&PublishRequest {
            root: demo.source.root(),
            out,
            files: &built.files,
            report: &report,
            precompress: false,
            cache: None,
            durable: false,
            patience: Duration::ZERO,
        })
        .unwrap()
    };
    let mut group = c.benchmark_group("publish");
    group.sample_size(10);
    group.bench_function("new", |b| {
        b.iter_batched(
            || tempfile::tempdir().unwrap(),
            |folder| (to(&folder.path().join("dist")), folder),
            BatchSize::PerIteration,
        );
    });
    let folder = tempfile::tempdir().unwrap();
    group.bench_function("unchanged", |b| b.iter(|| to(&folder.path().join("dist"))));
}

criterion_group!(benches, parsing, linking, rendering, building, publishing);
criterion_main!(benches);
