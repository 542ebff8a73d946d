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
        let text = file.text.lines().nth(line.saturating_sub(1) as usize).unwrap_or("").chars().take(400).collect();
        let column = u32::try_from(error.column()).unwrap_or(1).max(1);
        (error.to_string(), Place { path: file.path.to_string(), line, column, length: 1, text })
    })
}
