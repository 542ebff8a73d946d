//! Whether a text says of hours that somebody is there then, or that nobody is.

use std::ops::Range;

use super::lexicon::Sense;
use super::tokens::Tokens;

/// What a sentence says of the hours in its tokens `hours`: `Some(true)` that nobody is there,
/// `None` where no word of it speaks of that.
pub(super) fn is_shut(tokens: &Tokens<'_>, hours: &Range<usize>) -> Option<bool> {
    let sentence = Sentence { tokens, range: tokens.sentence(hours.start), hours };
    let clause = sentence.clause();
    let marks = sentence.marks();
    let before = |from: usize| {
        let mut before = marks.iter().rev();
        before.find(|(at, _)| *at < hours.start && *at >= from)
    };
    let behind = |to: usize| marks.iter().find(|(at, _)| *at >= hours.end && *at < to);
    let own = before(clause.start).or_else(|| behind(clause.end));
    let found = own.or_else(|| before(sentence.range.start)).or_else(|| behind(sentence.range.end));
    // "Closed except on Fridays", "not open but on Fridays".
    let mut except = hours.start.saturating_sub(3).max(sentence.range.start)..hours.start;
    let turned = except.any(|at| tokens.is(at, Sense::Except));
    let refused = is_asked(tokens, hours) && tokens.is(sentence.range.end, Sense::Not);
    found.map(|(_, shut)| *shut != (turned != refused))
}

/// Whether hours stand in a question; what follows it says whether they hold.
pub(super) fn is_asked(tokens: &Tokens<'_>, hours: &Range<usize>) -> bool {
    tokens.gap(tokens.sentence(hours.start).end).contains(['?', '؟', '？'])
}

/// Whether such a question is answered with yes or no at once.
pub(super) fn is_answered(tokens: &Tokens<'_>, hours: &Range<usize>) -> bool {
    let next = tokens.sentence(hours.start).end;
    tokens.is(next, Sense::Yes) || tokens.is(next, Sense::Not)
}

/// A sentence around hours.
struct Sentence<'t> {
    tokens: &'t Tokens<'t>,
    range: Range<usize>,
    hours: &'t Range<usize>,
}

impl Sentence<'_> {
    /// The part of it between two marks that cut it.
    fn clause(&self) -> Range<usize> {
        let cuts = |at: &usize| {
            let gap = self.tokens.gap(*at);
            gap.contains([',', '،', ';', '؛', ':', '|', '(', ')', '–'])
        };
        let start = (self.range.start..=self.hours.start).rev().find(cuts);
        let end = (self.hours.end..self.range.end).find(cuts);
        start.unwrap_or(self.range.start)..end.unwrap_or(self.range.end)
    }

    /// The words that say it, each with whether it says that nobody is there.
    fn marks(&self) -> Vec<(usize, bool)> {
        let nots = self.range.clone().filter(|at| self.tokens.is(*at, Sense::Not));
        let nots = nots.filter(|at| !self.is_asked_not_to(*at));
        let nots: Vec<(usize, Option<usize>)> = nots.map(|not| (not, self.denied(not))).collect();
        let word = |at: usize| {
            let (opens, shuts) = (self.opens(at), self.shuts(at));
            let flips = nots.iter().any(|(_, denied)| *denied == Some(at));
            let says = opens || shuts || flips;
            says.then_some((at, (shuts && !opens) != flips))
        };
        let mut marks: Vec<(usize, bool)> = self.range.clone().filter_map(word).collect();
        let alone = nots.iter().filter(|(not, denied)| denied.is_none() && self.denies_hours(*not));
        marks.extend(alone.map(|(not, _)| (*not, true)));
        marks.sort_unstable();
        marks
    }

    /// "Do not call at night": what somebody is asked not to do.
    fn is_asked_not_to(&self, not: usize) -> bool {
        let begins =
            |at: &usize| *at == self.range.start || self.tokens.gap(*at).contains([',', ':', ';']);
        let mut near = not.saturating_sub(2).max(self.range.start)..not + 1;
        near.any(|at| begins(&at) && self.tokens.is(at, Sense::Forbid))
    }

    fn opens(&self, at: usize) -> bool {
        let opens = self.tokens.is(at, Sense::Opens) && !self.is_timed(at);
        opens || self.tokens.is(at, Sense::Open)
    }

    fn shuts(&self, at: usize) -> bool {
        let shuts = self.tokens.is(at, Sense::Shuts) && !self.is_timed(at);
        shuts || self.tokens.is(at, Sense::Closed)
    }

    /// "Closes at 6 pm" says nothing of the day.
    fn is_timed(&self, at: usize) -> bool {
        let mut behind =
            (at + 1..(at + 4).min(self.range.end)).filter(|at| !self.hours.contains(at));
        behind.any(|at| self.tokens.get(at).is_some_and(|token| token.is_number))
    }

    /// What a "not" denies: "isn't open", "n'ouvre pas", "nobody answers".
    fn denied(&self, not: usize) -> Option<usize> {
        let ahead = not + 1..(not + 4).min(self.range.end);
        let back = not.saturating_sub(2).max(self.range.start)..not;
        let speaks =
            |at: &usize| self.opens(*at) || self.shuts(*at) || self.tokens.is(*at, Sense::Answer);
        ahead.chain(back.rev()).filter(|at| self.is_near(not, *at)).find(speaks)
    }

    /// Whether a "not" without a verb is one of hours: "not on Sundays", "no phone on Sundays".
    fn denies_hours(&self, not: usize) -> bool {
        let is_way = |at: usize| {
            let way = |sense| matches!(sense, Sense::Way(_)).then_some(());
            self.is_near(not, at) && self.tokens.sense(at, way).is_some()
        };
        let before = not < self.hours.start && self.hours.start - not <= 3;
        let of_hours = before && self.is_near(not, self.hours.start);
        // "Never closed, not even on Sundays" goes on with what was said.
        let is_even = |at: usize| self.tokens.is(at, Sense::Even);
        let again = self.tokens.gap(not).contains(',')
            && (self.range.start..not).any(|at| self.tokens.is(at, Sense::Not));
        let only = self.tokens.is(not + 1, Sense::Only);
        let goes_on = is_even(not + 1) || not.checked_sub(1).is_some_and(is_even) || again || only;
        !goes_on && (of_hours || (not + 1..=not + 2).any(is_way))
    }

    /// Whether no comma stands between two tokens.
    fn is_near(&self, a: usize, b: usize) -> bool {
        let mut between = a.min(b) + 1..=a.max(b);
        between.all(|at| !self.tokens.gap(at).contains([',', ';', ':', '(']))
    }
}

