//! `site.toml` to [`Config`]:
//!
//! 1. the languages, because everything else may name one;
//! 2. the other keys, each mistake reported at its place;
//! 3. a configuration only when nothing essential is missing.

use std::collections::BTreeMap;

use super::{
    BaseUrl, Config, Endpoint, Features, Label, Language, MissingTranslation, Output, Security,
    Theme,
};
use super::{check, fallback, host};
use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::model::{AfterUntil, Lang, tag_by_name, tag_by_three};
use crate::tree::{Located, Node, Reader, TextFile, one_of, toml};

/// Reads `file`; `base_url` replaces the file's own (previews, sub-paths). `None` when the site
/// cannot be built at all; the diagnostics then say why.
pub fn read(file: &TextFile, base_url: Option<BaseUrl>) -> (Option<Config>, Diagnostics) {
    let (node, mut diagnostics) = toml::parse(file);
    let mut reader = Reader::new(file, &node, "site.toml", &mut diagnostics);
    let config = read_site(&mut reader, file, base_url);
    reader.finish();
    (config, diagnostics)
}

fn read_site(r: &mut Reader<'_, '_>, file: &TextFile, base_url: Option<BaseUrl>) -> Option<Config> {
    let title = required(r, "title", "title = \"Example Help\"");
    let own_base = required(r, "base_url", "base_url = \"https://help.example.com/\"");
    let own_base = own_base.and_then(|text| parse_base(r, "base_url", &text));
    let default = required(r, "default_language", "default_language = \"en\"");
    let missing = missing_translation(r).unwrap_or(MissingTranslation::Show);
    let languages = read_languages(r, title.as_ref(), default.as_ref(), missing);

    let nav = r.texts("nav");
    let footer = r.texts("footer");
    let privacy = r.texts("privacy");
    let edit_url = edit_url(r);
    let after_until = r.choice(
        "after_until",
        AfterUntil::parse,
        AfterUntil::NONE,
        "write \"notice\" or \"hide\"",
    );
    let labels = read_labels(r, &languages);
    let theme = r.map("theme", read_theme).unwrap_or_else(|| Theme {
        name: "default".into(),
        name_span: None,
        accent: None,
        logo: None,
        logo_dark: None,
        favicon: None,
        app_icon: None,
        picture: None,
    });
    let extra = read_extra(r);
    let (raw_html, trusted) = r.map("markdown", read_markdown).unwrap_or((true, true));
    let own = [&own_base, &base_url].into_iter().flatten().map(|base| base.absolute(base.path()));
    let own = own.collect();
    let features = r.map("features", |r| Features {
        ratings: r.boolean("ratings").is_none_or(|b| b.value),
        replies: r.boolean("replies").is_some_and(|b| b.value),
        learn: endpoint(r),
    });
    let security = r.map("security", |r| Security {
        frames: origins(r, "frames"),
        images: origins(r, "images"),
        media: origins(r, "media"),
        connect: origins(r, "connect"),
        scripts: origins(r, "scripts"),
        styles: origins(r, "styles"),
        fonts: origins(r, "fonts"),
        embed: origins(r, "embed"),
        schemes: schemes(r),
    });
    let host = host::read(r);
    let allow = check::read(r);
    let publish_to = r.texts("publish_to");
    let output = r.map("output", read_output).unwrap_or_default();
    if languages.is_empty() {
        return None;
    }
    Some(Config {
        file: file.clone(),
        title: title?.value,
        own_url: own_base.clone().or(base_url.clone())?,
        base_url: base_url.or(own_base)?,
        preview: false,
        languages,
        edit_url,
        after_until: after_until.unwrap_or_default(),
        nav,
        footer,
        privacy,
        labels,
        theme,
        extra,
        raw_html: raw_html && trusted,
        trusted,
        own,
        features: features.unwrap_or(Features { ratings: true, replies: false, learn: None }),
        host,
        security: security.unwrap_or_default(),
        allow,
        publish_to,
        output,
    })
}

fn required(r: &mut Reader<'_, '_>, key: &'static str, example: &str) -> Option<Located<String>> {
    if r.node(key).is_none() {
        r.error(
            "missing-key",
            Span::default(),
            format!("site.toml needs `{key}`"),
            format!("add {example}"),
        );
        return None;
    }
    r.text(key)
}

