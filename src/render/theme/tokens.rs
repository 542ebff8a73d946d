//! Tokens of a site's own style sheets: one that nothing knows does nothing, and no browser says so;
//! what is never closed, a block or a comment, takes all that follows with it.

use std::collections::BTreeSet;

use cssparser::{ParseError, Parser, Token};

use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::render::theme::Theme;
use crate::tree::{TextFile, suggest};

/// A warning for each token that is used and set nowhere, or set, used nowhere, and close to one of
/// the theme's; an error for what stays open.
pub(in crate::render) fn unknown(theme: &Theme) -> Diagnostics {
    let sheets = || theme.assets.iter().filter(|(name, _)| name.ends_with(".css"));
    let read = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let mut found = Found::default();
        collect(&mut Parser::new(&text), &text, false, &mut found);
        (text, found)
    };
    let all: Vec<_> = sheets().map(|(_, file)| (file, read(&file.bytes))).collect();
    // Scripts and templates set and read tokens, too: where they name one, it is known.
    let scripts = theme.assets.iter().filter(|(name, _)| name.ends_with(".js"));
    let elsewhere: Vec<_> =
        scripts.map(|(_, file)| String::from_utf8_lossy(&file.bytes).into_owned()).collect();
    let templates = || theme.sources.values().map(|file| &*file.text);
    let is_named = |name: &str| {
        elsewhere.iter().map(String::as_str).chain(templates()).any(|text| text.contains(name))
    };
    let names = |own: bool, take: fn(&Found) -> &Vec<Named>| -> BTreeSet<&str> {
        let files = all.iter().filter(|(file, _)| own || file.built_in);
        let spans = files.flat_map(|(_, (text, found))| {
            take(found).iter().filter_map(|named| text.get(named.span.start..named.span.end))
        });
        spans.collect()
    };
    let (set, used) = (names(true, |found| &found.set), names(true, |found| &found.used));
    let known: BTreeSet<&str> = names(false, |found| &found.set)
        .union(&names(false, |found| &found.used))
        .copied()
        .collect();
    let mut diagnostics = Diagnostics::new();
    let is_own = |name: &str| theme.own.iter().any(|file| file.name == name);
    for (file, (text, found)) in all.iter().filter(|(file, _)| is_own(&file.name)) {
        let place = |span: Span| TextFile::new(file.path.as_str(), text.as_str()).place(span);
        let mut told = BTreeSet::new();
        let both = found.set.iter().map(|named| (named, true));
        for (named, is_set) in both.chain(found.used.iter().map(|named| (named, false))) {
            let name = text.get(named.span.start..named.span.end).unwrap_or_default();
            let others = if is_set { &used } else { &set };
            if named.is_spared || known.contains(name) || others.contains(name) || is_named(name) {
                continue;
            }
            let close = suggest(name, known.iter().copied().filter(|known| *known != name));
            // A set one may be for a script from elsewhere.
            if (is_set && close.is_none()) || !told.insert(name) {
                continue;
            }
            let what = if is_set { "uses" } else { "sets" };
            let help = match close {
                Some(close) => format!("did you mean `{close}`?"),
                None => "docs/theme.md lists the tokens".to_owned(),
            };
            diagnostics.push(
                Diagnostic::warning("unknown-token", format!("nothing {what} `{name}`"))
                    .at(place(named.span))
                    .help(help),
            );
        }
        for (open, span) in found.unclosed(text.len()) {
            let (what, help) = open.told();
            diagnostics.push(Diagnostic::error("open-block", what).at(place(span)).help(help));
        }
    }
    diagnostics
}

#[derive(Default)]
struct Found {
    set: Vec<Named>,
    used: Vec<Named>,
    /// What has no end: of several that which is why the others have none.
    open: Option<(Open, Span)>,
    /// Each takes its own declaration with it.
    broken: Vec<(Open, Span)>,
}

impl Found {
    /// The outermost of a kind is told, as it is known last; within brackets no brace closes anything,
    /// and within a comment nothing does.
    fn note(&mut self, open: Open, span: Span) {
        if matches!(open, Open::Text | Open::Address) {
            self.broken.push((open, span));
        } else if self.open.is_none_or(|(known, _)| known <= open) {
            self.open = Some((open, span));
        }
    }

