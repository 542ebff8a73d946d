//! Lines of a paragraph that were to be headings, items of lists, boxes or fences: they run together.

use super::blocks::KINDS;
use super::found::Found;
use super::leaf::{BLANK, Leaf};
use crate::diagnostics::Diagnostic;

/// What is wrong with a line, and what to write.
struct Slip {
    code: &'static str,
    why: String,
    help: Help,
}

enum Help {
    /// The whole line, as it was meant.
    Line(String),
    Advice(&'static str),
}

pub(super) fn find(leaf: &Leaf, body: &str, found: &mut Found<'_>) {
    if !leaf.is_paragraph {
        return;
    }
    let mut start = 0;
    let mut before = "";
    let mut lines = leaf.text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let shown = line.trim_end();
        let range = leaf.range(start..start + shown.len());
        let is_alone = start == 0 && lines.peek().is_none();
        let after = lines.peek().copied().unwrap_or_default();
        let written = body.get(range.clone()).unwrap_or_default();
        // In a quote, a kind of box that there is none of is told as such.
        let is_quoted = body
            .get(..range.start)
            .and_then(|before| before.rsplit('\n').next())
            .is_some_and(|before| before.contains('>'));
        if is_quoted && shown.starts_with("[!") {
            let is_late = start > 0 || is_inside_a_quote(body, range.start);
            if let Some(d) = late_box(shown).filter(|_| is_late) {
                found.report(d, range);
            }
            before = shown;
            start += line.len();
            continue;
        }
        if let Some(slip) =
            of_one(shown, written, is_alone).or_else(|| of_two(before, shown, after))
        {
            let short: String = written.chars().take(60).collect();
            let d = Diagnostic::warning(slip.code, format!("{}: `{short}`", slip.why));
            let d = match slip.help {
                Help::Line(line) => d.help(format!("write {line}")).fix(found.span(&range), line),
                Help::Advice(advice) => d.help(advice),
            };
            found.report(d, range);
        }
        start += line.len();
        before = shown;
    }
}

/// Whether the line above that of `at` is in the same quote, so that a box cannot begin here.
fn is_inside_a_quote(body: &str, at: usize) -> bool {
    let depth = |marks: &str| marks.matches('>').count();
    let Some((above, here)) = body[..at].rsplit_once('\n') else { return false };
    let above = above.rsplit('\n').next().unwrap_or_default();
    let marks = above.len() - above.trim_start_matches(['>', ' ', '\t']).len();
    depth(&above[..marks]) >= depth(here)
}

/// `[!NOTE]` behind the first line of its quote: no box, and shown as it stands.
fn late_box(line: &str) -> Option<Diagnostic> {
    let kind = line.strip_prefix("[!")?.split_once(']')?.0.to_ascii_uppercase();
    (KINDS.contains(&kind.as_str()) || kind == "TABS").then(|| {
        let message = format!("[!{kind}] begins a box on the first line of a quote only");
        Diagnostic::warning("unknown-alert", message)
            .help("write it as the first line of a quote of its own: an empty line goes above it")
    })
}

/// Slips that one line shows; `written` is the line as the source has it.
fn of_one(line: &str, written: &str, is_alone: bool) -> Option<Slip> {
    let first = line.chars().next()?;
    if let Some(slip) = leftover(line).or_else(|| hidden_sign(line, written)) {
        return Some(slip);
    }
    let slip = |code, why: &str, help| Some(Slip { code, why: why.to_owned(), help });
    match first {
        '#' | '＃' => heading(line, written, is_alone),
        '+' if is_frame(line) => {
            let help = Help::Advice("write | a | b | and |---|---| below it: a row is one line");
            slip("no-table", "a table is not drawn here", help)
        }
        '-' | '*' | '+' | '0'..='9' => {
            let marker = marker(line)?;
            let rest = written.get(marker..)?;
            if ["[ ] ", "[x] ", "[X] "].iter().any(|mark| rest.starts_with(mark)) {
                let meant = Help::Line(format!("{} {rest}", &line[..marker]));
                return slip("list-mark", "a space is missing behind the mark of this list", meant);
            }
            rest.starts_with(is_odd_space).then_some(())?;
            let meant = format!("{} {}", &line[..marker], rest.trim_start());
            let why = "the space behind this mark is no ordinary one, so it makes no list";
            slip("list-mark", why, Help::Line(meant))
        }
        '｜' if line.matches('｜').nth(1).is_some() => {
            let help = Help::Line(written.replace('｜', "|"));
            slip("no-table", "only the narrow | makes a table", help)
        }
        '\'' | '’' | '‘' | '“' | '”' | '´' if is_fence(line) => {
            let help = Help::Advice("write ``` on a line of its own before the code and behind it");
            slip("no-fence", "these marks make no block of code", help)
        }
        '[' if line.starts_with("[] ") => {
            let meant = Help::Line(written.replacen("[]", "[ ]", 1));
            slip("list-mark", "a box to tick has a space in it", meant)
        }
        '[' => box_mark(line),
        '=' if is_alone && line.len() >= 3 && line.chars().all(|c| c == '=') => {
            let help = Help::Advice("write # before the heading's words, and take this line out");
            slip("heading-mark", "this makes a heading of the line right above it only", help)
        }
        _ => None,
    }
}

