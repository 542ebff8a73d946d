//! MDX: Markdown with a program's imports, expressions and components in it.
//!
//! 1. `import` and `export` go; a part of text that was imported (`import Part from './_part.mdx'`)
//!    is put where it is used;
//! 2. `{/* comments */}` go;
//! 3. components go, their text stays: a title becomes bold, notes and tabs become `:::` blocks, a
//!    picture or link becomes one;
//! 4. attributes of HTML elements that are a program's become plain ones.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::lines::{fenced, line_ranges, prose};
use super::super::mapped::{Edit, Mapped};
use super::super::markup::destination;
use super::super::page::SourcePage;
use super::super::path::parent;
use super::super::scan::SourceTree;
use super::alert::alert;
use super::loss::Losses;
use super::tags::{self, Tag, Value};
use crate::model::path_within;

/// Whether a page is MDX: by its name, or because it imports something.
pub fn are_used(path: &str, text: &str) -> bool {
    path.ends_with(".mdx")
        || line_ranges(text).into_iter().any(|range| is_import(text.get(range).unwrap_or("")))
}

pub fn edits(text: &str, path: &str, tree: &SourceTree) -> (Vec<Edit>, Losses) {
    edits_at(text, path, tree, 0)
}

/// Parts import parts; a circle ends here.
const DEEPEST: usize = 4;

fn edits_at(text: &str, path: &str, tree: &SourceTree, depth: usize) -> (Vec<Edit>, Losses) {
    let (mut edits, parts) = imports(text, path, tree, depth);
    let mut losses = Losses::new();
    let mut depth = 0_usize;
    let mut tabs = Vec::new();
    for part in prose(text) {
        comments(text, &part, &mut edits);
        let mut at = part.start;
        while let Some(start) =
            text.get(at..part.end).and_then(|rest| rest.find('<')).map(|i| at + i)
        {
            at = start + 1;
            let rest = text.get(at..).unwrap_or("");
            if rest.starts_with('>') || rest.starts_with("/>") {
                let end = at + if rest.starts_with('>') { 1 } else { 2 };
                edits.push(Edit::delete(start..end));
                continue;
            }
            if !rest.trim_start_matches('/').starts_with(|c: char| c.is_ascii_alphabetic()) {
                continue;
            }
            let Some(tag) = tags::read(text, start, at, &["/>", ">"]) else { continue };
            at = tag.range.end;
            if tag.name.starts_with(|c: char| c.is_ascii_uppercase()) {
                depth = if tag.closes {
                    depth.saturating_sub(1)
                } else {
                    depth + usize::from(!tag.is_empty)
                };
                edits.push(match tab(text, &tag, &mut tabs) {
                    Some(with) => Edit::new(tag.range.clone(), with),
                    None => component(text, &tag, &parts, &mut losses),
                });
            } else {
                edits.extend(element(&tag));
            }
        }
    }
    edits.extend(indentation(text));
    (edits, losses)
}

fn is_import(line: &str) -> bool {
    let rest = line.strip_prefix("import ").unwrap_or("").trim_start();
    let names_a_module = rest.contains("from '") || rest.contains("from \"");
    names_a_module
        || rest.starts_with(['\'', '"'])
        || (rest.starts_with('{') && !rest.contains('}'))
}

/// The edits that take imports and exports out, and the texts of imported parts by their names.
fn imports<'t>(
    text: &'t str,
    path: &str,
    tree: &SourceTree,
    depth: usize,
) -> (Vec<Edit>, BTreeMap<&'t str, String>) {
    let (mut edits, mut parts) = (Vec::new(), BTreeMap::new());
    let mut fence = None;
    let mut inside = Inside::Prose;
    for range in line_ranges(text) {
        let line = text.get(range.clone()).unwrap_or("");
        if inside == Inside::Prose && fenced(line, &mut fence) {
            continue;
        }
        inside = match inside {
            Inside::Prose if is_import(line) => {
                parts.extend(part(line, path, tree, depth));
                if line.contains(['\'', '"']) { Inside::Line } else { Inside::Import }
            }
            Inside::Prose if line.starts_with("export ") => Inside::Export,
            Inside::Export if line.trim().is_empty() => Inside::Prose,
            same => same,
        };
        if inside != Inside::Prose {
            edits.push(Edit::delete(range));
        }
        let ends = inside == Inside::Line || (inside == Inside::Import && line.contains("from "));
        if ends {
            inside = Inside::Prose;
        }
    }
    (edits, parts)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Prose,
    /// An import on one line.
    Line,
    /// An import over several lines.
    Import,
    /// Up to the next empty line.
    Export,
}

