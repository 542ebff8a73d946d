//! What is made of contact.yaml.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::theme::Themed;
use crate::contact::words::Ask;
use crate::contact::{self, model::Routing, plan::Plan, table::Table};
use crate::diagnostics::Diagnostics;
use crate::model::Lang;
use crate::render;

/// The routing with what is made of it.
pub(super) struct Desk {
    pub routing: Arc<Routing>,
    table: Table,
    plan: Plan,
    pub files: contact::Files,
}

/// The routing, if the site has one, and what is wrong with its texts.
pub(super) type Routed = (Option<Arc<Routing>>, Diagnostics);

/// What is made of a routing, if it can be, and what is wrong with it.
pub(super) type Proven = (Option<Arc<Desk>>, Diagnostics);

/// All that a routing is read from.
#[derive(PartialEq)]
pub(super) struct RoutingTexts {
    pub contact: contact::Texts,
    /// Promises are said in its words.
    pub themed: Themed,
    pub now: Timestamp,
}

/// All that a desk is made from. A template or a title in site.toml is read for the routing anew,
/// which is cheap, and comes to the same.
#[derive(PartialEq)]
pub(super) struct Ruled {
    pub routing: Arc<Routing>,
    pub now: Timestamp,
}

impl RoutingTexts {
    pub fn read(&self) -> Routed {
        let today = self.now.to_zoned(TimeZone::UTC).date();
        let Themed { theme, config } = &self.themed;
        let (routing, diagnostics) = contact::load(&self.contact, config, today);
        let routing = routing.map(|mut routing| {
            routing.word_replies(|lang| render::duration_words(theme, config, lang));
            Arc::new(routing)
        });
        (routing, diagnostics)
    }
}

impl Ruled {
    /// A desk, if no mistake in the routing could send a customer the wrong way.
    pub fn prove(&self) -> Proven {
        let (_, found) = contact::prove::prove(&self.routing);
        let desk = (!found.has_errors()).then(|| Desk::new(Arc::clone(&self.routing), self.now));
        (desk.map(Arc::new), found)
    }
}

impl Desk {
    fn new(routing: Arc<Routing>, now: Timestamp) -> Self {
        let table = Table::new(&routing);
        let plan = Plan::new(&routing, &table);
        let files = contact::files(&routing, &table, &plan, now);
        Self { routing, table, plan, files }
    }

    pub fn holidays(&self) -> Vec<(String, Vec<jiff::civil::Date>)> {
        let sets = self.routing.hours.iter().zip(&self.files.coming);
        sets.filter(|(hours, _)| hours.holidays.is_some())
            .map(|(hours, coming)| (hours.id.value.clone(), coming.holidays.clone()))
            .collect()
    }

    pub fn topic_asks(&self) -> Vec<(Lang, String, Ask)> {
        let mut all = Vec::new();
        for (lang, words) in &self.routing.words {
            for (topic, words) in self.routing.topics.iter().zip(&words.topics) {
                let line = |ask: &Ask| (lang.clone(), topic.id.value.clone(), ask.clone());
                all.extend(words.asks.iter().map(line));
            }
        }
        all
    }

    pub fn links(&self) -> render::Contact<'_> {
        render::Contact {
            routing: &self.routing,
            table: &self.table,
            plan: &self.plan,
            hours: self.files.hours.clone(),
            coming: &self.files.coming,
        }
    }
}
