//! What contact.yaml promises, and which channel a text speaks of.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::amount::{Amount, Unit};
use super::find::What;
use super::hours::Hours;
use super::lexicon::Sense;
use super::reading::Reading;
use super::terms::{Counts, Tongue};
use super::tokens::Tokens;
use crate::contact::duration;
use crate::contact::model::{Channel, Kind, Routing};
use crate::contact::words::ChannelWords;
use crate::diagnostics::Place;
use crate::model::Lang;

/// A channel as it is met in one language.
pub(super) struct Way {
    pub id: String,
    /// The kind whose words mean this channel.
    kind: Option<Kind>,
    /// What it is, and what its name calls it.
    is: Vec<Kind>,
    /// The word of its name that no other channel has.
    name: Option<String>,
    /// How long an answer takes, with how it is written and where.
    pub reply: Option<Reply>,
    /// When somebody is there; empty where nothing can be compared.
    pub hours: Hours,
    pub hours_place: Option<Place>,
    pub hours_written: String,
}

impl Way {
    pub fn is(&self, kind: Kind) -> bool {
        self.is.contains(&kind)
    }

    /// Whether it has a name of its own, which says more than the word for its kind.
    pub fn is_named(&self) -> bool {
        self.name.is_some()
    }
}

/// What a channel promises.
#[derive(Clone)]
pub(super) struct Reply {
    /// In this language, and in the default one.
    whats: Vec<What>,
    pub written: String,
    pub place: Place,
}

impl Reply {
    /// A length of time, as the theme says it.
    fn given(words: &ChannelWords, place: Place) -> Option<Self> {
        let length = words.reply?;
        let unit = match length.unit {
            duration::Unit::Minute => Unit::Minute,
            duration::Unit::Hour => Unit::Hour,
            duration::Unit::Day => Unit::Day,
            duration::Unit::WorkingDay => Unit::Workday,
            duration::Unit::Week => Unit::Week,
        };
        let what = What::Amount(Amount::time(f64::from(length.count), unit));
        Some(Self { whats: vec![what], written: words.reply_within.clone(), place })
    }

    /// Whether a text that says `what` says the same.
    pub fn says(&self, what: &What) -> bool {
        self.whats.iter().any(|own| match (own, what) {
            (What::Amount(a), What::Amount(b)) => a.agrees(b),
            _ => false,
        })
    }
}

/// A channel in a text: `None` for one that the site does not have.
pub(super) struct Mention {
    pub range: Range<usize>,
    pub way: Option<usize>,
}

/// All channels of a site in one language.
pub(super) struct Ways {
    pub all: Vec<Way>,
}

impl Ways {
    /// `readings` are those of contact.yaml in this language and in the default one.
    pub fn new(
        routing: &Routing,
        lang: &Lang,
        (tongue, counts): (&Tongue, &Counts),
        readings: &[&Reading],
    ) -> Self {
        let words = routing.words(lang);
        let channels: Vec<(&Channel, &ChannelWords)> = routing
            .channels
            .enumerate()
            .filter(|(_, channel)| channel.retired.is_none())
            .map(|(id, channel)| (channel, &words.channels[id]))
            .collect();
        let names: Vec<Vec<String>> =
            channels.iter().map(|(_, words)| tongue.terms(&words.name)).collect();
        let mut held: BTreeMap<&str, usize> = BTreeMap::new();
        for name in &names {
            for term in name.iter().collect::<BTreeSet<_>>() {
                *held.entry(term).or_default() += 1;
            }
        }
        // A word that topics are called by as well tells no channel.
        let topics = words.topics.iter().flat_map(|topic| tongue.terms(&topic.name));
        let topics: BTreeSet<String> = topics.collect();
        let mut taken: Vec<Kind> = Vec::new();
        let last =
            routing.last_resort.as_ref().map(|last| routing.channels[last.value].id.value.as_str());
        let way = |((channel, words), name): (&(&Channel, &ChannelWords), &Vec<String>)| {
            // The last resort has its kind's words only where no other channel has them.
            let is_last = last == Some(channel.id.value.as_str())
                && channels.iter().any(|(other, _)| {
                    other.kind == channel.kind
                        && other.id.value != channel.id.value
                        && other.only_for.is_empty()
                });
            let is_general = channel.only_for.is_empty()
                && channel.audiences.is_empty()
                && !is_last
                && matches!(channel.kind, Kind::Chat | Kind::Phone | Kind::Mail | Kind::Form);
            let kind = (is_general && !taken.contains(&channel.kind)).then_some(channel.kind);
            taken.extend(kind);
            let is_own = |term: &&String| held.get(term.as_str()) == Some(&1);
            let is_way = |term: &&String| {
                let tokens = Tokens::new(term, tongue.lexicon);
                tokens.sense(0, |sense| matches!(sense, Sense::Way(_)).then_some(())).is_some()
            };
            let own: Vec<&String> =
                name.iter().filter(is_own).filter(|term| !is_way(term)).collect();
            let alone = own.iter().filter(|term| !topics.contains(**term));
            let rarer = |a: &&&String, b: &&&String| counts.worth(a).total_cmp(&counts.worth(b));
            let rarest = alone.max_by(rarer).or_else(|| own.iter().max_by(rarer)).copied();
            let hours = channel.hours.map(|id| &routing.hours[id]);
            let first = hours.and_then(|hours| hours.open.first());
            let written = hours.map(|hours| {
                hours.open.iter().map(|open| open.value.as_str()).collect::<Vec<_>>().join(", ")
            });
            Way {
                id: channel.id.value.clone(),
                kind,
                is: kinds(channel.kind, &Tokens::new(&words.name, tongue.lexicon)),
                name: rarest.filter(|_| kind.is_none()).cloned(),
                reply: Reply::given(words, routing.place(channel.id.span))
                    .or_else(|| reply(&channel.id.value, lang, readings)),
                hours: hours.map(Hours::of).unwrap_or_default(),
                hours_place: first.map(|first| routing.place(first.span)),
                hours_written: written.unwrap_or_default(),
            }
        };
        Self { all: channels.iter().zip(&names).map(way).collect() }
    }

