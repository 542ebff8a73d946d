//! From articles to a tantivy index whose bytes depend on nothing but its input.
//!
//! 1. a first pass over the text learns which words are written as one;
//! 2. every section, and every `asks` line, becomes a document of one in-memory segment: cut side by
//!    side, added in order while the next are cut;
//! 3. the segment's random name is replaced by a fixed one in file names and metadata;
//! 4. affix rules and synonyms are learned from the finished vocabulary and stand beside it in
//!    `frontdesk.json`, with a hash of every file.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use rayon::prelude::*;
use tantivy::directory::{Directory, RamDirectory};
use tantivy::{IndexBuilder, TantivyDocument};

use super::affix::{AffixRules, Pair};
use super::document::{SearchArticle, SearchSection};
use super::error::SearchError;
use super::files::{IndexFiles, Sidecar};
use super::schema::{Fields, SEPARATOR};
use super::synonyms::{CompiledSynonyms, Synonyms};
use super::terms::{joined, tokenizers};
use super::tokens::{self, Cutter, Token, Tokens};
use crate::model::Lang;

/// The one segment's name; any fixed number would do.
const SEGMENT: &str = "00000000000000000000000000000001";
/// Bytes from which tantivy reckons how large a table of terms to begin with (32,768); it grows where there
/// are more, and one segment comes out whatever the size.
const MEMORY: usize = 1_000_000;

/// Articles cut by one thread at a time, and held as documents at once: what a build needs of memory
/// must not grow with the corpus.
const CHUNK: usize = 16;
const BATCH: usize = 8 * CHUNK;

/// The words of `articles` as the affix rules are learned from them.
pub fn vocabulary(lang: &Lang, articles: &[SearchArticle]) -> Vec<Pair> {
    let fields = Fields::new();
    let tokens = learn(lang, articles);
    let cut = articles.par_chunks(CHUNK).flat_map_iter(|chunk| cut(&fields, &tokens, 0, chunk).1);
    tokens::vocabulary(cut.collect())
}

/// Builds the files of `index/<lang>/`.
///
/// # Errors
/// Only if tantivy itself fails: there is no input that it refuses.
pub fn build_files(lang: &Lang, articles: &[SearchArticle], synonyms: &Synonyms) -> Result<IndexFiles, SearchError> {
    let fields = Fields::new();
    let tokens = learn(lang, articles);
    let directory = RamDirectory::create();
    let mut segment = IndexBuilder::new()
        .schema(fields.schema.clone())
        .tokenizers(tokenizers())
        .single_segment_index_writer::<TantivyDocument>(directory.clone(), MEMORY)?;
    let (mut pairs, mut ready) = (Vec::new(), Vec::new());
    let batches = articles.chunks(BATCH).map(Some).chain([None]);
    for (number, batch) in batches.enumerate() {
        let chunks = batch.unwrap_or_default().par_chunks(CHUNK).enumerate();
        let cut = chunks.map(|(at, chunk)| cut(&fields, &tokens, number * BATCH + at * CHUNK, chunk));
        let mut add = || ready.drain(..).flatten().try_for_each(|document| segment.add_document(document));
        let (added, cut) = rayon::join(&mut add, || cut.collect::<Vec<_>>());
        added?;
        for (documents, words) in cut {
            ready.push(documents);
            pairs.extend(words);
        }
    }
    let (index, affixes) = rayon::join(
        || segment.finalize(),
        || AffixRules::learn(&tokens::vocabulary(pairs), |word| tokens.stemmer().term(word)),
    );
    let name = index?.searchable_segment_ids()?.first().map(|id| id.uuid_string()).unwrap_or_default();
    let files = rename_segment(&directory, &name)?;
    Ok(IndexFiles::seal(Sidecar::new(lang, affixes, CompiledSynonyms::new(lang, synonyms)), files))
}

/// The first pass.
fn learn(lang: &Lang, articles: &[SearchArticle]) -> Tokens {
    let singles = articles.par_chunks(CHUNK).map(|chunk| tokens::singles(chunk.iter().flat_map(texts)));
    let singles = singles.reduce(HashSet::new, |mut all, more| {
        all.extend(more);
        all
    });
    Tokens::new(lang, singles)
}

fn texts(article: &SearchArticle) -> impl Iterator<Item = &str> {
    let sections = article.sections.iter().flat_map(|s| [s.heading.as_deref().unwrap_or(""), &s.text]);
    let lines = article.asks.iter().chain(&article.tags).map(String::as_str);
    std::iter::once(article.title.as_str()).chain(lines).chain(sections)
}

/// The documents of `articles`, whose first is number `first` of the corpus, and their words.
fn cut(
    fields: &Fields,
    tokens: &Tokens,
    first: usize,
    articles: &[SearchArticle],
) -> (Vec<TantivyDocument>, Vec<Pair>) {
    let mut writer = Writer { fields, cutter: tokens.cutter() };
    let documents =
        articles.iter().zip(first as u64..).flat_map(|(article, at)| writer.documents(at, article)).collect();
    (documents, writer.cutter.into_pairs().collect())
}

