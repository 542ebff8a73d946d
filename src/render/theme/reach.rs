//! What the names of a script are, and how far their declarations reach.
//!
//! Made for writing shorter ([`super::short`]): where it cannot be told, a name is [`Use::Both`] or has
//! no reach, and keeps as it is.

use std::collections::BTreeMap;
use std::ops::Range;

use super::lexemes::{Gap, Kind, Lexeme, is_word};

/// What a name is where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// No name, or one of the language's.
    None,
    /// Of an object: its own matter, whatever names there are beside it.
    Property,
    /// Of something declared.
    Name,
    /// A property as well, or it cannot be told.
    Both,
}

/// What a `{` begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Brace {
    Block,
    Object,
    Class,
    Unknown,
}

/// By name, the places within reach of each of its declarations.
pub type Reaches<'s> = BTreeMap<&'s str, Vec<Range<usize>>>;

/// What each lexeme is.
pub fn uses(all: &[Lexeme<'_>]) -> Vec<Use> {
    let braces = braces(all);
    (0..all.len()).map(|at| use_of(all, &braces, at)).collect()
}

fn use_of(all: &[Lexeme<'_>], braces: &BTreeMap<usize, Brace>, at: usize) -> Use {
    let Some(one) = all.get(at).filter(|one| one.kind == Kind::Name && !is_word(one.text)) else {
        return Use::None;
    };
    let before = |texts: &[&str]| behind(all, at).is_some_and(|one| texts.contains(&one.text));
    let next = |texts: &[&str]| all.get(at + 1).is_some_and(|one| texts.contains(&one.text));
    if before(&[".", "?.", "#"]) {
        return Use::Property;
    }
    if before(&["as"]) {
        return Use::Both;
    }
    match one.within.and_then(|at| braces.get(&at)) {
        None => Use::Name,
        Some(Brace::Class) => match () {
            () if before(&["{", "}", ";", "static", "async", "get", "set"]) => Use::Property,
            () if before(&["*"]) || one.gap == Gap::Line => Use::Both,
            () => Use::Name,
        },
        Some(Brace::Object) => match () {
            () if before(&["{", ","]) && next(&[":", "("]) => Use::Property,
            () if before(&["{", ",", "async", "get", "set", "*"]) => Use::Both,
            () => Use::Name,
        },
        Some(Brace::Block) if before(&["{", "}", ";", ")"]) && next(&[":"]) => Use::Both,
        Some(Brace::Block) => Use::Name,
        Some(Brace::Unknown) if before(&["{", ","]) || next(&[":", "("]) => Use::Both,
        Some(Brace::Unknown) => Use::Name,
    }
}

fn behind<'a, 's>(all: &'a [Lexeme<'s>], at: usize) -> Option<&'a Lexeme<'s>> {
    all.get(at.checked_sub(1)?)
}

fn braces(all: &[Lexeme<'_>]) -> BTreeMap<usize, Brace> {
    let mut braces = BTreeMap::new();
    for (at, one) in all.iter().enumerate() {
        if one.is("class") && one.kind == Kind::Name {
            braces.extend(class_body(all, at).map(|body| (body, Brace::Class)));
        }
        if one.is("{") && !braces.contains_key(&at) {
            braces.insert(at, brace_behind(behind(all, at)));
        }
    }
    braces
}

/// Where the body of the class named at `at` begins.
pub fn class_body(all: &[Lexeme<'_>], at: usize) -> Option<usize> {
    let within = all.get(at)?.within;
    let same = |one: &&Lexeme<'_>| one.within == within;
    let found = all.iter().enumerate().skip(at + 1).take(40);
    found.filter(|(_, one)| same(one)).find(|(_, one)| one.is("{")).map(|(at, _)| at)
}

fn brace_behind(before: Option<&Lexeme<'_>>) -> Brace {
    let Some(before) = before else { return Brace::Block };
    match (before.kind, before.text) {
        (Kind::Sign, ")" | "=>" | "{" | "}" | ";") => Brace::Block,
        (Kind::Sign, ":") => Brace::Unknown,
        (Kind::Name, "else" | "try" | "finally" | "do" | "catch") => Brace::Block,
        (Kind::Name, name) if !is_word(name) => Brace::Unknown,
        (Kind::Number, _) => Brace::Unknown,
        (Kind::Text, _) if !before.opens() => Brace::Unknown,
        _ => Brace::Object,
    }
}

/// How far each declaration reaches. What is exported, or stands in a list of several, has no reach.
pub fn reaches<'s>(all: &[Lexeme<'s>], uses: &[Use]) -> Reaches<'s> {
    let mut reaches = Reaches::new();
    for (at, one) in all.iter().enumerate() {
        let found = match (one.kind, one.text) {
            (Kind::Name, "const" | "let") => declared(all, at),
            (Kind::Name, "function" | "class") => named(all, at),
            (Kind::Sign, "=>") => arrow(all, at),
            (Kind::Sign, "(") => called(all, at),
            _ => None,
        };
        let Some((pattern, places)) = found else { continue };
        for at in names_in(all, uses, pattern) {
            if let Some(name) = all.get(at) {
                reaches.entry(name.text).or_default().push(places.clone());
            }
        }
    }
    reaches
}

