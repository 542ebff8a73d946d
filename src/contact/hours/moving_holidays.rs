//! Public holidays that move with another calendar, where nobody here knows their dates.
//!
//! The holiday data (date.nager.at, through `opening-hours`) counts from Easter and knows the Chinese
//! New Year; it has no Islamic day at all, and of the Buddhist, Hindu and other lunar days only some.
//! Many of them are proclaimed days before, so no table can have them. What a country keeps is public
//! knowledge; that it keeps more than is listed has to be said, or a page promises an open office
//! on the first day of Eid.

/// Countries of the data that keep days which it does not have, with one of those days as a person
/// there would call it. Sorted by code.
const MOVING: [(&str, &str); 25] = [
    ("AL", "Eid al-Fitr"),
    ("BD", "Eid al-Fitr"),
    ("BJ", "Eid al-Adha"),
    ("CN", "the Qingming festival"),
    ("EG", "Eid al-Fitr"),
    ("GA", "Eid al-Fitr"),
    ("GH", "Eid al-Fitr"),
    ("GM", "Eid al-Fitr"),
    ("GY", "Diwali"),
    ("ID", "Eid al-Fitr"),
    ("KE", "Eid al-Fitr"),
    ("KZ", "Eid al-Adha"),
    ("MA", "Eid al-Fitr"),
    ("MG", "Eid al-Fitr"),
    ("MK", "Eid al-Fitr"),
    ("MN", "the lunar new year"),
    ("NE", "Eid al-Adha"),
    ("NG", "Eid al-Fitr"),
    ("PH", "Eid al-Fitr"),
    ("SG", "Vesak Day"),
    ("SR", "Eid al-Fitr"),
    ("TN", "Eid al-Fitr"),
    ("TR", "Eid al-Fitr"),
    ("UG", "Eid al-Fitr"),
    ("VN", "Tết"),
];

/// One of the days that the country of `PH` or `CN-XZ` keeps and the data does not have.
pub fn moving_holiday(code: &str) -> Option<&'static str> {
    let country = code.split('-').next()?;
    let at = MOVING.binary_search_by_key(&country, |(code, _)| code).ok()?;
    MOVING.get(at).map(|(_, day)| *day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contact::hours::holidays::national;
    use jiff::ToSpan;
    use jiff::civil::date;

    /// Fails when newer data has the day: then its country goes out of the table.
    #[test]
    fn the_data_has_none_of_these_days() {
        assert!(MOVING.is_sorted_by_key(|(code, _)| *code));
        for (country, day) in MOVING {
            // When it is: the first day of Eid by the calendar, whoever may see the moon later.
            let (from, days) = match day {
                "the Qingming festival" => (date(2026, 4, 5), 1),
                "the lunar new year" => (date(2026, 2, 18), 1),
                "Tết" => (date(2026, 2, 17), 1),
                "Vesak Day" => (date(2026, 5, 31), 2),
                "Diwali" => (date(2026, 11, 8), 1),
                "Eid al-Adha" => (date(2027, 5, 16), 1),
                _ => (date(2027, 3, 10), 1),
            };
            let known = national(country, from, from.saturating_add(days.days()));
            assert!(known.is_empty(), "{country}: {known:?}");
        }
        assert_eq!(moving_holiday("PH"), Some("Eid al-Fitr"));
        assert_eq!(moving_holiday("FR"), None);
        // The data knows the lunar days of these.
        assert_eq!(moving_holiday("HK"), None);
    }
}
