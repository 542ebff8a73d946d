//! A channel as pages show it: what it is good for, how to reach it, what to know before.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use super::desk::{Desk, Link};
use super::hours::HoursContext;
use crate::contact::evaluate::{Cause, Outcome, Step, Verdict};
use crate::contact::id::{ChannelId, QuestionId, TopicId};
use crate::contact::model::{Case, Channel, Kind};
use crate::contact::plan::CasePage;
use crate::contact::trace::{Reason, reason};
use crate::contact::words::ChannelWords;
use crate::model::Direction;

/// A channel in templates.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Card {
    pub id: String,
    pub kind: &'static str,
    pub icon: &'static str,
    pub name: String,
    /// The evaluator's outcome; `conditional` for one that a "yes" would open.
    pub outcome: &'static str,
    pub checks_identity: bool,
    pub action: Option<Action>,
    /// Further numbers of the same line.
    pub numbers: Vec<NumberContext>,
    pub good_for: String,
    pub have_ready: String,
    pub never_send: String,
    /// Beside its form.
    pub privacy: String,
    pub warning: String,
    pub cost: String,
    pub reply: String,
    pub hours: Option<HoursContext>,
    pub languages: Vec<Language>,
    pub advantages: Vec<String>,
    pub drawbacks: Vec<String>,
    /// Sentences about what has to be true.
    pub conditions: Vec<String>,
    /// The question whose "yes" opens it.
    pub question: Option<QuestionContext>,
    /// Why an answer is worth waiting for.
    pub wait: Option<String>,
    /// The channel through which an appointment is asked for.
    pub through: Option<Link>,
    /// Nobody there should be told anything personal.
    pub public: bool,
    /// Shown unfolded: it warns, or a "yes" leads here.
    pub open: bool,
}

/// How to get there.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Action {
    /// The theme string on the button, with `$to` for the number or address.
    pub key: &'static str,
    pub href: Option<String>,
    /// A number or address as people read it.
    pub to: Option<String>,
    pub external: bool,
}

