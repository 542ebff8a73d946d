//! Raw HTML in articles: what it names is checked, published and rewritten like Markdown's own.

use std::fs;

use crate::site::TestSite;

/// The address of `content/a/p.png` with these bytes.
const PICTURE: &[u8] = b"picture";

/// What the article's page has between its lead and its end, for a body of raw HTML.
fn written(body: &str) -> String {
    let site = TestSite::new()
        .file("content/a/x.md", &format!("# X\n\n{body}\n\nEnd.\n"))
        .file("content/a/y.md", "# Y\n\n## Part\n\nText.\n")
        .bytes("content/a/p.png", PICTURE)
        .bytes("content/a/q.png", b"other")
        .bytes("content/a/clip.mp4", b"film")
        .bytes("content/a/list.pdf", b"pdf");
    let output = site.build(&[]);
    assert!(output.status.success(), "{body}\n{}", String::from_utf8_lossy(&output.stderr));
    let page = fs::read_to_string(site.root().join("dist/site/a/x/index.html")).unwrap();
    let (_, from) = page.split_once("<div class=\"prose\">").unwrap_or_else(|| panic!("{page}"));
    let (text, _) = from.split_once("<p>End.</p>").unwrap();
    text.trim().to_owned()
}

fn published(name: &str, bytes: &[u8]) -> String {
    let (stem, extension) = name.rsplit_once('.').unwrap();
    format!("/assets/files/{stem}.{}.{extension}", &blake3::hash(bytes).to_hex()[..12])
}

/// What a page shows is found, whoever wrote its tags.
#[test]
fn its_text_is_found() {
    let site = TestSite::new().file(
        "content/a/x.md",
        "# X\n\n<table>\n<tr><th>Part</th><td>QRX00042</td></tr>\n<tr><th>Other</th><td>ABX77</td></tr>\n\
         </table>\n\n<details><summary>Zebra crossing</summary>\n<p>A <b>quag</b>ga&nbsp;waits.</p>\n\
         </details>\n",
    );
    assert!(site.build(&[]).status.success());
    for query in ["QRX00042", "abx77", "zebra", "quagga", "waits"] {
        let output = site.run(&["search", query, "--json"]);
        let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(found["hits"][0]["match"], "exact", "{query}: {found}");
    }
}

