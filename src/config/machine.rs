//! Names of machines: as resolvers know them, without what stands around them in an address.

use std::net::{IpAddr, Ipv6Addr};

use crate::tree::{Located, Reader};

/// The name of a mail server, which has a `port` of its own, or another machine's.
pub(super) fn machine(r: &mut Reader<'_, '_>, text: &Located<String>, key: &str) -> Option<String> {
    let whole = text.value.as_str();
    if let Some(name) = known(whole) {
        return Some(name);
    }
    let (scheme, rest) = whole.trim().split_once("://").unwrap_or(("", whole.trim()));
    let rest = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let rest = rest.rsplit_once('@').map_or(rest, |(_, rest)| rest);
    let (name, port) = match rest.rsplit_once(':') {
        Some((name, port)) => (name, port.parse::<u16>().ok().filter(|port| *port > 0)),
        None => (rest, None),
    };
    let is_server = key == "server";
    let help = match (known(name), port.filter(|_| is_server)) {
        (None, _) => format!("write the name alone, such as {key} = \"smtp.example.com\""),
        (Some(name), Some(port)) => format!("write {key} = \"{name}\" and port = {port}"),
        (Some(name), None) if is_server => format!("write {key} = \"{name}\""),
        (Some(name), None) => format!("write \"{name}\""),
    };
    let is_encrypted = is_server && matches!(scheme, "smtps" | "https" | "tls" | "ssl");
    let help = if is_encrypted { format!("{help}, with security = \"tls\"") } else { help };
    r.error("bad-value", text.span, format!("`{whole}` is no name of a machine"), help);
    None
}

/// The same, of a name that stands on the internet: what a machine calls itself to others.
pub(super) fn public(r: &mut Reader<'_, '_>, text: &Located<String>) -> Option<String> {
    let is_name = |name: &String| {
        name.contains('.') && name.chars().all(|c| c.is_ascii_alphanumeric() || "-.".contains(c))
    };
    if let Some(name) = Some(ascii(&text.value)).filter(is_name) {
        return Some(name);
    }
    let help = "write the name under which this machine is known, such as mail.example.com";
    r.error("bad-value", text.span, format!("`{}` is no name of a machine", text.value), help);
    None
}

/// Whether a server is this machine.
pub(super) fn is_here(name: &str) -> bool {
    name == "localhost"
        || name
            .trim_matches(['[', ']'])
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

/// The name of a machine or its address; `None` for what is neither.
fn known(text: &str) -> Option<String> {
    let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    if let Ok(address) = bare.parse::<Ipv6Addr>() {
        return Some(address.to_string());
    }
    let is_plain = !text.contains(|c: char| c.is_whitespace() || "/?#@:\\%".contains(c));
    let host = url::Host::parse(text).ok().filter(|_| is_plain);
    host.map(|_| ascii(text))
}

/// A name in the form that resolvers know: `bücher.example` is `xn--bcher-kva.example` there.
fn ascii(name: &str) -> String {
    match url::Host::parse(name) {
        Ok(host) if !name.is_ascii() => host.to_string(),
        _ => name.to_owned(),
    }
}
