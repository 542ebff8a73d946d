//! Forms as browsers send them.

use std::collections::BTreeMap;

use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;

use crate::host::mail::reachable;
use crate::host::text::is_reordering;
pub(super) use crate::host::text::{line, lines};

/// Fields beyond this are no form of ours.
const MOST_FIELDS: usize = 64;
const LONGEST_EMAIL: usize = 254;

/// The fields of a form; of those that come twice all values, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Form(BTreeMap<String, Vec<String>>);

impl Form {
    /// Reads `a=1&b=2`; `None` for too many fields.
    pub fn parse(body: &[u8]) -> Option<Self> {
        let mut form = Self::default();
        for (at, (name, value)) in url::form_urlencoded::parse(body).enumerate() {
            if at >= MOST_FIELDS {
                return None;
            }
            form.add(name.into_owned(), &value);
        }
        Some(form)
    }

    /// Line ends become `\n`; a NUL, which no database text takes, goes.
    pub fn add(&mut self, name: String, value: &str) {
        let value = value.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "");
        self.0.entry(name).or_default().push(value);
    }

    /// The first value, without white space around it.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).and_then(|values| values.first()).map_or("", |value| value.trim())
    }

    /// Whether the form had the field, filled in or not.
    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0
            .get(name)
            .into_iter()
            .flatten()
            .map(|value| value.trim())
            .filter(|value| !value.is_empty())
    }

    pub fn len(&self) -> usize {
        self.0.values().map(Vec::len).sum()
    }

    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().flat_map(|(name, values)| {
            values.iter().map(move |value| (name.as_str(), value.as_str()))
        })
    }
}

/// Whether the body says that it is `media_type`: once, whatever parameters follow.
pub(super) fn is(headers: &HeaderMap, media_type: &str) -> bool {
    let mut types = headers.get_all(CONTENT_TYPE).iter();
    let (Some(only), None) = (types.next(), types.next()) else { return false };
    let bare = only.to_str().ok().and_then(|text| text.split(';').next()).unwrap_or_default();
    bare.trim().eq_ignore_ascii_case(media_type)
}

/// An address as it was meant; one that is too long stays as it is and is none.
pub(super) fn email(text: &str) -> String {
    line(text, usize::MAX)
}

/// Good enough to answer to: whether it exists shows when the mail arrives. What no server takes is
/// a slip of the hand, such as two dots, and nobody would ever learn of it.
pub(super) fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let plain = |part: &str| {
        part.chars().all(|c| {
            !c.is_whitespace()
                && !c.is_control()
                && !is_reordering(c)
                && !"<>()[],;:\\\"@".contains(c)
        })
    };
    text.len() <= LONGEST_EMAIL
        && (1..=64).contains(&local.len())
        && plain(local)
        && plain(domain)
        && domain.contains('.')
        && domain
            .split('.')
            .all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'))
        && (!local.is_ascii() || reachable(text).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_read_once_and_bounded() {
        let form = Form::parse(b"a=1+2&b=%C3%A9%0D%0Ax%00&a=3").unwrap();
        assert_eq!((form.get("a"), form.get("b"), form.get("c")), ("1 2", "é\nx", ""));
        assert_eq!(form.all("a").collect::<Vec<_>>(), ["1 2", "3"]);
        assert!(Form::parse("a=1&".repeat(65).as_bytes()).is_none());
    }

    #[test]
    fn addresses_look_like_addresses() {
        for good in ["a@example.com", "first.last+tag@sub.example.org", "用户@例子.example"] {
            assert!(is_email(good), "{good}");
        }
        for bad in [
            "",
            "a",
            "a@b",
            "@example.com",
            "a@",
            "a b@example.com",
            "a@b@example.com",
            "a@example..com",
            "a@-x.example",
            "<a@example.com>",
            "a@example.com\nBcc: x@example.org",
            "a@example.com, b@example.com",
            "a\u{202e}b@example.com",
            "a..b@example.com",
            ".a@example.com",
            "a@127.0.0.1",
        ] {
            assert!(!is_email(bad), "{bad}");
        }
    }
}
