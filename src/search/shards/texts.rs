//! Text shards: what a result shows, in document order.
//!
//! JSON: articles, each `[id, title, url or 0, [[heading or 0, anchor or 0, text], ...]]`, a way to
//! a person with what it is as a fifth; `url` is 0 where it follows from the id; a section is 0 where it is an `asks` line, which shows the
//! article's opening, unless that stands in another shard. A text left empty is that of the next
//! section: the article opens with a heading.

use std::borrow::Cow;

use rayon::prelude::*;
use serde_json::{Value, json};

use super::cuts::{Thing, cuts, name, target};
use super::files::Folder;
use crate::search::corpus::article::{Part, SearchArticle};
use crate::search::corpus::{Corpus, Document};

/// Bytes of text in a shard, about: what a result costs against how many files there are.
const TARGETS: (usize, usize) = (1_000, 8_000);
/// Shards wanted at most of a language, as far as the largest target allows: their checksums are
/// fetched by all.
const SHARDS: usize = 900;
/// And of a site's languages together, where that is less: hosts count files, and a language of few
/// readers would cost as many as that of most. A result then weighs up to twice as much.
const SHARDS_OF_SITE: usize = 1_800;
/// Of a document beside its text.
const OVERHEAD: usize = 40;

/// Cuts all documents into shards, of a site in so many `languages`; of each, how many documents it has and its checksum.
/// `prefix` stands before an article's id in its URL.
pub(super) fn text_shards(
    corpus: &Corpus,
    prefix: &str,
    languages: usize,
    folder: &Folder<'_>,
) -> Vec<(u32, u32)> {
    let article = |document: &Document| corpus.articles.get(document.article as usize);
    let thing = |document: &Document| Some(thing(article(document)?, document.part));
    let things: Vec<Thing> = corpus.documents.iter().filter_map(thing).collect();
    debug_assert_eq!(things.len(), corpus.documents.len());
    let total = things.iter().map(|thing| thing.size).sum();
    let most = SHARDS.min(SHARDS_OF_SITE / languages.max(1));
    let cuts = cuts(&things, target(total, most, TARGETS));
    let starts = (0..things.len()).filter(|at| cuts.get(*at) == Some(&true));
    let starts: Vec<usize> = starts.collect();
    let ends = starts.iter().skip(1).copied().chain([things.len()]);
    let ranges: Vec<(usize, usize)> = starts.iter().copied().zip(ends).collect();
    // Each is a file at once: what JSON was written to is up to twice as long.
    let shard = |(number, (start, end)): (usize, (usize, usize))| {
        corpus.pace.step();
        let mut shard = Shard::default();
        for document in corpus.documents.get(start..end).unwrap_or_default() {
            if let Some(article) = article(document) {
                shard.push((article, document.article), document.part, prefix);
            }
        }
        let documents = shard.documents;
        (documents, folder.file(&format!("t{number}"), &shard.finish()))
    };
    ranges.into_par_iter().enumerate().map(shard).collect()
}

/// A section is known by its anchor, not by its number: a section more moves no other's cut.
fn thing(article: &SearchArticle, part: Part) -> Thing {
    let shown = article.shown(part);
    let own = match part {
        Part::Section(_) => shown.anchor.unwrap_or_default(),
        Part::Ask(_) => shown.ask.unwrap_or_default(),
    };
    Thing { size: shown.body.len() + OVERHEAD, hash: name(&[&article.id, own]), parts: false }
}

/// A shard being filled. All text in it is the corpus's own: a copy of everything that is shown
/// would stand in memory beside the shards otherwise.
#[derive(Default)]
struct Shard<'a> {
    documents: u32,
    articles: Vec<Row<'a>>,
    /// The last article, and whether its opening stands in this shard.
    article: Option<u32>,
    opening: bool,
    /// Body of the document before, when that is an opening which may turn out to be the next
    /// section's text.
    bare: Option<&'a str>,
}

/// An article's line.
#[derive(serde::Serialize)]
#[serde(untagged)]
enum Row<'a> {
    Article(&'a str, &'a str, OrZero<'a>, Vec<Section<'a>>),
    Way(&'a str, &'a str, OrZero<'a>, Vec<Section<'a>>, Value),
}

#[derive(serde::Serialize)]
#[serde(untagged)]
enum Section<'a> {
    /// Of an `asks` line.
    Opening(u8),
    Shown(OrZero<'a>, OrZero<'a>, &'a str),
}

/// A text, or what stands for none.
#[derive(serde::Serialize)]
#[serde(untagged)]
enum OrZero<'a> {
    Text(Cow<'a, str>),
    Zero(u8),
}

impl<'a> OrZero<'a> {
    fn of(text: Option<impl Into<Cow<'a, str>>>) -> Self {
        text.map_or(Self::Zero(0), |text| Self::Text(text.into()))
    }
}

impl<'a> Shard<'a> {
    fn push(&mut self, (article, at): (&'a SearchArticle, u32), part: Part, prefix: &str) {
        let shown = article.shown(part);
        if self.article != Some(at) {
            self.opening = matches!(part, Part::Section(0));
            self.article = Some(at);
            let follows = article.url == format!("{prefix}{}/", article.id);
            let url = OrZero::of((!follows).then_some(article.url.as_str()));
            let (id, title) = (article.id.as_str(), article.title.as_str());
            self.articles.push(match &article.contact {
                None => Row::Article(id, title, url, Vec::new()),
                Some(contact) => Row::Way(id, title, url, Vec::new(), json!(contact)),
            });
            self.bare = None;
        }
        let is_ask = shown.ask.is_some();
        let section = match is_ask {
            true if self.opening => Section::Opening(0),
            _ => {
                let anchor = OrZero::of(shown.anchor.map(crate::model::escape_path));
                Section::Shown(OrZero::of(shown.heading), anchor, shown.body)
            }
        };
        if let Some(Row::Article(.., sections) | Row::Way(_, _, _, sections, _)) =
            self.articles.last_mut()
        {
            // The opening repeats this text: leave it out there.
            if self.bare.take().is_some_and(|bare| bare == shown.body && !is_ask)
                && let Some(Section::Shown(_, _, text)) = sections.last_mut()
            {
                *text = "";
            }
            sections.push(section);
        }
        self.bare = (shown.heading.is_none() && !is_ask).then_some(shown.body);
        self.documents += 1;
    }

    fn finish(self) -> String {
        // Numbers and texts: there is nothing in it that JSON cannot say.
        let text = serde_json::to_string(&self.articles);
        debug_assert!(text.is_ok(), "{text:?}");
        text.unwrap_or_default()
    }
}
