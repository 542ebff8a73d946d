//! Ways to a person among the results.

use super::*;

fn way(is: Route, id: &str, title: &str, names: &[&str]) -> SearchArticle {
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    SearchArticle {
        tags: names.clone(),
        contact: Some(Contact {
            is,
            id: id.to_owned(),
            kind: String::new(),
            action: None,
            hours: None,
            names,
        }),
        ..article(&format!("contact/{id}"), title, &[("", "")])
    }
}

/// The shop with two topics, a phone and the page about all channels.
fn shop_with_people() -> Vec<SearchArticle> {
    let mut all = shop();
    all[1].topics = vec!["money".to_owned()];
    all.push(way(Route::Topic, "access", "Password or sign-in", &["locked out"]));
    all.push(way(Route::Topic, "money", "Payments", &["money"]));
    all.push(way(Route::Channel, "phone", "Phone", &["phone number", "call", "speak to"]));
    all.push(way(Route::Channel, "all", "All ways", &["complaint", "want", "please"]));
    all
}

fn ids(query: &str, request: &SearchRequest<'_>) -> Vec<String> {
    of(&shop_with_people(), query, request)
}

fn of(articles: &[SearchArticle], query: &str, request: &SearchRequest<'_>) -> Vec<String> {
    let index = open("en", articles, "");
    let slots = index.resolve(query, crate::search::query::slot::Typing { unfinished: false });
    let arranged = index.arrange(&slots, &SearchRequest { query, ..*request }).unwrap();
    arranged.into_iter().map(|found| index.stored(found.doc).unwrap().id).collect()
}

fn arranged(query: &str) -> Vec<String> {
    ids(query, &SearchRequest::new("", 10))
}

#[test]
fn a_channel_that_is_asked_for_comes_first() {
    assert_eq!(arranged("I want to speak to you please")[0], "contact/phone");
    assert_eq!(arranged("complaint")[0], "contact/all");
    // A part of a name is not the name, and what else is said counts.
    assert_eq!(arranged("number"), Vec::<String>::new());
    assert!(!arranged("call about my invoice").contains(&"contact/phone".to_owned()));
}

#[test]
fn the_channel_that_most_of_a_query_names_comes_first() {
    let mut all = shop();
    all.push(way(Route::Channel, "chat", "Chat", &["customer care"]));
    all.push(way(Route::Channel, "phone", "Phone", &["number", "customer care"]));
    all.push(way(Route::Channel, "all", "All ways", &["number", "please"]));
    let asked = |query: &str| of(&all, query, &SearchRequest::new("", 10));
    assert_eq!(asked("customer care"), ["contact/chat", "contact/phone"]);
    assert_eq!(asked("customer care number")[0], "contact/phone");
}

#[test]
fn the_likeliest_topic_closes_the_list() {
    assert_eq!(arranged("password"), ["account/passwords", "contact/access"]);
    // No word of the topic, but its article.
    assert_eq!(arranged("invoice"), ["billing/invoices", "contact/money"]);
    assert_eq!(arranged("caching"), ["websites/speed"]);
    assert_eq!(arranged("phone number"), ["contact/phone"]);
}

#[test]
fn limits_and_categories_are_of_articles() {
    let request = SearchRequest { category: Some("elsewhere"), ..SearchRequest::new("", 1) };
    assert_eq!(ids("password", &request), ["contact/access"]);
    let related = corpus("en", &shop_with_people(), "").related(8);
    assert_eq!(related.len(), shop().len());
    assert!(related.into_iter().flatten().all(|other| (other as usize) < shop().len()));
}

fn likely(query: &str) -> Vec<(String, bool)> {
    let index = open("en", &shop(), "");
    let slots = index.resolve(query, crate::search::query::slot::Typing { unfinished: false });
    let found = index.arrange(&slots, &SearchRequest::new(query, 10)).unwrap();
    found.into_iter().map(|one| (index.stored(one.doc).unwrap().id, one.likely)).collect()
}

#[test]
fn what_shares_only_common_words_is_less_likely() {
    // "within" and "a" alone: nothing here is about weddings.
    let found = likely("how do I plan a wedding");
    assert!(found.iter().all(|(_, likely)| !likely), "{found:?}");
    let found = likely("a refund within two weeks");
    assert_eq!(found[0], ("billing/refunds".to_owned(), true));
    assert!(found[1..].iter().all(|(_, likely)| !likely), "{found:?}");
    // Somebody who types function words alone gets what says them.
    assert!(likely("all").iter().all(|(_, likely)| *likely));
}

#[test]
fn a_topic_that_says_more_than_the_articles_stands_before_them() {
    // The article says the one word, the topic both.
    let out = "password locked";
    assert_eq!(arranged(out), ["contact/access", "account/passwords"]);
    assert_eq!(ids(out, &SearchRequest::new("", 1)), arranged(out));
    // Not before an article that names it: an answer comes before a person.
    let mut all = shop_with_people();
    let cash = SearchArticle { topics: vec!["money".to_owned()], ..article("cash", "Cash", &[]) };
    all.insert(0, cash);
    let request = SearchRequest::new("", 10);
    assert_eq!(of(&all, "cash money payments", &request)[..2], ["cash", "contact/money"]);
}

#[test]
fn two_topics_lead_where_the_query_names_two_things() {
    // No article says either.
    assert_eq!(arranged("locked money"), ["contact/money", "contact/access"]);
    // Beside a pin or a channel the likeliest alone.
    assert!(!arranged("speak to you please").contains(&"contact/money".to_owned()));
}

#[test]
fn what_an_article_is_about_hides_no_other_topic() {
    let about = |id: &str, title: &str, topic: &str| SearchArticle {
        topics: vec![topic.to_owned()],
        ..article(id, title, &[("", "")])
    };
    let mut all = vec![about("team", "Access for a new employee", "team")];
    all.push(article("start", "First steps of an employee", &[("", "")]));
    all.push(article("plans", "New plans", &[("", "")]));
    all.push(way(Route::Topic, "team", "Access for your team", &["employee"]));
    all.push(way(Route::Topic, "firewall", "Tunnel to an office", &["tunnel"]));
    all.push(way(Route::Channel, "all", "All ways", &["please"]));
    let found = of(&all, "tunnel for a new employee", &SearchRequest::new("", 10));
    assert!(found[..3].contains(&"contact/firewall".to_owned()), "{found:?}");
}
