//! Raw HTML: passed through, except that its addresses are treated like Markdown's own, and what
//! the site's security policy will block is said at build time rather than found by a reader.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

use super::target::{self, Target};
use super::writer::Writer;
use crate::diagnostics::{Diagnostic, Span};
use crate::model::{AssetKind, EmbedKind};

/// Writes one stretch of raw HTML that stands at `span` of the file.
pub(super) fn write(w: &mut Writer<'_>, html: &str, span: Span) {
    let mut copied = 0;
    let emitter = DefaultEmitter::<usize>::new_with_span();
    for token in Tokenizer::new_with_emitter(html, emitter).flatten() {
        let Token::StartTag(tag) = token else { continue };
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        check_tag(w, &name, span);
        let mut addresses = Vec::new();
        for (key, value) in &tag.attributes {
            let key = String::from_utf8_lossy(key).into_owned();
            check_attribute(w, &key, span);
            if key == "id" || (key == "name" && name == "a") {
                w.id(String::from_utf8_lossy(value).into_owned());
            }
            if is_address(&key) {
                let text = String::from_utf8_lossy(value).into_owned();
                addresses.push((value.span.start, value.span.end, key, text));
            }
        }
        addresses.sort_by_key(|(start, ..)| *start);
        for (start, end, key, url) in addresses {
            let Some(before) = html.get(copied..start) else { continue };
            w.html.push_str(before);
            address(w, Address { tag: &name, key: &key, url: &url, written: html.get(start..end).unwrap_or("") }, span);
            copied = end;
        }
    }
    w.html.push_str(html.get(copied..).unwrap_or(""));
}

struct Address<'a> {
    tag: &'a str,
    key: &'a str,
    /// Decoded.
    url: &'a str,
    written: &'a str,
}

fn address(w: &mut Writer<'_>, a: Address<'_>, span: Span) {
    let embed = embed_kind(a.tag, a.key);
    let target = target::sort(a.url, embed.is_some());
    match (&target, embed) {
        (Target::Refused(why, fix), _) => {
            w.refuse(a.url, why, fix, span);
            w.html.push('#');
        }
        (Target::Elsewhere, Some(kind)) => {
            w.embed(kind, a.url, span);
            w.html.push_str(a.written);
        }
        (Target::File { .. }, Some(_)) => w.asset(target, AssetKind::Image, span),
        (Target::Page { .. } | Target::File { .. }, None) if a.tag == "a" => w.destination(a.url, target, span),
        _ => w.html.push_str(a.written),
    }
}

fn is_address(key: &str) -> bool {
    matches!(
        key,
        "href" | "src" | "action" | "formaction" | "poster" | "data" | "xlink:href" | "background" | "ping" | "cite"
    )
}

/// What the page would load by itself from this attribute.
fn embed_kind(tag: &str, key: &str) -> Option<EmbedKind> {
    match (tag, key) {
        ("iframe" | "frame" | "embed", "src") | ("object", "data") => Some(EmbedKind::Frame),
        ("video" | "audio" | "source" | "track", "src") => Some(EmbedKind::Media),
        ("img" | "input", "src") | ("video", "poster") => Some(EmbedKind::Image),
        _ => None,
    }
}

fn check_tag(w: &mut Writer<'_>, tag: &str, span: Span) {
    let (what, help) = match tag {
        "script" => ("a script", "put it into the theme's assets"),
        "style" => ("a style sheet", "put it into the theme's assets"),
        "base" | "meta" | "link" => ("a tag that belongs into the page's head", "override the theme's base template"),
        _ => return,
    };
    w.report(
        Diagnostic::warning("raw-html", format!("<{tag}>: {what} does not work inside an article")).help(help),
        span,
    );
}

fn check_attribute(w: &mut Writer<'_>, key: &str, span: Span) {
    if key == "style" {
        let d = Diagnostic::warning("raw-html", "`style` has no effect: the security policy forbids inline styles");
        w.report(d.help("use a class and the theme's style sheet"), span);
    } else if key.starts_with("on") && key.len() > 2 {
        let d = Diagnostic::warning(
            "raw-html",
            format!("`{key}` has no effect: the security policy forbids inline scripts"),
        );
        w.report(d.help("put the script into the theme's assets"), span);
    }
}
