//! Patterns in plain text. What other tools understand is one list, so that whoever comes from one
//! of them is told about all of it.

use std::sync::LazyLock;

use super::super::raw;
use super::found::Found;
use super::leaf::Leaf;
use super::marks::{AnyOf, Marks};
use super::phrase::{
    Phrase, Said, Seen, clear, clear_where, has_scheme, is_address, phrase, shown, without_spaces,
};
use super::{beside, brackets, typing};
use crate::diagnostics::Diagnostic;
use crate::model::slugify;

/// Phrases, and the characters of which each of them needs one: most paragraphs hold none.
type Group = (AnyOf, Vec<Phrase>);

static PHRASES: LazyLock<Vec<Group>> = LazyLock::new(|| {
    let group = |signs, phrases| (AnyOf::new(signs), phrases);
    vec![
        group("[(<*~#!?:{$•·▪◦‣●・", markdown().into_iter().chain(other_tools()).collect()),
        group("[{<！［【", brackets::phrases()),
        group("\0", beside::phrases()),
        group("*~_＊`&\\\u{fffd}ÃÂâ", typing::phrases()),
    ]
});

/// Markdown that is none by a character.
fn markdown() -> Vec<Phrase> {
    vec![
        clear_where(
            "address-with-space",
            r"(?P<at>!?\[(?P<text>[^\[\]\n]*)\]\((?P<url>(?:[^()<>\n\x00]|\([^()\n\x00]*\))*[ \t](?:[^()<>\n\x00]|\([^()\n\x00]*\))*)\))",
            address_with_space,
            |seen| !has_scheme(seen.source("url")) || without_spaces(seen.source("url")).is_some(),
        ),
        clear(
            "link-with-gap",
            r"(?P<at>\[(?P<text>[^\[\]\n]+)\][ \t]+\((?P<url>[^\s()<>\x00]+)\))",
            link_with_gap,
        ),
        clear(
            "link-turned-round",
            r"(?P<at>\((?P<text>[^()\[\]\n]+)\)\[(?P<url>[^\s\[\]\x00]+)\])",
            link_turned_round,
        ),
        phrase(
            "link-open",
            r"(?P<at>!?\[(?P<text>[^\[\]\n]*)\]\((?P<url>[^\s()<>\[\]\x00]+))[^()\x00]*(?:\(|$)",
            link_open,
        ),
        clear(
            "link-open",
            r"(?P<at>!?\[(?P<text>[^\[\]\n]*)\]\(<(?P<url>[^()<>\n\x00]+)\))",
            link_half_pointed,
        ),
        phrase(
            "no-definition",
            r"(?:^|[^\w\]\x00])(?P<at>!?\[(?P<text>[^\[\]\n^][^\[\]\n]*)\]\[(?P<label>[^\[\]\n\x00]*)\])",
            no_definition,
        ),
        phrase(
            "no-definition",
            r"(?:^|[^\w\[])(?P<at>!\[(?P<text>[^\[\]\n]*)\])(?:[^\[(\w]|$)",
            no_picture,
        ),
        phrase("no-footnote", r"(?P<at>\[\^(?P<label>[^\]\s\x00]+)\])", no_footnote),
        clear(
            "heading-mark",
            r"(?m)^(?P<at>(?P<mark>#{2,6})(?P<text>[^#\s\x00][^\n]*))$",
            heading_mark,
        ),
        phrase(
            "list-mark",
            r"(?m)^(?P<at>(?P<mark>[•·▪◦‣●・])[ \t]*[^\n]*)\n[•·▪◦‣●・]",
            list_mark,
        ),
    ]
}

