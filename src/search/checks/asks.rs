//! `asks:` as tests: every line should find its own article, judged as [`super::standing`] says.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::standing::{Catalogue, DEPTH, FOUND, Standing};
use crate::diagnostics::{Diagnostic, Diagnostics, Place, Span};
use crate::graph::{Site, Version};
use crate::model::Lang;
use crate::search::error::SearchError;
use crate::search::query::answer::Indexes;
use crate::tree::Located;

/// Articles named that stand above.
const NAMED: usize = 3;

/// The lines of one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskCount {
    pub lang: Lang,
    pub lines: usize,
    /// Those that find their article among the first [`FOUND`].
    pub found: usize,
}

/// Asks every line of the site's own translations; a warning at each that misses its article.
pub fn check_asks(
    site: &Site,
    indexes: &Indexes,
) -> Result<(Vec<AskCount>, Diagnostics), SearchError> {
    let (mut counts, mut diagnostics) = (Vec::new(), Diagnostics::new());
    for lang in site.languages() {
        let Some(index) = indexes.index(lang) else { continue };
        let catalogue = Catalogue::read(index)?;
        let own = site.versions(lang).filter(|(_, _, version)| !version.is_fallback());
        let versions: BTreeMap<&str, &Version> =
            own.map(|(_, article, version)| (article.id.as_str(), version)).collect();
        let asks: Vec<(&str, &Version, &Located<String>)> = versions
            .iter()
            .flat_map(|(id, version)| {
                version.document.front.asks.iter().map(|ask| (*id, *version, ask))
            })
            .collect();
        let judged: Vec<Standing> = asks
            .par_iter()
            .map(|(id, _, ask)| catalogue.standing(id, &ask.value))
            .collect::<Result<_, _>>()?;
        let found = judged.iter().filter(|standing| standing.found()).count();
        if !asks.is_empty() {
            counts.push(AskCount { lang: lang.clone(), lines: asks.len(), found });
        }
        for ((_, version, ask), standing) in
            asks.iter().zip(&judged).filter(|(_, standing)| !standing.found())
        {
            diagnostics.push(missed(version, ask, standing, &versions));
        }
    }
    Ok((counts, diagnostics))
}

/// A line of `asks` in contact.yaml.
pub struct TopicAsk<'a> {
    /// The topic's id.
    pub topic: &'a str,
    pub text: &'a str,
    pub place: &'a Place,
}

/// Asks every line of the topics in `lang`; a warning at each that leads to another topic. As with
/// articles, a line's own document does not count.
pub fn check_topic_asks(
    lang: &Lang,
    asks: &[TopicAsk<'_>],
    indexes: &Indexes,
) -> Result<Diagnostics, SearchError> {
    let mut diagnostics = Diagnostics::new();
    let Some(index) = indexes.index(lang).filter(|_| !asks.is_empty()) else {
        return Ok(diagnostics);
    };
    let catalogue = Catalogue::read(index)?;
    for ask in asks {
        let found = catalogue.topic(ask.topic, ask.text)?;
        let message = match &found {
            Some(stored) if stored.contact.as_ref().is_some_and(|it| it.id == ask.topic) => {
                continue;
            }
            Some(other) => format!("“{}” leads to the topic “{}”", ask.text, other.title),
            None => format!("“{}” leads to no topic", ask.text),
        };
        diagnostics.push(Diagnostic::warning("ask-missed", message).at(ask.place.clone()).help(
            "say it in the customers' words in the topic's name, description or aliases; the \
                 line itself does not count in this test",
        ));
    }
    Ok(diagnostics)
}

fn missed(
    version: &Version,
    ask: &Located<String>,
    standing: &Standing,
    versions: &BTreeMap<&str, &Version>,
) -> Diagnostic {
    let message = match standing.place {
        Some(place) => format!(
            "“{}” finds this article in place {place}, not among the first {FOUND}",
            ask.value
        ),
        None if standing.above.is_empty() => format!("“{}” finds nothing", ask.value),
        None => format!("“{}” does not find this article among the first {DEPTH}", ask.value),
    };
    let mut d = Diagnostic::warning("ask-missed", message).at(version.document.place(ask.span));
    for (number, hit) in standing.above.iter().take(NAMED).enumerate() {
        let heading = hit
            .stored
            .heading
            .as_deref()
            .map(|heading| format!(" › {heading}"))
            .unwrap_or_default();
        let place = match versions.get(hit.stored.id.as_str()) {
            Some(other) => other.document.place(title_span(other)),
            None => Place::file(hit.stored.id.clone()),
        };
        d = d.related(place, format!("place {}: {}{heading}", number + 1, hit.stored.title));
    }
    d.help(
        "say it in the customers' words in a heading or in the text, add the question in other \
         words, or move it to the article that answers it; its own line does not count in this \
         test",
    )
}

fn title_span(version: &Version) -> Span {
    version.document.front.title.as_ref().map(|title| title.span).unwrap_or_default()
}
