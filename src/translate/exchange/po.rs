//! Gettext's PO files, written and read here: no library for them tells the line of a mistake, and
//! what is needed of the format is small.

use super::collect::{Article, Exchange, Item};
use super::notation::{notation, tokens};
use super::returned::{Returned, Returns, said};
use crate::diagnostics::{Diagnostic, Span};
use crate::tree::TextFile;

/// The file's text.
pub fn write(exchange: &Exchange, title: &str) -> String {
    let language = exchange.lang.as_str().replace('-', "_");
    // msgfmt wants these lines; who translates when is the tools' to say.
    let header = format!(
        "Project-Id-Version: {}\nPO-Revision-Date: \nLast-Translator: \nLanguage-Team: \n\
         Language: {language}\nMIME-Version: 1.0\n\
         Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n\
         X-Generator: frontdesk\n",
        title.replace('\n', " ")
    );
    let mut text = String::from("msgid \"\"\nmsgstr \"\"\n");
    header.split_inclusive('\n').for_each(|line| text.push_str(&format!("{}\n", quoted(line))));
    for article in &exchange.articles {
        article.items.iter().for_each(|item| entry(&mut text, article, item));
    }
    text
}

fn entry(text: &mut String, article: &Article, item: &Item) {
    text.push('\n');
    for note in &item.notes {
        text.push_str(&format!("#. {}\n", note.replace(['\n', '\r'], " ")));
    }
    // A reference ends at a space.
    if !item.place.path.contains(char::is_whitespace) {
        text.push_str(&format!("#: {}:{}\n", item.place.path, item.place.line));
    }
    let is_fuzzy = item.target.as_ref().is_some_and(|target| !target.is_done);
    if is_fuzzy {
        text.push_str("#, fuzzy\n");
        let context = quoted(&context(article, item));
        if let Some(before) = &item.before {
            let id = quoted(&notation(&before.tokens));
            text.push_str(&format!("#| msgctxt {context}\n#| msgid {id}\n"));
        }
    }
    let target = item.target.as_ref().map(|target| notation(&target.tokens)).unwrap_or_default();
    text.push_str(&format!(
        "msgctxt {}\nmsgid {}\nmsgstr {}\n",
        quoted(&context(article, item)),
        quoted(&notation(&item.source.tokens)),
        quoted(&target)
    ));
}

fn context(article: &Article, item: &Item) -> String {
    format!("{}#{}", article.path, item.id)
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '\\' => quoted.push_str("\\\\"),
            '"' => quoted.push_str("\\\""),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// What stands in a file that came back.
///
/// # Errors
/// The line that is no PO.
pub fn read(file: &TextFile) -> Result<Returns, Diagnostic> {
    let mut reader =
        Reader { file, entry: Entry::default(), at: None, lang: None, units: Vec::new() };
    let mut start = 0;
    for line in file.text.split_inclusive('\n') {
        reader.line(line.trim(), Span::new(start, start + line.trim_end().len()))?;
        start += line.len();
    }
    reader.done()?;
    let help = "its first entry has msgid \"\" and a line `Language: …`";
    let lang = reader
        .lang
        .ok_or_else(|| said(file, Span::new(0, 0), "it names no language").help(help))?;
    Ok(Returns { lang: lang.0, span: lang.1, units: reader.units })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Context,
    Id,
    Text,
}

#[derive(Debug, Default)]
struct Entry {
    context: Option<String>,
    id: Option<String>,
    text: Option<String>,
    is_fuzzy: bool,
    span: Span,
}

struct Reader<'f> {
    file: &'f TextFile,
    entry: Entry,
    /// The field that goes on.
    at: Option<Field>,
    lang: Option<(String, Span)>,
    units: Vec<Returned>,
}

