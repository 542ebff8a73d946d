//! Marks of single generators: they become what they meant, or go.

use super::{PICTURE, imported};

#[test]
fn microsoft_learn() {
    let (notices, ours) = imported(
        "markdown",
        &[
            (
                "pay.md",
                "---\ntitle: Pay\n---\n# Pay\n\n\
                 1. Open the menu.\n\n   :::image type=\"content\" source=\"media/menu.svg\" \
                 alt-text=\"The menu.\":::\n\n> [!INCLUDE [fees](includes/fees.md)]\n\n\
                 [!INCLUDE [fees](includes/fees.md)]\n\n### [Web](#tab/web)\n\nClick **Pay**.\n",
            ),
            ("includes/fees.md", "Fees are 2 %.\n"),
            ("media/menu.svg", PICTURE),
        ],
    );
    assert!(
        !notices.contains("import-dialect") && !notices.contains("import-missing-image"),
        "{notices}"
    );
    let text = &ours["pay.md"];
    assert!(text.contains("   ![The menu.](") && text.contains("### Web\n"), "{text}");
    assert_eq!(text.matches("Fees are 2 %.").count(), 2, "{text}");
    assert!(!ours.keys().any(|path| path.contains("fees")), "{ours:?}");
}

#[test]
fn experience_league() {
    let (_, ours) = imported(
        "markdown",
        &[(
            "a.md",
            "# A\n\nOpen **[!UICONTROL Settings]** in [!DNL Shop], then [!UICONTROL \
             **Save**].\n\n>[!BEGINTABS]\n\n>[!TAB Web]\n\nClick.\n\n>[!ENDTABS]\n\n\
             >[!VIDEO](https://video.example.com/v/1)\n",
        )],
    );
    let text = &ours["a.md"];
    assert!(text.contains("Open **Settings** in Shop, then **Save**."), "{text}");
    assert!(text.contains("**Web**") && text.contains("<https://video.example.com/v/1>"), "{text}");
    assert!(!text.contains("[!"), "{text}");
}

#[test]
fn gitbook() {
    let (notices, ours) = imported(
        "markdown",
        &[
            (
                "a.md",
                "# A\n\n{% page-ref page=\"b.md\" %}\n\n{% file src=\"form.pdf\" %}\n\n\
                 {% embed url=\"https://www.youtube.com/watch?v=abc\" %}\nWatch\n{% endembed %}\n",
            ),
            ("b.md", "# B\n"),
            ("form.pdf", "%PDF-1.4\n"),
        ],
    );
    assert!(!notices.contains("import-dialect"), "{notices}");
    let text = &ours["a.md"];
    assert!(
        text.contains("[B](b.md)") && text.contains("[form.pdf](form.pdf)") && !text.contains("{%"),
        "{text}"
    );
}

#[test]
fn gitbooks_parts_and_tags_leave_no_mark() {
    let (notices, ours) = imported(
        "markdown",
        &[
            (
                "a.md",
                "# A\n\n- Do:\n\n  {% include \".gitbook/includes/do.md\" %}\n\n{% if visitor.a === 1 %}\nFor some.\n\
                 {% endif %}\n\n{% update date=\"2025-12-25\" %}\nNew.\n{% endupdate %}\n\n`{% if %}`\n",
            ),
            (".gitbook/includes/do.md", "One.\n\nTwo.\n"),
        ],
    );
    let text = &ours["a.md"];
    assert!(text.contains("  One.\n") && text.contains("  Two.\n"), "{text}");
    assert!(text.contains("For some.") && text.contains("**2025-12-25**"), "{text}");
    assert_eq!(text.matches("{%").count(), 1, "only in code: {text}");
    assert!(notices.contains("import-dialect"), "{notices}");
    assert_eq!(ours.len(), 1, "{ours:?}");
}

#[test]
fn what_stood_in_columns_stands_below_each_other() {
    let (_, ours) = imported(
        "markdown",
        &[
            (
                "a.md",
                "# A\n\n  :::row:::\n   :::column span=\"\":::\n      :::image type=\"content\" \
                 source=\"m.svg\" alt-text=\"One\":::\n   :::column-end:::\n:::row-end:::\n\n\
                 ::: moniker range=\">=1\"\n\nText.\n\n::: moniker-end\n",
            ),
            ("m.svg", PICTURE),
        ],
    );
    let text = &ours["a.md"];
    assert!(text.contains("\n![One](m.svg)\n") && text.contains("\nText.\n"), "{text}");
    assert!(!text.contains(":::"), "{text}");
}

#[test]
fn markdown_inside_of_html_is_markdown_in_mdx() {
    let (_, ours) = imported(
        "markdown",
        &[
            (
                "a.mdx",
                "# A\n\n<div>![Menu](m.svg) and **bold**</div>\n\n<table>\n<tr><td>See **[b](/b)** \
                 first.</td></tr>\n</table>\n",
            ),
            ("b.md", "# B\n\n<figure markdown=\"span\">\n  ![Menu](m.svg)\n</figure>\n"),
            ("m.svg", PICTURE),
        ],
    );
    assert!(ours["a.md"].contains("\n![Menu](m.svg) and **bold**\n"), "{ours:?}");
    assert!(ours["a.md"].contains("\nSee **[b](b.md)** first.\n"), "{ours:?}");
    assert!(ours["b.md"].contains("\n![Menu](m.svg)\n"), "{ours:?}");
}

#[test]
fn parts_of_mdx_lose_their_components_too() {
    let (_, ours) = imported(
        "markdown",
        &[
            ("a.mdx", "import Part from './_part.mdx';\n\n# A\n\n<Part />\n"),
            ("_part.mdx", "import Tip from 'tip';\n\n<Tip title=\"So\">\n\nDo it.\n\n</Tip>\n"),
        ],
    );
    let text = &ours["a.md"];
    assert!(
        text.contains("> Do it.") && !text.contains("<Tip") && !text.contains("import "),
        "{text}"
    );
}

#[test]
fn tabs_keep_their_labels() {
    let (_, ours) = imported(
        "markdown",
        &[(
            "a.mdx",
            "# A\n\n<Tabs items={[\"Desktop\", \"Mobile\"]}>\n<Tab value=\"Desktop\">\n\n\
             1. Click **Start**.\n\n</Tab>\n<Tab value=\"Mobile\">\n\n1. Tap **Start**.\n\n\
             </Tab>\n</Tabs>\n",
        )],
    );
    let text = &ours["a.md"];
    assert!(text.contains("> [!TABS]\n"), "{text}");
    assert!(text.contains("> ###### Desktop\n") && text.contains("> ###### Mobile\n"), "{text}");
    assert!(text.contains("> 1. Tap **Start**.\n"), "{text}");
}

#[test]
fn words_of_a_sites_own_tags_stay() {
    let (notices, ours) = imported(
        "markdown",
        &[("a.md", "# A\n\n{{< linked_headline \"Snapshot options\" >}}\n\nText.\n")],
    );
    assert!(notices.contains("import-dialect"), "{notices}");
    assert!(ours["a.md"].contains("Snapshot options"), "{ours:?}");
}
