//! The document table: what the ranking needs of every document, in one file.
//!
//! Lines of numbers (see [`super::code`]):
//!
//! 1. documents of each article;
//! 2. field norms (tantivy's one-byte codes) of the text; 3. of the head;
//! 4. category of each article; 5. audience of each article, as positions in the manifest's lists;
//! 6. votes: articles skipped, yes, no;
//! 7. text shards: documents of each; 8. their checksums, eight hexadecimal digits each.

use std::collections::BTreeSet;

use tantivy::schema::Field;

use super::code::push_number;
use super::texts::TextShard;
use crate::search::error::SearchError;
use crate::search::index::SearchIndex;

/// The table and the lists it points into.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    pub text: String,
    pub categories: Vec<String>,
    /// Sets of audience ids.
    pub audiences: Vec<Vec<String>>,
}

pub fn table(index: &SearchIndex, texts: &[(TextShard, u32)]) -> Result<Table, SearchError> {
    let openings = openings(index);
    let mut articles = Vec::with_capacity(openings.len());
    for &(doc, _) in &openings {
        let stored = index.stored(doc)?;
        articles.push((stored.category, stored.audience));
    }
    let categories: Vec<String> =
        articles.iter().map(|(category, _)| category.clone()).collect::<BTreeSet<_>>().into_iter().collect();
    let audiences: Vec<Vec<String>> =
        articles.iter().map(|(_, audience)| audience.clone()).collect::<BTreeSet<_>>().into_iter().collect();
    let category = |(category, _): &(String, Vec<String>)| position(&categories, category);
    let audience = |(_, audience): &(String, Vec<String>)| position(&audiences, audience);
    let lines = [
        numbers(openings.iter().map(|(_, documents)| *documents)),
        numbers(norms(index, index.fields.text)?.into_iter()),
        numbers(norms(index, index.fields.head)?.into_iter()),
        numbers(articles.iter().map(category)),
        numbers(articles.iter().map(audience)),
        votes(index, &openings),
        numbers(texts.iter().map(|(shard, _)| shard.documents)),
        texts.iter().map(|(_, sum)| format!("{sum:08x}")).collect(),
    ];
    Ok(Table { text: lines.join("\n"), categories, audiences })
}

/// (first document, number of documents) of each article.
fn openings(index: &SearchIndex) -> Vec<(u32, u32)> {
    let mut openings: Vec<(u32, u32)> = Vec::new();
    let mut open = None;
    for (doc, row) in index.documents().iter().enumerate() {
        match openings.last_mut().filter(|_| open == Some(row.article)) {
            Some((_, documents)) => *documents += 1,
            None => openings.push((doc as u32, 1)),
        }
        open = Some(row.article);
    }
    openings
}

fn position<T: Ord>(list: &[T], item: &T) -> u32 {
    list.binary_search(item).unwrap_or(0) as u32
}

fn numbers(numbers: impl Iterator<Item = u32>) -> String {
    let mut text = String::new();
    numbers.for_each(|number| push_number(&mut text, number));
    text
}

fn norms(index: &SearchIndex, field: Field) -> Result<Vec<u32>, SearchError> {
    let mut norms = Vec::with_capacity(index.len());
    for segment in index.searcher.segment_readers() {
        let reader = segment.get_fieldnorms_reader(field)?;
        norms.extend((0..segment.max_doc()).map(|doc| u32::from(reader.fieldnorm_id(doc))));
    }
    Ok(norms)
}

fn votes(index: &SearchIndex, openings: &[(u32, u32)]) -> String {
    let mut text = String::new();
    let mut skipped = 0;
    for votes in openings.iter().filter_map(|(doc, _)| index.documents().get(*doc as usize)).map(|row| row.votes) {
        if votes.yes == 0 && votes.no == 0 {
            skipped += 1;
            continue;
        }
        for number in [skipped, votes.yes, votes.no] {
            push_number(&mut text, number);
        }
        skipped = 0;
    }
    text
}
