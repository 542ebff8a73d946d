//! Pictures stand where their generator published them, not where the page is.

use super::{PICTURE, imported, imported_from};

/// `page` says `text`, and the picture stands at `file`.
fn refers_to_its_picture(
    from: &str,
    files: &[(&str, &str)],
    (page, text, file): (&str, &str, &str),
) {
    let (notices, ours) = imported_from("markdown", from, files);
    assert!(!notices.contains("import-missing-image"), "{notices}");
    assert_eq!(ours[page], text);
    assert_eq!(ours.get(file).map(String::as_str), Some(PICTURE), "{:?}", ours.keys());
}

#[test]
fn folders_that_are_published_at_the_root_are_known() {
    for folder in ["static", "public", "docs/public", "site/.vuepress/public", ".vitepress/public"]
    {
        let picture = format!("{folder}/img/menu.svg");
        let (notices, ours) = imported(
            "markdown",
            &[
                (&picture, PICTURE),
                ("docs/pay.md", "# Pay\n\n![The menu](/img/menu.svg) ![Again](img/menu.svg)\n"),
                ("docs/refund.md", "# Refund\n"),
            ],
        );
        assert!(!notices.contains("import-missing-image"), "{folder}: {notices}");
        let pictures: Vec<&String> =
            ours.keys().filter(|path| path.ends_with("menu.svg")).collect();
        assert_eq!(pictures.len(), 1, "{folder}: {ours:?}");
    }
}

#[test]
fn a_static_folder_beside_the_source_is_the_sites_too() {
    for (from, folder) in [
        ("theirs/docs", "static"),
        ("theirs/site/docs", "public"),
        ("theirs/site/docs", "site/static"),
    ] {
        let picture = format!("{folder}/img/menu.svg");
        let page = format!("{}/pay.md", from.trim_start_matches("theirs/"));
        refers_to_its_picture(
            from,
            &[(&picture, PICTURE), (&page, "# Pay\n\n![The menu](/img/menu.svg)\n")],
            (
                "pay.md",
                &format!(
                    "# Pay\n\n![The menu]({}/img/menu.svg)\n",
                    folder.rsplit('/').next().unwrap()
                ),
                &format!("{}/img/menu.svg", folder.rsplit('/').next().unwrap()),
            ),
        );
    }
}

#[test]
fn what_stands_above_the_sources_project_is_nobodys_picture() {
    let (notices, ours) = imported_from(
        "markdown",
        "theirs/project/docs",
        &[
            ("static/img/menu.svg", PICTURE),
            ("project/.git/HEAD", "ref: refs/heads/main\n"),
            ("project/docs/pay.md", "# Pay\n\n![The menu](/img/menu.svg)\n"),
        ],
    );
    assert!(notices.contains("the picture `/img/menu.svg` is not in the source"), "{notices}");
    assert_eq!(ours.len(), 1, "{ours:?}");
}

#[test]
fn a_site_below_its_servers_root_finds_its_pictures() {
    refers_to_its_picture(
        "theirs",
        &[
            ("static/img/menu.svg", PICTURE),
            ("pay.md", "# Pay\n\n![The menu](/manual/img/menu.svg)\n"),
        ],
        ("pay.md", "# Pay\n\n![The menu](static/img/menu.svg)\n", "static/img/menu.svg"),
    );
}

#[test]
fn gitbooks_hidden_folder_of_pictures_is_read_and_its_snippets_are_no_articles() {
    refers_to_its_picture(
        "theirs",
        &[
            (".gitbook/assets/menu.svg", PICTURE),
            (".gitbook/includes/fees.md", "Fees.\n"),
            (".github/README.md", "# Hidden\n"),
            ("money/pay.md", "# Pay\n\n![The menu](../.gitbook/assets/menu.svg)\n"),
        ],
        (
            "money/pay.md",
            "# Pay\n\n![The menu](../gitbook/assets/menu.svg)\n",
            "gitbook/assets/menu.svg",
        ),
    );
    let (_, ours) =
        imported("markdown", &[(".gitbook/includes/fees.md", "Fees.\n"), ("a.md", "# A\n")]);
    assert_eq!(ours.keys().collect::<Vec<_>>(), ["a.md"]);
}

#[test]
fn every_attribute_that_loads_something_brings_its_file() {
    let (notices, ours) = imported(
        "markdown",
        &[
            (
                "a.md",
                "# A\n\n<video poster=\"p.svg\" src=\"https://v.example.com/x.mp4\"></video>\n\n\
                 <img src=\"caf&eacute;.svg\" alt=\"One\"> <img src='a&apos;b.svg' \
                 alt=\"Two\">\n\n<picture><source srcset=\"q.svg 1x, r.svg 2x\"><img \
                 srcset=\"q.svg 2x\"\nsrc=q.svg alt=\"P\"></picture>\n",
            ),
            ("p.svg", PICTURE),
            ("q.svg", PICTURE),
            ("r.svg", PICTURE),
            ("café.svg", PICTURE),
            ("a'b.svg", PICTURE),
        ],
    );
    assert!(!notices.contains("import-missing-image"), "{notices}");
    assert_eq!(
        ours["a.md"],
        "# A\n\n<video poster=\"p.svg\" src=\"https://v.example.com/x.mp4\"></video>\n\n\
         <img src=\"café.svg\" alt=\"One\"> <img src='ab.svg' alt=\"Two\">\n\n\
         <picture><source srcset=\"q.svg 1x, r.svg 2x\"><img srcset=\"q.svg 2x\"\n\
         src=q.svg alt=\"P\"></picture>\n"
    );
    assert_eq!(ours.len(), 6, "{ours:?}");
}

#[test]
fn attributes_whose_file_is_gone_go_too() {
    let (notices, ours) = imported(
        "markdown",
        &[
            (
                "a.md",
                "# A\n\n<video poster=\"p.svg\" src=\"https://v.example.com/x.mp4\"></video>\n\n\
                 <picture><source srcset=\"gone.svg 1x, q.svg 2x\"><img srcset=\"gone.svg 2x\" \
                 src=\"q.svg\" alt=\"P\"></picture>\n\n\
                 <iframe title=\"x\" src=\"gone.pdf\"></iframe> <iframe title=\"y\" \
                 src=\"//v.example.com/1\"></iframe>\n",
            ),
            ("q.svg", PICTURE),
        ],
    );
    assert_eq!(notices.matches("import-missing-image").count(), 4, "{notices}");
    assert_eq!(
        ours["a.md"],
        "# A\n\n<video src=\"https://v.example.com/x.mp4\"></video>\n\n\
         <picture><img src=\"q.svg\" alt=\"P\"></picture>\n\n\
         <iframe title=\"x\"></iframe> <iframe title=\"y\" \
         src=\"https://v.example.com/1\"></iframe>\n"
    );
}
