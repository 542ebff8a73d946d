//! What translations were made from, when originals move: under their new paths, and with the links
//! that a move changes in a text and its translations at once.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::changes::Changes;
use crate::config::Config;
use crate::diagnostics::Diagnostic;
use crate::model::Document;
use crate::source::Source;
use crate::translate::{self, Block, Entry, Part, blocks};

/// The parts of a text that a move changes, by their hashes before.
#[derive(Default)]
struct Changed(BTreeMap<String, Block>);

impl Changed {
    /// Nothing where the text is gone, or has other parts than before: then the hashes of before
    /// stay, and what changed is told.
    fn new(before: &Document, after: Option<&Document>) -> Self {
        let (before, after) = (blocks(before), after.map(blocks).unwrap_or_default());
        if before.len() != after.len() {
            return Self::default();
        }
        let pairs = before.into_iter().zip(after).filter(|(old, new)| old.hash != new.hash);
        Self(pairs.map(|(old, new)| (old.hash, new)).collect())
    }

    fn follow(&self, hash: &mut String) {
        if let Some(block) = self.0.get(hash) {
            hash.clone_from(&block.hash);
        }
    }
}

/// Brings the records up to the move. `key` is the new path of what a record names, `again` the
/// document as it will be.
///
/// # Errors
/// A record that cannot be read.
pub(super) fn keep(
    (source, config): (&Source, &Config),
    documents: &[Arc<Document>],
    key: impl Fn(&str) -> Option<String>,
    again: impl Fn(&Document, &Changes) -> Option<Document>,
    changes: &mut Changes,
) -> Result<(), Diagnostic> {
    let texts = translate::texts(config, documents);
    for language in &config.languages {
        let lang = &language.lang;
        let Some(file) = source.kept(&translate::path(lang))? else { continue };
        let mut record = translate::read(&file)?;
        for text in &texts {
            let own = text.translations.iter().find(|(of, _)| *of == lang);
            let (Some(entry), Some((_, own))) = (record.articles.get_mut(&text.name), own) else {
                continue;
            };
            let now = |document: &Document| match changes.texts.get(&*document.file.path) {
                // Most texts do not name what moves.
                None => Changed::default(),
                Some(_) => Changed::new(document, again(document, changes).as_ref()),
            };
            follow(entry, &now(&text.source), &now(own));
        }
        let mut moved = Vec::new();
        for (old, entry) in std::mem::take(&mut record.articles) {
            match key(&old) {
                Some(new) => moved.push((new, entry)),
                None => drop(record.articles.insert(old, entry)),
            }
        }
        // What is left of an article that once stood at the new place is no record of this one.
        record.articles.extend(moved);
        changes.set(&file, translate::write(&record));
    }
    Ok(())
}

fn follow(entry: &mut Entry, source: &Changed, own: &Changed) {
    for part in &mut entry.parts {
        if let Some(block) = source.0.get(&part.hash) {
            let fresh = Part::new(block, None);
            (part.hash, part.text) = (fresh.hash, fresh.text);
        }
        part.own.iter_mut().chain(&mut part.after).for_each(|hash| own.follow(hash));
    }
    entry.more.iter_mut().for_each(|hash| own.follow(hash));
}
