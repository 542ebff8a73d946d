//! Public holidays that only parts of a country keep: `GB-SCT`, `DE-BY`, by ISO 3166-2.
//!
//! A region has rules, not dates, so that they hold in any year. Regions whose holidays are set
//! anew every year, by decree or by commune, are left out on purpose: a wrong day closes a door, a
//! missing region is an error that says what to write instead.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// The day a rule gives in a year.
#[derive(Debug, Clone, Copy)]
enum Day {
    /// The same date every year.
    On(i8, i8),
    /// So many days after Easter Sunday.
    Easter(i64),
    /// The nth such weekday of a month; -1 for the last.
    Nth(i8, Weekday, i8),
    /// The nth day of January that is neither Saturday nor Sunday.
    Working(usize),
    /// The first such weekday on a date or after it.
    From(Weekday, i8, i8),
    /// The last such weekday before a date.
    Before(Weekday, i8, i8),
    /// The date, or the Monday after it where it is a Saturday or Sunday.
    OrMonday(i8, i8),
    /// The Monday after the date where that is a Sunday; no day else.
    MondayAfterSunday(i8, i8),
    /// The Monday after the date where that is a Saturday; no day else.
    MondayAfterSaturday(i8, i8),
    /// The Friday before the last Saturday of a month.
    FridayBeforeLastSaturday(i8),
    /// The Monday after the nth Sunday of a month.
    MondayAfterNthSunday(i8, i8),
    /// The Thursday after the first Sunday of a month.
    ThursdayAfterFirstSunday(i8),
    /// In one year alone.
    Once(i16, i8, i8),
}

use Day::*;
use Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};

const GOOD_FRIDAY: Day = Easter(-2);
const EASTER_MONDAY: Day = Easter(1);
const WHIT_MONDAY: Day = Easter(50);
const CORPUS_CHRISTI: Day = Easter(60);
const AUGUST_MONDAY: Day = Nth(1, Monday, 8);
const LAST_AUGUST_MONDAY: Day = Nth(-1, Monday, 8);
const FAMILY_DAY: Day = Nth(3, Monday, 2);
const REMEMBRANCE: Day = On(11, 11);
const KINGS_BIRTHDAY: Day = Nth(2, Monday, 6);
const LABOUR_OCTOBER: Day = Nth(1, Monday, 10);
const ANZAC: Day = On(4, 25);
const ANZAC_MONDAY: Day = MondayAfterSunday(4, 25);

