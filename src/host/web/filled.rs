//! A ticket's form as it was filled in, held against what the build says the form has.

use std::sync::LazyLock;

use super::form::{self, Form};
use super::length::TooLong;
use super::sent::{FILES_FIELD, Sent};
use crate::contact::fields::{self, FieldKind};
use crate::host::mail;
use crate::host::pattern::Values;
use crate::host::store::{Kind, NewTicket, Promised};
use crate::model::{ChannelEntry, FieldEntry, Lang, TicketDesk};

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
pub(super) struct Ticket<'a> {
    pub channel_id: &'a str,
    pub channel: &'a ChannelEntry,
    pub desk: &'a TicketDesk,
    pub topic: String,
    pub email: String,
    /// By field, as it may be stored.
    pub fields: Vec<(&'a FieldEntry, String)>,
    /// Which of them are longer than they may be, by id.
    pub long: Vec<(&'a str, TooLong)>,
    pub wrong: Vec<String>,
    /// The address may be one, but no mail of this site reaches it.
    pub is_odd: bool,
    pub is_trapped: bool,
}

/// Whether a form asks for files.
pub(super) fn takes_files(channel: &ChannelEntry) -> bool {
    channel.fields.iter().any(|field| field.kind == "files")
}

impl<'a> Ticket<'a> {
    /// `None` for a channel or topic that the site's forms do not have. `mails`: whether customers
    /// are written to from here.
    pub fn new(desk: &'a TicketDesk, sent: &Sent, mails: bool) -> Option<Self> {
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

    pub fn is_whole(&self) -> bool {
        self.wrong.is_empty() && !self.is_trapped
    }

    fn topic_name(&self) -> &str {
        self.desk.topics.get(&self.topic).map_or("", |topic| &topic.name)
    }

    /// The topic as its customer reads it.
    pub fn topic_in(&self, lang: &Lang) -> &str {
        let topic = self.desk.topics.get(&self.topic);
        topic.map_or("", |topic| topic.names.get(lang).unwrap_or(&topic.name))
    }

    /// What becomes of what is written.
    pub fn privacy(&self, lang: &Lang) -> Option<Values> {
        Some(Values::new().text("text", self.channel.privacy.get(lang)?.as_str()))
    }

    /// `kinds`: what this build delivers tickets as.
    /// `page`: the page of the site that they came from.
    pub fn finished(
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

    /// The audience that was chosen, if the site has it.
    pub fn audience(&self, form: &Form) -> Option<String> {
        Some(form.get("audience"))
            .filter(|id| self.desk.audiences.contains_key(*id))
            .map(str::to_owned)
    }

    /// The site's questions that were answered with yes, each once.
    pub fn yes(&self, form: &Form) -> Vec<String> {
        let mut yes: Vec<String> = Vec::new();
        for id in form.all("yes").filter(|id| self.desk.questions.contains_key(*id)) {
            if !yes.iter().any(|known| known == id) {
                yes.push(id.to_owned());
            }
        }
        yes
    }
}
