//! Lengths of time in the theme's words.

use crate::config::Config;
use crate::contact::duration::Duration;
use crate::model::Lang;
use crate::render::theme::Theme;
use crate::render::theme::strings::{Arg, Strings};

/// What says a length of time in `lang`, in the form that stands behind "Answer within".
pub fn duration_words(
    theme: &Theme,
    config: &Config,
    lang: &Lang,
) -> impl Fn(Duration) -> String + use<> {
    let strings = Strings::new(theme, config, lang);
    move |duration| {
        let count = [("count", Arg::Number(f64::from(duration.count)))];
        strings.with(duration.unit.message(), &count).unwrap_or_else(|| duration.to_string())
    }
}
