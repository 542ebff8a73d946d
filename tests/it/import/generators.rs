//! What each generator's own configuration says: where pages stood, what they were called, in which
//! order, under which addresses.

use std::collections::BTreeMap;

use super::{PICTURE, imported, imported_from};

fn keys(ours: &BTreeMap<String, String>) -> Vec<&str> {
    ours.keys().map(String::as_str).collect()
}

/// A line of the front matter.
fn has(text: &str, line: &str) -> bool {
    text.split("---").nth(1).is_some_and(|front| front.lines().any(|own| own == line))
}

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
fn a_gitbooks_table_of_contents_is_no_article() {
    let (notices, ours) = imported(
        "markdown",
        &[
            (".gitbook/assets/menu.svg", PICTURE),
            ("README.md", "# Welcome\n"),
            (
                "SUMMARY.md",
                "# Table of contents\n\n* [Welcome](README.md)\n\n## Money\n\n\
                 * [Refunds](money/refunds.md)\n* [Pay](money/pay.md)\n",
            ),
            ("money/pay.md", "# Pay\n\n![The menu](../.gitbook/assets/menu.svg)\n"),
            ("money/refunds.md", "# Refunds\n"),
        ],
    );
    assert!(notices.contains("gitbook: 2 articles, 1 category texts"), "{notices}");
    assert!(!ours.contains_key("summary.md"), "{ours:?}");
    assert!(has(&ours["money/_category.md"], "title: Money"), "{ours:?}");
    assert!(
        has(&ours["money/refunds.md"], "order: 1") && has(&ours["money/pay.md"], "order: 2"),
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
fn groups_of_a_navigation_are_categories() {
    let (_, ours) = imported(
        "markdown",
        &[
            (
                "docs.json",
                "{\"name\": \"Help\", \"navigation\": {\"groups\": [{\"group\": \"First steps\", \
                 \"pages\": [\"b\", \"a\"]}, {\"group\": \"Money\", \"pages\": [\"c\"]}]}, \
                 \"redirects\": [{\"source\": \"/old/b\", \"destination\": \"/b\"}]}",
            ),
            ("a.mdx", "---\ntitle: A\n---\nSee [c](/c).\n"),
            ("b.mdx", "---\ntitle: B\n---\nText.\n"),
            ("c.mdx", "---\ntitle: C\n---\nText.\n"),
        ],
    );
    assert_eq!(
        keys(&ours),
        [
            "first-steps/_category.md",
            "first-steps/a.md",
            "first-steps/b.md",
            "money/_category.md",
            "money/c.md"
        ]
    );
    assert!(has(&ours["first-steps/_category.md"], "title: First steps"), "{ours:?}");
    assert!(
        has(&ours["first-steps/b.md"], "order: 1") && has(&ours["first-steps/a.md"], "order: 2"),
        "{ours:?}"
    );
    assert!(
        has(&ours["first-steps/b.md"], "- /b/") && has(&ours["first-steps/b.md"], "- /old/b"),
        "{ours:?}"
    );
    assert!(ours["first-steps/a.md"].ends_with("See [c](../money/c.md).\n"), "{ours:?}");
}

#[test]
fn mdbook_and_vitepress_wrote_html() {
    let (_, ours) = imported(
        "markdown",
        &[
            (
                "book.toml",
                "[book]\ntitle = \"The book\"\n[output.html.redirect]\n\"/first.html\" = \
                 \"start.html\"\n",
            ),
            ("src/SUMMARY.md", "# Summary\n\n- [Start](start.md)\n- [Pay](pay.md)\n"),
            ("src/start.md", "# Start\n"),
            ("src/pay.md", "# Pay\n\n[s](start.html)\n"),
        ],
    );
    assert!(
        has(&ours["start.md"], "- /start.html") && has(&ours["start.md"], "- /first.html"),
        "{ours:?}"
    );
    assert!(ours["pay.md"].ends_with("[s](start.md)\n"), "{ours:?}");
    let (notices, ours) = imported(
        "markdown",
        &[
            (
                "docs/.vitepress/config.mts",
                "export default defineConfig({ title: 'V', themeConfig: { sidebar: [{ text: 'Set \
                 up', items: [{ text: 'Pay', link: '/guide/pay' }] }] } })\n",
            ),
            ("docs/index.md", "---\nlayout: home\n---\n# V\n"),
            ("docs/guide/pay.md", "# Pay\n\n![l](/logo.svg)\n"),
            ("docs/public/logo.svg", PICTURE),
        ],
    );
    assert!(notices.contains("vitepress: 1 articles"), "{notices}");
    assert!(has(&ours["guide/_category.md"], "title: Set up"), "{ours:?}");
    assert!(ours["guide/pay.md"].contains("![l](../"), "{ours:?}");
}

#[test]
fn hugo_looks_references_up_from_its_content() {
    let (notices, ours) = imported(
        "markdown",
        &[
            ("hugo.toml", "baseURL = \"https://help.example.org/\"\ntitle = \"H\"\n"),
            (
                "content/methods/get.md",
                "---\ntitle: Get\n---\nAn [a]({{< relref \"entities/Account\" >}}).\n",
            ),
            ("content/entities/Account.md", "---\ntitle: Account\n---\nText.\n"),
        ],
    );
    assert!(
        notices.contains("hugo: 2 articles") && !notices.contains("import-dead-link"),
        "{notices}"
    );
    assert!(ours["methods/get.md"].ends_with("An [a](../entities/account.md).\n"), "{ours:?}");
}

#[test]
fn categories_of_a_flat_folder_are_categories() {
    let (notices, ours) = imported(
        "markdown",
        &[
            (
                "articles/a.md",
                "---\ntitle: A record\ncategories:\n- DNS\n---\nSee [all](/categories/dns/).\n",
            ),
            ("articles/b.md", "---\ntitle: Refunds\ncategories: [Billing]\n---\nText.\n"),
        ],
    );
    assert!(!notices.contains("import-dead-link"), "{notices}");
    assert_eq!(
        keys(&ours),
        ["billing/_category.md", "billing/b.md", "dns/_category.md", "dns/a.md"]
    );
    assert!(has(&ours["dns/_category.md"], "title: DNS"), "{ours:?}");
    assert!(has(&ours["dns/a.md"], "- /articles/a/"), "{ours:?}");
    assert!(ours["dns/a.md"].ends_with("See [all](_category.md).\n"), "{ours:?}");
}

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
fn posts_of_jekyll_stand_where_the_template_says() {
    let (notices, ours) = imported(
        "jekyll",
        &[
            (
                "_config.yml",
                "title: Help\nurl: https://help.example.org\npermalink: /:categories/:title/\n",
            ),
            (
                "_posts/2024-01-01-pay.md",
                "---\ntitle: Pay\ncategories: [billing]\n---\nSee [refunds](/billing/refunds/).\n",
            ),
            (
                "_posts/2024-01-02-refunds.md",
                "---\ntitle: Refunds\ncategories: [billing]\n---\nText.\n",
            ),
        ],
    );
    assert!(!notices.contains("import-dead-link"), "{notices}");
    assert_eq!(keys(&ours), ["billing/_category.md", "billing/pay.md", "billing/refunds.md"]);
    assert!(ours["billing/pay.md"].ends_with("See [refunds](refunds.md).\n"), "{ours:?}");
}

#[test]
fn hugo_puts_pages_where_its_templates_say() {
    let (notices, ours) = imported(
        "markdown",
        &[
            (
                "config/_default/hugo.toml",
                "baseURL = \"https://help.example.org/\"\ntitle = \"H\"\n\
                 defaultContentLanguage = \"en\"\n[permalinks]\npost = \
                 \"/:year/:month/:slug/\"\n[languages.en]\ncontentDir = \"content/en\"\n\
                 [languages.fr]\ncontentDir = \"content/fr\"\n",
            ),
            (
                "content/en/about.md",
                "---\ntitle: About\nslug: about-us\n---\nSee [news](/2024/02/a-new-key/).\n",
            ),
            (
                "content/fr/about.md",
                "---\ntitle: Qui sommes-nous\nslug: about-us\n---\n[n](/fr/2024/02/une-cle/)\n",
            ),
            (
                "content/en/post/2024-key.md",
                "---\ntitle: A new key\ndate: 2024-02-01\n---\nSee [us](/about-us/).\n",
            ),
            (
                "content/fr/post/2024-key.md",
                "---\ntitle: Une clé\nslug: une-cle\ndate: 2024-02-01\n---\n[q](/fr/about-us/)\n",
            ),
        ],
    );
    assert!(
        !notices.contains("import-dead-link") && !notices.contains("import-alias"),
        "{notices}"
    );
    assert!(has(&ours["about.md"], "- /about-us/"), "{ours:?}");
    assert!(has(&ours["about.fr.md"], "- /fr/about-us/"), "{ours:?}");
    assert!(has(&ours["post/2024-key.md"], "- /2024/02/a-new-key/"), "{ours:?}");
    assert!(has(&ours["post/2024-key.fr.md"], "- /fr/2024/02/une-cle/"), "{ours:?}");
    assert!(ours["about.md"].ends_with("See [news](post/2024-key.md).\n"), "{ours:?}");
}

#[test]
fn a_folder_of_mkdocs_says_its_order_itself() {
    let (_, ours) = imported(
        "markdown",
        &[
            ("mkdocs.yml", "site_name: Help\nplugins:\n  - awesome-nav\n"),
            ("docs/.pages", "nav:\n  - start.md\n  - Set it up: setup\n  - ...\n  - last.md\n"),
            ("docs/start.md", "# Start\n"),
            ("docs/last.md", "# Last\n"),
            ("docs/setup/.pages.yml", "---\ntitle: Not this\nnav:\n - Zebra.md\n - \"*\"\n"),
            ("docs/setup/Zebra.md", "# Zebra\n"),
            ("docs/setup/apple.md", "# Apple\n"),
        ],
    );
    assert!(has(&ours["start.md"], "order: 1") && !ours["last.md"].contains("order"), "{ours:?}");
    assert!(has(&ours["setup/_category.md"], "order: 2"), "{ours:?}");
    assert!(has(&ours["setup/zebra.md"], "order: 1"), "{ours:?}");
    assert!(!ours["setup/apple.md"].contains("order"), "{ours:?}");
}

#[test]
fn a_sidebar_of_vitepress_that_a_function_returns() {
    let (notices, ours) = imported(
        "markdown",
        &[
            (
                "docs/.vitepress/config.ts",
                "export default defineConfig({ title: 'V', themeConfig: { sidebar: { '/': main(), \
                 '/a/': main() } } })\nfunction main() {\n  return [{ text: 'Money', items: [\n\
                 { text: 'Refunds', link: '/a/refunds' },\n{ text: 'Pay', link: '/a/pay' }] }]\n}\n",
            ),
            ("docs/a/pay.md", "# Pay\n"),
            ("docs/a/refunds.md", "# Refunds\n"),
        ],
    );
    assert!(!notices.contains("import-navigation"), "{notices}");
    assert!(has(&ours["a/_category.md"], "title: Money"), "{ours:?}");
    assert!(has(&ours["a/refunds.md"], "order: 1") && has(&ours["a/pay.md"], "order: 2"));
}

#[test]
fn sidebars_of_two_parts_stay_apart() {
    let (_, ours) = imported(
        "markdown",
        &[
            (
                ".vitepress/config.js",
                "export default { sidebar: { '/': [{ text: 'About', items: [{ link: '/us' }, { link: \
                 '/more' }] }], '/shop/': [{ text: 'About', items: [{ link: '/shop/b' }, { link: \
                 '/shop/a' }, { link: '/terms' }] }] } }\n",
            ),
            ("us.md", "# Us\n"),
            ("more.md", "# More\n"),
            ("shop/a.md", "# A\n"),
            ("shop/b.md", "# B\n"),
            ("terms.md", "# Terms\n"),
        ],
    );
    assert!(has(&ours["about/_category.md"], "title: About"), "{ours:?}");
    assert!(ours.contains_key("about/us.md"), "{ours:?}");
    let shop = ours.keys().filter(|path| path.starts_with("shop/")).count();
    assert!(shop >= 3 && !ours.keys().any(|path| path.contains("-2")), "{ours:?}");
    assert!(ours.keys().any(|path| path.starts_with("shop/") && path.ends_with("/terms.md")));
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
fn a_jekyll_site_in_a_folder_of_its_own() {
    let (notices, ours) = imported(
        "jekyll",
        &[
            (
                "_config.yml",
                "title: Help\nurl: https://help.example.org\nsource: src\n\
                 permalink: /:categories/:slug\n",
            ),
            ("README.md", "# How to run this repository\n"),
            (
                "src/_posts/languages/php/2000-01-01-start.md",
                "---\ntitle: PHP\n---\nSee [news](/changelog/api/new-key).\n\n\
                 {% note %}\nOnly **once**.\n\n- a\n{% endnote %}\n\nEnd. {% note %}\n",
            ),
            (
                "src/changelog/api/_posts/2024-02-01-new-key.md",
                "---\ntitle: A new key\n---\nSee {% post_url languages/php/2000-01-01-start %}.\n",
            ),
        ],
    );
    assert!(!notices.contains("import-dead-link"), "{notices}");
    assert_eq!(notices.matches("import-liquid").count(), 1, "{notices}");
    let of = |end: &str| ours.iter().find(|(path, _)| path.ends_with(end)).unwrap().1;
    assert!(has(of("start.md"), "- /languages/php/start"), "{ours:?}");
    assert!(has(of("new-key.md"), "- /changelog/api/new-key"), "{ours:?}");
    assert!(
        of("start.md").contains("> [!NOTE]\n> Only **once**.\n> \n> - a\n")
            && of("start.md").contains("End."),
        "{ours:?}"
    );
    assert!(!ours.contains_key("readme.md"), "{ours:?}");
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

#[test]
fn posts_of_docusaurus_stand_at_their_dates() {
    let (notices, ours) = imported_from(
        "--from=docusaurus",
        "theirs",
        &[
            (
                "docusaurus.config.js",
                "module.exports = { title: 'Help', url: 'https://help.example.org' };\n",
            ),
            ("docs/pay.md", "# Pay\n\nSee [news](/blog/2023/10/01/news).\n"),
            ("docs/refund.md", "# Refund\n"),
            ("blog/2023-10-01-news/index.md", "---\ntitle: News\n---\nText ![m](m.svg).\n"),
            ("blog/2023-10-01-news/m.svg", PICTURE),
            ("blog/2023/11-02-more.md", "---\ntitle: More\nslug: more-news\n---\nText.\n"),
        ],
    );
    assert!(!notices.contains("import-dead-link"), "{notices}");
    let news = ours.iter().find(|(_, text)| has(text, "title: News")).unwrap().1;
    assert!(has(news, "- /blog/2023/10/01/news"), "{news}");
    let more = ours.iter().find(|(_, text)| has(text, "title: More")).unwrap().1;
    assert!(has(more, "- /blog/2023/11/02/more") && has(more, "- /blog/more-news/"), "{more}");
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
