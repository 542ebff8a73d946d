//! The theme's files, and folders of themes that have no effect.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::config::Config;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::render::{Look, Theme, ThemeFile};
use crate::source::Source;
use crate::tree::one_of;

/// The built-in theme with the site's own files over it.
pub fn theme(source: &Source, config: &Config, diagnostics: &mut Diagnostics) -> Arc<Theme> {
    let (theme, found) = theme_files(source, config, diagnostics).load();
    diagnostics.extend(found);
    theme
}

/// All that a theme is made from.
#[derive(PartialEq)]
pub(super) struct ThemeFiles {
    own: Vec<ThemeFile>,
    /// Assets that site.toml asks for.
    named: Vec<String>,
}

impl ThemeFiles {
    pub(super) fn load(&self) -> (Arc<Theme>, Diagnostics) {
        let named: Vec<&str> = self.named.iter().map(String::as_str).collect();
        let (theme, found) = Theme::load_named(&self.own, &named);
        (Arc::new(theme), found)
    }
}

/// The files of the theme that the site has chosen; what is idle or missing of themes is told.
pub(super) fn theme_files(
    source: &Source,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> ThemeFiles {
    let folder = format!("themes/{}", config.theme.name);
    let mut own = Vec::new();
    if let Some(unknown) = unknown_theme(source, config) {
        diagnostics.push(unknown);
    }
    diagnostics.extend(idle_themes(source, config));
    let (entries, found) = source.walk(&folder);
    diagnostics.extend(found);
    for entry in entries {
        let name = entry.path.strip_prefix(&folder).unwrap_or(&entry.path);
        let name = name.trim_start_matches('/').to_owned();
        match source.bytes(&entry.path) {
            Ok(bytes) => own.push(ThemeFile { name, path: entry.path, bytes, built_in: false }),
            Err(d) => diagnostics.push(d),
        }
    }
    let theme = &config.theme;
    let pictures = [&theme.logo, &theme.logo_dark, &theme.favicon, &theme.app_icon, &theme.picture];
    let named = pictures.into_iter().flatten().map(|picture| picture.value.clone()).collect();
    ThemeFiles { own, named }
}

/// What every new site has, before there is any theme.
const MADE: &str = "themes/default/assets/favicon.svg";

/// Themes of the site's own that it does not use: nothing of them has any effect.
fn idle_themes(source: &Source, config: &Config) -> Diagnostics {
    let chosen = config.theme.name.as_str();
    let (entries, _) = source.walk("themes");
    let themes: BTreeSet<&str> = entries
        .iter()
        .filter(|entry| entry.path.split('/').nth(2).is_some() && entry.path != MADE)
        .filter_map(|entry| entry.path.split('/').nth(1))
        .collect();
    let is_named = config.theme.name_span.is_some();
    // One that is named and not there is told by itself; without a name the built-in one may be
    // changed in its folder.
    if is_named && chosen != "default" && !themes.contains(chosen) {
        return Diagnostics::new();
    }
    let place = match config.theme.name_span {
        Some(span) => config.file.place(span),
        None => config.file.whole(),
    };
    let idle = themes.iter().filter(|name| **name != chosen).map(|name| {
        let (why, help) = match is_named {
            true => (
                format!("site.toml names `{chosen}`"),
                format!("write name = \"{name}\", or take themes/{name}/ away"),
            ),
            false => (
                "site.toml names no theme".to_owned(),
                format!("write [theme] with name = \"{name}\""),
            ),
        };
        let message = format!("nothing uses themes/{name}/: {why}");
        Diagnostic::warning("unused-theme-file", message).at(place.clone()).help(help)
    });
    idle.collect()
}

/// A theme that site.toml names and that no folder holds. `default` is in the program.
fn unknown_theme(source: &Source, config: &Config) -> Option<Diagnostic> {
    let name = config.theme.name.as_str();
    // A name that is no folder's has been told where it was read.
    let span = config.theme.name_span.filter(|_| !name.contains(['/', '\\', '.']))?;
    let (entries, _) = source.walk("themes");
    let themes: BTreeSet<&str> = entries
        .iter()
        .filter_map(|entry| entry.path.split('/').nth(1))
        .chain(["default"])
        .collect();
    if themes.contains(name) {
        return None;
    }
    let message = format!("there is no theme `{name}`: themes/{name}/ has no files");
    let place = config.file.place(span);
    Some(Diagnostic::error("unknown-theme", message).at(place).help(one_of(name, themes)))
}

/// All that a look is made from.
pub(super) struct Themed {
    pub theme: Arc<Theme>,
    pub config: Arc<Config>,
}

impl PartialEq for Themed {
    fn eq(&self, other: &Self) -> bool {
        // The same files give the very same theme, which is remembered, too.
        Arc::ptr_eq(&self.theme, &other.theme) && self.config == other.config
    }
}

impl Themed {
    pub fn look(&self) -> Arc<Look> {
        Arc::new(Look::new(&self.theme, &self.config))
    }
}
