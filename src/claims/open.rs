//! Days and times at which somebody is there, or nobody, as a text says them.

use std::ops::Range;

use super::day_part::DayPart;
use super::days::{Days, EVERY_DAY, Extent, days, is_only};
use super::lexicon::Sense;
use super::polarity::{is_answered, is_asked, is_shut};
use super::tokens::Tokens;

/// Minutes of a day.
pub(super) const DAY: u16 = 24 * 60;
const ALL_WEEK: Days = Days { set: EVERY_DAY, extent: Extent::Range };
/// How many words may stand between a day and its times.
const BESIDE: usize = 4;

/// "At night", "only in the morning".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    pub name: DayPart,
    /// At no other time.
    pub only: bool,
}

/// One stretch of opening hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Open {
    /// `None` where none are named.
    pub days: Option<Days>,
    /// Minutes from midnight; `None` where none are named.
    pub times: Option<(u16, u16)>,
    /// A part of the day, where no times say it.
    pub part: Option<Part>,
    /// Nobody is there then.
    pub shut: bool,
}

impl Open {
    /// Day and night, every day.
    pub const ALWAYS: Self =
        Self { days: Some(ALL_WEEK), times: Some((0, DAY)), part: None, shut: false };
}

/// The days and times that a text names, as one stretch or several, with their places and the
/// tokens that they take.
pub(super) fn stretches(tokens: &Tokens<'_>) -> Vec<(Open, Range<usize>)> {
    let mut named: Vec<(Days, Range<usize>)> = Vec::new();
    let mut times: Vec<((u16, u16), Range<usize>)> = Vec::new();
    let mut parts: Vec<(Part, Range<usize>)> = Vec::new();
    let mut at = 0;
    while at < tokens.all.len() {
        let behind =
            |(days, range): &(Days, Range<usize>)| days.is_range() || at - range.end < BESIDE;
        if let Some((found, next)) = days(tokens, at) {
            named.push((found, at..next));
            at = next;
        } else if let Some((found, next)) = time_range(tokens, at, named.iter().any(behind)) {
            times.push((found, at..next));
            at = next;
        } else if let Some((found, next)) = part(tokens, at) {
            parts.push((found, at..next));
            at = next;
        } else {
            at += 1;
        }
    }
    let mut found = joined(tokens, named, times);
    put_parts(&mut found, tokens, parts);
    found.retain_mut(|(open, range)| {
        let shut = is_shut(tokens, range);
        open.shut = shut == Some(true);
        // "Since Monday", "daily backups": of somebody's hours only where a word says so.
        let sure = open.times.is_some()
            || open.days.is_some_and(|days| days.is_range() && days.set != EVERY_DAY)
            || range.len() == tokens.all.len();
        let asked = is_asked(tokens, range) && !is_answered(tokens, range);
        (sure || shut.is_some()) && !asked
    });
    found
}

/// Days belong to the times behind them, or to those before them where none follow.
fn joined(
    tokens: &Tokens<'_>,
    days: Vec<(Days, Range<usize>)>,
    times: Vec<((u16, u16), Range<usize>)>,
) -> Vec<(Open, Range<usize>)> {
    let covering = |a: &Range<usize>, b: &Range<usize>| a.start.min(b.start)..a.end.max(b.end);
    // "Closed on Sundays and open 9:00–18:00": the times are of other days.
    let beside = |days: &(Days, Range<usize>), from: usize, to: usize| {
        let cut = |at: usize| {
            let marks = [Sense::Open, Sense::Opens, Sense::Closed, Sense::Shuts];
            marks.into_iter().any(|mark| tokens.is(at, mark)) || tokens.gap(at).contains(". ")
        };
        days.0.is_range() || to - from < BESIDE && !(from..to).any(cut)
    };
    let mut free = days;
    let mut found = Vec::new();
    for (index, (own_times, range)) in times.iter().enumerate() {
        let behind = free
            .iter()
            .rposition(|days| days.1.end <= range.start && beside(days, days.1.end, range.start));
        let next = times_start(&times, index + 1);
        let ahead = free.iter().position(|days| {
            let start = days.1.start;
            start >= range.end
                && start - range.end < BESIDE
                && start < next
                && beside(days, range.end, start)
        });
        let own = behind.or(ahead).map(|at| free.remove(at));
        let range = own.as_ref().map_or(range.clone(), |(_, days)| covering(days, range));
        let days = own.map(|(days, _)| days);
        found.push((Open { days, times: Some(*own_times), part: None, shut: false }, range));
    }
    let alone =
        |(days, range)| (Open { days: Some(days), times: None, part: None, shut: false }, range);
    found.extend(free.into_iter().map(alone));
    found
}

