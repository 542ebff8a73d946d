//! The words of contact.yaml in one language.
//!
//! Ids and structure stand in contact.yaml alone; `contact.<lang>.yaml` repeats the ids and gives
//! the words. Lists here have the ids of those of [`Routing`](super::model::Routing).

use std::collections::{BTreeMap, BTreeSet};

use super::duration::Duration;
use super::id::{AudienceId, ChannelId, List, QuestionId, RuleId, TopicId};
use crate::diagnostics::Place;
use crate::model::Lang;

/// Every word a page may need. An empty string is a word nobody wrote.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Words {
    pub audiences: List<AudienceId, String>,
    /// How to prove who you are.
    pub identity_how: String,
    /// Why a channel that cannot check it is no way.
    pub identity_why_not: String,
    pub questions: List<QuestionId, String>,
    pub channels: List<ChannelId, ChannelWords>,
    pub topics: List<TopicId, TopicWords>,
    /// Why each rule is there.
    pub rules: List<RuleId, String>,
    /// The texts that stand in from another language, and which it is: pages have to say so.
    #[serde(skip)]
    pub foreign: BTreeMap<String, Lang>,
}

#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ChannelWords {
    pub name: String,
    pub cost: String,
    /// When an answer comes, in words.
    pub reply_within: String,
    /// What those words are made from, where it is a length of time and no text.
    pub reply: Option<Duration>,
    pub good_for: String,
    pub never_send: String,
    /// What becomes of what is written into a form, and on what ground.
    pub privacy: String,
    pub have_ready: String,
    pub warning: String,
    /// What each of the further numbers is for, by its id.
    pub numbers: BTreeMap<String, String>,
    /// Why not, when one of the channel's own conditions does not hold.
    pub otherwise: String,
    /// The same for the condition on one question, where one sentence does not fit all.
    pub otherwise_when: BTreeMap<QuestionId, String>,
    pub advantages: Vec<String>,
    pub drawbacks: Vec<String>,
}

#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct TopicWords {
    pub name: String,
    pub description: String,
    /// What customers call it.
    pub aliases: Vec<String>,
    /// Ways customers put it: searched, and tested by `check`.
    #[serde(skip)]
    pub asks: Vec<Ask>,
}

/// A line of `asks`, and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    pub value: String,
    pub place: Place,
}

impl Words {
    /// Empty lists of the lengths of `other`.
    pub fn shaped_like(other: &Words) -> Self {
        Self {
            audiences: other.audiences.like(String::new()),
            questions: other.questions.like(String::new()),
            channels: other.channels.like(ChannelWords::default()),
            topics: other.topics.like(TopicWords::default()),
            rules: other.rules.like(String::new()),
            ..Self::default()
        }
    }

    /// Every text that pages show, but for those that are empty.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let lists = self.audiences.iter().chain(&self.questions).chain(&self.rules);
        let own = [&self.identity_how, &self.identity_why_not].into_iter().chain(lists);
        let topics = self.topics.iter().flat_map(|topic| [&topic.name, &topic.description]);
        let channels = self.channels.iter().flat_map(ChannelWords::texts);
        let all = own.chain(topics).chain(channels).map(String::as_str);
        all.filter(|text| !text.is_empty())
    }

    /// Says that all texts but `own` are those of `lang`.
    pub fn borrow_from(&mut self, lang: &Lang, own: &BTreeSet<String>) {
        let texts = self.texts().filter(|text| !own.contains(*text));
        let borrowed: BTreeMap<String, Lang> =
            texts.map(|text| (text.to_owned(), lang.clone())).collect();
        // What the other language itself has taken from a third is still that one's.
        for (text, lang) in borrowed {
            self.foreign.entry(text).or_insert(lang);
        }
    }
}

impl ChannelWords {
    fn texts(&self) -> impl Iterator<Item = &String> {
        let single = [
            &self.name,
            &self.cost,
            &self.reply_within,
            &self.good_for,
            &self.never_send,
            &self.privacy,
            &self.have_ready,
            &self.warning,
            &self.otherwise,
        ];
        let lists = self.advantages.iter().chain(&self.drawbacks);
        let named = self.otherwise_when.values().chain(self.numbers.values());
        single.into_iter().chain(lists).chain(named)
    }

    /// The sentence for a condition that does not hold.
    pub fn why_not(&self, question: Option<QuestionId>) -> &str {
        question.and_then(|id| self.otherwise_when.get(&id)).unwrap_or(&self.otherwise)
    }

    /// Takes from `other` what is missing here; the names of the keys taken.
    pub fn complete_from(&mut self, other: &ChannelWords) -> Vec<&'static str> {
        // A length of time needs no translation.
        if self.reply_within.is_empty() && other.reply.is_some() {
            self.reply_within.clone_from(&other.reply_within);
            self.reply = other.reply;
        }
        let mut missing = Vec::new();
        let texts: [(&'static str, &mut String, &String); 9] = [
            ("name", &mut self.name, &other.name),
            ("cost", &mut self.cost, &other.cost),
            ("reply_within", &mut self.reply_within, &other.reply_within),
            ("good_for", &mut self.good_for, &other.good_for),
            ("never_send", &mut self.never_send, &other.never_send),
            ("privacy", &mut self.privacy, &other.privacy),
            ("have_ready", &mut self.have_ready, &other.have_ready),
            ("warning", &mut self.warning, &other.warning),
            ("otherwise", &mut self.otherwise, &other.otherwise),
        ];
        for (key, own, others) in texts {
            if fill(own, others) {
                missing.push(key);
            }
        }
        let lists = [
            ("advantages", &mut self.advantages, &other.advantages),
            ("drawbacks", &mut self.drawbacks, &other.drawbacks),
        ];
        for (key, own, others) in lists {
            if own.is_empty() && !others.is_empty() {
                own.clone_from(others);
                missing.push(key);
            }
        }
        for (question, text) in &other.otherwise_when {
            if !self.otherwise_when.contains_key(question) {
                self.otherwise_when.insert(*question, text.clone());
                missing.push("otherwise");
            }
        }
        for (id, text) in &other.numbers {
            if !self.numbers.contains_key(id) {
                self.numbers.insert(id.clone(), text.clone());
                missing.push("numbers");
            }
        }
        missing.dedup();
        missing
    }
}

impl TopicWords {
    /// As [`ChannelWords::complete_from`]. Aliases and `asks` are a language's own and never taken
    /// over.
    pub fn complete_from(&mut self, other: &TopicWords) -> Vec<&'static str> {
        let mut missing = Vec::new();
        if fill(&mut self.name, &other.name) {
            missing.push("name");
        }
        if fill(&mut self.description, &other.description) {
            missing.push("description");
        }
        missing
    }
}

/// Fills an empty text; whether it had to.
pub fn fill(own: &mut String, other: &str) -> bool {
    let missing = own.is_empty() && !other.is_empty();
    if missing {
        other.clone_into(own);
    }
    missing
}
