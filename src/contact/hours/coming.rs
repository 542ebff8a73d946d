//! The days of a set of hours that are not like the others, as far as pages tell them ahead.

use jiff::civil::Date;

use super::holidays::closing_holidays;
use crate::contact::model::Hours;

/// Dates from the day of the build on, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coming {
    /// Public holidays that close a day of work.
    pub holidays: Vec<Date>,
    /// Closed by the file.
    pub closed: Vec<Date>,
    /// Days with hours of their own.
    pub exceptions: Vec<(Date, String)>,
}

/// What `hours` have from `from` to before `to`.
pub fn coming(hours: &Hours, from: Date, to: Date) -> Coming {
    let mut exceptions: Vec<(Date, String)> = Vec::new();
    for (day, open) in &hours.exceptions {
        exceptions
            .extend(day.value.within(from, to).into_iter().map(|date| (date, open.value.clone())));
    }
    exceptions.sort();
    let is_open = |date: &Date| exceptions.iter().any(|(other, _)| other == date);
    let mut closed: Vec<Date> =
        hours.closed.iter().flat_map(|day| day.value.within(from, to)).collect();
    closed.retain(|date| !is_open(date));
    closed.sort_unstable();
    closed.dedup();
    Coming { holidays: closing_holidays(hours, from, to), closed, exceptions }
}
