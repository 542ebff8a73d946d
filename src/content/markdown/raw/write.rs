//! Tokens as the page's HTML.

use html5gum::{Error, StartTag, Token};

use super::super::escape;
use super::super::sink::Sink;
use super::balance::Balance;
use super::html::{RawHtml, tokens};
use super::{attributes, elements};
use crate::diagnostics::{Diagnostic, Span};

/// Elements whose content is text, whatever it looks like; escapes would be shown in them.
const RAW_TEXT: [&str; 7] =
    ["style", "iframe", "xmp", "noembed", "noframes", "noscript", "plaintext"];

/// Writes `raw` as the page's HTML.
pub fn write(sink: &mut Sink<'_>, raw: &RawHtml, balance: &Balance) {
    let mut inside = Inside::Markup;
    // How far the tokens reach, and whether a tag was open at the end.
    let (mut end, mut is_open) = (0, false);
    for token in tokens(raw) {
        match token {
            Token::StartTag(tag) => {
                end = tag.span.end;
                inside = start_tag(sink, raw, &tag, balance);
            }
            Token::EndTag(tag) => {
                end = tag.span.end;
                let name = String::from_utf8_lossy(&tag.name);
                let place = raw.place(tag.span.start, tag.span.end);
                part(sink, &name);
                if !elements::is_known(&name) {
                    show_tag(sink, raw, tag.span.start, tag.span.end);
                } else if elements::refused(&name).is_none()
                    && !balance.stray.contains(&place.start)
                {
                    sink.html.push_str(&format!("</{name}>"));
                }
                inside = Inside::Markup;
            }
            Token::String(text) => {
                let text = String::from_utf8_lossy(&text);
                match inside {
                    Inside::Markup => {
                        escape::html(&mut sink.html, &text);
                        say(sink, &text);
                    }
                    Inside::RawText => sink.html.push_str(&text),
                    Inside::Refused => {}
                }
            }
            Token::Comment(text) => {
                unseen(sink, raw, text.span.start, text.span.end);
                sink.html.push_str(&format!("<!--{}-->", String::from_utf8_lossy(&text)));
            }
            Token::Doctype(_) => {}
            Token::Error(error) => match error.value {
                Error::EofInTag => is_open = true,
                Error::EofInComment => open_comment(sink, raw),
                _ => {}
            },
        }
    }
    if is_open {
        tag_without_end(sink, raw, end);
    }
}

/// Text the reader sees, as a browser shows it: any space is one.
fn say(sink: &mut Sink<'_>, text: &str) {
    for word in text.split_inclusive(char::is_whitespace) {
        let (word, space) = match word.strip_suffix(char::is_whitespace) {
            Some(word) => (word, true),
            None => (word, false),
        };
        sink.text.push_str(word);
        if space && !sink.text.is_empty() && !sink.text.ends_with(char::is_whitespace) {
            sink.text.push(' ');
        }
    }
}

/// Parts the text where an element begins or ends that stands in a line of its own, or in a cell.
fn part(sink: &mut Sink<'_>, name: &str) {
    if elements::is_phrasing(name) || !elements::is_known(name) {
        return;
    }
    let spoken = sink.text.trim_end_matches([' ', '\t']).len();
    let is_cell = matches!(name, "td" | "th");
    if !is_cell {
        sink.text.truncate(spoken);
    }
    if !sink.text.is_empty() && !sink.text.ends_with(['\n', '\t']) {
        sink.text.push(if is_cell { '\t' } else { '\n' });
    }
}

/// What a text stands in.
#[derive(Clone, Copy)]
enum Inside {
    Markup,
    RawText,
    /// An element that is left out.
    Refused,
}

fn start_tag(
    sink: &mut Sink<'_>,
    raw: &RawHtml,
    tag: &StartTag<usize>,
    balance: &Balance,
) -> Inside {
    let name = String::from_utf8_lossy(&tag.name).into_owned();
    let place = raw.place(tag.span.start, tag.span.end);
    part(sink, &name);
    if !elements::is_known(&name) {
        let message = format!("<{name}> is taken for a tag that no browser knows");
        let shown = raw.text.get(tag.span.start..tag.span.end).unwrap_or_default();
        let help = format!("write \\{shown} or `{shown}` to show it");
        sink.report(Diagnostic::warning("unknown-tag", message).help(help), place);
        show_tag(sink, raw, tag.span.start, tag.span.end);
        return Inside::Markup;
    }
    if let Some((what, help)) = elements::refused(&name) {
        let message = format!("<{name}>: {what} cannot stand inside an article");
        sink.report(Diagnostic::error("raw-html", message).help(help), place);
        // What stands behind a tag without content is the article's own.
        return if elements::is_void(&name) { Inside::Markup } else { Inside::Refused };
    }
    if is_unseen(&name, tag, sink) {
        let message = format!("what stands in <{name}> is shown to nobody");
        let d = Diagnostic::warning("raw-html", message);
        sink.report(d.help("take the tag out, or the text with it"), place);
    }
    if name == "style" {
        let message = "<style>: a style sheet does not work inside an article";
        sink.report(
            Diagnostic::warning("raw-html", message).help("put it into the theme's assets"),
            place,
        );
    }
    check_names(sink, &name, tag, place);
    if balance.unclosed.contains(&place.start) {
        // A custom element that nobody closes is a placeholder: <your-name>.
        if name.contains('-') {
            show_tag(sink, raw, tag.span.start, tag.span.end);
        }
        return if RAW_TEXT.contains(&name.as_str()) { Inside::Refused } else { Inside::Markup };
    }
    sink.html.push('<');
    sink.html.push_str(&name);
    // The library keeps attributes by name; pages keep the writer's order.
    let mut attributes: Vec<_> = tag.attributes.iter().collect();
    attributes.sort_by_key(|(_, value)| value.span.start);
    for (key, value) in attributes {
        let attribute = attributes::Attribute {
            tag: &name,
            key: &String::from_utf8_lossy(key),
            value: &String::from_utf8_lossy(value),
        };
        attributes::write(sink, &attribute, place);
    }
    sink.html.push_str(if tag.self_closing { " />" } else { ">" });
    if RAW_TEXT.contains(&name.as_str()) { Inside::RawText } else { Inside::Markup }
}

