//! The demo's routing: a proof that bites. `contact_pages` has its situations, by name.

use frontdesk::contact::model::Routing;
use frontdesk::contact::{prove, read};
use frontdesk::diagnostics::{Diagnostics, Severity};
use frontdesk::model::Lang;
use frontdesk::tree::TextFile;

use crate::site::with_facts;

const DEMO: &str = include_str!("../../content/contact.yaml");
const OTHERS: [(&str, &str); 3] = [
    ("fr", include_str!("../../content/contact.fr.yaml")),
    ("fil", include_str!("../../content/contact.fil.yaml")),
    ("ar", include_str!("../../content/contact.ar.yaml")),
];

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).unwrap()
}

fn diagnose(text: &str) -> (Option<Routing>, Diagnostics) {
    let others: Vec<_> = OTHERS
        .iter()
        .map(|(tag, words)| {
            let path = format!("content/contact.{tag}.yaml");
            (lang(tag), Some(TextFile::new(path, with_facts(words, tag))))
        })
        .collect();
    let main = TextFile::new("content/contact.yaml", with_facts(text, "en"));
    let (routing, mut found) = read(&main, &lang("en"), &others);
    if let Some(routing) = &routing {
        found.extend(prove::prove(routing).1);
    }
    (routing, found)
}

/// The other languages have no say in where somebody is sent.
fn prove_english(text: &str) -> Diagnostics {
    let main = TextFile::new("content/contact.yaml", with_facts(text, "en"));
    let (routing, mut found) = read(&main, &lang("en"), &[]);
    if let Some(routing) = &routing {
        found.extend(prove::prove(routing).1);
    }
    found
}

#[test]
fn the_demo_is_proven_without_a_word_of_complaint() {
    let (routing, found) = diagnose(DEMO);
    let shown: Vec<_> = found
        .iter()
        .map(|d| {
            format!("{}: {} {:?}", d.code, d.message, d.place.as_ref().map(|p| (&p.path, p.line)))
        })
        .collect();
    assert!(found.is_empty(), "{}", shown.join("\n"));
    let (proof, _) = prove::prove(&routing.unwrap());
    assert!(proof.cells > 3000 && proof.topics.iter().all(|topic| topic.dead_ends == 0));
}

#[test]
fn every_language_has_its_own_words_for_every_situation() {
    let (routing, _) = diagnose(DEMO);
    let routing = routing.unwrap();
    let english = routing.words(&lang("en"));
    for (tag, _) in OTHERS {
        let words = routing.words(&lang(tag));
        assert_ne!(words.identity_why_not, english.identity_why_not, "{tag}");
        for (own, other) in words.channels.iter().zip(&english.channels) {
            assert!(
                !own.name.is_empty()
                    && (own.otherwise.is_empty() || own.otherwise != other.otherwise),
                "{tag}: {}",
                other.name
            );
        }
        for (own, other) in words.rules.iter().zip(&english.rules) {
            assert_ne!(own, other, "{tag}");
        }
    }
}

/// A line of the demo changed or left out, and what to call the change.
fn mutants() -> Vec<(String, String)> {
    let lines: Vec<&str> = DEMO.lines().collect();
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut mutants = Vec::new();
    let mut add = |name: String, at: usize, new: Option<String>| {
        let mut copy: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        match new {
            Some(new) => copy[at] = new,
            None => {
                let end = (at + 1..lines.len()).find(|next| {
                    !lines[*next].trim().is_empty() && indent(lines[*next]) <= indent(lines[at])
                });
                copy.drain(at..end.unwrap_or(lines.len()));
            }
        }
        mutants.push((name, copy.join("\n")));
    };
    let mut section = "";
    let mut parent = "";
    for (at, line) in lines.iter().enumerate() {
        let text = line.trim();
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        if indent(line) == 0 {
            section = text;
        }
        let flipped = match text.rsplit_once(": ") {
            Some((key, "yes")) => Some(format!("{}{key}: no", &line[..indent(line)])),
            Some((key, "no")) => Some(format!("{}{key}: yes", &line[..indent(line)])),
            _ => None,
        };
        if text.ends_with(':') {
            parent = text;
        }
        let name = format!("line {}: {text}", at + 1);
        match section {
            "channels:"
                if flipped.is_some()
                    && (text.starts_with("checks_identity") || parent == "only_when:") =>
            {
                add(name, at, flipped)
            }
            "topics:" if text.starts_with("identity:") => add(name, at, flipped),
            "rules:" if parent == "when:" && flipped.is_some() => add(name, at, flipped),
            "rules:" if indent(line) == 2 => add(format!("{name} dropped"), at, None),
            // A topic that needs no proof (here or above) is made to need it.
            "topics:" if text.starts_with("name:") => {
                let below = &lines[at + 1..];
                let own = below
                    .iter()
                    .take_while(|next| next.trim().is_empty() || indent(next) >= indent(line));
                let has = own
                    .filter(|next| indent(next) == indent(line))
                    .any(|next| next.trim().starts_with("identity:"));
                if !has {
                    add(
                        format!("{name}: identity"),
                        at,
                        Some(format!("{line}\n{}identity: yes", &line[..indent(line)])),
                    );
                }
            }
            _ => {}
        }
    }
    mutants
}

#[test]
fn no_change_of_the_demo_goes_unnoticed() {
    let mutants = mutants().into_iter().map(|(name, text)| (name, prove_english(&text)));
    let mutants: Vec<(String, Diagnostics)> = mutants.collect();
    let unnoticed = mutants.iter().filter(|(_, found)| found.is_empty());
    let unnoticed: Vec<&str> = unnoticed.map(|(name, _)| name.as_str()).collect();
    assert!(
        unnoticed.is_empty(),
        "{} of {} unnoticed:\n{}",
        unnoticed.len(),
        mutants.len(),
        unnoticed.join("\n")
    );
    assert!(mutants.len() > 50);
    // What breaks nothing is named as redundant, at its line.
    for (name, found) in &mutants {
        let line: u32 =
            name.trim_start_matches("line ").split(':').next().unwrap().parse().unwrap();
        let named = found.iter().any(|d| {
            let near =
                d.place.as_ref().is_some_and(|place| (line..=line + 1).contains(&place.line));
            near && d.code.starts_with("redundant")
        });
        assert!(found.has_errors() || named, "{name}: {found:?}");
    }
    // Errors, not only warnings, wherever proof of identity is at stake.
    for (name, found) in mutants.iter().filter(|(name, _)| name.contains("checks_identity")) {
        assert!(found.count(Severity::Error) > 0, "{name}");
    }
}
