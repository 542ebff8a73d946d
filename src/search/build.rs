//! From articles to a tantivy index whose bytes depend on nothing but its input.
//!
//! 1. a first pass over the text learns which words are written as one;
//! 2. every section, and every `asks` line, becomes a document of one in-memory segment;
//! 3. the segment's random name is replaced by a fixed one in file names and metadata;
//! 4. affix rules and synonyms are learned from the finished vocabulary and stand beside it in
//!    `frontdesk.json`, with a hash of every file.

use std::collections::BTreeMap;
use std::path::Path;

use tantivy::directory::{Directory, RamDirectory};
use tantivy::tokenizer::{PreTokenizedString, Token as TantivyToken};
use tantivy::{IndexBuilder, TantivyDocument};

use super::affix::{AffixRules, Pair};
use super::document::{SearchArticle, SearchSection};
use super::error::SearchError;
use super::files::{IndexFiles, Sidecar};
use super::schema::{Fields, SEPARATOR};
use super::synonyms::{CompiledSynonyms, Synonyms};
use super::tokens::{Token, Tokens};
use crate::model::Lang;

/// The one segment's name; any fixed number would do.
const SEGMENT: &str = "00000000000000000000000000000001";
/// tantivy's smallest writing buffer; one segment comes out whatever the size.
const MEMORY: usize = 50_000_000;

/// The words of `articles` as the affix rules are learned from them.
pub fn vocabulary(lang: &Lang, articles: &[SearchArticle]) -> Vec<Pair> {
    let fields = Fields::new();
    let mut writer = Writer::new(lang, &fields);
    for article in articles {
        writer.learn(article);
    }
    for article in articles {
        writer.documents(0, article);
    }
    writer.tokens.vocabulary()
}

/// Builds the files of `index/<lang>/`.
///
/// # Errors
/// Only if tantivy itself fails: there is no input that it refuses.
pub fn build_files(lang: &Lang, articles: &[SearchArticle], synonyms: &Synonyms) -> Result<IndexFiles, SearchError> {
    let fields = Fields::new();
    let mut writer = Writer::new(lang, &fields);
    for article in articles {
        writer.learn(article);
    }
    let directory = RamDirectory::create();
    let mut segment = IndexBuilder::new()
        .schema(fields.schema.clone())
        .single_segment_index_writer::<TantivyDocument>(directory.clone(), MEMORY)?;
    for (ordinal, article) in articles.iter().enumerate() {
        for document in writer.documents(ordinal as u64, article) {
            segment.add_document(document)?;
        }
    }
    let index = segment.finalize()?;
    let name = index.searchable_segment_ids()?.first().map(|id| id.uuid_string()).unwrap_or_default();
    let files = rename_segment(&directory, &name)?;
    let synonyms = CompiledSynonyms::new(lang, synonyms);
    let affixes = AffixRules::learn(&writer.tokens.vocabulary(), |word| writer.tokens.stemmer().term(word));
    Ok(IndexFiles::seal(Sidecar::new(lang, affixes, synonyms), files))
}

struct Writer<'a> {
    fields: &'a Fields,
    tokens: Tokens,
}

impl<'a> Writer<'a> {
    fn new(lang: &Lang, fields: &'a Fields) -> Self {
        Self { fields, tokens: Tokens::new(lang) }
    }

    fn learn(&mut self, article: &SearchArticle) {
        let section_texts = article.sections.iter().flat_map(|s| [s.heading.as_deref().unwrap_or(""), &s.text]);
        let lines = article.asks.iter().chain(&article.tags).map(String::as_str);
        for text in [article.title.as_str()].into_iter().chain(lines).chain(section_texts) {
            self.tokens.learn(text);
        }
    }

    /// One document a section, then one an `asks` line. An article without text is its title.
    fn documents(&mut self, ordinal: u64, article: &SearchArticle) -> Vec<TantivyDocument> {
        let bare = [SearchSection::default()];
        let sections = if article.sections.is_empty() { &bare[..] } else { &article.sections[..] };
        let mut documents = Vec::with_capacity(sections.len() + article.asks.len());
        for (number, section) in sections.iter().enumerate() {
            let mut head = self.tokens.of(&article.title);
            if let Some(heading) = &section.heading {
                head.extend(self.tokens.of(heading));
            }
            let mut text = head.clone();
            text.extend(self.tokens.of(&section.text));
            if number == 0 {
                text.extend(article.tags.iter().flat_map(|tag| self.tokens.of(tag)));
            }
            documents.push(self.document(ordinal, article, section, (head, text)));
        }
        let answer = SearchSection { heading: None, anchor: None, text: opening(sections).to_owned() };
        for ask in &article.asks {
            let head = self.tokens.of(ask);
            let mut text = head.clone();
            text.extend(self.tokens.of(&article.title));
            let mut document = self.document(ordinal, article, &answer, (head, text));
            document.add_text(self.fields.ask, ask);
            documents.push(document);
        }
        documents
    }

    fn document(
        &mut self,
        ordinal: u64,
        article: &SearchArticle,
        section: &SearchSection,
        (head, text): (Vec<Token>, Vec<Token>),
    ) -> TantivyDocument {
        let fields = self.fields;
        let mut document = TantivyDocument::default();
        document.add_pre_tokenized_text(fields.word, word_field(&text));
        document.add_pre_tokenized_text(fields.head, pretokenized(head.into_iter().map(|token| token.term)));
        document.add_pre_tokenized_text(fields.text, pretokenized(text.into_iter().map(|token| token.term)));
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
}

fn word_field(tokens: &[Token]) -> PreTokenizedString {
    pretokenized(tokens.iter().map(|token| format!("{}{SEPARATOR}{}", token.surface, token.term)))
}

/// The first text there is.
fn opening(sections: &[SearchSection]) -> &str {
    sections.iter().map(|section| section.text.as_str()).find(|text| !text.trim().is_empty()).unwrap_or_default()
}

fn pretokenized(terms: impl Iterator<Item = String>) -> PreTokenizedString {
    let tokens = terms.enumerate().map(|(position, text)| TantivyToken { position, text, ..TantivyToken::default() });
    PreTokenizedString { text: String::new(), tokens: tokens.collect() }
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
