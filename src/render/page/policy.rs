//! The content security policy: nothing runs, loads or sends but what the site itself publishes or
//! its configuration names, and the code inside its own templates.

use crate::config::Config;
use crate::render::theme::inline::Inline;

/// As a page carries it in a `meta` element. Hosts that send headers add what only a header can
/// say.
pub(in crate::render) fn for_pages(config: &Config, inline: &Inline) -> String {
    let host = config.host.as_ref().map(|host| host.url.origin().to_owned());
    let security = &config.security;
    let mut policy = vec!["default-src 'self'".to_owned()];
    let mut add = |directive: &str, lists: [&[String]; 2]| {
        let extra = lists.concat();
        if !extra.is_empty() {
            policy.push(format!("{directive} 'self' {}", extra.join(" ")));
        }
    };
    let host = host.as_slice();
    let learn = config.features.learn.as_ref().map(|endpoint| endpoint.origin.clone());
    let told: Vec<String> = host.iter().cloned().chain(learn).collect();
    add("frame-src", [&security.frames, &[]]);
    add("img-src", [&security.images, &[]]);
    add("media-src", [&security.media, &[]]);
    add("font-src", [&security.fonts, &[]]);
    add("connect-src", [&security.connect, &told]);
    let always = |directive: &str, lists: [&[String]; 2]| {
        let extra = lists.concat();
        let extra: String = extra.iter().map(|source| format!(" {source}")).collect();
        format!("{directive} 'self'{extra}")
    };
    policy.push(always("script-src", [&security.scripts, &inline.scripts]));
    policy.push(always("style-src", [&security.styles, &inline.styles]));
    policy.push("object-src 'none'".into());
    policy.push("base-uri 'none'".into());
    policy.push(always("form-action", [host, &[]]));
    policy.join("; ")
}

/// As a response header.
pub(in crate::render) fn for_header(config: &Config, inline: &Inline) -> String {
    let embed: String = config.security.embed.iter().map(|origin| format!(" {origin}")).collect();
    format!("{}; frame-ancestors 'self'{embed}", for_pages(config, inline))
}
