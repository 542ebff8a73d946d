//! What `contact.yaml` says, checked: who asks, about what, through which channel.
//!
//! Everything that has an id is referred to by it: see [`id`](super::id).

use std::collections::BTreeMap;

use super::day::Day;
use super::duration::Duration;
use super::fields::{self, Field};
use super::id::{AudienceId, ChannelId, HoursId, Id, List, QuestionId, RuleId, TopicId};
use super::words::Words;
use crate::diagnostics::{Place, Span};
use crate::model::Lang;
use crate::tree::{Located, TextFile};

/// The most questions a site may ask: their answers multiply.
pub const MAX_QUESTIONS: usize = 16;

/// One contact.yaml with the words of every language.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Routing {
    #[serde(skip, default = "no_file")]
    pub file: TextFile,
    /// Empty on a site that does not tell its visitors apart.
    pub audiences: List<AudienceId, Located<String>>,
    pub questions: List<QuestionId, Located<String>>,
    pub hours: List<HoursId, Hours>,
    pub channels: List<ChannelId, Channel>,
    pub last_resort: Option<Located<ChannelId>>,
    /// Parents before children.
    pub topics: List<TopicId, Topic>,
    pub rules: List<RuleId, Rule>,
    #[serde(skip)]
    pub examples: Vec<Example>,
    /// Complete for every language of the site: a missing word is the default language's.
    pub words: BTreeMap<Lang, Words>,
    pub default_language: Lang,
}

/// When somebody is there.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Hours {
    pub id: Located<String>,
    /// IANA name. UTC where the hours are the same everywhere (24/7).
    pub zone: String,
    /// Single rules in OpenStreetMap's syntax, united.
    pub open: Vec<Located<String>>,
    /// A country, `GB`, or a part of one, `GB-SCT`, whose public holidays are closed days.
    pub holidays: Option<Located<String>>,
    pub closed: Vec<Located<Day>>,
    /// Days with other hours than the rules say: a rule without days, such as `10:00-14:00`.
    pub exceptions: Vec<(Located<Day>, Located<String>)>,
}

/// What a channel is made of; decides how it is shown and whether it can be open "now".
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Form,
    Chat,
    Phone,
    Mail,
    /// Booked through another channel; never open "now".
    Appointment,
    Messenger,
    Community,
    Social,
    Post,
    /// A branch, a shop, a counter.
    Visit,
    /// Behind somebody else's sign-in: an account's messages, an app, a form elsewhere.
    Portal,
}

/// One way to reach somebody.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Channel {
    pub id: Located<String>,
    pub kind: Kind,
    /// The URL of a chat, messenger, community, social or portal channel.
    pub link: Option<Located<String>>,
    /// A telephone number as people read it.
    pub number: Option<Located<String>>,
    /// Further numbers of the same line, such as one for calls from abroad.
    pub numbers: Vec<Number>,
    /// A mail address, a postal one, or that of a counter.
    pub address: Option<Located<String>>,
    /// The fields of a form, in order.
    pub form: Vec<Located<String>>,
    /// Endings of the files that the form takes; empty means all that are taken at all.
    #[serde(skip)]
    pub attach: Vec<&'static str>,
    pub hours: Option<HoursId>,
    pub checks_identity: Located<bool>,
    pub only_when: Vec<Condition>,
    /// Topics (with everything below them); empty means all.
    pub only_for: Vec<Located<TopicId>>,
    /// Audiences; empty means all.
    pub audiences: Vec<Located<AudienceId>>,
    /// Channels through which an appointment is asked for, best first.
    pub ask_through: Vec<Located<ChannelId>>,
    /// Languages spoken there: information, never a refusal.
    pub languages: Vec<Lang>,
    /// Why it is no longer there; a retired channel is offered to nobody and may not be linked to.
    #[serde(with = "said")]
    pub retired: Option<Span>,
}

/// One more number of a line; what it is for is in [`ChannelWords`](super::words::ChannelWords).
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Number {
    pub id: Located<String>,
    pub number: Located<String>,
}

