//! `[host]` of site.toml: where the customers' server is reached, and where it sends tickets.

use std::collections::BTreeMap;

use super::{BaseUrl, HostConfig};
use crate::model::{DeskSettings, MailSecurity, MailSettings, WebhookSettings};
use crate::tree::{Located, Reader, one_of};

/// Years are enough; so is a day.
const KEEP_DAYS: std::ops::RangeInclusive<i64> = 1..=3_650;

/// `None` where there is no `[host]`, or none that could be reached.
pub(super) fn read(r: &mut Reader<'_, '_>) -> Option<HostConfig> {
    let (key, node) = r.entry("host")?;
    let file = r.file();
    let mut host = Reader::new(file, node, "`host`", r.diagnostics());
    let url = host.text("url");
    let parsed = url.as_ref().and_then(|text| match BaseUrl::parse(&text.value) {
        Ok(base) => Some(base),
        Err(why) => {
            let help = "write an absolute address, such as https://desk.example.com/";
            host.error("bad-url", text.span, format!("`host.url` cannot be used: {why}"), help);
            None
        }
    });
    let desk = DeskSettings {
        mail: host.map("mail", mail).flatten(),
        webhook: host.map("webhook", webhook).flatten(),
        keep_days: host.integer("keep_days", KEEP_DAYS).and_then(|days| u32::try_from(days.value).ok()).unwrap_or(365),
        trusted_proxies: host.texts("trusted_proxies").into_iter().map(|text| text.value).collect(),
    };
    host.finish();
    if url.is_none() {
        r.error("missing-key", key, "[host] needs `url`", "add url = \"https://desk.example.com/\"");
    }
    Some(HostConfig { url: parsed?, desk })
}

fn mail(r: &mut Reader<'_, '_>) -> Option<MailSettings> {
    let server = needed(r, "server", "server = \"smtp.example.com\"");
    let from = needed(r, "from", "from = \"desk@example.com\"").and_then(|text| address(r, text));
    let to = needed(r, "to", "to = \"support@example.com\"").and_then(|text| address(r, text));
    let security = match r.text("security") {
        None => MailSecurity::Starttls,
        Some(text) => match text.value.as_str() {
            "starttls" => MailSecurity::Starttls,
            "tls" => MailSecurity::Tls,
            "none" => MailSecurity::None,
            other => {
                let help = one_of(other, ["starttls", "tls", "none"]);
                r.error("bad-value", text.span, format!("`{other}` is no way to secure mail"), help);
                MailSecurity::Starttls
            }
        },
    };
    let usual = match security {
        MailSecurity::Starttls => 587,
        MailSecurity::Tls => 465,
        MailSecurity::None => 25,
    };
    let port = r.integer("port", 1..=65_535).and_then(|port| u16::try_from(port.value).ok()).unwrap_or(usual);
    let user = r.text("user").map(|text| text.value);
    let confirm = r.boolean("confirm").is_none_or(|confirm| confirm.value);
    let mut topics = BTreeMap::new();
    if let Some(node) = r.node("topics") {
        for (topic, node) in r.entries_of(node, "`host.mail.topics`") {
            let text = r.text_of(node, &format!("the recipient for `{}`", topic.value));
            if let Some(recipient) = text.and_then(|text| address(r, text)) {
                topics.insert(topic.value.clone(), recipient);
            }
        }
    }
    if let Some(text) = r.node("password") {
        let help = "take it out, and set FRONTDESK_SMTP_PASSWORD where the host runs";
        r.error("secret-in-file", text.span, "a password does not belong into site.toml", help);
    }
    Some(MailSettings { server: server?.value, port, security, user, from: from?, to: to?, topics, confirm })
}

fn webhook(r: &mut Reader<'_, '_>) -> Option<WebhookSettings> {
    let url = needed(r, "url", "url = \"https://crm.example.com/hooks/tickets\"");
    let allow = r.texts("allow").into_iter().map(|text| text.value).collect();
    if let Some(text) = r.node("secret") {
        let help = "take it out, and set FRONTDESK_WEBHOOK_SECRET where the host runs";
        r.error("secret-in-file", text.span, "a secret does not belong into site.toml", help);
    }
    let url = url?;
    let good = url::Url::parse(&url.value).is_ok_and(|url| matches!(url.scheme(), "https" | "http") && url.has_host());
    if !good {
        let help = "write an absolute address that begins with https://";
        r.error("bad-url", url.span, format!("`{}` is no address to post to", url.value), help);
        return None;
    }
    Some(WebhookSettings { url: url.value, allow })
}

fn needed(r: &mut Reader<'_, '_>, key: &'static str, example: &str) -> Option<Located<String>> {
    let text = r.text(key);
    if text.is_none() && r.node(key).is_none() {
        let span = r.entries().first().map(|(name, _)| name.span).unwrap_or_default();
        r.error("missing-key", span, format!("`{key}` is missing here"), format!("add {example}"));
    }
    text
}

/// A plain address: one mailbox, no name, nothing that could become a second header line.
fn address(r: &mut Reader<'_, '_>, text: Located<String>) -> Option<String> {
    let (local, domain) = text.value.rsplit_once('@').unwrap_or(("", ""));
    let plain =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_graphic() && !"<>()[],;:\\\"".contains(c));
    if plain(local) && plain(domain) {
        return Some(text.value);
    }
    let help = "write it as name@example.com";
    r.error("bad-address", text.span, format!("`{}` is no mail address", text.value), help);
    None
}
