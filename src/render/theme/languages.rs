//! Files of a site's own strings that no reader gets: most often a slip in the language's tag.

use crate::config::Config;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::model::{Lang, tag_by_name, tag_by_three};
use crate::render::theme::catalog::catalog;
use crate::render::theme::strings::chain;
use crate::render::theme::{Theme, ThemeFile};
use crate::tree::{TextFile, suggest};

/// A warning for each file below `i18n/` whose strings stand on no page of the site.
pub(in crate::render) fn unread(theme: &Theme, config: &Config) -> Diagnostics {
    let files = theme.own.iter().filter_map(|file| Some((file, file.name.strip_prefix("i18n/")?)));
    let unread = files.filter_map(|(file, name)| {
        let why = match name.strip_suffix(".ftl").filter(|tag| !tag.contains('/')) {
            None => format!("`{}` is no file of a language's strings", file.name),
            Some(tag) if is_shown(theme, config, file, tag) => return None,
            Some(tag) => {
                format!("no page shows the strings in `{}`: {}", file.name, no(tag, config))
            }
        };
        let d = Diagnostic::warning("unread-strings", why).at(Place::file(file.path.clone()));
        Some(d.help(meant(name, config)))
    });
    unread.collect()
}

fn no(tag: &str, config: &Config) -> String {
    let is_there = config.languages.iter().any(|language| language.lang.as_str() == tag);
    match is_there {
        true => "it has none that are not said otherwise".to_owned(),
        false => format!("the site has no language `{tag}`"),
    }
}

/// Whether readers of some language get one of its strings from this file.
fn is_shown(theme: &Theme, config: &Config, file: &ThemeFile, tag: &str) -> bool {
    let text = String::from_utf8_lossy(&file.bytes).into_owned();
    let own = TextFile::new(file.path.as_str(), text);
    let ids = catalog(&own, None, &mut Diagnostics::new()).ids;
    // One that has none yet, or none that can be read, has been told or is still to be written.
    let shown = |lang: &Lang| {
        let chain = chain(theme, config, lang);
        let Some(at) = chain.iter().position(|known| *known == tag) else { return false };
        let nearer = chain.iter().take(at).filter_map(|tag| theme.strings.get(tag));
        let nearer: Vec<_> = nearer.collect();
        ids.iter().any(|id| !nearer.iter().any(|catalog| catalog.ids.contains(id)))
    };
    ids.is_empty() || config.languages.iter().any(|language| shown(&language.lang))
}

/// The file that was meant, else all that the site could have.
fn meant(name: &str, config: &Config) -> String {
    let name = name.to_lowercase();
    let tag = name.split(['/', '.']).next().unwrap_or_default();
    let tags = || config.languages.iter().map(|language| language.lang.as_str());
    let has = |wanted: &str| tags().find(|tag| tag.eq_ignore_ascii_case(wanted));
    let primary = |tag: &str| tag.split(['-', '_']).next().map(str::to_owned);
    let close = has(&tag.replace('_', "-"))
        .or_else(|| tag_by_name(tag).or_else(|| tag_by_three(tag)).and_then(has))
        .or_else(|| has(&primary(tag)?))
        .or_else(|| tags().find(|known| primary(known) == primary(tag)))
        .or_else(|| suggest(tag, tags()));
    match close {
        Some(close) => format!("did you mean `i18n/{close}.ftl`?"),
        None => {
            let all: Vec<String> = tags().map(|tag| format!("`i18n/{tag}.ftl`")).collect();
            format!("the site's languages are {}", all.join(", "))
        }
    }
}
