//! contact.yaml and its language files, where they are.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::optional::optional;
use crate::config::Config;
use crate::contact::{self, Texts};
use crate::content;
use crate::diagnostics::Diagnostics;
use crate::facts::Facts;
use crate::model::Lang;
use crate::source::Source;
use crate::tree::TextFile;
use crate::tree::yaml::Parsed;

/// All that a site says about contact, not parsed yet.
#[derive(PartialEq)]
pub(super) struct ContactFiles {
    main: Option<TextFile>,
    /// Of the other languages that have one.
    languages: BTreeMap<Lang, TextFile>,
}

/// The files, parsed.
#[derive(Clone)]
pub(super) struct ContactParsed {
    main: Option<Arc<Parsed>>,
    languages: BTreeMap<Lang, Arc<Parsed>>,
}

impl ContactFiles {
    pub fn open(source: &Source, config: &Config, diagnostics: &mut Diagnostics) -> Self {
        let main = optional(source, contact::CONTACT_FILE, diagnostics);
        let mut languages = BTreeMap::new();
        if main.is_some() {
            let default = &config.default_language().lang;
            let others = config.languages.iter().map(|language| &language.lang);
            for lang in others.filter(|lang| *lang != default) {
                let path = format!("{}/contact.{lang}.yaml", content::FOLDER);
                let file = optional(source, &path, diagnostics);
                languages.extend(file.map(|file| (lang.clone(), file)));
            }
        }
        Self { main, languages }
    }

    pub fn parse(&self) -> ContactParsed {
        let parsed = |file: &TextFile| Arc::new(Parsed::new(file.clone()));
        let of_language = |(lang, file): (&Lang, &TextFile)| (lang.clone(), parsed(file));
        let (main, languages) = rayon::join(
            || self.main.as_ref().map(parsed),
            || self.languages.par_iter().map(of_language).collect(),
        );
        ContactParsed { main, languages }
    }
}

impl ContactParsed {
    /// With what `{{ fact.… }}` stands for in them.
    pub fn with(self, facts: &Arc<Facts>) -> Texts {
        Texts { main: self.main, languages: self.languages, facts: Arc::clone(facts) }
    }
}

/// [`Texts`] for whoever reads a site once.
pub fn contact_texts(
    source: &Source,
    config: &Config,
    facts: &Arc<Facts>,
    diagnostics: &mut Diagnostics,
) -> Texts {
    ContactFiles::open(source, config, diagnostics).parse().with(facts)
}
