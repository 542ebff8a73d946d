//! Addresses and mailboxes written without any mark: links, as in GitHub's dialect. On a phone an
//! address that is no link is of no use.

use std::sync::LazyLock;

use linkify::{LinkFinder, LinkKind};

/// A stretch of text, and where it leads if it is an address.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Stretch<'t> {
    pub text: &'t str,
    pub url: Option<String>,
}

static FINDER: LazyLock<LinkFinder> = LazyLock::new(|| {
    let mut finder = LinkFinder::new();
    // `www.` needs no scheme; other words with a dot are sorted out below. The full stop of a
    // Chinese sentence is no part of an address.
    finder.url_must_have_scheme(false).url_can_be_iri(false);
    finder
});

/// Splits `text`; the stretches together are `text`.
pub(super) fn stretches(text: &str) -> Vec<Stretch<'_>> {
    // Most text holds none.
    if !text.contains('@') && !text.contains("://") && !text.contains("www.") {
        return vec![Stretch { text, url: None }];
    }
    FINDER
        .spans(text)
        .map(|span| Stretch {
            text: span.as_str(),
            url: span.kind().and_then(|kind| url(kind, span.as_str())),
        })
        .collect()
}

fn url(kind: &LinkKind, text: &str) -> Option<String> {
    let is_url = |scheme: &str| {
        text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    match kind {
        LinkKind::Email => Some(format!("mailto:{text}")),
        LinkKind::Url if is_url("https://") || is_url("http://") => Some(text.to_owned()),
        LinkKind::Url if is_url("www.") => Some(format!("https://{text}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let stretches = stretches(text);
        assert_eq!(stretches.iter().map(|stretch| stretch.text).collect::<String>(), text);
        stretches.into_iter().filter_map(|stretch| stretch.url).collect()
    }

    #[test]
    fn bare_addresses_are_found_without_the_sentence_around_them() {
        assert_eq!(
            found("See https://example.org/x and support@example.org."),
            ["https://example.org/x", "mailto:support@example.org"]
        );
        assert_eq!(found("(www.example.org/a_b), yes"), ["https://www.example.org/a_b"]);
        assert_eq!(found("请看 https://example.org/登录。"), ["https://example.org/"]);
        for text in
            ["settings.json", "a@b", "ftp://example.org", "example.org", "javascript://x", ""]
        {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }
}
