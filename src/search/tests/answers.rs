//! Several languages asked at once, and what is shown of the answers.

use super::*;
use crate::search::{Answer, Indexes, Question};

fn lang(code: &str) -> Lang {
    Lang::parse(code).unwrap()
}

fn indexes() -> Indexes {
    let english = [
        article(
            "billing/refunds",
            "Ask for a refund",
            &[("", "We return payments within two weeks.")],
        ),
        article(
            "account/phone",
            "A lost phone",
            &[("", &format!("{} Lock the phone first.", "Calm down. ".repeat(60)))],
        ),
    ];
    let french = [
        article("billing/refunds", "Demander un remboursement", &[("", "Sous quinze jours.")]),
        article("billing/tva", "La TVA de la facture", &[("", "Elle est de 20 %.")]),
    ];
    let mut files = Vec::new();
    for (code, articles) in [("en", &english), ("fr", &french)] {
        let built = build_files(corpus(code, articles, "")).unwrap();
        let below = |path: &str| path.strip_prefix("index/").unwrap().to_owned();
        files.extend(
            built
                .outputs(&lang(code))
                .into_iter()
                .map(|file| (below(&file.path), file.bytes.to_vec())),
        );
    }
    Indexes::from_files(files).unwrap()
}

fn ask(indexes: &Indexes, code: &str, query: &str) -> Answer {
    indexes.answer(&Question::new(query, &lang(code), 10)).unwrap()
}

#[test]
fn other_languages_are_asked_when_there_is_nothing() {
    let indexes = indexes();
    let answer = ask(&indexes, "en", "remboursement");
    assert!(answer.elsewhere);
    let found: Vec<_> = answer
        .hits
        .iter()
        .map(|hit| (hit.lang.as_str(), hit.article.as_str(), hit.matched))
        .collect();
    assert_eq!(found, [("fr", "billing/refunds", Match::OtherLanguage)]);
    let own = ask(&indexes, "fr", "remboursement");
    assert_eq!((own.elsewhere, own.hits[0].matched), (false, Match::Exact));
    // A language without an index has others to look in.
    assert!(ask(&indexes, "de", "refund").elsewhere);
    assert_eq!(ask(&indexes, "en", "xqzjk"), Answer::default());
}

#[test]
fn indexes_are_shared_by_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&indexes());
}

#[test]
fn excerpts_show_what_was_found() {
    let answer = ask(&indexes(), "en", "lock my phone");
    let shown = &answer.hits[0];
    assert!(shown.excerpt.text.starts_with('…'), "{}", shown.excerpt.text);
    let marked = |excerpt: &crate::search::Excerpt| -> Vec<String> {
        excerpt
            .pieces()
            .into_iter()
            .filter(|piece| piece.1)
            .map(|piece| piece.0.to_owned())
            .collect()
    };
    assert_eq!(marked(&shown.excerpt), ["Lock", "phone"]);
    assert_eq!(marked(&shown.title), ["phone"]);
    let joined: String = shown.excerpt.pieces().iter().map(|piece| piece.0).collect();
    assert_eq!(joined, shown.excerpt.text);
}

#[test]
fn lines_of_lists_and_tables_are_told_apart() {
    let text = "What you bought\tMoney back\t\nPlans\tYes, \n within 30 days\t\n\
        He said \"no.\"\n\nDomains (all)\tNo";
    let index = open("en", &[article("a", "Refunds", &[("", text)])], "");
    let slots = index.resolve("money", crate::search::query::slot::Typing { unfinished: false });
    let excerpt = crate::search::query::excerpt::Marker::new(&index, &slots).excerpt(text);
    let expected = "What you bought · Money back · Plans · Yes, within 30 days · He said \"no.\" \
        Domains (all) · No";
    assert_eq!(excerpt.text, expected);
}

#[test]
fn excerpts_of_scripts_without_spaces_mark_pairs() {
    let text = format!("{}打开设置，然后登录账户。", "说明。".repeat(120));
    let index = open("zh-Hans", &[article("a", "帮助", &[("", &text)])], "");
    let slots = index.resolve("登录", crate::search::query::slot::Typing { unfinished: false });
    let excerpt = crate::search::query::excerpt::Marker::new(&index, &slots).excerpt(&text);
    let marked: Vec<&str> =
        excerpt.pieces().into_iter().filter(|piece| piece.1).map(|piece| piece.0).collect();
    assert_eq!(marked, ["登录"]);
    assert!(excerpt.text.chars().count() <= crate::search::query::excerpt::LENGTH + 2);
}

#[test]
fn damage_is_named_with_its_folder() {
    let lang = lang("en");
    let built = build_files(corpus("en", &[article("a", "A", &[("", "b")])], "")).unwrap();
    let files = built.outputs(&lang).into_iter().filter(|file| !file.path.ends_with(".term"));
    let files = files
        .map(|file| (file.path.strip_prefix("index/").unwrap().to_owned(), file.bytes.to_vec()));
    let error = Indexes::from_files(files).err().unwrap().to_string();
    assert!(error.starts_with("index/en/") && error.contains(".term is missing"), "{error}");
}
