//! Marks of Markdown's extensions that mean nothing here, or something else: `{.button}`,
//! `:material-arrow-right:`, `++ctrl+c++`, `==new==`, `H~2~O`, `{{root_url}}/x`, `^block-id`.

use std::ops::Range;

use super::super::lines::{fenced, indent, line_ranges, prose};
use super::super::mapped::Edit;
use super::loss::Losses;

/// Icons of Material for MkDocs.
const ICONS: [&str; 4] = [":material-", ":fontawesome-", ":octicons-", ":simple-"];

pub fn edits(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    for part in prose(text) {
        let mut at = part.start;
        while let Some(start) =
            text.get(at..part.end).and_then(|rest| rest.find(MARKS)).map(|i| at + i)
        {
            let found = mark(text, start, part.end);
            at = match &found {
                Some((range, _)) => range.end.max(start + 1),
                None => {
                    start
                        + text
                            .get(start..)
                            .and_then(|rest| rest.chars().next())
                            .map_or(1, char::len_utf8)
                }
            };
            edits.extend(found.map(|(range, with)| Edit::new(range, with)));
        }
    }
    edits
}

const MARKS: [char; 7] = ['{', ':', '+', '=', '^', '~', '*'];

fn mark(text: &str, start: usize, end: usize) -> Option<(Range<usize>, String)> {
    let rest = text.get(start..end)?;
    let whole_line = text.get(..start)?.ends_with('\n') || start == 0;
    match rest.as_bytes().first()? {
        b'{' if rest.starts_with("{{") => variable(text, start, rest),
        b'{' => attributes(text, start, rest),
        b':' => icon(start, rest),
        b'+' => around(start, rest, "++", |keys| {
            let is_keys = keys.contains('+') || keys.bytes().all(|b| b.is_ascii_alphanumeric());
            is_keys.then(|| format!("<kbd>{keys}</kbd>"))
        }),
        // A line of them is a heading's.
        b'=' if !whole_line => {
            around(start, rest, "==", |words| Some(format!("<mark>{words}</mark>")))
        }
        b'=' => tab(start, rest),
        b'^' if rest.starts_with("^^") => around(start, rest, "^^", |words| Some(words.to_owned())),
        b'^' => block_id(text, start, rest),
        b'~' if !rest.starts_with("~~") && !text.get(..start)?.ends_with('~') => {
            around(start, rest, "~", |words| {
                let is_index = words.len() < 12 && words.bytes().all(|b| b.is_ascii_alphanumeric());
                is_index.then(|| format!("<sub>{words}</sub>"))
            })
        }
        b'*' if whole_line && rest.starts_with("*[") => abbreviation(start, rest),
        _ => None,
    }
}

/// What stands between two marks on one line.
fn around(
    start: usize,
    rest: &str,
    mark: &str,
    with: impl Fn(&str) -> Option<String>,
) -> Option<(Range<usize>, String)> {
    let inside = rest.strip_prefix(mark)?;
    let length = inside.find(mark)?;
    let words = inside.get(..length)?;
    let is_tight = !words.is_empty() && words.trim() == words && !words.contains('\n');
    let with = is_tight.then(|| with(words)).flatten()?;
    Some((start..start + length + 2 * mark.len(), with))
}

/// `{ .md-button }`, `{.is-warning}`, `{ width="300" }`; a heading's `{#name}` stays.
fn attributes(text: &str, start: usize, rest: &str) -> Option<(Range<usize>, String)> {
    let length = rest.find('}')?;
    let inside = rest.get(1..length)?.trim();
    let line = text.get(..start)?.rsplit('\n').next()?;
    let mut parts = inside.split_whitespace();
    let is_attribute = |part: &str| {
        let class = part.strip_prefix('.').or_else(|| part.strip_prefix('#'));
        let name = class.or_else(|| part.split_once('=').map(|(name, _)| name)).unwrap_or("");
        !name.is_empty()
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
    };
    let follows =
        line.trim().is_empty() || line.ends_with([')', ']', ':', '*']) || inside.starts_with('.');
    // A name that a link may lead to.
    let name = inside.strip_prefix('#').filter(|name| is_attribute(inside) && !name.contains(' '));
    let behind = rest.get(length + 1..)?.trim_start_matches(' ');
    let next = behind.strip_prefix('\n').and_then(|rest| rest.lines().next()).unwrap_or("");
    let is_heading = line.trim_start().starts_with('#')
        || next.starts_with("---") && !line.trim().is_empty()
        || next.starts_with("===");
    if let Some(name) = name.filter(|_| !is_heading && behind.starts_with('\n')) {
        return Some((start..start + length + 1, format!("<span id=\"{name}\"></span>")));
    }
    let is_list = !inside.is_empty() && !inside.contains('\n') && parts.all(is_attribute);
    (is_list && follows && !is_heading).then(|| (start..start + length + 1, String::new()))
}

