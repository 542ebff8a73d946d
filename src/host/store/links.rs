//! Links that we sign: whoever has one may do one thing with one ticket, for some time.
//!
//! A link is `NUMBER.<what, hex>.<signature>`; each purpose has a key of its own, made from the
//! secret that all instances share, so that no link does what another one was given for.

/// Seconds for which the link in a confirmation mail works, and one to a file.
pub const CONFIRMS: i64 = 7 * DAY;
const FETCHES: i64 = 7 * DAY;
const DAY: i64 = 24 * 60 * 60;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Its number says when the ticket was sent.
    Confirm,
    /// What became of the ticket; its number as well.
    Look,
    /// Its number says which file, and from when on no more.
    Fetch,
}

impl Purpose {
    /// Never changed: links of before would end.
    fn context(self) -> &'static str {
        match self {
            Purpose::Confirm => "frontdesk confirmation links",
            Purpose::Look => "frontdesk private ticket links",
            Purpose::Fetch => "frontdesk file links",
        }
    }
}

pub fn sign(secret: &[u8; 32], purpose: Purpose, number: &str, what: i64) -> String {
    format!("{number}.{what:x}.{}", mac(secret, purpose, number, what).to_hex())
}

/// The ticket's number and what goes with it, of a link that we signed for `purpose`.
pub fn judge<'t>(secret: &[u8; 32], purpose: Purpose, token: &'t str) -> Option<(&'t str, i64)> {
    let (rest, signature) = token.rsplit_once('.')?;
    let (number, what) = rest.rsplit_once('.')?;
    let what = i64::from_str_radix(what, 16).ok()?;
    // Comparing hashes takes the same time wherever they differ.
    (blake3::Hash::from_hex(signature).ok()? == mac(secret, purpose, number, what))
        .then_some((number, what))
}

/// What a link to the file at `position` says: until when, and which.
pub fn until(now: i64, position: usize) -> i64 {
    let day = now.saturating_add(FETCHES) / DAY;
    day * 256 + i64::try_from(position.min(255)).unwrap_or(255)
}

/// The file of a link that still works.
pub fn position(what: i64, now: i64) -> Option<usize> {
    let works = what / 256 >= now / DAY;
    works.then(|| usize::try_from(what % 256).ok()).flatten()
}

fn mac(secret: &[u8; 32], purpose: Purpose, number: &str, what: i64) -> blake3::Hash {
    let key = blake3::derive_key(purpose.context(), secret);
    blake3::keyed_hash(&key, format!("{number}.{what:x}").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_for_one_purpose_and_one_ticket() {
        let link = sign(&[1; 32], Purpose::Look, "AB-CD", 77);
        assert_eq!(judge(&[1; 32], Purpose::Look, &link), Some(("AB-CD", 77)));
        assert_eq!(judge(&[1; 32], Purpose::Confirm, &link), None);
        assert_eq!(judge(&[2; 32], Purpose::Look, &link), None);
        for forged in
            ["", "x", &link[1..], &link.replace("AB", "AC"), &link.replace(".4d.", ".4e.")]
        {
            assert_eq!(judge(&[1; 32], Purpose::Look, forged), None, "{forged}");
        }
    }

    #[test]
    fn a_file_is_fetched_for_a_week() {
        let now = 1_800_000_000;
        let what = until(now, 3);
        assert_eq!((position(what, now), position(what, now + FETCHES)), (Some(3), Some(3)));
        assert_eq!(position(what, now + FETCHES + DAY), None);
    }
}
