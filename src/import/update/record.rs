//! What an import wrote, kept beside the site: the texts of that day, against which a later export
//! and the site are compared.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diagnostics::{Diagnostic, Place};
use crate::import::imported::{Content, Imported};
use crate::import::options::Options;
use crate::model::Lang;
use crate::source::Source;
use crate::tree::TextFile;

/// Below the site's root.
pub const PATH: &str = "data/import/record.json";
/// The texts of the source, as they were imported last.
const BASE: &str = "data/import/base";

const VERSION: u32 = 1;

/// What is known of the last import.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    version: u32,
    pub asked: Asked,
    /// By the path that each had at its first import.
    pub files: BTreeMap<String, Entry>,
}

/// What was said on the command line, or what the source was taken for: the next time it is the
/// same.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Asked {
    pub kind: String,
    pub language: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub own_hosts: Vec<String>,
}

/// One file of the source.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Entry {
    /// Where the last import would have put it; nothing where that is its name here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Where it stands in the site; nothing where that is its name here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub here: Option<String>,
    /// Of a picture or another file that is no text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hash: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<State>,
}

/// Why nothing is done with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// The source has it no longer.
    Gone,
    /// Somebody took it out of the site.
    Deleted,
}

impl Entry {
    pub fn source<'e>(&'e self, key: &'e str) -> &'e str {
        self.source.as_deref().unwrap_or(key)
    }

    pub fn here<'e>(&'e self, key: &'e str) -> &'e str {
        self.here.as_deref().unwrap_or(key)
    }

    /// Notes where it is; its own name needs no note.
    pub fn set_places(&mut self, key: &str, source: &str, here: &str) {
        let other = |path: &str| (path != key).then(|| path.to_owned());
        (self.source, self.here) = (other(source), other(here));
    }
}

impl Record {
    pub fn new(asked: Asked) -> Self {
        Self { version: VERSION, asked, files: BTreeMap::new() }
    }

    /// The record of the site in `source`.
    ///
    /// # Errors
    /// Where there is none, or it cannot be read.
    pub fn read(source: &Source) -> Result<Self, Diagnostic> {
        let Some(file) = source.kept(PATH)? else {
            let message = format!("there is no record of an import here: {PATH}");
            let help = "import the export that the site was made of into a new folder, and copy that \
                folder's data/import/ here; then run this again with the newer export";
            return Err(Diagnostic::error("import-record", message)
                .at(Place::file(PATH))
                .help(help));
        };
        parse(&file)
    }

    /// A file a line, so that a change of one is a change of one line.
    pub fn to_text(&self) -> serde_json::Result<String> {
        let mut lines = Vec::with_capacity(self.files.len());
        for (path, entry) in &self.files {
            lines.push(format!(
                "{}: {}",
                serde_json::to_string(path)?,
                serde_json::to_string(entry)?
            ));
        }
        Ok(format!(
            "{{\n\"version\": {VERSION},\n\"asked\": {},\n\"files\": {{\n{}\n}}\n}}\n",
            serde_json::to_string(&self.asked)?,
            lines.join(",\n")
        ))
    }

    /// A name for a new file's entry.
    pub fn free(&self, path: &str) -> String {
        let free = numbered(path).find(|name| !self.files.contains_key(name));
        free.unwrap_or_else(|| path.to_owned())
    }
}

fn parse(file: &TextFile) -> Result<Record, Diagnostic> {
    let bad = |message: String, place: Place| {
        let help = "take the file back from version control";
        Err(Diagnostic::error("import-record", message).at(place).help(help))
    };
    match crate::tree::json::parse::<Record>(file) {
        Ok(record) if record.version == VERSION => Ok(record),
        Ok(record) => {
            let message =
                format!("version {} of the record of an import is unknown", record.version);
            bad(message, file.whole())
        }
        Err((error, place)) => bad(format!("this is no record of an import: {error}"), place),
    }
}

/// Where the text of the entry `key` is kept.
pub fn base(key: &str) -> String {
    format!("{BASE}/{key}")
}

/// `path`, then the same with a number before its endings.
pub fn numbered(path: &str) -> impl Iterator<Item = String> {
    let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
    let slash = if folder.is_empty() { "" } else { "/" };
    let (stem, ending) = name.split_once('.').unwrap_or((name, ""));
    let dot = if ending.is_empty() { "" } else { "." };
    let parts = [folder, slash, stem, dot, ending].map(str::to_owned);
    std::iter::once(path.to_owned()).chain((2..10_000).map(move |n| {
        let [folder, slash, stem, dot, ending] = &parts;
        format!("{folder}{slash}{stem}-{n}{dot}{ending}")
    }))
}

/// The record of a first import, as files of the new site.
///
/// # Errors
/// A file of the source that cannot be read.
pub fn first(
    imported: &Imported,
    kind: &str,
    options: &Options,
) -> std::io::Result<Vec<(String, String)>> {
    let language = options.language.as_ref().map(Lang::to_string);
    let language = language.or_else(|| default_language(imported)).unwrap_or_default();
    let own_hosts = options.own_hosts.clone();
    let mut record = Record::new(Asked { kind: kind.to_owned(), language, own_hosts });
    let mut files = Vec::new();
    for file in imported.files.iter().filter(|file| is_kept(&file.path)) {
        let mut entry = Entry::default();
        match &file.content {
            Content::Text(text) => files.push((base(&file.path), text.clone())),
            Content::Copy(from) => entry.hash = Some(hash(&std::fs::read(from)?)),
        }
        record.files.insert(file.path.clone(), entry);
    }
    let text = record.to_text().map_err(std::io::Error::other)?;
    files.push((PATH.to_owned(), text));
    Ok(files)
}

/// Whether a file of an import is compared at the next one: what lies beside the site is not.
pub fn is_kept(path: &str) -> bool {
    path.contains('/') || path == "site.toml"
}

/// The default language that an import settled on.
fn default_language(imported: &Imported) -> Option<String> {
    let file = imported.files.iter().find(|file| file.path == "site.toml")?;
    let Content::Text(text) = &file.content else { return None };
    let site: toml_edit::DocumentMut = text.parse().ok()?;
    Some(site.get("default_language")?.as_str()?.to_owned())
}

pub fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().chars().take(32).collect()
}

/// A list of the program's own that could not be made.
pub fn unwritable(path: &str, error: &serde_json::Error) -> Diagnostic {
    Diagnostic::error("import-data", format!("{path} cannot be written: {error}"))
        .help("report this")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut record = Record::new(Asked { kind: "zendesk".into(), ..Asked::default() });
        let mut entry = Entry { state: Some(State::Gone), ..Entry::default() };
        entry.set_places("content/a.md", "content/b.md", "content/a.md");
        record.files.insert("content/a.md".into(), entry);
        record.files.insert("content/b.md".into(), Entry::default());
        let text = record.to_text().unwrap();
        assert_eq!(parse(&TextFile::new(PATH, text.as_str())).unwrap(), record);
        for broken in ["", "{\"version\": 9, \"asked\": {}, \"files\": {}}", "[]"] {
            assert_eq!(parse(&TextFile::new(PATH, broken)).unwrap_err().code, "import-record");
        }
        let names: Vec<String> = numbered("content/a/b.fr.md").take(2).collect();
        assert_eq!(names, ["content/a/b.fr.md", "content/a/b-2.fr.md"]);
    }
}
