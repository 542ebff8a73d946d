//! What stands in where a translation is missing: a relative before the source.

use crate::site::TestSite;

const SITE: &str = "title = \"Example Help\"\nbase_url = \"https://help.example.com/\"\n\
    default_language = \"en\"\nnav = [\"about\"]\n[labels]\n\
    about = { en = \"About us\", pt = \"Sobre nós\" }\n[languages.en]\nname = \"English\"\n\
    [languages.pt]\nname = \"Português\"\n[languages.pt-BR]\nname = \"Português (Brasil)\"\n";

const CONTACT: &str = "channels:\n  mail:\n    kind: mail\n    name: E-mail us\n    \
    address: support@example.com\n    checks_identity: yes\ntopics:\n  access:\n    \
    name: Signing in\n";

fn site(config: &str) -> TestSite {
    TestSite::new()
        .file("site.toml", config)
        .file("content/about.md", "# About\n\nWho we are.\n")
        .file("content/mail/_category.md", "---\ntitle: Mail\n---\n")
        .file("content/mail/_category.pt.md", "---\ntitle: Correio\n---\n")
        .file("content/mail/one.md", "# One\n\nEnglish text.\n")
        .file("content/mail/one.pt.md", "# Um\n\nTexto de Portugal.\n")
        .file("content/mail/two.md", "# Two\n\nEnglish text.\n")
        .file("content/mail/two.pt.md", "# Dois\n\nTexto de Portugal.\n")
        .file("content/mail/two.pt-BR.md", "# Dois\n\nTexto do Brasil.\n")
        .file("content/mail/three.md", "# Three\n\nEnglish text.\n")
}

#[test]
fn a_relative_stands_in_before_the_source() {
    let site = site(SITE)
        .file("data/facts.yaml", "reply: { text: { en: 24 hours, pt: 24 horas } }\n")
        .file("content/mail/two.pt-BR.md", "# Dois\n\nTexto do Brasil, em {{ fact.reply }}.\n");
    let output = site.build(&[]);
    assert!(output.status.success(), "{output:?}");
    assert!(site.page("pt-BR/mail/two/index.html").contains("em 24 horas."), "a fact's form");
    let one = site.page("pt-BR/mail/one/index.html");
    assert!(one.contains("Texto de Portugal.") && one.contains("lang=\"pt\""), "{one}");
    assert!(one.contains("<meta name=\"robots\" content=\"noindex\">"), "one text, one address");
    assert!(site.page("pt-BR/mail/two/index.html").contains("Texto do Brasil, em"));
    assert!(site.page("pt-BR/mail/three/index.html").contains("English text."));
    assert!(site.page("pt-BR/mail/index.html").contains("<h1>Correio</h1>"));
    assert!(site.page("pt-BR/index.html").contains("Sobre nós"), "the menu's label");
    // The other way round nothing stands in: a reader of pt is not given pt-BR.
    assert!(site.page("pt/mail/three/index.html").contains("English text."));
}

#[test]
fn fallback_says_who_stands_in() {
    let text = format!("{SITE}fallback = []\n");
    let alone = site(&text);
    assert!(alone.build(&[]).status.success());
    assert!(alone.page("pt-BR/mail/one/index.html").contains("English text."));

    let text = SITE.replace("[languages.pt-BR]", "[languages.gl]").replace("(Brasil)", "galego");
    let cousin = site(&format!("{text}fallback = \"pt\"\n"))
        .file("content/mail/two.pt-BR.md", "")
        .file("content/mail/two.gl.md", "# Dous\n\nTexto galego.\n");
    std::fs::remove_file(cousin.root().join("content/mail/two.pt-BR.md")).unwrap();
    assert!(cousin.build(&[]).status.success());
    assert!(cousin.page("gl/mail/one/index.html").contains("Texto de Portugal."));
    assert!(cousin.page("gl/mail/two/index.html").contains("Texto galego."));

    let wrong = site(&format!("{SITE}fallback = [\"po\", \"pt-BR\"]\n"));
    let mistakes = wrong.mistakes();
    assert_eq!(
        mistakes,
        ["error[bad-language] site.toml:13:13", "error[bad-language] site.toml:13:19"],
        "a language that is not declared, and itself"
    );
}

