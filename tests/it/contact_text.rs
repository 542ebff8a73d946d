//! The words about opening hours in the browser's script and on the command line: the same, always.

use std::io::Write;
use std::process::{Command, Stdio};

use frontdesk::config;
use frontdesk::contact::export::hours_json;
use frontdesk::contact::hours::{Clock, HoursWords, Moment, Timetable, hours_text};
use frontdesk::contact::id::{HoursId, Id, List};
use frontdesk::contact::model::{Hours, Kind};
use frontdesk::contact::read;
use frontdesk::model::Lang;
use frontdesk::render::{Theme, hours_words};
use frontdesk::tree::TextFile;
use jiff::Timestamp;
use jiff::tz::TimeZoneDatabase;

const LANGUAGES: [&str; 6] = ["en", "fr", "fil", "ar", "ru", "ko"];
const VISITORS: [&str; 3] = ["America/New_York", "Asia/Manila", "Australia/Lord_Howe"];
const BUILT: &str = "2026-03-05T12:00:00Z";

/// Changes of the clock in both hemispheres, past midnight, closed days, day and night, never, half
/// hours.
const SCHEDULES: &str = "
  always: { open: 24/7 }
  office: { zone: Europe/Paris, open: \"Mo-Fr 09:00-18:00\", holidays: FR, closed: [2026-12-24] }
  night: { zone: America/New_York, open: \"Mo-Su 22:00-02:30\" }
  south: { zone: Pacific/Auckland, open: \"Sa 08:15-12:45\" }
  summer: { zone: Asia/Kolkata, open: \"Jun-Aug Mo-Fr 10:00-16:00\" }
  hour: { zone: Asia/Manila, open: \"Mo-Su 08:00-08:45\" }
";

fn schedules() -> List<HoursId, Hours> {
    let channels: String = ["always", "office", "night", "south", "summer", "hour"]
        .iter()
        .map(|id| {
            format!(
                "  c_{id}: {{ name: x, kind: chat, link: \"https://x.example.com/\", hours: \
                {id}, checks_identity: yes }}\n"
            )
        })
        .collect();
    let text = format!("hours:{SCHEDULES}\nchannels:\n{channels}topics:\n  general: x\n");
    let (routing, found) =
        read(&TextFile::new("content/contact.yaml", text.as_str()), &lang("en"), &[]);
    routing.unwrap_or_else(|| panic!("{found:?}")).hours
}

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).unwrap()
}

fn words(tag: &str) -> HoursWords {
    let text = format!(
        "title = \"x\"\nbase_url = \"https://help.example.com/\"\ndefault_language = \"{tag}\"\n\
         [languages.{tag}]\nname = \"x\"\n"
    );
    let (config, found) = config::read(&TextFile::new("site.toml", text.as_str()), None);
    hours_words(&Theme::load(&[]).0, &config.unwrap_or_else(|| panic!("{found:?}")), &lang(tag))
}

/// Two hundred instants: evenly over the file and beyond both ends, and around every kind of
/// change.
fn instants(timetable: &Timetable) -> Vec<Timestamp> {
    let (from, until) = (timetable.from.as_second(), timetable.until.as_second());
    let mut seconds: Vec<i64> =
        (0..80).map(|n| from - 86_400 + n * (until - from + 172_800) / 79 + n * 61).collect();
    let mut edges = Vec::new();
    for schedule in &timetable.schedules {
        let changes = schedule.offsets.iter().skip(1).map(|(since, _)| since.as_second());
        let opens = schedule
            .open
            .iter()
            .step_by(29)
            .flat_map(|(start, end)| [start.as_second(), end.as_second()]);
        edges.extend(
            changes
                .chain(opens)
                .flat_map(|at| [at - 3_601, at - 1_200, at - 1, at, at + 1, at + 43_200]),
        );
    }
    edges.extend([from - 1, from, until - 1, until]);
    let step = edges.len() / 120 + 1;
    seconds.extend(edges.iter().step_by(step).chain(edges.iter().rev()).take(120));
    assert_eq!(seconds.len(), 200);
    seconds.into_iter().map(|at| Timestamp::from_second(at).unwrap()).collect()
}

fn script(zone: &str, input: &str) -> Vec<String> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/contact/text.mjs");
    let mut child = Command::new("node")
        .args(["--experimental-default-type=module", path])
        .env("TZ", zone)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

#[test]
#[ignore = "needs Node"]
fn the_script_says_what_the_command_says() {
    let hours = schedules();
    let timetable = Timetable::new(&hours, BUILT.parse().unwrap());
    let instants = instants(&timetable);
    let mut compared = 0;
    for zone in VISITORS {
        let visitor = TimeZoneDatabase::bundled().get(zone).unwrap();
        for tag in LANGUAGES {
            let words = words(tag);
            let mut asks = Vec::new();
            let mut ours = Vec::new();
            for (n, at) in instants.iter().enumerate() {
                let clock = if n % 2 == 0 { Clock::Twelve } else { Clock::TwentyFour };
                for (id, own) in hours.enumerate() {
                    for kind in [Kind::Chat, Kind::Mail, Kind::Appointment] {
                        let moment = Moment { at: *at, visitor: Some(&visitor), clock };
                        let said = hours_text(&words, &timetable, (id, kind), moment);
                        ours.push(serde_json::to_value(said).unwrap());
                        asks.push(serde_json::json!({ "id": own.id.value, "kind": kind, "at": at.as_second(), "clock": clock }));
                    }
                }
            }
            let input = serde_json::json!({ "hours": hours_json(&timetable), "words": words, "asks": asks });
            let theirs = script(zone, &input.to_string());
            assert_eq!(theirs.len(), ours.len());
            for ((ours, theirs), ask) in ours.iter().zip(&theirs).zip(&asks) {
                assert_eq!(
                    *ours,
                    serde_json::from_str::<serde_json::Value>(theirs).unwrap(),
                    "{tag}, {zone}: {ask}"
                );
                compared += 1;
            }
        }
    }
    assert_eq!(compared, 200 * VISITORS.len() * LANGUAGES.len() * hours.len() * 3);
}

#[test]
fn what_is_said() {
    let hours = schedules();
    let timetable = Timetable::new(&hours, BUILT.parse().unwrap());
    let english = words("en");
    let say = |schedule: usize, kind: Kind, at: &str, zone: &str, clock: Clock| {
        let visitor = TimeZoneDatabase::bundled().get(zone).unwrap();
        let moment = Moment { at: at.parse().unwrap(), visitor: Some(&visitor), clock };
        hours_text(&english, &timetable, (HoursId::new(schedule), kind), moment).text
    };
    let office = |at, zone| say(1, Kind::Chat, at, zone, Clock::TwentyFour);
    assert_eq!(office("2026-03-05T16:00:00Z", "Europe/Paris"), "Closes in 60 minutes");
    assert_eq!(office("2026-03-05T15:59:00Z", "Europe/Paris"), "Open now");
    assert_eq!(office("2026-03-05T16:40:00Z", "Europe/Paris"), "Closes in 20 minutes");
    assert_eq!(office("2026-03-05T16:59:01Z", "Europe/Paris"), "Closes in 1 minute");
    assert_eq!(office("2026-03-06T07:00:00Z", "Europe/Paris"), "Opens today at 09:00");
    // Paris is six hours ahead of New York, but five in the weeks between both changes of the
    // clock.
    assert_eq!(
        office("2026-03-06T20:00:00Z", "America/New_York"),
        "Opens Monday at 09:00 (04:00 your time)"
    );
    assert_eq!(
        office("2026-04-03T20:00:00Z", "America/New_York"),
        "Opens Tuesday at 09:00 (03:00 your time)"
    );
    assert_eq!(
        say(1, Kind::Chat, "2026-03-06T20:00:00Z", "America/New_York", Clock::Twelve),
        "Opens Monday at 9:00 am (4:00 am your time)"
    );
    assert_eq!(
        office("2026-03-06T20:00:00Z", "Pacific/Auckland"),
        "Opens Monday at 09:00 (21:00 your time)"
    );
    assert_eq!(
        say(3, Kind::Chat, "2026-03-05T20:00:00Z", "America/New_York", Clock::TwentyFour),
        "Opens Saturday at 08:15 (Friday 14:15 your time)"
    );
    assert_eq!(
        say(4, Kind::Chat, BUILT, "Asia/Kolkata", Clock::TwentyFour),
        "Opens on 1 June 2026 at 10:00"
    );
    assert_eq!(
        say(4, Kind::Chat, "2027-01-01T00:00:00Z", "Asia/Kolkata", Clock::TwentyFour),
        "Closed until further notice (nothing scheduled before 1 April 2027)."
    );
    assert_eq!(say(0, Kind::Chat, BUILT, "Asia/Kolkata", Clock::TwentyFour), "Open day and night");
    assert_eq!(
        say(0, Kind::Chat, "2027-04-01T00:00:00Z", "Asia/Kolkata", Clock::TwentyFour),
        "Hours after 31 March 2027 are not set yet; see the hours below."
    );
    assert_eq!(
        say(1, Kind::Appointment, BUILT, "Europe/Paris", Clock::TwentyFour),
        "By appointment"
    );
    assert_eq!(
        say(1, Kind::Mail, "2026-03-06T07:00:00Z", "Europe/Paris", Clock::TwentyFour),
        "You can write at any time. Opens today at 09:00"
    );
}

#[test]
fn front_end_scripts_keep_to_the_policy() {
    let folder =
        std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/themes/default/assets"));
    let mut seen = 0;
    let mut folders = vec![folder.to_owned()];
    let mut mistakes = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            if path.extension().is_none_or(|extension| extension != "js") {
                continue;
            }
            seen += 1;
            let text = std::fs::read_to_string(&path).unwrap();
            for (number, line) in text.lines().enumerate() {
                for mark in broken(line) {
                    mistakes.push(format!("{}:{}: {mark}", path.display(), number + 1));
                }
            }
        }
    }
    assert!(seen > 10);
    assert!(mistakes.is_empty(), "{}", mistakes.join("\n"));
}

#[test]
fn the_rule_finds_what_it_forbids() {
    for line in [
        "a.innerHTML = b",
        "a.outerHTML = b",
        "a.insertAdjacentHTML(b)",
        "x = eval(y)",
        "document.write(x)",
        "a.style.color = b",
        "a.setAttribute(\"style\", b)",
        "new Function(x)",
    ] {
        assert!(!broken(line).is_empty(), "{line}");
    }
    assert!(broken("a.textContent = b; // never innerHTML").is_empty());
    assert!(broken("retrieval(x)").is_empty());
}

/// What in a line of script the security policy or plain prudence forbids.
fn broken(line: &str) -> Vec<&'static str> {
    let code = line.split("//").next().unwrap_or(line);
    let marks = [
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        ".style.",
        "cssText",
        "\"style\"",
        "new Function",
        "createContextualFragment",
    ];
    let mut found: Vec<&str> = marks.into_iter().filter(|mark| code.contains(mark)).collect();
    let eval = code
        .match_indices("eval(")
        .any(|(at, _)| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'));
    if eval {
        found.push("eval(");
    }
    found
}
