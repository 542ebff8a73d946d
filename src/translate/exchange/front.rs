//! The front matter of a translation: only what it does not take from its source.

use crate::model::FrontMatter;

/// Title and description, between their lines; nothing where there is neither.
pub fn own(source: &FrontMatter) -> String {
    let title = source.title.as_ref().map(|title| line("title", &title.value));
    let description = source.description.as_ref().map(|text| line("description", &text.value));
    let lines: String = title.into_iter().chain(description).collect();
    if lines.is_empty() { lines } else { format!("---\n{lines}---\n") }
}

pub fn line(key: &str, value: &str) -> String {
    format!("{key}: {}\n", scalar(value))
}

/// `asks:` with its lines.
pub fn asks(asks: &[String]) -> String {
    let lines: String = asks.iter().map(|ask| format!("  - {}\n", scalar(ask))).collect();
    format!("asks:\n{lines}")
}

/// A text as a value of YAML: bare where nothing in it could be taken for something else.
pub fn scalar(text: &str) -> String {
    const WORDS: [&str; 9] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    let first = text.chars().next().is_some_and(char::is_alphabetic);
    let is_bare = first
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with(':')
        && !text.ends_with(char::is_whitespace)
        && !text.chars().any(|c| c.is_control() || c == '\u{2028}' || c == '\u{2029}')
        && !WORDS.contains(&text.to_ascii_lowercase().as_str());
    if is_bare { text.to_owned() } else { quoted(text) }
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() || c == '\u{2028}' || c == '\u{2029}' => {
                quoted.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
