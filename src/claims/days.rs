//! Days of the week in a text: ranges of them, lists, single ones.

use super::lexicon::Sense;
use super::tokens::Tokens;

/// A bit a day, Monday lowest.
pub(super) const EVERY_DAY: u16 = 0x7f;
const WORKING_DAYS: u16 = 0x1f;
const WEEKEND: u16 = 0x60;
/// Beyond the week: public holidays, one of them, and that they are left out.
const HOLIDAYS: u16 = 0x80;
const FEAST: u16 = 0x100;
const NO_HOLIDAYS: u16 = 0x200;

/// The days that a text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Days {
    pub set: u16,
    pub extent: Extent,
}

/// What days that are named say of those that are not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// "On Sundays": nothing.
    These,
    /// "Monday to Friday", "every day": no others are meant.
    Range,
    /// "Only on Sundays", also of other times.
    Only,
}

impl Days {
    pub fn range(set: u16) -> Self {
        Self { set, extent: Extent::Range }
    }

    /// Those of the week; `None` where holidays alone are named.
    pub fn of_week(self) -> Option<Self> {
        let set = self.set & EVERY_DAY;
        (set != 0).then_some(Self { set, ..self })
    }

    pub fn names_holidays(self) -> bool {
        self.set & HOLIDAYS != 0
    }

    /// Of feasts, too: nobody keeps all of them.
    pub fn names_a_holiday(self) -> bool {
        self.set & (HOLIDAYS | FEAST) != 0
    }

    pub fn leaves_out_holidays(self) -> bool {
        self.set & NO_HOLIDAYS != 0
    }

    pub fn is_range(self) -> bool {
        self.extent != Extent::These
    }
}

/// The days that begin at a token, and where they end.
pub(super) fn days(tokens: &Tokens<'_>, at: usize) -> Option<(Days, usize)> {
    if let Some((set, next)) = range(tokens, at) {
        let (set, next) = without(tokens, (set, next)).unwrap_or((set, next));
        let extent = if is_only(tokens, at, next) { Extent::Only } else { Extent::Range };
        return Some((Days { set, extent }, next));
    }
    let (set, next) = list(tokens, at)?;
    let extent = if is_only(tokens, at, next) { Extent::Only } else { Extent::These };
    Some((Days { set, extent }, next))
}

/// "Every day except Sunday".
fn without(tokens: &Tokens<'_>, (set, next): (u16, usize)) -> Option<(u16, usize)> {
    let except = (next..next + 3).find(|at| tokens.is(*at, Sense::Except))?;
    let (taken, next) = (except + 1..except + 4).find_map(|at| list(tokens, at))?;
    let rest = match taken & (HOLIDAYS | FEAST) {
        0 => set & !taken,
        _ => set & !taken | NO_HOLIDAYS,
    };
    (rest != set).then_some((rest, next))
}

