//! A compressed copy for builds that were published without `--precompress`: made when somebody
//! first asks for it, a quick one, and kept. Most pages are asked for by nobody between two
//! builds, and a host that starts has its first visitors waiting.

use std::io::{self, Write};
use std::sync::OnceLock;

use axum::body::Bytes;

use crate::publish::Coding;

/// Below this an answer fits one packet anyway.
const WORTH_IT: usize = 1024;

#[derive(Debug)]
pub(super) struct Packed {
    plain: Bytes,
    coding: Coding,
    /// Nothing, where it would not be smaller.
    made: OnceLock<Option<Bytes>>,
}

impl Packed {
    /// The copies that may pay of a file of this type, best first.
    pub fn of(media_type: &str, plain: &Bytes) -> Vec<(Coding, Packed)> {
        let kind = media_type.split(';').next().unwrap_or_default().trim();
        let is_text = kind.starts_with("text/")
            || kind.ends_with("+xml")
            || kind.ends_with("json")
            || kind.ends_with("xml");
        if !is_text || plain.len() < WORTH_IT {
            return Vec::new();
        }
        let copy = |coding| (coding, Self { plain: plain.clone(), coding, made: OnceLock::new() });
        vec![copy(Coding::Brotli), copy(Coding::Gzip)]
    }

    /// The copy, made now where nobody has asked for it; nothing where it is not smaller. Takes
    /// some milliseconds a hundred kilobytes.
    pub fn bytes(&self) -> Option<&Bytes> {
        let made = self.made.get_or_init(|| {
            // By as many threads as there are cores, whoever asks for how many files at once: each
            // needs megabytes.
            let packed = rayon::scope(|_| match self.coding {
                Coding::Brotli => brotli(&self.plain),
                Coding::Gzip => gzip(&self.plain),
            });
            packed.ok().filter(|packed| packed.len() < self.plain.len()).map(Bytes::from)
        });
        made.as_ref()
    }

    pub fn is_made(&self) -> bool {
        self.made.get().is_some()
    }
}

fn brotli(plain: &[u8]) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let params = brotli::enc::BrotliEncoderParams {
        quality: 5,
        size_hint: plain.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*plain, &mut bytes, &params)?;
    Ok(bytes)
}

pub fn gzip(plain: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(plain)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_made_once_it_is_asked_for_and_only_where_it_is_smaller() {
        let page = Bytes::from("<p>Calls cost nothing.</p>".repeat(100));
        let copies = Packed::of("text/html; charset=utf-8", &page);
        assert_eq!(copies.len(), 2);
        for (_, copy) in &copies {
            assert!(!copy.is_made());
            assert!(copy.bytes().is_some_and(|bytes| bytes.len() < page.len()));
            assert!(copy.is_made());
        }
        // Hashes have no pattern: nothing to win.
        let noise: Vec<u8> =
            (0..64u32).flat_map(|n| *blake3::hash(&n.to_le_bytes()).as_bytes()).collect();
        for (_, copy) in Packed::of("text/plain", &noise.into()) {
            assert_eq!(copy.bytes(), None);
            assert!(copy.is_made());
        }
        assert!(Packed::of("image/png", &page).is_empty());
        assert!(Packed::of("text/html", &page.slice(..100)).is_empty());
    }
}
