//! The indexes of a whole site: every language's corpus, and what is made of it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use super::checks::duplicates::Duplicate;
use super::corpus::Corpus;
use super::corpus::alike::Alike;
use super::corpus::article::{SearchArticle, VotesOf};
use super::corpus::documents::documents;
use super::corpus::everyday::everyday;
use super::corpus::pins::Pins;
use super::corpus::synonyms::Synonyms;
use super::error::SearchError;
use super::index::segment::build_files;
use super::meaning::{Meanings, Near, Text, near, path, texts};
use super::pace::Pace;
use super::shards::{Before, Give, project};
use super::text::function_words::function_words;
use crate::diagnostics::{Diagnostic, Diagnostics, Place, told};
use crate::graph::{ArticleIx, Ix, Site};
use crate::model::{Lang, OutputFile};
use crate::tree::TextFile;

/// Related articles kept for each article.
const RELATED: usize = 8;

/// For each article the articles most like it, best first.
pub type Related = BTreeMap<ArticleIx, Vec<ArticleIx>>;

/// What is searched beside the site's articles.
pub struct Input<'a> {
    pub synonyms: &'a BTreeMap<Lang, TextFile>,
    /// Contact topics, then channels, of each language; none on a site without routing.
    pub contact: &'a BTreeMap<Lang, Vec<SearchArticle>>,
    pub pins: &'a Pins,
    pub votes: VotesOf<'a>,
    /// What each language's words are near, where the site knows it.
    pub meanings: &'a BTreeMap<Lang, Meanings>,
    pub pace: Pace,
    /// Of an index before, to be kept by [`find_site`] where they are the same.
    pub before: &'a [OutputFile],
}

/// Who takes the files of [`index_site_into`].
#[derive(Clone, Copy)]
pub struct Takers<'g> {
    /// Those that browsers read.
    pub shards: Give<'g>,
    /// Those that only a host's search reads.
    pub hosts: Give<'g>,
}

/// What search adds to a build.
#[derive(Debug, Clone, Default)]
pub struct SiteIndex {
    /// `index/<lang>/` and `site/assets/search/<lang>/`; none of those that were given away.
    pub files: Vec<OutputFile>,
    pub related: BTreeMap<Lang, Related>,
    pub duplicates: Vec<Duplicate>,
}

impl SiteIndex {
    /// What still holds of this index of `from` in `to`, an edit later: nobody waits for search to
    /// see a page. Articles are known by their ids; a new one has nothing yet.
    pub fn carried(&self, from: &Site, to: &Site) -> Self {
        let moved = from.places_in(to);
        let moved = |old: &ArticleIx| moved.get(old.position()).copied().flatten();
        let move_all = |found: &Related| -> Related {
            let kept = found.par_iter().filter_map(|(old, others)| {
                Some((moved(old)?, others.iter().filter_map(moved).collect()))
            });
            kept.collect::<Vec<_>>().into_iter().collect()
        };
        let folders: Vec<String> =
            to.languages().map(|lang| format!("site/assets/search/{lang}/")).collect();
        let is_kept =
            |file: &&OutputFile| folders.iter().any(|folder| file.path.starts_with(folder));
        let related =
            self.related.iter().filter(|(lang, _)| to.languages().any(|own| own == *lang));
        Self {
            files: self.files.iter().filter(is_kept).cloned().collect(),
            related: related.map(|(lang, found)| (lang.clone(), move_all(found))).collect(),
            duplicates: Vec::new(),
        }
    }
}

/// What pages and browsers take of one language's corpus. Costs no tantivy, so that a preview can
/// make it anew behind every edit.
#[derive(Debug, Clone, Default)]
pub struct Found {
    pub related: Related,
    pub duplicates: Vec<Duplicate>,
    /// The files of `site/assets/search/<lang>/`.
    pub shards: Vec<OutputFile>,
}

