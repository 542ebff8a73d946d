//! The whole flow on one screen:
//!
//! 1. [`read`]: `site.toml`, every document (side by side), the files they refer to, synonyms,
//!    contact routing, votes, approved replies, theme;
//! 2. link the documents into a site;
//! 3. route what no article answers: all that pages need is a [`Stage`] now;
//! 4. index what the site answers;
//! 5. write all pages, or those that somebody asks for: [`Pages`].
//!
//! Pure but for the [`Source`]: the same files and the same [`Request`] give the same bytes.
//! Nothing here writes, prints or looks at a clock.

mod beside;
mod built;
mod contact_files;
mod desk;
mod documents;
mod fact_book;
mod facts;
mod lost;
mod meanings;
mod optional;
mod pages;
mod parts;
mod read;
mod request;
mod theme;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use self::beside::Beside;
use self::desk::{Desk, RoutingTexts, Ruled};
use self::read::Inputs;
use self::theme::Themed;
use crate::claims;
use crate::contact;
use crate::content::Rules;
use crate::diagnostics::{Diagnostic, Diagnostics, told};
use crate::graph::{self, Site};
use crate::guide;
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

pub use self::built::{Built, Counts, Written};
pub use self::contact_files::contact_texts;
pub use self::fact_book::FactBook;
pub use self::lost::{Earlier, lost};
pub use self::pages::{Given, Pages};
pub use self::read::{Outlines, facts as site_facts, outlines, texts};
pub use self::request::{Done, NO_SITE_HELP, Request, SITE_FILE};
pub use self::theme::theme;

/// Builds the site. `None` when there is no usable `site.toml`; otherwise there is a site even when
/// the diagnostics hold errors, so that a writer sees the rest of it.
pub fn build(source: &Source, request: &Request, memo: &Memo) -> (Option<Built>, Diagnostics) {
    build_step_by_step(source, request, memo, &|_, _| {})
}

