//! Marks inside a line that CommonMark has not: `==marked==`, `H~2~O`, `x^2^`, `++Ctrl+C++`.
//!
//! They are looked for between parser and writer, in text alone, and take in what nobody wrote for
//! anything else: a raised or lowered part follows a letter and holds no space, keys hold none
//! either unless they begin with a capital. What is left over stays text, as it was.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::cjk;

type Events<'a> = Vec<(Event<'a>, Range<usize>)>;

/// A longer raised or lowered part is none.
const LONGEST_SCRIPT: usize = 24;
const LONGEST_KEYS: usize = 40;

/// Whether the HTML of an event was put there by [`read`]: raw HTML is as long as its source.
pub(super) fn is_own(html: &str, range: &Range<usize>) -> bool {
    html.len() != range.len() && OWN.contains(&html)
}

const OWN: [&str; 4] = ["<mark>", "</mark>", "<kbd>", "</kbd>"];

/// Puts the marks of `text` into its `events`.
pub(super) fn read<'a>(text: &'a str, events: &mut Events<'a>) {
    if !["==", "^", "~", "++"].iter().any(|mark| text.contains(mark)) {
        return;
    }
    let mut reader = Reader { text, out: Vec::with_capacity(events.len()), open: vec![None] };
    let mut in_code = false;
    let mut rest = std::mem::take(events).into_iter().peekable();
    while let Some((event, range)) = rest.next() {
        match &event {
            Event::Start(tag) => {
                in_code |= matches!(tag, Tag::CodeBlock(_));
                reader.open.push(None);
            }
            Event::End(tag) => {
                in_code &= !matches!(tag, TagEnd::CodeBlock);
                reader.open.pop();
            }
            Event::Text(_) if !in_code => {
                // The parser cuts text wherever a mark could have stood.
                let (mut whole, mut parts) = (range.clone(), vec![(event, range)]);
                while let Some(part) = rest.next_if(|(event, next)| {
                    matches!(event, Event::Text(_)) && next.start == whole.end
                }) {
                    whole.end = part.1.end;
                    parts.push(part);
                }
                reader.run(whole, parts);
                continue;
            }
            _ => {}
        }
        reader.out.push((event, range));
    }
    *events = reader.out;
}

struct Reader<'a> {
    text: &'a str,
    out: Events<'a>,
    /// For each open tag, which event is a `==` that may begin something.
    open: Vec<Option<usize>>,
}

impl<'a> Reader<'a> {
    /// A stretch of text, as the parser cut it.
    fn run(&mut self, whole: Range<usize>, parts: Events<'a>) {
        let is_verbatim = parts.iter().all(|(event, range)| {
            matches!(event, Event::Text(words) if self.text.get(range.clone()) == Some(&**words))
        });
        let source = self.text.get(whole.clone()).unwrap_or_default();
        if !is_verbatim || !source.contains(['=', '^', '~', '+']) {
            return self.out.extend(parts);
        }
        let mut from = whole.start;
        let mut at = whole.start;
        while at < whole.end {
            let Some(found) = self.find(at, whole.end) else {
                at += self.text[at..].chars().next().map_or(1, char::len_utf8);
                continue;
            };
            self.words(from..at);
            at = self.write(at, found);
            from = at;
        }
        self.words(from..whole.end);
    }

    fn words(&mut self, range: Range<usize>) {
        if let Some(words) = self.text.get(range.clone()).filter(|words| !words.is_empty()) {
            self.out.push((Event::Text(CowStr::from(words)), range));
        }
    }

