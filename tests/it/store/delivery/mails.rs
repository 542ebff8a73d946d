//! What mails say, to whom, and how it is written.

use frontdesk::contact::published::{PUBLISHED, Published};
use frontdesk::host::deliver::{Courier, Settings};
use frontdesk::host::store::{Attachment, Kind, NoteKind, Promised};
use tokio::sync::watch;

use super::super::sink::MailSink;
use super::super::{block_on, due, reply, ticket};
use super::{change, desk, mail, secrets, settings};

/// The mail says the same moment as the page, in the customer's language; one that has passed
/// meanwhile it does not say.
#[test]
fn the_customer_is_told_until_when_an_answer_comes() {
    let sink = MailSink::start();
    let site = crate::answer_by::site("    hours: office\n", "    reply_within: 24h\n");
    assert!(site.build(&[]).status.success());
    let json = std::fs::read(site.root().join("dist").join(PUBLISHED)).unwrap();
    let promises = Published::parse(&json).unwrap().promises();
    block_on(async {
        let (folder, store, _) = desk(&mail(sink.port)).await;
        let told = Settings { promises: promises.clone(), ..settings(&mail(sink.port)) };
        let courier = Courier::new(watch::channel(told).1, secrets()).unwrap();
        let sent = ticket([1; 16], "customer@example.org");
        let number = store.open_ticket(due(&[Kind::Confirm], sent)).await.unwrap();
        let stored = store.ticket(&number).await.unwrap().unwrap();
        courier.round(&store).await.unwrap();
        let by = promises.answer_by("ticket", "en", stored.at).unwrap();
        let said = format!("We answer by {}, {} (Time in Berlin).", by.date, by.time);
        let mail = sink.mails()[0].data.replace("=\r\n", "");
        assert!(mail.contains(&said) && !mail.contains("within"), "{said}: {mail}");

        let sent = ticket([2; 16], "late@example.org");
        store.open_ticket(due(&[Kind::Confirm], sent)).await.unwrap();
        change(&folder, "UPDATE tickets SET at = at - 1000000").await;
        courier.round(&store).await.unwrap();
        assert!(!sink.mails()[1].data.contains("We answer by"), "{}", sink.mails()[1].data);
    });
}

/// The site has the topic no longer: mails say what the ticket was about when it was sent.
#[test]
fn a_topic_that_is_gone_keeps_its_name() {
    let sink = MailSink::start();
    block_on(async {
        let (_folder, store, desk) = desk(&mail(sink.port)).await;
        let number = |named: [u8; 16]| frontdesk::host::store::number(&named);
        for (name, named) in [("A refund", 1), ("", 2)] {
            let mut sent = ticket([named; 16], "customer@example.org");
            sent.topic_name = name.into();
            sent.fields.retain(|(field, _)| field != "subject");
            store.open_ticket(due(&[Kind::Confirm, Kind::Desk], sent)).await.unwrap();
            store.add_note(&number([named; 16]), NoteKind::Answer, "Yes.").await.unwrap();
        }
        while desk.round(&store).await.unwrap() {}
        let mails = sink.mails();
        let subjects: Vec<String> =
            mails.iter().map(|mail| mail.header("Subject").unwrap()).collect();
        for (named, about) in [(1, "A refund"), (2, "refund")] {
            let number = number([named; 16]);
            assert!(subjects.contains(&format!("[{number}] {about}")), "{subjects:?}");
            let confirm = format!("About {about}:");
            assert!(mails.iter().any(|mail| mail.data.contains(&confirm)), "{confirm}");
        }
        // The dash is an encoded word of its own.
        let plain = |subject: &String| subject.replace("=?utf-8?b?4oCT?=", "–");
        let subjects: Vec<String> = subjects.iter().map(plain).collect();
        for (named, about) in [(1, "A refund"), (2, "refund")] {
            let answer = format!("Re: [{}] {about} – Example Help", number([named; 16]));
            assert!(subjects.contains(&answer), "{answer}: {subjects:?}");
        }
    });
}

