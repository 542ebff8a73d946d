//! The proof of a contact.yaml at its limit of 100,000 cases: `cargo bench --bench contact`.
//!
//! The demo's routing with five more questions, each of which closes a channel.

#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;
use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use frontdesk::contact::model::Routing;
use frontdesk::contact::prove::prove;
use frontdesk::contact::table::Table;
use frontdesk::contact::{plan::Plan, read};
use frontdesk::model::Lang;
use frontdesk::tree::TextFile;

const DEMO: &str = include_str!("../content/contact.yaml");
/// Each doubles the number of cases.
const MORE: usize = 5;

fn large() -> Routing {
    let mut questions = String::from("questions:\n");
    let mut rules = String::from("rules:\n");
    for n in 0..MORE {
        writeln!(questions, "  more_{n}: Is it number {n}?").unwrap();
        writeln!(
            rules,
            "  more_{n}:\n    when: {{ more_{n}: yes }}\n    close: [messenger]\n    \
            because: Number {n}."
        )
        .unwrap();
    }
    let text = DEMO
        .replace("\nquestions:\n", &format!("\n{questions}"))
        .replace("\nrules:\n", &format!("\n{rules}"));
    // Fewer audiences keep it just under the limit.
    let text = text.replace("    for: [freelancer, agency]\n", "    for: [freelancer]\n");
    let text = ["general", "staff_ticket", "expert", "abuse"].iter().fold(text, |text, topic| {
        text.replace(&format!("\n  {topic}:\n"), &format!("\n  {topic}:\n    for: [customer]\n"))
    });
    let (routing, found) =
        read(&TextFile::new("content/contact.yaml", text), &Lang::parse("en").unwrap(), &[]);
    assert!(!found.has_errors(), "{found:?}");
    routing.unwrap()
}

fn proving(c: &mut Criterion) {
    let routing = large();
    let cells = prove(&routing).0.cells;
    assert!(cells > 90_000, "{cells}");
    let mut group = c.benchmark_group("contact");
    group.throughput(Throughput::Elements(cells as u64)).sample_size(20);
    group.bench_function("prove", |b| b.iter(|| prove(black_box(&routing))));
    group.bench_function("table and pages", |b| {
        b.iter(|| {
            let table = Table::new(black_box(&routing));
            Plan::new(&routing, &table).topics.len()
        });
    });
    group.finish();
}

criterion_group!(benches, proving);
criterion_main!(benches);
