//! Front matter that nobody reads, because of where it stands or how it is fenced: its keys would be
//! the page's text, and a draft would be published.

use super::foreign;
use crate::diagnostics::{Diagnostic, Span};
use crate::tree::TextFile;

/// Keys that make front matter of a line wherever it stands, in whatever letters.
const SURE: [&str; 8] =
    ["title", "description", "tags", "order", "draft", "layout", "date", "permalink"];

/// The rest of ours.
const OWN: [&str; 16] = [
    "id",
    "slug",
    "aliases",
    "featured",
    "until",
    "asks",
    "audience",
    "topics",
    "related",
    "author",
    "published",
    "updated",
    "reviewed",
    "review_by",
    "owner",
    "template",
];

/// What is wrong with the front matter of a text that has none in its first line.
pub(super) fn first(file: &TextFile) -> Option<Diagnostic> {
    let start = Start::of(&file.text);
    other_format(file, &start)
        .or_else(|| late(file, &start))
        .or_else(|| unfenced(file, &start))
        .or_else(|| elsewhere(file, 0))
        .or_else(|| line_ends(file))
}

/// What is wrong with a second one, in the text from `end` on.
pub(super) fn second(file: &TextFile, end: usize) -> Option<Diagnostic> {
    right_behind(file, end).or_else(|| elsewhere(file, end))
}

/// Where a text begins for who looks at its page: behind empty lines, signs that nobody sees,
/// comments and the first heading.
struct Start {
    at: usize,
    /// Whether something that is seen in the source stands before it.
    is_behind: bool,
    /// Whether that is a fence of code.
    is_in_code: bool,
}

impl Start {
    fn of(text: &str) -> Self {
        let mut start = Self { at: 0, is_behind: false, is_in_code: false };
        let mut had_heading = false;
        loop {
            let rest = &text[start.at..];
            let rest = rest.trim_start_matches(is_unseen);
            start.at = text.len() - rest.len();
            let line = rest.lines().next().unwrap_or_default();
            let is_heading = !had_heading && line.starts_with("# ");
            let is_fence = !start.is_behind && line.starts_with("```");
            let length = if let Some(comment) = rest.strip_prefix("<!--") {
                comment.find("-->").map(|end| end + "<!---->".len())
            } else if rest.starts_with("<!") || rest.starts_with("<?") {
                rest.find('>').map(|end| end + 1)
            } else {
                (is_heading || is_fence).then_some(line.len())
            };
            had_heading |= is_heading;
            start.is_in_code |= is_fence;
            match length {
                Some(length) => (start.at, start.is_behind) = (start.at + length, true),
                None => return start,
            }
        }
    }
}

/// Other generators' front matter would become the first paragraph of the page.
fn other_format(file: &TextFile, start: &Start) -> Option<Diagnostic> {
    let rest = file.text.get(start.at..).filter(|_| !start.is_in_code)?;
    let fence = |line: &str| line.trim_end() == "+++";
    let mut lines = rest.split('\n');
    let line = lines.next()?;
    let is_json = matches!(line.trim_end(), "{" | ";;;") && rest.contains("\":");
    let (what, length) = match line {
        line if fence(line) && lines.any(fence) => ("TOML", 3),
        line if is_json => ("JSON", line.trim_end().len()),
        _ => return None,
    };
    let message = format!("this front matter is {what}; frontdesk reads YAML");
    let help = "write `key: value` lines between two lines of ---; `frontdesk import markdown` \
        does it for a whole site";
    let d = Diagnostic::error("front-matter-toml", message);
    Some(d.at(file.place(Span::new(start.at, start.at + length))).help(help))
}

/// `title: …` where a text begins, with no `---` before it: alone with a `---` below, or with
/// another key. That it is a draft is enough.
fn unfenced(file: &TextFile, start: &Start) -> Option<Diagnostic> {
    let rest = file.text.get(start.at..).filter(|_| !start.is_in_code)?;
    let is_key = |line: &str| {
        line.split_once(": ").is_some_and(|(key, _)| match start.is_behind {
            true => SURE.contains(&key),
            false => SURE.contains(&key.to_lowercase().as_str()),
        })
    };
    let mut lines = rest.lines();
    let first = lines.next().filter(|line| is_key(line) || says_draft(line))?;
    let next = lines.find(|line| line.trim_end() == "---" || !line.contains(": "));
    let is_closed = next.is_some_and(|line| line.trim_end() == "---");
    let is_meant = is_closed || says_draft(first) || rest.lines().nth(1).is_some_and(is_key);
    is_meant.then(|| {
        let help = match start.is_behind {
            true => "write it between two lines of ---, the first of them the file's first line",
            false => "write a line of --- before this one, and one behind the last key",
        };
        Diagnostic::error("front-matter-late", "front matter stands between two lines of ---")
            .at(file.place(Span::new(start.at, start.at + first.len())))
            .help(help)
    })
}

