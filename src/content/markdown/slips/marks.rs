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

    /// Every byte of every paragraph comes by here: halves of a machine's word cost half of what the
    /// whole set does.
    fn of_bytes(bytes: &[u8]) -> Self {
        let (mut low, mut high) = (0u64, 0u64);
        for byte in bytes.iter().map(|byte| byte.min(&Self::OTHER)) {
            let bit = 1 << (byte & 63);
            let (in_low, in_high) = if *byte < 64 { (bit, 0) } else { (0, bit) };
            low |= in_low;
            high |= in_high;
        }
        Self(u128::from(high) << 64 | u128::from(low))
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

/// Signs, of which a text may hold one.
pub(super) struct AnyOf {
    ascii: Marks,
    others: Vec<char>,
}

impl AnyOf {
    pub fn new(signs: &str) -> Self {
        let (ascii, others): (Vec<char>, Vec<char>) = signs.chars().partition(char::is_ascii);
        Self { ascii: Marks::of(&String::from_iter(ascii)), others }
    }

    /// `marks` are those of `text`. What is not ASCII they do not tell apart, so that is looked for,
    /// where there is any.
    pub fn stand_in(&self, text: &str, marks: Marks) -> bool {
        let others = Marks(1 << Marks::OTHER);
        self.ascii.0 & marks.0 & !others.0 != 0
            || marks.hold(others)
                && !self.others.is_empty()
                && text.contains(|c: char| !c.is_ascii() && self.others.contains(&c))
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

    #[test]
    fn one_sign_is_enough() {
        let signs = AnyOf::new("[~•");
        for (text, wanted) in [
            ("a [b", true),
            ("a ~", true),
            ("a • b", true),
            ("é · ●", false),
            ("ab", false),
            ("", false),
            // What stands for all others is a sign of its own as well.
            ("\u{7f}", false),
        ] {
            assert_eq!(signs.stand_in(text, Marks::of(text)), wanted, "{text:?}");
        }
        assert!(AnyOf::new("\0").stand_in("a\0b", Marks::of("a\0b")));
        assert!(!AnyOf::new("\0").stand_in("é", Marks::of("é")));
    }
}
