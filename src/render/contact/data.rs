//! Contact points as schema.org names them.

use jiff::civil::Time;
use serde_json::{Map, Value, json};

use super::desk::Desk;
use crate::contact::hours::{Line, Week, week};
use crate::contact::model::{Channel, Kind};

const DAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The organization with a contact point for each channel that has an address of its own.
pub(super) fn organization(desk: &Desk<'_>) -> Value {
    let live = desk.routing.channels.enumerate().filter(|(_, channel)| channel.retired.is_none());
    let points: Vec<Value> =
        live.filter_map(|(id, channel)| point(desk, channel, &desk.channel_name(id))).collect();
    json!({
        "@type": "Organization",
        "name": desk.scope.language.title,
        "url": desk.scope.shared.url(&desk.scope.path("")),
        "contactPoint": points,
    })
}

fn point(desk: &Desk<'_>, channel: &Channel, name: &str) -> Option<Value> {
    let mut point = Map::new();
    let text = |text: &Option<crate::tree::Located<String>>| {
        text.as_ref().map(|text| Value::from(text.value.clone()))
    };
    let (key, value) = match channel.kind {
        Kind::Phone => ("telephone", text(&channel.number)?),
        Kind::Mail => ("email", text(&channel.address)?),
        Kind::Chat | Kind::Messenger | Kind::Community | Kind::Social | Kind::Portal => {
            ("url", text(&channel.link)?)
        }
        Kind::Form => ("url", desk.scope.shared.url(&desk.scope.path("tickets/")).into()),
        Kind::Appointment | Kind::Post | Kind::Visit => return None,
    };
    point.insert("@type".into(), "ContactPoint".into());
    point.insert("contactType".into(), "customer support".into());
    point.insert("name".into(), name.into());
    point.insert(key.into(), value);
    if !channel.languages.is_empty() {
        point.insert(
            "availableLanguage".into(),
            channel.languages.iter().map(|lang| lang.as_str()).collect(),
        );
    }
    if let Some(hours) = channel.hours {
        point.insert("hoursAvailable".into(), available(&week(&desk.routing.hours[hours])));
    }
    Some(point.into())
}

fn available(week: &Week) -> Value {
    let specification = |days: Vec<&str>, opens: String, closes: String| json!({ "@type": "OpeningHoursSpecification", "dayOfWeek": days, "opens": opens, "closes": closes });
    match week {
        Week::Always => specification(DAYS.to_vec(), "00:00".into(), "23:59".into()),
        Week::Lines(lines) => lines
            .iter()
            .filter_map(|line| match line {
                Line::Part(part) => Some(part),
                Line::Rule(_) => None,
            })
            .flat_map(|part| {
                let days: Vec<&str> = (1..)
                    .zip(DAYS)
                    .filter(|(n, _)| is_on(&part.days, *n))
                    .map(|(_, day)| day)
                    .collect();
                part.times.iter().map(move |(opens, closes)| {
                    specification(
                        days.clone(),
                        opens.strftime("%H:%M").to_string(),
                        // Midnight at the end of the day; 00:00 would be the one at its start.
                        match *closes == Time::midnight() {
                            true => "23:59".to_owned(),
                            false => closes.strftime("%H:%M").to_string(),
                        },
                    )
                })
            })
            .collect(),
    }
}

fn is_on(days: &[(u8, u8)], day: u8) -> bool {
    days.is_empty()
        || days.iter().any(|(first, last)| match first <= last {
            true => (*first..=*last).contains(&day),
            false => day >= *first || day <= *last,
        })
}
