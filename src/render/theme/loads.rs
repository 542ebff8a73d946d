//! What a script of a site's own loads or asks elsewhere.

use crate::diagnostics::Span;

/// The addresses elsewhere that a script says in one piece where it loads or asks something, and the part
/// of the policy that judges each. Of what it puts together by itself nothing is known.
pub(super) fn addresses(text: &str) -> Vec<(Span, &'static str)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("://") {
        let before = text.get(..at).unwrap_or_default();
        let start = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric()).len();
        let (before, _) = before.split_at_checked(start).unwrap_or_default();
        let Some(quote) = before.chars().next_back().filter(|c| matches!(c, '"' | '\'' | '`'))
        else {
            continue;
        };
        let rest = text.get(start..).unwrap_or_default();
        let is_whole = |url: &str| !url.contains('\n') && !url.contains("${");
        let Some((url, _)) = rest.split_once(quote).filter(|(url, _)| is_whole(url)) else {
            continue;
        };
        let code = before.strip_suffix(quote).unwrap_or(before);
        let span = Span::new(start, start + url.len());
        let directive = directive(text, code, url).filter(|_| !is_in_comment(code));
        found.extend(directive.map(|directive| (span, directive)));
    }
    found
}

/// Of what stands behind `code`. Its line may be all of the script, so few are asked.
fn is_in_comment(code: &str) -> bool {
    let line = code.rsplit('\n').next().unwrap_or_default().trim_start();
    let mut slashes = line.match_indices("//").map(|(at, _)| line.get(..at).unwrap_or_default());
    // An address, or a text that begins with them.
    line.starts_with(['*', '/']) || slashes.any(|code| !code.ends_with([':', '"', '\'', '`']))
}

/// By what stands before an address, and for elements by what `script` makes, or else by its ending.
fn directive(script: &str, before: &str, url: &str) -> Option<&'static str> {
    let before = before.trim_end();
    let call = before.strip_suffix('(').unwrap_or(before).trim_end();
    let is_called = |name: &str| call.len() < before.len() && call.ends_with(name);
    if ["fetch", "EventSource", "sendBeacon"].iter().any(|name| is_called(name)) {
        return Some("connect-src");
    }
    if call.ends_with("import") || call.ends_with("from") {
        return Some("script-src");
    }
    let is_set = before.strip_suffix('=').is_some_and(|left| left.trim_end().ends_with(".src"));
    if !is_set {
        return None;
    }
    let kinds = [("script", "script-src"), ("iframe", "frame-src"), ("img", "img-src")];
    let made = |tag: &str| {
        ['"', '\''].iter().any(|q| script.contains(&format!("createElement({q}{tag}{q})")))
    };
    let mut makes = kinds.iter().filter(|(tag, _)| made(tag)).map(|(_, directive)| *directive);
    match (makes.next(), makes.next()) {
        (Some(only), None) => Some(only),
        _ => {
            let path = url.split(['?', '#']).next().unwrap_or_default();
            let is_picture = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif"];
            let is_picture = is_picture.iter().any(|ending| path.ends_with(ending));
            Some(if is_picture { "img-src" } else { "script-src" })
        }
    }
}
