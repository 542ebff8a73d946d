//! Words that were meant as an address.

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
        || word.starts_with("mailto:")
}

#[cfg(test)]
mod tests {
    use super::is_address;

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
