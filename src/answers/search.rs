//! What answers a query, best first: the order of the command line, the host's page and the browser.

use serde_json::{Map, Value, json};

use super::language::language;
use super::{Build, Fault, address};
use crate::model::{Lang, SitePath};
use crate::search::{Answer, Match, Question, Shown};

/// Characters of a query; more are no question, and are not looked at.
pub const LONGEST: usize = 500;
/// Articles asked for at most, and where nobody says how many.
pub const MOST: usize = 50;
pub const USUAL: usize = 10;

/// A query as it was put.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked<'a> {
    pub query: &'a str,
    pub lang: Option<&'a str>,
    pub limit: Option<usize>,
    pub category: Option<&'a str>,
    pub audience: Option<&'a str>,
}

/// The answer for programs: addresses are absolute, every hit says its language and dates.
///
/// # Errors
/// Where the query is no question, or the build cannot be searched.
pub fn search(build: &dyn Build, asked: &Asked<'_>) -> Result<Value, Fault> {
    let query = asked.query.trim();
    if query.is_empty() {
        return Err(Fault::Bad("the query is empty: say what to look for".into()));
    }
    if query.chars().count() > LONGEST {
        return Err(Fault::Bad(format!("the query has more than {LONGEST} characters")));
    }
    let limit = asked.limit.unwrap_or(USUAL);
    if !(1..=MOST).contains(&limit) {
        return Err(Fault::Bad(format!("the limit is a number from 1 to {MOST}")));
    }
    let lang = &language(build, asked.lang)?.lang;
    let indexes = build.indexes().ok_or(Fault::Missing("this build has no search index"))?;
    let question = Question {
        category: asked.category,
        audience: asked.audience,
        ..Question::new(query, lang, limit)
    };
    let answer = indexes.answer(&question).map_err(|_| Fault::Failed)?;
    Ok(whole(build, query, lang, &answer))
}

/// One hit as the command line tells it: the address begins at the site's root.
pub fn hit_json(hit: &Shown) -> Map<String, Value> {
    let mut object = Map::new();
    let kind = if hit.contact.is_some() { "contact" } else { "article" };
    object.insert("kind".into(), kind.into());
    object.insert("article".into(), hit.article.clone().into());
    object.insert("url".into(), format!("/{}", hit.url).into());
    object.insert("title".into(), hit.title.text.clone().into());
    object.insert("heading".into(), hit.heading.as_ref().map(|h| h.text.clone()).into());
    object.insert("score".into(), json!(hit.score));
    object.insert("match".into(), json!(hit.matched));
    object.insert("likely".into(), hit.likely.into());
    if let Some(contact) = &hit.contact {
        object.insert("contact".into(), json!(contact));
    }
    if !hit.answer.is_empty() {
        object.insert("answer".into(), hit.answer.clone().into());
    }
    if hit.pinned {
        object.insert("pinned".into(), true.into());
    }
    if hit.matched == Match::OtherLanguage {
        object.insert("lang".into(), hit.lang.as_str().into());
    }
    object
}

fn whole(build: &dyn Build, query: &str, lang: &Lang, answer: &Answer) -> Value {
    let hits: Vec<Value> = answer.hits.iter().map(|hit| complete(build, hit)).collect();
    json!({
        "query": query,
        "lang": lang,
        "elsewhere": answer.elsewhere,
        "hits": hits,
        "contact": contact_page(build, lang),
    })
}

/// The hit with what nobody knows who has not the site before them.
fn complete(build: &dyn Build, hit: &Shown) -> Value {
    let mut object = hit_json(hit);
    object.insert("url".into(), address::of(build, &hit.url).into());
    object.insert("lang".into(), hit.lang.as_str().into());
    object.insert("excerpt".into(), hit.excerpt.text.clone().into());
    if let Some((_, article)) = build.description().article(&hit.article) {
        object.insert("published".into(), article.published.clone().into());
        object.insert("updated".into(), article.updated.clone().into());
        let text = article.texts.get(&hit.lang);
        let description = text.map(|text| text.description.clone());
        object.insert("description".into(), description.into());
    }
    object.into()
}

/// Where to turn when nothing helps.
fn contact_page(build: &dyn Build, lang: &Lang) -> Option<String> {
    let site = build.description();
    let language = site.language(lang.as_str()).filter(|_| site.contact)?;
    Some(address::of_page(build, &SitePath::new(format!("{}contact/", language.prefix))))
}
