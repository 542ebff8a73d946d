//! One new article:
//!
//! 1. the id becomes a path, checked like any other file of `content/`;
//! 2. an article that is there in another language becomes the frame of a translation;
//! 3. any other starts from the archetype, with a look at titles that say the same.

use jiff::civil::Date;
use rayon::prelude::*;

use super::kind::Kind;
use super::{NewFile, similar};
use crate::config::{self, Config};
use crate::content::{self, Named, Rules};
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::model::{Document, DocumentKind, Lang, one_line, path, slugify};
use crate::pipeline::{NO_SITE_HELP, SITE_FILE};
use crate::source::Source;
use crate::tree::suggest;

/// A site's own pattern for new articles, beside those of kinds (`archetypes/problem.md`): `{title}`, `{date}`, `{id}` and `{lang}` are filled in.
pub const ARCHETYPE: &str = "archetypes/article.md";
const BUILT_IN: &str = include_str!("archetype.md");

/// What is to be written.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    /// The path below `content/` without extension; `content/` in front and `.md` behind are taken
    /// off.
    pub id: &'a str,
    /// The default language when absent.
    pub lang: Option<&'a str>,
    /// What it begins with; without one, with the site's own pattern.
    pub kind: Option<Kind>,
    pub today: Date,
}

/// The file to write, or why there is none. A warning names an article with nearly the same title.
pub fn article(source: &Source, request: &Request<'_>) -> (Option<NewFile>, Diagnostics) {
    let config = match configuration(source) {
        Ok(config) => config,
        Err(found) => return (None, found),
    };
    let documents = documents(source, &config);
    let planned = language(&config, request.lang).and_then(|lang| {
        let id = plain_id(request.id, &documents)?;
        let path = path_of(&config, &id, &lang)?;
        match taken(source, &documents, &id, &path) {
            Some(d) => Err(d),
            None => Ok((id, lang, path)),
        }
    });
    let (id, lang, path) = match planned {
        Ok(planned) => planned,
        Err(d) => return (None, Diagnostics::from_iter([d])),
    };
    let original = config.languages.iter().find_map(|language| {
        documents
            .iter()
            .find(|document| document.key.as_str() == id && document.lang == language.lang)
    });
    let (text, found) = match original {
        Some(original) => (translation(original), Diagnostics::new()),
        None => {
            let (text, mut found) = fresh(
                source,
                &documents,
                &Fresh { id: &id, lang: &lang, path: &path, kind: request.kind },
                request.today,
            );
            if !config.is_default(&lang) {
                found.push(stands_alone(&documents, &id, &path));
            }
            (text, found)
        }
    };
    (Some(NewFile { path, text }), found)
}

fn configuration(source: &Source) -> Result<Config, Diagnostics> {
    let file =
        source.text(SITE_FILE).map_err(|d| Diagnostics::from_iter([d.help(NO_SITE_HELP)]))?;
    let (config, found) = config::read(&file, None);
    config.ok_or(found)
}

fn language(config: &Config, given: Option<&str>) -> Result<Lang, Diagnostic> {
    let Some(given) = given else { return Ok(config.default_language().lang.clone()) };
    let lang = Lang::parse(given);
    if let Some(language) = lang.as_ref().and_then(|lang| config.language(lang)) {
        return Ok(language.lang.clone());
    }
    let names: Vec<&str> = config.languages.iter().map(|language| language.lang.as_str()).collect();
    Err(Diagnostic::error("undeclared-language", format!("language `{given}` is not declared"))
        .at(config.file.whole())
        .help(format!("add [languages.{given}] to site.toml, or use one of: {}", names.join(", "))))
}

/// The id of an article that is there, or one in the form that its address will have.
fn plain_id(given: &str, documents: &[Document]) -> Result<String, Diagnostic> {
    let id = given.strip_prefix("content/").unwrap_or(given);
    let id = id.strip_suffix(".md").unwrap_or(id);
    if documents.iter().any(|document| document.key.as_str() == id) {
        return Ok(id.to_owned());
    }
    let plain: Vec<String> = id.split('/').map(slugify).filter(|part| !part.is_empty()).collect();
    let plain = plain.join("/");
    if plain == id && !id.is_empty() {
        return Ok(plain);
    }
    let d = Diagnostic::error("bad-id", format!("`{given}` is no id of an article"));
    Err(d.help(if plain.is_empty() {
        "write a folder and a name, such as account/lost-phone".to_owned()
    } else {
        format!("write it in the form of its address: {plain}")
    }))
}

