//! What a text gets beyond its Markdown so that it reads well on a phone:
//!
//! 1. a picture that is wider than a column is a link to its file;
//! 2. a short piece of code is never cut at a hyphen;
//! 3. a video is a still frame that loads nothing from elsewhere before it is wanted, with a link
//!    beside it; where the policy forbids its frame, the link alone;
//! 4. a table of raw HTML scrolls by itself, as those of Markdown do, and the page does not.
//!
//! The text is finished HTML; nothing in it is changed but what is named here.

use std::collections::BTreeMap;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{EndTag, StartTag, Token, Tokenizer};

use crate::render::page::escape::escaped;
use crate::render::theme::strings::{Arg, Strings};

/// CSS pixels: a phone's column is 320 to 400 wide, so letters of a wider picture get too small.
const WIDE: u32 = 480;
/// Characters: a longer piece of code may need more than a line of a phone.
const SHORT: usize = 24;
/// Parts of the names of hosts whose frames are videos.
const VIDEOS: [&str; 6] = ["youtube", "vimeo", "dailymotion", "loom", "wistia", "video"];

/// `frames`: the origins that site.toml allows.
pub(super) fn enrich(html: String, frames: &[String], strings: &Strings) -> String {
    if !["<img ", "<code>", "<iframe", "<table"].iter().any(|mark| html.contains(mark)) {
        return html;
    }
    let mut page =
        Enriched { html: &html, out: String::with_capacity(html.len() + 256), copied: 0 };
    let mut tables = Tables::default();
    let (mut links, mut blocks) = (0_usize, 0_usize);
    let emitter = DefaultEmitter::<usize>::new_with_span();
    for token in Tokenizer::new_with_emitter(html.as_str(), emitter).flatten() {
        match token {
            Token::StartTag(tag) => match &**tag.name {
                b"a" => links += 1,
                b"pre" => blocks += 1,
                b"img" if links == 0 => page.picture(&tag),
                b"code" if blocks == 0 => page.code(&tag),
                b"iframe" => page.frame(&tag, frames, strings),
                b"div" => tables.divisions.push(scrolls(&tag)),
                b"table" => page.table_begins(&tag, &mut tables),
                b"td" | b"th" => tables.hear(b" "),
                _ => {}
            },
            Token::String(text) => tables.hear(&text.value),
            Token::EndTag(tag) => match &**tag.name {
                b"a" => links = links.saturating_sub(1),
                b"pre" => blocks = blocks.saturating_sub(1),
                b"div" => drop(tables.divisions.pop()),
                b"tr" => tables.row_ends(),
                b"table" => page.table_ends(&tag, &mut tables),
                _ => {}
            },
            _ => {}
        }
    }
    page.finish()
}

struct Enriched<'h> {
    html: &'h str,
    out: String,
    /// Up to here `html` is in `out`, or left out.
    copied: usize,
}

/// The class of what a table of Markdown stands in.
const SCROLLS: &str = "table-scroll";

/// What is known of the tables up to here.
#[derive(Default)]
struct Tables {
    /// Whether each of the open `div`s scrolls already.
    divisions: Vec<bool>,
    /// Of each open table: where it begins in the output, if it is to scroll by itself.
    open: Vec<Option<usize>>,
    /// The words of its first row, as far as they are read.
    name: Option<String>,
    /// All of them: they name the table.
    row: Option<String>,
}

impl Tables {
    fn hear(&mut self, text: &[u8]) {
        if let Some(name) = &mut self.name {
            name.push_str(&String::from_utf8_lossy(text));
        }
    }

    /// A row of no words names nothing: the next one does.
    fn row_ends(&mut self) {
        if self.name.as_ref().is_some_and(|name| !name.trim().is_empty()) {
            self.row = self.name.take();
        }
    }
}

