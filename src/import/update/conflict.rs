//! What both sides changed: told, and kept until somebody has decided.

use serde::{Deserialize, Serialize};

use super::here::Here;
use super::merge::Clash;
use crate::diagnostics::{Diagnostic, Place, Span, visible};
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
        let Clash { what, here, source, .. } = clash;
        Self { file: file.path.to_string(), line: place.line, what, here, source }
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

    /// Whether nobody has touched it: the text that was told still stands there, or is still
    /// missing.
    fn is_open(&self, here: &Here, source: &Source) -> bool {
        if self.what == FILE {
            return here.files.contains(&self.file);
        }
        let found = match here.pages.get(&self.file) {
            Some(page) => Some(page.file.clone()),
            None => source.kept(&self.file).ok().flatten(),
        };
        let Some(file) = found else { return false };
        match (&self.here, &self.source) {
            (Some(text), _) => file.text.contains(text.as_str()),
            (None, Some(text)) => !file.text.contains(text.as_str()),
            (None, None) => false,
        }
    }
}

/// Those of the last runs that are still open.
///
/// # Errors
/// The list cannot be read.
pub fn open(source: &Source, here: &Here) -> Result<Vec<Conflict>, Diagnostic> {
    let Some(file) = source.kept(PATH)? else { return Ok(Vec::new()) };
    let list: Conflicts = crate::tree::json::parse(&file).map_err(|(error, place)| {
        let message = format!("this is no list of conflicts: {error}");
        let help = "take the file back from version control, or remove it if nothing is open";
        Diagnostic::error("import-record", message).at(place).help(help)
    })?;
    Ok(list.conflicts.into_iter().filter(|conflict| conflict.is_open(here, source)).collect())
}

/// The list's text.
///
/// # Errors
/// Never in practice: it holds texts and numbers.
pub fn to_text(conflicts: &[Conflict]) -> serde_json::Result<String> {
    let list = Conflicts { version: VERSION, conflicts: conflicts.to_vec() };
    Ok(format!("{}\n", serde_json::to_string_pretty(&list)?))
}
