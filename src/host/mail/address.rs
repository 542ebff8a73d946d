//! Addresses as mail servers take them: an international domain in the form that every server knows.

use lettre::Address;

/// `user@bücher.example` as `user@xn--bcher-kva.example`. `None` for what is no address, and for a
/// local part beyond ASCII: only servers with SMTPUTF8 carry that, and few do.
pub fn reachable(text: &str) -> Option<Address> {
    let (local, domain) = text.rsplit_once('@')?;
    if !local.is_ascii() || text.chars().any(char::is_control) {
        return None;
    }
    match url::Host::parse(domain).ok()? {
        url::Host::Domain(domain) => Address::new(local, domain).ok(),
        url::Host::Ipv4(_) | url::Host::Ipv6(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domains_are_written_as_servers_know_them() {
        for (text, plain) in [
            ("jo@example.com", Some("jo@example.com")),
            ("jo+shop@Bücher.example", Some("jo+shop@xn--bcher-kva.example")),
            ("jo@例子.example", Some("jo@xn--fsqu00a.example")),
            ("用户@example.com", None),
            ("jo@", None),
            ("jo", None),
            ("jo@example.com\r\nBcc: x@example.org", None),
            ("jo@127.0.0.1", None),
        ] {
            assert_eq!(reachable(text).map(|address| address.to_string()).as_deref(), plain, "{text}");
        }
    }
}
