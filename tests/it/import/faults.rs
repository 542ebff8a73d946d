//! What importing 23 help centres once lost, as numbered when it was found: each fault has a test
//! that holds it, and those that fit nowhere else are here.

use std::collections::BTreeMap;

use super::{PICTURE, imported};
use crate::site::TestSite;

/// Number of a fault, and the tests that would fail if it came back.
const HELD: [(u32, &[&str]); 39] = [
    (1, &["folders_that_are_published_at_the_root_are_known"]),
    (2, &["gitbooks_hidden_folder_of_pictures_is_read_and_its_snippets_are_no_articles"]),
    (3, &["a_gitbooks_table_of_contents_is_no_article", "groups_of_a_navigation_are_categories"]),
    (4, &["microsoft_learn"]),
    (5, &["files_without_an_ending_are_files"]),
    (6, &["words_of_a_sites_own_tags_stay"]),
    (7, &["parts_whose_names_are_escaped_are_taken_in"]),
    (8, &["categories_of_a_flat_folder_are_categories"]),
    (9, &["notes_in_a_row_stay_apart"]),
    (10, &["comments_of_every_kind_are_left_out_and_told", "a_vault_leads_to_its_paragraphs"]),
    (11, &["a_vault_leads_to_its_paragraphs"]),
    (12, &["hugo_looks_references_up_from_its_content"]),
    (13, &["a_root_that_a_variable_names_is_the_root"]),
    (14, &["starlight_is_known_by_its_folder", "a_program_with_its_documentation"]),
    (15, &["docusaurus"]),
    (16, &["the_settings_of_a_site_are_taken_over"]),
    (17, &["a_language_that_nothing_names_is_told_by_the_text"]),
    (18, &["mkdocs_with_pictures_in_two_languages"]),
    (20, &["capitals_are_told_once"]),
    (21, &["names_that_the_site_needs_itself_move_aside"]),
    (22, &["markdown_inside_of_html_is_markdown_in_mdx"]),
    (23, &["marks_of_extensions_leave_their_words"]),
    (24, &["experience_league"]),
    (25, &["gitbook"]),
    (27, &["links_that_open_a_program_stay"]),
    (28, &["lektor", "texts_that_nobody_reads_are_counted"]),
    (29, &["tabs_keep_their_labels"]),
    (30, &["the_words_of_a_lost_picture_begin_nothing"]),
    (31, &["docusaurus"]),
    (32, &["notes_and_tabs_that_are_indented_too_little_are_read"]),
    (33, &["descriptions_are_words"]),
    (34, &["addresses_are_tried_in_other_letters_last"]),
    (
        35,
        &[
            "zendesk",
            "intercom",
            "help_scout",
            "freshdesk",
            "document360",
            "wordpress",
            "confluence",
        ],
    ),
    (36, &["every_attribute_that_loads_something_brings_its_file"]),
    (37, &["addresses_keep_their_attributes"]),
    (38, &["addresses_keep_their_attributes"]),
    (39, &["posts_of_jekyll_stand_where_the_template_says"]),
    (40, &["slugs_that_name_a_folder_or_the_home_page_build", "docusaurus"]),
    (41, &["html_over_several_lines_in_a_quote_is_seen_whole"]),
];

#[test]
fn every_fault_has_its_test() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it");
    let mut tests = String::new();
    for entry in walkdir::WalkDir::new(folder) {
        let path = entry.unwrap().into_path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            tests += &std::fs::read_to_string(path).unwrap();
        }
    }
    for (number, names) in HELD {
        for name in names {
            let is_there = tests.contains(&format!("]\nfn {name}() {{"))
                || tests.contains(&format!("]\nasync fn {name}() {{"));
            assert!(is_there, "fault {number}: there is no test {name}");
        }
    }
}

/// The texts of the one page that is built of `files`, with its tags.
fn built(files: &[(&str, &str)]) -> (String, BTreeMap<String, String>) {
    imported("markdown", files)
}

