//! Days and times at which somebody is there: in prose, and in the rules of contact.yaml.

use std::ops::Range;

use super::lexicon::{Lexicon, Sense};
use super::tokens::Tokens;

/// Minutes of a day.
const DAY: u16 = 24 * 60;

/// One stretch of opening hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Open {
    /// A bit a day, Monday lowest; `None` where none is named.
    pub days: Option<u8>,
    /// Minutes from midnight; `None` where none are named.
    pub times: Option<(u16, u16)>,
}

impl Open {
    /// Day and night, every day.
    pub const ALWAYS: Self = Self { days: Some(0x7f), times: Some((0, DAY)) };

    /// Whether somebody is there on any of the days it names.
    pub fn is_a_day_of(&self, known: &[Self]) -> bool {
        let own = self.days.unwrap_or_default();
        known.iter().any(|one| one.days.is_none_or(|days| days & own != 0))
    }

    /// Whether `known`, all there is, says this as well.
    pub fn is_said_by(&self, known: &[Self]) -> bool {
        let all_days = known.iter().filter_map(|one| one.days).fold(0, |all, days| all | days);
        let fits = |one: &Self| {
            let days = self.days.is_none() || one.days.is_none() || self.days == one.days;
            let times = self.times.is_none() || one.times.is_none() || self.times == one.times;
            days && times
        };
        let every_day = self.times.is_none() && self.days == Some(all_days);
        known.is_empty() || every_day || known.iter().any(fits)
    }
}

/// The days and times that a text names, as one stretch or several, with their places and the
/// tokens that they take.
pub(super) fn stretches(tokens: &Tokens<'_>) -> Vec<(Open, Range<usize>)> {
    let mut days: Vec<(u8, Range<usize>)> = Vec::new();
    let mut times: Vec<((u16, u16), Range<usize>)> = Vec::new();
    let mut at = 0;
    while at < tokens.all.len() {
        if let Some((found, next)) = day_range(tokens, at) {
            days.push((found, at..next));
            at = next;
        } else if let Some((found, next)) = time_range(tokens, at, !days.is_empty()) {
            times.push((found, at..next));
            at = next;
        } else {
            at += 1;
        }
    }
    joined(days, times)
}

/// Days belong to the times behind them, or to those before them where none follow.
fn joined(
    days: Vec<(u8, Range<usize>)>,
    times: Vec<((u16, u16), Range<usize>)>,
) -> Vec<(Open, Range<usize>)> {
    let covering = |a: &Range<usize>, b: &Range<usize>| a.start.min(b.start)..a.end.max(b.end);
    let mut free = days;
    let mut found = Vec::new();
    for (index, (own_times, range)) in times.iter().enumerate() {
        let behind = free.iter().rposition(|(_, days)| days.end <= range.start);
        let next = times_start(&times, index + 1);
        let ahead = free.iter().position(|(_, days)| {
            days.start >= range.end && days.start - range.end < 4 && days.start < next
        });
        let own = behind.or(ahead).map(|at| free.remove(at));
        let range = own.as_ref().map_or(range.clone(), |(_, days)| covering(days, range));
        found.push((Open { days: own.map(|(days, _)| days), times: Some(*own_times) }, range));
    }
    found.extend(
        free.into_iter().map(|(days, range)| (Open { days: Some(days), times: None }, range)),
    );
    found
}

fn times_start(times: &[((u16, u16), Range<usize>)], index: usize) -> usize {
    times.get(index).map_or(usize::MAX, |(_, range)| range.start)
}

/// "Monday to Friday", "Mo-Fr", "weekdays".
fn day_range(tokens: &Tokens<'_>, at: usize) -> Option<(u8, usize)> {
    if let Some(((), takes)) = tokens.sense(at, |s| (s == Sense::Weekdays).then_some(())) {
        // A word that also means a week is one only as a week.
        let is_unit = tokens.sense(at, |s| matches!(s, Sense::Unit(_)).then_some(()));
        return is_unit.is_none().then_some((0x1f, at + takes));
    }
    if let Some(((), takes)) = tokens.sense(at, |s| (s == Sense::Weekend).then_some(())) {
        return Some((0x60, at + takes));
    }
    let (first, takes) = day(tokens, at)?;
    let mut next = at + takes;
    let gap = tokens.gap(next);
    if tokens.is(next, Sense::To) && !is_list_word(tokens, next) {
        next += 1;
        // "du lundi au vendredi": articles may stand between.
        if day(tokens, next).is_none() && day(tokens, next + 1).is_some() {
            next += 1;
        }
    } else if !gap.trim().chars().all(|c| matches!(c, '-' | '–' | '—' | '.'))
        || gap.trim().is_empty()
    {
        return None;
    }
    let (last, takes) = day(tokens, next)?;
    Some((span_of_days(first, last), next + takes))
}

