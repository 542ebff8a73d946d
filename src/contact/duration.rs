//! A length of time as `reply_within:` gives it, such as `2h` or `1wd`: the theme has the words
//! for it in every language.

/// How long an answer takes at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Duration {
    pub count: u32,
    pub unit: Unit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Minute,
    Hour,
    Day,
    WorkingDay,
    Week,
}

/// From here on a number is no promise that somebody means.
const MOST: u32 = 9_999;

impl Unit {
    /// Each with its sign in contact.yaml and its message in the theme.
    pub const ALL: [(Self, &str, &str); 5] = [
        (Self::Minute, "m", "duration-minutes"),
        (Self::Hour, "h", "duration-hours"),
        (Self::Day, "d", "duration-days"),
        (Self::WorkingDay, "wd", "duration-working-days"),
        (Self::Week, "w", "duration-weeks"),
    ];

    fn of(sign: &str) -> Option<Self> {
        let sign = if sign == "min" { "m" } else { sign };
        Self::ALL.iter().find(|(_, known, _)| *known == sign).map(|(unit, ..)| *unit)
    }

    fn sign(self) -> &'static str {
        Self::ALL.iter().find(|(unit, ..)| *unit == self).map_or("", |(_, sign, _)| sign)
    }

    /// The theme's message, with `$count`.
    pub fn message(self) -> &'static str {
        Self::ALL.iter().find(|(unit, ..)| *unit == self).map_or("", |(.., message)| message)
    }
}

impl Duration {
    /// `None` for anything else, which is text of a writer's own.
    pub fn parse(text: &str) -> Option<Self> {
        let (count, sign) = split(text)?;
        let count = count.parse().ok().filter(|count| (1..=MOST).contains(count))?;
        Some(Self { count, unit: Unit::of(sign)? })
    }
}

impl std::fmt::Display for Duration {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "{}{}", self.count, self.unit.sign())
    }
}

impl From<Duration> for String {
    fn from(duration: Duration) -> Self {
        duration.to_string()
    }
}

impl TryFrom<String> for Duration {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("`{text}` is no length of time"))
    }
}

/// Whether `text` was surely meant as a length of time and is none: `1bd`, `0d`.
pub fn is_almost(text: &str) -> bool {
    let is_sign = |sign: &str| sign.len() <= 2 && !sign.is_empty();
    Duration::parse(text).is_none() && split(text).is_some_and(|(_, sign)| is_sign(sign))
}

/// Digits and the letters right behind them.
fn split(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit())?;
    let (count, sign) = text.split_at(end);
    let is_one = !count.is_empty() && sign.bytes().all(|byte| byte.is_ascii_lowercase());
    is_one.then_some((count, sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_is_a_number_and_a_sign() {
        for (text, count, unit) in [
            ("5m", 5, Unit::Minute),
            ("90min", 90, Unit::Minute),
            ("24h", 24, Unit::Hour),
            ("3d", 3, Unit::Day),
            (" 1wd ", 1, Unit::WorkingDay),
            ("2w", 2, Unit::Week),
        ] {
            assert_eq!(Duration::parse(text), Some(Duration { count, unit }), "{text}");
        }
        let words = ["", "d", "24 hours", "24 h", "1 working day", "1 jour", "２d", "1h30m", "2 j"];
        for text in words {
            assert!(Duration::parse(text).is_none() && !is_almost(text), "{text}");
        }
        for text in ["1bd", "0d", "10000d", "99999999999h", "2mo", "3j"] {
            assert!(Duration::parse(text).is_none() && is_almost(text), "{text}");
        }
    }

    #[test]
    fn a_duration_is_written_as_it_is_read() {
        for text in ["5m", "24h", "3d", "1wd", "2w"] {
            assert_eq!(Duration::parse(text).map(String::from).as_deref(), Some(text));
        }
    }
}
