//! Which compressed copies a client takes.

use crate::publish::Coding;

/// Whether `accept_encoding` takes `coding`: named, and not with a weight of zero.
pub(super) fn takes(accept_encoding: &str, coding: Coding) -> bool {
    let wanted = match coding {
        Coding::Brotli => "br",
        Coding::Gzip => "gzip",
    };
    accept_encoding.split(',').any(|item| {
        let mut parts = item.split(';');
        let is_named = parts.next().is_some_and(|name| name.trim().eq_ignore_ascii_case(wanted));
        is_named && !parts.any(is_zero)
    })
}

fn is_zero(parameter: &str) -> bool {
    let Some((name, value)) = parameter.split_once('=') else { return false };
    name.trim().eq_ignore_ascii_case("q") && value.trim().parse::<f32>().is_ok_and(|weight| weight <= 0.0)
}

/// Whether `if_none_match` names `etag` (with its quotes), or anything at all.
pub(super) fn matches(if_none_match: &str, etag: &str) -> bool {
    if_none_match.split(',').map(str::trim).any(|tag| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == etag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_of_zero_refuse() {
        for yes in ["br", "gzip, br", "GZIP;q=0.5, BR;q=1.0", "br;q=0.001"] {
            assert!(takes(yes, Coding::Brotli), "{yes}");
        }
        for no in ["", "gzip", "br;q=0", "br; q=0.000", "*", "brotli", "xbr"] {
            assert!(!takes(no, Coding::Brotli), "{no}");
        }
    }

    #[test]
    fn tags_match_weakly() {
        assert!(matches("W/\"a\"", "\"a\"") && matches("\"b\", \"a\"", "\"a\"") && matches("*", "\"a\""));
        assert!(!matches("\"b\"", "\"a\"") && !matches("", "\"a\""));
    }
}
