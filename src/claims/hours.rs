//! The hours of a channel or of a fact, and whether a text says the same of them.

use super::days::{self, Days, EVERY_DAY, Extent};
use super::lexicon::Lexicon;
use super::open::{DAY, Open, time_range};
use super::tokens::Tokens;
use crate::contact::model;

/// All the time at which somebody is there; empty where nothing can be compared.
#[derive(Debug, Clone, Default)]
pub(super) struct Hours {
    pub open: Vec<Open>,
    /// Whether somebody is there on public holidays; `None` where nobody said.
    on_holidays: Option<bool>,
}

impl Hours {
    /// Those of contact.yaml.
    pub fn of(hours: &model::Hours) -> Self {
        let rules = hours.open.iter().map(|open| rule(&open.value));
        let open = rules.collect::<Option<Vec<_>>>().unwrap_or_default().concat();
        let on_holidays = match hours.holidays {
            Some(_) => Some(false),
            None if hours.closed.is_empty() && hours.exceptions.is_empty() => {
                none_but_always(&open)
            }
            None => None,
        };
        Self { open, on_holidays }
    }

    /// Those that a fact says.
    pub fn said(open: Vec<Open>) -> Self {
        let on_holidays = none_but_always(&open);
        Self { open, on_holidays }
    }

    pub fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// Whether these say `claim` as well.
    pub fn say(&self, claim: &Open) -> bool {
        if self.is_empty() {
            return true;
        }
        if !self.say_of_holidays(claim) {
            return false;
        }
        let Some(days) = claim.days else { return self.say_of_week(claim) };
        match days.of_week() {
            Some(week) => self.say_of_week(&Open { days: Some(week), ..claim.clone() }),
            None => true,
        }
    }

    fn say_of_holidays(&self, claim: &Open) -> bool {
        let (Some(days), Some(open)) = (claim.days, self.on_holidays) else { return true };
        match (claim.shut, open) {
            (false, true) => !days.leaves_out_holidays(),
            (false, false) => !days.names_holidays(),
            (true, true) => !days.names_a_holiday(),
            (true, false) => true,
        }
    }

    fn say_of_week(&self, claim: &Open) -> bool {
        let whole = claim.days.is_some_and(|days| days.is_range() && days.set == EVERY_DAY);
        let whole = whole && claim.part.is_none();
        match (claim.shut, whole) {
            (false, _) => self.are_open(claim),
            // "Not around the clock", "not every day".
            (true, true) => !self.are_open(claim),
            (true, false) => !self.open.iter().any(|one| overlap(claim, one)),
        }
    }

    fn are_open(&self, claim: &Open) -> bool {
        let known = &self.open;
        let all_days = known.iter().filter_map(|one| one.days).fold(0, |all, days| all | days.set);
        // Where no others are meant all of them are; else each of them is one.
        let within = |own: Days, set: u16| match own.is_range() {
            true => own.set == set,
            false => own.set & !set == 0,
        };
        let other_days = |own: Days| own.extent == Extent::Only && own.set != all_days;
        if claim.days.is_some_and(other_days) {
            return false;
        }
        if let Some(part) = claim.part {
            let widest = |one: &Open| Open { times: Some(part.name.widest()), ..one.clone() };
            let beyond = |one: &Open| match (one.times, part.name.widest()) {
                (Some((from, to)), (start, end)) if from <= to && start < end => {
                    from < start || to > end
                }
                (Some((from, to)), (start, end)) => from <= to && to > end && from < start,
                (None, _) => true,
            };
            return known.iter().any(|one| overlap(&widest(claim), one))
                && !(part.only && known.iter().any(beyond));
        }
        let fits = |one: &Open| {
            let days = claim.days.zip(one.days).is_none_or(|(own, one)| within(own, one.set));
            let times = claim.times.is_none() || one.times.is_none() || claim.times == one.times;
            days && times
        };
        let some_day = claim.times.is_none() && claim.days.is_some_and(|own| within(own, all_days));
        some_day || known.iter().any(fits)
    }
}

/// Who is there day and night is so on holidays as well.
fn none_but_always(open: &[Open]) -> Option<bool> {
    (!open.is_empty() && open.iter().all(|one| *one == Open::ALWAYS)).then_some(true)
}

/// Whether both have a minute in common; times may go on after midnight. A part of the day has
/// those that everybody counts to it.
fn overlap(a: &Open, b: &Open) -> bool {
    let days = a.days.zip(b.days).is_none_or(|(a, b)| a.set & b.set != 0);
    let times = |one: &Open| one.times.or(one.part.map(|part| part.name.core()));
    let parts = |one: &Open| match times(one) {
        None => [(0, DAY), (0, 0)],
        Some((start, end)) if start <= end => [(start, end), (0, 0)],
        Some((start, end)) => [(start, DAY), (0, end)],
    };
    let meet = |a: (u16, u16)| parts(b).into_iter().any(|b| a.0.max(b.0) < a.1.min(b.1));
    days && parts(a).into_iter().any(meet)
}

