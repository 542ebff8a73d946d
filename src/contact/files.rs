//! The routing's machine-readable files.

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::export::{hours_json, routing_json};
use super::hours::{Coming, MONTHS, Timetable, coming};
use super::id::{HoursId, List};
use super::model::Routing;
use super::plan::Plan;
use super::table::Table;
use crate::model::{OutputFile, SitePath};

/// Where the table for chatbots and apps stands in the output.
pub const ROUTING_PATH: &str = "site/contact/routing.json";

/// What is written, and where pages find the opening hours.
pub struct Files {
    pub files: Vec<OutputFile>,
    /// Below `site/`; `None` where no channel keeps hours.
    pub hours: Option<SitePath>,
    /// For every set of hours, the coming days that are not like the others.
    pub coming: List<HoursId, Coming>,
}

/// routing.json at its stable address, and the opening hours under a name that carries their hash:
/// they change with the month of `now`, pages that are open keep theirs.
pub fn files(routing: &Routing, table: &Table, plan: &Plan, now: Timestamp) -> Files {
    let today = now.to_zoned(TimeZone::UTC).date();
    let end = today.saturating_add(MONTHS.months());
    let (routed, (hours, coming)) = rayon::join(
        || routing_json(routing, table, plan),
        || {
            let json = || hours_json(&Timetable::new(&routing.hours, now)).to_string();
            rayon::join(
                || (!routing.hours.is_empty()).then(json),
                || routing.hours.iter().map(|hours| coming(hours, today, end)).collect(),
            )
        },
    );
    let mut files = vec![OutputFile::new(ROUTING_PATH, routed.into_bytes())];
    let hours = hours.map(|hours| {
        let name = hours_path(&hours);
        files.push(OutputFile::new(format!("site/{name}"), hours.into_bytes()).immutable());
        SitePath::new(name)
    });
    Files { files, hours, coming }
}

fn hours_path(json: &str) -> String {
    let hash = blake3::hash(json.as_bytes()).to_hex();
    format!("assets/contact/hours.{}.json", hash.get(..16).unwrap_or_default())
}
