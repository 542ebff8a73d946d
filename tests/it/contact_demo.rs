//! The demo's routing: every situation it is meant for, by name, and a proof that bites.

use frontdesk::contact::evaluate::{Outcome, evaluate};
use frontdesk::contact::model::{Answers, Case, Routing};
use frontdesk::contact::trace::cause_name;
use frontdesk::contact::{prove, read};
use frontdesk::diagnostics::{Diagnostics, Severity};
use frontdesk::model::Lang;
use frontdesk::tree::TextFile;

const DEMO: &str = include_str!("../../content/contact.yaml");
const OTHERS: [(&str, &str); 3] = [
    ("fr", include_str!("../../content/contact.fr.yaml")),
    ("fil", include_str!("../../content/contact.fil.yaml")),
    ("ar", include_str!("../../content/contact.ar.yaml")),
];

/// A situation: who asks about what with which answers, what comes first, what is refused and why.
/// Refusals are `channel:cause`; `ticket*` means the ticket is to be waited for.
struct Situation(
    &'static str,
    &'static str,
    &'static str,
    &'static [&'static str],
    &'static str,
    &'static [&'static str],
);

const SITUATIONS: &[Situation] = &[
    Situation(
        "a short question goes to live chat",
        "general",
        "customer",
        &[],
        "chat",
        &["phone:only_when", "mail:only_when", "northpay:only_for", "recovery:last_resort"],
    ),
    Situation("a short question from a freelancer", "general", "freelancer", &[], "chat", &[]),
    Situation("a short question from an agency", "general", "agency", &[], "chat", &[]),
    Situation(
        "with a cloud plan the phone is there, too",
        "general",
        "customer",
        &["phone_plan"],
        "chat",
        &["mail:only_when"],
    ),
    Situation(
        "a ticket sent today is worth waiting for",
        "general",
        "customer",
        &["recent_ticket"],
        "ticket*",
        &["chat:rule", "messenger:rule", "phone:only_when"],
    ),
    Situation(
        "calling about a young ticket helps nobody",
        "site_slow",
        "customer",
        &["recent_ticket", "phone_plan"],
        "ticket*",
        &["phone:rule", "chat:rule"],
    ),
    Situation(
        "a young mail is waited for like a ticket",
        "general",
        "customer",
        &["recent_ticket", "shut_out"],
        "mail*",
        &["chat:rule", "ticket:only_when"],
    ),
    Situation(
        "a dead site does not wait",
        "site_down",
        "customer",
        &["recent_ticket", "emergency"],
        "chat",
        &["expert_call:rule"],
    ),
    Situation(
        "a dead site with a server plan",
        "site_down",
        "customer",
        &["emergency", "phone_plan"],
        "chat",
        &["expert_call:rule"],
    ),
    Situation(
        "the site cannot be reached: chat still can",
        "site_down",
        "customer",
        &["shut_out"],
        "chat",
        &["ticket:only_when"],
    ),
    Situation("a slow site without a phone plan", "site_slow", "customer", &[], "chat", &["phone:only_when"]),
    Situation("a certificate question", "certificate", "customer", &[], "chat", &[]),
    Situation("how to upload", "site_files", "customer", &[], "chat", &[]),
    Situation("a mail program", "mail_setup", "customer", &[], "chat", &[]),
    Situation(
        "moving a site needs its owner",
        "move_site",
        "customer",
        &[],
        "ticket",
        &["chat:identity", "messenger:identity", "phone:identity", "social:identity"],
    ),
    Situation("restoring a backup needs its owner", "restore", "freelancer", &[], "ticket", &["chat:identity"]),
    Situation("no DNS change by chat", "dns_change", "customer", &[], "ticket", &["chat:identity"]),
    Situation(
        "no DNS change by phone, whatever the plan",
        "dns_change",
        "customer",
        &["phone_plan"],
        "ticket",
        &["phone:identity"],
    ),
    Situation("a domain leaves with proof only", "domain_transfer", "agency", &[], "ticket", &["phone:identity"]),
    Situation("a review of deliverability", "deliverability", "customer", &[], "ticket", &["chat:identity"]),
    Situation(
        "no password by chat or phone",
        "password",
        "customer",
        &["phone_plan"],
        "ticket",
        &["chat:identity", "phone:identity", "expert_call:identity", "social:identity"],
    ),
    Situation(
        "who cannot sign in writes from the address on file",
        "password",
        "customer",
        &["shut_out"],
        "mail",
        &["ticket:only_when", "chat:identity"],
    ),
    Situation(
        "who lost the mailbox is left with recovery",
        "password",
        "customer",
        &["mailbox_lost"],
        "recovery",
        &["ticket:only_when", "mail:only_when"],
    ),
    Situation(
        "site and mailbox out of reach",
        "password",
        "customer",
        &["shut_out", "mailbox_lost"],
        "recovery",
        &["ticket:only_when", "mail:only_when"],
    ),
    Situation(
        "a stolen account, in a hurry",
        "hacked",
        "customer",
        &["emergency", "phone_plan"],
        "ticket",
        &["chat:identity", "phone:identity"],
    ),
    Situation(
        "a stolen account and mailbox",
        "hacked",
        "customer",
        &["shut_out", "mailbox_lost", "emergency"],
        "recovery",
        &["mail:only_when"],
    ),
    Situation("another address on file", "address_on_file", "customer", &[], "ticket", &["chat:identity"]),
    Situation(
        "another address, the old one lost",
        "address_on_file",
        "customer",
        &["mailbox_lost"],
        "recovery",
        &["ticket:only_when"],
    ),
    Situation("a new user or login", "new_login", "customer", &[], "ticket", &["phone:identity"]),
    Situation("a contact to remove or unblock", "contact_person", "customer", &[], "ticket", &["chat:identity"]),
    Situation("a copy of my data", "my_data", "customer", &[], "ticket", &["social:identity"]),
    Situation("more memory", "upgrade", "customer", &["phone_plan"], "ticket", &["phone:identity"]),
    Situation("a VPN user", "firewall", "agency", &["phone_plan"], "ticket", &["phone:identity"]),
    Situation("the end of a plan", "cancel", "customer", &[], "ticket", &["chat:identity"]),
    Situation(
        "an invoice by mail to somebody else",
        "invoice",
        "customer",
        &[],
        "ticket",
        &["chat:identity", "northpay:only_for"],
    ),
    Situation("money back", "refund", "customer", &[], "ticket", &["chat:identity"]),
    Situation("a card to delete", "card", "customer", &[], "ticket", &["chat:identity"]),
    Situation(
        "a Northpay charge goes to Northpay",
        "northpay_charge",
        "customer",
        &[],
        "northpay",
        &["ticket:not_listed", "chat:identity", "lagoonpay:not_listed", "recovery:last_resort"],
    ),
    Situation(
        "a Northpay charge, the mailbox lost",
        "northpay_charge",
        "customer",
        &["mailbox_lost"],
        "northpay",
        &["recovery:last_resort"],
    ),
    Situation(
        "a Lagoonpay charge goes to Lagoonpay",
        "lagoonpay_charge",
        "customer",
        &[],
        "lagoonpay",
        &["northpay:not_listed", "ticket:not_listed"],
    ),
    Situation(
        "staff opened a ticket: a reply confirms it",
        "staff_ticket",
        "customer",
        &[],
        "ticket",
        &["chat:identity"],
    ),
    Situation(
        "staff opened a ticket, the site out of reach",
        "staff_ticket",
        "customer",
        &["shut_out"],
        "mail",
        &["ticket:only_when"],
    ),
    Situation(
        "an expert is asked for by ticket",
        "expert",
        "customer",
        &[],
        "ticket",
        &["chat:not_listed", "phone:not_listed"],
    ),
    Situation("an expert is asked for by mail", "expert", "customer", &["shut_out"], "mail", &["ticket:only_when"]),
    Situation("no appointment in an emergency", "expert", "customer", &["emergency"], "ticket", &["expert_call:rule"]),
    Situation(
        "no appointment without a way to ask",
        "expert",
        "customer",
        &["mailbox_lost"],
        "recovery",
        &["expert_call:no_way_to_ask"],
    ),
    Situation("blocked: book a call", "expert_blocked", "customer", &[], "ticket", &["chat:not_listed"]),
    Situation("access for a team", "team", "agency", &[], "ticket", &["chat:identity"]),
    Situation("a client's account", "client_account", "freelancer", &[], "ticket", &["chat:identity"]),
    Situation(
        "a client's account, for an agency",
        "client_account",
        "agency",
        &["shut_out"],
        "mail",
        &["ticket:only_when"],
    ),
    Situation("a report of spam", "abuse", "customer", &[], "chat", &[]),
    Situation(
        "nobody but social media and recovery left",
        "abuse",
        "customer",
        &["recent_ticket", "mailbox_lost"],
        "recovery",
        &["chat:rule", "mail:only_when"],
    ),
];

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).unwrap()
}

