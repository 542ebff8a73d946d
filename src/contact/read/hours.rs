//! The `hours:` of contact.yaml.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::contact::day::Day;
use crate::contact::hours::{
    MONTHS, check_country, check_rule, check_zone, holidays_end, is_plain, moving_holiday, normal,
    regions, undecided_holidays,
};
use crate::contact::id::{HoursId, List};
use crate::contact::model::Hours;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::tree::{Located, Node, Reader, TextFile};

pub fn read(r: &mut Reader<'_, '_>) -> List<HoursId, Hours> {
    let Some(node) = r.node("hours") else { return List::new() };
    let file = r.file();
    let entries = r.entries_of(node, "`hours`");
    entries
        .iter()
        .map(|(id, node)| {
            let mut inner = Reader::new(file, node, &format!("`{}`", id.value), r.diagnostics());
            let hours = read_one(&mut inner, id);
            inner.finish();
            hours
        })
        .collect()
}

fn read_one(r: &mut Reader<'_, '_>, id: &Located<String>) -> Hours {
    let zone = r.text("zone");
    let mut open = r.texts("open");
    open.iter_mut().for_each(|rule| rule.value = normal(&rule.value));
    if open.is_empty() && r.node("open").is_none() {
        r.error(
            "missing-key",
            id.span,
            format!("`{}` does not say when it is open", id.value),
            "add `open: \"Mo-Fr 09:00-18:00\"`, or `open: 24/7`",
        );
    }
    for rule in &open {
        match check_rule(&rule.value) {
            Err(why) => r.error("bad-hours", rule.span, why.message, why.help),
            Ok(()) if !is_plain(&rule.value) => not_in_words(r, rule),
            Ok(()) => {}
        }
    }
    let always = open.iter().all(|rule| rule.value == "24/7");
    match &zone {
        Some(zone) if !check_zone(&zone.value) => r.error(
            "unknown-zone",
            zone.span,
            format!("there is no time zone `{}`", zone.value),
            "write its IANA name, such as Europe/Paris or Asia/Manila",
        ),
        None if !always && !open.is_empty() => r.error(
            "missing-key",
            id.span,
            format!("`{}` does not say in which time zone", id.value),
            "add `zone: Europe/Paris`, or another IANA name",
        ),
        _ => {}
    }
    let holidays = r.text("holidays");
    if let Some(code) = holidays.as_ref().filter(|code| !check_country(&code.value)) {
        let message = format!("there are no public holidays for `{}`", code.value);
        r.error("unknown-country", code.span, message, country_help(&code.value));
    }
    let closed = r.texts("closed");
    let closed = closed.iter().filter_map(|text| day(r, text)).collect();
    Hours {
        id: id.clone(),
        zone: zone.map_or_else(|| "UTC".into(), |zone| zone.value),
        open,
        holidays,
        closed,
        exceptions: exceptions(r),
    }
}

/// What to write instead of a code that is not known.
fn country_help(code: &str) -> String {
    let capitals = code.to_ascii_uppercase();
    if capitals != code && check_country(&capitals) {
        return format!("did you mean `{capitals}`?");
    }
    let country = code.split('-').next().unwrap_or(code);
    let known = regions(country);
    match (code.contains('-') && check_country(country), known.as_slice()) {
        (true, []) => {
            format!(
                "no parts of {country} are known: write {country}, and its other days under \
                 `closed`"
            )
        }
        (true, known) => {
            format!("one of: {}; or {country}, and the other days under `closed`", known.join(", "))
        }
        _ => "write a country such as FR or a part such as GB-SCT, or list the days under `closed`"
            .to_owned(),
    }
}

/// `exceptions: { 2026-12-24: "10:00-14:00" }`
fn exceptions(r: &mut Reader<'_, '_>) -> Vec<(Located<Day>, Located<String>)> {
    let Some(node) = r.node("exceptions") else { return Vec::new() };
    let mut exceptions = Vec::new();
    for (key, node) in r.entries_of(node, "`exceptions`") {
        let day = day(r, key);
        let open = exception_hours(r, node);
        exceptions.extend(day.zip(open));
    }
    exceptions
}

fn exception_hours(r: &mut Reader<'_, '_>, node: &Node) -> Option<Located<String>> {
    let mut text = r.text_of(node, "the hours of an exception")?;
    text.value = match normal(&text.value) {
        all_day if all_day == "24/7" => "00:00-24:00".to_owned(),
        hours => hours,
    };
    let starts_with_time = text.value.starts_with(|c: char| c.is_ascii_digit());
    let problem = match check_rule(&text.value) {
        Err(why) => Some((why.message, why.help)),
        Ok(()) if !starts_with_time => Some((
            format!("`{}` says more than the hours of one day", text.value),
            "write hours alone: 10:00-14:00".into(),
        )),
        Ok(()) => None,
    };
    match problem {
        Some((message, help)) => {
            r.error("bad-hours", text.span, message, help);
            None
        }
        None => Some(text),
    }
}