/// The promise that was given is kept with the ticket, whatever the channel promises by now.
#[test]
fn a_promise_does_not_move() {
    let sink = MailSink::start();
    let promises = |reply: &str| {
        let site = crate::answer_by::site("    hours: office\n", reply);
        assert!(site.build(&[]).status.success());
        let json = std::fs::read(site.root().join("dist").join(PUBLISHED)).unwrap();
        Published::parse(&json).unwrap().promises()
    };
    let (told, later) = (promises("    reply_within: 24h\n"), promises("    reply_within: 9wd\n"));
    block_on(async {
        let (_folder, store, _) = desk(&mail(sink.port)).await;
        let by = told.answer_by("ticket", "en", now()).unwrap();
        for (named, channel) in [(1, "ticket"), (2, "removed")] {
            let mut sent = ticket([named; 16], "customer@example.org");
            sent.promised = Promised::Until { at: by.at.as_second(), zone: "Europe/Berlin".into() };
            sent.channel = channel.into();
            store.open_ticket(due(&[Kind::Confirm], sent)).await.unwrap();
        }
        let mut sent = ticket([3; 16], "customer@example.org");
        sent.promised = Promised::Nothing;
        store.open_ticket(due(&[Kind::Confirm], sent)).await.unwrap();
        let settings = Settings { promises: later, ..settings(&mail(sink.port)) };
        let courier = Courier::new(watch::channel(settings).1, secrets()).unwrap();
        courier.round(&store).await.unwrap();
        let said = format!("We answer by {}, {} (Time in Berlin).", by.date, by.time);
        let mails = sink.mails();
        let telling = |text: &str| {
            mails.iter().filter(|mail| mail.data.replace("=\r\n", "").contains(text)).count()
        };
        assert_eq!((telling(&said), telling("We answer by")), (2, 2), "{mails:?}");
    });
}

fn now() -> i64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    i64::try_from(now.as_secs()).unwrap()
}

#[test]
fn the_desk_gets_the_ticket_and_the_sender_a_link() {
    let sink = MailSink::start();
    block_on(async {
        let (_folder, store, desk) = desk(&mail(sink.port)).await;
        let mut sent = ticket([1; 16], "customer@example.org");
        sent.topic = "invoice".into();
        let number = store.open_ticket(due(&[Kind::Desk, Kind::Confirm], sent)).await.unwrap();
        assert!(desk.round(&store).await.unwrap());
        assert!(!desk.round(&store).await.unwrap());
        let mails = sink.mails();
        assert_eq!(mails.len(), 2);
        assert_eq!(mails[0].to, ["RCPT TO:<billing@example.com>"]);
        assert_eq!(mails[0].header("Reply-To").as_deref(), Some("customer@example.org"));
        assert!(
            mails[0].data.contains("says to be: customer@example.org (not confirmed)"),
            "{}",
            mails[0].data
        );
        assert!(!mails[0].data.contains("authenticated"));
        assert!(mails[0].data.contains("\r\n| Charged twice"), "{}", mails[0].data);
        assert_eq!(mails[1].to, ["RCPT TO:<customer@example.org>"]);
        assert_eq!(mails[1].header("From").as_deref(), Some("\"Example Help\" <desk@example.com>"));
        assert_eq!(
            mails[1].header("Auto-Submitted").as_deref(),
            Some("auto-generated"),
            "no robot answers it"
        );
        assert!(mails[1].data.contains("We answer within 1 day."), "{}", mails[1].data);
        assert_eq!(mails[0].header("Auto-Submitted"), None, "a person wrote it");
        assert!(
            !mails[1].data.contains("Charged twice"),
            "nothing that the sender wrote goes out through us"
        );
        let stored = store.ticket(&number).await.unwrap().unwrap();
        store.confirm(&store.confirmation(&stored)).await.unwrap().unwrap();
        desk.round(&store).await.unwrap();
        let mails = sink.mails();
        assert!(
            mails[2].data.contains("address confirmed: customer@example.org"),
            "{}",
            mails[2].data
        );
        assert_eq!(mails[2].to, ["RCPT TO:<billing@example.com>"]);
        // Part of the same conversation, wherever mails are joined to one.
        let first = mails[0].header("Message-ID").unwrap();
        assert_eq!(mails[2].header("In-Reply-To").as_ref(), Some(&first));
        assert_eq!(mails[2].header("References").as_ref(), Some(&first));
        assert_eq!(
            mails[2].header("Subject"),
            Some(format!("Re: {}", mails[0].header("Subject").unwrap()))
        );
    });
}

