//! One set of hours as wall-clock intervals: rules united, then whole dates replaced.
//!
//! A replaced date loses everything from 00:00 to 24:00, also what a rule of the evening before
//! carries past midnight. Exceptions put their own hours in. Public holidays are closed dates.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use super::{Wall, holidays, rule, united};
use crate::contact::model::Hours;

/// The times `hours` are open from the start of `from` to the start of `to`, sorted and merged.
pub fn wall_intervals(hours: &Hours, from: Date, to: Date) -> Vec<Wall> {
    // Rules that cannot be read were reported when the file was.
    let rules = hours.open.iter().filter_map(|open| rule::intervals(&open.value, from, to).ok());
    let open = united(rules.flatten().map(|wall| (wall.start, wall.end)).collect());
    let mut replaced = replaced_dates(hours, from, to);
    replaced.sort_unstable();
    replaced.dedup();
    let mut kept = without_dates(&open, &replaced);
    for (day, open) in &hours.exceptions {
        kept.extend(
            day.value.within(from, to).into_iter().flat_map(|date| exception(date, &open.value)),
        );
    }
    united(kept).into_iter().map(|(start, end)| Wall { start, end }).collect()
}

fn replaced_dates(hours: &Hours, from: Date, to: Date) -> Vec<Date> {
    let mut dates: Vec<Date> = hours.listed().flat_map(|day| day.value.within(from, to)).collect();
    dates.extend(holidays::holidays(hours, from, to));
    dates
}

fn without_dates(open: &[(DateTime, DateTime)], dates: &[Date]) -> Vec<(DateTime, DateTime)> {
    let mut kept = Vec::with_capacity(open.len());
    for (mut start, end) in open.iter().copied() {
        let first = dates.partition_point(|date| {
            date.saturating_add(1.day()).to_datetime(jiff::civil::Time::midnight()) <= start
        });
        for date in dates.iter().skip(first) {
            let midnight = date.to_datetime(jiff::civil::Time::midnight());
            if midnight >= end {
                break;
            }
            kept.push((start, midnight));
            start = start.max(midnight.saturating_add(1.day()));
        }
        kept.push((start, end));
    }
    kept.retain(|(start, end)| start < end);
    kept
}

fn exception(date: Date, open: &str) -> Vec<(DateTime, DateTime)> {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = usize::try_from(date.month() - 1)
        .ok()
        .and_then(|month| MONTHS.get(month))
        .unwrap_or(&"Jan");
    let rule = format!("{:04} {month} {:02} {open}", date.year(), date.day());
    let found = rule::intervals(&rule, date, date.saturating_add(2.days())).unwrap_or_default();
    found.into_iter().map(|wall| (wall.start, wall.end)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contact::day::Day;
    use crate::diagnostics::Span;
    use crate::tree::Located;
    use jiff::civil::{date, datetime};

    fn located<T>(value: T) -> Located<T> {
        Located::new(value, Span::default())
    }

    fn hours(open: &[&str]) -> Hours {
        Hours {
            id: located("desk".into()),
            zone: "UTC".into(),
            open: open.iter().map(|rule| located((*rule).to_owned())).collect(),
            holidays: None,
            closed: Vec::new(),
            exceptions: Vec::new(),
        }
    }

    #[test]
    fn rules_are_united() {
        let found = wall_intervals(
            &hours(&["Mo 08:00-12:00", "Mo 11:00-14:00", "Mo 14:00-15:00"]),
            date(2026, 3, 2),
            date(2026, 3, 9),
        );
        assert_eq!(
            found,
            [Wall {
                start: datetime(2026, 3, 2, 8, 0, 0, 0),
                end: datetime(2026, 3, 2, 15, 0, 0, 0)
            }]
        );
    }

    #[test]
    fn a_closed_date_is_closed_from_midnight_to_midnight() {
        let mut hours = hours(&["24/7"]);
        hours.closed.push(located(Day::Once(date(2026, 3, 3))));
        let found = wall_intervals(&hours, date(2026, 3, 2), date(2026, 3, 5));
        let days: Vec<_> = found.iter().map(|wall| (wall.start.day(), wall.end.day())).collect();
        assert_eq!(days, [(2, 3), (4, 5)]);
    }

    #[test]
    fn an_exception_replaces_its_day_even_on_a_holiday() {
        let mut hours = hours(&["Mo-Fr 09:00-18:00"]);
        hours.holidays = Some(located("FR".into()));
        hours
            .exceptions
            .push((located(Day::Once(date(2026, 12, 25))), located("10:00-11:00".into())));
        let found = wall_intervals(&hours, date(2026, 12, 24), date(2026, 12, 29));
        let shown: Vec<_> = found
            .iter()
            .map(|wall| (wall.start.day(), wall.start.hour(), wall.end.hour()))
            .collect();
        assert_eq!(shown, [(24, 9, 18), (25, 10, 11), (28, 9, 18)]);
        // Easter Monday, without an exception.
        assert!(wall_intervals(&hours, date(2026, 4, 6), date(2026, 4, 7)).is_empty());
    }
}