/// `#` with an odd space or none, and the full-width mark. Two and more without a space are told
/// among the phrases; one alone may be a keyword of other sites (`#news`).
fn heading(line: &str, written: &str, is_alone: bool) -> Option<Slip> {
    let mark = line.chars().next()?;
    let rest = line.trim_start_matches(mark);
    let level = (line.len() - rest.len()) / mark.len_utf8();
    let text = written.get(line.len() - rest.len()..)?.trim();
    let is_title = |text: &str| {
        text.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
            && text.contains(' ')
            && !text.contains('#')
            && !text.ends_with(['.', ',', ';', ':', '!', '?'])
    };
    if mark == '#' && level > 6 && rest.starts_with(' ') && !text.is_empty() {
        let why = "there are six levels of headings".to_owned();
        let help = Help::Advice("write as many # as the level has, six at most");
        return Some(Slip { code: "heading-mark", why, help });
    }
    let is_meant = match mark {
        _ if level > 6 || text.is_empty() => false,
        '#' if rest.starts_with(is_odd_space) => true,
        '#' => level == 1 && is_alone && is_title(rest),
        _ => level > 1 || rest.starts_with(char::is_whitespace),
    };
    is_meant.then(|| Slip {
        code: "heading-mark",
        why: "a heading needs # and an ordinary space".to_owned(),
        help: Help::Line(format!("{} {text}", "#".repeat(level))),
    })
}

/// `\u{feff}## Title`: what stands before the mark of a line, unseen, makes text of it.
fn hidden_sign(line: &str, written: &str) -> Option<Slip> {
    let is_unseen = |c: char| matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}');
    let rest = line.trim_start_matches(is_unseen);
    let meant = written.trim_start_matches(is_unseen);
    let mark = rest.trim_start_matches('#');
    let is_heading = (1..=6).contains(&(rest.len() - mark.len())) && mark.starts_with(' ');
    let is_item = marker(rest).is_some_and(|mark| rest[mark..].starts_with(' '));
    let is_other = rest.starts_with(['>', '|']) || rest.starts_with("```");
    (rest.len() < line.len() && (is_heading || is_item || is_other)).then(|| Slip {
        code: if is_heading { "heading-mark" } else { "list-mark" },
        why: "a sign that nobody sees stands before this mark".to_owned(),
        help: Help::Line(meant.to_owned()),
    })
}

/// `+----+----+`, as plain texts draw tables.
fn is_frame(line: &str) -> bool {
    line.len() > 4
        && line.ends_with('+')
        && line.chars().all(|c| matches!(c, '+' | '-' | '=' | ':'))
        && line.contains(['-', '='])
}

