//! Addresses that open a program of the reader's: `myapp://settings`.

/// What browsers open themselves, or leave alone.
const BROWSERS: [&str; 16] = [
    "about",
    "blob",
    "brave",
    "chrome",
    "chrome-extension",
    "data",
    "edge",
    "file",
    "filesystem",
    "firefox",
    "javascript",
    "moz-extension",
    "opera",
    "vbscript",
    "view-source",
    "vivaldi",
];

/// The scheme of `url`, where a team's own program may be meant: none of a browser's, and not the
/// web's with letters too many or too few.
pub fn of_a_program(url: &str) -> Option<String> {
    let (scheme, rest) = url.trim().split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    let is_name = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    let is_web = scheme.bytes().all(|b| b"htps".contains(&b)) || scheme.contains("http");
    let is_whole = !rest.is_empty() && !rest.contains(char::is_whitespace);
    (is_name && is_whole && !is_web && !BROWSERS.contains(&scheme.as_str())).then_some(scheme)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_none_of_the_browsers() {
        assert_eq!(of_a_program("Obsidian://open?x=1").as_deref(), Some("obsidian"));
        for url in
            ["hhttps://a.b", "htp://a.b", "chrome://flags", "x.md", "Note: a://b", "a://", "a:b"]
        {
            assert_eq!(of_a_program(url), None, "{url}");
        }
    }
}
