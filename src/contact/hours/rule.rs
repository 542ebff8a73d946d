//! One rule in OpenStreetMap's `opening_hours` syntax to wall-clock intervals.
//!
//! The `opening-hours` crate reads the syntax and knows its calendar. Only single rules are let
//! through: a list of rules united is something a writer can predict, while `;`, `,` and `||`
//! between rules replace, add and fall back in ways that few can.

use crate::model::one_line;
use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use jiff::civil::{Date, DateTime};
use opening_hours::{OpeningHours, RuleKind};

use super::{Wall, united};

/// Why a rule cannot be used, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRule {
    pub message: String,
    pub help: String,
}

/// Whether `rule` is one rule that means the same every year and everywhere.
pub fn check_rule(rule: &str) -> Result<(), BadRule> {
    parse(rule).map(|_| ())
}

/// The times `rule` is open from the start of `from` to the start of `to`, sorted and merged.
pub fn intervals(rule: &str, from: Date, to: Date) -> Result<Vec<Wall>, BadRule> {
    let hours = parse(rule)?;
    let (Some(start), Some(end)) = (to_chrono(from), to_chrono(to)) else { return Ok(Vec::new()) };
    let open = hours.iter_range(start, end).filter(|range| range.kind == RuleKind::Open);
    let pairs = open
        .filter_map(|range| Some((from_chrono(range.range.start)?, from_chrono(range.range.end)?)))
        .collect();
    Ok(united(pairs).into_iter().map(|(start, end)| Wall { start, end }).collect())
}

/// `rule` with the dashes of word processors as hyphens, and days and months in their usual
/// spelling.
pub fn normal(rule: &str) -> String {
    let hyphens =
        rule.replace(['\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2212}'], "-");
    let mut out = String::with_capacity(hyphens.len());
    let mut word = String::new();
    for c in hyphens.chars().chain(['\n']) {
        if c.is_ascii_alphabetic() {
            word.push(c);
            continue;
        }
        let known = NAMES.iter().find(|name| name.eq_ignore_ascii_case(&word));
        out.push_str(known.copied().unwrap_or(&word));
        word.clear();
        if c != '\n' {
            out.push(c);
        }
    }
    // `09:00 - 18:00`
    one_line(&out).replace(" - ", "-").replace(", ", ",")
}

const NAMES: [&str; 19] = [
    "Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul",
    "Aug", "Sep", "Oct", "Nov", "Dec",
];

fn parse(rule: &str) -> Result<OpeningHours, BadRule> {
    let bad = |message: String, help: &str| Err(BadRule { message, help: help.to_owned() });
    if rule.len() > 200 {
        return bad(
            "the rule is longer than 200 characters".into(),
            "split it into a list of rules",
        );
    }
    let Ok(hours) = rule.parse::<OpeningHours>() else {
        return match unusual(rule) {
            Some((part, instead)) => {
                bad(format!("`{part}` is no part of a rule"), &format!("write {instead}"))
            }
            None => bad(
                format!("`{rule}` is no opening-hours rule"),
                "write days and times: Mo-Fr 09:00-18:00, or Sa 10:00-14:00, or 24/7",
            ),
        };
    };
    let expression = hours.get_expression();
    let [single] = expression.rules.as_slice() else {
        return bad(
            format!("`{rule}` is more than one rule"),
            "write a list, one rule an entry; they are united",
        );
    };
    if single.kind != RuleKind::Open || !single.comment.is_empty() {
        return bad(
            format!("`{rule}` does not say when somebody is there"),
            "write the open times alone; closed days go under `closed`",
        );
    }
    let spans = &single.time_selector.spans;
    let sun = spans
        .iter()
        .any(|span| span.range.start.as_time_event().or(span.range.end.as_time_event()).is_some());
    if sun || spans.iter().any(|span| span.open_end || span.repeats.is_some()) {
        return bad(
            format!("`{rule}` has no fixed times"),
            "write when it opens and closes: 09:00-18:00",
        );
    }
    if names_holidays(rule) {
        return bad(
            format!("`{rule}` speaks of holidays"),
            "write `holidays: FR` (your country) beside it, or the days under `closed` or \
             `exceptions`",
        );
    }
    Ok(hours)
}

/// The part of a rule that people write otherwise, and how it is written here.
fn unusual(rule: &str) -> Option<(String, String)> {
    const LONG: [&str; 7] =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    rule.split([' ', ',', '-']).filter(|part| !part.is_empty()).find_map(|part| {
        let lower = part.to_ascii_lowercase();
        let day = LONG.iter().zip(NAMES).find(|(long, short)| {
            lower.len() >= 3
                && (long.starts_with(&lower)
                    || lower.trim_end_matches('.').eq_ignore_ascii_case(short))
        });
        if let Some((_, short)) = day {
            return Some((part.to_owned(), short.to_owned()));
        }
        clock(&lower).filter(|clock| *clock != lower).map(|clock| (part.to_owned(), clock))
    })
}

