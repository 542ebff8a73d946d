//! The contact pages as a customer walks them: by links alone.

mod small;
mod walk;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use frontdesk::contact::evaluate::{Outcome, evaluate};
use frontdesk::contact::id::{AudienceId, TopicId};
use frontdesk::contact::model::{Answers, Case, Routing};
use frontdesk::contact::prove::cases;
use frontdesk::contact::table::Table;
use frontdesk::contact::{self, trace};
use frontdesk::diagnostics::Diagnostics;
use frontdesk::model::Lang;
use frontdesk::pipeline::{self, Built};
use frontdesk::source::Source;

use walk::Walker;

const LANGUAGES: [&str; 4] = ["en", "fr", "fil", "ar"];

/// A situation of tests/fixtures/contact/situations.json.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Situation {
    case: String,
    topic: String,
    audience: String,
    yes: Vec<String>,
    /// The channel to try first.
    first: String,
    /// Whether an answer is to be waited for.
    #[serde(default)]
    wait: bool,
    /// Channels that are offered as well.
    #[serde(default)]
    also: Vec<String>,
    /// Channels that do not work, with the cause.
    refused: BTreeMap<String, String>,
}

/// The demo: its routing and its pages by address below the root.
struct Demo {
    routing: Routing,
    pages: BTreeMap<String, String>,
}

fn demo() -> &'static Demo {
    static DEMO: OnceLock<Demo> = OnceLock::new();
    DEMO.get_or_init(|| walked(crate::demo::built(), Path::new(env!("CARGO_MANIFEST_DIR"))))
}

/// Builds the site in `root` in memory.
fn built(root: &Path) -> Demo {
    walked(&crate::demo::of(root), root)
}

/// What there is to be walked in a build of the site in `root`.
fn walked(built: &Built, root: &Path) -> Demo {
    let source = Source::open(root).unwrap();
    let today = "2026-11-22".parse().unwrap();
    let texts = {
        let config = &built.site.config;
        let facts = pipeline::site_facts(&source, config, &mut Diagnostics::new());
        pipeline::contact_texts(&source, config, &facts, &mut Diagnostics::new())
    };
    let routing = contact::load(&texts, &built.site.config, today).0.unwrap();
    let html = built.files.iter().filter(|file| file.path.ends_with(".html"));
    let pages = html.map(|file| {
        let path = file.path.trim_start_matches("site").trim_end_matches("index.html").to_owned();
        (path, String::from_utf8(file.bytes.to_vec()).unwrap())
    });
    Demo { routing, pages: pages.collect() }
}

fn situations() -> Vec<Situation> {
    serde_json::from_str(include_str!("../../fixtures/contact/situations.json")).unwrap()
}

fn case_of(routing: &Routing, situation: &Situation) -> Case {
    let question = |id: &String| routing.question(id).unwrap_or_else(|| panic!("no question {id}"));
    Case {
        topic: routing
            .topic(&situation.topic)
            .unwrap_or_else(|| panic!("no topic {}", situation.topic)),
        audience: routing.audience(&situation.audience),
        answers: situation.yes.iter().map(question).collect::<Answers>(),
    }
}

#[test]
fn every_situation_has_its_outcome() {
    let situations = situations();
    let wrong = other_outcomes(&demo().routing, &situations);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(situations.len() >= 40);
}

/// What the evaluator says otherwise than the situations do.
fn other_outcomes(routing: &Routing, situations: &[Situation]) -> Vec<String> {
    let mut wrong = Vec::new();
    for situation in situations {
        let decision = evaluate(routing, case_of(routing, situation), None);
        let found = decision.verdicts.first().unwrap();
        let name = routing.channels[found.channel].id.value.as_str();
        if name != situation.first
            || matches!(found.outcome, Outcome::WaitUntil(_)) != situation.wait
        {
            wrong.push(format!("{}: {name} ({:?}) comes first", situation.case, found.outcome));
        }
        for channel in &situation.also {
            let verdict = decision.verdict(routing.channel(channel).unwrap()).unwrap();
            if verdict.outcome == Outcome::Refused {
                wrong.push(format!("{}: {channel} is refused", situation.case));
            }
        }
        for (channel, cause) in &situation.refused {
            let verdict = decision.verdict(routing.channel(channel).unwrap()).unwrap();
            let found = verdict.causes.first().map_or("offered", |cause| trace::cause_name(*cause));
            if found != cause {
                wrong.push(format!(
                    "{}: {channel} should be refused by {cause}, found {found}",
                    situation.case
                ));
            }
        }
    }
    wrong
}