/// One more number, and what it is for.
#[derive(Debug, Clone, Serialize)]
pub(super) struct NumberContext {
    pub name: String,
    pub to: String,
    pub href: String,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Language {
    pub lang: String,
    pub name: String,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct QuestionContext {
    pub id: String,
    pub text: String,
}

/// Channels that do not work, for the same reason.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Refusal {
    pub channels: Vec<Named>,
    pub reason: String,
    /// The theme string of a built-in reason; empty when `reason` says it.
    pub reason_key: Option<String>,
    pub instead: Option<Link>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Named {
    pub id: String,
    pub kind: &'static str,
    pub name: String,
}

impl Desk<'_> {
    /// The channel apart from any case.
    pub(super) fn card(&self, id: ChannelId) -> Card {
        let channel = &self.routing.channels[id];
        let words = self.channel_words(id);
        let languages = channel.languages.iter();
        Card {
            id: channel.id.value.clone(),
            kind: channel.kind.as_str(),
            icon: icon(channel.kind),
            name: words.name.clone(),
            outcome: "",
            checks_identity: channel.checks_identity.value,
            action: self.action(channel),
            numbers: self.numbers(channel, words),
            good_for: words.good_for.clone(),
            have_ready: words.have_ready.clone(),
            never_send: words.never_send.clone(),
            privacy: words.privacy.clone(),
            warning: words.warning.clone(),
            cost: words.cost.clone(),
            reply: words.reply_within.clone(),
            hours: channel.hours.map(|hours| self.hours(hours)),
            languages: languages
                .map(|lang| Language {
                    lang: lang.to_string(),
                    name: self.scope.language_name(lang),
                })
                .collect(),
            advantages: words.advantages.clone(),
            drawbacks: words.drawbacks.clone(),
            conditions: Vec::new(),
            question: None,
            wait: None,
            through: None,
            public: channel.kind == Kind::Social,
            open: false,
        }
    }

    /// An offered channel on the page of a case.
    pub(super) fn offered(&self, page: &CasePage, verdict: &Verdict) -> Card {
        let mut card = self.card(verdict.channel);
        card.outcome = verdict.outcome.as_str();
        card.conditions = self.conditions(page, verdict.channel);
        self.lead_to(&mut card, page, verdict);
        card
    }

    /// A refused channel that a "yes" to `question` would open.
    pub(super) fn conditional(
        &self,
        page: &CasePage,
        channel: ChannelId,
        question: QuestionId,
    ) -> Option<Card> {
        let case = Case { answers: page.case.answers.with(question), ..page.case };
        let verdict = self.contact.table.decision(case)?.verdict(channel)?;
        let mut card = self.card(channel);
        card.outcome = "conditional";
        card.question = Some(QuestionContext {
            id: self.question_id(question).to_owned(),
            text: self.question(question),
        });
        self.lead_to(&mut card, page, verdict);
        Some(card)
    }

    fn lead_to(&self, card: &mut Card, page: &CasePage, verdict: &Verdict) {
        // Where a topic names its channels, a warning is what somebody came to read.
        let named = self.routing.topics[page.case.topic].channels.is_some();
        card.open |= named && !card.warning.is_empty();
        card.open |= page.turns.iter().any(|(_, channel)| *channel == verdict.channel);
        match verdict.outcome {
            Outcome::WaitUntil(rule) => card.wait = Some(self.words.rules[rule].clone()),
            Outcome::Needs(Step::Book { through }) => card.through = Some(self.anchor(through)),
            _ => {}
        }
        let channel = &self.routing.channels[verdict.channel];
        match channel.kind {
            Kind::Form => card.action = Some(self.form_action(page, verdict.channel)),
            Kind::Mail => {
                let subject = self.own_topic(page).map(|topic| self.topic_name(topic));
                card.action = mail_action(channel, subject.as_deref());
            }
            _ => {}
        }
    }

    /// To the form of the page's topic; a page that several forms' topics share leads to their
    /// list.
    fn form_action(&self, page: &CasePage, channel: ChannelId) -> Action {
        let forms =
            page.topics.iter().filter_map(|topic| self.contact.plan.form_of(*topic, channel));
        let mut paths: Vec<&str> = forms.map(|form| form.path.as_str()).collect();
        paths.dedup();
        let tail = match paths.as_slice() {
            [one] => format!("contact/{one}"),
            _ => "tickets/".to_owned(),
        };
        let mut query: Vec<String> = self
            .own_topic(page)
            .map(|topic| format!("topic={}", self.topic_id(topic)))
            .into_iter()
            .collect();
        query
            .extend(page.yes.iter().map(|question| format!("yes={}", self.question_id(*question))));
        let query = if query.is_empty() { String::new() } else { format!("?{}", query.join("&")) };
        let href = Some(format!("{}{query}", self.scope.href(&tail)));
        Action { key: "contact-open-form", href, to: None, external: false }
    }

    /// The topic a page is about; `None` where several share it.
    pub(super) fn own_topic(&self, page: &CasePage) -> Option<TopicId> {
        match page.topics.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// Why another answer would close an offered channel.
    fn conditions(&self, page: &CasePage, id: ChannelId) -> Vec<String> {
        let mut sentences: Vec<String> = Vec::new();
        for (_, cause) in page.provisos.iter().filter(|(channel, _)| *channel == id) {
            let sentence = match reason(self.words, id, *cause) {
                Reason::Words(text) => text.to_owned(),
                Reason::Built(name) => self.scope.strings.text(&reason_key(name)),
            };
            if !sentences.contains(&sentence) {
                sentences.push(sentence);
            }
        }
        sentences
    }

    /// What does not work, channels with the same reason together, in file order.
    pub(super) fn refusals<'v>(
        &self,
        verdicts: impl Iterator<Item = &'v Verdict>,
        first: Option<ChannelId>,
    ) -> Vec<Refusal> {
        let mut refusals: Vec<Refusal> = Vec::new();
        for verdict in verdicts {
            // Nobody who comes with this topic has thought of a channel for others.
            if matches!(verdict.causes.first(), Some(Cause::OnlyFor | Cause::NotYetLast)) {
                continue;
            }
            let channel = &self.routing.channels[verdict.channel];
            let cause =
                verdict.causes.first().map(|cause| reason(self.words, verdict.channel, *cause));
            let (reason, reason_key) = match cause {
                Some(Reason::Words(text)) => (text.to_owned(), None),
                Some(Reason::Built(name)) => (String::new(), Some(reason_key(name))),
                None => (String::new(), None),
            };
            let name = self.channel_name(verdict.channel);
            let named = Named { id: channel.id.value.clone(), kind: channel.kind.as_str(), name };
            match refusals
                .iter_mut()
                .find(|other| other.reason == reason && other.reason_key == reason_key)
            {
                Some(refusal) => refusal.channels.push(named),
                None => {
                    let instead = first.map(|first| self.anchor(first));
                    refusals.push(Refusal { channels: vec![named], reason, reason_key, instead });
                }
            }
        }
        refusals
    }

    /// A link to a channel's card on the same page.
    fn anchor(&self, channel: ChannelId) -> Link {
        let id = self.channel_id(channel).to_owned();
        Link {
            name: self.channel_name(channel),
            description: String::new(),
            href: format!("#fd-{id}"),
            id,
        }
    }
}

impl Desk<'_> {
    fn action(&self, channel: &Channel) -> Option<Action> {
        let mut action = action(channel)?;
        if channel.kind == Kind::Phone {
            action.to = action.to.map(|to| self.turned(to));
        }
        Some(action)
    }