fn parse_base(r: &mut Reader<'_, '_>, key: &str, text: &Located<String>) -> Option<BaseUrl> {
    match BaseUrl::parse(&text.value) {
        Ok(base) => Some(base),
        Err(why) => {
            let help = "write an absolute address, such as https://help.example.com/";
            r.error("bad-url", text.span, format!("`{key}` cannot be used: {why}"), help);
            None
        }
    }
}

/// Where pages tell what was looked for in vain, whoever counts it there.
fn endpoint(r: &mut Reader<'_, '_>) -> Option<Endpoint> {
    let text = r.text("learn")?;
    let origin = parse_base(r, "features.learn", &text)?.origin().to_owned();
    Some(Endpoint { url: text.value, origin })
}

fn missing_translation(r: &mut Reader<'_, '_>) -> Option<MissingTranslation> {
    let parse = |text: &str| match text {
        "show" => Some(MissingTranslation::Show),
        "hide" => Some(MissingTranslation::Hide),
        _ => None,
    };
    r.choice(
        "missing_translation",
        parse,
        "no way to treat a missing translation",
        "write \"show\" or \"hide\"",
    )
}

/// Whether raw HTML is passed through, and whether the content is trusted.
fn read_markdown(r: &mut Reader<'_, '_>) -> (bool, bool) {
    let raw_html = r.boolean("raw_html").is_none_or(|b| b.value);
    let Some(trust) = r.text("trust") else { return (raw_html, true) };
    match trust.value.as_str() {
        "full" => (raw_html, true),
        "none" => (raw_html, false),
        other => {
            let message = format!("`{other}` is no kind of trust");
            r.error("bad-value", trust.span, message, "write \"full\" or \"none\"");
            (raw_html, false)
        }
    }
}

/// Tags of this many articles say little about any two of them.
const MOST_FOR_A_TAG: i64 = 1_000;

fn read_output(r: &mut Reader<'_, '_>) -> Output {
    let own = Output::default();
    let from = r.integer("tags_from", 1..=MOST_FOR_A_TAG);
    Output {
        markdown: r.boolean("markdown").map(|b| b.value),
        tag_pages: r.boolean("tag_pages").map_or(own.tag_pages, |b| b.value),
        tags_from: from.and_then(|n| usize::try_from(n.value).ok()).unwrap_or(own.tags_from),
    }
}

fn read_languages(
    r: &mut Reader<'_, '_>,
    title: Option<&Located<String>>,
    default: Option<&Located<String>>,
    missing: MissingTranslation,
) -> Vec<Language> {
    let Some(node) = r.node("languages") else {
        r.error(
            "missing-key",
            Span::default(),
            "site.toml declares no language",
            "add [languages.en] with name = \"English\"",
        );
        return Vec::new();
    };
    let file = r.file();
    let mut languages: Vec<Language> = Vec::new();
    let mut wanted = Vec::new();
    for (key, node) in r.entries_of(node, "`languages`") {
        let Some(lang) = Lang::parse(&key.value) else {
            r.error(
                "bad-language",
                key.span,
                format!("`{}` is no language tag", key.value),
                "use BCP 47 tags such as en, fil, zh-Hans",
            );
            continue;
        };
        if let Some(d) = unregistered(&lang, &key.value) {
            r.diagnostics().push(d.at(file.place(key.span)));
        }
        let mut table =
            Reader::new(file, node, &format!("`languages.{}`", key.value), r.diagnostics());
        let name = table.text("name");
        if name.is_none() && table.node("name").is_none() {
            table.error(
                "missing-key",
                key.span,
                format!("language `{lang}` has no name"),
                "add its own name for itself: name = \"Français\"",
            );
        }
        let own_title = table.text("title").map(|t| t.value);
        let also = table.texts("also");
        let also = also.iter().filter_map(|tag| Lang::parse(&tag.value)).collect();
        wanted.push(table.node("fallback").is_some().then(|| table.texts("fallback")));
        let language = Language {
            direction: lang.direction(),
            name: name.map_or_else(|| lang.to_string(), |n| n.value),
            title: own_title.or_else(|| title.map(|t| t.value.clone())).unwrap_or_default(),
            missing: missing_translation(&mut table).unwrap_or(missing),
            fallback: Vec::new(),
            also,
            span: key.span,
            lang,
        };
        table.finish();
        languages.push(language);
    }
    fallback::resolve(r, &mut languages, &wanted);
    put_default_first(r, &mut languages, default);
    languages
}

