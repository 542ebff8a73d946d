//! Tabs, definition lists and marks inside a line, as pages and copies have them.

use crate::site::TestSite;

const TABS: &str = "# X\n\n## How?\n\n> [!TABS]\n>\n> ### Windows\n>\n> Click **Start**.\n>\n\
    > ## Older\n>\n> Wait.\n>\n> ### macOS {#mac}\n>\n> Open it.\n\n\
    See [Mac](#mac) and [older](#older).\n\n## Next\n\nMore.\n";

fn built(text: &str) -> TestSite {
    let site = TestSite::new().file("content/a/x.md", text);
    let output = site.build(&[]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && !said.contains("bad-tabs"), "{said}");
    site
}

#[test]
fn tabs_are_panels_under_their_labels() {
    let page = built(TABS).page("a/x/index.html");
    let wanted = "<div class=\"tabs\">\n<div class=\"tab\">\n<h3 id=\"windows\">Windows</h3>\n\
        <p>Click <strong>Start</strong>.</p>\n<h2 id=\"older\">Older</h2>\n<p>Wait.</p>\n</div>\n\
        <div class=\"tab\">\n<h3 id=\"mac\">macOS</h3>\n<p>Open it.</p>\n</div>\n</div>\n";
    assert!(page.contains(wanted), "{page}");
    // Neither labels nor what stands in a panel are sections.
    let (_, contents) = page.split_once("<nav class=\"toc\"").unwrap();
    let (contents, _) = contents.split_once("</nav>").unwrap();
    assert_eq!(contents.matches("<a href=\"#").count(), 2, "{contents}");
    assert!(!page.contains("[!TABS]"));
}

#[test]
fn copies_and_search_have_tabs_as_ordinary_text() {
    let site = built(TABS);
    assert!(site.page("a/x/index.md").contains("> [!TABS]\n>\n> ### Windows\n"));
    let output = site.run(&["search", "windows start"]);
    let found = String::from_utf8_lossy(&output.stdout);
    assert!(found.contains("#how") && !found.contains("[!"), "{found}");
}

#[test]
fn marks_and_terms_are_shown_where_raw_html_is_off() {
    let text = "# X\n\n## A ==b== H~2~O\n\nTerm ++Ctrl+C++\n: Its x^2^.\n\n  > Why?\n\n\
        Next\n: And ==so **on**==.\n\nThe end <b>raw</b>.\n";
    let site = TestSite::new().file("content/a/x.md", text);
    let toml = site.root().join("site.toml");
    let toml = std::fs::read_to_string(toml).unwrap() + "[markdown]\nraw_html = false\n";
    let site = site.file("site.toml", &toml);
    let output = site.build(&[]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let page = site.page("a/x/index.html");
    for wanted in [
        "<h2 id=\"a-b-h2o\">A <mark>b</mark> H<sub>2</sub>O</h2>",
        "<dl>\n<dt>Term <kbd><kbd>Ctrl</kbd>+<kbd>C</kbd></kbd></dt>\n<dd>\n<p>Its x<sup>2</sup>.</p>\n\
         <blockquote>\n<p>Why?</p>\n</blockquote>\n</dd>\n<dt>Next</dt>\n<dd>\n\
         <p>And <mark>so <strong>on</strong></mark>.</p>\n</dd>\n</dl>\n<p>The end",
        "&lt;b&gt;raw",
    ] {
        assert!(page.contains(wanted), "{wanted}\n{page}");
    }
}

/// What other tools write at the start of a line defines nothing, and a table may begin with `:`.
#[test]
fn colons_that_define_nothing_stay() {
    let text = "# X\n\nLine\n:::\nmore\n:-) and\n:smile `a\n:b` [t](y.md)\n\n\
        a | b\n:--|--:\n1 | 2\n\n```\nx\n:y\n```\n\n<p>\n:z</p>\n";
    let site = TestSite::new().file("content/a/x.md", text).file("content/a/y.md", "# Y\n\nz\n");
    let output = site.build(&[]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let page = site.page("a/x/index.html");
    for wanted in [
        "<p>Line\n:::\nmore\n:-) and\n:smile <code class=\"short\">a :b</code>",
        "<td class=\"align-left\">1</td>",
        "x\n:y\n</code>",
        "<p>\n:z</p>",
    ] {
        assert!(page.contains(wanted), "{wanted}\n{page}");
    }
    assert!(!page.contains("<dl>"));
}
