//! What a text promises for a channel, where contact.yaml promises something else: answers, hours,
//! numbers and addresses.

use super::address::{near_mail, near_phone, same_phone};
use super::amount::Measure;
use super::channels::{Mention, Way};
use super::edge::Edge;
use super::facts::Known;
use super::find::What;
use super::lexicon::Sense;
use super::open::Open;
use super::reading::{Item, Reading};
use super::subjects::Subjects;
use super::tokens::Tokens;
use crate::contact::model::{Kind, Routing};
use crate::diagnostics::{Diagnostic, Place};

/// What a text is compared with.
pub(super) struct Promises<'a> {
    pub routing: &'a Routing,
    pub subjects: Subjects<'a>,
    pub known: &'a Known<'a>,
}

/// What was found out about an item.
pub(super) enum Verdict {
    /// It says what the channel says.
    Kept,
    Differs(Box<Diagnostic>),
    /// It promises nothing.
    Silent,
}

impl Promises<'_> {
    pub fn judge(&self, reading: &Reading, item: &Item) -> Verdict {
        match (&item.what, item.typed()) {
            (Some(What::Amount(amount)), _) if matches!(amount.measure, Measure::Time { .. }) => {
                self.reply(reading, item)
            }
            (_, Some(What::Open(open))) => self.hours(reading, item, open),
            (_, Some(What::Edge(edge))) => self.edge(reading, item, edge),
            (_, Some(What::Phone(number))) => self.phone(reading, item, number),
            (_, Some(What::Mail(address))) => self.mail(reading, item, address),
            _ => Verdict::Silent,
        }
    }

    fn reply(&self, reading: &Reading, item: &Item) -> Verdict {
        let Some(what) = &item.what else { return Verdict::Silent };
        if reading.passage.key.section.ends_with(".reply_within") {
            return Verdict::Silent;
        }
        let mut mentions = self.subjects.beside(reading, item);
        if mentions.is_empty() {
            mentions = self.subjects.gone_before(reading, item).unwrap_or_default();
        }
        let here = !mentions.is_empty();
        if !here {
            mentions = self.subjects.above(reading, item);
        }
        if !self.promises_an_answer(reading, item, (&mentions, here)) {
            return Verdict::Silent;
        }
        let ways: Vec<&Way> =
            mentions.iter().filter_map(|m| Some(&self.subjects.ways.all[m.way?])).collect();
        let agrees = |way: &Way| way.reply.as_ref().is_some_and(|reply| reply.says(what));
        if ways.iter().any(|way| agrees(way)) {
            return Verdict::Kept;
        }
        let mut promising = ways.iter().copied().filter(|way| way.reply.is_some());
        let way = match here {
            true => ways.first().copied().filter(|_| mentions[0].way.is_some()),
            // "We answer within …" without a word of how.
            false if mentions.is_empty() => {
                let tokens = reading.tokens(reading.sentence(item), self.subjects.tongue);
                let speaks = tokens.has(Sense::We) && tokens.has(Sense::Answer);
                let is_any = self.subjects.ways.all.iter().any(agrees)
                    || self.known.explains(reading, item, what);
                let mut general = self.subjects.ways.all.iter().filter(|way| way.reply.is_some());
                general.next().filter(|_| speaks && !is_any)
            }
            // "Chat, phone or ticket?" above: the one that promises anything.
            false => {
                let first = promising.next();
                first.filter(|first| promising.all(|other| other.id == first.id))
            }
        };
        let Some((way, reply)) = way.and_then(|way| Some((way, way.reply.as_ref()?))) else {
            return Verdict::Silent;
        };
        let (said, known) = (&item.written, &reply.written);
        let message = format!("this promises {said}, and the channel `{}` {known}", way.id);
        let help = "write what the channel says, or change its `reply_within:`";
        self.told((reading, item), message, &reply.place, (&way.id, help))
    }

    /// Whether a length of time is that until an answer.
    fn promises_an_answer(
        &self,
        reading: &Reading,
        item: &Item,
        (mentions, here): (&[Mention], bool),
    ) -> bool {
        let tokens = reading.tokens(reading.sentence(item), self.subjects.tongue);
        let says = |wanted: Sense| tokens.has(wanted);
        let mut answers = (0..tokens.all.len()).filter(|at| tokens.is(*at, Sense::Answer));
        if says(Sense::Answer) && answers.all(|at| is_theirs(&tokens, at)) {
            return false;
        }
        let above_says = |wanted: Sense| {
            // A term that is defined stands between a text and its heading.
            let levels = 1 + usize::from(reading.passage.defines);
            let above = reading.passage.above.iter().take(levels).chain(&reading.passage.lead);
            let mut above = above.chain(reading.head(item));
            above.any(|text| reading.tokens(text, self.subjects.tongue).has(wanted))
        };
        let specific =
            mentions.iter().filter_map(|m| m.way).any(|way| self.subjects.ways.all[way].is_named());
        let elliptical = tokens.all.len() <= 7 || !reading.passage.cells.is_empty();
        // "Wait a day before you call" promises nothing of calls.
        let start = item.range.start - item.sentence.start;
        let leads = here && mentions.iter().any(|mention| mention.range.end <= start);
        let waits_for = || mentions.iter().any(|mention| self.is_waited_for(&tokens, mention));
        let is_handled = || mentions.iter().any(|mention| is_handled(&tokens, mention));
        says(Sense::Answer)
            || here && says(Sense::Handle) && is_handled()
            || says(Sense::Wait)
                && (leads
                    || here && waits_for()
                    || !here && (elliptical || above_says(Sense::Wait)))
            || (says(Sense::Take) || elliptical)
                && (above_says(Sense::Answer)
                    || above_says(Sense::Wait)
                    || specific && (above_says(Sense::Take) || leads && says(Sense::Take)))
    }

    /// "Wait three days for your ticket": of an e-mail it is that of somebody else.
    fn is_waited_for(&self, tokens: &Tokens<'_>, mention: &Mention) -> bool {
        let is_ticket = mention.way.is_some_and(|way| self.subjects.ways.all[way].is(Kind::Form));
        let mut all = tokens.all.iter();
        let at = all.position(|token| token.range.start >= mention.range.start);
        let before = at.map_or(0..0, |at| at.saturating_sub(2)..at);
        is_ticket && before.into_iter().any(|at| tokens.is(at, Sense::For))
    }

    fn hours(&self, reading: &Reading, item: &Item, open: &Open) -> Verdict {
        let tokens = reading.tokens(reading.sentence(item), self.subjects.tongue);
        let above = reading.passage.above.first().into_iter().chain(reading.head(item));
        let leads = above.into_iter().any(|text| {
            let tokens = reading.tokens(text, self.subjects.tongue);
            tokens.has(Sense::Open) || tokens.has(Sense::Opens)
        });
        let opens = tokens.has(Sense::Open) || tokens.has(Sense::Opens) || leads;
        let whole = open.days.is_some() && open.times.is_some() && *open != Open::ALWAYS;
        let mut named = self.subjects.nearest(reading, item, &tokens);
        if named.is_empty() {
            named = match self.subjects.gone_before(reading, item) {
                Some(before) if before.is_empty() => return Verdict::Silent,
                before => before.unwrap_or_default(),
            };
        }
        let here = !named.is_empty();
        // What a channel says of itself is of itself.
        let own = reading.passage.channel.is_some() && !here;
        let speaks = match open.shut {
            true => here || leads || own,
            false => opens || whole && here || own,
        };
        if !speaks || elsewhere(reading.sentence(item)) || self.is_of_others(reading) {
            return Verdict::Silent;
        }
        let mentions = if here { named } else { self.subjects.above(reading, item) };
        let mut timed = self.subjects.ways.meant(&mentions);
        timed.retain(|way| !way.hours.is_empty());
        if timed.is_empty() {
            return Verdict::Silent;
        }
        if timed.iter().any(|way| way.hours.say(open)) {
            return Verdict::Kept;
        }
        self.other_hours((reading, item), &timed)
    }

    /// Whether the passage gives a number that is none of the site's, nor meant to be: then its
    /// hours are that one's.
    fn is_of_others(&self, reading: &Reading) -> bool {
        let mut numbers = reading.items.iter().filter_map(|other| match &other.what {
            Some(What::Phone(number)) => Some(number),
            _ => None,
        });
        numbers.any(|number| !self.is_ours(number))
    }

    fn is_ours(&self, number: &str) -> bool {
        let is = |known: &str| same_phone(known, number) || near_phone(known, number);
        let of_channels = self.routing.channels.iter().any(|channel| {
            let others = channel.numbers.iter().map(|other| &other.number);
            channel.number.iter().chain(others).any(|known| is(&known.value))
        });
        of_channels || self.known.knows(&What::Phone(number.to_owned()))
    }

    /// "Closes at 5 pm" of a channel that the sentence names.
    fn edge(&self, reading: &Reading, item: &Item, edge: &Edge) -> Verdict {
        let tokens = reading.tokens(reading.sentence(item), self.subjects.tongue);
        let mentions = self.subjects.nearest(reading, item, &tokens);
        let mut timed = self.subjects.ways.meant(&mentions);
        timed.retain(|way| !way.hours.is_empty());
        let silent = elsewhere(reading.sentence(item)) || self.is_of_others(reading);
        if timed.is_empty() || silent || tokens.has(Sense::Not) {
            return Verdict::Silent;
        }
        if timed.iter().any(|way| edge.is_said_by(&way.hours)) {
            return Verdict::Kept;
        }
        self.other_hours((reading, item), &timed)
    }

    /// Told of the channel that is named, else of the first.
    fn other_hours(&self, (reading, item): (&Reading, &Item), timed: &[&Way]) -> Verdict {
        let way = timed.iter().find(|way| way.is_named()).or(timed.first());
        let Some((way, place)) = way.and_then(|way| Some((way, way.hours_place.as_ref()?))) else {
            return Verdict::Silent;
        };
        let here = &item.written;
        let message = format!(
            "this says {here}, and the hours of the channel `{}` are {}",
            way.id, way.hours_written
        );
        let help = "write the hours that contact.yaml says, or change them there";
        self.told((reading, item), message, place, (&way.id, help))
    }

    /// The channels that a sentence names for a number or an address.
    fn named(&self, reading: &Reading, item: &Item) -> Vec<&Way> {
        let tokens = reading.tokens(reading.sentence(item), self.subjects.tongue);
        let mentions = self.subjects.nearest(reading, item, &tokens);
        mentions.iter().filter_map(|mention| Some(&self.subjects.ways.all[mention.way?])).collect()
    }

    fn phone(&self, reading: &Reading, item: &Item, number: &str) -> Verdict {
        let mut near = Vec::new();
        for channel in self.routing.channels.iter() {
            let others = channel.numbers.iter().map(|other| &other.number);
            for known in channel.number.iter().chain(others) {
                if same_phone(&known.value, number) {
                    return Verdict::Kept;
                }
                near.extend(near_phone(&known.value, number).then_some((channel, known)));
            }
        }
        if self.known.knows(&What::Phone(number.to_owned())) {
            return Verdict::Silent;
        }
        let named = self.named(reading, item);
        let is_named = |id: &str| named.iter().any(|way| way.id == id);
        let meant = near.iter().find(|(channel, _)| is_named(&channel.id.value));
        let other = || {
            // "Call us on …", "Lagoonpay: …": whatever number it is, it is not the channel's.
            let tokens = reading.tokens(reading.sentence(item), self.subjects.tongue);
            let ours = |way: &&Way| way.is_named() || tokens.has(Sense::We);
            let way = named.iter().copied().find(ours)?;
            let mut all = self.routing.channels.iter();
            let channel = all.find(|channel| channel.id.value == way.id)?;
            Some((channel, channel.number.as_ref()?))
        };
        let Some((channel, known)) = meant.or(near.first()).copied().or_else(other) else {
            return Verdict::Silent;
        };
        let id = &channel.id.value;
        let message = format!(
            "the number {} is not that of the channel `{id}`, {}",
            item.written, known.value
        );
        let place = self.routing.place(known.span);
        self.told((reading, item), message, &place, (id, "write the channel's number"))
    }

    fn mail(&self, reading: &Reading, item: &Item, address: &str) -> Verdict {
        let mut near = None;
        for channel in self.routing.channels.iter() {
            let Some(known) = channel.address.as_ref().filter(|known| known.value.contains('@'))
            else {
                continue;
            };
            let own = known.value.to_lowercase();
            if own == *address {
                return Verdict::Kept;
            }
            near = near.or(near_mail(&own, address).then_some((channel, known)));
        }
        let other = || {
            let named = self.named(reading, item);
            let way = named.into_iter().find(|way| way.is_named())?;
            let mut all = self.routing.channels.iter();
            let channel = all.find(|channel| channel.id.value == way.id)?;
            Some((channel, channel.address.as_ref().filter(|known| known.value.contains('@'))?))
        };
        let Some((channel, known)) = near.or_else(other) else { return Verdict::Silent };
        let id = &channel.id.value;
        let message =
            format!("the address {address} is not that of the channel `{id}`, {}", known.value);
        let place = self.routing.place(known.span);
        self.told((reading, item), message, &place, (id, "write the channel's address"))
    }

    fn told(
        &self,
        (reading, item): (&Reading, &Item),
        message: String,
        place: &Place,
        (channel, help): (&str, &str),
    ) -> Verdict {
        let d =
            Diagnostic::error("promise-differs", message).at(reading.passage.place(&item.range));
        let d = d.related(place.clone(), format!("the channel `{channel}`"));
        Verdict::Differs(Box::new(d.help(help)))
    }
}