    /// What begins at `at` and ends before `end`.
    fn find(&self, at: usize, end: usize) -> Option<Found> {
        let rest = self.text.get(at..end)?;
        let before = self.text.get(..at)?.chars().next_back();
        match rest.as_bytes().first()? {
            b'^' | b'~' => script(rest, before).map(Found::Script),
            b'+' => keys(rest, before).map(Found::Keys),
            b'=' => {
                // What follows may stand in the next event.
                let after = self.text.get(at + 2..)?.chars().next();
                let is_pair = rest.starts_with("==") && before != Some('=') && after != Some('=');
                let opens =
                    !before.is_some_and(is_word) && before != Some('\\') && !is_space(after);
                let closes = !is_space(before) && !after.is_some_and(is_word);
                (is_pair && (opens || closes)).then_some(Found::Highlight { opens, closes })
            }
            _ => None,
        }
    }

    /// Writes what begins at `at`; gives where it ends.
    fn write(&mut self, at: usize, found: Found) -> usize {
        match found {
            Found::Script(length) => {
                let (tag, end) = match self.text.as_bytes().get(at) {
                    Some(b'^') => (Tag::Superscript, TagEnd::Superscript),
                    _ => (Tag::Subscript, TagEnd::Subscript),
                };
                let range = at..at + length + 2;
                self.out.push((Event::Start(tag), range.clone()));
                self.words(at + 1..at + 1 + length);
                self.out.push((Event::End(end), range.clone()));
                range.end
            }
            Found::Keys(length) => {
                let mut from = at + 2;
                let keys = &self.text[from..from + length];
                // One element around all of them: they keep their order in any text.
                let are_several = keys.contains('+');
                if are_several {
                    self.html("<kbd>", from..from);
                }
                for (n, key) in keys.split('+').enumerate() {
                    if n > 0 {
                        self.words(from - 1..from);
                    }
                    self.html("<kbd>", from..from);
                    self.words(from..from + key.len());
                    from += key.len();
                    self.html("</kbd>", from..from);
                    from += 1;
                }
                if are_several {
                    self.html("</kbd>", from - 1..from - 1);
                }
                at + length + 4
            }
            Found::Highlight { opens, closes } => {
                let slot = self.open.last().copied().flatten();
                match slot.and_then(|slot| self.out.get_mut(slot)).filter(|_| closes) {
                    Some((event, _)) => {
                        *event = Event::InlineHtml(CowStr::from("<mark>"));
                        self.html("</mark>", at..at + 2);
                        self.set_open(None);
                    }
                    None => {
                        self.set_open(opens.then_some(self.out.len()).or(slot));
                        self.words(at..at + 2);
                    }
                }
                at + 2
            }
        }
    }

    fn set_open(&mut self, at: Option<usize>) {
        if let Some(last) = self.open.last_mut() {
            *last = at;
        }
    }

    fn html(&mut self, html: &'static str, range: Range<usize>) {
        self.out.push((Event::InlineHtml(CowStr::from(html)), range));
    }
}

enum Found {
    /// `==`, and which end it can be.
    Highlight { opens: bool, closes: bool },
    /// How long what is raised or lowered is.
    Script(usize),
    /// How long the keys between their marks are.
    Keys(usize),
}

/// A letter or digit in a script that writes spaces between words.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() && !cjk::is_letter(c)
}

fn is_space(c: Option<char>) -> bool {
    c.is_none_or(char::is_whitespace)
}

/// The bytes between the marks of `^2^` or `~2~` at the start of `rest`. In Chinese and Japanese `~`
/// stands between numbers, in paths before them.
fn script(rest: &str, before: Option<char>) -> Option<usize> {
    let mark = rest.chars().next()?;
    let inside = rest.get(1..)?;
    let length = inside.find(mark)?;
    let (words, behind) = (inside.get(..length)?, inside.get(length + 1..)?);
    let is_part =
        |c: char| is_word(c) || matches!(c, '+' | '-' | '−' | '=' | '(' | ')' | ',' | '.');
    let starts = words.starts_with(|c| is_word(c) || matches!(c, '+' | '-' | '−' | '('));
    let follows = before.is_some_and(|c| c.is_alphanumeric() || c == ')');
    let is_script = follows
        && starts
        && words.chars().all(is_part)
        && words.contains(char::is_alphanumeric)
        && words.chars().count() <= LONGEST_SCRIPT
        && !behind.starts_with(mark);
    is_script.then_some(length)
}

