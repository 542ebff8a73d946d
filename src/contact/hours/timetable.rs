//! Thirteen months of opening hours as instants, and what they say at one of them.

use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, ToSpan};

use super::{calendar, zone};
use crate::contact::id::{HoursId, List};
use crate::contact::model::Hours;

/// From the month of the build on: a year and whatever is left of the month.
pub const MONTHS: i32 = 13;
/// Within so many days most hours change.
const SOON: i64 = 14;

/// The coming opening times of every set of hours, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timetable {
    /// The first instant it knows: the start of a month, UTC.
    pub from: Timestamp,
    /// The first instant it does not know.
    pub until: Timestamp,
    pub schedules: List<HoursId, Schedule>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    pub id: String,
    /// IANA name.
    pub zone: String,
    /// Half-open, sorted, apart from each other, clipped to the timetable.
    pub open: Vec<(Timestamp, Timestamp)>,
    /// The zone's offset at the timetable's start and each later change of it.
    pub offsets: Vec<(Timestamp, Offset)>,
}

/// Whether somebody is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Day and night, as far as the timetable goes.
    Always,
    /// `closes` is absent where the timetable ends first.
    Open {
        closes: Option<Timestamp>,
    },
    Closed {
        opens: Timestamp,
    },
    /// Closed, and no opening before the timetable ends.
    ClosedForLong,
    /// The instant lies outside the timetable.
    Unknown,
}

impl Timetable {
    /// The timetable of a site built at `now`.
    pub fn new(hours: &List<HoursId, Hours>, now: Timestamp) -> Self {
        let today = now.to_zoned(TimeZone::UTC).date();
        let first = today.first_of_month();
        let last = first.saturating_add(MONTHS.months());
        let (from, until) = (midnight(first, now), midnight(last, now));
        let schedules =
            hours.iter().map(|hours| Schedule::new(hours, (first, last), (from, until))).collect();
        Self { from, until, schedules }
    }

    /// The timetable for one question about `now`: of hours that change within two weeks no more is
    /// worked out, for a host is asked often.
    pub fn at(hours: &List<HoursId, Hours>, now: Timestamp) -> Self {
        let today = now.to_zoned(TimeZone::UTC).date();
        let month = today.first_of_month();
        let all = (month, month.saturating_add(MONTHS.months()));
        let near = (today.saturating_sub(1.day()), today.saturating_add(SOON.days()).min(all.1));
        let instants = |(first, last): (Date, Date)| (midnight(first, now), midnight(last, now));
        let ((from, until), soon) = (instants(all), instants(near).1);
        let schedule = |hours: &Hours| {
            let schedule = Schedule::new(hours, near, instants(near));
            let next = schedule.open.iter().find(|(_, end)| *end > now);
            match next.is_some_and(|(start, end)| *start > now || *end < soon) {
                true => schedule,
                false => Schedule::new(hours, all, (from, until)),
            }
        };
        Self { from, until, schedules: hours.iter().map(schedule).collect() }
    }

    /// What `hours` say at `at`.
    pub fn state(&self, hours: HoursId, at: Timestamp) -> State {
        if !(self.from..self.until).contains(&at) {
            return State::Unknown;
        }
        let schedule = &self.schedules[hours];
        if schedule.open == [(self.from, self.until)] {
            return State::Always;
        }
        let next = schedule.open.partition_point(|(_, end)| *end <= at);
        match schedule.open.get(next) {
            Some((start, end)) if *start <= at => {
                State::Open { closes: (*end < self.until).then_some(*end) }
            }
            Some((start, _)) => State::Closed { opens: *start },
            None => State::ClosedForLong,
        }
    }
}

