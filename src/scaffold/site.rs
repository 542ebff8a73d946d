//! The site that `init` writes, in one to four languages.
//!
//! The English text of a file holds what all languages share (order, tags, topics, channels); the
//! others have their own words. Whichever language is the site's first gets both.

use include_dir::{Dir, include_dir};
use jiff::civil::Date;

use super::NewFile;

static TEXTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/scaffold/site");

/// The languages that there is a text of, by tag, own name and what a help centre is called.
const LANGUAGES: [(&str, &str, &str); 4] = [
    ("en", "English", "Example Help"),
    ("fr", "Français", "Aide Example"),
    ("de", "Deutsch", "Example Hilfe"),
    ("es", "Español", "Ayuda Example"),
];
/// What stands in front matter and contact.yaml for all languages is written in this one.
const SHARED: &str = "en";
/// Keys of front matter that every language has for itself.
const OWN_KEYS: [&str; 3] = ["title", "description", "asks"];

/// Files of the site in every language, without ending.
const ARTICLES: [&str; 7] = [
    "about",
    "account/_category",
    "account/change-address",
    "account/reset-password",
    "start/_category",
    "start/first-steps",
    "start/invite-colleagues",
];

/// What editors complete and check `site.toml` and `contact.yaml` with.
const SCHEMAS: [(&str, &str); 3] = [
    ("schemas/contact.json", include_str!("../../docs/contact.schema.json")),
    ("schemas/contact.words.json", include_str!("../../docs/contact.words.schema.json")),
    ("schemas/site.json", include_str!("../../docs/site.schema.json")),
];

/// What is to be written.
#[derive(Debug, Clone)]
pub struct Wanted {
    pub today: Date,
    /// Of the help centre; its own in each language where absent.
    pub title: Option<String>,
    /// Among those of [`languages`], the site's own first.
    pub languages: Vec<String>,
    /// Ten files in the first language.
    pub minimal: bool,
}

/// The tags of all languages that a new site can be written in.
pub fn languages() -> impl Iterator<Item = &'static str> {
    LANGUAGES.iter().map(|(tag, ..)| *tag)
}

/// The files of a small help centre, ordered by path; its articles carry the day.
pub fn site(wanted: &Wanted) -> Vec<NewFile> {
    let asked = wanted.languages.iter();
    let mut chosen: Vec<&str> =
        asked.filter_map(|tag| languages().find(|known| known == tag)).collect();
    if wanted.minimal {
        chosen.truncate(1);
    }
    let first = chosen.first().copied().unwrap_or(SHARED);
    let mut files: Vec<(String, String)> = vec![
        (".gitignore".into(), text("gitignore").to_owned()),
        ("site.toml".into(), site_toml(wanted, first, &chosen)),
        ("content/contact.yaml".into(), contact(first, wanted.minimal)),
    ];
    for lang in &chosen {
        let suffix = if *lang == first { String::new() } else { format!(".{lang}") };
        let date = wanted.today.to_string();
        files.extend(ARTICLES.iter().map(|name| {
            let text = article(name, lang, *lang == first).replace("{date}", &date);
            (format!("content/{name}{suffix}.md"), text)
        }));
        if !suffix.is_empty() {
            files.push((format!("content/contact{suffix}.yaml"), contact_words(lang)));
        }
        if !wanted.minimal {
            let synonyms = text(&format!("synonyms.{lang}.yaml")).to_owned();
            files.push((format!("content/synonyms.{lang}.yaml"), synonyms));
        }
    }
    if !wanted.minimal {
        let title = wanted.title.as_deref().unwrap_or(own_title(first));
        files.push(("README.md".into(), text("guide.md").replace("{title}", title)));
        files.push(("themes/default/assets/favicon.svg".into(), favicon(title)));
        files.extend(SCHEMAS.map(|(path, text)| (path.to_owned(), text.to_owned())));
    }
    files.sort();
    files.into_iter().map(|(path, text)| NewFile { path, text }).collect()
}