/// `{{root_url}}/x` in an address: the root of the site.
fn variable(text: &str, start: usize, rest: &str) -> Option<(Range<usize>, String)> {
    let length = rest.find("}}")? + 2;
    let inside = rest.get(2..length - 2)?.trim();
    let is_name = !inside.is_empty()
        && inside
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-' | b'$'));
    let before = text.get(..start)?;
    let opens = before.ends_with('(')
        || before.ends_with("(<")
        || before.ends_with('"')
        || before.ends_with('\'');
    let behind = rest.get(length..)?;
    if is_name && opens && behind.starts_with('/') {
        return Some((start..start + length, String::new()));
    }
    // An address that only the site's settings knew: without spaces it is a link, though a dead one.
    (is_name && before.ends_with("](") && behind.starts_with(')'))
        .then(|| (start..start + length, format!("{{{{{inside}}}}}")))
}

fn icon(start: usize, rest: &str) -> Option<(Range<usize>, String)> {
    let open = ICONS.iter().find(|icon| rest.starts_with(**icon))?;
    let length =
        rest.get(open.len()..)?.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))?
            + open.len();
    let closes = rest.get(length..)?.starts_with(':');
    let space = usize::from(rest.get(length + 1..).is_some_and(|behind| behind.starts_with(' ')));
    closes.then(|| (start..start + length + 1 + space, String::new()))
}

/// `=== "Web"` whose content is not indented enough to belong to it.
fn tab(start: usize, rest: &str) -> Option<(Range<usize>, String)> {
    let line = rest.split('\n').next()?;
    let title = line.strip_prefix("===")?.trim_start_matches(['!', '+']).trim();
    let title = title.strip_prefix('"')?.strip_suffix('"')?;
    Some((start..start + line.len(), format!("**{title}**")))
}

/// Obsidian's name for a paragraph, at its end.
fn block_id(text: &str, start: usize, rest: &str) -> Option<(Range<usize>, String)> {
    let line = rest.split('\n').next()?;
    let name = line.trim_end().strip_prefix('^')?;
    let before = text.get(..start)?;
    let is_name = name.len() > 1 && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let stands_free = before.is_empty() || before.ends_with([' ', '\n']);
    let start = if before.ends_with(' ') { start - 1 } else { start };
    (is_name && stands_free)
        .then(|| (start..start + line.len() + usize::from(before.ends_with(' ')), String::new()))
}

/// `*[HTML]: Hyper Text`: shown to nobody but those who rest on the word.
fn abbreviation(start: usize, rest: &str) -> Option<(Range<usize>, String)> {
    let line = rest.split_inclusive('\n').next()?;
    let (_, words) = line.split_once("]:")?;
    (!words.trim().is_empty()).then(|| (start..start + line.len(), String::new()))
}

/// `--8<-- "inc.md"` with the text of the file, if it is there.
pub fn snippets(text: &str, read: impl Fn(&str) -> Option<String>) -> Vec<Edit> {
    let named = |range: Range<usize>| {
        let line = text.get(range.clone())?.trim();
        let gitbook = || line.strip_prefix("{% include ")?.strip_suffix("%}");
        let name = line.strip_prefix("--8<--").or_else(gitbook)?;
        let whole = text.get(range.clone())?;
        let start = range.start + whole.len() - whole.trim_start().len();
        // What stands in a list or a note stays in it.
        let indent = text.get(range.start..start)?;
        let inside = read(name.trim().trim_matches(['"', '\'']))?;
        let inside = inside.replace('\n', &format!("\n{indent}"));
        Some(Edit::new(start..range.start + whole.trim_end().len(), inside))
    };
    line_ranges(text).into_iter().filter_map(named).collect()
}

