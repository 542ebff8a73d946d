//! Pins held against the site: what they name is there, and they change something.

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::graph::Site;
use crate::model::Lang;
use crate::search::corpus::pins::{Pin, Pins, Target};
use crate::search::error::SearchError;
use crate::search::query::answer::Indexes;
use crate::search::query::rank::SearchRequest;
use crate::search::query::slot::Typing;
use crate::search::text::function_words::function_words;
use crate::search::text::said::said;
use crate::tree::{one_of, suggest};

/// Every pin leads somewhere, and every query to one thing. `topics` are those of contact.yaml;
/// `None` where it cannot be used, which is told at its own lines.
pub fn check_pins(pins: &Pins, site: &Site, topics: Option<&[&str]>) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    for pin in &pins.pins {
        if let Some(wrong) = target(pin, site, topics) {
            diagnostics.push(wrong);
        }
    }
    diagnostics.extend(twice(pins, site));
    diagnostics
}

/// Pins whose target is first without them, in every language: the file says more than it does.
///
/// # Errors
/// Only if the engine fails.
pub fn idle_pins(pins: &Pins, indexes: &Indexes) -> Result<Diagnostics, SearchError> {
    let mut diagnostics = Diagnostics::new();
    for pin in &pins.pins {
        for (query, place) in &pin.queries {
            if is_idle(pin, query, indexes)? {
                let what = format!("\u{201c}{query}\u{201d} finds this first without the pin");
                let help = "delete it: what search does by itself needs no care";
                diagnostics.push(Diagnostic::notice("idle-pin", what).at(place.clone()).help(help));
            }
        }
    }
    Ok(diagnostics)
}

fn target(pin: &Pin, site: &Site, topics: Option<&[&str]>) -> Option<Diagnostic> {
    let unknown = |what: String, help: String| {
        Some(Diagnostic::error("unknown-pin", what).at(pin.place.clone()).help(help))
    };
    match &pin.target {
        Target::Topic(id) => {
            let topics = topics?;
            if topics.contains(&id.as_str()) {
                return None;
            }
            let help = match topics {
                [] => "this site has no contact.yaml: pin an article".to_owned(),
                topics => one_of(id, topics.iter().copied()),
            };
            unknown(format!("there is no topic `{id}`"), help)
        }
        Target::Article(id) => {
            let ids = || site.articles.iter().map(|article| article.id.as_str());
            let Some(article) = site.articles.iter().find(|article| article.id == *id) else {
                let help = suggest(id, ids()).map_or_else(
                    || "write the article's id: its path below content/, without .md".to_owned(),
                    |close| format!("did you mean `{close}`?"),
                );
                return unknown(format!("there is no article `{id}`"), help);
            };
            let lang = pin.lang.as_ref().filter(|lang| !article.versions.contains_key(*lang))?;
            let help = "translate it, or pin what the language has".to_owned();
            unknown(format!("`{id}` is not shown in `{lang}`"), help)
        }
    }
}

/// Two pins for what is the same query: the first counts.
fn twice(pins: &Pins, site: &Site) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    let mut told: Vec<&crate::diagnostics::Place> = Vec::new();
    for lang in site.languages() {
        let words = function_words(lang);
        let mut known: BTreeMap<String, &str> = BTreeMap::new();
        for pin in pins.pins.iter().filter(|pin| holds_in(pin, lang)) {
            for (query, place) in &pin.queries {
                let first = *known.entry(said(query, &words)).or_insert(query);
                if !std::ptr::eq(first, query.as_str()) && !told.contains(&place) {
                    told.push(place);
                    let what = format!(
                        "\u{201c}{query}\u{201d} is pinned already, as \u{201c}{first}\u{201d}"
                    );
                    let help = "keep one of them: words such as `how do I` make no other query";
                    let twice = Diagnostic::error("pin-twice", what).at(place.clone());
                    diagnostics.push(twice.help(help));
                }
            }
        }
    }
    diagnostics
}

fn holds_in(pin: &Pin, lang: &Lang) -> bool {
    pin.lang.as_ref().is_none_or(|own| own == lang)
}

fn is_idle(pin: &Pin, query: &str, indexes: &Indexes) -> Result<bool, SearchError> {
    let id = pin.target.id();
    let mut asked = false;
    for index in indexes.languages().filter_map(|lang| indexes.index(lang)) {
        if !holds_in(pin, index.lang()) || index.pinned(query).is_none() {
            continue;
        }
        let slots = index.resolve(query, Typing { unfinished: false });
        let request = SearchRequest { unpinned: true, ..SearchRequest::new(query, 1) };
        let first = index.arrange(&slots, &request)?.first().map(|found| found.doc);
        let first = first.map(|doc| index.stored(doc)).transpose()?;
        if first.is_none_or(|first| first.id != id) {
            return Ok(false);
        }
        asked = true;
    }
    Ok(asked)
}
