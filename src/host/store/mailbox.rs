//! One person's address in one form, however it is written, and the mailbox behind it.

use rapidfuzz::distance::osa;
use unicode_normalization::UnicodeNormalization;

/// Mail services whose mailboxes ignore dots, and that are one domain.
const IGNORE_DOTS: [&str; 2] = ["gmail.com", "googlemail.com"];
/// Edits between an address and one that may be meant by it.
const NEAR: usize = 2;

/// The address in lower case of every script, its domain as mail servers know it:
/// `Ö.Jo@Bücher.example` is `ö.jo@xn--bcher-kva.example`. What is no address is only folded.
pub fn person(email: &str) -> String {
    let folded: String = email.trim().nfkc().flat_map(char::to_lowercase).collect();
    let Some((local, domain)) = folded.rsplit_once('@') else { return folded };
    match url::Host::parse(domain) {
        Ok(host) => format!("{local}@{host}"),
        Err(_) => folded,
    }
}

/// The mailbox that an address leads to: `jo+shop@example.org` and `jo@example.org` are one.
pub fn mailbox(email: &str) -> String {
    let person = person(email);
    let Some((local, domain)) = person.rsplit_once('@') else { return person };
    let local = local.split('+').next().unwrap_or(local);
    match IGNORE_DOTS.contains(&domain) {
        true => format!("{}@gmail.com", local.replace('.', "")),
        false => format!("{local}@{domain}"),
    }
}

/// Whether two spellings are one person's.
pub fn is_person(one: &str, other: &str) -> bool {
    person(one) == person(other)
}

/// Whether somebody who asks for `wanted` may mean `other`: the same mailbox, or a slip of the
/// finger.
pub fn is_near(wanted: &str, other: &str) -> bool {
    let (wanted, other) = (person(wanted), person(other));
    wanted != other
        && (mailbox(&wanted) == mailbox(&other)
            || osa::distance(wanted.chars(), other.chars()) <= NEAR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_address_are_one_person() {
        for (one, other) in [
            ("Ö.Person@example.com", "ö.person@EXAMPLE.com"),
            ("user@bücher.example", "User@xn--bcher-kva.example"),
            (" a@example.org", "A@example.org"),
        ] {
            assert_eq!(person(one), person(other));
        }
        assert_ne!(person("a+shop@example.org"), person("a@example.org"));
        assert_eq!(person("no address"), "no address");
    }

    #[test]
    fn one_mailbox_has_many_addresses() {
        assert_eq!(mailbox("v+1@example.com"), mailbox("V+2@example.com"));
        assert_eq!(mailbox("a.b+x@gmail.com"), mailbox("ab@googlemail.com"));
        assert_ne!(mailbox("a.b@example.com"), mailbox("ab@example.com"));
        assert!(is_near("a.person@example.com", "a.person+shop@example.com"));
        assert!(is_near("jo@example.com", "joe@example.com"));
        assert!(
            !is_near("jo@example.com", "JO@example.com")
                && !is_near("jo@example.com", "mary@example.com")
        );
    }
}
