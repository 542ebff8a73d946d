//! The words in a part that is raw HTML.

use html5gum::{Token, Tokenizer};

use super::code::{Code, What};
use super::message::{Inline, tidy};

/// Tags and comments of raw HTML are placeholders, with the line ends beside them; of what is no
/// text for readers there is nothing.
pub fn of_html(raw: &str) -> Vec<Inline> {
    const NO_TEXT: [&str; 6] = ["<script", "<style", "<pre", "<svg", "<textarea", "<?"];
    let lower = raw.to_ascii_lowercase();
    if NO_TEXT.iter().any(|tag| lower.contains(tag)) {
        return Vec::new();
    }
    let (mut inlines, mut rest) = (Vec::new(), raw);
    while let Some(start) = rest.find('<') {
        let (before, tag) = rest.split_at(start);
        let end = match tag.starts_with("<!--") {
            true => tag.find("-->").map(|at| at + 3),
            false => tag.find('>').map(|at| at + 1),
        };
        let Some(end) = end else { return Vec::new() };
        let space = tag[end..].len() - tag[end..].trim_start().len();
        let end = if tag[end..end + space].contains('\n') { end + space } else { end };
        inlines.push(Inline::Text(decoded(before)));
        inlines.push(Inline::Single(Code::single(What::Html, &tag[..end])));
        rest = &tag[end..];
    }
    inlines.push(Inline::Text(decoded(rest)));
    tidy(inlines)
}

/// Words of HTML without its entities.
fn decoded(words: &str) -> String {
    let strings = Tokenizer::new(words).flatten().filter_map(|token| match token {
        Token::String(bytes) => Some(String::from_utf8_lossy(&bytes).into_owned()),
        _ => None,
    });
    strings.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(raw: &str) -> Vec<String> {
        let text = |inline: Inline| match inline {
            Inline::Text(text) => Some(text),
            _ => None,
        };
        of_html(raw).into_iter().filter_map(text).collect()
    }

    #[test]
    fn tags_and_comments_are_no_words() {
        let raw = "<div class=a>\n  <p>One &amp; two</p>\n  <!-- three > four -->\n</div>";
        assert_eq!(words(raw), ["One & two"]);
        for none in ["<script>a < b</script>", "<p>a <b", "<pre>a</pre>", "<style>b{}</style>"] {
            assert!(words(none).is_empty(), "{none}");
        }
    }
}
