//! Every mistake a contact.yaml can have, each made in an otherwise sound file: the code of the
//! diagnostic and the very words its caret points at.

mod mistakes;

use frontdesk::contact;
use frontdesk::diagnostics::{Diagnostic, Diagnostics};
use frontdesk::model::Lang;
use frontdesk::tree::TextFile;

pub use mistakes::{BROKEN, SOUND};

fn diagnose(text: &str) -> Diagnostics {
    let english = Lang::parse("en").unwrap();
    let (routing, mut found) =
        contact::read(&TextFile::new("content/contact.yaml", text), &english, &[]);
    if let Some(routing) = routing {
        found.extend(contact::prove::prove(&routing).1);
    }
    found
}

/// The words the caret underlines.
fn underlined(diagnostic: &Diagnostic) -> String {
    let Some(place) = &diagnostic.place else { return String::new() };
    place
        .text
        .chars()
        .skip(place.column.saturating_sub(1) as usize)
        .take(place.length as usize)
        .collect()
}

fn all_words(diagnostic: &Diagnostic) -> String {
    let notes = diagnostic.related.iter().map(|(_, note)| note.as_str());
    let parts = [diagnostic.message.as_str(), diagnostic.help.as_deref().unwrap_or("")];
    parts.into_iter().chain(notes).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_sound_file_is_sound() {
    assert_eq!(diagnose(SOUND), Diagnostics::new());
}

#[test]
fn every_mistake_is_named_at_its_place() {
    let mut wrong = Vec::new();
    for broken in BROKEN {
        assert_eq!(
            SOUND.matches(broken.from).count(),
            1,
            "{}: `{}` must stand there once",
            broken.name,
            broken.from
        );
        let found = diagnose(&SOUND.replace(broken.from, broken.to));
        let hit = found.iter().any(|diagnostic| {
            diagnostic.code == broken.code
                && underlined(diagnostic) == broken.caret
                && all_words(diagnostic).contains(broken.says)
        });
        if !hit {
            let shown: Vec<_> = found
                .iter()
                .map(|d| format!("{} at `{}`: {}", d.code, underlined(d), all_words(d)))
                .collect();
            wrong.push(format!("{}:\n  {}", broken.name, shown.join("\n  ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn words_missing_in_a_language_are_named_at_their_place() {
    let (english, french) = (Lang::parse("en").unwrap(), Lang::parse("fr").unwrap());
    let words = "channels:\n  chat:\n    name: Chat\n  tikcet:\n    name: Ticket\n";
    let main = TextFile::new("content/contact.yaml", SOUND);
    let file = TextFile::new("content/contact.fr.yaml", words);
    let (_, found) = contact::read(&main, &english, &[(french, Some(file))]);
    let shown: Vec<_> = found.iter().map(|d| (d.code, underlined(d), d.message.as_str())).collect();
    assert!(
        shown.contains(&(
            "unknown-key",
            "tikcet".into(),
            "contact.yaml has no `tikcet` under `channels`"
        )),
        "{shown:?}"
    );
    assert!(
        shown.contains(&(
            "missing-words",
            "channels".into(),
            "no words for `channels.ticket`: name, reply_within, otherwise"
        )),
        "{shown:?}"
    );
    // A section that is not there is told once.
    assert_eq!(
        found.iter().filter(|d| d.message == "no words under `topics`").count(),
        1,
        "{shown:?}"
    );
}

#[test]
fn days_that_have_passed_and_holidays_that_end_are_named() {
    let english = Lang::parse("en").unwrap();
    let text = SOUND.replace("    closed:", "    holidays: FR\n    closed:");
    let (routing, _) = contact::read(&TextFile::new("content/contact.yaml", text), &english, &[]);
    let routing = routing.unwrap();
    let codes = |today: &str| {
        contact::check_dates(&routing, today.parse().unwrap())
            .iter()
            .map(|d| d.code)
            .collect::<Vec<_>>()
    };
    assert!(codes("2026-12-24").is_empty());
    assert_eq!(codes("2026-12-25"), ["past-exception"]);
    let end = contact::hours::holidays_end("FR").unwrap();
    let late = end.checked_sub(jiff::Span::new().days(59)).unwrap();
    assert!(codes(&late.to_string()).contains(&"holidays-end"));
}

#[test]
fn a_country_with_days_of_the_moon_asks_for_their_dates() {
    let english = Lang::parse("en").unwrap();
    let found = |holidays: &str, closed: &str| {
        let text = SOUND.replace("    closed:", &format!("    holidays: {holidays}\n    closed:"));
        let text = text.replace("closed: [", &format!("closed: [{closed}"));
        let (routing, _) =
            contact::read(&TextFile::new("content/contact.yaml", text), &english, &[]);
        let found = contact::check_dates(&routing.unwrap(), "2027-01-02".parse().unwrap());
        let found = found.iter().filter(|d| d.code == "moving-holidays");
        found.map(|d| d.message.clone()).collect::<Vec<_>>()
    };
    for (country, day) in [("CN", "the Qingming festival"), ("PH", "Eid al-Fitr"), ("VN", "Tết")]
    {
        let told = format!(
            "{country} keeps holidays that move every year, such as {day}, and their dates are not \
             known"
        );
        assert_eq!(found(country, ""), [told]);
        // A date of the coming year: somebody has looked. A day of every year says nothing of it.
        assert!(found(country, "2027-03-10, ").is_empty());
        assert_eq!(found(country, "08-01, ").len(), 1);
    }
    for country in ["FR", "JP", "HK", "KR"] {
        assert!(found(country, "").is_empty(), "{country}");
    }
}

#[test]
fn days_that_only_parts_of_a_country_keep_are_told_once_and_can_be_decided() {
    let english = Lang::parse("en").unwrap();
    let found = |holidays: &str, closed: &str| {
        let text = SOUND.replace("    closed:", &format!("    holidays: {holidays}\n    closed:"));
        let text = text.replace("closed: [", &format!("closed: [{closed}"));
        let (routing, read) =
            contact::read(&TextFile::new("content/contact.yaml", text), &english, &[]);
        assert!(!read.has_errors(), "{read:?}");
        let found = contact::check_dates(&routing.unwrap(), "2026-03-25".parse().unwrap());
        found
            .iter()
            .filter(|d| d.code == "regional-holidays")
            .map(|d| d.message.clone())
            .collect::<Vec<_>>()
    };
    let [message] = found("GB", "").try_into().unwrap();
    assert!(
        message.starts_with("only parts of GB keep these holidays, and `office` is open on them: "),
        "{message}"
    );
    for day in ["2026-04-06", "2026-08-31"] {
        assert!(message.contains(day), "{message}");
    }
    let [message] = found("GB", "2026-04-06, ").try_into().unwrap();
    assert!(!message.contains("2026-04-06") && message.contains("2026-08-31"), "{message}");
    assert!(found("FR", "").is_empty());
}
