//! One article and what is said about it.

use serde::Serialize;

/// Everything that is to be looked at. Sections without findings are in it: nothing to do there is
/// news as well.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    pub version: u32,
    /// The day it speaks of, as 2026-03-01.
    pub day: String,
    pub title: String,
    /// Texts that were looked at, each language its own.
    pub texts: usize,
    pub sections: Vec<Section>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Section {
    /// A name for programs: `due`.
    pub id: &'static str,
    pub title: &'static str,
    /// What to do about it.
    pub advice: &'static str,
    /// The most urgent first.
    pub findings: Vec<Finding>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// The file below the site root; empty for what is about none.
    pub path: String,
    pub title: String,
    pub lang: String,
    /// Who answers for it: `owner:` of the article, or of the nearest folder that has one.
    pub owner: Option<String>,
    /// What there is to say: `due since 2026-02-01`.
    pub said: String,
    /// The figure that it was found by, for whoever sorts: days, votes, words, parts.
    pub figure: f64,
}

impl Report {
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == id)
    }

    pub fn count(&self) -> usize {
        self.sections.iter().map(|section| section.findings.len()).sum()
    }
}
