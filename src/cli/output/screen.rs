//! Mistakes as one page: all of them where they fit, else each kind with its first places.

use std::fmt::Write;

use rayon::prelude::*;

use crate::diagnostics::{
    Diagnostic, Diagnostics, Format, Group, groups, render, render_coloured, visible,
};

/// A page has so many lines at most, the closing ones of a command not counted.
const MOST_LINES: usize = 52;
/// So many places of a kind are named below its first.
const PLACES: usize = 2;

/// What is shown.
#[derive(Debug, PartialEq, Eq)]
pub struct Page {
    pub text: String,
    /// Mistakes of which nothing is shown.
    pub left_out: usize,
}

/// `diagnostics` on a page, in colours if asked for; `all` shows each one, however long that is.
pub fn page(diagnostics: &Diagnostics, colours: bool, all: bool) -> Page {
    let draw = |d: &Diagnostic| match colours {
        true => format!("{}\n", render_coloured(d)),
        false => format!("{}\n", render(d, Format::Human)),
    };
    let (mut text, mut lines) = (String::new(), 0);
    let fits = diagnostics.iter().map(draw).all(|one| {
        lines += one.lines().count();
        text.push_str(&one);
        all || lines <= MOST_LINES
    });
    if fits {
        return Page { text, left_out: 0 };
    }
    let groups = groups(diagnostics);
    let mut page = Page { text: String::new(), left_out: 0 };
    let mut room = MOST_LINES;
    for (at, group) in groups.iter().enumerate() {
        // A line for each of the kinds that follow, as long as there is one.
        let spare = room.saturating_sub(groups.len() - at - 1);
        let long = detailed(group, &draw);
        let text = if long.0.lines().count() <= spare { long } else { in_short(group) };
        if text.0.lines().count() > room {
            page.left_out += group.members.len();
            continue;
        }
        room -= text.0.lines().count();
        page.text.push_str(&text.0);
        page.left_out += text.1;
    }
    page
}

/// Every one of `diagnostics`, for a file.
pub fn whole(diagnostics: &Diagnostics) -> String {
    let all: Vec<&Diagnostic> = diagnostics.iter().collect();
    let drawn: Vec<String> =
        all.par_iter().map(|d| format!("{}\n", render(d, Format::Human))).collect();
    drawn.concat()
}

/// The first of a kind with its line, the places of the next ones, and how many are left out.
fn detailed(group: &Group<'_>, draw: &impl Fn(&Diagnostic) -> String) -> (String, usize) {
    let Some((first, others)) = group.members.split_first() else { return (String::new(), 0) };
    let mut text = draw(first);
    for d in others.iter().take(PLACES) {
        let _ = writeln!(text, "      and {}{}", place(d), visible(&d.message));
    }
    let left_out = others.len().saturating_sub(PLACES);
    if left_out > 0 {
        let _ = writeln!(text, "      … {} more {}", number(left_out), group.code);
    }
    if !others.is_empty() {
        text.push('\n');
    }
    (text, left_out)
}

fn in_short(group: &Group<'_>) -> (String, usize) {
    let Some((first, others)) = group.members.split_first() else { return (String::new(), 0) };
    let more = if others.is_empty() {
        String::new()
    } else {
        format!(" … and {} more", number(others.len()))
    };
    let kind = format!("{}[{}]", group.severity.as_str(), group.code);
    (format!("{kind}: {}{}{more}\n", place(first), visible(&first.message)), others.len())
}

fn place(d: &Diagnostic) -> String {
    match &d.place {
        Some(place) if place.line > 0 => {
            format!("{}:{}:{}: ", visible(&place.path), place.line, place.column)
        }
        Some(place) => format!("{}: ", visible(&place.path)),
        None => String::new(),
    }
}

/// 1132 as "1,132".
pub fn number(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Place, Span};

    fn mistake(code: &'static str, n: usize) -> Diagnostic {
        let place = Place::in_text(format!("content/{n}.md"), "see [b](b.md)\n", Span::new(4, 13));
        let d = if code == "dead-link" {
            Diagnostic::error(code, "gone")
        } else {
            Diagnostic::warning(code, "odd")
        };
        d.at(place).help("mend it")
    }

    #[test]
    fn few_mistakes_are_shown_in_full() {
        let few: Diagnostics = (0..3).map(|n| mistake("dead-link", n)).collect();
        let page = page(&few, false, false);
        assert_eq!((page.text.matches("^^^").count(), page.left_out), (3 * 3, 0), "{}", page.text);
    }

    #[test]
    fn ten_thousand_mistakes_are_a_page() {
        const KINDS: [&str; 24] = [
            "a",
            "b",
            "c",
            "d",
            "e",
            "f",
            "g",
            "h",
            "i",
            "j",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "q",
            "r",
            "s",
            "t",
            "u",
            "v",
            "w",
            "dead-link",
        ];
        let many: Diagnostics = (0..10_000).map(|n| mistake(KINDS[n % KINDS.len()], n)).collect();
        let shown = page(&many, false, false);
        assert!(shown.text.lines().count() <= 60, "{}", shown.text);
        assert!(
            shown.text.starts_with("error[dead-link]: gone\n --> content/23.md:1:5"),
            "{}",
            shown.text
        );
        for kind in KINDS {
            assert!(shown.text.contains(&format!("[{kind}]")), "{kind}: {}", shown.text);
        }
        assert!(
            shown.left_out > 9_900 && shown.text.contains("… 413 more dead-link"),
            "{}",
            shown.text
        );
        assert_eq!(page(&many, false, true).left_out, 0);
        assert_eq!(whole(&many).matches("content/").count(), 10_000);
    }

    #[test]
    fn numbers_are_read_in_threes() {
        assert_eq!([number(7), number(1_132), number(1_000_000)], ["7", "1,132", "1,000,000"]);
    }
}
