//! The words and signs of a script, as far as writing it shorter needs them told apart.
//!
//! No parser: what is between brackets, what is a text, what is a name. A script in which brackets
//! do not match, or a text does not end, has no lexemes.

/// What stands between two lexemes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    None,
    Space,
    /// May end a statement.
    Line,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Name,
    Number,
    /// A string, a pattern, or a piece of a text in backticks with the signs around it.
    Text,
    Sign,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lexeme<'s> {
    pub kind: Kind,
    pub text: &'s str,
    /// What stands in front of it.
    pub gap: Gap,
    /// The lexeme that opens what it stands in.
    pub within: Option<usize>,
    /// Of one that opens something, what closes it; of one that closes, what opens.
    pub mate: usize,
}

impl Lexeme<'_> {
    pub fn is(&self, sign: &str) -> bool {
        self.text == sign && self.kind != Kind::Text
    }

    pub fn opens(&self) -> bool {
        match self.kind {
            Kind::Sign => matches!(self.text, "(" | "[" | "{"),
            Kind::Text => is_piece(self.text) && self.text.ends_with("${"),
            _ => false,
        }
    }

    pub fn closes(&self) -> bool {
        match self.kind {
            Kind::Sign => matches!(self.text, ")" | "]" | "}"),
            Kind::Text => self.text.starts_with('}'),
            _ => false,
        }
    }
}

/// Whether a name means something to the language, be it in places.
#[rustfmt::skip]
pub fn is_word(name: &str) -> bool {
    matches!(
        name,
        "arguments" | "as" | "async" | "await" | "break" | "case" | "catch" | "class" | "const" | "constructor"
            | "continue" | "debugger" | "default" | "delete" | "do" | "else" | "export" | "extends" | "false" | "finally"
            | "for" | "from" | "function" | "get" | "if" | "import" | "in" | "instanceof" | "let" | "new" | "null" | "of"
            | "return" | "set" | "static" | "super" | "switch" | "this" | "throw" | "true" | "try" | "typeof"
            | "undefined" | "var" | "void" | "while" | "with" | "yield"
    )
}

/// The lexemes of a script; `None` where it cannot be told what they are.
pub fn lexemes(script: &str) -> Option<Vec<Lexeme<'_>>> {
    let mut all: Vec<Lexeme<'_>> = Vec::with_capacity(script.len() / 4);
    let mut open: Vec<usize> = Vec::new();
    let mut at = 0;
    loop {
        let (gap, start) = behind_gap(script, at)?;
        let rest = script.get(start..)?;
        let Some(first) = rest.chars().next() else { break };
        let inside = open.last().and_then(|at| all.get(*at));
        let (kind, length) = match first {
            _ if is_letter(first) && !first.is_ascii_digit() => (Kind::Name, word(rest)),
            '0'..='9' => (Kind::Number, number(rest)),
            '"' | '\'' => (Kind::Text, quoted(rest, first)?),
            '`' => (Kind::Text, piece(rest)?),
            '}' if inside.is_some_and(|one| one.kind == Kind::Text) => (Kind::Text, piece(rest)?),
            '/' if begins_pattern(all.last()) => (Kind::Text, pattern(rest)?),
            _ => (Kind::Sign, sign(rest, first)),
        };
        let (text, here) = (rest.get(..length)?, all.len());
        let mut one = Lexeme { kind, text, gap, within: None, mate: here };
        if one.closes() {
            let opened = open.pop()?;
            let opening = all.get_mut(opened)?;
            let fits = match (opening.kind, kind) {
                (Kind::Text, Kind::Text) => true,
                _ => matches!((opening.text, text), ("(", ")") | ("[", "]") | ("{", "}")),
            };
            if !fits {
                return None;
            }
            opening.mate = here;
            one.mate = opened;
        }
        one.within = open.last().copied();
        if one.opens() {
            open.push(here);
        }
        all.push(one);
        at = start + length;
    }
    open.is_empty().then_some(all)
}

/// The gap that begins at `at`, comments and all, and where it ends.
fn behind_gap(script: &str, mut at: usize) -> Option<(Gap, usize)> {
    let mut gap = Gap::None;
    loop {
        let rest = script.get(at..)?;
        let blank = rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len());
        let length = match blank {
            0 if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            0 if rest.starts_with("/*") => rest.find("*/")? + 2,
            0 => return Some((gap, at)),
            blank => blank,
        };
        let is_line = gap == Gap::Line || rest.get(..length)?.contains('\n');
        gap = if is_line { Gap::Line } else { Gap::Space };
        at += length;
    }
}

