//! The language of a source that does not say it: what its first pages are written in.

use whatlang::detect;

use super::languages;
use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::model::Lang;
use crate::tree::TextFile;

/// So many bytes of text tell a language from its neighbours.
const ENOUGH: usize = 20_000;
/// Shorter texts prove nothing.
const LEAST: usize = 120;

/// The language of all pages together, where it is another than English and beyond doubt.
pub fn language(pages: &[(&TextFile, String)], diagnostics: &mut Diagnostics) -> Option<Lang> {
    let mut text = String::new();
    for (file, _) in pages {
        // Front matter and code are English everywhere.
        let prose = super::lines::prose(&file.text);
        let prose = prose.into_iter().filter_map(|range| file.text.get(range));
        let lines = prose.flat_map(str::lines).filter(|line| line.split(' ').count() > 3);
        lines.for_each(|line| {
            text.push_str(line);
            text.push('\n');
        });
        if text.len() > ENOUGH {
            break;
        }
    }
    let found = detect(&text).filter(|found| text.len() >= LEAST && found.is_reliable())?;
    let lang = languages::known(tag(found.lang()))?;
    if lang.primary() == "en" {
        return None;
    }
    let message =
        format!("nothing says in which language the pages are; by their text it is {lang}");
    let mut d =
        Diagnostic::warning("import-language", message).help("say --language if it is another");
    if let Some((file, _)) = pages.first() {
        d = d.at(file.place(Span::new(0, 0)));
    }
    diagnostics.push(d);
    Some(lang)
}

/// Two letters where the standard has them, as folders and readers write languages.
fn tag(lang: whatlang::Lang) -> &'static str {
    use whatlang::Lang as L;
    match lang {
        L::Deu => "de",
        L::Fra => "fr",
        L::Spa => "es",
        L::Por => "pt",
        L::Ita => "it",
        L::Nld => "nl",
        L::Dan => "da",
        L::Swe => "sv",
        L::Nob => "nb",
        L::Fin => "fi",
        L::Pol => "pl",
        L::Ces => "cs",
        L::Slk => "sk",
        L::Slv => "sl",
        L::Hun => "hu",
        L::Ron => "ro",
        L::Bul => "bg",
        L::Hrv => "hr",
        L::Srp => "sr",
        L::Mkd => "mk",
        L::Ell => "el",
        L::Rus => "ru",
        L::Ukr => "uk",
        L::Bel => "be",
        L::Tur => "tr",
        L::Jpn => "ja",
        L::Kor => "ko",
        L::Cmn => "zh",
        L::Vie => "vi",
        L::Tha => "th",
        L::Ind => "id",
        L::Ara => "ar",
        L::Heb => "he",
        L::Pes => "fa",
        L::Urd => "ur",
        L::Hin => "hi",
        L::Ben => "bn",
        L::Tam => "ta",
        L::Tel => "te",
        L::Est => "et",
        L::Lav => "lv",
        L::Lit => "lt",
        L::Cat => "ca",
        _ => "en",
    }
}
