//! Opening hours: when somebody is there, as instants.
//!
//! 1. [`rule`]: one rule in OpenStreetMap's syntax becomes intervals of wall-clock time;
//! 2. [`holidays`]: the days a country code stands for, and those it leaves out;
//!    [`regional_holidays`]: which part of a country keeps which; [`moving_holidays`]: who keeps
//!    days of the moon that nobody can list ahead;
//! 3. [`coming`]: the days ahead that are not like the others;
//! 4. [`calendar`]: the rules of one set of hours united, whole dates replaced (closed days,
//!    public holidays, exceptions);
//! 5. [`zone`]: wall-clock intervals become instants, right across changes of the clock;
//! 6. [`timetable`]: thirteen months of them for every set of hours, and the state at an instant;
//! 7. [`week`]: what can be told in words;
//! 8. [`text`]: what to say about one moment.

mod calendar;
mod coming;
mod holidays;
mod moving_holidays;
mod regional_holidays;
mod rule;
mod text;
mod timetable;
mod week;
mod zone;

pub use calendar::wall_intervals;
pub use coming::{Coming, coming};
pub use holidays::{check_country, holidays_end, undecided_holidays};
pub use moving_holidays::moving_holiday;
pub use regional_holidays::regions;
pub use rule::{BadRule, check_rule, intervals, normal};
pub use text::{
    CLOSING_MINUTES, Clock, HoursText, HoursWords, Moment, date_text, fill, hours_text, time_text,
};
pub use timetable::{MONTHS, Schedule, State, Timetable};
pub use week::{Line, Week, WeekPart, day_times, is_plain, week};
pub use zone::{check_zone, instants, zone};

use jiff::civil::DateTime;

/// Half-open, in the wall-clock time of some zone. `end` is after `start`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wall {
    pub start: DateTime,
    pub end: DateTime,
}

/// Sorted, overlapping and touching intervals merged, empty ones dropped.
fn united<T: Ord + Copy>(mut intervals: Vec<(T, T)>) -> Vec<(T, T)> {
    intervals.retain(|(start, end)| start < end);
    intervals.sort_unstable();
    let mut merged: Vec<(T, T)> = Vec::with_capacity(intervals.len());
    for (start, end) in intervals {
        match merged.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => merged.push((start, end)),
        }
    }
    merged
}
