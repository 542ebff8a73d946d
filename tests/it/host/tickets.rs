//! Tickets, from the form to their number.

use std::time::Duration;

use frontdesk::contact::published::{PUBLISHED, Published};

use super::{Answer, Desk, site};
use crate::site::TestSite;

pub const SITE: (&str, &str) = ("Origin", "https://help.example.com");
pub const MULTIPART: (&str, &str) = ("Content-Type", "multipart/form-data; boundary=fence");
pub const JSON: (&str, &str) = ("Accept", "application/json");

pub fn with_forms() -> TestSite {
    site().file(
        "content/contact.yaml",
        "channels:\n  ticket:\n    name: Ticket\n    kind: form\n    form: [username, subject, \
         side, details, images]\n    checks_identity: yes\n    reply_within: 1 day\n    good_for: \
         Everything\ntopics:\n  general:\n    name: How <it> works\n",
    )
}

/// A form as browsers send it.
pub fn form(parts: &[Part<'_>]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, file, content) in parts {
        let file = file
            .map(|file| format!("; filename=\"{file}\"\r\nContent-Type: image/png"))
            .unwrap_or_default();
        body.extend(
            format!("--fence\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n")
                .into_bytes(),
        );
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--fence--\r\n");
    body
}

pub const PNG: &[u8] =
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";

/// Name, file name, content.
pub type Part<'a> = (&'a str, Option<&'a str>, &'a [u8]);

pub fn ticket(more: &[Part<'_>]) -> Vec<u8> {
    let mut parts: Vec<Part<'_>> = vec![
        ("lang", None, b"en"),
        ("page", None, b"https://help.example.com/contact/form/general/"),
        ("channel", None, b"ticket"),
        ("topic", None, b"general"),
        ("email", None, b"jo@example.com"),
        ("subject", None, b"Shop shows \"error\" 500"),
        ("side", None, b"yours"),
        ("details", None, b"Since noon.\r\n<script>alert(1)</script>"),
        ("website", None, b""),
    ];
    parts.retain(|(name, _, _)| !more.iter().any(|(other, _, _)| other == name));
    parts.extend_from_slice(more);
    form(&parts)
}

