//! What each generator's own configuration says: where pages stood, what they were called, in which
//! order, under which addresses.

mod addresses;
mod navigation;
mod projects;
mod texts;

use std::collections::BTreeMap;

fn keys(ours: &BTreeMap<String, String>) -> Vec<&str> {
    ours.keys().map(String::as_str).collect()
}

/// A line of the front matter.
fn has(text: &str, line: &str) -> bool {
    text.split("---").nth(1).is_some_and(|front| front.lines().any(|own| own == line))
}
