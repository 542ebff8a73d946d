//! `data/meaning/<lang>.bin`: the vectors of a language's sections and words.
//!
//! Numbers are little-endian.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `FDMEAN1` and a line feed |
//! | 16 | the language's tag, zeros behind it |
//! | 32 | name of model and projection, zeros behind it |
//! | 4 | numbers of a vector: 128 |
//! | 4, 4 | how many sections, how many words |
//! | 8 each | keys of the sections, ascending, then those of the words, ascending |
//! | 128 each | vectors in the same order, numbers of one byte from -127 to 127 |
//! | 4 | CRC-32 of everything before |
//!
//! All vectors of a file have one scale and one origin, so that means can be taken of them.

use super::texts::KEY_BITS;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::model::Lang;

pub const DIMENSIONS: usize = 128;
pub type Vector = [i8; DIMENSIONS];

const MAGIC: &[u8; 8] = b"FDMEAN1\n";
const LANG_BYTES: usize = 16;
const MODEL_BYTES: usize = 32;
/// A hundred times what a large help centre needs.
const MAX_BYTES: usize = 128 * 1024 * 1024;

/// A language's vectors by key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vectors {
    sections: Vec<(u64, Vector)>,
    words: Vec<(u64, Vector)>,
}

/// Where the vectors of a language stand.
pub fn path(lang: &Lang) -> String {
    format!("data/meaning/{lang}.bin")
}

/// The vectors of `lang` in a file's bytes. A file that is damaged or of something else is told,
/// and search goes by words alone.
pub fn read(lang: &Lang, bytes: &[u8]) -> (Option<Vectors>, Diagnostics) {
    let path = path(lang);
    match Vectors::parse(lang, bytes) {
        Ok(vectors) => (Some(vectors), Diagnostics::new()),
        Err(why) => {
            let d = Diagnostic::warning(
                "meaning-file",
                format!("`{path}` {why}; search goes by words alone"),
            );
            let help = "write it again with tools/meaning, or remove it";
            (None, Diagnostics::from_iter([d.at(Place::file(path)).help(help)]))
        }
    }
}

impl Vectors {
    /// # Errors
    /// Says what is wrong with the file.
    pub fn parse(lang: &Lang, bytes: &[u8]) -> Result<Self, String> {
        if bytes.len() > MAX_BYTES {
            return Err(format!("is larger than {} MB", MAX_BYTES >> 20));
        }
        let rest =
            bytes.strip_prefix(MAGIC).ok_or("is no file of vectors, or of another version")?;
        let short = "is cut short";
        let (head, sum) = bytes.split_last_chunk::<4>().ok_or(short)?;
        if crc32fast::hash(head) != u32::from_le_bytes(*sum) {
            return Err("is damaged: its checksum does not match".to_owned());
        }
        let mut rest = rest.get(..rest.len().saturating_sub(sum.len())).ok_or(short)?;
        let tag = take(&mut rest, LANG_BYTES).ok_or(short)?;
        let tag = String::from_utf8_lossy(tag);
        let tag = tag.trim_end_matches('\0');
        if tag != lang.as_str() {
            return Err(format!("is of another language: `{}`", crate::diagnostics::visible(tag)));
        }
        take(&mut rest, MODEL_BYTES).ok_or(short)?;
        let mut number = || -> Option<usize> {
            let bytes = take(&mut rest, 4)?.first_chunk::<4>()?;
            usize::try_from(u32::from_le_bytes(*bytes)).ok()
        };
        let counts = [number(), number(), number()];
        let [Some(dimensions), Some(sections), Some(words)] = counts else {
            return Err(short.to_owned());
        };
        if dimensions != DIMENSIONS {
            return Err(format!("has vectors of {dimensions} numbers instead of {DIMENSIONS}"));
        }
        let each = 8 + DIMENSIONS;
        let expected = sections.checked_add(words).and_then(|count| count.checked_mul(each));
        if expected != Some(rest.len()) {
            return Err("does not hold as many vectors as it says".to_owned());
        }
        let (keys, vectors) = rest.split_at_checked((sections + words) * 8).ok_or(short)?;
        let keys = keys.as_chunks::<8>().0.iter().map(|key| u64::from_le_bytes(*key));
        let vectors = vectors.as_chunks::<DIMENSIONS>().0;
        let vectors = vectors.iter().map(|vector| vector.map(|byte| i8::from_le_bytes([byte])));
        let mut sections_of: Vec<(u64, Vector)> = keys.zip(vectors).collect();
        let words_of = sections_of.split_off(sections);
        let ascending = |list: &[(u64, Vector)]| list.is_sorted_by(|a, b| a.0 < b.0);
        if !ascending(&sections_of) || !ascending(&words_of) {
            return Err("is damaged: its keys are not in order".to_owned());
        }
        Ok(Self { sections: sections_of, words: words_of })
    }

    pub fn section(&self, key: u64) -> Option<&Vector> {
        let at = self.sections.binary_search_by_key(&key, |(key, _)| *key).ok()?;
        self.sections.get(at).map(|(_, vector)| vector)
    }

    /// Key and vector of every word, by key. Keys that no word can have are left out.
    pub fn words(&self) -> impl Iterator<Item = (u32, &Vector)> + Clone {
        let word = self.words.iter().map(|(key, vector)| (u32::try_from(*key), vector));
        let word = word.filter_map(|(key, vector)| Some((key.ok()?, vector)));
        word.filter(|(key, _)| key >> KEY_BITS == 0)
    }
}

fn take<'b>(rest: &mut &'b [u8], count: usize) -> Option<&'b [u8]> {
    let (taken, behind) = rest.split_at_checked(count)?;
    *rest = behind;
    Some(taken)
}