/// Elements whose content no browser shows. A drawing has a title, and scripts use templates.
fn is_unseen(name: &str, tag: &StartTag<usize>, sink: &Sink<'_>) -> bool {
    let before = &sink.html;
    let in_drawing = || before.rfind("<svg").is_some_and(|at| !before[at..].contains("</svg"));
    match name {
        "template" => tag.attributes.is_empty(),
        "title" => !in_drawing(),
        "noembed" | "noframes" => true,
        _ => false,
    }
}

/// What browsers take for a comment and is none: `<?php … ?>`, `<![CDATA[…]]>`, `<!note>`.
fn unseen(sink: &mut Sink<'_>, raw: &RawHtml, start: usize, end: usize) {
    let written = raw.text.get(start..end).unwrap_or_default();
    let Some(at) = written.find(['?', '!']).filter(|at| *at < 2) else { return };
    if written[at..].starts_with("!--") {
        return;
    }
    let shown: String = written.lines().next().unwrap_or_default().chars().take(40).collect();
    let message = format!("`{shown}` is shown to nobody");
    let help = "take it out, or write `…` around it to show it";
    sink.report(Diagnostic::warning("raw-html", message).help(help), raw.place(start, end));
}

/// A tag that is none, as the text it was meant to be.
fn show_tag(sink: &mut Sink<'_>, raw: &RawHtml, start: usize, end: usize) {
    sink.words(raw.text.get(start..end).unwrap_or_default());
}

/// What readers would miss: a place to go to, words for what they cannot see.
fn check_names(sink: &mut Sink<'_>, name: &str, tag: &StartTag<usize>, place: Span) {
    let has = |key: &[u8]| tag.attributes.iter().any(|(name, _)| name.as_slice() == key);
    let named = has(b"aria-label") || has(b"aria-labelledby") || has(b"aria-hidden");
    let href = tag.attributes.iter().find(|(name, _)| name.as_slice() == b"href");
    if let Some((_, href)) = href.filter(|_| name == "a") {
        sink.leads_nowhere(&String::from_utf8_lossy(href), place);
    }
    if name == "img" && !has(b"src") && !has(b"srcset") {
        let message = "this picture names no file";
        sink.report(
            Diagnostic::warning("raw-html", message).help("add src=\"picture.png\""),
            place,
        );
    }
    if name == "img" && !has(b"alt") && !named {
        let message = "this picture has no words for those who cannot see it";
        let help = "add alt=\"what it shows\", or alt=\"\" if it only adorns";
        sink.report(Diagnostic::warning("no-alt", message).help(help), place);
    }
    if name == "iframe" && !has(b"title") && !named {
        let message = "this frame has no name for those who cannot see it";
        let help = "add title=\"what it shows\"";
        sink.report(Diagnostic::warning("no-alt", message).help(help), place);
    }
}

/// A comment that is never closed hides the rest of the article.
fn open_comment(sink: &mut Sink<'_>, raw: &RawHtml) {
    let start = raw.text.rfind("<!--").unwrap_or(0);
    let message = "this comment is never closed: the rest of the article is in it";
    let d = Diagnostic::error("open-comment", message).help("write --> where it ends");
    sink.report(d, raw.place(start, start + 4));
}

/// Raw HTML where the site allows none: comments are left out, tags are shown.
pub fn show(sink: &mut Sink<'_>, raw: &RawHtml) {
    let trimmed = raw.text.trim();
    if trimmed.starts_with("<!--") && trimmed.ends_with("-->") {
        return;
    }
    let tag: String = trimmed.lines().next().unwrap_or_default().chars().take(60).collect();
    let message = format!("`{tag}` is shown as text: this site takes no raw HTML");
    let help = "write it as Markdown, or set [markdown] raw_html = true in site.toml";
    let d = if sink.is_trusted() {
        Diagnostic::warning("raw-html-off", message).help(help)
    } else {
        Diagnostic::error("raw-html-off", message).help("write it as Markdown")
    };
    sink.report(d, raw.place(0, raw.text.len()));
    sink.words(&raw.text);
}

/// A tag that never ends is no tag: browsers drop it with all that stands behind it. `from` is
/// where the last whole tag ended.
fn tag_without_end(sink: &mut Sink<'_>, raw: &RawHtml, from: usize) {
    let behind = raw.text.get(from..).unwrap_or_default();
    let is_tag = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
    let start =
        behind.match_indices('<').map(|(at, _)| from + at).find(|at| is_tag(&raw.text[at + 1..]));
    let Some((start, rest)) = start.and_then(|start| Some((start, raw.text.get(start..)?))) else {
        return;
    };
    let shown: String = rest.lines().next().unwrap_or_default().chars().take(40).collect();
    let d = Diagnostic::error("raw-html", format!("the tag `{shown}` never ends"));
    let end = start + rest.trim_end().len();
    sink.report(d.help("close it with > before the next blank line"), raw.place(start, end));
    escape::html(&mut sink.html, rest);
}