fn day(r: &mut Reader<'_, '_>, text: &Located<String>) -> Option<Located<Day>> {
    let day = Day::parse(&text.value);
    if day.is_none() {
        let help = "write year-month-day, such as 2026-12-24, or month-day for every year: 12-25";
        r.error("bad-date", text.span, format!("`{}` is no date", text.value), help);
    }
    day.map(|day| Located::new(day, text.span))
}

/// Months, dates and nth weekdays are right in every timetable, but no page has words for them.
fn not_in_words(r: &mut Reader<'_, '_>, rule: &Located<String>) {
    let file = r.file();
    r.diagnostics().push(
        Diagnostic::warning(
            "hours-not-in-words",
            format!("pages show `{}` as it is written here", rule.value),
        )
        .at(file.place(rule.span))
        .help("write days and times alone, and what is otherwise under `closed` and `exceptions`"),
    );
}

/// Days that have passed, holidays that nobody has decided about, holiday data that ends: `today`
/// is the day of the build. What the calendar alone brings about is a notice.
pub fn check_dates(
    hours: &List<HoursId, Hours>,
    file: &TextFile,
    today: Date,
    diagnostics: &mut Diagnostics,
) {
    for hours in hours {
        for day in hours.listed().filter(|day| day.value.has_passed(today)) {
            diagnostics.push(
                Diagnostic::notice("past-exception", format!("{} has passed", day.value))
                    .at(file.place(day.span))
                    .help(
                        "take the day out, or write it without its year (12-24) where it comes \
                        every year",
                    ),
            );
        }
        let Some(code) = &hours.holidays else { continue };
        let found = [
            regional(hours, &code.value, today),
            moving(hours, &code.value, today),
            ending(&code.value, today),
        ];
        found.into_iter().flatten().for_each(|d| diagnostics.push(d.at(file.place(code.span))));
    }
}

/// Days that only parts of the country keep, on which these hours are open. Once somebody has
/// decided about one of them, the others are a reminder.
fn regional(hours: &Hours, country: &str, today: Date) -> Option<Diagnostic> {
    let end = today.saturating_add(MONTHS.months());
    let undecided = undecided_holidays(hours, today, end);
    if undecided.is_empty() {
        return None;
    }
    let mut undone = hours.clone();
    undone.closed.clear();
    undone.exceptions.clear();
    let decided = undecided_holidays(&undone, today, end).len() > undecided.len();
    let days = undecided.iter().map(Date::to_string).collect::<Vec<_>>().join(", ");
    let message = format!(
        "only parts of {country} keep these holidays, and `{}` is open on them: {days}",
        hours.id.value
    );
    let help = match regions(country).as_slice() {
        [] => "list those that close you under `closed`, and the others with their hours under \
            `exceptions`"
            .to_owned(),
        known => format!("name the part you are in: {}", known.join(", ")),
    };
    Some(match decided {
        true => Diagnostic::notice("regional-holidays", message).help(help),
        false => Diagnostic::warning("regional-holidays", message).help(help),
    })
}

/// Days of the moon that the country keeps and the data does not have. A date of the coming months
/// in the file says that somebody has thought of them.
fn moving(hours: &Hours, country: &str, today: Date) -> Option<Diagnostic> {
    let day = moving_holiday(country)?;
    let end = today.saturating_add(MONTHS.months());
    let once = |day: &Day| matches!(day, Day::Once(_)) && !day.within(today, end).is_empty();
    if hours.listed().any(|day| once(&day.value)) {
        return None;
    }
    let message = format!(
        "{country} keeps holidays that move every year, such as {day}, and their dates are not known"
    );
    Some(
        Diagnostic::warning("moving-holidays", message)
            .help("list those of this year that close you under `closed`, each with its year"),
    )
}

fn ending(code: &str, today: Date) -> Option<Diagnostic> {
    let end = holidays_end(code);
    if end.is_some_and(|end| end >= today.saturating_add(60.days())) {
        return None;
    }
    let until = end.map_or_else(|| "has ended".into(), |end| format!("ends on {end}"));
    Some(
        Diagnostic::notice("holidays-end", format!("the holiday data of {code} {until}"))
            .help("list the coming holidays under `closed`, or take a newer frontdesk"),
    )
}
