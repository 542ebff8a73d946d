//! Text of strangers in the output.

/// Control characters of a hostile file never reach a terminal.
pub fn visible(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\t' { '\u{fffd}' } else { c }).collect()
}