/// Name and text of an imported Markdown file, its own components gone.
fn part<'t>(
    line: &'t str,
    path: &str,
    tree: &SourceTree,
    depth: usize,
) -> Option<(&'t str, String)> {
    let (name, wanted) = import(line, path)?;
    let at = tree.markdown.binary_search_by(|file| (*file.path).cmp(wanted.as_str())).ok()?;
    let (page, _) = SourcePage::read(tree.markdown.get(at)?.clone());
    let text = page.body_text();
    let (edits, _) = match depth < DEEPEST {
        true => edits_at(text, &wanted, tree, depth + 1),
        false => Default::default(),
    };
    Some((name, Mapped::of(text, 0..text.len()).edited(edits).into_text()))
}

/// Name and path of the Markdown file that a line of MDX imports.
fn import<'t>(line: &'t str, path: &str) -> Option<(&'t str, String)> {
    let (name, module) = line.strip_prefix("import ")?.split_once(" from ")?;
    // Editors of Markdown escape underscores wherever they stand.
    let module = tags::quoted(module)?.replace("\\_", "_");
    if !module.ends_with(".md") && !module.ends_with(".mdx") {
        return None;
    }
    let folder = if module.starts_with("@site/") { "" } else { parent(path) };
    Some((name.trim(), path_within(folder, module.trim_start_matches("@site/"))?))
}

/// The Markdown files that a page imports.
pub fn imported(text: &str, path: &str) -> Vec<String> {
    let lines = text.lines().filter(|line| line.starts_with("import "));
    lines.filter_map(|line| import(line, path)).map(|(_, path)| path).collect()
}

fn comments(text: &str, part: &Range<usize>, edits: &mut Vec<Edit>) {
    let body = text.get(part.clone()).unwrap_or("");
    for (start, _) in body.match_indices("{/*") {
        if let Some(length) = body.get(start..).and_then(|rest| rest.find("*/}")) {
            edits.push(Edit::delete(part.start + start..part.start + start + length + 3));
        }
    }
}

/// What is left of a component.
fn component(
    text: &str,
    tag: &Tag<'_>,
    parts: &BTreeMap<&str, String>,
    losses: &mut Losses,
) -> Edit {
    let with = |text: String| Edit::new(tag.range.clone(), text);
    if let Some(part) = parts.get(tag.name).filter(|_| tag.is_empty) {
        return with(format!("\n{}\n", part.trim()));
    }
    let kind = match tag.name {
        "Admonition" | "Callout" | "Aside" | "Alert" | "Note" | "Tip" | "Info" | "Warning"
        | "Danger" | "Caution" | "Check" | "Important" => {
            let style = tag.text(&["type", "kind", "variant", "intent"]);
            Some(style.filter(|style| alert(style).is_some()).unwrap_or(tag.name))
        }
        _ => None,
    };
    if let Some(kind) = kind.filter(|_| !tag.is_empty) {
        if tag.closes {
            return with("\n\n:::\n".into());
        }
        if text.get(tag.range.end..).is_some_and(|rest| rest.contains(&format!("</{}", tag.name))) {
            let kind =
                if alert(kind).is_some() { kind.to_ascii_lowercase() } else { "note".into() };
            return with(format!("\n:::{kind} {}\n\n", tag.text(&["title"]).unwrap_or("")));
        }
    }
    match tag.name {
        "Link" | "A" | "NavLink" if !tag.is_empty => {
            let target = tag.text(&["to", "href"]).unwrap_or("#");
            return with(if tag.closes {
                "</a>".into()
            } else {
                format!("<a href=\"{}\">", target.replace('"', "%22"))
            });
        }
        "Image" | "Img" | "ThemedImage" | "Screenshot" | "Figure" => {
            if let Some(source) = tag.text(&["src", "light", "img"]) {
                let words = tag.text(&["alt", "title", "caption"]).unwrap_or("");
                return with(format!(
                    "![{}]({})",
                    words.replace(['[', ']', '\n'], " "),
                    destination(source)
                ));
            }
        }
        "YouTube" | "Youtube" => {
            if let Some(id) = tag.text(&["id", "videoId", "youTubeId"]) {
                return with(format!("<https://www.youtube.com/watch?v={id}>"));
            }
        }
        _ => {}
    }
    let title = tag.text(&["title", "label", "heading", "header", "summary", "name", "text"]);
    let title =
        title.or_else(|| tag.text(&["value"]).filter(|_| matches!(tag.name, "Tab" | "TabItem")));
    if let Some(title) = title.filter(|_| !tag.closes) {
        let title = match tag.text(&["href", "to", "link", "url"]) {
            Some(target) => {
                format!("[{}]({})", title.replace(['[', ']'], " "), destination(target))
            }
            None => format!("**{title}**"),
        };
        let more = tag.text(&["description"]).map(|text| format!("\n\n{text}")).unwrap_or_default();
        return with(format!("\n\n{title}{more}\n\n"));
    }
    if tag.is_empty {
        losses.push((tag.range.clone(), format!("`<{}>`", tag.name)));
    }
    with(if tag.is_alone(text) { "\n".into() } else { String::new() })
}

