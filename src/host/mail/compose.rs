//! The messages, before they are sent.
//!
//! The recipients are those of site.toml. A visitor's address is never sender or copy; it stands in
//! the text, and in `Reply-To` where servers can carry it. Everything a visitor wrote is text.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{
    Attachment as Part, Mailbox, Message, MessageBuilder, MultiPart, SinglePart,
};

use super::address::{mailbox, reachable};
use crate::host::store::{Attachment, Kind, Ticket};
use crate::host::text::{line, lines};
use crate::model::{MailSettings, MailWords};

/// Characters of a subject.
const SUBJECT: usize = 120;
/// The same of the whole header: a number and the topic stand before the customer's words.
const HEADER: usize = 2 * SUBJECT;
/// What the desk is told where a topic needs proof of who is asking.
pub const IDENTITY: &str = "this topic needs proof: compare the address with the one on file \
                            before anything is changed";
/// Bytes of an encoded word, before they are encoded: 75 characters are the most, and "Subject: "
/// stands before the first.
const WORD: usize = 36;

/// The ticket for the desk. A person wrote it, so nothing in its headers says that a machine did:
/// help desks put such mails aside.
///
/// # Errors
/// What cannot be written as a mail.
pub fn ticket(
    settings: &MailSettings,
    ticket: &Ticket,
    id: &str,
    files: Vec<Attachment>,
) -> Result<Message, String> {
    let body = with_files(describe(ticket), files);
    let mut message =
        envelope(settings, (settings.recipient(&ticket.topic), None), id, &subject(ticket))?;
    if let Some(sender) = reachable(&ticket.email) {
        message = message.reply_to(Mailbox::new(None, sender));
    }
    message.multipart(body).map_err(|error| error.to_string())
}

/// "The sender reads that mailbox", for the desk: an answer to the ticket's mail, so that it
/// becomes part of the same conversation there.
///
/// # Errors
/// What cannot be written as a mail.
pub fn confirmed(settings: &MailSettings, ticket: &Ticket, id: &str) -> Result<Message, String> {
    let text = format!("The sender reads the mailbox {}.\n\n{}", ticket.email, describe(ticket));
    let message = follow_up(settings, ticket, id)?;
    message.singlepart(SinglePart::plain(text)).map_err(|error| error.to_string())
}

/// Who writes to a customer, and how.
pub struct Sender<'a> {
    /// The site's name in the customer's language.
    pub site: &'a str,
    /// Its words in that language.
    pub words: &'a MailWords,
    /// What the ticket is about, in that language.
    pub topic: &'a str,
    /// When an answer comes, in that language.
    pub within: Option<&'a str>,
    /// The same as a sentence with a moment in it, which says more.
    pub until: Option<String>,
}

/// The link for the customer; nothing that they wrote is in it, so nobody can send words through
/// us.
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
    let about = joined(&[&words.confirm_subject, site], " – ");
    let subject = format!("[{}] {about}", ticket.number);
    let reason = words.confirm_text.replace(MailWords::TOPIC, sender.topic);
    let number = format!("{} {}", words.number, ticket.number);
    let within = sender.within.filter(|_| !words.reply.is_empty());
    let within = within.map(|within| words.reply.replace(MailWords::WITHIN, within));
    let reply = sender.until.clone().or(within).map(|reply| format!("{reply}\n\n"));
    let (reply, not_you) = (reply.unwrap_or_default(), &words.confirm_not_you);
    let text = format!("{site}\n{number}\n\n{reason}\n\n{link}\n\n{reply}{not_you}\n");
    let message = envelope(settings, (&ticket.email, Some(site)), id, &subject)?;
    automatic(message).singlepart(SinglePart::plain(text)).map_err(|error| error.to_string())
}

/// Says that a machine wrote it. No robot answers a robot: two of them would never end.
fn automatic(message: MessageBuilder) -> MessageBuilder {
    let name = HeaderName::new_from_ascii_str("Auto-Submitted");
    message.raw_header(HeaderValue::new(name, "auto-generated".to_owned()))
}

