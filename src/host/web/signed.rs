//! What the host hands out and recognises: a visitor's random name, and tokens for forms.
//!
//! Both are signed with keys made from one secret, which all instances of a site share.

use std::fmt::Write;

/// Bytes of a random name.
const NAME: usize = 16;
/// Bytes of a signature: 128 bits are not guessed.
const MAC: usize = 16;

/// Younger than this, no person has read the page that carried it.
const YOUNGEST: u64 = 1;
/// Older than this, the page was left open overnight: ask again.
const OLDEST: u64 = 24 * 60 * 60;

/// The keys.
#[derive(Clone)]
pub(super) struct Keys {
    visitor: [u8; 32],
    token: [u8; 32],
}

/// What a token allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    Reply,
    Ticket,
}

/// A token that was ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// Its random name: who sends the same form twice means one ticket.
    Good([u8; NAME]),
    TooYoung,
    Expired,
}

impl Keys {
    pub fn new(secret: &[u8; 32]) -> Self {
        Self {
            visitor: blake3::derive_key("frontdesk visitors", secret),
            token: blake3::derive_key("frontdesk form tokens", secret),
        }
    }

    /// A visitor's cookie value for `name`.
    pub fn visitor_cookie(&self, name: &[u8; NAME]) -> String {
        hex(&[&name[..], &mac(&self.visitor, name)].concat())
    }

    /// The visitor's name in a cookie value that we signed.
    pub fn visitor(&self, cookie: &str) -> Option<[u8; NAME]> {
        let bytes = unhex::<{ NAME + MAC }>(cookie)?;
        let (name, signature) = bytes.split_first_chunk::<NAME>()?;
        same(&mac(&self.visitor, name), signature).then_some(*name)
    }

    /// A token for a form that is shown at `now` (seconds), with a random `name`.
    pub fn token(&self, purpose: Purpose, name: &[u8; NAME], now: u64) -> String {
        let message = [&now.to_be_bytes()[..], name].concat();
        hex(&[&message[..], &self.token_mac(purpose, &message)].concat())
    }

    /// `None` for what is no token of ours, or one for another purpose.
    pub fn check(&self, purpose: Purpose, token: &str, now: u64) -> Option<Token> {
        let bytes = unhex::<{ 8 + NAME + MAC }>(token)?;
        let (message, signature) = bytes.split_at_checked(8 + NAME)?;
        if !same(&self.token_mac(purpose, message), signature) {
            return None;
        }
        let (issued, name) = message.split_first_chunk::<8>()?;
        let age = now.saturating_sub(u64::from_be_bytes(*issued));
        Some(match age {
            0..YOUNGEST => Token::TooYoung,
            YOUNGEST..=OLDEST => Token::Good(name.try_into().ok()?),
            _ => Token::Expired,
        })
    }

    fn token_mac(&self, purpose: Purpose, message: &[u8]) -> [u8; MAC] {
        let purpose: &[u8] = match purpose {
            Purpose::Reply => b"reply",
            Purpose::Ticket => b"ticket",
        };
        mac(&self.token, &[purpose, b"\0", message].concat())
    }
}

fn mac(key: &[u8; 32], message: &[u8]) -> [u8; MAC] {
    let whole = blake3::keyed_hash(key, message);
    let mut short = [0; MAC];
    short.iter_mut().zip(whole.as_bytes()).for_each(|(to, from)| *to = *from);
    short
}

/// In time that does not depend on where they differ.
fn same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len()
        && one.iter().zip(other).fold(0, |difference, (a, b)| difference | (a ^ b)) == 0
}

pub(super) fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != 2 * N || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let mut bytes = [0; N];
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_we_signed_is_recognised() {
        let (keys, others) = (Keys::new(&[1; 32]), Keys::new(&[2; 32]));
        let cookie = keys.visitor_cookie(&[9; 16]);
        assert_eq!(keys.visitor(&cookie), Some([9; 16]));
        assert_eq!(others.visitor(&cookie), None);
        for forged in [
            "",
            "00",
            &cookie.replace('9', "8"),
            &cookie[1..],
            &format!("{cookie}0"),
            &"é".repeat(32),
        ] {
            assert_eq!(keys.visitor(forged), None, "{forged}");
        }
    }

    #[test]
    fn tokens_have_a_purpose_and_an_age() {
        let keys = Keys::new(&[1; 32]);
        let token = keys.token(Purpose::Reply, &[5; 16], 1000);
        assert_eq!(keys.check(Purpose::Reply, &token, 1002), Some(Token::Good([5; 16])));
        assert_eq!(keys.check(Purpose::Ticket, &token, 1002), None);
        assert_eq!(keys.check(Purpose::Reply, &token, 1000), Some(Token::TooYoung));
        assert_eq!(keys.check(Purpose::Reply, &token, 999), Some(Token::TooYoung));
        assert_eq!(keys.check(Purpose::Reply, &token, 1001 + OLDEST), Some(Token::Expired));
    }
}
