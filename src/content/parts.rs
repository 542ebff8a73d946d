//! Parts: texts of `content/_parts/` that stand in several articles.

use std::collections::BTreeMap;

use super::name::{PARTS, PartName};
use crate::diagnostics::Diagnostic;
use crate::model::Lang;
use crate::tree::{TextFile, one_of, suggest};

/// Every part of a site, in all its languages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts {
    files: BTreeMap<String, BTreeMap<Lang, TextFile>>,
    /// Which languages stand in for one, the nearest first.
    relatives: BTreeMap<Lang, Vec<Lang>>,
}

impl Parts {
    /// Of languages that stand in for one, the nearest come first.
    pub fn new(relatives: BTreeMap<Lang, Vec<Lang>>) -> Self {
        Self { files: BTreeMap::new(), relatives }
    }

    pub fn add(&mut self, PartName { name, lang }: PartName, file: TextFile) {
        self.files.entry(name).or_default().insert(lang, file);
    }

    /// The part as readers of `lang` get it, with the language that it is in.
    pub fn find(&self, name: &str, lang: &Lang) -> Option<(&Lang, &TextFile)> {
        let versions = self.files.get(name)?;
        let relatives = self.relatives.get(lang).into_iter().flatten();
        let mut chain = std::iter::once(lang).chain(relatives);
        chain.find_map(|lang| versions.get_key_value(lang)).or_else(|| versions.iter().next())
    }

    /// What to say where a text names a part that is not there; it has no place yet.
    pub fn unknown(&self, name: &str) -> Diagnostic {
        let d = Diagnostic::error("unknown-part", format!("there is no part `{name}`"));
        let names = self.files.keys().map(String::as_str);
        d.help(match suggest(name, names.clone()) {
            Some(close) => format!("did you mean `{{{{ part.{close} }}}}`?"),
            None if self.files.is_empty() => format!("write it in {PARTS}{name}.md"),
            None => {
                let names = one_of(name, names);
                format!("write it in {PARTS}{name}.md, or {names}")
            }
        })
    }

    /// Every part by name, with its files.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &BTreeMap<Lang, TextFile>)> {
        self.files.iter().map(|(name, versions)| (name.as_str(), versions))
    }

    /// Changes with every text and every relation.
    pub fn digest(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        let mut add = |text: &str| {
            hasher.update(&(text.len() as u64).to_le_bytes()).update(text.as_bytes());
        };
        for (name, versions) in &self.files {
            add(name);
            for (lang, file) in versions {
                add(lang.as_str());
                add(&file.text);
            }
        }
        for (lang, others) in &self.relatives {
            add(lang.as_str());
            others.iter().for_each(|other| add(other.as_str()));
        }
        hasher.finalize().to_hex().to_string()
    }
}