pub fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

fn word(rest: &str) -> usize {
    rest.find(|c| !is_letter(c)).unwrap_or(rest.len())
}

fn number(rest: &str) -> usize {
    rest.find(|c| !is_letter(c) && c != '.').unwrap_or(rest.len())
}

fn sign(rest: &str, first: char) -> usize {
    let long = ["...", "=>", "?."].into_iter().find(|long| rest.starts_with(long));
    // "a?.5:1" has no such sign.
    let long = long.filter(|long| {
        let next = rest.get(long.len()..).and_then(|rest| rest.chars().next());
        *long != "?." || !next.is_some_and(|c| c.is_ascii_digit())
    });
    long.map_or(first.len_utf8(), str::len)
}

fn quoted(rest: &str, quote: char) -> Option<usize> {
    ended(rest, |c, _| c == quote)
}

/// A text in backticks from its beginning, or from what stood in it, to what stands in it or its end.
fn piece(rest: &str) -> Option<usize> {
    ended(rest, |c, before| c == '`' || (c == '{' && before == '$'))
}

fn is_piece(text: &str) -> bool {
    text.starts_with(['`', '}'])
}

fn pattern(rest: &str) -> Option<usize> {
    let mut in_class = false;
    let end = ended(rest, |c, _| {
        in_class = (in_class || c == '[') && c != ']';
        c == '/' && !in_class
    })?;
    Some(end + word(rest.get(end..)?))
}

/// Behind the first character, from the second on, that ends the text; `\` takes the next one along.
fn ended(rest: &str, mut ends: impl FnMut(char, char) -> bool) -> Option<usize> {
    let (mut before, mut escaped) = (' ', false);
    for (at, c) in rest.char_indices().skip(1) {
        if !escaped && c != '\\' && ends(c, before) {
            return Some(at + c.len_utf8());
        }
        before = if escaped { ' ' } else { c };
        escaped = c == '\\' && !escaped;
    }
    None
}

/// Whether a `/` behind this begins a pattern, and does not divide.
fn begins_pattern(before: Option<&Lexeme<'_>>) -> bool {
    let Some(before) = before else { return true };
    match before.kind {
        Kind::Name => is_word(before.text) && !matches!(before.text, "this" | "super"),
        Kind::Sign => !matches!(before.text, ")" | "]" | "}"),
        Kind::Text => before.opens(),
        Kind::Number => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(script: &str) -> Vec<&str> {
        lexemes(script).unwrap().into_iter().map(|one| one.text).collect()
    }

    #[test]
    fn texts_are_told_from_signs() {
        assert_eq!(texts("a = /[/\"]\\//u.test(b) / 2;").concat(), "a=/[/\"]\\//u.test(b)/2;");
        assert_eq!(texts("x / y / z"), ["x", "/", "y", "/", "z"]);
        assert_eq!(texts("return /y /g"), ["return", "/y /g"]);
        assert_eq!(texts("\"a\\\"b\" + 'c'"), ["\"a\\\"b\"", "+", "'c'"]);
        let pieces = ["`a${", "{", "b", ":", "`c${", "d", "}`", "}", ".", "b", "}${", "e", "}`"];
        assert_eq!(texts("`a${{ b: `c${d}` }.b}${e}`"), pieces);
        assert_eq!(texts("`\\${a}`"), ["`\\${a}`"]);
        assert_eq!(texts("f(...a)?.b // c\n/* d */"), ["f", "(", "...", "a", ")", "?.", "b"]);
        assert_eq!(texts("a?.5:1"), ["a", "?", ".", "5", ":", "1"]);
    }

    #[test]
    fn brackets_have_mates() {
        let all = lexemes("f({ a: [`${b}`] })").unwrap();
        let mates: Vec<usize> = all.iter().map(|one| one.mate).collect();
        assert_eq!(mates, [0, 11, 10, 3, 4, 9, 8, 7, 6, 5, 2, 1]);
    }

    #[test]
    fn what_does_not_match_is_no_script() {
        for script in ["f(", "f(]", "}", "`a", "`${a)`", "\"a", "/* a", "/a"] {
            assert_eq!(lexemes(script), None, "{script}");
        }
    }
}
