//! Text shards: what a result shows, in document order.
//!
//! JSON: articles, each `[id, title, url or 0, [[heading or 0, anchor or 0, text], ...]]`; `url` is 0
//! where it follows from the id; a section is 0 where it is an `asks` line, which shows the article's
//! opening, unless that stands in another shard. A text left empty is that of the next section: the
//! article opens with a heading.

use serde_json::{Value, json};

use crate::search::error::SearchError;
use crate::search::index::{SearchIndex, StoredDocument};

const TARGET: usize = 1_500;
const LARGEST_TARGET: usize = 8_000;
/// Shards wanted at most, as far as the largest target allows: their checksums are fetched by all.
const SHARDS: usize = 600;

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
    let mut open = Shard::default();
    for (at, ((stored, row), length)) in rows.iter().zip(index.documents()).zip(sizes).enumerate() {
        if open.size > 0 && open.size + length / 2 > target {
            shards.push(std::mem::take(&mut open).finish());
        }
        let before = at.checked_sub(1).and_then(|before| index.documents().get(before));
        let begins = before.is_none_or(|before| before.article != row.article);
        open.push(stored, row.article, begins, prefix);
        open.size += length;
    }
    if open.documents > 0 {
        shards.push(open.finish());
    }
    Ok(shards)
}

/// A shard being filled.
#[derive(Default)]
struct Shard {
    documents: u32,
    size: usize,
    articles: Vec<Value>,
    /// The last article, and whether its opening stands in this shard.
    article: Option<u32>,
    opening: bool,
    /// Body of the document before, when that is an opening which may turn out to be the next
    /// section's text.
    bare: Option<String>,
}

impl Shard {
    fn push(&mut self, stored: &StoredDocument, article: u32, begins: bool, prefix: &str) {
        let (page, anchor) = stored.url.split_once('#').map_or((stored.url.as_str(), None), |(p, a)| (p, Some(a)));
        if self.article != Some(article) {
            self.opening = begins;
            self.article = Some(article);
            let url = if page == format!("{prefix}{}/", stored.id) { json!(0) } else { json!(page) };
            self.articles.push(json!([stored.id, stored.title, url, []]));
            self.bare = None;
        }
        let section = match stored.ask {
            true if self.opening => json!(0),
            _ => json!([or_zero(stored.heading.as_deref()), or_zero(anchor), stored.body]),
        };
        let sections = self.articles.last_mut().and_then(|article| article.get_mut(3)).and_then(Value::as_array_mut);
        if let Some(sections) = sections {
            // The opening repeats this text: leave it out there.
            if self.bare.take().is_some_and(|bare| bare == stored.body && !stored.ask)
                && let Some(text) = sections.last_mut().and_then(|section| section.get_mut(2))
            {
                *text = json!("");
            }
            sections.push(section);
        }
        self.bare = (stored.heading.is_none() && !stored.ask).then(|| stored.body.clone());
        self.documents += 1;
    }

    fn finish(self) -> TextShard {
        TextShard { documents: self.documents, text: Value::Array(self.articles).to_string() }
    }
}

fn or_zero(text: Option<&str>) -> Value {
    text.map_or(json!(0), |text| json!(text))
}
