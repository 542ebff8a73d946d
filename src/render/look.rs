//! A theme in a site's own colours and languages: the same for all pages, whatever they say.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use tera::{Context, Tera};

use crate::config::Config;
use crate::diagnostics::Diagnostics;
use crate::model::Lang;
use crate::render::page::{brand, policy};
use crate::render::theme::assets::Assets;
use crate::render::theme::said::Said;
use crate::render::theme::strings::Strings;
use crate::render::theme::{Theme, blocked, icons, languages, tokens};

/// What pages take of theme and configuration.
pub struct Look {
    pub(in crate::render) assets: Assets,
    pub(in crate::render) strings: BTreeMap<Lang, Arc<Strings>>,
    /// The signs that categories can have.
    pub(in crate::render) icons: BTreeSet<String>,
    pub(in crate::render) diagnostics: Diagnostics,
    /// Of each language, once pages of a site with contact pages were asked for.
    said: BTreeMap<Lang, OnceLock<Arc<Said>>>,
    /// Of each language, those that no plan uses at the moment: a preview makes a plan at every
    /// edit, and copying all templates takes longer than all the rest of a small site's.
    engines: BTreeMap<Lang, Mutex<Vec<Tera>>>,
}

impl Look {
    pub fn new(theme: &Theme, config: &Config) -> Self {
        let sign = brand::letter(&config.default_language().title);
        let accent = config.theme.accent.as_ref().map(|accent| accent.value.as_str());
        let (assets, mut diagnostics) = Assets::build(theme, accent, &sign);
        diagnostics.extend(brand::missing(config, theme));
        diagnostics.extend(languages::unread(theme, config));
        diagnostics.extend(tokens::unknown(theme));
        let icons = icons::of(theme);
        diagnostics.extend(icons::missing(theme, &icons));
        let policy = policy::for_pages(config, &theme.inline);
        diagnostics.extend(blocked::found(theme, &policy, config.base_url.origin()));
        brand::shaded(config).into_iter().for_each(|told| diagnostics.push(told));
        let strings = config.languages.iter();
        let strings = strings
            .map(|l| (l.lang.clone(), Arc::new(Strings::new(theme, config, &l.lang))))
            .collect();
        let languages = config.languages.iter();
        let engines = languages.map(|l| (l.lang.clone(), Mutex::default())).collect();
        let said = config.languages.iter().map(|l| (l.lang.clone(), OnceLock::new())).collect();
        Self { assets, strings, icons, diagnostics, said, engines }
    }

    /// What scripts say in `lang`, whose strings are `strings`.
    pub(in crate::render) fn said(&self, strings: &Strings, lang: &Lang) -> Arc<Said> {
        let new = || Arc::new(Said::new(strings));
        self.said.get(lang).map_or_else(new, |said| Arc::clone(said.get_or_init(new)))
    }

    /// An engine of `lang` that knows the theme's templates and functions and nothing else.
    pub(in crate::render) fn take_engine(&self, lang: &Lang) -> Option<Tera> {
        self.engines.get(lang).and_then(|idle| locked(idle).pop())
    }

    /// Gives back what [`Self::take_engine`] gave, or what may be given as that.
    pub(in crate::render) fn put_engine(&self, lang: &Lang, mut engine: Tera) {
        *engine.global_context() = Context::new();
        if let Some(idle) = self.engines.get(lang) {
            locked(idle).push(engine);
        }
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
