//! The routing's machine-readable files.

use jiff::Timestamp;

use super::export::{hours_json, routing_json};
use super::hours::Timetable;
use super::model::Routing;
use super::table::Table;
use crate::model::OutputFile;

/// Where the table for chatbots and apps stands in the output.
pub const ROUTING_PATH: &str = "site/contact/routing.json";

/// routing.json at its stable address, and the opening hours under a name that carries their hash:
/// they change with the month of `now`, pages that are open keep theirs.
pub fn files(routing: &Routing, table: &Table, now: Timestamp) -> Vec<OutputFile> {
    let hours = hours_json(&Timetable::new(&routing.hours, now)).to_string();
    vec![
        OutputFile::new(hours_path(&hours), hours.into_bytes()).immutable(),
        OutputFile::new(ROUTING_PATH, routing_json(routing, table).to_string().into_bytes()),
    ]
}

fn hours_path(json: &str) -> String {
    let hash = blake3::hash(json.as_bytes()).to_hex();
    format!("site/assets/contact/hours.{}.json", hash.get(..16).unwrap_or_default())
}