/// From the home page: contact, topic, at most two times "yes", with the channel on the last page.
#[test]
fn every_situation_is_four_taps_from_home_in_every_language() {
    let demo = demo();
    let mut wrong = Vec::new();
    for tag in LANGUAGES {
        let lang = Lang::parse(tag).unwrap();
        let walker = Walker { routing: &demo.routing, pages: &demo.pages, lang: &lang };
        for situation in situations() {
            let ends = walker.ends(case_of(&demo.routing, &situation));
            assert!(!ends.is_empty(), "{tag}: {}", situation.case);
            for end in ends {
                wrong.extend(
                    walker
                        .problems(&end, &situation)
                        .into_iter()
                        .map(|why| format!("{tag}: {}: {why}", situation.case)),
                );
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Not only the situations somebody thought of: every topic, audience and set of answers, whichever
/// of the questions that apply is answered first.
#[test]
fn every_case_there_is_ends_at_the_right_channel() {
    let demo = demo();
    let routing = &demo.routing;
    let lang = Lang::parse("en").unwrap();
    let walker = Walker { routing, pages: &demo.pages, lang: &lang };
    let mut wrong = Vec::new();
    let mut count = 0;
    for case in routing.topics.ids().flat_map(|topic| cases(routing, topic)) {
        let first = evaluate(routing, case, None).first().unwrap();
        for end in walker.ends(case) {
            count += 1;
            // The fourth tap from the contact page may lead to a channel's place on the same page.
            if end.taps > 4 || walker.first(&end, case) != Some(first) {
                wrong.push(format!(
                    "{}: {} taps to {}",
                    trace::describe(routing, case),
                    end.taps,
                    end.address
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count > 3000);
}

#[test]
fn the_demo_stays_under_sixty_contact_pages_a_language() {
    for prefix in ["/", "/fr/", "/fil/", "/ar/"] {
        let (contact, tickets) = (format!("{prefix}contact/"), format!("{prefix}tickets/"));
        let own = demo().pages.iter();
        let own = own.filter(|(path, _)| path.starts_with(&contact) || **path == tickets);
        let count = own.filter(|(_, html)| !leads_on(html)).count();
        assert!(count > 40 && count < 60, "{prefix}: {count}");
    }
}

/// No page of its own, but one at an address that leads elsewhere.
fn leads_on(html: &str) -> bool {
    html.contains("http-equiv=\"refresh\"")
}

/// In any language, but not the old address of an article.
fn is_contact(path: &str) -> bool {
    let path =
        LANGUAGES.iter().find_map(|tag| path.strip_prefix(&format!("/{tag}"))).unwrap_or(path);
    path.starts_with("/contact/") || path == "/tickets/"
}

#[test]
fn no_link_of_a_contact_page_is_dead_and_each_page_is_linked() {
    let pages = &demo().pages;
    let mut linked: Vec<&str> = Vec::new();
    for (path, html) in pages.iter().filter(|(path, _)| is_contact(path)) {
        for link in walk::links(html) {
            let target = link.split(['?', '#']).next().unwrap();
            if link.starts_with('/') && !target.contains('.') {
                assert!(pages.contains_key(target), "{path}: {link}");
                linked.push(target);
            }
            if let Some(anchor) = link.strip_prefix('#') {
                assert!(html.contains(&format!("id=\"{anchor}\"")), "{path}: {link}");
            }
        }
    }
    let own = pages.iter().filter(|(path, html)| is_contact(path) && !leads_on(html));
    for (path, _) in own {
        assert!(linked.contains(&path.as_str()), "{path} is linked from no contact page");
    }
}

#[test]
fn pages_for_search_engines_are_the_topics_own() {
    for (path, html) in demo().pages.iter().filter(|(path, _)| is_contact(path)) {
        let hidden = html.contains("<meta name=\"robots\" content=\"noindex\">");
        let expected = path.contains("-yes/") || path.contains("/form/") || path.contains("/for-");
        assert_eq!(hidden, expected, "{path}");
        assert_eq!(html.contains("hreflang=\"x-default\""), !expected, "{path}");
    }
    let start = &demo().pages["/contact/"];
    assert!(
        start.contains("\"@type\":\"ContactPoint\"")
            && start.contains("\"telephone\":\"+33 1 99 00 00 00\"")
    );
}

/// The pages' addresses as routing.json gives them to chatbots and apps exist.
#[test]
fn routing_json_leads_to_pages_that_exist() {
    let routing = &demo().routing;
    let table = Table::new(routing);
    let plan = contact::plan::Plan::new(routing, &table);
    let json = contact::export::routing_json(routing, &table, &plan);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    for topic in json["topics"].as_array().unwrap() {
        let forms = topic["forms"].as_object().unwrap().values();
        for page in forms.chain([&topic["page"]]) {
            for prefix in ["/", "/fr/"] {
                let path = format!("{prefix}{}", page.as_str().unwrap());
                assert!(demo().pages.contains_key(&path), "{path}");
            }
        }
    }
}

/// Somebody who answers no to everything.
fn case(topic: TopicId, audience: Option<AudienceId>) -> Case {
    Case { topic, audience, answers: Answers::default() }
}

#[test]
fn who_lost_the_proof_is_not_asked_for_it() {
    let asks = |path: &str| demo().pages[path].contains("class=\"notice identity\"");
    assert!(asks("/contact/password/") && asks("/contact/move_site/shut_out-yes/"));
    assert!(!asks("/contact/move_site/mailbox_lost-yes/"));
}
