//! Lengths of time in contact.yaml, in the words of every language of the theme.

use std::fmt::Write as _;

use crate::site::TestSite;

/// A working day, two of them, three days and five minutes, as they stand behind "Answer within".
const WORDS: [(&str, [&str; 4]); 26] = [
    ("en", ["1 working day", "2 working days", "3 days", "5 minutes"]),
    ("ar", ["يوم عمل واحد", "يومَي عمل", "3 أيام", "5 دقائق"]),
    ("cs", ["1 pracovního dne", "2 pracovních dnů", "3 dnů", "5 minut"]),
    ("de", ["1 Werktag", "2 Werktagen", "3 Tagen", "5 Minuten"]),
    ("el", ["1 εργάσιμης ημέρας", "2 εργάσιμων ημερών", "3 ημερών", "5 λεπτών"]),
    ("en-US", ["1 working day", "2 working days", "3 days", "5 minutes"]),
    ("es", ["1 día laborable", "2 días laborables", "3 días", "5 minutos"]),
    ("fil", ["1 araw na may pasok", "2 araw na may pasok", "3 araw", "5 minuto"]),
    ("fr", ["1 jour ouvré", "2 jours ouvrés", "3 jours", "5 minutes"]),
    ("he", ["יום עסקים אחד", "שני ימי עסקים", "3 ימים", "5 דקות"]),
    ("hi", ["1 कार्य दिवस", "2 कार्य दिवस", "3 दिन", "5 मिनट"]),
    ("id", ["1 hari kerja", "2 hari kerja", "3 hari", "5 menit"]),
    ("it", ["1 giorno lavorativo", "2 giorni lavorativi", "3 giorni", "5 minuti"]),
    ("ja", ["1営業日", "2営業日", "3日", "5分"]),
    ("ko", ["영업일 1일", "영업일 2일", "3일", "5분"]),
    ("nl", ["1 werkdag", "2 werkdagen", "3 dagen", "5 minuten"]),
    ("pl", ["1 dzień roboczy", "2 dni robocze", "3 dni", "5 minut"]),
    ("pt", ["1 dia útil", "2 dias úteis", "3 dias", "5 minutos"]),
    ("pt-PT", ["1 dia útil", "2 dias úteis", "3 dias", "5 minutos"]),
    ("ru", ["1 рабочий день", "2 рабочих дня", "3 дня", "5 минут"]),
    ("sv", ["1 arbetsdag", "2 arbetsdagar", "3 dagar", "5 minuter"]),
    ("th", ["1 วันทำการ", "2 วันทำการ", "3 วัน", "5 นาที"]),
    ("tr", ["1 iş günü", "2 iş günü", "3 gün", "5 dakika"]),
    ("uk", ["1 робочий день", "2 робочі дні", "3 дні", "5 хвилин"]),
    ("vi", ["1 ngày làm việc", "2 ngày làm việc", "3 ngày", "5 phút"]),
    ("zh-Hans", ["1 个工作日", "2 个工作日", "3 天", "5 分钟"]),
];

const CONTACT: &str = "channels:
  ticket:
    name: Ticket
    kind: form
    form: [subject, details]
    checks_identity: yes
    reply_within: 1wd
  mail: { name: Mail, kind: mail, address: a@example.com, checks_identity: yes, reply_within: 2wd }
  post: { name: Post, kind: post, address: A street, checks_identity: yes, reply_within: 3d }
  chat:
    name: Chat
    kind: chat
    link: \"https://chat.example.com/\"
    checks_identity: no
    reply_within: 5m
topics:
  general: Anything
";

fn site() -> TestSite {
    let mut settings = "title = \"Help\"\nbase_url = \"https://help.example.com/\"\n\
        default_language = \"en\"\n[host]\nurl = \"https://desk.example.com/\"\n"
        .to_owned();
    for (lang, _) in WORDS {
        let _ = writeln!(settings, "[languages.{lang}]\nname = \"{lang}\"");
    }
    let french = "channels:\n  ticket: { name: Billet }\n  mail: { name: E-mail, reply_within: \
        sous deux jours }\n  post: { name: Courrier }\n  chat: { name: Chat }\ntopics:\n  \
        general: Tout\n";
    TestSite::new()
        .file("site.toml", &settings)
        .file("content/a.md", "# A\n\nText.\n")
        .file("content/contact.yaml", CONTACT)
        .file("content/contact.fr.yaml", french)
}

fn json(site: &TestSite, path: &str) -> serde_json::Value {
    let text = std::fs::read_to_string(site.root().join("dist").join(path)).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Pages, the comparison of all ways, what follows a ticket, and what programs read.
#[test]
fn lengths_of_time_are_said_in_every_language() {
    let site = site();
    let output = site.build(&[]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let routing = json(&site, "site/contact/routing.json");
    let desk = json(&site, "host/site.json");
    let theirs = desk["tickets"]["channels"]["ticket"]["reply"].clone();
    let channels = routing["channels"].as_array().unwrap();
    for (lang, words) in WORDS {
        let home = if lang == "en" { String::new() } else { format!("{lang}/") };
        let page = |path: &str| site.page(&format!("{home}{path}/index.html"));
        let (form, compare, topic) =
            (page("contact/form/general"), page("contact/channels"), page("contact/general"));
        for (word, channel) in words.iter().zip(channels) {
            // A language's own words stand where it has some.
            let is_own = lang == "fr" && channel["id"] == "mail";
            let word = if is_own { "sous deux jours" } else { *word };
            assert_eq!(channel["reply_within"][lang], word, "{lang}: {}", channel["id"]);
            assert!(compare.contains(&format!("<td>{word}</td>")), "{lang}: {word}");
            assert!(topic.contains(word), "{lang}: {word}");
        }
        assert!(form.contains(words[0]), "{lang}: {}", words[0]);
        assert_eq!(theirs[lang], words[0], "{lang}");
    }
    let lengths: Vec<_> = channels.iter().map(|one| one["reply_duration"].as_str()).collect();
    assert_eq!(lengths, [Some("1wd"), Some("2wd"), Some("3d"), Some("5m")]);
}

/// What needs no translation is not missing, and nobody else's words are.
#[test]
fn a_length_of_time_needs_no_translation() {
    let said = String::from_utf8(site().build(&[]).stderr).unwrap();
    let french = said.split("warning").filter(|one| one.contains("contact.fr.yaml"));
    assert_eq!(french.count(), 0, "{said}");
    assert!(said.contains("missing-words"), "{said}");
}

/// One answer on the command line says it, too.
#[test]
fn the_command_says_it_in_words() {
    let site = site();
    let output = site.run(&["contact", "general", "--lang", "ru", "--json"]);
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let text = answer.to_string();
    assert!(
        text.contains("2 рабочих дня") && text.contains("\"reply_duration\":\"2wd\""),
        "{text}"
    );
}

/// An article that promises something else is told, whatever the promise is written in.
#[test]
fn articles_are_held_to_a_length_of_time() {
    let wrong = "# B\n\nE-mail is answered within 5 working days.\n";
    let right = "# C\n\nE-mail is answered within two working days.\n";
    let site = site().file("content/b.md", wrong).file("content/c.md", right);
    let said = String::from_utf8(site.build(&[]).stderr).unwrap();
    assert!(said.contains("content/b.md") && said.contains("promise-differs"), "{said}");
    assert!(said.contains("2 working days"), "{said}");
    assert!(!said.contains("content/c.md"), "{said}");
}
