//! Blocks that mean more than their tag says: notes, tabs, expandable parts, headings with names.

use std::rc::Rc;

use htmd::element_handler::{HandlerResult, Handlers};
use htmd::{Element, Node};

use super::counts::Shared;
use super::{idioms, node};
use crate::content::markdown::is_anchor;
use crate::model::slugify;

/// Boxes of every kind.
pub fn handle(
    handlers: &dyn Handlers,
    element: Element<'_>,
    counts: &Shared,
) -> Option<HandlerResult> {
    let classes = node::classes(element.node);
    let has = |names: &[&str]| classes.iter().any(|class| names.contains(&class.as_str()));
    let is_private = has(&idioms::PRIVATE);
    if is_private || has(&idioms::GENERATED) {
        if let Ok(mut counts) = counts.lock() {
            *(if is_private { &mut counts.private } else { &mut counts.generated }) += 1;
        }
        return None;
    }
    let is_box =
        matches!(element.tag, "div" | "section" | "p" | "aside" | "blockquote" | "article");
    if is_box && node::is_blank(element.node) && node::attribute(element.node, "id").is_none() {
        return None;
    }
    let style = node::attribute(element.node, "style").unwrap_or_default();
    if let Some(kind) = idioms::note(&classes, &style).filter(|_| is_box) {
        return Some(note(handlers, element.node, kind).into());
    }
    if has(&["tabs", "tabbed-content"]) && is_box {
        return Some(tabs(handlers, element.node).into());
    }
    if has(&["expand-container", "accordion__item", "accordion-item"]) {
        return Some(expandable(handlers, element.node).into());
    }
    if has(&["codeheader"]) {
        return Some(format!("\n\n**{}**\n\n", node::line(element.node)).into());
    }
    handlers.fallback(element)
}

/// A GitHub alert.
fn note(handlers: &dyn Handlers, box_: &Rc<Node>, kind: &str) -> String {
    let title = node::find(box_, &|child| idioms::is_title(&node::classes(child)));
    let mut body = String::new();
    let mut named = title.as_ref().map(|title| node::line(title)).unwrap_or_default();
    match title {
        Some(title) => body.push_str(&without(handlers, box_, &title)),
        None => body.push_str(&handlers.walk_children(box_).content),
    }
    let mut out = format!("\n\n> [!{kind}]\n");
    if !named.is_empty() {
        named = named.replace('*', "\\*");
        out.push_str(&format!("> **{named}**\n>\n"));
    }
    for line in body.trim().split('\n') {
        out.push_str(format!("> {line}").trim_end());
        out.push('\n');
    }
    out.push('\n');
    out
}

/// What is in `box_` besides `part`, which stands somewhere in it.
fn without(handlers: &dyn Handlers, box_: &Rc<Node>, part: &Rc<Node>) -> String {
    let kept: Vec<Rc<Node>> =
        box_.children.borrow().iter().filter(|child| !Rc::ptr_eq(child, part)).cloned().collect();
    if kept.len() == box_.children.borrow().len() {
        // Deeper: the title is taken out where it stands.
        for child in box_.children.borrow().iter() {
            child.children.borrow_mut().retain(|inner| !Rc::ptr_eq(inner, part));
        }
    }
    kept.iter()
        .filter_map(|child| handlers.handle(child))
        .map(|result| result.content)
        .collect::<Vec<_>>()
        .join("")
}

/// The names of tabs, each over what it shows.
fn tabs(handlers: &dyn Handlers, tabs: &Rc<Node>) -> String {
    let is_menu = |child: &Node| {
        node::classes(child).iter().any(|class| class.contains("menu") || class.contains("nav"))
    };
    let menu = node::find(tabs, &is_menu);
    let names: Vec<String> =
        menu.iter().flat_map(|menu| node::elements(menu)).map(|name| node::line(&name)).collect();
    let bodies = node::elements(tabs).into_iter().filter(|child| !is_menu(child));
    let mut names = names.into_iter();
    let mut out = String::new();
    for body in bodies {
        if let Some(name) = names.next() {
            out.push_str(&format!("\n\n**{name}**\n\n"));
        }
        out.push_str(
            handlers.handle(&body).map(|result| result.content).unwrap_or_default().trim(),
        );
        out.push_str("\n\n");
    }
    out
}

/// Accordions and Confluence's expandable parts.
fn expandable(handlers: &dyn Handlers, part: &Rc<Node>) -> String {
    let is_head = |child: &Node| {
        let classes = node::classes(child);
        classes.iter().any(|class| {
            class.contains("title") || class.contains("control") || class.contains("header")
        })
    };
    let head = node::find(part, &is_head);
    let title = head.as_ref().map(|head| node::line(head)).unwrap_or_default();
    let body = match &head {
        Some(head) => without(handlers, part, head),
        None => handlers.walk_children(part).content,
    };
    folded(&title, &body)
}

pub fn details(handlers: &dyn Handlers, element: Element<'_>) -> Option<HandlerResult> {
    let summary =
        node::elements(element.node).into_iter().find(|child| node::tag(child) == "summary");
    let title = summary.as_ref().map(|summary| node::line(summary)).unwrap_or_default();
    let body = match &summary {
        Some(summary) => without(handlers, element.node, summary),
        None => handlers.walk_children(element.node).content,
    };
    Some(folded(&title, &body).into())
}

fn folded(title: &str, body: &str) -> String {
    let title = if title.is_empty() { "…".to_owned() } else { node::escape(title) };
    format!("\n\n<details>\n<summary>{title}</summary>\n\n{}\n\n</details>\n\n", body.trim())
}

/// A heading's own name stays where it is not the one that it gets anyway.
pub fn heading(
    handlers: &dyn Handlers,
    element: Element<'_>,
    counts: &Shared,
) -> Option<HandlerResult> {
    if node::is_blank(element.node) {
        return None;
    }
    let inner = node::find(element.node, &|child| {
        node::attribute(child, "id").is_some() && node::line(child).is_empty()
    });
    let id = node::attribute(element.node, "id")
        .or_else(|| inner.and_then(|inner| node::attribute(&inner, "id")));
    let text = node::line(element.node);
    let level = element.tag.trim_start_matches('h').parse::<usize>().unwrap_or(2);
    let level = (level + counts.lock().map_or(0, |counts| counts.lower)).min(6);
    let content = handlers.walk_children(element.node).content;
    // Bold in a heading says nothing.
    let content = content.trim().replace('\n', " ");
    let content = content
        .strip_prefix("**")
        .and_then(|c| c.strip_suffix("**"))
        .filter(|c| !c.contains("**"))
        .unwrap_or(&content);
    let pin =
        id.filter(|id| is_anchor(id) && *id != slugify(&text)).map(|id| format!(" {{#{id}}}"));
    Some(
        format!("\n\n{} {}{}\n\n", "#".repeat(level), content.trim(), pin.unwrap_or_default())
            .into(),
    )
}

/// Confluence's tasks.
pub fn list_item(handlers: &dyn Handlers, element: Element<'_>) -> Option<HandlerResult> {
    let is_task = node::attribute(element.node, "data-inline-task-id").is_some();
    let done = node::has_class(element.node, "checked");
    let mut result = handlers.fallback(element)?;
    if is_task {
        result.content = result.content.replacen("- ", if done { "- [x] " } else { "- [ ] " }, 1);
    }
    Some(result)
}
