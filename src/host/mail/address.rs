//! Addresses as mail servers take them: an international domain in the form that every server
//! knows.

use lettre::Address;
use lettre::message::Mailbox;

/// Characters of a name beside an address.
const LONGEST_NAME: usize = 100;

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

/// A sender or recipient of site.toml, `desk@example.com` or `Example Help <desk@example.com>`;
/// `name` where it has none of its own.
pub fn mailbox(text: &str, name: Option<&str>) -> Option<Mailbox> {
    let (own, address) = match text.trim().strip_suffix('>').and_then(|text| text.rsplit_once('<'))
    {
        Some((own, address)) => {
            (Some(own.trim().trim_matches('"')).filter(|own| !own.is_empty()), address)
        }
        None => (None, text.trim()),
    };
    let name = own.or(name).map(|name| crate::host::text::line(name, LONGEST_NAME));
    Some(Mailbox::new(name.filter(|name| !name.is_empty()), reachable(address)?))
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
            assert_eq!(
                reachable(text).map(|address| address.to_string()).as_deref(),
                plain,
                "{text}"
            );
        }
    }

    #[test]
    fn senders_have_names() {
        let shown = |text, name| mailbox(text, name).map(|mailbox| mailbox.to_string());
        assert_eq!(shown("desk@example.com", None).as_deref(), Some("desk@example.com"));
        assert_eq!(
            shown("desk@example.com", Some("Help")).as_deref(),
            Some("Help <desk@example.com>")
        );
        assert_eq!(
            shown("\"Aide\" <desk@example.com>", Some("Help")).as_deref(),
            Some("Aide <desk@example.com>")
        );
        assert_eq!(shown("Help <desk>", None), None);
    }
}
