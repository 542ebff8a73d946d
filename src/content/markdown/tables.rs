//! Tables: alignment as classes, because a strict policy forbids `style`; wide ones scroll in a
//! region of their own that the keyboard can reach.

use pulldown_cmark::{Alignment, Tag, TagEnd};

use super::escape;
use super::writer::Writer;

/// The table being written.
#[derive(Default)]
pub(super) struct TableState {
    alignments: Vec<Alignment>,
    cell: usize,
    in_head: bool,
    has_body: bool,
}

pub(super) fn start(w: &mut Writer<'_>, tag: &Tag<'_>) {
    match tag {
        Tag::Table(alignments) => {
            w.table = TableState { alignments: alignments.clone(), ..TableState::default() };
            open_region(w);
            w.block("<table>\n");
        }
        Tag::TableHead => {
            w.table.in_head = true;
            w.table.cell = 0;
            w.html.push_str("<thead>\n<tr>\n");
        }
        Tag::TableRow => {
            w.table.cell = 0;
            if !std::mem::replace(&mut w.table.has_body, true) {
                w.html.push_str("<tbody>\n");
            }
            w.html.push_str("<tr>\n");
        }
        _ => {
            if w.table.cell > 0 {
                w.tab();
            }
            let opening = opening_of_cell(w);
            w.html.push_str(&opening);
        }
    }
}

pub(super) fn end(w: &mut Writer<'_>, tag: &TagEnd) {
    match tag {
        TagEnd::Table => {
            w.html.push_str(if w.table.has_body { "</tbody>\n</table>\n" } else { "</table>\n" });
            if w.is_site() {
                w.html.push_str("</div>\n");
            }
        }
        TagEnd::TableHead => {
            w.table.in_head = false;
            w.html.push_str("</tr>\n</thead>\n");
            w.newline();
        }
        TagEnd::TableRow => {
            w.html.push_str("</tr>\n");
            w.newline();
        }
        _ => {
            w.html.push_str(if w.table.in_head { "</th>\n" } else { "</td>\n" });
            w.table.cell += 1;
        }
    }
}

/// The region is named by its section's heading, else by the table's own column heads.
fn open_region(w: &mut Writer<'_>) {
    if !w.is_site() {
        return;
    }
    let mut label = String::new();
    match w.section_anchor() {
        Some(anchor) => {
            label.push_str("aria-labelledby=\"");
            escape::html(&mut label, anchor);
        }
        None => {
            label.push_str("aria-label=\"");
            escape::html(&mut label, &w.header_text());
        }
    }
    w.block(&format!("<div class=\"table-scroll\" role=\"group\" tabindex=\"0\" {label}\">\n"));
}

fn opening_of_cell(w: &Writer<'_>) -> String {
    let name = if w.table.in_head { "th" } else { "td" };
    let alignment = match w.table.alignments.get(w.table.cell) {
        Some(Alignment::Left) => Some("left"),
        Some(Alignment::Center) => Some("center"),
        Some(Alignment::Right) => Some("right"),
        _ => None,
    };
    let scope = if w.table.in_head && w.is_site() { " scope=\"col\"" } else { "" };
    match alignment {
        Some(side) if w.is_site() => format!("<{name} class=\"align-{side}\"{scope}>"),
        Some(side) => format!("<{name} align=\"{side}\">"),
        None => format!("<{name}{scope}>"),
    }
}
