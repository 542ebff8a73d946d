//! Who is asking: the address behind proxies that the site trusts, never one that a client claims.

use std::net::{IpAddr, SocketAddr};

use axum::http::HeaderMap;
use ipnet::IpNet;

use crate::config::network;

/// Proxies whose word about the client's address is taken.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proxies(Vec<IpNet>);

impl Proxies {
    /// `10.0.0.0/8`, `::1`, …
    ///
    /// # Errors
    /// The entry that is no address or network.
    pub fn parse<S: AsRef<str>>(list: &[S]) -> Result<Self, String> {
        let networks = list.iter().map(|entry| {
            let entry = entry.as_ref();
            network(entry).ok_or_else(|| entry.to_owned())
        });
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

    pub fn trusts(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(&address))
    }

    /// The client of a request that came from `peer`: reading `X-Forwarded-For` from the right, the
    /// first address that is none of ours. What stands to the left of it was written by the client.
    pub fn client(&self, peer: SocketAddr, headers: &HeaderMap) -> IpAddr {
        let mut client = canonical(peer.ip());
        if !self.trusts(client) {
            return client;
        }
        let lines: Vec<&str> = headers
            .get_all("x-forwarded-for")
            .iter()
            .map(|line| line.to_str().unwrap_or_default())
            .collect();
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

/// An entry of the header: an address, perhaps with a port.
fn address(text: &str) -> Option<IpAddr> {
    let bare = text.trim_matches('"');
    let parsed = bare
        .parse::<IpAddr>()
        .ok()
        .or_else(|| bare.parse::<SocketAddr>().ok().map(|socket| socket.ip()));
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

/// The networks that an address is part of, each with how many times the allowance of one client it
/// has: whoever is given a large network is not as many clients as it has addresses.
pub fn networks(address: IpAddr) -> Vec<([u8; 17], u32)> {
    match address {
        IpAddr::V4(address) => vec![(network_of(address.to_ipv6_mapped().to_bits(), 128), 1)],
        IpAddr::V6(address) => [(64, 1), (56, 4), (48, 16)]
            .map(|(bits, factor)| (network_of(address.to_bits(), bits), factor))
            .to_vec(),
    }
}

/// The widest network that is taken for one customer's, or one neighbourhood's.
pub fn neighbourhood(address: IpAddr) -> [u8; 17] {
    match address {
        IpAddr::V4(address) => network_of(address.to_ipv6_mapped().to_bits(), 120),
        IpAddr::V6(address) => network_of(address.to_bits(), 48),
    }
}

/// The first `bits` of an address, and how many they are.
fn network_of(address: u128, bits: u8) -> [u8; 17] {
    let shift = 128 - u32::from(bits);
    let first = if shift >= 128 { 0 } else { address >> shift << shift };
    let mut network = [bits; 17];
    network.iter_mut().zip(first.to_be_bytes()).for_each(|(to, from)| *to = from);
    network
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
        let of = |address: &str| networks(address.parse().unwrap());
        assert_eq!(of("2001:db8:1:1::1")[0], of("2001:db8:1:1::2")[0]);
        assert_ne!(of("2001:db8:1:1::1")[0], of("2001:db8:1:2::1")[0]);
        assert_eq!(of("2001:db8:1:1::1")[1..], of("2001:db8:1:2::1")[1..]);
        assert_ne!(
            of("2001:db8:1::")[0].0,
            of("2001:db8:1::")[2].0,
            "a network is not the smaller one in it"
        );
        assert_ne!(bucket("192.0.2.1".parse().unwrap()), bucket("192.0.2.2".parse().unwrap()));
    }
}
