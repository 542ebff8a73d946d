//! The whole flow on one screen:
//!
//! 1. [`read`]: `site.toml`, every document (side by side), the files they refer to, synonyms,
//!    contact routing, votes, approved replies, theme;
//! 2. link the documents into a site;
//! 3. route what no article answers: all that pages need is a [`Stage`] now;
//! 4. index what the site answers;
//! 5. render everything into memory.
//!
//! Pure but for the [`Source`]: the same files and the same [`Request`] give the same bytes.
//! Nothing here writes, prints or looks at a clock.

mod built;
mod fact_book;
mod facts;
mod lost;
mod pages;
mod parts;
mod read;
mod request;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::Timestamp;

use self::read::Inputs;
use crate::claims;
use crate::contact::words::Ask;
use crate::contact::{self, model::Routing, plan::Plan, table::Table};
use crate::diagnostics::{Diagnostic, Diagnostics, told};
use crate::graph::{self, Site};
use crate::guide;
use crate::limits;
use crate::loose;
use crate::memo::Memo;
use crate::model::{Document, Lang, OutputFile};
use crate::ratings::Ratings;
use crate::render;
use crate::replies::Replies;
use crate::search::asks::{AskCount, TopicAsk};
use crate::search::{self, Indexes, SearchError, SiteIndex};
use crate::source::Source;
use crate::tree::TextFile;

pub use self::built::{Built, Counts};
pub use self::fact_book::FactBook;
pub use self::lost::{Earlier, lost};
pub use self::pages::Pages;
pub use self::read::{contact_texts, facts as site_facts, texts, theme};
pub use self::request::{Request, SITE_FILE};

/// Builds the site. `None` when there is no usable `site.toml`; otherwise there is a site even when
/// the diagnostics hold errors, so that a writer sees the rest of it.
pub fn build(source: &Source, request: &Request, memo: &Memo) -> (Option<Built>, Diagnostics) {
    let (stage, mut diagnostics) = Stage::read(source, request, memo);
    let Some(stage) = stage else { return (None, diagnostics) };
    let (index, found) = stage.index();
    diagnostics.extend(found);
    let (built, found) = stage.write(index);
    diagnostics.extend(found);
    (Some(built), diagnostics.sorted())
}

/// A site and the files of `content/` that it is linked from, without anything being made of it.
pub struct Linked {
    pub site: Site,
    pub documents: Vec<Arc<Document>>,
    /// All paths below `content/`.
    pub files: BTreeSet<String>,
}

impl Linked {
    /// `None` without a usable `site.toml`.
    pub fn read(source: &Source, request: &Request, memo: &Memo) -> (Option<Self>, Diagnostics) {
        let mut diagnostics = Diagnostics::new();
        let Some(inputs) = Inputs::read(source, request, memo, &mut diagnostics) else {
            return (None, diagnostics.sorted());
        };
        let (documents, files) = (inputs.graph.documents.clone(), inputs.graph.listing.clone());
        let (site, found) = graph::link(inputs.graph);
        diagnostics.extend(found);
        diagnostics.extend(guide::check(&site));
        (Some(Self { site, documents, files }), diagnostics.sorted())
    }
}

/// The linked site and all it is written from, before search has looked at it: the pages of a
/// preview need not wait for an index.
pub struct Stage {
    pub site: Arc<Site>,
    synonyms: BTreeMap<Lang, TextFile>,
    vectors: BTreeMap<Lang, search::Vectors>,
    pins: search::Pins,
    ratings: Ratings,
    replies: Replies,
    theme: render::Theme,
    fixed: Vec<OutputFile>,
    unused: Diagnostics,
    hosts: Vec<&'static str>,
    desk: Option<Desk>,
}

impl Stage {
    /// Reads and links. `None` without a usable `site.toml`.
    pub fn read(source: &Source, request: &Request, memo: &Memo) -> (Option<Self>, Diagnostics) {
        let mut diagnostics = Diagnostics::new();
        let Some(inputs) = Inputs::read(source, request, memo, &mut diagnostics) else {
            return (None, diagnostics.sorted());
        };
        let Inputs {
            graph,
            synonyms,
            vectors,
            contact,
            pins,
            ratings,
            replies,
            theme,
            fixed,
            unused,
            hosts,
        } = inputs;
        let documents = graph.documents.clone();
        let (site, found) = graph::link(graph);
        diagnostics.extend(found);
        diagnostics.extend(guide::check(&site));
        let (routing, found) = routing(&contact, &site, request);
        diagnostics.extend(found);
        let topics: Option<Vec<&str>> = match &routing {
            None if contact.main.is_some() => None,
            routing => {
                let topics = routing.iter().flat_map(|routing| routing.topics.iter());
                Some(topics.map(|topic| topic.id.value.as_str()).collect())
            }
        };
        diagnostics.extend(search::pins::check_pins(&pins, &site, topics.as_deref()));
        diagnostics.extend(claims::check(&claims::Input {
            languages: &languages(&site),
            documents: &documents,
            contact: &contact,
            routing: routing.as_ref(),
        }));
        let desk = routing.map(|routing| Desk::new(routing, request.now));
        let site = Arc::new(site);
        let stage = Self {
            site,
            synonyms,
            vectors,
            pins,
            ratings,
            replies,
            theme,
            fixed,
            unused,
            hosts,
            desk,
        };
        (Some(stage), diagnostics.sorted())
    }

