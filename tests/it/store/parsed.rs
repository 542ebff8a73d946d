//! Mails read by other programs' parsers. Python's `email`: whatever a customer writes is the same
//! text there, and no header holds bytes that only some servers carry. Two parsers of replies, as
//! help desks use them to cut quotes and signatures away: they show the customer's text whole.

use std::path::Path;
use std::process::Command;

use frontdesk::host::store::{Kind, number};

use super::delivery::{desk, mail};
use super::sink::{Mail, MailSink};
use super::{block_on, due, ticket};

/// Prints of each mail of a folder, by name, what its parser makes of it.
const READER: &str = r#"
import email, email.policy, json, pathlib, sys
for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    raw = path.read_bytes()
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    head = raw.split(b"\r\n\r\n")[0]
    print(json.dumps({
        "subject": mail["Subject"], "to": [a.addr_spec for a in mail["To"].addresses],
        "reply": [a.addr_spec for a in mail["Reply-To"].addresses] if mail["Reply-To"] else [],
        "body": mail.get_body(("plain",)).get_content(), "mime": mail["MIME-Version"],
        "charset": mail.get_body(("plain",)).get_content_charset(),
        "is_ascii": all(b < 128 for b in raw), "longest": max(len(line) for line in raw.split(b"\r\n")),
        "defects": [str(d) for d in mail.defects] + [str(d) for p in mail.walk() for d in p.defects],
    }))
"#;

const SUBJECTS: [&str; 40] = [
    "Plain",
    "Größe fausse dans le PDF vérifié",
    "Не печатает",
    "登录失败",
    "مشكلة في الدفع",
    "לא עובד \"כלל\"",
    "🧾 🏳️‍🌈 👩‍👩‍👧",
    "=?utf-8?Q?already=20encoded?=",
    "Re: Fwd: [TICKET-1] again",
    "a, b; c: d <e@example.org>",
    "\"quoted\" 'and' `ticked`",
    "ends with a backslash \\",
    "100 % of = and _ and ?",
    "....",
    "-- ",
    ">quoted?",
    "e\u{301} combining",
    "ﷺ ligature",
    "ไม่สามารถพิมพ์ได้",
    "한국어 제목",
    "日本語、句読点。",
    "Ünïcödé at the very end of a line that is long enough to be folded somewhere in the middle é",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé",
    "漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字",
    "Content-Type: text/html",
    "<script>alert(1)</script>",
    "${jndi:ldap://example.org/a}",
    "%s %n {{7*7}}",
    "(comment) in parentheses",
    "a@b.example, c@d.example",
    "To: someone",
    "=?iso-8859-1?B?",
    "dots . and .. dots",
    "√∞≠",
    "İstanbul ığüşöç",
    "Việt Nam đồng",
    "हिन्दी विषय",
    "1 ½ ¾ €",
    "🇫🇷🇩🇪",
];

const ADDRESSES: [(&str, &str); 5] = [
    ("jo@example.org", "jo@example.org"),
    ("jo+shop@bücher.example", "jo+shop@xn--bcher-kva.example"),
    ("jo@例子.example", "jo@xn--fsqu00a.example"),
    ("o'neill@example.org", "o'neill@example.org"),
    ("a.b-c_d=e@example.org", "a.b-c_d=e@example.org"),
];

/// Lines behind which a mail's own text ends, as help desks see it.
const ENDINGS: &str = "-- \n--\n____________\n-----Original Message-----\n\
    From: Jo <jo@example.org>\nSent: Monday\nSent from my phone\nRegards,\nJo\n***\n=====";

/// What every ticket says, beside its subject.
fn details(subject: &str) -> String {
    let long = format!("{subject} ").repeat(40);
    format!("{subject}\n.\n..\nFrom me\n> {subject}\n{ENDINGS}\n{long}x")
}

