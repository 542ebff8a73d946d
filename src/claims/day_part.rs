//! Parts of the day: "at night", "in the evening". When they begin and end nobody agrees upon.

/// A part of the day by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DayPart {
    Night,
    /// Evening and night in one word.
    Dark,
    Evening,
    Morning,
    Afternoon,
    Lunch,
}

const HOUR: u16 = 60;

impl DayPart {
    /// Minutes from midnight that everybody counts to it: who is there then is not closed in it.
    pub fn core(self) -> (u16, u16) {
        match self {
            Self::Night | Self::Dark => (0, 4 * HOUR),
            Self::Evening => (20 * HOUR + 30, 21 * HOUR + 30),
            Self::Morning => (9 * HOUR + 30, 11 * HOUR),
            Self::Afternoon => (14 * HOUR, 16 * HOUR),
            Self::Lunch => (12 * HOUR + 30, 13 * HOUR),
        }
    }

    /// Minutes that somebody may count to it: who is never there then is not open in it. Ends
    /// before it begins where it goes on after midnight.
    pub fn widest(self) -> (u16, u16) {
        match self {
            Self::Night => (20 * HOUR, 8 * HOUR),
            Self::Dark => (17 * HOUR, 8 * HOUR),
            Self::Evening => (16 * HOUR, 24 * HOUR),
            Self::Morning => (4 * HOUR, 12 * HOUR),
            Self::Afternoon => (11 * HOUR, 19 * HOUR),
            Self::Lunch => (11 * HOUR, 15 * HOUR),
        }
    }
}