/// Where the article stands; the content layer has the last word on names.
fn path_of(config: &Config, id: &str, lang: &Lang) -> Result<String, Diagnostic> {
    let path = if config.is_default(lang) {
        format!("content/{id}.md")
    } else {
        format!("content/{id}.{lang}.md")
    };
    let languages: Vec<Lang> =
        config.languages.iter().map(|language| language.lang.clone()).collect();
    match content::name(&path, &languages)? {
        Named::Document(name) if name.kind == DocumentKind::Article && name.key.as_str() == id => {
            Ok(path)
        }
        _ => Err(Diagnostic::error("bad-id", format!("`{id}` is no id of an article"))
            .at(Place::file(path))),
    }
}

/// Every article that can be read. Mistakes in them are the business of `check`.
fn documents(source: &Source, config: &Config) -> Vec<Document> {
    let languages: Vec<Lang> =
        config.languages.iter().map(|language| language.lang.clone()).collect();
    let (entries, _) = source.walk("content");
    let rules = Rules::of(config);
    let read = |path: &str| {
        let Ok(Named::Document(name)) = content::name(path, &languages) else { return None };
        let file = source.text(path).ok().filter(|_| name.kind == DocumentKind::Article)?;
        Some(content::parse(&file, &name, &rules).0)
    };
    entries.par_iter().filter_map(|entry| read(&entry.path)).collect()
}

fn taken(source: &Source, documents: &[Document], id: &str, path: &str) -> Option<Diagnostic> {
    if source.exists(path) {
        let d =
            Diagnostic::error("exists", "there is such an article already").at(Place::file(path));
        return Some(d.help(
            "edit it, choose another id, or name the language of a translation with --lang",
        ));
    }
    let is_new = documents.iter().all(|document| document.key.as_str() != id);
    let folder = format!("{id}/");
    if is_new && documents.iter().any(|document| document.key.as_str().starts_with(&folder)) {
        let message = format!("there is a folder `{id}`, whose page has this address");
        let d = Diagnostic::error("duplicate-address", message).at(Place::file(path));
        return Some(
            d.help(format!("choose another id, such as {id}/{}-overview", path::last(id))),
        );
    }
    let above = documents.iter().find(|document| {
        id.strip_prefix(document.key.as_str()).is_some_and(|rest| rest.starts_with('/'))
    });
    if let Some(above) = above.filter(|document| is_new && document.front.slug.is_none()) {
        let key = above.key.as_str();
        let message = format!("there is an article `{key}`: a folder `{key}` has its address");
        let d = Diagnostic::error("duplicate-address", message).at(Place::file(path));
        return Some(d.related(above.file.whole(), "the article").help("choose another folder"));
    }
    let other = documents.iter().find(|document| {
        document.key.as_str() != id && document.front.id.as_ref().is_some_and(|own| own.value == id)
    })?;
    let span = other.front.id.as_ref().map(|own| own.span).unwrap_or_default();
    Some(
        Diagnostic::error("duplicate-id", format!("another article has the id `{id}`"))
            .at(other.place(span))
            .help(format!("choose another id, or translate that article: {}", other.key)),
    )
}

struct Fresh<'a> {
    id: &'a str,
    lang: &'a Lang,
    path: &'a str,
    kind: Option<Kind>,
}

fn fresh(
    source: &Source,
    documents: &[Document],
    new: &Fresh<'_>,
    today: Date,
) -> (String, Diagnostics) {
    let mut found = Diagnostics::new();
    let (own, built_in) = match new.kind {
        Some(kind) => (format!("archetypes/{}.md", kind.as_str()), kind.pattern(new.lang)),
        None => (ARCHETYPE.to_owned(), BUILT_IN),
    };
    let pattern = match source.optional_text(&own) {
        Ok(Some(file)) => file.text.to_string(),
        Ok(None) => built_in.to_owned(),
        Err(d) => {
            found.push(d.help("mend it; the built-in pattern was used"));
            built_in.to_owned()
        }
    };
    let title = title_of(new.id);
    for (other, line) in similar::articles(documents, new.lang, &title) {
        let says = if line == other.title { String::new() } else { format!(" (“{line}”)") };
        found.push(
            Diagnostic::warning(
                "near-duplicate",
                format!("“{}”{says} may already say what “{title}” is to say", other.title),
            )
            .at(other.file.whole())
            .related(Place::file(new.path), "the new article")
            .help(
                "add a question to that article, or give the new one a title that tells them apart",
            ),
        );
    }
    let date = today.to_string();
    let fill = |text: &str, title: &str| {
        text.replace("{date}", &date)
            .replace("{id}", new.id)
            .replace("{lang}", new.lang.as_str())
            .replace("{title}", title)
    };
    let text = match pattern.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")) {
        Some((front, body)) => {
            format!("---\n{}\n---\n{}", fill(front, &yaml(&title)), fill(body, &title))
        }
        None => fill(&pattern, &title),
    };
    (text, found)
}

