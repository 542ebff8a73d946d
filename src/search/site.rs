//! The indexes of a whole site: every language's corpus, and what is made of it.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::checks::duplicates::Duplicate;
use super::corpus::Corpus;
use super::corpus::article::VotesOf;
use super::corpus::documents::documents;
use super::corpus::synonyms::Synonyms;
use super::error::SearchError;
use super::index::segment::build_files;
use super::shards::project;
use crate::diagnostics::{Diagnostic, Diagnostics, told};
use crate::graph::{ArticleIx, Site};
use crate::model::{Lang, OutputFile};
use crate::tree::TextFile;

/// Related articles kept for each article.
const RELATED: usize = 8;

/// For each article the articles most like it, best first.
pub type Related = BTreeMap<ArticleIx, Vec<ArticleIx>>;

/// What search adds to a build.
#[derive(Debug, Clone, Default)]
pub struct SiteIndex {
    /// `index/<lang>/` and `site/assets/search/<lang>/`.
    pub files: Vec<OutputFile>,
    pub related: BTreeMap<Lang, Related>,
    pub duplicates: Vec<Duplicate>,
}

/// What pages and browsers take of one language's corpus. Costs no tantivy, so that a preview can make it
/// anew behind every edit.
#[derive(Debug, Clone, Default)]
pub struct Found {
    pub related: Related,
    pub duplicates: Vec<Duplicate>,
    /// The files of `site/assets/search/<lang>/`.
    pub shards: Vec<OutputFile>,
}

impl Found {
    /// `indices` are the articles of the corpus in the site, `prefix` the language's path (`fr/`, empty for
    /// the default language).
    pub fn of(corpus: &Corpus, indices: &[ArticleIx], prefix: &str) -> Self {
        let (shards, (related, alike)) = rayon::join(
            || project(corpus, prefix),
            || {
                let related = corpus.related(RELATED);
                let alike = corpus.alike(&related);
                (related, alike)
            },
        );
        let index = |at: usize| indices.get(at).copied();
        let named = |found: Vec<u32>| found.into_iter().filter_map(|other| index(other as usize)).collect();
        let duplicates = alike.into_iter().filter_map(|pair| {
            let (earlier, later) = (index(pair.one)?, index(pair.other)?);
            Some(Duplicate { lang: corpus.lang.clone(), earlier, later, share: pair.share })
        });
        Self {
            duplicates: duplicates.collect(),
            related: indices.iter().copied().zip(related.into_iter().map(named)).collect(),
            shards,
        }
    }
}

/// Indexes every language, side by side.
pub fn index_site(site: &Site, synonyms: &BTreeMap<Lang, TextFile>, votes: VotesOf<'_>) -> (SiteIndex, Diagnostics) {
    let languages: Vec<&Lang> = site.languages().collect();
    let built: Vec<_> =
        languages.par_iter().map(|lang| index_language(site, synonyms.get(lang), votes, lang)).collect();
    let (mut index, mut diagnostics) = (SiteIndex::default(), Diagnostics::new());
    for (lang, (built, found)) in languages.into_iter().zip(built) {
        diagnostics.extend(found);
        match built {
            Ok((files, found)) => {
                index.files.extend(files);
                index.files.extend(found.shards);
                index.duplicates.extend(found.duplicates);
                index.related.insert(lang.clone(), found.related);
            }
            Err(error) => diagnostics.push(
                Diagnostic::error("search-index", format!("the search index for `{lang}` failed: {}", told(&error)))
                    .help("this is a fault of frontdesk: please report it with the articles that cause it"),
            ),
        }
    }
    (index, diagnostics)
}

/// A language's index, and what else is made of its corpus.
type Built = Result<(Vec<OutputFile>, Found), SearchError>;

fn index_language(site: &Site, synonyms: Option<&TextFile>, votes: VotesOf<'_>, lang: &Lang) -> (Built, Diagnostics) {
    let (synonyms, diagnostics) = match synonyms {
        None => (Synonyms::default(), Diagnostics::new()),
        Some(file) => Synonyms::parse(file),
    };
    let (indices, articles): (Vec<ArticleIx>, Vec<_>) = documents(site, lang, votes).into_iter().unzip();
    let corpus = Corpus::new(lang, articles, &synonyms);
    let (sealed, found) = rayon::join(|| build_files(&corpus), || Found::of(&corpus, &indices, &site.prefix(lang)));
    (sealed.map(|sealed| (sealed.outputs(lang), found)), diagnostics)
}
