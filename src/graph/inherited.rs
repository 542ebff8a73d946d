//! What a translation says and its source decides: it counts for nothing there, and nobody sees that.

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::model::{AfterUntil, ArticleKind, Document, DocumentKind, FrontMatter};
use crate::tree::Located;

/// Keys of `translation` that say otherwise than the `source` does, which alone counts.
pub(super) fn idle(source: &Document, translation: &Document) -> Diagnostics {
    if std::ptr::eq(source, translation) {
        return Diagnostics::new();
    }
    let values = |document: &Document| match document.kind {
        DocumentKind::Article => of_article(&document.front),
        DocumentKind::Category => of_category(&document.front),
    };
    let decided = values(source);
    let idle = values(translation).into_iter().filter(|(key, value)| {
        // What says nothing is the default, and the same as nothing.
        decided.get(key) != Some(value) && is_written(translation, key)
    });
    let path = &source.file.path;
    let told = idle.map(|(key, _)| {
        let message = format!("`{key}` counts for nothing in a translation: {path} decides it");
        Diagnostic::warning("idle-key", message)
            .at(translation.place(key_span(translation, key)))
            .help(format!("write it in {path}, and take it out here"))
    });
    told.collect()
}

/// Where the front matter has `key`.
pub(super) fn key_span(document: &Document, key: &str) -> Span {
    let at = document.file.text.find(&format!("\n{key}:"));
    at.map_or_else(Span::default, |at| Span::new(at + 1, at + 1 + key.len()))
}

fn is_written(document: &Document, key: &str) -> bool {
    let front = document.file.text.get(..document.markdown.start).unwrap_or_default();
    front.contains(&format!("\n{key}:"))
}

type Values = BTreeMap<&'static str, String>;

fn of_article(front: &FrontMatter) -> Values {
    let text = |text: &Option<Located<String>>| text.as_ref().map(|text| text.value.clone());
    let list = |list: &[Located<String>]| {
        list.iter().map(|text| text.value.as_str()).collect::<Vec<_>>().join("\n")
    };
    BTreeMap::from([
        ("id", text(&front.id).unwrap_or_default()),
        ("order", front.order.map(|order| order.to_string()).unwrap_or_default()),
        ("featured", front.featured.unwrap_or(false).to_string()),
        ("until", front.until.map(|day| day.value.to_string()).unwrap_or_default()),
        (
            "after_until",
            match front.after_until {
                Some(AfterUntil::Notice) => "notice".to_owned(),
                Some(AfterUntil::Hide) => "hide".to_owned(),
                None => String::new(),
            },
        ),
        ("audience", list(&front.audience)),
        ("topics", list(&front.topics)),
        ("related", list(&front.related)),
        ("author", front.author.clone().unwrap_or_default()),
        ("owner", front.owner.clone().unwrap_or_default()),
        ("rating", front.rating.unwrap_or(true).to_string()),
        ("replies", front.replies.unwrap_or(true).to_string()),
        ("kind", (front.kind == Some(ArticleKind::Guide)).to_string()),
        ("template", text(&front.template).unwrap_or_default()),
    ])
}

fn of_category(front: &FrontMatter) -> Values {
    let icon = front.icon.as_ref().map(|icon| icon.value.clone());
    BTreeMap::from([
        ("order", front.order.map(|order| order.to_string()).unwrap_or_default()),
        ("icon", icon.unwrap_or_default()),
    ])
}
