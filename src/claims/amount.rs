//! Amounts as values: what is measured, how much, and whether two say the same.

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    /// "Werktag": a day and working at once.
    Workday,
    Week,
    Month,
    Year,
}

impl Unit {
    pub fn parse(key: &str) -> Option<Self> {
        Some(match key {
            "s" => Self::Second,
            "min" => Self::Minute,
            "h" => Self::Hour,
            "d" => Self::Day,
            "wd" => Self::Workday,
            "w" => Self::Week,
            "mo" => Self::Month,
            "y" => Self::Year,
            _ => return None,
        })
    }

    pub fn seconds(self) -> f64 {
        match self {
            Self::Second => 1.0,
            Self::Minute => 60.0,
            Self::Hour => HOUR,
            Self::Day | Self::Workday => DAY,
            Self::Week => 7.0 * DAY,
            Self::Month => 365.0 / 12.0 * DAY,
            Self::Year => 365.0 * DAY,
        }
    }
}

const HOUR: f64 = 3600.0;
const DAY: f64 = 24.0 * HOUR;
/// From here on people count in months: thirty days are one of them.
const ROUGH: f64 = 27.0 * DAY;

/// What is measured.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Measure {
    /// Seconds.
    Time {
        working: bool,
    },
    Money(&'static str),
    Percent,
    /// Bytes.
    Size,
    /// Things, by the term of their name.
    Count(String),
}

/// How much, from `low` to `high`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Amount {
    pub measure: Measure,
    pub low: f64,
    pub high: f64,
}

impl Amount {
    /// A length of time.
    pub fn time(count: f64, unit: Unit) -> Self {
        let seconds = count * unit.seconds();
        Self {
            measure: Measure::Time { working: unit == Unit::Workday },
            low: seconds,
            high: seconds,
        }
    }

    /// Whether both measure the same, so that they can contradict each other.
    pub fn is_like(&self, other: &Self) -> bool {
        match (&self.measure, &other.measure) {
            (Measure::Time { .. }, Measure::Time { .. }) => true,
            (a, b) => a == b,
        }
    }

    /// Whether somebody who reads both is told one thing. A range agrees with both its ends.
    pub fn agrees(&self, other: &Self) -> bool {
        self.agrees_but_for_work(other) && self.works_like(other)
    }

    /// Whether both are the same length of time, be it of working days or of others.
    pub fn agrees_but_for_work(&self, other: &Self) -> bool {
        let ends = |one: &Self| [one.low, one.high];
        let close = |a: f64, b: f64| {
            let rough = matches!(self.measure, Measure::Time { .. }) && a.max(b) >= ROUGH;
            (a - b).abs() <= a.max(b) * if rough { 0.04 } else { 1e-6 }
        };
        let same_end = ends(self).into_iter().any(|a| ends(other).into_iter().any(|b| close(a, b)));
        self.is_like(other) && same_end
    }

    /// Two days are not two working days.
    fn works_like(&self, other: &Self) -> bool {
        let working = |one: &Self| one.measure == Measure::Time { working: true };
        working(self) == working(other)
    }

    /// How many times the larger is as much as the smaller.
    pub fn ratio(&self, other: &Self) -> f64 {
        let (a, b) = (self.high.max(1e-9), other.high.max(1e-9));
        (a / b).max(b / a)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_in_other_units_agrees() {
        for (a, b) in [
            (Amount::time(24.0, Unit::Hour), Amount::time(1.0, Unit::Day)),
            (Amount::time(60.0, Unit::Second), Amount::time(1.0, Unit::Minute)),
            (Amount::time(30.0, Unit::Day), Amount::time(1.0, Unit::Month)),
            (Amount::time(12.0, Unit::Month), Amount::time(1.0, Unit::Year)),
        ] {
            assert!(a.agrees(&b) && b.agrees(&a), "{a:?} {b:?}");
        }
        for (a, b) in [
            (Amount::time(24.0, Unit::Hour), Amount::time(2.0, Unit::Day)),
            (Amount::time(2.0, Unit::Workday), Amount::time(2.0, Unit::Day)),
            (Amount::time(1.0, Unit::Workday), Amount::time(24.0, Unit::Hour)),
            (Amount::time(30.0, Unit::Day), Amount::time(5.0, Unit::Week)),
            (Amount::time(20.0, Unit::Minute), Amount::time(21.0, Unit::Minute)),
        ] {
            assert!(!a.agrees(&b) && a.is_like(&b), "{a:?} {b:?}");
        }
    }
}
