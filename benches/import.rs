//! Moving in, as whoever does it waits for it: `cargo bench --bench import`.
//!
//! 1,000 articles of Zendesk in five languages, from the export to the site that was built once.

#![allow(clippy::unwrap_used)]

#[path = "../tests/it/import/generated.rs"]
mod generated;

use std::process::Command;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};

const ARTICLES: usize = 1000;

fn import(c: &mut Criterion) {
    let export = tempfile::tempdir().unwrap();
    for (path, text) in &generated::zendesk(ARTICLES).files {
        std::fs::write(export.path().join(path), text).unwrap();
    }
    let mut group = c.benchmark_group("import");
    group.sample_size(10);
    group.throughput(Throughput::Elements(u64::try_from(ARTICLES).unwrap()));
    group.bench_function("zendesk", |b| {
        b.iter_batched(
            || tempfile::tempdir().unwrap(),
            |place| {
                let output = Command::new(env!("CARGO_BIN_EXE_frontdesk"))
                    .arg("import")
                    .arg(export.path())
                    .arg("--out")
                    .arg(place.path().join("ours"))
                    .output()
                    .unwrap();
                assert!(output.status.success());
                place
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

criterion_group!(benches, import);
criterion_main!(benches);
