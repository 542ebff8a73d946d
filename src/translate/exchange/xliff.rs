//! XLIFF 1.2: every translation tool reads it (OmegaT, Weblate, Crowdin, Phrase, translate-toolkit);
//! several of them do not read 2.x, or not its placeholders.
//!
//! A placeholder is `<x id="1"/>`, one with words inside `<g id="1">words</g>`.

use quick_xml::escape::{escape, resolve_predefined_entity};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::collect::{Article, Exchange, Item};
use super::message::{Message, Token};
use super::returned::{Returned, Returns, said};
use crate::diagnostics::{Diagnostic, Span};
use crate::tree::TextFile;

/// The file's text.
pub fn write(exchange: &Exchange) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n",
    );
    for article in &exchange.articles {
        text.push_str(&format!(
            "<file original=\"{}\" source-language=\"{}\" target-language=\"{}\" \
             datatype=\"x-markdown\">\n<body>\n",
            escape(&article.path),
            article.lang,
            exchange.lang
        ));
        article.items.iter().for_each(|item| unit(&mut text, article, exchange, item));
        text.push_str("</body>\n</file>\n");
    }
    text.push_str("</xliff>\n");
    text
}

fn unit(text: &mut String, article: &Article, exchange: &Exchange, item: &Item) {
    let is_done = item.target.as_ref().is_some_and(|target| target.is_done);
    let approved = if is_done { " approved=\"yes\"" } else { "" };
    text.push_str(&format!(
        "<trans-unit id=\"{}\"{approved} xml:space=\"preserve\">\n<source xml:lang=\"{}\">{}</source>\n",
        item.id,
        article.lang,
        content(&item.source.tokens, &item.source)
    ));
    if let Some(target) = &item.target {
        let state = if is_done { "translated" } else { "needs-review-translation" };
        text.push_str(&format!(
            "<target xml:lang=\"{}\" state=\"{state}\">{}</target>\n",
            exchange.lang,
            content(&target.tokens, &item.source)
        ));
    }
    for note in &item.notes {
        text.push_str(&format!("<note>{}</note>\n", escape(note)));
    }
    if let (Some(before), Some(target)) = (&item.before, &item.target) {
        text.push_str(&format!(
            "<alt-trans alttranstype=\"previous-version\"><source>{}</source><target>{}</target></alt-trans>\n",
            content(&before.tokens, before),
            content(&target.tokens, &item.source)
        ));
    }
    text.push_str("</trans-unit>\n");
}

fn content(tokens: &[Token], of: &Message) -> String {
    let ctype = |n: &u32| of.codes.get(n).map_or("x-own", |code| code.what.ctype());
    let shown = |n: &u32| of.codes.get(n).map(|code| code.open.trim()).unwrap_or_default();
    let text = |token: &Token| match token {
        Token::Text(text) => escape(text).into_owned(),
        Token::Open(n) => format!("<g id=\"{n}\" ctype=\"{}\">", ctype(n)),
        Token::Close(_) => "</g>".to_owned(),
        Token::Single(n) => {
            let shown = shown(n).replace('\n', " ");
            format!("<x id=\"{n}\" ctype=\"{}\" equiv-text=\"{}\"/>", ctype(n), escape(&shown))
        }
    };
    tokens.iter().map(text).collect()
}

/// Deeper than XLIFF nests, marks in marks included.
const DEEPEST: usize = 64;

