//! From a corpus to a tantivy index whose bytes depend on nothing but its input.
//!
//! 1. what is shown of every document becomes one of an in-memory segment: made side by side, added
//!    in order while the next are made;
//! 2. beside it the inverted index is written ([`super::inverted`]);
//! 3. the segment's random name is replaced by a fixed one in file names and metadata;
//! 4. the vocabulary, affix rules and synonyms stand beside it ([`super::files`]), with a hash of
//!    every file.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;
use tantivy::directory::Directory;
use tantivy::{IndexBuilder, TantivyDocument};

use super::files::{IndexFiles, Sidecar};
use super::folder::Folder;
use super::inverted::inverted;
use super::schema::Fields;
use super::terms::tokenizers;
use super::vocabulary;
use crate::search::corpus::named::topics_of;
use crate::search::corpus::{Corpus, Document};
use crate::search::error::SearchError;

/// The one segment's name; any fixed number would do.
const SEGMENT: &str = "00000000000000000000000000000001";
/// Bytes from which tantivy reckons how large a table of terms to begin with (1,024); it grows where
/// there are more, and one segment comes out whatever the size.
const MEMORY: usize = 100_000;
/// Documents made by one thread at a time, and held at once: what a build needs of memory must not
/// grow with the corpus.
const CHUNK: usize = 64;
const BATCH: usize = 8 * CHUNK;

/// Builds the files of `index/<lang>/`.
///
/// # Errors
/// Only if tantivy itself fails: there is no input that it refuses.
pub fn build_files(mut corpus: Corpus) -> Result<IndexFiles, SearchError> {
    let fields = Fields::new();
    let postings = std::mem::take(&mut corpus.postings);
    let (inverted, stored) =
        rayon::join(|| inverted(&fields, &corpus, postings), || stored(&fields, &corpus));
    let (inverted, mut files) = (inverted?, stored?);
    files.extend(inverted.into_iter().map(|(ending, bytes)| (file_name(ending), bytes)));
    files.insert(vocabulary::FILE.to_owned(), vocabulary::write(&corpus.lexicon).into_bytes());
    if !corpus.lists.is_empty() {
        files.insert(super::MEANING.to_owned(), corpus.lists.text().into());
    }
    IndexFiles::seal(Sidecar::new(&corpus), files)
}

/// The segment's files but those of the inverted index.
fn stored(fields: &Fields, corpus: &Corpus) -> Result<BTreeMap<String, Vec<u8>>, SearchError> {
    let topics = topics_of(&corpus.articles);
    let folder = Folder::default();
    let mut segment = IndexBuilder::new()
        .schema(fields.schema.clone())
        .tokenizers(tokenizers())
        .single_segment_index_writer::<TantivyDocument>(folder.clone(), MEMORY)?;
    let mut ready: Vec<Vec<TantivyDocument>> = Vec::new();
    for batch in corpus.documents.chunks(BATCH).map(Some).chain([None]) {
        let made = batch.unwrap_or_default().par_chunks(CHUNK).map(|chunk| {
            let made = chunk.iter().map(|document| made(fields, corpus, &topics, document));
            made.collect::<Result<_, SearchError>>()
        });
        let mut add =
            || ready.drain(..).flatten().try_for_each(|document| segment.add_document(document));
        let (added, made) = rayon::join(&mut add, || made.collect::<Result<Vec<_>, _>>());
        added?;
        ready = made?;
    }
    let index = segment.finalize()?;
    let name = index.searchable_segment_ids()?.first().map(|id| id.uuid_string());
    let name = name.ok_or_else(|| SearchError::impossible("tantivy wrote no segment"))?;
    rename_segment(&folder, &name)
}

fn made(
    fields: &Fields,
    corpus: &Corpus,
    topics: &[Vec<u32>],
    document: &Document,
) -> Result<TantivyDocument, SearchError> {
    let mut made = TantivyDocument::default();
    made.add_u64(fields.article, u64::from(document.article));
    let Some(article) = corpus.articles.get(document.article as usize) else { return Ok(made) };
    let shown = article.shown(document.part);
    made.add_u64(fields.kind, article.kind() as u64);
    for topic in topics.get(document.article as usize).into_iter().flatten() {
        made.add_u64(fields.topic, u64::from(*topic));
    }
    made.add_u64(fields.yes, u64::from(article.rating.yes));
    made.add_u64(fields.no, u64::from(article.rating.no));
    made.add_text(fields.category, &article.category);
    for audience in &article.audience {
        made.add_text(fields.audience, audience);
    }
    made.add_text(fields.id, &article.id);
    made.add_text(fields.title, &article.title);
    if let Some(heading) = shown.heading {
        made.add_text(fields.heading, heading);
    }
    made.add_text(fields.url, article.part_url(&shown));
    made.add_text(fields.body, shown.body);
    if let Some(ask) = shown.ask {
        made.add_text(fields.ask, ask);
    }
    if let Some(contact) = &article.contact {
        let json = serde_json::to_string(contact).map_err(SearchError::Json)?;
        made.add_text(fields.contact, json);
    }
    Ok(made)
}

/// What a file of the segment is called.
fn file_name(ending: &str) -> String {
    format!("{SEGMENT}.{ending}")
}

/// The segment's files under the fixed name, without tantivy's own bookkeeping and without the
/// inverted index of documents that say nothing.
fn rename_segment(folder: &Folder, random: &str) -> Result<BTreeMap<String, Vec<u8>>, SearchError> {
    let mut files = BTreeMap::new();
    for ending in ["fast", "store"] {
        // Held once from here on.
        if let Some(bytes) = folder.take(Path::new(&format!("{random}.{ending}")))? {
            files.insert(file_name(ending), bytes);
        }
    }
    let meta = folder.atomic_read(Path::new("meta.json"))?;
    let meta = String::from_utf8(meta)
        .map_err(|_| SearchError::impossible("tantivy's metadata are no text"))?;
    let meta = meta.replace(&hyphenated(random), &hyphenated(SEGMENT)).replace(random, SEGMENT);
    files.insert("meta.json".to_owned(), meta.into_bytes());
    Ok(files)
}

/// A segment id as tantivy writes it into its metadata.
fn hyphenated(id: &str) -> String {
    let part = |from, to| id.get(from..to).unwrap_or_default();
    [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join("-")
}
