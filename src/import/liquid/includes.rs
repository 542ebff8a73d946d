//! Includes by what they are for: their names and arguments tell on most sites.

use super::tokens::{Argument, Arguments, Token};
use super::{Walk, encode, inside_html, line_start, shorten};
use crate::diagnostics::Span;
use crate::import::mapped::Mapped;
use crate::model::one_line;
use crate::tree::{Node, Value};

const TEXT_KEYS: [&str; 5] = ["content", "text", "message", "body", "note"];
const IMAGE_KEYS: [&str; 8] =
    ["image", "src", "url", "file", "path", "img", "image_path", "image_url"];
const ALT_KEYS: [&str; 6] =
    ["alt", "image_alt_text", "alt_text", "image_alt", "description", "title"];
const CAPTION_KEYS: [&str; 2] = ["caption", "text"];
const IMAGE_ENDINGS: [&str; 7] = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif"];

impl Walk<'_> {
    pub(super) fn include(&mut self, span: Span, tag: &str, rest: &str, out: &mut Mapped) {
        let arguments = Arguments::parse(rest);
        let file = arguments.words.first().map(|word| self.plain(word)).unwrap_or_default();
        let name =
            file.rsplit('/').next().unwrap_or("").split('.').next().unwrap_or("").to_lowercase();
        let done = self.alert(span, &name, &arguments, out)
            || self.image(span, &name, &arguments, out)
            || self.video(span, &name, &arguments, out)
            || self.list(span, &arguments, out)
            || self.file(span, tag, &file, out);
        if !done {
            let message = format!("the include `{}` has no meaning here; left out", shorten(rest));
            self.notice(span, message, "write what it showed as Markdown, if the page needs it");
            self.left_out(out);
        }
    }

    /// `{% include alert.html type="warning" content=text %}`: a GitHub alert.
    fn alert(&mut self, span: Span, name: &str, arguments: &Arguments, out: &mut Mapped) -> bool {
        let Some(by_name) = alert_kind(name) else { return false };
        let Some(content) =
            arguments.get(&TEXT_KEYS).and_then(|argument| self.rich(argument, span.start))
        else {
            return false;
        };
        let kind = arguments.get(&["type", "level", "style", "kind", "class", "status"]);
        let kind =
            kind.and_then(|kind| alert_kind(&self.plain(kind).to_lowercase())).unwrap_or(by_name);
        let title = arguments.get(&["title", "heading"]).map(|title| self.plain(title));
        if inside_html(out.text()) {
            let text = content.text().trim();
            out.add(text, content.origin(0));
            return true;
        }
        let indent = open_block(out);
        out.add(&format!("{indent}> [!{kind}]\n"), span.start);
        if let Some(title) = title.filter(|title| !title.trim().is_empty()) {
            out.add(&format!("{indent}> **{}**\n{indent}>\n", title.trim()), span.start);
        }
        for line in lines(&content) {
            out.add(&format!("{indent}> "), content.origin(line.start));
            out.append(&content, line);
            out.add("\n", span.start);
        }
        true
    }

    /// `{% image menu.png The menu %}` of a plug-in: the picture of that name, wherever plug-ins keep
    /// theirs.
    pub(super) fn picture(&mut self, span: Span, name: &str, rest: &str, out: &mut Mapped) -> bool {
        if !["image", "img", "picture", "figure"].contains(&name) {
            return false;
        }
        let mut words = rest.split_whitespace().skip_while(|word| !is_picture(word));
        let Some(path) = words.next() else { return false };
        let path = path.trim_matches(['"', '\'', '/']);
        let alt: Vec<&str> = words.filter(|word| word.parse::<u32>().is_err()).collect();
        let alt = alt.join(" ").replace(['[', ']', '"'], "");
        let end = format!("/{path}");
        let mut files = self.around.tree.others.keys();
        let whole = files.find(|file| file.as_str() == path || file.ends_with(&end));
        let source = format!("/{}", encode(whole.map_or(path, String::as_str)));
        let image = if inside_html(out.text()) {
            format!("<img src=\"{source}\" alt=\"{}\">", attribute(&alt))
        } else {
            format!("![{alt}]({source})")
        };
        out.add(&image, span.start);
        true
    }

    /// Whether a note begins here, and its end is still to come.
    pub(super) fn is_note(&self, name: &str) -> bool {
        let end = format!("end{name}");
        let mut rest = self.tokens.get(self.next..).unwrap_or(&[]).iter();
        note(name).is_some()
            && rest.any(|token| matches!(token, Token::Tag { name, .. } if *name == end))
    }

    /// `{% note %}…{% endnote %}` of a site's own: a GitHub alert.
    pub(super) fn note(&mut self, span: Span, name: &str, out: &mut Mapped) {
        let Some(kind) = note(name) else { return };
        let mut content = Mapped::default();
        self.block(&[&format!("end{name}")], &mut content);
        if inside_html(out.text()) {
            return out.append(&content, 0..content.text().len());
        }
        let indent = open_block(out);
        out.add(&format!("{indent}> [!{kind}]\n"), span.start);
        for line in lines(&content) {
            // In a list its lines are indented already.
            let words = content.text().get(line.clone()).unwrap_or("");
            let from =
                if words.starts_with(&indent) { line.start + indent.len() } else { line.start };
            out.add(&format!("{indent}> "), content.origin(line.start));
            out.append(&content, from..line.end);
            out.add("\n", span.start);
        }
    }

    /// Anything with the address of a picture.
    fn image(&mut self, span: Span, name: &str, arguments: &Arguments, out: &mut Mapped) -> bool {
        let named = ["image", "img", "figure", "picture", "screenshot", "photo"]
            .iter()
            .any(|word| name.contains(word));
        let Some(address) = arguments.get(&IMAGE_KEYS).map(|argument| self.plain(argument)) else {
            return false;
        };
        let lower = address.to_lowercase();
        if !named && !IMAGE_ENDINGS.iter().any(|ending| lower.ends_with(ending)) {
            return false;
        }
        let items = arguments.get(&["items"]).is_some();
        let alt = arguments.get(&ALT_KEYS).map(|argument| self.plain(argument)).unwrap_or_default();
        let caption =
            arguments.get(&CAPTION_KEYS).map(|argument| self.plain(argument)).unwrap_or_default();
        if items {
            // A list with an icon: the list is what is read.
            return false;
        }
        let source =
            if address.contains("://") { address } else { format!("/{}", encode(&address)) };
        let image = if inside_html(out.text()) {
            format!("<img src=\"{source}\" alt=\"{}\"> {}", attribute(&alt), attribute(&caption))
        } else {
            let alt = alt.replace(['[', ']'], "");
            format!("![{alt}]({source})\n{caption}")
        };
        out.add(image.trim_end(), span.start);
        true
    }

    fn video(&mut self, span: Span, name: &str, arguments: &Arguments, out: &mut Mapped) -> bool {
        let id = arguments
            .get(&["id", "video_id", "videoId", "url", "src"])
            .map(|argument| self.plain(argument));
        let (true, Some(id)) =
            (name.contains("youtube") || name.contains("video") || name.contains("vimeo"), id)
        else {
            return false;
        };
        let plain_id = !id.is_empty()
            && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
        let address = match plain_id {
            true if name.contains("vimeo") => format!("https://vimeo.com/{id}"),
            true => format!("https://www.youtube.com/watch?v={id}"),
            false if id.starts_with("https://") => id,
            false => return false,
        };
        let title =
            arguments.get(&["title", "alt", "caption"]).map(|argument| self.plain(argument));
        let title =
            title.filter(|title| !title.trim().is_empty()).unwrap_or_else(|| address.clone());
        out.add(&format!("[{}]({address})", title.replace(['[', ']'], "")), span.start);
        true
    }

    /// An argument that is a list of the front matter: the list itself.
    fn list(&mut self, span: Span, arguments: &Arguments, out: &mut Mapped) -> bool {
        let node = arguments.named.iter().find_map(|(_, argument)| match argument {
            Argument::Word(word) => {
                self.front(word).filter(|node| matches!(node.value, Value::List(_)))
            }
            Argument::Quoted(_) => None,
        });
        let Some(Node { value: Value::List(items), .. }) = node else { return false };
        let items: Vec<(String, usize)> =
            items.iter().filter_map(|item| Some((item_text(item)?, item.span.start))).collect();
        if items.is_empty() {
            return false;
        }
        if inside_html(out.text()) {
            out.add("<ul>", span.start);
            for (text, origin) in items {
                out.add(&format!("<li>{text}</li>"), origin);
            }
            out.add("</ul>", span.start);
            return true;
        }
        let indent = open_block(out);
        for (text, origin) in items {
            out.add(&format!("{indent}- "), span.start);
            out.add(&text, origin);
            out.add("\n", span.start);
        }
        true
    }

    /// An include file without Liquid of its own is what it says.
    fn file(&mut self, span: Span, tag: &str, file: &str, out: &mut Mapped) -> bool {
        let here = self.page.file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let path = match tag {
            "include_relative" if here.is_empty() => file.to_owned(),
            "include_relative" => format!("{here}/{file}"),
            _ => format!("_includes/{file}"),
        };
        let markdown = || {
            self.around
                .includes
                .iter()
                .chain(&self.around.tree.markdown)
                .find(|page| *page.path == *path)
                .cloned()
        };
        let Some(included) = self.around.tree.read_other(&path).or_else(markdown) else {
            return false;
        };
        if included.text.contains("{%") || included.text.contains("{{") {
            return false;
        }
        out.add(included.text.trim(), span.start);
        true
    }
}

