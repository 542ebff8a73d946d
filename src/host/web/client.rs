//! Who is asking: the address behind proxies that the site trusts, never one that a client claims.

use std::net::{IpAddr, SocketAddr};

use axum::http::HeaderMap;

/// Proxies whose word about the client's address is taken.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proxies(Vec<Network>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Network {
    address: IpAddr,
    bits: u8,
}

impl Proxies {
    /// `10.0.0.0/8`, `::1`, …
    ///
    /// # Errors
    /// The entry that is no address or network.
    pub fn parse<S: AsRef<str>>(list: &[S]) -> Result<Self, String> {
        let networks = list.iter().map(|entry| network(entry.as_ref()).ok_or_else(|| entry.as_ref().to_owned()));
        networks.collect::<Result<_, _>>().map(Self)
    }

    /// These and the ones that `list` names.
    ///
    /// # Errors
    /// The entry that is no address or network.
    pub fn with<S: AsRef<str>>(&self, list: &[S]) -> Result<Self, String> {
        let more = Self::parse(list)?;
        Ok(Self([&self.0[..], &more.0].concat()))
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.holds(address))
    }

    /// The client of a request that came from `peer`: reading `X-Forwarded-For` from the right, the
    /// first address that is none of ours. What stands to the left of it was written by the client.
    pub fn client(&self, peer: SocketAddr, headers: &HeaderMap) -> IpAddr {
        let mut client = canonical(peer.ip());
        if !self.trusts(client) {
            return client;
        }
        let lines: Vec<&str> =
            headers.get_all("x-forwarded-for").iter().map(|line| line.to_str().unwrap_or_default()).collect();
        for entry in lines.iter().rev().flat_map(|line| line.rsplit(',')) {
            let Some(address) = address(entry.trim()) else { break };
            client = address;
            if !self.trusts(client) {
                break;
            }
        }
        client
    }
}

impl Network {
    fn holds(self, address: IpAddr) -> bool {
        let shared = |ours: u128, theirs: u128, width: u8| {
            let shift = u32::from(width - self.bits);
            shift >= 128 || (ours ^ theirs) >> shift == 0
        };
        match (self.address, address) {
            (IpAddr::V4(ours), IpAddr::V4(theirs)) => shared(ours.to_bits().into(), theirs.to_bits().into(), 32),
            (IpAddr::V6(ours), IpAddr::V6(theirs)) => shared(ours.to_bits(), theirs.to_bits(), 128),
            _ => false,
        }
    }
}

fn network(text: &str) -> Option<Network> {
    let (address, bits) = match text.split_once('/') {
        Some((address, bits)) => (address.parse::<IpAddr>().ok()?, Some(bits.parse::<u8>().ok()?)),
        None => (text.parse::<IpAddr>().ok()?, None),
    };
    let width = if address.is_ipv4() { 32 } else { 128 };
    let bits = bits.unwrap_or(width);
    (bits <= width).then_some(Network { address, bits })
}

/// An entry of the header: an address, perhaps with a port.
fn address(text: &str) -> Option<IpAddr> {
    let bare = text.trim_matches('"');
    let parsed = bare.parse::<IpAddr>().ok().or_else(|| bare.parse::<SocketAddr>().ok().map(|socket| socket.ip()));
    parsed.or_else(|| bare.strip_prefix('[')?.strip_suffix(']')?.parse().ok()).map(canonical)
}

/// IPv4 in IPv6's clothes is IPv4.
fn canonical(address: IpAddr) -> IpAddr {
    address.to_canonical()
}

/// What counts as one client: an address, or the network that one IPv6 customer is given.
pub fn bucket(address: IpAddr) -> [u8; 16] {
    match address {
        IpAddr::V4(address) => address.to_ipv6_mapped().octets(),
        IpAddr::V6(address) => (address.to_bits() >> 64 << 64).to_be_bytes(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn client(peer: &str, forwarded: &[&str]) -> String {
        let proxies = Proxies::parse(&["127.0.0.1", "10.0.0.0/8", "fd00::/8"]).unwrap();
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append("x-forwarded-for", HeaderValue::from_bytes(line.as_bytes()).unwrap());
        }
        proxies.client(SocketAddr::new(peer.parse().unwrap(), 1), &headers).to_string()
    }

    #[test]
    fn only_trusted_proxies_are_believed_and_only_from_the_right() {
        assert_eq!(client("203.0.113.9", &["198.51.100.1"]), "203.0.113.9");
        assert_eq!(client("127.0.0.1", &[]), "127.0.0.1");
        assert_eq!(client("127.0.0.1", &["198.51.100.1"]), "198.51.100.1");
        assert_eq!(client("127.0.0.1", &["1.1.1.1, 198.51.100.1"]), "198.51.100.1");
        assert_eq!(client("127.0.0.1", &["1.1.1.1", "198.51.100.1, 10.9.8.7"]), "198.51.100.1");
        assert_eq!(client("127.0.0.1", &["10.1.1.1, 198.51.100.1"]), "198.51.100.1");
        assert_eq!(client("::ffff:127.0.0.1", &["[2001:db8::1]:443"]), "2001:db8::1");
        // Nonsense ends the reading where it stands.
        assert_eq!(client("127.0.0.1", &["198.51.100.1, unknown"]), "127.0.0.1");
        assert_eq!(client("127.0.0.1", &["198.51.100.1, nonsense, 10.2.2.2"]), "10.2.2.2");
        assert_eq!(client("fd00::1", &["\"198.51.100.7:80\""]), "198.51.100.7");
    }

    #[test]
    fn networks_are_checked() {
        assert!(Proxies::parse(&["0.0.0.0/0"]).unwrap().trusts("9.9.9.9".parse().unwrap()));
        assert!(Proxies::parse(&["10.0.0.0/33"]).is_err() && Proxies::parse(&["proxy"]).is_err());
        assert_eq!(bucket("2001:db8::1".parse().unwrap()), bucket("2001:db8::2".parse().unwrap()));
        assert_ne!(bucket("192.0.2.1".parse().unwrap()), bucket("192.0.2.2".parse().unwrap()));
    }
}
