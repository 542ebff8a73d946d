//! Which characters a text holds: most patterns need not be asked.

/// Which characters stand in a text; all that are not ASCII count as one. Patterns are many, and
/// nearly all paragraphs lack what nearly all patterns need.
#[derive(Clone, Copy)]
pub(super) struct Marks(u128);

impl Marks {
    /// Those of `text`.
    pub fn of(text: &str) -> Self {
        Self(text.bytes().fold(0, |marks, byte| marks | 1 << byte.min(127)))
    }

    /// Whether all of `other` are among them.
    pub fn holds(self, other: Self) -> bool {
        other.0 & !self.0 == 0
    }

    /// Whether any of `other` is among them.
    pub fn touches(self, other: Self) -> bool {
        other.0 & self.0 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::Marks;

    #[test]
    fn a_pattern_is_asked_where_all_its_marks_stand() {
        let text = Marks::of("a [link] (there) • é");
        assert!(text.holds(Marks::of("[]()")) && text.holds(Marks::of("")));
        assert!(!text.holds(Marks::of("[^]")) && text.touches(Marks::of("[^]")));
        // What is not ASCII is all one.
        assert!(text.holds(Marks::of("▪")) && !Marks::of("plain").touches(Marks::of("•")));
    }
}
