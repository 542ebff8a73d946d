//! Replies that were approved, read from `data/replies.json`: the site's own repository keeps what
//! its pages show, so a static build needs no database.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::tree::{TextFile, json};

/// Where the replies stand, below the site root.
pub const PATH: &str = "data/replies.json";

/// The file's only version so far.
const VERSION: u32 = 1;

/// The file as written: article id, then language, then replies, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Replies {
    version: u32,
    articles: BTreeMap<String, BTreeMap<String, Vec<Reply>>>,
}

/// One reply; its text is text, whatever it looks like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    pub name: String,
    pub date: Date,
    pub text: String,
}

impl Replies {
    pub fn none() -> Self {
        Self { version: VERSION, articles: BTreeMap::new() }
    }

    /// Adds a reply behind the others of its article and language.
    pub fn push(&mut self, article: String, lang: String, reply: Reply) {
        self.articles.entry(article).or_default().entry(lang).or_default().push(reply);
    }

    /// All replies: article, language, reply.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str, &Reply)> {
        self.articles.iter().flat_map(|(id, languages)| {
            languages.iter().flat_map(move |(lang, replies)| {
                replies.iter().map(move |reply| (id.as_str(), lang.as_str(), reply))
            })
        })
    }

    /// Takes out one reply; whether it was there.
    pub fn remove(&mut self, article: &str, lang: &str, reply: &Reply) -> bool {
        let list = self.articles.get_mut(article).and_then(|languages| languages.get_mut(lang));
        let Some(list) = list else { return false };
        let at = list.iter().position(|other| other == reply);
        at.map(|at| list.remove(at)).is_some()
    }

    /// The replies to an article in a language, under its id and its former ones, oldest first.
    pub fn of<'i>(&self, ids: impl IntoIterator<Item = &'i str>, lang: &str) -> Vec<&Reply> {
        let lists = ids.into_iter().filter_map(|id| self.articles.get(id)?.get(lang));
        let mut replies: Vec<&Reply> = lists.flatten().collect();
        replies.sort_by_key(|reply| reply.date);
        replies
    }

    /// The file's text.
    ///
    /// # Errors
    /// Never in practice: the maps hold texts and dates.
    pub fn to_text(&self) -> serde_json::Result<String> {
        Ok(format!("{}\n", serde_json::to_string_pretty(self)?))
    }
}

/// Reads the file's text; a broken one is an error and counts as no replies.
pub fn read(file: &TextFile) -> (Replies, Diagnostics) {
    match json::parse::<Replies>(file) {
        Ok(replies) if replies.version == VERSION => (replies, Diagnostics::new()),
        Ok(replies) => {
            let message = format!("version {} of the replies is unknown", replies.version);
            let help = format!("this frontdesk reads version {VERSION}");
            let d = Diagnostic::error("replies-version", message).at(file.whole()).help(help);
            (Replies::none(), Diagnostics::from_iter([d]))
        }
        Err((error, place)) => {
            let d =
                Diagnostic::error("replies-syntax", format!("the replies cannot be read: {error}"))
                    .at(place)
                    .help("let `frontdesk replies export` write this file");
            (Replies::none(), Diagnostics::from_iter([d]))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        let mut replies = Replies::none();
        let reply = |day: i8, text: &str| Reply {
            name: "A <b>".into(),
            date: Date::constant(2026, 3, day),
            text: text.into(),
        };
        replies.push("old".into(), "en".into(), reply(2, "second"));
        replies.push("new".into(), "en".into(), reply(1, "first"));
        let (again, diagnostics) = read(&TextFile::new(PATH, replies.to_text().unwrap()));
        assert!(diagnostics.is_empty());
        assert_eq!(again, replies);
        let texts: Vec<&str> =
            again.of(["new", "old"], "en").into_iter().map(|reply| reply.text.as_str()).collect();
        assert_eq!(texts, ["first", "second"]);
        let (_, diagnostics) = read(&TextFile::new(PATH, "{\"version\":1,\n\"articles\":7}"));
        assert_eq!(diagnostics.iter().next().unwrap().place.as_ref().unwrap().line, 2);
    }
}
