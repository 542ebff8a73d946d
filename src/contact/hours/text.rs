//! Opening hours at one moment, in words: "Opens Monday 09:00 (15:00 your time)".
//!
//! The script in the page says the same from the same [`HoursWords`], step by step
//! (`themes/default/assets/contact/hours-text.js`); `tests/it/contact_text.rs` holds the two
//! together. So nothing here is left to a library's idea of a language: words, patterns and clock
//! are the theme's.

use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, ToSpan};

use super::{Schedule, State, Timetable};
use crate::contact::id::HoursId;
use crate::contact::model::Kind;

/// A closing within so many minutes is announced.
pub const CLOSING_MINUTES: i64 = 60;

/// The patterns of one language; `{names}` in braces are put in.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct HoursWords {
    pub clock: Clock,
    /// `{time}` before and after noon, for a clock of twelve hours.
    pub halves: [String; 2],
    pub open: String,
    pub always: String,
    /// For one minute, two minutes and so on up to [`CLOSING_MINUTES`].
    pub closes_in: Vec<String>,
    pub opens_today: String,
    /// On a weekday of the next six days.
    pub opens_on: String,
    /// On a date: "on Monday" and "on 24 December" take other words in most languages.
    pub opens_date: String,
    /// Monday first.
    pub weekdays: Vec<String>,
    /// `{day}` and `{year}`, January first.
    pub dates: Vec<String>,
    pub your_time: String,
    pub closed_until: String,
    pub unknown: String,
    pub see_below: String,
    pub by_appointment: String,
    /// `{text}`: what can be written at any time.
    pub any_time: String,
    /// `{city}`: whose time it is.
    #[serde(default)]
    pub zone: String,
}

/// How the hours of a day are counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Clock {
    #[serde(rename = "12")]
    Twelve,
    #[default]
    #[serde(rename = "24")]
    TwentyFour,
}

/// When and for whom.
#[derive(Debug, Clone, Copy)]
pub struct Moment<'a> {
    pub at: Timestamp,
    /// The reader's zone; `None` when it is the desk's.
    pub visitor: Option<&'a TimeZone>,
    pub clock: Clock,
}

/// What a page says beside a channel.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct HoursText {
    pub state: &'static str,
    pub text: String,
}

/// What `hours` mean at `moment` for a channel of `kind`.
pub fn hours_text(
    words: &HoursWords,
    timetable: &Timetable,
    (hours, kind): (HoursId, Kind),
    moment: Moment<'_>,
) -> HoursText {
    if kind == Kind::Appointment {
        return HoursText { state: "appointment", text: words.by_appointment.clone() };
    }
    let state = timetable.state(hours, moment.at);
    let (name, text) = match state {
        State::Always => ("always", words.always.clone()),
        State::Open { closes } => ("open", open(words, closes, moment.at)),
        State::Closed { opens } => {
            ("closed", opening(words, &timetable.schedules[hours], opens, moment))
        }
        State::ClosedForLong => (
            "closed",
            fill(&words.closed_until, &[("date", &date_text(words, utc(timetable.until)))]),
        ),
        State::Unknown if moment.at >= timetable.until => {
            let last = utc(timetable.until).saturating_sub(1.day());
            ("unknown", fill(&words.unknown, &[("date", &date_text(words, last))]))
        }
        State::Unknown => ("unknown", words.see_below.clone()),
    };
    match name {
        "closed" if !kind.is_live() => {
            HoursText { state: "closed", text: fill(&words.any_time, &[("text", &text)]) }
        }
        _ => HoursText { state: name, text },
    }
}

/// `pattern` with every `{name}` replaced once; what is put in is not looked at again.
pub fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(pattern.len() + 16);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let value = after.split_once('}').and_then(|(name, tail)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((*value, tail))
        });
        match value {
            Some((value, tail)) => {
                out.push_str(value);
                rest = tail;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn open(words: &HoursWords, closes: Option<Timestamp>, at: Timestamp) -> String {
    let minutes = closes.map(|closes| (closes.as_second() - at.as_second() + 59) / 60);
    let soon = minutes.filter(|minutes| (1..=CLOSING_MINUTES).contains(minutes));
    let words_for = |minutes: i64| words.closes_in.get(usize::try_from(minutes - 1).ok()?);
    soon.and_then(words_for).unwrap_or(&words.open).clone()
}

/// The desk's own time comes first; the reader's follows where it is another.
fn opening(
    words: &HoursWords,
    schedule: &Schedule,
    opens: Timestamp,
    moment: Moment<'_>,
) -> String {
    let theirs = |instant: Timestamp| schedule.offset(instant).to_datetime(instant);
    let ours = |instant: Timestamp| match moment.visitor {
        Some(zone) => zone.to_offset(instant).to_datetime(instant),
        None => theirs(instant),
    };
    let (there, here) = (theirs(opens), ours(opens));
    let days = |today: DateTime| days_between(today.date(), there.date());
    let (from_there, from_here) = (days(theirs(moment.at)), days(ours(moment.at)));
    let time_there = time(words, there, moment.clock);
    let text = if from_there == 0 && from_here == 0 {
        fill(&words.opens_today, &[("time", &time_there)])
    } else {
        let (pattern, day) = match from_there.max(from_here) {
            ..=6 => (&words.opens_on, weekday(words, there.date())),
            _ => (&words.opens_date, date_text(words, there.date())),
        };
        fill(pattern, &[("day", &day), ("date", &day), ("time", &time_there)])
    };
    if here == there {
        return text;
    }
    let mut time_here = time(words, here, moment.clock);
    if here.date() != there.date() {
        time_here = format!("{} {time_here}", weekday(words, here.date()));
    }
    fill(&words.your_time, &[("text", &text), ("time", &time_here)])
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}

/// A time of day, by the clock of `words`.
pub fn time_text(words: &HoursWords, at: DateTime) -> String {
    time(words, at, words.clock)
}

fn time(words: &HoursWords, at: DateTime, clock: Clock) -> String {
    let minute = at.minute();
    match clock {
        Clock::TwentyFour => format!("{:02}:{minute:02}", at.hour()),
        Clock::Twelve => {
            let [before, after] = &words.halves;
            let half = if at.hour() < 12 { before } else { after };
            let hour = match at.hour() % 12 {
                0 => 12,
                hour => hour,
            };
            fill(half, &[("time", &format!("{hour}:{minute:02}"))])
        }
    }
}

fn weekday(words: &HoursWords, date: Date) -> String {
    let position = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or_default();
    words.weekdays.get(position).cloned().unwrap_or_default()
}

/// A date in the language of `words`.
pub fn date_text(words: &HoursWords, date: Date) -> String {
    let position = usize::try_from(date.month() - 1).unwrap_or_default();
    let pattern = words.dates.get(position).map(String::as_str).unwrap_or_default();
    fill(pattern, &[("day", &date.day().to_string()), ("year", &date.year().to_string())])
}

fn utc(instant: Timestamp) -> Date {
    Offset::UTC.to_datetime(instant).date()
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn what_is_put_in_is_not_read_again() {
        assert_eq!(fill("{a} and {b}, {c} {", &[("a", "{b}"), ("b", "x")]), "{b} and x, {c} {");
    }
}
