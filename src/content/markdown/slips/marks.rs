//! Which characters stand in a text. Patterns are many, and nearly all paragraphs lack what nearly
//! all patterns need: to look is cheaper than to match.

use regex_syntax::hir::{Class, Hir, HirKind};

/// A set of ASCII characters; all others count as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marks(u128);

impl Marks {
    const NONE: Self = Self(0);
    const OTHER: u8 = 127;

    pub fn of(text: &str) -> Self {
        Self::of_bytes(text.as_bytes())
    }

    fn of_bytes(bytes: &[u8]) -> Self {
        Self(bytes.iter().fold(0, |marks, byte| marks | 1 << byte.min(&Self::OTHER)))
    }

    /// What stands in every text that `pattern` matches. Nothing, of a pattern that is none.
    pub fn of_every_match(pattern: &str) -> Self {
        regex_syntax::parse(pattern).map_or(Self::NONE, |hir| Self::needed(&hir))
    }

    fn needed(hir: &Hir) -> Self {
        match hir.kind() {
            HirKind::Literal(literal) => Self::of_bytes(&literal.0),
            HirKind::Class(Class::Unicode(class))
                if class.iter().all(|range| !range.start().is_ascii()) =>
            {
                Self(1 << Self::OTHER)
            }
            HirKind::Repetition(repetition) if repetition.min > 0 => Self::needed(&repetition.sub),
            HirKind::Capture(capture) => Self::needed(&capture.sub),
            HirKind::Concat(parts) => {
                parts.iter().fold(Self::NONE, |marks, part| Self(marks.0 | Self::needed(part).0))
            }
            HirKind::Alternation(parts) => {
                let parts = parts.iter().map(Self::needed);
                parts.reduce(|marks, part| Self(marks.0 & part.0)).unwrap_or(Self::NONE)
            }
            _ => Self::NONE,
        }
    }

    /// Whether all of `others` are among these.
    pub fn hold(self, others: Self) -> bool {
        others.0 & !self.0 == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_every_match_has_is_needed() {
        for (pattern, needed) in [
            (r"\[(?P<text>[^\]]*)\]\((x|y)\)", "[]()"),
            (r"(?:!!!|\?!+)[ \t]+", "!"),
            (r"a?b*c{2,}", "c"),
            (r"(?i)^\[toc\]$", "[]"),
            (r"[•·]x", "•x"),
            (r"[•x]", ""),
        ] {
            assert_eq!(Marks::of_every_match(pattern), Marks::of(needed), "{pattern}");
        }
        assert!(Marks::of("a[b]").hold(Marks::of("[]")));
        assert!(!Marks::of("a[b").hold(Marks::of("[]")));
    }
}