/// `9am`, `5.30pm`, `9`, `09.00`, `9:00` and `9h` as `09:00`.
fn clock(text: &str) -> Option<String> {
    let (digits, half) =
        match (text.strip_suffix("am"), text.strip_suffix("pm"), text.strip_suffix('h')) {
            (Some(digits), ..) => (digits, Some(0)),
            (_, Some(digits), _) => (digits, Some(12)),
            (.., Some(digits)) => (digits, None),
            _ => (text, None),
        };
    let (hour, minute) = digits.split_once(['.', ':', 'h']).unwrap_or((digits, "00"));
    let (hour, minute): (u8, u8) = (hour.parse().ok()?, minute.parse().ok()?);
    let hour = half.map_or(hour, |half| hour % 12 + half);
    (hour <= 24 && minute < 60).then(|| format!("{hour:02}:{minute:02}"))
}

/// `PH`, `SH` and `easter` as words of their own.
fn names_holidays(rule: &str) -> bool {
    rule.split(|c: char| !c.is_ascii_alphabetic())
        .any(|word| matches!(word.to_ascii_lowercase().as_str(), "ph" | "sh" | "easter"))
}

fn to_chrono(date: Date) -> Option<NaiveDateTime> {
    let day = NaiveDate::from_ymd_opt(
        date.year().into(),
        date.month().unsigned_abs().into(),
        date.day().unsigned_abs().into(),
    );
    day?.and_hms_opt(0, 0, 0)
}

fn from_chrono(moment: NaiveDateTime) -> Option<DateTime> {
    let part = |n: u32| i8::try_from(n).ok();
    DateTime::new(
        i16::try_from(moment.year()).ok()?,
        part(moment.month())?,
        part(moment.day())?,
        part(moment.hour())?,
        part(moment.minute())?,
        part(moment.second())?,
        0,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, datetime};

    #[test]
    fn a_week_of_office_hours() {
        let found = intervals("Mo-Fr 09:00-18:00", date(2026, 3, 6), date(2026, 3, 10)).unwrap();
        let days: Vec<_> = found
            .iter()
            .map(|wall| (wall.start.day(), wall.start.hour(), wall.end.hour()))
            .collect();
        assert_eq!(days, [(6, 9, 18), (9, 9, 18)]);
    }

    #[test]
    fn past_midnight_belongs_to_the_evening_before() {
        let found = intervals("Fr 22:00-02:00", date(2026, 3, 6), date(2026, 3, 9)).unwrap();
        assert_eq!(
            found,
            [Wall {
                start: datetime(2026, 3, 6, 22, 0, 0, 0),
                end: datetime(2026, 3, 7, 2, 0, 0, 0)
            }]
        );
    }

    #[test]
    fn what_people_write_is_understood_or_named() {
        assert_eq!(normal("mo–fr 09:00 – 18:00"), "Mo-Fr 09:00-18:00");
        assert_eq!(normal("OCT-mar Sa, su 10:00-12:00"), "Oct-Mar Sa,Su 10:00-12:00");
        for (rule, message, help) in [
            ("Monday-Friday 09:00-17:00", "`Monday` is no part of a rule", "write Mo"),
            ("Mo-Fri 09:00-17:00", "`Fri` is no part of a rule", "write Fr"),
            ("Mo-Fr 9am-5pm", "`9am` is no part of a rule", "write 09:00"),
            ("Mo-Fr 09.00-17.30", "`09.00` is no part of a rule", "write 09:00"),
            ("Mo-Fr 9-17", "`9` is no part of a rule", "write 09:00"),
        ] {
            let why = check_rule(rule).unwrap_err();
            assert_eq!((why.message.as_str(), why.help.as_str()), (message, help), "{rule}");
        }
    }

    #[test]
    fn rules_that_mean_different_things_elsewhere_are_refused() {
        for rule in [
            "Mo-Fr 09:00-18:00; Sa off",
            "sunrise-sunset",
            "Mo 09:00+",
            "Mo off",
            "PH 10:00-12:00",
            "nine to five",
            "Mo-Fr 09:00-18:00 || \"call\"",
        ] {
            assert!(check_rule(rule).is_err(), "{rule}");
        }
        for rule in [
            "24/7",
            "Mo-Fr 09:00-18:00",
            "Mo,We 08:00-12:00,14:00-18:00",
            "Jan-Mar Su[1] 10:00-12:00",
            "week 1-53/2 Mo 10:00-11:00",
        ] {
            assert!(check_rule(rule).is_ok(), "{rule}: {:?}", check_rule(rule));
        }
    }
}
