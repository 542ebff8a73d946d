//! One end of opening hours alone: "closes at 5 pm", "open until 20:00", "opens at 8 am".

use std::ops::Range;

use super::hours::Hours;
use super::lexicon::Sense;
use super::open::clock;
use super::tokens::Tokens;

/// Minutes of half a day.
const HALF: u16 = 12 * 60;

/// When somebody comes, or goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Edge {
    /// Minutes from midnight.
    pub at: u16,
    pub is_end: bool,
}

impl Edge {
    /// Whether `known`, all there is, says this as well. What is closed at 6:00 may be so at 18:00.
    pub fn is_said_by(&self, known: &Hours) -> bool {
        let times = known.open.iter().filter_map(|open| open.times);
        let ends: Vec<u16> =
            times.map(|(start, end)| if self.is_end { end } else { start }).collect();
        let midnight = (self.is_end && self.at == 0).then_some(2 * HALF);
        let says = |at: u16| ends.contains(&at);
        ends.is_empty() || says(midnight.unwrap_or(self.at)) || says(self.at + HALF)
    }
}

/// The ends that a text names beside the whole hours in `taken`, with the tokens that they take.
pub(super) fn edges(tokens: &Tokens<'_>, taken: &[Range<usize>]) -> Vec<(Edge, Range<usize>)> {
    let is_taken = |at: usize| taken.iter().any(|range| range.contains(&at));
    let (mut found, mut at) = (Vec::new(), 0);
    while at < tokens.all.len() {
        let Some(((time, true), next)) = clock(tokens, at).filter(|_| !is_taken(at)) else {
            at += 1;
            continue;
        };
        let is_end = verb(tokens, at).or_else(|| {
            let (edge, before): &(Edge, Range<usize>) = found.last()?;
            goes_on(tokens, before, at).then_some(edge.is_end)
        });
        if let Some(is_end) = is_end {
            found.push((Edge { at: time, is_end }, at..next));
        }
        at = next;
    }
    found
}

/// Whether what stands before a time ends something, or begins it; a word such as "at" may stand
/// between.
fn verb(tokens: &Tokens<'_>, at: usize) -> Option<bool> {
    let opens = is_open(tokens, at);
    // A sentence, a comma or a bracket between is another matter.
    let is_near = |before: &usize| {
        (*before + 1..=at)
            .all(|at| tokens.gap(at).chars().all(|c| c.is_whitespace() || c == '\'' || c == '’'))
    };
    let near = (at.saturating_sub(3)..at).rev().filter(is_near);
    near.filter(|before| tokens.get(*before).is_some_and(|token| !token.is_number)).find_map(|at| {
        let is = |sense: Sense| tokens.is(at, sense);
        if is(Sense::Shuts) || opens && is(Sense::Until) {
            Some(true)
        } else if is(Sense::Opens) || opens && is(Sense::Since) {
            Some(false)
        } else {
            None
        }
    })
}

/// "Northpay closes at 20:00 and Lagoonpay at 22:00": the same word before the time, and one name
/// or noun between.
fn goes_on(tokens: &Tokens<'_>, before: &Range<usize>, at: usize) -> bool {
    let word = |at: usize| at.checked_sub(1).and_then(|at| tokens.get(at)).map(|token| &token.text);
    let between = before.end..at.saturating_sub(1);
    let long = |at: &usize| tokens.get(*at).is_some_and(|token| token.text.chars().count() > 3);
    let joins = between.clone().any(|at| tokens.is(at, Sense::And) || tokens.gap(at).contains(','));
    joins
        && word(before.start) == word(at)
        && between.filter(long).count() <= 1
        && tokens.sentence(at) == tokens.sentence(before.start)
}

/// Whether the sentence around a token says that somebody is there.
fn is_open(tokens: &Tokens<'_>, at: usize) -> bool {
    let mut sentence = tokens.sentence(at);
    sentence.any(|at| tokens.is(at, Sense::Open) || tokens.is(at, Sense::Opens))
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::lexicon;
    use super::super::open::Open;
    use super::*;
    use crate::model::Lang;

    fn said(lang: &str, text: &str) -> Vec<Edge> {
        let lexicon = lexicon(&Lang::parse(lang).unwrap());
        edges(&Tokens::new(text, lexicon), &[]).into_iter().map(|(edge, _)| edge).collect()
    }

    #[test]
    fn ends_in_words_of_many_languages() {
        let (five, eight) =
            (Edge { at: 17 * 60, is_end: true }, Edge { at: 8 * 60, is_end: false });
        for (lang, text, edge) in [
            ("en", "The phone closes at 5 pm.", five),
            ("en", "Chat is open until 17:00", five),
            ("en", "it opens at 8 am", eight),
            ("en", "open from 8:00", eight),
            ("fr", "Le chat ferme à 17 h", five),
            ("fr", "joignable jusqu’à 17 h", five),
            ("fr", "le téléphone ouvre à 8 h", eight),
            ("fil", "bukas hanggang alas 5 ng hapon", five),
            ("fil", "nagsasara nang 5 ng hapon", five),
            ("ar", "الهاتف متاح حتى ٥ مساءً", five),
            ("ar", "يغلق الساعة ٥ مساءً", five),
            ("de", "Das Telefon schließt um 17 Uhr", five),
            ("de", "erreichbar bis 17:00 Uhr", five),
            ("es", "el chat cierra a las 17:00", five),
            ("ru", "чат открыт до 17:00", five),
        ] {
            assert_eq!(said(lang, text), [edge], "{text}");
        }
        let ends = |hours: [u16; 2]| hours.map(|hour| Edge { at: hour * 60, is_end: true });
        for (lang, text, two) in [
            ("en", "Northpay closes at 20:00 and Lagoonpay at 22:00.", [20, 22]),
            ("en", "Chat is open until 20:00 and the phone until 16:00.", [20, 16]),
            ("fr", "Le chat ferme à 20 h et le téléphone à 16 h.", [20, 16]),
        ] {
            assert_eq!(said(lang, text), ends(two), "{text}");
        }
        let late = "The phone closes at 17:00 and the nightly backup begins at 20:00.";
        assert_eq!(said("en", late), [five]);
        for (lang, none) in [
            ("en", "Wait until 5 pm, then call."),
            ("en", "It is open. Wait until 5 pm."),
            ("en", "open at 5 pm"),
            ("en", "It closes. At 5 pm the backup begins."),
            ("en", "closes after 5 days"),
            ("fr", "à 17 h"),
        ] {
            assert_eq!(said(lang, none), [], "{none}");
        }
    }

    #[test]
    fn an_end_is_one_of_any_stretch() {
        let open = |from: u16, to: u16| Open {
            days: None,
            times: Some((from * 60, to * 60)),
            part: None,
            shut: false,
        };
        let hours = Hours::said(vec![open(9, 18), open(10, 14)]);
        let edge = |hour: u16, is_end| Edge { at: hour * 60, is_end };
        assert!(
            [edge(18, true), edge(6, true), edge(14, true), edge(10, false)]
                .iter()
                .all(|e| e.is_said_by(&hours))
        );
        assert!(!edge(17, true).is_said_by(&hours) && !edge(8, false).is_said_by(&hours));
        assert!(edge(0, true).is_said_by(&Hours::said(vec![Open::ALWAYS])));
    }
}
