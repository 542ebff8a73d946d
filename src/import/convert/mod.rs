//! HTML bodies of help desks and web pages as Markdown.
//!
//! The library walks the tree; what its elements mean on a help desk is said here: notes, tabs and
//! expandable parts by their classes (`idioms`, a table), tables that a pipe table cannot hold stay
//! HTML (`tables`), pictures, films and code (`media`).

mod blocks;
mod counts;
mod idioms;
mod media;
pub mod node;
mod tables;

use htmd::options::{BrStyle, BulletListMarker, HrStyle, Options};
use htmd::{Element, HtmlToMarkdown};

use counts::Shared;

/// Deeper than anybody nests a text; the library walks the tree by recursion.
const DEEPEST: usize = 200;

/// A body in Markdown, and what was left out of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Converted {
    pub markdown: String,
    /// Parts that only the desk's own people were shown.
    pub private: usize,
    /// What the old site wrote by itself: tables of contents, lists of children.
    pub generated: usize,
}

/// `html` as Markdown. `Err` says why it cannot be read.
pub fn to_markdown(html: &str) -> Result<Converted, String> {
    let counts = Shared::default();
    let converter = converter(&counts);
    let tree = converter.html_to_tree(html).map_err(|error| error.to_string())?;
    if node::depth(&tree) > DEEPEST {
        return Err(format!("its elements are nested more than {DEEPEST} deep"));
    }
    node::keep_entities(&tree);
    if node::holds(&tree, &["h1"])
        && let Ok(mut counts) = counts.lock()
    {
        counts.lower = 1;
    }
    let markdown = tidy(&converter.tree_to_markdown(&tree));
    let counts = counts.lock().map_err(|_| "a part of it could not be read".to_owned())?;
    Ok(Converted { markdown, private: counts.private, generated: counts.generated })
}

fn converter(counts: &Shared) -> HtmlToMarkdown {
    let options = Options {
        hr_style: HrStyle::Dashes,
        br_style: BrStyle::Backslash,
        bullet_list_marker: BulletListMarker::Dash,
        ul_bullet_spacing: 1,
        ol_number_spacing: 1,
        ..Options::default()
    };
    let (counts, of_headings) = (counts.clone(), counts.clone());
    HtmlToMarkdown::builder()
        .options(options)
        .scripting_enabled(false)
        .skip_tags(vec![
            "script", "style", "noscript", "template", "button", "input", "select", "form", "svg",
        ])
        .add_handler(
            vec!["div", "section", "p", "aside", "article", "blockquote", "span", "ul", "ol", "dl"],
            move |handlers: &dyn htmd::element_handler::Handlers, element: Element<'_>| {
                blocks::handle(handlers, element, &counts)
            },
        )
        .add_handler(
            vec!["h1", "h2", "h3", "h4", "h5", "h6"],
            move |handlers: &dyn htmd::element_handler::Handlers, element: Element<'_>| {
                blocks::heading(handlers, element, &of_headings)
            },
        )
        .add_handler(vec!["details"], blocks::details)
        .add_handler(vec!["li"], blocks::list_item)
        .add_handler(vec!["a"], media::link)
        .add_handler(vec!["img"], media::picture)
        .add_handler(vec!["figure"], media::figure)
        .add_handler(vec!["iframe", "video", "audio"], media::embed)
        .add_handler(vec!["pre"], media::code)
        .add_handler(vec!["table"], tables::handle)
        .build()
}

