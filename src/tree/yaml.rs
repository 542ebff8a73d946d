//! YAML to [`Node`], bounded: depth, nodes and alias expansion have limits, so that a hostile or
//! broken file costs a diagnostic and not the machine.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{Location, Spanned};

use super::{Located, Node, TextFile, Value};
use crate::diagnostics::{Diagnostic, Diagnostics, Span};

/// No help centre nests its front matter deeper, and the recursion below must end.
const MAX_DEPTH: usize = 48;
const MAX_NODES: usize = 200_000;
/// What aliases may add: enough for shared lists, far from a "billion laughs".
const MAX_REPLAYED: usize = 20_000;

/// A file and what it holds, for several who ask: reading it takes longer than anything they do.
#[derive(Debug, Clone)]
pub struct Parsed {
    pub file: TextFile,
    /// `None` when its syntax is broken.
    pub node: Option<Node>,
    pub found: Diagnostics,
}

/// The rest is made from the file.
impl PartialEq for Parsed {
    fn eq(&self, other: &Self) -> bool {
        self.file == other.file
    }
}

impl Parsed {
    pub fn new(file: TextFile) -> Self {
        let (node, found) = parse(&file, 0, file.text.len());
        Self { file, node, found }
    }
}

/// The part of `file` from `start` to `end` (bytes) as one YAML document; `None` when its syntax is
/// broken. Spans are positions in the whole file. Repeated keys are reported, the first one stays.
pub fn parse(file: &TextFile, start: usize, end: usize) -> (Option<Node>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let Some(text) = file.text.get(start..end) else {
        return (None, diagnostics);
    };
    if text.trim().is_empty() {
        return (Some(Node { span: Span::new(start, start), value: Value::Null }), diagnostics);
    }
    match serde_yaml::from_str_with_options::<Spanned<Raw>>(text, options()) {
        Ok(raw) => {
            let mut ctx = Convert { text, start, diagnostics: &mut diagnostics, file };
            let node = ctx.node(raw);
            (Some(node), diagnostics)
        }
        Err(error) => {
            diagnostics.push(syntax_error(file, text, start, &error));
            (None, diagnostics)
        }
    }
}

fn options() -> serde_yaml::Options {
    serde_yaml::options! {
        budget: serde_yaml::budget! {
            max_depth: MAX_DEPTH,
            max_nodes: MAX_NODES,
            max_documents: 1,
        },
        duplicate_keys: serde_yaml::DuplicateKeyPolicy::PassThrough,
        alias_limits: serde_yaml::alias_limits! { max_total_replayed_events: MAX_REPLAYED },
        strict_booleans: true,
        with_snippet: false,
        leading_zero_numbers_as_strings: true,
    }
}

/// A value as serde hands it over, before spans are made absolute.
enum Raw {
    Null,
    Bool(bool),
    Number(f64),
    String(String),
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<Key>, Spanned<Raw>)>),
}

/// A key as text, whatever it looks like: `no:` is a language, `2024:` a year.
struct Key(String);

struct Convert<'a> {
    text: &'a str,
    start: usize,
    file: &'a TextFile,
    diagnostics: &'a mut Diagnostics,
}

