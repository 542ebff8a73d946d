//! Which part of a page is which of the source's, as the last update left them. The texts alone no
//! longer tell it once a part was rewritten here in one week and its neighbour taken out in
//! another.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::links::{Links, link};
use super::pieces::{Piece, split};
use crate::diagnostics::{Diagnostic, Place};
use crate::source::Source;

/// Below the site's root; not there as long as no page was changed here.
pub const PATH: &str = "data/import/here.json";

const VERSION: u32 = 1;

/// The pages that say something else than the source, by their entries in the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lineages {
    version: u32,
    pub pages: BTreeMap<String, Lineage>,
}

/// One page's body, and where its parts came from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lineage {
    text: String,
    /// Neighbours here that are neighbours at the source: their first places, and how many.
    runs: Vec<(usize, usize, usize)>,
}

impl Default for Lineages {
    fn default() -> Self {
        Self { version: VERSION, pages: BTreeMap::new() }
    }
}

impl Lineages {
    /// Those of the site in `source`.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn read(source: &Source) -> Result<Self, Diagnostic> {
        let Some(file) = source.kept(PATH)? else { return Ok(Self::default()) };
        let bad = |message: String, place: Place| {
            let help = "take the file back from version control, or remove it: what was changed \
                        here is then told from what was said at the source by the texts alone";
            Diagnostic::error("import-record", message).at(place).help(help)
        };
        match crate::tree::json::parse::<Self>(&file) {
            Ok(all) if all.version == VERSION => Ok(all),
            Ok(all) => {
                let message = format!("version {} of this record is unknown", all.version);
                Err(bad(message, file.whole()))
            }
            Err((error, place)) => Err(bad(format!("this is no record of pages: {error}"), place)),
        }
    }

    /// A page a line, so that a change of one is a change of one line.
    ///
    /// # Errors
    /// Never in practice: it holds texts and numbers.
    pub fn to_text(&self) -> serde_json::Result<String> {
        let mut lines = Vec::with_capacity(self.pages.len());
        for (key, page) in &self.pages {
            let (key, page) = (serde_json::to_string(key)?, serde_json::to_string(page)?);
            lines.push(format!("{key}: {page}"));
        }
        Ok(format!("{{\n\"version\": {VERSION},\n\"pages\": {{\n{}\n}}\n}}\n", lines.join(",\n")))
    }
}

impl Lineage {
    /// Of `text`, for each part of which `origins` says where the source has it.
    pub fn of(text: &str, origins: impl Iterator<Item = Option<usize>>) -> Self {
        let mut runs: Vec<(usize, usize, usize)> = Vec::new();
        for (here, base) in origins.enumerate() {
            let Some(base) = base else { continue };
            match runs.last_mut().filter(|(h, b, n)| (h + *n, b + *n) == (here, base)) {
                Some((_, _, count)) => *count += 1,
                None => runs.push((here, base, 1)),
            }
        }
        Self { text: text.to_owned(), runs }
    }

    /// What became of `base`: the parts of that day and what writers did to them since. Nothing
    /// where the record is of other texts.
    pub fn links(&self, base: &[Piece], here: &[Piece]) -> Option<Links> {
        let then = split(&self.text).list;
        let since = link(&then, here);
        let mut links = Links::none(base.len(), here.len());
        for (at, from, count) in &self.runs {
            for n in 0..*count {
                let (at, from) = (at.checked_add(n)?, from.checked_add(n)?);
                if links.of_old.get(from)?.is_some() {
                    return None;
                }
                if let Some(now) = *since.of_old.get(at)? {
                    links.set(from, now);
                }
            }
        }
        links.found_again(base, here);
        Some(links)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_rewritten_long_ago_is_known_beside_what_is_taken_out_now() {
        let list = |text: &str| split(text).list;
        let (base, then, now) = (
            "One.\n\nTwo.\n\nThree.\n\nFour.\n",
            "One.\n\nX y.\n\nThree.\n\nFour.\n",
            "X y.\n\nFour.\n",
        );
        let origins = [0, 1, 2, 3].map(Some);
        let lineage = Lineage::of(then, origins.into_iter());
        assert_eq!(lineage.runs, [(0, 0, 4)]);
        let links = lineage.links(&list(base), &list(now)).unwrap();
        assert_eq!(links.of_old, [None, Some(0), None, Some(1)]);
        // A record of other texts tells nothing.
        assert_eq!(lineage.links(&list("One.\n"), &list(now)), None);
        let all = Lineages {
            pages: [("content/a.md".to_owned(), lineage)].into(),
            ..Lineages::default()
        };
        assert_eq!(serde_json::from_str::<Lineages>(&all.to_text().unwrap()).unwrap(), all);
    }
}
