//! `site.toml` belongs to the site from its first day: of the source only what new texts need
//! arrives, languages and the origins of pictures.

use std::collections::BTreeSet;

use toml_edit::{Array, DocumentMut, Item, Table, TableLike, value};

use crate::diagnostics::{Diagnostic, Place};

/// The site's own text with what is new at the source; `None` where nothing is.
///
/// # Errors
/// It cannot be read as TOML.
pub fn merged(
    path: &str,
    base: &str,
    here: &str,
    source: &str,
) -> Result<Option<String>, Diagnostic> {
    if base == source {
        return Ok(None);
    }
    let read = |text: &str| text.parse::<DocumentMut>();
    let mut own = read(here).map_err(|error| {
        Diagnostic::error("toml-syntax", format!("this is not valid TOML: {}", error.message()))
            .at(Place::file(path))
            .help("`frontdesk check` shows the place; mend it and import again")
    })?;
    let (Ok(base), Ok(source)) = (read(base), read(source)) else { return Ok(None) };
    languages(&base, &mut own, &source);
    for key in ["images", "frames", "media", "schemes"] {
        origins(key, &base, &mut own, &source);
    }
    let text = own.to_string();
    Ok((text != here).then_some(text))
}

fn table<'d>(document: &'d DocumentMut, key: &str) -> Option<&'d dyn TableLike> {
    document.get(key)?.as_table_like()
}

/// One that was there before and is not here was taken out by somebody.
fn languages(base: &DocumentMut, own: &mut DocumentMut, source: &DocumentMut) {
    let known = |document: &DocumentMut, lang: &str| {
        table(document, "languages").is_some_and(|table| table.contains_key(lang))
    };
    let Some(there) = table(source, "languages") else { return };
    let new: Vec<(String, Item)> = there
        .iter()
        .filter(|(lang, _)| !known(base, lang) && !known(own, lang))
        .map(|(lang, item)| (lang.to_owned(), item.clone()))
        .collect();
    if new.is_empty() {
        return;
    }
    let mut implicit = Table::new();
    implicit.set_implicit(true);
    let languages = own.entry("languages").or_insert(Item::Table(implicit));
    let Some(languages) = languages.as_table_like_mut() else { return };
    for (lang, mut item) in new {
        // Behind what the site has, wherever it stood there.
        if let Some(table) = item.as_table_mut() {
            table.set_position(None);
        }
        languages.insert(&lang, item);
    }
}

fn origins(key: &str, base: &DocumentMut, own: &mut DocumentMut, source: &DocumentMut) {
    let listed = |document: &DocumentMut| -> Vec<String> {
        let array = table(document, "security")
            .and_then(|security| security.get(key))
            .and_then(Item::as_array);
        let items =
            array.map(|array| array.iter().filter_map(|item| item.as_str().map(str::to_owned)));
        items.map(Iterator::collect).unwrap_or_default()
    };
    let (then, here) = (listed(base), listed(own));
    let new: Vec<String> = listed(source)
        .into_iter()
        .filter(|origin| !then.contains(origin) && !here.contains(origin))
        .collect();
    if new.is_empty() {
        return;
    }
    let security = own.entry("security").or_insert(Item::Table(Table::new()));
    let Some(security) = security.as_table_like_mut() else { return };
    let list = security.entry(key).or_insert(value(Array::new()));
    if let Some(list) = list.as_array_mut() {
        new.into_iter().for_each(|origin| list.push(origin));
    }
}

/// The tags that a site.toml declares, but for the default one.
pub(super) fn declared(toml: &str) -> Option<BTreeSet<String>> {
    let document: DocumentMut = toml.parse().ok()?;
    let default =
        document.get("default_language").and_then(|item| item.as_str().map(str::to_owned));
    let table = document.get("languages").and_then(|item| item.as_table_like());
    let tags = table.into_iter().flat_map(|table| table.iter().map(|(tag, _)| tag.to_owned()));
    Some(tags.filter(|tag| Some(tag) != default.as_ref()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "title = \"T\"\n[languages.en]\nname = \"English\"\n";

    #[test]
    fn only_what_new_texts_need_arrives() {
        let here = "# ours\ntitle = \"Ours\"\n[languages.en]\nname = \"British\"\n\n[theme]\naccent = \"#000\"\n";
        let source = "title = \"New\"\n[languages.en]\nname = \"E\"\n[languages.fr]\nname = \"Français\"\n\
            [security]\nimages = [\"https://a.example\"]\n";
        let text = merged("site.toml", BASE, here, source).unwrap().unwrap();
        assert!(
            text.starts_with("# ours\ntitle = \"Ours\"\n[languages.en]\nname = \"British\"\n"),
            "{text}"
        );
        assert!(text.contains("[languages.fr]\nname = \"Français\"\n"), "{text}");
        assert!(text.contains("[security]\nimages = [\"https://a.example\"]\n"), "{text}");
        assert_eq!(merged("site.toml", BASE, &text, source), Ok(None));
        // Taken out here, and known before.
        assert_eq!(merged("site.toml", source, here, &source.replace("New", "X")), Ok(None));
        assert_eq!(merged("site.toml", BASE, "a = ", source).unwrap_err().code, "toml-syntax");
    }
}
