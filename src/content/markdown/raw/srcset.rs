//! `srcset`, as the HTML standard reads it ("parse a srcset attribute").

/// One picture of the set.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Candidate<'a> {
    pub url: &'a str,
    /// `2x`, `480w`; empty without one.
    pub descriptor: &'a str,
}

/// An address ends at white space: commas inside it belong to it, those at its end separate.
pub(super) fn parse(text: &str) -> Vec<Candidate<'_>> {
    let mut candidates = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        if rest.is_empty() {
            return candidates;
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(end);
        let url = word.trim_end_matches(',');
        let (descriptor, behind) =
            if url.len() < word.len() { ("", behind) } else { until_comma(behind) };
        candidates.push(Candidate { url, descriptor: descriptor.trim() });
        rest = behind;
    }
}

/// Commas in brackets belong to the descriptor.
fn until_comma(text: &str) -> (&str, &str) {
    let mut open = false;
    for (at, c) in text.char_indices() {
        match c {
            '(' => open = true,
            ')' => open = false,
            ',' if !open => return text.split_at(at),
            _ => {}
        }
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<(&str, &str)> {
        parse(text).into_iter().map(|candidate| (candidate.url, candidate.descriptor)).collect()
    }

    #[test]
    fn candidates_are_told_apart() {
        assert_eq!(shown("a.png"), [("a.png", "")]);
        assert_eq!(shown("a.png 1x, b.png 2x"), [("a.png", "1x"), ("b.png", "2x")]);
        assert_eq!(shown(" a.png,\n b,c.png 480w ,"), [("a.png", ""), ("b,c.png", "480w")]);
        assert_eq!(shown("a.png 1x (x, y), b.png"), [("a.png", "1x (x, y)"), ("b.png", "")]);
        assert_eq!(shown(" , "), []);
    }
}
