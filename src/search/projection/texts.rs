//! Text shards: what a result shows, in document order.
//!
//! JSON: articles, each `[id, title, url or 0, [[heading or 0, anchor or 0, text], ...]]`; `url` is 0
//! where it follows from the id; a section is 0 where it is an `asks` line, which shows the article's
//! opening, unless that stands in another shard.

use serde_json::{Value, json};

use crate::search::error::SearchError;
use crate::search::index::SearchIndex;

const TARGET: usize = 2_000;
const LARGEST_TARGET: usize = 8_000;
/// Shards wanted at most, as far as the largest target allows: their checksums are fetched by all.
const SHARDS: usize = 400;

/// A run of documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextShard {
    pub documents: u32,
    pub text: String,
}

/// Cuts all documents into shards. `prefix` stands before an article's id in its URL.
pub fn text_shards(index: &SearchIndex, prefix: &str) -> Result<Vec<TextShard>, SearchError> {
    let mut sizes = Vec::new();
    let mut rows = Vec::new();
    for doc in 0..index.len() as u32 {
        let stored = index.stored(doc)?;
        sizes.push(stored.body.len() + 40);
        rows.push(stored);
    }
    let target = (sizes.iter().sum::<usize>() / SHARDS).clamp(TARGET, LARGEST_TARGET);
    let mut shards = Vec::new();
    let mut articles: Vec<Value> = Vec::new();
    let (mut size, mut documents, mut open) = (0, 0, None);
    // Whether this shard has the opening of the open article.
    let mut opening = false;
    let mut before = None;
    for ((stored, row), length) in rows.iter().zip(index.documents()).zip(sizes) {
        if size > 0 && size + length / 2 > target {
            shards.push(shard(documents, &mut articles));
            (size, documents, open) = (0, 0, None);
        }
        let (page, anchor) = stored.url.split_once('#').map_or((stored.url.as_str(), None), |(p, a)| (p, Some(a)));
        let section = match stored.ask {
            true if opening && open == Some(row.article) => json!(0),
            _ => json!([or_zero(stored.heading.as_deref()), or_zero(anchor), stored.body]),
        };
        if open != Some(row.article) {
            opening = before != Some(row.article);
            let url = if page == format!("{prefix}{}/", stored.id) { json!(0) } else { json!(page) };
            articles.push(json!([stored.id, stored.title, url, []]));
            open = Some(row.article);
        }
        if let Some(Value::Array(sections)) = articles.last_mut().and_then(|article| article.get_mut(3)) {
            sections.push(section);
        }
        before = Some(row.article);
        size += length;
        documents += 1;
    }
    if documents > 0 {
        shards.push(shard(documents, &mut articles));
    }
    Ok(shards)
}

fn or_zero(text: Option<&str>) -> Value {
    text.map_or(json!(0), |text| json!(text))
}

fn shard(documents: u32, articles: &mut Vec<Value>) -> TextShard {
    TextShard { documents, text: Value::Array(std::mem::take(articles)).to_string() }
}
