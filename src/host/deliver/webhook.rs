//! Tickets as signed JSON to the desk's own system.
//!
//! `Frontdesk-Signature: t=<seconds>,v1=<hex>` is HMAC-SHA256 over `<seconds>.<body>`: the receiver
//! computes the same and refuses what is older than five minutes. Redirects are not followed.

use std::fmt::Write;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};

use super::address;
use super::failure::Failure;
use super::settings::Secrets;
use crate::host::store::{Delivery, Kind, Note, Ticket};
use crate::model::WebhookSettings;

const PATIENCE: Duration = Duration::from_secs(20);

pub struct Webhook {
    url: String,
    secret: String,
    agent: ureq::Agent,
}

/// What is posted; `docs/webhook.schema.json` describes it.
#[derive(Debug, serde::Serialize)]
pub(super) struct Event<'a> {
    version: u32,
    /// The same at every attempt.
    id: &'a str,
    /// `ticket`, `address_confirmed` or `message`.
    event: &'static str,
    ticket: &'a Ticket,
    /// Where the attachments can be fetched for some days, in their order.
    files: Vec<String>,
    /// What the customer wrote later.
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
}

impl<'a> Event<'a> {
    pub fn new(
        delivery: &'a Delivery,
        ticket: &'a Ticket,
        files: Vec<String>,
        note: Option<Note>,
    ) -> Self {
        let event = match delivery.kind {
            Kind::WebhookConfirmed => "address_confirmed",
            Kind::WebhookMore => "message",
            _ => "ticket",
        };
        Self {
            version: 1,
            id: &delivery.message_id,
            event,
            ticket,
            files,
            message: note.map(|note| note.text),
        }
    }
}

impl Webhook {
    /// As the build and the environment say.
    ///
    /// # Errors
    /// A sentence about what is set and cannot be used.
    pub fn of(settings: &WebhookSettings, secrets: &Secrets) -> Result<Self, String> {
        let secret = secrets.webhook_secret.clone();
        let secret = secret.ok_or(
            "a webhook is set, but FRONTDESK_WEBHOOK_SECRET is not: nobody could trust it",
        )?;
        let url = secrets.webhook_url.clone().unwrap_or_else(|| settings.url.clone());
        // It is a secret: said without repeating it.
        let parsed = url::Url::parse(&url).ok();
        parsed
            .filter(|url| matches!(url.scheme(), "https" | "http") && url.has_host())
            .ok_or("FRONTDESK_WEBHOOK_URL is no address to post to: it begins with https://")?;
        Ok(Self::new(url, settings.allow.clone(), secret))
    }

    pub fn new(url: String, allow: Vec<String>, secret: String) -> Self {
        let config = Config::builder()
            .timeout_global(Some(PATIENCE))
            .max_redirects(0)
            .http_status_as_error(false)
            .proxy(None)
            .build();
        let resolver = PublicOnly { allow, inner: DefaultResolver::default() };
        let agent = ureq::Agent::with_parts(config, DefaultConnector::default(), resolver);
        Self { url, secret, agent }
    }

    pub(super) async fn post(&self, event: &Event<'_>) -> Result<(), Failure> {
        let body =
            serde_json::to_string(event).map_err(|error| Failure::Passing(error.to_string()))?;
        self.send(event.id, body).await
    }

    /// Posts an event that no ticket stands behind.
    ///
    /// # Errors
    /// A sentence about what the receiver answers.
    pub async fn test(&self) -> Result<(), String> {
        let id = format!("test-{}", crate::host::milliseconds());
        let body = serde_json::json!({ "version": 1, "id": id, "event": "test" }).to_string();
        self.send(&id, body).await.map_err(|(Failure::Passing(why) | Failure::Lasting(why))| why)
    }

    /// Posts how many replies wait to be read, without their texts.
    ///
    /// # Errors
    /// A sentence about what the receiver answers.
    pub(super) async fn tell_of_replies(&self, count: i64) -> Result<(), String> {
        let id = format!("replies-{}", crate::host::milliseconds());
        let body = serde_json::json!({ "version": 1, "id": id, "event": "replies_wait", "replies": count });
        let sent = self.send(&id, body.to_string()).await;
        sent.map_err(|(Failure::Passing(why) | Failure::Lasting(why))| why)
    }

    async fn send(&self, id: &str, body: String) -> Result<(), Failure> {
        let at = crate::host::now();
        let signature =
            sign(&self.secret, at, &body).ok_or_else(|| Failure::Passing("no signature".into()))?;
        let request = self.agent.post(&self.url);
        let request = request
            .header("Content-Type", "application/json")
            .header("Frontdesk-Signature", signature)
            .header("Idempotency-Key", STANDARD.encode(id));
        let sent = tokio::task::spawn_blocking(move || request.send(body)).await;
        match sent {
            Ok(Ok(response)) if response.status().is_success() => Ok(()),
            Ok(Ok(response)) => {
                Err(Failure::Passing(format!("the receiver answered {}", response.status())))
            }
            Ok(Err(error)) => Err(Failure::Passing(error.to_string())),
            Err(error) => Err(Failure::Passing(error.to_string())),
        }
    }
}

/// The header's value.
fn sign(secret: &str, at: i64, body: &str) -> Option<String> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).ok()?;
    mac.update(format!("{at}.{body}").as_bytes());
    let mut value = format!("t={at},v1=");
    for byte in mac.finalize().into_bytes() {
        write!(value, "{byte:02x}").ok()?;
    }
    Some(value)
}

/// Resolves names, and refuses private addresses unless the name is allowed to have them.
#[derive(Debug)]
struct PublicOnly {
    allow: Vec<String>,
    inner: DefaultResolver,
}

impl Resolver for PublicOnly {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.inner.resolve(uri, config, timeout)?;
        let host = uri.host().unwrap_or("");
        let allowed = self.allow.iter().any(|name| name.eq_ignore_ascii_case(host));
        let mut kept = self.empty();
        for socket in found.iter().filter(|socket| allowed || address::is_public(socket.ip())) {
            kept.push(*socket);
        }
        if kept.is_empty() {
            return Err(ureq::Error::Io(std::io::Error::other(format!(
                "{host} leads into a private network; name it in `allow` of [host.webhook] if \
                 that is meant"
            ))));
        }
        Ok(kept)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_are_those_of_the_standard() {
        let signature = sign("Jefe", 7, "what do ya want").unwrap();
        // By another implementation.
        let expected = "47d6e7f385860a8d946ac98d8c5ff10c84664ded41cde0a05a636828834ce994";
        assert_eq!(signature, format!("t=7,v1={expected}"));
        assert_ne!(signature, sign("Jefe", 8, "what do ya want").unwrap());
        assert_ne!(signature, sign("jefe", 7, "what do ya want").unwrap());
    }
}
