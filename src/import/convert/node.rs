//! Nodes of the library's tree: attributes, classes, text, and HTML again.

use crate::model::one_line;
use std::rc::Rc;

use htmd::Node;
use markup5ever_rcdom::NodeData;

/// Attributes that an article's HTML may keep. Everything else is style or a program's.
const KEPT: [&str; 19] = [
    "alt", "href", "src", "title", "colspan", "rowspan", "scope", "id", "lang", "dir", "start",
    "type", "controls", "poster", "width", "height", "datetime", "cite", "reversed",
];

/// Elements without an end.
const EMPTY: [&str; 8] = ["br", "hr", "img", "source", "track", "wbr", "col", "input"];

/// Elements that are no part of a text.
const DROPPED: [&str; 9] =
    ["script", "style", "noscript", "template", "button", "input", "form", "colgroup", "svg"];

pub fn tag(node: &Node) -> &str {
    match &node.data {
        NodeData::Element { name, .. } => &name.local,
        _ => "",
    }
}

/// An attribute's value; `None` where the element has none.
pub fn attribute(node: &Node, name: &str) -> Option<String> {
    let NodeData::Element { attrs, .. } = &node.data else { return None };
    attrs.borrow().iter().find(|attr| &*attr.name.local == name).map(|attr| attr.value.to_string())
}

pub fn classes(node: &Node) -> Vec<String> {
    let classes = attribute(node, "class").unwrap_or_default();
    classes.split_whitespace().map(str::to_lowercase).collect()
}

pub fn has_class(node: &Node, class: &str) -> bool {
    classes(node).iter().any(|own| own == class)
}

pub fn elements(node: &Node) -> Vec<Rc<Node>> {
    let children = node.children.borrow();
    children
        .iter()
        .filter(|child| matches!(child.data, NodeData::Element { .. }))
        .cloned()
        .collect()
}

/// The first element below `node`, in reading order, that `fits`.
pub fn find(node: &Node, fits: &dyn Fn(&Node) -> bool) -> Option<Rc<Node>> {
    let children = node.children.borrow();
    children
        .iter()
        .find_map(|child| if fits(child) { Some(child.clone()) } else { find(child, fits) })
}

/// Whether any element below `node` has one of `tags`.
pub fn holds(node: &Node, tags: &[&str]) -> bool {
    find(node, &|node| tags.contains(&tag(node))).is_some()
}

/// All text below, as it is written.
pub fn text(node: &Node) -> String {
    let mut out = String::new();
    push_text(node, &mut out);
    out
}

fn push_text(node: &Node, out: &mut String) {
    match &node.data {
        NodeData::Text { contents } => out.push_str(&contents.borrow()),
        NodeData::Element { name, .. } if &*name.local == "br" => out.push('\n'),
        _ => {}
    }
    for child in node.children.borrow().iter() {
        push_text(child, out);
    }
}

/// Text on one line.
pub fn line(node: &Node) -> String {
    one_line(&text(node))
}

/// Nothing that a reader would see.
pub fn is_blank(node: &Node) -> bool {
    !holds(node, &["img", "iframe", "video", "audio", "hr", "table", "object", "embed"])
        && text(node).chars().all(|c| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}'))
}

/// How deep elements stand in each other; found without recursion.
pub fn depth(root: &Rc<Node>) -> usize {
    let mut open = vec![(root.clone(), 0)];
    let mut deepest = 0;
    while let Some((node, depth)) = open.pop() {
        deepest = deepest.max(depth);
        open.extend(node.children.borrow().iter().map(|child| (child.clone(), depth + 1)));
    }
    deepest
}

/// `&copy;` that a reader saw as these letters would become the sign in Markdown.
pub fn keep_entities(node: &Node) {
    if let NodeData::Text { contents } = &node.data {
        let text = contents.borrow().to_string();
        if let Some(escaped) = escaped_entities(&text) {
            *contents.borrow_mut() = escaped.as_str().into();
        }
    }
    if !matches!(tag(node), "pre" | "code") {
        node.children.borrow().iter().for_each(|child| keep_entities(child));
    }
}

fn escaped_entities(text: &str) -> Option<String> {
    let is_entity = |rest: &str| {
        let end = rest.find(';').filter(|end| (1..=32).contains(end));
        end.is_some_and(|end| rest[..end].bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#'))
    };
    let mut out = String::new();
    let mut done = 0;
    for (at, _) in text.match_indices('&').filter(|(at, _)| is_entity(&text[at + 1..])) {
        out.push_str(&text[done..at]);
        out.push_str("&amp;");
        done = at + 1;
    }
    (done > 0).then(|| out + &text[done..])
}

/// The element as HTML again, on one line where it can be, without what only styles it.
pub fn html(node: &Node) -> String {
    let mut out = String::new();
    push_html(node, &mut out);
    out
}

/// What stands in the element, as HTML with everything that it had.
pub fn inner_html(node: &Node) -> String {
    let mut out = String::new();
    node.children.borrow().iter().for_each(|child| push_whole(child, &mut out));
    out
}

fn push_whole(node: &Node, out: &mut String) {
    match &node.data {
        NodeData::Text { contents } => out.push_str(&escape(&contents.borrow())),
        NodeData::Element { name, attrs, .. } => {
            out.push('<');
            out.push_str(&name.local);
            for attr in attrs.borrow().iter() {
                out.push_str(&format!(
                    " {}=\"{}\"",
                    attr.name.local,
                    escape(&attr.value).replace('"', "&quot;")
                ));
            }
            out.push('>');
            node.children.borrow().iter().for_each(|child| push_whole(child, out));
            if !EMPTY.contains(&&*name.local) {
                out.push_str(&format!("</{}>", name.local));
            }
        }
        _ => {}
    }
}

fn push_html(node: &Node, out: &mut String) {
    match &node.data {
        NodeData::Text { contents } => {
            let text = contents.borrow();
            let words = one_line(&text);
            let (before, after) =
                (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
            out.push_str(if before && !out.ends_with([' ', '>']) { " " } else { "" });
            out.push_str(&escape(&words));
            out.push_str(if after && !words.is_empty() { " " } else { "" });
        }
        NodeData::Element { name, .. } => {
            let name = &*name.local;
            if DROPPED.contains(&name) {
                return;
            }
            // Boxes without a meaning of their own.
            let is_box = matches!(name, "span" | "div" | "font" | "section" | "center");
            if !is_box {
                out.push('<');
                out.push_str(name);
                push_attributes(node, out);
                out.push('>');
            }
            for child in node.children.borrow().iter() {
                push_html(child, out);
            }
            if name == "div" && !out.ends_with('>') {
                out.push_str("<br>");
            }
            if !is_box && !EMPTY.contains(&name) {
                while out.ends_with(' ') {
                    out.pop();
                }
                out.push_str("</");
                out.push_str(name);
                out.push('>');
            }
        }
        _ => {}
    }
}

fn push_attributes(node: &Node, out: &mut String) {
    let NodeData::Element { attrs, .. } = &node.data else { return };
    for attr in attrs.borrow().iter() {
        let name = &*attr.name.local;
        if !KEPT.contains(&name) {
            continue;
        }
        let value = if matches!(name, "src" | "href") {
            absolute(&attr.value)
        } else {
            attr.value.to_string()
        };
        out.push_str(&format!(" {name}=\"{}\"", escape(&value).replace('"', "&quot;")));
    }
}

/// An address with its scheme.
pub fn absolute(address: &str) -> String {
    let address = address.trim();
    if address.starts_with("//") { format!("https:{address}") } else { address.to_owned() }
}

pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