/// `::: package.module` of mkdocstrings, with the settings indented below it: a page made of a
/// program's source, which is not there.
pub fn made_of_code(text: &str) -> (Vec<Edit>, Losses) {
    let (mut edits, mut losses) = (Vec::new(), Losses::new());
    if !text.contains("::: ") {
        return (edits, losses);
    }
    let (mut fence, mut inside) = (None, None);
    let lines = line_ranges(text);
    let line = |i: usize| lines.get(i).and_then(|range| text.get(range.clone())).unwrap_or("");
    for (i, range) in lines.iter().enumerate() {
        let (own, line, next) = (indent(line(i)), line(i), line(i + 1));
        if fenced(line, &mut fence) {
            continue;
        }
        // Its own name is the heading of an object.
        let bare = line.trim().trim_start_matches(['#', '>', ' ']);
        let has_settings = indent(next) >= own + 4 && next.trim_start().starts_with(':');
        let name = bare.strip_prefix("::: ").filter(|name| has_settings || is_object(name));
        inside = inside.filter(|at| line.trim().is_empty() || own >= at + 4);
        if let Some(name) = name {
            inside = Some(own);
            losses.push((range.clone(), format!("`::: {name}`")));
            let with = match line.trim_start().chars().next() {
                Some('#') => line.replace("::: ", ""),
                Some('>') => ">\n".to_owned(),
                _ => "\n".to_owned(),
            };
            edits.push(Edit::new(range.clone(), with));
        } else if inside.is_some() && !line.trim().is_empty() {
            edits.push(Edit::delete(range.clone()));
        }
    }
    (edits, losses)
}

/// `package.module.Class`.
fn is_object(name: &str) -> bool {
    let is_word = |word: &str| {
        word.starts_with(|c: char| c.is_alphabetic() || c == '_')
            && word.chars().all(|c| c.is_alphanumeric() || c == '_')
    };
    name.contains('.') && name.split('.').all(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::mapped::Mapped;

    fn plain(text: &str) -> String {
        Mapped::of(text, 0..text.len()).edited(edits(text)).into_text()
    }

    #[test]
    fn marks_go_and_words_stay() {
        for (text, expected) in [
            ("Careful.\n{.is-warning}\n", "Careful.\n\n"),
            ("[Pay](b.md){ .md-button }", "[Pay](b.md)"),
            ("![p](p.png){ width=\"300\" align=right }", "![p](p.png)"),
            ("Press :material-arrow-right: and ++ctrl+c++", "Press and <kbd>ctrl+c</kbd>"),
            ("^^new^^, H~2~O, x ==mark==.", "new, H<sub>2</sub>O, x <mark>mark</mark>."),
            ("*[HTML]: Hyper Text\nx", "x"),
            ("[b]({{root_url}}/b/) ![](<{{ site.baseurl }}/p.png>)", "[b](/b/) ![](</p.png>)"),
            ("[form]({{ config.extra.form }})", "[form]({{config.extra.form}})"),
            ("A fact. ^fact1\n", "A fact.\n"),
            ("- One {#one}\n", "- One <span id=\"one\"></span>\n"),
            ("=== \"Web\"\n\n  Click.\n", "**Web**\n\n  Click.\n"),
        ] {
            assert_eq!(plain(text), expected, "{text}");
        }
    }

    #[test]
    fn pages_made_of_code_are_told() {
        let text =
            "# API\n\n::: a.b.C\n    options:\n        x: 1\n\nText.\n\n#### ::: a.d\n\n::: tip.\n";
        let (edits, losses) = made_of_code(text);
        let plain = Mapped::of(text, 0..text.len()).edited(edits).into_text();
        assert_eq!(plain, "# API\n\n\n\nText.\n\n#### a.d\n\n::: tip.\n");
        assert_eq!(losses.len(), 2);
    }

    #[test]
    fn what_only_looks_like_a_mark_stays() {
        for text in [
            "## Head {#name}\n",
            "Head {#name}\n====\n",
            "A ~~b~~ c, ~5 to ~7 minutes",
            "x = {a=b}",
            "Title\n====\n",
            "2 ++ 3 ++ 4",
            "`==code==` and `{.x}`",
            "2^10 and x^2",
            "a == b == c",
            "10:30:00",
            "{{ name }} stays",
        ] {
            assert_eq!(plain(text), text);
        }
    }
}
