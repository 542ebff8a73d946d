//! Tickets: the fields that the topic's form has, and files.
//!
//! 1. the form is read as it comes, within bounds of size, number and time;
//! 2. it is held against what the build says the form has: a field that it does not have any more
//!    is kept all the same, for somebody was asked for it; what no form ever had is not;
//! 3. without a token, or with something missing, it is shown again with everything written in it
//!    (files have to be chosen again: a page cannot fill them in);
//! 4. whole and meant, it is stored; the answer carries its number.

use std::sync::LazyLock;
use std::time::Duration;

use axum::body::Body;
use axum::http::{Response, StatusCode};

use super::fields::part_of;
use super::form::{self, Form};
use super::length::{self, TooLong};
use super::posted::{Asked, Refusal};
use super::received;
use super::sent::{self, Broken, FILES_FIELD, Sent};
use super::signed::Purpose;
use super::ticket_page;
use super::tokens::{self, Checked};
use super::{answer, body};
use crate::contact::fields::{self, FieldKind};
use crate::host::attach::Refused;
use crate::host::mail;
use crate::host::pattern::Values;
use crate::host::store::{Kind, NewTicket, Promised, StoreError};
use crate::model::{ChannelEntry, FieldEntry, Lang, TicketDesk};

/// Characters of an address that is shown again.
const PAGE: usize = 500;

/// Every field of texts that a form may have, for those that had it when their page was opened.
static FORMER: LazyLock<Vec<FieldEntry>> = LazyLock::new(|| {
    let texts = fields::FIELDS.iter().filter(|field| field.kind != FieldKind::Files);
    let entry = |field: &fields::Field| FieldEntry {
        id: field.id.to_owned(),
        kind: field.kind.as_str().to_owned(),
        required: false,
    };
    texts.map(entry).collect()
});

