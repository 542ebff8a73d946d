//! Until when an answer comes: what `reply_within` of a channel means for something that was sent
//! at one moment, by the channel's opening hours and holidays.
//!
//! 1. minutes and hours below a day count while somebody is there;
//! 2. days, weeks and longer times are the calendar's; where nobody is there on the day on which
//!    they end, it is the next day on which somebody is, until they leave;
//! 3. a working day is one on which somebody is there, and the day of sending is none of them;
//! 4. words of a writer's own promise no moment, and nor do working days without opening hours.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};

use super::duration::{Duration, Unit};
use super::hours::{HoursWords, Timetable, date_text, fill, time_text, zone};
use super::id::{HoursId, List};
use super::model::{Hours, Routing};
use crate::model::Lang;

const DAY: i64 = 24 * 60 * 60;

/// What every channel promises.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Promises {
    channels: BTreeMap<String, Promise>,
    words: BTreeMap<Lang, HoursWords>,
}

#[derive(Debug, Clone, PartialEq)]
struct Promise {
    hours: Option<Hours>,
    /// IANA name of the office's zone.
    zone: String,
    /// In each language, where it is a length of time there.
    within: BTreeMap<Lang, Duration>,
}

/// Until when an answer comes, as it is said in one language.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct AnswerBy {
    pub at: Timestamp,
    pub date: String,
    pub time: String,
    /// "Time in Berlin"
    pub zone: String,
}

impl Promises {
    pub fn new(routing: &Routing, words: &BTreeMap<Lang, HoursWords>) -> Self {
        let office = routing.hours.iter().next().map_or("UTC", |hours| hours.zone.as_str());
        let promise = |(id, channel): (_, &super::model::Channel)| {
            let hours = channel.hours.map(|hours| routing.hours[hours].clone());
            let zone = hours.as_ref().map_or(office, |hours| hours.zone.as_str()).to_owned();
            let within = words
                .keys()
                .filter_map(|lang| Some((lang.clone(), routing.words(lang).channels[id].reply?)));
            (channel.id.value.clone(), Promise { hours, zone, within: within.collect() })
        };
        Self { channels: routing.channels.enumerate().map(promise).collect(), words: words.clone() }
    }

    /// Until when `channel` answers what was sent at a moment (seconds since 1970), in the words of
    /// `lang`.
    pub fn answer_by(&self, channel: &str, lang: &str, sent: i64) -> Option<AnswerBy> {
        let (at, office) = self.promise(channel, lang, sent)?;
        self.say(lang, at.as_second(), office)
    }

    /// The same as a moment and the office's zone, without words.
    pub fn promise(&self, channel: &str, lang: &str, sent: i64) -> Option<(Timestamp, &str)> {
        let promise = self.channels.get(channel)?;
        let within = promise.within.iter().find(|(known, _)| known.as_str() == lang)?.1;
        let sent = Timestamp::from_second(sent).ok()?;
        Some((promise.until(*within, &zone(&promise.zone)?, sent)?, &promise.zone))
    }

    /// A moment (seconds since 1970) in an office's zone, in the words of `lang`.
    pub fn say(&self, lang: &str, at: i64, office: &str) -> Option<AnswerBy> {
        let (_, words) = self.words.iter().find(|(known, _)| known.as_str() == lang)?;
        let at = Timestamp::from_second(at).ok()?;
        let there = at.to_zoned(zone(office)?).datetime();
        let city = office.rsplit_once('/').map(|(_, city)| city.replace('_', " "));
        Some(AnswerBy {
            at,
            date: date_text(words, there.date()),
            time: time_text(words, there),
            zone: match city {
                Some(city) => fill(&words.zone, &[("city", &city)]),
                None => office.to_owned(),
            },
        })
    }
}

