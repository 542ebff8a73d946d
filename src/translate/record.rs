//! `data/translations/<lang>.json`: what each translation was made from.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::block::{Block, Kind};
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::model::Lang;
use crate::source::Source;
use crate::tree::TextFile;

/// Below the site's root.
pub const FOLDER: &str = "data/translations";

/// Characters of a part's source that are kept, for the words that changed. The hash is of all of
/// it.
const TEXT: usize = 1_000;

/// What one language's translations were made from, by article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    version: u32,
    /// By the article's path in `content/`.
    pub articles: BTreeMap<String, Entry>,
}

/// Those of several languages.
pub type Records = Vec<(Lang, Record)>;

/// What one translation was made from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// In the source's order.
    pub parts: Vec<Part>,
    /// Hashes of the translation's parts that are made from none of these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more: Vec<String>,
}

/// A part of the source as it was when it was translated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    pub kind: Kind,
    pub hash: String,
    /// The hash of the translation's part that says it; none where the translator chose another
    /// structure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own: Option<String>,
    /// Where the translation has it elsewhere than the source: the hash of the translation's part
    /// that it stands behind, empty where it is the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    pub text: String,
}

impl Default for Record {
    fn default() -> Self {
        Self::of(BTreeMap::new())
    }
}

impl Record {
    pub fn of(articles: BTreeMap<String, Entry>) -> Self {
        Self { version: VERSION, articles }
    }
}

impl Part {
    pub fn new(source: &Block, own: Option<&Block>) -> Self {
        Self {
            kind: source.kind,
            hash: source.hash.clone(),
            own: own.map(|own| own.hash.clone()),
            after: None,
            text: short(&source.text),
        }
    }
}

/// As much of a text as a record keeps.
pub fn short(text: &str) -> String {
    text.char_indices()
        .nth(TEXT)
        .map_or(text, |(end, _)| text.get(..end).unwrap_or(text))
        .to_owned()
}

/// Where a language's record stands, below the site's root.
pub fn path(lang: &Lang) -> String {
    format!("{FOLDER}/{lang}.json")
}

/// The records of `langs`; a language without a file has an empty one.
pub fn records(
    source: &Source,
    langs: impl IntoIterator<Item = Lang>,
) -> (Vec<(Lang, Record)>, Diagnostics) {
    let (files, mut diagnostics) = RecordFiles::open(source, langs);
    let (records, found) = files.read();
    diagnostics.extend(found);
    (Arc::unwrap_or_clone(records), diagnostics)
}

/// The files of some languages, where they have one.
#[derive(Debug, PartialEq)]
pub struct RecordFiles(Vec<(Lang, Option<TextFile>)>);

impl RecordFiles {
    pub fn open(source: &Source, langs: impl IntoIterator<Item = Lang>) -> (Self, Diagnostics) {
        let (mut files, mut diagnostics) = (Vec::new(), Diagnostics::new());
        for lang in langs {
            match source.kept(&path(&lang)) {
                Ok(file) => files.push((lang, file)),
                Err(d) => diagnostics.push(d),
            }
        }
        (Self(files), diagnostics)
    }

    /// What [`records`] gives.
    pub fn read(&self) -> (Arc<Records>, Diagnostics) {
        let record = |(_, file): &(Lang, Option<TextFile>)| {
            file.as_ref().map_or_else(|| Ok(Record::default()), read)
        };
        // Megabytes each, where a site is large.
        let read: Vec<Result<Record, Diagnostic>> = self.0.par_iter().map(record).collect();
        let (mut records, mut diagnostics) = (Vec::new(), Diagnostics::new());
        for ((lang, _), record) in self.0.iter().zip(read) {
            match record {
                Ok(record) => records.push((lang.clone(), record)),
                Err(d) => diagnostics.push(d),
            }
        }
        (Arc::new(records), diagnostics)
    }
}

/// Reads a record; a mistake of its syntax is told at its place.
pub fn read(file: &TextFile) -> Result<Record, Diagnostic> {
    const HELP: &str =
        "take the file back from version control, or remove it and run `frontdesk translate sync`";
    let record: Record = serde_json::from_str(&file.text).map_err(|error| {
        let line = u32::try_from(error.line()).unwrap_or(u32::MAX);
        let column = u32::try_from(error.column()).unwrap_or(u32::MAX);
        Diagnostic::error("bad-translations", format!("this is no record of translations: {error}"))
            .at(Place::on_line(&*file.path, &file.text, (line.max(1), column.max(1)), 1))
            .help(HELP)
    })?;
    match record.version {
        VERSION => Ok(record),
        other => Err(Diagnostic::error(
            "bad-translations",
            format!("version {other} of this file is not known"),
        )
        .at(file.whole())
        .help(HELP)),
    }
}

const VERSION: u32 = 1;

/// The file's text: a part a line, so that a change of one part is a change of one line.
pub fn write(record: &Record) -> String {
    let mut text = format!("{{\n\"version\": {VERSION},\n\"articles\": {{");
    for (at, (key, entry)) in record.articles.iter().enumerate() {
        text.push_str(if at == 0 { "\n" } else { ",\n" });
        text.push_str(&format!("{}: {{\"parts\": [", json(key)));
        for (at, part) in entry.parts.iter().enumerate() {
            text.push_str(if at == 0 { "\n  " } else { ",\n  " });
            text.push_str(&json(part));
        }
        text.push_str("\n]");
        if !entry.more.is_empty() {
            text.push_str(&format!(", \"more\": {}", json(&entry.more)));
        }
        text.push('}');
    }
    text.push_str("\n}\n}\n");
    text
}

/// Texts and lists of texts have no value that JSON could refuse.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let part = |own: Option<&str>| Part {
            kind: Kind::Row,
            hash: "0123".into(),
            own: own.map(str::to_owned),
            after: own.map(|_| String::new()),
            text: "| “a” | \"b\" |".into(),
        };
        let entry = Entry { parts: vec![part(Some("4567")), part(None)], more: vec!["89".into()] };
        let articles =
            BTreeMap::from([("a/b".to_owned(), entry), ("c".to_owned(), Entry::default())]);
        let record = Record { version: VERSION, articles };
        let text = write(&record);
        assert_eq!(read(&TextFile::new("x.json", text.clone())).unwrap(), record);
        assert_eq!(text.lines().filter(|line| line.contains("\"kind\"")).count(), 2);
        for broken in [
            "",
            "[]",
            "{\"version\": 2, \"articles\": {}}",
            "{\"version\": 1, \"articles\": {}, \"x\": 1}",
        ] {
            assert_eq!(
                read(&TextFile::new("x.json", broken)).unwrap_err().code,
                "bad-translations"
            );
        }
    }

    #[test]
    fn long_texts_are_cut_between_characters() {
        assert_eq!(short(&"é".repeat(2_000)).chars().count(), TEXT);
        assert_eq!(short("short"), "short");
    }
}