/// "and", "or": two days and not those between them.
fn is_list_word(tokens: &Tokens<'_>, at: usize) -> bool {
    const LIST: [&str; 21] = [
        "and", "or", "et", "ou", "at", "o", "او", "و", "und", "oder", "y", "e", "i", "lub", "и",
        "или", "та", "або", "ve", "dan", "en",
    ];
    tokens.get(at).is_some_and(|token| LIST.contains(&token.text.as_str()))
}

fn day(tokens: &Tokens<'_>, at: usize) -> Option<(u8, usize)> {
    let named = tokens.sense(at, |sense| match sense {
        Sense::Day(day) => Some(day),
        _ => None,
    });
    named.or_else(|| {
        let short = ["mo", "tu", "we", "th", "fr", "sa", "su"];
        let text = tokens.get(at)?.text.as_str();
        let day = short.iter().position(|short| *short == text)?;
        Some((u8::try_from(day).ok()?, 1))
    })
}

/// The days from one to another, over the end of the week where they have to.
fn span_of_days(first: u8, last: u8) -> u8 {
    (0..7).filter(|n| n <= &((7 + last - first) % 7)).map(|n| 1 << ((first + n) % 7)).sum()
}

/// A time, and whether it was written as one: "9" alone is only a number.
pub(super) type Clock = (u16, bool);

/// "9:00–18:00", "9 am to 5 pm", "9 h à 18 h"; plain numbers only behind days.
fn time_range(tokens: &Tokens<'_>, at: usize, behind_days: bool) -> Option<((u16, u16), usize)> {
    let ((start, start_sure), mut next) = clock(tokens, at)?;
    let gap = tokens.gap(next);
    if tokens.is(next, Sense::To) && !is_or(tokens, next) {
        next += 1;
        // "8 ng umaga hanggang alas 5", "à partir de": one word may stand between.
        if clock(tokens, next).is_none() && tokens.get(next).is_some_and(|t| !t.is_number) {
            next += 1;
        }
    } else if !matches!(gap.trim(), "-" | "–" | "—" | "‑" | "~" | "〜") {
        return None;
    }
    let ((end, end_sure), next) = clock(tokens, next)?;
    // "12 to 24 hours" is how long, and "12 à 24 heures" as well, though "18 heures" is a time.
    let unit = |at: usize| {
        tokens.sense(at, |sense| matches!(sense, Sense::Unit(_)).then_some(())).is_some()
    };
    let sure =
        start_sure || end_sure && !unit(next - 1) || behind_days && (end_sure || !unit(next));
    // "9 to 5" in the afternoon.
    let end = match end <= start && !end_sure && end < DAY / 2 {
        true => end + DAY / 2,
        false if end == 0 => DAY,
        false => end,
    };
    let start = match tokens.sense(next - 1, |s| (s == Sense::Pm).then_some(())) {
        // "2 to 5 pm".
        Some(_) if !start_sure && start + DAY / 2 < end => start + DAY / 2,
        _ => start,
    };
    (sure && start < DAY && end <= DAY).then_some(((start, end), next))
}

fn is_or(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens
        .get(at)
        .is_some_and(|token| ["or", "ou", "o", "oder", "и"].contains(&token.text.as_str()))
}

/// The time that begins at a token.
pub(super) fn clock(tokens: &Tokens<'_>, mut at: usize) -> Option<(Clock, usize)> {
    let word = |at: usize, wanted: Sense| tokens.is(at, wanted);
    if word(at, Sense::Noon) {
        return Some(((12 * 60, true), at + 1));
    }
    if word(at, Sense::Midnight) {
        return Some(((0, true), at + 1));
    }
    let mut sure = false;
    if word(at, Sense::Clock) && tokens.get(at + 1).is_some_and(|token| token.is_number) {
        (at, sure) = (at + 1, true);
    }
    let first = tokens.get(at).filter(|token| token.is_number && token.text.len() <= 2)?;
    let hour: u16 = first.text.parse().ok().filter(|hour| *hour <= 24)?;
    let mut next = at + 1;
    let mut minutes = 0;
    let two = |at: usize| {
        let token = tokens.get(at).filter(|t| t.is_number && t.text.len() == 2)?;
        token.text.parse::<u16>().ok().filter(|minutes| *minutes < 60)
    };
    let h =
        tokens.get(next).filter(|token| token.text == "h" && tokens.gap(next).trim().is_empty());
    if matches!(tokens.gap(next), ":" | ".") && two(next).is_some() {
        sure |= tokens.gap(next) == ":";
        minutes = two(next).unwrap_or(0);
        next += 1;
    } else if h.is_some() {
        next += 1;
        sure = true;
        if let Some(own) = two(next).filter(|_| tokens.gap(next).trim().is_empty()) {
            minutes = own;
            next += 1;
        }
    } else if word(next, Sense::Clock) {
        (next, sure) = (next + 1, true);
    }
    if word(next, Sense::Clock) && tokens.get(next).is_some_and(|token| token.text != "h") {
        (next, sure) = (next + 1, true);
    }
    if word(next, Sense::Link) {
        let half = [Sense::Am, Sense::Pm].into_iter().any(|half| word(next + 1, half));
        next += usize::from(half);
    }
    let half = tokens.sense(next, |sense| match sense {
        Sense::Am => Some(0),
        Sense::Pm => Some(12),
        _ => None,
    });
    let hour = match half {
        Some((add, takes)) if hour <= 12 => {
            (next, sure) = (next + takes, true);
            hour % 12 + add
        }
        _ => hour,
    };
    Some(((hour * 60 + minutes, sure), next))
}

