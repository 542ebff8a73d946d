//! What words mean to a claim, by language: numbers, units, days, promises, ways to reach people.
//!
//! `words.txt` holds them and says how they are written.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use super::amount::Unit;
use super::day_part::DayPart;
use super::runs::runs;
use crate::contact::model::Kind;
use crate::model::Lang;
use crate::search::text::analysis::{fold, is_gram};

/// What one word can stand for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Sense {
    Number(f64),
    /// "an" in "within an hour".
    Article,
    /// What stands before a unit that means one of it.
    Before,
    Half,
    /// What stands behind a unit that means one of it: "a month *whole*".
    One,
    Unit(Unit),
    /// A word that says two of a unit by itself.
    Dual(Unit),
    /// A dual that is one only with working days behind it.
    DualWorking,
    Working,
    Percent,
    /// Bytes.
    Size(f64),
    Currency(&'static str),
    /// What is written: counted alike in all its forms.
    Characters,
    /// 0 is Monday.
    Day(u8),
    Weekdays,
    Weekend,
    /// Every day of the week.
    Daily,
    Am,
    Pm,
    Noon,
    Midnight,
    /// "Uhr", "h": makes a number a time of the day.
    Clock,
    To,
    /// What stands between number and unit.
    Link,
    Answer,
    Wait,
    Take,
    Open,
    Closed,
    /// What ends at the time behind it.
    Shuts,
    Until,
    /// What begins there.
    Opens,
    Since,
    /// Denies what stands beside it.
    Not,
    Only,
    /// "Not *even* on Sundays".
    Even,
    /// What stands between days and those that are none of them.
    Except,
    /// French says "only" in two words: "ne … que".
    Ne,
    But,
    Yes,
    We,
    Way(Kind),
    Per,
    /// Public holidays, all of them.
    Holidays,
    /// One of them, or what some keep: "Christmas".
    Feast,
    Part(DayPart),
    /// What stands for what has been named: "they".
    It,
    /// What is done with a ticket: "processed".
    Handle,
    /// What comes takes time until then.
    Arrive,
    /// "Three days *for* a ticket".
    For,
    /// Between days that are named one by one.
    And,
    Or,
    /// "But": between days of which one is no part of a list.
    However,
    /// "Your e-mail *address*".
    Address,
    /// An answer that a reader is asked for.
    Bid,
    /// A form that is one where a reader stands beside it: "*reply* to our e-mail".
    Bare,
    /// "*Your* phone" is no way to us.
    Your,
    /// "*Do not* call at night" asks for something, and says nothing of who is there.
    Forbid,
    /// Whom such an answer is for.
    Whom,
    You,
    /// "*No* answer": what did not come.
    Nothing,
    /// A unit that means one of it without an article.
    Single,
    /// A unit whose case alone says how long something lasts.
    HowLong,
}

/// The words of one language.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// By first word: the words behind it and what all of them mean; the longest first.
    words: HashMap<String, Vec<(Vec<String>, Sense)>>,
    /// Beginnings of words.
    beginnings: Vec<(String, Sense)>,
    /// Words of scripts without spaces, the longest first.
    glued: Vec<(String, Sense)>,
    /// Phrases for day and night, as runs.
    pub always: Vec<Vec<String>>,
    /// Whether a comma stands before decimals.
    pub comma: bool,
    arabic: bool,
    verb_first: bool,
}

static LEXICONS: LazyLock<BTreeMap<&'static str, Lexicon>> = LazyLock::new(|| {
    let mut all: BTreeMap<&str, Lexicon> = BTreeMap::new();
    for line in include_str!("words.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut parts = line.splitn(3, ' ');
        let (Some(lang), Some(key), Some(words)) = (parts.next(), parts.next(), parts.next())
        else {
            continue;
        };
        let lexicon = all.entry(lang).or_insert_with(|| Lexicon {
            comma: !matches!(lang, "en" | "fil" | "zh" | "ja" | "ko" | "hi" | "ar" | "he" | "th"),
            arabic: lang == "ar",
            verb_first: matches!(lang, "ar" | "fil"),
            ..Lexicon::default()
        });
        lexicon.add(key, words);
    }
    all.values_mut().for_each(Lexicon::sort);
    all
});

static NONE: LazyLock<Lexicon> = LazyLock::new(Lexicon::default);

/// The words of `lang`; digits, signs and abbreviations alone where it has none.
pub(super) fn lexicon(lang: &Lang) -> &'static Lexicon {
    let code = match lang.primary() {
        "tl" => "fil",
        "ms" => "id",
        code => code,
    };
    LEXICONS.get(code).unwrap_or(&NONE)
}

/// The words that names of facts are made of, mostly.
pub(super) fn english() -> &'static Lexicon {
    LEXICONS.get("en").unwrap_or(&NONE)
}