/// [`build`], for whoever wants to know how far it is.
pub fn build_step_by_step(
    source: &Source,
    request: &Request,
    memo: &Memo,
    done: Done<'_>,
) -> (Option<Built>, Diagnostics) {
    let (stage, mut diagnostics) = Stage::read_step_by_step(source, request, memo, done);
    let Some(stage) = stage else { return (None, diagnostics) };
    let (index, found) = stage.index();
    diagnostics.extend(found);
    done("search", index.files.len());
    let (built, found) = stage.write(index);
    diagnostics.extend(found);
    done("pages", built.counts.pages);
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
        let told: (Done<'_>, _) = (&|_, _| {}, &mut diagnostics);
        let Some(inputs) = Inputs::read(source, request, memo, told) else {
            return (None, diagnostics.sorted());
        };
        let documents = inputs.graph.documents.clone();
        let files = BTreeSet::clone(&inputs.graph.listing);
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
    meanings: Arc<BTreeMap<Lang, search::Meanings>>,
    pins: search::Pins,
    ratings: Ratings,
    replies: Replies,
    theme: Arc<render::Theme>,
    look: Arc<render::Look>,
    fixed: Vec<OutputFile>,
    hosts: Vec<&'static str>,
    desk: Option<Arc<Desk>>,
    texts: Said,
}

/// Everything that is written, shown or not.
struct Said {
    documents: Vec<Arc<Document>>,
    /// Of `content/_parts/`, once somebody asked for them.
    parts: OnceLock<Vec<Arc<Document>>>,
    /// All paths below `content/`.
    listing: Arc<BTreeSet<String>>,
    contact: contact::Texts,
    /// What documents are read by, with the parts that may stand in them.
    rules: Arc<Rules>,
}

impl Said {
    /// Files of `content/` that no document names, and facts and parts that nothing says.
    fn unused(&self) -> Diagnostics {
        let mut unused = loose::unused(&self.listing, &self.documents);
        let uses = facts::uses(&self.documents, &self.contact);
        unused.extend(facts::unused(&self.contact.facts, &uses));
        unused.extend(parts::unused(&self.rules.parts, &self.documents));
        unused
    }
}

impl Stage {
    /// Reads and links. `None` without a usable `site.toml`.
    pub fn read(source: &Source, request: &Request, memo: &Memo) -> (Option<Self>, Diagnostics) {
        Self::read_step_by_step(source, request, memo, &|_, _| {})
    }

    /// [`Self::read`], for whoever wants to know how far it is.
    pub fn read_step_by_step(
        source: &Source,
        request: &Request,
        memo: &Memo,
        done: Done<'_>,
    ) -> (Option<Self>, Diagnostics) {
        let mut diagnostics = Diagnostics::new();
        let Some(inputs) = Inputs::read(source, request, memo, (done, &mut diagnostics)) else {
            return (None, diagnostics.sorted());
        };
        let Inputs { graph, rules, beside } = inputs;
        let Beside { synonyms, meanings, contact, pins, ratings, replies, theme, fixed, hosts } =
            beside;
        let (documents, listing) = (graph.documents.clone(), graph.listing.clone());
        let config = Arc::clone(&graph.config);
        let themed = || Themed { theme: Arc::clone(&theme), config: Arc::clone(&config) };
        let texts = RoutingTexts { contact: contact.clone(), themed: themed(), now: request.now };
        // The links of each text are known as long as nothing moved that they may lead to.
        let (links, (look, ((routing, found_in_texts), proven))) = rayon::join(
            || memo.again("links", |last| graph::link_again(graph, last)),
            || {
                let routed = || {
                    let routed = memo.last("routing", texts, RoutingTexts::read);
                    let ruled = routed.0.clone().map(|routing| Ruled { routing, now: request.now });
                    (routed, ruled.map(|ruled| memo.last("desk", ruled, Ruled::prove)))
                };
                rayon::join(|| memo.last("look", themed(), Themed::look), routed)
            },
        );
        let (desk, found_at_desk) = proven.unwrap_or_default();
        let site = Arc::clone(links.site());
        diagnostics.extend(links.diagnostics());
        diagnostics.extend(guide::check(&site));
        done("links", site.articles.len());
        let fronts = documents.iter().map(|document| &document.front);
        let templates = fronts.filter_map(|front| front.template.as_ref());
        diagnostics.extend(theme.unused_templates(templates.map(|name| name.value.as_str())));
        diagnostics.extend(found_in_texts);
        diagnostics.extend(found_at_desk);
        if let Some(routing) = routing {
            diagnostics.extend(contact::check_articles(&routing, &site));
        }
        done("contact", desk.as_ref().map_or(0, |desk| desk.routing.topics.len()));
        let topics = match &desk {
            None if contact.main.is_some() => None,
            desk => {
                let topics = desk.iter().flat_map(|desk| desk.routing.topics.iter());
                Some(topics.map(|topic| topic.id.value.as_str()).collect::<Vec<_>>())
            }
        };
        diagnostics.extend(search::pins::check_pins(&pins, &site, topics.as_deref()));
        let texts = Said { documents, parts: OnceLock::new(), listing, contact, rules };
        let stage = Self {
            site,
            synonyms,
            meanings,
            pins,
            ratings,
            replies,
            theme,
            look,
            fixed,
            hosts,
            desk,
            texts,
        };
        (Some(stage), diagnostics.sorted())
    }

    /// The indexes as published.
    pub fn index(&self) -> (SiteIndex, Diagnostics) {
        self.judged(self.with_search_input(|input| search::index_site(&self.site, input)))
    }

    /// [`Self::index`], whose files are given away as they are made: nobody has to hold them. `work`
    /// has what pages take of it, and goes on while the files that only a host's search reads are
    /// made and texts are compared with facts; what is told of those comes behind its value.
    pub fn index_into<T>(
        &self,
        give: impl Fn(OutputFile) + Sync,
        work: impl FnOnce(SiteIndex, Given, Diagnostics) -> T,
    ) -> (T, Given, Diagnostics) {
        let [shards, hosts] = [(); 2].map(|()| Mutex::new(Given::default()));
        let note = |given: &Mutex<Given>, file: OutputFile| {
            given.lock().unwrap_or_else(PoisonError::into_inner).add(&file);
            give(file);
        };
        let to = search::Takers {
            shards: &|file| note(&shards, file),
            hosts: &|file| note(&hosts, file),
        };
        let contradictions = OnceLock::new();
        let (value, mut found) = rayon::in_place_scope(|scope| {
            // Nobody waits for them but who reads what is told.
            scope.spawn(|_| drop(contradictions.set(self.contradictions())));
            self.with_search_input(|input| {
                search::index_site_into(&self.site, input, to, |index, found| {
                    // All of them have been given.
                    let given =
                        std::mem::take(&mut *shards.lock().unwrap_or_else(PoisonError::into_inner));
                    work(index, given, found)
                })
            })
        });
        found.extend(contradictions.into_inner().unwrap_or_default());
        (value, hosts.into_inner().unwrap_or_else(PoisonError::into_inner), found)
    }

    /// What pages and browsers take of the indexes, without the files that only a host's search
    /// reads. What comes out as in the index `before` is the same value.
    pub fn find(&self, pace: search::Pace, before: &SiteIndex) -> (SiteIndex, Diagnostics) {
        self.judged(self.with_search_input(|input| {
            let before = &before.files;
            search::find_site(&self.site, &search::Input { pace, before, ..*input })
        }))
    }

    /// Every text that is written, shown or not. Parts have files of their own, however many articles
    /// they stand in.
    pub fn documents(&self) -> Vec<Arc<Document>> {
        let parts = self.texts.parts.get_or_init(|| read::part_documents(&self.texts.rules));
        [self.texts.documents.as_slice(), parts].concat()
    }

    /// Articles that say nearly the same.
    pub fn duplicates(&self) -> (Vec<search::duplicates::Duplicate>, Diagnostics) {
        self.with_search_input(|input| search::find_duplicates(&self.site, input))
    }

    /// With what texts say against facts and promises.
    fn judged(&self, (index, mut found): (SiteIndex, Diagnostics)) -> (SiteIndex, Diagnostics) {
        found.extend(self.contradictions());
        (index, found)
    }

    /// What texts say against facts and promises: like search, that looks at all of them.
    pub fn contradictions(&self) -> Diagnostics {
        claims::check(&claims::Input {
            languages: &languages(&self.site),
            documents: &self.documents(),
            contact: &self.texts.contact,
            routing: self.desk.as_deref().map(|desk| &*desk.routing),
        })
    }

    fn with_search_input<T>(&self, work: impl FnOnce(&search::Input<'_>) -> T) -> T {
        let routing = self.desk.as_ref().map(|desk| &desk.routing);
        let of = |lang: &Lang| {
            let theme = (&*self.theme, &*self.site.config);
            Some((lang.clone(), render::search_documents(theme, routing?, lang)))
        };
        let contact = self.site.languages().filter_map(of).collect();
        let votes = |ids: &[&str], lang: &Lang| self.votes(ids, lang);
        work(&search::Input {
            synonyms: &self.synonyms,
            contact: &contact,
            pins: &self.pins,
            votes: &votes,
            meanings: &self.meanings,
            pace: search::Pace::default(),
            before: &[],
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
            look: &self.look,
            related: Some(&index.related),
            contact,
        }
    }

    /// Every file of the site, with what `index` adds to it, in memory.
    pub fn write(&self, index: SiteIndex) -> (Built, Diagnostics) {
        let files = Mutex::new(Vec::new());
        let keep = |file| {
            files.lock().unwrap_or_else(PoisonError::into_inner).push(file);
            ControlFlow::Continue(())
        };
        let written = self.pages(&index, |pages| pages.write_all(keep));
        let Written { counts, diagnostics, .. } = written.unwrap_or_default();
        let mut files = files.into_inner().unwrap_or_else(PoisonError::into_inner);
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let built = Built {
            counts,
            missing_strings: render::missing_strings(&self.theme, &self.site.config),
            unused: self.texts.unused(),
            duplicates: index.duplicates,
            pins: self.pins.clone(),
            documents: self.documents(),
            site: Arc::clone(&self.site),
            files,
            holidays: self.desk.as_deref().map(Desk::holidays).unwrap_or_default(),
            topic_asks: self.desk.as_deref().map(Desk::topic_asks).unwrap_or_default(),
        };
        (built, diagnostics)
    }
}

/// [`report_of`] a build.
pub fn report(built: &Built, diagnostics: &Diagnostics) -> serde_json::Value {
    report_of(&built.counts, diagnostics)
}

/// What `report.json` holds: counts and warnings, no times.
pub fn report_of(counts: &Counts, diagnostics: &Diagnostics) -> serde_json::Value {
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
    serde_json::json!({ "version": 1, "counts": counts, "warnings": warnings })
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
        diagnostics.extend(search::duplicates::check_titles(&built.site));
        Ok((Self { indexes: Some(indexes), asks }, diagnostics))
    }
}

/// The site's languages, the default one first.
fn languages(site: &Site) -> Vec<Lang> {
    let default = &site.config.default_language().lang;
    let others = site.config.languages.iter().map(|language| &language.lang);
    std::iter::once(default).chain(others.filter(|lang| *lang != default)).cloned().collect()
}