fn is_picture(word: &str) -> bool {
    let word = word.trim_matches(['"', '\'']).to_lowercase();
    IMAGE_ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// The kind of note that a tag of this very name stands for.
fn note(name: &str) -> Option<&'static str> {
    const NAMES: [&str; 12] = [
        "note",
        "notice",
        "info",
        "tip",
        "hint",
        "success",
        "important",
        "warning",
        "caution",
        "danger",
        "alert",
        "callout",
    ];
    NAMES.contains(&name).then(|| alert_kind(name)).flatten()
}

fn alert_kind(word: &str) -> Option<&'static str> {
    let has = |words: &[&str]| words.iter().any(|w| word.contains(w));
    if has(&["caution", "danger", "error"]) {
        Some("CAUTION")
    } else if has(&["warn"]) {
        Some("WARNING")
    } else if has(&["important", "emergency"]) {
        Some("IMPORTANT")
    } else if has(&["tip", "success", "hint"]) {
        Some("TIP")
    } else if has(&["alert", "note", "notice", "info", "callout", "admonition", "banner"]) {
        Some("NOTE")
    } else {
        None
    }
}

/// A list's entry on one line; of a set of keys, its name and its text.
fn item_text(item: &Node) -> Option<String> {
    let of = |node: &Node| node.as_text().map(|text| one_line(&text));
    let field = |keys: &[&str]| {
        keys.iter().find_map(|key| item.get(key).and_then(of)).filter(|text| !text.is_empty())
    };
    let text = match &item.value {
        Value::Map(_) => {
            let name = field(&["title", "heading", "name", "label", "question"]);
            let body = field(&["text", "content", "description", "body", "answer"]);
            match (name, body) {
                (Some(name), Some(body)) => format!("**{name}** {body}"),
                (name, body) => name.or(body)?,
            }
        }
        _ => of(item)?,
    };
    (!text.is_empty()).then_some(text)
}

/// Ends the paragraph before a block and returns the block's indent.
fn open_block(out: &mut Mapped) -> String {
    let start = line_start(out.text());
    let line = out.text().get(start..).unwrap_or("").to_owned();
    let origin = out.origin(start);
    if line.trim().is_empty() {
        out.truncate(start);
        if !out.text().is_empty() && !out.text().ends_with("\n\n") {
            out.add("\n", origin);
        }
        return line;
    }
    out.add("\n\n", origin);
    String::new()
}

/// The lines of a text without the blank ones around it.
fn lines(text: &Mapped) -> Vec<std::ops::Range<usize>> {
    let all = text.text();
    let start = all.len() - all.trim_start().len();
    let end = all.trim_end().len().max(start);
    let mut lines = Vec::new();
    let mut at = start;
    for line in all.get(start..end).unwrap_or("").split('\n') {
        lines.push(at..at + line.len());
        at += line.len() + 1;
    }
    lines
}

fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}
