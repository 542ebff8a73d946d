//! A text and its name; texts of other files that stand in it have places of their own.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostics::{Diagnostic, Place, Span};

/// A file's name and text, shared by everything that may have to point into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextFile {
    /// Below the site root, `/` between parts.
    pub path: Arc<str>,
    pub text: Arc<str>,
    /// Files that stand in this one, by the byte at which each of them begins: behind this text and
    /// all before it. So one span says which file it means.
    inside: Option<Arc<[(usize, TextFile)]>>,
}

impl TextFile {
    pub fn new(path: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Self {
        Self { path: path.into(), text: text.into(), inside: None }
    }

    /// The same file with others in it, in the order of where they begin.
    pub fn with(self, inside: Vec<(usize, TextFile)>) -> Self {
        let inside = (!inside.is_empty()).then(|| inside.into());
        Self { inside, ..self }
    }

    /// The files that stand in it, as often as they do.
    pub fn inside(&self) -> impl Iterator<Item = &TextFile> {
        self.inside.iter().flat_map(|inside| inside.iter()).map(|(_, file)| file)
    }

    pub fn place(&self, span: Span) -> Place {
        let (file, span) = self.own(span);
        Place::in_text(&*file.path, &file.text, span)
    }

    /// The file that `span` means, and the span in it.
    pub fn own(&self, span: Span) -> (&TextFile, Span) {
        let begun = |(start, _): &&(usize, TextFile)| *start <= span.start;
        let last = self.inside.iter().flat_map(|inside| inside.iter()).take_while(begun).last();
        match last.filter(|_| span.start > self.text.len()) {
            Some((start, file)) => {
                (file, Span::new(span.start - start, span.end.max(*start) - start))
            }
            None => (self, span),
        }
    }

    /// What stands at `range`, in whichever file.
    pub fn written(&self, range: Range<usize>) -> Option<&str> {
        let (file, span) = self.own(range.into());
        file.text.get(span.start..span.end)
    }

    /// `diagnostic`, whose place and mending this file gave, as whoever edits that file has to read
    /// it: what is wrong in a file inside this one names both.
    pub fn told(&self, diagnostic: Diagnostic) -> Diagnostic {
        let elsewhere = diagnostic.place.as_ref().is_some_and(|place| place.path != *self.path);
        if !elsewhere || self.inside.is_none() {
            return diagnostic;
        }
        let mut diagnostic = diagnostic;
        if let Some(fix) = &mut diagnostic.fix {
            fix.span = self.own(fix.span).1;
        }
        diagnostic.related(self.whole(), "the part stands in this article")
    }

    /// The file as a whole.
    pub fn whole(&self) -> Place {
        Place::file(&*self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_says_which_file_it_means() {
        let part = TextFile::new("b.md", "one\ntwo\n");
        let file = TextFile::new("a.md", "x\ny\n").with(vec![(5, part.clone()), (14, part)]);
        let place = |start, end| {
            let place = file.place(Span::new(start, end));
            (place.path, place.line, place.column)
        };
        assert_eq!(place(2, 3), ("a.md".into(), 2, 1));
        assert_eq!(place(4, 4), ("a.md".into(), 3, 1));
        assert_eq!(place(9, 12), ("b.md".into(), 2, 1));
        assert_eq!(place(14, 17), ("b.md".into(), 1, 1));
        assert_eq!(file.written(18..21), Some("two"));
        assert_eq!(file.written(0..1), Some("x"));
    }
}