/// What looks like a space and is none for Markdown: word processors and phones type it.
fn is_odd_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// How long the mark of a list is at the start of a line.
pub(super) fn marker(line: &str) -> Option<usize> {
    if line.starts_with(['-', '*', '+']) {
        return Some(1);
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let is_marked = line[digits..].starts_with(['.', ')']);
    (is_marked && (1..=9).contains(&digits)).then_some(digits + 1)
}

fn is_fence(line: &str) -> bool {
    let Some(mark) = line.chars().next() else { return false };
    let rest = line.trim_start_matches(mark);
    line.chars().take_while(|c| *c == mark).count() == 3
        && rest.len() < 16
        && rest.trim().chars().all(|c| c.is_ascii_alphanumeric())
}

/// `[!NOTE]` without the `>` before it, and other tools' marks of that shape.
fn box_mark(line: &str) -> Option<Slip> {
    let kind: String =
        line.strip_prefix("[!")?.chars().take_while(char::is_ascii_alphabetic).collect();
    if kind.is_empty() {
        return None;
    }
    let is_ours = KINDS.contains(&kind.to_ascii_uppercase().as_str());
    let (code, why, advice) = if is_ours && line[2 + kind.len()..].starts_with(']') {
        let advice = "write > before this line and each line of the box";
        ("unknown-alert", "a box is a quote", advice)
    } else {
        let advice = "take it out, or write what it stands for as Markdown";
        ("foreign-syntax", "this is shown to readers as it stands", advice)
    };
    Some(Slip { code, why: why.to_owned(), help: Help::Advice(advice) })
}

/// Whole lines that other tools replace or leave out.
fn leftover(line: &str) -> Option<Slip> {
    const STARTS: [&str; 10] = [
        "<<< ",
        "--8<--",
        "-8<-",
        "%%",
        "{:toc",
        "{::",
        "\\newpage",
        "\\pagebreak",
        "\\begin{",
        "@include",
    ];
    let tab = line.strip_prefix("===").map(|rest| rest.trim_start_matches(['!', '+']));
    if tab.is_some_and(|rest| rest.trim_start().starts_with(['"', '“', '\''])) {
        let advice = "write > [!TABS], and below it a quote with a heading for each label";
        return Some(Slip {
            code: "foreign-syntax",
            why: "this is shown to readers as it stands".to_owned(),
            help: Help::Advice(advice),
        });
    }
    STARTS.iter().any(|start| line.starts_with(start)).then(|| Slip {
        code: "foreign-syntax",
        why: "this is shown to readers as it stands".to_owned(),
        help: Help::Advice("take it out, or write what it stands for as Markdown"),
    })
}

/// Slips that show in two lines only: one line that starts so may be a sentence.
fn of_two(before: &str, line: &str, after: &str) -> Option<Slip> {
    let is_item = |line: &str, mark: char| {
        line.strip_prefix(mark).is_some_and(|rest| {
            rest.starts_with(|c: char| c.is_alphabetic() || c == BLANK || c == '[')
        })
    };
    let is_run = |is_one: &dyn Fn(&str) -> bool| is_one(line) && is_one(after) && !is_one(before);
    let is_unordered = ['-', '*', '+'].iter().any(|mark| is_run(&|line| is_item(line, *mark)));
    let counts = |sign: fn(&str) -> Option<u32>| {
        let (here, next) = (sign(line)?, sign(after)?);
        (here + 1 == next && sign(before).is_none_or(|before| before + 1 != here)).then_some(())
    };
    let help = if is_unordered {
        "write a space behind each mark: - text"
    } else if counts(number).is_some() {
        "write a space behind each number: 1. text"
    } else if counts(letter).is_some() {
        "lists are numbered or marked: write 1. text, or - text"
    } else if counts(wide_number).is_some() {
        "write narrow numbers with a space behind them: 1. text"
    } else {
        return None;
    };
    let why = "these lines are no list: they run together".to_owned();
    Some(Slip { code: "list-mark", why, help: Help::Advice(help) })
}

/// `1.text`
fn number(line: &str) -> Option<u32> {
    let marker = marker(line).filter(|length| *length > 1)?;
    line[marker..].starts_with(char::is_alphabetic).then_some(())?;
    line[..marker - 1].parse().ok()
}

/// `a. text`, `b) text`
fn letter(line: &str) -> Option<u32> {
    let mut signs = line.chars();
    let (letter, end, gap) = (signs.next()?, signs.next()?, signs.next()?);
    (letter.is_ascii_lowercase() && matches!(end, '.' | ')') && gap == ' ').then_some(())?;
    Some(u32::from(letter))
}

/// `１．一つ`, `1．一つ`, `1、一つ`
fn wide_number(line: &str) -> Option<u32> {
    let mut signs = line.chars();
    let (digit, end) = (signs.next()?, signs.next()?);
    let is_wide = ('０'..='９').contains(&digit);
    (matches!(end, '．' | '、') || is_wide && matches!(end, '.' | ')' | '）')).then_some(())?;
    if is_wide { Some(u32::from(digit) - u32::from('０')) } else { digit.to_digit(10) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_lines_are_told_once_and_single_lines_never() {
        for (lines, wanted) in [
            (["", "-one", "-two"], true),
            (["-one", "-two", "-three"], false),
            (["", "-5 degrees", "-3 degrees"], false),
            (["", "1.one", "2.two"], true),
            (["", "3.5 GB", "4.5 GB"], false),
            (["", "a. one", "b. two"], true),
            (["", "１．一つ", "２．二つ"], true),
            (["", "*one", "two"], false),
        ] {
            let [before, line, after] = lines;
            assert_eq!(of_two(before, line, after).is_some(), wanted, "{lines:?}");
        }
    }

    #[test]
    fn keywords_of_other_sites_are_no_headings() {
        for (line, wanted) in [
            ("#Refunds and payments", true),
            ("#news", false),
            ("#5 bolt", false),
            ("#one #two", false),
            ("#Is this one?", false),
            ("#\u{a0}Title", true),
            ("＃＃　見出し", true),
            ("＃1 is best", false),
        ] {
            assert_eq!(heading(line, line, true).is_some(), wanted, "{line}");
        }
    }
}
