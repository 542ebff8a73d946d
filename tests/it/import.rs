//! Strangers' folders: whatever is in them, the imported site builds without an error.

mod builds;
mod command;
mod desks;
mod dialects;
mod faults;
mod generated;
mod generators;
mod pictures;
mod privacy;
mod samples;
mod thousand;
mod update;

use crate::site::{TestSite, tree};

/// The smallest picture that is text.
const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"2\"/>";

/// Imports `files` as a folder of Markdown, builds the result, and gives the site's texts by path.
fn imported(
    kind: &str,
    files: &[(&str, &str)],
) -> (String, std::collections::BTreeMap<String, String>) {
    imported_from(kind, "theirs", files)
}

/// The same, of the folder `from` alone; `files` stand below `theirs/`.
fn imported_from(
    kind: &str,
    from: &str,
    files: &[(&str, &str)],
) -> (String, std::collections::BTreeMap<String, String>) {
    let mut source = TestSite::new();
    for (path, text) in files {
        source = source.file(&format!("theirs/{path}"), text);
    }
    let output = source.run(&["import", kind, from, "--out", "ours", "--format", "json"]);
    let notices =
        String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{notices}");
    let built = source.run(&["build", "--root", "ours", "--out", "built", "--now", "2026-11-22"]);
    assert!(
        built.status.success(),
        "{}{}",
        String::from_utf8_lossy(&built.stdout),
        String::from_utf8_lossy(&built.stderr)
    );
    let texts = tree(&source.root().join("ours/content")).into_iter();
    let texts = texts.filter_map(|(path, bytes)| {
        Some((path.to_str()?.to_owned(), String::from_utf8(bytes).ok()?))
    });
    (notices, texts.collect())
}

#[test]
fn addresses_that_browsers_must_not_follow_become_text() {
    let (notices, ours) = imported(
        "markdown",
        &[(
            "a.md",
            "# A\n\n[flags](chrome://flags) [typo](hhttps://example.org/) <about:config> \
             [ok](https://example.org/)\n\n<a href=\"javascript:x()\">run</a>\n",
        )],
    );
    assert_eq!(
        ours["a.md"],
        "# A\n\nflags typo `about:config` [ok](https://example.org/)\n\n<a>run</a>\n"
    );
    assert_eq!(notices.matches("import-refused-link").count(), 4, "{notices}");
}

#[test]
fn films_that_are_not_there_leave_nothing_behind() {
    let (_, ours) = imported(
        "markdown",
        &[(
            "a.md",
            "# A\n\n<video src=\"/gone.mp4\" controls></video>\n\n<div>\n\
             <video controls><source src={url('/x.mp4')} type=\"video/mp4\" /></video></div>\n",
        )],
    );
    assert_eq!(
        ours["a.md"],
        "# A\n\n<video controls></video>\n\n<div>\n<video controls></video></div>\n"
    );
}

#[test]
fn pins_are_made_usable() {
    let (_, ours) = imported(
        "markdown",
        &[(
            "a.md",
            "# A\n\n## One {#x}\n\n## Two {#x}\n\n## Crew (aka) {#crew-(aka)}\n\n\
             [c](#crew-(aka))\n",
        )],
    );
    assert_eq!(
        ours["a.md"],
        "# A\n\n## One {#x}\n\n## Two \n\n## Crew (aka) {#crew-aka}\n\n[c](#crew-aka)\n"
    );
}

#[test]
fn links_lead_below_the_place_the_source_was_published_at() {
    let (_, ours) = imported(
        "markdown",
        &[
            ("setup/install.md", "# Install\n"),
            ("setup/index.md", "# Setup\n"),
            (
                "a.md",
                "# A\n\n[i](/docs/setup/install) [s](/docs/setup/) [none](/docs/setup/nowhere)\n",
            ),
        ],
    );
    assert_eq!(ours["a.md"], "# A\n\n[i](setup/install.md) [s](setup/_category.md) none\n");
}