impl Found {
    /// `indices` are the articles of the corpus in the site, `prefix` the language's path (`fr/`,
    /// empty for the default language), `languages` how many the site has. Shards are given to
    /// `give`, if there is one.
    pub fn of(
        corpus: &Corpus,
        indices: &[ArticleIx],
        (prefix, languages): (&str, usize),
        before: &Before<'_>,
        give: Option<Give<'_>>,
    ) -> Self {
        let kept = Mutex::new(Vec::new());
        let keep = |shard| kept.lock().unwrap_or_else(PoisonError::into_inner).push(shard);
        let ((), (related, alike)) = rayon::join(
            || project(corpus, prefix, languages, before, give.unwrap_or(&keep)),
            || {
                let related = corpus.related(RELATED);
                let alike = corpus.alike(&related);
                (related, alike)
            },
        );
        let mut shards = kept.into_inner().unwrap_or_else(PoisonError::into_inner);
        shards.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        let index = |at: usize| indices.get(at).copied();
        let others =
            |found: Vec<u32>| found.into_iter().filter_map(|other| index(other as usize)).collect();
        Self {
            duplicates: named(corpus, indices, alike),
            related: indices.iter().copied().zip(related.into_iter().map(others)).collect(),
            shards,
        }
    }
}

/// Indexes every language, side by side.
pub fn index_site(site: &Site, input: &Input<'_>) -> (SiteIndex, Diagnostics) {
    let files = Mutex::new(Vec::new());
    let keep = |file| files.lock().unwrap_or_else(PoisonError::into_inner).push(file);
    let to = Takers { shards: &keep, hosts: &keep };
    let ((index, mut diagnostics), failed) =
        index_site_into(site, input, to, |index, diagnostics| (index, diagnostics));
    diagnostics.extend(failed);
    let mut files = files.into_inner().unwrap_or_else(PoisonError::into_inner);
    files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    (SiteIndex { files, ..index }, diagnostics)
}

/// [`index_site`] whose files are given away as they are made. `work` has what pages take of it
/// while the files that only a host's search reads are still made: one thread can do no more than
/// that for a language, and pages need all of them.
pub fn index_site_into<'s, T>(
    site: &'s Site,
    input: &Input<'s>,
    to: Takers<'s>,
    work: impl FnOnce(SiteIndex, Diagnostics) -> T,
) -> (T, Diagnostics) {
    let failed = Mutex::new(BTreeMap::new());
    let note = |lang: &Lang, error| {
        failed.lock().unwrap_or_else(PoisonError::into_inner).insert(lang.clone(), error);
    };
    let languages = site.languages().count();
    let done = rayon::in_place_scope(|scope| {
        let (index, diagnostics) = gather(site, |lang| {
            let (corpus, indices, diagnostics) = corpus(site, input, lang);
            let (of_documents, note) = (corpus.of_documents(), &note);
            scope.spawn(move |_| match build_files(of_documents) {
                Ok(files) => files.outputs(lang).into_iter().for_each(to.hosts),
                Err(error) => note(lang, error),
            });
            let (place, before) = ((&*site.prefix(lang), languages), Before::default());
            (Found::of(&corpus, &indices, place, &before, Some(to.shards)), diagnostics)
        });
        work(index, diagnostics)
    });
    let failed = failed.into_inner().unwrap_or_else(PoisonError::into_inner);
    (done, failed.iter().map(|(lang, error)| broken(lang, error)).collect())
}

/// As [`index_site`], without the files that only a host's search reads: a preview needs no
/// tantivy.
pub fn find_site(site: &Site, input: &Input<'_>) -> (SiteIndex, Diagnostics) {
    let (before, languages) = (Before::of(input.before), site.languages().count());
    gather(site, |lang| {
        let (corpus, indices, diagnostics) = corpus(site, input, lang);
        let place = (&*site.prefix(lang), languages);
        (Found::of(&corpus, &indices, place, &before, None), diagnostics)
    })
}

/// Articles that say nearly the same, and nothing else of [`find_site`].
pub fn find_duplicates(site: &Site, input: &Input<'_>) -> (Vec<Duplicate>, Diagnostics) {
    let languages: Vec<&Lang> = site.languages().collect();
    let found = languages.par_iter().map(|lang| {
        let (corpus, indices, diagnostics) = corpus(site, input, lang);
        let alike = corpus.alike(&corpus.related(RELATED));
        (named(&corpus, &indices, alike), diagnostics)
    });
    let (found, diagnostics): (Vec<_>, Vec<_>) = found.collect::<Vec<_>>().into_iter().unzip();
    (found.concat(), diagnostics.into_iter().flatten().collect())
}