/// What `<Tabs>`, `<TabItem label="…">`, `<Tab title="…">` and their ends become where there are two
/// tabs or more with a label. `open`: for the tabs that are open whether they are such.
fn tab(text: &str, tag: &Tag<'_>, open: &mut Vec<bool>) -> Option<String> {
    match (tag.name, tag.closes) {
        _ if tag.is_empty => None,
        ("Tabs", false) => {
            let inside = text.get(tag.range.end..)?;
            let inside = inside.get(..inside.find("</Tabs>")?)?;
            let starts = inside.match_indices("<Tab").map(|(at, _)| at);
            let tags = starts.filter_map(|at| tags::read(inside, at, at + 1, &["/>", ">"]));
            let tabs: Vec<_> = tags.filter(|tag| matches!(tag.name, "Tab" | "TabItem")).collect();
            let are_tabs = tabs.len() > 1 && tabs.iter().all(|tab| label(tab).is_some());
            open.push(are_tabs);
            are_tabs.then(|| tag.on_its_line(text, ":::tabs"))
        }
        ("Tabs", true) => open.pop()?.then(|| tag.on_its_line(text, ":::")),
        ("TabItem" | "Tab", is_end) if open.last() == Some(&true) => Some(match label(tag) {
            Some(label) if !is_end => tag.on_its_line(text, &format!(":::tab {label}")),
            _ => tag.on_its_line(text, ":::"),
        }),
        _ => None,
    }
}

fn label<'t>(tab: &Tag<'t>) -> Option<&'t str> {
    tab.text(&["label", "title", "value", "name"]).filter(|label| !label.trim().is_empty())
}

/// An HTML element with a program's attributes becomes a plain one.
fn element(tag: &Tag<'_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    for attribute in &tag.attributes {
        match (attribute.name, attribute.value) {
            ("", Value::Expression(_)) => edits.push(Edit::delete(attribute.range.clone())),
            (name, Value::Expression(code)) => {
                let text = tags::quoted(code).or_else(|| {
                    Some(code.trim()).filter(|code| code.bytes().all(|b| b.is_ascii_digit()))
                });
                let with = text.map(|text| {
                    format!("{}=\"{}\"", plain_name(name), text.replace('"', "&quot;"))
                });
                edits.push(Edit::new(attribute.range.clone(), with.unwrap_or_default()));
            }
            (name, _) if plain_name(name) != name => {
                edits.push(Edit::new(
                    attribute.range.start..attribute.range.start + name.len(),
                    plain_name(name),
                ));
            }
            _ => {}
        }
    }
    edits
}

