//! An article as Markdown, the way it was published.

use serde_json::{Value, json};

use super::language::language;
use super::{Build, Fault, address};
use crate::model::{ArticleEntry, Lang, SitePath, TextEntry};

/// Characters of a text in one answer; the rest is asked for with [`Asked::from`].
pub const LONGEST: usize = 40_000;
/// Characters of an id or an address.
const LONGEST_NAME: usize = 2_000;

/// Which article, and from where on.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked<'a> {
    /// Its id, or an address of its page.
    pub article: &'a str,
    pub lang: Option<&'a str>,
    /// Characters that are known already.
    pub from: usize,
}

/// The text in the language asked for, else in the one it has, which the answer says.
///
/// # Errors
/// Where there is no such article, or its text has gone.
pub fn article(build: &dyn Build, asked: &Asked<'_>) -> Result<Value, Fault> {
    if asked.article.chars().count() > LONGEST_NAME {
        return Err(Fault::Bad(format!("an id has {LONGEST_NAME} characters at most")));
    }
    let (id, article, named) = find(build, asked.article.trim())?;
    let wanted = match asked.lang.filter(|lang| !lang.is_empty()) {
        Some(_) => Some(&language(build, asked.lang)?.lang),
        None => named.as_ref(),
    };
    let (lang, text) = version(build, article, wanted)
        .ok_or_else(|| Fault::Unknown("the article has no text of its own".into()))?;
    let page = SitePath::new(text.path.as_str());
    let markdown = build.markdown(&page).ok_or(Fault::Missing(
        "the article's Markdown is not in this build; read the page at its address",
    ))?;
    let (part, next) = part(&markdown, asked.from);
    let languages = article.texts.iter().map(|(lang, text)| {
        let path = SitePath::new(text.path.as_str());
        json!({ "lang": lang, "url": address::of_page(build, &path) })
    });
    Ok(json!({
        "article": id,
        "lang": lang,
        "title": text.title,
        "description": text.description,
        "url": address::of_page(build, &page),
        "published": article.published,
        "updated": article.updated,
        "languages": languages.collect::<Vec<_>>(),
        "markdown": part,
        "next": next,
    }))
}

/// Every text of the site: id, language and what is known of it, in order.
pub fn texts(build: &dyn Build) -> impl Iterator<Item = (&str, &Lang, &ArticleEntry, &TextEntry)> {
    let articles = build.description().articles.iter();
    articles.flat_map(|(id, article)| {
        article.texts.iter().map(move |(lang, text)| (id.as_str(), lang, article, text))
    })
}

/// The article by its id, a former one, or an address of one of its pages, which names a language
/// as well.
fn find<'b>(
    build: &'b dyn Build,
    name: &str,
) -> Result<(&'b str, &'b ArticleEntry, Option<Lang>), Fault> {
    let site = build.description();
    if let Some((id, article)) = site.article(name) {
        return Ok((id, article, None));
    }
    let path = address::path(site, name);
    let of_page = path.and_then(|path| texts(build).find(|(.., text)| text.path == path));
    of_page
        .map(|(id, lang, article, _)| (id, article, Some(lang.clone())))
        .ok_or_else(|| Fault::Unknown("there is no such article; search gives the ids".into()))
}

fn version<'a>(
    build: &dyn Build,
    article: &'a ArticleEntry,
    wanted: Option<&Lang>,
) -> Option<(&'a Lang, &'a TextEntry)> {
    let default = build.description().default_language().map(|language| &language.lang);
    let own = wanted.and_then(|lang| article.texts.get_key_value(lang));
    own.or_else(|| article.texts.get_key_value(default?)).or_else(|| article.texts.iter().next())
}

/// The characters from `from` on, and from where to go on.
fn part(text: &str, from: usize) -> (&str, Option<usize>) {
    let at = |count: usize| text.char_indices().nth(count).map(|(at, _)| at);
    let Some(start) = at(from) else { return ("", None) };
    match at(from.saturating_add(LONGEST)) {
        Some(end) => (text.get(start..end).unwrap_or_default(), Some(from + LONGEST)),
        None => (text.get(start..).unwrap_or_default(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_the_whole() {
        let text = "é".repeat(LONGEST + 3);
        let (first, next) = part(&text, 0);
        let (second, end) = part(&text, next.unwrap());
        assert_eq!((format!("{first}{second}"), end), (text.clone(), None));
        assert_eq!(part(&text, usize::MAX), ("", None));
    }
}