impl Lexicon {
    fn add(&mut self, key: &str, words: &str) {
        if key == "always" {
            let runs = |phrase| runs(phrase).into_iter().map(|run| run.text).collect();
            self.always.extend(words.split('/').map(runs));
            return;
        }
        let Some(sense) = sense(key) else { return };
        for word in words.split(' ').filter(|word| !word.is_empty()) {
            let word = fold(&word.to_lowercase());
            if is_gram(&word) {
                self.glued.push((word, sense));
            } else if let Some(beginning) = word.strip_suffix('*') {
                self.beginnings.push((beginning.to_owned(), sense));
            } else {
                let mut parts = word.split(['-', '\'', '’', '.', '/']).map(str::to_owned);
                let first = parts.next().unwrap_or_default();
                self.words.entry(first).or_default().push((parts.collect(), sense));
            }
        }
    }

    fn sort(&mut self) {
        self.glued.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        // Each is looked at for itself: the order among words cannot show.
        #[expect(clippy::iter_over_hash_type, reason = "each list is sorted by itself")]
        for senses in self.words.values_mut() {
            senses.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        // Phrases that hold others come first.
        self.always.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
    }

    /// The meanings of the folded word at the head of `words`, with how many words each takes.
    pub fn senses(&self, words: &[&str]) -> Vec<(Sense, usize)> {
        let Some((word, rest)) = words.split_first() else { return Vec::new() };
        let mut found = Vec::new();
        for form in self.forms(word) {
            // "During the week" is no week long.
            let whole =
                |sense: &Sense| form == *word || !matches!(sense, Sense::Single | Sense::HowLong);
            let known = self.words.get(form).into_iter().flatten();
            for (more, sense) in known.filter(|(_, sense)| whole(sense)) {
                if more.len() <= rest.len() && more.iter().zip(rest).all(|(a, b)| a == b) {
                    found.push((*sense, 1 + more.len()));
                }
            }
            let begins = self.beginnings.iter().filter(|(start, _)| form.starts_with(start));
            found.extend(begins.map(|(_, sense)| (*sense, 1)));
        }
        if is_gram(word) {
            let inside = self.glued.iter().filter(|(known, _)| word.contains(known.as_str()));
            let mark = |sense: &Sense| {
                matches!(
                    sense,
                    Sense::Answer | Sense::Wait | Sense::Open | Sense::Way(_) | Sense::We
                )
            };
            found.extend(inside.filter(|(_, sense)| mark(sense)).map(|(_, sense)| (*sense, 1)));
        }
        found
    }

    /// Before which word what a sentence is about begins: behind an article, and behind the verb
    /// where that comes first.
    pub fn head(&self) -> usize {
        if self.verb_first { 3 } else { 2 }
    }

    /// What `glued` begins with, and how long that is.
    pub fn beginning(&self, glued: &str) -> Option<(Sense, usize)> {
        let found = self.glued.iter().find(|(word, _)| glued.starts_with(word.as_str()));
        found.map(|(word, sense)| (*sense, word.len()))
    }

    /// The word, and in Arabic what is left of it without the particles written onto it.
    fn forms<'w>(&self, word: &'w str) -> Vec<&'w str> {
        let mut forms = vec![word];
        if self.arabic {
            let bare = word.strip_prefix(['و', 'ف', 'ب', 'ك', 'ل']);
            let bare = bare.filter(|rest| rest.chars().count() >= 3);
            forms.extend(bare);
            for form in [Some(word), bare].into_iter().flatten() {
                forms.extend(form.strip_prefix("ال").filter(|rest| rest.chars().count() >= 3));
            }
            forms.extend(word.strip_prefix("لل"));
        }
        forms
    }
}

