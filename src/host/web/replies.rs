//! Replies below an article: held until somebody has read them.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Response, StatusCode};

use super::answer;
use super::form::{self, Form};
use super::length::{self, TooLong};
use super::posted::{Asked, Refusal};
use super::signed::Purpose;
use super::tokens::{self, Checked};
use crate::host::pattern::Values;
use crate::host::store::{NewReply, StoreError};
use crate::model::{Lang, lengths};

/// A reply as a form, with room for one that is far too long: it is shown again, not lost.
const LARGEST: usize = 256 * 1024;
/// Characters of an address that is shown again.
const PAGE: usize = 500;

/// What was sent, as it may be stored.
struct Reply {
    name: String,
    email: String,
    text: String,
    is_trapped: bool,
}

/// `POST /api/replies/<article>`
pub(super) async fn post(mut asked: Asked, encoded: &str) -> Response<Body> {
    let lang = asked.lang("", "");
    let admitted = asked.admit("form", asked.app.rates().tries);
    let form = match asked.form(LARGEST).await {
        Ok(form) => form,
        Err(refusal) => return asked.refuse(refusal, &lang, None),
    };
    let text_lang = form.get("lang");
    let lang = asked.lang(form.get("page"), text_lang);
    let reply = Reply::read(&form);
    if let Err(refusal) = admitted {
        // After the text was read, in its language: nobody writes it twice.
        return asked.refuse(refusal, &lang, Some(reply.text).filter(|text| !text.is_empty()));
    }
    let known = asked.article(encoded).filter(|(_, article)| article.replies);
    let known =
        known.filter(|(_, article)| article.texts.keys().any(|known| known.as_str() == text_lang));
    let Some((id, article)) = known else {
        return asked.refuse(Refusal::Unknown, &lang, Some(reply.text));
    };
    let back = asked.page(form.get("page")).unwrap_or_else(|| asked.text_page(&article, text_lang));
    let checked = tokens::check(&asked.app, Purpose::Reply, form.get("token"));
    let Checked::Good(name) = checked else {
        return reply.again(&asked, encoded, (&form, &lang, &back));
    };
    if !reply.is_whole() {
        return reply.again(&asked, encoded, (&form, &lang, &back));
    }
    if let Err(wait) = asked.admit_one_more("reply", asked.app.rates().replies) {
        return asked.refuse(Refusal::TooOften(wait), &lang, Some(reply.text));
    }
    let new = NewReply {
        submission: name,
        article: id,
        lang: text_lang.to_owned(),
        name: reply.name.clone(),
        email: reply.email.clone(),
        text: reply.text.clone(),
    };
    let allowance = asked.app.allowance("reply", asked.app.rates().replies, asked.client());
    if let Err(error) = asked.app.store.add_reply_within(new, Some(allowance)).await {
        if let StoreError::TooOften(seconds) = error {
            let wait = Duration::from_secs(seconds.unsigned_abs());
            return asked.refuse(Refusal::TooOften(wait), &lang, Some(reply.text));
        }
        tracing::error!(%error, "a reply could not be stored");
        asked.give_back("reply", asked.app.rates().replies);
        return asked.refuse(Refusal::Failed, &lang, Some(reply.text));
    }
    tracing::info!("a reply waits to be read");
    if asked.wants_json() {
        return answer::json(StatusCode::CREATED, &serde_json::json!({ "held": true }));
    }
    let values = Values::new().part("held", Values::new().text("back", back));
    answer::page(&asked.site, &lang, StatusCode::CREATED, &values)
}

impl Reply {
    fn read(form: &Form) -> Self {
        Self {
            name: form::line(form.get("name"), usize::MAX),
            email: form::email(form.get("email")),
            text: form::lines(form.get("text"), usize::MAX),
            is_trapped: !form.get("website").is_empty(),
        }
    }

    fn is_whole(&self) -> bool {
        !self.name.is_empty()
            && form::is_email(&self.email)
            && !self.text.is_empty()
            && self.long().is_empty()
            && !self.is_trapped
    }

    /// The form once more, with a fresh token and everything that was written.
    fn again(
        &self,
        asked: &Asked,
        encoded: &str,
        (form, lang, back): (&Form, &Lang, &str),
    ) -> Response<Body> {
        let status =
            if self.is_whole() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        let token = match tokens::fresh(&asked.app, Purpose::Reply) {
            Ok(token) => token,
            Err(refusal) => return asked.refuse(refusal, lang, Some(self.text.clone())),
        };
        if asked.wants_json() {
            let status = if self.is_whole() { StatusCode::CONFLICT } else { status };
            let wrong = self.wrong();
            return answer::json(
                status,
                &serde_json::json!({ "token": token, "wrong": wrong,
                "long": length::json(self.long()) }),
            );
        }
        let wrong = self.wrong();
        let long = self.long();
        let field = |name: &str, value: &str| {
            let long = long.iter().find(|(field, _)| *field == name);
            Values::new()
                .text("value", value)
                .flag("wrong", wrong.contains(&name) && long.is_none())
                .list("long", long.map(|(_, long)| long.values(lang)))
                .flag("of-reply", true)
        };
        let hidden =
            |name: &'static str, value: &str| Values::new().text("name", name).text("value", value);
        let base = asked.site.description.host.as_ref().map_or("/", |host| host.path.as_str());
        let page = Values::new()
            .text("action", format!("{base}api/replies/{encoded}"))
            .text("back", back)
            .flag("of-reply", true)
            .flag("is-check", self.is_whole())
            .flag("is-mend", !self.is_whole())
            .list(
                "hidden",
                // The language is one of the site's by now; the page is whatever was sent.
                [
                    hidden("token", &token),
                    hidden("lang", form.get("lang")),
                    hidden("page", &form::line(form.get("page"), PAGE)),
                ],
            )
            .part("name", field("name", &self.name))
            .part("email", field("email", &self.email))
            .part("text", field("text", &self.text));
        answer::page(&asked.site, lang, status, &Values::new().part("form", page))
    }

    fn wrong(&self) -> Vec<&'static str> {
        let mut wrong = Vec::new();
        let mut check = |is_wrong: bool, name| {
            if is_wrong {
                wrong.push(name);
            }
        };
        check(self.name.is_empty(), "name");
        check(!form::is_email(&self.email), "email");
        check(self.text.is_empty(), "text");
        check(self.is_trapped, "website");
        wrong.extend(self.long().into_iter().map(|(field, _)| field));
        wrong
    }

    fn long(&self) -> Vec<(&'static str, TooLong)> {
        let fields = [("name", &self.name, lengths::NAME), ("text", &self.text, lengths::MESSAGE)];
        let judged = fields.into_iter();
        judged.filter_map(|(name, text, most)| Some((name, TooLong::judge(text, most)?))).collect()
    }
}