    /// The channels of `mentions`. Beside one by its name, "phone" says what it is: "the phone of
    /// Lagoonpay".
    pub fn meant(&self, mentions: &[Mention]) -> Vec<&Way> {
        let all: Vec<&Way> = mentions.iter().filter_map(|m| self.all.get(m.way?)).collect();
        let is_name = |way: &Way| {
            all.iter()
                .any(|one| one.is_named() && way.kind.is_some_and(|kind| one.is.contains(&kind)))
        };
        all.iter().copied().filter(|way| way.is_named() || !is_name(way)).collect()
    }

    pub fn position(&self, id: &str) -> Option<usize> {
        self.all.iter().position(|way| way.id == id)
    }

    /// The channels that a text names, in order.
    pub fn mentions(&self, tokens: &Tokens<'_>, tongue: &Tongue) -> Vec<Mention> {
        // "Your e-mail address" is no way to reach anybody.
        let is_address = |at: usize| tokens.is(at, Sense::Address);
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let kind = tokens.sense(at, |sense| match sense {
                Sense::Way(kind) => Some(kind),
                _ => None,
            });
            let term = (!token.is_number).then(|| tongue.stemmer.term(&token.text));
            let named = self.all.iter().position(|way| way.name.is_some() && way.name == term);
            let (way, takes) = match (named, kind) {
                (Some(way), _) => (Some(way), 1),
                (None, Some((kind, takes))) => {
                    (self.all.iter().position(|way| way.kind == Some(kind)), takes)
                }
                (None, None) => {
                    at += 1;
                    continue;
                }
            };
            let is_address = kind.is_some_and(|(kind, _)| kind == Kind::Mail)
                && (is_address(at + takes) || at.checked_sub(1).is_some_and(is_address));
            let is_yours = kind.is_some_and(|(kind, _)| kind == Kind::Phone)
                && (at.saturating_sub(2)..at).any(|at| tokens.is(at, Sense::Your));
            if !is_address && !is_yours {
                found.push(Mention { range: tokens.span(at, at + takes), way });
            }
            at += takes;
        }
        found
    }
}

/// What a channel is, and what the words of its name are words for: "Call with an expert".
fn kinds(own: Kind, name: &Tokens<'_>) -> Vec<Kind> {
    let way = |sense: Sense| match sense {
        Sense::Way(kind) => Some(kind),
        _ => None,
    };
    let called = (0..name.all.len()).filter_map(|at| name.sense(at, way));
    std::iter::once(own).chain(called.map(|(kind, _)| kind)).collect()
}

/// What `reply_within` of a channel says in `lang`, else in the default language.
fn reply(id: &str, lang: &Lang, readings: &[&Reading]) -> Option<Reply> {
    let section = format!("channels.{id}.reply_within");
    let of = |own: bool| {
        let mut all = readings.iter();
        all.find(|one| one.passage.key.section == section && (one.passage.lang == *lang) == own)
    };
    let reading = of(true).or_else(|| of(false))?;
    let item = reading.items.first()?;
    let first = |reading: &&Reading| reading.items.first().and_then(|item| item.what.clone());
    let whats = [of(true), of(false)].into_iter().flatten().filter_map(first);
    let whats: Vec<What> = whats.filter(|what| matches!(what, What::Amount(_))).collect();
    if whats.is_empty() {
        return None;
    }
    Some(Reply { whats, written: item.written.clone(), place: reading.passage.place(&item.range) })
}