    /// What a writer has to close, in order. Behind what runs to the end of the sheet nothing could.
    fn unclosed(&self, end: usize) -> impl Iterator<Item = (Open, Span)> {
        let runs_on = self.broken.iter().any(|(_, span)| span.end == end);
        let open = self.open.filter(|_| !runs_on);
        self.broken.iter().copied().chain(open)
    }
}

/// What of a style sheet may have no end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Open {
    Block,
    Bracket(&'static str),
    Text,
    Address,
    Comment,
}

impl Open {
    /// What is wrong, and what to do.
    fn told(self) -> (&'static str, String) {
        let close =
            |end: &str| format!("write its `{end}`: browsers take all that follows into it");
        match self {
            Self::Block => ("this block is never closed", close("}")),
            Self::Bracket(end) => ("this bracket is never closed", close(end)),
            Self::Comment => ("this comment is never closed", close("*/")),
            Self::Text => (
                "this text has no closing quote in its line",
                "write it: browsers leave out the whole declaration".to_owned(),
            ),
            Self::Address => (
                "this address is not closed, or holds a space, a quote or a bracket",
                "put it between quotes, and close the bracket: browsers leave out all of it"
                    .to_owned(),
            ),
        }
    }

    /// A token that stands for itself, and is not whole.
    fn of(token: &Token<'_>, written: &str, is_last: bool) -> Option<Self> {
        match token {
            Token::Comment(_) => (is_last && !written.ends_with("*/")).then_some(Self::Comment),
            Token::BadString(_) => Some(Self::Text),
            Token::QuotedString(_) => {
                let quote = written.chars().next().unwrap_or_default();
                let is_whole = written.len() > 1 && written.ends_with(quote);
                (is_last && !is_whole).then_some(Self::Text)
            }
            Token::BadUrl(_) => Some(Self::Address),
            Token::UnquotedUrl(_) => (is_last && !written.ends_with(')')).then_some(Self::Address),
            _ => None,
        }
    }
}

struct Named {
    span: Span,
    /// It stands behind `@property`, or has what to take where it is not set.
    is_spared: bool,
}

