//! Signs that were mistyped: pairs with one end, entities without one, letters of another encoding.

use super::leaf::BLANK;
use super::phrase::{Phrase, Said, Seen, clear, phrase, shown};

pub(super) fn phrases() -> Vec<Phrase> {
    vec![
        phrase("no-emphasis", r"(?P<at>\*\*(?P<text>[^*\n]{1,200}?)\*\*)", no_strong),
        phrase(
            "no-emphasis",
            r"(?m)(?:^|[\s(:\x00])(?P<at>\*\*(?P<text>\w[^*\n\x00]*[ ][^*\n\x00]*))$",
            half_open,
        ),
        phrase(
            "no-emphasis",
            r"(?m)^(?P<at>(?P<text>\w[^*\n\x00]*[ ][^*\n\x00]*[^\s*\x00])\*\*)(?:[\s.,;:!?)]|$)",
            half_open,
        ),
        phrase(
            "no-emphasis",
            r"(?:^|[\s(])(?P<at>\*(?P<text>[[:alpha:]][^*\n\x00]*[ ])\*)(?:[\s.,;:!?)]|$)",
            no_stress,
        ),
        phrase("no-emphasis", r"(?:^|\W)(?P<at>~~(?P<text>[^~\n]{1,200}?)~~)", no_strike),
        phrase(
            "no-emphasis",
            r"(?:^|[\s(])(?P<at>~~(?P<text>\w[^~\n\x00]*)~)(?:[\s.,;:!?)]|$)",
            half_struck,
        ),
        phrase(
            "no-emphasis",
            r"(?:^|[\s(])(?P<at>__(?P<text>[^\s_][^_\n]*[ ])__)\w",
            no_strong_of_lines,
        ),
        clear("no-emphasis", r"(?P<at>＊＊(?P<text>[^＊\n]+)＊＊)", wide_stars),
        phrase("open-code", r"(?m)(?:^|[\s(])(?P<at>`{1,2}[^\s`\x00][^`\n\x00]*)$", open_code),
        phrase("open-code", r"(?m)(?:^|[\s(])(?P<at>[^\s`(\x00]+`)(?:[\s.,;:!?)]|$)", open_code),
        clear(
            "broken-entity",
            r"(?P<at>&(?P<name>nbsp|copy|lt|gt|amp|quot|reg|trade|mdash|ndash|hellip|euro|rarr|larr|times))(?:[^\w;=]|$)",
            entity_open,
        ),
        phrase("broken-entity", r"&(?P<name>[a-zA-Z][a-zA-Z0-9]{1,9});", entity_unknown),
        phrase("idle-backslash", r"(?P<at>(?:[^\s\\:\x00]+|[ ])\\)$", backslash),
        phrase(
            "garbled-text",
            r"[^\s\x00]*(?:\x{fffd}|Ã[\x{80}-\x{bf}€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ]|Â[\x{a0}-\x{bf}]|â€[™œ“”¦¢\x{9d}˜])[^\s\x00]*",
            garbled,
        ),
    ]
}

fn no_strong(seen: &Seen<'_>) -> Option<Said> {
    no_pair(seen, "**", "bold")
}

/// A line with one end of a pair only.
fn half_open(seen: &Seen<'_>) -> Option<Said> {
    let text = seen.source("text").trim_end();
    // A sign that refers to a note below: `Nano**`, and there `\*\*In addition …`.
    if !seen.leaf.is_paragraph && seen.body.contains(r"\*\*") {
        return None;
    }
    // With another one in its line it is judged as a pair.
    if seen.line().matches("**").count().is_multiple_of(2) {
        return None;
    }
    let message = format!("this ** has no other end: {}", shown(seen.whole()));
    Some((message, format!("write **{text}** around what is to be bold, or take it out")))
}

fn no_strike(seen: &Seen<'_>) -> Option<Said> {
    no_pair(seen, "~~", "crossed out")
}

fn no_stress(seen: &Seen<'_>) -> Option<Said> {
    no_pair(seen, "*", "stressed")
}

fn half_struck(seen: &Seen<'_>) -> Option<Said> {
    let message = format!("~~ has ~ for its other end: {}", shown(seen.whole()));
    Some((message, format!("write ~~{}~~", seen.source("text").trim())))
}

/// Marks that are shown because of what stands beside them.
fn no_pair(seen: &Seen<'_>, mark: &str, effect: &str) -> Option<Said> {
    let text = seen.source("text");
    if !text.contains(char::is_alphanumeric) || text.starts_with('/') || text.contains(BLANK) {
        return None;
    }
    let message = format!("{mark} makes nothing {effect} here: {}", shown(seen.whole()));
    let trimmed = text.trim();
    let is_mark = |c: char| !c.is_alphanumeric();
    let help = if trimmed.len() < text.len() {
        format!("write {mark}{trimmed}{mark}, without spaces inside")
    } else {
        let inner = trimmed.trim_matches(is_mark);
        let (before, after) = trimmed.split_once(inner).unwrap_or(("", ""));
        format!("write {before}{mark}{inner}{mark}{after}: the punctuation outside")
    };
    Some((message, help))
}

/// `__` is bold as well.
fn no_strong_of_lines(seen: &Seen<'_>) -> Option<Said> {
    no_pair(seen, "__", "bold")
}

fn wide_stars(seen: &Seen<'_>) -> Option<Said> {
    let message = format!("only the narrow * makes text bold: {}", shown(seen.whole()));
    Some((message, format!("**{}**", seen.source("text"))))
}

/// A backtick with nothing to pair with: those in pairs are code, and no text.
fn open_code(seen: &Seen<'_>) -> Option<Said> {
    let runs = seen.leaf.text.split(|c| c != '`').filter(|run| !run.is_empty()).count();
    // A `|` in the code of a cell parts the cell: what is lost then is told.
    let line = seen.body.get(seen.at().start..).and_then(|rest| rest.lines().next());
    let is_cut = !seen.leaf.is_paragraph && line.is_some_and(|line| line.contains('|'));
    (runs == 1 && !is_cut).then(|| {
        let message = format!("this ` has no other end: {}", shown(seen.whole()));
        (message, "write one ` before the code and one behind it, or \\` to show it".to_owned())
    })
}

fn entity_open(seen: &Seen<'_>) -> Option<Said> {
    let message = format!("the ; is missing behind this name of a sign: {}", shown(seen.whole()));
    Some((message, format!("&{};", seen.source("name"))))
}

fn entity_unknown(seen: &Seen<'_>) -> Option<Said> {
    let name = seen.source("name");
    let message = format!("no sign is called `{name}`: {}", shown(seen.whole()));
    Some((message, format!("write the sign itself, or &amp;{name}; to show these characters")))
}

/// The paragraph ends there, so there is no line to break. A path of Windows has more than one.
fn backslash(seen: &Seen<'_>) -> Option<Said> {
    // Braces of a heading, which are told as such.
    let behind = seen.body.get(seen.at().end..).unwrap_or_default();
    (!behind.starts_with('{') && seen.leaf.text.matches('\\').count() == 1).then(|| {
        let message = format!("a \\ at the end of a block breaks no line: {}", shown(seen.whole()));
        (message, "take it out; an empty line starts a new paragraph".to_owned())
    })
}

fn garbled(seen: &Seen<'_>) -> Option<Said> {
    let message = format!("letters were lost in another encoding: {}", shown(seen.whole()));
    Some((message, "type the word again, and save the file as UTF-8".to_owned()))
}