/// The bytes between the marks of `++Ctrl+C++` at the start of `rest`. `C++` and `i++` are none.
fn keys(rest: &str, before: Option<char>) -> Option<usize> {
    let inside = rest.strip_prefix("++")?;
    let length = inside.find("++")?;
    let (words, behind) = (inside.get(..length)?, inside.get(length + 2..)?);
    let stands_free = !before.is_some_and(|c| is_word(c) || matches!(c, '+' | '\\'))
        && !behind.starts_with(|c| is_word(c) || c == '+');
    let has_spaces = words.contains(char::is_whitespace);
    let is_key = |key: &str| {
        let begins = !has_spaces || !key.starts_with(char::is_lowercase);
        begins && !key.is_empty() && key.trim() == key && !key.contains(['\n', '\r'])
    };
    let is_keys = stands_free && length <= LONGEST_KEYS && words.split('+').all(is_key);
    is_keys.then_some(length)
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Options, Parser};

    use super::*;

    fn shown(text: &str) -> String {
        let syntax = Options::ENABLE_STRIKETHROUGH;
        let mut events = Parser::new_ext(text, syntax).into_offset_iter().collect();
        read(text, &mut events);
        for (event, range) in &events {
            if let Event::Text(words) = event {
                assert_eq!(&**words, &text[range.clone()], "{text}");
            }
        }
        let html = super::super::writer::write_plain(&events);
        html.trim().trim_start_matches("<p>").trim_end_matches("</p>").to_owned()
    }

    #[test]
    fn marks_are_read() {
        for (text, html) in [
            ("H~2~O, CO~2~.", "H<sub>2</sub>O, CO<sub>2</sub>."),
            ("x^2^ + (a)^-1^", "x<sup>2</sup> + (a)<sup>-1</sup>"),
            ("the 1^st^ and 2^nd^", "the 1<sup>st</sup> and 2<sup>nd</sup>"),
            ("a ==marked part==, b", "a <mark>marked part</mark>, b"),
            ("==a **b** `c`== d", "<mark>a <strong>b</strong> <code>c</code></mark> d"),
            ("这是==重点==内容", "这是<mark>重点</mark>内容"),
            ("==one== and ==two==", "<mark>one</mark> and <mark>two</mark>"),
            ("Press ++Ctrl+C++.", "Press <kbd><kbd>Ctrl</kbd>+<kbd>C</kbd></kbd>."),
            ("++Page Up++ or ++enter++", "<kbd>Page Up</kbd> or <kbd>enter</kbd>"),
            ("==++F1++==", "<mark><kbd>F1</kbd></mark>"),
        ] {
            assert_eq!(shown(text), html, "{text}");
        }
    }

    #[test]
    fn what_means_something_else_stays() {
        for text in [
            "2^10 and x^2",
            "^_^ and ^abc^",
            "~/a and ~/b",
            "C:\\PROGRA~1\\MICROS~1",
            "3~5天，7~10天 1~2小时或3~4小时",
            "about ~5 to ~7 minutes",
            "a == b == c, x==y==z, ====",
            "C++ and g++ and C++",
            "2 ++ 3 ++ 4",
            "++i or i++, ++i and j++",
            "a ==b **c== d**",
            "**==a** b==",
            "x\\^2^",
        ] {
            let plain = text.replace("\\^", "^");
            let html = shown(text).replace("<strong>", "**").replace("</strong>", "**");
            assert_eq!(html, plain, "{text}");
        }
        assert_eq!(shown("~gone~ and ~~gone~~"), "<del>gone</del> and <del>gone</del>");
        assert_eq!(shown("`==a== x^2^`"), "<code>==a== x^2^</code>");
    }
}