fn says_draft(line: &str) -> bool {
    let line = line.trim_end().to_ascii_lowercase();
    line.strip_prefix("draft:").is_some_and(|value| matches!(value.trim(), "true" | "yes"))
}

/// Front matter that does not start in the first line, or not at its start, or with other marks: it
/// would become the page's title.
fn late(file: &TextFile, start: &Start) -> Option<Diagnostic> {
    let text = &*file.text;
    let mut lines = lines(text, start.at);
    let first = lines.next()?;
    let (mark, label) = fence(&text[first.start..first.end])?;
    let is_seen = |line: &Span| !seen(&text[line.start..line.end]).is_empty();
    let rest: Vec<Span> = lines.collect();
    let is_strict = start.is_behind || !is_dash(mark) || !label.is_empty();
    let key = rest.iter().find(|line| is_seen(line))?;
    let key = key_of(&text[key.start..key.end])?;
    let closing = match is_strict {
        true => rest.iter().find(|line| !is_yaml(&text[line.start..line.end])),
        false => rest
            .iter()
            .find(|line| fence(&text[line.start..line.end]).is_some_and(|(mark, _)| is_dash(mark))),
    };
    let closing = closing.filter(|line| closes(&text[line.start..line.end]))?;
    let inner = text.get(first.end..closing.start)?;
    if is_strict && !inner.lines().filter_map(key_of).any(is_known) || !is_word(key) {
        return None;
    }
    let line = &text[first.start..first.end];
    let place = file.place(Span::new(first.start, first.start + seen(line).len()));
    let why = match seen(line) == "---" {
        true => "front matter has to start in the first line",
        false => "front matter stands between lines of ---",
    };
    let d = Diagnostic::error("front-matter-late", why).at(place);
    if start.is_in_code {
        return Some(d.help("take out the ``` before it, and the one behind it"));
    }
    let help = if start.is_behind {
        "let the --- be the file's first line, and what stands before it follow"
    } else if seen(line) == "---" {
        "take out the empty lines and spaces before this ---"
    } else {
        "write exactly three hyphens in both lines"
    };
    let before = seen(&text[..first.start]);
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let before = if before.is_empty() { String::new() } else { format!("{before}{end}") };
    let whole = format!("---{end}{inner}---{end}{before}");
    Some(d.help(help).fix(Span::new(0, closing.end), whole))
}

/// A second one right behind the first would be a line across the page and a heading.
fn right_behind(file: &TextFile, end: usize) -> Option<Diagnostic> {
    let body = file.text.get(end..)?;
    let start = end + body.len() - body.trim_start().len();
    let mut lines = body.trim_start().lines();
    let is_opened = lines.next()?.trim_end() == "---";
    let is_key = lines.next()?.split_once(": ").is_some_and(|(key, _)| is_word(key));
    // Between them stands nothing but keys and their values.
    let mut rest = lines.skip_while(|line| is_yaml(line) && !line.trim().is_empty());
    let is_closed = rest.next().is_some_and(|line| line.trim_end() == "---");
    (is_opened && is_key && is_closed).then(|| {
        Diagnostic::error("front-matter-late", "this is a second front matter")
            .at(file.place(Span::new(start, start + 3)))
            .help("write its lines into the first one, and take out both --- between them")
    })
}