/// `question: yes` or `question: no`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Condition {
    pub question: QuestionId,
    pub is: bool,
    #[serde(skip)]
    pub span: Span,
}

/// Something customers ask about.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Topic {
    pub id: Located<String>,
    pub parent: Option<TopicId>,
    /// 0 for the topics of the first level.
    pub depth: usize,
    /// Where proof of identity is asked for, here or above.
    #[serde(with = "said")]
    pub identity: Option<Span>,
    /// Who has to prove it; empty means everybody.
    pub identity_for: Vec<Located<AudienceId>>,
    /// Audiences it is shown to, here or above; empty means all.
    pub audiences: Vec<Located<AudienceId>>,
    /// Where `urgent: yes` stands: shown first.
    #[serde(with = "said")]
    pub urgent: Option<Span>,
    /// The only channels that make sense, here or above; `None` means all.
    pub channels: Option<Vec<Located<ChannelId>>>,
    /// The fields that forms ask for here and below; empty where they ask for the channel's.
    pub form: Vec<Located<String>>,
}

/// An exception to "every channel is offered".
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Rule {
    pub id: Located<String>,
    /// All must hold; empty means always.
    pub when: Vec<Condition>,
    /// Topics (with everything below them); empty means all.
    pub only_for: Vec<Located<TopicId>>,
    /// Audiences; empty means all.
    pub audiences: Vec<Located<AudienceId>>,
    pub wait_for: Vec<Located<ChannelId>>,
    pub close: Vec<Located<ChannelId>>,
}

/// A situation and what must come of it; tested at every build.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    pub case: Located<String>,
    pub topic: Located<TopicId>,
    /// `None`: it must hold for every audience of the topic.
    pub audience: Option<Located<AudienceId>>,
    /// Questions answered with yes.
    pub given: Vec<Located<QuestionId>>,
    pub first: Option<Located<ChannelId>>,
    /// Channels that have to be offered, wherever they rank.
    pub also: Vec<Located<ChannelId>>,
    pub never: Vec<Located<ChannelId>>,
}

/// One bit a question, set for "yes".
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Answers(pub u32);

impl Answers {
    pub fn yes(self, question: QuestionId) -> bool {
        self.0 >> question.index() & 1 == 1
    }

    pub fn with(self, question: QuestionId) -> Self {
        Self(self.0 | 1 << question.index())
    }

    pub fn meet(self, condition: &Condition) -> bool {
        self.yes(condition.question) == condition.is
    }
}

impl FromIterator<QuestionId> for Answers {
    fn from_iter<I: IntoIterator<Item = QuestionId>>(questions: I) -> Self {
        questions.into_iter().fold(Self::default(), Self::with)
    }
}

/// Who asks what, with which answers: one cell of the proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Case {
    pub topic: TopicId,
    /// `None` on a site without audiences.
    pub audience: Option<AudienceId>,
    pub answers: Answers,
}

impl Hours {
    /// The days that the file names: closed ones and those with other hours.
    pub fn listed(&self) -> impl Iterator<Item = &Located<Day>> {
        self.closed.iter().chain(self.exceptions.iter().map(|(date, _)| date))
    }
}

impl Topic {
    /// Where it says that `audience` has to prove who they are.
    pub fn proves(&self, audience: Option<AudienceId>) -> Option<Span> {
        self.identity.filter(|_| admits(&self.identity_for, audience))
    }
}

impl Kind {
    pub const ALL: [(&'static str, Kind); 11] = [
        ("form", Kind::Form),
        ("chat", Kind::Chat),
        ("phone", Kind::Phone),
        ("mail", Kind::Mail),
        ("appointment", Kind::Appointment),
        ("messenger", Kind::Messenger),
        ("community", Kind::Community),
        ("social", Kind::Social),
        ("post", Kind::Post),
        ("visit", Kind::Visit),
        ("portal", Kind::Portal),
    ];

    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }

    /// Whether it works only while somebody is there. A message can be written at night.
    pub fn is_live(self) -> bool {
        matches!(self, Kind::Chat | Kind::Phone | Kind::Messenger | Kind::Visit)
    }
}