/// Tags that name no language people write in, with the one that was meant where it is known.
fn unregistered(lang: &Lang, written: &str) -> Option<Diagnostic> {
    let lower = written.to_lowercase();
    let meant = tag_by_name(&lower).or_else(|| tag_by_three(&lower));
    (meant.is_some() || !lang.is_registered()).then(|| {
        let help = match meant {
            Some(right) => format!("write [languages.{right}]"),
            None => "use the tags of BCP 47, such as en, fil, pt-BR, zh-Hans".to_owned(),
        };
        Diagnostic::warning("unknown-language", format!("`{written}` is the tag of no language"))
            .help(help)
    })
}

fn put_default_first(
    r: &mut Reader<'_, '_>,
    languages: &mut [Language],
    default: Option<&Located<String>>,
) {
    let Some(default) = default else { return };
    let position =
        Lang::parse(&default.value).and_then(|lang| languages.iter().position(|l| l.lang == lang));
    match position {
        Some(position) => languages[..=position].rotate_right(1),
        None => {
            let names: Vec<&str> = languages.iter().map(|l| l.lang.as_str()).collect();
            let help =
                if names.is_empty() { "declare it".into() } else { one_of(&default.value, names) };
            r.error(
                "bad-language",
                default.span,
                format!("the default language `{}` is not declared", default.value),
                help,
            );
        }
    }
}

fn edit_url(r: &mut Reader<'_, '_>) -> Option<String> {
    let text = r.text("edit_url")?;
    if !text.value.contains("{path}") {
        r.error(
            "bad-value",
            text.span,
            "`edit_url` has no place for the file's path",
            "put {path} where the path belongs",
        );
        return None;
    }
    Some(text.value)
}

fn read_labels(r: &mut Reader<'_, '_>, languages: &[Language]) -> BTreeMap<String, Label> {
    let Some(node) = r.node("labels") else { return BTreeMap::new() };
    let mut labels = BTreeMap::new();
    for (url, node) in r.entries_of(node, "`labels`") {
        let label = Label { span: url.span, words: read_words(r, node, languages) };
        labels.insert(url.value.clone(), label);
    }
    labels
}

/// Keys that only templates read.
fn read_extra(r: &mut Reader<'_, '_>) -> BTreeMap<String, serde_json::Value> {
    let Some(node) = r.node("extra") else { return BTreeMap::new() };
    let entries = r.entries_of(node, "`extra`").iter();
    entries.map(|(key, node)| (key.value.clone(), node.to_json())).collect()
}

fn read_words<'a>(
    r: &mut Reader<'a, '_>,
    node: &'a Node,
    languages: &[Language],
) -> BTreeMap<Lang, String> {
    let mut by_language = BTreeMap::new();
    for (key, node) in r.entries_of(node, "a label") {
        let declared =
            Lang::parse(&key.value).filter(|lang| languages.iter().any(|l| l.lang == *lang));
        match declared {
            Some(lang) => {
                if let Some(word) = r.text_of(node, "a label") {
                    by_language.insert(lang, word.value);
                }
            }
            None => {
                let names: Vec<&str> = languages.iter().map(|l| l.lang.as_str()).collect();
                r.error(
                    "bad-language",
                    key.span,
                    format!("`{}` is not declared", key.value),
                    one_of(&key.value, names),
                );
            }
        }
    }
    by_language
}

fn read_theme(r: &mut Reader<'_, '_>) -> Theme {
    let name = r.text("name");
    if let Some(name) = name.as_ref().filter(|n| n.value.contains(['/', '\\', '.'])) {
        r.error(
            "bad-value",
            name.span,
            "a theme's name is the name of a folder below themes/",
            "write the folder's name alone",
        );
    }
    let accent = r.text("accent").and_then(|accent| {
        let hex = accent.value.strip_prefix('#').unwrap_or("");
        let valid = matches!(hex.len(), 3 | 6) && hex.bytes().all(|b| b.is_ascii_hexdigit());
        if !valid {
            r.error("bad-value", accent.span, "the accent is no colour", "write it as \"#0b5cad\"");
        }
        valid.then_some(accent)
    });
    let name_span = name.as_ref().map(|name| name.span);
    Theme {
        name: name.map_or_else(|| "default".into(), |n| n.value),
        name_span,
        accent,
        logo: r.text("logo"),
        logo_dark: r.text("logo_dark"),
        favicon: r.text("favicon"),
        app_icon: r.text("app_icon"),
        picture: r.text("picture"),
    }
}

