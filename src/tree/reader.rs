//! Taking known values out of a [`Node`], mistake by mistake.

use rapidfuzz::distance::osa;

use super::slip::is_slip;
use super::{Located, Node, TextFile, Value};
use crate::diagnostics::{Diagnostic, Diagnostics, Span};

/// Reads one set of keys. Each getter marks its key as known and reports a value of the wrong kind
/// at its place; [`Reader::finish`] reports the keys that nobody asked for, with a suggestion.
pub struct Reader<'a, 'd> {
    file: &'a TextFile,
    entries: &'a [(Located<String>, Node)],
    known: Vec<&'static str>,
    /// Keys that other tools know, in lower case, and what to do about them.
    foreign: &'static [(&'static str, &'static str)],
    diagnostics: &'d mut Diagnostics,
}

impl<'a, 'd> Reader<'a, 'd> {
    /// `what` names the thing in the message when `node` is no set of keys ("the front matter").
    /// Nothing at all reads as an empty set.
    pub fn new(
        file: &'a TextFile,
        node: &'a Node,
        what: &str,
        diagnostics: &'d mut Diagnostics,
    ) -> Self {
        let entries: &[(Located<String>, Node)] = match &node.value {
            Value::Map(entries) => entries,
            Value::Null => &[],
            _ => {
                diagnostics.push(wrong_kind(file, node, what, "a set of `key: value` lines"));
                &[]
            }
        };
        Self { file, entries, known: Vec::new(), foreign: &[], diagnostics }
    }