/// `in_var`: the name that comes first is used.
fn collect(parser: &mut Parser<'_>, text: &str, in_var: bool, found: &mut Found) {
    let mut before: Option<(Span, bool)> = None;
    let mut is_property = false;
    let mut is_first = in_var;
    loop {
        let start = parser.position().byte_index();
        let Ok(token) = parser.next_including_whitespace_and_comments() else { return };
        let token = token.clone();
        let end = parser.position().byte_index();
        let written = text.get(start..end).unwrap_or_default();
        if let Some(open) = Open::of(&token, written, end == text.len()) {
            found.note(open, Span::new(start, end));
        }
        let block = match &token {
            Token::WhiteSpace(_) | Token::Comment(_) => continue,
            Token::Ident(name) if name.starts_with("--") => {
                let span = Span::new(start, end);
                if is_first {
                    found.used.push(Named { span, is_spared: false });
                } else if is_property {
                    found.set.push(Named { span, is_spared: true });
                }
                before = Some((span, is_first));
                is_first = false;
                continue;
            }
            Token::Colon => {
                if let Some((span, false)) = before {
                    found.set.push(Named { span, is_spared: false });
                }
                None
            }
            Token::Comma => {
                if let (Some((_, true)), Some(last)) = (before, found.used.last_mut()) {
                    last.is_spared = true;
                }
                None
            }
            Token::Function(name) => Some(name.eq_ignore_ascii_case("var")),
            Token::ParenthesisBlock | Token::SquareBracketBlock | Token::CurlyBracketBlock => {
                Some(false)
            }
            _ => None,
        };
        before = None;
        is_first = false;
        is_property =
            matches!(&token, Token::AtKeyword(name) if name.eq_ignore_ascii_case("property"));
        if let Some(is_var) = block {
            let mut inside_end = start;
            let read = parser.parse_nested_block(|inside| {
                collect(inside, text, is_var, found);
                inside_end = inside.position().byte_index();
                Ok::<_, ParseError<()>>(())
            });
            if read.is_err() {
                return;
            }
            // At its end a block has a character more than what is in it.
            let is_open = parser.position().byte_index() == inside_end;
            if is_open {
                let open = match token {
                    Token::CurlyBracketBlock => Open::Block,
                    Token::SquareBracketBlock => Open::Bracket("]"),
                    _ => Open::Bracket(")"),
                };
                found.note(open, Span::new(start, end));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::theme::ThemeFile;

    fn told(css: &str) -> Vec<(&'static str, u32, String)> {
        let file = ThemeFile {
            name: "assets/custom.css".to_owned(),
            path: "themes/x/assets/custom.css".to_owned(),
            bytes: css.as_bytes().into(),
            built_in: false,
        };
        let (theme, _) = Theme::load(&[file]);
        let line = |d: &Diagnostic| d.place.as_ref().map_or(0, |place| place.line);
        let found = unknown(&theme);
        found.iter().map(|d| (d.code, line(d), d.help.clone().unwrap_or_default())).collect()
    }

    #[test]
    fn tokens_that_nothing_knows_are_told_with_what_was_meant() {
        let meant = |what: &str| format!("did you mean `{what}`?");
        assert_eq!(
            told(":root { --radius-md: 0;\n --acent: red }\na { color: var(--txet) }"),
            [
                ("unknown-token", 1, meant("--radius-m")),
                ("unknown-token", 2, meant("--accent")),
                ("unknown-token", 3, meant("--text")),
            ]
        );
    }

    #[test]
    fn tokens_of_the_sites_own_and_of_others_are_left_alone() {
        for css in [
            ":root { --radius-m: 0; --ours: 1px } a { margin: var(--ours) var(--theirs, 2px) }",
            "/* --acent: red; var(--acent) */ a::before { content: \"var(--acent) {\" }",
            ":root { --chat-window-colour: red; --brand-edge: red }",
            "@property --angle { syntax: \"<angle>\"; inherits: false; initial-value: 0deg } \
             a { rotate: var(--angle) }",
            "a { color: var( --accent ) } .--x:hover { color: red }",
        ] {
            assert_eq!(told(css), [], "{css}");
        }
    }

    #[test]
    fn a_block_that_is_never_closed_is_told_where_it_begins() {
        let open = |line| {
            let help = "write its `}`: browsers take all that follows into it".to_owned();
            ("open-block", line, help)
        };
        assert_eq!(told("a { color: red }\nb {\n color: red\nc { color: blue }\n"), [open(2)]);
        assert_eq!(told("@media print {\n a { color: red }"), [open(1)]);
        assert_eq!(told("a { b { color: red }}"), []);
    }

    #[test]
    fn whatever_else_is_never_closed_is_told_where_it_begins() {
        let open = |css: &str| -> Vec<(&str, u32, String)> { told(css) };
        let close = |line, end: &str| {
            let help = format!("write its `{end}`: browsers take all that follows into it");
            vec![("open-block", line, help)]
        };
        assert_eq!(open("a { color: red }\n/* old\nb { color: blue }\n"), close(2, "*/"));
        assert_eq!(open("b {\n color: red; /* was blue }\n"), close(2, "*/"));
        assert_eq!(open("a {\n color: rgb(1, 2, 3;\n}\nb { color: blue }\n"), close(2, ")"));
        assert_eq!(open("a {}\nb[lang=fr { color: blue }\n"), close(2, "]"));
        for (css, line) in [
            ("a { color: red }\n@import url(more.css;\nb { color: blue }\n", 2),
            ("a {\n background: url(my picture.png) }\n", 2),
            ("@import url(more.css", 1),
        ] {
            let [(code, at, help)] = &open(css)[..] else { panic!("{css}: {:?}", open(css)) };
            assert!(
                *code == "open-block" && *at == line && help.contains("quotes"),
                "{css}: {help}"
            );
        }
        for (css, line) in [("a {\n content: \"b;\n}\n", 2), ("@import \"more.css", 1)] {
            let [(code, at, help)] = &open(css)[..] else { panic!("{css}: {:?}", open(css)) };
            let is_told = help.starts_with("write it: ");
            assert!(*code == "open-block" && *at == line && is_told, "{css}: {help}");
        }
        for css in
            ["/* a */", "a { b: url(c.png) \"d\" 'e' calc((1px + 2px) * 3) }", "/* \"( */", ""]
        {
            assert_eq!(open(css), [], "{css}");
        }
    }
}
