//! Tickets: the fields that the topic's form has, and files.
//!
//! 1. the form is read as it comes, within bounds of size, number and time;
//! 2. it is held against what the build says the form has: a field that it does not have any more
//!    is kept all the same, for somebody was asked for it; what no form ever had is not;
//! 3. without a token, or with something missing, it is shown again with everything written in it
//!    (files have to be chosen again: a page cannot fill them in);
//! 4. whole and meant, it is stored; the answer carries its number.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Response, StatusCode};

use super::fields::part_of;
use super::filled::{Ticket, takes_files};
use super::form::{self, Form};
use super::length;
use super::posted::{Asked, Refusal};
use super::received;
use super::sent::{self, Broken, FILES_FIELD, Sent};
use super::signed::Purpose;
use super::ticket_page;
use super::tokens::{self, Checked};
use super::{answer, body};
use crate::host::pattern::Values;
use crate::host::store::{Kind, StoreError};
use crate::model::Lang;

/// Characters of an address that is shown again.
const PAGE: usize = 500;

/// `POST /api/tickets`
pub(super) async fn post(mut asked: Asked) -> Response<Body> {
    // Who may not send it still gets the text back that was written, in its language.
    let admitted = asked.admit("form", asked.app.rates().tries);
    let read = sent::read(&mut asked, admitted.is_ok()).await;
    let refused = |refusal, form: &Form| {
        let lang = spoken(&asked, form);
        asked.refuse(refusal, &lang, Some(kept(form)).filter(|text| !text.is_empty()))
    };
    let mut sent = match (read, admitted) {
        (Ok(sent), Ok(())) => sent,
        (Ok(sent), Err(refusal)) => return refused(refusal, &sent.form),
        (Err(Broken { form, .. }), Err(refusal)) => return refused(refusal, &form),
        (Err(Broken { refusal, form }), Ok(())) => return refused(refusal, &form),
    };
    let lang = spoken(&asked, &sent.form);
    let site = asked.site.clone();
    let desk = site.description.tickets.as_ref();
    let channel = desk.and_then(|desk| desk.channels.get(sent.form.get("channel")));
    let mails = site.description.desk.mail.is_some();
    match channel {
        Some(channel) if !takes_files(channel) => sent.keep_none(),
        channel => sent.keep_only(channel.map_or(&[], |channel| channel.attach.as_slice())),
    }
    let Some(ticket) = desk.and_then(|desk| Ticket::new(desk, &sent, mails)) else {
        let cut = Refusal::Fault(body::Fault::TooLarge);
        let refusal = if sent.is_cut { cut } else { Refusal::Unknown };
        return asked.refuse(refusal, &lang, Some(kept(&sent.form)));
    };
    let checked = tokens::check(&asked.app, Purpose::Ticket, sent.form.get("token"));
    let Checked::Good(name) = checked else {
        return ticket.again(&asked, &sent, &lang);
    };
    if !ticket.is_whole() {
        return ticket.again(&asked, &sent, &lang);
    }
    if let Err(wait) = asked.admit_one_more("ticket", asked.app.rates().tickets) {
        return asked.refuse(Refusal::TooOften(wait), &lang, Some(kept(&sent.form)));
    }
    let bytes = sent.files.iter().map(|file| file.bytes.len()).sum();
    if let Err(wait) = asked.app.admits_files(asked.client(), bytes) {
        asked.give_back("ticket", asked.app.rates().tickets);
        return asked.refuse(Refusal::TooOften(wait), &lang, Some(kept(&sent.form)));
    }
    let form = sent.form.clone();
    let _until_stored = sent.hold();
    let page = asked.page(sent.form.get("page"));
    let new = ticket.finished((name, &lang), page, sent, Kind::of(&asked.site.description.desk));
    let new = received::promising(&asked, new);
    let channel = new.channel.clone();
    let allowance = asked.app.allowance("ticket", asked.app.rates().tickets, asked.client());
    match asked.app.store.open_ticket_within(new, Some(allowance)).await {
        Ok(number) => {
            tracing::info!("a ticket was taken");
            received::receipt(asked, &lang, number, &channel).await
        }
        Err(StoreError::TooOften(seconds)) => {
            asked.give_back_files(bytes);
            let wait = Duration::from_secs(seconds.unsigned_abs());
            asked.refuse(Refusal::TooOften(wait), &lang, Some(kept(&form)))
        }
        // Other words under the token of a ticket that is stored: a second ticket, after a look at
        // it.
        Err(StoreError::Taken) => {
            asked.give_back("ticket", asked.app.rates().tickets);
            asked.give_back_files(bytes);
            let sent = Sent::of(form);
            match desk.and_then(|desk| Ticket::new(desk, &sent, mails)) {
                Some(ticket) => ticket.again(&asked, &sent, &lang),
                None => asked.refuse(Refusal::Unknown, &lang, Some(kept(&sent.form))),
            }
        }
        Err(error) => {
            tracing::error!(%error, "a ticket could not be stored");
            asked.give_back("ticket", asked.app.rates().tickets);
            asked.give_back_files(bytes);
            asked.refuse(Refusal::Failed, &lang, Some(kept(&form)))
        }
    }
}

