//! Numbers in a text, what they count, and how much that is.

use super::amount::{Amount, Measure, Unit};
use super::lexicon::{Lexicon, Sense, currency};
use super::tokens::Tokens;
use crate::search::text::stem::WordStemmer;

/// What a language's texts are read with.
#[derive(Clone, Copy)]
pub(super) struct Words<'l> {
    pub lexicon: &'l Lexicon,
    pub stemmer: &'l WordStemmer,
}

/// An amount that begins at a token: itself, or nothing where it is no claim, with the tokens that
/// it takes.
pub(super) fn amount(
    tokens: &Tokens<'_>,
    at: usize,
    words: Words<'_>,
) -> Option<(Option<Amount>, usize, usize)> {
    if let Some(found) = unit_alone(tokens, at) {
        return Some(found);
    }
    let (low, mut next) = number(tokens, at, words.lexicon)?;
    let mut high = low;
    let mut ranged =
        matches!(tokens.gap(next).trim(), "-" | "–" | "—" | "~" | "〜").then_some(next);
    if ranged.is_none() && tokens.is(next, Sense::To) {
        ranged = Some(next + 1);
    }
    if let Some((end, behind)) = ranged.and_then(|at| number(tokens, at, words.lexicon)) {
        (high, next) = (end, behind);
    }
    let (low, high) = (low.min(high), low.max(high));
    let before = tokens.gap(at).trim_end();
    let sign = before.chars().next_back().map(|c| c.to_string());
    let code = at.checked_sub(1).and_then(|at| code(tokens, at, high));
    let money = sign.as_deref().and_then(currency).or(code);
    if let Some(money) = money {
        let amount = Amount { measure: Measure::Money(money), low, high };
        return Some((Some(amount), at, next));
    }
    let (measure, times, end) = measure(tokens, next, words)?;
    // "One ticket" is an article's way of saying "a".
    let counts = matches!(measure, Some(Measure::Count(_)));
    if counts && high <= 1.0 && tokens.get(at).is_some_and(|token| !token.is_number) {
        return None;
    }
    let (low, high) = (low * times, high * times);
    Some((measure.map(|measure| Amount { measure, low, high }), at, end))
}

/// What a number counts, given what stands behind it; how much one of it is; where it ends.
fn measure(
    tokens: &Tokens<'_>,
    mut next: usize,
    words: Words<'_>,
) -> Option<(Option<Measure>, f64, usize)> {
    let gap = tokens.gap(next).trim();
    if gap.starts_with(['%', '٪', '％']) {
        return Some((Some(Measure::Percent), 1.0, next));
    }
    if let Some(money) = gap.chars().next().and_then(|c| currency(c.encode_utf8(&mut [0; 4]))) {
        return Some((Some(Measure::Money(money)), 1.0, next));
    }
    // "8 (eight) characters".
    while tokens.is(next, Sense::Link) && tokens.follows(next) {
        next += 1;
    }
    let mut working = false;
    if let Some(takes) = working_at(tokens, next).filter(|_| tokens.follows(next)) {
        (next, working) = (next + takes, true);
    }
    let token = tokens.get(next).filter(|token| !token.is_number && tokens.follows(next))?;
    if let Some((sense, length)) = words.lexicon.beginning(&token.text) {
        return glued(sense, length == token.text.len(), next);
    }
    let unit = |sense| match sense {
        Sense::Unit(unit) => Some(unit),
        _ => None,
    };
    if let Some((unit, takes)) = tokens.sense(next, unit) {
        let mut end = next + takes;
        if let Some(takes) = working_at(tokens, end).filter(|_| tokens.follows(end)) {
            (end, working) = (end + takes, true);
        }
        let measure = Measure::Time { working: working || unit == Unit::Workday };
        return Some((
            said_of_a_day(tokens, end).is_none().then_some(measure),
            unit.seconds(),
            end,
        ));
    }
    let other = |sense| match sense {
        Sense::Percent => Some((Measure::Percent, 1.0)),
        Sense::Size(size) => Some((Measure::Size, size)),
        Sense::Currency(code) => Some((Measure::Money(code), 1.0)),
        Sense::Characters => Some((Measure::Count("*".to_owned()), 1.0)),
        _ => None,
    };
    if let Some(((measure, times), takes)) = tokens.sense(next, other) {
        return Some((Some(measure), times, next + takes));
    }
    if let Some(size) = size(&token.text) {
        return Some((Some(Measure::Size), size, next + 1));
    }
    if let Some(code) = code(tokens, next, f64::MAX) {
        return Some((Some(Measure::Money(code)), 1.0, next + 1));
    }
    let term = words.stemmer.term(&token.text);
    let whole = token.text.chars().count() > 2;
    whole.then_some((Some(Measure::Count(term)), 1.0, next + 1))
}

