//! What goes into the index: plain data, for one language.

use std::sync::Arc;

use super::contact::{Contact, Kind, Route};
use crate::model::Lang;
use crate::search::text::words::Words;

/// One article with its sections, the input of [`super::Corpus`]. Give articles in a stable
/// order: ties in the ranking follow it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchArticle {
    /// The article id (`account/security/passwords`).
    pub id: String,
    pub title: String,
    /// The page's address below the site's root, percent-encoded, without a leading slash.
    pub url: String,
    /// The id of the category it stands in; empty at the root.
    pub category: String,
    /// Audience ids; empty: for everybody.
    pub audience: Vec<String>,
    pub tags: Vec<String>,
    /// Ways customers put the question.
    pub asks: Vec<String>,
    pub rating: Votes,
    /// Ids of the contact topics that it is about.
    pub topics: Vec<String>,
    /// A way to a person instead of an article.
    pub contact: Option<Contact>,
    /// In reading order. An article without any still has its title.
    pub sections: Vec<SearchSection>,
}

/// A heading and the plain text below it; the first section may have no heading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchSection {
    pub heading: Option<String>,
    /// Of the heading, without `#`.
    pub anchor: Option<String>,
    pub text: Arc<str>,
}

/// "Was this helpful?"
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Votes {
    pub yes: u32,
    pub no: u32,
}

/// Votes of the article known under these ids, in a language.
pub type VotesOf<'a> = &'a (dyn Fn(&[&str], &Lang) -> Votes + Sync);

impl Votes {
    /// The ranking's factor: between 0.9 and 1.1, exactly 1 without votes.
    pub fn factor(self) -> f32 {
        let (yes, no) = (f64::from(self.yes), f64::from(self.no));
        (1.0 + 0.2 * ((yes + 5.0) / (yes + no + 10.0) - 0.5)) as f32
    }
}

/// What of an article a document of the index is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Position in [`SearchArticle::sections`]; 0 also of an article without any.
    Section(usize),
    /// Position in [`SearchArticle::asks`].
    Ask(usize),
}

/// What a result shows of a document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Shown<'a> {
    pub heading: Option<&'a str>,
    pub anchor: Option<&'a str>,
    pub body: &'a str,
    /// The `asks` line, in its own document.
    pub ask: Option<&'a str>,
}

impl SearchArticle {
    /// The title among the texts of [`Self::words`].
    pub const TITLE: usize = 0;

    pub fn kind(&self) -> Kind {
        match self.contact.as_ref().map(|contact| contact.is) {
            None => Kind::Article,
            Some(Route::Topic) => Kind::Topic,
            Some(Route::Channel) => Kind::Channel,
        }
    }

    /// Everything a reader sees, piece by piece.
    pub fn texts(&self) -> Vec<&str> {
        let sections =
            self.sections.iter().flat_map(|s| [s.heading.as_deref().unwrap_or(""), &s.text]);
        [self.title.as_str()]
            .into_iter()
            .chain(self.tags.iter().map(String::as_str))
            .chain(sections)
            .collect()
    }

    /// The article's words: of its title, of heading and text of each section, of tags and `asks`
    /// lines.
    pub fn words(&self) -> Words {
        let sections =
            self.sections.iter().flat_map(|s| [s.heading.as_deref().unwrap_or(""), &s.text]);
        let lines = self.tags.iter().chain(&self.asks).map(String::as_str);
        Words::of([self.title.as_str()].into_iter().chain(sections).chain(lines))
    }

    /// Numbers of texts in [`Self::words`].
    pub(super) fn heading(section: usize) -> usize {
        1 + 2 * section
    }

    pub(super) fn text(section: usize) -> usize {
        2 + 2 * section
    }

    pub(super) fn tag_texts(&self) -> std::ops::Range<usize> {
        let first = 1 + 2 * self.sections.len();
        first..first + self.tags.len()
    }

    pub(super) fn ask_text(&self, line: usize) -> usize {
        self.tag_texts().end + line
    }

    /// All that is no text below a heading.
    pub(super) fn head_texts(&self) -> impl Iterator<Item = usize> + use<> {
        let headings = (0..self.sections.len()).map(Self::heading);
        let lines = self.tag_texts().start..self.ask_text(self.asks.len());
        std::iter::once(Self::TITLE).chain(headings).chain(lines)
    }

    pub(super) fn seen_texts(&self) -> std::ops::Range<usize> {
        0..self.tag_texts().end
    }

    /// One document a section, then one an `asks` line. An article without text is its title.
    pub fn parts(&self) -> impl Iterator<Item = Part> + use<> {
        let asks = self.asks.len();
        (0..self.sections.len().max(1)).map(Part::Section).chain((0..asks).map(Part::Ask))
    }

    /// What a result shows of a part; an article that opens with a heading has nothing above it and
    /// shows the first text there is, and so does an `asks` line.
    pub fn shown(&self, part: Part) -> Shown<'_> {
        match part {
            Part::Section(section) => {
                let Some(section) = self.sections.get(section) else { return Shown::default() };
                let heading = section.heading.as_deref();
                let bare = heading.is_none() && section.text.trim().is_empty();
                let body = if bare { self.opening() } else { &section.text };
                Shown { heading, anchor: section.anchor.as_deref(), body, ask: None }
            }
            Part::Ask(line) => Shown {
                body: self.opening(),
                ask: self.asks.get(line).map(String::as_str),
                ..Shown::default()
            },
        }
    }

    /// The address of a part, percent-encoded.
    pub fn part_url(&self, shown: &Shown<'_>) -> String {
        match shown.anchor {
            Some(anchor) => format!("{}#{}", self.url, crate::model::escape_path(anchor)),
            None => self.url.clone(),
        }
    }

    fn opening(&self) -> &str {
        let texts = self.sections.iter().map(|section| &*section.text);
        texts.into_iter().find(|text| !text.trim().is_empty()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Votes;

    #[test]
    fn no_votes_are_exactly_neutral() {
        assert_eq!(Votes::default().factor(), 1.0);
        assert!(Votes { yes: 12, no: 1 }.factor() > 1.0);
        assert!(Votes { yes: 0, no: u32::MAX }.factor() >= 0.9);
    }
}