impl Enriched<'_> {
    fn table_begins(&mut self, tag: &StartTag<usize>, tables: &mut Tables) {
        let is_outer = tables.open.is_empty() && !tables.divisions.contains(&true);
        if is_outer {
            self.copy_to(tag.span.start);
            (tables.name, tables.row) = (Some(String::new()), None);
        }
        tables.open.push(is_outer.then_some(self.out.len()));
    }

    /// One that never ends stays as it is.
    fn table_ends(&mut self, tag: &EndTag<usize>, tables: &mut Tables) {
        let Some(Some(start)) = tables.open.pop() else { return };
        self.copy_to(tag.span.end);
        tables.name = None;
        let words: Vec<&str> = tables.row.iter().flat_map(|row| row.split_whitespace()).collect();
        let region = match words.is_empty() {
            true => String::new(),
            false => format!(" role=\"group\" aria-label=\"{}\"", escaped(&words.join(" "))),
        };
        self.out.insert_str(start, &format!("<div class=\"{SCROLLS}\" tabindex=\"0\"{region}>"));
        self.out.push_str("</div>");
    }

    fn copy_to(&mut self, end: usize) {
        self.out.push_str(self.html.get(self.copied..end).unwrap_or_default());
        self.copied = end;
    }

    fn finish(mut self) -> String {
        self.copy_to(self.html.len());
        self.out
    }

    fn picture(&mut self, tag: &StartTag<usize>) {
        let attributes = attributes(tag);
        let width: u32 = attributes.get("width").and_then(|width| width.parse().ok()).unwrap_or(0);
        // A link needs a name, and a picture without words has none.
        let (Some(src), Some(alt)) = (attributes.get("src"), attributes.get("alt")) else { return };
        if width <= WIDE || alt.trim().is_empty() {
            return;
        }
        self.copy_to(tag.span.start);
        self.out.push_str(&format!("<a class=\"enlarge\" href=\"{}\">", escaped(src)));
        self.copy_to(tag.span.end);
        self.out.push_str("</a>");
    }

    fn code(&mut self, tag: &StartTag<usize>) {
        let inside = self.html.get(tag.span.end..).and_then(|rest| rest.split("</code>").next());
        if tag.attributes.is_empty() && inside.is_some_and(|code| code.chars().count() <= SHORT) {
            self.copy_to(tag.span.start);
            self.out.push_str("<code class=\"short\">");
            self.copied = tag.span.end;
        }
    }

    fn frame(&mut self, tag: &StartTag<usize>, frames: &[String], strings: &Strings) {
        let attributes = attributes(tag);
        let Some(src) = attributes.get("src").filter(|src| src.starts_with("https://")) else {
            return;
        };
        let origin: String = src.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
        let host = origin.trim_start_matches("https://").trim_start_matches("www.");
        let rest = self.html.get(tag.span.end..).unwrap_or_default();
        let Some(end) = rest.find("</iframe>").map(|at| tag.span.end + at + "</iframe>".len())
        else {
            return;
        };
        if !VIDEOS.iter().any(|name| host.contains(name)) {
            return;
        }
        self.copy_to(tag.span.start);
        let href = escaped(src);
        let from = strings
            .with("watch-at", &[("site", Arg::Text(host))])
            .unwrap_or_else(|| host.to_owned());
        let link = format!("<a href=\"{href}\" rel=\"external\">{}</a>", escaped(&from));
        if frames.contains(&origin) {
            let title =
                attributes.get("title").map_or_else(|| strings.text("play-video"), Clone::clone);
            self.out.push_str(&format!(
                "<div class=\"video{}\" data-frame=\"{href}\"><a class=\"button\" \
                 href=\"{href}\"><span aria-hidden=\"true\">▶ </span><span>{}</span></a></div>\n\
                 <p class=\"video-from\">{link}</p>",
                ratio(&attributes),
                escaped(&title),
            ));
        } else {
            self.out.push_str(&format!("<p class=\"video-from\">{link}</p>"));
        }
        self.copied = end;
    }
}

fn scrolls(tag: &StartTag<usize>) -> bool {
    let classes = tag.attributes.iter().find(|(key, _)| key.as_slice() == b"class");
    classes.is_some_and(|(_, value)| value.as_slice() == SCROLLS.as_bytes())
}

fn attributes(tag: &StartTag<usize>) -> BTreeMap<String, String> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    tag.attributes.iter().map(|(key, value)| (text(key), text(value))).collect()
}

