//! What is wrong with the shape of a guide: whoever follows it has to come to an end.

use std::collections::BTreeMap;

use super::tree::{Choice, Guide, Step};
use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::graph::{Article, Site, Version};

/// Looks at every guide in each language that it is written in.
pub fn check(site: &Site) -> Diagnostics {
    let guides = site.articles.iter().filter(|article| article.meta.guide);
    let found = guides.flat_map(own).flat_map(|version| {
        let file = &version.document.file;
        let told = mistakes(version).into_iter().map(|(d, span)| file.told(d.at(file.place(span))));
        told.collect::<Vec<_>>()
    });
    found.collect::<Diagnostics>().sorted()
}

/// A fallback shows another version's text.
fn own(article: &Article) -> impl Iterator<Item = &Version> {
    article.versions.values().filter(|version| !version.is_fallback())
}

fn mistakes(version: &Version) -> Vec<(Diagnostic, Span)> {
    let guide = Guide::read(version);
    if guide.steps.is_empty() {
        let d = Diagnostic::error("guide-without-steps", "this guide has no steps");
        let d = d.help("write a step as a heading with ##, and its answers as a list of links");
        return vec![(d, Span::default())];
    }
    let mut found = Vec::new();
    for choice in &guide.early {
        let message = format!("“{}” stands before the first step", choice.words);
        let d = Diagnostic::error("guide-choice", message);
        found.push((d.help("put it under the heading that asks for it"), choice.span));
    }
    let leaving = leaving(&guide);
    for (step, leaves) in guide.steps.iter().zip(leaving) {
        choices(&guide, step, &mut found);
        let title = &step.title;
        if step.distance.is_none() {
            let d = Diagnostic::error("guide-unreachable", format!("no answer leads to “{title}”"));
            let help = format!("lead to it from another step: - [answer](#{})", step.anchor);
            found.push((d.help(help), step.span));
        }
        if step.choices.is_empty() && !step.is_end() {
            let d = Diagnostic::error("guide-dead-end", format!("“{title}” leads nowhere"));
            let help = "write its answers as a list of links to steps, link to /contact/, or mark \
                        the heading as an end: {.end}";
            found.push((d.help(help), step.span));
        } else if !leaves {
            let message = format!("from “{title}” on, no answer leads to an end");
            let d = Diagnostic::error("guide-loop", message);
            found.push((d.help("give one of these steps an answer that leads out"), step.span));
        }
    }
    found
}

fn choices(guide: &Guide, step: &Step, found: &mut Vec<(Diagnostic, Span)>) {
    let mut seen: BTreeMap<&str, &Choice> = BTreeMap::new();
    for choice in &step.choices {
        let words = &choice.words;
        if choice.to.is_none() {
            let message = format!("“{words}” leads to a heading that is no step");
            let d = Diagnostic::error("guide-choice", message);
            let names: Vec<&str> = guide.steps.iter().map(|step| step.anchor.as_str()).collect();
            let help = format!("lead to a heading with ##: #{}", names.join(", #"));
            found.push((d.help(help), choice.span));
        }
        if seen.insert(words.as_str(), choice).is_some_and(|other| other.to != choice.to) {
            let message = format!("two answers of “{}” read “{words}”", step.title);
            let d = Diagnostic::error("guide-choice", message);
            found.push((d.help("say what tells them apart"), choice.span));
        }
    }
    if step.end && !step.choices.is_empty() {
        let message = format!("“{}” is marked as an end and leads on", step.title);
        let d = Diagnostic::error("guide-end", message);
        found.push((d.help("take {.end} out, or the answers"), step.span));
    }
}

/// For each step, whether some way from it comes to a stop: an end, or a dead end, which is told
/// by itself.
fn leaving(guide: &Guide) -> Vec<bool> {
    let mut leaving: Vec<bool> =
        guide.steps.iter().map(|step| step.is_end() || step.choices.is_empty()).collect();
    loop {
        let more: Vec<usize> = guide
            .steps
            .iter()
            .enumerate()
            .filter(|(at, step)| {
                let out = |choice: &Choice| choice.to.is_none_or(|to| leaving[to]);
                !leaving[*at] && step.choices.iter().any(out)
            })
            .map(|(at, _)| at)
            .collect();
        if more.is_empty() {
            return leaving;
        }
        for at in more {
            leaving[at] = true;
        }
    }
}
