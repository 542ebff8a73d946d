//! `frontdesk facts`: what data/facts.yaml says, and where it is used.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::{Exit, output, site};
use crate::diagnostics::{Format, Place, visible};
use crate::facts::Fact;
use crate::pipeline::{FactBook, Request};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// One JSON object
    #[arg(long)]
    json: bool,
    /// The site's folder: where site.toml stands
    #[arg(long, default_value = ".", env = "FRONTDESK_ROOT", value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    root: PathBuf,
}

pub fn run(args: &Args) -> Exit {
    let (source, now) = match site::open(&args.root, None, Format::Human) {
        Ok(opened) => opened,
        Err(exit) => return exit,
    };
    let (book, diagnostics) = FactBook::read(&source, &Request::at(now));
    // Mistakes of the articles themselves are `check`'s to tell.
    let own = diagnostics.into_iter().filter(|d| d.code.contains("fact") || book.is_none());
    let own = own.collect();
    output::report(&own, Format::Human);
    let Some(book) = book else { return Exit::Mistakes };
    match args.json {
        true => output::out(&format!("{:#}\n", as_json(&book))),
        false if book.facts.is_empty() => output::say("the site has no facts: data/facts.yaml"),
        false => output::out(&as_text(&book)),
    }
    output::verdict(&own, false)
}

fn as_text(book: &FactBook) -> String {
    let mut text = String::new();
    for (name, fact) in &book.facts.facts {
        text.push_str(&format!("{name} ({})\n", fact.kind.as_str()));
        for (lang, form) in forms(fact, book) {
            text.push_str(&format!("  {lang}: {}\n", visible(form)));
        }
        let uses = used(book, name);
        for place in uses {
            text.push_str(&format!("  {}:{}:{}\n", visible(&place.path), place.line, place.column));
        }
        if uses.is_empty() {
            text.push_str("  not used\n");
        }
    }
    text
}

fn as_json(book: &FactBook) -> Value {
    let fact = |(name, fact): (&String, &Fact)| {
        let forms: serde_json::Map<String, Value> =
            forms(fact, book).into_iter().map(|(lang, form)| (lang, form.into())).collect();
        let places = used(book, name).iter();
        let uses: Vec<Value> = places
            .map(|place| json!({ "path": place.path, "line": place.line, "column": place.column }))
            .collect();
        json!({ "name": name, "kind": fact.kind, "text": forms, "uses": uses })
    };
    json!({ "version": 1, "facts": book.facts.facts.iter().map(fact).collect::<Vec<_>>() })
}

/// One line where all languages write it alike.
fn forms<'b>(fact: &'b Fact, book: &'b FactBook) -> Vec<(String, &'b str)> {
    if let Some(form) = fact.forms.get(&None) {
        return vec![("*".to_owned(), form.value.as_str())];
    }
    let own = |lang| Some((format!("{lang}"), fact.own_form(lang)?.value.as_str()));
    book.languages.iter().filter_map(own).collect()
}

fn used<'b>(book: &'b FactBook, name: &str) -> &'b [Place] {
    book.uses.get(name).map_or(&[], Vec::as_slice)
}
