//! What customers of any help centre say for what help centres write, by language: "money back",
//! "can't get in", "padlock". Shipped, in the form of a site's own synonyms, which they join.
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
use crate::tree::TextFile;

const FILES: [(&str, &str); 4] = [
    ("ar", include_str!("everyday/ar.yaml")),
    ("en", include_str!("everyday/en.yaml")),
    ("fil", include_str!("everyday/fil.yaml")),
    ("fr", include_str!("everyday/fr.yaml")),
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
        own.map_or_else(Synonyms::default, |(_, text)| Synonyms::parse(&file(code, text)).0)
    };
    let own = read(code);
    if code == "fil" { own.and(read("en").of_words(TAGLISH_WORDS)) } else { own }
}

fn file(code: &str, text: &str) -> TextFile {
    TextFile::new(format!("everyday/{code}.yaml"), text)
}

#[cfg(test)]
mod tests {
    use super::super::synonyms::CompiledSynonyms;
    use super::*;

    #[test]
    fn every_shipped_group_is_right() {
        for (code, text) in FILES {
            let (synonyms, diagnostics) = Synonyms::parse(&file(code, text));
            assert!(diagnostics.is_empty(), "{code}: {diagnostics:?}");
            assert!(!synonyms.is_empty(), "{code}");
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
