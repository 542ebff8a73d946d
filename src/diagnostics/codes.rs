//! What each code means: `codes.md`, which is also a page of the documentation.

use std::sync::OnceLock;

/// One kind of mistake, explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    pub code: &'static str,
    /// Markdown: how bad it is and who gives it, what it means, what to do.
    pub text: &'static str,
}

const TEXT: &str = include_str!("codes.md");

/// Every code, in the order of the alphabet.
pub fn all() -> &'static [Code] {
    static CODES: OnceLock<Vec<Code>> = OnceLock::new();
    CODES.get_or_init(|| {
        let sections = TEXT.split("\n## ").skip(1);
        sections
            .filter_map(|section| section.split_once('\n'))
            .map(|(code, text)| Code { code: code.trim(), text: text.trim() })
            .collect()
    })
}

/// The explanation of `code`.
pub fn find(code: &str) -> Option<&'static Code> {
    all().iter().find(|known| known.code == code)
}