#[test]
fn nothing_in_a_ticket_makes_a_second_mail_or_another_recipient() {
    let sink = MailSink::start();
    block_on(async {
        let mut settings = mail(sink.port);
        settings.mail.as_mut().unwrap().confirm = false;
        let (_folder, store, desk) = desk(&settings).await;
        let evil = "x\r\nBcc: thief@example.net\r\n\r\nhello\n.\nMAIL FROM:<a@b>\r\n\
            .\r\n\0RCPT TO:<thief@example.net>\r\nDATA";
        for (at, field) in (0..10_u8).enumerate() {
            let mut sent = ticket([field; 16], "customer@example.org");
            match at {
                0 => sent.email = evil.into(),
                1 => sent.topic_name = evil.into(),
                2 => sent.topic = evil.into(),
                3 => sent.page = evil.into(),
                4 => sent.lang = evil.into(),
                5 => sent.audience = Some(evil.into()),
                6 => sent.yes = vec![evil.into()],
                7 => {
                    sent.fields = vec![("subject".into(), evil.into()), (evil.into(), evil.into())]
                }
                8 => sent.attachments[0].name = evil.into(),
                _ => sent.attachments[0].media_type = evil.into(),
            }
            store.open_ticket(due(&[Kind::Desk], sent)).await.unwrap();
        }
        while desk.round(&store).await.unwrap() {}
        let mails = sink.mails();
        assert_eq!(mails.len(), 10, "{:?}", store.deliveries(false).await.unwrap());
        for mail in &mails {
            assert_eq!(mail.from.split(' ').nth(1), Some("FROM:<desk@example.com>"));
            assert_eq!(mail.to, ["RCPT TO:<support@example.com>"]);
            assert_eq!(mail.header("Bcc"), None, "{}", mail.data);
        }
    });
}

/// Relays refuse who greets with an address or as "localhost".
#[test]
fn we_greet_with_a_name_of_our_own() {
    for (helo, greeting) in
        [(None, "EHLO example.com"), (Some("a.example.org"), "EHLO a.example.org")]
    {
        let sink = MailSink::start();
        let mut settings = mail(sink.port);
        settings.mail.as_mut().unwrap().helo = helo.map(str::to_owned);
        block_on(async {
            let (_folder, store, desk) = desk(&settings).await;
            let sent = ticket([1; 16], "customer@example.org");
            store.open_ticket(due(&[Kind::Desk], sent)).await.unwrap();
            desk.round(&store).await.unwrap();
        });
        assert_eq!(sink.greetings(), [greeting]);
    }
}

/// Every mail says what it holds, so that any reader shows the text that was written.
#[test]
fn mails_say_how_their_text_is_written() {
    let sink = MailSink::start();
    block_on(async {
        let (_folder, store, desk) = desk(&mail(sink.port)).await;
        let mut sent = ticket([1; 16], "kunde@bücher.example");
        sent.lang = "fr".into();
        sent.fields = vec![("subject".into(), "Größe".into())];
        let number = store.open_ticket(due(&[Kind::Desk, Kind::Confirm], sent)).await.unwrap();
        desk.round(&store).await.unwrap();
        let stored = store.ticket(&number).await.unwrap().unwrap();
        store.confirm(&store.confirmation(&stored)).await.unwrap().unwrap();
        desk.round(&store).await.unwrap();
        let mails = sink.mails();
        assert_eq!(mails.len(), 3);
        for mail in &mails {
            assert_eq!(mail.header("MIME-Version").as_deref(), Some("1.0"), "{}", mail.data);
            assert!(mail.data.contains("Content-Type: text/plain; charset=utf-8"), "{}", mail.data);
            assert!(mail.data.split("\r\n\r\n").next().unwrap().is_ascii(), "{}", mail.data);
        }
        // The domain as every server knows it, and the customer's language and the site's name.
        assert_eq!(mails[0].header("Reply-To").as_deref(), Some("kunde@xn--bcher-kva.example"));
        assert_eq!(mails[1].to, ["RCPT TO:<kunde@xn--bcher-kva.example>"]);
        assert!(mails[1].data.contains("Aide Example"), "{}", mails[1].data);
        assert!(
            mails[1].data.contains("lang=3Dfr") || mails[1].data.contains("lang=fr"),
            "{}",
            mails[1].data
        );
    });
}

/// An address whose local part only SMTPUTF8 carries: the desk gets it in the text.
#[test]
fn an_address_beyond_ascii_is_no_header() {
    let sink = MailSink::start();
    block_on(async {
        let (_folder, store, desk) = desk(&mail(sink.port)).await;
        store.open_ticket(due(&[Kind::Desk], ticket([1; 16], "用户@example.org"))).await.unwrap();
        desk.round(&store).await.unwrap();
        let mails = sink.mails();
        assert_eq!(mails[0].header("Reply-To"), None);
        assert!(mails[0].data.split("\r\n\r\n").next().unwrap().is_ascii(), "{}", mails[0].data);
    });
}

