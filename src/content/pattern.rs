//! Patterns that are written in the code.

use regex::Regex;

#[expect(clippy::expect_used, reason = "a literal, and the fixtures compile every one of them")]
pub(super) fn compiled(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern of this room")
}
