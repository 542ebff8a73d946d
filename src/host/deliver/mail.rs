//! Mail to the desk, and the one mail that a visitor gets.
//!
//! The recipients are those of site.toml. A visitor's address is never sender or copy; it stands in
//! the text, and in `Reply-To` only when it is a plain address. Everything a visitor wrote is text.

use std::time::Duration;

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment as Part, Mailbox, Message, MultiPart, SinglePart};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use super::Failure;
use crate::host::store::Ticket;
use crate::model::{MailSecurity, MailSettings};

/// Longer than this and the server is not there.
const PATIENCE: Duration = Duration::from_secs(30);
/// Characters of a subject.
const SUBJECT: usize = 120;

/// A mail server, ready.
pub struct Mailer {
    settings: MailSettings,
    transport: AsyncSmtpTransport<Tokio1Executor>,
}

impl Mailer {
    pub(super) fn new(settings: &MailSettings, password: Option<&str>) -> Result<Self, String> {
        let server = settings.server.as_str();
        let builder = match settings.security {
            MailSecurity::Starttls => AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(server),
            MailSecurity::Tls => AsyncSmtpTransport::<Tokio1Executor>::relay(server),
            MailSecurity::None => Ok(AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(server)),
        };
        let mut builder = builder.map_err(|error| format!("[host.mail] server `{server}`: {error}"))?;
        if let Some(user) = &settings.user {
            let password = password.ok_or("[host.mail] has a user, but FRONTDESK_SMTP_PASSWORD is not set")?;
            builder = builder.credentials(Credentials::new(user.clone(), password.to_owned()));
        }
        let transport = builder.port(settings.port).timeout(Some(PATIENCE)).build();
        Ok(Self { settings: settings.clone(), transport })
    }

    pub(super) fn settings(&self) -> &MailSettings {
        &self.settings
    }

    pub(super) fn confirms(&self) -> bool {
        self.settings.confirm
    }

    pub(super) async fn send(&self, message: Result<Message, String>) -> Result<(), Failure> {
        let message = message.map_err(Failure::Lasting)?;
        match self.transport.send(message).await {
            Ok(_) => Ok(()),
            Err(error) if error.is_permanent() => Err(Failure::Lasting(error.to_string())),
            Err(error) => Err(Failure::Passing(error.to_string())),
        }
    }
}

/// Messages, before they are sent.
pub mod compose {
    use super::*;
    use crate::host::store::Attachment;

    /// A ticket for the desk.
    ///
    /// # Errors
    /// What cannot be written as a mail.
    pub fn ticket(
        settings: &MailSettings,
        ticket: &Ticket,
        id: &str,
        files: Vec<Attachment>,
    ) -> Result<Message, String> {
        let subject = ticket.fields.iter().find(|(field, _)| field == "subject").map_or("", |(_, text)| text.as_str());
        let subject = format!("[{}] {}: {}", ticket.number, ticket.topic_name, one_line(subject));
        let mut body = MultiPart::mixed().singlepart(SinglePart::plain(describe(ticket)));
        for file in files {
            let kind = ContentType::parse(&file.media_type).unwrap_or(ContentType::TEXT_PLAIN);
            body = body.singlepart(Part::new(one_line(&file.name)).body(file.bytes, kind));
        }
        let mut message = envelope(settings, settings.recipient(&ticket.topic), id, &subject)?;
        // Only what the mail library itself takes for one plain address.
        if let Ok(sender) = ticket.email.parse::<Address>() {
            message = message.reply_to(Mailbox::new(None, sender));
        }
        message.multipart(body).map_err(|error| error.to_string())
    }

    /// "The sender reads that mailbox."
    ///
    /// # Errors
    /// What cannot be written as a mail.
    pub fn confirmed(settings: &MailSettings, ticket: &Ticket, id: &str) -> Result<Message, String> {
        let subject = format!("[{}] {}: address confirmed", ticket.number, ticket.topic_name);
        let message = envelope(settings, settings.recipient(&ticket.topic), id, &subject)?;
        message.body(describe(ticket)).map_err(|error| error.to_string())
    }

    /// The link for the sender; nothing that they wrote is in it, so nobody can send words through us.
    ///
    /// # Errors
    /// When the address is none.
    pub fn confirmation(settings: &MailSettings, ticket: &Ticket, id: &str, link: &str) -> Result<Message, String> {
        let subject = format!("{}: please confirm your address", ticket.number);
        let text = format!(
            "A ticket with the number {} names this address.\n\nIf you sent it, open this page and press the button:\n\n{link}\n\nIf you did not, there is nothing to do.\n",
            ticket.number
        );
        let message = envelope(settings, &ticket.email, id, &subject)?;
        message.body(text).map_err(|error| error.to_string())
    }
}

/// Sender, recipient and headers that every mail of ours has.
fn envelope(
    settings: &MailSettings,
    to: &str,
    id: &str,
    subject: &str,
) -> Result<lettre::message::MessageBuilder, String> {
    let mailbox = |text: &str| -> Result<Mailbox, String> {
        if text.chars().any(char::is_control) {
            return Err("an address holds a control character".to_owned());
        }
        let address: Address = text.parse().map_err(|_| "this is no mail address".to_owned())?;
        Ok(Mailbox::new(None, address))
    };
    let from = mailbox(&settings.from)?;
    let domain = from.email.domain().to_owned();
    let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
    Ok(Message::builder()
        .message_id(Some(format!("<{id}@{domain}>")))
        .from(from)
        .to(mailbox(to)?)
        .subject(one_line(subject).chars().take(SUBJECT).collect::<String>())
        .raw_header(HeaderValue::new(automatic, "auto-generated".to_owned())))
}

/// Control characters out, so that one line stays one line.
fn one_line(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The ticket as the desk reads it.
fn describe(ticket: &Ticket) -> String {
    let mut text = format!("Ticket {}\nTopic: {} ({})\n", ticket.number, ticket.topic_name, ticket.topic);
    let mut line = |name: &str, value: &str| text.push_str(&format!("{name}: {}\n", one_line(value)));
    line("Language", &ticket.lang);
    if let Some(audience) = &ticket.audience {
        line("Customer", audience);
    }
    if !ticket.yes.is_empty() {
        line("Answered yes", &ticket.yes.join(", "));
    }
    line("Written on", &ticket.page);
    // Never "authenticated": whether this is the address on file is for the desk to compare.
    let claim = match ticket.address_confirmed_at {
        Some(_) => format!("address confirmed: {}", ticket.email),
        None => format!("says to be: {} (not confirmed)", ticket.email),
    };
    line("Sender", &claim);
    if ticket.identity {
        line("Identity", "this topic needs proof: compare the address with the one on file before anything is changed");
    }
    for (field, value) in &ticket.fields {
        // Each line marked: nothing that a visitor writes looks like a line of ours.
        let quoted: String = printable(value).lines().map(|line| format!("> {line}\n")).collect();
        text.push_str(&format!("\n--- {}\n{quoted}", one_line(field)));
    }
    text
}

/// Text over several lines, without what could steer a terminal or a mail program.
fn printable(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    lines.chars().filter(|c| *c == '\n' || *c == '\t' || !c.is_control()).collect()
}
