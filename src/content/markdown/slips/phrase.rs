//! One pattern in plain text, and what a judge gets to see of a match.

use std::ops::Range;
use std::sync::OnceLock;

use regex::{Captures, Regex};

use super::leaf::Leaf;
use super::marks::Marks;
use crate::content::pattern::compiled;

/// One kind of slip. The group `at`, else the whole match, is what is pointed at.
pub(super) struct Phrase {
    pub code: &'static str,
    pattern: &'static str,
    /// What stands in every match.
    pub marks: Marks,
    /// Made of the pattern for the first text that has its marks: most sites need few of them.
    regex: OnceLock<Regex>,
    pub judge: fn(&Seen<'_>) -> Option<Said>,
    /// Whether only one thing can be meant, and `judge` gives it.
    pub is_clear: fn(&Seen<'_>) -> bool,
}

impl Phrase {
    pub fn regex(&self) -> &Regex {
        self.regex.get_or_init(|| compiled(self.pattern))
    }
}

/// The message, and what to do: an instruction, or the very text to write instead.
pub(super) type Said = (String, String);

/// A match, with its words as the source has them.
pub(super) struct Seen<'a> {
    pub leaf: &'a Leaf,
    pub body: &'a str,
    pub captures: Captures<'a>,
}

impl Seen<'_> {
    fn range(&self, name: &str) -> Option<Range<usize>> {
        self.captures.name(name).map(|group| self.leaf.range(group.range()))
    }

    /// The source of a group; empty when it took no part.
    pub fn source(&self, name: &str) -> &str {
        self.range(name).and_then(|range| self.body.get(range)).unwrap_or_default()
    }

    pub fn at(&self) -> Range<usize> {
        let whole = self.captures.get(0).map_or(0..0, |whole| whole.range());
        self.range("at").unwrap_or_else(|| self.leaf.range(whole))
    }

    /// Of the leaf's text, the line in which it begins.
    pub fn line(&self) -> &str {
        let text = &self.leaf.text;
        let at = self.at().start.saturating_sub(self.leaf.start);
        let (before, behind) = text.split_at_checked(at).unwrap_or((text, ""));
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let end = behind.find('\n').map_or(text.len(), |end| at + end);
        text.get(start..end).unwrap_or_default()
    }

    pub fn whole(&self) -> &str {
        self.body.get(self.at()).unwrap_or_default()
    }
}

pub(super) fn phrase(
    code: &'static str,
    pattern: &'static str,
    judge: fn(&Seen<'_>) -> Option<Said>,
) -> Phrase {
    let marks = Marks::of_every_match(pattern);
    Phrase { code, pattern, marks, regex: OnceLock::new(), judge, is_clear: |_| false }
}

/// A phrase whose judge gives the very text to write instead.
pub(super) fn clear(
    code: &'static str,
    pattern: &'static str,
    judge: fn(&Seen<'_>) -> Option<Said>,
) -> Phrase {
    clear_where(code, pattern, judge, |_| true)
}

/// A phrase whose judge gives the very text to write instead where it `is_clear`, else advice.
pub(super) fn clear_where(
    code: &'static str,
    pattern: &'static str,
    judge: fn(&Seen<'_>) -> Option<Said>,
    is_clear: fn(&Seen<'_>) -> bool,
) -> Phrase {
    Phrase { is_clear, ..phrase(code, pattern, judge) }
}

/// What stands there is shown to readers.
pub(super) fn shown(what: &str) -> String {
    let line = what.lines().next().unwrap_or_default();
    let short: String = line.chars().take(60).collect();
    let more = if short.len() < line.len() { "…" } else { "" };
    format!("`{short}{more}` is shown to readers as it stands")
}

/// Whether a word was surely meant as an address: it names a file, a folder, a place or a site.
pub(super) fn is_address(word: &str) -> bool {
    let path = word.split(['#', '?']).next().unwrap_or(word);
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    let is_extension = (2..=8).contains(&extension.len())
        && extension.chars().all(|c| c.is_ascii_alphanumeric())
        && extension.starts_with(|c: char| c.is_ascii_alphabetic());
    is_extension
        || word.starts_with(['#', '/'])
        || path.contains('/')
        || ["mailto:", "tel:", "sms:"].iter().any(|scheme| word.starts_with(scheme))
}

/// An address with spaces as it was meant, if that is sure: none stands in the name of a site, in a
/// number or in a mailbox.
pub(super) fn without_spaces(url: &str) -> Option<String> {
    let url = url.trim();
    let bare = || url.split_whitespace().collect::<String>();
    let (scheme, rest) = url.split_once(':').unwrap_or_default();
    match scheme.trim_end().to_ascii_lowercase().as_str() {
        "mailto" | "tel" | "sms" => Some(bare()),
        "http" | "https" => {
            let below = rest.trim_start().strip_prefix("//")?;
            let host = below.split(['/', '?', '#']).next()?;
            let behind = below.get(host.len()..)?;
            let is_whole = !host.is_empty() && !host.contains(char::is_whitespace);
            // What stands behind the slashes by itself begins a sentence, not a site.
            is_whole.then(|| {
                let behind = behind.replace([' ', '\t'], "%20");
                format!("{}://{host}{behind}", scheme.trim_end())
            })
        }
        _ => None,
    }
}

/// Whether [`without_spaces`] has something to say of `url`.
pub(super) fn has_scheme(url: &str) -> bool {
    let (scheme, _) = url.trim().split_once(':').unwrap_or_default();
    let scheme = scheme.trim_end().to_ascii_lowercase();
    ["mailto", "tel", "sms", "http", "https"].contains(&scheme.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_leave_addresses_where_none_can_stand() {
        for (url, wanted) in [
            ("mailto: a@example.org", Some("mailto:a@example.org")),
            ("tel: +1 23", Some("tel:+123")),
            ("https: //example.org/a b", Some("https://example.org/a%20b")),
            ("https://exa mple.org", None),
            ("https:// see below", None),
        ] {
            assert_eq!(without_spaces(url).as_deref(), wanted, "{url}");
        }
    }

    #[test]
    fn addresses_are_told_from_words() {
        for address in ["c1.md", "my pic.png", "a/b", "#top", "https://example.org", "x.md#y", "/a"]
        {
            assert!(is_address(address), "{address}");
        }
        for words in ["see below", "n", "i.e.", "3.5", "optional"] {
            assert!(!is_address(words), "{words}");
        }
    }
}
