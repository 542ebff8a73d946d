//! Opening hours against implementations that are not ours.

use std::io::Write;
use std::process::{Command, Stdio};

use frontdesk::contact::hours::{Wall, instants, intervals};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, date};
use jiff::tz::TimeZone;

/// Small numbers from a fixed seed: the same schedules in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

/// Runs a program with `input` and gives back its lines.
fn ask(program: &mut Command, input: &str) -> Vec<String> {
    let mut child = program.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

fn here() -> &'static str {
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/hours")
}

const DAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn times(numbers: &mut Numbers) -> String {
    let mut at = numbers.below(9) * 60 + numbers.below(4) * 15;
    let mut spans = Vec::new();
    for _ in 0..=numbers.below(3) {
        let start = at + 15 * numbers.below(12);
        let end = start + 15 + 15 * numbers.below(24);
        if start >= 24 * 60 {
            break;
        }
        // Past midnight only as the last span: 22:00-02:00.
        let shown = if end > 24 * 60 { end - 24 * 60 } else { end };
        spans.push(format!(
            "{:02}:{:02}-{:02}:{:02}",
            start / 60,
            start % 60,
            shown / 60,
            shown % 60
        ));
        at = end + 15;
    }
    spans.join(",")
}

/// A rule with months, weekdays (also the nth of a month) and times, each perhaps absent.
fn rule(numbers: &mut Numbers) -> String {
    let mut parts = Vec::new();
    if numbers.below(3) == 0 {
        let (a, b) = (numbers.below(12), numbers.below(12));
        parts.push(format!("{}-{}", MONTHS[a.min(b)], MONTHS[a.max(b)]));
    }
    match numbers.below(4) {
        0 => parts.push(format!("{}-{}", numbers.pick(&DAYS), numbers.pick(&DAYS))),
        1 => {
            let first = numbers.below(4);
            parts.push(format!("{},{}", DAYS[first], DAYS[first + 1 + numbers.below(3)]));
        }
        2 => parts.push(format!("{}[{}]", numbers.pick(&DAYS), 1 + numbers.below(4))),
        _ => {}
    }
    parts.push(times(numbers));
    parts.join(" ")
}

fn seconds(wall: DateTime) -> i64 {
    wall.to_zoned(TimeZone::UTC).unwrap().timestamp().as_second()
}

#[test]
#[ignore = "needs Node, and `npm ci` in tests/hours"]
fn random_schedules_are_read_as_the_npm_package_reads_them() {
    let mut numbers = Numbers(20_260_301);
    let wanted: usize =
        std::env::var("FRONTDESK_TEST_SCHEDULES").map_or(3_000, |count| count.parse().unwrap());
    let cases: Vec<(String, Date, Date)> = (0..wanted)
        .map(|_| {
            let rule = rule(&mut numbers);
            let month = i8::try_from(1 + numbers.below(12)).unwrap();
            let from = date(i16::try_from(2023 + numbers.below(6)).unwrap(), month, 1);
            (rule, from, from.saturating_add(jiff::Span::new().days(40)))
        })
        .collect();
    let input: String = cases
        .iter()
        .map(|(rule, from, to)| {
            format!("{}\n", serde_json::json!({ "rule": rule, "from": format!("{from}T00:00:00Z"), "to": format!("{to}T00:00:00Z") }))
        })
        .collect();
    let answers = ask(
        Command::new("node").arg("opening_hours.mjs").current_dir(here()).env("TZ", "UTC"),
        &input,
    );
    assert_eq!(answers.len(), cases.len());
    let mut differences = Vec::new();
    for ((rule, from, to), answer) in cases.iter().zip(answers) {
        let ours: Vec<[i64; 2]> = intervals(rule, *from, *to)
            .unwrap()
            .iter()
            .map(|wall| [seconds(wall.start), seconds(wall.end)])
            .collect();
        if *answer != *serde_json::json!(ours).to_string() {
            differences.push(format!(
                "{rule} from {from}:\n  ours   {}\n  theirs {answer}",
                serde_json::json!(ours)
            ));
        }
    }
    let shown = differences.iter().take(5).map(String::as_str).collect::<Vec<_>>().join("\n");
    assert!(differences.is_empty(), "{} of {} differ:\n{shown}", differences.len(), cases.len());
}