/// A rule of contact.yaml, `Mo-Fr 09:00-18:00`; `None` for one that says more than days and times.
pub(super) fn rule(rule: &str) -> Option<Vec<Open>> {
    if rule.trim() == "24/7" {
        return Some(vec![Open::ALWAYS]);
    }
    let lexicon = Lexicon::default();
    let (days, times) = match rule.trim().split_once(' ') {
        Some((days, times)) => (Some(days), times),
        None => (None, rule.trim()),
    };
    let days = match days {
        Some(days) => Some(days.split(',').try_fold(0, |all, part| Some(all | listed(part)?))?),
        None => Some(0x7f),
    };
    let one = |times: &str| {
        let tokens = Tokens::new(times, &lexicon);
        let (times, next) = time_range(&tokens, 0, true)?;
        (next == tokens.all.len()).then_some(Open { days, times: Some(times) })
    };
    times.split(',').map(one).collect()
}

/// `Mo-Fr` or `Sa`.
fn listed(part: &str) -> Option<u8> {
    let lexicon = Lexicon::default();
    let tokens = Tokens::new(part, &lexicon);
    match tokens.all.len() {
        1 => day(&tokens, 0).map(|(day, _)| 1 << day),
        2 => day_range(&tokens, 0).map(|(days, _)| days),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::lexicon;
    use super::*;
    use crate::model::Lang;

    fn said(lang: &str, text: &str) -> Vec<Open> {
        let lexicon = lexicon(&Lang::parse(lang).unwrap());
        stretches(&Tokens::new(text, lexicon)).into_iter().map(|(open, _)| open).collect()
    }

    #[test]
    fn hours_in_words_of_many_languages() {
        let office = [Open { days: Some(0x1f), times: Some((540, 1080)) }];
        for (lang, text) in [
            ("en", "open Monday to Friday, 9 am to 6 pm"),
            ("en", "Mon–Fri 9:00–18:00"),
            ("fr", "du lundi au vendredi, de 9 h à 18 h"),
            ("fr", "du lundi au vendredi de 9h00 à 18h00"),
            ("fil", "Lunes hanggang Biyernes, 9 ng umaga hanggang 6 ng hapon"),
            ("ar", "من الاثنين إلى الجمعة من ٩ صباحًا إلى ٦ مساءً"),
            ("de", "Montag bis Freitag von 9 bis 18 Uhr"),
            ("es", "de lunes a viernes, de 9:00 a 18:00"),
        ] {
            assert_eq!(said(lang, text), office, "{text}");
        }
        assert_eq!(said("en", "weekdays only"), [Open { days: Some(0x1f), times: None }]);
        for none in [
            "wait 24 to 48 hours",
            "12 to 24 hours",
            "5 to 7 words",
            "Monday and Friday",
            "port 25 or 465",
        ] {
            assert_eq!(said("en", none), [], "{none}");
        }
    }

    #[test]
    fn rules_are_compared_with_what_is_said() {
        let desk: Vec<Open> = ["Mo-Fr 08:00-20:00", "Sa 10:00-14:00"]
            .into_iter()
            .filter_map(rule)
            .flatten()
            .collect();
        assert_eq!(desk.len(), 2);
        let fits = |text: &str| said("en", text).iter().all(|open| open.is_said_by(&desk));
        assert!(fits("Monday to Friday from 8 am to 8 pm"));
        assert!(fits("Monday to Saturday"));
        assert!(fits("from 10:00 to 14:00"));
        assert!(!fits("Monday to Friday from 9 am to 8 pm"));
        assert!(!fits("Monday to Sunday"));
        assert!(!Open::ALWAYS.is_said_by(&desk));
        assert!(!said("en", "weekdays")[0].is_said_by(&[Open::ALWAYS]));
    }
}
