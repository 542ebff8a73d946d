//! What becomes of the texts themselves: parts, languages, descriptions, files that nobody reads.

use super::super::{PICTURE, imported};
use super::{has, keys};

#[test]
fn parts_that_pages_import_are_no_articles() {
    let (notices, ours) = imported(
        "markdown",
        &[
            ("docs/_docker.md", "Run docker.\n"),
            ("docs/_podman.md", "Run podman.\n"),
            (
                "docs/container.md",
                "# Container\n\nimport Podman from './\\_podman.md';\n\
                 import Docker from './_docker.md';\n\n<Podman />\n\n<Docker />\n",
            ),
        ],
    );
    assert!(!notices.contains("import-dialect"), "{notices}");
    let texts: Vec<&String> =
        ours.iter().filter(|(path, _)| path.ends_with("container.md")).map(|(_, t)| t).collect();
    assert!(texts[0].contains("Run podman.") && texts[0].contains("Run docker."), "{ours:?}");
    assert!(!ours.keys().any(|path| path.contains("podman")), "{ours:?}");
}

#[test]
fn a_language_that_nothing_names_is_told_by_the_text() {
    let (notices, ours) = imported(
        "markdown",
        &[
            (
                "erstattung.md",
                "# Wann bekomme ich mein Geld zurück?\n\n\
                 Innerhalb von dreißig Tagen nach dem Kauf erhalten Sie den vollen Betrag zurück, \
                 wenn Sie kündigen.\n",
            ),
            (
                "zahlung.md",
                "# Wie bezahle ich meine Rechnung?\n\n\
                 Öffnen Sie die Einstellungen und wählen Sie die gewünschte Zahlungsart. Sie \
                 können jederzeit wechseln.\n",
            ),
        ],
    );
    assert!(notices.contains("by their text it is de"), "{notices}");
    assert_eq!(keys(&ours), ["erstattung.md", "zahlung.md"]);
}

#[test]
fn markdown_that_jekyll_puts_into_html() {
    let (_, ours) = imported(
        "jekyll",
        &[
            ("_config.yml", "title: T\n"),
            (
                "a.md",
                "---\ntitle: A\nsort: 3\n---\n<div class=\"tab\">\n  <div id=\"web\">\n\
                 {% capture web %}\n### Web\n\n1. Click **Pay**.\n\n   {% callout success %}Once.\
                 {% endcallout %}\n\n2. {% image pay/m.svg The menu %}\n{% endcapture %}\n{{ web | markdownify }}\n  \
                 </div>\n</div>\n\n<div>\n\nx\n\n</div>\n\n{: #term} Term\n",
            ),
            ("images/pay/m.svg", PICTURE),
        ],
    );
    let text = &ours["a.md"];
    assert!(has(text, "order: 3"), "{text}");
    assert!(text.contains("\n\n### Web\n\n1. Click **Pay**.\n\n   > [!"), "{text}");
    assert!(text.contains("2. ![The menu](images/pay/m.svg)\n"), "{text}");
    assert!(text.contains("<div>\nx\n</div>") && !text.contains("{:"), "{text}");
    assert!(text.contains("<span id=\"term\"></span> Term"), "{text}");
}

#[test]
fn a_home_page_with_a_text_is_an_article() {
    let long = "This help centre says all that customers of this shop have asked so far, \
                and a little more, so that nobody has to wait for an answer.";
    let (_, ours) = imported(
        "markdown",
        &[
            ("index.md", &format!("# Welcome\n\n{long}\n")),
            ("pay.md", "# Pay\n\nBack [home](index.md).\n"),
        ],
    );
    assert_eq!(keys(&ours), ["introduction.md", "pay.md"]);
    assert!(ours["introduction.md"].contains(long), "{ours:?}");
    assert!(ours["pay.md"].ends_with("Back [home](introduction.md).\n"), "{ours:?}");
}

#[test]
fn capitals_are_told_once() {
    let (notices, _) =
        imported("markdown", &[("Billing/Refunds.md", "# R\n"), ("Billing/Pay.md", "# P\n")]);
    assert_eq!(notices.matches("import-capitals").count(), 1, "{notices}");
    assert!(notices.contains("and 1 more"), "{notices}");
}

#[test]
fn texts_that_nobody_reads_are_counted() {
    let (notices, _) =
        imported("markdown", &[("a.md", "# A\n"), ("b.rst", "B\n"), ("c.rst", "C\n")]);
    assert!(notices.contains("2 files were not read: .rst"), "{notices}");
}

#[test]
fn descriptions_are_words() {
    let (_, ours) = imported(
        "markdown",
        &[(
            "a.md",
            "---\ndescription: 'Use **Pay** now, see [x](https://example.org/)'\n---\n# A\n",
        )],
    );
    assert!(has(&ours["a.md"], "description: Use Pay now, see x"), "{ours:?}");
}

#[test]
fn the_words_of_a_lost_picture_begin_nothing() {
    let (_, ours) = imported(
        "markdown",
        &[(
            "a.md",
            "# A\n\n1. Click.\n\n   ![1. Click 'Start'.](/images/no.png)\n2. Next.\n\n\
             ![# All](/n.png)\n",
        )],
    );
    assert_eq!(ours["a.md"], "# A\n\n1. Click.\n\n   1\\. Click 'Start'.\n2. Next.\n\n\\# All\n");
}