#[test]
fn addresses_keep_their_attributes() {
    let p = published("p.png", PICTURE);
    let q = published("q.png", b"other");
    let clip = published("clip.mp4", b"film");
    let pdf = published("list.pdf", b"pdf");
    for (source, page) in [
        (r#"<a href="y.md">in</a>"#, r#"<p><a href="/a/y/">in</a></p>"#.to_owned()),
        (
            r#"<a href='y.md#part' class=b>in</a>"#,
            r#"<p><a href="/a/y/#part" class="b">in</a></p>"#.to_owned(),
        ),
        (r#"<a href=y.md>in</a> after"#, r#"<p><a href="/a/y/">in</a> after</p>"#.to_owned()),
        (r#"<img src="p.png" alt="A">"#, format!(r#"<img src="{p}" alt="A">"#)),
        ("<img alt=C src=p.png>", format!(r#"<img alt="C" src="{p}">"#)),
        (r#"<img src="p.png" alt="" />"#, format!(r#"<img src="{p}" alt="" />"#)),
        (
            r#"<blockquote cite="y.md">q</blockquote>"#,
            r#"<blockquote cite="/a/y/">q</blockquote>"#.to_owned(),
        ),
        (
            r#"<form action="y.md"><button formaction="y.md#part">b</button></form>"#,
            r#"<form action="/a/y/"><button formaction="/a/y/#part">b</button></form>"#.to_owned(),
        ),
        (
            r##"<svg><use href="p.png#i"/><use href="#i"/></svg>"##,
            format!(r##"<svg><use href="{p}#i" /><use href="#i" /></svg>"##),
        ),
        (
            r#"<video src="clip.mp4" poster="p.png" controls></video>"#,
            format!(r#"<video src="{clip}" poster="{p}" controls></video>"#),
        ),
        (
            r#"<video><source src="clip.mp4"><track src="list.pdf"></video>"#,
            format!(r#"<video><source src="{clip}"><track src="{pdf}"></video>"#),
        ),
        (
            r#"<img src="p.png" srcset="p.png 1x, q.png 2x" alt="A">"#,
            format!(r#"<img src="{p}" srcset="{p} 1x, {q} 2x" alt="A">"#),
        ),
        (
            r#"<picture><source srcset="q.png"><img src="p.png" alt="A"></picture>"#,
            format!(r#"<picture><source srcset="{q}"><img src="{p}" alt="A"></picture>"#),
        ),
        (
            r#"<object data="list.pdf"></object><a href="list.pdf">L</a>"#,
            format!(r#"<object data="{pdf}"></object><a href="{pdf}">L</a>"#),
        ),
        (
            r#"<map><area href="y.md" alt="Y"></map>"#,
            r#"<map><area href="/a/y/" alt="Y"></map>"#.to_owned(),
        ),
        (
            r#"<svg viewBox="0 0 1 1"><image href="p.png" /></svg>"#,
            format!(r#"<svg viewbox="0 0 1 1"><image href="{p}" /></svg>"#),
        ),
    ] {
        // What is no block of its own stands in a paragraph.
        let found = written(source);
        let found =
            found.strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>")).unwrap_or(&found);
        let page =
            page.strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>")).unwrap_or(&page);
        assert_eq!(found, page, "{source}");
    }
}

#[test]
fn a_tag_over_several_lines_is_read_as_one() {
    let p = published("p.png", PICTURE);
    let found =
        written("<div>\n<img\n  src=\"p.png\"\n  alt=\"P\">\n<a\n  href=\"y.md\">in</a>\n</div>");
    assert_eq!(
        found,
        format!("<div>\n<img src=\"{p}\" alt=\"P\">\n<a href=\"/a/y/\">in</a>\n</div>")
    );
    let found = written("> <div\n> title=\"a > b\"><a\n> href='y.md'>in</a></div>");
    assert_eq!(
        found,
        "<blockquote>\n<div title=\"a &gt; b\"><a href=\"/a/y/\">in</a></div>\n</blockquote>"
    );
}

#[test]
fn what_stands_between_tags_stays() {
    let html = "<details open>\n<summary>S &amp; T &lt;x&gt;</summary>\n<!-- note -->\n\
        <p>1 < 2 &copy;</p>\n</details>";
    let page = "<details open>\n<summary>S &amp; T &lt;x&gt;</summary>\n<!-- note -->\n\
        <p>1 &lt; 2 ©</p>\n</details>";
    assert_eq!(written(html), page);
    assert_eq!(
        written("<kbd>Ctrl</kbd> and <br> and H<sub>2</sub>O"),
        "<p><kbd>Ctrl</kbd> and <br> and H<sub>2</sub>O</p>"
    );
}

#[test]
fn handlers_are_left_out_of_the_page() {
    assert_eq!(
        written("<div onclick=\"x()\" ONLOAD=y class=c>\n</div>"),
        "<div class=\"c\">\n</div>"
    );
}

#[test]
fn the_markdown_copy_leads_where_the_page_leads() {
    let site = TestSite::new()
        .file("content/a/x.md", "# X\n\n<video\n src=\"clip.mp4\" poster=\"p.png\"></video>\n")
        .bytes("content/a/p.png", PICTURE)
        .bytes("content/a/clip.mp4", b"film");
    assert!(site.build(&[]).status.success());
    let copy = fs::read_to_string(site.root().join("dist/site/a/x/index.md")).unwrap();
    let (clip, p) = (published("clip.mp4", b"film"), published("p.png", PICTURE));
    let base = "https://help.example.com";
    assert!(
        copy.contains(&format!("<video\n src=\"{base}{clip}\" poster=\"{base}{p}\"></video>")),
        "{copy}"
    );
}

#[test]
fn nothing_outside_content_is_published() {
    let site = TestSite::new()
        .file(".env", "TOKEN=1")
        .file("desk.db", "tickets")
        .file("content/a/.hidden.txt", "hidden")
        .file(
            "content/a/x.md",
            "# X\n\n[e](../../.env) [d](../../desk.db) [h](.hidden.txt) [s](../../site.toml)\n",
        );
    assert_eq!(
        site.mistakes(),
        [
            "error[hidden-file] content/a/x.md:3:1",
            "error[outside] content/a/x.md:3:17",
            "error[hidden-file] content/a/x.md:3:36",
            "error[outside] content/a/x.md:3:53",
        ]
    );
}

#[cfg(unix)]
#[test]
fn links_of_the_file_system_lead_nowhere_else_either() {
    let site = TestSite::new()
        .file("desk.db", "tickets")
        .file("notes.md", "# Notes\n")
        .file("content/a/x.md", "# X\n\n[d](list.txt)\n");
    let link = |to: &str, at: &str| {
        std::os::unix::fs::symlink(site.root().join(to), site.root().join(at)).unwrap()
    };
    link("desk.db", "content/a/list.txt");
    link("notes.md", "content/a/notes.md");
    assert_eq!(
        site.mistakes(),
        [
            "error[outside] content/a/list.txt",
            "error[outside] content/a/notes.md",
            "error[outside] content/a/x.md:3:1",
        ]
    );
    // Inside content/ a link is a file like any other.
    let site = TestSite::new()
        .file("content/b/list.txt", "list")
        .file("content/a/x.md", "# X\n\n[d](list.txt)\n");
    let from = site.root().join("content/a/list.txt");
    std::os::unix::fs::symlink("../b/list.txt", from).unwrap();
    assert!(site.build(&["--strict"]).status.success());
}

#[test]
fn a_drawing_that_runs_something_is_told() {
    let site = TestSite::new()
        .file("content/a/x.md", "# X\n\n![pic](evil.svg) ![fine](fine.svg)\n")
        .file(
            "content/a/evil.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" \
             height=\"1\"><script>x()</script></svg>",
        )
        .file(
            "content/a/fine.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"><path d=\"M0 \
             0\"/></svg>",
        );
    let output = site.build(&["--format", "json", "--strict"]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(said.matches("active-picture").count(), 1, "{said}");
    assert!(said.contains("the drawing `evil.svg` holds <script>"), "{said}");
}

#[test]
fn bare_addresses_are_links_but_where_one_stands_already() {
    let html = written(
        "See https://example.org/a_b, www.example.org and help@example.org.\n\n\
         <a href=\"https://example.org/\">https://example.org/</a> `https://example.org`\n\n\
         [https://example.org](https://example.org) https://help.example.com/a/y/\n",
    );
    for wanted in [
        "<a href=\"https://example.org/a_b\">https://example.org/a_b</a>,",
        "<a href=\"https://www.example.org\">www.example.org</a>",
        "<a href=\"mailto:help@example.org\">help@example.org</a>.",
        "<a href=\"https://example.org/\">https://example.org/</a> <code \
         class=\"short\">https://example.org</code>",
        "<a href=\"https://example.org\">https://example.org</a> ",
        "<a href=\"/a/y/\">https://help.example.com/a/y/</a>",
    ] {
        assert!(html.contains(wanted), "{wanted}\n{html}");
    }
}
