//! The inverted index of a segment, out of the lists that the corpus has already.
//!
//! tantivy makes one of texts: it cuts them, looks every token up in a table and turns documents
//! with terms into terms with documents, all of which the corpus has done. Its own serializer writes
//! the same bytes from lists, for a fraction of the time and without the table.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use tantivy::fieldnorm::{FieldNormReaders, FieldNormsSerializer};
use tantivy::index::{Segment, SegmentComponent};
use tantivy::postings::InvertedIndexSerializer;
use tantivy::schema::Field;
use tantivy::{Index, IndexSettings};

use super::folder::Folder;
use super::schema::Fields;
use crate::search::corpus::article::SearchArticle;
use crate::search::corpus::field_lengths::norm_of;
use crate::search::corpus::postings::{Posting, Postings};
use crate::search::corpus::{Corpus, Document};
use crate::search::error::SearchError;

/// What the files of an inverted index end in.
const ENDINGS: [&str; 4] = ["fieldnorm", "idx", "pos", "term"];

/// The files by their endings. The corpus's lists are given as well, and go when they are written:
/// of a large site they are millions.
///
/// # Errors
/// Only if tantivy itself fails: there is no list that it refuses.
pub(super) fn inverted(
    fields: &Fields,
    corpus: &Corpus,
    postings: Arc<Postings>,
) -> Result<BTreeMap<&'static str, Vec<u8>>, SearchError> {
    let folder = Folder::default();
    let index = Index::create(folder.clone(), fields.schema.clone(), IndexSettings::default())?;
    let segment = index.new_segment();
    let names = [
        Names::new(corpus, fields.category, |of| std::slice::from_ref(&of.category)),
        Names::new(corpus, fields.audience, |of| &of.audience),
    ];

    let norms = norms(&segment, fields, corpus, &names)?;
    let mut to = Writer { to: InvertedIndexSerializer::open(&segment)?, norms };
    let [heads, texts] = corpus.tokens;
    to.field((fields.head, heads), scored(corpus, &postings, |posting| posting.head))?;
    to.field((fields.text, texts), scored(corpus, &postings, |posting| posting.text))?;
    drop(postings);
    for names in &names {
        to.field((names.field, names.tokens), names.lists())?;
    }
    to.to.close()?;

    let id = segment.id().uuid_string();
    let mut files = BTreeMap::new();
    for ending in ENDINGS {
        let bytes = folder.take(Path::new(&format!("{id}.{ending}")))?;
        let bytes = bytes.ok_or_else(|| SearchError::impossible("tantivy wrote no list"))?;
        files.insert(ending, bytes);
    }
    Ok(files)
}

/// How long each document is in each field, written, and read as the serializer of lists wants it.
fn norms(
    segment: &Segment,
    fields: &Fields,
    corpus: &Corpus,
    names: &[Names<'_>],
) -> Result<FieldNormReaders, SearchError> {
    let file = segment.open_write(SegmentComponent::FieldNorms)?;
    let mut norms = FieldNormsSerializer::from_write(file)?;
    let of = |norm: fn(&Document) -> u8| -> Vec<u8> { corpus.documents.iter().map(norm).collect() };
    norms.serialize_field(fields.head, &of(|document| document.head_norm))?;
    norms.serialize_field(fields.text, &of(|document| document.text_norm))?;
    for names in names {
        norms.serialize_field(names.field, &names.norms)?;
    }
    norms.close()?;
    Ok(FieldNormReaders::open(segment.open_read(SegmentComponent::FieldNorms)?)?)
}

/// Every term of the lexicon with its documents, and how often each of them says it in one field.
fn scored<'c>(
    corpus: &'c Corpus,
    postings: &'c Postings,
    times: fn(&Posting) -> u16,
) -> impl Iterator<Item = (&'c str, impl Iterator<Item = (u32, u32)> + Clone)> {
    corpus.lexicon.terms().iter().zip(0..).map(move |(term, number)| {
        let list = postings.of(number).iter();
        let list = list.map(move |posting| (posting.doc, u32::from(times(posting))));
        (term, list.filter(|(_, times)| *times > 0))
    })
}

/// A field whose values are names: each is one term, as it stands.
struct Names<'c> {
    field: Field,
    documents: BTreeMap<&'c str, Vec<u32>>,
    /// How many each document has, in one byte.
    norms: Vec<u8>,
    tokens: u64,
}

impl<'c> Names<'c> {
    fn new(corpus: &'c Corpus, field: Field, of: fn(&SearchArticle) -> &[String]) -> Self {
        let (documents, norms) = (BTreeMap::new(), Vec::with_capacity(corpus.documents.len()));
        let mut all = Self { field, documents, norms, tokens: 0 };
        for (doc, document) in (0..).zip(corpus.documents.iter()) {
            let names = corpus.articles.get(document.article as usize).map_or(&[][..], of);
            for name in names {
                let list: &mut Vec<u32> = all.documents.entry(name).or_default();
                // One that is named twice has it once.
                if list.last() != Some(&doc) {
                    list.push(doc);
                }
            }
            all.norms.push(norm_of(names.len() as u32));
            all.tokens += names.len() as u64;
        }
        all
    }

    /// No name says how often.
    fn lists(&self) -> impl Iterator<Item = (&str, impl Iterator<Item = (u32, u32)> + Clone)> {
        self.documents.iter().map(|(name, list)| (*name, list.iter().map(|doc| (*doc, 0))))
    }
}

/// What lists are written to, field by field.
struct Writer {
    to: InvertedIndexSerializer,
    norms: FieldNormReaders,
}

impl Writer {
    /// Writes the terms of a field, which are in order; `tokens` is how many they are with all their
    /// repetitions. A field without any is left out, as tantivy does.
    fn field<'t, L>(
        &mut self,
        (field, tokens): (Field, u64),
        lists: impl Iterator<Item = (&'t str, L)>,
    ) -> Result<(), SearchError>
    where
        L: Iterator<Item = (u32, u32)> + Clone,
    {
        let mut lists = lists.filter(|(_, list)| list.clone().next().is_some()).peekable();
        if lists.peek().is_none() {
            return Ok(());
        }
        let mut to = self.to.new_field(field, tokens, self.norms.get_field(field)?)?;
        for (term, list) in lists {
            to.new_term(term.as_bytes(), list.clone().count() as u32, true)?;
            list.for_each(|(doc, times)| to.write_doc(doc, times, &[]));
            to.close_term()?;
        }
        Ok(to.close()?)
    }
}