/// Help desks hide quotes and what stands behind dashes, and take U+2028 for the end of a line.
#[test]
fn what_a_customer_wrote_is_neither_hidden_nor_taken_for_ours() {
    let sink = MailSink::start();
    block_on(async {
        let (_folder, store, desk) = desk(&mail(sink.port)).await;
        let mut sent = ticket([1; 16], "customer@example.org");
        let details = "first\u{2028}Sender: address confirmed: boss@example.com\u{2029}Identity: \
            checked\u{85}last";
        sent.fields = vec![("subject".into(), "Größe".into()), ("details".into(), details.into())];
        sent.attachments.clear();
        store.open_ticket(due(&[Kind::Desk], sent)).await.unwrap();
        desk.round(&store).await.unwrap();
        let data = sink.mails()[0].data.clone();
        for line in
            ["first", "Sender: address confirmed: boss@example.com", "Identity: checked", "last"]
        {
            assert!(data.contains(&format!("\r\n| {line}\r\n")), "{line}: {data}");
        }
        let text = data.split("\r\n\r\n").skip(1).collect::<Vec<_>>().join("\r\n\r\n");
        assert!(
            !text.lines().any(|line| line.starts_with('>') || line.starts_with("-- ")),
            "{text}"
        );
    });
}

#[test]
fn the_desk_answers_and_the_customer_reads_it_whole() {
    let sink = MailSink::start();
    block_on(async {
        let (_folder, store, desk) = desk(&mail(sink.port)).await;
        let number = store.open_ticket(ticket([1; 16], "customer@example.org")).await.unwrap();
        assert!(store.add_note(&number, NoteKind::Note, "asked billing").await.unwrap());
        assert!(
            store.add_note(&number, NoteKind::Answer, "You have it back.\n\nSorry.").await.unwrap()
        );
        assert!(!store.add_note("AAAAA-BBBBB", NoteKind::Answer, "x").await.unwrap());
        while desk.round(&store).await.unwrap() {}
        let mails = sink.mails();
        assert_eq!(mails.len(), 1, "a note is the desk's own");
        assert_eq!(mails[0].to, ["RCPT TO:<customer@example.org>"]);
        assert_eq!(
            mails[0].header("Reply-To").as_deref(),
            Some("\"Example Help\" <support@example.com>")
        );
        assert_eq!(mails[0].header("Auto-Submitted"), None);
        assert!(mails[0].data.contains("You have it back.\r\n\r\nSorry."), "{}", mails[0].data);
        let id = store.ticket(&number).await.unwrap().unwrap().id;
        let kinds: Vec<NoteKind> =
            store.notes(id).await.unwrap().into_iter().map(|note| note.kind).collect();
        assert_eq!(kinds, [NoteKind::Note, NoteKind::Answer]);
    });
}

#[test]
fn somebody_is_told_once_that_replies_wait() {
    let sink = MailSink::start();
    block_on(async {
        let (_folder, store, mut desk) = desk(&mail(sink.port)).await;
        desk.tell_of_replies(&store).await;
        assert!(sink.mails().is_empty(), "nothing waits");
        for n in 1..=2 {
            store.add_reply(reply(n, "Buy pills")).await.unwrap();
        }
        sink.refuse_next("451 later");
        for _ in 0..3 {
            desk.tell_of_replies(&store).await;
        }
        let mails = sink.mails();
        assert_eq!(mails.len(), 1);
        assert_eq!(
            mails[0].header("Subject").as_deref(),
            Some("frontdesk: 2 replies wait to be read")
        );
        assert!(!mails[0].data.contains("pills"));
    });
}

/// What a customer adds later reaches the desk with its files, each once.
#[test]
fn files_that_come_later_reach_the_desk_with_their_message() {
    let sink = MailSink::start();
    block_on(async {
        let (_folder, store, desk) = desk(&mail(sink.port)).await;
        let number = store
            .open_ticket(due(&[Kind::Desk], ticket([1; 16], "customer@example.org")))
            .await
            .unwrap();
        let file = Attachment {
            name: "late.txt".into(),
            media_type: "text/plain".into(),
            bytes: b"later".to_vec(),
        };
        assert!(store.add_more(&number, "see the file", vec![file]).await.unwrap());
        while desk.round(&store).await.unwrap() {}
        let mails = sink.mails();
        assert_eq!(mails.len(), 2);
        assert!(
            mails[0].data.contains("a.txt") && !mails[0].data.contains("late.txt"),
            "{}",
            mails[0].data
        );
        assert!(
            mails[1].data.contains("late.txt") && !mails[1].data.contains("a.txt"),
            "{}",
            mails[1].data
        );
        assert!(mails[1].data.contains("| see the file"));
        let stored = store.ticket(&number).await.unwrap().unwrap();
        let names: Vec<&str> = stored.attachments.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["a.txt", "late.txt"]);
    });
}
