//! Until when an answer comes: by `reply_within`, opening hours and holidays, in the office's zone.

use frontdesk::contact::promises::Promises;
use frontdesk::contact::published::{PUBLISHED, Published};
use jiff::Timestamp;

use crate::site::TestSite;

/// Berlin, Monday to Friday 9 to 17, with Germany's holidays; a hotline day and night.
const HOURS: &str = "hours:\n  office:\n    zone: Europe/Berlin\n\
    \x20   open: [\"Mo-Fr 09:00-17:00\"]\n    holidays: DE\n  always:\n    zone: UTC\n\
    \x20   open: [24/7]\n  guard:\n    zone: Europe/Berlin\n    open: [24/7]\n    holidays: DE\n  week:\n    \
    zone: Europe/Berlin\n    open: [\"Mo-Fr 00:00-24:00\"]\n";

/// The promises of a site with one form, as its build publishes them.
pub fn site(hours: &str, within: &str) -> TestSite {
    let contact = format!(
        "{HOURS}channels:\n  ticket:\n    name: Ticket\n    kind: form\n\
         \x20   form: [subject, details]\n    checks_identity: yes\n    good_for: Everything\n\
         {hours}{within}topics:\n  general:\n    name: General\n"
    );
    let settings = "title = \"Help\"\nbase_url = \"https://help.example.com/\"\n\
        default_language = \"en\"\n[languages.en]\nname = \"English\"\n[languages.de]\n\
        name = \"Deutsch\"\n[host]\nurl = \"https://desk.example.com/\"\n";
    TestSite::new()
        .file("site.toml", settings)
        .file("content/a.md", "# A\n\nText.\n")
        .file("content/contact.yaml", &contact)
}

fn promises(hours: &str, within: &str) -> Promises {
    let line = |key: &str, value: &str| match value {
        "" => String::new(),
        value => format!("    {key}: {value}\n"),
    };
    let site = site(&line("hours", hours), &line("reply_within", within));
    let output = site.build(&[]);
    assert!(matches!(output.status.code(), Some(0)), "{}", String::from_utf8_lossy(&output.stderr));
    let json = std::fs::read(site.root().join("dist").join(PUBLISHED)).unwrap();
    Published::parse(&json).unwrap().promises()
}

#[test]
fn hours_holidays_and_zone_say_when() {
    // 2026-12-24 is a Thursday; the 25th and 26th are holidays in Germany, and so is 1 January.
    for (within, cases) in [
        (
            "2h",
            [
                ("2026-11-30T08:30:00Z", "30 November 2026 11:30"),
                ("2026-11-30T15:30:00Z", "1 December 2026 10:30"),
                ("2026-12-24T15:30:00Z", "28 December 2026 10:30"),
            ],
        ),
        (
            "30m",
            [
                ("2026-11-28T12:00:00Z", "30 November 2026 09:30"),
                ("2026-11-30T15:30:00Z", "30 November 2026 17:00"),
                ("2026-11-30T15:31:00Z", "1 December 2026 09:01"),
            ],
        ),
        (
            "24h",
            [
                ("2026-11-30T09:00:00Z", "1 December 2026 10:00"),
                ("2026-11-30T20:00:00Z", "1 December 2026 21:00"),
                ("2026-11-27T09:00:00Z", "30 November 2026 17:00"),
            ],
        ),
        (
            "2d",
            [
                ("2026-12-22T09:00:00Z", "24 December 2026 10:00"),
                ("2026-12-23T09:00:00Z", "28 December 2026 17:00"),
                // The clocks go forward on Sunday: the same time of day.
                ("2026-03-28T09:00:00Z", "30 March 2026 10:00"),
            ],
        ),
        (
            "1wd",
            [
                ("2026-11-30T05:00:00Z", "1 December 2026 17:00"),
                ("2026-11-28T12:00:00Z", "30 November 2026 17:00"),
                ("2026-12-31T09:00:00Z", "4 January 2027 17:00"),
            ],
        ),
        (
            "1w",
            [
                ("2026-11-30T09:00:00Z", "7 December 2026 10:00"),
                ("2026-12-18T09:00:00Z", "28 December 2026 17:00"),
                ("2026-12-05T09:00:00Z", "14 December 2026 17:00"),
            ],
        ),
    ] {
        let promises = promises("office", within);
        for (sent, expected) in cases {
            let sent: Timestamp = sent.parse().unwrap();
            let by = promises.answer_by("ticket", "en", sent.as_second()).unwrap();
            let said = (format!("{} {}", by.date, by.time), by.zone.as_str());
            assert_eq!(said, (expected.to_owned(), "Time in Berlin"), "{within} from {sent}");
        }
    }
}

/// Days behind each other without a night between them are days all the same.
#[test]
fn whoever_is_there_day_and_night_keeps_days() {
    for (hours, within, sent, expected) in [
        ("guard", "1wd", "2026-11-28T12:00:00Z", "30 November 2026 00:00"),
        ("guard", "24h", "2026-12-24T12:00:00Z", "28 December 2026 00:00"),
        ("week", "1wd", "2026-11-30T12:00:00Z", "2 December 2026 00:00"),
        ("week", "2h", "2026-11-30T22:30:00Z", "1 December 2026 01:30"),
    ] {
        let sent: Timestamp = sent.parse().unwrap();
        let by = promises(hours, within).answer_by("ticket", "en", sent.as_second()).unwrap();
        assert_eq!(format!("{} {}", by.date, by.time), expected, "{hours}, {within} from {sent}");
    }
}

#[test]
fn every_language_says_it_in_its_own_words() {
    let promises = promises("office", "24h");
    let sent: Timestamp = "2026-11-30T09:00:00Z".parse().unwrap();
    let by = promises.answer_by("ticket", "de", sent.as_second()).unwrap();
    assert_eq!(
        (by.date.as_str(), by.time.as_str(), by.zone.as_str()),
        ("1. Dezember 2026", "10:00", "Ortszeit Berlin")
    );
}

#[test]
fn without_hours_the_calendar_says_it_and_words_promise_no_moment() {
    let sent: Timestamp = "2026-11-28T12:00:00Z".parse().unwrap();
    let by = |hours, within| {
        let by = promises(hours, within).answer_by("ticket", "en", sent.as_second());
        by.map(|by| (by.at.to_string(), by.zone))
    };
    let at = |at: &str, zone: &str| Some((at.to_owned(), zone.to_owned()));
    assert_eq!(by("", "2h"), at("2026-11-28T14:00:00Z", "Time in Berlin"));
    assert_eq!(by("", "2d"), at("2026-11-30T12:00:00Z", "Time in Berlin"));
    assert_eq!(by("", "1wd"), None, "nobody knows which days are worked");
    assert_eq!(by("always", "1wd"), at("2026-11-29T12:00:00Z", "UTC"));
    assert_eq!(by("always", "2h"), at("2026-11-28T14:00:00Z", "UTC"));
    assert_eq!(by("office", "as soon as we can"), None);
    assert_eq!(by("office", ""), None, "nothing is promised");
}
