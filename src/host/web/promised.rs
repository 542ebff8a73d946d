//! Until when an answer comes, as pages say it.

use crate::contact::promises::AnswerBy;
use crate::host::pattern::Values;

pub(super) fn by_values(by: AnswerBy) -> Values {
    Values::new().text("date", by.date).text("time", by.time).text("zone", by.zone)
}