/// A unit of a script without spaces, of which other words follow at once.
fn glued(sense: Sense, _whole: bool, next: usize) -> Option<(Option<Measure>, f64, usize)> {
    let end = next + 1;
    Some(match sense {
        Sense::Unit(unit) => {
            let working = unit == Unit::Workday;
            (Some(Measure::Time { working }), unit.seconds(), end)
        }
        Sense::Percent => (Some(Measure::Percent), 1.0, end),
        Sense::Currency(code) => (Some(Measure::Money(code)), 1.0, end),
        Sense::Characters => (Some(Measure::Count("*".to_owned())), 1.0, end),
        _ => return None,
    })
}

/// The currency of a code beside a number. Written small most are words ("all", "try"), and a PHP
/// below ten is the language.
fn code(tokens: &Tokens<'_>, at: usize, number: f64) -> Option<&'static str> {
    let written = tokens.written(at);
    let is_code = written.bytes().all(|b| b.is_ascii_uppercase())
        || matches!(written, "eur" | "Eur" | "usd" | "Usd" | "gbp" | "Gbp");
    currency(written).filter(|code| is_code && !(*code == "PHP" && number < 10.0))
}

/// Units of bytes that are written alike everywhere.
fn size(word: &str) -> Option<f64> {
    Some(match word {
        "kb" | "kib" => 1e3,
        "mb" | "mib" => 1e6,
        "gb" | "gib" => 1e9,
        "tb" | "tib" => 1e12,
        _ => return None,
    })
}

fn working_at(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    tokens.sense(at, |sense| (sense == Sense::Working).then_some(())).map(|(_, takes)| takes)
}

/// "24 hours a day", "60 messages per minute": no length of time.
fn said_of_a_day(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let per = tokens.sense(at, |sense| (sense == Sense::Per).then_some(()));
    let (_, takes) = per.filter(|_| tokens.follows(at))?;
    let unit = tokens.sense(at + takes, |sense| matches!(sense, Sense::Unit(_)).then_some(()));
    let number = tokens.get(at + takes).is_some_and(|token| token.is_number);
    (unit.is_some() || number || takes > 1).then_some(at + takes)
}

/// One of a unit without a number: "an hour" behind "within", "half a day", the dual of Arabic.
fn unit_alone(tokens: &Tokens<'_>, at: usize) -> Option<(Option<Amount>, usize, usize)> {
    let unit = |sense| match sense {
        Sense::Unit(unit) => Some(unit),
        _ => None,
    };
    let made = |unit: Unit, times: f64, from: usize, end: usize| {
        let behind = working_at(tokens, end).filter(|_| tokens.follows(end));
        let working = behind.is_some() || unit == Unit::Workday;
        let end = end + behind.unwrap_or(0);
        let much = unit.seconds() * times;
        let amount = Amount { measure: Measure::Time { working }, low: much, high: much };
        Some((said_of_a_day(tokens, end).is_none().then_some(amount), from, end))
    };
    let dual = tokens.sense(at, |sense| match sense {
        Sense::Dual(unit) => Some((unit, false)),
        Sense::DualWorking => Some((Unit::Day, true)),
        _ => None,
    });
    let after_number = at.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|t| {
        t.is_number || t.senses.iter().any(|(sense, _)| matches!(sense, Sense::Number(_)))
    });
    if let Some(((unit, only_working), takes)) = dual.filter(|_| !after_number) {
        let end = at + takes;
        if !only_working || working_at(tokens, end).is_some() {
            return made(unit, 2.0, at, end);
        }
    }
    if tokens.is(at, Sense::Half) {
        let article =
            usize::from(tokens.is(at + 1, Sense::Article) || tokens.is(at + 1, Sense::Number(1.0)));
        let (unit, takes) = tokens.sense(at + 1 + article, unit)?;
        return made(unit, 0.5, at, at + 1 + article + takes);
    }
    if let Some((unit, takes)) = tokens.sense(at, unit).filter(|_| !after_number) {
        // "A whole month", and the case in which Arabic says how long.
        let one = tokens.sense(at + takes, |sense| (sense == Sense::One).then_some(()));
        if let Some(((), more)) = one.filter(|_| tokens.follows(at + takes)) {
            return made(unit, 1.0, at, at + takes + more);
        }
        if tokens.is(at, Sense::HowLong) {
            return made(unit, 1.0, at, at + takes);
        }
    }
    let behind = at.checked_sub(1).is_some_and(|before| tokens.is(before, Sense::Before));
    if !behind || !tokens.follows(at) {
        return None;
    }
    let article = tokens.sense(at, |sense| (sense == Sense::Article).then_some(()));
    match article {
        Some((_, takes)) => {
            let mut from = at + takes;
            if let Some(half) = tokens.is(from, Sense::Half).then_some(from + 1) {
                from = half;
            }
            let working = working_at(tokens, from).unwrap_or(0);
            let (unit, takes) = tokens.sense(from + working, unit)?;
            // "A working day" is one word elsewhere.
            let unit = if working > 0 && unit == Unit::Day { Unit::Workday } else { unit };
            made(unit, 1.0, at, from + working + takes)
        }
        // Without articles the unit itself means one of it.
        None if tokens.is(at, Sense::Single) => {
            let (unit, takes) = tokens.sense(at, unit)?;
            made(unit, 1.0, at, at + takes)
        }
        None => None,
    }
}

