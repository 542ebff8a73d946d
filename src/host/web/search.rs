//! Results for visitors without JavaScript: `/search/?q=`, in every language.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::body::Body;
use axum::http::{HeaderMap, Response, StatusCode, Uri};

use super::app::App;
use super::{answer, form, searches};
use crate::host::pattern::Values;
use crate::host::site::Generation;
use crate::model::Lang;
use crate::search::{Answer, Excerpt, Parts, Question, Shown};

/// Articles on a page of results.
const RESULTS: usize = 20;
/// Characters of a query that are looked at and shown again.
const LONGEST: usize = 500;

/// What is looked for, and in which language.
pub(super) struct Query {
    lang: Lang,
    query: String,
}

/// The question that an address asks, if it is the search page's with something in `q`.
pub(super) fn question(site: &Generation, uri: &Uri) -> Option<Query> {
    let query = uri.query()?;
    let below = site.below_base(uri.path())?;
    let prefix = below.strip_suffix("search/").or_else(|| below.strip_suffix("search"))?;
    let language = site.description.languages.iter().find(|language| language.prefix == prefix)?;
    site.indexes.as_ref()?;
    site.pattern(&language.lang)?;
    let mut pairs = url::form_urlencoded::parse(query.as_bytes());
    let query = form::line(&pairs.find(|(name, _)| name == "q")?.1, LONGEST);
    (!query.is_empty()).then(|| Query { lang: language.lang.clone(), query })
}

pub(super) async fn results(
    app: &Arc<App>,
    site: &Arc<Generation>,
    asked: Query,
    (peer, headers): (SocketAddr, &HeaderMap),
) -> Response<Body> {
    if let Err(wait) = app.admits("search", app.rates().searches, peer, headers) {
        let values = Values::new().part("trouble", Values::new().flag("too-often", true));
        return answer::later(
            answer::page(site, &asked.lang, StatusCode::TOO_MANY_REQUESTS, &values),
            wait,
        );
    }
    let Ok(_place) = app.searches.acquire().await else {
        return answer::plain(StatusCode::SERVICE_UNAVAILABLE, "Please try again.\n".into());
    };
    let build = site.clone();
    let (lang, query) = (asked.lang.clone(), asked.query.clone());
    let found = tokio::task::spawn_blocking(move || {
        build.indexes.as_ref().map(|indexes| indexes.answer(&Question::new(&query, &lang, RESULTS)))
    });
    match found.await {
        Ok(Some(Ok(found))) => {
            if site.description.learn && found.hits.iter().all(Shown::is_topic) {
                let (client, query) = (app.client(peer, headers), asked.query.as_str());
                searches::count(app, client, (&asked.lang, query), false).await;
            }
            answer::compressed(page(site, &asked, &found), headers).await
        }
        // The engine failed or panicked: never the customer's fault, and never with the query in
        // the log.
        Ok(Some(Err(_)) | None) | Err(_) => {
            let values = Values::new().part("trouble", Values::new().flag("failed", true));
            answer::page(site, &asked.lang, StatusCode::INTERNAL_SERVER_ERROR, &values)
        }
    }
}

fn page(site: &Generation, asked: &Query, found: &Answer) -> Response<Body> {
    let results = Values::new()
        .text("query", asked.query.as_str())
        .flag("elsewhere", found.elsewhere)
        .flag("nothing", found.hits.iter().all(Shown::is_topic));
    let Parts { likely, others, closing } = found.parts();
    // The way out stands below all results, whatever else leads there.
    let topic = closing.or_else(|| likely.iter().copied().find(|hit| hit.is_topic()));
    let results = match likely.is_empty() && others.is_empty() {
        true => results,
        false => {
            // Where the less likely begin.
            let less = likely.len();
            let hits = likely.into_iter().chain(others).enumerate();
            let hits = hits.map(|(at, one)| hit(site, asked, one).flag("less", at == less));
            results.part("found", Values::new().list("hit", hits))
        }
    };
    let results = match topic {
        Some(topic) => results.part("about", about(site, asked, topic)),
        None => results.flag("anybody", true),
    };
    let values = Values::new().text("query", asked.query.as_str()).part("results", results);
    answer::page(site, &asked.lang, StatusCode::OK, &values)
}

/// The way to a person who knows the topic.
fn about(site: &Generation, asked: &Query, topic: &Shown) -> Values {
    let href = href(site, asked, topic);
    Values::new().text("topic", topic.title.text.as_str()).text("topic_href", href)
}

/// Where a hit leads; to a topic the words are carried along.
fn href(site: &Generation, asked: &Query, found: &Shown) -> String {
    let href = format!("{}{}", site.description.base_path, found.url);
    if !found.leads_to_topic() {
        return href;
    }
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("q", &asked.query)
        .finish();
    format!("{href}?{query}")
}

fn hit(site: &Generation, asked: &Query, found: &Shown) -> Values {
    let mut values =
        Values::new().text("href", href(site, asked, found)).list("name", pieces(&found.title));
    // A question alone, or a section without a text: the article's own sentence says more.
    let text = site
        .description
        .article(&found.article)
        .and_then(|(_, article)| article.texts.get(&found.lang));
    let lines = found.answer.iter().map(|line| Values::new().text("text", line.as_str()));
    values = match text.filter(|text| found.excerpt.text.is_empty() && !text.description.is_empty())
    {
        Some(text) => values.part(
            "told",
            Values::new().part(
                "excerpt",
                Values::new().part("plain", Values::new().text("text", text.description.as_str())),
            ),
        ),
        None if !found.answer.is_empty() => {
            values.part("answer", Values::new().list("line", lines))
        }
        None => values.part("told", Values::new().list("excerpt", pieces(&found.excerpt))),
    };
    if let Some(action) = found.contact.as_ref().and_then(|contact| contact.action.as_ref()) {
        let action =
            Values::new().text("to", action.href.as_str()).text("label", action.label.as_str());
        values = values.part("action", action);
    }
    if found.leads_to_topic() {
        values = values.flag("person", true);
    }
    if found.lang != asked.lang {
        let foreign = Values::new()
            .text("lang", found.lang.as_str())
            .text("dir", found.lang.direction().as_str());
        values = values.part("foreign", foreign);
    }
    match &found.heading {
        Some(heading) => values.part("section", Values::new().list("piece", pieces(heading))),
        None => values,
    }
}

/// Each piece is one value with one part, so that plain and marked text keep their order.
fn pieces(excerpt: &Excerpt) -> Vec<Values> {
    let pieces = excerpt.pieces();
    pieces
        .iter()
        .map(|(text, is_marked)| {
            let part = if *is_marked { "mark" } else { "plain" };
            Values::new().part(part, Values::new().text("text", *text))
        })
        .collect()
}
