//! Pages with places to fill. The build writes them with the site's own theme; `⟦name⟧` stands for
//! a text, `⟦#name⟧…⟦/name⟧` for a part that appears once for each value it is given, or not at
//! all.
//!
//! Whatever is filled in is escaped for text and attributes alike; there is no way to fill in
//! markup.

use std::collections::BTreeMap;
use std::fmt::Write;

const OPEN: char = '⟦';
const CLOSE: char = '⟧';
/// Deeper nesting is text.
const DEEPEST: usize = 16;

/// A page, taken apart once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern(Vec<Node>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Node {
    Markup(String),
    Text(String),
    Part(String, Vec<Node>),
}

/// What to fill in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Values {
    texts: BTreeMap<&'static str, String>,
    parts: BTreeMap<&'static str, Vec<Values>>,
}

impl Values {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn text(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.texts.insert(name, value.into());
        self
    }

    /// The part `name` appears once more.
    pub fn part(mut self, name: &'static str, values: Values) -> Self {
        self.parts.entry(name).or_default().push(values);
        self
    }

    /// The part `name` appears if `is_shown`.
    pub fn flag(self, name: &'static str, is_shown: bool) -> Self {
        if is_shown { self.part(name, Values::new()) } else { self }
    }

    pub fn list(mut self, name: &'static str, values: impl IntoIterator<Item = Values>) -> Self {
        self.parts.entry(name).or_default().extend(values);
        self
    }
}

impl Pattern {
    /// Never fails: what closes nothing or is never closed is markup.
    pub fn parse(page: &str) -> Self {
        let mut open: Vec<(String, Vec<Node>)> = Vec::new();
        let mut nodes = Vec::new();
        let mut rest = page;
        while let Some((before, mark, after)) = next_mark(rest) {
            push_markup(&mut nodes, before);
            rest = after;
            if let Some(name) = mark.strip_prefix('#').filter(|_| open.len() < DEEPEST) {
                open.push((name.to_owned(), std::mem::take(&mut nodes)));
            } else if let Some(name) = mark.strip_prefix('/') {
                match open.pop() {
                    Some((opened, outer)) if opened == name => {
                        let inner = std::mem::replace(&mut nodes, outer);
                        nodes.push(Node::Part(opened, inner));
                    }
                    Some(other) => {
                        open.push(other);
                        push_markup(&mut nodes, &format!("{OPEN}{mark}{CLOSE}"));
                    }
                    None => push_markup(&mut nodes, &format!("{OPEN}{mark}{CLOSE}")),
                }
            } else {
                nodes.push(Node::Text(mark.to_owned()));
            }
        }
        push_markup(&mut nodes, rest);
        while let Some((name, mut outer)) = open.pop() {
            push_markup(&mut outer, &format!("{OPEN}#{name}{CLOSE}"));
            outer.append(&mut nodes);
            nodes = outer;
        }
        Self(nodes)
    }

    pub fn fill(&self, values: &Values) -> String {
        let mut page = String::new();
        fill(&self.0, &mut vec![values], &mut page);
        page
    }
}

/// A name that a part's own values lack is looked up in those around it.
fn fill(nodes: &[Node], scopes: &mut Vec<&Values>, page: &mut String) {
    for node in nodes {
        match node {
            Node::Markup(markup) => page.push_str(markup),
            Node::Text(name) => {
                if let Some(text) =
                    scopes.iter().rev().find_map(|values| values.texts.get(name.as_str()))
                {
                    escape(text, page);
                }
            }
            Node::Part(name, nodes) => {
                let found = scopes.last().and_then(|values| values.parts.get(name.as_str()));
                for values in found.into_iter().flatten() {
                    scopes.push(values);
                    fill(nodes, scopes, page);
                    scopes.pop();
                }
            }
        }
    }
}

fn push_markup(nodes: &mut Vec<Node>, markup: &str) {
    if markup.is_empty() {
        return;
    }
    match nodes.last_mut() {
        Some(Node::Markup(before)) => before.push_str(markup),
        _ => nodes.push(Node::Markup(markup.to_owned())),
    }
}

/// What stands before the next mark, its name, and what follows.
fn next_mark(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    loop {
        let start = from + text.get(from..)?.find(OPEN)?;
        let inside = start + OPEN.len_utf8();
        let end = inside + text.get(inside..)?.find(CLOSE)?;
        let name = text.get(inside..end)?;
        let bare = name.trim_start_matches(['#', '/']);
        if !bare.is_empty()
            && bare.len() <= 40
            && bare.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        {
            return Some((text.get(..start)?, name, text.get(end + CLOSE.len_utf8()..)?));
        }
        from = inside;
    }
}

/// For text and for attributes in either kind of quotes. Control characters that HTML forbids
/// become the sign for "cannot be shown".
fn escape(text: &str, page: &mut String) {
    for c in text.chars() {
        match c {
            '&' => page.push_str("&amp;"),
            '<' => page.push_str("&lt;"),
            '>' => page.push_str("&gt;"),
            '"' => page.push_str("&quot;"),
            '\'' => page.push_str("&#39;"),
            '\r' => page.push_str("&#13;"),
            '\n' | '\t' => page.push(c),
            c if c.is_control() => page.push('\u{fffd}'),
            c if is_noncharacter(c) => {
                let _ = write!(page, "\u{fffd}");
            }
            c => page.push(c),
        }
    }
}

fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{fdd0}'..='\u{fdef}') || (c as u32 & 0xfffe) == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fill(page: &str, values: Values) -> String {
        Pattern::parse(page).fill(&values)
    }

    #[test]
    fn texts_and_parts_are_filled() {
        let list = [Values::new().text("b", "1"), Values::new().text("b", "2")];
        let values = Values::new().text("a", "x").list("row", list);
        assert_eq!(fill("⟦a⟧:⟦#row⟧<⟦a⟧⟦b⟧>⟦/row⟧⟦#none⟧no⟦/none⟧.", values), "x:<x1><x2>.");
        assert_eq!(fill("⟦unknown⟧|⟦#p⟧⟦q⟧⟦/p⟧", Values::new().flag("p", true)), "|");
    }

    #[test]
    fn what_is_filled_in_is_never_markup() {
        let values = || Values::new().text("a", "<b a=\"1\" c='2'>&⟦a⟧⟦#x⟧\0\r\n");
        let escaped = "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;⟦a⟧⟦#x⟧\u{fffd}&#13;\n";
        assert_eq!(fill("⟦a⟧", values()), escaped);
    }

    #[test]
    fn broken_marks_are_markup() {
        for page in ["⟦", "⟦a", "⟦⟧", "⟦/a⟧", "⟦#a⟧", "⟦#a⟧⟦/b⟧", "⟦a b⟧", "⟧"]
        {
            assert_eq!(fill(page, Values::new().text("a", "x")), page);
        }
    }
}