impl Reader<'_> {
    fn line(&mut self, line: &str, span: Span) -> Result<(), Diagnostic> {
        if let Some(comment) = line.strip_prefix('#') {
            if self.entry.text.is_some() {
                self.done()?;
            }
            if let Some(flags) = comment.strip_prefix(',') {
                self.entry.is_fuzzy |= flags.split(',').any(|flag| flag.trim() == "fuzzy");
            }
            return Ok(());
        }
        if line.is_empty() {
            return Ok(());
        }
        let (word, rest) = line.split_at(line.find('"').unwrap_or(line.len()));
        match word.trim() {
            "" => {}
            "msgctxt" => self.begin(Field::Context, span)?,
            "msgid" => self.begin(Field::Id, span)?,
            "msgstr" => self.begin(Field::Text, span)?,
            "msgid_plural" | "msgstr[0]" => {
                return Err(said(
                    self.file,
                    span,
                    "this entry has plural forms; articles have none",
                ));
            }
            _ => return Err(said(self.file, span, "this line is no PO")),
        }
        let text = unquoted(rest)
            .ok_or_else(|| said(self.file, span, "this text has no end, or an unknown escape"))?;
        let field = match self.at {
            Some(Field::Context) => &mut self.entry.context,
            Some(Field::Id) => &mut self.entry.id,
            Some(Field::Text) => &mut self.entry.text,
            None => return Err(said(self.file, span, "this text belongs to nothing")),
        };
        field.get_or_insert_default().push_str(&text);
        Ok(())
    }

    fn begin(&mut self, field: Field, span: Span) -> Result<(), Diagnostic> {
        let entry = &self.entry;
        if entry.text.is_some() && field != Field::Text {
            self.done()?;
        }
        let entry = &self.entry;
        let is_wrong = match field {
            Field::Context => entry.context.is_some() || entry.id.is_some(),
            Field::Id => entry.id.is_some(),
            Field::Text => entry.text.is_some() || entry.id.is_none(),
        };
        if is_wrong {
            return Err(said(self.file, span, "this line stands where another was expected"));
        }
        self.entry.span = span;
        self.at = Some(field);
        Ok(())
    }

    /// The entry is whole.
    fn done(&mut self) -> Result<(), Diagnostic> {
        let entry = std::mem::take(&mut self.entry);
        self.at = None;
        let (Some(id), Some(text)) = (entry.id, entry.text) else {
            return match entry.context {
                Some(_) => Err(said(self.file, entry.span, "this entry is not whole")),
                None => Ok(()),
            };
        };
        if id.is_empty() && entry.context.is_none() {
            let language = text.lines().find_map(|line| line.strip_prefix("Language:"));
            self.lang = language.map(|tag| (tag.trim().to_owned(), entry.span));
            return Ok(());
        }
        let place = entry.context.as_deref().and_then(|context| context.rsplit_once('#'));
        let Some((path, id)) = place else {
            return Err(said(self.file, entry.span, "this entry's msgctxt names no article"));
        };
        self.units.push(Returned {
            path: path.to_owned(),
            id: id.to_owned(),
            tokens: Ok(tokens(&text)),
            is_done: !entry.is_fuzzy,
            span: entry.span,
        });
        Ok(())
    }
}

fn unquoted(text: &str) -> Option<String> {
    let inside = text.strip_prefix('"')?.strip_suffix('"')?;
    let (mut out, mut chars) = (String::with_capacity(inside.len()), inside.chars());
    while let Some(c) = chars.next() {
        match c {
            '"' => return None,
            '\\' => out.push(match chars.next()? {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                '"' => '"',
                '\\' => '\\',
                _ => return None,
            }),
            c => out.push(c),
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mistakes_are_told_at_their_line() {
        let header = "msgid \"\"\nmsgstr \"Language: fr\\n\"\n\n";
        let line = |rest: &str| {
            let text = format!("{header}{rest}");
            read(&TextFile::new("x.po", text)).map_err(|d| d.place.map(|place| place.line))
        };
        let good =
            "#, fuzzy\nmsgctxt \"content/a.md#b1\"\nmsgid \"\"\n\"a\\\"b\"\nmsgstr \"c{1}\"\n";
        let read = line(good).unwrap();
        assert_eq!((read.units.len(), read.units[0].is_done, &*read.lang), (1, false, "fr"));
        for (bad, at) in [
            ("msgid \"a\nmsgstr \"b\"\n", 4),
            ("msgctxt \"a#b\"\nmsgid \"a\"\n\nmsgid \"c\"\n", 7),
            ("oops\n", 4),
            ("msgid \"a\\q\"\n", 4),
            ("msgid \"a\"\nmsgid_plural \"b\"\n", 5),
            ("msgid \"a\"\nmsgstr \"b\"\n", 5),
        ] {
            assert_eq!(line(bad).unwrap_err(), Some(at), "{bad}");
        }
    }
}
