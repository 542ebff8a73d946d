//! Addresses that stand in the text as they are: the site makes links of them.

use std::ops::Range;

/// Those of the words at `range`; punctuation behind them is the sentence's.
pub fn addresses(text: &str, range: &Range<usize>) -> Vec<Range<usize>> {
    let words = text.get(range.clone()).filter(|words| !words.starts_with('`')).unwrap_or("");
    let found = words.match_indices("http").filter_map(|(at, _)| {
        let start = range.start + at;
        let rest = text.get(start..)?;
        let before = text.get(..start)?.chars().next_back();
        let is_address = rest.starts_with("http://") || rest.starts_with("https://");
        if !is_address || before.is_some_and(char::is_alphanumeric) {
            return None;
        }
        let ends = |c: char| c.is_whitespace() || "<>()[]{}\"'`|*\\".contains(c);
        let whole = rest.get(..rest.find(ends).unwrap_or(rest.len()))?;
        let own = whole.trim_end_matches(['.', ',', ';', ':', '!', '?', '_', '~']);
        Some(start..start + own.len())
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punctuation_is_the_sentences() {
        let text = "See https://example.org/a_b. (http://example.com/) xhttp://no `https://no`";
        let found = addresses(text, &(0..text.find('`').unwrap()));
        let found: Vec<&str> = found.into_iter().map(|at| &text[at]).collect();
        assert_eq!(found, ["https://example.org/a_b", "http://example.com/"]);
    }
}
