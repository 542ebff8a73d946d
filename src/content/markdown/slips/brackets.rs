//! Links that are none because a bracket is missing, or another one than it should be.

use super::phrase::{
    Phrase, Said, Seen, clear, clear_where, is_address, phrase, shown, without_spaces,
};

pub(super) fn phrases() -> Vec<Phrase> {
    vec![
        clear(
            "no-link",
            r"(?P<at>(?P<mark>[!！]?)(?P<open>[\[{［【])(?P<text>[^\[\]{}［］【】()（）\n\x00]+)(?P<end>[\]}］】]{1,2}|\[)(?P<gap>:|[ \t]*\n)?(?P<start>[({（<])(?P<url>[^\s()<>{}（）\x00]+)[)}）>])",
            other_brackets,
        ),
        phrase(
            "no-link",
            r"(?m)^[^\[\n]*?(?P<at>[^\s\[\]\x00]+\]\((?P<url>[^\s()<>\x00]+)\))",
            never_opened,
        ),
        clear(
            "no-link",
            r"(?P<at>\[(?P<text>[^\[\]()\n\x00]+?)[ ]?\((?P<url>[^\s()<>\x00]+)\))",
            never_closed,
        ),
        phrase("no-link", r"<(?P<url>[^\s<>\x00]+\.md(?:#[^\s<>\x00]*)?)>", file_in_points),
        clear("no-link", r"<(?P<url>www\.[^\s<>\x00]+)>", domain_in_points),
        clear_where(
            "no-link",
            r"<(?P<url>https?://[^<>\n\x00]*\s[^<>\n\x00]*)>",
            points_with_space,
            |seen| without_spaces(seen.source("url")).is_some(),
        ),
        clear("no-link", r"(?P<at><(?P<url>https?://[^\s<>\x00]+))(?:\s|$)", points_open),
        clear("no-link", r"(?P<at>！)\x00", wide_mark),
    ]
}

fn no_link(seen: &Seen<'_>, why: &str, instead: String) -> Option<Said> {
    Some((format!("{why}: {}", shown(seen.whole())), instead))
}

fn other_brackets(seen: &Seen<'_>) -> Option<Said> {
    let part = |name| seen.source(name);
    let (gap, url) = (part("gap"), part("url"));
    let is_meant = match (part("open"), part("end"), part("start")) {
        // With a space between them, that is told as a gap.
        ("[", "]", "(") => !gap.is_empty(),
        ("[", "]", _) | ("[", "]]" | "[", "(") | ("{", "}", "(") => gap.is_empty(),
        ("［" | "【", ..) => gap.is_empty(),
        _ => false,
    };
    // `[text]{.class}` is another tool's.
    let is_class = url.contains('=') || url.starts_with('.') && !url.contains('/');
    // `f{x}(n/a)` is a formula.
    let is_class = is_class || part("open") == "{" && !url.contains(['.', '#', ':']);
    if !is_meant || is_class || !is_address(url) {
        return None;
    }
    let mark = if part("mark").is_empty() { "" } else { "!" };
    let why = "a link is written [text](address), with these brackets";
    no_link(seen, why, format!("{mark}[{}]({url})", part("text")))
}

fn never_opened(seen: &Seen<'_>) -> Option<Said> {
    let url = seen.source("url");
    if !is_address(url) {
        return None;
    }
    let help = format!("write [ where the words of the link begin: [text]({url})");
    no_link(seen, "the [ of this link is missing", help)
}

fn never_closed(seen: &Seen<'_>) -> Option<Said> {
    // `[text(]address)`: it is turned round with its neighbour.
    let (text, url) = (seen.source("text"), seen.source("url").trim_start_matches(']'));
    // A remark in brackets has its end.
    if !is_address(url) || rest_of_line(seen).contains(']') {
        return None;
    }
    no_link(seen, "the ] of this link is missing", format!("[{}]({url})", text.trim()))
}

/// What stands behind the address in its line.
fn rest_of_line<'s>(seen: &'s Seen<'_>) -> &'s str {
    let end = seen.captures.name("at").map_or(0, |at| at.end());
    seen.leaf.text.get(end..).and_then(|rest| rest.lines().next()).unwrap_or_default()
}

fn file_in_points(seen: &Seen<'_>) -> Option<Said> {
    // Behind `[text]`, the brackets are what is wrong.
    if seen.body.get(..seen.at().start).is_some_and(|before| before.ends_with(']')) {
        return None;
    }
    let help = format!("write [its words]({})", seen.source("url"));
    no_link(seen, "only whole addresses become links in < >", help)
}

fn domain_in_points(seen: &Seen<'_>) -> Option<Said> {
    let instead = format!("<https://{}>", seen.source("url"));
    no_link(seen, "an address in < > starts with https://", instead)
}

fn points_with_space(seen: &Seen<'_>) -> Option<Said> {
    let instead = match without_spaces(seen.source("url")) {
        Some(url) => format!("<{url}>"),
        None => "take the space out of the address".to_owned(),
    };
    no_link(seen, "an address in < > has no spaces", instead)
}

fn points_open(seen: &Seen<'_>) -> Option<Said> {
    if rest_of_line(seen).contains('>') {
        return None;
    }
    let written = seen.source("url");
    let url = without_sentence(written);
    let behind = &written[url.len()..];
    no_link(seen, "the < of this address is never closed", format!("<{url}>{behind}"))
}

/// An address without the marks that end the sentence around it.
fn without_sentence(written: &str) -> &str {
    let mut url = written;
    loop {
        let closes = |open: char, end: char| {
            url.ends_with(end) && url.matches(end).count() > url.matches(open).count()
        };
        let is_mark = url.ends_with(['.', ',', ';', ':', '!', '?', '"', '\'', '”', '»', '’', '。']);
        if !is_mark && !closes('(', ')') && !closes('[', ']') {
            return url;
        }
        url =
            url.get(..url.len() - url.chars().next_back().map_or(0, char::len_utf8)).unwrap_or("");
    }
}

/// A full-width mark before a link: a sentence may end so, but no picture starts so.
fn wide_mark(seen: &Seen<'_>) -> Option<Said> {
    let why = "a picture starts with the narrow !, so this is a link";
    leads_to_picture(seen).then(|| no_link(seen, why, "!".to_owned())).flatten()
}

/// Whether a link to a picture follows.
pub(super) fn leads_to_picture(seen: &Seen<'_>) -> bool {
    let rest = seen.body.get(seen.at().end..).unwrap_or_default();
    let line = rest.lines().next().unwrap_or_default();
    let address = line.strip_prefix('[').and_then(|link| link.split_once("]("));
    let path = address.and_then(|(_, address)| address.split([')', ' ']).next());
    let path = path.unwrap_or_default().to_ascii_lowercase();
    [".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif"]
        .iter()
        .any(|extension| path.ends_with(extension))
}
