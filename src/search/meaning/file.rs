//! `data/meaning/<lang>.bin`: which of a language's sections are near its words.
//!
//! Numbers are little-endian.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `FDMEAN2` and a line feed |
//! | 16 | the language's tag, zeros behind it |
//! | 32 | name of model and projection, zeros behind it |
//! | 4 | numbers of a vector: 128 |
//! | 4, 4, 4 | how many sections, how many words, how many bytes of lists |
//! | 8 each | keys of the sections, ascending, then those of the words, ascending |
//! | | of each word the sections near it, as [`Lists`] are written ([`Levels::Whole`]): a section by its place among the keys |
//! | 128 each | vectors in the order of the keys, numbers of one byte from -127 to 127 |
//! | 4 | CRC-32 of everything before |
//!
//! The vectors are for `tools/meaning`, which need not ask its model again what it has said. To compare
//! them is the tool's as well: it runs where somebody has changed texts, a build everywhere and often.

use super::lists::{Levels, Lists, Nearness};
use super::texts::KEY_BITS;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::model::Lang;

pub const DIMENSIONS: usize = 128;

const MAGIC: &[u8; 8] = b"FDMEAN2\n";
const LANG_BYTES: usize = 16;
const MODEL_BYTES: usize = 32;
/// A hundred times what a large help centre needs.
const MAX_BYTES: usize = 128 * 1024 * 1024;

/// What a language's words are near.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meanings {
    /// Keys, ascending.
    sections: Vec<u64>,
    /// As they stand in the file, half as large as read.
    lists: String,
}

/// Holds the files of all languages.
pub const FOLDER: &str = "data/meaning";

/// Where the file of a language stands.
pub fn path(lang: &Lang) -> String {
    format!("{FOLDER}/{lang}.bin")
}

/// What stands in the bytes of `lang`'s file. One that is damaged or of something else is told, and
/// search goes by words alone.
pub fn read(lang: &Lang, bytes: &[u8]) -> (Option<Meanings>, Diagnostics) {
    let path = path(lang);
    match Meanings::parse(lang, bytes) {
        Ok(meanings) => (Some(meanings), Diagnostics::new()),
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

impl Meanings {
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
        let counts = [number(), number(), number(), number()];
        let [Some(dimensions), Some(sections), Some(words), Some(length)] = counts else {
            return Err(short.to_owned());
        };
        if dimensions != DIMENSIONS {
            return Err(format!("has vectors of {dimensions} numbers instead of {DIMENSIONS}"));
        }
        let count = sections.checked_add(words);
        let expected =
            count.and_then(|count| count.checked_mul(8 + DIMENSIONS)?.checked_add(length));
        if expected != Some(rest.len()) {
            return Err("does not hold as many vectors as it says".to_owned());
        }
        let keys = take(&mut rest, sections * 8).ok_or(short)?;
        let keys = keys.as_chunks::<8>().0.iter().map(|key| u64::from_le_bytes(*key));
        let keys: Vec<u64> = keys.collect();
        if !keys.is_sorted_by(|a, b| a < b) {
            return Err("is damaged: its keys are not in order".to_owned());
        }
        take(&mut rest, words * 8).ok_or(short)?;
        let damaged = "is damaged: its lists cannot be read";
        let lists = std::str::from_utf8(take(&mut rest, length).ok_or(short)?);
        let read = Self { sections: keys, lists: lists.map_err(|_| damaged)?.to_owned() };
        let is_word = |(key, _): (u32, &[Nearness])| key >> KEY_BITS == 0;
        let is_whole = read.read_lists().is_some_and(|lists| lists.rows().all(is_word));
        is_whole.then_some(read).ok_or_else(|| damaged.to_owned())
    }

    /// The place of a section.
    pub fn section(&self, key: u64) -> Option<u32> {
        self.sections.binary_search(&key).ok().map(|at| at as u32)
    }

    pub fn sections(&self) -> usize {
        self.sections.len()
    }

    /// By word; what stands for a document is a section's place.
    pub fn lists(&self) -> Lists {
        // They were read before.
        self.read_lists().unwrap_or_default()
    }

    fn read_lists(&self) -> Option<Lists> {
        let sections = u32::try_from(self.sections.len()).ok()?;
        Lists::read(&self.lists, Levels::Whole, sections)
    }
}

fn take<'b>(rest: &mut &'b [u8], count: usize) -> Option<&'b [u8]> {
    let (taken, behind) = rest.split_at_checked(count)?;
    *rest = behind;
    Some(taken)
}