/// No empty lines at the ends, one between blocks, no white space that nobody sees.
fn tidy(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut blank = 0_usize;
    let mut fence = None;
    for line in markdown.trim_matches('\n').split('\n') {
        let in_code = super::lines::fenced(line, &mut fence);
        let is_blank = line.trim_matches([' ', '\t', '\u{a0}', '\u{200b}', '\u{feff}']).is_empty();
        blank = if is_blank { blank + 1 } else { 0 };
        if in_code || !is_blank {
            out.push_str(line.trim_end_matches([' ', '\t']));
        }
        if in_code || blank < 2 {
            out.push('\n');
        }
    }
    let text = out.trim_end();
    if text.is_empty() { String::new() } else { format!("{text}\n") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn markdown(html: &str) -> String {
        to_markdown(html).unwrap().markdown
    }

    #[test]
    fn notes_by_their_classes() {
        assert_eq!(
            markdown(
                "<div class=\"callout callout--warning\"><h4 \
                 class=\"callout__title\">Careful</h4><p>One try.</p></div>"
            ),
            "> [!WARNING]\n> **Careful**\n>\n> One try.\n"
        );
        assert_eq!(
            markdown("<p class=\"callout-yellow\">One <b>try</b>.</p>"),
            "> [!WARNING]\n> One **try**.\n"
        );
        assert_eq!(
            markdown(
                "<div class=\"intercom-interblocks-callout\" style=\"background-color: \
                 #fed9db80;\"><p>Hot</p></div>"
            ),
            "> [!WARNING]\n> Hot\n"
        );
        assert_eq!(
            markdown(
                "<div class=\"confluence-information-macro confluence-information-macro-tip\"><p \
                 class=\"title\">T</p><span class=\"aui-icon\"></span><div \
                 class=\"confluence-information-macro-body\"><p>x</p></div></div>"
            ),
            "> [!TIP]\n> **T**\n>\n> x\n"
        );
    }

    #[test]
    fn private_parts_go_and_are_counted() {
        let converted = to_markdown(
            "<p>a</p><p class=\"private-note\">Agents only</p><div class=\"toc-macro\">x</div>",
        )
        .unwrap();
        assert_eq!(converted, Converted { markdown: "a\n".into(), private: 1, generated: 1 });
    }

    #[test]
    fn headings_keep_what_links_to_them() {
        assert_eq!(
            markdown("<h2 id=\"h_01HXYZ\">By card</h2><h2 id=\"plain\">Plain</h2>"),
            "## By card {#h_01HXYZ}\n\n## Plain\n"
        );
        // The title is the page's only heading of the first level.
        assert_eq!(markdown("<h1>By card</h1><h2>Fees</h2>"), "## By card\n\n### Fees\n");
    }

    #[test]
    fn expandable_parts_and_tabs() {
        assert_eq!(
            markdown("<details><summary>More</summary><p>Text</p></details>"),
            "<details>\n<summary>More</summary>\n\nText\n\n</details>\n"
        );
        assert_eq!(
            markdown(
                "<div class=\"tabs\"><div class=\"tabs-menu\"><div \
                 class=\"tabs-link\">Web</div><div class=\"tabs-link\">Phone</div></div><div \
                 class=\"tab\">Click</div><div class=\"tab\">Tap</div></div>"
            ),
            "**Web**\n\nClick\n\n**Phone**\n\nTap\n"
        );
    }

    #[test]
    fn tables_that_fit_are_pipes_and_others_stay() {
        assert_eq!(
            markdown(
                "<table><tr><th>A</th><th>B</th></tr><tr><td>1|2</td><td><a \
                 href=\"/x\">y</a></td></tr></table>"
            ),
            "| A | B |\n| --- | --- |\n| 1\\|2 | [y](/x) |\n"
        );
        assert_eq!(
            markdown(
                "<table style=\"w\"><tbody><tr><td colspan=\"2\"><ul><li>x &amp; \
                 <b>y</b></li></ul></td></tr></tbody></table>"
            ),
            "<table><tbody><tr><td colspan=\"2\"><ul><li>x &amp; \
             <b>y</b></li></ul></td></tr></tbody></table>\n"
        );
    }

    #[test]
    fn pictures_films_and_code() {
        assert_eq!(
            markdown("<img src=\"//cdn.example.com/a b.png?x=1\" alt=\"A [b]\">"),
            "![A \\[b\\]](<https://cdn.example.com/a b.png?x=1>)\n"
        );
        assert_eq!(
            markdown(
                "<p><iframe src=\"//www.youtube-nocookie.com/embed/abc\" \
                 width=\"560\"></iframe></p>"
            ),
            "<iframe src=\"https://www.youtube-nocookie.com/embed/abc\" \
             title=\"www.youtube-nocookie.com\" allowfullscreen></iframe>\n"
        );
        assert_eq!(
            markdown(
                "<pre class=\"syntaxhighlighter-pre\" data-syntaxhighlighter-params=\"brush: \
                 bash; gutter: false\">ls &lt;dir&gt;\n*</pre>"
            ),
            "```bash\nls <dir>\n*\n```\n"
        );
        assert_eq!(markdown("<p>&amp;copy; 5 * 3</p><p>&nbsp;</p>"), "&amp;copy; 5 \\* 3\n");
    }

    #[test]
    fn what_is_nested_without_end_is_no_text() {
        let deep = "<div>".repeat(300);
        assert!(to_markdown(&deep).is_err());
    }
}
