//! The routing's texts, checked together.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::model::Routing;
use super::read;
use crate::config::Config;
use crate::diagnostics::Diagnostics;
use crate::facts::Facts;
use crate::model::Lang;
use crate::tree::yaml::Parsed;

/// Where the routing of a site stands.
pub const CONTACT_FILE: &str = "content/contact.yaml";

/// What a site says about contact.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Texts {
    /// contact.yaml, if there is one.
    pub main: Option<Arc<Parsed>>,
    /// `contact.<lang>.yaml` of the other languages that have one.
    pub languages: BTreeMap<Lang, Arc<Parsed>>,
    /// What `{{ fact.… }}` stands for in their texts.
    pub facts: Arc<Facts>,
}

/// The site's routing, checked but not proven. `None` without any diagnostic when the site has no
/// contact.yaml. `today` is the day of the build: exceptions that have passed are reported.
pub fn load(texts: &Texts, config: &Config, today: Date) -> (Option<Routing>, Diagnostics) {
    let Some(main) = &texts.main else { return (None, Diagnostics::new()) };
    let default = &config.default_language().lang;
    let speaks = |lang: &&Lang| *lang == default || texts.languages.contains_key(*lang);
    let (mut languages, mut borrowed) = (Vec::new(), Vec::new());
    for lang in config.languages.iter().map(|language| &language.lang) {
        match config.chain(lang).find(speaks) {
            _ if lang == default => {}
            // Without a file of its own it speaks in the words of one that stands in for it.
            Some(from) if from != lang && from != default => borrowed.push((lang, from)),
            _ => languages.push((lang.clone(), texts.languages.get(lang).map(Arc::as_ref))),
        }
    }
    let (mut routing, mut diagnostics) = read::read_with(main, default, &languages, &texts.facts);
    if let Some(routing) = &mut routing {
        for (lang, from) in borrowed {
            let mut words = routing.words(from).clone();
            words.borrow_from(from, &BTreeSet::new());
            routing.words.insert(lang.clone(), words);
        }
        diagnostics.extend(read::check_dates(routing, today));
        let desk = config.host.as_ref().map(|host| &host.desk);
        diagnostics.extend(read::check_delivery(routing, desk));
    }
    (routing, diagnostics)
}
