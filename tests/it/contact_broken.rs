//! Every mistake a contact.yaml can have, each made in an otherwise sound file: the code of the
//! diagnostic and the very words its caret points at.

use frontdesk::contact;
use frontdesk::diagnostics::{Diagnostic, Diagnostics};
use frontdesk::model::Lang;
use frontdesk::tree::TextFile;

pub const SOUND: &str = include_str!("../fixtures/contact/sound.yaml");

/// A mistake: what is replaced in the sound file by what, and what must be said about it.
pub struct Broken {
    pub name: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub code: &'static str,
    caret: &'static str,
    /// Part of the message, its help or its notes.
    says: &'static str,
}

pub const BROKEN: &[Broken] = &[
    Broken {
        name: "unknown key",
        from: "    link:",
        to: "    lnk: x\n    link:",
        code: "unknown-key",
        caret: "lnk",
        says: "did you mean `link`?",
    },
    Broken {
        name: "comma in unquoted words",
        from: "case: No account by chat,",
        to: "case: No, not by chat,",
        code: "unknown-key",
        caret: "not by chat",
        says: "need \"quotes\"",
    },
    Broken {
        name: "hours without a name",
        from: "hours: office",
        to: "hours: 24/7",
        code: "unknown-hours",
        caret: "24/7",
        says: "give these hours a name",
    },
    Broken {
        name: "key given twice",
        from: "    hours: office\n",
        to: "    hours: office\n    hours: office\n",
        code: "duplicate-key",
        caret: "hours",
        says: "first given here",
    },
    Broken {
        name: "unknown channel",
        from: "close: [chat]",
        to: "close: [chta]",
        code: "unknown-channel",
        caret: "chta",
        says: "did you mean `chat`?",
    },
    Broken {
        name: "unknown topic",
        from: "topic: password,",
        to: "topic: pasword,",
        code: "unknown-topic",
        caret: "pasword",
        says: "did you mean `password`?",
    },
    Broken {
        name: "unknown question",
        from: "given: [shut_out]",
        to: "given: [shutout]",
        code: "unknown-question",
        caret: "shutout",
        says: "did you mean `shut_out`?",
    },
    Broken {
        name: "unknown audience",
        from: "for: [agency]",
        to: "for: [agencies]",
        code: "unknown-audience",
        caret: "agencies",
        says: "one of: customer, agency",
    },
    Broken {
        name: "unknown hours",
        from: "hours: office",
        to: "hours: offices",
        code: "unknown-hours",
        caret: "offices",
        says: "did you mean `office`?",
    },
    Broken {
        name: "no such kind",
        from: "kind: chat",
        to: "kind: chatt",
        code: "bad-value",
        caret: "chatt",
        says: "did you mean `chat`?",
    },
    Broken {
        name: "unknown field",
        from: "form: [username, subject]",
        to: "form: [username, subjekt]",
        code: "unknown-field",
        caret: "subjekt",
        says: "did you mean `subject`?",
    },
    Broken {
        name: "field given twice",
        from: "form: [username, subject]",
        to: "form: [username, username]",
        code: "duplicate-key",
        caret: "username",
        says: "keep one",
    },
    Broken {
        name: "unreadable id",
        from: "  general: How",
        to: "  General: How",
        code: "bad-id",
        caret: "General",
        says: "small letters",
    },
    Broken {
        name: "reserved id",
        from: "  general: How",
        to: "  form: How",
        code: "reserved-id",
        caret: "form",
        says: "another id",
    },
    Broken {
        name: "topic given twice",
        from: "      password: Password",
        to: "      general: Password",
        code: "duplicate-key",
        caret: "general",
        says: "first given here",
    },
    Broken {
        name: "answer that is neither yes nor no",
        from: "shut_out: no,",
        to: "shut_out: never,",
        code: "wrong-kind",
        caret: "never",
        says: "`yes` or `no`",
    },
    Broken {
        name: "no word on identity",
        from: "    hours: office\n    checks_identity: no\n",
        to: "    hours: office\n",
        code: "missing-key",
        caret: "chat",
        says: "checks_identity",
    },
    Broken {
        name: "no way to reach it",
        from: "    address: support@example.com\n",
        to: "",
        code: "missing-key",
        caret: "mail",
        says: "add `address:`",
    },
    Broken {
        name: "no mail address",
        from: "support@example.com",
        to: "support",
        code: "bad-address",
        caret: "support",
        says: "support@example.com",
    },
    Broken {
        name: "script for a link",
        from: "\"https://chat.example.com/\"",
        to: "\"javascript:alert(1)\"",
        code: "bad-url",
        caret: "\"javascript:alert(1)\"",
        says: "web address",
    },
    Broken {
        name: "rule without a reason",
        from: "    because: Somebody is working on your ticket already.\n",
        to: "",
        code: "missing-key",
        caret: "young_ticket",
        says: "because",
    },
    Broken {
        name: "refusal without a reason",
        from: "    otherwise: Please send a ticket.\n",
        to: "",
        code: "refusal-without-reason",
        caret: "shut_out: yes",
        says: "otherwise",
    },
    Broken {
        name: "last resort with conditions",
        from: "    address: recovery@example.com\n",
        to: "    address: recovery@example.com\n    only_when: { shut_out: yes }\n    otherwise: \
            No.\n",
        code: "last-resort-conditions",
        caret: "shut_out: yes",
        says: "only_when",
    },
    Broken {
        name: "last resort closed by a rule",
        from: "close: [chat]",
        to: "close: [chat, recovery]",
        code: "last-resort-conditions",
        caret: "recovery",
        says: "closes the last resort",
    },
    Broken {
        name: "last resort that checks nobody",
        from: "recovery@example.com\n    checks_identity: yes",
        to: "recovery@example.com\n    checks_identity: no",
        code: "last-resort-identity",
        caret: "no",
        says: "check who somebody is",
    },
    Broken {
        name: "wait without an end",
        from: "    reply_within: 24 hours\n",
        to: "",
        code: "wait-without-end",
        caret: "ticket",
        says: "reply_within",
    },
    Broken {
        name: "closed and waited for",
        from: "close: [chat]",
        to: "close: [chat, ticket]",
        code: "contradictory-rule",
        caret: "ticket",
        says: "both",
    },
    Broken {
        name: "appointment asked for through itself",
        from: "ask_through: [ticket]",
        to: "ask_through: [ticket, call]",
        code: "bad-ask-through",
        caret: "call",
        says: "asked for through",
    },
    Broken {
        name: "identity lifted",
        from: "      password: Password",
        to: "      password: { name: Password, identity: no }",
        code: "identity-lifted",
        caret: "no",
        says: "everything below",
    },
    Broken {
        name: "identity without an example",
        from: "topic: account, first",
        to: "topic: password, first",
        code: "identity-without-example",
        caret: "account",
        says: "- { case: Only for its owner, topic: account, first: ticket, never: [chat, call] }",
    },
    Broken {
        name: "example that fails",
        from: "given: [shut_out], first: mail",
        to: "given: [shut_out], first: ticket",
        code: "example-failed",
        caret: "ticket",
        says: "`ticket` is refused: it is offered only when shut_out: no",
    },
    Broken {
        name: "example that never should",
        from: "first: ticket, never: [chat, call]",
        to: "first: ticket, never: [chat, ticket]",
        code: "example-failed",
        caret: "ticket",
        says: "`ticket` is offered",
    },
    Broken {
        name: "impossible example",
        from: "topic: account, first",
        to: "topic: team, audience: customer, first",
        code: "impossible-example",
        caret: "customer",
        says: "`for`",
    },
    Broken {
        name: "dead end",
        from: "last_resort: recovery\n",
        to: "",
        code: "dead-end",
        caret: "team",
        says: "audience `agency`, yes to mailbox_lost (4 of 8 cases)",
    },
    Broken {
        name: "bad hours",
        from: "\"Mo-Fr 09:00-18:00\"",
        to: "\"Mo-Fr nine to six\"",
        code: "bad-hours",
        caret: "\"Mo-Fr nine to six\"",
        says: "24/7",
    },
    Broken {
        name: "two rules in one",
        from: "\"Mo-Fr 09:00-18:00\"",
        to: "\"Mo-Fr 09:00-18:00; We off\"",
        code: "bad-hours",
        caret: "\"Mo-Fr 09:00-18:00; We off\"",
        says: "one rule an entry",
    },
    Broken {
        name: "no such zone",
        from: "Europe/Paris",
        to: "Europe/Pariss",
        code: "unknown-zone",
        caret: "Europe/Pariss",
        says: "IANA",
    },
    Broken {
        name: "no date",
        from: "[2026-12-24]",
        to: "[2026-12-34]",
        code: "bad-date",
        caret: "2026-12-34",
        says: "year-month-day",
    },
    Broken {
        name: "no such country",
        from: "    closed:",
        to: "    holidays: XX\n    closed:",
        code: "unknown-country",
        caret: "XX",
        says: "GB-SCT",
    },
    Broken {
        name: "no such part of a country",
        from: "    closed:",
        to: "    holidays: GB-XYZ\n    closed:",
        code: "unknown-country",
        caret: "GB-XYZ",
        says: "GB-ENG, GB-NIR, GB-SCT, GB-WLS",
    },
    Broken {
        name: "a country in small letters",
        from: "    closed:",
        to: "    holidays: gb\n    closed:",
        code: "unknown-country",
        caret: "gb",
        says: "did you mean `GB`?",
    },
    Broken {
        name: "hours as people say them",
        from: "Mo-Fr 09:00-18:00",
        to: "Mo-Fr 9am-6pm",
        code: "bad-hours",
        caret: "\"Mo-Fr 9am-6pm\"",
        says: "write 09:00",
    },
    Broken {
        name: "hours that no page has words for",
        from: "Mo-Fr 09:00-18:00",
        to: "Oct-Mar Mo-Fr 09:00-18:00",
        code: "hours-not-in-words",
        caret: "\"Oct-Mar Mo-Fr 09:00-18:00\"",
        says: "as it is written",
    },
    Broken {
        name: "a form that stands elsewhere",
        from: "    form: [username, subject]\n",
        to: "    form: [username, subject]\n    link: \"https://account.example.com/\"\n",
        code: "unused-way",
        caret: "\"https://account.example.com/\"",
        says: "kind: portal",
    },
    Broken {
        name: "more digits than a number has",
        from: "    kind: mail\n    address: support@example.com\n",
        to: "    kind: phone\n    number: \"+44 18001 0300 200 3300\"\n",
        code: "bad-number",
        caret: "\"+44 18001 0300 200 3300\"",
        says: "`numbers:`",
    },
    Broken {
        name: "a further number without a name",
        from: "    kind: mail\n    address: support@example.com\n",
        to: "    kind: phone\n    number: \"+33 1 99 00 00 00\"\n    numbers: { abroad: { number: \
            \"112\" } }\n",
        code: "missing-key",
        caret: "abroad",
        says: "add `name:`",
    },
    Broken {
        name: "proof asked of fewer people below",
        from: "      password: Password",
        to: "      password: { name: Password, identity: [agency] }",
        code: "identity-lifted",
        caret: "[",
        says: "everything below",
    },
    Broken {
        name: "retired channel still named",
        from: "    name: Live chat\n",
        to: "    name: Live chat\n    retired: yes\n",
        code: "retired-channel",
        caret: "chat",
        says: "retired here",
    },
    // Nothing breaks, but nothing would change without them: named, so that --strict refuses them.
    Broken {
        name: "shadowed rule",
        from: "rules:\n",
        to: "rules:\n  second:\n    when: { recent_ticket: yes, shut_out: no }\n    close: \
            [chat]\n    because: Twice.\n",
        code: "shadowed-rule",
        caret: "second",
        says: "`second` makes no difference",
    },
    Broken {
        name: "channel never offered",
        from: "    ask_through: [ticket]\n",
        to: "    ask_through: [ticket]\n    only_when: { shut_out: yes }\n    otherwise: No.\n",
        code: "never-offered",
        caret: "call",
        says: "never offered",
    },
    Broken {
        name: "redundant condition",
        from: "    ask_through: [ticket]\n",
        to: "    ask_through: [ticket]\n    only_when: { shut_out: no }\n    otherwise: No.\n",
        code: "redundant-condition",
        caret: "shut_out: no",
        says: "`shut_out` of `call`",
    },
    Broken {
        name: "redundant identity",
        from: "      password: Password",
        to: "      password: { name: Password, identity: yes }",
        code: "redundant-identity",
        caret: "yes",
        says: "changes nothing",
    },
    Broken {
        name: "question nobody asks",
        from: "questions:\n",
        to: "questions:\n  idle: Is it raining?\n",
        code: "unused-question",
        caret: "idle",
        says: "never asked",
    },
];

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
