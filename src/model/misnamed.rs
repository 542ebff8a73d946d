//! What people write for a language that is the tag of none, and the tag that was meant.

/// The tag that is meant by a country's code or a language's name, in lower case.
pub fn tag_by_name(text: &str) -> Option<&'static str> {
    of(COUNTRIES, text).or_else(|| of(NAMES, text))
}

/// The tag of two letters that says the same as three, in lower case.
pub fn tag_by_three(text: &str) -> Option<&'static str> {
    of(THREE, text)
}

fn of(table: &[(&str, &'static str)], text: &str) -> Option<&'static str> {
    table.iter().find(|(written, _)| *written == text).map(|(_, tag)| *tag)
}

/// Countries whose code names no language that people write help in, by that of their readers.
const COUNTRIES: &[(&str, &str)] = &[
    ("cn", "zh"),
    ("cz", "cs"),
    ("dk", "da"),
    ("gr", "el"),
    ("hk", "zh-Hant"),
    ("jp", "ja"),
    ("kr", "ko"),
    ("mx", "es-MX"),
    ("ua", "uk"),
    ("vn", "vi"),
];

/// Languages by what they are called, in English and in their own words.
const NAMES: &[(&str, &str)] = &[
    ("arabic", "ar"),
    ("chinese", "zh"),
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