    pub fn file(&self) -> &'a TextFile {
        self.file
    }

    pub fn diagnostics(&mut self) -> &mut Diagnostics {
        self.diagnostics
    }

    /// Keys of other tools, in lower case, with the help for whoever writes them.
    pub fn foreign(&mut self, keys: &'static [(&'static str, &'static str)]) {
        self.foreign = keys;
    }

    /// Reports `code` at `span` as an error.
    pub fn error(
        &mut self,
        code: &'static str,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.diagnostics
            .push(Diagnostic::error(code, message).at(self.file.place(span)).help(help));
    }

    /// Reports `code` at `span` as a warning.
    pub fn warning(
        &mut self,
        code: &'static str,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.diagnostics
            .push(Diagnostic::warning(code, message).at(self.file.place(span)).help(help));
    }

    /// The raw value of `key`; `key:` with nothing behind it counts as absent.
    pub fn node(&mut self, key: &'static str) -> Option<&'a Node> {
        self.entry(key).map(|(_, node)| node)
    }

    /// The raw value with the place of its key.
    pub fn entry(&mut self, key: &'static str) -> Option<(Span, &'a Node)> {
        if !self.known.contains(&key) {
            self.known.push(key);
        }
        let (name, node) = self.entries.iter().find(|(k, _)| k.value == key)?;
        (node.value != Value::Null).then_some((name.span, node))
    }

    /// Every entry, for sets whose keys are the writer's own (ids, languages).
    pub fn entries(&self) -> &'a [(Located<String>, Node)] {
        self.entries
    }

    /// The entries of a set whose keys are the writer's own.
    pub fn entries_of(&mut self, node: &'a Node, what: &str) -> &'a [(Located<String>, Node)] {
        Reader::new(self.file, node, what, self.diagnostics).entries
    }

    /// Any scalar as text, trimmed; a blank one is reported.
    pub fn text(&mut self, key: &'static str) -> Option<Located<String>> {
        let node = self.node(key)?;
        self.text_of(node, &format!("`{key}`"))
    }

    pub fn text_of(&mut self, node: &Node, what: &str) -> Option<Located<String>> {
        match node.as_text().map(|text| text.trim().to_owned()) {
            Some(text) if !text.is_empty() => Some(Located::new(text, node.span)),
            Some(_) => {
                self.error(
                    "empty-value",
                    node.span,
                    format!("{what} is empty"),
                    "write its text or leave the key out",
                );
                None
            }
            None => {
                self.diagnostics.push(wrong_kind(self.file, node, what, "text"));
                None
            }
        }
    }

    /// See [`Node::as_boolean`].
    pub fn boolean(&mut self, key: &'static str) -> Option<Located<bool>> {
        let node = self.node(key)?;
        self.boolean_of(node, &format!("`{key}`"))
    }

    pub fn boolean_of(&mut self, node: &Node, what: &str) -> Option<Located<bool>> {
        let value = node.as_boolean();
        if value.is_none() {
            self.diagnostics.push(wrong_kind(self.file, node, what, "`yes` or `no`"));
        }
        value.map(|value| Located::new(value, node.span))
    }

    /// A whole number within `range`.
    pub fn integer(
        &mut self,
        key: &'static str,
        range: std::ops::RangeInclusive<i64>,
    ) -> Option<Located<i64>> {
        let node = self.node(key)?;
        let value = node
            .as_text()
            .and_then(|text| text.trim().parse::<i64>().ok())
            .filter(|n| range.contains(n));
        if value.is_none() {
            let wanted = format!("a whole number from {} to {}", range.start(), range.end());
            self.diagnostics.push(wrong_kind(self.file, node, &format!("`{key}`"), &wanted));
        }
        value.map(|value| Located::new(value, node.span))
    }

    /// A list of texts; a single text counts as a list of one.
    pub fn texts(&mut self, key: &'static str) -> Vec<Located<String>> {
        let Some(node) = self.node(key) else { return Vec::new() };
        self.texts_of(node, &format!("`{key}`"))
    }

    pub fn texts_of(&mut self, node: &Node, what: &str) -> Vec<Located<String>> {
        match &node.value {
            Value::List(items) => items
                .iter()
                .filter_map(|item| self.text_of(item, &format!("an entry of {what}")))
                .collect(),
            Value::Map(_) => {
                self.diagnostics.push(wrong_kind(self.file, node, what, "a list"));
                Vec::new()
            }
            _ => self.text_of(node, what).into_iter().collect(),
        }
    }

    /// A calendar date, `2026-03-01`.
    pub fn date(&mut self, key: &'static str) -> Option<Located<jiff::civil::Date>> {
        let node = self.node(key)?;
        let text = node.as_text().unwrap_or_default();
        // Imported front matter often carries a time behind the date; the day is what counts here.
        let day = text.trim().get(..10).unwrap_or(text.trim());
        match day.parse::<jiff::civil::Date>() {
            Ok(date) => Some(Located::new(date, node.span)),
            Err(_) => {
                self.error(
                    "bad-date",
                    node.span,
                    format!("`{key}` is no date"),
                    "write year-month-day, such as 2026-03-01",
                );
                None
            }
        }
    }

    /// A nested set of keys.
    pub fn map<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Reader<'a, '_>) -> T,
    ) -> Option<T> {
        let node = self.node(key)?;
        let mut inner = Reader::new(self.file, node, &format!("`{key}`"), self.diagnostics);
        let value = read(&mut inner);
        inner.finish();
        Some(value)
    }

    /// Reports every key that was not asked for.
    pub fn finish(self) {
        let mut given: Vec<String> = Vec::new();
        for (key, _) in self.entries {
            if self.known.contains(&key.value.as_str()) {
                continue;
            }
            let lower = key.value.to_lowercase();
            let foreign =
                self.foreign.iter().find(|(name, _)| *name == lower).map(|(_, help)| *help);
            let help = match suggest(&key.value, self.known.iter().copied()) {
                // A slip of one letter is nearer than another tool's word.
                Some(close)
                    if foreign.is_none() || osa::distance(lower.chars(), close.chars()) < 2 =>
                {
                    format!("did you mean `{close}`?")
                }
                _ if foreign.is_some() => foreign.unwrap_or_default().to_owned(),
                Some(close) => format!("did you mean `{close}`?"),
                None if key.value.contains(' ') => {
                    "inside { } words with a comma need \"quotes\"".to_owned()
                }
                None => format!("known keys: {}", self.known.join(", ")),
            };
            let meant =
                help.strip_prefix("did you mean `").and_then(|rest| rest.strip_suffix("`?"));
            // Nor may another key be mended to it.
            let is_free = |meant: &&str| {
                self.entries.iter().all(|(other, _)| other.value != *meant)
                    && !given.iter().any(|given| given == meant)
            };
            let is_sure = |meant: &&str| {
                !meant.contains('`') && (foreign == Some(&*help) || is_slip(&lower, meant))
            };
            let meant = meant.filter(is_sure).filter(is_free).map(str::to_owned);
            let d = Diagnostic::error("unknown-key", format!("unknown key `{}`", key.value))
                .at(self.file.place(key.span))
                .help(help);
            let is_bare = self.file.text.get(key.span.start..key.span.end) == Some(&*key.value);
            self.diagnostics.push(match meant.filter(|_| is_bare) {
                Some(meant) => {
                    given.push(meant.clone());
                    d.fix(key.span, meant)
                }
                None => d,
            });
        }
    }

    /// One word out of a few. `what` ends the message "`word` is …"; `help` names the words as this
    /// file writes them.
    pub fn choice<T>(
        &mut self,
        key: &'static str,
        parse: impl Fn(&str) -> Option<T>,
        what: &str,
        help: &str,
    ) -> Option<T> {
        let text = self.text(key)?;
        let chosen = parse(&text.value);
        if chosen.is_none() {
            self.error("bad-value", text.span, format!("`{}` is {what}", text.value), help);
        }
        chosen
    }

    /// Leaves unknown keys alone: for sets of which another stage reads the rest.
    pub fn finish_open(self) {}
}

