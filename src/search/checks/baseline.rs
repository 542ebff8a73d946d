//! Two builds compared: which questions an edit moved.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::standing::{Catalogue, Known, Source};
use crate::model::Lang;
use crate::search::error::SearchError;
use crate::search::query::answer::Indexes;

/// What became of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// It no longer finds its article.
    Lost,
    Down,
    Up,
    /// It did not find its article before.
    Gained,
    /// The article is new.
    New,
    /// The article is no longer there.
    Gone,
}

/// A question that stands elsewhere than before; places count from 1, absent where not among the
/// first ten.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Move {
    pub change: Change,
    pub lang: Lang,
    pub article: String,
    pub source: Source,
    pub query: String,
    pub before: Option<usize>,
    pub after: Option<usize>,
    /// The titles that stand above the article now.
    pub above: Vec<String>,
}

/// All of a comparison.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    pub questions: usize,
    /// Worst first.
    pub moves: Vec<Move>,
}

/// Asks the titles and `asks` lines of both builds.
pub fn compare(before: &Indexes, after: &Indexes) -> Result<Comparison, SearchError> {
    let mut comparison = Comparison::default();
    let languages: BTreeSet<&Lang> = before.languages().chain(after.languages()).collect();
    for lang in languages {
        let (old, new) = (catalogue(before, lang)?, catalogue(after, lang)?);
        let renamed = match (&old, &new) {
            (Some(old), Some(new)) => renamed(old, new),
            _ => BTreeMap::new(),
        };
        let today = |mut known: Known| {
            known.article = renamed.get(&known.article).cloned().unwrap_or(known.article);
            known
        };
        let asked = old.iter().flat_map(Catalogue::questions).map(today);
        let questions: BTreeSet<Known> =
            asked.chain(new.iter().flat_map(Catalogue::questions)).collect();
        comparison.questions += questions.len();
        let names: BTreeMap<&str, &str> =
            renamed.iter().map(|(old, new)| (new.as_str(), old.as_str())).collect();
        let moves = questions
            .into_par_iter()
            .map(|known| one(lang, known, (old.as_ref(), new.as_ref()), &names));
        comparison.moves.extend(moves.collect::<Result<Vec<_>, _>>()?.into_iter().flatten());
    }
    comparison.moves.sort_by(|a, b| {
        (a.change, &a.lang, &a.article, &a.query).cmp(&(b.change, &b.lang, &b.article, &b.query))
    });
    Ok(comparison)
}

impl Comparison {
    /// How many moves there are of each kind.
    pub fn counts(&self) -> BTreeMap<Change, usize> {
        let mut counts = BTreeMap::new();
        for step in &self.moves {
            *counts.entry(step.change).or_default() += 1;
        }
        counts
    }
}

impl Change {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::Down => "down",
            Self::Up => "up",
            Self::Gained => "gained",
            Self::New => "new",
            Self::Gone => "gone",
        }
    }
}

fn catalogue<'a>(indexes: &'a Indexes, lang: &Lang) -> Result<Option<Catalogue<'a>>, SearchError> {
    indexes.index(lang).map(Catalogue::read).transpose()
}

/// Articles that got another id, the new one by the old: of those that came and went, the two that
/// alone have a title.
fn renamed(old: &Catalogue<'_>, new: &Catalogue<'_>) -> BTreeMap<String, String> {
    let left = |one: &Catalogue<'_>, other: &Catalogue<'_>| {
        let mut by_title: BTreeMap<String, Option<String>> = BTreeMap::new();
        for known in one.questions() {
            if known.source == Source::Title && !other.has(&known.article) {
                let first = !by_title.contains_key(&known.text);
                by_title.insert(known.text, first.then_some(known.article));
            }
        }
        by_title
    };
    let (gone, mut come) = (left(old, new), left(new, old));
    let pairs = gone.into_iter().filter_map(|(title, id)| Some((id?, come.remove(&title)??)));
    pairs.collect()
}

/// What became of one question. `names`: what articles were called that are called otherwise now.
fn one(
    lang: &Lang,
    known: Known,
    (old, new): (Option<&Catalogue<'_>>, Option<&Catalogue<'_>>),
    names: &BTreeMap<&str, &str>,
) -> Result<Option<Move>, SearchError> {
    let place = |catalogue: Option<&Catalogue<'_>>, article: &str| {
        let catalogue = catalogue.filter(|catalogue| catalogue.has(article));
        catalogue.map(|catalogue| catalogue.standing(article, &known.text)).transpose()
    };
    let earlier = names.get(known.article.as_str()).copied().unwrap_or(&known.article);
    let (before, after) = (place(old, earlier)?, place(new, &known.article)?);
    let (was, is) =
        (before.as_ref().and_then(|it| it.place), after.as_ref().and_then(|it| it.place));
    let change = match (&before, &after, was, is) {
        (None, ..) => Change::New,
        (_, None, ..) => Change::Gone,
        (.., Some(_), None) => Change::Lost,
        (.., None, Some(_)) => Change::Gained,
        (.., Some(was), Some(is)) if was < is => Change::Down,
        (.., Some(was), Some(is)) if was > is => Change::Up,
        _ => return Ok(None),
    };
    let above =
        after.into_iter().flat_map(|standing| standing.above).map(|hit| hit.stored.title).collect();
    let Known { article, source, text } = known;
    Ok(Some(Move {
        change,
        lang: lang.clone(),
        article,
        source,
        query: text,
        before: was,
        after: is,
        above,
    }))
}