#[test]
fn parts_whose_names_are_escaped_are_taken_in() {
    let (notices, ours) = built(&[
        (
            "setup.md",
            "import Snap from './\\_part-snap.md';\nimport Deb from './_part-deb.md';\n\n\
             # Set up\n\n<Snap />\n\n<Deb />\n",
        ),
        ("_part-snap.md", "Run the first.\n"),
        ("_part-deb.md", "Run the second.\n"),
    ]);
    assert!(!notices.contains("import-dialect"), "{notices}");
    assert_eq!(ours.keys().collect::<Vec<_>>(), ["setup.md"]);
    let text = &ours["setup.md"];
    assert!(text.contains("Run the first.") && text.contains("Run the second."), "{text}");
    assert!(!text.contains("import ") && !text.contains('<'), "{text}");
}

#[test]
fn a_vault_leads_to_its_paragraphs() {
    let (notices, ours) = built(&[
        (
            "Plan.md",
            "# Plan\n\nSee [[Facts#^two|the second]], [it](Facts.md#^two) and [[Later|not yet \
             written]]. This is ==new==.\n\n![shot](shot.svg) ![[shot.svg]]\n\nNobody's. ^none\n",
        ),
        ("Facts.md", "# Facts\n\nThe first. ^one\n\n## More\n\nThe second\nis longer. ^two\n"),
        ("Attachments/shot.svg", PICTURE),
    ]);
    assert!(
        !notices.contains("import-anchor") && !notices.contains("import-missing-image"),
        "{notices}"
    );
    assert_eq!(
        ours["plan.md"],
        "# Plan\n\nSee [the second](facts.md#two), [it](facts.md#two) and not yet written. This \
         is <mark>new</mark>.\n\n![shot](attachments/shot.svg) ![shot.svg](attachments/shot.svg)\
         \n\nNobody's.\n"
    );
    assert_eq!(
        ours["facts.md"],
        "# Facts\n\nThe first.\n\n## More\n\n<span id=\"two\"></span>The second\nis longer.\n"
    );
}

#[test]
fn a_root_that_a_variable_names_is_the_root() {
    let (notices, ours) = built(&[
        (
            "content/start.md",
            "# Start\n\n[a]({{root_url}}/pay/) [b]({{ site.baseurl }}/pay/) \
             ![c]({{< relURL \"/m.svg\" >}}) ![d](/{{< relURL \"/m.svg\" >}}) \
             <a href=\"{{ site.url }}/pay/\">e</a> [f]({{ config.extra.form }})\n",
        ),
        ("content/pay.md", "# Pay\n"),
        ("static/m.svg", PICTURE),
    ]);
    assert!(!notices.contains("import-missing-image"), "{notices}");
    assert_eq!(notices.matches("import-dead-link").count(), 1, "{notices}");
    let (_, start) = ours.iter().find(|(path, _)| path.ends_with("start.md")).unwrap();
    assert!(
        start.contains("[a](pay.md) [b](pay.md) ![c](") && start.contains("e</a> f\n"),
        "{start}"
    );
    assert!(!start.contains("{{") && !start.contains("https://"), "{start}");
    assert_eq!(start.matches("m.svg)").count(), 2, "{start}");
}

