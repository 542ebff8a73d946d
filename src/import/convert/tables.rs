//! Tables: with pipes where every cell is a line, otherwise as the HTML they are.

use std::rc::Rc;

use htmd::element_handler::{HandlerResult, Handlers};
use htmd::{Element, Node};

use super::node;

/// What no cell between pipes can hold.
const BLOCKS: [&str; 12] = [
    "ul",
    "ol",
    "pre",
    "table",
    "blockquote",
    "h1",
    "h2",
    "h3",
    "h4",
    "iframe",
    "video",
    "details",
];

pub fn handle(handlers: &dyn Handlers, element: Element<'_>) -> Option<HandlerResult> {
    let rows = rows(element.node);
    let cells: Vec<Vec<Rc<Node>>> =
        rows.iter().map(cells).filter(|cells| !cells.is_empty()).collect();
    if cells.is_empty() {
        return None;
    }
    if !cells.iter().flatten().all(fits) {
        return Some(format!("\n\n{}\n\n", node::html(element.node)).into());
    }
    let columns = cells.iter().map(Vec::len).max().unwrap_or(0);
    let has_head = cells.first().is_some_and(|row| row.iter().all(is_head));
    let mut out = String::from("\n\n");
    if !has_head {
        out.push_str(&format!("|{}\n|{}\n", "  |".repeat(columns), " --- |".repeat(columns)));
    }
    for (n, row) in cells.iter().enumerate() {
        let texts =
            row.iter().map(|cell| text(handlers, cell)).chain(std::iter::repeat(String::new()));
        let line: String = texts.take(columns).map(|text| format!(" {text} |")).collect();
        out.push_str(&format!("|{line}\n"));
        if n == 0 && has_head {
            out.push_str(&format!("|{}\n", " --- |".repeat(columns)));
        }
    }
    out.push('\n');
    Some(out.into())
}

/// The rows, whatever parts the table has.
fn rows(table: &Rc<Node>) -> Vec<Rc<Node>> {
    let parts = node::elements(table).into_iter();
    let rows = parts.flat_map(|part| match node::tag(&part) {
        "tr" => vec![part],
        "thead" | "tbody" | "tfoot" => node::elements(&part),
        _ => Vec::new(),
    });
    rows.collect()
}

fn cells(row: &Rc<Node>) -> Vec<Rc<Node>> {
    node::elements(row).into_iter().filter(|cell| matches!(node::tag(cell), "td" | "th")).collect()
}

fn fits(cell: &Rc<Node>) -> bool {
    let spans = ["colspan", "rowspan"]
        .iter()
        .any(|name| node::attribute(cell, name).is_some_and(|n| n.trim() != "1"));
    let paragraphs = node::elements(cell)
        .iter()
        .filter(|part| node::tag(part) == "p" && !node::is_blank(part))
        .count();
    !spans && paragraphs < 2 && !node::holds(cell, &BLOCKS)
}

/// A cell that names its column: by its tag, or because all of it is bold.
fn is_head(cell: &Rc<Node>) -> bool {
    if node::tag(cell) == "th" {
        return true;
    }
    let bold = node::find(cell, &|child| matches!(node::tag(child), "b" | "strong"));
    bold.is_some_and(|bold| node::line(&bold) == node::line(cell) && !node::line(cell).is_empty())
}

fn text(handlers: &dyn Handlers, cell: &Rc<Node>) -> String {
    let text = handlers.walk_children(cell).content;
    let text = text.trim().replace("\\\n", "<br>").replace('|', "\\|");
    let line = text
        .split('\n')
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    let bare = line
        .strip_prefix("**")
        .and_then(|inner| inner.strip_suffix("**"))
        .filter(|inner| !inner.contains("**"));
    match bare {
        Some(bare) if is_head(cell) => bare.to_owned(),
        _ => line,
    }
}
