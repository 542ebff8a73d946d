//! The reading stage: everything a build takes from files, before anything is made of it.
//!
//! What comes after works on values. So a stage can be tried without a folder, remembered by what
//! went into it, and never finds a file changed under its hands.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::beside::Beside;
use super::documents::{Folder, Reading};
use super::optional::data;
use super::request::{Done, NO_SITE_HELP, Request, SITE_FILE};
use crate::config::{self, Config};
use crate::content::{self, Name, Named, Parts, Rules};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::facts::{self, Facts};
use crate::graph;
use crate::memo::Memo;
use crate::model::{Document, DocumentKey, DocumentKind, Lang};
use crate::source::Source;
use crate::translate::{self, Marked};
use crate::tree::TextFile;

/// A site's files, read and parsed one by one; nothing here knows another file yet.
pub(super) struct Inputs {
    /// What the site is linked from.
    pub graph: graph::Input,
    /// What documents are read by, with the parts that may stand in them.
    pub rules: Arc<Rules>,
    pub beside: Beside,
}

impl Inputs {
    /// `None` without a usable `site.toml`.
    pub fn read(
        source: &Source,
        request: &Request,
        memo: &Memo,
        (done, diagnostics): (Done<'_>, &mut Diagnostics),
    ) -> Option<Self> {
        let config = Arc::new(configuration(source, request, diagnostics)?);
        let facts = facts(source, &config, diagnostics);
        let folder = memo.again("folder", |last| Folder::again(source, last));
        diagnostics.extend(folder.walk.diagnostics.clone());
        let parts = parts(source, &config, &folder, diagnostics);
        let rules = Rules::of(&config).uncoloured(request.plain).unchecked(request.plain);
        let rules = memo.same("rules", rules.with(&facts).with_parts(parts));
        let ((documents, found), (beside, told)) = rayon::join(
            || {
                let by = || (languages(&config), &rules);
                let again = |last: Option<&Reading>| Reading::again(source, &folder, by(), last);
                let reading = memo.again("documents", again);
                let mut found: Diagnostics = reading.diagnostics().cloned().collect();
                let documents = reading.documents.clone();
                done("documents", documents.len());
                let documents = match request.plain {
                    true => documents,
                    false => noted(source, &config, documents, (memo, &rules), &mut found),
                };
                done("translations", config.languages.len());
                (documents, found)
            },
            || Beside::read(source, &config, &facts, memo),
        );
        diagnostics.extend(found);
        diagnostics.extend(told);
        done("theme", beside.theme.files());
        let files = files(source, graph::wanted_files(&documents));
        done("files", files.len());
        let graph = graph::Input {
            files,
            config,
            documents,
            listing: Arc::clone(&folder.paths),
            today: request.today(),
            drafts: request.drafts,
        };
        Some(Self { graph, rules, beside })
    }
}

/// The configuration of a site, every document, and the facts in them.
pub type Texts = (Config, Vec<Arc<Document>>, Arc<Facts>);

/// Every part as a document of its own: translators work on its file, not on the articles. What is
/// wrong in it is told where it stands.
pub fn part_documents(rules: &Rules) -> Vec<Arc<Document>> {
    parts_as(rules, |file, name| content::parse(file, name, rules).0)
}

fn parts_as(rules: &Rules, document: impl Fn(&TextFile, &Name) -> Document) -> Vec<Arc<Document>> {
    let versions = rules
        .parts
        .iter()
        .flat_map(|(name, versions)| versions.iter().map(move |(lang, file)| (name, lang, file)));
    let document = |(name, lang, file): (&str, &Lang, &TextFile)| {
        let key = DocumentKey::new(format!("_parts/{name}"));
        let name = Name { key, kind: DocumentKind::Article, lang: lang.clone() };
        Arc::new(document(file, &name))
    };
    versions.map(document).collect()
}

/// A site's [`Texts`], parts among them, for what needs no more. `None` without a usable
/// `site.toml`.
pub fn texts(source: &Source, request: &Request) -> (Option<Texts>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let config = configuration(source, request, &mut diagnostics);
    let read = config.map(|config| {
        let facts = facts(source, &config, &mut diagnostics);
        let folder = Folder::again(source, None);
        diagnostics.extend(folder.walk.diagnostics.clone());
        let parts = parts(source, &config, &folder, &mut diagnostics);
        let rules = Rules::of(&config).uncoloured(true).with(&facts).with_parts(parts);
        let rules = Arc::new(rules);
        let reading = Reading::again(source, &folder, (languages(&config), &rules), None);
        diagnostics.extend(reading.diagnostics().cloned().collect());
        let mut documents = reading.documents;
        documents.extend(part_documents(&rules));
        (config, documents, facts)
    });
    (read, diagnostics.sorted())
}

/// The configuration of a site and every document.
pub type Outlines = (Config, Vec<Arc<Document>>);

/// A site's [`Outlines`], each document without what would be made of its text: a tenth of the time
/// of [`texts`], for what compares sources with translations.
pub fn outlines(source: &Source, request: &Request) -> (Option<Outlines>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let config = configuration(source, request, &mut diagnostics);
    let read = config.map(|config| {
        let folder = Folder::again(source, None);
        diagnostics.extend(folder.walk.diagnostics.clone());
        let parts = parts(source, &config, &folder, &mut diagnostics);
        let rules = Rules::of(&config).with_parts(parts);
        let languages = languages(&config);
        let outline = |path: &&String| match content::name(path, &languages) {
            Ok(Named::Document(name)) => {
                let file = source.text(path);
                file.map(|file| Some(Arc::new(content::outline(&file, &name))))
            }
            Ok(Named::Other | Named::Part(_)) => Ok(None),
            Err(d) => Err(d),
        };
        let paths: Vec<&String> = folder.paths.iter().collect();
        let read: Vec<Result<_, Diagnostic>> = paths.par_iter().map(outline).collect();
        let mut documents = Vec::with_capacity(read.len());
        for one in read {
            match one {
                Ok(document) => documents.extend(document),
                Err(d) => diagnostics.push(d),
            }
        }
        documents.extend(parts_as(&rules, content::outline));
        (config, documents)
    });
    (read, diagnostics.sorted())
}

/// What translations no longer say is told beside it; `check` has more to say about it.
fn noted(
    source: &Source,
    config: &Config,
    documents: Vec<Arc<Document>>,
    (memo, rules): (&Memo, &Arc<Rules>),
    diagnostics: &mut Diagnostics,
) -> Vec<Arc<Document>> {
    let languages = config.languages.iter().map(|language| language.lang.clone());
    let (files, found) = translate::RecordFiles::open(source, languages);
    diagnostics.extend(found);
    let (records, found) = memo.last("translations", files, translate::RecordFiles::read);
    diagnostics.extend(found);
    let by = (&records, rules);
    let again = |last: Option<&Marked>| Marked::again(config, &documents, by, last);
    memo.again("drift", again).documents.clone()
}

fn configuration(
    source: &Source,
    request: &Request,
    diagnostics: &mut Diagnostics,
) -> Option<Config> {
    match source.text(SITE_FILE) {
        Ok(file) => {
            let (config, found) = config::read(&file, request.base_url.clone());
            diagnostics.extend(found);
            let mut config = Config { preview: request.preview, ..config? };
            if request.untrusted {
                (config.trusted, config.raw_html) = (false, false);
            }
            Some(config)
        }
        Err(d) => {
            diagnostics.push(d.help(NO_SITE_HELP));
            None
        }
    }
}

/// What stands in several articles.
fn parts(
    source: &Source,
    config: &Config,
    folder: &Folder,
    diagnostics: &mut Diagnostics,
) -> Parts {
    let default = &config.default_language().lang;
    let relatives = config.languages.iter().map(|language| {
        let chain = language.fallback.iter().chain([default]).cloned().collect();
        (language.lang.clone(), chain)
    });
    let mut parts = Parts::new(relatives.collect());
    let languages = languages(config);
    for path in folder.paths.iter().filter(|path| content::is_in_parts(path)) {
        let Ok(Named::Part(name)) = content::name(path, &languages) else { continue };
        match source.text(path) {
            Ok(file) => parts.add(name, file),
            Err(d) => diagnostics.push(d),
        }
    }
    parts
}

fn languages(config: &Config) -> Vec<Lang> {
    config.languages.iter().map(|language| language.lang.clone()).collect()
}

/// Pictures and attachments, each once. What cannot be read is told where it is referred to.
fn files(source: &Source, paths: BTreeSet<String>) -> graph::FileBytes {
    let paths: Vec<String> = paths.into_iter().collect();
    let read: Vec<_> = paths
        .into_par_iter()
        .map(|path| {
            let bytes = source.bytes(&path);
            (path, bytes)
        })
        .collect();
    read.into_iter().collect()
}

/// The site's facts, where it has any.
pub fn facts(source: &Source, config: &Config, diagnostics: &mut Diagnostics) -> Arc<Facts> {
    let default = &config.default_language().lang;
    let others = config.languages.iter().map(|language| &language.lang);
    let mut languages: Vec<Lang> = vec![default.clone()];
    languages.extend(others.filter(|lang| *lang != default).cloned());
    let relatives = config.languages.iter();
    let relatives: BTreeMap<Lang, Vec<Lang>> =
        relatives.map(|language| (language.lang.clone(), language.fallback.clone())).collect();
    let read = |file: &TextFile| {
        let (facts, found) = facts::read(file, &languages);
        (Facts { relatives: relatives.clone(), ..facts }, found)
    };
    Arc::new(data(source, facts::PATH, diagnostics, read, Facts::default()))
}