/// A form that the site has, with what was written into it.
struct Ticket<'a> {
    channel_id: &'a str,
    channel: &'a ChannelEntry,
    desk: &'a TicketDesk,
    topic: String,
    email: String,
    /// By field, as it may be stored.
    fields: Vec<(&'a FieldEntry, String)>,
    /// Which of them are longer than they may be, by id.
    long: Vec<(&'a str, TooLong)>,
    wrong: Vec<String>,
    /// The address may be one, but no mail of this site reaches it.
    is_odd: bool,
    is_trapped: bool,
}

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

/// Whether a form asks for files.
fn takes_files(channel: &ChannelEntry) -> bool {
    channel.fields.iter().any(|field| field.kind == "files")
}

/// Everything that was written, to be copied when nothing else can be done with it.
fn kept(form: &Form) -> String {
    let own = ["token", "lang", "page", "channel", "website", "topic", "audience", "yes"];
    let texts =
        form.texts().filter(|(name, value)| !own.contains(name) && !value.trim().is_empty());
    texts.map(|(_, value)| value.trim()).collect::<Vec<_>>().join("\n\n")
}

impl<'a> Ticket<'a> {
    /// `None` for a channel or topic that the site's forms do not have. `mails`: whether customers
    /// are written to from here.
    fn new(desk: &'a TicketDesk, sent: &Sent, mails: bool) -> Option<Self> {
        let form = &sent.form;
        let (channel_id, channel) = desk.channels.get_key_value(form.get("channel"))?;
        let topic = form.get("topic");
        if !topic.is_empty() && !channel.topics.iter().any(|known| known == topic) {
            return None;
        }
        let own = channel.fields.iter().filter(|field| field.kind != "files");
        let former = FORMER.iter().filter(|field| {
            !channel.fields.iter().any(|own| own.id == field.id) && form.has(&field.id)
        });
        let fields: Vec<(&FieldEntry, String)> = own
            .chain(former)
            .map(|field| {
                let value = form.get(&field.id);
                let value = if field.kind == FieldKind::Long.as_str() {
                    form::lines(value, usize::MAX)
                } else {
                    form::line(value, usize::MAX)
                };
                (field, value)
            })
            .collect();
        let long: Vec<(&str, TooLong)> = fields
            .iter()
            .filter_map(|(field, value)| {
                let kind = fields::find(&field.id).map_or(FieldKind::Text, |field| field.kind);
                Some((field.id.as_str(), TooLong::judge(value, kind.most())?))
            })
            .collect();
        let mut wrong: Vec<String> = fields
            .iter()
            .filter(|(field, value)| field.required && value.is_empty())
            .map(|(field, _)| field.id.clone())
            .chain(long.iter().map(|(id, _)| (*id).to_owned()))
            .collect();
        let email = form::email(form.get("email"));
        // Few servers carry such an address, and nobody would learn that an answer never came.
        let is_odd = mails && form::is_email(&email) && mail::reachable(&email).is_none();
        for (is_wrong, name) in [
            (!form::is_email(&email) || is_odd, "email"),
            (!sent.bad_files.is_empty(), FILES_FIELD),
            (topic.is_empty(), "topic"),
        ] {
            if is_wrong {
                wrong.push(name.to_owned());
            }
        }
        let is_trapped = !form.get("website").is_empty();
        Some(Self {
            channel_id,
            channel,
            desk,
            topic: topic.to_owned(),
            email,
            fields,
            long,
            is_odd,
            wrong,
            is_trapped,
        })
    }

    fn is_whole(&self) -> bool {
        self.wrong.is_empty() && !self.is_trapped
    }

    fn topic_name(&self) -> &str {
        self.desk.topics.get(&self.topic).map_or("", |topic| &topic.name)
    }

    /// The topic as its customer reads it.
    fn topic_in(&self, lang: &Lang) -> &str {
        let topic = self.desk.topics.get(&self.topic);
        topic.map_or("", |topic| topic.names.get(lang).unwrap_or(&topic.name))
    }

    /// What becomes of what is written.
    fn privacy(&self, lang: &Lang) -> Option<Values> {
        Some(Values::new().text("text", self.channel.privacy.get(lang)?.as_str()))
    }

    /// `kinds`: what this build delivers tickets as.
    /// `page`: the page of the site that they came from.
    fn finished(
        &self,
        (name, lang): ([u8; 16], &Lang),
        page: Option<String>,
        sent: Sent,
        kinds: Vec<Kind>,
    ) -> NewTicket {
        // An address that mail servers do not carry is promised no mail.
        let is_reachable = mail::reachable(&self.email).is_some();
        NewTicket {
            submission: name,
            lang: lang.to_string(),
            channel: self.channel_id.to_owned(),
            topic: self.topic.clone(),
            topic_name: self.topic_name().to_owned(),
            identity: self.desk.topics.get(&self.topic).is_some_and(|topic| topic.identity),
            audience: self.audience(&sent.form),
            yes: self.yes(&sent.form),
            email: self.email.clone(),
            // A page of this site or nothing: people at the desk follow it.
            page: page.unwrap_or_default(),
            fields: self
                .fields
                .iter()
                .filter(|(_, value)| !value.is_empty())
                .map(|(field, value)| (field.id.clone(), value.clone()))
                .collect(),
            deliveries: kinds
                .into_iter()
                .filter(|kind| *kind != Kind::Confirm || is_reachable)
                .collect(),
            promised: Promised::Unknown,
            attachments: sent.files,
        }
    }

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
            let file = |(name, why): &(String, Refused)| serde_json::json!({ "name": name, "why": why.as_str() });
            let files: Vec<serde_json::Value> = sent.bad_files.iter().map(file).collect();
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

    /// The audience that was chosen, if the site has it.
    fn audience(&self, form: &Form) -> Option<String> {
        Some(form.get("audience"))
            .filter(|id| self.desk.audiences.contains_key(*id))
            .map(str::to_owned)
    }

    /// The site's questions that were answered with yes, each once.
    fn yes(&self, form: &Form) -> Vec<String> {
        let mut yes: Vec<String> = Vec::new();
        for id in form.all("yes").filter(|id| self.desk.questions.contains_key(*id)) {
            if !yes.iter().any(|known| known == id) {
                yes.push(id.to_owned());
            }
        }
        yes
    }
}
