//! What customers of any help centre say for what help centres write, by language: "money back",
//! "can't get in", "padlock". Shipped, and join a site's own synonyms.
//!
//! One group a line, `from, from > to, to`, or `one, other` where each stands for each: every small
//! build reads a thousand of them, and as YAML, with places for mistakes, that took a tenth of it.
//!
//! Closed subjects: money, plans, signing in, the account, mail, sites, people, apps, orders. A word
//! belongs here where it means the same on every site; what it means on one alone is that site's to
//! say. One word alone is looked at with its stem: Arabic "اتصلوا" shares it with every call. That
//! something does not work is no subject: whatever customers ask about does not. A site gets what
//! its headings are about ([`CompiledSynonyms`]), so that nobody downloads the rest.
//!
//! [`CompiledSynonyms`]: super::synonyms::CompiledSynonyms

use super::synonyms::Synonyms;
use crate::model::Lang;

const FILES: [(&str, &str); 4] = [
    ("ar", include_str!("everyday/ar.txt")),
    ("en", include_str!("everyday/en.txt")),
    ("fil", include_str!("everyday/fil.txt")),
    ("fr", include_str!("everyday/fr.txt")),
];

/// Filipinos say half of what they ask in English, in its words rather than in its sentences.
const TAGLISH_WORDS: usize = 2;

/// The groups of a language; none where none are shipped.
pub fn everyday(lang: &Lang) -> Synonyms {
    let code = match lang.primary() {
        "tl" => "fil",
        code => code,
    };
    let read = |code: &str| {
        let own = FILES.iter().find(|(known, _)| *known == code);
        own.map_or_else(Synonyms::default, |(_, text)| Synonyms::of_groups(groups(text)))
    };
    let own = read(code);
    if code == "fil" { own.and(read("en").of_words(TAGLISH_WORDS)) } else { own }
}

/// What is said, and what it stands for, of each line.
fn groups(text: &str) -> impl Iterator<Item = (Vec<String>, Vec<String>)> {
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| {
        let (from, to) = line.split_once(" > ").unwrap_or((line, line));
        (phrases(from), phrases(to))
    })
}

fn phrases(list: &str) -> Vec<String> {
    list.split(", ").map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::super::synonyms::CompiledSynonyms;
    use super::*;
    use crate::tree::TextFile;

    #[test]
    fn every_shipped_group_is_right() {
        for (code, text) in FILES {
            // As a site would write them: what is wrong with a site's own is wrong with these.
            let group = |(from, to): (Vec<String>, Vec<String>)| match from == to {
                true => format!("- {from:?}\n"),
                false => format!("- {{ from: {from:?}, to: {to:?} }}\n"),
            };
            let own = TextFile::new("s.yaml", groups(text).map(group).collect::<String>());
            let (synonyms, diagnostics) = Synonyms::parse(&own);
            assert!(diagnostics.is_empty(), "{code}: {diagnostics:?}");
            assert!(!synonyms.is_empty(), "{code}");
            assert_eq!(synonyms, Synonyms::of_groups(groups(text)));
        }
        assert!(everyday(&Lang::parse("sw").unwrap()).is_empty());
        assert_eq!(everyday(&Lang::parse("fr-CA").unwrap()), everyday(&Lang::parse("fr").unwrap()));
    }

    #[test]
    fn of_what_is_shipped_a_site_gets_what_it_says() {
        let en = Lang::parse("en").unwrap();
        let file = TextFile::new("s.yaml", "- [refund, credit]\n");
        let synonyms = Synonyms::parse(&file).0.with_everyday(everyday(&en));
        let compiled = CompiledSynonyms::new(&en, &synonyms, |term| term == "refund");
        let refund = [vec!["refund".to_owned()]];
        assert_eq!(compiled.everyday_of(&["money", "back"]), refund);
        assert_eq!(compiled.everyday_of(&["reimburs"]), refund);
        // The site's own is kept, whatever the articles say.
        assert_eq!(compiled.of(&["refund"]), [vec!["credit".to_owned()]]);
        // "Get a refund" says it already.
        let group = "- { from: [money back, get a refund, refunding], to: [refund] }\n";
        let shipped = Synonyms::parse(&TextFile::new("s.yaml", group)).0;
        let compiled =
            CompiledSynonyms::new(&en, &Synonyms::default().with_everyday(shipped), |_| true);
        assert_eq!(compiled.everyday_of(&["money", "back"]), refund);
        assert_eq!(compiled.all().count(), 1);
        let fil = Lang::parse("fil").unwrap();
        let file = TextFile::new("s.yaml", "- [lumang, old]\n");
        let synonyms = Synonyms::default().with_everyday(Synonyms::parse(&file).0);
        let compiled = CompiledSynonyms::new(&fil, &synonyms, |_| true);
        assert_eq!(compiled.everyday_of(&["lang"]), [[""; 0]; 0]);
        assert_eq!(compiled.everyday_of(&["old"]), [vec!["lang".to_owned()]]);
        let shipped = Synonyms::default().with_everyday(everyday(&en));
        let none = CompiledSynonyms::new(&en, &shipped, |_| false);
        assert_eq!(none, CompiledSynonyms::default());
    }
}
