//! The text encoding of shards.
//!
//! Hosts compress text and leave unknown binary types alone, so shards are text: numbers are
//! written in base 46 with the 92 characters from `#` to `~`, least digit first; a digit in the
//! upper half says that more follow. A typical gap between two documents is one character.

const FIRST: u8 = b'#';
const BASE: u32 = 46;

/// Appends `number`.
pub fn push_number(text: &mut String, mut number: u32) {
    while number >= BASE {
        text.push(char::from(FIRST + (BASE + number % BASE) as u8));
        number /= BASE;
    }
    text.push(char::from(FIRST + number as u8));
}

/// Appends a byte: one of the characters, or the last of them and the rest as a number. Shorter than
/// numbers where most are beyond 45, as the norms of texts are.
pub fn push_byte(text: &mut String, byte: u8) {
    let last = 2 * BASE as u8 - 1;
    text.push(char::from(FIRST + byte.min(last)));
    if let Some(rest) = byte.checked_sub(last) {
        push_number(text, u32::from(rest));
    }
}

/// Reads what [`push_number`] wrote, from the first number on.
pub struct Numbers<'t> {
    rest: &'t [u8],
}

impl<'t> Numbers<'t> {
    pub fn new(text: &'t str) -> Self {
        Self { rest: text.as_bytes() }
    }

    pub fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    /// `None` where no whole number stands.
    pub fn next(&mut self) -> Option<u32> {
        let (mut number, mut unit) = (0u32, 1u32);
        loop {
            let (byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            let digit = u32::from(byte.checked_sub(FIRST)?);
            let more = digit >= BASE;
            if digit >= 2 * BASE {
                return None;
            }
            number = number.checked_add((digit % BASE).checked_mul(unit)?)?;
            if !more {
                return Some(number);
            }
            unit = unit.checked_mul(BASE).filter(|_| more)?;
        }
    }
}

/// Characters that `word` shares with `before` at its beginning.
pub fn shared(before: &str, word: &str) -> usize {
    before.chars().zip(word.chars()).take_while(|(a, b)| a == b).count()
}

/// `word` without its first `count` characters.
pub fn tail(word: &str, count: usize) -> &str {
    word.char_indices().nth(count).and_then(|(at, _)| word.get(at..)).unwrap_or("")
}

/// CRC-32 (IEEE 802.3, as in zlib and PNG): short enough for a manifest, and sure to notice the
/// damage that transport and disks do.
pub fn checksum(bytes: &[u8]) -> u32 {
    checksum_of([bytes])
}

/// Of bytes that stand one behind the other.
pub fn checksum_of<const N: usize>(parts: [&[u8]; N]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    parts.iter().for_each(|part| hasher.update(part));
    hasher.finalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_checksum() {
        assert_eq!(checksum(b"123456789"), 0xcbf4_3926);
        assert_eq!(checksum(b""), 0);
    }

    proptest::proptest! {
        #[test]
        fn numbers_come_back(number: u32) {
            let mut text = String::new();
            push_number(&mut text, number);
            let mut numbers = Numbers::new(&text);
            proptest::prop_assert_eq!(numbers.next(), Some(number));
            proptest::prop_assert!(numbers.is_done());
            proptest::prop_assert!(text.chars().all(|c| ('#'..='~').contains(&c)));
        }
    }

    #[test]
    fn most_bytes_are_one_character() {
        let written = |byte: u8| {
            let mut text = String::new();
            push_byte(&mut text, byte);
            text
        };
        assert_eq!([0, 45, 90, 91, 92, 255].map(written), ["#", "P", "}", "~#", "~$", "~k&"]);
    }

    #[test]
    fn front_coding() {
        assert_eq!(shared("über", "übel"), 3);
        assert_eq!(tail("übel", 3), "l");
        assert_eq!(tail("übel", 4), "");
    }
}
