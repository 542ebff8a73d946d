//! JSON files of a site, with the place of what is wrong in them.

use serde::de::DeserializeOwned;

use super::TextFile;
use crate::diagnostics::Place;

/// The whole of `file`.
///
/// # Errors
/// What is wrong, and where.
pub fn parse<T: DeserializeOwned>(file: &TextFile) -> Result<T, (String, Place)> {
    serde_json::from_str(&file.text).map_err(|error| {
        let line = u32::try_from(error.line()).unwrap_or(0);
        let text = file.text.lines().nth(line.saturating_sub(1) as usize).unwrap_or("");
        // The parser counts bytes.
        let before = text.char_indices().take_while(|(at, _)| *at + 1 < error.column()).count();
        let column = u32::try_from(before + 1).unwrap_or(u32::MAX);
        (error.to_string(), Place::on_line(file.path.to_string(), text, (line, column), 1))
    })
}