/// What other tools understand.
fn other_tools() -> Vec<Phrase> {
    vec![
        phrase("foreign-syntax", r"(?m)^(?P<at>!!![ \t]+(?P<kind>\w+)[^\n]*)", admonition),
        phrase("foreign-syntax", r"(?m)^(?P<at>\?\?\?\+?[ \t]+(?P<kind>\w+)[^\n]*)", admonition),
        phrase(
            "foreign-syntax",
            r"(?m)^(?P<at>:{3,}[ \t]*\{?(?P<kind>[a-zA-Z][\w-]*)[^\n]*)",
            admonition,
        ),
        phrase("foreign-syntax", r"\{\{[<%][^\n]*?[%>]\}\}", shortcode),
        phrase("foreign-syntax", r"\{%[^\n]*?%\}", shortcode),
        phrase("foreign-syntax", r"\{\{[^{}\n<%]+\}\}", shortcode),
        phrase(
            "foreign-syntax",
            r#"\{:?[ ]*(?:[.#][\w-]+|[\w-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]+))(?:[ ]+(?:[.#][\w-]+|[\w-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]+)))*[ ]*\}"#,
            attributes,
        ),
        phrase(
            "foreign-syntax",
            r"(?:^|[^\w:/.])(?P<at>:(?P<name>[a-z][a-z0-9_+-]{1,30}):)(?:[^\w:]|$)",
            emoji,
        ),
        phrase("foreign-syntax", r"(?mi)^\[\[?_?toc_?\]?\]$", contents),
        phrase("foreign-syntax", r"\$\$[^$\n]+\$\$", formula),
        phrase(
            "foreign-syntax",
            r"(?:^|[^$\w])(?P<at>\$[^\s$\d][^$\n]*[\\^_{][^$\n]*\$)(?:[^$\w]|$)",
            formula,
        ),
        phrase("foreign-syntax", r"\^\[[^\[\]\n^]+\]", note_in_line),
        phrase("foreign-syntax", r"\|\|[^\s|][^|\n]*\|\|", leftover),
        phrase("foreign-syntax", r"\{@[a-z]+[ ][^{}\n]*\}", leftover),
        phrase("foreign-syntax", r"\{/\*[^\n]*?\*/\}", leftover),
        phrase(
            "foreign-syntax",
            r#"(?m)^(?P<at>import[ ]+[\w{*][^\n]*[ ]from[ ]+['"][^\n]*|export[ ]+(?:const|default|function)\b[^\n]*)"#,
            module,
        ),
        phrase("broken-tag", r"(?s)(?P<at><(?P<name>[a-zA-Z][\w-]*)\s[^<>]*)$", tag_without_end),
        phrase("broken-tag", r"(?P<at><(?P<name>[a-zA-Z][\w-]*)\s[^<>]*=[^<>]*>)", tag_of_text),
        phrase("broken-tag", r"(?P<at><[ ]+(?P<name>/?[a-zA-Z]{2}[\w-]*)[^<>\n]*>)", tag_with_gap),
        clear(
            "broken-tag",
            r"(?P<at><![ ]?(?:[-–—]{1,3}|-->)(?P<text>[^\n<>]*?)[ ]*[-–—]*[ ]?>)",
            comment_of_text,
        ),
        phrase(
            "wiki-link",
            r"(?P<at>(?P<mark>!?)\[\[(?P<page>[^\[\]\n|#]+)(?:#(?P<part>[^\[\]\n|]*))?(?:\|(?P<text>[^\[\]\n]+))?\]\])",
            wiki_link,
        ),
    ]
}

pub(super) fn find(leaf: &Leaf, body: &str, found: &mut Found<'_>) {
    let marks = Marks::of(&leaf.text);
    // Modules of other tools start with a word.
    let may_be_module = leaf.text.contains("port");
    for (signs, phrases) in PHRASES.iter() {
        if may_be_module || signs.stand_in(&leaf.text, marks) {
            let possible = phrases.iter().filter(|phrase| marks.hold(phrase.marks));
            possible.for_each(|phrase| look(phrase, leaf, body, found));
        }
    }
}

fn look(phrase: &Phrase, leaf: &Leaf, body: &str, found: &mut Found<'_>) {
    for captures in phrase.regex().captures_iter(&leaf.text) {
        let seen = Seen { leaf, body, captures };
        if let Some((message, help)) = (phrase.judge)(&seen) {
            let d = Diagnostic::warning(phrase.code, message);
            let d = match (phrase.is_clear)(&seen) {
                true => d.help(format!("write {help}")).fix(found.span(&seen.at()), help),
                false => d.help(help),
            };
            found.report(d, seen.at());
        }
    }
}

fn address_with_space(seen: &Seen<'_>) -> Option<Said> {
    let url = seen.source("url").trim();
    // Another tool's syntax is told as such.
    if url.contains("{%") || url.contains("{{") {
        return None;
    }
    let first = url.split([' ', '\t']).next().unwrap_or(url);
    if !is_address(url) && !is_address(first) {
        return None;
    }
    let mark = if seen.whole().starts_with('!') { "!" } else { "" };
    let text = seen.source("text");
    if let Some((path, size)) = url.rsplit_once(" =").filter(|(_, size)| is_size(size)) {
        let path = path.trim();
        let (width, height) = size.split_once('x').unwrap_or_default();
        let sides = [("width", width), ("height", height)];
        let sides = sides.iter().filter(|(_, side)| !side.is_empty());
        let sides: Vec<String> = sides.map(|(name, side)| format!("{name}={side}")).collect();
        let instead = match width {
            // A share of the column is no size in Markdown.
            _ if width.ends_with('%') => {
                format!(
                    "<img src=\"{path}\" alt=\"{}\" width=\"{width}\">",
                    text.replace('"', "&quot;")
                )
            }
            _ => format!("{mark}[{text}]({path}){{{}}}", sides.join(" ")),
        };
        return Some((
            format!("a size behind the address makes it no picture: {}", shown(seen.whole())),
            instead,
        ));
    }
    let has_quote = |c: char| matches!(c, '"' | '\'' | '“' | '”' | '„' | '«');
    if url.len() > first.len() && url[first.len()..].trim_start().starts_with(has_quote) {
        let title = url[first.len()..].replace(has_quote, "");
        return Some((
            format!("the title's quotes are no pair of \": {}", shown(seen.whole())),
            format!("{mark}[{text}]({first} \"{}\")", title.trim()),
        ));
    }
    let message = format!("the address has a space, so this is no link: {}", shown(seen.whole()));
    let instead = match (has_scheme(url), without_spaces(url)) {
        (true, Some(url)) => format!("{mark}[{text}]({url})"),
        (true, None) => "take the space out of the address".to_owned(),
        _ => format!("{mark}[{text}](<{url}>)"),
    };
    Some((message, instead))
}