/// What may be declared, and where its names mean it.
type Found = Option<(Range<usize>, Range<usize>)>;

/// `const x = …;`, `for (const [x, y] of …) …`
fn declared(all: &[Lexeme<'_>], at: usize) -> Found {
    let begins = at + 1;
    let first = all.get(begins)?;
    let ends = if first.opens() { first.mate + 1 } else { begins + 1 };
    Some((begins..ends, block(all, at)?))
}

/// `function f() {}` and `class C {}` among other statements.
fn named(all: &[Lexeme<'_>], at: usize) -> Found {
    let is_statement = behind(all, at).is_none_or(|before| {
        before.kind == Kind::Sign && matches!(before.text, "{" | "}" | ";") || before.is("async")
    });
    let begins = if all.get(at + 1)?.is("*") { at + 2 } else { at + 1 };
    (is_statement && all.get(begins)?.kind == Kind::Name).then_some(())?;
    let from = if behind(all, at).is_some_and(|one| one.is("async")) { at - 1 } else { at };
    Some((begins..begins + 1, block(all, from)?))
}

/// The statements among which the one at `at` stands; `None` for one that is exported.
fn block(all: &[Lexeme<'_>], at: usize) -> Option<Range<usize>> {
    let Some(opens) = all.get(at)?.within else {
        let exported = behind(all, at).is_some_and(|one| one.is("export") || one.is("default"));
        return (!exported).then_some(0..all.len());
    };
    let opening = all.get(opens)?;
    match opening.text {
        // The head of a loop: to the end of what it repeats.
        "(" => Some(opens..statement_end(all, opening.mate + 1)),
        _ => Some(opens..opening.mate),
    }
}

/// `x => …`, `(x, y) => …`
fn arrow(all: &[Lexeme<'_>], at: usize) -> Found {
    let last = at.checked_sub(1)?;
    let begins = match all.get(last)? {
        one if one.is(")") => one.mate,
        one if one.kind == Kind::Name => last,
        _ => return None,
    };
    Some((begins..at, begins..expression_end(all, at + 1)))
}

/// `function f(x) {…}`, `m(x) {…}` in a class, `catch (x) {…}`
fn called(all: &[Lexeme<'_>], at: usize) -> Found {
    let closes = all.get(at)?.mate;
    let body = all.get(closes + 1).filter(|one| one.is("{"))?;
    let before = behind(all, at)?;
    let is_control = matches!(before.text, "if" | "for" | "while" | "switch" | "with" | "await");
    let takes = before.kind == Kind::Name && !is_control || before.is("*") || before.is("]");
    takes.then_some((at..closes + 1, at..body.mate))
}

/// Where the statement that begins at `at` ends.
fn statement_end(all: &[Lexeme<'_>], at: usize) -> usize {
    match all.get(at) {
        Some(one) if one.is("{") => one.mate,
        _ => walk(all, at, |one, _| one.is(";")),
    }
}

/// Where the body of an arrow that begins at `at` ends.
fn expression_end(all: &[Lexeme<'_>], at: usize) -> usize {
    match all.get(at) {
        Some(one) if one.is("{") => one.mate,
        _ => walk(all, at, |one, open| one.is(";") || one.is(",") || one.is(":") && open == 0),
    }
}

/// From `at` past whatever brackets hold, to what ends it or closes around it. `ends` is told how many
/// `?` wait for their `:`.
fn walk(all: &[Lexeme<'_>], mut at: usize, ends: impl Fn(&Lexeme<'_>, u32) -> bool) -> usize {
    let mut open = 0u32;
    while let Some(one) = all.get(at).filter(|one| !one.closes() && !ends(one, open)) {
        if one.is("?") {
            open += 1;
        } else if one.is(":") {
            open = open.saturating_sub(1);
        }
        at = past(all, at);
    }
    at
}

/// Behind the lexeme at `at`, and behind all that it opens.
fn past(all: &[Lexeme<'_>], mut at: usize) -> usize {
    while let Some(one) = all.get(at).filter(|one| one.opens() && one.mate > at) {
        at = one.mate;
    }
    at + 1
}

/// The names that a pattern declares: neither the keys in it nor what stands behind a `=`.
fn names_in(all: &[Lexeme<'_>], uses: &[Use], pattern: Range<usize>) -> Vec<usize> {
    let mut names = Vec::new();
    let mut at = pattern.start;
    while at < pattern.end {
        let Some(one) = all.get(at) else { break };
        if one.is("=") {
            at = walk(all, at + 1, |one, _| one.is(","));
            continue;
        }
        if matches!(uses.get(at), Some(Use::Name | Use::Both)) {
            names.push(at);
        }
        at += 1;
    }
    names
}
