//! Names and codes as customers write them.

use super::*;

fn top(lang: &str, texts: &[&str], query: &str) -> Option<String> {
    let articles: Vec<SearchArticle> = texts
        .iter()
        .zip(0..)
        .map(|(text, at)| article(&at.to_string(), text, &[("", text)]))
        .collect();
    let index = open(lang, &articles, "");
    let hits = index.search(&SearchRequest::new(query, 10)).unwrap();
    hits.into_iter().next().map(|hit| hit.stored.title)
}

#[test]
fn signs_and_dots_belong_to_names() {
    let libraries = ["C library", "C++ library", "C# library"];
    for (query, found) in [("c", 0), ("C++", 1), ("the C# one", 2)] {
        assert_eq!(top("en", &libraries, query).as_deref(), Some(libraries[found]), "{query}");
    }
    let dotted = ["Shipping within the US", "Shipping to Canada"];
    assert_eq!(top("en", &dotted, "U.S.").as_deref(), Some(dotted[0]));
    assert_eq!(
        top("en", &["Taxes in the U.S.A.", "Taxes"], "usa taxes").as_deref(),
        Some("Taxes in the U.S.A.")
    );
}

#[test]
fn numbers_find_their_units_together_and_apart() {
    let plans = ["The free plan has 10 GB", "The large plan has 500GB", "Plans"];
    for (query, found) in [("10GB", 0), ("10 gb", 0), ("500 GB", 1), ("500gb", 1)] {
        assert_eq!(top("en", &plans, query).as_deref(), Some(plans[found]), "{query}");
    }
}

#[test]
fn hiragana_finds_katakana() {
    let articles = ["パスワードを忘れた", "請求書"];
    for query in ["ぱすわーど", "ﾊﾟｽﾜｰﾄﾞ"] {
        assert_eq!(top("ja", &articles, query).as_deref(), Some(articles[0]), "{query}");
    }
}

#[test]
fn words_typed_together_are_cut_on_small_sites_too() {
    let articles = ["Say thank you", "Invoices", "Refunds"];
    assert_eq!(top("en", &articles, "thankyou").as_deref(), Some(articles[0]));
}

/// The corpus has a word in another form only: its stem tells what a mistyped one means.
#[test]
fn misspelt_words_are_compared_with_stems_too() {
    let articles = ["Companies and addresses", "Sending messages separately", "Invoices"];
    for (query, found) in [("adress", 0), ("adresses", 0), ("adressing", 0), ("mesage", 1)] {
        assert_eq!(top("en", &articles, query).as_deref(), Some(articles[found]), "{query}");
    }
}

/// The corpus has other forms only, and the slip stands in the ending or beside it.
#[test]
fn misspelt_forms_are_known_by_what_they_are_forms_of() {
    let mut articles = vec!["Makes and makers", "Quick starts", "Visits", "Mfa codes", "Waking"];
    // From these the endings are learned.
    articles.extend([
        "Starting, testing, calling",
        "Baking, taking, shaking",
        "Tested, called, started",
    ]);
    for (query, found) in [("mkaing", 0), ("makign", 0), ("visitign", 2), ("visitimg", 2)] {
        assert_eq!(top("en", &articles, query).as_deref(), Some(articles[found]), "{query}");
    }
    // A word that is written there is likelier than a form that is not.
    articles.extend(["Rests", "Resign"]);
    assert_eq!(top("en", &articles, "restign").as_deref(), Some("Resign"));
    // Codes have no endings.
    assert_eq!(top("en", &articles, "visitign7"), None);
}

#[test]
fn compounds_are_found_by_their_parts() {
    let articles = [
        "Rechnungsadresse ändern",
        "Eine Rechnung suchen",
        "Adresse des Büros",
        "Lieferzeiten",
        "Zeiten",
    ];
    for query in ["Rechnung Adresse ändern", "Adresse der Rechnung ändern"] {
        assert_eq!(top("de", &articles, query).as_deref(), Some(articles[0]), "{query}");
    }
}