/// Origins go into a response header: anything but a plain origin is refused.
fn origins(r: &mut Reader<'_, '_>, key: &'static str) -> Vec<String> {
    let mut origins = Vec::new();
    for text in r.texts(key) {
        match BaseUrl::parse(&text.value) {
            _ if key == "images" && text.value == "data:" => origins.push(text.value),
            Ok(base) if base.path() == "/" => origins.push(base.origin().to_owned()),
            _ => r.error(
                "bad-url",
                text.span,
                format!("`{}` is no origin", text.value),
                "write scheme and host: https://video.example.com",
            ),
        }
    }
    origins
}

/// Browsers open these themselves, and not for the reader's good.
const NEVER: [&str; 8] =
    ["javascript", "vbscript", "data", "blob", "file", "filesystem", "about", "view-source"];

fn schemes(r: &mut Reader<'_, '_>) -> Vec<String> {
    let mut schemes = Vec::new();
    for text in r.texts("schemes") {
        let scheme = text.value.to_ascii_lowercase();
        let is_name = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
        if is_name && !NEVER.contains(&scheme.as_str()) {
            schemes.push(scheme);
            continue;
        }
        let help = "write what stands before the colon, such as `myapp` of myapp://settings";
        let message = match is_name {
            true => format!("links may not lead to `{scheme}:`"),
            false => format!("`{}` is no kind of address", text.value),
        };
        r.error("bad-url", text.span, message, help);
    }
    schemes
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "title = \"Help\"\nbase_url = \"https://help.example.com/\"\n\
        default_language = \"fr\"\nmissing_translation = \"hide\"\n[languages.en]\n\
        name = \"English\"\nmissing_translation = \"show\"\n[languages.fr]\nname = \"Français\"\n\
        title = \"Aide\"\n";

    #[test]
    fn links_may_lead_to_a_teams_own_program_and_not_into_the_browser() {
        let read = |schemes: &str| {
            let text = format!("{GOOD}[security]\nschemes = {schemes}\n");
            let (config, diagnostics) = read(&TextFile::new("site.toml", text), None);
            (config.map(|config| config.security.schemes), diagnostics.iter().count())
        };
        let both = vec!["obsidian".to_owned(), "web+x".to_owned()];
        assert_eq!(read("[\"Obsidian\", \"web+x\"]"), (Some(both), 0));
        assert_eq!(read("[\"JavaScript\", \"data\", \"x://\", \"\"]").1, 4);
    }

    #[test]
    fn the_default_language_comes_first() {
        let (config, diagnostics) = read(&TextFile::new("site.toml", GOOD), None);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        let config = config.unwrap();
        let shown: Vec<_> = config
            .languages
            .iter()
            .map(|l| (l.lang.as_str(), l.title.as_str(), l.missing))
            .collect();
        assert_eq!(
            shown,
            [("fr", "Aide", MissingTranslation::Hide), ("en", "Help", MissingTranslation::Show)]
        );
    }

    #[test]
    fn every_mistake_is_reported() {
        let text = "titel = \"x\"\nbase_url = \"help\"\ndefault_language = \"de\"\n\
            [languages.en]\n[languages.\"x y\"]\nname = \"?\"\n[theme]\naccent = \"blue\"\n";
        let (config, diagnostics) = read(&TextFile::new("site.toml", text), None);
        assert!(config.is_none());
        let mut codes: Vec<_> = diagnostics.iter().map(|d| d.code).collect();
        codes.sort_unstable();
        assert_eq!(
            codes,
            [
                "bad-language",
                "bad-language",
                "bad-url",
                "bad-value",
                "missing-key",
                "missing-key",
                "unknown-key"
            ]
        );
    }
}
