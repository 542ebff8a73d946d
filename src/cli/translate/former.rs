//! What translations were made from, where no record says so: their source as it was when they were
//! committed.

use std::collections::{BTreeMap, BTreeSet};

use super::opened::Opened;
use crate::cli::output;
use crate::content;
use crate::source::History;
use crate::translate::{Former, Text};

/// Of translations that have no record, but for articles that are taken as they stand.
pub fn former(opened: &Opened, accepts: &dyn Fn(&str) -> bool) -> Former {
    let is_new = |text: &&Text| !accepts(&text.name);
    let wanted = opened.records.iter().flat_map(|(lang, record)| {
        let texts = opened.texts.iter().filter(is_new);
        texts.filter_map(move |text| {
            let own = text.translations.get(lang)?;
            let is_first = !record.articles.contains_key(&text.name);
            is_first.then(|| (own.file.path.to_string(), text.source.file.path.to_string()))
        })
    });
    let wanted: BTreeMap<String, String> = wanted.collect();
    if wanted.is_empty() {
        return Former::new();
    }
    let history = match History::open(opened.source.root()) {
        Ok(history) => history,
        Err(why) => {
            let count = wanted.len();
            output::say(&format!("{count} translations are recorded as they stand: {why}"));
            return Former::new();
        }
    };
    let paths: BTreeSet<String> = wanted.keys().cloned().collect();
    let last = history.last(&paths, content::FOLDER);
    let both = last
        .iter()
        .flat_map(|(own, commit)| [own, &wanted[own]].map(|path| (commit.clone(), path.clone())));
    let texts = history.texts(&both.collect::<Vec<_>>());
    let said = |own: &str, path: &str| {
        let commit = last.get(own)?;
        texts.get(&(commit.clone(), path.to_owned())).cloned()
    };
    let pairs = wanted
        .iter()
        .filter_map(|(own, source)| Some((own.clone(), [said(own, source)?, said(own, own)?])));
    let former: Former = pairs.collect();
    let (all, found) = (wanted.len(), former.len());
    output::say(&format!(
        "{found} of {all} translations are recorded as made from what git has of their source, the \
         others as they stand"
    ));
    former
}
