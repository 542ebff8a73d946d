//! Articles that a site's own template shows: `template: landing.html` in their front matter.

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::render::input::Input;
use crate::tree::one_of;

/// An error for each article whose template the theme does not have.
pub(in crate::render) fn unknown(input: &Input<'_>) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    for article in input.site.articles.iter() {
        let sources = article.versions.get(&article.source).map(|version| &version.document);
        let Some(document) = sources else { continue };
        let Some(template) = document.front.template.as_ref() else { continue };
        if input.theme.sources.contains_key(&template.value) {
            continue;
        }
        let pages = input.theme.sources.keys().filter(|name| !name.contains('/'));
        let message = format!("the theme has no template `{}`", template.value);
        diagnostics.push(
            Diagnostic::error("unknown-template", message)
                .at(document.place(template.span))
                .help(one_of(&template.value, pages.map(String::as_str))),
        );
    }
    diagnostics
}
