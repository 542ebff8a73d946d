//! The whole flow on one screen:
//!
//! 1. read `site.toml`;
//! 2. find and parse every document, side by side;
//! 3. link them into a site;
//! 4. read the votes and the approved replies;
//! 5. index what the site answers; route what it cannot;
//! 6. render everything into memory.
//!
//! Pure but for the [`Source`]: the same files and the same [`Request`] give the same bytes. Nothing
//! here writes, prints or looks at a clock.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;
use rayon::prelude::*;

use crate::config::{self, BaseUrl, Config};
use crate::contact::{self, model::Routing, plan::Plan, table::Table};
use crate::content::{self, Named};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::graph::{self, Site};
use crate::memo::Memo;
use crate::model::{Document, Lang, OutputFile};
use crate::ratings::{self, Ratings};
use crate::render::{self, Theme, ThemeFile};
use crate::replies::{self, Replies};
use crate::search::{self, Indexes, SearchError, asks::AskCount};
use crate::source::Source;
use crate::tree::{TextFile, one_of};

/// The site's own description.
pub const SITE_FILE: &str = "site.toml";

/// What a build depends on besides the files.
#[derive(Debug, Clone)]
pub struct Request {
    /// Replaces `base_url` of site.toml.
    pub base_url: Option<BaseUrl>,
    /// The build's only time.
    pub now: Timestamp,
    pub drafts: bool,
}

/// A finished build, in memory.
pub struct Built {
    pub site: Site,
    /// Ordered by path.
    pub files: Vec<OutputFile>,
    pub counts: Counts,
    /// Words that the theme lacks in one of the site's languages; for `check`.
    pub missing_strings: Diagnostics,
    /// Each set of opening hours that keeps public holidays, with the coming ones; for `check`.
    pub holidays: Vec<(String, Vec<jiff::civil::Date>)>,
}

/// What `report.json` and the closing line say.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    pub languages: usize,
    pub articles: usize,
    /// Own translations, fallbacks not counted.
    pub translations: usize,
    pub pages: usize,
    pub files: usize,
    pub bytes: u64,
}

/// Builds the site. `None` when there is no usable `site.toml`; otherwise there is a site even when
/// the diagnostics hold errors, so that a writer sees the rest of it.
pub fn build(source: &Source, request: &Request, memo: &Memo) -> (Option<Built>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let Some(config) = configuration(source, request, &mut diagnostics) else { return (None, diagnostics.sorted()) };
    let config = Arc::new(config);
    let documents = documents(source, &config, memo, &mut diagnostics);
    let input = graph::Input { config, documents, source, today: today(request), drafts: request.drafts };
    let (site, found) = graph::link(input);
    diagnostics.extend(found);
    let (ratings, found) = data(source, ratings::PATH, Ratings::none(), ratings::read);
    diagnostics.extend(found);
    let (replies, found) = data(source, replies::PATH, Replies::none(), replies::read);
    diagnostics.extend(found);
    let votes = |ids: &[&str], lang: &Lang| {
        let votes = ratings.votes(ids.iter().copied(), lang);
        (votes.yes, votes.no)
    };
    // What an index takes leaves time for the rest.
    let ((index, found), (desk, theme, more)) =
        rayon::join(|| search::index_site(source, &site, &votes), || desk_and_theme(source, &site, request));
    diagnostics.extend(found);
    diagnostics.extend(more);
    let contact = desk.as_ref().map(Desk::links);
    let input = render::Input {
        site: &site,
        ratings: &ratings,
        replies: &replies,
        theme: &theme,
        related: Some(&index.related),
        contact: contact.as_ref(),
    };
    let (mut files, found) = render::render(&input);
    diagnostics.extend(found);
    files.extend(index.files);
    let holidays = desk.as_ref().map(Desk::holidays).unwrap_or_default();
    files.extend(desk.map(|desk| desk.files.files).unwrap_or_default());
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let counts = count(&site, &files);
    let missing_strings = render::missing_strings(&theme, &site.config);
    (Some(Built { site, files, counts, missing_strings, holidays }), diagnostics.sorted())
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
        let sets = self.routing.hours.iter().zip(&self.files.holidays);
        sets.filter(|(hours, _)| hours.holidays.is_some())
            .map(|(hours, days)| (hours.id.value.clone(), days.clone()))
            .collect()
    }

    fn links(&self) -> render::Contact<'_> {
        render::Contact {
            routing: &self.routing,
            table: &self.table,
            plan: &self.plan,
            hours: self.files.hours.clone(),
            holidays: &self.files.holidays,
        }
    }
}