/// A ticket of each subject, in six languages; their mails as the desk and the customers get them,
/// and as files in `folder`.
fn send_all(folder: &Path) -> Vec<Mail> {
    let sink = MailSink::start();
    block_on(async {
        let (_folder, store, desk) = desk(&mail(sink.port)).await;
        for (n, subject) in SUBJECTS.iter().enumerate() {
            let mut sent = ticket([n as u8; 16], ADDRESSES[n % 5].0);
            sent.lang = ["en", "fr", "de", "ar", "ja", "ru"][n % 6].into();
            sent.fields =
                vec![("subject".into(), (*subject).into()), ("details".into(), details(subject))];
            store.open_ticket(due(&[Kind::Desk, Kind::Confirm], sent)).await.unwrap();
        }
        while desk.round(&store).await.unwrap() {}
        assert!(store.deliveries(false).await.unwrap().is_empty());
    });
    let mails = sink.mails();
    for (n, mail) in mails.iter().enumerate() {
        // As SMTP carries it: a point more at the beginning of lines.
        std::fs::write(folder.join(format!("{n:03}")), mail.data.replace("\r\n..", "\r\n."))
            .unwrap();
    }
    mails
}

/// Lines that look like quotes, signatures or the beginning of a mail before are the customer's and
/// stay; so does what stands behind them.
#[test]
fn reply_parsers_show_everything_that_a_customer_wrote() {
    let folder = tempfile::tempdir().unwrap();
    let mails = send_all(folder.path());
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/reply-parsers.mjs");
    let read = Command::new("node").arg(script).arg(folder.path()).output().unwrap();
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    let read = String::from_utf8(read.stdout).unwrap();
    let mut judged = 0;
    for (mail, sent) in read.lines().zip(&mails) {
        if !sent.to[0].contains("support@example.com") {
            continue;
        }
        let mail: serde_json::Value = serde_json::from_str(mail).unwrap();
        let of = |n: &usize| sent.data.contains(&number(&[*n as u8; 16]));
        let subject = SUBJECTS[(0..SUBJECTS.len()).find(of).unwrap()];
        for (parser, shown) in mail["shown"].as_object().unwrap() {
            let shown: Vec<&str> = shown.as_str().unwrap().lines().map(str::trim_end).collect();
            for line in details(subject).lines() {
                let line = format!("| {line}");
                assert!(shown.contains(&line.trim_end()), "{parser} hides {line:?}: {mail:#}");
            }
        }
        judged += 1;
    }
    assert_eq!(judged, SUBJECTS.len());
}

#[test]
fn odd_texts_come_back_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let mails = send_all(folder.path());
    // Three links a day for one mailbox.
    assert_eq!(mails.len(), SUBJECTS.len() + 3 * ADDRESSES.len());
    let read = Command::new("python3").args(["-c", READER]).arg(folder.path()).output().unwrap();
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    let read = String::from_utf8(read.stdout).unwrap();
    let mut found = [false; SUBJECTS.len()];
    for (mail, sent) in read.lines().zip(&mails) {
        let mail: serde_json::Value = serde_json::from_str(mail).unwrap();
        let text = |name: &str| mail[name].as_str().unwrap_or_default().to_owned();
        assert!(
            mail["is_ascii"] == true && mail["longest"].as_u64().unwrap() <= 998,
            "{}",
            sent.data
        );
        assert_eq!(
            (text("mime"), text("charset")),
            ("1.0".into(), "utf-8".into()),
            "{}",
            sent.data
        );
        assert_eq!(mail["defects"], serde_json::json!([]), "{}", sent.data);
        let of =
            |at: &usize| text("subject").starts_with(&format!("[{}]", number(&[*at as u8; 16])));
        let at = (0..SUBJECTS.len()).find(of).unwrap_or_else(|| panic!("{mail}"));
        let (subject, address) = (SUBJECTS[at].trim_end(), ADDRESSES[at % 5]);
        if mail["to"][0] == "support@example.com" {
            let expected = format!("[{}] A refund: {subject}", number(&[at as u8; 16]));
            assert_eq!(text("subject"), expected);
            assert_eq!(mail["reply"][0], address.1);
            let body = text("body").replace("\r\n", "\n");
            let long = format!("| {}x\n", format!("{} ", SUBJECTS[at]).repeat(40));
            for line in ["| .\n", "| ..\n", "| From me\n", "| -- \n", long.as_str()] {
                assert!(body.contains(line), "{line:?}: {body}");
            }
            found[at] = true;
        } else {
            assert_eq!(mail["to"][0], address.1);
        }
    }
    assert!(found.iter().all(|found| *found), "{found:?}");
}