fn diagnose(text: &str) -> (Option<Routing>, Diagnostics) {
    let others: Vec<_> = OTHERS
        .iter()
        .map(|(tag, words)| (lang(tag), Some(TextFile::new(format!("content/contact.{tag}.yaml"), *words))))
        .collect();
    let (routing, mut found) = read(&TextFile::new("content/contact.yaml", text), &lang("en"), &others);
    if let Some(routing) = &routing {
        found.extend(prove::prove(routing).1);
    }
    (routing, found)
}

/// The other languages have no say in where somebody is sent.
fn prove_english(text: &str) -> Diagnostics {
    let (routing, mut found) = read(&TextFile::new("content/contact.yaml", text), &lang("en"), &[]);
    if let Some(routing) = &routing {
        found.extend(prove::prove(routing).1);
    }
    found
}

fn case(routing: &Routing, topic: &str, audience: &str, yes: &[&str]) -> Case {
    Case {
        topic: routing.topic(topic).unwrap_or_else(|| panic!("no topic {topic}")),
        audience: routing.audience(audience),
        answers: yes
            .iter()
            .map(|id| routing.question(id).unwrap_or_else(|| panic!("no question {id}")))
            .collect::<Answers>(),
    }
}

#[test]
fn the_demo_is_proven_without_a_word_of_complaint() {
    let (routing, found) = diagnose(DEMO);
    let shown: Vec<_> = found
        .iter()
        .map(|d| format!("{}: {} {:?}", d.code, d.message, d.place.as_ref().map(|p| (&p.path, p.line))))
        .collect();
    assert!(found.is_empty(), "{}", shown.join("\n"));
    let (proof, _) = prove::prove(&routing.unwrap());
    assert!(proof.cells > 3000 && proof.topics.iter().all(|topic| topic.dead_ends == 0));
}

