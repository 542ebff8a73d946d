//! Whole projects, each known by its own configuration: what of them is an article.

use super::super::{PICTURE, imported, imported_from};
use super::{has, keys};

#[test]
fn docusaurus() {
    let (notices, ours) = imported(
        "markdown",
        &[
            (
                "docusaurus.config.ts",
                "import x from 'y';\nconst config = {\n  title: 'X Help Center',\n  url: \
                 'https://help.example.org',\n  baseUrl: '/',\n  presets: [['classic', { docs: { \
                 sidebarPath: './sidebars.ts' } }]],\n};\nexport default config;\n",
            ),
            ("README.md", "# How to run this repository\n"),
            (
                "docs/01-intro.md",
                "# Intro\n\n![m](/img/menu.svg) [far](https://help.example.org/docs/setup/apple)\n",
            ),
            (
                "docs/02-setup/_category_.json",
                "{\"label\": \"Set things up\", \"position\": 2, \"link\": {\"type\": \
                 \"generated-index\"}}\n",
            ),
            (
                "docs/02-setup/10-zebra.md",
                "---\nslug: /zebra\n---\n# Zebra first\n\n\
                 See [a](apple.md), [r](settings.md), [d](docs/settings.md), \
                 [q](/docs/category/set-things-up).\n",
            ),
            (
                "docs/02-setup/20-apple.md",
                "# Apple second\n\nSee [zebra](/zebra), [intro](/intro), [intro2](../intro).\n",
            ),
            ("docs/settings.md", "# Settings\n"),
            ("versioned_docs/version-1/settings.md", "# Settings of old\n"),
            ("static/img/menu.svg", PICTURE),
        ],
    );
    assert!(!notices.contains("import-dead-link"), "{notices}");
    assert!(notices.contains("docusaurus: 4 articles"), "{notices}");
    assert_eq!(
        keys(&ours),
        [
            "intro.md",
            "settings.md",
            "setup/_category.md",
            "setup/apple.md",
            "setup/zebra.md",
            "static/img/menu.svg"
        ]
    );
    assert!(has(&ours["setup/_category.md"], "title: Set things up"), "{ours:?}");
    assert!(has(&ours["setup/_category.md"], "order: 2"), "{ours:?}");
    assert!(has(&ours["setup/_category.md"], "- /docs/category/set-things-up"), "{ours:?}");
    assert!(has(&ours["setup/apple.md"], "- /docs/setup/apple"), "{ours:?}");
    assert!(has(&ours["setup/apple.md"], "order: 20"), "{ours:?}");
    assert!(has(&ours["setup/zebra.md"], "- /docs/zebra/"), "{ours:?}");
    assert!(
        ours["setup/zebra.md"]
            .contains("[a](apple.md), [r](../settings.md), [d](../settings.md), [q](_category.md)")
    );
    assert!(
        ours["setup/apple.md"]
            .contains("[zebra](zebra.md), [intro](../intro.md), [intro2](../intro.md)")
    );
    assert!(ours["intro.md"].contains("[far](setup/apple.md)"), "{ours:?}");
}

#[test]
fn mkdocs_with_pictures_in_two_languages() {
    let (notices, ours) = imported(
        "markdown",
        &[
            (
                "mkdocs.yml",
                "site_name: Example Help\nsite_url: https://help.example.org/\n\
                 markdown_extensions:\n  - pymdownx.emoji:\n      emoji_index: \
                 !!python/name:material.extensions.emoji.twemoji\n\
                 nav:\n  - Start: index.md\n  - Money matters:\n      - Refunds: \
                 money/refunds.md\n      - Invoices: money/invoices.md\n",
            ),
            ("docs/index.de.md", "# Hilfe\n"),
            ("docs/index.en.md", "# Help\n"),
            ("docs/money/invoices.de.md", "# Rechnungen\n\n![Menü](../img/menu.svg)\n"),
            (
                "docs/money/invoices.en.md",
                "# Invoices\n\n![Menu](../img/menu.svg) \
                 [r](https://help.example.org/money/refunds/)\n",
            ),
            ("docs/money/refunds.en.md", "# Refunds\n"),
            ("docs/img/menu.de.svg", PICTURE),
            (
                "docs/img/menu.en.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"2\"/>",
            ),
        ],
    );
    assert!(
        !notices.contains("import-missing-image") && !notices.contains("import-dead-link"),
        "{notices}"
    );
    assert!(ours["money/invoices.de.md"].contains("(../img/menu-de.svg)"), "{ours:?}");
    assert!(ours["money/invoices.md"].contains("(../img/menu-en.svg) [r](refunds.md)"), "{ours:?}");
    assert!(has(&ours["money/_category.md"], "title: Money matters"), "{ours:?}");
    assert!(
        has(&ours["money/refunds.md"], "order: 1") && has(&ours["money/invoices.md"], "order: 2"),
        "{ours:?}"
    );
}

