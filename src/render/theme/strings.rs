//! The theme's words, in Fluent.
//!
//! A message is looked up in the page's language, then in its relatives (`pt` for `pt-BR`,
//! `zh-Hans` for `zh-CN`, `fil` for `tl`), then in the site's default language, then in English.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;
use unic_langid::subtags::{Language, Script};
use unicode_bidi::{BidiClass, bidi_class};

use super::catalog::Catalog;
use crate::config::Config;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::model::{Direction, Grouping, Lang};
use crate::render::theme::Theme;

/// The language every message exists in.
const ENGLISH: &str = "en";

/// For each language of the site, the strings that only a fallback language has. A warning each
/// language, naming the keys.
pub fn missing_strings(theme: &Theme, config: &Config) -> Diagnostics {
    let Some(all) = theme.strings.get(ENGLISH) else { return Diagnostics::new() };
    // What nobody asks for is most often a slip, and nothing to be translated.
    let named =
        |id: &str| theme.sources.values().any(|file| file.text.contains(&format!("\"{id}\"")));
    let built_in = all.built_in();
    let asked: Vec<&String> =
        all.ids.iter().filter(|id| built_in.contains(id.as_str()) || named(id)).collect();
    let mut diagnostics = Diagnostics::new();
    for language in &config.languages {
        let own: Vec<&Catalog> = own_tags(theme, &language.lang)
            .into_iter()
            .filter_map(|tag| theme.strings.get(tag))
            .collect();
        let missing: Vec<&str> = asked
            .iter()
            .filter(|id| !own.iter().any(|c| c.ids.contains(**id)))
            .map(|id| id.as_str())
            .collect();
        if missing.is_empty() {
            continue;
        }
        let message = if own.is_empty() {
            format!(
                "the theme has no strings in `{}`; readers see those of another language",
                language.lang
            )
        } else {
            format!(
                "the theme lacks {} string{} in `{}`: {}",
                missing.len(),
                if missing.len() == 1 { "" } else { "s" },
                language.lang,
                missing.join(", ")
            )
        };
        let place =
            own.first().map_or_else(|| config.file.place(language.span), |c| Place::file(&*c.path));
        let help = format!("add them to themes/{}/i18n/{}.ftl", config.theme.name, language.lang);
        diagnostics.push(Diagnostic::warning("missing-strings", message).at(place).help(help));
    }
    diagnostics
}

/// The catalogs that are asked for a message one after the other.
pub(super) fn chain<'t>(theme: &'t Theme, config: &Config, lang: &Lang) -> Vec<&'t str> {
    let default = &config.default_language().lang;
    let mut tags: Vec<&str> = Vec::new();
    for tag in own_tags(theme, lang).into_iter().chain(own_tags(theme, default)).chain([ENGLISH]) {
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

/// Names of languages that BCP 47 has replaced, and the name that strings are filed under.
const RENAMED: [(&str, &str); 7] = [
    ("tl", "fil"),
    ("in", "id"),
    ("iw", "he"),
    ("ji", "yi"),
    ("jw", "jv"),
    ("mo", "ro"),
    ("no", "nb"),
];

/// The theme's catalogs that a reader of `lang` can read, the closest first: of that very name, of
/// a longer and longer start of it, of the same language in the same script.
fn own_tags<'t>(theme: &'t Theme, lang: &Lang) -> Vec<&'t str> {
    let primary = lang.primary();
    let modern = RENAMED.iter().find(|(old, _)| *old == primary).map_or(primary, |(_, new)| new);
    let tag = format!("{modern}{}", &lang.as_str()[primary.len()..]);
    let script = written(&tag);
    let rank = |known: &str| {
        if known == lang.as_str() || known == tag {
            Some(0)
        } else if known == modern || known == primary {
            Some(1)
        } else {
            (script.is_some() && written(known) == script).then_some(2)
        }
    };
    let mut tags: Vec<(usize, &str)> =
        theme.strings.tags().filter_map(|known| Some((rank(known)?, known))).collect();
    tags.sort_unstable();
    tags.into_iter().map(|(_, tag)| tag).collect()
}

/// Language and script of a tag, the script that is likely where it names none: Chinese of
/// Singapore is written in simplified characters, Chinese of Taiwan is not.
fn written(tag: &str) -> Option<(Language, Script)> {
    let mut id: LanguageIdentifier = tag.parse().ok()?;
    id.maximize();
    Some((id.language, id.script?))
}

