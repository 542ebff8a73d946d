//! The messages, before they are sent.
//!
//! The recipients are those of site.toml. A visitor's address is never sender or copy; it stands in
//! the text, and in `Reply-To` where servers can carry it. Everything a visitor wrote is text.

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment as Part, Mailbox, Message, MessageBuilder, MultiPart, SinglePart};

use super::address::reachable;
use crate::host::store::{Attachment, Ticket};
use crate::model::{MailSettings, MailWords};

/// Characters of a subject.
const SUBJECT: usize = 120;

/// The ticket for the desk.
///
/// # Errors
/// What cannot be written as a mail.
pub fn ticket(settings: &MailSettings, ticket: &Ticket, id: &str, files: Vec<Attachment>) -> Result<Message, String> {
    let subject = ticket.fields.iter().find(|(field, _)| field == "subject");
    let subject = subject.map_or("", |(_, text)| text.as_str());
    let subject = format!("[{}] {}: {}", ticket.number, ticket.topic_name, one_line(subject));
    let mut body = MultiPart::mixed().singlepart(SinglePart::plain(describe(ticket)));
    for file in files {
        let kind = ContentType::parse(&file.media_type).unwrap_or(ContentType::TEXT_PLAIN);
        body = body.singlepart(Part::new(one_line(&file.name)).body(file.bytes, kind));
    }
    let mut message = envelope(settings, settings.recipient(&ticket.topic), id, &subject)?;
    if let Some(sender) = reachable(&ticket.email) {
        message = message.reply_to(Mailbox::new(None, sender));
    }
    message.multipart(body).map_err(|error| error.to_string())
}

/// "The sender reads that mailbox", for the desk.
///
/// # Errors
/// What cannot be written as a mail.
pub fn confirmed(settings: &MailSettings, ticket: &Ticket, id: &str) -> Result<Message, String> {
    let subject = format!("[{}] {}: address confirmed", ticket.number, ticket.topic_name);
    let message = envelope(settings, settings.recipient(&ticket.topic), id, &subject)?;
    message.singlepart(SinglePart::plain(describe(ticket))).map_err(|error| error.to_string())
}

/// Who writes to a customer, and how.
pub struct Sender<'a> {
    /// The site's name in the customer's language.
    pub site: &'a str,
    /// Its words in that language.
    pub words: &'a MailWords,
    /// What the ticket is about, in that language.
    pub topic: &'a str,
}

/// The link for the customer; nothing that they wrote is in it, so nobody can send words through us.
///
/// # Errors
/// When the address is none.
pub fn confirmation(
    settings: &MailSettings,
    sender: &Sender<'_>,
    ticket: &Ticket,
    id: &str,
    link: &str,
) -> Result<Message, String> {
    let (words, site) = (sender.words, sender.site);
    let subject = format!("[{}] {} – {site}", ticket.number, words.confirm_subject);
    let reason = words.confirm_text.replace(MailWords::TOPIC, sender.topic);
    let number = format!("{} {}", words.number, ticket.number);
    let text = format!("{site}\n{number}\n\n{reason}\n\n{link}\n\n{}\n", words.confirm_not_you);
    let message = envelope(settings, &ticket.email, id, &subject)?;
    message.singlepart(SinglePart::plain(text)).map_err(|error| error.to_string())
}

/// Sender, recipient and headers that every mail of ours has.
fn envelope(settings: &MailSettings, to: &str, id: &str, subject: &str) -> Result<MessageBuilder, String> {
    let mailbox = |text: &str| -> Result<Mailbox, String> {
        let address = reachable(text).ok_or("this is no address that mail servers take")?;
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
