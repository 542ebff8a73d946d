//! A theme in a site's own colours and languages: the same for all pages, whatever they say.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::Config;
use crate::diagnostics::Diagnostics;
use crate::model::Lang;
use crate::render::page::brand;
use crate::render::theme::Theme;
use crate::render::theme::assets::Assets;
use crate::render::theme::strings::Strings;

/// What pages take of theme and configuration.
pub struct Look {
    pub(in crate::render) assets: Assets,
    pub(in crate::render) strings: BTreeMap<Lang, Arc<Strings>>,
    pub(in crate::render) diagnostics: Diagnostics,
}

impl Look {
    pub fn new(theme: &Theme, config: &Config) -> Self {
        let sign = brand::letter(&config.default_language().title);
        let (assets, mut diagnostics) = Assets::build(theme, config.theme.accent.as_deref(), &sign);
        diagnostics.extend(brand::missing(config, theme));
        let strings = config.languages.iter();
        let strings = strings
            .map(|l| (l.lang.clone(), Arc::new(Strings::new(theme, config, &l.lang))))
            .collect();
        Self { assets, strings, diagnostics }
    }
}
