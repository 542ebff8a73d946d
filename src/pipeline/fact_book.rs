//! A site's facts with every place that uses them, for whoever asks for a list.

use std::sync::Arc;

use super::contact_files::contact_texts;
use super::facts::{Uses, uses};
use super::read;
use super::request::Request;
use crate::diagnostics::Diagnostics;
use crate::facts::Facts;
use crate::model::Lang;
use crate::source::Source;

/// The facts with their uses.
pub struct FactBook {
    pub facts: Arc<Facts>,
    /// The site's, in its order.
    pub languages: Vec<Lang>,
    pub uses: Uses,
}

impl FactBook {
    /// `None` without a usable `site.toml`.
    pub fn read(source: &Source, request: &Request) -> (Option<Self>, Diagnostics) {
        let (texts, mut diagnostics) = read::texts(source, request);
        let Some((config, documents, facts)) = texts else { return (None, diagnostics) };
        let contact = contact_texts(source, &config, &facts, &mut diagnostics);
        let uses = uses(&documents, &contact);
        let languages = config.languages.iter().map(|language| language.lang.clone()).collect();
        (Some(Self { facts, languages, uses }), diagnostics.sorted())
    }
}
