//! Liquid as Markdown, where it has a meaning there.
//!
//! 1. `tokens` cuts the body into text, outputs and tags;
//! 2. `values` works out what an output or an argument says: front matter, captures,
//!    `site.baseurl`;
//! 3. `includes` turns the includes that most sites have (alerts, images, lists, videos) into
//!    Markdown;
//! 4. [`to_markdown`] walks the tokens. What is left has no meaning outside its site: it is taken
//!    out and reported at its line.

mod includes;
mod tokens;
mod values;

use crate::model::one_line;
use std::collections::BTreeMap;

use super::kramdown::MARKDOWN;
use super::mapped::Mapped;
use super::page::SourcePage;
use super::scan::SourceTree;
use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::tree::TextFile;
use tokens::{Arguments, Token};

/// Blocks inside blocks; a page that nests deeper is no page.
const MAX_DEPTH: usize = 64;

/// What Liquid may ask for beyond the page itself.
pub struct Surroundings<'a> {
    pub tree: &'a SourceTree,
    /// Markdown of the theme, which includes may name.
    pub includes: &'a [TextFile],
    /// `post_url` name to path below the source.
    pub posts: &'a BTreeMap<String, String>,
    pub site_title: &'a str,
}

/// The body of `page` without Liquid. Links stay root-absolute; a later step resolves them.
pub fn to_markdown(page: &SourcePage, around: &Surroundings<'_>) -> (Mapped, Diagnostics) {
    let mut out = Mapped::default();
    let source = &*page.file.text;
    let body = page.body_text();
    if !body.contains("{{") && !body.contains("{%") {
        out.copy(source, page.body.start..page.body.end);
        return (out, Diagnostics::new());
    }
    let tokens = tokens::tokenize(body);
    let mut walk = Walk {
        page,
        around,
        tokens: &tokens,
        next: 0,
        depth: 0,
        muted: 0,
        variables: BTreeMap::new(),
        swallow: false,
        diagnostics: Diagnostics::new(),
    };
    walk.run(&[], &mut out);
    (out, walk.diagnostics)
}

struct Walk<'a> {
    page: &'a SourcePage,
    around: &'a Surroundings<'a>,
    tokens: &'a [Token],
    next: usize,
    depth: usize,
    /// Inside something that is left out: nothing there is worth a notice.
    muted: usize,
    /// Captures and assignments.
    variables: BTreeMap<String, Mapped>,
    /// The line that is left belongs to a tag that was left out.
    swallow: bool,
    diagnostics: Diagnostics,
}