/// What a region keeps beyond the whole country, by its code.
const REGIONS: &[(&str, &[Day])] = &[
    (
        "AU-ACT",
        &[
            Nth(2, Monday, 3),
            Easter(-1),
            Easter(0),
            ANZAC,
            ANZAC_MONDAY,
            From(Monday, 5, 27),
            KINGS_BIRTHDAY,
            LABOUR_OCTOBER,
        ],
    ),
    (
        "AU-NSW",
        &[
            Easter(-1),
            Easter(0),
            ANZAC,
            Once(2026, 4, 27),
            Once(2027, 4, 26),
            KINGS_BIRTHDAY,
            LABOUR_OCTOBER,
        ],
    ),
    (
        "AU-NT",
        &[
            Easter(-1),
            Easter(0),
            ANZAC,
            ANZAC_MONDAY,
            Nth(1, Monday, 5),
            KINGS_BIRTHDAY,
            AUGUST_MONDAY,
        ],
    ),
    ("AU-QLD", &[Easter(-1), Easter(0), ANZAC, ANZAC_MONDAY, Nth(1, Monday, 5), LABOUR_OCTOBER]),
    (
        "AU-SA",
        &[
            Nth(2, Monday, 3),
            Easter(-1),
            Easter(0),
            ANZAC,
            ANZAC_MONDAY,
            KINGS_BIRTHDAY,
            LABOUR_OCTOBER,
        ],
    ),
    ("AU-TAS", &[Nth(2, Monday, 3), ANZAC, KINGS_BIRTHDAY]),
    (
        "AU-VIC",
        &[
            Nth(2, Monday, 3),
            Easter(-1),
            Easter(0),
            ANZAC,
            KINGS_BIRTHDAY,
            FridayBeforeLastSaturday(9),
            Nth(1, Tuesday, 11),
        ],
    ),
    (
        "AU-WA",
        &[
            Nth(1, Monday, 3),
            Easter(0),
            ANZAC,
            ANZAC_MONDAY,
            MondayAfterSaturday(4, 25),
            Nth(1, Monday, 6),
            Nth(-1, Monday, 9),
        ],
    ),
    ("CA-AB", &[FAMILY_DAY, AUGUST_MONDAY, REMEMBRANCE]),
    ("CA-BC", &[FAMILY_DAY, AUGUST_MONDAY, REMEMBRANCE]),
    ("CA-MB", &[FAMILY_DAY, AUGUST_MONDAY, REMEMBRANCE]),
    ("CA-NB", &[FAMILY_DAY, AUGUST_MONDAY, REMEMBRANCE]),
    ("CA-NS", &[FAMILY_DAY, AUGUST_MONDAY, REMEMBRANCE]),
    ("CA-NT", &[On(6, 21), AUGUST_MONDAY, REMEMBRANCE]),
    ("CA-NU", &[AUGUST_MONDAY, REMEMBRANCE]),
    ("CA-ON", &[FAMILY_DAY, AUGUST_MONDAY, On(12, 26)]),
    ("CA-PE", &[FAMILY_DAY, Nth(3, Monday, 8), REMEMBRANCE]),
    ("CA-QC", &[EASTER_MONDAY, On(6, 24)]),
    ("CA-SK", &[FAMILY_DAY, AUGUST_MONDAY, REMEMBRANCE]),
    ("CA-YT", &[On(6, 21), Nth(3, Monday, 8), REMEMBRANCE]),
    ("CH-BE", &[On(1, 2), GOOD_FRIDAY, EASTER_MONDAY, WHIT_MONDAY, On(12, 26)]),
    ("CH-BS", &[GOOD_FRIDAY, EASTER_MONDAY, On(5, 1), WHIT_MONDAY, On(12, 26)]),
    ("CH-GE", &[GOOD_FRIDAY, EASTER_MONDAY, WHIT_MONDAY, ThursdayAfterFirstSunday(9), On(12, 31)]),
    ("CH-VD", &[On(1, 2), GOOD_FRIDAY, EASTER_MONDAY, WHIT_MONDAY, MondayAfterNthSunday(3, 9)]),
    ("CH-ZH", &[GOOD_FRIDAY, EASTER_MONDAY, On(5, 1), WHIT_MONDAY, On(12, 26)]),
    ("DE-BB", &[Easter(0), Easter(49), On(10, 31)]),
    ("DE-BE", &[On(3, 8)]),
    ("DE-BW", &[On(1, 6), CORPUS_CHRISTI, On(11, 1)]),
    ("DE-BY", &[On(1, 6), CORPUS_CHRISTI, On(8, 15), On(11, 1)]),
    ("DE-HB", &[On(10, 31)]),
    ("DE-HE", &[CORPUS_CHRISTI]),
    ("DE-HH", &[On(10, 31)]),
    ("DE-MV", &[On(3, 8), On(10, 31)]),
    ("DE-NI", &[On(10, 31)]),
    ("DE-NW", &[CORPUS_CHRISTI, On(11, 1)]),
    ("DE-RP", &[CORPUS_CHRISTI, On(11, 1)]),
    ("DE-SH", &[On(10, 31)]),
    ("DE-SL", &[CORPUS_CHRISTI, On(8, 15), On(11, 1)]),
    ("DE-SN", &[On(10, 31), Before(Wednesday, 11, 23)]),
    ("DE-ST", &[On(1, 6), On(10, 31)]),
    ("DE-TH", &[On(9, 20), On(10, 31)]),
    ("GB-ENG", &[Working(1), EASTER_MONDAY, LAST_AUGUST_MONDAY]),
    ("GB-NIR", &[Working(1), OrMonday(3, 17), EASTER_MONDAY, OrMonday(7, 12), LAST_AUGUST_MONDAY]),
    ("GB-SCT", &[Working(1), Working(2), AUGUST_MONDAY, OrMonday(11, 30), Once(2026, 6, 15)]),
    ("GB-WLS", &[Working(1), EASTER_MONDAY, LAST_AUGUST_MONDAY]),
];

