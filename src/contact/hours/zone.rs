//! Wall-clock intervals to instants.
//!
//! Where the clock jumps forward, a time inside the gap means the gap's end. Where it is set back,
//! a time that comes twice opens at its first and closes at its second occurrence: better an hour
//! of somebody being there than a customer before a closed door.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};

use super::{Wall, united};

/// Whether `name` is a time zone of the IANA database built into the program.
pub fn check_zone(name: &str) -> bool {
    zone(name).is_some()
}

/// `walls` in `zone` as instants, sorted and merged. An unknown zone has no instants.
pub fn instants(walls: &[Wall], name: &str) -> Vec<(Timestamp, Timestamp)> {
    let Some(zone) = zone(name) else { return Vec::new() };
    let pairs = walls.iter().filter_map(|wall| {
        Some((instant(&zone, wall.start, Edge::Opening)?, instant(&zone, wall.end, Edge::Closing)?))
    });
    united(pairs.collect())
}

/// The changes of `zone`'s offset from UTC: the one in force at `from`, then those before `until`.
pub fn offsets(name: &str, from: Timestamp, until: Timestamp) -> Vec<(Timestamp, Offset)> {
    let Some(zone) = zone(name) else { return Vec::new() };
    let mut offsets = vec![(from, zone.to_offset(from))];
    for change in zone.following(from).take_while(|change| change.timestamp() < until) {
        if offsets.last().is_some_and(|(_, offset)| *offset != change.offset()) {
            offsets.push((change.timestamp(), change.offset()));
        }
    }
    offsets
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    Opening,
    Closing,
}

/// The bundled database, never the machine's: same inputs, same bytes.
pub fn zone(name: &str) -> Option<TimeZone> {
    jiff::tz::TimeZoneDatabase::bundled().get(name).ok()
}

fn instant(zone: &TimeZone, wall: DateTime, edge: Edge) -> Option<Timestamp> {
    match (zone.to_ambiguous_timestamp(wall).offset(), edge) {
        (AmbiguousOffset::Unambiguous { offset }, _) => offset.to_timestamp(wall).ok(),
        (AmbiguousOffset::Gap { after, .. }, _) => {
            // Read with the offset after the gap, the time lies just before the gap's end.
            let before_end = after.to_timestamp(wall).ok()?;
            zone.following(before_end)
                .find(|change| change.offset() == after)
                .map(|change| change.timestamp())
        }
        (AmbiguousOffset::Fold { before, after }, edge) => {
            let (first, second) = (before.to_timestamp(wall).ok()?, after.to_timestamp(wall).ok()?);
            // Right after a zone's last listed change the database's rule for the future may claim
            // an overlap that never was (America/Nuuk, October 2023): its first occurrence has
            // another offset.
            let real = zone.to_offset(first) == before;
            Some(if edge == Edge::Opening && real { first } else { second })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::datetime;

    fn one(zone: &str, start: DateTime, end: DateTime) -> Vec<String> {
        instants(&[Wall { start, end }], zone)
            .iter()
            .map(|(start, end)| format!("{start}/{end}"))
            .collect()
    }

    #[test]
    fn a_gap_maps_to_its_end() {
        let found = one(
            "Europe/Paris",
            datetime(2026, 3, 29, 2, 30, 0, 0),
            datetime(2026, 3, 29, 9, 0, 0, 0),
        );
        assert_eq!(found, ["2026-03-29T01:00:00Z/2026-03-29T07:00:00Z"]);
        let nothing = one(
            "Europe/Paris",
            datetime(2026, 3, 29, 2, 10, 0, 0),
            datetime(2026, 3, 29, 2, 50, 0, 0),
        );
        assert!(nothing.is_empty());
    }

    #[test]
    fn an_overlap_that_never_was_is_none() {
        let found = one(
            "America/Nuuk",
            datetime(2023, 10, 28, 23, 15, 0, 0),
            datetime(2023, 10, 28, 23, 45, 0, 0),
        );
        assert_eq!(found, ["2023-10-29T01:15:00Z/2023-10-29T01:45:00Z"]);
    }

    #[test]
    fn an_overlap_opens_first_and_closes_second() {
        let found = one(
            "Europe/Paris",
            datetime(2026, 10, 25, 2, 15, 0, 0),
            datetime(2026, 10, 25, 2, 45, 0, 0),
        );
        assert_eq!(found, ["2026-10-25T00:15:00Z/2026-10-25T01:45:00Z"]);
    }
}