impl Walk<'_> {
    /// Walks to one of the tags in `until` and returns its name; to the end where none comes.
    fn run(&mut self, until: &[&str], out: &mut Mapped) -> String {
        let tokens = self.tokens;
        while let Some(token) = tokens.get(self.next) {
            self.next += 1;
            match token {
                Token::Text(range) => self.text(range.clone(), out),
                Token::Output { span, inner } => self.output(span.start, span.end, inner, out),
                Token::Tag { span, name, rest } => {
                    if until.contains(&name.as_str()) {
                        return name.clone();
                    }
                    let span = self.in_file(span.start, span.end);
                    self.tag(span, name, rest, out);
                }
            }
        }
        String::new()
    }

    fn text(&mut self, range: std::ops::Range<usize>, out: &mut Mapped) {
        let offset = self.page.body.start;
        let mut start = range.start;
        if std::mem::take(&mut self.swallow) {
            let text = self.page.body_text().get(range.clone()).unwrap_or("");
            if let Some(end) = text.find('\n').filter(|end| text[..*end].trim().is_empty()) {
                start += end + 1;
                out.truncate(line_start(out.text()));
            }
        }
        out.copy(&self.page.file.text, start + offset..range.end + offset);
    }

    fn output(&mut self, start: usize, end: usize, inner: &str, out: &mut Mapped) {
        let span = self.in_file(start, end);
        match self.value(inner) {
            Some(value) if value.text().is_empty() => {}
            // Markdown that a tag of HTML stands around.
            Some(value) if inner.contains("markdownify") && value.text().contains('\n') => {
                out.add(&format!("\n\n{MARKDOWN}\n\n"), span.start);
                out.append(&value, 0..value.text().len());
                out.add("\n\n", span.start);
            }
            Some(value) => out.append(&value, 0..value.text().len()),
            None => {
                let message = format!(
                    "`{{{{ {} }}}}` has no value outside its site; left out",
                    shorten(inner)
                );
                self.notice(span, message, "write the text itself, if the page needs it");
                self.left_out(out);
            }
        }
    }

    fn tag(&mut self, span: Span, name: &str, rest: &str, out: &mut Mapped) {
        match name {
            "comment" => self.skip("endcomment", out),
            "capture" => {
                let mut captured = Mapped::default();
                self.block(&["endcapture"], &mut captured);
                self.variables.insert(rest.trim_matches(['"', '\'']).to_owned(), captured);
                self.left_out(out);
            }
            "assign" => self.assign(rest, out),
            "link" => out.add(&format!("/{}", encode(rest.trim_matches(['"', '\'']))), span.start),
            "post_url" => self.post_url(span, rest, out),
            "highlight" => self.highlight(span, rest, out),
            "include" | "include_relative" | "include_cached" | "render" => {
                self.include(span, name, rest, out)
            }
            "for" | "tablerow" => {
                self.notice(
                    span,
                    format!(
                        "the loop `{{% {name} {} %}}` has no meaning here; left out",
                        shorten(rest)
                    ),
                    "lists of articles come from the categories; write other lists out",
                );
                self.skip(&format!("end{name}"), out);
            }
            "if" | "unless" | "ifversion" | "case" => self.condition(span, name, rest, out),
            _ if self.picture(span, name, rest, out) => {}
            _ if self.is_note(name) => self.note(span, name, out),
            _ if name.starts_with("end")
                || matches!(name, "else" | "elsif" | "when" | "break" | "continue") => {}
            _ => {
                let message = format!(
                    "`{{% {} %}}` has no meaning here; left out",
                    shorten(&format!("{name} {rest}"))
                );
                self.notice(
                    span,
                    message,
                    "write what it showed as Markdown, if the page needs it",
                );
                self.left_out(out);
            }
        }
    }

    /// One branch deeper.
    fn block(&mut self, until: &[&str], out: &mut Mapped) -> String {
        if self.depth >= MAX_DEPTH {
            self.next = self.tokens.len();
            return String::new();
        }
        self.depth += 1;
        let end = self.run(until, out);
        self.depth -= 1;
        self.swallow = false;
        end
    }

    fn skip(&mut self, until: &str, out: &mut Mapped) {
        self.muted += 1;
        self.block(&[until], &mut Mapped::default());
        self.muted -= 1;
        self.left_out(out);
    }

    /// Nobody can know the answer here: the first branch stays.
    fn condition(&mut self, span: Span, name: &str, rest: &str, out: &mut Mapped) {
        let shown = shorten(rest);
        let message = format!(
            "the condition `{{% {name} {shown} %}}` cannot be asked here; its first part stays"
        );
        self.notice(span, message, "read the page and keep the part that holds");
        let end = format!("end{name}");
        let until = ["else", "elsif", "when", end.as_str()];
        if name == "case" {
            self.muted += 1;
            self.block(&["when", &end], &mut Mapped::default());
            self.muted -= 1;
        }
        self.left_out(out);
        let mut reached = self.block(&until, out);
        while !reached.is_empty() && reached != end {
            self.muted += 1;
            reached = self.block(&until, &mut Mapped::default());
            self.muted -= 1;
        }
        self.left_out(out);
    }

    fn assign(&mut self, rest: &str, out: &mut Mapped) {
        if let Some((name, expression)) = rest.split_once('=')
            && let Some(value) = self.value(expression.trim())
        {
            self.variables.insert(name.trim().to_owned(), value);
        }
        self.left_out(out);
    }

    fn post_url(&mut self, span: Span, rest: &str, out: &mut Mapped) {
        let name = rest.trim_matches(['"', '\'', '/']);
        match self.around.posts.get(name) {
            Some(path) => out.add(&format!("/{}", encode(path)), span.start),
            None => {
                self.notice(
                    span,
                    format!("there is no post `{}`", shorten(name)),
                    "check the post's name",
                );
            }
        }
    }

    fn highlight(&mut self, span: Span, rest: &str, out: &mut Mapped) {
        let mut code = Mapped::default();
        self.block(&["endhighlight"], &mut code);
        let lang =
            Arguments::parse(rest).words.first().map(|word| self.plain(word)).unwrap_or_default();
        out.add(&format!("```{lang}\n"), span.start);
        let text = code.text();
        let start = text.len() - text.trim_start_matches('\n').len();
        out.append(&code, start..text.trim_end().len());
        out.add("\n```", span.start);
    }

    fn in_file(&self, start: usize, end: usize) -> Span {
        Span::new(start + self.page.body.start, end + self.page.body.start)
    }

    fn notice(&mut self, span: Span, message: String, help: &str) {
        if self.muted == 0 {
            let place = self.page.file.place(span);
            self.diagnostics
                .push(Diagnostic::warning("import-liquid", message).at(place).help(help));
        }
    }

    /// A tag that leaves nothing must not leave an empty line in HTML either: that would end the
    /// block in the middle of an element.
    fn left_out(&mut self, out: &Mapped) {
        let last_line = out.text().get(line_start(out.text())..).unwrap_or("");
        self.swallow = last_line.trim().is_empty() && inside_html(out.text());
    }
}

fn line_start(text: &str) -> usize {
    text.rfind('\n').map_or(0, |i| i + 1)
}

/// Whether the line at the end of `text` continues a block of HTML.
fn inside_html(text: &str) -> bool {
    let before = text.get(..line_start(text)).unwrap_or("");
    let last = before.lines().next_back().unwrap_or("").trim_start();
    last.starts_with('<') && !last.starts_with("<http") && !last.starts_with("<mailto")
}

/// As it may stand in a link's destination.
fn encode(path: &str) -> String {
    crate::model::escape_path(path.trim().trim_start_matches('/'))
}

fn shorten(text: &str) -> String {
    let line = one_line(text);
    if line.chars().count() > 60 {
        format!("{}…", line.chars().take(59).collect::<String>())
    } else {
        line
    }
}
