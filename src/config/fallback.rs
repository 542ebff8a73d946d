//! Which languages stand in for one, before the default language does.

use super::Language;
use crate::model::Lang;
use crate::tree::{Located, Reader, one_of};

/// Sets every language's `fallback`: the one it `wants` (as many entries as `languages`), else those
/// that are declared among its own beginnings: `pt` for `pt-BR`.
pub(super) fn resolve(
    r: &mut Reader<'_, '_>,
    languages: &mut [Language],
    wanted: &[Option<Vec<Located<String>>>],
) {
    let declared: Vec<Lang> = languages.iter().map(|language| language.lang.clone()).collect();
    for (language, wanted) in languages.iter_mut().zip(wanted) {
        language.fallback = match wanted {
            Some(wanted) => {
                wanted.iter().filter_map(|tag| known(r, &declared, &language.lang, tag)).collect()
            }
            None => language.lang.beginnings().filter(|lang| declared.contains(lang)).collect(),
        };
    }
}

fn known(
    r: &mut Reader<'_, '_>,
    declared: &[Lang],
    own: &Lang,
    tag: &Located<String>,
) -> Option<Lang> {
    let lang = Lang::parse(&tag.value).filter(|lang| declared.contains(lang) && lang != own);
    if lang.is_none() {
        let others = declared.iter().filter(|lang| *lang != own).map(Lang::as_str);
        let message = format!("`{}` is no other language of this site", tag.value);
        r.error("bad-language", tag.span, message, one_of(&tag.value, others));
    }
    lang
}
