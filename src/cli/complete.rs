//! What a shell offers behind Tab, beside commands and options: what the site in this folder has.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::PathBuf;

use clap_complete::engine::CompletionCandidate;

use crate::config::{self, Config};
use crate::contact;
use crate::contact::model::Routing;
use crate::pipeline::SITE_FILE;
use crate::source::Source;

/// The languages of site.toml.
pub fn languages(start: &OsStr) -> Vec<CompletionCandidate> {
    let languages = site().into_iter().flat_map(|(_, config)| config.languages);
    matching(start, languages.map(|language| language.lang.to_string()))
}

/// The topics of contact.yaml.
pub fn topics(start: &OsStr) -> Vec<CompletionCandidate> {
    let routing = routing();
    matching(start, routing.iter().flat_map(|own| own.topics.iter().map(|t| t.id.value.clone())))
}

/// The questions of contact.yaml.
pub fn questions(start: &OsStr) -> Vec<CompletionCandidate> {
    let routing = routing();
    matching(start, routing.iter().flat_map(|own| own.questions.iter().map(|q| q.value.clone())))
}

/// Articles by their path below `content/`, without ending.
pub fn articles(start: &OsStr) -> Vec<CompletionCandidate> {
    let paths = site().into_iter().flat_map(|(source, _)| source.walk("content").0);
    let ids = paths.filter_map(|entry| {
        let id = entry.path.strip_prefix("content/")?.strip_suffix(".md")?.to_owned();
        // Translations have a language behind their name.
        (!id.rsplit('/').next().unwrap_or(&id).contains(['.', '_'])).then_some(id)
    });
    matching(start, ids)
}

/// The same, and the folders that a new one may stand in.
pub fn places(start: &OsStr) -> Vec<CompletionCandidate> {
    let paths = site().into_iter().flat_map(|(source, _)| source.walk("content").0);
    let folders: BTreeSet<String> = paths
        .filter_map(|entry| {
            let (folder, _) = entry.path.strip_prefix("content/")?.rsplit_once('/')?;
            (!folder.starts_with('_')).then(|| format!("{folder}/"))
        })
        .collect();
    let mut places = matching(start, folders.into_iter());
    places.extend(articles(start));
    places
}

fn matching(start: &OsStr, all: impl Iterator<Item = String>) -> Vec<CompletionCandidate> {
    let start = start.to_string_lossy();
    all.filter(|value| value.starts_with(&*start)).map(CompletionCandidate::new).collect()
}

/// The site that commands are about, as far as it can be read: a shell asks while somebody types.
fn site() -> Option<(Source, Config)> {
    let root = std::env::var_os("FRONTDESK_ROOT").map_or_else(|| PathBuf::from("."), PathBuf::from);
    let source = Source::open(&root).ok()?;
    let config = config::read(&source.text(SITE_FILE).ok()?, None).0?;
    Some((source, config))
}

fn routing() -> Option<Routing> {
    let (source, config) = site()?;
    let file = source.text("content/contact.yaml").ok()?;
    contact::read(&file, &config.default_language().lang, &[]).0
}