fn plain_name(name: &str) -> &str {
    match name {
        "className" => "class",
        "htmlFor" => "for",
        "colSpan" => "colspan",
        "rowSpan" => "rowspan",
        "srcSet" => "srcset",
        "autoPlay" => "autoplay",
        "playsInline" => "playsinline",
        "allowFullScreen" | "allowfullscreen" => "allowfullscreen",
        name => name,
    }
}

/// In MDX no indentation makes code, and what stands inside a component is indented for the eye: it
/// would be code here, so inside components everything moves to the left.
fn indentation(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut stack: Vec<usize> = Vec::new();
    let mut fence = None;
    for range in line_ranges(text) {
        let line = text.get(range.clone()).unwrap_or("");
        let body = line.trim_start();
        let own = line.len() - body.len();
        let in_code = fenced(line, &mut fence);
        if !in_code
            && body.starts_with("</")
            && body.get(2..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()))
        {
            stack.pop();
            continue;
        }
        if let Some(inner) = stack.last().filter(|_| !body.trim().is_empty()) {
            // A list inside keeps its own steps.
            edits.push(Edit::delete(range.start..range.start + own.min(*inner + 2)));
        }
        let opens = body.starts_with('<')
            && body.get(1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()));
        let closes = body.contains("</") || body.contains("/>");
        if !in_code && opens && !closes {
            stack.push(own);
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::TextFile;

    fn convert(text: &str, parts: &[(&str, &str)]) -> (String, Vec<String>) {
        let markdown = parts.iter().map(|(path, text)| TextFile::new(*path, *text)).collect();
        let tree = SourceTree { markdown, ..SourceTree::default() };
        let (edits, losses) = edits(text, "docs/a.mdx", &tree);
        let text = Mapped::of(text, 0..text.len()).edited(edits).into_text();
        (text, losses.into_iter().map(|(_, what)| what).collect())
    }

    #[test]
    fn imports_go_and_parts_come_in() {
        let text = "import Tabs from '@theme/Tabs';\nimport {\n  A,\n} from 'b';\n\
            import Part from './_part.mdx';\n\n# A\n\n<Part />\n\n```js\nimport x from 'y';\n```\n";
        let (text, losses) = convert(text, &[("docs/_part.mdx", "---\nt: x\n---\nShared.\n")]);
        assert_eq!(text, "\n# A\n\n\nShared.\n\n\n```js\nimport x from 'y';\n```\n");
        assert!(losses.is_empty());
    }

    #[test]
    fn components_leave_their_text() {
        let tabs = "<Tabs>\n<TabItem label=\"A\">\nx\n</TabItem>\n<TabItem value=\"B\">y</TabItem>\n</Tabs>\n";
        let words = ":::tabs :::tab A x ::: :::tab B y ::: :::";
        assert_eq!(convert(tabs, &[]).0.split_whitespace().collect::<Vec<_>>().join(" "), words);
        assert_eq!(
            convert(
                "<Tabs>\n  <TabItem value=\"a\" label=\"Linux\">\n    Run `x`.\n  \
                </TabItem>\n</Tabs>\n",
                &[]
            )
            .0
            .split_whitespace()
            .collect::<Vec<_>>(),
            ["**Linux**", "Run", "`x`."]
        );
        assert_eq!(
            convert("Go <Link to=\"/x\">there</Link>.\n", &[]).0,
            "Go <a href=\"/x\">there</a>.\n"
        );
        assert_eq!(convert("<Note>Hot</Note>\n", &[]).0, "\n:::note \n\nHot\n\n:::\n\n");
        let (text, losses) = convert("a <Chart data={[1, 2]} /> b{/* hidden */}\n", &[]);
        assert_eq!((text.as_str(), losses[0].as_str()), ("a  b\n", "`<Chart>`"));
        assert_eq!(convert("`<Tabs>` and 1 < 2\n", &[]).0, "`<Tabs>` and 1 < 2\n");
    }

    #[test]
    fn attributes_become_plain() {
        assert_eq!(
            convert(
                "<div className=\"x\" style={{color: 'red'}}>\n\
                 <img src={url('/a.png')} width={40} />\n</div>\n",
                &[]
            )
            .0,
            "<div class=\"x\" >\n<img src=\"/a.png\" width=\"40\" />\n</div>\n"
        );
    }
}