    /// The indexes as published.
    pub fn index(&self) -> (SiteIndex, Diagnostics) {
        self.with_search_input(|input| search::index_site(&self.site, input))
    }

    /// What pages and browsers take of the indexes, without the files that only a host's search
    /// reads.
    pub fn find(&self) -> (SiteIndex, Diagnostics) {
        self.with_search_input(|input| search::find_site(&self.site, input))
    }

    fn with_search_input<T>(&self, work: impl FnOnce(&search::Input<'_>) -> T) -> T {
        let routing = self.desk.as_ref().map(|desk| &desk.routing);
        let of = |lang: &Lang| {
            let theme = (&self.theme, &*self.site.config);
            Some((lang.clone(), render::search_documents(theme, routing?, lang)))
        };
        let contact = self.site.languages().filter_map(of).collect();
        let votes = |ids: &[&str], lang: &Lang| self.votes(ids, lang);
        work(&search::Input {
            synonyms: &self.synonyms,
            contact: &contact,
            pins: &self.pins,
            votes: &votes,
            vectors: &self.vectors,
        })
    }

    /// What `tools/meaning` gives a model to read in one language; `others` are further words.
    pub fn meant_texts(&self, lang: &Lang, others: &str) -> Vec<search::meaning::Text> {
        self.with_search_input(|input| search::meant_texts(&self.site, input, lang, others))
    }

    pub fn ratings(&self) -> &Ratings {
        &self.ratings
    }

    fn votes(&self, ids: &[&str], lang: &Lang) -> search::Votes {
        let votes = self.ratings.votes(ids.iter().copied(), lang);
        search::Votes { yes: votes.yes, no: votes.no }
    }

    fn input<'a>(
        &'a self,
        index: &'a SiteIndex,
        contact: Option<&'a render::Contact<'a>>,
    ) -> render::Input<'a> {
        render::Input {
            site: &self.site,
            ratings: &self.ratings,
            replies: &self.replies,
            theme: &self.theme,
            related: Some(&index.related),
            contact,
        }
    }

    /// Every file of the site, with what `index` adds to it.
    pub fn write(&self, index: SiteIndex) -> (Built, Diagnostics) {
        let contact = self.desk.as_ref().map(Desk::links);
        let (mut files, mut diagnostics) = render::render(&self.input(&index, contact.as_ref()));
        files.extend(index.files);
        let holidays = self.desk.as_ref().map(Desk::holidays).unwrap_or_default();
        files.extend(self.desk.iter().flat_map(|desk| desk.files.files.iter().cloned()));
        diagnostics.extend(loose::add(&mut files, self.fixed.clone()));
        files.sort_by(|a, b| a.path.cmp(&b.path));
        diagnostics.extend(limits::check(&self.hosts, &files));
        let built = Built {
            counts: count(&self.site, &files),
            missing_strings: render::missing_strings(&self.theme, &self.site.config),
            unused: self.unused.clone(),
            duplicates: index.duplicates,
            pins: self.pins.clone(),
            site: Arc::clone(&self.site),
            files,
            holidays,
            topic_asks: self.desk.as_ref().map(Desk::topic_asks).unwrap_or_default(),
        };
        (built, diagnostics)
    }
}

/// The routing with what is made of it.
struct Desk {
    routing: Routing,
    table: Table,
    plan: Plan,
    files: contact::Files,
}

impl Desk {
    fn new(routing: Routing, now: Timestamp) -> Self {
        let table = Table::new(&routing);
        let plan = Plan::new(&routing, &table);
        let files = contact::files(&routing, &table, &plan, now);
        Self { routing, table, plan, files }
    }

    fn holidays(&self) -> Vec<(String, Vec<jiff::civil::Date>)> {
        let sets = self.routing.hours.iter().zip(&self.files.coming);
        sets.filter(|(hours, _)| hours.holidays.is_some())
            .map(|(hours, coming)| (hours.id.value.clone(), coming.holidays.clone()))
            .collect()
    }

