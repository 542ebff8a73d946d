//! `llms.txt`: the site for language models, a line an article, leading to the Markdown copies.

use crate::graph::{CategoryIx, Version};
use crate::model::{OutputFile, SitePath, one_line};
use crate::render::copies::markdown_copy;
use crate::render::page::scope::Scope;

pub(in crate::render) fn write(scope: &Scope<'_>) -> OutputFile {
    let mut text = format!(
        "# {}\n\n> {}\n",
        one_line(&scope.language.title),
        scope.strings.text("home-description")
    );
    for (ix, category) in scope.site.categories.pairs() {
        let articles = category.articles.get(scope.lang()).map_or(&[][..], Vec::as_slice);
        let own: Vec<&Version> = articles
            .iter()
            .filter_map(|article| scope.site.articles[*article].versions.get(scope.lang()))
            .filter(|version| !version.is_fallback())
            .collect();
        if own.is_empty() {
            continue;
        }
        let title = match category.names.get(scope.lang()).filter(|_| ix != CategoryIx::ROOT) {
            Some(name) => one_line(&name.title),
            None => scope.strings.text("about-site"),
        };
        text.push_str(&format!("\n## {title}\n\n"));
        for version in own {
            let url = scope.shared.url(&markdown_copy::path(&version.path));
            let document = &version.document;
            text.push_str(&format!(
                "- [{}]({url}): {}\n",
                link_text(&document.title),
                one_line(&document.description)
            ));
        }
    }
    contact(scope, &mut text);
    OutputFile::new(format!("site/{}llms.txt", scope.prefix), text.into_bytes())
}

/// Where to send somebody whom no article helps.
fn contact(scope: &Scope<'_>, text: &mut String) {
    if scope.shared.input.contact.is_none() {
        return;
    }
    let url = |tail: &str| scope.shared.url(&scope.path(tail));
    let routing = scope.shared.url(&SitePath::new("contact/routing.json"));
    text.push_str(&format!("\n## {}\n\n", scope.strings.text("contact")));
    for (title, url, about) in [
        ("contact", url("contact/"), "contact-lead"),
        ("contact-compare", url("contact/channels/"), "contact-compare-lead"),
    ] {
        let (title, about) = (scope.strings.text(title), scope.strings.text(about));
        text.push_str(&format!("- [{}]({url}): {}\n", link_text(&title), one_line(&about)));
    }
    text.push_str(&format!(
        "- [routing.json]({routing}): {}\n",
        scope.strings.text("contact-text")
    ));
}

fn link_text(text: &str) -> String {
    one_line(text).replace('[', "\\[").replace(']', "\\]")
}
