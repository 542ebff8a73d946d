//! The browser's copy of a corpus: the same vocabulary, postings, norms and texts, cut into small
//! files, so that a query fetches only what it needs.
//!
//! 1. [`words`]: vocabulary and postings by alphabetical range;
//! 2. [`typos`]: the bare vocabulary, for words that are not found;
//! 3. [`texts`]: titles, addresses and text of the results;
//! 4. [`nearness`]: documents by words that mean something near, where a site has vectors;
//! 5. a manifest that knows them all: the only file at an address that does not change. It has what
//!    every query needs besides, of which the [`synonyms`] are most, and behind it the [`table`] of
//!    all documents: by itself that would be one more file to ask for, and change as often.
//!
//! Words and texts are cut by [`cuts`], so that an edit changes few files. File names carry a
//! checksum of the content, which the reader verifies. The index holds the same corpus for tantivy;
//! a test compares the two (`src/search/tests/segment.rs`).

pub(super) mod code;
mod cuts;
mod files;
mod nearness;
mod synonyms;
mod table;
mod texts;
mod typos;
mod words;

use rayon::prelude::*;
use serde_json::json;

use self::files::Folder;
pub use self::files::{Before, Give};
use super::corpus::contact::Kind;
use super::corpus::{Corpus, head_tokens};
use super::text::function_words::function_words;

/// Of the shards' format; the reader refuses another one.
const VERSION: u32 = 7;

/// Gives the files of `site/assets/search/<lang>/`, in no order, of a site in so many `languages`.
/// `prefix` is the language's path (`fr/`, empty for the default language).
pub fn project(
    corpus: &Corpus,
    prefix: &str,
    languages: usize,
    before: &Before<'_>,
    give: Give<'_>,
) {
    let folder = Folder::new(format!("site/assets/search/{}", corpus.lang), before, give);
    let ((words, spelling), (texts, meaning)) = rayon::join(
        || {
            let (lexicon, postings) = (&*corpus.lexicon, &*corpus.postings);
            let words = folder.ranges("w", |give| {
                words::word_shards((lexicon, postings), languages, give);
            });
            let spelling = folder.ranges("s", |give| typos::typo_shards(lexicon, postings, give));
            (words, spelling)
        },
        || {
            rayon::join(
                || texts::text_shards(corpus, prefix, languages, &folder),
                || meaning(corpus, languages, &folder),
            )
        },
    );
    let table = table::table(corpus, &texts);
    let spare = corpus.affixes.spare();
    let spare = spare.flat_map(|(ending, all)| all.iter().map(move |instead| (ending, &**instead)));
    let [heads, texts] = corpus.tokens;
    let mut manifest = json!({
        "version": VERSION,
        "prefix": prefix,
        "documents": corpus.documents.len(),
        "tokens": [head_tokens(&corpus.lang, heads, corpus.documents.len() as u64), texts],
        "words": words,
        "spelling": spelling,
        "categories": table.categories,
        "audiences": table.audiences,
        "prefixes": corpus.affixes.prefixes(),
        "endings": pairs(corpus.affixes.endings()),
        "spare": pairs(spare),
        "synonyms": synonyms::groups(&corpus.synonyms.entries),
        "everyday": synonyms::groups(&corpus.synonyms.everyday),
        "functionWords": function_words(&corpus.lang).into_iter().collect::<Vec<_>>().join(" "),
    });
    // A site without routing has nothing to say of it.
    if !corpus.names.is_empty() {
        manifest["contact"] = contact(corpus);
    }
    if let Some(meaning) = meaning {
        manifest["meaning"] = meaning;
    }
    if !corpus.pins.is_empty() {
        let pins = corpus.pins.iter().map(|pin| json!([pin.said, pin.article]));
        manifest["pins"] = pins.collect();
    }
    folder.manifest(&format!("{manifest}\n{}", table.text));
}

/// What the manifest says of the lists of words.
fn meaning(corpus: &Corpus, languages: usize, folder: &Folder<'_>) -> Option<serde_json::Value> {
    if corpus.lists.is_empty() {
        return None;
    }
    let (shards, of) = nearness::shards(&corpus.lists, languages);
    shards.par_iter().enumerate().for_each(|(number, shard)| {
        folder.file_of(&format!("m{number}"), of, &shard.text());
    });
    Some(json!([shards.len(), format!("{of:08x}")]))
}

/// Where topics and channels begin among the articles, and what each channel is called, each name
/// as terms.
fn contact(corpus: &Corpus) -> serde_json::Value {
    let begins = |kind: Kind| corpus.articles.partition_point(|article| article.kind() < kind);
    let names = corpus.names.iter().map(|names| json!([names.article, names.phrases]));
    json!({
        "topics": begins(Kind::Topic),
        "channels": begins(Kind::Channel),
        "names": names.collect::<Vec<_>>(),
    })
}

/// `ing> ies>i`: endings and their replacements.
fn pairs<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    pairs.map(|(ending, instead)| format!("{ending}>{instead}")).collect::<Vec<_>>().join(" ")
}
