//! `[host]` of site.toml: where the customers' server is reached, and where it sends tickets.

use std::collections::BTreeMap;
use std::net::IpAddr;

use ipnet::IpNet;

use super::machine::{is_here, machine, public};
use super::{BaseUrl, HostConfig};
use crate::model::{DeskSettings, Limits, MailSecurity, MailSettings, WebhookSettings};
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
        keep_days: host
            .integer("keep_days", KEEP_DAYS)
            .and_then(|days| u32::try_from(days.value).ok())
            .unwrap_or(365),
        trusted_proxies: proxies(&mut host),
        keep_files_days: host
            .integer("keep_files_days", KEEP_DAYS)
            .and_then(|days| u32::try_from(days.value).ok())
            .unwrap_or(DeskSettings::default().keep_files_days),
        limits: host.map("limits", limits).unwrap_or_default(),
    };
    let origins = origins(&mut host);
    let learn = host.boolean("learn").is_some_and(|learn| learn.value);
    host.finish();
    if url.is_none() {
        r.error(
            "missing-key",
            key,
            "[host] needs `url`",
            "add url = \"https://desk.example.com/\"",
        );
    }
    Some(HostConfig { url: parsed?, origins, learn, desk })
}

/// Other sites' origins as browsers write them: no path, lower case, no port that goes without saying.
fn origins(r: &mut Reader<'_, '_>) -> Vec<String> {
    let mut origins = Vec::new();
    for text in r.texts("origins") {
        let parsed = url::Url::parse(&text.value).ok();
        let origin = parsed.filter(|url| matches!(url.scheme(), "https" | "http"));
        match origin.map(|url| url.origin().ascii_serialization()) {
            _ if text.value == "*" => origins.push(text.value),
            Some(origin) if origin == text.value.trim_end_matches('/') => origins.push(origin),
            other => {
                let help = match other {
                    Some(origin) => format!("write {origin}"),
                    None => "write it as https://www.example.com, or * for every site".to_owned(),
                };
                let what = format!("`{}` is no origin", text.value);
                r.error("bad-value", text.span, what, help);
            }
        }
    }
    origins
}

/// Addresses and networks; a host that cannot read one trusts nobody, and then everybody behind the
/// proxy is one client.
fn proxies(r: &mut Reader<'_, '_>) -> Vec<String> {
    let mut proxies = Vec::new();
    for text in r.texts("trusted_proxies") {
        if network(&text.value).is_none() {
            let help = "write an address or a network, such as 127.0.0.1 or 10.0.0.0/8";
            r.error(
                "bad-value",
                text.span,
                format!("`{}` is no address or network", text.value),
                help,
            );
        }
        proxies.push(text.value);
    }
    proxies
}

fn limits(r: &mut Reader<'_, '_>) -> Limits {
    let usual = Limits::default();
    let mut limit = |key, usual: u32| {
        let number = r.integer(key, 1..=1_000_000);
        number.and_then(|number| u32::try_from(number.value).ok()).unwrap_or(usual)
    };
    Limits {
        votes: limit("votes", usual.votes),
        forms: limit("forms", usual.forms),
        replies: limit("replies", usual.replies),
        tickets: limit("tickets", usual.tickets),
        every: limit("every", usual.every),
        searches: limit("searches", usual.searches),
        everybody: limit("everybody", usual.everybody),
        files: limit("files", usual.files),
        all_files: limit("all_files", usual.all_files),
    }
}

/// An address, or a network such as `10.0.0.0/8`.
pub fn network(text: &str) -> Option<IpNet> {
    text.parse().ok().or_else(|| text.parse::<IpAddr>().ok().map(IpNet::from))
}

fn mail(r: &mut Reader<'_, '_>) -> Option<MailSettings> {
    let server = needed(r, "server", "server = \"smtp.example.com\"")
        .and_then(|text| machine(r, &text, "server"));
    let from = needed(r, "from", "from = \"desk@example.com\"").and_then(|text| sender(r, text));
    let to = needed(r, "to", "to = \"support@example.com\"").and_then(|text| address(r, text));
    let security = match r.text("security") {
        None => MailSecurity::Starttls,
        Some(text) => match text.value.as_str() {
            "starttls" => MailSecurity::Starttls,
            "tls" => MailSecurity::Tls,
            "none" => MailSecurity::None,
            other => {
                let help = one_of(other, ["starttls", "tls", "none"]);
                r.error(
                    "bad-value",
                    text.span,
                    format!("`{other}` is no way to secure mail"),
                    help,
                );
                MailSecurity::Starttls
            }
        },
    };
    let usual = match security {
        MailSecurity::Starttls => 587,
        MailSecurity::Tls => 465,
        MailSecurity::None => 25,
    };
    let port = r
        .integer("port", 1..=65_535)
        .and_then(|port| u16::try_from(port.value).ok())
        .unwrap_or(usual);
    let user = r.text("user");
    let helo = r.text("helo").and_then(|text| public(r, &text));
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
    let server = server?;
    if let Some(user) = &user
        && security == MailSecurity::None
        && !is_here(&server)
    {
        let help = "use security = \"starttls\" or \"tls\", or leave `user` out";
        let what = format!("the password of `{}` would travel to `{server}` in clear", user.value);
        r.error("bad-value", user.span, what, help);
    }
    Some(MailSettings {
        server,
        port,
        security,
        user: user.map(|user| user.value),
        helo,
        from: from?,
        to: to?,
        topics,
        confirm,
    })
}

