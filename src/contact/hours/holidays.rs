//! Public holidays: the days that a country code stands for, and the days it leaves out.
//!
//! The `opening-hours` crate knows what a whole country keeps, and which days only parts of it
//! keep, but not which part keeps which: that is in [`regions`]. A country without a region closes
//! nobody on days that only parts of it keep; they are told.

use std::str::FromStr;

use jiff::ToSpan;
use jiff::civil::{Date, Time};
use opening_hours::localization::Country;

use super::{Wall, regional_holidays, rule};
use crate::contact::model::Hours;

/// Whether public holidays are known for a country, `GB`, or for a part of one, `GB-SCT`.
pub fn check_country(code: &str) -> bool {
    match code.contains('-') {
        true => regional_holidays::is_region(code),
        false => Country::from_str(code).is_ok(),
    }
}

/// The last public holiday known for a country.
pub fn holidays_end(code: &str) -> Option<Date> {
    let holidays = country(code)?.holidays();
    holidays.get_public().iter().filter_map(from_chrono).max()
}

/// The holidays of the set's country and region from `from` to before `to`, sorted.
pub(super) fn holidays(hours: &Hours, from: Date, to: Date) -> Vec<Date> {
    let Some(code) = &hours.holidays else { return Vec::new() };
    let (country, region) =
        (national(&code.value, from, to), regional_holidays::days(&code.value, from, to));
    let everywhere = regional_holidays::everywhere(&code.value, from, to);
    within(country.into_iter().chain(region).chain(everywhere), from, to)
}

/// What the whole country keeps, sorted.
pub(super) fn national(code: &str, from: Date, to: Date) -> Vec<Date> {
    let Some(country) = country(code) else { return Vec::new() };
    within(country.holidays().get_public().iter().filter_map(from_chrono), from, to)
}

/// What only parts of the country keep, whichever, sorted.
pub(super) fn partly(code: &str, from: Date, to: Date) -> Vec<Date> {
    let Some(country) = country(code) else { return Vec::new() };
    within(country.holidays_regional().get_public().iter().filter_map(from_chrono), from, to)
}

/// The holidays from `from` to before `to` that close `hours` on a day of work: what a page has to
/// name. Days listed by the writer are not among them.
pub(super) fn closing_holidays(hours: &Hours, from: Date, to: Date) -> Vec<Date> {
    working(hours, holidays(hours, from, to), from, to)
}

/// The days from `from` to before `to` that only parts of the country keep, on which `hours` are
/// open all the same. A day that the writer lists is decided and not among them.
pub fn undecided_holidays(hours: &Hours, from: Date, to: Date) -> Vec<Date> {
    let Some(code) = hours.holidays.as_ref().filter(|code| !code.value.contains('-')) else {
        return Vec::new();
    };
    let kept = holidays(hours, from, to);
    let mut days = partly(&code.value, from, to);
    days.retain(|day| kept.binary_search(day).is_err());
    working(hours, days, from, to)
}

/// The country of `GB` or `GB-SCT`.
fn country(code: &str) -> Option<Country> {
    Country::from_str(code.split('-').next()?).ok()
}

fn within(days: impl Iterator<Item = Date>, from: Date, to: Date) -> Vec<Date> {
    let mut days: Vec<Date> = days.filter(|day| (from..to).contains(day)).collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// Those of `days` on which the rules alone would open, less those that are listed.
fn working(hours: &Hours, mut days: Vec<Date>, from: Date, to: Date) -> Vec<Date> {
    // Rules that cannot be read were reported when the file was.
    let rules = hours.open.iter().filter_map(|open| rule::intervals(&open.value, from, to).ok());
    let walls: Vec<Wall> = rules.flatten().collect();
    let opens = |day: Date| {
        let start = day.to_datetime(Time::midnight());
        let end = start.saturating_add(1.day());
        walls.iter().any(|wall| wall.start < end && wall.end > start)
    };
    let listed: Vec<Date> = hours.listed().flat_map(|day| day.value.within(from, to)).collect();
    days.retain(|day| opens(*day) && !listed.contains(day));
    days
}

fn from_chrono(date: chrono::NaiveDate) -> Option<Date> {
    use chrono::Datelike;
    let part = |n: u32| i8::try_from(n).ok();
    Date::new(i16::try_from(date.year()).ok()?, part(date.month())?, part(date.day())?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contact::day::Day;
    use crate::diagnostics::Span;
    use crate::tree::Located;
    use jiff::civil::date;

    fn chat(country: &str) -> Hours {
        let located = |text: &str| Located::new(text.to_owned(), Span::default());
        Hours {
            id: located("chat"),
            zone: "Europe/London".into(),
            open: vec![located("Mo-Fr 08:00-19:45")],
            holidays: Some(located(country)),
            closed: Vec::new(),
            exceptions: Vec::new(),
        }
    }

    fn of_2026(days: Vec<Date>) -> Vec<String> {
        days.iter().map(|day| day.strftime("%m-%d").to_string()).collect()
    }

    #[test]
    fn what_the_whole_country_keeps_is_known_and_what_parts_keep_is_told() {
        let (from, to) = (date(2026, 1, 1), date(2027, 1, 1));
        let mut hours = chat("GB");
        let expected = ["01-01", "04-03", "05-04", "05-25", "12-25", "12-28"];
        assert_eq!(of_2026(closing_holidays(&hours, from, to)), expected);
        // Saint Patrick's Day, Easter Monday, and so on: one part or another. All parts keep New
        // Year's Day, each for itself.
        let undecided = of_2026(undecided_holidays(&hours, from, to));
        for day in ["03-17", "04-06", "08-03", "08-31", "11-30"] {
            assert!(undecided.iter().any(|other| other == day), "{day}: {undecided:?}");
        }
        // A day that stands in the file is decided, closed or not.
        hours.closed.push(Located::new(Day::Once(date(2026, 4, 6)), Span::default()));
        let open = Located::new("08:00-19:45".to_owned(), Span::default());
        hours
            .exceptions
            .push((Located::new(Day::Yearly { month: 11, day: 30 }, Span::default()), open));
        let undecided = of_2026(undecided_holidays(&hours, from, to));
        assert!(!undecided.iter().any(|day| day == "04-06" || day == "11-30"), "{undecided:?}");
        // With its region there is nothing left to decide.
        assert!(undecided_holidays(&chat("GB-ENG"), from, to).is_empty());
        let expected = ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"];
        assert_eq!(of_2026(closing_holidays(&chat("GB-ENG"), from, to)), expected);
        // France's own days hold everywhere.
        assert!(undecided_holidays(&chat("FR"), from, to).is_empty());
    }
}
