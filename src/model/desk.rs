//! Where tickets go, and how long what customers sent is kept: `[host]` of site.toml without
//! secrets.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskSettings {
    pub mail: Option<MailSettings>,
    pub webhook: Option<WebhookSettings>,
    /// Days after which delivered tickets, rejected replies and comments on votes are removed.
    pub keep_days: u32,
    /// Addresses or networks of proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<String>,
    /// Days after which the files of delivered tickets are removed.
    #[serde(default = "keep_files")]
    pub keep_files_days: u32,
    #[serde(default)]
    pub limits: Limits,
}

/// How often one client may do what: `[host.limits]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Limits {
    /// A minute.
    pub votes: u32,
    /// Forms sent, a minute, whole or not.
    pub forms: u32,
    /// Stored at once, then one every `every` seconds.
    pub replies: u32,
    pub tickets: u32,
    pub every: u32,
    /// A minute.
    pub searches: u32,
    /// Replies and tickets of all clients, a minute.
    pub everybody: u32,
    /// Megabytes of files a day, of one client and of all.
    pub files: u32,
    pub all_files: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            votes: 30,
            forms: 30,
            replies: 5,
            tickets: 5,
            every: 120,
            searches: 120,
            everybody: 300,
            files: 100,
            all_files: 5_000,
        }
    }
}

fn keep_files() -> u32 {
    DeskSettings::default().keep_files_days
}

impl DeskSettings {
    /// Whether a sender is asked by mail to confirm the address.
    pub fn confirms(&self) -> bool {
        self.mail.as_ref().is_some_and(|mail| mail.confirm)
    }
}

/// The mail server that takes tickets; its password is `FRONTDESK_SMTP_PASSWORD`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailSettings {
    pub server: String,
    pub port: u16,
    pub security: MailSecurity,
    pub user: Option<String>,
    /// What we call ourselves to the server; the domain of `from` where it is not set.
    #[serde(default)]
    pub helo: Option<String>,
    /// The sender of every mail, `name <address>` or an address; a visitor's never is.
    pub from: String,
    /// Who gets the tickets.
    pub to: String,
    /// Topic id to another recipient.
    pub topics: BTreeMap<String, String>,
    /// Whether senders get the mail with the link that confirms their address.
    pub confirm: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MailSecurity {
    /// Encrypted after a greeting; refused where the server does not offer it.
    Starttls,
    /// Encrypted from the first byte.
    Tls,
    /// Plain text: for a server on the same machine.
    None,
}

/// Where tickets are posted as JSON; signed with `FRONTDESK_WEBHOOK_SECRET`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WebhookSettings {
    pub url: String,
    /// Host names that may lead into a private network.
    pub allow: Vec<String>,
}

impl Default for DeskSettings {
    fn default() -> Self {
        Self {
            mail: None,
            webhook: None,
            keep_days: 365,
            trusted_proxies: Vec::new(),
            keep_files_days: 30,
            limits: Limits::default(),
        }
    }
}

impl MailSettings {
    /// Who gets a ticket about `topic`.
    pub fn recipient(&self, topic: &str) -> &str {
        self.topics.get(topic).unwrap_or(&self.to)
    }
}
