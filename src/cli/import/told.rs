//! What an import says.

use std::collections::BTreeMap;

use crate::cli::output::{self, FormatArg};
use crate::diagnostics::{Diagnostic, Diagnostics, Format, Severity, visible};
use crate::import::Answers;

/// For people a screen, the rest in the report; for programs everything.
pub fn show(diagnostics: &Diagnostics, format: FormatArg) {
    if Format::from(format) != Format::Human {
        output::report(diagnostics, Format::from(format));
        return;
    }
    let errors: Diagnostics =
        diagnostics.iter().filter(|d| d.severity == Severity::Error).cloned().collect();
    output::report(&errors, Format::Human);
    let mut kinds: BTreeMap<&str, (usize, &Diagnostic)> = BTreeMap::new();
    for d in diagnostics.iter().filter(|d| d.severity == Severity::Warning) {
        kinds.entry(d.code).or_insert((0, d)).0 += 1;
    }
    let mut kinds: Vec<(&str, (usize, &Diagnostic))> = kinds.into_iter().collect();
    kinds.sort_by_key(|(code, (count, _))| (std::cmp::Reverse(*count), *code));
    for (code, (count, first)) in kinds {
        let place = first
            .place
            .as_ref()
            .map(|place| format!("{}:{}: ", place.path, place.line))
            .unwrap_or_default();
        let line: String = format!("{place}{}", first.message).chars().take(110).collect();
        output::say(&format!("{count:>6} {code}  {}", visible(&line)));
    }
}

/// What is said of a build with these errors.
pub fn builds(errors: &Diagnostics) -> String {
    match errors.count(Severity::Error) {
        0 => "it builds".to_owned(),
        count => format!("its build has {}", output::counted(count, "error")),
    }
}

/// Old addresses that nobody answers any more.
pub fn lost(urls: &[String], answers: &Answers) -> Diagnostics {
    let lost = urls.iter().filter(|url| answers.find(url).is_none());
    let lost = lost.map(|url| {
        Diagnostic::error("import-lost-url", format!("{url} leads nowhere"))
            .help("add its path to the `aliases` of the article that answers it now")
    });
    lost.collect()
}
