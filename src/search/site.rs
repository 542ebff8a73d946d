//! The indexes of a whole site: every language's files, and what they find related.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::build::build_files;
use super::document::SearchArticle;
use super::documents::documents;
use super::error::SearchError;
use super::index::SearchIndex;
use super::projection::project;
use super::synonyms::Synonyms;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::graph::{ArticleIx, Site};
use crate::model::{Lang, OutputFile};
use crate::tree::TextFile;

/// Related articles kept for each article.
const RELATED: usize = 8;

/// What search adds to a build.
#[derive(Debug, Clone, Default)]
pub struct SiteIndex {
    /// `index/<lang>/` and `site/assets/search/<lang>/`.
    pub files: Vec<OutputFile>,
    /// For each language and article, the articles most like it, best first.
    pub related: BTreeMap<Lang, BTreeMap<ArticleIx, Vec<ArticleIx>>>,
}

/// (yes, no) of the article known under these ids, in a language.
pub type VotesOf<'a> = &'a (dyn Fn(&[&str], &Lang) -> (u32, u32) + Sync);

type Built = (Vec<OutputFile>, BTreeMap<ArticleIx, Vec<ArticleIx>>);

/// Indexes every language, side by side.
pub fn index_site(site: &Site, synonyms: &BTreeMap<Lang, TextFile>, votes: VotesOf<'_>) -> (SiteIndex, Diagnostics) {
    let languages: Vec<&Lang> = site.languages().collect();
    let built: Vec<_> =
        languages.par_iter().map(|lang| index_language(site, synonyms.get(lang), votes, lang)).collect();
    let (mut index, mut diagnostics) = (SiteIndex::default(), Diagnostics::new());
    for (lang, (built, found)) in languages.into_iter().zip(built) {
        diagnostics.extend(found);
        match built {
            Ok((files, related)) => {
                index.files.extend(files);
                index.related.insert(lang.clone(), related);
            }
            Err(error) => diagnostics.push(
                Diagnostic::error("search-index", format!("the search index for `{lang}` failed: {error}"))
                    .help("this is a fault of frontdesk: please report it with the articles that cause it"),
            ),
        }
    }
    (index, diagnostics)
}

fn index_language(
    site: &Site,
    synonyms: Option<&TextFile>,
    votes: VotesOf<'_>,
    lang: &Lang,
) -> (Result<Built, SearchError>, Diagnostics) {
    let (synonyms, diagnostics) = match synonyms {
        None => (Synonyms::default(), Diagnostics::new()),
        Some(file) => Synonyms::parse(file),
    };
    (build(site, votes, lang, &synonyms), diagnostics)
}

fn build(site: &Site, votes: VotesOf<'_>, lang: &Lang, synonyms: &Synonyms) -> Result<Built, SearchError> {
    let (indices, articles): (Vec<ArticleIx>, Vec<_>) = documents(site, lang, votes).into_iter().unzip();
    let sealed = build_files(lang, &articles, synonyms)?;
    let index = SearchIndex::open(&sealed)?;
    let (projected, related) = rayon::join(|| project(&index, &site.prefix(lang)), || related_of(&index, &articles));
    let mut files = sealed.outputs(lang);
    files.extend(projected?);
    let named = |found: Vec<u32>| found.into_iter().filter_map(|other| indices.get(other as usize).copied()).collect();
    let related = indices.iter().copied().zip(related?.into_iter().map(named)).collect();
    Ok((files, related))
}

/// For each article, the positions of those most like it.
fn related_of(index: &SearchIndex, articles: &[SearchArticle]) -> Result<Vec<Vec<u32>>, SearchError> {
    let related = |(at, article): (usize, &SearchArticle)| index.related(at as u32, &article.texts(), RELATED);
    articles.par_iter().enumerate().map(related).collect()
}
