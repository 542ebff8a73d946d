//! "The imported site builds without errors, whatever the source was": `imported` builds each.

use super::{PICTURE, imported};

#[test]
fn files_without_an_ending_are_files() {
    let (notices, ours) = imported(
        "markdown",
        &[
            ("LICENSE", "MIT\n"),
            (
                "CONTRIBUTING.md",
                "# Contributing\n\nUnder the [licence](LICENSE), see [v1](v1.0 notes).\n",
            ),
            (
                "b.md",
                "# B\n\n[l](LICENSE#top) <a href=\"LICENSE\">l</a> [v](<v1.0 notes>) \
                 ![p](menu)\n\n[l]: LICENSE\n",
            ),
            ("v1.0 notes", "Notes\n"),
            ("menu", "\u{89}PNG"),
        ],
    );
    assert!(!notices.contains("import-dead-link"), "{notices}");
    assert!(ours["contributing.md"].contains("Under the [licence](license.txt)"), "{ours:?}");
    assert!(
        ours["b.md"]
            .contains("[l](license.txt) <a href=\"license.txt\">l</a> [v](<v1-0-notes.txt>)"),
        "{}",
        ours["b.md"]
    );
}

#[test]
fn names_that_the_site_needs_itself_move_aside() {
    let (_, ours) = imported(
        "markdown",
        &[
            (
                "sitemap.md",
                "# Sitemap\n\nWhere is everything? [y](contact.yaml) ![p](assets/p.svg) \
                 ![q](sitemap/p.svg)\n",
            ),
            ("api/x.md", "# X\n"),
            ("contact.yaml", "phone: 1\n"),
            ("assets/p.svg", PICTURE),
            ("sitemap/p.svg", PICTURE),
        ],
    );
    assert_eq!(
        ours.keys().collect::<Vec<_>>(),
        [
            "api-pages/_category.md",
            "api-pages/x.md",
            "assets-files/p.svg",
            "contact-file.yaml",
            "sitemap-files/p.svg",
            "sitemap-page.md"
        ]
    );
}

#[test]
fn slugs_that_name_a_folder_or_the_home_page_build() {
    for slug in ["/", "./", "\"\"", ".", "//", "/a//b/"] {
        let page = format!("---\nslug: {slug}\nid: \".\"\n---\n# Start\n");
        imported(
            "markdown",
            &[
                ("old_docs/start.md", &page),
                ("old_docs/next.md", "# Next\n\n[s](./) [t](/old_docs/)\n"),
            ],
        );
    }
}

#[test]
fn old_addresses_that_the_build_would_refuse_are_told() {
    let (notices, ours) = imported(
        "markdown",
        &[
            (
                "a.md",
                "---\naliases: [/c%23/, /x//y, '/old%20page/', /old page/, \"/good/?q\", \
                 //fine//]\n---\n# A\n",
            ),
            ("b.md", "# B\n"),
        ],
    );
    assert_eq!(notices.matches("import-alias").count(), 3, "{notices}");
    assert!(ours["a.md"].contains("aliases:\n- /old%20page/\n- /fine/\n"), "{ours:?}");
}

#[test]
fn html_over_several_lines_in_a_quote_is_seen_whole() {
    let (notices, ours) = imported(
        "markdown",
        &[
            (
                "gone.md",
                "# A\n\n> <img\n>   class=\"d\"\n>   src=\"/docs/x.webp\"\n>   alt=\"Y\">\n",
            ),
            (
                "here.md",
                "# A\n\n> <img class=\"d\"\n>   src=\"p.svg\" alt=\"Y\">\n\n\
                 - <a\n  href=\"gone.md\">g</a>\n",
            ),
            ("p.svg", PICTURE),
        ],
    );
    assert!(notices.contains("the picture `/docs/x.webp` is not in the source"), "{notices}");
    assert_eq!(ours["gone.md"], "# A\n\n> Y\n");
    assert!(ours["here.md"].contains("src=\"p.svg\""), "{ours:?}");
    assert!(ours.contains_key("p.svg"));
}

#[test]
fn html_that_the_build_refuses_goes_and_is_told() {
    let (notices, ours) = imported(
        "markdown",
        &[
            (
                "a.md",
                "# A\n\n<form action=\"javascript:x()\"><input name=\"q\"></form>\n\n\
                 <meta name=\"a\" content=\"b\">\n\n\
                 <iframe title=\"t\" srcdoc=\"<b>x</b>\"></iframe>\n\n\
                 See [the form](form.html) and [script](x.js).\n",
            ),
            ("open.md", "# O\n\n<div class=\"a\n\nText.\n"),
            ("form.html", "<script>alert(1)</script>\n"),
            ("x.js", "alert(1)\n"),
        ],
    );
    assert_eq!(
        ours["a.md"],
        "# A\n\n<form><input name=\"q\"></form>\n\n\n\n<iframe title=\"t\"></iframe>\n\n\
         See the form and script.\n"
    );
    assert_eq!(ours["open.md"], "# O\n\n&lt;div class=\"a\n\nText.\n");
    assert_eq!(ours.keys().collect::<Vec<_>>(), ["a.md", "open.md"]);
    assert_eq!(notices.matches("import-active-file").count(), 2, "{notices}");
}

/// What was a link by its words as well must not be one again.
#[test]
fn an_address_of_the_old_site_that_is_gone_is_no_link() {
    let (notices, ours) = imported(
        "markdown",
        &[
            ("mkdocs.yml", "site_name: Help\nsite_url: https://help.example.org/\n"),
            (
                "docs/a.md",
                "# A\n\nSee [https://help.example.org/gone](https://help.example.org/gone) and \
                 https://help.example.org/lost/. [Over](HTTPS://Help.Example.org/over/), \
                 [here](Http://HELP.example.org/b/).\n",
            ),
            ("docs/b.md", "# B\n"),
        ],
    );
    assert_eq!(notices.matches("import-dead-link").count(), 3, "{notices}");
    assert!(
        ours["a.md"].ends_with(
            "See `https://help.example.org/gone` and `https://help.example.org/lost/`. Over, \
             [here](b.md).\n"
        ),
        "{ours:?}"
    );
}