impl Routing {
    pub fn topic(&self, id: &str) -> Option<TopicId> {
        self.topics.position(|topic| topic.id.value == id)
    }

    pub fn channel(&self, id: &str) -> Option<ChannelId> {
        self.channels.position(|channel| channel.id.value == id)
    }

    pub fn question(&self, id: &str) -> Option<QuestionId> {
        self.questions.position(|question| question.value == id)
    }

    pub fn audience(&self, id: &str) -> Option<AudienceId> {
        self.audiences.position(|audience| audience.value == id)
    }

    /// Whether `topic` is one of `tops` or below one of them.
    pub fn is_within(&self, topic: TopicId, tops: &[Located<TopicId>]) -> bool {
        let mut at = Some(topic);
        while let Some(id) = at {
            if tops.iter().any(|top| top.value == id) {
                return true;
            }
            at = self.topics[id].parent;
        }
        false
    }

    /// The audiences that see `topic`, in file order; one `None` where a site has no audiences.
    pub fn audiences_of(&self, topic: &Topic) -> Vec<Option<AudienceId>> {
        if self.audiences.is_empty() {
            return vec![None];
        }
        self.audiences.ids().filter(|id| admits(&topic.audiences, Some(*id))).map(Some).collect()
    }

    /// Where a form's text is mailed to on a site without a host: the channel's own address, else
    /// that of the first mail channel for everything that can check identity.
    pub fn form_address<'r>(&'r self, form: &'r Channel) -> Option<&'r str> {
        let fits = |id: ChannelId, other: &Channel| {
            other.kind == Kind::Mail
                && other.retired.is_none()
                && other.checks_identity.value
                && other.only_for.is_empty()
                && other.audiences.is_empty()
                && self.last_resort.as_ref().is_none_or(|last| last.value != id)
        };
        let others = self.channels.enumerate().filter(|(id, other)| fits(*id, other));
        let mut addresses = others.filter_map(|(_, other)| other.address.as_ref());
        form.address.as_ref().or_else(|| addresses.next()).map(|address| address.value.as_str())
    }

    /// What the form of `channel` asks for where it is about `topic`.
    pub fn fields(&self, topic: TopicId, channel: ChannelId) -> Vec<Field> {
        let own = &self.topics[topic].form;
        let form = if own.is_empty() { &self.channels[channel].form } else { own };
        form.iter().filter_map(|id| fields::find(&id.value)).collect()
    }

    pub fn place(&self, span: Span) -> Place {
        self.file.place(span)
    }

    /// Gives promises that are lengths of time the words of each language.
    pub fn word_replies<S: Fn(Duration) -> String>(&mut self, words_of: impl Fn(&Lang) -> S) {
        for (lang, words) in &mut self.words {
            let channels = words.channels.iter_mut();
            let mut promised = channels.filter_map(|own| Some((own.reply?, own))).peekable();
            // Most sites say it in words, and need none of the theme here.
            if promised.peek().is_none() {
                continue;
            }
            let say = words_of(lang);
            promised.for_each(|(reply, own)| own.reply_within = say(reply));
        }
    }

    /// The words of `lang`, or of the default language.
    pub fn words(&self, lang: &Lang) -> &Words {
        self.words.get(lang).unwrap_or_else(|| &self.words[&self.default_language])
    }
}

/// A routing that a build published has left its file behind.
fn no_file() -> TextFile {
    TextFile::new("", "")
}

/// What stands somewhere or nowhere; where is of no interest to who reads a published routing.
mod said {
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::diagnostics::Span;

    pub fn serialize<S: Serializer>(span: &Option<Span>, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_bool(span.is_some())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Span>, D::Error> {
        Ok(bool::deserialize(from)?.then(Span::default))
    }
}

/// Whether a list of audiences lets `audience` in: an empty list lets in everybody.
pub fn admits(list: &[Located<AudienceId>], audience: Option<AudienceId>) -> bool {
    list.is_empty() || audience.is_some_and(|audience| list.iter().any(|one| one.value == audience))
}
