//! What became of a source, for people and for programs.

use std::collections::BTreeMap;

use pulldown_cmark_escape::escape_html;
use serde::Serialize;

use super::imported::Counts;
use super::update::Conflict;
use crate::diagnostics::{Diagnostic, Diagnostics, Severity};

/// So many places of one kind of loss are shown; all of them are in the JSON.
const FIRST: usize = 20;

/// The report's shape: what came over, what did not, grouped by kind, and where old addresses lead.
#[derive(Debug, Serialize)]
pub struct Report<'a> {
    /// What the source was.
    pub kind: &'a str,
    pub counts: Counts,
    /// The most frequent first.
    pub groups: Vec<Group<'a>>,
    /// Old address to new one, by old address.
    pub addresses: &'a BTreeMap<String, String>,
    /// What an update left to be decided.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub conflicts: &'a [Conflict],
}

/// Everything of one kind that was lost, changed or is to be looked at.
#[derive(Debug, Serialize)]
pub struct Group<'a> {
    pub code: &'a str,
    pub severity: &'a str,
    pub count: usize,
    pub places: Vec<Found<'a>>,
}

#[derive(Debug, Serialize)]
pub struct Found<'a> {
    /// `path:line:column`; empty for what has no place.
    pub place: String,
    pub message: &'a str,
    pub help: Option<&'a str>,
}

impl<'a> Report<'a> {
    pub fn new(
        kind: &'a str,
        counts: Counts,
        diagnostics: &'a Diagnostics,
        addresses: &'a BTreeMap<String, String>,
    ) -> Self {
        let mut by_code: BTreeMap<(&str, &str), Vec<Found<'a>>> = BTreeMap::new();
        for d in diagnostics.iter() {
            by_code.entry((d.code, d.severity.as_str())).or_default().push(found(d));
        }
        let group = |((code, severity), places): ((&'a str, &'a str), Vec<Found<'a>>)| Group {
            code,
            severity,
            count: places.len(),
            places,
        };
        let mut groups: Vec<Group<'a>> = by_code.into_iter().map(group).collect();
        groups.sort_by_key(|group| {
            (group.severity != Severity::Error.as_str(), std::cmp::Reverse(group.count), group.code)
        });
        Self { kind, counts, groups, addresses, conflicts: &[] }
    }

    /// With what both sides changed.
    #[must_use]
    pub fn with_conflicts(self, conflicts: &'a [Conflict]) -> Self {
        Self { conflicts, ..self }
    }

    /// # Errors
    /// Never in practice: the report holds texts and numbers.
    pub fn to_json(&self) -> serde_json::Result<String> {
        Ok(format!("{}\n", serde_json::to_string_pretty(self)?))
    }

    /// A page that stands alone: no script, nothing loaded.
    pub fn to_html(&self) -> String {
        let mut out = String::from(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>Import report</title>\n<style>body{font:1rem/1.5 \
             system-ui,sans-serif;max-width:60rem;margin:auto;padding:1rem;color-scheme:light \
             dark}table{border-collapse:collapse;width:100%}td,th{text-align:start;vertical-align:top;padding:.25rem .5rem;border-block-end:1px solid #8886;overflow-wrap:anywhere}summary{cursor:pointer;padding:.5rem 0}pre{white-space:pre-wrap;overflow-wrap:anywhere;border-inline-start:3px solid #8886;padding-inline-start:.5rem}</style>\n</head>\n<body>\n<h1>Import report</h1>\n",
        );
        let c = &self.counts;
        out.push_str(&format!(
            "<p>From {}: {} articles, {} category texts, {} categories, {} languages, {} files, \
             {} votes, {} replies.</p>\n<h2>What to look at</h2>\n",
            escaped(self.kind),
            c.articles,
            c.introductions,
            c.categories,
            c.languages,
            c.files,
            c.votes,
            c.replies
        ));
        self.conflicts.iter().for_each(|conflict| push_conflict(conflict, &mut out));
        self.groups.iter().for_each(|group| push_group(group, &mut out));
        if self.groups.is_empty() {
            out.push_str("<p>Nothing was lost.</p>\n");
        }
        let moved = self.addresses.iter().map(|(from, to)| [from.as_str(), to.as_str()]);
        out.push_str("<h2>Old addresses</h2>\n");
        push_table(["Old address", "Leads to"], moved, &mut out);
        out.push_str("</body>\n</html>\n");
        out
    }
}

fn found(d: &Diagnostic) -> Found<'_> {
    let place = d.place.as_ref().map(|place| match place.line {
        0 => place.path.clone(),
        line => format!("{}:{line}:{}", place.path, place.column),
    });
    Found { place: place.unwrap_or_default(), message: &d.message, help: d.help.as_deref() }
}

/// Both texts whole, to be copied from.
fn push_conflict(conflict: &Conflict, out: &mut String) {
    let text = |text: &Option<String>| match text {
        Some(text) => format!("<pre>{}</pre>", escaped(text)),
        None => "<p>(taken out)</p>".to_owned(),
    };
    out.push_str(&format!(
        "<h3>{}:{}: {}</h3>\n<p>Here:</p>\n{}\n<p>At the source:</p>\n{}\n",
        escaped(&conflict.file),
        conflict.line,
        escaped(&conflict.what),
        text(&conflict.here),
        text(&conflict.source)
    ));
}

fn push_group(group: &Group<'_>, out: &mut String) {
    let more = group.count.saturating_sub(FIRST);
    out.push_str(&format!(
        "<details><summary>{}: {}</summary>\n",
        escaped(group.code),
        group.count
    ));
    if let Some(help) = group.places.first().and_then(|first| first.help) {
        out.push_str(&format!("<p>{}</p>\n", escaped(help)));
    }
    let rows = group.places.iter().take(FIRST).map(|found| [found.place.as_str(), found.message]);
    push_table(["Where", "What"], rows, out);
    if more > 0 {
        out.push_str(&format!("<p>And {more} more in import-report.json.</p>\n"));
    }
    out.push_str("</details>\n");
}

fn push_table<'r>(head: [&str; 2], rows: impl Iterator<Item = [&'r str; 2]>, out: &mut String) {
    out.push_str(&format!(
        "<table><thead><tr><th>{}</th><th>{}</th></tr></thead>\n<tbody>\n",
        head[0], head[1]
    ));
    for [one, two] in rows {
        out.push_str(&format!("<tr><td>{}</td><td>{}</td></tr>\n", escaped(one), escaped(two)));
    }
    out.push_str("</tbody></table>\n");
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Writing to a String does not fail.
    let written = escape_html(&mut out, text);
    debug_assert!(written.is_ok());
    out
}