/// The strings one language's readers see.
pub(in crate::render) struct Strings {
    chain: Vec<FluentBundle<Arc<FluentResource>>>,
    /// Messages without variables, formatted once.
    plain: BTreeMap<String, String>,
    direction: Direction,
}

impl Strings {
    pub(in crate::render) fn new(theme: &Theme, config: &Config, lang: &Lang) -> Self {
        let chain = chain(theme, config, lang);
        let catalogs: Vec<(&str, &Catalog)> =
            chain.iter().filter_map(|tag| Some((*tag, theme.strings.get(tag)?))).collect();
        let chain = catalogs.iter().map(|(tag, catalog)| bundle(tag, catalog)).collect();
        let mut strings = Self { chain, plain: BTreeMap::new(), direction: lang.direction() };
        let ids: BTreeSet<&String> =
            catalogs.iter().flat_map(|(_, catalog)| &catalog.ids).collect();
        for id in ids {
            if let Some(text) = strings.format(id, None, true) {
                strings.plain.insert(id.clone(), text);
            }
        }
        strings
    }

    /// A message without variables; its key where no language has it.
    pub(in crate::render) fn text(&self, key: &str) -> String {
        self.get(key).unwrap_or(key).to_owned()
    }

    /// A message without variables.
    pub(in crate::render) fn get(&self, key: &str) -> Option<&str> {
        self.plain.get(key).map(String::as_str)
    }

    /// A message with variables; `None` where no language has it.
    pub(in crate::render) fn with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
        let mut fluent = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            fluent.set(
                *name,
                match value {
                    Arg::Text(text) => FluentValue::from(*text),
                    Arg::Number(number) => FluentValue::from(*number),
                },
            );
        }
        self.format(key, Some(&fluent), false)
    }

    /// Text of another direction inside a sentence keeps its own order between these marks. For
    /// visible text only: in attributes they would be read as characters.
    pub(in crate::render) fn isolate(&self, text: &str) -> String {
        let foreign = match self.direction {
            Direction::Rtl => text.chars().any(|c| bidi_class(c) == BidiClass::L),
            Direction::Ltr => text
                .chars()
                .any(|c| matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::AN)),
        };
        if foreign { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() }
    }

    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>, complete: bool) -> Option<String> {
        for bundle in &self.chain {
            let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
                continue;
            };
            let mut errors = Vec::new();
            let text = bundle.format_pattern(pattern, args, &mut errors);
            if complete && !errors.is_empty() {
                return None;
            }
            return Some(text.into_owned());
        }
        None
    }
}

/// A variable of a message.
pub(in crate::render) enum Arg<'a> {
    Text(&'a str),
    Number(f64),
}

fn bundle(tag: &str, catalog: &Catalog) -> FluentBundle<Arc<FluentResource>> {
    let id: LanguageIdentifier = tag.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(false);
    if let Some(grouping) = Lang::parse(tag).map(|lang| Grouping::index(&lang)) {
        bundle.set_formatter(writing(grouping));
    }
    for resource in &catalog.resources {
        bundle.add_resource_overriding(Arc::clone(resource));
    }
    bundle
}

/// What writes a value; `None` leaves it to the library.
type Write<M> = fn(&FluentValue<'_>, &M) -> Option<String>;

/// What writes counts in the `grouping`th of [`Grouping::ALL`]: a bundle takes a bare function, which
/// cannot know its language.
fn writing<M>(grouping: usize) -> Option<Write<M>> {
    let all: [Write<M>; Grouping::ALL.len()] = [
        grouped::<M, 0>,
        grouped::<M, 1>,
        grouped::<M, 2>,
        grouped::<M, 3>,
        grouped::<M, 4>,
        grouped::<M, 5>,
        grouped::<M, 6>,
        grouped::<M, 7>,
    ];
    all.get(grouping).copied()
}

fn grouped<M, const GROUPING: usize>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let whole = whole(number.value)?;
    Grouping::ALL.get(GROUPING).map(|grouping| grouping.write(whole))
}

/// A count; nothing else is written in groups.
pub(in crate::render) fn whole(number: f64) -> Option<u64> {
    // Exact up to here.
    const MOST: f64 = 9_007_199_254_740_992.0;
    let is_count = number.fract() == 0.0 && (0.0..MOST).contains(&number);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it fits")]
    is_count.then_some(number as u64)
}
