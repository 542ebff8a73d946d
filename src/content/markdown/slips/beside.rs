//! Text that stands beside a link or a picture and was meant to be part of it.

use super::brackets::leads_to_picture;
use super::phrase::{Phrase, Said, Seen, clear, phrase, shown};

pub(super) fn phrases() -> Vec<Phrase> {
    vec![
        phrase(
            "no-link",
            r"(?P<at>\[(?P<text>[^\[\]\n]*\x00[^\[\]\n]*)\]\((?P<url>[^\s()<>\x00]+)\))",
            link_around_link,
        ),
        clear("no-link", r"(?m)(?:^|[\s(])(?P<at>![ \t]+)\x00", picture_with_gap),
        phrase("foreign-syntax", r"\x00(?P<at>\{[^{}\n\x00]{0,60}\}?)", size_of_none),
    ]
}

/// A link ends where another one begins: only the inner one is a link.
fn link_around_link(seen: &Seen<'_>) -> Option<Said> {
    let is_around = seen.source("text").contains("](");
    is_around.then(|| {
        let message = format!("a link stands in the words of this one: {}", shown(seen.whole()));
        (message, "write them beside each other: a link holds no other".to_owned())
    })
}

/// `! [what it shows](picture.png)`
fn picture_with_gap(seen: &Seen<'_>) -> Option<Said> {
    leads_to_picture(seen).then(|| {
        let message = "a space behind the ! makes a link of this picture".to_owned();
        (message, "!".to_owned())
    })
}

/// Braces behind a picture that name no size. What other tools understand is told as theirs.
fn size_of_none(seen: &Seen<'_>) -> Option<Said> {
    let whole = seen.whole();
    let before = seen.body.get(..seen.at().start)?.strip_suffix(')')?;
    let (words, _) = before.rsplit_once("](")?;
    let is_picture = words.rfind('[').is_some_and(|at| words[..at].ends_with('!'));
    let lower = whole.to_ascii_lowercase();
    let is_size = ["width", "height", "size", "px", "%"].iter().any(|word| lower.contains(word))
        || whole
            .trim_matches(['{', '}', '=', ' '])
            .split('x')
            .all(|side| side.parse::<u32>().is_ok());
    let is_theirs = !whole.ends_with('}')
        || whole.split_whitespace().any(|part| {
            let part = part.trim_matches(['{', '}']);
            part.is_empty() || part.ends_with('=') || !part.contains('=') || part.starts_with('=')
        });
    (is_picture && is_size && is_theirs).then(|| {
        let help = "a picture's size is written ![…](…){width=320}, in whole pixels";
        (shown(whole), help.to_owned())
    })
}
