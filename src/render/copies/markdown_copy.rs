//! `index.md` beside every article: the writer's own Markdown under its title, with links that work
//! away from the page. Where a site publishes none, what reads articles to assistants has them all
//! the same.

use std::ops::Range;

use crate::diagnostics::Span;
use crate::graph::Version;
use crate::model::{Document, FactUse, KEPT_COPIES, OutputFile, PartUse, SitePath, one_line};
use crate::render::copies::raw_tag;
use crate::render::page::shared::Shared;

/// Where the copy of the page at `page` stands.
pub(in crate::render) fn path(page: &SitePath) -> SitePath {
    page.markdown()
}

pub(in crate::render) fn write(shared: &Shared<'_>, version: &Version) -> OutputFile {
    let document = &version.document;
    let title = one_line(&document.title);
    let mut text = format!("# {title}\n\n");
    text.push_str(linked(shared, version).trim());
    text.push_str(&format!("\n\n---\n\n<{}>\n", shared.url(&version.path)));
    OutputFile::new(file(shared, &version.path), text.into_bytes())
}

/// The file of the copy, below the out folder.
fn file(shared: &Shared<'_>, page: &SitePath) -> String {
    format!("{}{}", folder(shared), path(page).file())
}

/// Where the copies stand below the out folder.
pub(in crate::render) fn folder(shared: &Shared<'_>) -> &'static str {
    if shared.has_copies { "site/" } else { KEPT_COPIES }
}

/// A destination to put in the place of the one written in a stretch of the file.
struct Swap {
    start: usize,
    end: usize,
    written: String,
    url: String,
    /// A picture rather than a link.
    image: bool,
}

/// The Markdown with every relative destination made absolute, and every part in its place. The
/// title heading of a file without a front-matter title is dropped: the copy starts with it.
fn linked(shared: &Shared<'_>, version: &Version) -> String {
    let document = &version.document;
    let base = &shared.site.config.base_url;
    let body = &document.body;
    let mut swaps: Vec<Swap> = Vec::new();
    for (link, href) in body.links.iter().zip(&*version.hrefs) {
        let written = link.path.clone();
        swaps.push(Swap {
            start: link.span.start,
            end: link.span.end,
            written,
            url: absolute(base, href),
            image: false,
        });
    }
    for (asset, resolved) in body.assets.iter().zip(&*version.assets) {
        let image = asset.kind == crate::model::AssetKind::Image;
        let url = absolute(base, &resolved.href);
        swaps.push(Swap {
            start: asset.span.start,
            end: asset.span.end,
            written: asset.path.clone(),
            url,
            image,
        });
    }
    swaps.sort_by_key(|swap| swap.start);
    let mut words: Vec<&FactUse> = body.facts.iter().chain(&body.given).collect();
    words.sort_by_key(|one| one.span);
    let mut parts: Vec<&PartUse> = body.parts.iter().collect();
    parts.sort_by_key(|part| part.span);
    let copy = Copy { document, swaps, words, parts };
    without_title(&copy.text(document.markdown), &document.title)
}

/// What a text is made of, each in the order of its places.
struct Copy<'a> {
    document: &'a Document,
    swaps: Vec<Swap>,
    words: Vec<&'a FactUse>,
    parts: Vec<&'a PartUse>,
}

