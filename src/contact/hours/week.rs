//! Opening hours as a week that can be told in words.

use jiff::civil::Time;

use crate::contact::model::Hours;

/// The hours of a set, as far as words can tell them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Week {
    /// Day and night.
    Always,
    /// One line a rule.
    Lines(Vec<Line>),
}

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Days and times.
    Part(WeekPart),
    /// A rule that is more than a week, as it is written.
    Rule(String),
}

/// Some days with their times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeekPart {
    /// Ranges of days, 1 for Monday; empty for every day.
    pub days: Vec<(u8, u8)>,
    pub times: Vec<(Time, Time)>,
}

const DAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/// What to say about `hours`, holidays and single days apart.
pub fn week(hours: &Hours) -> Week {
    if hours.open.iter().any(|rule| rule.value == "24/7") {
        return Week::Always;
    }
    let line = |rule: &str| part(rule).map_or_else(|| Line::Rule(rule.to_owned()), Line::Part);
    Week::Lines(hours.open.iter().map(|rule| line(&rule.value)).collect())
}

/// Whether the words of a page can tell `rule`.
pub fn is_plain(rule: &str) -> bool {
    rule == "24/7" || part(rule).is_some()
}

/// The hours of a single day, as `exceptions` has them; `None` for what words cannot tell.
pub fn day_times(rule: &str) -> Option<Vec<(Time, Time)>> {
    rule.split(',').map(|range| time_range(range.trim())).collect()
}

/// `Mo-Fr,Su 09:00-12:00,14:00-18:00`, `09:00-18:00`; `None` for what is more than a week.
fn part(rule: &str) -> Option<WeekPart> {
    let (days, times) = match rule.split_once(' ') {
        Some((days, times)) => (days.split(',').map(day_range).collect::<Option<Vec<_>>>()?, times),
        None => (Vec::new(), rule),
    };
    Some(WeekPart { days, times: day_times(times)? })
}

fn day_range(text: &str) -> Option<(u8, u8)> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    Some((day(first)?, day(last)?))
}

fn day(text: &str) -> Option<u8> {
    DAYS.iter().zip(1..).find(|(name, _)| **name == text).map(|(_, number)| number)
}

fn time_range(text: &str) -> Option<(Time, Time)> {
    let (start, end) = text.split_once('-')?;
    Some((time(start)?, time(end)?))
}

/// `24:00` is the midnight at the end of the day.
fn time(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute): (i8, i8) = (hour.parse().ok()?, minute.parse().ok()?);
    Time::new(if hour == 24 && minute == 0 { 0 } else { hour }, minute, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_in_parts() {
        let time = |hour| Time::constant(hour, 0, 0, 0);
        assert_eq!(
            part("Mo-Fr,Su 09:00-12:00,14:00-24:00"),
            Some(WeekPart {
                days: vec![(1, 5), (7, 7)],
                times: vec![(time(9), time(12)), (time(14), time(0))]
            })
        );
        assert_eq!(
            part("10:00-14:00"),
            Some(WeekPart { days: vec![], times: vec![(time(10), time(14))] })
        );
        for more in
            ["Jan-Mar Su[1] 10:00-12:00", "week 1-53/2 Mo 10:00-11:00", "Mo-Fr", "Mo 20:00-26:00"]
        {
            assert_eq!(part(more), None, "{more}");
        }
    }
}
