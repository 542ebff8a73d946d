//! The one integration binary: a module for each topic.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr
)]

/// As in the program: some tests measure memory.
#[cfg(not(target_env = "msvc"))]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

mod answer_by;
mod build_kills;
mod claims;
mod codes;
mod commonmark;
mod contact_broken;
mod contact_demo;
mod contact_hours;
mod contact_pages;
mod contact_schema;
mod contact_text;
mod demo;
mod desk_settings;
mod determinism;
mod documents;
mod drift;
mod durations;
mod exchange;
mod facts;
mod fallback;
mod feeds;
mod fixes;
mod forms;
mod guides;
#[cfg(feature = "host")]
mod host;
mod hosting;
mod import;
mod kept_links;
mod layering;
mod loose;
mod lsp;
mod mcp;
mod meaning;
mod mistakes;
mod moves;
mod nothing_lost;
mod numbers;
mod output;
mod parts;
mod publish;
mod publish_faults;
mod publish_kills;
mod raw_html;
mod readme;
mod reference;
mod reference_pages;
mod relevance;
mod render;
mod report;
mod scaffold;
mod schemas;
mod search;
mod search_fuzz;
mod serve;
mod site;
mod sizes;
mod slips;
#[cfg(feature = "host")]
mod store;
mod tabs;
mod theme;
mod theme_copies;
mod translate;
mod words;
mod workflow;
mod woven;
