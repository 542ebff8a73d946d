//! What articles say about contact: the topics they are offered for, and links to contact pages.

use std::collections::BTreeSet;

use super::model::Routing;
use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::graph::Site;
use crate::model::Document;
use crate::tree::{Located, one_of};

/// Topics, audiences and contact links of `site` that `routing` does not know, each at its place.
pub fn check_articles(routing: &Routing, site: &Site) -> Diagnostics {
    let mut checks = Checks { routing, diagnostics: Diagnostics::new() };
    let mut seen = BTreeSet::new();
    for article in &site.articles {
        for version in article.versions.values() {
            // A fallback shows the same document in several languages.
            if seen.insert(version.document.file.path.clone()) {
                checks.document(&version.document);
            }
        }
    }
    checks.diagnostics.sorted()
}

struct Checks<'a> {
    routing: &'a Routing,
    diagnostics: Diagnostics,
}

impl Checks<'_> {
    fn document(&mut self, document: &Document) {
        let topics: Vec<&str> =
            self.routing.topics.iter().map(|topic| topic.id.value.as_str()).collect();
        let audiences: Vec<&str> =
            self.routing.audiences.iter().map(|id| id.value.as_str()).collect();
        for topic in &document.front.topics {
            self.known(document, ("unknown-topic", "topic"), topic, &topics);
        }
        for audience in document.front.audience.iter().filter(|_| !audiences.is_empty()) {
            self.known(document, ("unknown-audience", "audience"), audience, &audiences);
        }
        for link in &document.body.links {
            let mut parts = link
                .path
                .split('/')
                .skip_while(|part| *part != "contact")
                .skip(1)
                .filter(|part| !part.is_empty());
            match (parts.next(), parts.next(), &link.fragment) {
                (Some("channels"), None, Some(channel)) => {
                    self.channel(document, channel, link.span)
                }
                (Some("channels" | "form" | "routing.json"), None, _) | (None, ..) => {}
                (Some("form"), Some(topic), _) | (Some(topic), ..) => {
                    self.known(
                        document,
                        ("unknown-topic", "topic"),
                        &Located::new(topic.to_owned(), link.span),
                        &topics,
                    );
                }
            }
        }
    }

    fn known(
        &mut self,
        document: &Document,
        (code, noun): (&'static str, &str),
        id: &Located<String>,
        all: &[&str],
    ) {
        if !all.contains(&id.value.as_str()) {
            let message = format!("contact.yaml has no {noun} `{}`", id.value);
            let help = one_of(&id.value, all.iter().copied());
            let d = Diagnostic::error(code, message).at(document.place(id.span)).help(help);
            self.diagnostics.push(document.file.told(d));
        }
    }

    fn channel(&mut self, document: &Document, id: &str, span: Span) {
        match self.routing.channels.iter().find(|channel| channel.id.value == id) {
            Some(channel) => {
                let Some(retired) = channel.retired else { return };
                self.diagnostics.push(
                    Diagnostic::error("retired-channel", format!("the channel `{id}` is retired"))
                        .at(document.place(span))
                        .related(self.routing.place(retired), "retired here")
                        .help("link to /contact/ or to another channel"),
                );
            }
            None => {
                let all: Vec<&str> =
                    self.routing.channels.iter().map(|channel| channel.id.value.as_str()).collect();
                self.known(
                    document,
                    ("unknown-channel", "channel"),
                    &Located::new(id.to_owned(), span),
                    &all,
                );
            }
        }
    }
}
