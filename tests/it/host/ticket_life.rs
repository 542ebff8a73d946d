//! A ticket's life at its own private address.

use frontdesk::host::store::NoteKind;

use super::Desk;
use super::tickets::{JSON, MULTIPART, PNG, Part, SITE, form, send, with_forms};

/// A ticket's life without an account and without scripts: sent, looked at, added to, answered,
/// erased.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_sent_a_ticket_sees_it_adds_to_it_and_erases_it() {
    let desk = Desk::of(with_forms()).await;
    let taken = send(
        &desk,
        &[("lang", None, b"fr"), ("page", None, b"https://help.example.com/fr/contact/")],
    )
    .await;
    assert!(taken.body().contains("1 day"), "when an answer comes: {}", taken.body());
    let link = taken.body();
    let link = link
        .split("href=\"https://desk.example.com")
        .find_map(|part| part.strip_prefix("/api/ticket?"))
        .unwrap();
    let query = link.split('"').next().unwrap().replace("&amp;", "&");
    let token = query.split("token=").nth(1).unwrap().to_owned();
    let path = format!("/api/ticket?{query}");
    let page = desk.get(&path).await;
    assert_eq!((page.status, page.header("cache-control")), (200, Some("no-store")));
    for shown in
        ["<html lang=\"fr\"", "Shop shows &quot;error&quot; 500", "Since noon.\n&lt;script&gt;"]
    {
        assert!(page.body().contains(shown), "{shown}: {}", page.body());
    }
    assert!(!page.body().contains(">yours<"), "a choice is said in words");
    let number = desk.store.tickets(1).await.unwrap()[0].number.clone();
    desk.store.mark(&number, true).await.unwrap();
    desk.store.add_note(&number, NoteKind::Note, "a secret of the desk").await.unwrap();
    desk.store.add_note(&number, NoteKind::Answer, "We look into it.").await.unwrap();
    let plain = ("Content-Type", "application/x-www-form-urlencoded");
    let more = format!("token={token}&lang=fr&text=It+happened+again+%3Cb%3E");
    let led = desk.ask("POST", "/api/ticket", &[SITE, plain], more.as_bytes()).await;
    assert_eq!((led.status, led.header("location")), (303, Some(path.as_str())), "its own address");
    let page = desk.get(&path).await.body();
    for shown in ["It happened again &lt;b&gt;", "We look into it."] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    assert!(!page.contains("a secret of the desk"));
    let ticket = desk.store.ticket(&number).await.unwrap().unwrap();
    assert_eq!(ticket.done_at, None, "it is open again");
    let later: [Part<'_>; 4] = [
        ("token", None, token.as_bytes()),
        ("lang", None, b"fr"),
        ("text", None, b"With a picture."),
        ("images", Some("late.png"), PNG),
    ];
    let led = desk.ask("POST", "/api/ticket", &[SITE, MULTIPART], &form(&later)).await;
    assert_eq!((led.status, led.header("location")), (303, Some(path.as_str())), "{}", led.body());
    let page = desk.get(&path).await;
    assert!(
        page.body().contains("late.png") && page.body().contains("With a picture."),
        "{}",
        page.body()
    );
    // A file that is not taken takes nothing with it.
    let program: [Part<'_>; 3] =
        [later[0], ("text", None, b"And a program."), ("images", Some("a.exe"), b"MZ\x90\0")];
    let page = desk.ask("POST", "/api/ticket", &[SITE, MULTIPART], &form(&program)).await;
    assert_eq!(page.status, 422);
    assert!(
        page.body().contains("a.exe") && page.body().contains("And a program."),
        "{}",
        page.body()
    );
    let ticket = desk.store.ticket(&number).await.unwrap().unwrap();
    assert_eq!(
        (ticket.attachments.len(), desk.store.notes(ticket.id).await.unwrap().len()),
        (1, 4)
    );
    // Scripts are answered in JSON.
    let told = desk.ask("GET", &path, &[JSON], b"").await;
    let told: serde_json::Value = serde_json::from_slice(&told.bytes).unwrap();
    assert_eq!(told["number"], number.as_str(), "{told}");
    assert_eq!(told["files"][0]["name"], "late.png", "{told}");
    let texts: Vec<&str> =
        told["notes"].as_array().unwrap().iter().map(|n| n["text"].as_str().unwrap()).collect();
    assert_eq!(texts, ["We look into it.", "It happened again <b>", "With a picture."]);
    let unfit = desk.ask("POST", "/api/ticket", &[SITE, MULTIPART, JSON], &form(&program)).await;
    let refused: serde_json::Value = serde_json::from_slice(&unfit.bytes).unwrap();
    assert_eq!((unfit.status, &refused["files"][0]["name"]), (422, &"a.exe".into()), "{refused}");
    // Nobody else's link, and no page of another site.
    for forged in [token.replace('.', "-"), format!("{token}0"), desk.store.confirmation(&ticket)] {
        assert_eq!(desk.get(&format!("/api/ticket?token={forged}")).await.status, 410);
        let body = format!("token={forged}&erase=yes");
        assert_eq!(
            desk.ask("POST", "/api/ticket", &[SITE, plain], body.as_bytes()).await.status,
            410
        );
    }
    let erase = format!("token={token}&lang=fr&erase=yes");
    let evil = ("Origin", "https://evil.example");
    assert_eq!(desk.ask("POST", "/api/ticket", &[evil, plain], erase.as_bytes()).await.status, 403);
    assert_eq!(desk.store.tickets(1).await.unwrap().len(), 1);
    let erased = desk.ask("POST", "/api/ticket", &[SITE, plain], erase.as_bytes()).await;
    assert_eq!(erased.status, 200);
    assert!(erased.body().contains(&format!("data-erased=\"{number}\"")), "{}", erased.body());
    assert!(desk.store.tickets(1).await.unwrap().is_empty());
    assert_eq!(desk.get(&path).await.status, 410);
}
