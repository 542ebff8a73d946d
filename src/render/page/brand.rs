//! A company's own signs: logo and favicon from the theme's files, a letter where there are none.

use crate::config::Config;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::render::theme::Theme;
use crate::tree::one_of;

/// The first letter or digit of a title, as a sign: `E` of “Example Help”.
pub(in crate::render) fn letter(title: &str) -> String {
    let first = title.chars().find(|c| c.is_alphanumeric());
    first.map(|c| c.to_uppercase().collect()).unwrap_or_default()
}

/// An error for each of `[theme]`'s pictures that the theme does not have.
pub(in crate::render) fn missing(config: &Config, theme: &Theme) -> Diagnostics {
    let named = [&config.theme.logo, &config.theme.logo_dark, &config.theme.favicon];
    let mut diagnostics = Diagnostics::new();
    for name in named.into_iter().flatten() {
        if theme.assets.contains_key(&name.value) {
            continue;
        }
        let pictures = theme.assets.keys().filter(|name| {
            [".svg", ".png", ".webp", ".avif", ".ico"].iter().any(|kind| name.ends_with(kind))
        });
        let message = format!("the theme has no file `{}`", name.value);
        let near = one_of(&name.value, pictures.map(String::as_str));
        diagnostics.push(
            Diagnostic::error("dead-asset", message)
                .at(config.file.place(name.span))
                .help(format!("put it into themes/{}/assets/; {near}", config.theme.name)),
        );
    }
    diagnostics
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_gives_its_first_letter() {
        assert_eq!(letter("example help"), "E");
        assert_eq!(letter("“Élan” aide"), "É");
        assert_eq!(letter("帮助中心"), "帮");
        assert_eq!(letter("…"), "");
    }
}