/// A text of this folder; a test asks for all of them.
fn text(name: &str) -> &'static str {
    TEXTS.get_file(name).and_then(|file| file.contents_utf8()).unwrap_or_default()
}

fn own_title(lang: &str) -> &'static str {
    LANGUAGES.iter().find(|(tag, ..)| *tag == lang).map_or("Example Help", |(_, _, title)| title)
}

/// The workflow runs `check --strict`: what to write where one language is written first.
const WAITING: &str = "\n# While articles wait for their translations, `frontdesk check --strict` can let \
    them pass:\n# [[check.allow]]\n# code = \"missing-translation\"\n# reason = \"Translated within a \
    week\"\n";

fn site_toml(wanted: &Wanted, first: &str, chosen: &[&str]) -> String {
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let title = wanted.title.as_deref().unwrap_or(own_title(first));
    let mut out = String::new();
    if !wanted.minimal {
        out.push_str("#:schema ./schemas/site.json\n");
    }
    out.push_str(&format!(
        "# Your help centre. `frontdesk schema site` lists everything that can stand here.\n\n\
         title = {}\n\
         base_url = \"https://help.example.com/\"   # where the site will stand\n\
         default_language = {}\n",
        quoted(title),
        quoted(first)
    ));
    if chosen.len() > 1 {
        let show = "missing_translation = \"show\"             # the original with a notice; or \"hide\"\n";
        out.push_str(show);
    }
    out.push_str(
        "nav = [\"contact\", \"start/first-steps.md\"]\nfooter = [\"sitemap\", \"about.md\"]\n",
    );
    for (tag, name, own) in LANGUAGES.iter().filter(|(tag, ..)| chosen.contains(tag)) {
        out.push_str(&format!("\n[languages.{tag}]\nname = {}\n", quoted(name)));
        if *tag != first && wanted.title.is_none() {
            out.push_str(&format!("title = {}\n", quoted(own)));
        }
    }
    if chosen.len() > 1 {
        out.push_str(WAITING);
    }
    if !wanted.minimal {
        out.push_str(
            "\n[theme]\naccent = \"#0b5cad\"   # your colour; shades for light and dark follow\n",
        );
    }
    out
}

/// The mark in browsers' tabs: the title's first letter.
fn favicon(title: &str) -> String {
    let letter = title.chars().find(|c| c.is_alphanumeric()).unwrap_or('?');
    text("favicon.svg").replace("{letter}", &letter.to_uppercase().collect::<String>())
}

/// One article in `lang`: with what all languages share where it is the `first` one, else with its
/// own words alone.
fn article(name: &str, lang: &str, first: bool) -> String {
    let own = match lang {
        SHARED => text(&format!("{name}.md")),
        lang => text(&format!("{name}.{lang}.md")),
    };
    let (own_front, body) = front(own);
    let (shared_front, _) = front(text(&format!("{name}.md")));
    let is_own = |key: &str| OWN_KEYS.contains(&key);
    let mut blocks = Vec::new();
    for (key, block) in keys(if first { shared_front } else { own_front }) {
        let words = keys(own_front).into_iter().find(|(own, _)| *own == key);
        match words.filter(|_| is_own(key)) {
            Some((_, words)) => blocks.push(words),
            None if first => blocks.push(block),
            None => {}
        }
    }
    format!("---\n{}---\n{body}", blocks.concat())
}

/// Front matter without its fences, and what follows.
fn front(text: &str) -> (&str, &str) {
    let inside = text.strip_prefix("---\n").and_then(|rest| rest.split_once("---\n"));
    inside.unwrap_or(("", text))
}

/// Each key with its lines.
fn keys(front: &str) -> Vec<(&str, String)> {
    let mut found: Vec<(&str, String)> = Vec::new();
    for line in front.split_inclusive('\n') {
        let is_inside = line.starts_with([' ', '-', '#']);
        match found.last_mut().filter(|_| is_inside) {
            Some((_, block)) => block.push_str(line),
            None => found.push((line.split(':').next().unwrap_or(line), line.to_owned())),
        }
    }
    found
}

