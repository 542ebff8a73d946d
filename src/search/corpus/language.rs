//! A language's corpus: what index and shards are made of.

use std::sync::Arc;

use rayon::prelude::*;

use super::article::{Part, SearchArticle};
use super::contact::{Kind, Names};
use super::counts::{ArticleTerm, Counts, count};
use super::field_lengths::norm_of;
use super::lexicon::Lexicon;
use super::named::names;
use super::pins::Pinned;
use super::postings::Postings;
use super::runs::{List, Runs};
use super::synonyms::{CompiledSynonyms, Synonyms};
use super::titles::titles;
use super::vocabulary::Vocabulary;
use super::weights::idf;
use crate::model::Lang;
use crate::search::meaning::lists::Written;
use crate::search::pace::Pace;
use crate::search::text::affix::AffixRules;
use crate::search::text::function_words::function_words;
use crate::search::text::spoken;
use crate::search::text::stem::WordStemmer;
use crate::search::text::words::Words;

/// Everything that one language's index and shards are made of. Pure: the same articles give the
/// same corpus, whatever else was there before. A clone has the large parts in common.
#[derive(Clone)]
pub struct Corpus {
    pub lang: Lang,
    /// In the order of the input, which ties in the ranking follow.
    pub articles: Arc<Vec<SearchArticle>>,
    /// Sections and `asks` lines, article by article.
    pub documents: Arc<Vec<Document>>,
    pub lexicon: Arc<Lexicon>,
    /// By term of the lexicon.
    pub postings: Arc<Postings>,
    /// Tokens of all heads, and of all texts.
    pub tokens: [u64; 2],
    pub affixes: AffixRules,
    pub synonyms: CompiledSynonyms,
    /// What each contact channel is called.
    pub names: Vec<Names>,
    /// How long the title of each article is, where no head says it ([`super::titles`]).
    pub titles: Arc<Vec<u32>>,
    /// What words mean; empty where the site has no vectors.
    pub lists: Arc<Written>,
    /// In the order of what is said; none unless they are given.
    pub pins: Vec<Pinned>,
    /// Of all that is made of it.
    pub pace: Pace,
    article_terms: Arc<Runs<ArticleTerm>>,
}

/// A document of the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Document {
    /// Position in [`Corpus::articles`].
    pub article: u32,
    pub part: Part,
    /// One-byte lengths ([`super::field_lengths`]).
    pub head_norm: u8,
    pub text_norm: u8,
}

impl Corpus {
    pub fn new(lang: &Lang, articles: Vec<SearchArticle>, synonyms: &Synonyms) -> Self {
        Self::paced(lang, articles, synonyms, Pace::default())
    }

    /// [`Self::new`] at a pace of its own.
    pub fn paced(
        lang: &Lang,
        articles: Vec<SearchArticle>,
        synonyms: &Synonyms,
        pace: Pace,
    ) -> Self {
        let words = articles.par_iter().map(|article| {
            pace.step();
            article.words()
        });
        let mut words: Vec<Words> = words.collect();
        let stemmer = WordStemmer::new(lang);
        let names = names(&articles, &stemmer, &function_words(lang));
        let (vocabulary, synonyms) = Vocabulary::new((&articles, &mut words), lang, synonyms);
        let (counts, affixes) = rayon::join(
            || count(&articles, words, &vocabulary, &pace),
            || AffixRules::learn(&vocabulary.pairs(), |word| stemmer.term(word)),
        );
        let affixes = affixes.with_spoken(spoken::affixes(lang));
        let (documents, tokens) = (documents_of(&articles, &counts), counts.tokens());
        let Counts { documents: by_document, articles: article_terms, .. } = counts;
        let (lexicon, postings) = rayon::join(
            || vocabulary.lexicon(&counts.pair_documents, &synonyms),
            || Postings::new(by_document, &counts.term_documents),
        );
        // Documents stand in the order of their articles, each of which has one at least.
        let of_articles = documents.chunk_by(|one, next| one.article == next.article);
        let titles =
            titles(&articles, of_articles.filter_map(<[_]>::first).map(|first| first.head_norm));
        Self {
            lang: lang.clone(),
            articles: Arc::new(articles),
            documents: Arc::new(documents),
            lexicon: Arc::new(lexicon),
            postings: Arc::new(postings),
            tokens,
            affixes,
            synonyms,
            names,
            titles: Arc::new(titles),
            lists: Arc::default(),
            pins: Vec::new(),
            pace,
            article_terms: Arc::new(article_terms),
        }
    }

    /// How many of [`Self::articles`] are articles; behind them stand the ways to a person.
    pub fn own_articles(&self) -> usize {
        self.articles.partition_point(|article| article.kind() == Kind::Article)
    }

    /// The corpus for the index, which asks no article for its terms: of a large site they go with
    /// what is made of them.
    pub fn of_documents(&self) -> Self {
        Self { article_terms: Arc::default(), ..self.clone() }
    }

    /// The terms of what a reader sees of article number `article`, in order.
    pub fn article_terms(&self, article: usize) -> List<'_, ArticleTerm> {
        self.article_terms.of(article)
    }

    /// BM25's idf of a term that occurs in `documents` of the corpus, as tantivy computes it.
    pub fn idf(&self, documents: u32) -> f32 {
        idf(documents, self.documents.len() as u32)
    }
}

fn documents_of(articles: &[SearchArticle], counts: &Counts) -> Vec<Document> {
    let parts = articles
        .iter()
        .zip(0u32..)
        .flat_map(|(article, at)| article.parts().map(move |part| (at, part)));
    let document = |((article, part), [head, text]): ((u32, Part), &[u32; 2])| Document {
        article,
        part,
        head_norm: norm_of(*head),
        text_norm: norm_of(*text),
    };
    parts.zip(&counts.lengths).map(document).collect()
}
