//! A day of the calendar as contact.yaml names it: `2026-12-24` once, `12-24` in every year.

use std::fmt;

use jiff::civil::Date;

/// Ordered by month and day within each kind.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(into = "String", try_from = "String")]
pub enum Day {
    Once(Date),
    Yearly { month: i8, day: i8 },
}

impl Day {
    /// `2026-12-24` or `12-24`.
    pub fn parse(text: &str) -> Option<Self> {
        if let Ok(date) = text.parse::<Date>() {
            return Some(Self::Once(date));
        }
        let (month, day) =
            text.split_once('-').filter(|(month, day)| month.len() == 2 && day.len() == 2)?;
        let (month, day) = (month.parse().ok()?, day.parse().ok()?);
        // A leap year: 29 February comes when it comes.
        Date::new(2024, month, day).ok().map(|_| Self::Yearly { month, day })
    }

    /// The dates it means from `from` to before `to`.
    pub fn within(self, from: Date, to: Date) -> Vec<Date> {
        let dates: Vec<Date> = match self {
            Self::Once(date) => vec![date],
            Self::Yearly { month, day } => (from.year()..=to.year())
                .filter_map(|year| Date::new(year, month, day).ok())
                .collect(),
        };
        dates.into_iter().filter(|date| (from..to).contains(date)).collect()
    }

    /// Whether it is over for good.
    pub fn has_passed(self, today: Date) -> bool {
        matches!(self, Self::Once(date) if date < today)
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

impl TryFrom<String> for Day {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("`{text}` is no day"))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Once(date) => date.fmt(f),
            Self::Yearly { month, day } => write!(f, "{month:02}-{day:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_of_every_year_comes_in_each() {
        let christmas = Day::parse("12-25").unwrap();
        assert_eq!(christmas.within(date(2026, 3, 1), date(2027, 12, 25)), [date(2026, 12, 25)]);
        assert!(!christmas.has_passed(date(2030, 1, 1)));
        let leap = Day::parse("02-29").unwrap();
        assert_eq!(leap.within(date(2026, 1, 1), date(2029, 1, 1)), [date(2028, 2, 29)]);
        assert_eq!(Day::parse("2026-12-25").map(|day| day.to_string()), Some("2026-12-25".into()));
        for bad in ["12-32", "13-01", "1-1", "12/25", "25 December", "02-30"] {
            assert_eq!(Day::parse(bad), None, "{bad}");
        }
    }
}