/// Whether the holidays of a region are known.
pub(super) fn is_region(code: &str) -> bool {
    REGIONS.binary_search_by_key(&code, |(known, _)| known).is_ok()
}

/// The known regions of a country, by their codes.
pub fn regions(country: &str) -> Vec<&'static str> {
    let of = |code: &&str| code.split_once('-').is_some_and(|(own, _)| own == country);
    REGIONS.iter().map(|(code, _)| *code).filter(of).collect()
}

/// The days from `from` to before `to` that the region keeps beyond its country, in no order.
pub(super) fn days(code: &str, from: Date, to: Date) -> Vec<Date> {
    let Ok(at) = REGIONS.binary_search_by_key(&code, |(known, _)| known) else { return Vec::new() };
    let rules = REGIONS.get(at).map_or(&[][..], |(_, rules)| *rules);
    let all = (from.year()..=to.year())
        .flat_map(|year| rules.iter().filter_map(move |rule| rule.of(year)));
    all.filter(|day| (from..to).contains(day)).collect()
}

/// Countries whose regions are all known here.
const WHOLE: [&str; 3] = ["AU", "DE", "GB"];

/// The days from `from` to before `to` that every region of `country` keeps by rules of its own:
/// they are the whole country's, whatever it calls them.
pub(super) fn everywhere(country: &str, from: Date, to: Date) -> Vec<Date> {
    let mut regions = regions(country).into_iter().filter(|_| WHOLE.contains(&country));
    let Some(first) = regions.next() else { return Vec::new() };
    regions.fold(days(first, from, to), |mut common, code| {
        let own = days(code, from, to);
        common.retain(|day| own.contains(day));
        common
    })
}

impl Day {
    /// `None` where the rule gives no day in that year.
    fn of(self, year: i16) -> Option<Date> {
        let date = |month, day| Date::new(year, month, day).ok();
        let nth = |n, weekday, month| date(month, 1)?.nth_weekday_of_month(n, weekday).ok();
        let next = |day: Date, weekday| day.nth_weekday(1, weekday).ok();
        match self {
            On(month, day) => date(month, day),
            Easter(days) => Some(easter(year)?.saturating_add(days.days())),
            Nth(n, weekday, month) => nth(n, weekday, month),
            Working(n) => {
                let days = date(1, 1)?.series(1.day());
                days.filter(|day| !matches!(day.weekday(), Saturday | Sunday)).nth(n - 1)
            }
            From(weekday, month, day) => next(date(month, day)?.yesterday().ok()?, weekday),
            Before(weekday, month, day) => date(month, day)?.nth_weekday(-1, weekday).ok(),
            OrMonday(month, day) => match date(month, day)? {
                day if matches!(day.weekday(), Saturday | Sunday) => next(day, Monday),
                day => Some(day),
            },
            MondayAfterSunday(month, day) => {
                date(month, day).filter(|day| day.weekday() == Sunday)?.tomorrow().ok()
            }
            MondayAfterSaturday(month, day) => {
                next(date(month, day).filter(|day| day.weekday() == Saturday)?, Monday)
            }
            FridayBeforeLastSaturday(month) => {
                nth(-1, Saturday, month)?.nth_weekday(-1, Friday).ok()
            }
            MondayAfterNthSunday(n, month) => nth(n, Sunday, month)?.tomorrow().ok(),
            ThursdayAfterFirstSunday(month) => next(nth(1, Sunday, month)?, Thursday),
            Once(only, month, day) => date(month, day).filter(|_| year == only),
        }
    }
}

