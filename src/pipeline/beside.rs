//! What a site has beside its documents: routing, votes, replies, pins, synonyms, meanings, theme,
//! files that are published as they are.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::contact_files::ContactFiles;
use super::meanings::MeaningFiles;
use super::optional::{data, optional};
use super::theme::{ThemeFiles, theme_files};
use crate::config::Config;
use crate::contact;
use crate::content;
use crate::diagnostics::Diagnostics;
use crate::facts::Facts;
use crate::limits;
use crate::loose;
use crate::memo::Memo;
use crate::model::{Lang, OutputFile};
use crate::ratings::{self, Ratings};
use crate::render::Theme;
use crate::replies::{self, Replies};
use crate::search::meaning::Meanings;
use crate::search::{PINS_FILE, Pins};
use crate::source::Source;
use crate::tree::TextFile;

/// None of it says anything of a document, so it is read while those are.
pub(super) struct Beside {
    /// The synonyms of each language that has any.
    pub synonyms: BTreeMap<Lang, TextFile>,
    /// What a model says of each language's sections and words, where the site has it.
    pub meanings: Arc<BTreeMap<Lang, Meanings>>,
    pub contact: contact::Texts,
    pub pins: Pins,
    pub ratings: Ratings,
    pub replies: Replies,
    pub theme: Arc<Theme>,
    /// What `static/` holds.
    pub fixed: Vec<OutputFile>,
    /// Ids of the hosts whose limits matter.
    pub hosts: Vec<&'static str>,
}

impl Beside {
    /// And what is wrong with it.
    pub fn read(
        source: &Source,
        config: &Config,
        facts: &Arc<Facts>,
        memo: &Memo,
    ) -> (Self, Diagnostics) {
        let mut diagnostics = Diagnostics::new();
        let speaks: Vec<&Lang> = config.languages.iter().map(|language| &language.lang).collect();
        let synonyms = speaks.iter().filter_map(|lang| {
            let path = format!("{}/synonyms.{lang}.yaml", content::FOLDER);
            Some(((*lang).clone(), optional(source, &path, &mut diagnostics)?))
        });
        let synonyms = synonyms.collect();
        let theme = theme_files(source, config, &mut diagnostics);
        let contact = ContactFiles::open(source, config, &mut diagnostics);
        let (meanings, ((theme, told), contact)) = rayon::join(
            || memo.again("meanings", |last| MeaningFiles::again(source, config, last)),
            || {
                rayon::join(
                    || memo.last("theme", theme, ThemeFiles::load),
                    || memo.last("contact", contact, ContactFiles::parse),
                )
            },
        );
        diagnostics.extend(meanings.diagnostics.clone());
        diagnostics.extend(told);
        let pins = |file: &TextFile| Pins::parse(file, &speaks);
        let pins = data(source, PINS_FILE, &mut diagnostics, pins, Pins::default());
        let (fixed, found) = loose::fixed(source);
        diagnostics.extend(found);
        let (hosts, found) = limits::hosts(source, config);
        diagnostics.extend(found);
        let read = Self {
            synonyms,
            meanings: Arc::clone(&meanings.all),
            contact: contact.with(facts),
            pins,
            ratings: data(source, ratings::PATH, &mut diagnostics, ratings::read, Ratings::none()),
            replies: data(source, replies::PATH, &mut diagnostics, replies::read, Replies::none()),
            theme,
            fixed,
            hosts,
        };
        (read, diagnostics)
    }
}
