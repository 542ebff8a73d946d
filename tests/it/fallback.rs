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