#[test]
fn pages_answer_to_the_names_other_generators_gave_them() {
    let (notices, ours) = imported(
        "markdown",
        &[
            (
                "setup/react.md",
                "---\nid: guide-react\ntitle: React\n---\n\n\
                 See [the windows one](guide-windows).\n",
            ),
            ("setup/windows.md", "---\nid: guide-windows\nslug: /windows/\n---\n\n# Windows\n"),
            (
                "zola.md",
                "+++\ntitle = \"Chat: limits\"\n[extra]\nn = 1\n+++\n\
                 [r](@/setup/react.md) [w](@site/setup/windows.md) [s](/windows)\n",
            ),
            ("shown.md", "# Shown\n\n![a](https://&/a.png)\n"),
        ],
    );
    assert!(!notices.contains("import-dead-link"), "{notices}");
    assert!(
        ours["zola.md"]
            .ends_with("[r](setup/react.md) [w](setup/windows.md) [s](setup/windows.md)\n"),
        "{ours:?}"
    );
    assert!(ours["zola.md"].starts_with("---\ntitle: \"Chat: limits\"\n"), "{ours:?}");
    assert!(ours["setup/react.md"].contains("aliases:\n- /setup/guide-react/\n"), "{ours:?}");
    assert!(ours["setup/react.md"].ends_with("[the windows one](windows.md).\n"), "{ours:?}");
}

#[test]
fn an_articles_number_joins_translations_of_other_names() {
    let (notices, ours) = imported(
        "markdown",
        &[
            (
                "en/articles/46702-creating-a-team.md",
                "# Creating a team\n\n<p style=\"a\">a</p>\n\n<p style=\"b\">b</p>\n",
            ),
            ("en/articles/46703-models.md", "# Models\n\nSee [teams](46702-creating-a-team.md).\n"),
            (
                "en/articles/46704-sending.md",
                "# Sending\n\n[bounces](#header-Bounce-Domains)\n\n## Bounce domains\n\nYes.\n",
            ),
            ("de/articles/46702-team-anlegen.md", "# Team anlegen\n"),
            (
                "de/articles/46703-modelle.md",
                "# Modelle\n\nSiehe [Teams](46702-team-anlegen.md).\n",
            ),
        ],
    );
    assert_eq!(notices.matches("has no effect").count(), 1, "{notices}");
    assert!(notices.contains(
        "`style` has no effect under the site's security policy; left out, and 1 more in this file"
    ));
    assert!(ours["46704-sending.md"].contains("[bounces](#bounce-domains)"), "{ours:?}");
    let german = &ours["46702-creating-a-team.de.md"];
    assert!(
        german.contains("/de/articles/46702-team-anlegen/\n")
            && german.ends_with("# Team anlegen\n"),
        "{german}"
    );
    assert!(
        ours["46703-models.de.md"].ends_with("Siehe [Teams](46702-creating-a-team.md).\n"),
        "{ours:?}"
    );
}

#[test]
fn the_home_page_of_a_language_is_nobodys_alias() {
    let (notices, ours) = imported(
        "markdown",
        &[
            ("deep/landing.md", "---\npermalink: /start/\n---\n\n# Landing\n"),
            ("deep/landing.es.md", "---\npermalink: /es/\n---\n\n# Portada\n"),
        ],
    );
    assert!(
        notices
            .contains("`/es/` was not kept as an alias: another page stands at this address now"),
        "{notices}"
    );
    assert!(!ours["deep/landing.es.md"].contains("aliases"), "{ours:?}");
}

/// What the site writes itself is at each language's root, too.
#[test]
fn the_sites_own_files_are_nobodys_alias() {
    let (notices, ours) = imported(
        "markdown",
        &[
            ("deep/gone.md", "---\npermalink: /404.html\n---\n\n# Gone\n"),
            ("deep/gone.es.md", "---\npermalink: /es/404.html\n---\n\n# Nada\n"),
            ("deep/news.md", "---\nredirect_from: /feed.xml\n---\n\n# News\n"),
        ],
    );
    for address in ["/404.html", "/es/404.html", "/feed.xml"] {
        let told = format!(
            "`{address}` was not kept as an alias: another page stands at this address now"
        );
        assert!(notices.contains(&told), "{address}: {notices}");
    }
    assert!(
        ours.values().all(|text| !text.contains("404.html") && !text.contains("feed.xml")),
        "{ours:?}"
    );
}

