//! The checked configuration.

use std::collections::BTreeMap;

use super::{Allow, BaseUrl};
use crate::diagnostics::Span;
use crate::model::{AfterUntil, DeskSettings, Direction, Lang};
use crate::tree::{Located, TextFile};

#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// `site.toml` itself, for later stages that find mistakes in it.
    pub file: TextFile,
    pub title: String,
    pub base_url: BaseUrl,
    /// What site.toml says, whatever the command line replaced it by.
    pub own_url: BaseUrl,
    /// Whether this build is only looked at: see [`Request`](crate::pipeline::Request).
    pub preview: bool,
    /// In the file's order, the default language first.
    pub languages: Vec<Language>,
    /// With `{path}` for the file's path below the site root.
    pub edit_url: Option<String>,
    /// For articles that don't say it themselves.
    pub after_until: AfterUntil,
    pub nav: Vec<Located<String>>,
    pub footer: Vec<Located<String>>,
    /// What is told beside forms of what becomes of their words: entries like those of the menus.
    pub privacy: Vec<Located<String>>,
    /// Words for links that are not our own pages, tags (`tag:billing`) and authors
    /// (`author:Support team`).
    pub labels: BTreeMap<String, Label>,
    pub theme: Theme,
    /// For a site's own templates: `site.extra`.
    pub extra: BTreeMap<String, serde_json::Value>,
    pub raw_html: bool,
    /// Whether the content is the team's own; otherwise nothing in it may run or name the rest.
    pub trusted: bool,
    /// What links may call this site: its address in site.toml, and that of this build.
    pub own: Vec<String>,
    pub features: Features,
    pub host: Option<HostConfig>,
    pub security: Security,
    pub allow: Vec<Allow>,
    /// Hosts of static files whose limits matter: see [`limits`](crate::limits).
    pub publish_to: Vec<Located<String>>,
    pub output: Output,
}

/// What is published beside the pages, where hosts count files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Output {
    /// Whether there is a Markdown copy beside every article; `None`: where they are few enough
    /// (`Site::has_copies`).
    pub markdown: Option<bool>,
    /// Pages of tags, and the list of them.
    pub tag_pages: bool,
    /// How many articles a tag needs for a page.
    pub tags_from: usize,
}

impl Default for Output {
    fn default() -> Self {
        Self { markdown: None, tag_pages: true, tags_from: 2 }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Language {
    pub lang: Lang,
    pub direction: Direction,
    /// In the language itself.
    pub name: String,
    /// The site's title in this language.
    pub title: String,
    pub missing: MissingTranslation,
    /// The languages whose texts stand in where one is missing, the nearest first; after them
    /// comes the default language.
    pub fallback: Vec<Lang>,
    /// Other tags that browsers and old addresses use.
    pub also: Vec<Lang>,
    /// Where the language is declared.
    pub span: Span,
}

/// What stands at the translated address of an article that has no translation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MissingTranslation {
    /// The source article with a notice.
    Show,
    /// Nothing.
    Hide,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// The folder below `themes/`.
    pub name: String,
    /// Where site.toml names it; `None` for the theme that is there without being named.
    pub name_span: Option<Span>,
    pub accent: Option<Located<String>>,
    /// Names of files in the theme's `assets/`.
    pub logo: Option<Located<String>>,
    pub logo_dark: Option<Located<String>>,
    pub favicon: Option<Located<String>>,
    /// What a phone's home screen shows.
    pub app_icon: Option<Located<String>>,
    /// What is shown where somebody passes a link on.
    pub picture: Option<Located<String>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Features {
    pub ratings: bool,
    pub replies: bool,
    /// Who is told what was looked for in vain, instead of the host.
    pub learn: Option<Endpoint>,
}

/// An address that scripts of the pages send to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    pub url: String,
    pub origin: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct HostConfig {
    /// Where `frontdesk host` is reached by customers.
    pub url: BaseUrl,
    /// Sites whose scripts may ask it what the help centre says; `*` for all.
    pub origins: Vec<String>,
    /// Whether it counts what was looked for in vain.
    pub learn: bool,
    pub desk: DeskSettings,
}

/// Additions to the strict default policy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Security {
    pub frames: Vec<String>,
    pub images: Vec<String>,
    pub media: Vec<String>,
    pub connect: Vec<String>,
    pub scripts: Vec<String>,
    pub styles: Vec<String>,
    pub fonts: Vec<String>,
    /// Whose pages may show this site in a frame.
    pub embed: Vec<String>,
    /// Kinds of addresses that links may have besides the usual ones: those of a team's own program.
    pub schemes: Vec<String>,
}

/// What something is called, by language.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// Where its key stands in site.toml.
    pub span: Span,
    pub words: BTreeMap<Lang, String>,
}

impl Config {
    /// Where pages tell what was looked for in vain, on sites that count it.
    pub fn learn(&self) -> Option<String> {
        let named = self.features.learn.as_ref().map(|endpoint| endpoint.url.clone());
        let host = self.host.as_ref().filter(|host| host.learn);
        let at = |host: &HostConfig| host.url.absolute(&format!("{}api/searches", host.url.path()));
        named.or_else(|| host.map(at))
    }

    /// The id or key that a menu's entry names an article or category by: `content/about.md` is
    /// `about`.
    pub fn menu_key(entry: &str) -> &str {
        let key = entry.strip_prefix("content/").unwrap_or(entry);
        key.strip_suffix(".md").unwrap_or(key).trim_end_matches('/')
    }

    /// What the menus name, as [`Self::menu_key`] has it.
    pub fn menu_keys(&self) -> impl Iterator<Item = &str> {
        let entries = self.nav.iter().chain(&self.footer).chain(&self.privacy);
        entries.map(|entry| Self::menu_key(&entry.value))
    }

    pub fn default_language(&self) -> &Language {
        // The reader guarantees at least one language and puts the default first.
        &self.languages[0]
    }

    pub fn language(&self, lang: &Lang) -> Option<&Language> {
        self.languages.iter().find(|language| language.lang == *lang)
    }

    /// `lang` and the languages that stand in for it, the nearest first.
    pub fn chain<'c>(&'c self, lang: &'c Lang) -> impl Iterator<Item = &'c Lang> {
        let fallback = self.language(lang).map(|language| &language.fallback);
        std::iter::once(lang)
            .chain(fallback.into_iter().flatten())
            .chain([&self.default_language().lang])
    }

    /// What `[labels]` calls `key` for readers of `lang`, and in which language.
    pub fn label<'c>(&'c self, key: &str, lang: &'c Lang) -> Option<(&'c Lang, &'c str)> {
        let words = &self.labels.get(key)?.words;
        self.chain(lang).find_map(|lang| Some((lang, words.get(lang)?.as_str())))
    }

    /// What every address of a language starts with: `""` for the default one, `fr/` for others.
    pub fn prefix(&self, lang: &Lang) -> String {
        if self.is_default(lang) { String::new() } else { format!("{lang}/") }
    }

    pub fn is_default(&self, lang: &Lang) -> bool {
        self.default_language().lang == *lang
    }
}