#[test]
fn every_situation_has_its_outcome() {
    let (routing, _) = diagnose(DEMO);
    let routing = routing.unwrap();
    let mut wrong = Vec::new();
    for Situation(name, topic, audience, yes, first, refused) in SITUATIONS {
        let decision = evaluate(&routing, case(&routing, topic, audience, yes), None);
        let (wanted, waits) = first.strip_suffix('*').map_or((*first, false), |first| (first, true));
        let found = decision.verdicts.first().unwrap();
        let found_name = routing.channels[found.channel].id.value.as_str();
        if found_name != wanted || matches!(found.outcome, Outcome::WaitUntil(_)) != waits {
            wrong.push(format!("{name}: {found_name} ({:?}) comes first, not {first}", found.outcome));
        }
        for refusal in *refused {
            let (channel, cause) = refusal.split_once(':').unwrap();
            let verdict = decision.verdict(routing.channel(channel).unwrap()).unwrap();
            let found = verdict.causes.first().map_or("offered", |cause| cause_name(*cause));
            if found != cause {
                wrong.push(format!("{name}: {channel} should be refused by {cause}, found {found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(SITUATIONS.len() >= 40);
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
                !own.name.is_empty() && (own.otherwise.is_empty() || own.otherwise != other.otherwise),
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
                let end = (at + 1..lines.len())
                    .find(|next| !lines[*next].trim().is_empty() && indent(lines[*next]) <= indent(lines[at]));
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
            "channels:" if flipped.is_some() && (text.starts_with("checks_identity") || parent == "only_when:") => {
                add(name, at, flipped)
            }
            "topics:" if text.starts_with("identity:") => add(name, at, flipped),
            "rules:" if parent == "when:" && flipped.is_some() => add(name, at, flipped),
            "rules:" if indent(line) == 2 => add(format!("{name} dropped"), at, None),
            // A topic that needs no proof (here or above) is made to need it.
            "topics:" if text.starts_with("name:") => {
                let below = &lines[at + 1..];
                let own = below.iter().take_while(|next| next.trim().is_empty() || indent(next) >= indent(line));
                let has =
                    own.filter(|next| indent(next) == indent(line)).any(|next| next.trim().starts_with("identity:"));
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
    let mutants = mutants();
    let unnoticed: Vec<_> =
        mutants.iter().filter(|(_, text)| prove_english(text).is_empty()).map(|(name, _)| name.as_str()).collect();
    assert!(unnoticed.is_empty(), "{} of {} unnoticed:\n{}", unnoticed.len(), mutants.len(), unnoticed.join("\n"));
    assert!(mutants.len() > 50);
    // Errors, not only warnings, wherever proof of identity is at stake.
    for (name, text) in mutants.iter().filter(|(name, _)| name.contains("checks_identity")) {
        assert!(prove_english(text).count(Severity::Error) > 0, "{name}");
    }
}
