//! The files of `index/<lang>/` and their seal: nothing is opened before every byte is checked.

use std::collections::BTreeMap;

use crate::model::{Lang, OutputFile};
use crate::search::corpus::Corpus;
use crate::search::corpus::contact::Names;
use crate::search::corpus::pins::Pinned;
use crate::search::corpus::synonyms::CompiledSynonyms;
use crate::search::error::SearchError;
use crate::search::text::affix::AffixRules;

/// The folder of the indexes in a build, one folder a language.
pub const FOLDER: &str = "index";
/// Holds what tantivy has no place for, and the hash of every other file. Its own first line is the
/// hash of the rest.
pub const SIDECAR: &str = "frontdesk.json";
/// Of the sidecar's format and of the analysis behind the terms.
const VERSION: u32 = 5;

/// What stands beside the tantivy files.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Sidecar {
    version: u32,
    lang: String,
    pub affixes: AffixRules,
    pub synonyms: CompiledSynonyms,
    pub names: Vec<Names>,
    #[serde(default)]
    pub pins: Vec<Pinned>,
    /// [`Corpus::titles`]
    pub titles: Vec<u32>,
    /// File name to BLAKE3 hash.
    files: BTreeMap<String, String>,
}

/// A complete index in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexFiles {
    files: BTreeMap<String, Vec<u8>>,
}

impl Sidecar {
    /// Of a whole corpus.
    pub fn new(corpus: &Corpus) -> Self {
        Self {
            version: VERSION,
            lang: corpus.lang.as_str().to_owned(),
            affixes: corpus.affixes.clone(),
            synonyms: corpus.synonyms.clone(),
            names: corpus.names.clone(),
            pins: corpus.pins.clone(),
            titles: corpus.titles.to_vec(),
            files: BTreeMap::new(),
        }
    }

    pub fn lang(&self) -> Option<Lang> {
        Lang::parse(&self.lang)
    }
}

impl IndexFiles {
    /// Adds the sidecar with the hashes of `files`.
    ///
    /// # Errors
    /// Only if JSON cannot say what the sidecar holds, which is a fault of ours.
    pub fn seal(
        mut sidecar: Sidecar,
        mut files: BTreeMap<String, Vec<u8>>,
    ) -> Result<Self, SearchError> {
        sidecar.files = files.iter().map(|(name, bytes)| (name.clone(), hash(bytes))).collect();
        let json = serde_json::to_string(&sidecar).map_err(SearchError::Json)?;
        files.insert(
            SIDECAR.to_owned(),
            format!("{}\n{json}\n", hash(json.as_bytes())).into_bytes(),
        );
        Ok(Self { files })
    }

    /// Files as they were found, by name.
    pub fn found(files: BTreeMap<String, Vec<u8>>) -> Self {
        Self { files }
    }

    /// Checks every file against its hash; gives the sidecar and the files it vouches for.
    ///
    /// # Errors
    /// Names the first file that is missing, damaged or of another version.
    pub fn verify(&self) -> Result<(Sidecar, BTreeMap<&str, &[u8]>), SearchError> {
        let sidecar = self.sidecar()?;
        let mut checked = BTreeMap::new();
        for (name, expected) in &sidecar.files {
            let (name, bytes) = self
                .files
                .get_key_value(name)
                .ok_or_else(|| SearchError::Missing { file: name.clone() })?;
            if hash(bytes) != *expected {
                return Err(SearchError::damaged(name, "its content does not match its hash"));
            }
            checked.insert(name.as_str(), bytes.as_slice());
        }
        Ok((sidecar, checked))
    }

    /// As outputs of the build, below `index/<lang>/`.
    pub fn outputs(self, lang: &Lang) -> Vec<OutputFile> {
        let output = |(name, bytes): (String, Vec<u8>)| {
            OutputFile::new(format!("{FOLDER}/{lang}/{name}"), bytes)
        };
        self.files.into_iter().map(output).collect()
    }

    fn sidecar(&self) -> Result<Sidecar, SearchError> {
        let bytes = self
            .files
            .get(SIDECAR)
            .ok_or_else(|| SearchError::Missing { file: SIDECAR.to_owned() })?;
        let damaged = |reason| SearchError::damaged(SIDECAR, reason);
        let text = std::str::from_utf8(bytes).map_err(|_| damaged("it is no text"))?;
        let (seal, json) = text.split_once('\n').ok_or_else(|| damaged("it is cut short"))?;
        let json = json.strip_suffix('\n').ok_or_else(|| damaged("it is cut short"))?;
        if hash(json.as_bytes()) != seal {
            return Err(damaged("its content does not match its hash"));
        }
        let sidecar: Sidecar =
            serde_json::from_str(json).map_err(|_| damaged("it is of another version"))?;
        if sidecar.version != VERSION {
            return Err(damaged("it is of another version"));
        }
        Ok(sidecar)
    }
}

fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}