/// One in the middle of a text: two texts were put together. Code and comments may hold one.
fn elsewhere(file: &TextFile, from: usize) -> Option<Diagnostic> {
    let text = &*file.text;
    if !text.get(from..)?.contains("\n---") {
        return None;
    }
    let mut code: Option<&str> = None;
    let mut is_comment = false;
    let all: Vec<Span> = lines(text, from).collect();
    for (index, line) in all.iter().enumerate() {
        let written = text[line.start..line.end].trim_end();
        let bare = written.trim_start();
        match code {
            Some(open) if bare.starts_with(open) => code = None,
            Some(_) => {}
            None => code = ["```", "~~~"].into_iter().find(|fence| bare.starts_with(fence)),
        }
        if let Some(at) = written.rfind("<!--") {
            is_comment = !written[at..].contains("-->");
        } else if written.contains("-->") {
            is_comment = false;
        }
        if code.is_some() || is_comment || written != "---" {
            continue;
        }
        let block = &all[index + 1..];
        let length = block
            .iter()
            .take_while(|line| key_of(&text[line.start..line.end]).is_some_and(is_word))
            .count();
        let keys = || block[..length].iter().filter_map(|line| key_of(&text[line.start..line.end]));
        let is_closed =
            block.get(length).is_some_and(|end| text[end.start..end.end].trim() == "---");
        if is_closed && length > 0 && keys().any(is_known) {
            let d = Diagnostic::error("front-matter-late", "front matter in the middle of a text");
            let help = "write its lines between the --- at the top of this file, or the text from \
                here on into a file of its own";
            return Some(d.at(file.place(Span::new(line.start, line.start + 3))).help(help));
        }
    }
    None
}

/// Lines that end in other signs than everybody's are one line for who looks for `---`.
fn line_ends(file: &TextFile) -> Option<Diagnostic> {
    let is_end = |c: char| matches!(c, '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{b}');
    if !file.text.contains(is_end) {
        return None;
    }
    let text = file.text.replace("\r\n", "\n").replace(is_end, "\n");
    let usual = TextFile::new(file.path.clone(), text.as_str());
    let start = Start::of(&text);
    late(&usual, &start).or_else(|| unfenced(&usual, &start)).map(|_| {
        let message = "the lines of this file do not end in line feeds: its front matter is text";
        Diagnostic::error("front-matter-late", message)
            .at(file.place(Span::new(0, 3)))
            .help("save the file with the line ends of Linux or Windows (LF or CRLF)")
            .fix(Span::new(0, file.text.len()), text)
    })
}

/// The lines of a text from `from` on, each with its end.
pub(super) fn lines(text: &str, from: usize) -> impl Iterator<Item = Span> + '_ {
    let mut start = from;
    text[from..].split_inclusive('\n').map(move |line| {
        let span = Span::new(start, start + line.len());
        start = span.end;
        span
    })
}

/// The kind of marks a line of front matter's fence is made of, and the word behind them: three
/// hyphens, more or fewer of them, or what a word processor makes of them.
fn fence(line: &str) -> Option<(char, &str)> {
    let line = seen(line);
    let mark = line.chars().next().filter(|c| is_dash(*c) || matches!(c, '*' | '_' | '='))?;
    let label = line.trim_start_matches(|c| c == mark || is_dash(mark) && is_dash(c));
    let marks = &line[..line.len() - label.len()];
    let label = label.trim();
    let is_label = label.is_empty() || ["yaml", "yml"].contains(&label.to_lowercase().as_str());
    (marks.len() > 1 && is_label).then_some((mark, label))
}

fn closes(line: &str) -> bool {
    seen(line) == "..." || fence(line).is_some_and(|(_, label)| label.is_empty())
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―' | '−')
}

/// What can stand between the two fences.
fn is_yaml(line: &str) -> bool {
    let is_start = line.starts_with([' ', '\t', '#', ']', '}']) || line.starts_with("- ");
    line.trim().is_empty() || !closes(line) && (line.contains(':') || is_start)
}

/// A line without the signs at both ends that nobody sees.
fn seen(line: &str) -> &str {
    line.trim_matches(is_unseen)
}

fn is_unseen(c: char) -> bool {
    let is_zero_width = matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{ad}');
    c.is_whitespace() || is_zero_width || c == '\0'
}

/// What stands before the colon of `key: value`.
fn key_of(line: &str) -> Option<&str> {
    let (key, value) = line.split_once(':')?;
    (value.is_empty() || value.starts_with(char::is_whitespace)).then(|| seen(key))
}

fn is_known(key: &str) -> bool {
    SURE.contains(&key.to_lowercase().as_str())
        || OWN.contains(&key)
        || foreign::KEYS.iter().any(|(foreign, _)| *foreign == key)
}

/// Whether it may be a key.
fn is_word(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
}
