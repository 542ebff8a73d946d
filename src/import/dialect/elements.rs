//! Markdown inside of HTML: in MDX everywhere, elsewhere in elements that ask for it
//! (`<figure markdown>`). CommonMark reads it only with an empty line around it.

use super::super::lines::prose;
use super::super::mapped::Edit;
use super::tags::{self, Tag, Value};

/// Elements that begin a block of HTML.
const BLOCKS: [&str; 31] = [
    "article",
    "aside",
    "blockquote",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Signs of Markdown that HTML would show as they are.
const MARKS: [&str; 4] = ["![", "](", "**", "`"];

/// Empty lines around the Markdown of `text`; `everywhere` where it is MDX.
pub fn edits(text: &str, everywhere: bool) -> Vec<Edit> {
    let mut edits = Vec::new();
    if !text.contains('<') || !everywhere && !text.contains("markdown") {
        return edits;
    }
    let tags = blocks(text);
    let mut open: Vec<(&str, bool)> = Vec::new();
    for (i, tag) in tags.iter().enumerate() {
        if tag.closes {
            let at = open.iter().rposition(|(name, _)| *name == tag.name);
            open.truncate(at.unwrap_or(open.len()));
        } else if !tag.is_empty && tag.name != "hr" {
            let own = tag.attributes.iter().find(|attribute| {
                attribute.name == "markdown"
                    || attribute.name.is_empty() && attribute.value == Value::Text("markdown")
            });
            edits.extend(own.map(|attribute| Edit::delete(attribute.range.clone())));
            let is_markdown =
                own.is_some() || open.last().map_or(everywhere, |(_, is_markdown)| *is_markdown);
            open.push((tag.name, is_markdown));
        }
        if let Some(next) = tags.get(i + 1)
            && open.last().is_some_and(|(_, is_markdown)| *is_markdown)
        {
            edits.extend(apart(text, tag, next));
        }
    }
    edits
}

fn blocks(text: &str) -> Vec<Tag<'_>> {
    let mut found = Vec::new();
    for part in prose(text) {
        let mut at = part.start;
        while let Some(start) =
            text.get(at..part.end).and_then(|rest| rest.find('<')).map(|i| at + i)
        {
            at = start + 1;
            let tag = tags::read(text, start, at, &["/>", ">"]);
            if let Some(tag) = tag.filter(|tag| BLOCKS.contains(&tag.name)) {
                at = tag.range.end;
                found.push(tag);
            }
        }
    }
    found
}

/// Sets what stands between two tags apart from them.
fn apart(text: &str, tag: &Tag<'_>, next: &Tag<'_>) -> Vec<Edit> {
    let (start, end) = (tag.range.end, next.range.start);
    let between = text.get(start..end).unwrap_or_default();
    let words = between.trim();
    if !MARKS.iter().any(|mark| words.contains(mark)) {
        return Vec::new();
    }
    let before = text.get(..tag.range.start).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let indent = line.get(..line.len() - line.trim_start().len()).unwrap_or_default();
    let first = start + between.len() - between.trim_start().len();
    let last = start + between.trim_end().len();
    let mut edits = Vec::new();
    for space in [start..first, last..end] {
        let has_line = text.get(space.clone()).is_some_and(|s| s.matches('\n').count() > 1);
        if !has_line {
            edits.push(Edit::new(space, format!("\n\n{indent}")));
        }
    }
    // A paragraph in a paragraph is none.
    let is_paragraph = tag.name == "p" && next.name == "p" && !tag.closes && next.closes;
    if is_paragraph && tag.attributes.is_empty() {
        edits.push(Edit::delete(tag.range.clone()));
        edits.push(Edit::delete(next.range.clone()));
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::mapped::Mapped;

    fn convert(text: &str, everywhere: bool) -> String {
        Mapped::of(text, 0..text.len()).edited(edits(text, everywhere)).into_text()
    }

    #[test]
    fn markdown_stands_apart() {
        assert_eq!(
            convert("<div>![M](p.png) **b**</div>\n", true),
            "<div>\n\n![M](p.png) **b**\n\n</div>\n"
        );
        assert_eq!(
            convert("<table>\n<tr><td>See **[a](/b)**.</td><td>x</td></tr>\n</table>\n", true),
            "<table>\n<tr><td>\n\nSee **[a](/b)**.\n\n</td><td>x</td></tr>\n</table>\n"
        );
        assert_eq!(convert("<p>**a**</p>\n", true), "\n\n**a**\n\n\n");
        assert_eq!(
            convert(
                "<figure markdown=\"span\">\n  ![M](p.png)\n  <figcaption>M</figcaption>\n</figure>\n",
                false
            ),
            "<figure >\n\n![M](p.png)\n\n<figcaption>M</figcaption>\n</figure>\n"
        );
        for text in ["<div>**a**</div>\n", "<div>\n\n**a**\n\n</div>\n", "`<div markdown>**a**`\n"]
        {
            assert_eq!(convert(text, false), text);
        }
        let good = "<div>\n\n**a**\n\n</div>\n\nText **b**.\n\n<div>c</div>\n";
        assert_eq!(convert(good, true), good);
    }
}
