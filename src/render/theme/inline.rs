//! Scripts and styles that stand inside a site's own templates: the security policy runs none but
//! those it names by their hash, so the build computes it.
//!
//! What differs from page to page has no hash that could be named; neither has an attribute.

use std::collections::BTreeMap;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::tree::TextFile;

/// `'sha256-…'`, as a policy names them, ordered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::render) struct Inline {
    pub scripts: Vec<String>,
    pub styles: Vec<String>,
}

/// Of all `templates`.
pub(super) fn of(templates: &BTreeMap<String, TextFile>) -> (Inline, Diagnostics) {
    let mut inline = Inline::default();
    let mut diagnostics = Diagnostics::new();
    for file in templates.values() {
        for element in elements(&file.text, "script").filter(Element::runs) {
            inline.scripts.extend(hash(file, &element, &mut diagnostics));
        }
        for element in elements(&file.text, "style") {
            inline.styles.extend(hash(file, &element, &mut diagnostics));
        }
    }
    for list in [&mut inline.scripts, &mut inline.styles] {
        list.sort_unstable();
        list.dedup();
    }
    (inline, diagnostics)
}

fn hash(file: &TextFile, element: &Element<'_>, diagnostics: &mut Diagnostics) -> Option<String> {
    if ["{{", "{%", "{#"].iter().any(|mark| element.text.contains(mark)) {
        let message = format!(
            "this <{}> differs from page to page, so the security policy cannot let it work",
            element.name
        );
        let d = Diagnostic::error("inline-code", message).at(file.place(element.span));
        diagnostics.push(d.help(
            "write it into assets/custom.js or custom.css, and what it needs into data- attributes",
        ));
        return None;
    }
    let digest = Sha256::digest(element.text.as_bytes());
    Some(format!("'sha256-{}'", BASE64_STANDARD.encode(digest)))
}

/// An element whose content is code.
struct Element<'t> {
    name: &'static str,
    attributes: &'t str,
    text: &'t str,
    /// Of its start tag.
    span: Span,
}

impl Element<'_> {
    /// Whether it is a script and not data, and has its text here.
    fn runs(&self) -> bool {
        let attribute = |name: &str| {
            let (_, rest) = self.attributes.split_once(&format!(" {name}="))?;
            rest.trim_start_matches(['"', '\'']).split(['"', '\'', ' ']).next()
        };
        let kind = attribute("type").unwrap_or("module");
        attribute("src").is_none() && (kind == "module" || kind.ends_with("javascript"))
    }
}

fn elements<'t>(text: &'t str, name: &'static str) -> impl Iterator<Item = Element<'t>> {
    let open = format!("<{name}");
    let close = format!("</{name}>");
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text.get(at..)?.find(&open)?;
            let inside = start + open.len();
            at = inside;
            if !text.get(inside..)?.starts_with([' ', '>', '\n']) {
                continue;
            }
            let tag = inside + text.get(inside..)?.find('>')?;
            let end = tag + 1 + text.get(tag + 1..)?.find(&close)?;
            at = end;
            return Some(Element {
                name,
                attributes: text.get(inside..tag)?,
                text: text.get(tag + 1..end)?,
                span: Span::new(start, tag + 1),
            });
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_text(text: &str) -> (Inline, Diagnostics) {
        let file = TextFile::new("themes/x/templates/slots/head.html", text);
        of(&BTreeMap::from([("slots/head.html".to_owned(), file)]))
    }

    #[test]
    fn what_runs_is_named_by_its_hash() {
        let (inline, diagnostics) = of_text(
            "<script>alert(1)</script><script type=\"application/ld+json\">{}</script>\n\
             <script src=\"https://a.example/x.js\"></script><scripted>\n\
             <style>p { color: red }</style>",
        );
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        // printf 'alert(1)' | openssl dgst -sha256 -binary | base64
        assert_eq!(inline.scripts, ["'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"]);
        assert_eq!(inline.styles.len(), 1);
    }

    #[test]
    fn what_differs_from_page_to_page_is_refused_at_its_place() {
        let (inline, diagnostics) = of_text("x\n<script>log('{{ page.title }}')</script>");
        assert_eq!(inline, Inline::default());
        let told = diagnostics.iter().next().unwrap();
        assert_eq!((told.code, told.place.as_ref().unwrap().line), ("inline-code", 2));
    }
}
