//! Phrases, and words that only synonyms know.

use super::*;
use crate::search::corpus::everyday::everyday;
use crate::search::corpus::synonyms::CompiledSynonyms;
use crate::tree::TextFile;

const SYNONYMS: &str =
    "- {from: [money back, cash returned], to: [refund]}\n- {from: [ran passwor], to: [slow]}\n";

#[test]
fn function_words_may_stand_inside_a_phrase() {
    let index = open("en", &shop(), SYNONYMS);
    for query in ["money back", "get my money to be back", "when is the cash returned"] {
        assert_eq!(first(&index, query).unwrap().0, "billing/refunds/", "{query}");
    }
    assert_eq!(first(&index, "money"), None);
}

#[test]
fn a_phrase_is_not_what_its_words_say() {
    let mut articles = shop();
    articles.push(article("websites/back", "Back", &[("", "How to go back, back and back.")]));
    let index = open("en", &articles, SYNONYMS);
    assert_eq!(first(&index, "money back").unwrap().0, "billing/refunds/");
    assert_eq!(first(&index, "back").unwrap().0, "websites/back/");
}

#[test]
fn words_that_stand_in_phrases_alone_are_in_nobodys_way() {
    let index = open("en", &shop(), SYNONYMS);
    // A phrase has "passwor", the articles "password".
    assert_eq!(first(&index, "passwor").unwrap().1, Match::Prefix);
    // No slip for "cash", which no article says.
    assert_eq!(index.explain("csh"), []);
}

#[test]
fn what_is_shipped_comes_back_as_it_was_written() {
    let en = Lang::english();
    let synonyms = Synonyms::default().with_everyday(everyday(&en));
    let compiled = CompiledSynonyms::new(&en, &synonyms, |_| true);
    let written = serde_json::to_string(&compiled).unwrap();
    assert_eq!(serde_json::from_str::<CompiledSynonyms>(&written).unwrap(), compiled);
    assert!(!compiled.everyday_of(&["padlock"]).is_empty());
}

#[test]
fn what_is_shipped_goes_to_what_has_a_heading() {
    let en = Lang::english();
    let compiled = |articles: Vec<SearchArticle>| {
        let shipped = Synonyms::parse(&TextFile::new("s.yaml", "- {from: [delete], to: [spam]}\n"));
        Corpus::new(&en, articles, &Synonyms::default().with_everyday(shipped.0)).synonyms
    };
    // A text mentions it, and says nothing of it.
    assert!(compiled(shop()).everyday_of(&["delet"]).is_empty());
    let mut articles = shop();
    articles.push(article("mail/spam", "Too much spam", &[("", "Move it away.")]));
    assert_eq!(compiled(articles).everyday_of(&["delet"]), [vec!["spam".to_owned()]]);
}
