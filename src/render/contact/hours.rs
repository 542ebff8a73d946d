//! Opening hours in words.

use jiff::civil::Time;
use serde::Serialize;

use super::desk::Desk;
use crate::contact::hours::{Line, Week, WeekPart, day_times, week};
use crate::contact::id::HoursId;
use crate::render::theme::strings::{Arg, Strings};

/// `hours` of a channel in templates.
#[derive(Debug, Clone, Serialize)]
pub(super) struct HoursContext {
    id: String,
    /// "Monday to Friday, 09:00–18:00"; one line a rule.
    lines: Vec<String>,
    /// Days that are otherwise, in words.
    closed: Vec<String>,
    /// The city of the time zone; empty where the hours are the same everywhere.
    zone: Option<String>,
    always: bool,
}

impl Desk<'_> {
    pub(super) fn hours(&self, id: HoursId) -> HoursContext {
        let hours = &self.routing.hours[id];
        let strings = &self.scope.strings;
        let week = week(hours);
        let lines = match &week {
            Week::Always => vec![strings.text("contact-always")],
            Week::Lines(lines) => lines
                .iter()
                .map(|line| match line {
                    Line::Part(part) => part_in_words(strings, part),
                    Line::Rule(rule) => rule.clone(),
                })
                .collect(),
        };
        let (mut closed, coming) = (Vec::new(), &self.contact.coming[id]);
        let comma = format!("{} ", strings.text("contact-comma"));
        // By name: "public holidays" alone would promise more than the program knows.
        for (key, days) in
            [("contact-holidays", &coming.holidays), ("contact-closed-on", &coming.closed)]
        {
            let days: Vec<String> = days.iter().map(|day| self.scope.date(*day)).collect();
            if !days.is_empty() {
                closed.extend(strings.with(key, &[("days", Arg::Text(&days.join(&comma)))]));
            }
        }
        closed.extend(coming.exceptions.iter().filter_map(|(day, rule)| {
            let times = day_times(rule).map(|times| in_words(strings, &times));
            on_days(strings, &self.scope.date(*day), times.as_deref().unwrap_or(rule))
        }));
        let city = hours.zone.rsplit('/').next().unwrap_or(&hours.zone).replace('_', " ");
        let zone = strings.with("contact-zone", &[("city", Arg::Text(&strings.isolate(&city)))]);
        let always = week == Week::Always;
        HoursContext {
            id: hours.id.value.clone(),
            lines,
            closed,
            zone: zone.filter(|_| !always),
            always,
        }
    }
}

fn part_in_words(strings: &Strings, part: &WeekPart) -> String {
    let day = |number: u8| strings.text(&format!("day-{number}"));
    let comma = format!("{} ", strings.text("contact-comma"));
    let range = |&(first, last): &(u8, u8)| match first == last {
        true => day(first),
        false => {
            let (first, last) = (day(first), day(last));
            strings
                .with("day-range", &[("first", Arg::Text(&first)), ("last", Arg::Text(&last))])
                .unwrap_or_default()
        }
    };
    let days = match part.days.as_slice() {
        [] => strings.text("day-every"),
        days => days.iter().map(range).collect::<Vec<_>>().join(&comma),
    };
    on_days(strings, &days, &in_words(strings, &part.times)).unwrap_or_default()
}

fn on_days(strings: &Strings, days: &str, times: &str) -> Option<String> {
    strings.with("day-hours", &[("days", Arg::Text(days)), ("times", Arg::Text(times))])
}

fn in_words(strings: &Strings, times: &[(Time, Time)]) -> String {
    let midnight = Time::midnight();
    if times == [(midnight, midnight)] {
        return strings.text("hours-all-day");
    }
    let clock = |time: Time| format!("{:02}:{:02}", time.hour(), time.minute());
    // Isolated, so that in right-to-left text the start stays before the end; joined, so that they
    // stay on one line.
    let times = times.iter();
    let times = times.map(|(start, end)| {
        format!("\u{2066}{}\u{2060}–\u{2060}{}\u{2069}", clock(*start), clock(*end))
    });
    times.collect::<Vec<_>>().join(&format!("{} ", strings.text("contact-comma")))
}