impl Copy<'_> {
    /// What stands at `span`, in whichever file, with its parts.
    fn text(&self, span: Span) -> String {
        let mut text = String::new();
        let mut at = span.start;
        let first = self.parts.partition_point(|part| part.span.start < span.start);
        for part in self.parts[first..].iter().take_while(|part| part.span.end <= span.end) {
            text.push_str(&self.swapped(at..part.span.start));
            text.push_str(self.text(part.text).trim());
            at = part.span.end;
        }
        text.push_str(&self.swapped(at..span.end));
        text
    }

    fn swapped(&self, part: Range<usize>) -> String {
        let mut text = String::with_capacity(part.len());
        let mut at = part.start;
        let first = self.swaps.partition_point(|swap| swap.start < part.start);
        let inside = self.swaps[first..].iter().take_while(|swap| swap.start < part.end);
        let inside: Vec<&Swap> = inside.collect();
        // Several addresses of one tag have one place.
        for swaps in inside.chunk_by(|a, b| (a.start, a.end) == (b.start, b.end)) {
            let Some(Swap { start, end, .. }) = swaps.first() else { continue };
            // A picture inside a link overlaps it: the outer one has been written already.
            if *start < at || *end > part.end {
                continue;
            }
            let Some(source) = self.filled(*start..*end) else { continue };
            text.push_str(&self.filled(at..*start).unwrap_or_default());
            text.push_str(&swaps.iter().fold(source, |source, swap| rewritten(&source, swap)));
            at = *end;
        }
        text.push_str(&self.filled(at..part.end).unwrap_or_default());
        text
    }

    /// A part of a file with the facts and what a part is given in it.
    fn filled(&self, part: Range<usize>) -> Option<String> {
        let file = &self.document.file;
        let mut text = String::with_capacity(part.len());
        let mut at = part.start;
        let first = self.words.partition_point(|one| one.span.start < part.start);
        let inside = self.words[first..].iter().take_while(|one| one.span.end <= part.end);
        for FactUse { form, span, .. } in inside {
            // What stands in a picture's words may be filled in twice.
            if span.start >= at {
                text.push_str(file.written(at..span.start)?);
                text.push_str(form);
                at = span.end;
            }
        }
        text.push_str(file.written(at..part.end)?);
        Some(text)
    }
}

fn absolute(base: &crate::config::BaseUrl, href: &str) -> String {
    if href.starts_with('/') { base.absolute(href) } else { href.to_owned() }
}

/// `[text](destination "title")` with another destination; reference links become inline ones.
fn rewritten(source: &str, swap: &Swap) -> String {
    if source.starts_with('<') {
        return raw_tag::with_address(source, &swap.written, &swap.url);
    }
    if let Some(at) = source.rfind("](").filter(|_| source.ends_with(')')) {
        let inside = source.get(at + 2..source.len() - 1).unwrap_or_default().trim();
        let title = inside
            .find([' ', '\t', '\n'])
            .map_or("", |space| inside.get(space..).unwrap_or_default());
        let title = if inside.starts_with('<') {
            inside.split_once('>').map_or("", |(_, title)| title)
        } else {
            title
        };
        return format!("{}]({}{title})", source.get(..at).unwrap_or_default(), swap.url);
    }
    let open = if swap.image { "![" } else { "[" };
    let text = source.strip_prefix(open).and_then(|rest| rest.split(']').next());
    match text {
        Some(text) => format!("{open}{text}]({})", swap.url),
        None => source.to_owned(),
    }
}

fn without_title(text: &str, title: &str) -> String {
    let trimmed = text.trim_start();
    let (first, rest) = trimmed.split_once('\n').unwrap_or((trimmed, ""));
    let heading = first.strip_prefix("# ").map(str::trim);
    if heading == Some(title.trim()) { rest.to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn swap(source: &str) -> String {
        let url = "https://h.example.com/x/".to_owned();
        let image = source.starts_with('!');
        rewritten(source, &Swap { start: 0, end: 0, written: "../x.md".into(), url, image })
    }

    #[test]
    fn destinations_become_absolute() {
        assert_eq!(swap("[a](../x.md#b)"), "[a](https://h.example.com/x/)");
        assert_eq!(swap("[a](../x.md 'T')"), "[a](https://h.example.com/x/ 'T')");
        assert_eq!(swap("[a](<../x.md> \"T\")"), "[a](https://h.example.com/x/ \"T\")");
        assert_eq!(swap("[a][ref]"), "[a](https://h.example.com/x/)");
        assert_eq!(swap("![a](../x.md)"), "![a](https://h.example.com/x/)");
        assert_eq!(swap("<a href=\"../x.md\">"), "<a href=\"https://h.example.com/x/\">");
    }

    #[test]
    fn the_title_stands_once() {
        assert_eq!(without_title("\n# A title\n\nText", "A title"), "\nText");
        assert_eq!(without_title("# Other\nText", "A title"), "# Other\nText");
    }
}