/// The candidate closest to `word`, if it is close enough to be what was meant.
pub fn suggest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let word = word.to_lowercase();
    let wanted = osa::BatchComparator::new(word.chars());
    let mut closest: Option<(usize, &'c str)> = None;
    // Thousands of dead links are each compared with thousands of names: nothing is compared
    // further than it could still be the closest.
    for candidate in candidates {
        let most = match closest {
            Some((0, _)) => break,
            Some((distance, _)) => distance - 1,
            None => usize::MAX,
        };
        let most = most.min((candidate.chars().count() / 3).max(1));
        let lower = candidate.to_lowercase();
        let cutoff = osa::Args::default().score_cutoff(most);
        if let Some(distance) = wanted.distance_with_args(lower.chars(), &cutoff) {
            closest = Some((distance, candidate));
        }
    }
    closest.map(|(_, candidate)| candidate)
}

/// "did you mean `x`?", or all there is to choose from.
pub fn one_of<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str> + Clone) -> String {
    match suggest(word, candidates.clone()) {
        Some(close) => format!("did you mean `{close}`?"),
        None => format!("one of: {}", candidates.into_iter().collect::<Vec<_>>().join(", ")),
    }
}

fn wrong_kind(file: &TextFile, node: &Node, what: &str, wanted: &str) -> Diagnostic {
    let help = if wanted == "a list" {
        "write a list: [one, two]".to_owned()
    } else {
        format!("write {wanted}")
    };
    Diagnostic::error("wrong-kind", format!("{what} should be {wanted}, not {}", node.kind()))
        .at(file.place(node.span))
        .help(help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::yaml;

    #[test]
    fn reports_all_mistakes_of_a_file_at_once() {
        let text = "titel: A\norder: many\ndraft: perhaps\nupdated: yesterday\ntags: {a: b}\n";
        let file = TextFile::new("a.md", text);
        let (node, mut diagnostics) = yaml::parse(&file, 0, text.len());
        let node = node.unwrap();
        let mut reader = Reader::new(&file, &node, "the front matter", &mut diagnostics);
        assert!(reader.text("title").is_none());
        assert!(reader.integer("order", 0..=9).is_none());
        assert!(reader.boolean("draft").is_none());
        assert!(reader.date("updated").is_none());
        assert!(reader.texts("tags").is_empty());
        reader.finish();
        let mut found: Vec<_> =
            diagnostics.iter().map(|d| (d.place.as_ref().unwrap().line, d.code)).collect();
        found.sort();
        assert_eq!(
            found,
            [
                (1, "unknown-key"),
                (2, "wrong-kind"),
                (3, "wrong-kind"),
                (4, "bad-date"),
                (5, "wrong-kind")
            ]
        );
        assert!(diagnostics.iter().any(|d| d.help.as_deref() == Some("did you mean `title`?")));
    }

    #[test]
    fn suggestions_are_close_or_absent() {
        assert_eq!(suggest("descripton", ["title", "description"]), Some("description"));
        assert_eq!(suggest("zebra", ["title", "description"]), None);
    }
}
