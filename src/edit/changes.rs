//! What is to be written: texts that change, files that move, files that are new.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use similar::TextDiff;

use crate::diagnostics::Diagnostic;
use crate::source::{Overlay, Source, refused};
use crate::tree::TextFile;

/// Paths are below the site root. A text that changes stands under the path it has before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// From the old path to the new one; nothing stands there.
    pub moves: BTreeMap<String, String>,
    /// The text before and after.
    pub texts: BTreeMap<String, (Arc<str>, String)>,
    /// Files that are not there yet.
    pub fresh: BTreeMap<String, String>,
    /// Files of another place, byte for byte, over what may stand there.
    pub copies: BTreeMap<String, PathBuf>,
    /// Written behind everything else, over what may stand there: what says that all of it was
    /// done.
    pub last: BTreeMap<String, String>,
}

impl Changes {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Puts `after` in the place of the whole text of `file`.
    pub fn set(&mut self, file: &TextFile, after: String) {
        if *file.text == *after {
            self.texts.remove(&*file.path);
        } else {
            self.texts.insert(file.path.to_string(), (file.text.clone(), after));
        }
    }

    /// Writes a file that the program keeps, over what stands there.
    ///
    /// # Errors
    /// What stands there cannot be read.
    pub fn keep(&mut self, source: &Source, path: &str, text: String) -> Result<(), Diagnostic> {
        match source.kept(path)? {
            Some(before) => self.set(&before, text),
            None => drop(self.fresh.insert(path.to_owned(), text)),
        }
        Ok(())
    }

    /// The text of `file` as changed so far.
    pub fn text<'t>(&'t self, file: &'t TextFile) -> &'t str {
        self.texts.get(&*file.path).map_or(&*file.text, |(_, after)| after)
    }

    /// Where the file at `path` stands afterwards.
    pub fn place<'p>(&'p self, path: &'p str) -> &'p str {
        self.moves.get(path).map_or(path, String::as_str)
    }

    /// The site as it is afterwards.
    ///
    /// # Errors
    /// A file that moves or is copied and cannot be read.
    pub fn overlay(&self, source: &Source) -> Result<Overlay, Diagnostic> {
        let mut overlay = Overlay::new();
        for (path, (_, after)) in &self.texts {
            overlay.insert(self.place(path).to_owned(), Some(Arc::from(after.as_bytes())));
        }
        for (old, new) in &self.moves {
            if !overlay.contains_key(new) {
                overlay.insert(new.clone(), Some(source.bytes(old)?));
            }
            overlay.entry(old.clone()).or_insert(None);
        }
        for (path, from) in &self.copies {
            let bytes = std::fs::read(from).map_err(|error| refused(path, &error))?;
            overlay.insert(path.clone(), Some(Arc::from(bytes)));
        }
        overlay.extend(
            self.fresh.iter().map(|(path, text)| (path.clone(), Some(Arc::from(text.as_bytes())))),
        );
        Ok(overlay)
    }

    /// All of it as `git` shows changes.
    pub fn diff(&self) -> String {
        let mut out = String::new();
        for (old, new) in &self.moves {
            out.push_str(&format!("rename {old} => {new}\n"));
        }
        for path in self.copies.keys() {
            out.push_str(&format!("copy {path}\n"));
        }
        let empty: Arc<str> = Arc::from("");
        let fresh = self.fresh.iter().map(|(path, text)| (path, &empty, text));
        for (path, before, after) in
            self.texts.iter().map(|(path, (b, a))| (path, b, a)).chain(fresh)
        {
            let diff = TextDiff::from_lines(&**before, after.as_str());
            let (from, to) = (format!("a/{path}"), format!("b/{}", self.place(path)));
            out.push_str(&diff.unified_diff().context_radius(1).header(&from, &to).to_string());
        }
        out
    }
}

/// `text` with the `edits` made: each a range, in order and apart, and what stands there instead.
pub(super) fn edited(text: &str, mut edits: Vec<(crate::diagnostics::Span, String)>) -> String {
    edits.sort();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (span, new) in edits {
        if span.start < at {
            continue;
        }
        out.push_str(text.get(at..span.start).unwrap_or_default());
        out.push_str(&new);
        at = span.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}
