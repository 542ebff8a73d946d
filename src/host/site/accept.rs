//! Which compressed copies a client takes.

use crate::publish::Coding;

/// Whether `accept_encoding` takes `coding`: named, and not with a weight of zero.
pub fn takes(accept_encoding: &str, coding: Coding) -> bool {
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
    name.trim().eq_ignore_ascii_case("q")
        && value.trim().parse::<f32>().is_ok_and(|weight| weight <= 0.0)
}

/// Whether `if_none_match` names `etag` (with its quotes), or anything at all.
pub(super) fn matches(if_none_match: &str, etag: &str) -> bool {
    if_none_match
        .split(',')
        .map(str::trim)
        .any(|tag| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == etag)
}

/// What of a file is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Whole,
    /// From the first to the last byte, both in it.
    Bytes(u64, u64),
    /// Nothing of what was asked for is there.
    Outside,
}

/// The part of a file of `length` bytes that `range` names (RFC 9110, 14.1.2). Several parts, other
/// units and what is no range are answered with the whole file, as the standard allows.
pub(super) fn part(range: &str, length: u64) -> Part {
    let Some(spec) = range.trim().strip_prefix("bytes=") else { return Part::Whole };
    let Some((first, last)) = spec.split_once('-').filter(|_| !spec.contains(',')) else {
        return Part::Whole;
    };
    let number = |text: &str| match text.trim() {
        "" => Some(None),
        digits if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some(Some(digits.parse().unwrap_or(u64::MAX)))
        }
        _ => None,
    };
    match (number(first), number(last)) {
        (Some(Some(first)), Some(last)) => {
            let last = last.unwrap_or(u64::MAX).min(length.saturating_sub(1));
            match first {
                first if first >= length => Part::Outside,
                first if first > last => Part::Whole,
                first => Part::Bytes(first, last),
            }
        }
        (Some(None), Some(Some(0))) => Part::Outside,
        (Some(None), Some(Some(last))) if length > 0 => {
            Part::Bytes(length.saturating_sub(last), length - 1)
        }
        (Some(None), Some(Some(_))) => Part::Outside,
        _ => Part::Whole,
    }
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
    fn ranges_are_those_of_the_standard() {
        for (range, expected) in [
            ("bytes=0-1", Part::Bytes(0, 1)),
            ("bytes=5-", Part::Bytes(5, 9)),
            ("bytes=-3", Part::Bytes(7, 9)),
            ("bytes=-30", Part::Bytes(0, 9)),
            ("bytes=2-99999999999999999999999", Part::Bytes(2, 9)),
            ("bytes=10-", Part::Outside),
            ("bytes=-0", Part::Outside),
            ("bytes=3-2", Part::Whole),
            ("bytes=0-1,4-5", Part::Whole),
            ("bytes=-", Part::Whole),
            ("bytes=a-b", Part::Whole),
            ("lines=0-1", Part::Whole),
        ] {
            assert_eq!(part(range, 10), expected, "{range}");
        }
        assert_eq!(part("bytes=0-", 0), Part::Outside);
    }

    #[test]
    fn tags_match_weakly() {
        assert!(
            matches("W/\"a\"", "\"a\"")
                && matches("\"b\", \"a\"", "\"a\"")
                && matches("*", "\"a\"")
        );
        assert!(!matches("\"b\"", "\"a\"") && !matches("", "\"a\""));
    }
}
