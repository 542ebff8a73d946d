//! Tables: alignment as classes, because a strict policy forbids `style`; wide ones scroll in a
//! region of their own that the keyboard can reach.

use pulldown_cmark::{Alignment, Tag, TagEnd};

use super::escape;
use super::sink::Sink;

/// The table being written.
#[derive(Default)]
pub(super) struct TableState {
    alignments: Vec<Alignment>,
    cell: usize,
    in_head: bool,
    has_body: bool,
}

impl TableState {
    /// `label` names a new table's region: its section's heading, or the table's column heads.
    pub fn start(&mut self, sink: &mut Sink<'_>, tag: &Tag<'_>, label: Option<Label>) {
        match tag {
            Tag::Table(alignments) => {
                *self = Self { alignments: alignments.clone(), ..Self::default() };
                if let Some(label) = label.filter(|_| sink.is_site()) {
                    open_region(sink, &label);
                }
                sink.block("<table>\n");
            }
            Tag::TableHead => {
                self.in_head = true;
                self.cell = 0;
                sink.html.push_str("<thead>\n<tr>\n");
            }
            Tag::TableRow => {
                self.cell = 0;
                if !std::mem::replace(&mut self.has_body, true) {
                    sink.html.push_str("<tbody>\n");
                }
                sink.html.push_str("<tr>\n");
            }
            _ => {
                if self.cell > 0 {
                    // What shows the text can tell cells from words.
                    sink.text.push('\t');
                }
                let opening = self.opening_of_cell(sink.is_site());
                sink.html.push_str(&opening);
            }
        }
    }

    pub fn end(&mut self, sink: &mut Sink<'_>, tag: &TagEnd) {
        match tag {
            TagEnd::Table => {
                let closing = if self.has_body { "</tbody>\n</table>\n" } else { "</table>\n" };
                sink.html.push_str(closing);
                if sink.is_site() {
                    sink.html.push_str("</div>\n");
                }
            }
            TagEnd::TableHead => {
                self.in_head = false;
                sink.html.push_str("</tr>\n</thead>\n");
                sink.text.push('\n');
            }
            TagEnd::TableRow => {
                sink.html.push_str("</tr>\n");
                sink.text.push('\n');
            }
            _ => {
                sink.html.push_str(if self.in_head { "</th>\n" } else { "</td>\n" });
                self.cell += 1;
            }
        }
    }

    fn opening_of_cell(&self, is_site: bool) -> String {
        let name = if self.in_head { "th" } else { "td" };
        let alignment = match self.alignments.get(self.cell) {
            Some(Alignment::Left) => Some("left"),
            Some(Alignment::Center) => Some("center"),
            Some(Alignment::Right) => Some("right"),
            _ => None,
        };
        let scope = if self.in_head && is_site { " scope=\"col\"" } else { "" };
        match alignment {
            Some(side) if is_site => format!("<{name} class=\"align-{side}\"{scope}>"),
            Some(side) => format!("<{name} align=\"{side}\">"),
            None => format!("<{name}{scope}>"),
        }
    }
}

/// What the region of a wide table is called.
pub(super) enum Label {
    /// The anchor of the heading that names it.
    Heading(String),
    Words(String),
}

fn open_region(sink: &mut Sink<'_>, label: &Label) {
    let mut attribute = String::new();
    let (name, value) = match label {
        Label::Heading(anchor) => ("aria-labelledby", anchor),
        Label::Words(words) => ("aria-label", words),
    };
    escape::html(&mut attribute, value);
    sink.block(&format!(
        "<div class=\"table-scroll\" role=\"group\" tabindex=\"0\" {name}=\"{attribute}\">\n"
    ));
}