/// What stands in a file that came back.
///
/// # Errors
/// The line at which it is no XLIFF that can be read.
pub fn read(file: &TextFile) -> Result<Returns, Diagnostic> {
    let mut reader = Reader::from_str(&file.text);
    let mut state =
        State { file, returns: None, path: Vec::new(), article: None, unit: None, at: 0 };
    loop {
        state.at = usize::try_from(reader.buffer_position()).unwrap_or(0);
        let event = reader.read_event().map_err(|error| {
            let at = usize::try_from(reader.error_position()).unwrap_or(state.at);
            said(file, Span::new(at, at), &error.to_string())
        })?;
        match event {
            Event::DocType(_) => {
                let help = "take the line with <!DOCTYPE out: XLIFF has none";
                return Err(state.said("a document type is not read").help(help));
            }
            Event::Start(tag) => {
                state.start(&tag)?;
                state.path.push(tag.local_name().as_ref().to_owned());
                if state.path.len() > DEEPEST {
                    return Err(
                        state.said(&format!("elements are nested more than {DEEPEST} deep"))
                    );
                }
            }
            Event::Empty(tag) => {
                state.start(&tag)?;
                let name = tag.local_name().as_ref().to_owned();
                state.path.push(name.clone());
                state.path.pop();
                state.end(&name);
            }
            Event::End(tag) => {
                state.path.pop();
                state.end(tag.local_name().as_ref());
            }
            Event::Text(words) => state.text(&words.xml10_content()),
            Event::CData(words) => state.text(&words),
            Event::GeneralRef(entity) => match entity.resolve_char_ref() {
                Ok(Some(c)) => state.text(c.encode_utf8(&mut [0; 4])),
                _ => match resolve_predefined_entity(&entity) {
                    Some(text) => state.text(text),
                    None => {
                        return Err(state.said(&format!("&{};, which nobody declares", &*entity)));
                    }
                },
            },
            Event::Eof => break,
            _ => {}
        }
    }
    if !state.path.is_empty() {
        return Err(said(
            file,
            Span::new(file.text.len(), file.text.len()),
            "it ends in the middle",
        ));
    }
    state.returns.ok_or_else(|| said(file, Span::new(0, 0), "there is no <file> in it"))
}

struct State<'f> {
    file: &'f TextFile,
    returns: Option<Returns>,
    /// The elements that are open.
    path: Vec<String>,
    /// The file that its units are of.
    article: Option<String>,
    unit: Option<Unit>,
    at: usize,
}

struct Unit {
    id: String,
    is_approved: bool,
    span: Span,
    /// Of the target's state.
    is_waiting: bool,
    tokens: Vec<Token>,
    /// The pairs that have begun, other marks as none.
    open: Vec<Option<u32>>,
    wrong: Option<String>,
}

