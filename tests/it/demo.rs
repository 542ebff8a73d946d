//! The demo site, built in memory: once for all tests that look at it as it is.

use std::path::Path;
use std::sync::OnceLock;

use frontdesk::memo::Memo;
use frontdesk::pipeline::{self, Built, Request};
use frontdesk::search::Indexes;
use frontdesk::source::Source;

/// Everything that a build of it publishes.
pub fn built() -> &'static Built {
    static BUILT: OnceLock<Built> = OnceLock::new();
    BUILT.get_or_init(|| of(Path::new(env!("CARGO_MANIFEST_DIR"))))
}

/// Its indexes, as a build publishes them.
pub fn indexes() -> &'static Indexes {
    static INDEXES: OnceLock<Indexes> = OnceLock::new();
    INDEXES.get_or_init(|| Indexes::of_build(&built().files).unwrap())
}

/// The site in `root`, on the demo's day; a mistake in it is a failure.
pub fn of(root: &Path) -> Built {
    let source = Source::open(root).unwrap();
    let request = Request::at("2026-11-22T00:00:00Z".parse().unwrap());
    let (built, diagnostics) = pipeline::build(&source, &request, &Memo::default());
    assert!(!diagnostics.has_errors(), "{diagnostics:?}");
    built.unwrap()
}
