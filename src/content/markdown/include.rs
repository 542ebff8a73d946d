//! `{{ part.name key="value" }}`: how an article names a part.

use std::ops::Range;

use super::super::name::is_part_name;
use crate::facts::is_name;

/// A part that is to stand here.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Include {
    pub name: String,
    pub given: Vec<Given>,
}

/// `key="value"`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Given {
    pub name: String,
    pub value: String,
    /// Of the text that was read.
    pub range: Range<usize>,
}

/// Where something in braces is meant to be a part.
pub(super) fn meant(text: &str) -> Option<usize> {
    let mut braces = text.match_indices("{{").map(|(at, _)| at);
    braces.find(|at| text[at + 2..].trim_start_matches([' ', '\t', '{']).starts_with("part."))
}

/// Reads a paragraph; `None` where it names no part. An error says what is wrong with it.
pub(super) fn read(text: &str) -> Option<Result<Include, &'static str>> {
    let inside = text.strip_prefix("{{")?;
    let named = inside.trim_start_matches([' ', '\t']).strip_prefix("part.")?;
    let at = text.len() - named.len();
    Some(match named.strip_suffix("}}") {
        // Whatever else stands in such a paragraph has no end that could be meant.
        None => Err("a part stands in a paragraph of its own, closed with }}"),
        Some(_) if text.contains('\n') => Err("a part and what it is given stand on one line"),
        Some(named) => rest(named, at),
    })
}

/// The name and what is given, which starts at `at`.
fn rest(named: &str, at: usize) -> Result<Include, &'static str> {
    let end = named.find([' ', '\t']).unwrap_or(named.len());
    let (name, mut rest) = named.split_at(end);
    if !is_part_name(name) {
        return Err("the name of a part has letters, digits, - and _");
    }
    let mut given = Vec::new();
    let end = at + named.len();
    loop {
        rest = rest.trim_start_matches([' ', '\t']);
        if rest.is_empty() {
            return Ok(Include { name: name.to_owned(), given });
        }
        let start = end - rest.len();
        let (key, behind) = rest.split_once('=').ok_or("write name=\"value\"")?;
        if !is_name(key.trim()) {
            return Err("the name of a value has small letters, digits and _");
        }
        let behind = behind.trim_start_matches([' ', '\t']);
        let quote = behind.chars().next().filter(|c| matches!(c, '"' | '\''));
        let quote = quote.ok_or("write the value in \"quotes\"")?;
        let (value, behind) = behind[1..].split_once(quote).ok_or("this value has no end")?;
        let range = start..end - behind.len();
        given.push(Given { name: key.trim().to_owned(), value: value.to_owned(), range });
        rest = behind;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_named_with_what_it_is_given() {
        let text = "{{ part.a/b-c x=\"1 }} 2\" y_2 = 'é \"q\"' }}";
        let include = read(text).unwrap().unwrap();
        assert_eq!(include.name, "a/b-c");
        let given: Vec<(&str, &str, &str)> = include
            .given
            .iter()
            .map(|one| (one.name.as_str(), one.value.as_str(), &text[one.range.clone()]))
            .collect();
        assert_eq!(given, [("x", "1 }} 2", "x=\"1 }} 2\""), ("y_2", "é \"q\"", "y_2 = 'é \"q\"'")]);
        assert_eq!(read("{{part.x}}").unwrap().unwrap().given, []);
    }

    #[test]
    fn what_is_no_part_is_told_from_what_was_to_be_one() {
        for other in ["{{ fact.x }}", "text", "{ part.x }", "{{ partner }}"] {
            assert_eq!(read(other), None, "{other}");
            assert_eq!(meant(other), None, "{other}");
        }
        for wrong in [
            "{{ part. }}",
            "{{ part.x",
            "{{ part.x }} and more",
            "{{ part.x y }}",
            "{{ part.x y=1 }}",
            "{{ part.x y=“1” }}",
            "{{ part.x Y=\"1\" }}",
            "{{ part.x y=\"1 }}",
            "{{ part.x\ny=\"1\" }}",
        ] {
            assert!(matches!(read(wrong), Some(Err(_))), "{wrong}");
            assert_eq!(meant(wrong), Some(0), "{wrong}");
        }
    }
}