#[test]
fn a_folder_around_one_page_is_that_page() {
    let (_, ours) = imported(
        "markdown",
        &[
            ("changelog/index.md", "# Changes\n"),
            ("a.md", "# A\n\n[c](changelog/index.md) [d](changelog)\n"),
        ],
    );
    assert_eq!(ours.keys().collect::<Vec<_>>(), ["a.md", "changelog.md"]);
    assert_eq!(ours["a.md"], "# A\n\n[c](changelog.md) [d](changelog.md)\n");
}

#[test]
fn anchors_hold_in_every_translation_or_go() {
    let (notices, ours) = imported(
        "markdown",
        &[
            ("en/a.md", "# A\n\n[b](b.md#two)\n"),
            ("en/b.md", "# B\n\n## One\n\n## Two\n"),
            ("fr/a.md", "# A\n\n[b](b.md#two)\n"),
            ("fr/b.md", "# B\n\n## Un\n"),
            ("de/a.md", "# A\n\n[b](b.md#two)\n"),
            ("de/b.md", "# B\n\n## Eins\n\n## Zwei\n"),
        ],
    );
    assert_eq!(ours["a.md"], "# A\n\n[b](b.md#two)\n");
    assert_eq!(ours["a.de.md"], "# A\n\n[b](b.md#two)\n");
    assert_eq!(ours["a.fr.md"], "# A\n\n[b](b.md)\n");
    assert!(notices.contains("the translation has no heading"), "{notices}");
}

#[test]
fn one_picture_in_two_folders_is_published_once() {
    let (_, ours) = imported(
        "markdown",
        &[
            ("x/p.svg", PICTURE),
            ("y/p.svg", PICTURE),
            ("x/a.md", "# A\n\n![one](p.svg)\n"),
            ("y/b.md", "# B\n\n![two](p.svg)\n"),
        ],
    );
    assert_eq!(ours.len(), 6);
}

#[test]
fn what_other_generators_write_is_kept_as_what_it_meant() {
    let (notices, ours) = imported(
        "markdown",
        &[
            (
                "docusaurus.mdx",
                "---\ntitle: D\nsidebar_position: 2\n---\nimport Tabs from '@theme/Tabs';\n\n\
                 :::warning Hot\n\nTake care.\n\n:::\n\n<Tabs>\n\
                 <TabItem value=\"l\" label=\"Linux\">\n\nRun it. <Chart />\n\n</TabItem>\n\
                 </Tabs>\n",
            ),
            ("mkdocs.md", "# M\n\n!!! tip\n\n    Read [D](docusaurus.mdx).\n"),
            (
                "hugo.md",
                "# H\n\n{{< hint warning >}}\nHot\n{{< /hint >}}\n\n\
                 [m]({{< ref \"mkdocs.md\" >}})\n",
            ),
            ("obsidian.md", "# O\n\n> [!info] More\n> See [[mkdocs|the tips]].\n"),
        ],
    );
    assert_eq!(ours["mkdocs.md"], "# M\n\n> [!TIP]\n>\n> Read [D](docusaurus.md).\n");
    assert!(ours["docusaurus.md"].contains("order: 2\n"), "{}", ours["docusaurus.md"]);
    assert!(
        ours["docusaurus.md"].contains("> [!WARNING]\n> **Hot**\n>\n>\n> Take care.\n"),
        "{}",
        ours["docusaurus.md"]
    );
    assert!(ours["docusaurus.md"].contains("**Linux**"), "{}", ours["docusaurus.md"]);
    assert!(ours["hugo.md"].contains("> [!WARNING]\n"), "{}", ours["hugo.md"]);
    assert!(ours["hugo.md"].contains("[m](mkdocs.md)"), "{}", ours["hugo.md"]);
    assert_eq!(
        ours["obsidian.md"],
        "# O\n\n> [!NOTE]\n> **More**\n>\n> See [the tips](mkdocs.md).\n"
    );
    assert!(notices.contains("`<Chart>` has no meaning here"), "{notices}");
}
