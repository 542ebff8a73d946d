//! The same page in several languages.

use frontdesk::config;
use frontdesk::render::{Theme, missing_strings};
use frontdesk::tree::TextFile;

use super::build;
use super::site::{CONFIG, site};

const FILES: &[(&str, &str)] = &[
    ("a/both.md", "# Both\n\nText.\n"),
    ("a/both.fr.md", "# Les deux\n\nTexte.\n"),
    ("a/both.ar.md", "# كلاهما\n\nنص.\n"),
    ("a/english.md", "# English only\n\nText.\n"),
];

fn lines_with<'a>(html: &'a str, needle: &str) -> Vec<&'a str> {
    html.lines().filter(|line| line.contains(needle)).map(str::trim).collect()
}

#[test]
fn language_and_direction_stand_on_the_page_and_on_the_fallback() {
    let output = build(&site(CONFIG, FILES));
    assert!(output["ar/a/both/index.html"].contains("<html lang=\"ar\" dir=\"rtl\">"));
    let fallback = &output["fr/a/english/index.html"];
    assert!(fallback.contains("<html lang=\"fr\" dir=\"ltr\">"));
    assert!(fallback.contains("<div class=\"prose\" lang=\"en\" dir=\"ltr\">"), "{fallback}");
    assert!(fallback.contains("<meta name=\"robots\" content=\"noindex\">"));
    assert!(!output["fr/a/both/index.html"].contains("noindex"));
}

#[test]
fn search_engines_are_told_of_translations_only() {
    let output = build(&site(CONFIG, FILES));
    assert_eq!(
        lines_with(&output["fr/a/both/index.html"], "hreflang=\"")[..4],
        [
            "<link rel=\"alternate\" hreflang=\"en\" \
             href=\"https://help.example.com/sub/a/both/\">",
            "<link rel=\"alternate\" hreflang=\"fr\" \
             href=\"https://help.example.com/sub/fr/a/both/\">",
            "<link rel=\"alternate\" hreflang=\"ar\" \
             href=\"https://help.example.com/sub/ar/a/both/\">",
            "<link rel=\"alternate\" hreflang=\"x-default\" \
             href=\"https://help.example.com/sub/a/both/\">",
        ]
    );
    let alternates =
        lines_with(&output["a/english/index.html"], "<link rel=\"alternate\" hreflang");
    assert_eq!(alternates.len(), 2, "itself and x-default: {alternates:?}");
    assert!(!output["sitemap.xml"].contains("/fr/a/english/"));
}

#[test]
fn the_menu_leads_to_the_same_article_or_to_the_languages_home() {
    let output = build(&site(CONFIG, FILES));
    let links = lines_with(&output["a/english/index.html"], "<li><a href=\"/sub/");
    let menu: Vec<_> = links.iter().filter(|line| line.contains(" hreflang=")).collect();
    assert!(
        menu[0].contains("href=\"/sub/a/english/\"") && menu[0].contains("aria-current=\"true\""),
        "{menu:?}"
    );
    assert!(menu[1].contains("href=\"/sub/fr/a/english/\""), "{menu:?}");
    assert!(
        menu[2].contains("href=\"/sub/ar/#fd-missing\" hreflang=\"ar\" data-missing"),
        "{menu:?}"
    );
    assert!(
        menu[2]
            .contains("<span lang=\"ar\" dir=\"rtl\">العربية</span> <small>not this page</small>"),
        "{menu:?}"
    );
    assert!(output["ar/index.html"].contains("id=\"fd-missing\""), "where it leads, it says why");
    assert!(!output.contains_key("ar/a/english/index.html"));
}

#[test]
fn lists_mark_what_is_in_another_language() {
    let output = build(&site(CONFIG, FILES));
    let list = lines_with(&output["fr/a/index.html"], "English only").join("\n");
    assert!(list.contains("<span lang=\"en\" dir=\"ltr\">English only</span>"), "{list}");
    assert!(list.contains("<span class=\"badge\" lang=\"en\">English</span>"), "{list}");
}

#[test]
fn dates_and_plurals_follow_the_language() {
    let dated =
        "---\ntitle: T\nauthor: Someone\npublished: 2026-08-01\nrating: false\n---\nText.\n";
    let mut config = CONFIG.to_owned();
    for tag in ["fil", "es", "de", "ja", "zh-Hans", "ru", "pl"] {
        config.push_str(&format!("[languages.{tag}]\nname = \"{tag}\"\n"));
    }
    // More than a small site's home page would list.
    let names = ["x/a", "x/b"].map(str::to_owned).into_iter();
    let names = names.chain((0..14).map(|n| format!("y/c{n}")));
    let files: Vec<_> = names.map(|name| (format!("{name}.md"), dated)).collect();
    let files: Vec<(&str, &str)> =
        files.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    let output = build(&site(&config, &files));
    let mut seen = String::new();
    for tag in ["", "fr/", "fil/", "es/", "de/", "ja/", "zh-Hans/", "ru/", "pl/"] {
        let date = lines_with(&output[&format!("{tag}x/a/index.html")], "<time")[0];
        let count = lines_with(&output[&format!("{tag}index.html")], "class=\"count\"")[0];
        seen.push_str(&format!("{date} {count}\n"));
    }
    insta::assert_snapshot!(seen);
}

#[test]
fn missing_strings_are_named_by_language() {
    let (theme, _) = Theme::load(&[]);
    let config = format!(
        "{CONFIG}[languages.pt-BR]\nname = \"Português\"\n[languages.sw]\nname = \"Kiswahili\"\n"
    );
    let (config, _) = config::read(&TextFile::new("site.toml", config), None);
    let found = missing_strings(&theme, &config.unwrap());
    let messages: Vec<_> = found.iter().map(|d| d.message.as_str()).collect();
    assert_eq!(
        messages,
        ["the theme has no strings in `sw`; readers see those of another language"]
    );
}

#[test]
fn relatives_of_a_built_in_language_find_its_strings() {
    // Simplified characters and Filipino under the names that sites use; traditional ones are not
    // built in.
    let pairs = [
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh-SG", "zh-Hans"),
        ("zh-Hans-CN", "zh-Hans"),
        ("tl", "fil"),
        ("tl-PH", "fil"),
        ("fil-PH", "fil"),
        ("in", "id"),
        ("pt-BR", "pt"),
        ("iw", "he"),
        ("fr-CA", "fr"),
        ("es-419", "es"),
        ("zh-TW", "en"),
        ("zh-Hant", "en"),
        ("sr-Latn", "en"),
    ];
    let mut config = CONFIG.to_owned();
    for tag in pairs
        .iter()
        .flat_map(|(asked, built_in)| [asked, built_in])
        .collect::<std::collections::BTreeSet<_>>()
    {
        if !["en", "fr"].contains(tag) {
            config.push_str(&format!("[languages.{tag}]\nname = \"{tag}\"\n"));
        }
    }
    let output = build(&site(&config, FILES));
    let label = |tag: &str| {
        let folder = if tag == "en" { String::new() } else { format!("{tag}/") };
        lines_with(&output[&format!("{folder}404.html")], "<label class=\"said\"").join("")
    };
    let differ: Vec<_> =
        pairs.iter().filter(|(asked, built_in)| label(asked) != label(built_in)).collect();
    assert!(differ.is_empty(), "{differ:?}: {:?}", differ.first().map(|(asked, _)| label(asked)));
    assert_ne!(label("zh"), label("en"));
}
