//! Following links as a customer does, who answers every question that applies with a tap on "yes".

use std::collections::BTreeMap;

use frontdesk::contact::id::{ChannelId, QuestionId};
use frontdesk::contact::model::{Case, Routing};
use frontdesk::model::Lang;

use super::Situation;

/// Causes of refusals that a topic's page leaves out: nobody who comes with the topic has thought
/// of a channel for others, and the last resort is named where it is one.
const NOT_TOLD: [&str; 2] = ["only_for", "last_resort"];

pub struct Walker<'a> {
    pub routing: &'a Routing,
    /// HTML by address.
    pub pages: &'a BTreeMap<String, String>,
    pub lang: &'a Lang,
}

/// The page a walk ended at.
#[derive(Debug, Clone)]
pub struct End {
    pub address: String,
    /// From the home page.
    pub taps: usize,
}

/// A channel as a page shows it.
#[derive(Debug)]
pub struct Shown<'h> {
    pub id: &'h str,
    pub outcome: &'h str,
    /// The question whose "yes" opens it.
    pub condition: Option<&'h str>,
    /// The card's own HTML, up to the next channel.
    pub html: &'h str,
}

impl Walker<'_> {
    /// Where the walks of `case` end: more than one where two questions apply at once.
    pub fn ends(&self, case: Case) -> Vec<End> {
        let home = if *self.lang == self.routing.default_language {
            "/".into()
        } else {
            format!("/{}/", self.lang)
        };
        let start = format!("{home}contact/");
        assert!(
            links(&self.pages[&home]).any(|link| link == start),
            "{home} leads to no contact page"
        );
        let topic = &self.routing.topics[case.topic].id.value;
        let Some(mut address) = self.link(&start, "data-topic", topic) else { return Vec::new() };
        let mut taps = 2;
        if let Some(audience) = case.audience
            && let Some(other) =
                self.link(&address, "data-audience", &self.routing.audiences[audience].value)
        {
            address = other;
            taps += 1;
        }
        self.follow(End { address, taps }, case)
    }

    fn follow(&self, from: End, case: Case) -> Vec<End> {
        let yes = self.routing.questions.enumerate().filter(|(id, _)| case.answers.yes(*id));
        let next: Vec<End> = yes
            .filter_map(|(_, question)| self.link(&from.address, "data-question", &question.value))
            .filter(|address| !address.is_empty())
            .flat_map(|address| self.follow(End { address, taps: from.taps + 1 }, case))
            .collect();
        if next.is_empty() { vec![from] } else { next }
    }

    /// The address of the link that carries `attribute` with `value`.
    fn link(&self, page: &str, attribute: &str, value: &str) -> Option<String> {
        let marker = format!("{attribute}=\"{value}\"");
        let html = self.pages.get(page).unwrap_or_else(|| panic!("there is no page {page}"));
        let tag = tags(html, "a").find(|tag| tag.contains(&marker))?;
        Some(attribute_of(tag, "href")?.split(['?', '#']).next()?.to_owned())
    }

    /// The channel the page tells somebody in `case` to try: where a "yes" leads on the page
    /// itself, else the first that is open to them.
    pub fn first(&self, end: &End, case: Case) -> Option<ChannelId> {
        if let Some(turned) = self.turned(end, case) {
            return Some(turned);
        }
        let shown = self.shown(end);
        let applies =
            |question: &str| self.routing.question(question).is_some_and(|id| case.answers.yes(id));
        let mut open = shown
            .iter()
            .filter(|shown| shown.outcome != "refused" && shown.condition.is_none_or(applies));
        let first = open.find(|shown| !self.is_closed_by(shown, case))?;
        self.routing.channel(first.id)
    }

    /// The channel below to which the first "yes" that applies leads.
    fn turned(&self, end: &End, case: Case) -> Option<ChannelId> {
        let yes = self.routing.questions.enumerate().filter(|(id, _)| case.answers.yes(*id));
        let html = &self.pages[&end.address];
        let mut turns = yes.filter_map(|(_, question)| {
            let marker = format!("data-question=\"{}\"", question.value);
            let tag = tags(html, "a").find(|tag| tag.contains(&marker))?;
            self.routing.channel(attribute_of(tag, "href")?.strip_prefix("#fd-")?)
        });
        turns.next()
    }

    /// Whether the card itself says that one of the answers of `case` closes the channel.
    fn is_closed_by(&self, shown: &Shown<'_>, case: Case) -> bool {
        let Some(channel) = self.routing.channel(shown.id) else { return false };
        let words = self.routing.words(self.lang);
        let conditions: Vec<QuestionId> =
            self.routing.channels[channel].only_when.iter().map(|c| c.question).collect();
        let own = conditions
            .iter()
            .filter(|question| case.answers.yes(**question))
            .map(|question| words.channels[channel].why_not(Some(*question)));
        let rules = self.routing.rules.iter().zip(&words.rules).filter(|(rule, _)| {
            rule.close.iter().any(|closed| closed.value == channel)
                && rule.when.iter().all(|condition| case.answers.meet(condition))
        });
        let mut reasons = own.chain(rules.map(|(_, because)| because.as_str()));
        reasons.any(|reason| shown.html.contains(&format!("<dd>{}</dd>", escaped(reason))))
    }

    pub fn shown(&self, end: &End) -> Vec<Shown<'_>> {
        let html = self.pages[&end.address].as_str();
        let starts: Vec<usize> = html.match_indices(" data-channel=\"").map(|(at, _)| at).collect();
        let ends = starts.iter().skip(1).copied().chain([html.len()]);
        let parts = starts.iter().zip(ends).filter_map(|(start, end)| html.get(*start..end));
        let parts = parts.filter_map(|html| {
            let tag = html.split('>').next()?;
            let id = attribute_of(tag, "data-channel")?;
            let outcome = attribute_of(tag, "data-outcome")?;
            Some(Shown { id, outcome, condition: attribute_of(tag, "data-if"), html })
        });
        parts.collect()
    }

    /// What is wrong with the page for somebody in `situation`.
    pub fn problems(&self, end: &End, situation: &Situation) -> Vec<String> {
        let case = super::case_of(self.routing, situation);
        let words = self.routing.words(self.lang);
        let shown = self.shown(end);
        let mut problems = Vec::new();
        if end.taps > 4 {
            problems.push(format!("{} taps", end.taps));
        }
        let first = self.first(end, case).map(|id| self.routing.channels[id].id.value.as_str());
        if first != Some(situation.first.as_str()) {
            problems.push(format!("{} tells to try {first:?}", end.address));
        }
        if situation.wait && shown.first().is_none_or(|shown| shown.outcome != "wait_until") {
            problems.push(format!("{} does not tell to wait", end.address));
        }
        for shown in &shown {
            let Some(channel) = self.routing.channel(shown.id) else { continue };
            if !shown.html.contains(&*escaped(&words.channels[channel].name)) {
                problems
                    .push(format!("{}: {} has no name in {}", end.address, shown.id, self.lang));
            }
        }
        for channel in &situation.also {
            let offered =
                shown.iter().find(|shown| shown.id == channel && shown.outcome != "refused");
            let applies = |id: &str| situation.yes.iter().any(|yes| yes == id);
            if !offered.is_some_and(|shown| shown.condition.is_none_or(applies)) {
                problems.push(format!("{} does not offer {channel}", end.address));
            }
        }
        for (channel, cause) in &situation.refused {
            let Some(shown) = shown.iter().find(|shown| shown.id == channel) else {
                if !NOT_TOLD.contains(&cause.as_str()) {
                    problems.push(format!("{} is silent about {channel}", end.address));
                }
                continue;
            };
            let applies = |id: &str| situation.yes.iter().any(|yes| yes == id);
            let open = shown.outcome != "refused" && shown.condition.is_none_or(applies);
            if open && !self.is_closed_by(shown, case) {
                problems.push(format!("{} offers {channel}", end.address));
            }
        }
        problems
    }
}

/// Addresses of all links of a page's main part.
pub fn links(html: &str) -> impl Iterator<Item = &str> {
    tags(html, "a").filter_map(|tag| attribute_of(tag, "href"))
}

/// The start tags of elements called `name`.
fn tags<'h>(html: &'h str, name: &str) -> impl Iterator<Item = &'h str> {
    let start = format!("<{name} ");
    let starts: Vec<usize> = html.match_indices(&start).map(|(at, _)| at).collect();
    starts.into_iter().filter_map(|at| html.get(at..)?.split('>').next())
}

fn attribute_of<'h>(tag: &'h str, name: &str) -> Option<&'h str> {
    let rest = tag.split_once(&format!(" {name}=\"")).map(|(_, rest)| rest)?;
    rest.split('"').next()
}

/// As templates escape text.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}
