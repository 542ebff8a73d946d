//! The browser's copy of an index: the same vocabulary, postings, norms and texts, read out of the
//! tantivy segment and cut into small files, so that a query fetches only what it needs.
//!
//! 1. [`words`]: vocabulary and postings by alphabetical range;
//! 2. [`typos`]: the bare vocabulary, for words that are not found;
//! 3. [`texts`]: titles, addresses and text of the results;
//! 4. [`table`]: norms, votes, categories of all documents;
//! 5. a manifest that knows them all: the only file at an address that does not change.
//!
//! File names carry a checksum of the content, which the reader verifies.

mod code;
mod table;
mod texts;
mod typos;
mod words;

use serde_json::json;
use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED, Term};

pub use code::commonness;

use self::words::{Posting, WordShard};
use super::error::SearchError;
use super::index::SearchIndex;
use crate::model::OutputFile;

/// Of the shards' format; the reader refuses another one.
const VERSION: u32 = 2;

/// The files of `site/assets/search/<lang>/`. `prefix` is the language's path (`fr/`, empty for the
/// default language).
pub fn project(index: &SearchIndex, prefix: &str) -> Result<Vec<OutputFile>, SearchError> {
    let mut files = Files { folder: format!("site/assets/search/{}", index.lang()), outputs: Vec::new() };
    let words = files.ranges("w", words::word_shards(index.lexicon(), &postings(index)?));
    let spelling = files.ranges("s", typos::typo_shards(index.lexicon()));
    let texts: Vec<_> = texts::text_shards(index, prefix)?
        .into_iter()
        .enumerate()
        .map(|(number, shard)| {
            let sum = files.add(&format!("t{number}"), &shard.text);
            (shard, sum)
        })
        .collect();
    let table = table::table(index, &texts)?;
    let sum = files.add("d", &table.text);
    let manifest = json!({
        "version": VERSION,
        "prefix": prefix,
        "documents": index.len(),
        "tokens": [index.tokens(index.fields.head)?, index.tokens(index.fields.text)?],
        "table": format!("{sum:08x}"),
        "words": words,
        "spelling": spelling,
        "categories": table.categories,
        "audiences": table.audiences,
        "prefixes": index.affixes().prefixes(),
        "endings": pairs(index.affixes().endings()),
        "spare": pairs(index.affixes().spare().flat_map(|(ending, all)| all.iter().map(move |instead| (ending, &**instead)))),
        "synonyms": index.synonyms.entries,
    });
    files.manifest(&manifest.to_string());
    Ok(files.outputs)
}

/// `ing> ies>i`: endings and their replacements.
fn pairs<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    pairs.map(|(ending, instead)| format!("{ending}>{instead}")).collect::<Vec<_>>().join(" ")
}

struct Files {
    folder: String,
    outputs: Vec<OutputFile>,
}

impl Files {
    fn add(&mut self, name: &str, text: &str) -> u32 {
        let sum = code::checksum(text.as_bytes());
        let path = format!("{}/{name}.{sum:08x}.txt", self.folder);
        self.outputs.push(OutputFile::new(path, text.as_bytes()).immutable());
        sum
    }

    /// Adds shards; gives where each begins and its checksum, as two strings.
    fn ranges(&mut self, kind: &str, shards: Vec<WordShard>) -> [String; 2] {
        let (mut starts, mut sums) = (Vec::new(), String::new());
        for (number, shard) in shards.into_iter().enumerate() {
            let sum = self.add(&format!("{kind}{number}"), &shard.text);
            starts.push(shard.from);
            sums.push_str(&format!("{sum:08x}"));
        }
        [starts.join(" "), sums]
    }

    /// The manifest carries its own checksum: it is the one file whose name does not.
    fn manifest(&mut self, json: &str) {
        let text = format!("{:08x}\n{json}", code::checksum(json.as_bytes()));
        self.outputs.push(OutputFile::new(format!("{}/manifest.txt", self.folder), text.as_bytes()));
    }
}

/// The postings of every term of the lexicon, read out of the segment.
fn postings(index: &SearchIndex) -> Result<Vec<Vec<Posting>>, SearchError> {
    let mut lists = Vec::with_capacity(index.lexicon().terms().len());
    for term in index.lexicon().terms() {
        let mut list: Vec<Posting> = Vec::new();
        for segment in index.searcher.segment_readers() {
            let text = segment.inverted_index(index.fields.text)?;
            let head = segment.inverted_index(index.fields.head)?;
            let mut heads =
                head.read_postings(&Term::from_field_text(index.fields.head, term), IndexRecordOption::WithFreqs)?;
            let Some(mut texts) =
                text.read_postings(&Term::from_field_text(index.fields.text, term), IndexRecordOption::WithFreqs)?
            else {
                continue;
            };
            while texts.doc() != TERMINATED {
                let doc = texts.doc();
                let head = heads.as_mut().map_or(0, |heads| {
                    while heads.doc() < doc {
                        heads.advance();
                    }
                    if heads.doc() == doc { heads.term_freq() } else { 0 }
                });
                list.push(Posting { doc, text: texts.term_freq(), head });
                texts.advance();
            }
        }
        lists.push(list);
    }
    Ok(lists)
}
