//! Front matter: the YAML between the first two `---` lines.

use super::{foreign, front_slips};
use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::model::{AfterUntil, ArticleKind, DocumentKind, FrontMatter};
use crate::tree::{Reader, TextFile, Value, yaml};

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
        let mistake = toml_fence(file, first).or_else(|| late(file)).or_else(|| unfenced(file));
        return (whole, mistake.into_iter().collect());
    }
    for line in lines {
        if is_fence(text, line) {
            let front = Some(Span::new(first.end, line.start));
            let body = Span::new(line.end, text.len());
            return (Split { front, body }, second(file, line.end).into_iter().collect());
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
    let slips = front_slips::find(file, &node);
    let front = match kind {
        DocumentKind::Article => article(&mut reader),
        DocumentKind::Category => category(&mut reader),
    };
    reader.finish();
    diagnostics.extend(slips);
    (front, diagnostics)
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
    let line = lines.next()?;
    let is_json = matches!(line.trim_end(), "{" | ";;;") && file.text.contains("\":");
    let (what, length) = match line {
        line if fence(line) && lines.any(fence) => ("TOML", 3),
        line if is_json => ("JSON", line.trim_end().len()),
        _ => return None,
    };
    let message = format!("this front matter is {what}; frontdesk reads YAML");
    let help = "write `key: value` lines between two lines of ---; `frontdesk import markdown` \
        does it for a whole site";
    let d = Diagnostic::error("front-matter-toml", message);
    Some(d.at(file.place(Span::new(first.start, first.start + length))).help(help))
}

/// `title: …` in the first line, with no `---` before it: alone with a `---` below, or with another
/// key.
fn unfenced(file: &TextFile) -> Option<Diagnostic> {
    const KEYS: [&str; 8] =
        ["title", "description", "tags", "order", "draft", "layout", "date", "permalink"];
    let is_key = |line: &str| {
        line.split_once(": ").is_some_and(|(key, _)| KEYS.contains(&key.to_lowercase().as_str()))
    };
    let mut lines = file.text.lines();
    let first = lines.next().filter(|line| is_key(line))?;
    let next = lines.find(|line| line.trim_end() == "---" || !line.contains(": "))?;
    let is_meant = next.trim_end() == "---" || file.text.lines().nth(1).is_some_and(is_key);
    is_meant.then(|| {
        Diagnostic::error("front-matter-late", "front matter stands between two lines of ---")
            .at(file.place(Span::new(0, first.len())))
            .help("write a line of --- before this one, and one behind the last key")
    })
}

/// Front matter that does not start in the first line, or not at its start: it would become the
/// page's title.
fn late(file: &TextFile) -> Option<Diagnostic> {
    let text = &*file.text;
    let mut lines = line_spans(text).filter(|line| !text[line.start..line.end].trim().is_empty());
    let first = lines.next()?;
    // Three, more of them, or what a word processor makes of them.
    let is_dashes = |line: Span| {
        let line = text[line.start..line.end].trim();
        line.len() > 2 && line.chars().all(|c| matches!(c, '-' | '–' | '—'))
    };
    let is_key = |line: Span| {
        let (key, value) = text[line.start..line.end].split_once(':').unwrap_or_default();
        is_word(key) && value.starts_with(char::is_whitespace)
    };
    if !is_dashes(first) || !lines.next().is_some_and(is_key) || !lines.any(is_dashes) {
        return None;
    }
    let line = &text[first.start..first.end];
    let start = first.start + line.len() - line.trim_start().len();
    let place = file.place(Span::new(start, start + line.trim().len()));
    if line.trim() != "---" {
        let d = Diagnostic::error("front-matter-late", "front matter stands between lines of ---");
        return Some(d.at(place).help("write exactly three hyphens in both lines"));
    }
    let d = Diagnostic::error("front-matter-late", "front matter has to start in the first line");
    let help = "take out the empty lines and spaces before this ---";
    Some(d.at(place).help(help).fix(Span::new(0, start), ""))
}

/// A second one right behind the first would be a line across the page and a heading.
fn second(file: &TextFile, end: usize) -> Option<Diagnostic> {
    let body = file.text.get(end..)?;
    let start = end + body.len() - body.trim_start().len();
    let mut lines = body.trim_start().lines();
    let is_opened = lines.next()?.trim_end() == "---";
    let is_key = lines.next()?.split_once(": ").is_some_and(|(key, _)| is_word(key));
    // Between them stands nothing but keys and their values.
    let mut rest = lines.skip_while(|line| {
        line.contains(':') || line.starts_with([' ', '-', '\t']) && line.trim_end() != "---"
    });
    let is_closed = rest.next().is_some_and(|line| line.trim_end() == "---");
    (is_opened && is_key && is_closed).then(|| {
        Diagnostic::error("front-matter-late", "this is a second front matter")
            .at(file.place(Span::new(start, start + 3)))
            .help("write its lines into the first one, and take out both --- between them")
    })
}

/// Whether it may be a key.
fn is_word(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
}

fn is_fence(text: &str, line: Span) -> bool {
    text.get(line.start..line.end).is_some_and(|line| line.trim_end() == "---")
}