/// Easter Sunday of the western churches: the algorithm of Meeus, Jones and Butcher (Meeus,
/// Astronomical Algorithms, chapter 8).
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let moon =
        (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    let (month, day) =
        ((moon + sunday - 7 * late + 114) / 31, (moon + sunday - 7 * late + 114) % 31 + 1);
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::civil::date;

    use super::*;
    use crate::contact::hours::holidays::{national, partly};

    #[test]
    fn codes_are_in_order() {
        assert!(REGIONS.is_sorted_by_key(|(code, _)| *code));
        assert_eq!(regions("GB"), ["GB-ENG", "GB-NIR", "GB-SCT", "GB-WLS"]);
    }

    #[test]
    fn known_days() {
        let of = |code: &str, year: i16| {
            let mut days = days(code, date(year, 1, 1), date(year + 1, 1, 1));
            days.sort_unstable();
            days.iter().map(|day| day.strftime("%m-%d").to_string()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(of("GB-ENG", 2026), "01-01 04-06 08-31");
        assert_eq!(of("GB-SCT", 2026), "01-01 01-02 06-15 08-03 11-30");
        // New Year's Day on a Saturday: the first two days of work.
        assert_eq!(of("GB-SCT", 2028), "01-03 01-04 08-07 11-30");
        assert_eq!(of("GB-NIR", 2027), "01-01 03-17 03-29 07-12 08-30");
        assert_eq!(of("DE-BY", 2026), "01-06 06-04 08-15 11-01");
        assert_eq!(of("DE-SN", 2026), "10-31 11-18");
        assert_eq!(of("AU-VIC", 2027), "03-08 03-27 03-28 04-25 06-14 09-24 11-02");
        assert_eq!(of("AU-WA", 2026), "03-02 04-05 04-25 04-27 06-01 09-28");
        assert_eq!(of("CH-VD", 2026), "01-02 04-03 04-06 05-25 09-21");
        assert_eq!(of("CH-GE", 2026), "04-03 04-06 05-25 09-10 12-31");
        assert_eq!(of("CA-QC", 2026), "04-06 06-24");
    }

    #[test]
    fn what_every_part_keeps_is_the_countrys() {
        let of = |country: &str| everywhere(country, date(2027, 1, 1), date(2028, 1, 1));
        assert_eq!(of("GB"), [date(2027, 1, 1)]);
        assert_eq!(of("AU"), [date(2027, 4, 25)]);
        assert_eq!((of("DE"), of("CH")), (vec![], vec![]));
    }

    /// The days that other people noted for parts of these countries: each of ours is among them,
    /// but for those that they note as moved or not at all.
    #[test]
    fn every_day_is_known_to_others_too() {
        let (from, to) = (date(2026, 1, 1), date(2031, 1, 1));
        let mut strange = BTreeSet::new();
        for (code, _) in REGIONS {
            let country = code.split('-').next().unwrap();
            let noted: BTreeSet<Date> =
                partly(country, from, to).into_iter().chain(national(country, from, to)).collect();
            let ours = days(code, from, to).into_iter();
            strange
                .extend(ours.filter(|day| !noted.contains(day)).map(|day| format!("{code} {day}")));
        }
        // They do not note the Friday before Victoria's football final of 2026, nor the Monday that
        // Scotland keeps instead of a second of January on a Saturday.
        assert_eq!(
            strange.into_iter().collect::<Vec<_>>(),
            ["AU-VIC 2026-09-25", "GB-SCT 2027-01-04"]
        );
    }
}
