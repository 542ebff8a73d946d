//! Front matter: the YAML between the first two `---` lines.

use super::{foreign, front_slips, misplaced};
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
    let mut lines = misplaced::lines(text, 0);
    let Some(first) = lines.next() else { return (whole, Diagnostics::new()) };
    if !is_fence(text, first) {
        return (whole, misplaced::first(file).into_iter().collect());
    }
    for line in lines {
        if is_fence(text, line) {
            let front = Some(Span::new(first.end, line.start));
            let body = Span::new(line.end, text.len());
            return (
                Split { front, body },
                misplaced::second(file, line.end).into_iter().collect(),
            );
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

fn is_fence(text: &str, line: Span) -> bool {
    text.get(line.start..line.end).is_some_and(|line| line.trim_end() == "---")
}
