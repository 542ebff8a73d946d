//! Texts that are longer than their field takes: nothing is cut, nothing is lost, and it is said.

use frontdesk::host::store::NoteKind;

use super::tickets::{JSON, MULTIPART, send, ticket, with_forms};
use super::{Desk, site};

const SITE: (&str, &str) = ("Origin", "https://help.example.com");
const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");

fn json(bytes: &[u8]) -> serde_json::Value {
    serde_json::from_slice(bytes).unwrap()
}

/// Fields and what they take, as the form itself says it to its script.
async fn limits(desk: &Desk) -> Vec<(String, usize)> {
    let page = desk.get("/contact/form/general/").await.body();
    let page = page.split("<form class=\"ticket").nth(1).unwrap().split("</form>").next().unwrap();
    assert!(!page.contains("maxlength"), "browsers cut what is pasted, without a word");
    let tags = page.split('<').filter(|tag| tag.contains(" data-most=\""));
    let value = |tag: &str, name: &str| {
        tag.split(&format!(" {name}=\"")).nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    tags.map(|tag| (value(tag, "name"), value(tag, "data-most").parse().unwrap())).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_ticket_that_is_too_long_is_shown_again_whole() {
    let desk = Desk::of(with_forms()).await;
    let limits = limits(&desk).await;
    let names: Vec<&str> = limits.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["username", "subject", "details"]);
    for (field, most) in &limits {
        let (fits, long) = ("ü".repeat(*most), "ü".repeat(most + 1));
        let parts = |text: &str| {
            ticket(&[(field, None, text.as_bytes()), ("lang", None, b"fr"), ("page", None, b"")])
        };
        let answer = desk.ask("POST", "/api/tickets", &[SITE, MULTIPART], &parts(&fits)).await;
        assert_eq!(answer.status, 200, "{field} takes {most}");
        let answer = desk.ask("POST", "/api/tickets", &[SITE, MULTIPART], &parts(&long)).await;
        let page = answer.body();
        assert_eq!(answer.status, 422, "{field}");
        assert!(page.contains(&long) && page.contains("<html lang=\"fr\""), "{field}: {page}");
        assert!(page.contains("caractères au plus"), "{field}: {page}");
        let answer =
            desk.ask("POST", "/api/tickets", &[SITE, MULTIPART, JSON], &parts(&long)).await;
        let told = json(&answer.bytes);
        assert_eq!((answer.status, &told["wrong"]), (422, &serde_json::json!([field])));
        let expected = serde_json::json!({ field: { "most": most, "length": most + 1 } });
        assert_eq!(told["long"], expected);
    }
    assert_eq!(desk.store.tickets(1).await.unwrap().len(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_added_to_a_ticket_is_not_cut_either() {
    let desk = Desk::of(with_forms()).await;
    assert_eq!(send(&desk, &[]).await.status, 201);
    let number = desk.store.tickets(1).await.unwrap()[0].number.clone();
    let stored = desk.store.ticket(&number).await.unwrap().unwrap();
    let token = desk.store.private_link(&stored);
    for (length, status) in [(10_001, 422), (10_000, 303)] {
        let text = "x".repeat(length);
        let body = format!("token={token}&lang=en&text={text}");
        let answer = desk.ask("POST", "/api/ticket", &[SITE, FORM], body.as_bytes()).await;
        assert_eq!(answer.status, status);
        let page = match answer.header("location") {
            Some(path) => desk.get(path).await,
            None => answer,
        };
        assert!(page.body().contains(&text), "it is in the form, or in the list of what is sent");
        assert_eq!(page.body().contains("10,000 characters"), status == 422);
    }
    let notes = desk.store.notes(stored.id).await.unwrap();
    let kinds: Vec<_> = notes.iter().map(|note| (note.kind, note.text.len())).collect();
    assert_eq!(kinds, [(NoteKind::More, 10_000)]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn replies_and_comments_are_shown_again_whole() {
    let desk = Desk::of(site()).await;
    // Four bytes a letter, each written as three: what fits its field fits the body.
    let letters = |count: usize| "%F0%9F%99%82".repeat(count);
    let cases = [
        ("/api/replies/shop/pay", "name", 80, "email=jo%40example.com&text=b"),
        ("/api/replies/shop/pay", "text", 10_000, "email=jo%40example.com&name=b"),
        ("/api/ratings/shop/pay", "comment", 2_000, "helpful=no&reason=outdated"),
    ];
    for (path, field, most, others) in cases {
        let body = |count: usize| format!("{others}&lang=en&{field}={}", letters(count));
        let long = "🙂".repeat(most + 1);
        let answer = desk.ask("POST", path, &[SITE, FORM], body(most + 1).as_bytes()).await;
        assert_eq!(answer.status, 422, "{field}");
        let page = answer.body();
        assert!(page.contains(&long) && page.contains("Nothing was cut off"), "{field}: {page}");
        assert_eq!(page.contains("value=\"outdated\" checked"), field == "comment", "{page}");
        let answer = desk.ask("POST", path, &[SITE, FORM, JSON], body(most + 1).as_bytes()).await;
        assert_eq!(
            (answer.status, &json(&answer.bytes)["long"][field]["most"]),
            (422, &most.into())
        );
        // With a fresh token a reply is asked for once more; a vote counts.
        let answer = desk.ask("POST", path, &[SITE, FORM], body(most).as_bytes()).await;
        assert_eq!(answer.status, 200, "{field}: {}", answer.body());
    }
    assert_eq!(desk.store.complaints(10).await.unwrap().len(), 1);
}
