//! Front matter: the YAML between the first two `---` lines.

use super::foreign;
use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::model::{AfterUntil, ArticleKind, DocumentKind, FrontMatter};
use crate::tree::{Node, Reader, TextFile, Value, yaml};

/// Where the front matter and the body of a file stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Split {
    pub front: Option<Span>,
    pub body: Span,
}

/// Finds the front matter. A file that opens it and never closes it is a mistake: its text would
/// silently become a page.
pub fn split(file: &TextFile) -> (Split, Diagnostics) {
    let text = &*file.text;
    let whole = Split { front: None, body: Span::new(0, text.len()) };
    let mut lines = line_spans(text);
    let Some(first) = lines.next() else { return (whole, Diagnostics::new()) };
    if !is_fence(text, first) {
        let mistake = toml_fence(file, first).or_else(|| late(file));
        return (whole, mistake.into_iter().collect());
    }
    for line in lines {
        if is_fence(text, line) {
            let front = Some(Span::new(first.end, line.start));
            return (Split { front, body: Span::new(line.end, text.len()) }, Diagnostics::new());
        }
    }
    let d = Diagnostic::error("front-matter-open", "the front matter is never closed")
        .at(file.place(Span::new(0, 3)))
        .help("close it with a line of ---, or remove the first line");
    (whole, Diagnostics::from_iter([d]))
}

/// Reads the keys; what cannot be read is reported and left out.
pub fn read(file: &TextFile, span: Span, kind: DocumentKind) -> (FrontMatter, Diagnostics) {
    let (node, mut diagnostics) = yaml::parse(file, span.start, span.end);
    let Some(node) = node else { return (FrontMatter::default(), diagnostics) };
    let mut reader = Reader::new(file, &node, "the front matter", &mut diagnostics);
    reader.foreign(foreign::KEYS);
    let comma = comma_texts(file, &node);
    let front = match kind {
        DocumentKind::Article => article(&mut reader),
        DocumentKind::Category => category(&mut reader),
    };
    reader.finish();
    diagnostics.extend(comma);
    (front, diagnostics)
}

/// `tags: payment, refunds` is one tag with a comma in its name.
fn comma_texts(file: &TextFile, node: &Node) -> Diagnostics {
    let keys = ["tags", "audience", "topics", "related", "aliases"];
    let texts = keys.into_iter().filter_map(|key| match node.get(key) {
        Some(Node { value: Value::String(text), span }) if text.contains(',') => {
            Some((key, text, *span))
        }
        _ => None,
    });
    let told = texts.map(|(key, text, span)| {
        let parts: Vec<&str> =
            text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
        let message =
            format!("`{key}` is one text with a comma in it, not {} of them", parts.len());
        let d = Diagnostic::warning("one-text-list", message).at(file.place(span));
        let list = format!("[{}]", parts.join(", "));
        let d = d.help(format!("write {key}: {list}"));
        if file.text.get(span.start..span.end) == Some(text) { d.fix(span, list) } else { d }
    });
    told.collect()
}

fn article(r: &mut Reader<'_, '_>) -> FrontMatter {
    FrontMatter {
        title: r.text("title"),
        description: r.text("description"),
        id: r.text("id"),
        slug: r.text("slug"),
        aliases: r.texts("aliases"),
        order: order(r),
        featured: r.boolean("featured").map(|b| b.value),
        draft: r.boolean("draft").map(|b| b.value),
        until: r.date("until"),
        after_until: r.choice(
            "after_until",
            AfterUntil::parse,
            AfterUntil::NONE,
            "write notice or hide",
        ),
        tags: r.texts("tags"),
        asks: r.texts("asks"),
        audience: r.texts("audience"),
        topics: r.texts("topics"),
        related: r.texts("related"),
        author: r.text("author").map(|t| t.value),
        published: r.date("published").map(|d| d.value),
        updated: r.date("updated").map(|d| d.value),
        reviewed: r.date("reviewed").map(|d| d.value),
        review_by: r.date("review_by"),
        owner: r.text("owner").map(|t| t.value),
        rating: r.boolean("rating").map(|b| b.value),
        replies: r.boolean("replies").map(|b| b.value),
        icon: None,
        kind: r.choice("kind", ArticleKind::parse, ArticleKind::NONE, "write article or guide"),
        template: r.text("template"),
        extra: extra(r),
    }
}

fn category(r: &mut Reader<'_, '_>) -> FrontMatter {
    FrontMatter {
        title: r.text("title"),
        description: r.text("description"),
        slug: r.text("slug"),
        aliases: r.texts("aliases"),
        order: order(r),
        icon: r.text("icon"),
        owner: r.text("owner").map(|t| t.value),
        review_by: r.date("review_by"),
        extra: extra(r),
        ..FrontMatter::default()
    }
}

fn order(r: &mut Reader<'_, '_>) -> Option<i64> {
    r.integer("order", -1_000_000..=1_000_000).map(|n| n.value)
}

fn extra(r: &mut Reader<'_, '_>) -> std::collections::BTreeMap<String, serde_json::Value> {
    let Some(node) = r.node("extra") else { return Default::default() };
    match &node.value {
        Value::Map(entries) => {
            entries.iter().map(|(key, node)| (key.value.clone(), node.to_json())).collect()
        }
        _ => {
            r.error(
                "wrong-kind",
                node.span,
                "`extra` should be a set of keys",
                "write key: value lines, indented",
            );
            Default::default()
        }
    }
}

fn line_spans(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let span = Span::new(start, start + line.len());
        start = span.end;
        span
    })
}

/// Other generators' front matter would become the first paragraph of the page.
fn toml_fence(file: &TextFile, first: Span) -> Option<Diagnostic> {
    let fence = |line: &str| line.trim_end() == "+++";
    let mut lines = file.text.split('\n');
    (lines.next().is_some_and(fence) && lines.any(fence)).then(|| {
        Diagnostic::error("front-matter-toml", "this front matter is TOML; frontdesk reads YAML")
            .at(file.place(Span::new(first.start, first.start + 3)))
            .help(
                "write `key: value` lines between two lines of ---; `frontdesk import markdown` \
                does it for a whole site",
            )
    })
}

/// Front matter that does not start in the first line, or not at its start: it would become the
/// page's title.
fn late(file: &TextFile) -> Option<Diagnostic> {
    let text = &*file.text;
    let mut lines = line_spans(text).filter(|line| !text[line.start..line.end].trim().is_empty());
    let first = lines.next()?;
    let is_dashes = |line: Span| text[line.start..line.end].trim() == "---";
    let is_key = |line: Span| {
        let (key, value) = text[line.start..line.end].split_once(':').unwrap_or_default();
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
        !key.is_empty() && key.chars().all(is_word) && value.starts_with(char::is_whitespace)
    };
    if !is_dashes(first) || !lines.next().is_some_and(is_key) || !lines.any(is_dashes) {
        return None;
    }
    let start = first.start + text[first.start..first.end].find("---").unwrap_or(0);
    let d = Diagnostic::error("front-matter-late", "front matter has to start in the first line");
    let help = "take out the empty lines and spaces before this ---";
    Some(d.at(file.place(Span::new(start, start + 3))).help(help).fix(Span::new(0, start), ""))
}

fn is_fence(text: &str, line: Span) -> bool {
    text.get(line.start..line.end).is_some_and(|line| line.trim_end() == "---")
}
