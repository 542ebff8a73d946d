//! Many mistakes told as few: by their code, the worst kind first, then the most frequent.

use super::{Diagnostic, Diagnostics, Severity};

/// Every diagnostic of one code and severity, in their own order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group<'d> {
    pub severity: Severity,
    pub code: &'static str,
    /// Never empty.
    pub members: Vec<&'d Diagnostic>,
}

/// The groups of `diagnostics`: errors, then warnings, then notices, in each the largest first.
pub fn groups(diagnostics: &Diagnostics) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for diagnostic in diagnostics.iter() {
        let same = |group: &&mut Group<'_>| {
            (group.severity, group.code) == (diagnostic.severity, diagnostic.code)
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.members.push(diagnostic),
            None => groups.push(Group {
                severity: diagnostic.severity,
                code: diagnostic.code,
                members: vec![diagnostic],
            }),
        }
    }
    groups.sort_by(|a, b| {
        (a.severity, b.members.len(), a.code).cmp(&(b.severity, a.members.len(), b.code))
    });
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_first_then_the_most_frequent() {
        let many = (0..3).map(|n| Diagnostic::warning("many", n.to_string()));
        let all = many.chain([
            Diagnostic::warning("few", ""),
            Diagnostic::notice("due", ""),
            Diagnostic::error("bad", ""),
        ]);
        let all: Diagnostics = all.collect();
        let found: Vec<_> =
            groups(&all).iter().map(|group| (group.code, group.members.len())).collect();
        assert_eq!(found, [("bad", 1), ("many", 3), ("few", 1), ("due", 1)]);
    }
}
