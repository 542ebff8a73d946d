//! What writers kept to themselves is not published.

use super::imported;

#[test]
fn comments_of_every_kind_are_left_out_and_told() {
    let (notices, ours) = imported(
        "markdown",
        &[
            (
                "vault.md",
                "# V\n\nThis is so. %%TODO ask whether this is still true%%\n\n%%\n\
                 Internal: do not publish.\n%%\n\nEnd.\n",
            ),
            ("open.md", "# O\n\nSeen.\n\n%%\nInternal, and the mark was forgotten.\n"),
            (
                "hugo.md",
                "# H\n\n{{% comment %}}\nInternal.\n{{% /comment %}}\n\n\
                 Seen. {{< comment >}}Internal.{{< /comment >}}\n",
            ),
            ("liquid.md", "# L\n\n{% comment %}Internal.{% endcomment %}\n\nSeen.\n"),
            ("percent.md", "# P\n\nFrom 10%% to 20%%, and `%%code%%`.\n"),
        ],
    );
    assert_eq!(ours["vault.md"], "# V\n\nThis is so. \n\n\nEnd.\n");
    assert_eq!(ours["open.md"], "# O\n\nSeen.\n\n");
    assert_eq!(ours["hugo.md"], "# H\n\n\nSeen. \n");
    assert_eq!(ours["liquid.md"], "# L\n\n\nSeen.\n");
    assert_eq!(ours["percent.md"], "# P\n\nFrom 10%% to 20%%, and `%%code%%`.\n");
    assert_eq!(notices.matches("import-comment").count(), 4, "{notices}");
    assert!(notices.contains(r#""column":13,"length":39,"line":3,"path":"vault.md""#), "{notices}");
}

#[test]
fn notes_in_a_row_stay_apart() {
    let (_, ours) = imported(
        "markdown",
        &[(
            "a.md",
            "# A\n\n!!! danger \"Stop\"\n    Read this first.\n\n\
             !!! warning \"Backup\"\n    Make a copy.\n\nText.\n",
        )],
    );
    assert_eq!(
        ours["a.md"],
        "# A\n\n> [!CAUTION]\n> **Stop**\n>\n> Read this first.\n\n> [!WARNING]\n> **Backup**\n\
         >\n> Make a copy.\n\nText.\n"
    );
}

#[test]
fn comments_that_browsers_hide_are_left_out_too() {
    let (notices, ours) = imported(
        "markdown",
        &[
            (
                "html.md",
                "# H\n\nSeen. <!-- Internal. -->\n\n<!--\nInternal.\n-->\n\n    <!-- code -->\n\n\
                 End.\n",
            ),
            (
                "label.md",
                "# L\n\n[comment]: <> (Internal.)\n[//]: # (Internal.)\n\nSeen.\n\n[foo]: <>\n",
            ),
            ("mdx.md", "# M\n\nSeen. {/* Internal. */}\n"),
            ("go.md", "# G\n\nSeen. {{/* Internal. */}}\n"),
            ("jinja.md", "# J\n\nSeen. {# Internal. #}\n\n## Head {#head}\n"),
            ("open.md", "# O\n\nSeen.\n\n%%Internal, and the mark was forgotten.\n"),
        ],
    );
    for (path, text) in &ours {
        assert!(!text.contains("Internal") && text.contains("Seen."), "{path}: {text}");
    }
    assert!(ours["html.md"].ends_with("    <!-- code -->\n\nEnd.\n"), "{ours:?}");
    assert!(!ours["label.md"].contains("label.md"), "{ours:?}");
    assert!(ours["jinja.md"].ends_with("## Head {#head}\n"), "{ours:?}");
    assert_eq!(notices.matches("import-comment").count(), 6, "{notices}");
}

#[test]
fn titles_of_notes_keep_their_letters() {
    let (_, ours) = imported(
        "markdown",
        &[("a.md", "# A\n\n!!! note \"iPhone\"\n    Tap.\n\n!!! my-own\n    Text.\n")],
    );
    assert_eq!(
        ours["a.md"],
        "# A\n\n> [!NOTE]\n> **iPhone**\n>\n> Tap.\n\n> [!NOTE]\n> **My own**\n>\n> Text.\n"
    );
}

#[test]
fn jekyll_hides_the_same() {
    let page = "# A\n\nSeen. <!-- Internal. -->\n\n{::comment}\nInternal.\n{:/comment}\n\n\
        [//]: # (Internal.)\n";
    let (notices, ours) = imported("jekyll", &[("_config.yml", "title: T\n"), ("a.md", page)]);
    assert!(!ours["a.md"].contains("Internal"), "{ours:?}");
    assert_eq!(notices.matches("import-comment").count(), 1, "{notices}");
}