impl Schedule {
    fn new(
        hours: &Hours,
        (first, last): (Date, Date),
        (from, until): (Timestamp, Timestamp),
    ) -> Self {
        // Dates of any zone begin within a day of UTC's; a day more catches evenings that end in
        // the window.
        let walls = calendar::wall_intervals(
            hours,
            first.saturating_sub(2.days()),
            last.saturating_add(2.days()),
        );
        let open = zone::instants(&walls, &hours.zone);
        let clipped = open.into_iter().map(|(start, end)| (start.max(from), end.min(until)));
        Self {
            id: hours.id.value.clone(),
            zone: hours.zone.clone(),
            open: clipped.filter(|(start, end)| start < end).collect(),
            offsets: zone::offsets(&hours.zone, from, until),
        }
    }

    /// The zone's offset from UTC at `at`.
    pub fn offset(&self, at: Timestamp) -> Offset {
        let position = self.offsets.partition_point(|(since, _)| *since <= at);
        self.offsets.get(position.saturating_sub(1)).map_or(Offset::UTC, |(_, offset)| *offset)
    }
}

/// Dates near the end of time have no instant; `now` then stands in and the timetable is empty.
fn midnight(date: Date, now: Timestamp) -> Timestamp {
    date.to_zoned(TimeZone::UTC).map_or(now, |zoned| zoned.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contact::id::Id;
    use crate::diagnostics::Span;
    use crate::tree::Located;

    fn office(open: &str) -> Hours {
        let located = |text: &str| Located::new(text.to_owned(), Span::default());
        Hours {
            id: located("office"),
            zone: "Europe/Paris".into(),
            open: vec![located(open)],
            holidays: None,
            closed: Vec::new(),
            exceptions: Vec::new(),
        }
    }

    #[test]
    fn open_closed_and_beyond() {
        let timetable = Timetable::new(
            &vec![office("Mo-Fr 09:00-18:00"), office("24/7")].into(),
            "2026-03-05T12:00:00Z".parse().unwrap(),
        );
        assert_eq!(
            (timetable.from.to_string(), timetable.until.to_string()),
            ("2026-03-01T00:00:00Z".into(), "2027-04-01T00:00:00Z".into())
        );
        let state = |hours, at: &str| timetable.state(HoursId::new(hours), at.parse().unwrap());
        assert_eq!(
            state(0, "2026-03-05T16:59:00Z"),
            State::Open { closes: Some("2026-03-05T17:00:00Z".parse().unwrap()) }
        );
        assert_eq!(
            state(0, "2026-03-05T17:00:00Z"),
            State::Closed { opens: "2026-03-06T08:00:00Z".parse().unwrap() }
        );
        // After the change of the clock the same wall time is an hour earlier.
        assert_eq!(
            state(0, "2026-03-28T12:00:00Z"),
            State::Closed { opens: "2026-03-30T07:00:00Z".parse().unwrap() }
        );
        assert_eq!(state(1, "2026-03-28T12:00:00Z"), State::Always);
        let hours = [
            office("Mo-Fr 09:00-18:00"),
            office("24/7"),
            office("Su 22:00-26:00"),
            office("2027 Mar 1 10:00-12:00"),
            office("2020 Mar 1 10:00-12:00"),
            office("Mo 00:00-24:00"),
        ];
        let hours: List<HoursId, Hours> = hours.to_vec().into();
        for hours_later in (0..24 * 20).step_by(3) {
            let at: Timestamp = "2026-03-14T00:00:00Z".parse().unwrap();
            let at = at + jiff::SignedDuration::from_hours(hours_later);
            let (all, one) = (Timetable::new(&hours, at), Timetable::at(&hours, at));
            assert_eq!((all.from, all.until), (one.from, one.until));
            for id in hours.ids() {
                assert_eq!(all.state(id, at), one.state(id, at), "{id:?} {at}");
                let offset = |timetable: &Timetable| timetable.schedules[id].offset(at);
                assert_eq!(offset(&all), offset(&one), "{id:?} {at}");
            }
        }
        assert_eq!(state(0, "2027-04-01T00:00:00Z"), State::Unknown);
        assert_eq!(
            timetable.schedules[HoursId::new(0)]
                .offset("2026-07-01T00:00:00Z".parse().unwrap())
                .seconds(),
            7200
        );
    }
}