/// Whether an answer is what customers give, or what is not given: "if you answer within 7 days",
/// "reply to our ticket within 7 days", "who does not answer within 7 days".
fn is_theirs(tokens: &Tokens<'_>, at: usize) -> bool {
    let first = tokens.sentence(at).start == at;
    let before = at.checked_sub(1);
    let is = |at: usize, wanted: Sense| tokens.is(at, wanted);
    let of_you = before.is_some_and(|at| is(at, Sense::You));
    let asked = is(at, Sense::Bare) && (of_you || first && is(at + 1, Sense::Whom));
    let denied = before.is_some_and(|at| is(at, Sense::Not) && !is(at, Sense::Nothing));
    // "Nous vous répondons", "we send you answers" are ours: the verb's form tells.
    asked || denied && !tokens.has(Sense::We) || is(at, Sense::Bid)
}

/// Whether a channel's word stands beside what is done with it: "tickets are processed". In "send a
/// ticket, and we process the refund" it is something else.
fn is_handled(tokens: &Tokens<'_>, mention: &Mention) -> bool {
    const NEAR: usize = 3;
    let places = || 0..tokens.all.len();
    let is_own = |at: &usize| mention.range.contains(&tokens.all[*at].range.start);
    let (Some(first), Some(last)) = (places().find(is_own), places().rfind(is_own)) else {
        return false;
    };
    places().filter(|at| tokens.is(*at, Sense::Handle)).any(|verb| {
        let between = if verb < first { verb + 1..first } else { last + 1..verb };
        let cut = |at: usize| {
            tokens.is(at, Sense::And) || tokens.gap(at).contains([',', ';', ':', '،', '.'])
        };
        between.len() <= NEAR && !(between.start..=between.end).any(cut)
    })
}

/// Whether a sentence gives its times for another place than the channel's.
fn elsewhere(sentence: &str) -> bool {
    ["UTC", "GMT"].iter().any(|zone| sentence.contains(zone))
}
