//! The content security policy: nothing runs, loads or sends but what the site itself publishes or
//! its configuration names.

use crate::config::Config;

/// As a page carries it in a `meta` element. Hosts that send headers add what only a header can
/// say.
pub(in crate::render) fn for_pages(config: &Config) -> String {
    let host = config.host.as_ref().map(|host| host.url.origin());
    let security = &config.security;
    let mut policy = vec!["default-src 'self'".to_owned()];
    let mut add = |directive: &str, extra: Vec<&str>| {
        if !extra.is_empty() {
            policy.push(format!("{directive} 'self' {}", extra.join(" ")));
        }
    };
    let own = |list: &'_ [String]| -> Vec<String> { list.to_vec() };
    let (frames, images, media) =
        (own(&security.frames), own(&security.images), own(&security.media));
    add("frame-src", frames.iter().map(String::as_str).collect());
    add("img-src", images.iter().map(String::as_str).collect());
    add("media-src", media.iter().map(String::as_str).collect());
    add("connect-src", security.connect.iter().map(String::as_str).chain(host).collect());
    policy.push("script-src 'self'".into());
    policy.push("style-src 'self'".into());
    policy.push("object-src 'none'".into());
    policy.push("base-uri 'none'".into());
    policy.push(match host {
        Some(host) => format!("form-action 'self' {host}"),
        None => "form-action 'self'".into(),
    });
    policy.join("; ")
}

/// As a response header.
pub(in crate::render) fn for_header(config: &Config) -> String {
    let embed: String = config.security.embed.iter().map(|origin| format!(" {origin}")).collect();
    format!("{}; frame-ancestors 'self'{embed}", for_pages(config))
}
