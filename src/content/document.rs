//! Path, front matter and body put together.

use html5gum::{Token, Tokenizer};
use unicode_width::UnicodeWidthChar;

use super::front;
use super::markdown::{self, Mark, Options};
use super::name::{Name, folder_page};
use super::rules::Rules;
use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::facts::{fill_text, within};
use crate::model::{
    Body, Document, DocumentKind, FactUse, Lang, Piece, Section, one_line, readable,
};
use crate::tree::{Located, TextFile};

/// Characters of a description that is taken from the text.
const DESCRIPTION: usize = 300;

/// Parses one file. There is always a document, so that links to a broken one are not reported as
/// dead on top.
pub fn parse(file: &TextFile, name: &Name, rules: &Rules) -> (Document, Diagnostics) {
    let (split, mut diagnostics) = front::split(file);
    diagnostics.extend(folder_page(&file.path).into_iter().collect());
    let front = match split.front {
        Some(span) => {
            let (front, found) = front::read(file, span, name.kind);
            diagnostics.extend(found);
            front
        }
        None => Default::default(),
    };
    // Whoever mends what is above the text may have had a title there.
    let is_front_fine = diagnostics.is_empty();
    let options = Options {
        rules,
        lang: &name.lang,
        title: front.title.as_ref().map(|title| title.value.as_str()),
        is_category: name.kind == DocumentKind::Category,
        marks: &[],
    };
    let (parsed, found) = markdown::parse(file, split.body, options);
    diagnostics.extend(found);

    if let (Some(title), Some(at), true) = (&parsed.title, parsed.title_of_part, is_front_fine) {
        diagnostics.push(from_part(title).at(file.place(at)));
    }

    let mut given = Given { file, lang: &name.lang, rules, uses: Vec::new() };
    let own = front.title.as_ref().map(|title| given.filled(title, &mut diagnostics));
    let description = front.description.as_ref();
    let description = description.map(|text| given.filled(text, &mut diagnostics));
    let facts = given.uses;
    let given = own.or(parsed.title);
    let title = given.clone().filter(|title| is_seen(title));
    // A file that could not be read whole has said so already.
    if title.is_none() && name.kind == DocumentKind::Article && !diagnostics.has_errors() {
        let message = match given.as_deref() {
            None | Some("") => "the article has neither a title nor a heading",
            Some(_) => "the article's title has no character that can be seen",
        };
        diagnostics.push(
            Diagnostic::warning("no-title", message)
                .at(file.place(front.title.as_ref().map_or(Span::new(0, 0), |title| title.span)))
                .help("start it with `# Title`, or write `title:` in the front matter"),
        );
    }
    let description = match description {
        Some(description) => description,
        None => shorten(&parsed.lead.unwrap_or_default()),
    };
    // A page of one's own kind may say everything by its template.
    let is_written = name.kind != DocumentKind::Article
        || front.draft == Some(true)
        || front.template.is_some()
        || parsed.body.sections.iter().any(shows);
    // Where something else is wrong, its text may be there and not be shown.
    if title.is_some() && !is_written && diagnostics.is_empty() {
        let place = front.title.as_ref().map_or(Span::new(0, 0), |title| title.span);
        diagnostics.push(
            Diagnostic::warning("no-text", "the article has a title and no text")
                .at(file.place(place))
                .help("write it, or `draft: true` in the front matter until it is written"),
        );
    }
    let document = Document {
        file: parsed.file.unwrap_or_else(|| file.clone()),
        key: name.key.clone(),
        kind: name.kind,
        lang: name.lang.clone(),
        title: title.unwrap_or_else(|| readable(name.key.name())),
        description,
        front,
        body: Body { facts: [facts, parsed.body.facts].concat(), ..parsed.body },
        markdown: split.body,
    };
    (document, diagnostics)
}

