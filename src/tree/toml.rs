//! TOML to [`Node`].

use ::toml::de::{DeTable, DeValue};

use super::{Located, Node, TextFile, Value};
use crate::diagnostics::{Diagnostic, Diagnostics, Span};

/// The whole of `file`; every syntax error is reported, and what could be read is returned.
pub fn parse(file: &TextFile) -> (Node, Diagnostics) {
    let (table, errors) = DeTable::parse_recoverable(&file.text);
    let diagnostics = errors.iter().map(|error| syntax_error(file, error)).collect();
    let span = Span::from(table.span());
    (Node { span, value: map(table.into_inner()) }, diagnostics)
}

/// The TOML that stands in bytes `start..end` of `file`: places and spans are the file's.
pub fn parse_part(file: &TextFile, start: usize, end: usize) -> (Node, Diagnostics) {
    let Some((before, part)) = file.text.get(..start).zip(file.text.get(start..end)) else {
        return (Node { span: Span::new(start, end), value: Value::Null }, Diagnostics::new());
    };
    // Blanks instead of what stands before it keep every offset and every line.
    let mut text: String = before.bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }).collect();
    text.push_str(part);
    parse(&TextFile::new(file.path.clone(), text))
}

fn syntax_error(file: &TextFile, error: &::toml::de::Error) -> Diagnostic {
    let span = error.span().map_or(Span::default(), Span::from);
    Diagnostic::error("toml-syntax", format!("this is not valid TOML: {}", error.message()))
        .at(file.place(span))
        .help("text stands in quotes, lists in [ ], and every key has a value")
}

fn map(table: DeTable<'_>) -> Value {
    let mut entries: Vec<(Located<String>, Node)> = table
        .into_iter()
        .map(|(key, value)| {
            let span = Span::from(key.span());
            (Located::new(key.into_inner().into_owned(), span), node(value))
        })
        .collect();
    // The parser keeps tables in key order; people expect theirs.
    entries.sort_by_key(|(key, _)| key.span);
    Value::Map(entries)
}

fn node(value: ::toml::Spanned<DeValue<'_>>) -> Node {
    let span = Span::from(value.span());
    let value = match value.into_inner() {
        DeValue::String(text) => Value::String(text.into_owned()),
        DeValue::Integer(n) => number(n.to_string()),
        DeValue::Float(n) => number(n.to_string()),
        DeValue::Boolean(b) => Value::Bool(b),
        DeValue::Datetime(date) => Value::String(date.to_string()),
        DeValue::Array(items) => Value::List(items.into_iter().map(node).collect()),
        DeValue::Table(table) => map(table),
    };
    Node { span, value }
}

fn number(text: String) -> Value {
    Value::Number(text.parse().unwrap_or(0.0), text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_file_order_and_spans() {
        let text = "title = \"A\"\nnav = [\"x\", \"y\"]\n[languages.en]\nname = \"English\"\n";
        let (node, diagnostics) = parse(&TextFile::new("site.toml", text));
        assert!(diagnostics.is_empty());
        let Value::Map(entries) = &node.value else { panic!() };
        let keys: Vec<&str> = entries.iter().map(|(k, _)| k.value.as_str()).collect();
        assert_eq!(keys, ["title", "nav", "languages"]);
        let title = &entries[0].1.span;
        assert_eq!(&text[title.start..title.end], "\"A\"");
    }

    #[test]
    fn reports_every_syntax_error() {
        let (_, diagnostics) = parse(&TextFile::new("site.toml", "title = A\nb = \nc = 1\n"));
        let lines: Vec<u32> =
            diagnostics.iter().filter_map(|d| d.place.as_ref()).map(|p| p.line).collect();
        assert!(lines.contains(&1) && lines.contains(&2), "{lines:?}");
    }
}
