//! Reading `[[check.allow]]`, and taking out what it lets pass.

use jiff::civil::Date;

use super::{Allow, Config};
use crate::diagnostics::{Diagnostic, Diagnostics, Severity, codes};
use crate::tree::{Node, Reader, Value, one_of};

/// The `[check]` of site.toml.
pub(super) fn read(r: &mut Reader<'_, '_>) -> Vec<Allow> {
    r.map("check", |r| {
        let Some(node) = r.node("allow") else { return Vec::new() };
        let Value::List(entries) = &node.value else {
            let help = "write [[check.allow]] with `code` and `reason` below it, once for each";
            r.error("wrong-kind", node.span, "`allow` should be a list", help);
            return Vec::new();
        };
        entries.iter().filter_map(|entry| read_one(r, entry)).collect()
    })
    .unwrap_or_default()
}

fn read_one<'a>(r: &mut Reader<'a, '_>, node: &'a Node) -> Option<Allow> {
    let file = r.file();
    let mut r = Reader::new(file, node, "an entry of `allow`", r.diagnostics());
    let (code, reason) = (r.text("code"), r.text("reason"));
    let path = r.text("path").map(|path| path.value.trim_end_matches(['*', '/']).to_owned());
    let until = r.date("until").map(|date| date.value);
    for (key, missing) in [("code", code.is_none()), ("reason", reason.is_none())] {
        if missing && r.node(key).is_none() {
            r.error(
                "missing-key",
                node.span,
                format!("an allowance needs `{key}`"),
                format!("add {key} = \"…\""),
            );
        }
    }
    if let Some(code) = code.as_ref().filter(|code| codes::find(&code.value).is_none()) {
        let known: Vec<&str> = codes::all().iter().map(|known| known.code).collect();
        let help = match one_of(&code.value, known.iter().copied()) {
            close if close.starts_with("did you mean") => close,
            _ => "it is the word in brackets behind `warning`".to_owned(),
        };
        r.error("unknown-code", code.span, format!("there is no code `{}`", code.value), help);
    }
    r.finish();
    Some(Allow { code: code?, path, reason: reason?.value, until })
}

/// `found` without what is allowed on `today`, and how much that was. An allowance that has ended
/// is a notice; so is one that nothing needed, where `everything` was looked for.
pub fn allowed(
    config: &Config,
    found: Diagnostics,
    today: Date,
    everything: bool,
) -> (Diagnostics, usize) {
    let mut uses = vec![0usize; config.allow.len()];
    let mut kept = Diagnostics::new();
    for diagnostic in found {
        let covers = |allow: &Allow| {
            allow.until.is_none_or(|until| today <= until) && allow.covers(&diagnostic)
        };
        match config.allow.iter().position(covers).and_then(|at| uses.get_mut(at)) {
            Some(uses) => *uses += 1,
            None => kept.push(diagnostic),
        }
    }
    for (allow, uses) in config.allow.iter().zip(&uses) {
        let place = config.file.place(allow.code.span);
        match allow.until {
            Some(until) if until < today => kept.push(
                Diagnostic::notice(
                    "allow-ended",
                    format!("`{}` was allowed until {until}", allow.code.value),
                )
                .at(place)
                .help("mend what is named, or give it another day"),
            ),
            _ if kept.iter().any(|d| d.severity == Severity::Error && allow.names(d)) => kept.push(
                Diagnostic::notice(
                    "allow-unused",
                    format!("`{}` is an error: no allowance lets it pass", allow.code.value),
                )
                .at(place)
                .help("mend what is named, and take this out"),
            ),
            _ if everything && *uses == 0 => kept.push(
                Diagnostic::notice(
                    "allow-unused",
                    format!("nothing needs `{}` allowed", allow.code.value),
                )
                .at(place)
                .help("take it out"),
            ),
            _ => {}
        }
    }
    (kept.sorted(), uses.iter().sum())
}