/// Puts parts of the day to the days beside them: "on Saturday mornings". Where times stand beside
/// one they say it better.
fn put_parts(
    found: &mut Vec<(Open, Range<usize>)>,
    tokens: &Tokens<'_>,
    parts: Vec<(Part, Range<usize>)>,
) {
    let apart = |a: &Range<usize>, b: &Range<usize>| {
        let (from, to) = if a.end <= b.start { (a.end, b.start) } else { (b.end, a.start) };
        let cut = (from..=to).any(|at| tokens.gap(at).contains([';', ':', '|', '(', '؛']));
        if cut || from > to { BESIDE } else { to - from }
    };
    for (part, range) in parts {
        let near = |open: &(Open, Range<usize>)| apart(&open.1, &range);
        let timed = found.iter().any(|open| open.0.times.is_some() && near(open) < BESIDE);
        let days = found.iter_mut().find(|open| {
            let bare = open.0.times.is_none() && open.0.part.is_none();
            bare && apart(&open.1, &range) <= 1
        });
        match days {
            _ if timed => {}
            Some((open, days)) => {
                open.part = Some(part);
                *days = days.start.min(range.start)..days.end.max(range.end);
            }
            None => {
                found.push((Open { days: None, times: None, part: Some(part), shut: false }, range))
            }
        }
    }
}

/// The part of the day that a token names; "8 in the morning" is a time.
fn part(tokens: &Tokens<'_>, at: usize) -> Option<(Part, usize)> {
    let name = |sense| match sense {
        Sense::Part(part) => Some(part),
        _ => None,
    };
    let (name, takes) = tokens.sense(at, name)?;
    let is_number = |at: usize| {
        let number = |sense| matches!(sense, Sense::Number(_)).then_some(());
        tokens.get(at).is_some_and(|token| token.is_number) || tokens.sense(at, number).is_some()
    };
    let timed = (at.saturating_sub(3)..at).any(is_number);
    let only = is_only(tokens, at.saturating_sub(1), at + takes);
    (!timed).then_some((Part { name, only }, at + takes))
}

fn times_start(times: &[((u16, u16), Range<usize>)], index: usize) -> usize {
    times.get(index).map_or(usize::MAX, |(_, range)| range.start)
}

/// A time, and whether it was written as one: "9" alone is only a number.
pub(super) type Clock = (u16, bool);

/// "9:00–18:00", "9 am to 5 pm", "9 h à 18 h"; plain numbers only behind days.
pub(super) fn time_range(
    tokens: &Tokens<'_>,
    at: usize,
    behind_days: bool,
) -> Option<((u16, u16), usize)> {
    let ((start, start_sure), mut next) = clock(tokens, at)?;
    let gap = tokens.gap(next);
    if tokens.is(next, Sense::To) && !tokens.is(next, Sense::Or) {
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
    let sure = start_sure
        || end_sure && !unit(next - 1)
        || behind_days && (end_sure || !unit(next))
        || is_led(tokens, at) && is_last(tokens, next);
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

/// "Open from 9 to 6", "staffed 9 to 6".
fn is_led(tokens: &Tokens<'_>, at: usize) -> bool {
    let mut before = at.saturating_sub(2)..at;
    before.any(|at| tokens.is(at, Sense::Open) || tokens.is(at, Sense::Opens))
}

/// Whether a clause ends before a token, so that no noun is counted by the number before it.
fn is_last(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.get(at).is_none() || tokens.gap(at).contains(['.', ',', ';', '،', '|', ')', '!'])
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

#[cfg(test)]
mod tests {
    use super::super::lexicon::lexicon;
    use super::*;
    use crate::model::Lang;

    fn on(set: u16, extent: Extent) -> Open {
        Open { days: Some(Days { set, extent }), times: None, part: None, shut: false }
    }

    fn said(lang: &str, text: &str) -> Vec<Open> {
        let lexicon = lexicon(&Lang::parse(lang).unwrap());
        stretches(&Tokens::new(text, lexicon)).into_iter().map(|(open, _)| open).collect()
    }

    #[test]
    fn hours_in_words_of_many_languages() {
        let office = [Open { times: Some((540, 1080)), ..on(0x1f, Extent::Range) }];
        for (lang, text) in [
            ("en", "open Monday to Friday, 9 am to 6 pm"),
            ("en", "Mon–Fri 9:00–18:00"),
            ("en", "open Monday to Friday from 9 in the morning to 6 in the evening"),
            ("fr", "du lundi au vendredi, de 9 h à 18 h"),
            ("fr", "du lundi au vendredi de 9h00 à 18h00"),
            ("fil", "Lunes hanggang Biyernes, 9 ng umaga hanggang 6 ng hapon"),
            ("ar", "من الاثنين إلى الجمعة من ٩ صباحًا إلى ٦ مساءً"),
            ("de", "Montag bis Freitag von 9 bis 18 Uhr"),
            ("es", "de lunes a viernes, de 9:00 a 18:00"),
        ] {
            assert_eq!(said(lang, text), office, "{text}");
        }
        assert_eq!(said("en", "weekdays only"), [on(0x1f, Extent::Only)]);
        let saturday = Open { times: Some((540, 720)), ..on(0x20, Extent::These) };
        assert_eq!(said("en", "open on Saturdays from 9:00 to 12:00"), [saturday]);
        let sunday = Open { shut: true, ..on(0x40, Extent::These) };
        let times = Open { days: None, times: Some((540, 1080)), part: None, shut: false };
        assert_eq!(said("en", "closed on Sundays and open 9:00–18:00"), [times, sunday]);
        for none in [
            "wait 24 to 48 hours",
            "12 to 24 hours",
            "5 to 7 words",
            "since Monday and Friday",
            "port 25 or 465",
            "Is the phone open on Sundays?",
            "open for 5 to 10 people",
            "open from 5 to 10 ports",
        ] {
            assert_eq!(said("en", none), [], "{none}");
        }
    }
}
