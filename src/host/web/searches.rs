//! `POST /api/searches`: what somebody looked for and did not find, or found and did not open. Only
//! where `[host] learn = true` says so; pages then send it by themselves.
//!
//! What is counted is counted like every search, and a day has a bound for everybody; what was
//! asked reaches the database in words only once three visitors asked the same (`store::sought`).

use std::collections::BTreeSet;
use std::net::IpAddr;

use axum::body::Body;
use axum::http::{Response, StatusCode};

use super::app::App;
use super::posted::{Asked, Refusal};
use super::{answer, client};
use crate::host::store::Sought;
use crate::model::Lang;
use crate::search::text::said::said;

/// Bytes of a form with a query.
const LARGEST: usize = 4 * 1024;
/// Characters and words of what is counted; longer questions are hardly asked twice.
const LONGEST: usize = 80;
const MOST_WORDS: usize = 8;
/// Digits in a row from which a word may be somebody's number.
const NUMBER: usize = 6;
/// Seconds.
const DAY: i64 = 24 * 60 * 60;

pub(super) async fn post(mut asked: Asked) -> Response<Body> {
    let lang = asked.lang("", "");
    if !asked.site.description.learn {
        return asked.refuse(Refusal::Unknown, &lang, None);
    }
    if let Err(refusal) = asked.admit("search", asked.app.rates().searches) {
        return asked.refuse(refusal, &lang, None);
    }
    let form = match asked.form(LARGEST).await {
        Ok(form) => form,
        Err(refusal) => return asked.refuse(refusal, &lang, None),
    };
    let known = asked.site.description.language(form.get("lang"));
    let Some(lang) = known.map(|language| language.lang.clone()) else {
        return asked.refuse(Refusal::Unknown, &lang, None);
    };
    let unopened = form.get("found") == "yes";
    count(&asked.app, asked.client(), (&lang, form.get("q")), unopened).await;
    answer::plain(StatusCode::NO_CONTENT, String::new())
}

/// Counts what `client` looked for in vain. That it could not be counted is no trouble of theirs.
pub(super) async fn count(app: &App, client: IpAddr, (lang, query): (&Lang, &str), unopened: bool) {
    let Some(words) = words(query) else { return };
    if app.admits_sought().is_err() {
        return;
    }
    let key = blake3::derive_key("frontdesk searches in vain", app.store.secret());
    let hash = |parts: [&[u8]; 2]| {
        let mut hash = blake3::Hasher::new_keyed(&key);
        for part in parts {
            hash.update(&(part.len() as u64).to_be_bytes()).update(part);
        }
        *hash.finalize().as_bytes()
    };
    let asked = hash([lang.as_str().as_bytes(), words.as_bytes()]);
    let mut short = [0; 16];
    short.iter_mut().zip(asked).for_each(|(to, from)| *to = from);
    let [mark, ..] = hash([&client::neighbourhood(client), &asked]);
    let sought = Sought {
        key: short,
        day: crate::host::now() / DAY,
        mark,
        lang: lang.to_string(),
        words,
        unopened,
    };
    if let Err(error) = app.store.sought(sought).await {
        tracing::error!(%error, "a search could not be counted");
    }
}

/// The folded words; `None` for what is no question that two people ask alike.
fn words(query: &str) -> Option<String> {
    let is_personal = query.contains('@')
        || query
            .split(|c: char| !c.is_numeric() && !" -/.()+".contains(c))
            .any(|run| run.chars().filter(|c| c.is_numeric()).count() >= NUMBER);
    if is_personal || query.chars().count() > LONGEST {
        return None;
    }
    let words = said(query, &BTreeSet::new());
    let count = words.split(' ').filter(|word| !word.is_empty()).count();
    (1..=MOST_WORDS).contains(&count).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn what_may_be_somebodys_own_is_not_counted() {
        for own in [
            "jo@example.com",
            "+33 1 99 00 00 00",
            "4111111111111111",
            "DE 12 34 56 78",
            "a b c d e f g h i",
            "",
            "?!",
            &"x".repeat(81),
        ] {
            assert_eq!(words(own), None, "{own}");
        }
        assert_eq!(words("How do I CANCEL 2026?").as_deref(), Some("how do i cancel 2026"));
    }
}
