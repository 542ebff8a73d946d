//! A sentence to the claims in it: amounts, hours and their ends, telephone numbers, mail addresses.

use std::ops::Range;

use super::address::{mails, phones};
use super::amount::{Amount, Measure};
use super::counted::{Words, amount};
use super::edge::{Edge, edges};
use super::lexicon::Lexicon;
use super::open::{Open, stretches};
use super::polarity::is_shut;
use super::tokens::Tokens;
use crate::search::text::analysis::is_gram;

/// What is said with a value in it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum What {
    Amount(Amount),
    Open(Open),
    Edge(Edge),
    Phone(String),
    Mail(String),
}

impl What {
    /// Whether both are values of one kind, so that one can contradict the other by what is said
    /// around it. Numbers and addresses do so by themselves.
    pub fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Amount(a), Self::Amount(b)) => a.is_like(b),
            (Self::Open(a), Self::Open(b)) => {
                let days = a.days.is_some() && b.days.is_some();
                days || a.times.is_some() && b.times.is_some()
            }
            (Self::Open(open), Self::Edge(_)) => open.times.is_some(),
            _ => false,
        }
    }

    /// Whether one can stand for the other: a price in dollars for one in euros as well.
    pub fn may_be(&self, other: &Self) -> bool {
        let money = |what: &Self| match what {
            Self::Amount(amount) => matches!(amount.measure, Measure::Money(_)),
            _ => false,
        };
        self.is_like(other) || money(self) && money(other)
    }
}

/// A claim and where it stands in its text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Claim {
    pub what: What,
    pub range: Range<usize>,
}

/// A text with its tokens and the claims in it, in order.
pub(super) struct Found {
    pub text: String,
    pub claims: Vec<Claim>,
}

/// The claims of `text`, and the text without what is no words.
pub(super) fn find(text: &str, words: Words<'_>) -> Found {
    let mut claims = Vec::new();
    let mut text = text.to_owned();
    for (range, mail) in mails(&text) {
        claims.push(Claim { what: What::Mail(mail), range });
    }
    for claim in &claims {
        blank(&mut text, &claim.range);
    }
    blank_links(&mut text);
    for (range, phone) in phones(&text) {
        claims.push(Claim { what: What::Phone(phone), range: range.clone() });
        blank(&mut text, &range);
    }
    let tokens = Tokens::new(&text, words.lexicon);
    let mut hours = stretches(&tokens);
    let nights =
        (0..tokens.all.len()).filter_map(|at| Some(at..always(&tokens, at, words.lexicon)?));
    let nights: Vec<Range<usize>> = nights.collect();
    hours.retain(|(_, range)| !nights.iter().any(|night| night.contains(&range.start)));
    hours.extend(nights.into_iter().map(|range| {
        let shut = is_shut(&tokens, &range) == Some(true);
        (Open { shut, ..Open::ALWAYS }, range)
    }));
    for (open, range) in &hours {
        let range = tokens.span(range.start, range.end);
        claims.push(Claim { what: What::Open(open.clone()), range });
    }
    let taken: Vec<Range<usize>> = hours.iter().map(|(_, range)| range.clone()).collect();
    for (edge, range) in edges(&tokens, &taken) {
        let range = tokens.span(range.start, range.end);
        claims.push(Claim { what: What::Edge(edge), range });
    }
    let mut at = 0;
    while at < tokens.all.len() {
        let taken = hours.iter().find(|(_, range)| range.contains(&at));
        if let Some((_, range)) = taken {
            at = range.end.max(at + 1);
            continue;
        }
        match amount(&tokens, at, words) {
            Some((amount, from, next)) => {
                let range = tokens.span(from, next);
                claims.extend(amount.map(|amount| Claim { what: What::Amount(amount), range }));
                at = next.max(at + 1);
            }
            None => at += 1,
        }
    }
    claims.sort_by_key(|claim| claim.range.start);
    Found { text, claims }
}

/// Takes a part out of a text whose places stay.
pub(super) fn blank(text: &mut String, range: &Range<usize>) {
    if text.get(range.clone()).is_some() {
        text.replace_range(range.clone(), &"_".repeat(range.len()));
    }
}

/// Addresses of pages hold digits that say nothing.
fn blank_links(text: &mut String) {
    while let Some(at) = text.find("://") {
        let (before, after) = text.split_at(at);
        let start = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric()).len();
        let end = after.find(|c: char| c.is_whitespace()).unwrap_or(after.len());
        blank(text, &(start..at + end));
    }
}