fn desk_and_theme(source: &Source, site: &Site, request: &Request) -> (Option<Desk>, Theme, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let desk = routing(source, site, request, &mut diagnostics).map(|routing| Desk::new(routing, request.now));
    let theme = theme(source, &site.config, &mut diagnostics);
    (desk, theme, diagnostics)
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
/// words of the theme, articles that are due for review, questions that miss their article, articles
/// that say the same.
pub fn check(built: &Built, request: &Request) -> (Checked, Diagnostics) {
    let mut diagnostics = crate::graph::review(&built.site, today(request));
    diagnostics.extend(built.missing_strings.clone());
    let (checked, found) = Checked::of(built).unwrap_or_else(|error| {
        let d = Diagnostic::error("search-index", format!("the search index cannot be asked: {error}"));
        (Checked::default(), Diagnostics::from_iter([d.help("this is a fault of frontdesk: please report it")]))
    });
    diagnostics.extend(found);
    (checked, diagnostics)
}

impl Checked {
    fn of(built: &Built) -> Result<(Self, Diagnostics), SearchError> {
        let indexes = Indexes::of_build(&built.files)?;
        let (asks, mut diagnostics) = search::asks::check_asks(&built.site, &indexes)?;
        diagnostics.extend(search::duplicates::check_duplicates(&built.site, &indexes)?);
        Ok((Self { indexes: Some(indexes), asks }, diagnostics))
    }
}

fn today(request: &Request) -> jiff::civil::Date {
    request.now.to_zoned(jiff::tz::TimeZone::UTC).date()
}

fn configuration(source: &Source, request: &Request, diagnostics: &mut Diagnostics) -> Option<Config> {
    match source.text(SITE_FILE) {
        Ok(file) => {
            let (config, found) = config::read(&file, request.base_url.clone());
            diagnostics.extend(found);
            config
        }
        Err(d) => {
            diagnostics.push(d.help("run frontdesk where site.toml stands, or name that folder with --root"));
            None
        }
    }
}

fn documents(source: &Source, config: &Config, memo: &Memo, diagnostics: &mut Diagnostics) -> Vec<Arc<Document>> {
    let (entries, found) = source.walk("content");
    diagnostics.extend(found);
    let languages: Vec<Lang> = config.languages.iter().map(|language| language.lang.clone()).collect();
    let parsed: Vec<(Option<Arc<Document>>, Diagnostics)> =
        entries.par_iter().map(|entry| document(source, &entry.path, &languages, config.raw_html, memo)).collect();
    let mut documents = Vec::with_capacity(parsed.len());
    for (document, found) in parsed {
        diagnostics.extend(found);
        documents.extend(document);
    }
    documents
}

fn document(
    source: &Source,
    path: &str,
    languages: &[Lang],
    raw_html: bool,
    memo: &Memo,
) -> (Option<Arc<Document>>, Diagnostics) {
    let name = match content::name(path, languages) {
        Ok(Named::Document(name)) => name,
        Ok(Named::Other) => return (None, Diagnostics::new()),
        Err(d) => return (None, Diagnostics::from_iter([d])),
    };
    match source.text(path) {
        Ok(file) => {
            let (document, found) = memo.document(file, name, raw_html);
            (Some(document), found)
        }
        Err(d) => (None, Diagnostics::from_iter([d])),
    }
}

/// The built-in theme with the site's own files over it.
pub fn theme(source: &Source, config: &Config, diagnostics: &mut Diagnostics) -> Theme {
    let folder = format!("themes/{}", config.theme.name);
    let mut own = Vec::new();
    if let Some(unknown) = unknown_theme(source, config) {
        diagnostics.push(unknown);
    }
    for part in ["templates", "assets", "i18n"] {
        let (entries, found) = source.walk(&format!("{folder}/{part}"));
        diagnostics.extend(found);
        for entry in entries {
            let name = entry.path.strip_prefix(&folder).unwrap_or(&entry.path).trim_start_matches('/').to_owned();
            match source.bytes(&entry.path) {
                Ok(bytes) => own.push(ThemeFile { name, path: entry.path, bytes }),
                Err(d) => diagnostics.push(d),
            }
        }
    }
    let (theme, found) = Theme::load(&own);
    diagnostics.extend(found);
    theme
}

/// A theme that site.toml names and that no folder holds. `default` is in the program.
fn unknown_theme(source: &Source, config: &Config) -> Option<Diagnostic> {
    let name = config.theme.name.as_str();
    let span = config.theme.name_span?;
    let (entries, _) = source.walk("themes");
    let themes: BTreeSet<&str> =
        entries.iter().filter_map(|entry| entry.path.split('/').nth(1)).chain(["default"]).collect();
    if themes.contains(name) {
        return None;
    }
    let message = format!("there is no theme `{name}`: themes/{name}/ has no files");
    let place = config.file.place(span);
    Some(Diagnostic::error("unknown-theme", message).at(place).help(one_of(name, themes)))
}

/// The routing, proven. `None` when the site has none, or when a mistake in it could send a customer
/// the wrong way.
fn routing(source: &Source, site: &Site, request: &Request, diagnostics: &mut Diagnostics) -> Option<Routing> {
    let (routing, found) = contact::load(source, &site.config, today(request));
    diagnostics.extend(found);
    let routing = routing?;
    let (_, found) = contact::prove::prove(&routing);
    let proven = !found.has_errors();
    diagnostics.extend(found);
    diagnostics.extend(contact::check_articles(&routing, site));
    proven.then_some(routing)
}

/// What `read` makes of a file that a site may do without; `none` without it, or where it is broken.
fn data<T>(source: &Source, path: &str, none: T, read: fn(&TextFile) -> (T, Diagnostics)) -> (T, Diagnostics) {
    match source.optional_text(path) {
        Ok(None) => (none, Diagnostics::new()),
        Ok(Some(file)) => read(&file),
        Err(d) => (none, Diagnostics::from_iter([d])),
    }
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