impl Convert<'_> {
    fn node(&mut self, raw: Spanned<Raw>) -> Node {
        let local = self.local_span(&raw.referenced);
        let span = Span::new(local.start + self.start, local.end + self.start);
        if matches!(raw.value, Raw::Null | Raw::Number(_) | Raw::String(_)) {
            self.lost_word(&local);
        }
        let value = match raw.value {
            Raw::Null => Value::Null,
            Raw::Bool(b) => Value::Bool(b),
            Raw::Number(n) => {
                let written = self.text.get(local.start..local.end).map_or("", str::trim);
                Value::Number(
                    n,
                    if written.is_empty() { n.to_string() } else { written.to_owned() },
                )
            }
            Raw::String(s) => Value::String(s),
            Raw::List(items) => {
                Value::List(items.into_iter().map(|item| self.node(item)).collect())
            }
            Raw::Map(entries) => Value::Map(self.entries(entries)),
        };
        Node { span, value }
    }

    fn entries(&mut self, raw: Vec<(Spanned<Key>, Spanned<Raw>)>) -> Vec<(Located<String>, Node)> {
        let mut entries: Vec<(Located<String>, Node)> = Vec::with_capacity(raw.len());
        let mut seen = std::collections::BTreeMap::new();
        for (key, value) in raw {
            let local = self.local_span(&key.referenced);
            let span = Span::new(local.start + self.start, local.end + self.start);
            let node = self.node(value);
            let name = key.value.0;
            if let Some(first) = seen.get(&name) {
                self.diagnostics.push(
                    Diagnostic::error("duplicate-key", format!("`{name}` is given twice"))
                        .at(self.file.place(span))
                        .related(self.file.place(*first), "first given here")
                        .help("keep one of them"),
                );
                continue;
            }
            seen.insert(name.clone(), span);
            entries.push((Located::new(name, span), node));
        }
        entries
    }

    /// `author: &Co Partners`, `note: !note read this`: a name for what follows, which nothing uses,
    /// and a kind that nobody knows. Whoever reads the value gets the rest.
    fn lost_word(&mut self, value: &Span) {
        let (before, rest) = self.text.split_at_checked(value.start).unwrap_or((self.text, ""));
        let line = before.rfind('\n').map_or(0, |end| end + 1);
        let begins_it = rest.starts_with(['&', '!']);
        let word = match begins_it {
            true => rest.split(char::is_whitespace).next(),
            false => before[line..].split_whitespace().next_back(),
        };
        let Some(word) = word.filter(|word| word.len() > 1) else { return };
        let start = if begins_it { value.start } else { before.trim_end().len() - word.len() };
        let is_first = self.text[line..start].trim_end().ends_with([':', '-', '[', ',']);
        let is_lost = match word.strip_prefix('&') {
            Some(name) => !self.text.contains(&format!("*{name}")),
            None => word.starts_with('!') && !word.starts_with("!!"),
        };
        if !is_first || !is_lost {
            return;
        }
        let span = Span::new(self.start + start, self.start + start + word.len());
        let message = format!("`{word}` is no part of the text for YAML: nobody sees it");
        let shown = self.text[start..].lines().next().unwrap_or_default().trim_end();
        let d = Diagnostic::warning("lost-word", message).at(self.file.place(span));
        let quoted = shown.replace('\\', "\\\\").replace('"', "\\\"");
        self.diagnostics.push(d.help(format!("write \"{quoted}\"")));
    }

    fn local_span(&self, location: &Location) -> Span {
        local_span(self.text, location)
    }
}

fn local_span(text: &str, location: &Location) -> Span {
    let span = location.span();
    let as_index = |n: Option<u64>| n.and_then(|n| usize::try_from(n).ok());
    let start = as_index(span.byte_offset()).unwrap_or(0).min(text.len());
    let end = (start + as_index(span.byte_len()).unwrap_or(0)).min(text.len());
    Span::new(start, end.max(start))
}

fn syntax_error(
    file: &TextFile,
    text: &str,
    start: usize,
    error: &serde_yaml::Error,
) -> Diagnostic {
    let location = error.location();
    let at = location.map_or(0, |location| byte_of(text, location.line(), location.column()));
    let span = Span::new(start + at, start + at);
    let message = error.without_snippet().to_string();
    let message = without_place(message.lines().next().unwrap_or("cannot be read").trim());
    // A tab is told about where the line above ends.
    let tab = tab_indent(text, at).filter(|_| message.to_lowercase().contains("tab"));
    let span = tab.map_or(span, |tab| Span::new(start + tab, start + tab + 1));
    let place = file.place(span);
    let help = if colon_inside(&place.text) {
        "a value with `: ` inside must be quoted: title: \"Chat: limits\""
    } else if tab.is_some() {
        "indent with two spaces, never with tabs"
    } else if place.text.starts_with("---") {
        "take this line out: a file is one document"
    } else {
        "check indentation and quotes around this place"
    };
    Diagnostic::error("yaml-syntax", format!("this is not valid YAML: {message}"))
        .at(place)
        .help(help)
}

/// The message without the line and column inside the front matter: the place says those of the
/// file.
fn without_place(message: &str) -> String {
    let end = message.rfind(" at line ").or_else(|| message.rfind(", line ")).filter(|at| {
        message[*at..].chars().all(|c| c.is_ascii_digit() || " atlineco,umn".contains(c))
    });
    message[..end.unwrap_or(message.len())].to_owned()
}

/// The first tab that indents a line, in the line of `at` or behind it.
fn tab_indent(text: &str, at: usize) -> Option<usize> {
    let line = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
    let is_indent = |tab: usize| {
        let start = text[..tab].rfind('\n').map_or(0, |end| end + 1);
        text[start..tab].trim().is_empty()
    };
    text[line..].match_indices('\t').map(|(offset, _)| line + offset).find(|tab| is_indent(*tab))
}