struct Writer<'a> {
    fields: &'a Fields,
    cutter: Cutter<'a>,
}

impl Writer<'_> {
    /// One document a section, then one an `asks` line. An article without text is its title.
    fn documents(&mut self, ordinal: u64, article: &SearchArticle) -> Vec<TantivyDocument> {
        let bare = [SearchSection::default()];
        let sections = if article.sections.is_empty() { &bare[..] } else { &article.sections[..] };
        let mut documents = Vec::with_capacity(sections.len() + article.asks.len());
        let title = self.cutter.of(&article.title);
        for (number, section) in sections.iter().enumerate() {
            let mut head = title.clone();
            if let Some(heading) = &section.heading {
                head.extend(self.cutter.of(heading));
            }
            let mut text = head.clone();
            text.extend(self.cutter.of(&section.text));
            if number == 0 {
                text.extend(article.tags.iter().flat_map(|tag| self.cutter.of(tag)));
            }
            documents.push(self.document(ordinal, article, section, (head, text)));
        }
        let answer = SearchSection { heading: None, anchor: None, text: opening(sections).to_owned() };
        for ask in &article.asks {
            let head = self.cutter.of(ask);
            let mut text = head.clone();
            text.extend_from_slice(&title);
            let mut document = self.document(ordinal, article, &answer, (head, text));
            document.add_text(self.fields.ask, ask);
            documents.push(document);
        }
        documents
    }

    fn document(
        &self,
        ordinal: u64,
        article: &SearchArticle,
        section: &SearchSection,
        (head, mut text): (Vec<u32>, Vec<u32>),
    ) -> TantivyDocument {
        let fields = self.fields;
        let mut document = TantivyDocument::default();
        let terms = |ids: &[u32]| joined(self.tokens(ids), |token, to| to.push_str(&token.term));
        document.add_text(fields.head, terms(&head));
        document.add_text(fields.text, terms(&text));
        // How often a document says a word does not matter to the vocabulary.
        text.sort_unstable();
        text.dedup();
        let spelled = |token: &Token, to: &mut String| {
            to.push_str(&token.surface);
            to.push(SEPARATOR);
            to.push_str(&token.term);
        };
        document.add_text(fields.word, joined(self.tokens(&text), spelled));
        document.add_u64(fields.article, ordinal);
        document.add_u64(fields.yes, u64::from(article.rating.yes));
        document.add_u64(fields.no, u64::from(article.rating.no));
        document.add_text(fields.category, &article.category);
        for audience in &article.audience {
            document.add_text(fields.audience, audience);
        }
        document.add_text(fields.id, &article.id);
        document.add_text(fields.title, &article.title);
        if let Some(heading) = &section.heading {
            document.add_text(fields.heading, heading);
        }
        document.add_text(fields.url, article.section_url(section));
        // What a result shows: an article that opens with a heading has nothing above it.
        let text = if section.heading.is_none() && section.text.trim().is_empty() {
            opening(&article.sections)
        } else {
            &section.text
        };
        document.add_text(fields.body, text);
        document
    }

    fn tokens(&self, ids: &[u32]) -> impl Iterator<Item = &Token> {
        ids.iter().filter_map(|id| self.cutter.token(*id))
    }
}

/// The first text there is.
fn opening(sections: &[SearchSection]) -> &str {
    sections.iter().map(|section| section.text.as_str()).find(|text| !text.trim().is_empty()).unwrap_or_default()
}

/// The segment's files under the fixed name, without tantivy's own bookkeeping.
fn rename_segment(directory: &RamDirectory, random: &str) -> Result<BTreeMap<String, Vec<u8>>, SearchError> {
    let mut files = BTreeMap::new();
    for extension in ["term", "idx", "pos", "fieldnorm", "fast", "store"] {
        let name = format!("{random}.{extension}");
        let path = Path::new(&name);
        if directory.exists(path).map_err(|error| SearchError::engine(error.to_string()))? {
            let bytes = directory.atomic_read(path).map_err(|error| SearchError::engine(error.to_string()))?;
            files.insert(format!("{SEGMENT}.{extension}"), bytes);
        }
    }
    let meta = directory.atomic_read(Path::new("meta.json")).map_err(|error| SearchError::engine(error.to_string()))?;
    let meta = String::from_utf8(meta).map_err(|error| SearchError::engine(error.to_string()))?;
    let meta = meta.replace(&hyphenated(random), &hyphenated(SEGMENT)).replace(random, SEGMENT);
    files.insert("meta.json".to_owned(), meta.into_bytes());
    Ok(files)
}

/// A segment id as tantivy writes it into its metadata.
fn hyphenated(id: &str) -> String {
    let part = |from, to| id.get(from..to).unwrap_or_default();
    [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join("-")
}
