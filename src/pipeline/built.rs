//! What a build makes.

use std::sync::Arc;

use crate::contact::words::Ask;
use crate::diagnostics::Diagnostics;
use crate::graph::Site;
use crate::model::{Document, Lang, OutputFile};

/// A finished build, in memory.
pub struct Built {
    pub site: Arc<Site>,
    /// Ordered by path.
    pub files: Vec<OutputFile>,
    pub counts: Counts,
    /// Words that the theme lacks in one of the site's languages; for `check`.
    pub missing_strings: Diagnostics,
    /// Files of `content/` that nothing shows or links to; for `check`.
    pub unused: Diagnostics,
    /// Each set of opening hours that keeps public holidays, with the coming ones; for `check`.
    pub holidays: Vec<(String, Vec<jiff::civil::Date>)>,
    /// What customers ask about each contact topic, by language; for `check`.
    pub topic_asks: Vec<(Lang, String, Ask)>,
    /// Articles that say the same; for `check`.
    pub duplicates: Vec<crate::search::duplicates::Duplicate>,
    /// What stands first where it is asked for; for `check`.
    pub pins: crate::search::Pins,
    /// Every text that is written, shown or not, parts among them; for `check`.
    pub documents: Vec<Arc<Document>>,
}

/// All files of a site have been given away.
#[derive(Default)]
pub struct Written {
    pub counts: Counts,
    /// Whether every page could be written.
    pub is_whole: bool,
    pub diagnostics: Diagnostics,
}

/// What `report.json` and the closing line say.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    pub languages: usize,
    pub articles: usize,
    /// Own translations, fallbacks not counted.
    pub translations: usize,
    pub pages: usize,
    /// Pages of articles whose Markdown copies are left out because they are many.
    pub uncopied: usize,
    pub files: usize,
    pub bytes: u64,
}
