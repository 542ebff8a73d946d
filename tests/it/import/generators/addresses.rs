//! Under which addresses pages stood, and which links follow from it.

use super::super::{PICTURE, imported, imported_from};
use super::{has, keys};

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
