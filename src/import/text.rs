//! Texts of a source, which may be blank.

/// `text` without white space around it; `None` where nothing is left.
pub fn said(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
