//! Text that remembers where each of its parts came from.
//!
//! An import rewrites a page in several steps, and a notice of the last one must still point at a
//! line of the file its writer knows. So every step edits a [`Mapped`] instead of a `String`.

use std::ops::Range;

use crate::diagnostics::Span;

/// Text with, for every part, the byte offset of its origin in the source file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapped {
    text: String,
    parts: Vec<Part>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Part {
    /// Where it starts in the text.
    at: usize,
    /// Where it came from.
    origin: usize,
    /// Copied byte for byte; otherwise the whole part stands for one place.
    copied: bool,
}

/// Replaces `range` of a text by `with`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    pub range: Range<usize>,
    pub with: String,
}

impl Edit {
    pub fn new(range: Range<usize>, with: impl Into<String>) -> Self {
        Self { range, with: with.into() }
    }

    pub fn delete(range: Range<usize>) -> Self {
        Self::new(range, "")
    }
}

impl Mapped {
    /// `source[range]`, as it stands.
    pub fn of(source: &str, range: Range<usize>) -> Self {
        let mut mapped = Self::default();
        mapped.copy(source, range);
        mapped
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn into_text(self) -> String {
        self.text
    }

    /// Adds `source[range]`.
    pub fn copy(&mut self, source: &str, range: Range<usize>) {
        let Some(text) = source.get(range.clone()) else { return };
        if !text.is_empty() {
            self.parts.push(Part { at: self.text.len(), origin: range.start, copied: true });
            self.text.push_str(text);
        }
    }

    /// Adds new text that stands for what is at `origin`.
    pub fn add(&mut self, text: &str, origin: usize) {
        if !text.is_empty() {
            self.parts.push(Part { at: self.text.len(), origin, copied: false });
            self.text.push_str(text);
        }
    }

    /// Adds `range` of another text with its origins.
    pub fn append(&mut self, other: &Mapped, range: Range<usize>) {
        let first = other.parts.partition_point(|part| part.at <= range.start).saturating_sub(1);
        for (i, part) in other.parts.iter().enumerate().skip(first) {
            let next = other.parts.get(i + 1).map_or(other.text.len(), |p| p.at);
            let (start, end) = (part.at.max(range.start), next.min(range.end));
            if part.at >= range.end {
                break;
            }
            let Some(text) = other.text.get(start..end) else { continue };
            if !text.is_empty() {
                let origin =
                    if part.copied { part.origin + (start - part.at) } else { part.origin };
                self.parts.push(Part { at: self.text.len(), origin, copied: part.copied });
                self.text.push_str(text);
            }
        }
    }

    /// Cuts the text off at `length`.
    pub fn truncate(&mut self, length: usize) {
        if length < self.text.len() && self.text.is_char_boundary(length) {
            self.text.truncate(length);
            self.parts.truncate(self.parts.partition_point(|part| part.at < length));
        }
    }

    /// Where `offset` of this text came from.
    pub fn origin(&self, offset: usize) -> usize {
        let index = self.parts.partition_point(|part| part.at <= offset);
        match index.checked_sub(1).and_then(|i| self.parts.get(i)) {
            Some(part) if part.copied => part.origin + (offset - part.at),
            Some(part) => part.origin,
            None => 0,
        }
    }

    /// Where `range` of this text came from.
    pub fn origin_span(&self, range: &Range<usize>) -> Span {
        let start = self.origin(range.start);
        let end = self.origin(range.end.saturating_sub(1).max(range.start)) + 1;
        Span::new(start, end.max(start))
    }

    /// With all `edits` made. Of two that overlap, the one that starts first counts.
    pub fn edited(&self, mut edits: Vec<Edit>) -> Mapped {
        if edits.is_empty() {
            return self.clone();
        }
        edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
        let mut out = Mapped::default();
        out.text.reserve(self.text.len());
        let mut done = 0;
        for edit in edits {
            if edit.range.start < done {
                continue;
            }
            out.append(self, done..edit.range.start);
            out.add(&edit.with, self.origin(edit.range.start));
            done = edit.range.end;
        }
        out.append(self, done..self.text.len());
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_survive_two_rounds_of_edits() {
        let source = "---\nfront\n---\none two three\n";
        let body = Mapped::of(source, 14..source.len());
        let once = body.edited(vec![Edit::new(0..3, "ONE AND")]);
        let twice = once.edited(vec![Edit::delete(7..11)]);
        assert_eq!(twice.text(), "ONE AND three\n");
        let at = twice.text().find("three").unwrap();
        assert_eq!(&source[twice.origin(at)..twice.origin(at) + 5], "three");
        assert_eq!(twice.origin(2), 14);
    }

    #[test]
    fn overlapping_edits_do_not_corrupt() {
        let body = Mapped::of("abcdef", 0..6);
        let edited = body.edited(vec![Edit::new(1..4, "X"), Edit::new(2..5, "Y")]);
        assert_eq!(edited.text(), "aXef");
    }
}