/// Articles of a corpus as those of its site.
fn named(corpus: &Corpus, indices: &[ArticleIx], alike: Vec<Alike>) -> Vec<Duplicate> {
    let index = |at: usize| indices.get(at).copied();
    let duplicates = alike.into_iter().filter_map(|pair| {
        let (earlier, later) = (index(pair.one)?, index(pair.other)?);
        Some(Duplicate { lang: corpus.lang.clone(), earlier, later, share: pair.share })
    });
    duplicates.collect()
}

/// What is found in every language, side by side.
fn gather<'s>(
    site: &'s Site,
    of: impl Fn(&'s Lang) -> (Found, Diagnostics) + Sync,
) -> (SiteIndex, Diagnostics) {
    let languages: Vec<&'s Lang> = site.languages().collect();
    let all: Vec<_> = languages.par_iter().map(|lang| of(lang)).collect();
    let (mut index, mut diagnostics) = (SiteIndex::default(), Diagnostics::new());
    for (lang, (found, told)) in languages.into_iter().zip(all) {
        diagnostics.extend(told);
        index.files.extend(found.shards);
        index.duplicates.extend(found.duplicates);
        index.related.insert(lang.clone(), found.related);
    }
    (index, diagnostics)
}

fn broken(lang: &Lang, error: &SearchError) -> Diagnostic {
    let message = format!("the search index for `{lang}` failed: {}", told(error));
    let help = "this is a fault of frontdesk: please report it with the articles that cause it";
    Diagnostic::error("search-index", message).help(help)
}

/// The language's articles as search sees them, and where they are in the site; ways to a person
/// stand behind them.
fn corpus(site: &Site, input: &Input<'_>, lang: &Lang) -> (Corpus, Vec<ArticleIx>, Diagnostics) {
    let (synonyms, mut diagnostics) = match input.synonyms.get(lang) {
        None => (Synonyms::default(), Diagnostics::new()),
        Some(file) => Synonyms::parse(file),
    };
    let (indices, articles) = articles(site, input, lang);
    let synonyms = synonyms.with_everyday(everyday(lang));
    let mut corpus = Corpus::paced(lang, articles, &synonyms, input.pace.clone());
    corpus.pins = input.pins.compiled(lang, &corpus.articles, &function_words(lang));
    if let Some(meanings) = input.meanings.get(lang) {
        let near = near(&corpus, meanings);
        diagnostics.extend(unmeant(lang, &near));
        corpus.lists = Arc::new(near.lists);
    }
    (corpus, indices, diagnostics)
}

fn articles(site: &Site, input: &Input<'_>, lang: &Lang) -> (Vec<ArticleIx>, Vec<SearchArticle>) {
    let (indices, mut articles): (Vec<ArticleIx>, Vec<_>) =
        documents(site, lang, input.votes).into_iter().unzip();
    articles.extend(input.contact.get(lang).into_iter().flatten().cloned());
    debug_assert!(articles.is_sorted_by_key(SearchArticle::kind));
    (indices, articles)
}

/// Everything of a language that has a vector, `others` being further words.
pub fn meant_texts(site: &Site, input: &Input<'_>, lang: &Lang, others: &str) -> Vec<Text> {
    texts(lang, &articles(site, input, lang).1, others)
}

/// Sections that are found by their words alone.
fn unmeant(lang: &Lang, near: &Near) -> Diagnostics {
    if near.without == 0 {
        return Diagnostics::new();
    }
    let of = near.documents;
    let message = format!("{} of {of} sections in `{lang}` have no vector", near.without);
    let d = Diagnostic::notice("meaning-missing", message).at(Place::file(path(lang)));
    Diagnostics::from_iter([d.help("run tools/meaning: until then words alone find them")])
}
