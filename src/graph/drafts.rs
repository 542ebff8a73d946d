//! Which articles a reader gets: drafts and those of a later day only in a preview, and no longer
//! those whose time is over.

use jiff::civil::Date;

use crate::config::Config;
use crate::model::{AfterUntil, Document};
use crate::tree::Located;

/// What decides whether an article is shown.
#[derive(Clone, Copy)]
pub(super) struct When {
    pub today: Date,
    pub drafts: bool,
}

impl When {
    /// Whether readers don't get `document` yet.
    pub fn hides(self, document: &Document) -> bool {
        let is_draft = document.front.draft == Some(true);
        !self.drafts && (is_draft || self.waits(document))
    }

    /// Whether its day is still to come.
    pub fn waits(self, document: &Document) -> bool {
        document.front.published.is_some_and(|day| day > self.today)
    }

    /// The last day of an article that has none any more, if its `source` says so.
    pub fn ended(self, config: &Config, source: &Document) -> Option<Located<Date>> {
        let after = source.front.after_until.unwrap_or(config.after_until);
        source.front.until.filter(|until| after == AfterUntil::Hide && until.value < self.today)
    }
}