/// Whether a reader sees anything of it: comments are no text.
fn shows(section: &Section) -> bool {
    let is_seen = |token| match token {
        Ok(Token::String(text)) => !text.value.trim_ascii().is_empty(),
        Ok(token) => matches!(token, Token::StartTag(_)),
    };
    let has_content = |piece: &Piece| match piece {
        Piece::Html(html) => Tokenizer::new(html.as_str()).any(is_seen),
        _ => true,
    };
    section.heading.is_some() || section.pieces.iter().any(has_content)
}

/// The heading of a part is missing there when it is taken for the title.
fn from_part(title: &str) -> Diagnostic {
    let message =
        format!("“{title}” became the title: the article has no other, and this part no heading");
    Diagnostic::warning("title-of-a-part", message)
        .help("start the article with `# Title`, or write `title:` in the front matter")
}

/// A file's front matter, and where its text stands, for whoever reads the Markdown by themselves:
/// nothing is made of it.
pub fn outline(file: &TextFile, name: &Name) -> Document {
    let (split, _) = front::split(file);
    let front = split.front.map(|span| front::read(file, span, name.kind).0);
    Document {
        file: file.clone(),
        key: name.key.clone(),
        kind: name.kind,
        lang: name.lang.clone(),
        title: readable(name.key.name()),
        description: String::new(),
        front: front.unwrap_or_default(),
        body: Body::default(),
        markdown: split.body,
    }
}

/// Puts facts into what the front matter gives.
struct Given<'a> {
    file: &'a TextFile,
    lang: &'a Lang,
    rules: &'a Rules,
    uses: Vec<FactUse>,
}

impl Given<'_> {
    fn filled(&mut self, text: &Located<String>, diagnostics: &mut Diagnostics) -> String {
        let facts = &self.rules.facts;
        fill_text(&text.value, (facts, self.lang), |one, form| {
            let span = within(self.file, text.span, &text.value, &one.range);
            match form {
                Some(form) => {
                    self.uses.push(FactUse { name: one.name, form: form.to_owned(), span });
                }
                None => diagnostics.push(facts.unknown(&one.name).at(self.file.place(span))),
            }
        })
    }
}

/// The body of `document` with notes beside parts of it. Its links, files and headings are the same
/// ones in the same order.
pub fn marked(document: &Document, rules: &Rules, marks: &[Mark]) -> Body {
    let options = Options {
        rules,
        lang: &document.lang,
        title: document.front.title.as_ref().map(|title| title.value.as_str()),
        is_category: document.kind == DocumentKind::Category,
        marks,
    };
    // What there is to say about the text was said when it was parsed.
    markdown::parse(&document.file, document.markdown, options).0.body
}

/// Whether a link with this text can be seen, and hit with a finger: zero-width characters and
/// blanks of other scripts are no title.
fn is_seen(text: &str) -> bool {
    const BLANKS: [char; 4] = ['\u{2800}', '\u{115f}', '\u{3164}', '\u{ffa0}'];
    text.chars().any(|c| {
        !c.is_whitespace() && !BLANKS.contains(&c) && c.width().is_some_and(|columns| columns > 0)
    })
}

/// One line, cut between words.
fn shorten(text: &str) -> String {
    let line = one_line(text);
    if line.chars().count() <= DESCRIPTION {
        return line;
    }
    let cut: String = line.chars().take(DESCRIPTION - 1).collect();
    let end = cut.rfind(' ').filter(|end| *end > DESCRIPTION / 2).unwrap_or(cut.len());
    format!("{}…", cut.get(..end).unwrap_or(&cut).trim_end_matches([',', ';', ':', '.', ' ']))
}

#[cfg(test)]
mod tests {
    use super::is_seen;

    #[test]
    fn a_title_has_something_to_see() {
        for seen in ["a", "?", "密", "\u{202e}x", "e\u{301}", "👩‍👩‍👧", "\u{e000}"] {
            assert!(is_seen(seen), "{seen:?}");
        }
        for unseen in [
            "",
            " ",
            "\u{200b}\u{feff}",
            "\u{ad}",
            "\u{1}",
            "\u{3000}",
            "\u{2800}",
            "\u{3164}",
            "\u{301}",
        ] {
            assert!(!is_seen(unseen), "{unseen:?}");
        }
    }
}
