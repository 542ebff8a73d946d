//! What a build says about where tickets go, and the secrets that it does not know.

use std::collections::BTreeMap;

use crate::contact::promises::Promises;
use crate::host::mail::Sender;
use crate::host::promised;
use crate::host::store::Ticket;
use crate::model::{
    Description, DeskSettings, Lang, LanguageEntry, MailWords, TicketDesk, TopicEntry,
};

/// Secrets, from the environment and nowhere else.
#[derive(Clone, Default)]
pub struct Secrets {
    /// `FRONTDESK_SMTP_PASSWORD`
    pub smtp_password: Option<String>,
    /// `FRONTDESK_WEBHOOK_SECRET`
    pub webhook_secret: Option<String>,
    /// `FRONTDESK_WEBHOOK_URL`, where the address itself is a secret: instead of the one in
    /// site.toml.
    pub webhook_url: Option<String>,
}

/// The part of a build's description that deliveries need.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Settings {
    /// What confirmation links begin with: `https://desk.example.com/`.
    pub host: String,
    pub desk: DeskSettings,
    /// The default language first.
    pub languages: Vec<LanguageEntry>,
    pub topics: BTreeMap<String, TopicEntry>,
    /// By channel: when an answer comes, in each language.
    pub replies: BTreeMap<String, BTreeMap<Lang, String>>,
    /// By channel: the same as a moment, where it is a length of time.
    pub promises: Promises,
    /// Whether customers can send tickets.
    pub has_forms: bool,
}

impl Settings {
    pub fn of(description: &Description, promises: Promises) -> Self {
        let host = description.host.as_ref();
        let tickets = description.tickets.as_ref();
        Self {
            host: host.map(|host| format!("{}{}", host.origin, host.path)).unwrap_or_default(),
            desk: description.desk.clone(),
            languages: description.languages.clone(),
            topics: tickets.map(|desk| desk.topics.clone()).unwrap_or_default(),
            replies: tickets.map(replies).unwrap_or_default(),
            promises,
            has_forms: tickets.is_some_and(|desk| !desk.channels.is_empty()),
        }
    }

    /// The address behind which a customer confirms.
    pub(super) fn link(&self, ticket: &Ticket, token: &str) -> String {
        format!("{}api/confirm?lang={}&token={token}", self.host, ticket.lang)
    }

    /// Where a ticket's files are fetched, each by its token.
    pub(super) fn files(&self, ticket: &Ticket, token: impl Fn(usize) -> String) -> Vec<String> {
        (0..ticket.attachments.len())
            .map(|at| format!("{}api/file?token={}", self.host, token(at)))
            .collect()
    }

    /// Who writes to a ticket's customer, in their language; `None` where the build has no words.
    pub(super) fn sender<'a>(&'a self, ticket: &'a Ticket) -> Option<Sender<'a>> {
        let own = self.languages.iter().find(|language| language.lang.as_str() == ticket.lang);
        let language = own.or(self.languages.first())?;
        if language.mail == MailWords::default() {
            return None;
        }
        let topic = self.topics.get(&ticket.topic);
        let name = topic.map(|topic| topic.names.get(&language.lang).unwrap_or(&topic.name));
        // A topic that the site has no longer is what the ticket says.
        let names = [name.unwrap_or(&ticket.topic_name), &ticket.topic_name, &ticket.topic];
        let topic = names.into_iter().find(|name| !name.trim().is_empty());
        let within =
            self.replies.get(&ticket.channel).and_then(|within| within.get(&language.lang));
        Some(Sender {
            site: &language.title,
            words: &language.mail,
            topic: topic.map_or("", String::as_str),
            within: within.map(String::as_str),
            until: self.until(ticket, language),
        })
    }

    /// Until when an answer comes, in words; a mail that is late promises nothing that has passed.
    fn until(&self, ticket: &Ticket, language: &LanguageEntry) -> Option<String> {
        let words = Some(&language.mail.until).filter(|words| !words.is_empty())?;
        let by = promised::answer_by(&self.promises, ticket, language.lang.as_str())?;
        if by.at.as_second() <= crate::host::now() {
            return None;
        }
        let values =
            [(MailWords::DATE, by.date), (MailWords::TIME, by.time), (MailWords::ZONE, by.zone)];
        Some(values.iter().fold(words.clone(), |words, (mark, value)| words.replace(mark, value)))
    }
}

fn replies(tickets: &TicketDesk) -> BTreeMap<String, BTreeMap<Lang, String>> {
    tickets.channels.iter().map(|(id, channel)| (id.clone(), channel.reply.clone())).collect()
}