fn sense(key: &str) -> Option<Sense> {
    if let Some(unit) = key.strip_prefix('2').and_then(Unit::parse) {
        return Some(match unit {
            Unit::Workday => Sense::DualWorking,
            unit => Sense::Dual(unit),
        });
    }
    if let Ok(number) = key.parse() {
        return Some(Sense::Number(number));
    }
    if let Some(unit) = Unit::parse(key) {
        return Some(Sense::Unit(unit));
    }
    let day = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"].iter().position(|day| *day == key);
    if let Some(day) = day.and_then(|day| u8::try_from(day).ok()) {
        return Some(Sense::Day(day));
    }
    Some(match key {
        "a" => Sense::Article,
        "before" => Sense::Before,
        "half" => Sense::Half,
        "one" => Sense::One,
        "work" => Sense::Working,
        "percent" => Sense::Percent,
        "chars" => Sense::Characters,
        "kb" => Sense::Size(1e3),
        "mb" => Sense::Size(1e6),
        "gb" => Sense::Size(1e9),
        "tb" => Sense::Size(1e12),
        "weekdays" => Sense::Weekdays,
        "weekend" => Sense::Weekend,
        "daily" => Sense::Daily,
        "am" => Sense::Am,
        "pm" => Sense::Pm,
        "noon" => Sense::Noon,
        "midnight" => Sense::Midnight,
        "clock" => Sense::Clock,
        "to" => Sense::To,
        "link" => Sense::Link,
        "answer" => Sense::Answer,
        "wait" => Sense::Wait,
        "take" => Sense::Take,
        "open" => Sense::Open,
        "closed" => Sense::Closed,
        "shuts" => Sense::Shuts,
        "until" => Sense::Until,
        "opens" => Sense::Opens,
        "since" => Sense::Since,
        "not" => Sense::Not,
        "only" => Sense::Only,
        "even" => Sense::Even,
        "except" => Sense::Except,
        "ne" => Sense::Ne,
        "but" => Sense::But,
        "yes" => Sense::Yes,
        "we" => Sense::We,
        "chat" => Sense::Way(Kind::Chat),
        "phone" => Sense::Way(Kind::Phone),
        "mail" => Sense::Way(Kind::Mail),
        "form" => Sense::Way(Kind::Form),
        "per" => Sense::Per,
        "holidays" => Sense::Holidays,
        "feast" => Sense::Feast,
        "night" => Sense::Part(DayPart::Night),
        "dark" => Sense::Part(DayPart::Dark),
        "evening" => Sense::Part(DayPart::Evening),
        "morning" => Sense::Part(DayPart::Morning),
        "afternoon" => Sense::Part(DayPart::Afternoon),
        "lunch" => Sense::Part(DayPart::Lunch),
        "it" => Sense::It,
        "handle" => Sense::Handle,
        "arrive" => Sense::Arrive,
        "for" => Sense::For,
        "and" => Sense::And,
        "or" => Sense::Or,
        "however" => Sense::However,
        "address" => Sense::Address,
        "bid" => Sense::Bid,
        "bare" => Sense::Bare,
        "your" => Sense::Your,
        "forbid" => Sense::Forbid,
        "whom" => Sense::Whom,
        "you" => Sense::You,
        "none" => Sense::Nothing,
        "single" => Sense::Single,
        "howlong" => Sense::HowLong,
        code => Sense::Currency(CURRENCIES.iter().find(|known| **known == code)?),
    })
}

/// The currencies that are told from other words.
const CURRENCIES: [&str; 36] = [
    "EUR", "USD", "GBP", "PHP", "BRL", "RUB", "IDR", "JPY", "KRW", "CNY", "INR", "CZK", "SEK",
    "ILS", "THB", "CHF", "CAD", "AUD", "NZD", "SGD", "HKD", "NOK", "DKK", "PLN", "HUF", "TRY",
    "MXN", "ZAR", "UAH", "VND", "MYR", "AED", "SAR", "EGP", "MAD", "TND",
];

/// The currency of a sign or a code.
pub(super) fn currency(text: &str) -> Option<&'static str> {
    let code = match text {
        "€" => "EUR",
        "$" => "USD",
        "£" => "GBP",
        "₱" => "PHP",
        "₽" => "RUB",
        "¥" | "￥" => "JPY",
        "₩" => "KRW",
        "₹" => "INR",
        "₪" => "ILS",
        "฿" => "THB",
        code => code,
    };
    CURRENCIES.into_iter().find(|known| known.eq_ignore_ascii_case(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_means_something() {
        for line in include_str!("words.txt").lines() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let key = line.split(' ').nth(1).unwrap();
            let known = key == "always" || sense(key).is_some();
            assert!(known && line.split(' ').count() > 2, "{line}");
        }
    }

    #[test]
    fn every_language_of_the_theme_has_units_and_ways() {
        let theme = concat!(env!("CARGO_MANIFEST_DIR"), "/themes/default/i18n");
        for entry in std::fs::read_dir(theme).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let lang = Lang::parse(name.strip_suffix(".ftl").unwrap()).unwrap();
            let lexicon = lexicon(&lang);
            let all = lexicon.words.values().flatten().map(|(_, sense)| sense);
            let all = all.chain(lexicon.glued.iter().map(|(_, sense)| sense));
            let all: Vec<&Sense> = all.collect();
            let units = [Sense::Unit(Unit::Day), Sense::Unit(Unit::Hour)];
            for needed in units.into_iter().chain([Sense::And, Sense::Or]) {
                assert!(all.contains(&&needed), "{lang}: {needed:?}");
            }
            assert!(all.contains(&&Sense::Way(Kind::Phone)), "{lang}");
        }
    }
}
