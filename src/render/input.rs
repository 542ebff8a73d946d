//! Everything pages are made of.

use std::collections::BTreeMap;

use crate::contact::hours::Coming;
use crate::contact::id::{HoursId, List};
use crate::contact::model::Routing;
use crate::contact::plan::Plan;
use crate::contact::table::Table;
use crate::graph::{ArticleIx, Site};
use crate::model::{Lang, SitePath};
use crate::ratings::Ratings;
use crate::render::look::Look;
use crate::render::theme::Theme;
use crate::replies::Replies;

/// The linked site, and what stands beside it.
pub struct Input<'a> {
    pub site: &'a Site,
    pub ratings: &'a Ratings,
    pub replies: &'a Replies,
    pub theme: &'a Theme,
    /// Of that theme.
    pub look: &'a Look,
    /// What the index finds similar; without it, articles that share tags are related.
    pub related: Option<&'a Related>,
    /// `None` when the site has no contact routing: pages then link to no contact pages.
    pub contact: Option<&'a Contact<'a>>,
}

/// What contact pages are made of.
pub struct Contact<'a> {
    pub routing: &'a Routing,
    pub table: &'a Table,
    pub plan: &'a Plan,
    /// The file of opening hours.
    pub hours: Option<SitePath>,
    /// For every set of hours, the coming days that are not like the others.
    pub coming: &'a List<HoursId, Coming>,
}

/// For each language, articles to show beside an article, best first.
pub type Related = BTreeMap<Lang, BTreeMap<ArticleIx, Vec<ArticleIx>>>;
