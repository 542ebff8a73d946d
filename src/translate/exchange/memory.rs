//! What is translated in one article serves for the same text in another.

use std::collections::BTreeMap;

use super::message::{Message, Token};
use super::notation::notation;
use super::sheet::Sheet;

/// The translations of one language, by their source's words. Placeholders are known by their
/// numbers: each article has its own behind them.
#[derive(Debug, Default)]
pub struct Memory {
    known: BTreeMap<String, Remembered>,
}

/// A translation, and the file that it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remembered {
    pub tokens: Vec<Token>,
    pub path: String,
}

impl Memory {
    /// Of several translations of one text the first counts.
    pub fn of(sheets: &[Sheet<'_>]) -> Self {
        let mut memory = Self::default();
        for sheet in sheets.iter().filter(|sheet| !sheet.is_fresh) {
            for unit in sheet.units.iter().filter(|unit| unit.is_current) {
                let Some(own) = &unit.own else { continue };
                let is_whole = own.codes.keys().eq(unit.source.codes.keys());
                if is_whole && own.has_words() {
                    let remembered = || Remembered {
                        tokens: own.tokens.clone(),
                        path: sheet.own.file.path.to_string(),
                    };
                    memory.known.entry(key(&unit.source)).or_insert_with(remembered);
                }
            }
        }
        memory
    }

    pub fn find(&self, source: &Message) -> Option<&Remembered> {
        self.known.get(&key(source))
    }
}

/// The words with the numbers and kinds of what stands between them.
fn key(source: &Message) -> String {
    let kinds: Vec<&str> = source.codes.values().map(|code| code.what.ctype()).collect();
    format!("{}\n{}", notation(&source.tokens), kinds.join(" "))
}
