//! What both sides changed: told, and kept until somebody has decided.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::here::{Here, Page};
use super::merge::Clash;
use super::pieces::split;
use crate::diagnostics::{Diagnostic, Place, Span, visible};
use crate::edit;
use crate::source::Source;
use crate::tree::TextFile;

/// Below the site's root; a list without entries where nothing is open.
pub const PATH: &str = "data/import/conflicts.json";

const VERSION: u32 = 1;

/// How much of a text a message shows.
const SHOWN: usize = 160;

/// What a picture or another file that is no text is called.
pub const FILE: &str = "file";

/// A place where somebody has to decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conflict {
    pub file: String,
    /// When it was told.
    pub line: u32,
    pub what: String,
    /// What the site says, which stays; nothing where it was taken out.
    pub here: Option<String>,
    /// What the source says by now; nothing where it was taken out there. Of a file that is no
    /// text the place of its copy.
    pub source: Option<String>,
    /// What the source said before, as long as it is new.
    #[serde(skip)]
    base: Option<String>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Conflicts {
    version: u32,
    conflicts: Vec<Conflict>,
}

impl Conflict {
    /// `clash` in the text of `file` as it will be.
    pub fn new(file: &TextFile, clash: Clash) -> Self {
        let place = file.place(Span::new(clash.at, clash.at));
        let Clash { what, base, here, source, .. } = clash;
        Self { file: file.path.to_string(), line: place.line, what, here, source, base }
    }

    /// Of a picture or another file that is no text, whose other version stands at `copy`.
    pub fn of_file(file: &str, copy: String) -> Self {
        let (file, what) = (file.to_owned(), FILE.to_owned());
        Self { file, line: 0, what, here: None, source: Some(copy), base: None }
    }

    /// Told as long as it is open.
    pub fn diagnostic(&self) -> Diagnostic {
        let said = |text: &Option<String>| match text {
            None => "it was taken out".to_owned(),
            Some(text) => {
                let line = visible(&text.split_whitespace().collect::<Vec<_>>().join(" "));
                let cut = line.chars().count() > SHOWN;
                let line: String = line.chars().take(SHOWN).collect();
                format!("“{line}{}”", if cut { "…" } else { "" })
            }
        };
        if self.what == FILE {
            let copy = self.source.as_deref().unwrap_or_default();
            let message = format!(
                "this file was changed here and at the source, whose copy stands at {copy}"
            );
            return Diagnostic::error("import-conflict", message)
                .at(Place::file(&*self.file))
                .help(format!("take the one that is right, and this entry out of {PATH}"));
        }
        let message = format!(
            "this {} was changed here and at the source; here: {}, there: {}",
            self.what,
            said(&self.here),
            said(&self.source)
        );
        let text = self.here.as_deref().and_then(|text| text.lines().next()).unwrap_or_default();
        let length = u32::try_from(text.chars().count()).unwrap_or(1);
        Diagnostic::error("import-conflict", message)
            .at(Place::on_line(&*self.file, text, (self.line, 1), length))
            .help(format!(
                "the site's text stayed; write what is right, or take this entry out of {PATH}, \
                 where both texts stand whole"
            ))
    }

    /// The same where its page stands by now, its links as they have to be there.
    fn followed(self, moved: &dyn Fn(&str) -> Option<String>) -> Self {
        let file = moved(&self.file).unwrap_or_else(|| self.file.clone());
        if self.what == FILE {
            return Self { file, ..self };
        }
        let placed = |text: &Option<String>| {
            let text = TextFile::new(self.file.as_str(), text.as_deref()?);
            Some(edit::placed(&text, Span::new(0, text.text.len()), &file, moved))
        };
        let (here, source) = (placed(&self.here), placed(&self.source));
        Self { here, source, file, ..self }
    }

    /// Whether nobody has touched it: the text that was told still stands there, or is still
    /// missing; and what `said`, the source's page of today, has where it was taken out here.
    fn is_open(&self, here: &Here, source: &Source, said: Option<&Page>) -> bool {
        if self.what == FILE {
            return here.files.contains(&self.file);
        }
        let page = match here.pages.get(&self.file) {
            Some(page) => Some(page.clone()),
            None => source.kept(&self.file).ok().flatten().map(Page::of),
        };
        let Some(page) = page else { return false };
        match (&self.here, &self.source) {
            (Some(text), _) => self.is_in(&page, text),
            (None, Some(text)) => {
                !self.is_in(&page, text) && said.is_none_or(|said| self.is_in(said, text))
            }
            (None, None) => false,
        }
    }

    /// Whether `page` says `text` as a part or a key of its own: one with words added is another.
    fn is_in(&self, page: &Page, text: &str) -> bool {
        match self.what.as_str() {
            "text" | "front matter" | "order" => page.file.text.contains(text),
            key if key.ends_with(':') => {
                let behind = |at: usize| page.front().get(at + text.len()..).unwrap_or_default();
                let mut found = page.front().match_indices(text);
                found.any(|(at, _)| behind(at).is_empty() || behind(at).starts_with(['\n', '\r']))
            }
            _ => split(page.body()).list.iter().any(|piece| piece.text == text),
        }
    }

    /// Whether it says of the same part what `old` said before.
    pub fn replaces(&self, old: &Self) -> bool {
        let is_same = self.here.is_some() || old.source == self.base || old.source == self.source;
        is_same && (&self.file, &self.what, &self.here) == (&old.file, &old.what, &old.here)
    }
}

/// Those of the last runs that are still open, where they stand by now. `said` is what the source
/// says today of pages, by their places.
///
/// # Errors
/// The list cannot be read.
pub fn open(
    source: &Source,
    here: &Here,
    said: &BTreeMap<String, Page>,
    moved: &dyn Fn(&str) -> Option<String>,
) -> Result<Vec<Conflict>, Diagnostic> {
    let Some(file) = source.kept(PATH)? else { return Ok(Vec::new()) };
    let list: Conflicts = crate::tree::json::parse(&file).map_err(|(error, place)| {
        let message = format!("this is no list of conflicts: {error}");
        let help = "take the file back from version control, or remove it if nothing is open";
        Diagnostic::error("import-record", message).at(place).help(help)
    })?;
    let all = list.conflicts.into_iter().map(|conflict| conflict.followed(moved));
    Ok(all.filter(|conflict| conflict.is_open(here, source, said.get(&conflict.file))).collect())
}

/// The list's text.
///
/// # Errors
/// Never in practice: it holds texts and numbers.
pub fn to_text(conflicts: &[Conflict]) -> serde_json::Result<String> {
    let list = Conflicts { version: VERSION, conflicts: conflicts.to_vec() };
    Ok(format!("{}\n", serde_json::to_string_pretty(&list)?))
}