    fn topic_asks(&self) -> Vec<(Lang, String, Ask)> {
        let mut all = Vec::new();
        for (lang, words) in &self.routing.words {
            for (topic, words) in self.routing.topics.iter().zip(&words.topics) {
                let line = |ask: &Ask| (lang.clone(), topic.id.value.clone(), ask.clone());
                all.extend(words.asks.iter().map(line));
            }
        }
        all
    }

    fn links(&self) -> render::Contact<'_> {
        render::Contact {
            routing: &self.routing,
            table: &self.table,
            plan: &self.plan,
            hours: self.files.hours.clone(),
            coming: &self.files.coming,
        }
    }
}

/// What `report.json` holds: counts and warnings, no times.
pub fn report(built: &Built, diagnostics: &Diagnostics) -> serde_json::Value {
    let warnings: Vec<serde_json::Value> = diagnostics
        .iter()
        .map(|d| {
            let place = d.place.as_ref();
            serde_json::json!({
                "severity": d.severity,
                "code": d.code,
                "message": d.message,
                "path": place.map(|place| &place.path),
                "line": place.map(|place| place.line),
            })
        })
        .collect();
    serde_json::json!({ "version": 1, "counts": built.counts, "warnings": warnings })
}

/// What `check` finds out beyond the diagnostics.
#[derive(Default)]
pub struct Checked {
    /// The site's indexes, as published; `None` when they could not be built.
    pub indexes: Option<Indexes>,
    /// How many `asks` lines find their article.
    pub asks: Vec<AskCount>,
}

/// What is no mistake of a file, but a person should know: missing and stale translations, missing
/// words of the theme, articles that are due for review, questions that miss their article,
/// articles that say the same.
pub fn check(built: &Built, request: &Request) -> (Checked, Diagnostics) {
    let mut diagnostics = crate::graph::review(&built.site, request.today());
    diagnostics.extend(built.missing_strings.clone());
    diagnostics.extend(built.unused.clone());
    let (checked, found) = Checked::of(built).unwrap_or_else(|error| {
        let d = Diagnostic::error(
            "search-index",
            format!("the search index cannot be asked: {}", told(&error)),
        );
        (
            Checked::default(),
            Diagnostics::from_iter([d.help("this is a fault of frontdesk: please report it")]),
        )
    });
    diagnostics.extend(found);
    (checked, diagnostics)
}

impl Checked {
    fn of(built: &Built) -> Result<(Self, Diagnostics), SearchError> {
        let indexes = Indexes::of_build(&built.files)?;
        let (asks, mut diagnostics) = search::asks::check_asks(&built.site, &indexes)?;
        for lang in built.site.languages() {
            let own = built.topic_asks.iter().filter(|(other, ..)| other == lang);
            let own: Vec<TopicAsk<'_>> = own
                .map(|(_, topic, ask)| TopicAsk { topic, text: &ask.value, place: &ask.place })
                .collect();
            diagnostics.extend(search::asks::check_topic_asks(lang, &own, &indexes)?);
        }
        diagnostics.extend(search::pins::idle_pins(&built.pins, &indexes)?);
        diagnostics.extend(search::duplicates::check_duplicates(&built.site, &built.duplicates));
        Ok((Self { indexes: Some(indexes), asks }, diagnostics))
    }
}

/// The site's languages, the default one first.
fn languages(site: &Site) -> Vec<Lang> {
    let default = &site.config.default_language().lang;
    let others = site.config.languages.iter().map(|language| &language.lang);
    std::iter::once(default).chain(others.filter(|lang| *lang != default)).cloned().collect()
}

/// The routing, proven. `None` when the site has none, or when a mistake in it could send a
/// customer the wrong way.
fn routing(
    texts: &contact::Texts,
    site: &Site,
    request: &Request,
) -> (Option<Routing>, Diagnostics) {
    let (routing, mut diagnostics) = contact::load(texts, &site.config, request.today());
    let Some(routing) = routing else { return (None, diagnostics) };
    let (_, found) = contact::prove::prove(&routing);
    let proven = !found.has_errors();
    diagnostics.extend(found);
    diagnostics.extend(contact::check_articles(&routing, site));
    (proven.then_some(routing), diagnostics)
}

fn count(site: &Site, files: &[OutputFile]) -> Counts {
    let versions = site.articles.iter().flat_map(|article| article.versions.values());
    Counts {
        languages: site.config.languages.len(),
        articles: site.articles.len(),
        translations: versions.filter(|version| !version.is_fallback()).count(),
        pages: files.iter().filter(|file| file.path.ends_with(".html")).count(),
        files: files.len(),
        bytes: files.iter().map(|file| file.bytes.len() as u64).sum(),
    }
}
