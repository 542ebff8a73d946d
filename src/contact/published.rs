//! The routing as a build leaves it for those who answer later: the customers' server and
//! assistants have neither contact.yaml nor a theme. They judge with the very functions of a build.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::evaluate::{Decision, Now, evaluate};
use super::export;
use super::hours::{HoursWords, Moment, Timetable};
use super::id::{AudienceId, ChannelId, Id, List, QuestionId, TopicId};
use super::model::{Case, Routing};
use super::plan::Plan;
use super::promises::Promises;
use super::table::Table;
use super::words::Words;
use crate::model::Lang;

/// Where it stands below the out folder.
pub const PUBLISHED: &str = "host/contact.json";
/// A build of another version of frontdesk is not read: it is built again.
const VERSION: u32 = 1;

/// The proven routing, and what answers about it need beside it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Published {
    version: u32,
    pub routing: Routing,
    /// The questions whose answers change something, in file order.
    pub asks: List<TopicId, Vec<QuestionId>>,
    /// The page of each form below a language's home.
    pub forms: List<TopicId, BTreeMap<ChannelId, String>>,
    hours: BTreeMap<Lang, HoursWords>,
}

/// Why the routing of a build cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PublishedError {
    #[error("it cannot be read; build the site again with this version of frontdesk")]
    Unreadable(#[from] serde_json::Error),
    #[error("it is of another version of frontdesk: build the site again")]
    Version,
    #[error("it is damaged: it names what it does not have")]
    Damaged,
}

impl Published {
    /// `languages` are all of the site, with their words around opening hours.
    pub fn new(
        routing: &Routing,
        table: &Table,
        plan: &Plan,
        languages: impl Iterator<Item = (Lang, HoursWords)>,
    ) -> Self {
        let forms = |topic: TopicId| -> BTreeMap<ChannelId, String> {
            let forms = plan.forms.iter().filter(|form| form.topics.contains(&topic));
            forms.map(|form| (form.channel, format!("contact/{}", form.path))).collect()
        };
        Self {
            version: VERSION,
            routing: routing.clone(),
            asks: table.topics.iter().map(|topic| topic.asks.clone()).collect(),
            forms: routing.topics.ids().map(forms).collect(),
            hours: languages.collect(),
        }
    }

    /// # Errors
    /// When it is not what a build of this version writes: afterwards every id leads somewhere.
    pub fn parse(json: &[u8]) -> Result<Self, PublishedError> {
        #[derive(Deserialize)]
        struct Mark {
            version: u32,
        }
        if serde_json::from_slice::<Mark>(json)?.version != VERSION {
            return Err(PublishedError::Version);
        }
        let published: Self = serde_json::from_slice(json)?;
        published.is_whole().then_some(published).ok_or(PublishedError::Damaged)
    }

    /// The channels of `case` at `at`, in order and in the words of `lang`.
    pub fn answer(&self, case: Case, lang: &Lang, at: Moment<'_>) -> (Decision, serde_json::Value) {
        let timetable = Timetable::at(&self.routing.hours, at.at);
        let now = Now { at: at.at, timetable: &timetable };
        let decision = evaluate(&self.routing, case, Some(now));
        let texts = self
            .hours
            .get(lang)
            .map(|words| export::hours_texts(&self.routing, words, &timetable, at));
        let answer = export::answer_json(&self.routing, case, &decision, lang, texts.as_ref());
        (decision, answer)
    }

    /// The moment in the clock that `lang` counts hours by.
    pub fn moment<'z>(
        &self,
        at: Timestamp,
        visitor: Option<&'z jiff::tz::TimeZone>,
        lang: &Lang,
    ) -> Moment<'z> {
        let clock = self.hours.get(lang).map(|words| words.clock).unwrap_or_default();
        Moment { at, visitor, clock }
    }

    /// Until when answers come.
    pub fn promises(&self) -> Promises {
        Promises::new(&self.routing, &self.hours)
    }

    fn is_whole(&self) -> bool {
        let routing = &self.routing;
        let topics = routing.topics.len();
        let channel = |id: &ChannelId| id.index() < routing.channels.len();
        let question = |id: &QuestionId| id.index() < routing.questions.len();
        let audience = |id: &AudienceId| id.index() < routing.audiences.len();
        let topic = |id: &TopicId| id.index() < topics;
        let hours = |id: super::id::HoursId| id.index() < routing.hours.len();
        let channels = routing.channels.iter().all(|one| {
            one.hours.is_none_or(hours)
                && one.only_when.iter().all(|condition| question(&condition.question))
                && one.only_for.iter().all(|id| topic(&id.value))
                && one.audiences.iter().all(|id| audience(&id.value))
                && one.ask_through.iter().all(|id| channel(&id.value))
        });
        // A parent comes before its children, so that going up comes to an end.
        let above = routing.topics.enumerate().all(|(id, one)| {
            one.parent.is_none_or(|parent| parent < id)
                && one.audiences.iter().chain(&one.identity_for).all(|id| audience(&id.value))
                && one.channels.iter().flatten().all(|id| channel(&id.value))
        });
        let rules = routing.rules.iter().all(|rule| {
            rule.when.iter().all(|condition| question(&condition.question))
                && rule.only_for.iter().all(|id| topic(&id.value))
                && rule.audiences.iter().all(|id| audience(&id.value))
                && rule.wait_for.iter().chain(&rule.close).all(|id| channel(&id.value))
        });
        let words = |words: &Words| {
            words.audiences.len() == routing.audiences.len()
                && words.questions.len() == routing.questions.len()
                && words.channels.len() == routing.channels.len()
                && words.topics.len() == topics
                && words.rules.len() == routing.rules.len()
        };
        channels
            && above
            && rules
            && routing.last_resort.as_ref().is_none_or(|last| channel(&last.value))
            && routing.questions.len() <= super::model::MAX_QUESTIONS
            && routing.words.values().all(words)
            && routing.words.contains_key(&routing.default_language)
            && self.asks.len() == topics
            && self.asks.iter().flatten().all(question)
            && self.forms.len() == topics
            && self.forms.iter().flat_map(BTreeMap::keys).all(channel)
    }
}