#[test]
fn starlight_is_known_by_its_folder() {
    let (notices, ours) = imported(
        "markdown",
        &[
            ("README.md", "# Repository\n"),
            (
                "src/content/docs/billing/invoices.mdx",
                "---\ntitle: Invoices\n---\n## Pay\n\nText.\n",
            ),
            (
                "src/content/docs/billing/refunds.mdx",
                "---\ntitle: Refunds\n---\nSee [i](/billing/invoices) and \
                 [p](/billing/invoices/#pay).\n",
            ),
        ],
    );
    assert!(notices.contains("starlight: 2 articles"), "{notices}");
    assert!(notices.contains("1 page stands outside"), "{notices}");
    assert_eq!(keys(&ours), ["billing/_category.md", "billing/invoices.md", "billing/refunds.md"]);
    assert!(
        ours["billing/refunds.md"].ends_with("See [i](invoices.md) and [p](invoices.md#pay).\n"),
        "{ours:?}"
    );
    // Its folder alone, of the same project.
    let (_, ours) = imported_from(
        "markdown",
        "theirs/src/content/docs",
        &[("src/content/docs/a.md", "# A\n\n![p](/p.svg)\n"), ("public/p.svg", PICTURE)],
    );
    assert_eq!(keys(&ours), ["a.md", "public/p.svg"]);
}

#[test]
fn a_program_with_its_documentation() {
    let (notices, ours) = imported_from(
        "--from=hugo",
        "theirs",
        &[
            ("README.md", "# A program\n"),
            ("src/main.go", "package main\n"),
            (
                "website/hugo.toml",
                "baseURL = 'https://help.example.org/'\ntitle = 'Help'\n[module]\n\
                 [[module.mounts]]\nsource = 'content/en'\ntarget = 'content'\n",
            ),
            ("website/content/LICENSE.md", "# Licence\n"),
            (
                "website/content/en/pay.md",
                "# Pay\n\nSee [refunds][], [gone][] and ![m](/m.svg).\n\n[refunds]: /refund/\n[gone]: /gone/\n",
            ),
            ("website/content/en/refund.md", "# Refund\n"),
            ("website/static/m.svg", PICTURE),
        ],
    );
    assert!(notices.contains("the site stands in website/"), "{notices}");
    assert!(notices.contains("`/gone/` leads nowhere"), "{notices}");
    assert_eq!(keys(&ours), ["pay.md", "refund.md", "static/m.svg"]);
    assert!(ours["pay.md"].contains("See [refunds][], gone and ![m](static/m.svg)."), "{ours:?}");
}

#[test]
fn lektor() {
    let (notices, ours) = imported_from(
        "--from=lektor",
        "theirs",
        &[
            (
                "help.lektorproject",
                "[project]\nname = Help\nurl = https://help.example.org/\n\n[alternatives.en]\n\
                 primary = yes\n\n[alternatives.fr]\nurl_prefix = /fr/\n",
            ),
            ("models/page.ini", "[model]\nname = Page\n"),
            ("content/contents.lr", "title: Help\n"),
            ("content/money/contents.lr", "_model: topic\n---\ntitle: Money\n---\nkey: 2\n"),
            (
                "content/money/pay/contents.lr",
                "title: How do I pay: by card?\n---\nbody:\n\nSee [refunds](../refund/).\n\n![m](m.svg)\n",
            ),
            ("content/money/pay/contents+fr.lr", "title: Payer\n---\nbody:\n\nAvec une carte.\n"),
            ("content/money/pay/m.svg", PICTURE),
            ("content/money/refund/contents.lr", "title: Refund\n---\nbody:\n\nIn a week.\n"),
        ],
    );
    assert!(!notices.contains("import-dead-link"), "{notices}");
    assert!(has(&ours["money/_category.md"], "title: Money"), "{ours:?}");
    assert!(has(&ours["money/_category.md"], "order: 2"), "{ours:?}");
    let pay = &ours["money/pay.md"];
    assert!(
        has(pay, "title: 'How do I pay: by card?'")
            || has(pay, "title: \"How do I pay: by card?\""),
        "{pay}"
    );
    assert!(pay.contains("See [refunds](refund.md).") && pay.contains("m.svg)"), "{pay}");
    assert!(ours["money/pay.fr.md"].contains("Avec une carte."), "{ours:?}");
}
