//! Mistakes as values.
//!
//! Every stage returns its result **and** a [`Diagnostics`]; nothing stops at the first mistake and
//! nothing prints. A [`Diagnostic`] carries its own line of source, so that rendering one
//! ([`format`]) needs no file access and a cached diagnostic stays true.

pub mod codes;
mod format;
mod groups;
mod human;
mod place;
mod sarif;
mod text;

pub use format::{Format, annotation, annotations, place_json, render, render_coloured};
pub use groups::{Group, groups};
pub use place::{Place, Span};
pub use sarif::sarif;
pub use text::visible;

/// How bad it is. An error fails the build; a warning fails it under `--strict`; a notice is what
/// the calendar alone brings about and fails nothing, or the build of a day on which nobody changed
/// anything would be red.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Error,
    Warning,
    Notice,
}

impl Severity {
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Notice => "notice",
        }
    }
}

/// One mistake: what, where, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    pub severity: Severity,
    /// Stable kebab-case name of the kind of mistake, such as `dead-link`.
    pub code: &'static str,
    pub message: String,
    pub place: Option<Place>,
    /// The fix, as an instruction.
    pub help: Option<String>,
    /// What to write instead, where only one thing can be meant.
    pub fix: Option<Box<Fix>>,
    /// Other places that take part, such as the second of two colliding files.
    pub related: Vec<(Place, String)>,
}

/// A change that mends a mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// In the text of the diagnostic's file.
    pub span: Span,
    /// What stands there then.
    pub text: String,
}

impl Diagnostic {
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message.into())
    }

    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message.into())
    }

    pub fn notice(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Notice, code, message.into())
    }

    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub fn fix(mut self, span: Span, text: impl Into<String>) -> Self {
        self.fix = Some(Box::new(Fix { span, text: text.into() }));
        self
    }

    pub fn related(mut self, place: Place, note: impl Into<String>) -> Self {
        self.related.push((place, note.into()));
        self
    }

    /// Whether `first` says it already; it then names the places that this one names.
    fn repeats(&self, first: &mut Self) -> bool {
        let what = |d: &Self| (d.severity, d.code);
        let is_same = what(self) == what(first)
            && (&self.message, &self.place, &self.help, &self.fix)
                == (&first.message, &first.place, &first.help, &first.fix);
        if is_same {
            let more = self.related.iter().filter(|one| !first.related.contains(one));
            let more: Vec<_> =
                more.take(MOST_RELATED.saturating_sub(first.related.len())).cloned().collect();
            first.related.extend(more);
        }
        is_same
    }

    fn new(severity: Severity, code: &'static str, message: String) -> Self {
        Self { severity, code, message, place: None, help: None, fix: None, related: Vec::new() }
    }
}

/// An error with everything that caused it, the nearest first. Errors tell only their own part.
pub fn told(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

/// A mistake in a part of many articles names so many of them.
const MOST_RELATED: usize = 3;

/// All the mistakes of a stage, in the order they were found until [`Diagnostics::sorted`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    pub fn extend(&mut self, other: Diagnostics) {
        self.0.extend(other.0);
    }

    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|d| d.severity == severity).count()
    }

    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// By file, line and column, then code and message; repeats appear once, with the first other
    /// places that they name. Threads and stage order therefore never show in what a writer reads.
    pub fn sorted(mut self) -> Self {
        self.0.sort_by(|a, b| sort_key(a).cmp(&sort_key(b)).then_with(|| elsewhere(a, b)));
        self.0.dedup_by(|again, first| again.repeats(first));
        self
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(iter: I) -> Self {
        Self(iter.into_iter().collect())
    }
}

/// The order of two that say the same at the same place.
fn elsewhere(a: &Diagnostic, b: &Diagnostic) -> std::cmp::Ordering {
    let places = |d: &Diagnostic| {
        d.related.iter().map(|(place, _)| (place.path.clone(), place.line)).collect::<Vec<_>>()
    };
    places(a).cmp(&places(b))
}

type SortKey<'a> = (Option<(&'a str, u32, u32)>, Severity, &'a str, &'a str);

fn sort_key(d: &Diagnostic) -> SortKey<'_> {
    let place = d.place.as_ref().map(|p| (p.path.as_str(), p.line, p.column));
    (place, d.severity, d.code, &d.message)
}
