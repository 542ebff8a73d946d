//! The attributes of raw HTML: which hold addresses, and what the page does with each.

use super::super::escape;
use super::super::sink::Sink;
use super::super::target::{self, Target};
use super::srcset;
use crate::diagnostics::{Diagnostic, Span};
use crate::model::{AssetKind, EmbedKind, PictureSize};

/// One attribute of a start tag, decoded.
pub(super) struct Attribute<'a> {
    pub tag: &'a str,
    pub key: &'a str,
    pub value: &'a str,
}

/// What a page does with an address.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    /// Loads it by itself.
    Load(EmbedKind),
    /// Leads there.
    Lead,
    /// Neither, or not by following a link: it is checked and stays as it is.
    Name,
}

/// Attributes that mean something without a value; any other is written as `name=""`.
const BOOLEAN: [&str; 18] = [
    "allowfullscreen",
    "autoplay",
    "checked",
    "controls",
    "default",
    "disabled",
    "download",
    "hidden",
    "inert",
    "ismap",
    "loop",
    "multiple",
    "muted",
    "open",
    "playsinline",
    "readonly",
    "required",
    "reversed",
];

/// Writes the attribute behind its tag's name; `place` is the tag's.
pub(super) fn write(sink: &mut Sink<'_>, a: &Attribute<'_>, place: Span) {
    if !check(sink, a, place) {
        return;
    }
    if a.key == "id" || (a.key == "name" && a.tag == "a") {
        sink.body.ids.push(a.value.to_owned());
    }
    sink.html.push(' ');
    sink.html.push_str(a.key);
    if a.value.is_empty() && BOOLEAN.contains(&a.key) {
        return;
    }
    sink.html.push_str("=\"");
    match address(a) {
        Some(usage) => value(sink, a.value, usage, place),
        None if is_candidates(a) => candidates(sink, a.value, place),
        None => escape::html(&mut sink.html, a.value),
    }
    sink.html.push('"');
}

pub(super) fn is_candidates(a: &Attribute<'_>) -> bool {
    a.key == "srcset" && matches!(a.tag, "img" | "source")
}

/// `srcset`: pictures with a width or density each.
fn candidates(sink: &mut Sink<'_>, text: &str, place: Span) {
    for (nth, candidate) in srcset::parse(text).into_iter().enumerate() {
        if nth > 0 {
            sink.html.push_str(", ");
        }
        if !is_descriptor(candidate.descriptor) {
            let message = format!("`{}` is no width or density of a picture", candidate.descriptor);
            let d = Diagnostic::warning("raw-html", message)
                .help("write srcset=\"a.png 1x, b.png 2x\"");
            sink.report(d, place);
        }
        value(sink, candidate.url, Use::Load(EmbedKind::Image), place);
        if !candidate.descriptor.is_empty() {
            sink.html.push(' ');
            escape::html(&mut sink.html, candidate.descriptor);
        }
    }
}

/// `480w`, `2x`, `1.5x`, or nothing.
fn is_descriptor(text: &str) -> bool {
    let number = text.strip_suffix('w').or_else(|| text.strip_suffix('x'));
    text.is_empty() || number.is_some_and(|number| number.parse::<f64>().is_ok_and(|n| n > 0.0))
}

/// Writes the address between the quotes.
fn value(sink: &mut Sink<'_>, url: &str, usage: Use, place: Span) {
    // A part of this page's own drawing.
    if url.starts_with('#') && matches!(usage, Use::Load(_)) {
        escape::html(&mut sink.html, url);
        return;
    }
    let target = sink.sort(url, matches!(usage, Use::Load(_)));
    match (&target, usage) {
        (Target::Refused(why, fix), _) => {
            sink.refuse(url, why, fix, place);
            sink.html.push('#');
        }
        (Target::Elsewhere, Use::Load(kind)) => {
            sink.embed(kind, url, place);
            escape::html(&mut sink.html, url);
        }
        (Target::File { .. }, Use::Load(EmbedKind::Image)) => {
            sink.asset(target, AssetKind::Image, PictureSize::default(), place);
            // Which view of a drawing is shown.
            if let Some((_, view)) = url.split_once('#') {
                sink.html.push('#');
                escape::html(&mut sink.html, view);
            }
        }
        (Target::File { .. }, Use::Load(_)) => {
            sink.asset(target, AssetKind::File, PictureSize::default(), place);
        }
        (Target::Page { .. } | Target::File { .. }, Use::Lead) => {
            sink.destination(url, target, place)
        }
        _ => escape::html(&mut sink.html, url),
    }
}

/// Whether the value names a page or file.
pub(super) fn is_address(a: &Attribute<'_>) -> bool {
    address(a).is_some()
}

/// What the page does with the address in this attribute; `None` when it holds none.
fn address(a: &Attribute<'_>) -> Option<Use> {
    let value = a.value;
    Some(match (a.tag, a.key) {
        ("iframe" | "frame" | "embed", "src") | ("object", "data") => Use::Load(EmbedKind::Frame),
        ("video" | "audio" | "source" | "track", "src") => Use::Load(EmbedKind::Media),
        ("img" | "input", "src") | ("video", "poster") => Use::Load(EmbedKind::Image),
        ("image" | "feimage", "href" | "xlink:href") => Use::Load(EmbedKind::Image),
        ("use", "href" | "xlink:href") => Use::Load(EmbedKind::Image),
        (_, "background") => Use::Load(EmbedKind::Image),
        ("a" | "area", "href" | "xlink:href") => Use::Lead,
        // What takes a form may be a program of the server.
        ("form", "action") | (_, "formaction")
            if value.starts_with('/') && !value.contains(".md") =>
        {
            Use::Name
        }
        ("form", "action") | (_, "cite" | "longdesc" | "formaction") => Use::Lead,
        (_, "href" | "src" | "action" | "poster" | "data" | "xlink:href" | "ping") => Use::Name,
        _ => return None,
    })
}

/// Reports what will not work; `false` when the attribute is left out.
fn check(sink: &mut Sink<'_>, a: &Attribute<'_>, place: Span) -> bool {
    let key = a.key;
    if key.contains(['"', '\'', '<', '=', '`']) {
        let d = Diagnostic::warning("raw-html", format!("`{key}` is no attribute of <{}>", a.tag));
        sink.report(d.help("put every value in double quotes"), place);
        return false;
    }
    if key == "srcdoc" {
        let d = Diagnostic::error("raw-html", "`srcdoc` holds a page that nobody has checked");
        sink.report(d.help("write its text as Markdown, or link to a page"), place);
        return false;
    }
    // An animation can set an address as well as a colour.
    if matches!(key, "to" | "from" | "by" | "values") {
        let refused = a.value.split(';').find_map(|part| match target::sort(part, false) {
            Target::Refused(why, fix) if part.contains(':') => Some((part, why, fix)),
            _ => None,
        });
        if let Some((part, why, fix)) = refused {
            sink.refuse(part, why, fix, place);
            return false;
        }
    }
    if key == "style" {
        let d = Diagnostic::warning(
            "raw-html",
            "`style` has no effect: the security policy forbids inline styles",
        );
        sink.report(d.help("use a class and the theme's style sheet"), place);
    } else if key.starts_with("on") && key.len() > 2 {
        let message = format!("`{key}` has no effect: the security policy forbids inline scripts");
        sink.report(
            Diagnostic::warning("raw-html", message).help("put the script into the theme's assets"),
            place,
        );
        return false;
    }
    true
}