/// What the desk answered. A person wrote it, and a reply to it reaches the desk.
///
/// # Errors
/// When the address is none.
pub fn answer(
    settings: &MailSettings,
    sender: &Sender<'_>,
    ticket: &Ticket,
    id: &str,
    text: &str,
) -> Result<Message, String> {
    let number = format!("{} {}", sender.words.number, ticket.number);
    let about = joined(&[sender.topic, sender.site], " – ");
    let subject = format!("Re: [{}] {about}", ticket.number);
    let text = format!("{}\n\n-- \n{}\n{number}\n", lines(text, usize::MAX), sender.site);
    let mut message = envelope(settings, (&ticket.email, Some(sender.site)), id, &subject)?;
    if let Some(desk) = mailbox(settings.recipient(&ticket.topic), Some(sender.site)) {
        message = message.reply_to(desk);
    }
    let asked = message_id(settings, &Kind::Confirm.message_id(&ticket.number))?;
    let message = message.in_reply_to(asked.clone()).references(asked);
    message.singlepart(SinglePart::plain(text)).map_err(|error| error.to_string())
}

/// What the customer wrote later, for the desk.
///
/// # Errors
/// What cannot be written as a mail.
pub fn more(
    settings: &MailSettings,
    ticket: &Ticket,
    id: &str,
    (text, files): (&str, Vec<Attachment>),
) -> Result<Message, String> {
    let mut message = follow_up(settings, ticket, id)?;
    if let Some(sender) = reachable(&ticket.email) {
        message = message.reply_to(Mailbox::new(None, sender));
    }
    let text = format!(
        "Ticket {}: written later, behind its private link.\n\n{}",
        ticket.number,
        marked(text)
    );
    message.multipart(with_files(text, files)).map_err(|error| error.to_string())
}

/// For whoever reads replies before they are shown.
///
/// # Errors
/// What cannot be written as a mail.
pub fn pending(settings: &MailSettings, count: i64) -> Result<Message, String> {
    let subject = format!("frontdesk: {count} replies wait to be read");
    let text =
        "They are shown nowhere before somebody has read them:\n\n    frontdesk replies list\n";
    notice(settings, "replies", &subject, text)
}

/// For whoever sets a desk up.
///
/// # Errors
/// What cannot be written as a mail.
pub fn test(settings: &MailSettings) -> Result<Message, String> {
    let text = "This mail shows that tickets reach you. There is nothing to do.\n";
    notice(settings, "test", "frontdesk: a test", text)
}

/// The report for whoever leads the writers, as a page and as plain text.
///
/// # Errors
/// What cannot be written as a mail.
pub fn report(
    settings: &MailSettings,
    subject: &str,
    text: String,
    html: String,
) -> Result<Message, String> {
    let id = format!("report-{}", crate::host::milliseconds());
    let message = automatic(envelope(settings, (&settings.to, None), &id, subject)?);
    let body = MultiPart::alternative_plain_html(text, html);
    message.multipart(body).map_err(|error| error.to_string())
}

/// A mail to the desk that belongs to no ticket.
fn notice(
    settings: &MailSettings,
    kind: &str,
    subject: &str,
    text: &str,
) -> Result<Message, String> {
    let id = format!("{kind}-{}", crate::host::milliseconds());
    let message = automatic(envelope(settings, (&settings.to, None), &id, subject)?);
    message.singlepart(SinglePart::plain(text.to_owned())).map_err(|error| error.to_string())
}

/// A mail to the desk that belongs to the ticket's own.
fn follow_up(settings: &MailSettings, ticket: &Ticket, id: &str) -> Result<MessageBuilder, String> {
    let first = message_id(settings, &Kind::Desk.message_id(&ticket.number))?;
    let subject = format!("Re: {}", subject(ticket));
    let message = envelope(settings, (settings.recipient(&ticket.topic), None), id, &subject)?;
    Ok(message.in_reply_to(first.clone()).references(first))
}

/// Recipient (with the name that stands beside our own address), and headers that every mail has.
fn envelope(
    settings: &MailSettings,
    (to, name): (&str, Option<&str>),
    id: &str,
    subject: &str,
) -> Result<MessageBuilder, String> {
    let none = || "this is no address that mail servers take".to_owned();
    Ok(Message::builder()
        .message_id(Some(message_id(settings, id)?))
        .from(mailbox(&settings.from, name).ok_or_else(none)?)
        .to(mailbox(to, None).ok_or_else(none)?)
        .raw_header(subject_header(line(subject, HEADER))))
}