fn webhook(r: &mut Reader<'_, '_>) -> Option<WebhookSettings> {
    let url = needed(r, "url", "url = \"https://crm.example.com/hooks/tickets\"");
    let allowed = r.texts("allow");
    let allow: Vec<String> = allowed.iter().filter_map(|text| machine(r, text, "allow")).collect();
    if let Some(text) = r.node("secret") {
        let help = "take it out, and set FRONTDESK_WEBHOOK_SECRET where the host runs";
        r.error("secret-in-file", text.span, "a secret does not belong into site.toml", help);
    }
    let url = url?;
    let parsed =
        url::Url::parse(&url.value).ok().filter(|url| matches!(url.scheme(), "https" | "http"));
    let is_plain = !url.value.contains(|c: char| c.is_whitespace() || c.is_control());
    let is_whole = |parsed: &url::Url| is_plain && parsed.has_host() && parsed.port() != Some(0);
    let Some(parsed) = parsed.filter(is_whole) else {
        let help = "write an absolute address that begins with https://, such as \
            https://crm.example.com/hooks/tickets";
        r.error("bad-url", url.span, format!("`{}` is no address to post to", url.value), help);
        return None;
    };
    if !parsed.username().is_empty() || parsed.password().is_some() {
        let help = "take it out; where the address itself is the secret, set \
            FRONTDESK_WEBHOOK_URL where the host runs";
        r.error("secret-in-file", url.span, "a password does not belong into site.toml", help);
    }
    let name = parsed.host_str().unwrap_or("");
    if parsed.scheme() == "http" && !is_here(name) && !allow.iter().any(|allowed| allowed == name) {
        let help = "use https://, or name it in `allow` if it stands in your own network";
        r.warning("clear-text", url.span, format!("tickets travel to `{name}` in clear"), help);
    }
    let url = if url.value.is_ascii() { url.value } else { parsed.to_string() };
    Some(WebhookSettings { url, allow })
}

fn needed(r: &mut Reader<'_, '_>, key: &'static str, example: &str) -> Option<Located<String>> {
    let text = r.text(key);
    if text.is_none() && r.node(key).is_none() {
        let span = r.entries().first().map(|(name, _)| name.span).unwrap_or_default();
        r.error("missing-key", span, format!("`{key}` is missing here"), format!("add {example}"));
    }
    text
}

/// `Example Help <desk@example.com>`, or an address alone.
fn sender(r: &mut Reader<'_, '_>, text: Located<String>) -> Option<String> {
    let whole = text.value.trim();
    let Some((name, bare)) = whole.strip_suffix('>').and_then(|whole| whole.rsplit_once('<'))
    else {
        return address(r, text);
    };
    let is_name = !name.contains(['<', '>']) && !name.chars().any(char::is_control);
    if let Some(bare) = carried(bare).filter(|_| is_name) {
        return Some(format!("{name}<{bare}>"));
    }
    bad_address(r, &text, "write it as `Example Help <name@example.com>`")
}

/// A plain address: one mailbox, no name, nothing that could become a second header line.
fn address(r: &mut Reader<'_, '_>, text: Located<String>) -> Option<String> {
    carried(&text.value).or_else(|| bad_address(r, &text, "write it as name@example.com"))
}

fn bad_address(r: &mut Reader<'_, '_>, text: &Located<String>, help: &str) -> Option<String> {
    let is_foreign = text.value.rsplit_once('@').is_some_and(|(local, _)| !local.is_ascii());
    let help = if text.value.contains(':') {
        "write a mail address as people do, such as desk@example.com: no `mailto:`, no `https://`"
    } else if is_foreign {
        "write the part before the `@` in plain letters: few servers carry others"
    } else {
        help
    };
    r.error("bad-address", text.span, format!("`{}` is no mail address", text.value), help);
    None
}

/// A plain address as every mail server carries it: an international domain in its ASCII form.
fn carried(text: &str) -> Option<String> {
    let (local, domain) = text.rsplit_once('@')?;
    let plain = |part: &str| {
        !part.is_empty()
            && part.chars().all(|c| c.is_ascii_graphic() && !"<>()[],;:\\\"".contains(c))
    };
    match url::Host::parse(domain).ok()? {
        url::Host::Domain(domain) if plain(local) && plain(&domain) => {
            Some(format!("{local}@{domain}"))
        }
        _ => None,
    }
}