/// The class of the frame's shape: 16:9 needs none.
fn ratio(attributes: &BTreeMap<String, String>) -> &'static str {
    let side = |name: &str| {
        attributes.get(name).and_then(|side| side.parse::<f64>().ok()).filter(|side| *side > 0.0)
    };
    match (side("width"), side("height")) {
        (Some(width), Some(height)) if width / height < 0.8 => " ratio-9-16",
        (Some(width), Some(height)) if width / height < 1.17 => " ratio-1-1",
        (Some(width), Some(height)) if width / height < 1.5 => " ratio-4-3",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config;
    use crate::model::Lang;
    use crate::render::Theme;
    use crate::tree::TextFile;

    fn enriched(html: &str) -> String {
        let text = "title = \"T\"\nbase_url = \"https://help.example.com/\"\n\
            default_language = \"en\"\n[languages.en]\nname = \"English\"\n";
        let (config, _) = config::read(&TextFile::new("site.toml", text), None);
        let strings = Strings::new(&Theme::load(&[]).0, &config.unwrap(), &Lang::english());
        enrich(html.to_owned(), &["https://video.example.com".to_owned()], &strings)
    }

    #[test]
    fn wide_pictures_are_links() {
        let wide = "<p><img src=\"/a&amp;b.png\" width=\"760\" height=\"9\" alt=\"A panel\" \
            loading=\"lazy\" /></p>";
        assert_eq!(
            enriched(wide),
            "<p><a class=\"enlarge\" href=\"/a&amp;b.png\"><img src=\"/a&amp;b.png\" \
             width=\"760\" height=\"9\" alt=\"A panel\" loading=\"lazy\" /></a></p>"
        );
        for same in [
            "<img src=\"a.png\" width=\"24\" height=\"24\" alt=\"An icon\" />",
            "<img src=\"a.png\" width=\"760\" height=\"24\" alt=\"\" />",
            "<a href=\"/b/\"><img src=\"a.png\" width=\"760\" height=\"24\" alt=\"A link \
             already\" /></a>",
        ] {
            assert_eq!(enriched(same), same);
        }
    }

    #[test]
    fn short_code_stays_in_one_piece() {
        assert_eq!(enriched("<p><code>-x</code></p>"), "<p><code class=\"short\">-x</code></p>");
        let long = format!("<p><code>{}</code></p>", "x-".repeat(20));
        assert_eq!(enriched(&long), long);
        let block = "<pre tabindex=\"0\"><code>-x\n</code></pre>";
        assert_eq!(enriched(block), block);
    }

    #[test]
    fn tables_of_html_scroll_by_themselves() {
        let table = "<table><tr><td>Plan &amp; price</td><td>Disk</td></tr><tr><td>Small</td>\
            <td><table><tr><td>5</td></tr></table></td></tr></table>";
        assert_eq!(
            enriched(&format!("<p>x</p>{table}<p>y</p>")),
            format!(
                "<p>x</p><div class=\"table-scroll\" tabindex=\"0\" role=\"group\" \
                 aria-label=\"Plan &amp; price Disk\">{table}</div><p>y</p>"
            )
        );
        for same in [
            "<div class=\"table-scroll\" tabindex=\"0\"><table><tr><td>1</td></tr></table></div>",
            "<table><tr><td>never ends",
        ] {
            assert_eq!(enriched(same), same);
        }
    }

    #[test]
    fn videos_wait_until_they_are_wanted() {
        let frame = "<iframe src=\"https://video.example.com/embed/1\" width=\"278\" \
            height=\"315\" title=\"A tour\"></iframe>";
        let html = enriched(frame);
        assert!(!html.contains("<iframe"), "{html}");
        assert!(
            html.contains(
                "class=\"video ratio-1-1\" data-frame=\"https://video.example.com/embed/1\""
            ),
            "{html}"
        );
        assert!(
            html.contains("<span>A tour</span></a>") && html.contains("Watch at video.example.com"),
            "{html}"
        );
        let forbidden = enriched("<iframe src=\"https://video.example.org/1\"></iframe>");
        assert_eq!(
            forbidden,
            "<p class=\"video-from\"><a href=\"https://video.example.org/1\" \
             rel=\"external\">Watch at video.example.org</a></p>"
        );
        let map = "<iframe src=\"https://maps.example.com/1\"></iframe>";
        assert_eq!(enriched(map), map);
    }
}