/// Sends a ticket as a page without scripts does: the form comes back once, with a token.
pub async fn send(desk: &Desk, more: &[Part<'_>]) -> Answer {
    let first = desk.ask("POST", "/api/tickets", &[SITE, MULTIPART], &ticket(more)).await;
    let page = first.body();
    let token = page.split("name=\"token\" value=\"").nth(1).unwrap_or_else(|| panic!("{page}"));
    let token = token.split('"').next().unwrap().to_owned();
    tokio::time::sleep(Duration::from_millis(1100)).await;
    let mut parts = more.to_vec();
    parts.push(("token", None, token.as_bytes()));
    desk.ask("POST", "/api/tickets", &[SITE, MULTIPART], &ticket(&parts)).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_ticket_is_shown_again_and_then_has_a_number() {
    let desk = Desk::of(with_forms()).await;
    let first = desk
        .ask(
            "POST",
            "/api/tickets",
            &[SITE, MULTIPART],
            &ticket(&[("images", Some("a<b>.png"), PNG)]),
        )
        .await;
    assert_eq!(first.status, 200, "{}", first.body());
    let page = first.body();
    for kept in [
        "value=\"jo@example.com\"",
        "Shop shows &quot;error&quot; 500",
        "Since noon.\n&lt;script&gt;",
        "<option value=\"yours\" selected>",
        "How &lt;it&gt; works",
        "a&lt;b&gt;.png",
        "enctype=\"multipart/form-data\"",
    ] {
        assert!(page.contains(kept), "{kept}");
    }
    assert!(!page.contains("<script>alert"));
    let token =
        page.split("name=\"token\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    tokio::time::sleep(Duration::from_millis(1100)).await;
    let body = ticket(&[("token", None, token.as_bytes()), ("images", Some("a.png"), PNG)]);
    let taken = desk.ask("POST", "/api/tickets", &[SITE, MULTIPART], &body).await;
    assert_eq!(taken.status, 201);
    assert!(taken.body().contains("class=\"number\""));
    // A second click means the same ticket.
    assert_eq!(desk.ask("POST", "/api/tickets", &[SITE, MULTIPART], &body).await.status, 201);
    let tickets = desk.store.tickets(10).await.unwrap();
    assert_eq!(tickets.len(), 1);
    assert!(taken.body().contains(&tickets[0].number));
    let details = tickets[0].fields.iter().find(|(id, _)| id == "details").unwrap();
    assert_eq!(details.1, "Since noon.\n<script>alert(1)</script>");
    let files = desk.store.attachments(tickets[0].id).await.unwrap();
    assert_eq!(
        (files.len(), files[0].media_type.as_str(), files[0].bytes.as_slice()),
        (1, "image/png", PNG)
    );
    // The link in the mail shows a button; only the button confirms.
    let ticket = desk.store.ticket(&tickets[0].number).await.unwrap().unwrap();
    let link = desk.store.confirmation(&ticket);
    let page = desk.get(&format!("/api/confirm?token={link}&lang=fr")).await.body();
    assert!(page.contains(&format!("value=\"{link}\"")) && page.contains("<html lang=\"fr\""));
    let confirmed = |ticket: Option<frontdesk::host::store::Ticket>| {
        ticket.unwrap().address_confirmed_at.is_some()
    };
    assert!(!confirmed(desk.store.ticket(&ticket.number).await.unwrap()));
    for (token, status) in [(format!("{link}0"), 410), (link.clone(), 200)] {
        let body = format!("token={token}");
        let form = ("Content-Type", "application/x-www-form-urlencoded");
        assert_eq!(
            desk.ask("POST", "/api/confirm", &[SITE, form], body.as_bytes()).await.status,
            status
        );
    }
    assert!(confirmed(desk.store.ticket(&ticket.number).await.unwrap()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn scripts_fetch_a_token_first() {
    let desk = Desk::of(with_forms()).await;
    let answer = desk.ask("GET", "/api/token?for=ticket", &[SITE], b"").await;
    assert_eq!(answer.header("access-control-allow-origin"), Some(SITE.1));
    let token: serde_json::Value = serde_json::from_slice(&answer.bytes).unwrap();
    let token = token["token"].as_str().unwrap().to_owned();
    tokio::time::sleep(Duration::from_millis(1100)).await;
    let body = ticket(&[("token", None, token.as_bytes())]);
    let taken = desk.ask("POST", "/api/tickets", &[SITE, MULTIPART, JSON], &body).await;
    assert_eq!(taken.status, 201, "{}", taken.body());
    assert!(
        serde_json::from_slice::<serde_json::Value>(&taken.bytes).unwrap()["number"].is_string()
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_not_right_is_said_and_the_rest_is_kept() {
    let desk = Desk::of(with_forms()).await;
    // More than is read to its end on a connection that goes on; the refusal arrives all the same.
    let big = vec![b'a'; 12 << 20];
    let six: Vec<Part<'_>> = (0..6).map(|_| ("images", Some("a.png"), PNG)).collect();
    let cases: [(&[Part<'_>], u16, &str); 9] = [
        // Browsers write a backslash as it is, and one at the end hides the end of the name.
        (&[("images", Some("a\\"), PNG)], 422, "images"),
        (&[("subject", None, b"  ")], 422, "subject"),
        (&[("email", None, b"jo@example.com\r\nBcc: x@example.org")], 422, "email"),
        (&[("images", Some("run.exe"), b"MZ\x90\0\x03\0\0\0")], 422, "images"),
        (&[("images", Some("page.png"), b"<svg onload=alert(1)>")], 422, "images"),
        (&six, 422, "images"),
        (&[("website", None, b"https://spam.example")], 422, "website"),
        (&[("topic", None, b"nothing")], 404, "unknown"),
        (&[("images", Some("a.png"), &big)], 422, "\"why\":\"large\""),
    ];
    for (more, status, what) in cases {
        let answer =
            desk.ask("POST", "/api/tickets", &[SITE, MULTIPART, JSON], &ticket(more)).await;
        assert_eq!(answer.status, status, "{what}: {}", answer.body());
        assert!(answer.body().contains(what), "{what}: {}", answer.body());
    }
    let page = desk
        .ask("POST", "/api/tickets", &[SITE, MULTIPART], &ticket(&[("email", None, b"nobody")]))
        .await;
    assert!(page.body().contains("Since noon.") && page.body().contains("class=\"wrong\""));
}

/// A video from a telephone, chosen above the text: it is named, and nothing else is lost.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn files_that_are_too_large_cost_no_text() {
    let desk = Desk::of(with_forms()).await;
    let of = |bytes: usize| [PNG, &vec![0; bytes]].concat();
    let (nine, two, small, video) = (of(9 << 20), of(2 << 20), of(9), of(65 << 20));
    let details: Part<'_> = ("details", None, b"Behind the files.");
    let parts: [Part<'_>; 4] = [
        ("images", Some("nine.png"), &nine),
        ("images", Some("two.png"), &two),
        ("images", Some("small.png"), &small),
        details,
    ];
    let answer = desk.ask("POST", "/api/tickets", &[SITE, MULTIPART], &ticket(&parts)).await;
    let page = answer.body();
    assert_eq!(answer.status, 422, "{page}");
    let refused = page.split("class=\"wrong\"").filter(|said| said.contains("10 MB")).count();
    assert!(refused == 1 && page.contains("<bdi>two.png</bdi>: too large"), "{page}");
    for kept in ["jo@example.com", "Shop shows &quot;error&quot; 500", "Behind the files."] {
        assert!(page.contains(kept), "{kept}: {page}");
    }
    assert!(page.contains("<bdi>nine.png, small.png</bdi>"), "those fit: {page}");
    // More than is read to its end: what stands before it.
    let parts: [Part<'_>; 1] = [("images", Some("video.png"), &video)];
    let answer = desk.ask("POST", "/api/tickets", &[SITE, MULTIPART], &ticket(&parts)).await;
    let page = answer.body();
    assert_eq!(answer.status, 413, "{page}");
    for kept in ["<bdi>video.png</bdi>: too large", "Since noon.", "name=\"token\""] {
        assert!(page.contains(kept), "{kept}: {page}");
    }
    // The same behind a ticket's private link.
    assert_eq!(send(&desk, &[]).await.status, 201);
    let number = desk.store.tickets(1).await.unwrap()[0].number.clone();
    let stored = desk.store.ticket(&number).await.unwrap().unwrap();
    let token = desk.store.private_link(&stored);
    let parts: [Part<'_>; 3] = [
        ("token", None, token.as_bytes()),
        ("images", Some("video.png"), &video),
        ("text", None, b"Look at the video."),
    ];
    let answer = desk.ask("POST", "/api/ticket", &[SITE, MULTIPART], &form(&parts)).await;
    assert!(answer.body().contains("<bdi>video.png</bdi>: too large"), "{}", answer.body());
    assert!(desk.store.notes(stored.id).await.unwrap().is_empty());
}

/// The page after sending and the ticket's own say until when, in the customer's language and the
/// office's zone; where nothing is promised, neither does.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_receipt_says_until_when_an_answer_comes() {
    let promised = crate::answer_by::site("    hours: office\n", "    reply_within: 24h\n");
    let desk = Desk::of(promised).await;
    let german: [Part<'_>; 2] = [("lang", None, b"de"), ("page", None, b"")];
    let taken = send(&desk, &german).await;
    assert_eq!(taken.status, 201, "{}", taken.body());
    let number = desk.store.tickets(1).await.unwrap()[0].number.clone();
    let stored = desk.store.ticket(&number).await.unwrap().unwrap();
    let json = std::fs::read(desk.site.root().join("dist").join(PUBLISHED)).unwrap();
    let promises = Published::parse(&json).unwrap().promises();
    let by = promises.answer_by("ticket", "de", stored.at).unwrap();
    let said = format!("Antwort spätestens am {}, {} (Ortszeit Berlin).", by.date, by.time);
    assert!(taken.body().contains(&said), "{said}: {}", taken.body());
    let link = format!("/api/ticket?lang=de&token={}", desk.store.private_link(&stored));
    let page = desk.get(&link).await.body();
    assert!(page.contains(&said), "{said}: {page}");
    desk.store.mark(&number, true).await.unwrap();
    assert!(!desk.get(&link).await.body().contains("Antwort spätestens"), "it has come");

    let asked = desk.ask("GET", "/api/token?for=ticket", &[SITE], b"").await;
    let token: serde_json::Value = serde_json::from_slice(&asked.bytes).unwrap();
    tokio::time::sleep(Duration::from_millis(1100)).await;
    let body = ticket(&[("token", None, token["token"].as_str().unwrap().as_bytes())]);
    let told = desk.ask("POST", "/api/tickets", &[SITE, MULTIPART, JSON], &body).await;
    let told: serde_json::Value = serde_json::from_slice(&told.bytes).unwrap();
    assert_eq!(told["until"]["zone"], "Time in Berlin", "{told}");

    desk.store.mark(&number, false).await.unwrap();
    // The site promises something else meanwhile, then has no such channel: this one was told.
    for (at, reply) in ["    reply_within: 9wd\n", ""].into_iter().enumerate() {
        let other = crate::answer_by::site("    hours: office\n", reply);
        let contact = std::fs::read(other.root().join("content/contact.yaml")).unwrap();
        std::fs::write(desk.site.root().join("content/contact.yaml"), contact).unwrap();
        let marker = format!("# Marker {at}\n\nText.\n");
        std::fs::write(desk.site.root().join("content/marker.md"), marker).unwrap();
        super::build(&desk.site, &[]);
        desk.until("/marker/", &format!("Marker {at}")).await;
        let page = desk.get(&link).await.body();
        assert!(page.contains(&said), "{said}: {page}");
    }

    let desk = Desk::of(crate::answer_by::site("    hours: office\n", "")).await;
    let taken = send(&desk, &[]).await;
    assert!(taken.status == 201 && !taken.body().contains("We answer"), "{}", taken.body());
}

/// A form says its language, whichever page it stands on; without one it is the page's.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_ticket_is_in_the_language_of_its_form() {
    let desk = Desk::of(with_forms()).await;
    let english = ("page", None, b"https://help.example.com/contact/form/general/".as_slice());
    let french = ("page", None, b"https://help.example.com/fr/contact/form/general/".as_slice());
    for (lang, page, stored) in [("fr", english, "fr"), ("", french, "fr"), ("xx", french, "fr")] {
        let taken = send(&desk, &[("lang", None, lang.as_bytes()), page]).await;
        assert_eq!(taken.status, 201, "{}", taken.body());
        assert_eq!(desk.store.tickets(1).await.unwrap()[0].lang, stored, "{lang}");
    }
}

/// People at the desk follow what stands in our lines: it is a page of this site, or nothing.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_ticket_was_written_on_a_page_of_the_site_or_nowhere() {
    let desk = Desk::of(with_forms()).await;
    for (page, stored) in [
        ("javascript:alert(1)", ""),
        ("https://evil.example/login", ""),
        ("https://help.example.com.evil.example/shop/pay/", ""),
        ("https://help.example.com/no-such-page/", ""),
        ("https://help.example.com/shop/pay/?q=%0d#x", "https://help.example.com/shop/pay/"),
    ] {
        let taken = send(&desk, &[("page", None, page.as_bytes())]).await;
        assert_eq!(taken.status, 201, "{page}");
        assert_eq!(desk.store.tickets(1).await.unwrap()[0].page, stored, "{page}");
    }
}

/// A page that was brought back holds the token of a ticket that is stored: a sentence more is not
/// thrown away, and not taken for the same.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn other_words_under_a_used_token_come_back_with_a_new_one() {
    let desk = Desk::of(with_forms()).await;
    let asked = desk.ask("GET", "/api/token?for=ticket", &[SITE], b"").await;
    let token: serde_json::Value = serde_json::from_slice(&asked.bytes).unwrap();
    let token = token["token"].as_str().unwrap();
    tokio::time::sleep(Duration::from_millis(1100)).await;
    let first = ticket(&[("token", None, token.as_bytes())]);
    assert_eq!(desk.ask("POST", "/api/tickets", &[SITE, MULTIPART], &first).await.status, 201);
    let second =
        ticket(&[("token", None, token.as_bytes()), ("details", None, b"And one thing more.")]);
    let again = desk.ask("POST", "/api/tickets", &[SITE, MULTIPART], &second).await;
    assert_eq!(again.status, 200);
    let page = again.body();
    assert!(page.contains("And one thing more.") && !page.contains("class=\"number\""), "{page}");
    let fresh = page.split("name=\"token\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_ne!(fresh, token);
    let told = desk.ask("POST", "/api/tickets", &[SITE, MULTIPART, JSON], &second).await;
    assert_eq!(told.status, 409);
    tokio::time::sleep(Duration::from_millis(1100)).await;
    let third =
        ticket(&[("token", None, fresh.as_bytes()), ("details", None, b"And one thing more.")]);
    assert_eq!(desk.ask("POST", "/api/tickets", &[SITE, MULTIPART], &third).await.status, 201);
    assert_eq!(desk.store.tickets(10).await.unwrap().len(), 2);
}

/// An office behind one address: the site says how many it has to expect of it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_site_says_how_many_tickets_one_address_sends() {
    let limits = "[host.limits]\ntickets = 7\nevery = 3600\n";
    let site = with_forms().file("site.toml", &format!("{}{limits}", super::SITE_FILE));
    let desk = Desk::of(site).await;
    let mut tokens = Vec::new();
    for _ in 0..8 {
        let told = desk.ask("GET", "/api/token?for=ticket", &[SITE], b"").await;
        let told: serde_json::Value = serde_json::from_slice(&told.bytes).unwrap();
        tokens.push(told["token"].as_str().unwrap().to_owned());
    }
    tokio::time::sleep(Duration::from_millis(1100)).await;
    let mut said = Vec::new();
    for token in &tokens {
        let body = ticket(&[("token", None, token.as_bytes())]);
        said.push(desk.ask("POST", "/api/tickets", &[SITE, MULTIPART], &body).await);
    }
    let status: Vec<u16> = said.iter().map(|answer| answer.status).collect();
    assert_eq!(status, [201, 201, 201, 201, 201, 201, 201, 429]);
    let wait: u64 = said[7].header("retry-after").unwrap().parse().unwrap();
    assert!((60..=3600).contains(&wait), "{wait}");
    assert!(said[7].body().contains("Since noon."), "what was written is not lost");
}

/// A form may take less than everything; what it refuses it says, and what it takes.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_takes_the_files_that_it_names() {
    let contact = "channels:\n  ticket:\n    name: Ticket\n    kind: form\n    form: [subject, \
        details, images]\n    attach: [pdf, png]\n    checks_identity: yes\n    good_for: \
        Everything\ntopics:\n  general:\n    name: General\n";
    let desk = Desk::of(site().file("content/contact.yaml", contact)).await;
    let page = desk.get("/contact/form/general/").await.body();
    assert!(page.contains("accept=\".pdf,.png\""), "{page}");
    let gif: [Part<'_>; 2] =
        [("images", Some("a.gif"), b"GIF89a\x01\0\x01\0"), ("images", Some("b.png"), PNG)];
    let answer = desk.ask("POST", "/api/tickets", &[SITE, MULTIPART, JSON], &ticket(&gif)).await;
    let told: serde_json::Value = serde_json::from_slice(&answer.bytes).unwrap();
    assert_eq!(answer.status, 422, "{told}");
    assert_eq!(told["files"], serde_json::json!([{ "name": "a.gif", "why": "here" }]));
    assert_eq!(told["taken"], serde_json::json!(["pdf", "png"]));
    let page = desk.ask("POST", "/api/tickets", &[SITE, MULTIPART], &ticket(&gif)).await.body();
    assert!(page.contains("a.gif") && page.contains("this form takes only: pdf, png"), "{page}");
    assert_eq!(send(&desk, &[("images", Some("b.png"), PNG)]).await.status, 201);
}

/// The company's own words and links stand above the button, on the form that the build wrote and on
/// those of the host.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn forms_say_what_becomes_of_what_is_written() {
    let links = "privacy = [\"legal.md\", \"https://example.org/privacy\"]\n";
    let contact = "channels:\n  ticket:\n    name: Ticket\n    kind: form\n    form: [subject, \
        details]\n    checks_identity: yes\n    good_for: Everything\n    privacy: Only our support \
        reads it, for a year.\ntopics:\n  general:\n    name: General\n";
    let site = site()
        .file("site.toml", &format!("{links}{}", super::SITE_FILE))
        .file("content/contact.yaml", contact)
        .file(
            "content/contact.fr.yaml",
            "channels:\n  ticket:\n    name: Ticket\n    good_for: Tout\n    privacy: Seule notre \
             assistance le lit.\ntopics:\n  general:\n    name: Général\n",
        )
        .file("content/legal.md", "# Privacy notice\n\nWhat we keep.\n")
        .file("content/legal.fr.md", "# Vos données\n\nCe que nous gardons.\n");
    let desk = Desk::of(site).await;
    let links = |home: &str, title: &str| {
        format!(
            " <a href=\"{home}/legal/\">{title}</a> <a href=\"https://example.org/privacy\" \
             rel=\"external\">example.org</a>"
        )
    };
    let page = desk.get("/contact/form/general/").await.body();
    let said = format!("Only our support reads it, for a year.{}", links("", "Privacy notice"));
    assert!(page.contains(&said), "{page}");
    let page = desk.get("/fr/contact/form/general/").await.body();
    let said = format!("Seule notre assistance le lit.{}", links("/fr", "Vos données"));
    assert!(page.contains(&said), "{page}");
    let french = [
        ("lang", None, b"fr".as_slice()),
        ("page", None, b"https://help.example.com/fr/contact/form/general/"),
    ];
    let french = ticket(&french);
    let asked = desk.ask("POST", "/api/tickets", &[SITE, MULTIPART], &french).await.body();
    assert!(asked.contains(&said), "{asked}");
    let plain = ("Content-Type", "application/x-www-form-urlencoded");
    let reply = b"lang=en&name=A&email=a%40example.com&text=b";
    let asked = desk.ask("POST", "/api/replies/shop/pay", &[SITE, plain], reply).await.body();
    assert!(asked.contains(&links("", "Privacy notice")), "{asked}");
}
