//! All the indexes of a build, and one answer out of them: the command line and the host ask here.
//!
//! ```text
//! let indexes = Indexes::open(&dist)?;                       // once; shared by all threads
//! let answer = indexes.answer(&Question::new("no email", &lang, 10))?;
//! ```

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;

use super::excerpt::{Excerpt, Marker};
use super::outright::lines;
use super::rank::{Hit, SearchRequest};
use super::slot::{Match, Typing};
use crate::model::{Lang, OutputFile};
use crate::search::corpus::contact::{Contact, Route};
use crate::search::error::SearchError;
use crate::search::index::SearchIndex;
use crate::search::index::files::{FOLDER, IndexFiles, SIDECAR};

/// Every language's index, verified and in memory.
pub struct Indexes {
    languages: BTreeMap<Lang, SearchIndex>,
}

/// What a customer wants to know.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    pub query: &'a str,
    /// The language to look in first.
    pub lang: &'a Lang,
    /// Articles at most.
    pub limit: usize,
    /// Only this category and those below it.
    pub category: Option<&'a str>,
    /// Only articles for everybody or for this audience.
    pub audience: Option<&'a str>,
    /// The last word is still being typed.
    pub unfinished: bool,
}

/// Articles, best first, behind what is pinned and the channels that were asked for; the likeliest contact topic among
/// them or behind them. Empty: offer contact.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer {
    pub hits: Vec<Shown>,
    /// The language asked for had nothing but perhaps a topic: all other hits are in other languages,
    /// and say [`Match::OtherLanguage`].
    pub elsewhere: bool,
}

/// An article with the section that answers best, or a way to a person, ready to be shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    pub lang: Lang,
    /// The article id; `contact/…` of a way to a person.
    pub article: String,
    /// Below the site's root, with the section's anchor, percent-encoded, without a leading slash.
    pub url: String,
    pub title: Excerpt,
    pub heading: Option<Excerpt>,
    pub excerpt: Excerpt,
    pub score: f32,
    pub matched: Match,
    /// Whether it is probably an answer; what is not stands under "less likely".
    pub likely: bool,
    /// A way to a person instead of an article.
    pub contact: Option<Contact>,
    /// First because data/search.yaml says so.
    pub pinned: bool,
    /// The section's first lines, where it answers outright.
    pub answer: Vec<String>,
}

/// The hits of an answer as they are shown: what is less likely stands below what is likely, whatever
/// its rank.
#[derive(Debug, Clone, Default)]
pub struct Parts<'a> {
    pub likely: Vec<&'a Shown>,
    pub others: Vec<&'a Shown>,
    /// The topic that closes the list, unless it stands among the likely.
    pub closing: Option<&'a Shown>,
}

impl Answer {
    pub fn parts(&self) -> Parts<'_> {
        let (closing, listed) = match self.hits.split_last() {
            Some((last, listed)) if last.is_topic() => (Some(last), listed),
            _ => (None, self.hits.as_slice()),
        };
        let (likely, others) = listed.iter().partition(|hit| hit.likely);
        Parts { likely, others, closing }
    }
}

impl<'a> Question<'a> {
    pub fn new(query: &'a str, lang: &'a Lang, limit: usize) -> Self {
        Self { query, lang, limit, category: None, audience: None, unfinished: false }
    }
}

impl Indexes {
    /// Reads and verifies the indexes of the build in the folder `dist`. Read once more when
    /// something is wrong: another build may have been swapped in meanwhile.
    ///
    /// # Errors
    /// Names the file that cannot be read, is missing or damaged.
    pub fn open(dist: &Path) -> Result<Self, SearchError> {
        read(dist).and_then(Self::verified).or_else(|_| read(dist).and_then(Self::verified))
    }

    /// The same from files in memory: name (`en/meta.json`, below `index/`) and content.
    ///
    /// # Errors
    /// Names the file that is missing or damaged.
    pub fn from_files(
        files: impl IntoIterator<Item = (String, Vec<u8>)>,
    ) -> Result<Self, SearchError> {
        let mut folders: BTreeMap<String, BTreeMap<String, Vec<u8>>> = BTreeMap::new();
        for (path, bytes) in files {
            if let Some((folder, name)) = path.split_once('/') {
                folders.entry(folder.to_owned()).or_default().insert(name.to_owned(), bytes);
            }
        }
        Self::verified(folders)
    }

    /// The indexes among the files of a build that is not published yet.
    ///
    /// # Errors
    /// Names the file that is missing or damaged.
    pub fn of_build(files: &[OutputFile]) -> Result<Self, SearchError> {
        let below = |file: &OutputFile| {
            let path = file.path.strip_prefix(FOLDER)?.strip_prefix('/')?;
            Some((path.to_owned(), file.bytes.to_vec()))
        };
        Self::from_files(files.iter().filter_map(below))
    }

    pub fn languages(&self) -> impl Iterator<Item = &Lang> {
        self.languages.keys()
    }

    pub fn index(&self, lang: &Lang) -> Option<&SearchIndex> {
        self.languages.get(lang)
    }

