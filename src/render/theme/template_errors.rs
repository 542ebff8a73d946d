//! Template mistakes as diagnostics at their line.
//!
//! The template engine stops at the first file it cannot parse and reports what a file names but
//! does not exist as one long text. Where it stops, every file is tried by itself, so that all
//! mistakes show in one run.

use std::collections::{BTreeMap, BTreeSet};

use tera::{ErrorKind, Kwargs, State, Tera, TeraResult, Value};

use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::tree::TextFile;

/// Functions that templates may call; what they do depends on the language and is put in later.
pub(in crate::render) const FUNCTIONS: [&str; 6] =
    ["t", "date", "number", "said", "lang_of", "asset"];

/// Parses `sources`; a file that cannot be parsed is replaced by its built-in one, or by nothing
/// under its name, so that whoever names it is not told that it was missing. Returns the engine and
/// the sources it really holds.
pub(in crate::render) fn parse_all(
    sources: BTreeMap<String, TextFile>,
    built_in: &BTreeMap<String, TextFile>,
    diagnostics: &mut Diagnostics,
) -> (Tera, BTreeMap<String, TextFile>) {
    // Nearly always nothing is wrong.
    if let Ok(tera) = together(&sources) {
        return (tera, sources);
    }
    let mut good = sources;
    let names: Vec<String> = good.keys().cloned().collect();
    for name in names {
        let Some(file) = good.get(&name) else { continue };
        let mut alone = engine();
        if let Err(error) = alone.add_raw_template(&name, &file.text)
            && matches!(error.kind(), ErrorKind::SyntaxError(_))
        {
            diagnostics.extend(from_error(&error, &good));
            replace(&mut good, built_in, &name);
        }
    }
    let tera = together(&good).or_else(|error| {
        diagnostics.extend(from_error(&error, &good));
        let names: Vec<String> = good.keys().cloned().collect();
        for name in names {
            replace(&mut good, built_in, &name);
        }
        together(&good)
    });
    let tera = tera.unwrap_or_else(|error| {
        diagnostics.extend(from_error(&error, &good));
        engine()
    });
    (tera, good)
}

/// An engine that has all of `sources`.
fn together(sources: &BTreeMap<String, TextFile>) -> TeraResult<Tera> {
    let mut tera = engine();
    tera.add_raw_templates(sources.iter().map(|(name, file)| (name.as_str(), &*file.text)))?;
    Ok(tera)
}

/// Whatever went wrong while parsing or rendering, at its place in `sources`.
pub(in crate::render) fn from_error(
    error: &tera::Error,
    sources: &BTreeMap<String, TextFile>,
) -> Diagnostics {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span();
            let length = if span.end_line == span.start_line {
                span.end_col.saturating_sub(span.start_col)
            } else {
                1
            };
            let spot = Spot { line: span.start_line, column: span.start_col + 1, length };
            Diagnostics::from_iter([located(report.message(), report.filename(), spot, sources)])
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            whole_file(tpl, &first_line(error), sources)
        }
        ErrorKind::MissingParent { current, .. } => {
            whole_file(current, &first_line(error), sources)
        }
        _ => from_reports(&error.to_string(), sources),
    }
}

struct Spot {
    line: usize,
    column: usize,
    length: usize,
}

fn located(
    message: &str,
    template: &str,
    spot: Spot,
    sources: &BTreeMap<String, TextFile>,
) -> Diagnostic {
    let diagnostic = Diagnostic::error("template", message.to_owned())
        .help("mend the template; docs/theme.md lists what templates can use");
    let Some(file) = sources.get(template) else { return diagnostic };
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let text = file.text.lines().nth(spot.line.saturating_sub(1)).unwrap_or("");
    let start = (number(spot.line), number(spot.column));
    diagnostic.at(Place::on_line(file.path.to_string(), text, start, number(spot.length)))
}

