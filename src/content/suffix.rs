//! Suffixes of file names that are no language, and which one was meant by them.

use crate::model::{Lang, tag_by_name, tag_by_three};
use crate::tree::suggest;

/// Countries whose code is another language's, by the language of their readers.
const COUNTRIES: &[(&str, &str)] = &[("br", "pt-BR"), ("se", "sv"), ("tw", "zh-Hant")];

/// The language that `tail`, which is none of `languages`, was probably meant to name: a declared
/// one where one is close.
pub(super) fn meant(tail: &str, languages: &[Lang]) -> Option<Lang> {
    let tail = tail.trim().to_lowercase();
    let country = || COUNTRIES.iter().find(|(code, _)| *code == tail).map(|(_, tag)| *tag);
    let named = tag_by_name(&tail).or_else(country).and_then(Lang::parse);
    let own = |wanted: &Lang| languages.iter().find(|lang| lang.primary() == wanted.primary());
    if let Some(named) = named {
        return Some(own(&named).cloned().unwrap_or(named));
    }
    // `en-gb`, `fra`: another form of a language that is declared.
    let of_two = |tag: Lang| tag_by_three(tag.primary()).and_then(Lang::parse).unwrap_or(tag);
    if let Some(tag) = Lang::parse(&tail).map(of_two).filter(Lang::is_registered) {
        return own(&tag).cloned();
    }
    // `zh-hnas`: a slip in a long one.
    let close = (tail.len() > 4 && tail.contains(['-', '_']))
        .then(|| suggest(&tail.replace('_', "-"), languages.iter().map(Lang::as_str)));
    close.flatten().and_then(Lang::parse)
}

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