#[cfg(test)]
mod tests {
    use super::super::days::days;
    use super::super::lexicon::lexicon;
    use super::*;
    use crate::model::Lang;

    fn said(lang: &str, text: &str) -> Vec<Option<bool>> {
        let tokens = Tokens::new(text, lexicon(&Lang::parse(lang).unwrap()));
        let (mut found, mut at) = (Vec::new(), 0);
        while at < tokens.all.len() {
            match days(&tokens, at) {
                Some((_, next)) => {
                    found.push(is_shut(&tokens, &(at..next)));
                    at = next;
                }
                None => at += 1,
            }
        }
        found
    }

    #[test]
    fn open_and_closed_in_words_of_four_languages() {
        let (shut, open) = (Some(true), Some(false));
        for (lang, text, says) in [
            ("en", "The phone is closed on Sundays.", vec![shut]),
            ("en", "On Sundays the phone is closed.", vec![shut]),
            ("en", "It is not open on Sundays, but on Saturdays it is open.", vec![shut, open]),
            ("en", "Open on Saturday, closed on Sunday", vec![open, shut]),
            ("en", "Monday to Friday open, Saturday closed", vec![open, shut]),
            ("en", "We never close on Sundays.", vec![open]),
            ("en", "Nobody answers the phone on Sundays.", vec![shut]),
            ("en", "There is no phone support on Sundays.", vec![shut]),
            ("en", "Not on Sundays.", vec![shut]),
            ("en", "Is it open on Sundays? No.", vec![shut]),
            ("fr", "Est-ce fermé le dimanche ? Non, jamais.", vec![open]),
            ("en", "It is never closed, not even on Sundays.", vec![open]),
            ("en", "It closes at 8 pm on Saturdays.", vec![None]),
            ("en", "Closed except on Fridays", vec![open]),
            ("en", "It isn’t staffed on Sundays.", vec![shut]),
            ("en", "I wrote on Sunday.", vec![None]),
            ("fr", "Le chat n’est pas ouvert le dimanche.", vec![shut]),
            ("fr", "Le téléphone ne répond pas le dimanche.", vec![shut]),
            ("fr", "Personne ne répond le samedi.", vec![shut]),
            ("fr", "Fermé le samedi et le dimanche", vec![shut]),
            ("fr", "Pas le week-end.", vec![shut]),
            ("fr", "Le chat est aussi ouvert le dimanche.", vec![open]),
            ("fil", "Sarado ang chat tuwing Linggo.", vec![shut]),
            ("fil", "Hindi bukas ang chat tuwing Linggo.", vec![shut]),
            ("fil", "Walang sumasagot sa telepono tuwing Sabado.", vec![shut]),
            ("fil", "Bukas ang chat tuwing Linggo.", vec![open]),
            ("ar", "الدردشة مغلقة يوم الجمعة.", vec![shut]),
            ("ar", "الهاتف غير متاح يوم السبت.", vec![shut]),
            ("ar", "لا يرد أحد على الهاتف في عطلة نهاية الأسبوع.", vec![shut]),
            ("ar", "الهاتف متاح يوم الجمعة.", vec![open]),
        ] {
            assert_eq!(said(lang, text), says, "{text}");
        }
    }
}