impl Promise {
    fn until(&self, within: Duration, zone: &TimeZone, sent: Timestamp) -> Option<Timestamp> {
        let count = i64::from(within.count);
        let later = |seconds: i64| sent.checked_add(SignedDuration::from_secs(seconds)).ok();
        let days = |count: i64| {
            let ends = sent.to_zoned(zone.clone()).checked_add(count.days()).ok()?;
            Some(ends.timestamp())
        };
        let office = self.hours.as_ref().map(|hours| Office::new(hours, zone, sent));
        let office = office.as_ref();
        match within.unit {
            Unit::Minute if count * 60 < DAY => served(office, sent, count * 60),
            Unit::Hour if count * 3600 < DAY => served(office, sent, count * 3600),
            Unit::Minute => attended(office, later(count * 60)?),
            Unit::Hour => attended(office, later(count * 3600)?),
            Unit::Day => attended(office, days(count)?),
            Unit::Week => attended(office, days(count * 7)?),
            Unit::WorkingDay => match office? {
                office if office.never_closes => days(count),
                office => office.working_day(sent, usize::try_from(count).ok()?),
            },
        }
    }
}

/// The moment at which somebody has been there for so many seconds.
fn served(office: Option<&Office>, sent: Timestamp, seconds: i64) -> Option<Timestamp> {
    let mut left = SignedDuration::from_secs(seconds);
    let Some(office) = office else { return sent.checked_add(left).ok() };
    for (start, end) in office.open.iter().filter(|(_, end)| *end > sent) {
        let from = sent.max(*start);
        let there = from.duration_until(*end);
        if left <= there {
            return from.checked_add(left).ok();
        }
        left -= there;
    }
    None
}

/// `ends`, or the end of the next day on which somebody is there.
fn attended(office: Option<&Office>, ends: Timestamp) -> Option<Timestamp> {
    let Some(office) = office.filter(|office| !office.never_closes) else { return Some(ends) };
    let day = office.date(ends);
    let is_there = |(start, end): &&(Timestamp, Timestamp)| {
        office.date(*start) == day || (*start <= ends && ends < *end)
    };
    if office.open.iter().any(|interval| is_there(&interval)) {
        return Some(ends);
    }
    let next = office.open.iter().find(|(start, _)| *start > ends)?;
    office.closes(office.date(next.0))
}

/// Whoever is there for longer than a day is relieved at midnight: each day is one of work.
fn shifts(
    (mut start, end): (Timestamp, Timestamp),
    zone: &TimeZone,
) -> Vec<(Timestamp, Timestamp)> {
    let mut all = Vec::new();
    while start.duration_until(end) > SignedDuration::from_secs(DAY) {
        let day = start.to_zoned(zone.clone()).date().tomorrow().ok();
        let Some(next) = day.and_then(|day| day.to_zoned(zone.clone()).ok()) else { break };
        all.push((start, next.timestamp()));
        start = next.timestamp();
    }
    all.push((start, end));
    all
}

/// When somebody is there, from the month of sending on.
struct Office {
    open: Vec<(Timestamp, Timestamp)>,
    zone: TimeZone,
    never_closes: bool,
}

impl Office {
    fn new(hours: &Hours, zone: &TimeZone, sent: Timestamp) -> Self {
        let one: List<HoursId, Hours> = vec![hours.clone()].into();
        let timetable = Timetable::new(&one, sent);
        let whole = (timetable.from, timetable.until);
        let open: Vec<_> =
            timetable.schedules.into_iter().next().map(|one| one.open).unwrap_or_default();
        let never_closes = open == [whole];
        let open = open.into_iter().flat_map(|one| shifts(one, zone)).collect();
        Self { never_closes, open, zone: zone.clone() }
    }

    fn date(&self, at: Timestamp) -> Date {
        at.to_zoned(self.zone.clone()).date()
    }

    /// When whoever came on that day leaves.
    fn closes(&self, day: Date) -> Option<Timestamp> {
        let of_day = self.open.iter().filter(|(start, _)| self.date(*start) == day);
        of_day.map(|(_, end)| *end).max()
    }

    /// The end of the `count`th day after that of sending on which somebody is there.
    fn working_day(&self, sent: Timestamp, count: usize) -> Option<Timestamp> {
        let today = self.date(sent);
        let mut days: Vec<Date> = self.open.iter().map(|(start, _)| self.date(*start)).collect();
        days.dedup();
        let mut later = days.into_iter().filter(|day| *day > today);
        self.closes(later.nth(count.checked_sub(1)?)?)
    }
}