impl State<'_> {
    fn said(&self, why: &str) -> Diagnostic {
        said(self.file, Span::new(self.at, self.at + 1), why)
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), Diagnostic> {
        let name = tag.local_name();
        let name = name.as_ref();
        if self.in_target() {
            self.code(name, tag);
            return Ok(());
        }
        match (self.path.last().map(String::as_str), name) {
            (None, "xliff") => {
                let version = attribute(tag, "version").unwrap_or_default();
                if !version.starts_with("1.") {
                    let why = format!("its version is {version}, not 1.2");
                    return Err(self
                        .said(&why)
                        .help("export XLIFF 1.2 from your translation tool"));
                }
            }
            (None, other) => return Err(self.said(&format!("<{other}> is no XLIFF"))),
            (Some("xliff"), "file") => self.begin(tag)?,
            (_, "trans-unit") => {
                let id =
                    attribute(tag, "id").ok_or_else(|| self.said("a trans-unit without an id"))?;
                self.unit = Some(Unit {
                    id,
                    is_approved: attribute(tag, "approved").as_deref() == Some("yes"),
                    span: Span::new(self.at, self.at + 1),
                    is_waiting: false,
                    tokens: Vec::new(),
                    open: Vec::new(),
                    wrong: None,
                });
            }
            (Some("trans-unit"), "target") => {
                let state = attribute(tag, "state").unwrap_or_default();
                if let Some(unit) = &mut self.unit {
                    unit.is_waiting = state == "new" || state.starts_with("needs-");
                    // A mistake is shown where it is.
                    unit.span = Span::new(self.at, self.at + 1);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn begin(&mut self, tag: &BytesStart<'_>) -> Result<(), Diagnostic> {
        self.article = attribute(tag, "original");
        let lang = attribute(tag, "target-language")
            .ok_or_else(|| self.said("this <file> has no target-language"))?;
        match &self.returns {
            Some(other) if other.lang != lang => {
                Err(self
                    .said(&format!("this <file> is in {lang}, the one before in {}", other.lang)))
            }
            Some(_) => Ok(()),
            None => {
                let span = Span::new(self.at, self.at + 1);
                self.returns = Some(Returns { lang, span, units: Vec::new() });
                Ok(())
            }
        }
    }

    /// In a unit's own target, not in one of another version.
    fn in_target(&self) -> bool {
        let target = self.path.iter().rposition(|name| name == "target");
        target
            .and_then(|at| self.path.get(at.checked_sub(1)?))
            .is_some_and(|name| name == "trans-unit")
    }

    fn code(&mut self, name: &str, tag: &BytesStart<'_>) {
        let Some(unit) = &mut self.unit else { return };
        let id = attribute(tag, "id").and_then(|id| id.parse().ok());
        match (name, id) {
            ("g", Some(n)) => {
                unit.tokens.push(Token::Open(n));
                unit.open.push(Some(n));
            }
            ("x", Some(n)) => {
                unit.tokens.push(Token::Single(n));
                unit.open.push(None);
            }
            ("mrk", _) => unit.open.push(None),
            _ => {
                unit.open.push(None);
                unit.wrong = Some(format!("<{name}> is none of the source's placeholders"));
            }
        }
    }

    fn text(&mut self, words: &str) {
        if !self.in_target() {
            return;
        }
        let Some(unit) = &mut self.unit else { return };
        match unit.tokens.last_mut() {
            Some(Token::Text(text)) => text.push_str(words),
            _ => unit.tokens.push(Token::Text(words.to_owned())),
        }
    }

    fn end(&mut self, name: &str) {
        if self.in_target() {
            if let Some(unit) = &mut self.unit {
                unit.tokens.extend(unit.open.pop().flatten().map(Token::Close));
            }
            return;
        }
        if name == "file" {
            self.article = None;
        }
        if name != "trans-unit" {
            return;
        }
        let (Some(unit), Some(returns), Some(path)) =
            (self.unit.take(), &mut self.returns, &self.article)
        else {
            return;
        };
        returns.units.push(Returned {
            path: path.clone(),
            id: unit.id,
            tokens: unit.wrong.map_or(Ok(unit.tokens), Err),
            is_done: unit.is_approved || !unit.is_waiting,
            span: unit.span,
        });
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|one| one.key.local_name().as_ref() == name)?;
    Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(body: &str) -> String {
        format!(
            "<?xml version=\"1.0\"?>\n<xliff version=\"1.2\">\n\
             <file original=\"content/a.md\" target-language=\"fr\"><body>\n{body}\n</body></file>\n</xliff>\n"
        )
    }

    fn tokens(target: &str) -> Vec<Token> {
        let unit = format!("<trans-unit id=\"b1\"><source>x</source>{target}</trans-unit>");
        let returns = read(&TextFile::new("x.xlf", file(&unit))).unwrap();
        returns.units.into_iter().next().unwrap().tokens.unwrap()
    }

    #[test]
    fn targets_and_what_tools_add() {
        let expected = [
            Token::Text("a & ".into()),
            Token::Open(1),
            Token::Text("b".into()),
            Token::Single(2),
            Token::Close(1),
        ];
        let inside = "a &amp; <g id=\"1\" ctype=\"bold\">b<x id=\"2\"/></g>";
        assert_eq!(tokens(&format!("<target>{inside}</target>")), expected);
        let marked = format!("<target><mrk mtype=\"seg\" mid=\"0\">{inside}</mrk></target>");
        assert_eq!(tokens(&marked), expected);
        let other = "<target>c</target><alt-trans><source>x</source><target>d</target></alt-trans>";
        assert_eq!(tokens(other), [Token::Text("c".into())]);
        assert_eq!(tokens("<target/>"), []);
    }

    #[test]
    fn mistakes_are_told_at_their_line() {
        let line = |text: &str| {
            let error = read(&TextFile::new("x.xlf", text)).map(|_| ()).unwrap_err();
            error.place.map_or(0, |place| place.line)
        };
        let unit = |target: &str| file(&format!("<trans-unit id=\"b1\">{target}</trans-unit>"));
        assert_eq!(line(&unit("<target>&lol;</target>")), 4);
        assert_eq!(line(&unit("<target>a</b>")), 4);
        assert_eq!(line(&file("").replace("target-language=\"fr\"", "")), 3);
        assert_eq!(line("<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY b \"c\">]>\n<xliff/>"), 2);
        assert_eq!(line("<xliff version=\"2.0\"></xliff>"), 1);
        assert_eq!(
            line("<xliff version=\"1.2\">\n<file original=\"a\" target-language=\"fr\">"),
            2
        );
        assert_eq!(line(&unit(&format!("<target>{}</target>", "<g id=\"1\">".repeat(99)))), 4);
        assert!(line("") == 1 && line("x") == 1);
    }
}