    /// The articles that answer, with what to show of them. Where the language asked for has neither
    /// an article nor a channel, the other languages are asked; its own topic still closes the list.
    ///
    /// # Errors
    /// Only if the engine fails.
    pub fn answer(&self, question: &Question<'_>) -> Result<Answer, SearchError> {
        let own =
            self.languages.get(question.lang).map(|index| ask(index, question)).transpose()?;
        let mut own = own.map(|(_, hits)| hits).unwrap_or_default();
        if own.iter().any(Shown::is_sure) {
            return Ok(Answer { hits: own, elsewhere: false });
        }
        let others = self.languages.iter().filter(|(lang, _)| *lang != question.lang);
        let mut answers =
            others.map(|(_, index)| ask(index, question)).collect::<Result<Vec<_>, _>>()?;
        // The language that knows most of the words as they were typed is most likely the one
        // meant; one that knows none has only chance likenesses to offer.
        answers.retain(|(typed, _)| *typed > 0);
        answers.sort_by_key(|(typed, _)| std::cmp::Reverse(*typed));
        let (mut hits, mut articles): (Vec<Shown>, usize) = (Vec::new(), 0);
        for mut hit in answers.into_iter().flat_map(|(_, hits)| hits) {
            let is_new = hits.iter().all(|known| known.article != hit.article);
            // Each language's topics are the same; one would close some other language's list.
            let has_room = hit.contact.is_some() || articles < question.limit;
            if has_room && is_new && !hit.is_topic() {
                articles += usize::from(hit.contact.is_none());
                hit.matched = Match::OtherLanguage;
                hits.push(hit);
            }
        }
        let elsewhere = !hits.is_empty();
        if elsewhere {
            own.retain(Shown::is_topic);
        }
        // Channels first, whatever language knows them, behind what some language has pinned.
        hits.sort_by_key(|hit| (!hit.pinned, hit.contact.is_none()));
        hits.extend(own);
        Ok(Answer { hits, elsewhere })
    }

    fn verified(folders: BTreeMap<String, BTreeMap<String, Vec<u8>>>) -> Result<Self, SearchError> {
        let opened = folders.into_par_iter().map(|(folder, files)| {
            let index = SearchIndex::open(&IndexFiles::found(files))
                .map_err(|error| error.below(&format!("{FOLDER}/{folder}")))?;
            Ok((index.lang().clone(), index))
        });
        Ok(Self { languages: opened.collect::<Result<_, SearchError>>()? })
    }
}

impl Shown {
    /// Whether it says a word of the question, or surely means it: no other language is asked then.
    fn is_sure(&self) -> bool {
        !self.is_topic() && (self.likely || self.matched != Match::Meaning)
    }

    /// Whether it is the likeliest topic, which nobody asked for by name.
    pub fn is_topic(&self) -> bool {
        !self.pinned && self.leads_to_topic()
    }

    /// Whether it is a topic's page, whose form takes the words of the question along.
    pub fn leads_to_topic(&self) -> bool {
        self.contact.as_ref().is_some_and(|contact| contact.is == Route::Topic)
    }
}

/// How many words are known as typed, and the hits of one index.
fn ask(index: &SearchIndex, question: &Question<'_>) -> Result<(usize, Vec<Shown>), SearchError> {
    let slots = index.resolve(question.query, Typing { unfinished: question.unfinished });
    let request = SearchRequest {
        category: question.category,
        audience: question.audience,
        unfinished: question.unfinished,
        ..SearchRequest::new(question.query, question.limit)
    };
    let marker = Marker::new(index, &slots);
    let ranked = index.arrange(&slots, &request)?;
    let hits = ranked.into_iter().map(|found| {
        let hit = index.hit(found.score, found.doc, &slots)?;
        let answer = if found.outright { lines(&hit.stored.body) } else { Vec::new() };
        let (likely, pinned) = (found.likely, found.pinned);
        Ok(Shown { likely, pinned, answer, ..show(index, &marker, hit) })
    });
    let typed = |matched: Match| matches!(matched, Match::Exact | Match::Stem | Match::Prefix);
    let known =
        slots.iter().filter(|slot| slot.all().any(|alternative| typed(alternative.how))).count();
    Ok((known, hits.collect::<Result<_, SearchError>>()?))
}

fn show(index: &SearchIndex, marker: &Marker<'_>, hit: Hit) -> Shown {
    Shown {
        lang: index.lang().clone(),
        title: marker.whole(&hit.stored.title),
        heading: hit.stored.heading.as_deref().map(|heading| marker.whole(heading)),
        excerpt: marker.excerpt(&hit.stored.body),
        article: hit.stored.id,
        url: hit.stored.url,
        score: hit.score,
        matched: hit.matched,
        likely: true,
        contact: hit.stored.contact,
        pinned: false,
        answer: Vec::new(),
    }
}

/// Every file below `index/`, by language and name.
fn read(dist: &Path) -> Result<BTreeMap<String, BTreeMap<String, Vec<u8>>>, SearchError> {
    let root = dist.join(FOLDER);
    let mut folders = BTreeMap::new();
    for folder in entries(&root)?.into_iter().filter(|folder| root.join(folder).is_dir()) {
        let mut files = BTreeMap::new();
        for path in entries(&root.join(&folder))? {
            let whole = root.join(&folder).join(&path);
            let bytes =
                std::fs::read(&whole).map_err(|error| SearchError::unreadable(&whole, error))?;
            files.insert(path, bytes);
        }
        folders.insert(folder, files);
    }
    if folders.is_empty() {
        return Err(SearchError::Missing { file: format!("{FOLDER}/<language>/{}", SIDECAR) });
    }
    Ok(folders)
}

fn entries(folder: &Path) -> Result<Vec<String>, SearchError> {
    let read = std::fs::read_dir(folder).map_err(|error| SearchError::unreadable(folder, error))?;
    let mut names = Vec::new();
    for entry in read {
        let entry = entry.map_err(|error| SearchError::unreadable(folder, error))?;
        names.push(entry.file_name().to_string_lossy().into_owned());
    }
    // What desktops leave behind.
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    Ok(names)
}
