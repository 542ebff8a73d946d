//! Forms that were changed while somebody had their page open, and forms that are sent again with
//! more in them: nothing of what was written is taken and thrown away.

use super::tickets::{JSON, MULTIPART, PNG, Part, SITE, send, ticket, with_forms};
use super::{Answer, Desk, site};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_field_that_the_form_had_is_kept() {
    // The page had asked for a telephone number; the form of today does not.
    let desk = Desk::of(with_forms()).await;
    let more: [Part<'_>; 2] = [("phone", None, b"+33 1 23 45"), ("rubbish", None, b"of no form")];
    let first = desk.ask("POST", "/api/tickets", &[SITE, MULTIPART], &ticket(&more)).await;
    assert!(first.body().contains("value=\"+33 1 23 45\""), "{}", first.body());
    assert_eq!(send(&desk, &more).await.status, 201);
    let stored = desk.store.tickets(1).await.unwrap();
    let kept = |id: &str| stored[0].fields.iter().find(|(field, _)| field == id);
    assert_eq!(kept("phone").map(|(_, value)| value.as_str()), Some("+33 1 23 45"));
    assert_eq!(kept("rubbish"), None);
    // Empty, it is none.
    assert_eq!(send(&desk, &[("phone", None, b""), ("side", None, b"mine")]).await.status, 201);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_for_a_form_without_files_is_named() {
    let contact = "channels:\n  ticket:\n    name: Ticket\n    kind: form\n    form: [subject, \
                   details]\n    checks_identity: yes\n    good_for: Everything\ntopics:\n  \
                   general:\n    name: General\n";
    let desk = Desk::of(site().file("content/contact.yaml", contact)).await;
    let file: [Part<'_>; 1] = [("images", Some("proof.png"), PNG)];
    let told = desk.ask("POST", "/api/tickets", &[SITE, MULTIPART], &ticket(&file)).await;
    let page = told.body();
    assert_eq!(told.status, 422, "{page}");
    assert!(page.contains("<bdi>proof.png</bdi>: this form takes no files"), "{page}");
    assert!(page.contains("Since noon.") && !page.contains("type=\"file\""), "{page}");
    let script = [SITE, MULTIPART, JSON];
    let told = desk.ask("POST", "/api/tickets", &script, &ticket(&file)).await;
    let files = "\"files\":[{\"name\":\"proof.png\",\"why\":\"none\"}]";
    assert!(told.status == 422 && told.body().contains(files), "{}", told.body());
    assert_eq!(send(&desk, &[]).await.status, 201);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_once_more_with_a_file_is_another_ticket() {
    let desk = Desk::of(with_forms()).await;
    let asked = desk.ask("GET", "/api/token?for=ticket", &[SITE], b"").await;
    let token: serde_json::Value = serde_json::from_slice(&asked.bytes).unwrap();
    let token = token["token"].as_str().unwrap();
    tokio::time::sleep(std::time::Duration::from_millis(1100)).await;
    let again = async |more: &[Part<'_>]| -> Answer {
        let parts = [more, &[("token", None, token.as_bytes())]].concat();
        desk.ask("POST", "/api/tickets", &[SITE, MULTIPART, JSON], &ticket(&parts)).await
    };
    let file: Part<'_> = ("images", Some("proof.png"), PNG);
    let first = again(&[]).await;
    assert_eq!(first.status, 201, "{}", first.body());
    // The answer got lost: the same number once more.
    assert_eq!(again(&[]).await.body(), first.body());
    // The file had been forgotten: it is not thrown away behind that number.
    let more = again(&[file]).await;
    assert_eq!(more.status, 409, "{}", more.body());
    assert_eq!(send(&desk, &[file]).await.status, 201);
    let stored = desk.store.tickets(9).await.unwrap();
    assert_eq!(stored.len(), 2);
    let newest = desk.store.ticket(&stored[0].number).await.unwrap().unwrap();
    assert_eq!(newest.attachments.len(), 1);
}