/// A subject as it was written. What looks like an encoded word (RFC 2047) would be decoded by
/// readers, and is encoded as a whole; everything else is written as it is usual.
fn subject_header(subject: String) -> HeaderValue {
    let name = HeaderName::new_from_ascii_str("Subject");
    if !subject.contains("=?") {
        return HeaderValue::new(name, subject);
    }
    let mut words = vec![String::new()];
    for c in subject.chars() {
        match words.last_mut() {
            Some(word) if word.len() + c.len_utf8() <= WORD => word.push(c),
            _ => words.push(c.to_string()),
        }
    }
    let encoded = words.iter().map(|word| format!("=?utf-8?B?{}?=", STANDARD.encode(word)));
    let encoded = encoded.collect::<Vec<_>>().join("\r\n ");
    HeaderValue::dangerous_new_pre_encoded(name, subject, encoded)
}

/// `<NUMBER.desk@example.com>`
fn message_id(settings: &MailSettings, id: &str) -> Result<String, String> {
    let from =
        mailbox(&settings.from, None).ok_or("`from` is no address that mail servers take")?;
    Ok(format!("<{id}@{}>", from.email.domain()))
}

fn subject(ticket: &Ticket) -> String {
    let subject = ticket.fields.iter().find(|(field, _)| field == "subject");
    let subject = subject.map_or("", |(_, text)| text.as_str());
    let about = joined(&[topic(ticket), &line(subject, SUBJECT)], ": ");
    format!("[{}] {about}", ticket.number)
}

/// What a ticket is about, as the desk calls it.
fn topic(ticket: &Ticket) -> &str {
    let name = ticket.topic_name.trim();
    if name.is_empty() { ticket.topic.trim() } else { name }
}

/// The parts that say something.
fn joined(parts: &[&str], between: &str) -> String {
    let said = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty());
    said.collect::<Vec<_>>().join(between)
}

fn with_files(text: String, files: Vec<Attachment>) -> MultiPart {
    let body = MultiPart::mixed().singlepart(SinglePart::plain(text));
    files.into_iter().fold(body, |body, file| body.singlepart(part(file)))
}

/// A mail inside a mail must not be encoded (RFC 2046, 5.2.1), and a file is not ours to write
/// anew.
fn part(file: Attachment) -> SinglePart {
    let plain = if file.media_type.starts_with("message/") {
        "application/octet-stream"
    } else {
        &file.media_type
    };
    let kind = ContentType::parse(plain).unwrap_or(ContentType::TEXT_PLAIN);
    Part::new(line(&file.name, usize::MAX)).body(file.bytes, kind)
}

/// The ticket as the desk reads it.
fn describe(ticket: &Ticket) -> String {
    let mut text =
        format!("Ticket {}\nTopic: {} ({})\n", ticket.number, topic(ticket), ticket.topic);
    let mut say =
        |name: &str, value: &str| text.push_str(&format!("{name}: {}\n", line(value, usize::MAX)));
    say("Language", &ticket.lang);
    if let Some(audience) = &ticket.audience {
        say("Customer", audience);
    }
    if !ticket.yes.is_empty() {
        say("Answered yes", &ticket.yes.join(", "));
    }
    say("Written on", &ticket.page);
    // Never "authenticated": whether this is the address on file is for the desk to compare.
    let claim = match ticket.address_confirmed_at {
        Some(_) => format!("address confirmed: {}", ticket.email),
        None => format!("says to be: {} (not confirmed)", ticket.email),
    };
    say("Sender", &claim);
    if ticket.identity {
        say("Identity", IDENTITY);
    }
    for (field, value) in &ticket.fields {
        text.push_str(&format!("\n{}:\n{}", line(field, usize::MAX), marked(value)));
    }
    text
}

/// What a visitor wrote, a bar before each line, so that none looks like a line of ours. Help desks
/// hide what looks like a quote, a signature or the mail before, with everything behind it: `>` or
/// dashes at the beginning of a line, indented or not. A bar is none of that.
fn marked(text: &str) -> String {
    lines(text, usize::MAX).lines().map(|line| format!("| {line}\n")).collect()
}
