//! Texts put into a translation, and nothing else in it touched.

use std::ops::Range;

/// A change of a file's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    pub range: Range<usize>,
    pub text: String,
    /// The part of the source that is new here, and how far into `text` it begins.
    pub part: Option<(usize, usize)>,
}

impl Edit {
    pub fn new(range: Range<usize>, text: String) -> Self {
        Self { range, text, part: None }
    }
}

/// What an edited text is, and what stands where in it.
pub struct Spliced {
    pub text: String,
    /// New parts of the source, and where they begin.
    pub parts: Vec<(usize, usize)>,
    edits: Vec<Edit>,
}

impl Spliced {
    /// `None` where two edits change the same words. Edits of one place keep their order.
    pub fn new(text: &str, mut edits: Vec<Edit>) -> Option<Self> {
        edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
        let (mut out, mut parts, mut from) = (String::with_capacity(text.len()), Vec::new(), 0);
        for edit in &edits {
            out.push_str(text.get(from..edit.range.start)?);
            parts.extend(edit.part.map(|(part, lead)| (part, out.len() + lead)));
            out.push_str(&edit.text);
            from = edit.range.end;
        }
        out.push_str(text.get(from..)?);
        Some(Self { text: out, parts, edits })
    }

    /// Where what began at `at` begins now.
    pub fn moved(&self, at: usize) -> usize {
        let before = self.edits.iter().filter(|edit| edit.range.end <= at);
        let before = before.filter(|edit| !edit.range.is_empty() || edit.range.start <= at);
        before.fold(at, |at, edit| at + edit.text.len() - edit.range.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_known_afterwards() {
        let new = |range: Range<usize>, text: &str, part| Edit { range, text: text.into(), part };
        let edits = vec![
            new(4..7, "xy", None),
            new(3..3, "\nfirst", Some((5, 1))),
            new(3..3, "\nsecond", Some((6, 1))),
        ];
        let spliced = Spliced::new("one two three", edits).unwrap();
        assert_eq!(spliced.text, "one\nfirst\nsecond xy three");
        assert_eq!(spliced.parts, [(5, 4), (6, 10)]);
        assert_eq!((spliced.moved(0), spliced.moved(4), spliced.moved(8)), (0, 17, 20));
        assert!(Spliced::new("abc", vec![new(0..2, "", None), new(1..3, "", None)]).is_none());
    }
}