/// "Monday to Friday", "Mo-Fr", "weekdays", "every day".
pub(super) fn range(tokens: &Tokens<'_>, at: usize) -> Option<(u16, usize)> {
    let is = |wanted: Sense| tokens.sense(at, |s| (s == wanted).then_some(()));
    if let Some(((), takes)) = is(Sense::Weekdays) {
        // A word that also means a week is one only as a week.
        let is_unit = tokens.sense(at, |s| matches!(s, Sense::Unit(_)).then_some(()));
        return is_unit.is_none().then_some((WORKING_DAYS, at + takes));
    }
    if let Some(((), takes)) = is(Sense::Daily) {
        return Some((EVERY_DAY, at + takes));
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

/// "Sunday", "Saturdays and Sundays", "the weekend".
fn list(tokens: &Tokens<'_>, at: usize) -> Option<(u16, usize)> {
    let (mut set, mut next) = one(tokens, at)?;
    while let Some((more, behind)) = (next..next + 3)
        .take_while(|at| *at == next || joins(tokens, at - 1))
        .find_map(|at| gap_joins(tokens, at).then(|| one(tokens, at)).flatten())
    {
        (set, next) = (set | more, behind);
    }
    Some((set, next))
}

/// A day by its name, or the weekend. Abbreviations are words of other kinds: "we", "so", "sat".
fn one(tokens: &Tokens<'_>, at: usize) -> Option<(u16, usize)> {
    let free = |sense: Sense| match sense {
        Sense::Holidays => Some(HOLIDAYS),
        Sense::Feast => Some(FEAST),
        _ => None,
    };
    if let Some((set, takes)) = tokens.sense(at, free) {
        return Some((set, at + takes));
    }
    if let Some(((), takes)) = tokens.sense(at, |s| (s == Sense::Weekend).then_some(())) {
        return Some((WEEKEND, at + takes));
    }
    let token = tokens.get(at)?;
    let (day, takes) = named(tokens, at)?;
    // Where a week is called like a day, the day has a capital: "tuwing Linggo", "hari Minggu".
    let is_week = tokens.sense(at, |s| matches!(s, Sense::Unit(_)).then_some(())).is_some();
    let capital = tokens.written(at).starts_with(char::is_uppercase);
    let counted = at.checked_sub(1).is_some_and(|before| {
        tokens.get(before).is_some_and(|t| t.is_number)
            || tokens.sense(before, |s| matches!(s, Sense::Number(_)).then_some(())).is_some()
    });
    let timed = tokens.get(at + takes).is_some_and(|next| next.is_number);
    let is_word = takes > 1 || token.text.chars().count() > 3 || timed;
    (is_word && !(is_week && (!capital || counted))).then_some((1 << day, at + takes))
}

/// A word that stands between two days of a list: "and", an article, "Tuesday and *on* Sunday".
fn joins(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(token) = tokens.get(at).filter(|token| !token.is_number) else { return false };
    let short = token.text.chars().count() <= 3 && !tokens.is(at, Sense::However);
    is_list_word(tokens, at) || short && !tokens.is(at, Sense::Not)
}

fn gap_joins(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.gap(at).chars().all(|c| c.is_whitespace() || matches!(c, ',' | '،' | '&' | '/' | '-'))
}

/// Whether "only" stands beside the tokens, in one word or in two: "ne … que", "not … except".
pub(super) fn is_only(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    let before = from.saturating_sub(3)..from;
    // "Not only on Sundays" says the contrary.
    let only = |at: usize| {
        let denied = at.checked_sub(1).is_some_and(|at| tokens.is(at, Sense::Not));
        tokens.is(at, Sense::Only) && !denied
    };
    let beside = before.clone().chain(to..to + 2).any(only);
    let denied = |sense: Sense| {
        let mut sentence = tokens.sentence(from).start..from;
        sentence.any(|at| tokens.is(at, sense))
    };
    let is = |sense: Sense| before.clone().any(|at| tokens.is(at, sense));
    beside || is(Sense::But) && denied(Sense::Ne) || is(Sense::Except) && denied(Sense::Not)
}

/// "and", "or": two days and not those between them.
fn is_list_word(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is(at, Sense::And) || tokens.is(at, Sense::Or)
}

fn named(tokens: &Tokens<'_>, at: usize) -> Option<(u8, usize)> {
    tokens.sense(at, |sense| match sense {
        Sense::Day(day) => Some(day),
        _ => None,
    })
}

/// A day by its name or as rules write it.
pub(super) fn day(tokens: &Tokens<'_>, at: usize) -> Option<(u8, usize)> {
    named(tokens, at).or_else(|| {
        let short = ["mo", "tu", "we", "th", "fr", "sa", "su"];
        let text = tokens.get(at)?.text.as_str();
        let day = short.iter().position(|short| *short == text)?;
        Some((u8::try_from(day).ok()?, 1))
    })
}

/// The days from one to another, over the end of the week where they have to.
fn span_of_days(first: u8, last: u8) -> u16 {
    (0..7).filter(|n| n <= &((7 + last - first) % 7)).map(|n| 1 << ((first + n) % 7)).sum()
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::lexicon;
    use super::*;
    use crate::model::Lang;

    fn first(lang: &str, text: &str) -> Option<(u16, bool)> {
        let tokens = Tokens::new(text, lexicon(&Lang::parse(lang).unwrap()));
        let found = (0..tokens.all.len()).find_map(|at| days(&tokens, at));
        found.map(|(days, _)| (days.set, days.is_range()))
    }

    #[test]
    fn ranges_lists_and_single_days() {
        for (lang, text, set, all) in [
            ("en", "closed on Sundays", 0x40, false),
            ("en", "on Saturday and Sunday", 0x60, false),
            ("en", "on Saturdays, on Sundays", 0x60, false),
            ("en", "at the weekend", 0x60, false),
            ("en", "only on Fridays", 0x10, true),
            ("en", "Monday to Wednesday", 0x07, true),
            ("en", "every day", 0x7f, true),
            ("en", "7 days a week", 0x7f, true),
            ("en", "every day except on Sundays", 0x3f, true),
            ("fr", "tous les jours sauf le dimanche", 0x3f, true),
            ("fr", "le samedi et le dimanche", 0x60, false),
            ("fr", "tous les jours", 0x7f, true),
            ("fr", "le week-end", 0x60, false),
            ("fil", "tuwing Linggo", 0x40, false),
            ("fil", "tuwing Sabado at Linggo", 0x60, false),
            ("fil", "araw-araw", 0x7f, true),
            ("ar", "يوم الجمعة", 0x10, false),
            ("ar", "يومي الجمعة والسبت", 0x30, false),
            ("ar", "في عطلة نهاية الأسبوع", 0x60, false),
            ("ar", "كل يوم", 0x7f, true),
            ("de", "am Wochenende", 0x60, false),
            ("en", "on public holidays", HOLIDAYS, false),
            ("en", "on Sundays and bank holidays", 0x40 | HOLIDAYS, false),
            ("en", "every day except public holidays", EVERY_DAY | NO_HOLIDAYS, true),
            ("fr", "le dimanche et les jours fériés", 0x40 | HOLIDAYS, false),
            ("fil", "tuwing pista opisyal", HOLIDAYS, false),
            ("ar", "في العطل الرسمية", HOLIDAYS, false),
            ("es", "los días festivos", HOLIDAYS, false),
            ("de", "an Feiertagen", HOLIDAYS, false),
            ("fr", "à Noël", FEAST, false),
            ("el", "Δευτέρα και Τετάρτη", 0x05, false),
            ("es", "el sábado pero no el domingo", 0x20, false),
            ("en", "on Saturday but Sunday is free", 0x20, false),
        ] {
            assert_eq!(first(lang, text), Some((set, all)), "{text}");
        }
        for (lang, none) in [
            ("en", "we sat down"),
            ("en", "Mon dieu"),
            ("fil", "sa isang linggo"),
            ("fil", "isang Linggo"),
            ("ar", "أحد"),
        ] {
            assert_eq!(first(lang, none), None, "{none}");
        }
    }
}
