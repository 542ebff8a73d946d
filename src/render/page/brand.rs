//! A company's own signs: logo and favicon from the theme's files, a letter where there are none.

use serde::Serialize;

use crate::config::Config;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::graph::picture_size;
use crate::render::theme::Theme;
use crate::render::theme::colour::Colour;
use crate::tree::{Located, one_of};

/// The first letter or digit of a title, as a sign: `E` of “Example Help”.
pub(in crate::render) fn letter(title: &str) -> String {
    let first = title.chars().find(|c| c.is_alphanumeric());
    first.map(|c| c.to_uppercase().collect()).unwrap_or_default()
}

/// As many times wider than high, and more, is a logo that has words in it.
const WORD: f64 = 2.5;

/// Of a picture, in pixels.
#[derive(Debug, Clone, Copy, Serialize)]
pub(in crate::render) struct Extent {
    width: u32,
    height: u32,
}

/// That of one of the theme's pictures, where its file says it.
pub(in crate::render) fn size(name: Option<&Located<String>>, theme: &Theme) -> Option<Extent> {
    let name = name?.value.as_str();
    let (width, height) = picture_size(name, &theme.assets.get(name)?.bytes)?;
    Some(Extent { width, height })
}

/// Whether the logo is a word, beside which a phone has no room for the title.
pub(in crate::render) fn is_word(config: &Config, theme: &Theme) -> bool {
    let size = size(config.theme.logo.as_ref(), theme);
    size.is_some_and(|size| f64::from(size.width) >= WORD * f64::from(size.height))
}

/// An error for each of `[theme]`'s pictures that the theme does not have.
pub(in crate::render) fn missing(config: &Config, theme: &Theme) -> Diagnostics {
    let own = &config.theme;
    let named = [&own.logo, &own.logo_dark, &own.favicon, &own.app_icon, &own.picture];
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

/// A colour that cannot be read as text on light pages is darkened there, and whoever chose it told.
pub(in crate::render) fn shaded(config: &Config) -> Option<Diagnostic> {
    let accent = config.theme.accent.as_ref()?;
    let shade = Colour::parse(&accent.value)?.darkened()?;
    let message = format!("the accent {} is {shade} where it is text on light pages", accent.value);
    let help = "nobody could read it otherwise; buttons and signs keep the colour itself";
    let place = config.file.place(accent.span);
    Some(Diagnostic::notice("accent-darkened", message).at(place).help(help))
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