/// The tokens that say "day and night" from `at` on.
fn always(tokens: &Tokens<'_>, at: usize, lexicon: &Lexicon) -> Option<usize> {
    let text = |at: usize| tokens.get(at).map(|token| token.text.as_str());
    if text(at) == Some("24") && tokens.gap(at + 1) == "/" && text(at + 1) == Some("7") {
        return Some(at + 2);
    }
    let said = |phrase: &&Vec<String>| {
        let mut words = phrase.iter().enumerate();
        words.all(|(n, word)| {
            text(at + n).is_some_and(|own| own == word || is_gram(word) && own.starts_with(word))
        })
    };
    lexicon.always.iter().find(said).map(|phrase| at + phrase.len())
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::lexicon;
    use super::*;
    use crate::model::Lang;
    use crate::search::text::stem::WordStemmer;

    fn all(lang: &str, text: &str) -> Vec<(What, String)> {
        let lang = Lang::parse(lang).unwrap();
        let stemmer = WordStemmer::new(&lang);
        let found = find(text, Words { lexicon: lexicon(&lang), stemmer: &stemmer });
        found.claims.into_iter().map(|claim| (claim.what, text[claim.range].to_owned())).collect()
    }

    fn times(lang: &str, text: &str) -> Vec<(f64, String)> {
        let seconds = |(what, text)| match what {
            What::Amount(Amount { measure: Measure::Time { .. }, high, .. }) => Some((high, text)),
            _ => None,
        };
        all(lang, text).into_iter().filter_map(seconds).collect()
    }

    #[test]
    fn lengths_of_time_in_words_of_many_languages() {
        let day = 86_400.0;
        for (lang, text, seconds, part) in [
            ("en", "We answer within 48 hours.", 2.0 * day, "48 hours"),
            ("en", "a 24-hour wait", day, "24-hour"),
            ("en", "within an hour or so", 3600.0, "an hour"),
            ("en", "twenty-four hours", day, "twenty-four hours"),
            ("en", "in five working days", 5.0 * day, "five working days"),
            ("en", "over half an hour", 1800.0, "half an hour"),
            ("en", "1 to 4 days", 4.0 * day, "1 to 4 days"),
            ("en", "2.5 hours", 9000.0, "2.5 hours"),
            ("fr", "Quarante-huit heures sont passées", 2.0 * day, "Quarante-huit heures"),
            ("fr", "en trois jours ouvrés", 3.0 * day, "trois jours ouvrés"),
            ("fr", "1,5 heure", 5400.0, "1,5 heure"),
            ("fil", "sa loob ng 48 na oras", 2.0 * day, "48 na oras"),
            ("fil", "hanggang tatlong araw na may pasok", 3.0 * day, "tatlong araw na may pasok"),
            ("ar", "خلال ٤٨ ساعة", 2.0 * day, "٤٨ ساعة"),
            ("ar", "حتى يومين", 2.0 * day, "يومين"),
            ("ar", "خلال ثلاثة أيام", 3.0 * day, "ثلاثة أيام"),
            ("ar", "الجواب خلال أسبوع", 7.0 * day, "أسبوع"),
            ("ar", "يوما عمل", 2.0 * day, "يوما عمل"),
            ("de", "innerhalb von zwei Werktagen", 2.0 * day, "zwei Werktagen"),
            ("es", "en 2 días hábiles", 2.0 * day, "2 días hábiles"),
            ("ru", "в течение 24 часов", day, "24 часов"),
            ("zh-Hans", "24小时", day, "24小时"),
            ("cs", "do dvou pracovních dnů", 2.0 * day, "dvou pracovních dnů"),
            ("sv", "inom två arbetsdagar", 2.0 * day, "två arbetsdagar"),
            ("el", "εντός 24 ωρών", day, "24 ωρών"),
            ("he", "תוך שלושה ימים", 3.0 * day, "שלושה ימים"),
            ("he", "תוך יומיים", 2.0 * day, "יומיים"),
            ("th", "ภายใน 24 ชั่วโมง", day, "24 ชั่วโมง"),
        ] {
            assert_eq!(times(lang, text), [(seconds, part.to_owned())], "{text}");
        }
        for (lang, none) in [
            ("en", "open 24 hours a day"),
            ("en", "once a year"),
            ("en", "PHP 8.4.1 days"),
            ("en", "9:00–18:00"),
            ("fr", "24 heures sur 24"),
            ("fr", "de 9 h à 18 h"),
        ] {
            assert_eq!(times(lang, none), [], "{none}");
        }
    }

    #[test]
    fn money_sizes_shares_and_counts() {
        let amount = |lang: &str, text: &str| match all(lang, text).remove(0).0 {
            What::Amount(amount) => (amount.measure, amount.high),
            other => panic!("{other:?}"),
        };
        let euros = Measure::Money("EUR");
        for (lang, text, number) in [
            ("en", "€5.50", 5.5),
            ("fr", "5,50 €", 5.5),
            ("en", "1,200 euros", 1200.0),
            ("de", "1.200 Euro", 1200.0),
            ("en", "EUR 12", 12.0),
        ] {
            assert_eq!(amount(lang, text), (euros.clone(), number), "{text}");
        }
        assert_eq!(amount("en", "up to 25 MB"), (Measure::Size, 25e6));
        assert_eq!(amount("fr", "25 Mo"), (Measure::Size, 25e6));
        assert_eq!(amount("en", "15 % off"), (Measure::Percent, 15.0));
        let eight = |word: &str| (Measure::Count(word.to_owned()), 8.0);
        assert_eq!(amount("en", "at least 8 characters"), eight("*"));
        assert_eq!(amount("fil", "walong karakter"), eight("*"));
        assert_eq!(amount("en", "eight codes"), eight("code"));
    }

    proptest::proptest! {
        /// Whatever is written, places are places of the text and what is found is whole.
        #[test]
        fn places_stand_in_the_text(
            parts in proptest::collection::vec(
                proptest::sample::select(vec![
                    "24", " ", "hours", "heures", "–", ":", "00", "+33 1", "99", "@", "a.b", "é",
                    "٤٨", "ساعة", "時間", "€", "%", ".", "Mo-Fr", "am", "half an hour", "24/7",
                    "://", "two", "na", "à", "_", "\u{300}", "\n",
                ]),
                0..24,
            ),
            lang in proptest::sample::select(vec!["en", "fr", "fil", "ar", "de", "he", "ja", "th"]),
        ) {
            let text = parts.concat();
            for (_, part) in all(lang, &text) {
                proptest::prop_assert!(!part.is_empty() && text.contains(&part));
            }
        }
    }
}
