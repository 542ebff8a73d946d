//! The language that an answer is in.

use super::{Build, Fault};
use crate::model::LanguageEntry;
use crate::tree::one_of;

/// The one asked for, else the site's default one.
pub(super) fn language<'b>(
    build: &'b dyn Build,
    asked: Option<&str>,
) -> Result<&'b LanguageEntry, Fault> {
    let site = build.description();
    let Some(tag) = asked.filter(|tag| !tag.is_empty()) else {
        return site.default_language().ok_or(Fault::Missing("this site has no language"));
    };
    site.language(tag).ok_or_else(|| {
        let known = site.languages.iter().map(|language| language.lang.as_str());
        Fault::Unknown(format!("there is no such language; {}", one_of(tag, known)))
    })
}
