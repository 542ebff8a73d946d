//! The site that `init` writes.

use jiff::civil::Date;

use super::NewFile;

/// Path below the new folder, and text; `{date}` in an article becomes the day.
const FILES: &[(&str, &str)] = &[
    (".gitignore", include_str!("site/gitignore")),
    ("content/about.fr.md", include_str!("site/about.fr.md")),
    ("content/about.md", include_str!("site/about.md")),
    ("content/account/_category.fr.md", include_str!("site/account/_category.fr.md")),
    ("content/account/_category.md", include_str!("site/account/_category.md")),
    ("content/account/change-address.fr.md", include_str!("site/account/change-address.fr.md")),
    ("content/account/change-address.md", include_str!("site/account/change-address.md")),
    ("content/account/reset-password.fr.md", include_str!("site/account/reset-password.fr.md")),
    ("content/account/reset-password.md", include_str!("site/account/reset-password.md")),
    ("content/contact.fr.yaml", include_str!("site/contact.fr.yaml")),
    ("content/contact.yaml", include_str!("site/contact.yaml")),
    ("content/start/_category.fr.md", include_str!("site/start/_category.fr.md")),
    ("content/start/_category.md", include_str!("site/start/_category.md")),
    ("content/start/first-steps.fr.md", include_str!("site/start/first-steps.fr.md")),
    ("content/start/first-steps.md", include_str!("site/start/first-steps.md")),
    ("content/start/invite-colleagues.fr.md", include_str!("site/start/invite-colleagues.fr.md")),
    ("content/start/invite-colleagues.md", include_str!("site/start/invite-colleagues.md")),
    ("content/synonyms.en.yaml", include_str!("site/synonyms.en.yaml")),
    ("site.toml", include_str!("site/site.toml")),
];

/// What a site in one language says of itself.
const MINIMAL: &str = include_str!("site/minimal.toml");

/// A small help centre in English and French, its articles dated `today`; a `minimal` one has ten
/// files in English. Ordered by path.
pub fn site(today: Date, minimal: bool) -> Vec<NewFile> {
    let date = today.to_string();
    let files = FILES
        .iter()
        .filter(|(path, _)| !minimal || !path.contains(".fr.") && !path.contains("synonyms"));
    files
        .map(|(path, text)| {
            let text = if minimal && *path == "site.toml" { MINIMAL } else { text };
            NewFile { path: (*path).to_owned(), text: text.replace("{date}", &date) }
        })
        .collect()
}
