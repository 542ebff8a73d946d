//! Short lines that say the same in other words: titles, `asks` lines, headings.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Lang;
use crate::search::text::analysis::words;
use crate::search::text::stem::WordStemmer;

/// The cosine of two lines' weighted words from which on a person should look.
const ALIKE: f32 = 0.6;

/// Lines of one language, to be compared with a new one. A word weighs more the fewer lines have
/// it, so that "how do I" makes no two questions alike.
pub struct Likeness {
    stemmer: WordStemmer,
    lines: Vec<BTreeSet<String>>,
    /// In how many lines each term occurs.
    known: BTreeMap<String, u32>,
}

impl Likeness {
    pub fn new<'a>(lang: &Lang, lines: impl IntoIterator<Item = &'a str>) -> Self {
        let stemmer = WordStemmer::new(lang);
        let lines: Vec<BTreeSet<String>> =
            lines.into_iter().map(|line| terms(&stemmer, line)).collect();
        let mut known = BTreeMap::new();
        for term in lines.iter().flatten() {
            *known.entry(term.clone()).or_default() += 1;
        }
        Self { stemmer, lines, known }
    }

    /// Positions of the lines that say what `line` says, in order.
    pub fn like(&self, line: &str) -> Vec<usize> {
        let line = terms(&self.stemmer, line);
        let alike = |(_, other): &(usize, &BTreeSet<String>)| self.share(&line, other) >= ALIKE;
        self.lines.iter().enumerate().filter(alike).map(|(at, _)| at).collect()
    }

    fn share(&self, one: &BTreeSet<String>, other: &BTreeSet<String>) -> f32 {
        let weigh = |terms: &mut dyn Iterator<Item = &String>| {
            terms.map(|term| self.weight(term).powi(2)).sum::<f32>()
        };
        let lengths = (weigh(&mut one.iter()) * weigh(&mut other.iter())).sqrt();
        if lengths > 0.0 { weigh(&mut one.intersection(other)) / lengths } else { 0.0 }
    }

    fn weight(&self, term: &str) -> f32 {
        let all = self.lines.len() as f32 + 1.0;
        (1.0 + all / (1.0 + self.known.get(term).copied().unwrap_or(0) as f32)).ln()
    }
}

fn terms(stemmer: &WordStemmer, line: &str) -> BTreeSet<String> {
    words(line)
        .into_iter()
        .map(|word| if word.gram { word.text } else { stemmer.term(&word.text) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: &[&str] = &[
        "I lost my phone",
        "Reset your password",
        "How do I pay an invoice",
        "How do I cancel a plan",
        "How do I change my address",
        "How do I add a colleague",
        "Domains",
    ];

    #[test]
    fn lines_are_alike_by_their_rare_words() {
        let likeness = Likeness::new(&Lang::parse("en").unwrap(), LINES.iter().copied());
        let like =
            |line: &str| likeness.like(line).into_iter().map(|at| LINES[at]).collect::<Vec<_>>();
        assert_eq!(like("Lost phone"), ["I lost my phone"]);
        assert_eq!(like("Resetting a password"), ["Reset your password"]);
        assert_eq!(like("Paying invoices"), ["How do I pay an invoice"]);
        assert_eq!(like("How do I delete a mailbox"), [""; 0]);
        assert_eq!(like("Invoices"), [""; 0]);
        assert_eq!(like(""), [""; 0]);
    }

    #[test]
    fn scripts_without_spaces_are_compared_by_pairs() {
        let likeness = Likeness::new(&Lang::parse("zh-Hans").unwrap(), ["忘记密码", "付款方式"]);
        assert_eq!(likeness.like("忘记密码了"), [0]);
    }
}
