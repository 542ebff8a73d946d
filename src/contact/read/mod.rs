//! contact.yaml and contact.<lang>.yaml to a [`Routing`]:
//!
//! 1. [`ids`]: every id, because everything may refer to everything, by [`refer`];
//! 2. audiences, questions and proof of identity (here);
//! 3. [`hours`], [`channels`], [`topics`], [`rules`] (with the examples), a file each;
//! 4. [`languages`]: the words of the other languages, completed from the default language;
//! 5. [`checks`]: what only shows when all of it is known.
//!
//! Every mistake is reported at its place. There is a routing only without errors: pages that
//! send somebody the wrong way are worse than none.

mod channels;
mod checks;
mod hours;
mod ids;
mod languages;
mod refer;
mod rules;
mod topics;

use std::collections::BTreeMap;

use self::ids::Ids;
use self::refer::{named_texts, resolve};
use super::model::{Channel, Kind, MAX_QUESTIONS, Routing};
use super::words::Words;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::facts::{Facts, fill_tree};
use crate::model::{DeskSettings, Lang, MailSettings};
use crate::tree::yaml::Parsed;
use crate::tree::{Node, Reader, TextFile, lost_comments, suggest};

/// Keys whose words readers see.
const WORDS: [&str; 7] = ["name", "description", "because", "how", "why_not", "question", "note"];

/// Reads `main` (in `default_language`) and the language files. `languages` are the site's, in its
/// order; one without a file is reported and shown in the default language's words.
pub fn read(
    main: &TextFile,
    default_language: &Lang,
    languages: &[(Lang, Option<TextFile>)],
) -> (Option<Routing>, Diagnostics) {
    let parsed = |file: &TextFile| Parsed::new(file.clone());
    let languages: Vec<(Lang, Option<Parsed>)> =
        languages.iter().map(|(lang, file)| (lang.clone(), file.as_ref().map(parsed))).collect();
    let languages: Vec<(Lang, Option<&Parsed>)> =
        languages.iter().map(|(lang, file)| (lang.clone(), file.as_ref())).collect();
    read_with(&parsed(main), default_language, &languages, &Facts::default())
}

/// [`read`] with `facts` put into the texts.
pub fn read_with(
    main: &Parsed,
    default_language: &Lang,
    languages: &[(Lang, Option<&Parsed>)],
    facts: &Facts,
) -> (Option<Routing>, Diagnostics) {
    let mut diagnostics = main.found.clone();
    let Some(mut node) = main.node.clone() else { return (None, diagnostics) };
    let others = languages.iter().filter_map(|(_, file)| *file);
    for parsed in std::iter::once(main).chain(others) {
        let node = parsed.node.iter();
        let lost = node.map(|node| lost_comments(&parsed.file, node, &|key| WORDS.contains(&key)));
        lost.for_each(|lost| diagnostics.extend(lost));
    }
    fill_tree(&main.file, &mut node, (facts, default_language), &mut diagnostics);
    let mut routing = read_main(&main.file, &node, default_language, &mut diagnostics);
    for (lang, file) in languages.iter().filter(|(lang, _)| lang != default_language) {
        languages::read(&mut routing, (lang, facts), *file, &mut diagnostics);
    }
    checks::check(&routing, &mut diagnostics);
    let routing = (!diagnostics.has_errors()).then_some(routing);
    (routing, diagnostics)
}

fn read_main(
    file: &TextFile,
    node: &Node,
    default_language: &Lang,
    diagnostics: &mut Diagnostics,
) -> Routing {
    let ids = Ids::collect(file, node, diagnostics);
    let mut r = Reader::new(file, node, "contact.yaml", diagnostics);
    let mut words = Words::default();
    let audiences = named_texts(&mut r, "audiences", &mut words.audiences);
    r.map("identity", |r| {
        words.identity_how = r.text("how").map(|t| t.value).unwrap_or_default();
        words.identity_why_not = r.text("why_not").map(|t| t.value).unwrap_or_default();
    });
    let questions = named_texts(&mut r, "questions", &mut words.questions);
    if let Some(one_too_many) = questions.iter().nth(MAX_QUESTIONS) {
        r.error(
            "too-many-questions",
            one_too_many.span,
            format!(
                "there are {} questions; the answers to more than {MAX_QUESTIONS} cannot all be \
                 tried",
                questions.len()
            ),
            "ask fewer; a customer will not answer that many",
        );
    }
    let hours = hours::read(&mut r);
    let channels = channels::read(&mut r, &ids, &mut words.channels);
    let last_resort = r.text("last_resort");
    let last_resort = last_resort.and_then(|name| resolve(&mut r, &ids, &name));
    let topics = topics::read(&mut r, &ids, &mut words.topics);
    let rules = rules::read_rules(&mut r, &ids, &mut words.rules);
    let examples = rules::read_examples(&mut r, &ids);
    r.finish();
    Routing {
        file: file.clone(),
        audiences,
        questions,
        hours,
        channels,
        last_resort,
        topics,
        rules,
        examples,
        words: BTreeMap::from([(default_language.clone(), words)]),
        default_language: default_language.clone(),
    }
}

/// Forms that nobody receives: on a site without a host their text goes to a mail address, on one
/// with a host to wherever `desk` says.
pub fn check_delivery(routing: &Routing, desk: Option<&DeskSettings>) -> Diagnostics {
    let forms = routing
        .channels
        .iter()
        .filter(|channel| channel.kind == Kind::Form && channel.retired.is_none());
    let problem = |form: &Channel| {
        let what = format!("nobody receives what is written into `{}`", form.id.value);
        match desk {
            None if routing.form_address(form).is_none() => {
                let help = "give it an `address:` to mail to, or name a `[host]` in site.toml";
                Some(Diagnostic::error("undeliverable-form", what).help(help))
            }
            Some(desk) if desk.mail.is_none() && desk.webhook.is_none() => {
                let what = format!("nobody is told of what is written into `{}`", form.id.value);
                let help = "add [host.mail] or [host.webhook] to site.toml; until then the tickets \
                            wait in the host's database, for `frontdesk tickets list`";
                Some(Diagnostic::warning("untold-form", what).help(help))
            }
            _ => None,
        }
    };
    let forms = forms.filter_map(|form| Some(problem(form)?.at(routing.place(form.id.span))));
    let mail = desk.and_then(|desk| desk.mail.as_ref());
    forms.chain(mail.into_iter().flat_map(|mail| unknown_topics(routing, mail))).collect()
}

/// Recipients of topics that there are not: their tickets would go to everybody's box.
fn unknown_topics(routing: &Routing, mail: &MailSettings) -> Vec<Diagnostic> {
    let known = || routing.topics.iter().map(|topic| topic.id.value.as_str());
    let unknown = mail.topics.keys().filter(|id| known().all(|other| other != id.as_str()));
    let told = unknown.map(|id| {
        let what =
            format!("`topics` of [host.mail] names `{id}`, which is no topic of contact.yaml");
        let help = match suggest(id, known()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "write the id of a topic; it holds for all topics below, too".to_owned(),
        };
        Diagnostic::error("unknown-topic", what).at(Place::file("site.toml")).help(help)
    });
    told.collect()
}

/// Closed days and exceptions that have passed, holiday data that soon will have. Apart from
/// [`read`], because only this depends on the day.
pub fn check_dates(routing: &Routing, today: jiff::civil::Date) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    hours::check_dates(&routing.hours, &routing.file, today, &mut diagnostics);
    diagnostics
}
