//! What readers of the published site said and looked for, as its host has heard it.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Nothing of it says who a reader is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heard {
    /// Why readers said that a text did not help: how often each reason was given, by the article's id
    /// and the language.
    pub reasons: BTreeMap<(String, String), BTreeMap<String, u32>>,
    pub searches: Vec<Search>,
    /// `None` where nobody knows of tickets.
    pub tickets: Option<Tickets>,
}

/// What was looked for in vain.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Search {
    pub lang: String,
    pub words: String,
    pub times: u32,
    /// Of those times, ones in which something was found and nothing of it opened.
    pub unopened: u32,
}

/// The tickets of some days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tickets {
    pub days: u32,
    /// By the topic's id.
    pub topics: BTreeMap<String, Topic>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Topic {
    /// As somebody met it who wrote.
    pub name: String,
    pub all: u32,
    /// Of those, the ones that nobody has marked as done.
    pub open: u32,
}

/// What `searches export` writes.
#[derive(Deserialize)]
struct File {
    version: u32,
    searches: Vec<Search>,
}

/// Where that stands, below the site's root.
pub const SEARCHES: &str = "data/searches.json";

/// Reads an export.
///
/// # Errors
/// What is wrong with it.
pub fn searches(text: &str) -> Result<Vec<Search>, String> {
    let file: File = serde_json::from_str(text).map_err(|error| error.to_string())?;
    match file.version {
        1 => Ok(file.searches),
        other => Err(format!("version {other} of this file is not known")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_export_is_read() {
        let text = r#"{"version":1,"searches":[
            {"lang":"en","words":"x","days":3,"times":5,"unopened":1,"last":20000}]}"#;
        let words: Vec<String> = searches(text).unwrap().into_iter().map(|one| one.words).collect();
        assert_eq!(words, ["x"]);
        for broken in ["", "{}", r#"{"version":2,"searches":[]}"#] {
            assert!(searches(broken).is_err(), "{broken}");
        }
    }
}
