//! The addresses in a tag of raw HTML, however they are quoted.

use percent_encoding::percent_decode_str;

use crate::content::markdown::written;
use crate::render::page::escape::escaped;

/// `tag` with `url` in the place of the first address whose path is `path`, query and fragment
/// included: a whole attribute, or one candidate of a `srcset`.
pub(super) fn with_address(tag: &str, path: &str, url: &str) -> String {
    match written(tag).into_iter().find(|address| names(&address.url, path)) {
        Some(address) => {
            let mut changed = tag.to_owned();
            changed.replace_range(address.range, &escaped(url));
            changed
        }
        None => tag.to_owned(),
    }
}

/// Whether an address leads to `path`.
fn names(url: &str, path: &str) -> bool {
    let own = url.split(['?', '#']).next().unwrap_or_default();
    own == path || percent_decode_str(own).decode_utf8_lossy() == path
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
            (
                "<a href='../y%20x.md' class=k>",
                "<a href='https://h.example.com/y/?a=1&amp;b=2#s' class=k>",
            ),
            (
                "<a class=k href=../y%20x.md>",
                "<a class=k href=https://h.example.com/y/?a=1&amp;b=2#s>",
            ),
            (
                "<a href=\"../y x.md?x=1&amp;y=2#sub\" title=\"y\">",
                "<a href=\"https://h.example.com/y/?a=1&amp;b=2#s\" title=\"y\">",
            ),
            (
                "<a href = \"&#46;./y x.md\">",
                "<a href = \"https://h.example.com/y/?a=1&amp;b=2#s\">",
            ),
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
