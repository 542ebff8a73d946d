//! The addresses in a tag of raw HTML, however they are quoted.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use crate::render::page::escape::escaped;

/// `tag` with `url` in the place of the first address whose path is `written`, query and fragment
/// included: a whole attribute, or one candidate of a `srcset`.
pub(super) fn with_address(tag: &str, written: &str, url: &str) -> String {
    for (start, end) in values(tag) {
        let Some(value) = tag.get(start..end) else { continue };
        let Some(changed) = changed(value, written, url) else { continue };
        let (before, after) = (tag.get(..start).unwrap_or_default(), tag.get(end..).unwrap_or_default());
        return format!("{before}{changed}{after}");
    }
    tag.to_owned()
}

/// The value with the new address; `None` where it names another file.
fn changed(value: &str, written: &str, url: &str) -> Option<String> {
    if names(value, written) {
        return Some(escaped(url));
    }
    let candidates: Vec<&str> = value.split(',').collect();
    let at = candidates
        .iter()
        .position(|candidate| candidate.split_whitespace().next().is_some_and(|address| names(address, written)))?;
    let mut candidates: Vec<String> = candidates.into_iter().map(str::to_owned).collect();
    let candidate = candidates.get_mut(at)?;
    let address = candidate.split_whitespace().next()?.to_owned();
    *candidate = candidate.replacen(&address, &escaped(url), 1);
    Some(candidates.join(","))
}

/// Whether an address as it stands in the file leads to the path `written`.
fn names(address: &str, written: &str) -> bool {
    let address = quick_xml::escape::unescape(address).unwrap_or(Cow::Borrowed(address));
    let path = address.trim().split(['?', '#']).next().unwrap_or_default();
    path == written || percent_decode_str(path).decode_utf8_lossy() == written
}

/// Where the values of the attributes stand, without their quotes.
fn values(tag: &str) -> Vec<(usize, usize)> {
    let bytes = tag.as_bytes();
    let next = |from: usize, is: &dyn Fn(u8) -> bool| {
        let rest = bytes.get(from..).unwrap_or_default();
        from + rest.iter().position(|byte| is(*byte)).unwrap_or(rest.len())
    };
    let mut found = Vec::new();
    let mut at = 0;
    loop {
        let equals = next(at, &|byte| byte == b'=');
        if equals == bytes.len() {
            return found;
        }
        let start = next(equals + 1, &|byte| !byte.is_ascii_whitespace());
        let (start, end) = match bytes.get(start) {
            Some(quote @ (b'"' | b'\'')) => (start + 1, next(start + 1, &|byte| byte == *quote)),
            _ => (start, next(start, &|byte| byte.is_ascii_whitespace() || byte == b'>')),
        };
        found.push((start, end));
        at = end + 1;
        if at >= bytes.len() {
            return found;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const URL: &str = "https://h.example.com/y/?a=1&b=2#s";

    fn swapped(tag: &str) -> String {
        with_address(tag, "../y x.md", URL)
    }

    #[test]
    fn however_an_address_is_written() {
        for (tag, expected) in [
            ("<a href=\"../y x.md\">", "<a href=\"https://h.example.com/y/?a=1&amp;b=2#s\">"),
            ("<a href='../y%20x.md' class=k>", "<a href='https://h.example.com/y/?a=1&amp;b=2#s' class=k>"),
            ("<a class=k href=../y%20x.md>", "<a class=k href=https://h.example.com/y/?a=1&amp;b=2#s>"),
            (
                "<a href=\"../y x.md?x=1&amp;y=2#sub\" title=\"y\">",
                "<a href=\"https://h.example.com/y/?a=1&amp;b=2#s\" title=\"y\">",
            ),
            ("<a href = \"&#46;./y x.md\">", "<a href = \"https://h.example.com/y/?a=1&amp;b=2#s\">"),
            (
                "<img srcset=\"a.png 1x, ../y%20x.md 2x\">",
                "<img srcset=\"a.png 1x, https://h.example.com/y/?a=1&amp;b=2#s 2x\">",
            ),
        ] {
            assert_eq!(swapped(tag), expected);
        }
        for same in ["<a href=\"../y.md\">", "<a href>", "<a href=", "<b title=\"a=../y.md\">"] {
            assert_eq!(swapped(same), same);
        }
    }
}