/// A rule of contact.yaml, `Mo-Fr 09:00-18:00`; `None` for one that says more than days and times.
fn rule(rule: &str) -> Option<Vec<Open>> {
    if rule.trim() == "24/7" {
        return Some(vec![Open::ALWAYS]);
    }
    let lexicon = Lexicon::default();
    let (days, times) = match rule.trim().split_once(' ') {
        Some((days, times)) => (Some(days), times),
        None => (None, rule.trim()),
    };
    let set = match days {
        Some(days) => days.split(',').try_fold(0, |all, part| Some(all | listed(part)?))?,
        None => EVERY_DAY,
    };
    let days = Some(Days::range(set));
    let one = |times: &str| {
        let tokens = Tokens::new(times, &lexicon);
        let (times, next) = time_range(&tokens, 0, true)?;
        let open = Open { days, times: Some(times), part: None, shut: false };
        (next == tokens.all.len()).then_some(open)
    };
    times.split(',').map(one).collect()
}

/// `Mo-Fr` or `Sa`.
fn listed(part: &str) -> Option<u16> {
    let lexicon = Lexicon::default();
    let tokens = Tokens::new(part, &lexicon);
    match tokens.all.len() {
        1 => days::day(&tokens, 0).map(|(day, _)| 1 << day),
        2 => days::range(&tokens, 0).map(|(days, _)| days),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::lexicon;
    use super::super::open::stretches;
    use super::*;
    use crate::model::Lang;

    fn said(lang: &str, text: &str) -> Vec<Open> {
        let lexicon = lexicon(&Lang::parse(lang).unwrap());
        stretches(&Tokens::new(text, lexicon)).into_iter().map(|(open, _)| open).collect()
    }

    #[test]
    fn rules_are_compared_with_what_is_said() {
        let rules = ["Mo-Fr 08:00-20:00", "Sa 10:00-14:00"].into_iter().filter_map(rule);
        let desk = Hours { open: rules.flatten().collect(), on_holidays: Some(false) };
        assert_eq!(desk.open.len(), 2);
        let fits = |text: &str| said("en", text).iter().all(|open| desk.say(open));
        assert!(fits("Monday to Friday from 8 am to 8 pm"));
        assert!(fits("Monday to Saturday"));
        assert!(fits("from 10:00 to 14:00"));
        assert!(!fits("Monday to Friday from 9 am to 8 pm"));
        assert!(!fits("Monday to Sunday"));
        for fits_too in [
            "open on Saturdays",
            "open every day except Sunday",
            "closed on Sundays",
            "closed from 20:00 to 8:00",
            "not open around the clock",
            "not open every day",
        ] {
            assert!(fits(fits_too), "{fits_too}");
        }
        for other in [
            "closed on Saturdays",
            "closed at weekends",
            "open on Sundays",
            "open at the weekend",
            "only open on Saturdays",
            "open on weekdays only",
            "open every day",
            "closed from 12:00 to 13:00",
            "closed on Saturdays from 9:00 to 12:00",
            "open on Saturdays from 8:00 to 20:00",
        ] {
            assert!(!fits(other), "{other}");
        }
        assert!(!desk.say(&Open::ALWAYS));
        let always = Hours::said(vec![Open::ALWAYS]);
        assert!(!always.say(&said("en", "weekdays")[0]));
    }

    #[test]
    fn holidays_and_parts_of_the_day_are_compared() {
        let rules = ["Mo-Fr 08:00-20:00", "Sa 10:00-14:00"].into_iter().filter_map(rule);
        let desk = Hours { open: rules.flatten().collect(), on_holidays: Some(false) };
        let unsaid = Hours { on_holidays: None, ..desk.clone() };
        let always = Hours::said(vec![Open::ALWAYS]);
        // A text, whether the desk says so, and whether who is always there does.
        for (lang, text, of_desk, of_always) in [
            ("en", "closed on public holidays", true, false),
            ("en", "open on public holidays", false, true),
            ("en", "open every day except public holidays", false, false),
            ("en", "closed on Sundays and bank holidays", true, false),
            ("en", "closed at Christmas", true, false),
            ("en", "open at Christmas", true, true),
            ("en", "nobody answers at night", true, false),
            ("en", "open at night", false, true),
            ("en", "open overnight", false, true),
            ("en", "closed on Saturday mornings", false, false),
            ("en", "open on Saturday mornings", true, true),
            ("en", "open on Sunday mornings", false, true),
            ("en", "closed on Saturday evenings", true, false),
            ("en", "only open in the morning", false, false),
            ("en", "closed over lunch", false, false),
            ("fr", "fermé les jours fériés", true, false),
            ("fr", "personne ne répond la nuit", true, false),
            ("fr", "fermé le samedi matin", false, false),
            ("fr", "ouvert la nuit", false, true),
            ("fil", "sarado tuwing pista opisyal", true, false),
            ("fil", "walang sumasagot kapag gabi", true, false),
            ("fil", "sarado sa umaga", false, false),
            ("ar", "مغلق في العطل الرسمية", true, false),
            ("ar", "لا يرد أحد ليلا", true, false),
            ("ar", "مغلق صباحا", false, false),
            ("es", "cerrado los días festivos", true, false),
            ("es", "cerrado por la noche", true, false),
        ] {
            let all = said(lang, text);
            assert_eq!(all.len(), 1, "{text}: {all:?}");
            assert_eq!(desk.say(&all[0]), of_desk, "{text}");
            assert_eq!(always.say(&all[0]), of_always, "{text}");
        }
        assert!(unsaid.say(&said("en", "open on holidays")[0]));
        assert_eq!(said("en", "at 8 in the morning"), []);
        assert_eq!(said("en", "closed from 9 to 5 at night").len(), 1);
    }
}
