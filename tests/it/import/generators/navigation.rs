//! Menus, sidebars and tables of contents: order and categories.

use super::super::{PICTURE, imported};
use super::{has, keys};

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