/// The number at a token, in digits or as a word, and where it ends.
fn number(tokens: &Tokens<'_>, at: usize, lexicon: &Lexicon) -> Option<(f64, usize)> {
    let word = |at: usize| {
        tokens.sense(at, |sense| match sense {
            Sense::Number(number) => Some(number),
            _ => None,
        })
    };
    if let Some((number, takes)) = word(at) {
        let next = at + takes;
        let tens = number >= 20.0 && number % 10.0 == 0.0 && tokens.follows(next);
        return Some(match word(next).filter(|(ones, _)| tens && *ones < 10.0) {
            Some((ones, takes)) => (number + ones, next + takes),
            None => (number, next),
        });
    }
    let first = tokens.get(at).filter(|token| token.is_number)?;
    let glued = tokens.gap(at).is_empty() && at > 0;
    let after_letters = glued && tokens.get(at - 1).is_some_and(|before| before.text.is_ascii());
    // The end of a version, an address, a name.
    let behind_number =
        at.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|t| t.is_number);
    let rest = behind_number && matches!(tokens.gap(at), "." | "," | " ");
    if after_letters || rest || tokens.gap(at).ends_with(['_', '/', '#']) {
        return None;
    }
    let mut written = first.text.clone();
    let mut next = at + 1;
    while let Some(more) = tokens.get(next).filter(|token| token.is_number) {
        let thousand = more.text.len() == 3 && written.len() <= 3 || written.contains('\'');
        match tokens.gap(next) {
            // Versions and addresses are no numbers.
            "." | "," if written.contains('.') => return None,
            "\u{a0}" | "\u{202f}" | "'" | "’" | "\u{66c}" if thousand => {
                written.push_str(&more.text)
            }
            "," if !lexicon.comma && more.text.len() == 3 => written.push_str(&more.text),
            "." if lexicon.comma && more.text.len() == 3 => written.push_str(&more.text),
            "." | "," | "\u{66b}" => {
                written.push('.');
                written.push_str(&more.text);
            }
            _ => break,
        }
        next += 1;
    }
    Some((written.parse().ok()?, next))
}
