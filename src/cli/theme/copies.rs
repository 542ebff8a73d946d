//! A site's copies of built-in files, held against what they were made of and what the program has
//! now: what each side changed, and both put together.

use std::ops::Range;

use similar::TextDiff;

use crate::diagnostics::Diagnostic;
use crate::edit::Changes;
use crate::render::{Merged, Origin, ThemeFile, mark, merge, origin};
use crate::source::Source;

/// One file of the site's theme that stands over a built-in one.
pub(super) struct Copy<'a> {
    pub file: &'a ThemeFile,
    /// Below the site's root.
    path: String,
    /// With plain line ends.
    text: String,
    /// Whether its lines end as those of Windows do.
    has_returns: bool,
    origin: Origin,
    /// Where the text that it was made of is kept, and whether it is.
    kept_at: String,
    is_kept: bool,
}

/// What became of bringing a copy up to date.
pub(super) enum Updated {
    /// It was made of what the program has now.
    Already,
    Done,
    /// It was written by hand.
    NoCopy,
    /// Nobody can tell what the site changed.
    Lost,
    /// Both changed these lines of the copy.
    Clashes(String),
}

impl<'a> Copy<'a> {
    /// `kept`: what stands at `kept_at`.
    pub fn new(
        file: &'a ThemeFile,
        path: String,
        bytes: &[u8],
        (kept_at, kept): (String, Option<&[u8]>),
    ) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let kept = kept.map(|kept| plain(&String::from_utf8_lossy(kept)));
        let plain_text = plain(&text);
        let origin = origin(&plain_text, file, kept.as_deref());
        let is_kept = matches!(&origin, Origin::Known(text) if kept.as_ref() == Some(text));
        let has_returns = plain_text != text;
        Self { file, path, text: plain_text, has_returns, origin, kept_at, is_kept }
    }

    /// What the site changed, what the program changed, and where both changed the same lines.
    pub fn diff(&self) -> String {
        let name = &self.file.name;
        let now = String::from_utf8_lossy(&self.file.bytes);
        let Origin::Known(original) = &self.origin else {
            let mut out = String::new();
            if self.origin == Origin::Lost {
                out.push_str(&format!(
                    "# {name}: what it was copied from is not kept: your changes and the \
                     program's, together\n"
                ));
            }
            let built_in = format!("built-in {name}");
            out.push_str(&unified(&now, &self.text, [built_in.as_str(), self.path.as_str()]));
            return out;
        };
        // With the copy's first line, so that its lines are counted as they stand in the file.
        let before = format!("{}\n{original}", self.mark());
        let was = format!("built-in {name}, as it was copied");
        let mine = unified(&before, &self.text, [was.as_str(), self.path.as_str()]);
        let is = format!("built-in {name}, as it is now");
        let theirs = unified(original, &now, [was.as_str(), is.as_str()]);
        let mut out = match mine.is_empty() {
            true => format!(
                "# {name}: you changed nothing; without the copy the built-in file takes its place\n"
            ),
            false => format!("# {name}: what you changed\n{mine}"),
        };
        if !theirs.is_empty() {
            out.push_str(&format!("# {name}: what the program changed since\n{theirs}"));
            out.push_str(&match clashes(&self.merged(original).clashes) {
                clashes if clashes.is_empty() => {
                    format!("# {name}: other lines than yours: `frontdesk theme update {name}`\n")
                }
                clashes => format!("# {name}: both changed {clashes} of your copy\n"),
            });
        }
        out
    }

    /// Puts what the program changed into the copy, and keeps what that is made of now. Where both
    /// changed the same lines nothing is changed, or with `mine` the copy's own lines stay.
    ///
    /// # Errors
    /// What stands there cannot be read.
    pub fn update(
        &self,
        mine: bool,
        source: &Source,
        changes: &mut Changes,
    ) -> Result<Updated, Diagnostic> {
        let body = match &self.origin {
            Origin::None => return Ok(Updated::NoCopy),
            Origin::Lost if !mine => return Ok(Updated::Lost),
            Origin::Lost => self.body().to_owned(),
            Origin::Known(original) => {
                if original.as_bytes() == &*self.file.bytes && self.is_kept {
                    return Ok(Updated::Already);
                }
                let merged = self.merged(original);
                if !merged.clashes.is_empty() && !mine {
                    return Ok(Updated::Clashes(clashes(&merged.clashes)));
                }
                merged.text
            }
        };
        let text = format!("{}\n{body}", mark(self.file).unwrap_or_default());
        let text = if self.has_returns { text.replace('\n', "\r\n") } else { text };
        changes.set(&source.text(&self.path)?, text);
        let now = String::from_utf8_lossy(&self.file.bytes).into_owned();
        changes.keep(source, &self.kept_at, now)?;
        Ok(Updated::Done)
    }

    fn merged(&self, original: &str) -> Merged {
        let now = String::from_utf8_lossy(&self.file.bytes);
        let mut merged = merge(original, self.body(), &now);
        // Counted from one, behind the first line of the copy.
        for range in &mut merged.clashes {
            *range = range.start + 2..range.end + 2;
        }
        merged
    }

    fn mark(&self) -> &str {
        self.text.lines().next().unwrap_or_default()
    }

    fn body(&self) -> &str {
        self.text.split_once('\n').map(|(_, body)| body).unwrap_or_default()
    }
}

/// Git may write other line ends than it was given.
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// "lines 3 to 5, 9"
fn clashes(ranges: &[Range<usize>]) -> String {
    let lines = ranges.iter().map(|range| match range.len() {
        // Taken out: the line that stands there now.
        0 | 1 => range.start.to_string(),
        _ => format!("{} to {}", range.start, range.end - 1),
    });
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() { String::new() } else { format!("lines {}", lines.join(", ")) }
}

fn unified(before: &str, after: &str, [from, to]: [&str; 2]) -> String {
    TextDiff::from_lines(before, after).unified_diff().header(from, to).to_string()
}
