//! Suffixes of file names that are no language, and which one was meant by them.

use crate::model::Lang;
use crate::tree::suggest;

/// Countries whose code is no language's or another's, by the language of their readers.
const COUNTRIES: &[(&str, &str)] = &[
    ("br", "pt-BR"),
    ("cn", "zh-Hans"),
    ("cz", "cs"),
    ("dk", "da"),
    ("gr", "el"),
    ("hk", "zh-Hant"),
    ("jp", "ja"),
    ("kr", "ko"),
    ("mx", "es-MX"),
    ("se", "sv"),
    ("tw", "zh-Hant"),
    ("ua", "uk"),
    ("vn", "vi"),
];

/// Languages by what they are called, in English and in their own words.
const NAMES: &[(&str, &str)] = &[
    ("arabic", "ar"),
    ("chinese", "zh-Hans"),
    ("czech", "cs"),
    ("danish", "da"),
    ("dansk", "da"),
    ("deutsch", "de"),
    ("dutch", "nl"),
    ("english", "en"),
    ("español", "es"),
    ("espanol", "es"),
    ("filipino", "fil"),
    ("finnish", "fi"),
    ("français", "fr"),
    ("francais", "fr"),
    ("french", "fr"),
    ("german", "de"),
    ("greek", "el"),
    ("hebrew", "he"),
    ("hindi", "hi"),
    ("indonesian", "id"),
    ("italian", "it"),
    ("italiano", "it"),
    ("japanese", "ja"),
    ("korean", "ko"),
    ("nederlands", "nl"),
    ("norwegian", "nb"),
    ("polish", "pl"),
    ("polski", "pl"),
    ("portuguese", "pt"),
    ("português", "pt"),
    ("portugues", "pt"),
    ("russian", "ru"),
    ("spanish", "es"),
    ("svenska", "sv"),
    ("swedish", "sv"),
    ("thai", "th"),
    ("turkish", "tr"),
    ("türkçe", "tr"),
    ("ukrainian", "uk"),
    ("vietnamese", "vi"),
];

/// The language that `tail`, which is none of `languages`, was probably meant to name: a declared
/// one where one is close.
pub(super) fn meant(tail: &str, languages: &[Lang]) -> Option<Lang> {
    let tail = tail.trim().to_lowercase();
    let known = |table: &[(&str, &'static str)]| {
        table.iter().find(|(name, _)| *name == tail).and_then(|(_, tag)| Lang::parse(tag))
    };
    let named = known(COUNTRIES).or_else(|| known(NAMES));
    let own = |wanted: &Lang| languages.iter().find(|lang| lang.primary() == wanted.primary());
    if let Some(named) = named {
        return Some(own(&named).cloned().unwrap_or(named));
    }
    // `en-gb`, `fra`: another form of a language that is declared.
    let of_two = |tag: Lang| {
        let three = THREE.iter().find(|(three, _)| *three == tag.primary());
        three.and_then(|(_, two)| Lang::parse(two)).unwrap_or(tag)
    };
    if let Some(tag) = Lang::parse(&tail).map(of_two).filter(Lang::is_registered) {
        return own(&tag).cloned();
    }
    // `zh-hnas`: a slip in a long one.
    let close = (tail.len() > 4 && tail.contains(['-', '_']))
        .then(|| suggest(&tail.replace('_', "-"), languages.iter().map(Lang::as_str)));
    close.flatten().and_then(Lang::parse)
}

/// Three letters, as libraries and phones name languages that have two.
const THREE: &[(&str, &str)] = &[
    ("ara", "ar"),
    ("ces", "cs"),
    ("chi", "zh"),
    ("cze", "cs"),
    ("dan", "da"),
    ("deu", "de"),
    ("dut", "nl"),
    ("eng", "en"),
    ("fra", "fr"),
    ("fre", "fr"),
    ("ger", "de"),
    ("ita", "it"),
    ("jpn", "ja"),
    ("kor", "ko"),
    ("nld", "nl"),
    ("pol", "pl"),
    ("por", "pt"),
    ("rus", "ru"),
    ("spa", "es"),
    ("swe", "sv"),
    ("tur", "tr"),
    ("zho", "zh"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_close_to_a_language_is_told_from_a_name() {
        let languages: Vec<Lang> =
            ["en", "fr", "zh-Hans"].iter().filter_map(|tag| Lang::parse(tag)).collect();
        for (tail, wanted) in [
            ("jp", Some("ja")),
            ("cn", Some("zh-Hans")),
            ("French", Some("fr")),
            ("deutsch", Some("de")),
            ("en-gb", Some("en")),
            ("fr_CA", Some("fr")),
            ("fra", Some("fr")),
            ("zh-hnas", Some("zh-Hans")),
            ("zh-Hant", Some("zh-Hans")),
            ("js", None),
            ("net", None),
            ("example", None),
            ("2", None),
            ("de", None),
        ] {
            let found = meant(tail, &languages);
            assert_eq!(found.as_ref().map(Lang::as_str), wanted, "{tail}");
        }
    }
}