/// The path of keys to each line of a YAML file that is indented by two spaces a level, with its
/// value.
fn values(yaml: &str) -> Vec<(String, &str, &str)> {
    let mut path: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    for line in yaml.split_inclusive('\n') {
        let bare = line.trim_end().trim_start();
        let depth = (line.len() - line.trim_start().len()) / 2;
        let Some((key, value)) = bare.split_once(':').filter(|_| !bare.starts_with(['#', '-']))
        else {
            found.push((String::new(), "", line));
            continue;
        };
        path.truncate(depth);
        path.push(key);
        found.push((path.join("/"), value.trim(), line));
    }
    found
}

/// contact.yaml with the words of `lang`.
fn contact(lang: &str, minimal: bool) -> String {
    let words = if lang == SHARED { "" } else { text(&format!("contact.{lang}.yaml")) };
    let words = values(words);
    let head = "# yaml-language-server: $schema=../schemas/contact.json\n";
    let mut out = if minimal { String::new() } else { head.to_owned() };
    for (path, old, line) in values(text("contact.yaml")) {
        let own = words.iter().find(|(own, value, _)| *own == path && !value.is_empty());
        match own.filter(|_| !path.is_empty()) {
            Some((_, value, _)) => out.push_str(&line.replacen(old, value, 1)),
            None => out.push_str(line),
        }
    }
    out
}

/// The words of contact.yaml in `lang`, where another language comes first.
fn contact_words(lang: &str) -> String {
    let head = "# yaml-language-server: $schema=../schemas/contact.words.json\n";
    if lang != SHARED {
        return format!("{head}{}", text(&format!("contact.{lang}.yaml")));
    }
    // What any other language has words for, and the keys above it.
    let pattern = values(text("contact.fr.yaml"));
    let mut out = format!("{head}# The words of contact.yaml in English, under the same ids.\n\n");
    for (path, _, line) in values(text("contact.yaml")) {
        if !path.is_empty() && pattern.iter().any(|(other, ..)| *other == path) {
            out.push_str(line);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_a_text_for_every_file_and_language() {
        for lang in languages().filter(|lang| *lang != SHARED) {
            for name in ARTICLES {
                let own = front(text(&format!("{name}.{lang}.md"))).0;
                assert!(own.contains("title: "), "{name}.{lang}.md");
            }
            let own = values(text(&format!("contact.{lang}.yaml")));
            let pattern = values(text("contact.fr.yaml"));
            let paths = |all: &[(String, &str, &str)]| -> Vec<String> {
                all.iter().map(|(path, ..)| path.clone()).filter(|path| !path.is_empty()).collect()
            };
            assert_eq!(paths(&own), paths(&pattern), "{lang}");
            assert!(text(&format!("synonyms.{lang}.yaml")).contains("- ["), "{lang}");
        }
        for name in ["gitignore", "guide.md", "favicon.svg", "contact.yaml"] {
            assert!(!text(name).is_empty(), "{name}");
        }
    }

    #[test]
    fn the_first_language_carries_what_all_share() {
        let german = article("start/first-steps", "de", true);
        assert!(german.starts_with("---\ntitle: Zum ersten Mal anmelden\n"), "{german}");
        assert!(german.contains("order: 1\nfeatured: true\n"), "{german}");
        let english = article("start/first-steps", "en", false);
        assert!(!english.contains("order:") && english.contains("asks:"), "{english}");
        let contact = contact("de", true);
        assert!(contact.contains("    name: Live-Chat\n    kind: chat\n"), "{contact}");
        // The theme says it in every language.
        assert!(contact.contains("    reply_within: 5m\n"), "{contact}");
        let words = contact_words("en");
        assert!(words.contains("    name: Live chat\n    good_for: Short questions\n"), "{words}");
    }
}