/// Errors know their line and column, but not always their byte.
fn byte_of(text: &str, line: u64, column: u64) -> usize {
    let index = |n: u64| usize::try_from(n.saturating_sub(1)).unwrap_or(0);
    let before: usize = text.split_inclusive('\n').take(index(line)).map(str::len).sum();
    let rest = text.get(before..).and_then(|rest| rest.lines().next()).unwrap_or("");
    before + rest.char_indices().nth(index(column)).map_or(rest.len(), |(at, _)| at)
}

/// `title: Chat: limits`, the most common mistake of all.
fn colon_inside(line: &str) -> bool {
    line.split_once(':').is_some_and(|(_, value)| {
        let value = value.trim();
        value.contains(": ") && !value.starts_with(['"', '\'', '{', '['])
    })
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Key)
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        Raw::deserialize(deserializer)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Raw, E> {
        Ok(Raw::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Raw, E> {
        Ok(Raw::Number(value as f64))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Raw, E> {
        Ok(Raw::Number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Raw, E> {
        Ok(Raw::Number(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Raw, E> {
        Ok(Raw::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Raw, E> {
        Ok(Raw::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Raw::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Raw::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Option<Node>, Diagnostics) {
        let file = TextFile::new("a.md", text);
        parse(&file, 0, text.len())
    }

    #[test]
    fn spans_point_at_keys_and_values() {
        let text = "title: Hello\nlist:\n  - one\n  - 2\nno: {a: b}\n";
        let (node, diagnostics) = read(text);
        assert!(diagnostics.is_empty());
        let Value::Map(entries) = node.unwrap().value else { panic!() };
        let shown: Vec<&str> =
            entries.iter().map(|(k, _)| &text[k.span.start..k.span.end]).collect();
        assert_eq!(shown, ["title", "list", "no"]);
        assert_eq!(&text[entries[0].1.span.start..entries[0].1.span.end], "Hello");
        let Value::List(items) = &entries[1].1.value else { panic!() };
        assert_eq!(items[1].value, Value::Number(2.0, "2".into()));
    }

    #[test]
    fn words_that_look_like_booleans_stay_words() {
        let (node, _) = read("a: no\nb: true\nc: 2026-12-24\nd: 007\n");
        let node = node.unwrap();
        assert_eq!(node.get("a").unwrap().value, Value::String("no".into()));
        assert_eq!(node.get("b").unwrap().value, Value::Bool(true));
        assert_eq!(node.get("c").unwrap().as_text().as_deref(), Some("2026-12-24"));
        assert_eq!(node.get("d").unwrap().as_text().as_deref(), Some("007"));
    }

    #[test]
    fn a_repeated_key_is_reported_with_both_places() {
        let (node, diagnostics) = read("a: 1\nb: 2\na: 3\n");
        let d = diagnostics.iter().next().unwrap();
        assert_eq!(
            (d.code, d.place.as_ref().unwrap().line, d.related[0].0.line),
            ("duplicate-key", 3, 1)
        );
        assert_eq!(node.unwrap().get("a").unwrap().as_text().as_deref(), Some("1"));
    }

    #[test]
    fn words_that_yaml_takes_away_are_told() {
        let text = "a: &Co Partners\nb: !note read this\nc: [&x y, *x]\nd: Q & A\ne: !!str 5\n\
            f:\n  - &only one\n  - &Alone\ng: \"&quoted\"\nh: a !b\n";
        let (_, found) = read(text);
        let told: Vec<(u32, &str)> = found
            .iter()
            .map(|d| (d.place.as_ref().unwrap().line, d.help.as_deref().unwrap()))
            .collect();
        assert_eq!(
            told,
            [
                (1, "write \"&Co Partners\""),
                (2, "write \"!note read this\""),
                (7, "write \"&only one\""),
                (8, "write \"&Alone\""),
            ]
        );
    }

    #[test]
    fn a_colon_in_a_title_is_explained() {
        let (node, diagnostics) = read("order: 1\ntitle: Chat: limits\n");
        assert!(node.is_none());
        let d = diagnostics.iter().next().unwrap();
        assert_eq!(d.place.as_ref().unwrap().line, 2);
        assert!(d.help.as_ref().unwrap().contains("quoted"));
    }

    #[test]
    fn bombs_and_deep_nesting_are_refused() {
        let mut bomb = String::from("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for i in 1..12 {
            let refs = vec![format!("*a{}", i - 1); 9].join(",");
            bomb.push_str(&format!("a{i}: &a{i} [{refs}]\n"));
        }
        assert!(read(&bomb).0.is_none());
        let deep = format!("a: {}", "[".repeat(100_000));
        assert!(read(&deep).0.is_none());
    }
}
