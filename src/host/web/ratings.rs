//! Votes: helpful or not, and why not.

use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::header::{SET_COOKIE, USER_AGENT};
use axum::http::{HeaderValue, Response, StatusCode};

use super::length::{self, TooLong};
use super::limit::Rate;
use super::posted::{Asked, Refusal};
use super::{answer, client, form, origin};
use crate::host::pattern::Values;
use crate::host::store::{Counts, Vote};
use crate::model::{ArticleEntry, Grouping, Lang, lengths};
use crate::render::REASONS;

/// A vote with its comment, with room for one that is too long: it is shown again, not lost.
const LARGEST: usize = 64 * 1024;
/// Votes on one text by browsers of one address that send no cookie, in a day.
const FIRST_VOTES: Rate = Rate::new(5, Duration::from_secs(24 * 60 * 60 / 5));
/// Seconds for which a browser remembers its visitor's name.
const YEAR: u32 = 365 * 24 * 60 * 60;

/// `GET /api/ratings/<article>?lang=`: what everybody said so far.
pub(super) async fn counts(asked: Asked, encoded: &str) -> Response<Body> {
    let lang = asked.parameter("lang");
    let answer_in = asked.lang("", &lang);
    let known =
        asked.article(encoded).filter(|(_, article)| article.rating && has_text(article, &lang));
    let Some((id, article)) = known else {
        return asked.refuse(Refusal::Unknown, &answer_in, None);
    };
    if let Err(wait) =
        asked.app.admits("counts", asked.app.rates().counts, asked.peer, &asked.headers)
    {
        return asked.refuse(Refusal::TooOften(wait), &answer_in, None);
    }
    match asked.app.store.counts(&id, &lang).await {
        Ok(counts) => answer::json(StatusCode::OK, &json(with_earlier(counts, &article, &lang))),
        Err(error) => {
            tracing::error!(%error, "votes could not be read");
            asked.refuse(Refusal::Failed, &answer_in, None)
        }
    }
}

/// `POST /api/ratings/<article>`: one vote a visitor, article and language; the last one counts.
pub(super) async fn vote(mut asked: Asked, encoded: &str) -> Response<Body> {
    let lang = asked.lang("", "");
    if let Err(refusal) = asked.admit("vote", asked.app.rates().votes) {
        return asked.refuse(refusal, &lang, None);
    }
    let form = match asked.form(LARGEST).await {
        Ok(form) => form,
        Err(refusal) => return asked.refuse(refusal, &lang, None),
    };
    let (page, text_lang) = (form.get("page"), form.get("lang"));
    let lang = asked.lang(page, text_lang);
    let helpful = match form.get("helpful") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let known = asked
        .article(encoded)
        .filter(|(_, article)| article.rating && has_text(article, text_lang));
    let (Some((id, article)), Some(helpful)) = (known, helpful) else {
        return asked.refuse(Refusal::Unknown, &lang, None);
    };
    let reason = form.get("reason");
    let reason = REASONS.contains(&reason).then(|| reason.to_owned());
    let comment = form::lines(form.get("comment"), usize::MAX);
    if let Some(long) = TooLong::judge(&comment, lengths::COMMENT) {
        if asked.wants_json() {
            let long = length::json([("comment", long)]);
            let told = serde_json::json!({ "wrong": ["comment"], "long": long });
            return answer::json(StatusCode::UNPROCESSABLE_ENTITY, &told);
        }
        let chosen = REASONS.into_iter().find(|known| reason.as_deref() == Some(*known));
        let said = about(&asked, (&article, encoded), (page, text_lang))
            .text("written", comment)
            .list("long", [long.values(&lang)]);
        let said = chosen.into_iter().fold(said, |said, reason| said.flag(reason, true));
        let values = Values::new().part("reasons", said);
        return answer::page(&asked.site, &lang, StatusCode::UNPROCESSABLE_ENTITY, &values);
    }
    // What somebody said is theirs: only votes that say the same can be one voice.
    let (visitor, cookie) = match visitor(
        &asked,
        &format!("{id} {text_lang} {} {comment}", reason.as_deref().unwrap_or("")),
    ) {
        Ok(visitor) => visitor,
        Err(refusal) => return asked.refuse(refusal, &lang, None),
    };
    let says_why = reason.is_some() || !comment.is_empty();
    let vote = Vote {
        article: id,
        lang: text_lang.to_owned(),
        visitor,
        helpful,
        reason: reason.filter(|_| !helpful),
        comment: Some(comment.clone()).filter(|comment| !helpful && !comment.is_empty()),
    };
    let counts = match asked.app.store.vote(vote).await {
        Ok(counts) => with_earlier(counts, &article, text_lang),
        Err(error) => {
            tracing::error!(%error, "a vote could not be stored");
            return asked.refuse(
                Refusal::Failed,
                &lang,
                Some(comment).filter(|comment| !comment.is_empty()),
            );
        }
    };
    let mut response = if asked.wants_json() {
        answer::json(StatusCode::OK, &json(counts))
    } else {
        let said = numbers(about(&asked, (&article, encoded), (page, text_lang)), counts, &lang);
        let part = if helpful || says_why { "rated" } else { "reasons" };
        answer::page(&asked.site, &lang, StatusCode::OK, &Values::new().part(part, said))
    };
    if let Some(cookie) = cookie {
        response.headers_mut().insert(SET_COOKIE, cookie);
    }
    response
}