fn is_size(text: &str) -> bool {
    text.split_once('x').is_some_and(|(width, height)| {
        let is_number = |n: &str| n.chars().all(|c| c.is_ascii_digit() || c == '%');
        is_number(width) && is_number(height) && text.len() > 1
    })
}

fn link_with_gap(seen: &Seen<'_>) -> Option<Said> {
    let (text, url) = (seen.source("text"), seen.source("url"));
    is_address(url).then(|| {
        let help = format!("[{text}]({url})");
        (format!("a space between ] and ( makes it no link: {}", shown(seen.whole())), help)
    })
}

fn link_turned_round(seen: &Seen<'_>) -> Option<Said> {
    let (text, url) = (seen.source("text"), seen.source("url"));
    is_address(url).then(|| {
        let help = format!("[{text}]({url})");
        (format!("brackets and parentheses are turned round: {}", shown(seen.whole())), help)
    })
}

fn link_open(seen: &Seen<'_>) -> Option<Said> {
    let (text, url) = (seen.source("text"), seen.source("url").trim_end_matches(['.', ',']));
    is_address(url).then(|| {
        let mark = if seen.whole().starts_with('!') { "!" } else { "" };
        let help = format!("write {mark}[{text}]({url})");
        (format!("the address is never closed: {}", shown(seen.whole())), help)
    })
}

fn link_half_pointed(seen: &Seen<'_>) -> Option<Said> {
    let (text, url) = (seen.source("text"), seen.source("url").trim());
    let mark = if seen.whole().starts_with('!') { "!" } else { "" };
    let message = format!("the < of the address is never closed: {}", shown(seen.whole()));
    Some((message, format!("{mark}[{text}](<{url}>)")))
}

fn no_definition(seen: &Seen<'_>) -> Option<Said> {
    let text = seen.source("text");
    let label = Some(seen.source("label")).filter(|label| !label.is_empty()).unwrap_or(text);
    Some((
        format!("there is no line `[{label}]: …` in this file: {}", shown(seen.whole())),
        format!("add the line [{label}]: address.md, or write [{text}](address.md)"),
    ))
}

fn no_picture(seen: &Seen<'_>) -> Option<Said> {
    let text = seen.source("text");
    Some((
        format!("this picture has no address: {}", shown(seen.whole())),
        format!("write ![{text}](picture.png)"),
    ))
}

fn no_footnote(seen: &Seen<'_>) -> Option<Said> {
    let label = seen.source("label");
    Some((
        format!("there is no footnote `{label}` in this file: {}", shown(seen.whole())),
        format!("add a line [^{label}]: with its text"),
    ))
}

fn heading_mark(seen: &Seen<'_>) -> Option<Said> {
    if !seen.leaf.is_paragraph {
        return None;
    }
    let (mark, text) = (seen.source("mark"), seen.source("text"));
    let message = format!("a heading needs a space behind its #: {}", shown(seen.whole()));
    Some((message, format!("{mark} {text}")))
}

fn list_mark(seen: &Seen<'_>) -> Option<Said> {
    let mark = seen.source("mark");
    let line = seen.whole().trim_start_matches(mark).trim_start();
    Some((format!("lines with {mark} are no list: they run together"), format!("write - {line}")))
}

/// Boxes of other tools, by the word they are opened with, to ours.
fn alert_of(kind: &str) -> &'static str {
    match kind.to_ascii_lowercase().as_str() {
        "tip" | "hint" | "success" | "check" | "done" => "TIP",
        "important" | "abstract" | "summary" => "IMPORTANT",
        "warning" | "attention" | "warn" => "WARNING",
        "caution" | "danger" | "error" | "failure" | "bug" | "fail" => "CAUTION",
        _ => "NOTE",
    }
}

