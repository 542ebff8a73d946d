//! Telephone numbers and mail addresses in a text, and which are nearly the same.

use std::ops::Range;

use super::runs::digit;

/// Digits of the shortest and the longest number that is taken for one to call.
const PHONE: Range<usize> = 7..16;

/// The telephone numbers of `text`, as digits; those with a plus keep it.
pub(super) fn phones(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find(begins)).map(|n| from + n) {
        let end = run_end(text, start);
        from = end.max(start + 1);
        let written = text.get(start..end).unwrap_or_default();
        let behind = text.get(..start).unwrap_or_default().chars().next_back();
        let ahead = text.get(end..).unwrap_or_default().chars().next();
        let inside = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || "_/=@".contains(c));
        if !inside(behind) && !inside(ahead) && looks_like_phone(written) {
            found.push((start..end, digits(written)));
        }
    }
    found
}

fn begins(c: char) -> bool {
    c == '+' || c == '(' || digit(c).is_some()
}

/// Where the run of digits and what stands between them ends.
fn run_end(text: &str, start: usize) -> usize {
    let (mut end, mut gap) = (start, 0);
    for (at, c) in text.get(start..).unwrap_or_default().char_indices() {
        let between = matches!(
            c,
            ' ' | '-' | '.' | '(' | ')' | '\u{a0}' | '\u{202f}' | '\u{2011}' | '\u{2010}' | '/'
        );
        if digit(c).is_some() || at == 0 {
            (end, gap) = (start + at + c.len_utf8(), 0);
        } else if between && gap < 2 {
            gap += 1;
        } else {
            break;
        }
    }
    end
}

/// Digits in groups, with something that numbers of other kinds do not have.
fn looks_like_phone(written: &str) -> bool {
    let groups: Vec<usize> = written
        .split(|c: char| digit(c).is_none())
        .map(|group| group.chars().count())
        .filter(|length| *length > 0)
        .collect();
    let all: usize = groups.iter().sum();
    if !PHONE.contains(&all) || groups.len() > 7 {
        return false;
    }
    let american = matches!(groups.as_slice(), [3, 3, 4] | [1, 3, 3, 4]);
    let european = written.starts_with('0') && groups.len() >= 3 && !written.contains('.');
    let plain = written.starts_with('0') && groups.len() <= 2 && all >= 9 && groups[0] >= 3;
    written.starts_with('+')
        || written.starts_with('(') && all >= 9
        || american
        || european
        || plain
}

fn digits(written: &str) -> String {
    let plus = written.starts_with('+').then_some('+');
    let own = written.chars().filter_map(digit).filter_map(|d| char::from_digit(d, 10));
    plus.into_iter().chain(own).collect()
}

/// The mail addresses of `text`, in lower case.
pub(super) fn mails(text: &str) -> Vec<(Range<usize>, String)> {
    let is_local = |c: char| c.is_ascii_alphanumeric() || ".-_+%".contains(c);
    let is_domain = |c: char| c.is_alphanumeric() || ".-".contains(c);
    let mut found = Vec::new();
    for (at, _) in text.match_indices('@') {
        let (before, after) = (&text[..at], &text[at + 1..]);
        let start = before.trim_end_matches(is_local).len();
        let end = after.find(|c| !is_domain(c)).unwrap_or(after.len());
        let domain = after[..end].trim_end_matches(['.', '-']);
        let range = start..at + 1 + domain.len();
        if start < at && domain.contains('.') {
            found.push((range.clone(), text[range].to_lowercase()));
        }
    }
    found
}

/// Whether both numbers ring at one place: with or without the country before it.
pub(super) fn same_phone(a: &str, b: &str) -> bool {
    let (a, b) = (national(a), national(b));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.len() >= PHONE.start - 1 && long.ends_with(&short)
}

/// Whether one is the other with a slip of the finger in it: up to two digits.
pub(super) fn near_phone(a: &str, b: &str) -> bool {
    let (a, b) = (national(a), national(b));
    let shorter = a.len().min(b.len());
    if shorter < PHONE.start || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    (1..=2).contains(&slips(&a, &b))
}

/// The digits of a number, however it is written, without plus, `00` and `0` before them.
fn national(number: &str) -> String {
    digits(number).trim_start_matches('+').trim_start_matches('0').to_owned()
}

/// Whether `b` is `a` misspelt: a letter or two, or the end of the domain alone.
pub(super) fn near_mail(a: &str, b: &str) -> bool {
    let (Some((own, domain)), Some((other, elsewhere))) = (a.split_once('@'), b.split_once('@'))
    else {
        return false;
    };
    let stem = |domain: &str| domain.rsplit_once('.').map_or(String::new(), |(s, _)| s.to_owned());
    let misspelt = |a: &str, b: &str| {
        let least = a.len().min(b.len());
        slips(a, b) <= if least > 5 { 2 } else { usize::from(least > 3) }
    };
    match (own == other, domain == elsewhere) {
        (true, true) => false,
        (true, false) => misspelt(domain, elsewhere) || stem(domain) == stem(elsewhere),
        (false, true) => misspelt(own, other),
        (false, false) => slips(a, b) <= 2 && misspelt(own, other),
    }
}

/// Letters changed, left out, added or changed about, to make `b` of `a`.
fn slips(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows: [Vec<usize>; 3] = [Vec::new(), (0..=b.len()).collect(), Vec::new()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let change = usize::from(a[i - 1] != b[j - 1]);
            let mut least = (rows[1][j] + 1).min(row[j - 1] + 1).min(rows[1][j - 1] + change);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[0][j - 2] + 1);
            }
            row.push(least);
        }
        rows[2] = row;
        rows.rotate_left(1);
    }
    rows[1].last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_to_call_and_other_numbers() {
        let found = |text: &str| -> Vec<String> { phones(text).into_iter().map(|p| p.1).collect() };
        assert_eq!(found("Call +33 1 99 00 00 20."), ["+33199000020"]);
        assert_eq!(found("(844) 875-6446 or 555-010-1234"), ["8448756446", "5550101234"]);
        assert_eq!(found("01 99 00 00 20"), ["0199000020"]);
        for none in [
            "2026-11-22",
            "192.0.2.10",
            "10,000 files",
            "from 2024 to 2025",
            "1 000 000 000 bytes",
            "id_255191234",
            "12.05.2026",
            "1234567890123456",
        ] {
            assert_eq!(found(none), Vec::<String>::new(), "{none}");
        }
    }

    #[test]
    fn near_numbers() {
        assert!(same_phone("+33 1 99 00 00 20", "0199000020"));
        assert!(near_phone("+33199000020", "+33199000021"));
        assert!(near_phone("+33199000020", "+33199000002"));
        assert!(!near_phone("+33199000020", "+33188123456"));
    }

    #[test]
    fn near_addresses() {
        let own = "support@example.com";
        for near in ["suport@example.com", "support@exmaple.com", "support@example.org"] {
            assert!(near_mail(own, near), "{near}");
        }
        for other in ["legal@example.com", "support@northpay.test", own, "help@example.org"] {
            assert!(!near_mail(own, other), "{other}");
        }
        assert_eq!(mails("write to (Support@example.com).")[0].1, own);
    }
}