fn has_text(article: &ArticleEntry, lang: &str) -> bool {
    article.texts.keys().any(|known| known.as_str() == lang)
}

/// With the votes that the database does not hold: written by hand, or from before there was a
/// host.
fn with_earlier(counts: Counts, article: &ArticleEntry, lang: &str) -> Counts {
    let text = article.texts.iter().find(|(known, _)| known.as_str() == lang).map(|(_, text)| text);
    let (yes, no) = text.map_or((0, 0), |text| (u64::from(text.yes), u64::from(text.no)));
    Counts { yes: counts.yes + yes, no: counts.no + no }
}

fn json(counts: Counts) -> serde_json::Value {
    serde_json::json!({ "yes": counts.yes, "no": counts.no, "votes": counts.yes + counts.no })
}

/// The sentence with the counts, in the plural form that the language has for them.
fn numbers(said: Values, counts: Counts, lang: &Lang) -> Values {
    let grouping = Grouping::of(lang);
    let votes = counts.yes + counts.no;
    let part = match (votes, counts.yes) {
        (0, _) => "votes-none",
        (_, 0) => "votes-zero",
        (_, 1) => "votes-one",
        _ => "votes-many",
    };
    said.text("yes", grouping.write(counts.yes))
        .text("votes", grouping.write(votes))
        .flag(part, true)
}

/// What every page about a vote says of the article.
fn about(
    asked: &Asked,
    (article, encoded): (&ArticleEntry, &str),
    (page, lang): (&str, &str),
) -> Values {
    let title = article.texts.iter().find(|(known, _)| known.as_str() == lang);
    Values::new()
        .text("article", title.map(|(_, text)| text.title.clone()).unwrap_or_default())
        .text("back", asked.page(page).unwrap_or_else(|| asked.text_page(article, lang)))
        .text("lang", lang)
        .text("action", action(asked, encoded))
}

fn action(asked: &Asked, encoded: &str) -> String {
    let base = asked.site.description.host.as_ref().map_or("/", |host| host.path.as_str());
    format!("{base}api/ratings/{encoded}")
}

/// The visitor's name for a vote on `text`, and the cookie to set where this is the first vote.
fn visitor(asked: &Asked, text: &str) -> Result<([u8; 16], Option<HeaderValue>), Refusal> {
    let site = &asked.site.description;
    let is_secure = site.host.as_ref().is_some_and(|host| host.origin.starts_with("https://"));
    let name = if is_secure { "__Host-frontdesk" } else { "frontdesk" };
    if let Some(visitor) = asked.cookie(name).and_then(|value| asked.app.keys.visitor(value)) {
        return Ok((visitor, None));
    }
    let app = &asked.app;
    let agent = asked.headers.get(USER_AGENT).map(|agent| agent.as_bytes()).unwrap_or_default();
    let client = client::bucket(asked.client());
    let clicked = app.limiter.key(&[b"click", &client[..], text.as_bytes(), agent]);
    let named = match app.limiter.take(
        "first votes",
        &[&client[..], text.as_bytes()].concat(),
        FIRST_VOTES,
        Instant::now(),
    ) {
        Ok(()) => app.visitors.name(clicked, new_visitor),
        // Somebody whose browser keeps no cookies, or a room full of people: one voice from here
        // on.
        Err(_) => Ok(one_of_many(app.limiter.key(&[b"voice", &client[..], text.as_bytes()]))),
    };
    let visitor = named.map_err(|error| {
        tracing::error!(%error, "the system gives no random numbers");
        Refusal::Failed
    })?;
    // A page of another site name counts as another site to browsers: only such a cookie comes
    // back.
    let same_site = match is_secure && !origin::is_one_host(site) {
        true => "None; Partitioned",
        false => "Lax",
    };
    let secure = if is_secure { "; Secure" } else { "" };
    let value = asked.app.keys.visitor_cookie(&visitor);
    let cookie =
        format!("{name}={value}; Path=/; Max-Age={YEAR}; HttpOnly; SameSite={same_site}{secure}");
    Ok((visitor, HeaderValue::try_from(cookie).ok()))
}

/// The name that all further votes of the day share which one address sends for one text.
fn one_of_many(key: blake3::Hash) -> [u8; 16] {
    let mut name = [0; 16];
    name.iter_mut().zip(key.as_bytes()).for_each(|(to, from)| *to = *from);
    name
}

/// Ten random bytes behind the moment of the first vote. Votes are stored by visitor: in order of
/// time they come to stand beside each other, where random names would change a page of the
/// database for each vote and make a large one ever slower.
fn new_visitor() -> std::io::Result<[u8; 16]> {
    let mut name = crate::host::random::<16>()?;
    let [_, _, moment @ ..] = crate::host::milliseconds().to_be_bytes();
    name.iter_mut().zip(moment).for_each(|(to, from)| *to = from);
    Ok(name)
}