fn admonition(seen: &Seen<'_>) -> Option<Said> {
    let kind = seen.source("kind");
    if matches!(kind.to_ascii_lowercase().as_str(), "tabs" | "tab" | "tab-set" | "code-group") {
        let help = "write > [!TABS], and below it a quote with a heading for each label";
        return Some((shown(seen.whole()), help.to_owned()));
    }
    let alert = alert_of(kind);
    Some((shown(seen.whole()), format!("write > [!{alert}] and start each line of the box with >")))
}

fn shortcode(seen: &Seen<'_>) -> Option<Said> {
    let help = "write its result as Markdown, or `…` around it to show it; `frontdesk import` \
        translates whole sites";
    Some((shown(seen.whole()), help.to_owned()))
}

fn attributes(seen: &Seen<'_>) -> Option<Said> {
    let help = "take it out; a picture's size is written ![…](…){width=320}, in whole pixels";
    Some((shown(seen.whole()), help.to_owned()))
}

fn emoji(seen: &Seen<'_>) -> Option<Said> {
    let sign = match seen.source("name") {
        "smile" | "smiley" | "grinning" | "slightly_smiling_face" => "🙂",
        "warning" => "⚠️",
        "bulb" => "💡",
        "white_check_mark" | "heavy_check_mark" => "✅",
        "x" => "❌",
        "rocket" => "🚀",
        "tada" => "🎉",
        "heart" => "❤️",
        "thumbsup" | "+1" => "👍",
        "information_source" => "ℹ️",
        _ => "the sign itself",
    };
    Some((shown(seen.whole()), format!("write {sign}")))
}

fn contents(seen: &Seen<'_>) -> Option<Said> {
    Some((shown(seen.whole()), "take it out: every page lists its headings".to_owned()))
}

fn formula(seen: &Seen<'_>) -> Option<Said> {
    Some((shown(seen.whole()), "write the formula in words, or as a picture".to_owned()))
}

fn note_in_line(seen: &Seen<'_>) -> Option<Said> {
    let help = "write [^1] here, and a line [^1]: with the note's text";
    Some((shown(seen.whole()), help.to_owned()))
}

fn leftover(seen: &Seen<'_>) -> Option<Said> {
    Some((shown(seen.whole()), "take it out, or write `…` around it to show it".to_owned()))
}

fn module(seen: &Seen<'_>) -> Option<Said> {
    Some((shown(seen.whole()), "take it out: pages run no program".to_owned()))
}

/// A `>` at the start of a line opens a quote, so a tag cannot end there.
fn tag_without_end(seen: &Seen<'_>) -> Option<Said> {
    let (whole, name) = (seen.whole(), seen.source("name"));
    let is_meant = raw::is_element(name) && (whole.contains('=') || whole.contains('\n'));
    is_meant.then(|| {
        let message = format!("the tag `<{name}` never ends: {}", shown(whole));
        (message, "end it with > on its last line; a line that starts with > is a quote".to_owned())
    })
}

fn tag_of_text(seen: &Seen<'_>) -> Option<Said> {
    let name = seen.source("name");
    raw::is_element(name).then(|| {
        let help = "write a space between two attributes, and quotes around every value";
        (format!("this is no tag: {}", shown(seen.whole())), help.to_owned())
    })
}

fn tag_with_gap(seen: &Seen<'_>) -> Option<Said> {
    let name = seen.source("name");
    raw::is_element(name.trim_start_matches('/')).then(|| {
        let help = format!("write <{name}: no space behind the <");
        (format!("this is no tag: {}", shown(seen.whole())), help)
    })
}

fn comment_of_text(seen: &Seen<'_>) -> Option<Said> {
    let message = format!("this is no comment: {}", shown(seen.whole()));
    Some((message, format!("<!-- {} -->", seen.source("text").trim())))
}

fn wiki_link(seen: &Seen<'_>) -> Option<Said> {
    let page = seen.source("page").trim();
    let text = Some(seen.source("text")).filter(|text| !text.is_empty()).unwrap_or(page);
    let mark = seen.source("mark");
    let end = if mark.is_empty() && !page.ends_with(".md") { ".md" } else { "" };
    let part = slugify(seen.source("part"));
    let part = if part.is_empty() { part } else { format!("#{part}") };
    Some((shown(seen.whole()), format!("write {mark}[{text}](<{page}{end}{part}>)")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        let phrases = PHRASES.iter().flat_map(|(_, phrases)| phrases);
        let compiled = phrases.filter(|phrase| !phrase.regex().as_str().is_empty());
        assert!(compiled.count() > 40);
    }
}