#[test]
fn the_settings_of_a_site_are_taken_over() {
    let site = TestSite::new()
        .file(
            "theirs/mkdocs.yml",
            "site_name: Our words\nsite_url: https://help.example.org/manual/\ntheme:\n  name: \
             material\n  language: fr\nnav:\n  - Payer: pay.md\n",
        )
        .file("theirs/docs/pay.md", "# Payer\n\n[x](https://help.example.org/manual/pay/)\n");
    let output = site.run(&["import", "theirs", "--out", "ours"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let toml = std::fs::read_to_string(site.root().join("ours/site.toml")).unwrap();
    assert!(toml.starts_with("title = \"Our words\"\n"), "{toml}");
    assert!(toml.contains("base_url = \"https://help.example.org/manual/\"\n"), "{toml}");
    assert!(toml.contains("default_language = \"fr\"\n"), "{toml}");
    let page = std::fs::read_to_string(site.root().join("ours/content/pay.md")).unwrap();
    assert!(page.ends_with("[x](pay.md)\n"), "{page}");
}

#[test]
fn marks_of_extensions_leave_their_words() {
    let (notices, ours) = built(&[
        (
            "a.md",
            "# A\n\nCareful.\n{.is-warning}\n\nGo :material-arrow-right: there, press \
             ++ctrl+c++, ^^new^^, H~2~O, ==mark==, ~~gone~~.\n\n[Pay](b.md){ .md-button } \
             ![p](p.svg){ width=\"300\" }\n\n*[HTML]: Hyper Text\n\n--8<-- \"inc.md\"\n\nTerm\n\
             :   Meaning\n\n- One {#one}\n\n![A [linked] picture](p.svg)\n",
        ),
        ("b.md", "# B\n\n> [![p](p.svg)](a.md)\n"),
        ("inc.md", "Taken in.\n"),
        ("p.svg", PICTURE),
    ]);
    assert!(!notices.contains("import-dialect"), "{notices}");
    let text = &ours["a.md"];
    for words in [
        "Go there, press <kbd>ctrl+c</kbd>, new, H<sub>2</sub>O, <mark>mark</mark>, ~~gone~~.\n",
        "[Pay](b.md) ![p](p.svg)\n",
        "\nTaken in.\n",
        "\nTerm\n:   Meaning\n",
        "\n- One <span id=\"one\"></span>\n",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    for mark in ["{", "++", "^^", "==", "--8<--", "*[", ":material"] {
        assert!(!text.contains(mark), "{mark}: {text}");
    }
    assert_eq!(ours["b.md"], "# B\n\n> [![p](p.svg)](a.md)\n");
}

#[test]
fn links_that_open_a_program_stay() {
    let site = TestSite::new().file(
        "theirs/a.md",
        "# A\n\n[open](myapp://settings?x=1) <a href=\"other+app://x\">o</a> \
         [flags](chrome://flags) [typo](htps://example.org/) ![p](myapp://p.png)\n",
    );
    let output = site.run(&["import", "theirs", "--out", "ours"]);
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("it builds"), "{said}");
    assert!(said.contains("lets links open programs of the reader's: myapp, other+app"), "{said}");
    let read = |path: &str| std::fs::read_to_string(site.root().join(path)).unwrap();
    assert!(
        read("ours/content/a.md").ends_with(
            "[open](myapp://settings?x=1) <a href=\"other+app://x\">o</a> flags typo p\n"
        ),
        "{}",
        read("ours/content/a.md")
    );
    assert!(read("ours/site.toml").contains("schemes = [\"myapp\", \"other+app\"]\n"));
    let built = site.run(&["build", "--root", "ours", "--out", "built", "--now", "2026-11-22"]);
    assert!(built.status.success());
    assert!(read("built/site/a/index.html").contains("href=\"myapp://settings?x=1\""));
    // Without the setting neither the link nor the tag is published.
    let toml = read("ours/site.toml");
    let bare = toml.split("[security]").next().unwrap();
    std::fs::write(site.root().join("ours/site.toml"), bare).unwrap();
    let refused = site.run(&["build", "--root", "ours", "--out", "again", "--now", "2026-11-22"]);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned()
        + &String::from_utf8_lossy(&refused.stdout);
    assert_eq!(refused.status.code(), Some(1), "{said}");
    assert_eq!(said.matches("not known to be safe").count(), 2, "{said}");
}

#[test]
fn notes_and_tabs_that_are_indented_too_little_are_read() {
    let (_, ours) = built(&[(
        "a.md",
        "# A\n\n=== \"Web\"\n\n  Click.\n\n=== \"Phone\"\n\n  Tap.\n\n!!! warning \"Hot\"\n  Do \
         not touch.\n\n!!! time \"30 minutes\"\n\nText!!! And !!! more.\n",
    )]);
    let text = &ours["a.md"];
    assert!(text.contains("**Web**\n\n  Click.\n\n**Phone**\n\n  Tap.\n"), "{text}");
    assert!(text.contains("> [!WARNING]\n> **Hot**\n>\n> Do not touch.\n"), "{text}");
    assert!(text.contains("> [!NOTE]\n> **30 minutes**\n\nText!!! And !!! more.\n"), "{text}");
}
