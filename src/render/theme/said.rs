//! What the scripts of the contact pages say in one language, on whichever site.
//!
//! 1. [`HoursWords`] for the opening hours, the same words that `frontdesk contact --at` uses;
//! 2. sentences that no page shows without a script.

use std::collections::BTreeMap;

use crate::contact::hours::{CLOSING_MINUTES, Clock, HoursWords};
use crate::render::theme::strings::{Arg, Strings};

/// Sentences by their key in the theme's strings.
const SAID: [&str; 44] = [
    "contact-articles",
    "contact-best",
    "contact-closest",
    "contact-meanwhile",
    "contact-sounds-like",
    "form-choose",
    "form-subject-short",
    "form-subject-long",
    "form-subject-good",
    "form-lead",
    "form-draft",
    "form-draft-delete",
    "form-sending",
    "form-unsent",
    "form-composed",
    "form-copy",
    "form-copied",
    "form-open-mail",
    "form-attach",
    "form-files-limit",
    "ticket-received",
    "ticket-number",
    "ticket-mail",
    "ticket-until",
    "ticket-private",
    "ticket-look",
    "tickets-here",
    "tickets-forget",
    "host-missing",
    "host-long",
    "host-bad-email",
    "host-odd-email",
    "host-bad-files",
    "host-file-kind",
    "host-file-empty",
    "host-file-large",
    "host-file-many",
    "host-file-here",
    "host-file-none",
    "host-files-again",
    "host-too-often",
    "host-failed",
    "host-unknown",
    "host-kept",
];

/// Numbers and names that the script puts into those.
const PUT_IN: [&str; 12] = [
    "count",
    "address",
    "megabytes",
    "percent",
    "reply",
    "endings",
    "field",
    "most",
    "length",
    "date",
    "time",
    "zone",
];

/// The words of one language.
pub(in crate::render) struct Said {
    pub hours: HoursWords,
    pub say: BTreeMap<&'static str, String>,
}

impl Said {
    pub fn new(strings: &Strings) -> Self {
        let say = SAID.iter().map(|key| (*key, pattern(strings, key, &PUT_IN)));
        Self { hours: hours_words(strings), say: say.collect() }
    }
}

/// A sentence that keeps its variables, in braces.
fn pattern(strings: &Strings, key: &str, names: &[&str]) -> String {
    let braced: Vec<String> = names.iter().map(|name| format!("{{{name}}}")).collect();
    let args: Vec<_> =
        names.iter().zip(&braced).map(|(name, braced)| (*name, Arg::Text(braced))).collect();
    strings.with(key, &args).unwrap_or_default()
}

/// The words around opening hours.
pub(in crate::render) fn hours_words(strings: &Strings) -> HoursWords {
    let pattern = |key: &str, names: &[&str]| pattern(strings, key, names);
    let half = |half: &str| {
        strings
            .with("hours-time-12", &[("time", Arg::Text("{time}")), ("half", Arg::Text(half))])
            .unwrap_or_default()
    };
    let closes = |minutes: i32| {
        strings.with("hours-closes-in", &[("minutes", Arg::Number(f64::from(minutes)))])
    };
    let date = |month: i32| {
        let args = [
            ("day", Arg::Text("{day}")),
            ("month", Arg::Number(f64::from(month))),
            ("year", Arg::Text("{year}")),
        ];
        strings.with("date", &args).unwrap_or_default()
    };
    let last = i32::try_from(CLOSING_MINUTES).unwrap_or(0);
    HoursWords {
        clock: if strings.text("hours-clock") == "12" { Clock::Twelve } else { Clock::TwentyFour },
        halves: [half("am"), half("pm")],
        open: strings.text("hours-open"),
        always: strings.text("hours-always"),
        closes_in: (1..=last).map(|minutes| closes(minutes).unwrap_or_default()).collect(),
        opens_today: pattern("hours-opens-today", &["time"]),
        opens_on: pattern("hours-opens-on", &["day", "time"]),
        opens_date: pattern("hours-opens-date", &["date", "time"]),
        weekdays: (1..=7).map(|day| strings.text(&format!("day-{day}"))).collect(),
        dates: (1..=12).map(date).collect(),
        your_time: pattern("hours-your-time", &["text", "time"]),
        closed_until: pattern("hours-closed-until", &["date"]),
        unknown: pattern("hours-unknown", &["date"]),
        see_below: strings.text("hours-see-below"),
        by_appointment: strings.text("hours-by-appointment"),
        any_time: pattern("hours-any-time", &["text"]),
        zone: pattern("contact-zone", &["city"]),
    }
}
