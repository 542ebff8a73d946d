//! The `hours:` of contact.yaml.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::contact::hours::{MONTHS, check_country, check_rule, check_zone, undecided_holidays};
use crate::contact::model::Hours;
use crate::diagnostics::{Diagnostics, Span};
use crate::tree::{Located, Node, Reader};

pub fn read(r: &mut Reader<'_, '_>) -> Vec<Hours> {
    let Some(node) = r.node("hours") else { return Vec::new() };
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
    let open = r.texts("open");
    if open.is_empty() && r.node("open").is_none() {
        r.error(
            "missing-key",
            id.span,
            format!("`{}` does not say when it is open", id.value),
            "add `open: \"Mo-Fr 09:00-18:00\"`, or `open: 24/7`",
        );
    }
    for rule in &open {
        if let Err(why) = check_rule(&rule.value) {
            r.error("bad-hours", rule.span, why.message, why.help);
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
    if let Some(country) = holidays.as_ref().filter(|country| !check_country(&country.value)) {
        r.error(
            "unknown-country",
            country.span,
            format!("there are no public holidays for `{}`", country.value),
            "write a two-letter country code such as FR, or list the days under `closed`",
        );
    }
    let closed = r.texts("closed");
    let closed = closed.iter().filter_map(|text| date(r, text)).collect();
    Hours {
        id: id.clone(),
        zone: zone.map_or_else(|| "UTC".into(), |zone| zone.value),
        open,
        holidays,
        closed,
        exceptions: exceptions(r),
    }
}

/// `exceptions: { 2026-12-24: "10:00-14:00" }`
fn exceptions(r: &mut Reader<'_, '_>) -> Vec<(Located<Date>, Located<String>)> {
    let Some(node) = r.node("exceptions") else { return Vec::new() };
    let mut exceptions = Vec::new();
    for (key, node) in r.entries_of(node, "`exceptions`") {
        let date = date(r, key);
        let open = exception_hours(r, node);
        exceptions.extend(date.zip(open));
    }
    exceptions
}

fn exception_hours(r: &mut Reader<'_, '_>, node: &Node) -> Option<Located<String>> {
    let text = r.text_of(node, "the hours of an exception")?;
    let starts_with_time = text.value.starts_with(|c: char| c.is_ascii_digit()) && text.value != "24/7";
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

fn date(r: &mut Reader<'_, '_>, text: &Located<String>) -> Option<Located<Date>> {
    match text.value.parse::<Date>() {
        Ok(date) => Some(Located::new(date, text.span)),
        Err(_) => {
            r.error(
                "bad-date",
                text.span,
                format!("`{}` is no date", text.value),
                "write year-month-day, such as 2026-12-24",
            );
            None
        }
    }
}

/// Days that have passed, and holiday data that will have: `today` is the day of the build.
pub fn check_dates(hours: &[Hours], file: &crate::tree::TextFile, today: Date, diagnostics: &mut Diagnostics) {
    let mut warn = |code, span: Span, message: String, help: &str| {
        diagnostics.push(crate::diagnostics::Diagnostic::warning(code, message).at(file.place(span)).help(help));
    };
    for hours in hours {
        for day in hours.listed().filter(|day| day.value < today) {
            warn(
                "past-exception",
                day.span,
                format!("{} has passed", day.value),
                "take the day out, or write next year's",
            );
        }
        if let Some(country) = &hours.holidays {
            let undecided = undecided_holidays(hours, today, today.saturating_add(MONTHS.months()));
            if !undecided.is_empty() {
                let days = undecided.iter().map(Date::to_string).collect::<Vec<_>>().join(", ");
                warn(
                    "regional-holidays",
                    country.span,
                    format!(
                        "only parts of {} keep these holidays, and `{}` is open on them: {days}",
                        country.value, hours.id.value
                    ),
                    "list those that close you under `closed`, and the others with their hours under `exceptions`",
                );
            }
            let end = crate::contact::hours::holidays_end(&country.value);
            let soon = today.saturating_add(60.days());
            if end.is_none_or(|end| end < soon) {
                let until = end.map_or_else(|| "has ended".into(), |end| format!("ends on {end}"));
                warn(
                    "holidays-end",
                    country.span,
                    format!("the holiday data of {} {until}", country.value),
                    "list the coming holidays under `closed`, or take a newer frontdesk",
                );
            }
        }
    }
}
