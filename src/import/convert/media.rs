//! Pictures, films, links and code.

use crate::model::one_line;
use htmd::Element;
use htmd::element_handler::{HandlerResult, Handlers};

use super::node;

pub fn picture(_: &dyn Handlers, element: Element<'_>) -> Option<HandlerResult> {
    let alt = node::attribute(element.node, "alt").unwrap_or_default();
    let alt = one_line(&alt);
    if node::has_class(element.node, "emoticon") || node::has_class(element.node, "emoji") {
        return Some(alt.into());
    }
    let sources = ["data-image-src", "src", "data-src"];
    let source = sources
        .iter()
        .find_map(|name| node::attribute(element.node, name))
        .filter(|s| !s.trim().is_empty())?;
    Some(format!("![{}]({})", escape_words(&alt), target(&node::absolute(&source))).into())
}

/// A picture with words below it.
pub fn figure(handlers: &dyn Handlers, element: Element<'_>) -> Option<HandlerResult> {
    let caption =
        node::elements(element.node).into_iter().find(|child| node::tag(child) == "figcaption");
    let caption_text =
        caption.as_ref().map(|caption| node::line(caption)).filter(|text| !text.is_empty());
    let parts =
        node::elements(element.node).into_iter().filter(|child| node::tag(child) != "figcaption");
    let body: String =
        parts.filter_map(|part| handlers.handle(&part)).map(|result| result.content).collect();
    let body = body.trim_matches('\n');
    let caption =
        caption_text.map(|text| format!("\n\n*{}*", escape_words(&text).replace('*', "\\*")));
    Some(format!("\n\n{body}{}\n\n", caption.unwrap_or_default()).into())
}

/// What stands in a frame of its own, and films.
pub fn embed(_: &dyn Handlers, element: Element<'_>) -> Option<HandlerResult> {
    if element.tag != "iframe" {
        return Some(format!("\n\n{}\n\n", node::html(element.node)).into());
    }
    let source = ["src", "data-src"].iter().find_map(|name| node::attribute(element.node, name))?;
    let source = node::absolute(&source);
    let host = source.split('/').nth(2).unwrap_or("").to_owned();
    let title = node::attribute(element.node, "title")
        .filter(|title| !title.trim().is_empty())
        .unwrap_or(host);
    let attribute = |text: &str| node::escape(text).replace('"', "&quot;");
    let frame = format!(
        "\n\n<iframe src=\"{}\" title=\"{}\" allowfullscreen></iframe>\n\n",
        attribute(&source),
        attribute(title.trim())
    );
    Some(frame.into())
}

/// A link; a place that only has a name keeps it.
pub fn link(handlers: &dyn Handlers, element: Element<'_>) -> Option<HandlerResult> {
    let Some(href) = node::attribute(element.node, "href").filter(|href| !href.trim().is_empty())
    else {
        let name = ["id", "name"].iter().find_map(|key| node::attribute(element.node, key));
        let text = handlers.walk_children(element.node).content;
        let anchor = name
            .map(|name| format!("<a id=\"{}\"></a>", node::escape(&name).replace('"', "&quot;")));
        return Some((anchor.unwrap_or_default() + &text).into());
    };
    let text = handlers.walk_children(element.node).content;
    let (inner, space) = (text.trim(), text.ends_with(char::is_whitespace));
    if inner.is_empty() {
        return None;
    }
    let space = if space { " " } else { "" };
    if inner.contains("\n\n") {
        // A link around blocks: its words stay, and it leads there once more below.
        return Some(format!("{text}\n\n[{}]({})\n\n", escape_words(&href), target(&href)).into());
    }
    Some(
        format!("[{}]({}){space}", inner.replace('\n', " "), target(&node::absolute(&href))).into(),
    )
}

/// Code, with its language where somebody told it.
pub fn code(_: &dyn Handlers, element: Element<'_>) -> Option<HandlerResult> {
    let inner = node::find(element.node, &|child| node::tag(child) == "code");
    let text = node::text(element.node);
    let text = text.trim_matches('\n');
    if text.trim().is_empty() {
        return None;
    }
    let by_class = |node: &htmd::Node| {
        let classes = node::classes(node);
        let named = classes
            .iter()
            .find_map(|c| c.strip_prefix("language-").or_else(|| c.strip_prefix("lang-")));
        named.map(str::to_owned)
    };
    let brush = || {
        let parameters = node::attribute(element.node, "data-syntaxhighlighter-params")?;
        let (_, brush) = parameters.split_once("brush:")?;
        Some(brush.split(';').next()?.trim().to_owned())
    };
    let language = inner
        .as_ref()
        .and_then(|inner| by_class(inner))
        .or_else(|| by_class(element.node))
        .or_else(brush);
    let language = language.or_else(|| node::attribute(element.node, "data-code-brush"));
    let language = language
        .filter(|name| name.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-#".contains(&b)));
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    Some(format!("\n\n{fence}{}\n{text}\n{fence}\n\n", language.unwrap_or_default()).into())
}

/// An address inside `()`.
fn target(address: &str) -> String {
    let address =
        address.trim().replace(['\n', '\r', '\t'], "").replace('<', "%3C").replace('>', "%3E");
    let is_plain = !address.contains(|c: char| c.is_whitespace() || c == '(' || c == ')');
    if is_plain { address } else { format!("<{address}>") }
}

fn escape_words(text: &str) -> String {
    text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}