/// The form's own language; where it names none of the site's, that of the page it came from.
fn spoken(asked: &Asked, form: &Form) -> Lang {
    let is_known = asked.site.description.language(form.get("lang")).is_some();
    asked.lang(if is_known { "" } else { form.get("page") }, form.get("lang"))
}

/// The status of a form that has to be mended.
fn unfit(sent: &Sent) -> StatusCode {
    if sent.is_cut { StatusCode::PAYLOAD_TOO_LARGE } else { StatusCode::UNPROCESSABLE_ENTITY }
}

/// Everything that was written, to be copied when nothing else can be done with it.
fn kept(form: &Form) -> String {
    let own = ["token", "lang", "page", "channel", "website", "topic", "audience", "yes"];
    let texts =
        form.texts().filter(|(name, value)| !own.contains(name) && !value.trim().is_empty());
    texts.map(|(_, value)| value.trim()).collect::<Vec<_>>().join("\n\n")
}

impl Ticket<'_> {
    /// The form once more, with a fresh token and everything that was written.
    fn again(&self, asked: &Asked, sent: &Sent, lang: &Lang) -> Response<Body> {
        let token = match tokens::fresh(&asked.app, Purpose::Ticket) {
            Ok(token) => token,
            Err(refusal) => return asked.refuse(refusal, lang, Some(kept(&sent.form))),
        };
        let is_whole = self.is_whole();
        if asked.wants_json() {
            let status = if is_whole { StatusCode::CONFLICT } else { unfit(sent) };
            let mut wrong = self.wrong.clone();
            if self.is_trapped {
                wrong.push("website".to_owned());
            }
            let files = ticket_page::bad_files_json(&sent.bad_files);
            let taken = &self.channel.attach;
            let told = serde_json::json!({
                "token": token, "wrong": wrong, "files": files, "taken": taken,
                "odd": self.is_odd, "long": length::json(self.long.iter().copied())
            });
            return answer::json(status, &told);
        }
        let base = asked.site.description.host.as_ref().map_or("/", |host| host.path.as_str());
        let back = asked.page(sent.form.get("page"));
        let back = back.unwrap_or_else(|| {
            format!("{}{}", asked.site.description.origin, asked.site.description.base_path)
        });
        let is_wrong = |name: &str| self.wrong.iter().any(|wrong| wrong == name);
        let email = Values::new()
            .text("value", self.email.as_str())
            .flag("wrong", is_wrong("email") && !self.is_odd)
            .flag("odd", self.is_odd)
            .flag("of-ticket", true);
        let mut page = Values::new()
            .text("action", format!("{base}api/tickets"))
            .text("back", back)
            .flag("of-ticket", true)
            .flag("multipart", true)
            .flag("is-check", is_whole)
            .flag("is-mend", !is_whole)
            .list("hidden", self.hidden(asked, sent, &token))
            .part("about", Values::new().text("value", self.topic_in(lang)))
            .part("email", email)
            .list("privacy", self.privacy(lang));
        for (field, value) in &self.fields {
            let Some((part, chosen)) = part_of(&field.id) else { continue };
            // Another topic's: the form that was filled in did not have it.
            if !field.required && !sent.form.has(&field.id) {
                continue;
            }
            let long = self.long.iter().find(|(id, _)| *id == field.id);
            let values = Values::new()
                .text("value", value.as_str())
                .flag("wrong", is_wrong(&field.id) && long.is_none())
                .list("long", long.map(|(_, long)| long.values(lang)));
            page = page.part(
                part,
                chosen.iter().fold(values, |values, (side, flag)| values.flag(flag, value == side)),
            );
        }
        if takes_files(self.channel) {
            let names: Vec<&str> = sent.files.iter().map(|file| file.name.as_str()).collect();
            let bad = ticket_page::bad_files(&sent.bad_files, &self.channel.attach);
            let mut files = Values::new().flag("wrong", is_wrong(FILES_FIELD)).list("bad", bad);
            if !names.is_empty() {
                files = files.part("again", Values::new().text("names", names.join(", ")));
            }
            page = page.part("files", files);
        } else {
            let names = sent.bad_files.iter().map(|(name, _)| name.as_str());
            page = page.list("unasked", names.map(|name| Values::new().text("name", name)));
        }
        let status = if is_whole { StatusCode::OK } else { unfit(sent) };
        answer::page(&asked.site, lang, status, &Values::new().part("form", page))
    }

    /// What the customer has chosen already. Only what the site knows, and bounded: a page that
    /// repeats whatever it is sent answers a small request with a large one.
    fn hidden(&self, asked: &Asked, sent: &Sent, token: &str) -> Vec<Values> {
        let form = &sent.form;
        let lang = asked
            .site
            .description
            .language(form.get("lang"))
            .map(|language| language.lang.as_str());
        let mut all = vec![
            ("token", token.to_owned()),
            ("lang", lang.unwrap_or_default().to_owned()),
            ("page", form::line(form.get("page"), PAGE)),
            ("channel", self.channel_id.to_owned()),
            ("topic", self.topic.clone()),
            ("audience", self.audience(form).unwrap_or_default()),
        ];
        all.extend(self.yes(form).into_iter().map(|id| ("yes", id)));
        all.into_iter()
            .map(|(name, value)| Values::new().text("name", name).text("value", value))
            .collect()
    }
}