#[test]
fn contact_pages_speak_a_relatives_words() {
    let site = site(SITE).file("content/contact.yaml", CONTACT).file(
        "content/contact.pt.yaml",
        "channels:\n  mail:\n    name: Escreva-nos\ntopics:\n  access: Entrar na conta\n",
    );
    let output = site.build(&[]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    assert!(!said.contains("missing-words"), "{said}");
    let page = site.page("pt-BR/contact/access/index.html");
    assert!(page.contains("Escreva-nos") && page.contains("Entrar na conta"), "{page}");
}

/// Words of the source on a translation's page say which language they are in, or have words of
/// their own in site.toml.
#[test]
fn tags_and_authors_are_translated_or_marked() {
    let labels = "\"tag:billing\" = { pt = \"faturação\" }\n\
        \"author:Support team\" = { pt = \"Equipa de apoio\" }\n";
    let article = |title: &str| {
        format!("---\ntags: [Billing, refund]\nauthor: Support team\n---\n# {title}\n\nText.\n")
    };
    let both = |config: &str| {
        site(&format!("{config}[output]\ntags_from = 1\n"))
            .file("content/mail/one.md", &article("One"))
            .file("content/mail/two.md", &article("Two"))
    };
    let plain = both(SITE);
    assert!(plain.build(&[]).status.success());
    let page = plain.page("pt/mail/one/index.html");
    assert!(page.contains("<span lang=\"en\">Support team</span>"), "{page}");
    assert!(page.contains("pt/tags/billing/\" lang=\"en\" dir=\"ltr\">Billing</a>"), "{page}");
    let list = plain.page("pt/tags/index.html");
    assert!(list.contains("<span lang=\"en\" dir=\"ltr\">refund</span>"), "{list}");
    let tag = plain.page("pt/tags/refund/index.html");
    assert!(tag.contains("<span lang=\"en\" dir=\"ltr\">refund</span>"), "{tag}");
    let english = plain.page("mail/one/index.html");
    assert!(!english.contains("lang=\"en\" dir=\"ltr\">Billing"), "{english}");

    let named = both(&SITE.replace("[labels]\n", &format!("[labels]\n{labels}")));
    assert!(named.build(&[]).status.success());
    let page = named.page("pt/mail/one/index.html");
    assert!(page.contains("pt/tags/billing/\">faturação</a>"), "{page}");
    assert!(page.contains("Equipa de apoio") && !page.contains("Support team"), "{page}");
    // Brazil reads Portugal's words where it has none, marked as such.
    let page = named.page("pt-BR/mail/two/index.html");
    assert!(page.contains("lang=\"pt\" dir=\"ltr\">faturação</a>"), "{page}");
    assert!(page.contains("<span lang=\"pt\">Equipa de apoio</span>"), "{page}");
}

/// What a label is of has to be there: nobody would see it.
#[test]
fn labels_of_nothing_are_told() {
    let labels = "\"tag:biling\" = { pt = \"faturação\" }\n\"tag:refund\" = { pt = \"reembolso\" }\n\
        \"author:Support tem\" = { pt = \"Equipa\" }\n\"https://gone.example.com/\" = { pt = \"Foi-se\" }\n";
    let site = site(&SITE.replace("[labels]\n", &format!("[labels]\n{labels}"))).file(
        "content/mail/one.md",
        "---\ntags: [Billing, Refund]\nauthor: Support team\n---\n# One\n\nText.\n",
    );
    let told = site.run(&["check", "--format", "json"]);
    let told = String::from_utf8(told.stdout).unwrap();
    let labels: Vec<&str> = told.lines().filter(|line| line.contains("unused-label")).collect();
    assert_eq!(labels.len(), 3, "{told}");
    for (at, name) in ["`tag:Billing`", "`author:Support team`"].iter().enumerate() {
        assert!(labels.iter().any(|line| line.contains(name)), "{at}: {labels:?}");
    }
}

/// Words of contact.yaml that stand in for missing ones are marked; own ones, even the same, are
/// not.
#[test]
fn contact_words_of_another_language_are_marked() {
    let site = site(SITE)
        .file("content/contact.yaml", CONTACT)
        .file("content/contact.pt.yaml", "channels:\n  mail: { name: E-mail us }\n");
    assert!(site.build(&[]).status.success());
    let page = site.page("pt/contact/channels/index.html");
    assert!(page.contains(">E-mail us</h2>"), "{page}");
    let topic = site.page("pt/contact/access/index.html");
    assert!(topic.contains("<h1><span lang=\"en\" dir=\"ltr\">Signing in</span></h1>"), "{topic}");
    let brazil = site.page("pt-BR/contact/channels/index.html");
    assert!(brazil.contains("<span lang=\"pt\" dir=\"ltr\">E-mail us</span></h2>"), "{brazil}");
    let brazil = site.page("pt-BR/contact/access/index.html");
    assert!(
        brazil.contains("<h1><span lang=\"en\" dir=\"ltr\">Signing in</span></h1>"),
        "{brazil}"
    );
    let english = site.page("contact/access/index.html");
    assert!(english.contains("<h1>Signing in</h1>"), "{english}");
}

/// In lists to choose from and in what scripts show, too.
#[test]
fn choices_of_another_language_are_marked() {
    let contact = "channels:\n  ticket:\n    kind: form\n    form: [subject, details]\n    \
        address: a@example.com\n    name: Ticket\n    checks_identity: yes\ntopics:\n  account:\n    \
        name: Account\n    topics:\n      access: Signing in\n      other: Something else\n";
    let site = site(SITE)
        .file("content/contact.yaml", contact)
        .file("content/contact.pt.yaml", "topics:\n  other: Outra coisa\n");
    assert!(site.build(&[]).status.success());
    let form = site.page("pt/contact/form/account/index.html");
    assert!(form.contains("<option value=\"access\" lang=\"en\">Signing in</option>"), "{form}");
    assert!(form.contains("<option value=\"other\">Outra coisa</option>"), "{form}");
    let address = form.split("data-words=\"").nth(1).unwrap().split('"').next().unwrap();
    let words: serde_json::Value = serde_json::from_str(&site.page(&address[1..])).unwrap();
    let topics = words["topics"].as_array().unwrap();
    let lang = |id: &str| topics.iter().find(|topic| topic["id"] == id).unwrap()["lang"].as_str();
    assert_eq!([lang("access"), lang("other")], [Some("en"), None], "{words:#}");
    assert!(topics.iter().all(|topic| topic["first"]["lang"] == "en"), "{words:#}");
}

/// A running preview keeps its template engines; what they mark is of the last edit all the same.
#[test]
fn a_preview_marks_what_is_missing_now() {
    use frontdesk::memo::Memo;
    use frontdesk::pipeline::{Request, build};
    use frontdesk::source::Source;

    let site = site(SITE)
        .file("content/contact.yaml", CONTACT)
        .file("content/contact.pt.yaml", "channels:\n  mail: { name: Correio }\n");
    let memo = Memo::default();
    let request = Request::at("2026-11-22T00:00:00Z".parse().unwrap());
    let heading = || {
        let source = Source::open(site.root()).unwrap();
        let built = build(&source, &request, &memo).0.unwrap();
        let path = "site/pt/contact/access/index.html";
        let page = built.files.iter().find(|file| file.path == path).unwrap();
        let page = String::from_utf8_lossy(&page.bytes).into_owned();
        page.split("<h1>").nth(1).unwrap().split("</h1>").next().unwrap().to_owned()
    };
    assert_eq!(heading(), "<span lang=\"en\" dir=\"ltr\">Signing in</span>");
    let own = "channels:\n  mail: { name: Correio }\ntopics:\n  access: Signing in\n";
    std::fs::write(site.root().join("content/contact.pt.yaml"), own).unwrap();
    assert_eq!(heading(), "Signing in");
}
