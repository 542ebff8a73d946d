//! Votes and readers' words: both sides go on counting, and nothing is counted twice.

use std::collections::BTreeMap;

use crate::diagnostics::Diagnostic;
use crate::ratings::{self, Ratings, Votes};
use crate::replies::{self, Replies, Reply};
use crate::source::Source;
use crate::tree::TextFile;

/// Gives an article's id here for the one it has in an import; nothing where it is not in both.
pub type Ids<'a> = &'a dyn Fn(&str) -> Option<String>;

/// What joins one of the lists: the site, what the source said and says, both ids.
pub type Merge = fn(
    &Source,
    Option<&str>,
    Option<&str>,
    (Ids<'_>, Ids<'_>),
) -> Result<Option<String>, Diagnostic>;

/// The text of `data/ratings.json` with what came in at the source since the last import; `None`
/// where that is nothing.
///
/// # Errors
/// The site's own votes cannot be read.
pub fn votes(
    site: &Source,
    base: Option<&str>,
    source: Option<&str>,
    (then_id, now_id): (Ids<'_>, Ids<'_>),
) -> Result<Option<String>, Diagnostic> {
    let read = |text: Option<&str>| {
        text.map_or_else(Ratings::none, |text| ratings::read(&TextFile::new(ratings::PATH, text)).0)
    };
    let mut sums: BTreeMap<(String, String), (Votes, Votes)> = BTreeMap::new();
    for (id, lang, votes) in read(base).all() {
        if let Some(id) = then_id(id) {
            sums.entry((id, lang.to_owned())).or_default().0 = votes;
        }
    }
    for (id, lang, votes) in read(source).all() {
        if let Some(id) = now_id(id) {
            sums.entry((id, lang.to_owned())).or_default().1 = votes;
        }
    }
    sums.retain(|_, (then, now)| then != now);
    if sums.is_empty() {
        return Ok(None);
    }
    let mut own = match site.optional_text(ratings::PATH)? {
        Some(file) => readable(ratings::read(&file))?,
        None => Ratings::none(),
    };
    for ((id, lang), (then, now)) in sums {
        own.follow(&id, &lang, then, now);
    }
    own.to_text().map(Some).map_err(|error| unwritable(ratings::PATH, &error))
}

/// The same for `data/replies.json`: new ones arrive, those that the source took out go.
///
/// # Errors
/// The site's own replies cannot be read.
pub fn replies(
    site: &Source,
    base: Option<&str>,
    source: Option<&str>,
    (then_id, now_id): (Ids<'_>, Ids<'_>),
) -> Result<Option<String>, Diagnostic> {
    let read = |text: Option<&str>, id: Ids<'_>| {
        let all = text.map_or_else(Replies::none, |text| {
            replies::read(&TextFile::new(replies::PATH, text)).0
        });
        all.all()
            .filter_map(|(article, lang, reply)| {
                Some((id(article)?, lang.to_owned(), reply.clone()))
            })
            .collect::<Vec<(String, String, Reply)>>()
    };
    let (then, now) = (read(base, then_id), read(source, now_id));
    let gone = without(&then, &now);
    let new = without(&now, &then);
    if gone.is_empty() && new.is_empty() {
        return Ok(None);
    }
    let before = site.optional_text(replies::PATH)?;
    let mut own = match &before {
        Some(file) => readable(replies::read(file))?,
        None => Replies::none(),
    };
    let mut changed = false;
    for (article, lang, reply) in &gone {
        changed |= own.remove(article, lang, reply);
    }
    for (article, lang, reply) in new {
        let is_there = own.all().any(|(a, l, r)| (a, l, r) == (&article, &lang, &reply));
        if !is_there {
            own.push(article, lang, reply);
            changed = true;
        }
    }
    if !changed {
        return Ok(None);
    }
    own.to_text().map(Some).map_err(|error| unwritable(replies::PATH, &error))
}

/// What is in `list` more often than in `other`.
fn without<T: PartialEq + Clone>(list: &[T], other: &[T]) -> Vec<T> {
    let mut left = other.to_vec();
    let mut more = Vec::new();
    for item in list {
        match left.iter().position(|known| known == item) {
            Some(at) => drop(left.swap_remove(at)),
            None => more.push(item.clone()),
        }
    }
    more
}

/// A file that cannot be read would be written over.
fn readable<T>((value, found): (T, crate::diagnostics::Diagnostics)) -> Result<T, Diagnostic> {
    match found.into_iter().next() {
        Some(d) => Err(d),
        None => Ok(value),
    }
}

fn unwritable(path: &str, error: &serde_json::Error) -> Diagnostic {
    Diagnostic::error("import-data", format!("{path} cannot be written: {error}"))
        .help("report this")
}