/// A language was named, but there is nothing to translate: most likely a typing mistake.
fn stands_alone(documents: &[Document], id: &str, path: &str) -> Diagnostic {
    let d = Diagnostic::warning(
        "no-original",
        format!("`{id}` is in no other language: the article stands alone"),
    );
    let d = d.at(Place::file(path));
    match suggest(id, documents.iter().map(|document| document.key.as_str())) {
        Some(close) => d.help(format!("if it is meant as a translation of `{close}`, rename it")),
        None => d.help("that is fine when it is meant for readers of this language only"),
    }
}

/// `account/lost-phone` as "Lost phone".
fn title_of(id: &str) -> String {
    let name = id.rsplit('/').next().unwrap_or(id).replace('-', " ");
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What a translation does not inherit, to be translated in place, and the headings with the
/// original's anchors, so that deep links hold in both languages.
fn translation(original: &Document) -> String {
    let mut text = format!("---\ntitle: {}\n", yaml(&original.title));
    if let Some(description) = &original.front.description {
        text.push_str(&format!("description: {}\n", yaml(&description.value)));
    }
    if !original.front.asks.is_empty() {
        text.push_str("asks:\n");
        for ask in &original.front.asks {
            text.push_str(&format!("  - {}\n", yaml(&ask.value)));
        }
    }
    text.push_str("draft: true # take this line out when it is translated\n---\n");
    for heading in original.body.headings() {
        let marks = "#".repeat(usize::from(heading.level));
        let end = if heading.end { " .end" } else { "" };
        let words = escaped(&heading.text);
        text.push_str(&format!("\n{marks} {words} {{#{}{end}}}\n", heading.anchor));
    }
    text
}

/// Plain text as one line of Markdown.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        if matches!(
            c,
            '\\' | '`'
                | '*'
                | '_'
                | '['
                | ']'
                | '<'
                | '>'
                | '#'
                | '{'
                | '}'
                | '&'
                | '|'
                | '~'
                | '$'
        ) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A YAML scalar: as it is where that is plainly text, else in double quotes.
fn yaml(text: &str) -> String {
    let plain = |c: char| {
        c.is_alphanumeric()
            || matches!(c, ' ' | '-' | '.' | ',' | '\'' | '’' | '(' | ')' | '/' | '\u{a0}')
    };
    let ends = |c: char| matches!(c, '?' | '!');
    let starts_well = text.starts_with(char::is_alphabetic);
    let body = text.trim_end_matches(ends);
    let word = !["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
        .contains(&text.to_lowercase().as_str());
    if starts_well && word && !text.ends_with(' ') && body.chars().all(plain) {
        return text.to_owned();
    }
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_addresses() {
        assert_eq!(plain_id("content/account/lost-phone.md", &[]).unwrap(), "account/lost-phone");
        assert_eq!(
            plain_id("Account/Lost phone", &[]).unwrap_err().help.unwrap(),
            "write it in the form of its address: account/lost-phone"
        );
        for bad in ["", "/", "../x", "a/../b", "a//b", "/etc/passwd", "a\\b", "a/b/"] {
            assert_eq!(plain_id(bad, &[]).unwrap_err().code, "bad-id", "{bad}");
        }
        assert_eq!(title_of("account/lost-phone"), "Lost phone");
    }

    #[test]
    fn scalars_stay_what_they_were() {
        assert_eq!(yaml("Can I pay?"), "Can I pay?");
        assert_eq!(yaml("no"), "\"no\"");
        assert_eq!(yaml("Chat: limits"), "\"Chat: limits\"");
        assert_eq!(yaml("2024"), "\"2024\"");
        assert_eq!(yaml("say \"hi\""), "\"say \\\"hi\\\"\"");
    }
}
