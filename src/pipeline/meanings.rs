//! `data/meaning/`: a file a language, for the languages that have one.
//!
//! Megabytes that hardly ever change: an edit of a text does not read them again, and of their bytes,
//! most of which are vectors for the tool that wrote them, nothing is kept.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Config;
use crate::diagnostics::Diagnostics;
use crate::model::Lang;
use crate::search::meaning::{self, Meanings};
use crate::source::{Print, Source};

/// What the files of all languages say.
pub(super) struct MeaningFiles {
    /// `None` of a file that cannot be read.
    prints: BTreeMap<Lang, Option<Print>>,
    pub all: Arc<BTreeMap<Lang, Meanings>>,
    pub diagnostics: Diagnostics,
}

impl MeaningFiles {
    /// Those of `last`, or read again where one of them may be another.
    pub fn again(source: &Source, config: &Config, last: Option<&Self>) -> Self {
        // What is listed is known to be the same as long as nobody tells of a change.
        source.listing(meaning::FOLDER);
        let there = config.languages.iter().map(|language| &language.lang);
        let there = there.filter(|lang| source.exists(&meaning::path(lang)));
        let print = |lang: &Lang| (lang.clone(), source.print(&meaning::path(lang)));
        let prints: BTreeMap<Lang, Option<Print>> = there.map(print).collect();
        let is_known = prints.values().all(Option::is_some);
        match last.filter(|last| is_known && last.prints == prints) {
            Some(last) => {
                Self { prints, all: Arc::clone(&last.all), diagnostics: last.diagnostics.clone() }
            }
            None => Self::read(source, prints.into_keys().collect()),
        }
    }

    fn read(source: &Source, languages: Vec<Lang>) -> Self {
        let read = languages.into_par_iter().map(|lang| match source.once(&meaning::path(&lang)) {
            Ok((bytes, print)) => (lang.clone(), Some(print), meaning::read(&lang, &bytes)),
            Err(told) => (lang, None, (None, Diagnostics::from_iter([told]))),
        });
        let read: Vec<_> = read.collect();
        let (mut prints, mut all) = (BTreeMap::new(), BTreeMap::new());
        let mut diagnostics = Diagnostics::new();
        for (lang, print, (meanings, told)) in read {
            diagnostics.extend(told);
            all.extend(meanings.map(|meanings| (lang.clone(), meanings)));
            prints.insert(lang, print);
        }
        Self { prints, all: Arc::new(all), diagnostics }
    }
}
