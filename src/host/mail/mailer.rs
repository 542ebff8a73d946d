//! The mail server that takes our messages.

use std::time::Duration;

use lettre::message::Message;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::{self, AsyncSmtpTransport};
use lettre::{AsyncTransport, Tokio1Executor};
use tokio::io::AsyncReadExt;
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::address::mailbox;
use super::compose;
use crate::model::{MailSecurity, MailSettings};

/// Longer than this and the server is not there.
const PATIENCE: Duration = Duration::from_secs(30);
/// The same for a look at what hangs.
const SHORT: Duration = Duration::from_secs(2);

/// A mail server, ready.
pub struct Mailer {
    settings: MailSettings,
    transport: AsyncSmtpTransport<Tokio1Executor>,
}

/// Why a message was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// The server knows that nobody reads mail at this address.
    Recipient(String),
    /// Anything else: a password, a block list, a server that is away. It concerns us and not the
    /// recipient, and passes when somebody puts it right.
    Us(String),
}

impl Mailer {
    /// # Errors
    /// A sentence about what is set and cannot be used.
    pub fn new(settings: &MailSettings, password: Option<&str>) -> Result<Self, String> {
        type Transport = AsyncSmtpTransport<Tokio1Executor>;
        let server = settings.server.as_str();
        let builder = match settings.security {
            MailSecurity::Starttls => Transport::starttls_relay(server),
            MailSecurity::Tls => Transport::relay(server),
            MailSecurity::None => Ok(Transport::builder_dangerous(server)),
        };
        let unusable = |error| format!("[host.mail] server `{server}`: {error}");
        let mut builder = builder.map_err(unusable)?;
        if let Some(user) = &settings.user {
            let password =
                password.ok_or("[host.mail] has a user, but FRONTDESK_SMTP_PASSWORD is not set")?;
            builder = builder.credentials(Credentials::new(user.clone(), password.to_owned()));
        }
        if let Some(name) = own_name(settings) {
            builder = builder.hello_name(ClientId::Domain(name));
        }
        let transport = builder.port(settings.port).timeout(Some(PATIENCE)).build();
        Ok(Self { settings: settings.clone(), transport })
    }

    pub fn settings(&self) -> &MailSettings {
        &self.settings
    }

    /// What we call ourselves.
    pub fn own_name(&self) -> Option<String> {
        own_name(&self.settings)
    }

    /// Goes as far as the server lets us in.
    ///
    /// # Errors
    /// A sentence about what it refuses.
    pub async fn greet(&self) -> Result<(), String> {
        match self.transport.test_connection().await {
            Ok(true) => Ok(()),
            Ok(false) => Err(format!(
                "{}: the server does not answer as mail servers do",
                self.settings.server
            )),
            Err(error) => Err(format!("{}: {error}", self.settings.server)),
        }
    }

    /// How far a server that hangs lets us get, by another look at it.
    pub async fn where_it_hangs(&self) -> String {
        let MailSettings { server, port, security, .. } = &self.settings;
        let place = format!("{server}:{port}");
        let Ok(Ok(mut stream)) = timeout(SHORT, TcpStream::connect((server.as_str(), *port))).await
        else {
            return format!("{place}: no connection");
        };
        if *security == MailSecurity::Tls {
            return format!("{place} accepts connections and hangs in TLS or behind it");
        }
        let mut said = [0; 1];
        match timeout(SHORT, stream.read(&mut said)).await {
            Ok(Ok(1..)) => {
                format!("{place} greets and hangs behind that (EHLO, STARTTLS, login or the mail)")
            }
            _ => format!("{place} accepts connections and is silent: no greeting"),
        }
    }

    /// Sends the desk a mail that says what it is.
    ///
    /// # Errors
    /// A sentence about what the server refuses.
    pub async fn send_test(&self) -> Result<(), String> {
        let sent = self.send(compose::test(&self.settings)?).await;
        sent.map_err(|(Refused::Recipient(why) | Refused::Us(why))| why)
    }

    /// # Errors
    /// What the server said, or that it said nothing.
    pub async fn send(&self, message: Message) -> Result<(), Refused> {
        let recipients: Vec<String> = message
            .envelope()
            .to()
            .iter()
            .map(|address| address.to_string().to_lowercase())
            .collect();
        self.transport.send(message).await.map(drop).map_err(|error| judge(&error, &recipients))
    }
}

/// "localhost" and addresses are refused by many; the sender's domain is ours.
fn own_name(settings: &MailSettings) -> Option<String> {
    let own = settings.helo.clone();
    own.or_else(|| Some(mailbox(&settings.from, None)?.email.domain().to_owned()))
}

/// Whose fault a refusal is. Enhanced codes (RFC 3463) say it: 5.1.1 to 5.1.3, 5.1.6 and 5.1.10 are
/// about the recipient's address, 5.2.1 about a mailbox that is closed; 5.7.1, which block lists
/// and relays answer, is about us. Without one, a refusal of a mailbox that names it is about it.
fn judge(error: &smtp::Error, recipients: &[String]) -> Refused {
    let text = error.to_string();
    let is_about_recipient = error.is_permanent()
        && match enhanced(&text) {
            Some([5, 1, detail]) => matches!(detail, 1 | 2 | 3 | 6 | 10),
            Some([5, 2, 1]) => true,
            Some(_) => false,
            None => {
                let is_mailbox = ["550", "551", "553"].iter().any(|code| text.contains(code));
                let said = text.to_lowercase();
                is_mailbox && recipients.iter().any(|address| said.contains(address))
            }
        };
    if is_about_recipient { Refused::Recipient(text) } else { Refused::Us(text) }
}

/// The first `5.1.1` of a reply.
fn enhanced(text: &str) -> Option<[u16; 3]> {
    text.split(|c: char| !(c.is_ascii_digit() || c == '.')).find_map(|word| {
        let mut numbers =
            word.trim_end_matches('.').split('.').map(|part| part.parse::<u16>().ok());
        let code = [numbers.next()??, numbers.next()??, numbers.next()??];
        (numbers.next().is_none() && matches!(code, [2 | 4 | 5, _, _])).then_some(code)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enhanced_codes_are_found() {
        assert_eq!(
            enhanced("permanent error (550): 5.1.1 <a@b.example>: unknown"),
            Some([5, 1, 1])
        );
        assert_eq!(
            enhanced("permanent error (554): 5.7.1 [192.0.2.1] is blocked"),
            Some([5, 7, 1])
        );
        assert_eq!(enhanced("permanent error (550): 192.0.2.1 is blocked"), None);
    }
}