    fn numbers(&self, channel: &Channel, words: &ChannelWords) -> Vec<NumberContext> {
        let numbers = channel.numbers.iter().map(|one| NumberContext {
            name: words.numbers.get(&one.id.value).cloned().unwrap_or_default(),
            to: self.turned(shown(&one.number.value)),
            href: dialled(&one.number.value),
        });
        numbers.collect()
    }

    /// A number has no letters that would keep it from being turned round.
    fn turned(&self, number: String) -> String {
        match self.scope.language.direction {
            Direction::Rtl => format!("\u{2066}{number}\u{2069}"),
            Direction::Ltr => number,
        }
    }
}

/// A number is read as one piece, never over two lines.
fn shown(number: &str) -> String {
    number.replace(' ', "\u{a0}")
}

/// `#` begins a fragment in an address.
fn dialled(number: &str) -> String {
    let dialled: String =
        number.chars().filter(|c| c.is_ascii_digit() || matches!(c, '+' | '*' | '#')).collect();
    format!("tel:{}", dialled.replace('#', "%23"))
}

pub(super) fn action(channel: &Channel) -> Option<Action> {
    let link = || channel.link.as_ref().map(|link| link.value.clone());
    let external = |key| Action { key, href: link(), to: None, external: true };
    Some(match channel.kind {
        Kind::Chat => external("contact-open-chat"),
        Kind::Messenger => external("contact-open-messenger"),
        Kind::Community => external("contact-open-community"),
        Kind::Social => external("contact-open-social"),
        Kind::Portal => external("contact-open-portal"),
        Kind::Phone => {
            let number = &channel.number.as_ref()?.value;
            Action {
                key: "contact-call",
                href: Some(dialled(number)),
                to: Some(shown(number)),
                external: false,
            }
        }
        Kind::Mail => return mail_action(channel, None),
        Kind::Post => {
            let to = channel.address.as_ref()?.value.clone();
            Action { key: "contact-post", href: None, to: Some(to), external: false }
        }
        Kind::Visit => {
            let to = channel.address.as_ref()?.value.clone();
            Action { key: "contact-visit", href: None, to: Some(to), external: false }
        }
        Kind::Form | Kind::Appointment => return None,
    })
}

fn mail_action(channel: &Channel, subject: Option<&str>) -> Option<Action> {
    let address = channel.address.as_ref()?.value.clone();
    let query = subject
        .map(|subject| format!("?subject={}", utf8_percent_encode(subject, NON_ALPHANUMERIC)));
    let href = Some(format!("mailto:{address}{}", query.unwrap_or_default()));
    Some(Action { key: "contact-write", href, to: Some(address), external: false })
}

/// The theme's words for a reason that needs none of the site's.
fn reason_key(name: &str) -> String {
    format!("contact-reason-{}", name.replace('_', "-"))
}

fn icon(kind: Kind) -> &'static str {
    match kind {
        Kind::Form => "ticket",
        Kind::Chat | Kind::Messenger => "chat",
        Kind::Phone => "phone",
        Kind::Mail | Kind::Post => "mail",
        Kind::Appointment => "calendar",
        Kind::Community | Kind::Visit => "people",
        Kind::Portal => "person",
        Kind::Social => "megaphone",
    }
}
