//! What a build is asked for.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::config::BaseUrl;

/// The site's own description.
pub const SITE_FILE: &str = "site.toml";

/// What to do where that file is missing.
pub const NO_SITE_HELP: &str = "run frontdesk where site.toml stands, or name that folder with \
                                --root; `frontdesk init` begins a site, `frontdesk import` makes \
                                one of a folder of articles";

/// Told of each step that is done, and of how many things it was about.
pub type Done<'a> = &'a (dyn Fn(&'static str, usize) + Sync);

/// What a build depends on besides the files.
#[derive(Debug, Clone)]
pub struct Request {
    /// Replaces `base_url` of site.toml.
    pub base_url: Option<BaseUrl>,
    /// The build's only time.
    pub now: Timestamp,
    pub drafts: bool,
    /// For people who judge a change: search engines are told to leave it alone, and pages name the
    /// real address as theirs.
    pub preview: bool,
    /// Whether the content is a stranger's, whatever site.toml says of it.
    pub untrusted: bool,
    /// For who counts and makes no pages: code stays without colours, translations without notes, and
    /// nobody looks for slips.
    pub plain: bool,
}

impl Request {
    /// The build that is published at `now`, with nothing special asked for.
    pub fn at(now: Timestamp) -> Self {
        Self { base_url: None, now, drafts: false, preview: false, untrusted: false, plain: false }
    }

    /// The day that dates are compared with.
    pub fn today(&self) -> Date {
        self.now.to_zoned(TimeZone::UTC).date()
    }
}