fn whole_file(template: &str, message: &str, sources: &BTreeMap<String, TextFile>) -> Diagnostics {
    let diagnostic =
        Diagnostic::error("template", message.to_owned()).help("check `extends` and `include`");
    Diagnostics::from_iter([match sources.get(template) {
        Some(file) => diagnostic.at(file.whole()),
        None => diagnostic,
    }])
}

fn first_line(error: &tera::Error) -> String {
    error.to_string().lines().next().unwrap_or_default().to_owned()
}

/// Several reports in one text: `error: …` followed by ` --> file:line:column`.
fn from_reports(text: &str, sources: &BTreeMap<String, TextFile>) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    let mut lines = text.lines().peekable();
    let mut seen = BTreeSet::new();
    while let Some(line) = lines.next() {
        let Some(message) = line.strip_prefix("error: ") else { continue };
        let Some(place) = lines.peek().and_then(|line| line.trim_start().strip_prefix("--> "))
        else {
            continue;
        };
        let mut parts = place.rsplitn(3, ':');
        let column = parts.next().and_then(|n| n.parse().ok()).unwrap_or(1);
        let line = parts.next().and_then(|n| n.parse().ok()).unwrap_or(1);
        let template = parts.next().unwrap_or_default();
        if seen.insert((template.to_owned(), line, column, message.to_owned())) {
            diagnostics.push(located(message, template, Spot { line, column, length: 1 }, sources));
        }
    }
    if diagnostics.is_empty() {
        diagnostics.push(Diagnostic::error(
            "template",
            text.lines().next().unwrap_or_default().to_owned(),
        ));
    }
    diagnostics
}

fn replace(
    good: &mut BTreeMap<String, TextFile>,
    built_in: &BTreeMap<String, TextFile>,
    name: &str,
) {
    let Some(own) = good.get_mut(name) else { return };
    let own_path = own.path.clone();
    *own = built_in.get(name).cloned().unwrap_or_else(|| TextFile::new(own_path, ""));
}

fn engine() -> Tera {
    let mut tera = Tera::new();
    for name in FUNCTIONS {
        tera.register_function(name, |_: Kwargs, _: &State| -> TeraResult<Value> {
            Ok(Value::none())
        });
    }
    tera
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources(files: &[(&str, &str)]) -> BTreeMap<String, TextFile> {
        files
            .iter()
            .map(|(name, text)| {
                ((*name).to_owned(), TextFile::new(format!("themes/x/templates/{name}"), *text))
            })
            .collect()
    }

    #[test]
    fn every_broken_template_is_reported_at_its_place() {
        let own =
            sources(&[("a.html", "line\n{{ oops"), ("b.html", "{% if %}"), ("c.html", "fine")]);
        let mut diagnostics = Diagnostics::new();
        let (_, kept) = parse_all(own, &BTreeMap::new(), &mut diagnostics);
        let places: Vec<_> = diagnostics
            .iter()
            .filter_map(|d| d.place.as_ref())
            .map(|p| (p.path.as_str(), p.line))
            .collect();
        assert_eq!(places, [("themes/x/templates/a.html", 2), ("themes/x/templates/b.html", 1)]);
        let kept: Vec<_> = kept.iter().map(|(name, file)| (name.as_str(), &*file.text)).collect();
        assert_eq!(kept, [("a.html", ""), ("b.html", ""), ("c.html", "fine")]);
    }

    #[test]
    fn unknown_names_are_reported_together() {
        let own = sources(&[
            ("a.html", "{{ x | nope }}\n{{ nothing() }}"),
            ("b.html", "{% include \"gone.html\" %}"),
        ]);
        let mut diagnostics = Diagnostics::new();
        parse_all(own, &BTreeMap::new(), &mut diagnostics);
        let shown: Vec<_> = diagnostics
            .iter()
            .map(|d| (d.message.as_str(), d.place.as_ref().map(|p| (p.line, p.column))))
            .collect();
        assert_eq!(
            shown,
            [
                ("Unknown filter `nope`", Some((1, 8))),
                ("Unknown function `nothing`", Some((2, 4))),
                ("Unknown template `gone.html`", Some((1, 12))),
            ]
        );
    }
}