/// Both hemispheres, half and quarter hours, changes at midnight, no changes, both poles.
const ZONES: [&str; 30] = [
    "Europe/Paris",
    "Europe/London",
    "Europe/Dublin",
    "Europe/Moscow",
    "Europe/Istanbul",
    "Atlantic/Azores",
    "America/New_York",
    "America/Los_Angeles",
    "America/St_Johns",
    "America/Sao_Paulo",
    "America/Santiago",
    "America/Havana",
    "America/Asuncion",
    "America/Mexico_City",
    "America/Nuuk",
    "Africa/Cairo",
    "Africa/Casablanca",
    "Africa/Lagos",
    "Asia/Manila",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Tehran",
    "Asia/Beirut",
    "Asia/Jerusalem",
    "Australia/Sydney",
    "Australia/Lord_Howe",
    "Australia/Eucla",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "Pacific/Apia",
];

/// Every quarter of an hour around each change of the clock, a leap day and the ends of years.
fn moments(zone: &str) -> Vec<DateTime> {
    let tz = jiff::tz::TimeZoneDatabase::bundled().get(zone).unwrap();
    let from: Timestamp = "2016-01-01T00:00:00Z".parse().unwrap();
    let until: Timestamp = "2024-06-01T00:00:00Z".parse().unwrap();
    let changes = tz.following(from).take_while(|change| change.timestamp() < until);
    let mut days: Vec<DateTime> =
        changes.map(|change| tz.to_datetime(change.timestamp())).collect();
    days.extend(
        [date(2020, 2, 29), date(2024, 2, 29), date(2019, 12, 31), date(2023, 12, 31)]
            .map(|day| day.at(23, 0, 0, 0)),
    );
    days.iter()
        .flat_map(|day| {
            let start = day.date().at(day.hour(), 0, 0, 0);
            (-16..16)
                .map(move |quarter| start.saturating_add(jiff::Span::new().minutes(15 * quarter)))
        })
        .collect()
}

#[test]
#[ignore = "needs Python with zoneinfo"]
fn wall_clocks_become_instants_as_python_makes_them() {
    let cases: Vec<(&str, DateTime)> = ZONES
        .iter()
        .flat_map(|zone| moments(zone).into_iter().map(move |wall| (*zone, wall)))
        .collect();
    let input: String = cases.iter().map(|(zone, wall)| format!("{zone} {wall}\n")).collect();
    let answers = ask(Command::new("python3").arg("zones.py").current_dir(here()), &input);
    assert_eq!(answers.len(), cases.len());
    let mut differences = Vec::new();
    let mut kinds = [0; 3];
    for ((zone, wall), answer) in cases.iter().zip(answers) {
        let parts: Vec<&str> = answer.split(' ').collect();
        let [first, second, kind] = parts[..] else { panic!("{answer}") };
        kinds[["gap", "plain", "twice"].iter().position(|one| *one == kind).unwrap()] += 1;
        let day = jiff::Span::new().hours(30);
        let opening = instants(&[Wall { start: *wall, end: wall.saturating_add(day) }], zone)[0]
            .0
            .as_second();
        let closing = instants(&[Wall { start: wall.saturating_sub(day), end: *wall }], zone)[0]
            .1
            .as_second();
        if (opening.to_string().as_str(), closing.to_string().as_str()) != (first, second) {
            differences
                .push(format!("{zone} {wall}: opens {opening}, closes {closing}; Python {answer}"));
        }
    }
    assert!(kinds.iter().all(|count| *count > 500), "gaps, plain times, overlaps: {kinds:?}");
    assert!(
        differences.is_empty(),
        "{} of {} differ:\n{}",
        differences.len(),
        cases.len(),
        differences.join("\n")
    );
}
