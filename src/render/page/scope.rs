//! What all pages of one language share, prepared once: templates with that language's functions,
//! menus, addresses.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::{Kwargs, State, Tera, Value};

use crate::config::Language;
use crate::diagnostics::Diagnostics;
use crate::graph::{Site, Version};
use crate::model::{Grouping, Lang, SitePath};
use crate::render::page::brand;
use crate::render::page::escape::escaped;
use crate::render::page::menus::{self, Entry};
use crate::render::page::shared::Shared;
use crate::render::theme::strings::{Arg, Strings, whole};
use crate::tree::Located;

/// Below a language's prefix: where all questions stand from A to Z.
pub(in crate::render) const ALL: &str = "search/all/";
/// A home page lists so many articles itself.
pub(in crate::render) const SMALL: usize = 15;

pub(in crate::render) struct Scope<'a> {
    pub shared: &'a Shared<'a>,
    pub site: &'a Site,
    pub language: &'a Language,
    pub strings: Arc<Strings>,
    /// `""` or `fr/`.
    pub prefix: String,
    pub tera: Tera,
}

/// `site` in templates.
#[derive(Serialize)]
struct SiteContext<'a> {
    title: &'a str,
    lang: &'a str,
    dir: &'static str,
    /// The language's name in itself.
    language: &'a str,
    /// What every address starts with.
    base: &'a str,
    home: String,
    search: String,
    /// All questions from A to Z; a small site's home page is that list.
    all: Option<String>,
    /// Where some article has a date.
    feed: Option<String>,
    sitemap: String,
    tags: Option<String>,
    contact: Option<String>,
    host: Option<String>,
    /// Where pages tell what was looked for in vain, on sites that count it.
    learn: Option<String>,
    policy: &'a str,
    /// The icon sheet: `{{ site.icons }}#mail`.
    icons: String,
    search_ui: bool,
    /// Whether the theme has scripts for the contact pages.
    contact_ui: bool,
    /// The file of what the contact scripts say.
    contact_words: Option<String>,
    /// The address of the opening hours.
    contact_hours: Option<String>,
    /// Whether the main menu has the contact pages.
    contact_in_menu: bool,
    replies: bool,
    languages: Vec<LanguageContext<'a>>,
    /// `[extra]` of site.toml.
    extra: &'a std::collections::BTreeMap<String, serde_json::Value>,
    /// Addresses of the company's own pictures.
    logo: Option<String>,
    logo_dark: Option<String>,
    /// Their sizes as browsers know them before the pictures have come.
    logo_size: Option<brand::Extent>,
    logo_dark_size: Option<brand::Extent>,
    /// Whether the logo is so wide that it is a word.
    wordmark: bool,
    favicon: Option<String>,
    app_icon: Option<String>,
    /// Shown with a link that is passed on; with the site's origin, as those who show it want it.
    picture: Option<String>,
    /// What stands for a logo where there is none.
    letter: String,
    /// Whether the theme has a `custom.css` and a `custom.js` of the site's own.
    custom_css: bool,
    custom_js: bool,
    nav: Vec<Entry>,
    footer: Vec<Entry>,
    /// Beside forms.
    privacy: Vec<Entry>,
}

/// One of `site.languages`; `page.switch` has an address for each, in the same order.
#[derive(Serialize)]
struct LanguageContext<'a> {
    lang: &'a str,
    dir: &'static str,
    name: &'a str,
    current: bool,
}

impl<'a> Scope<'a> {
    /// Without what templates see: [`Self::open`] adds it before the first page.
    pub(in crate::render) fn new(shared: &'a Shared<'a>, language: &'a Language) -> Self {
        let site = shared.site;
        let strings = shared.strings.get(&language.lang).cloned().unwrap_or_else(|| {
            Arc::new(Strings::new(shared.input.theme, &site.config, &language.lang))
        });
        let prefix = site.prefix(&language.lang);
        let known = shared.input.look.take_engine(&language.lang);
        let is_known = known.is_some();
        let tera = known.unwrap_or_else(|| shared.input.theme.templates.clone());
        let mut scope = Self { shared, site, language, tera, prefix, strings };
        if !is_known {
            scope.register_functions();
        }
        scope.register_said();
        scope
    }

    /// Puts `site` before the templates. `contact_words`: the address of what the contact scripts
    /// say.
    pub(in crate::render) fn open(&mut self, contact_words: Option<String>) -> Diagnostics {
        let mut diagnostics = Diagnostics::new();
        let context = self.site_context(contact_words, &mut diagnostics);
        self.tera.global_context().insert("site", &context);
        diagnostics
    }

    pub(in crate::render) fn lang(&self) -> &'a Lang {
        &self.language.lang
    }

    /// How many articles there are in this language.
    pub(in crate::render) fn count(&self) -> usize {
        self.count_in(self.lang())
    }

    fn count_in(&self, lang: &Lang) -> usize {
        self.site.root().counts.get(lang).copied().unwrap_or(0)
    }

    /// Whether there are too many articles for the home page alone.
    pub(in crate::render) fn has_all(&self) -> bool {
        self.has_all_in(self.lang())
    }

    /// The same of another language.
    pub(in crate::render) fn has_all_in(&self, lang: &Lang) -> bool {
        self.count_in(lang) > SMALL
    }

    /// `lang`, where readers of the page have to be told which one it is.
    pub(in crate::render) fn foreign<'l>(&self, lang: &'l Lang) -> Option<&'l Lang> {
        (lang != self.lang()).then_some(lang)
    }

    /// Whether a text of this language says when it was written; without any there is no feed.
    pub(in crate::render) fn has_dates(&self) -> bool {
        let own = self.site.versions(self.lang()).filter(|(_, _, version)| !version.is_fallback());
        own.map(|(_, article, _)| &article.meta)
            .any(|meta| meta.updated.is_some() || meta.published.is_some())
    }

    /// What the help centre is for; only a site with contact pages promises a way to somebody.
    pub(in crate::render) fn about_home(&self) -> String {
        self.strings.text(match self.shared.input.contact {
            Some(_) => "home-description",
            None => "home-description-alone",
        })
    }

    /// An address of this language: `tail` below its prefix.
    pub(in crate::render) fn path(&self, tail: &str) -> SitePath {
        SitePath::new(format!("{}{tail}", self.prefix))
    }

    pub(in crate::render) fn href(&self, tail: &str) -> String {
        self.shared.href(&self.path(tail))
    }

    /// The name of a language in itself.
    pub(in crate::render) fn language_name(&self, lang: &Lang) -> String {
        self.site
            .config
            .language(lang)
            .map_or_else(|| lang.to_string(), |language| language.name.clone())
    }

    /// A date as this language writes it.
    pub(in crate::render) fn date(&self, date: jiff::civil::Date) -> String {
        date_in_words(&self.strings, date)
    }

    /// The strings in the language a text is written in.
    pub(in crate::render) fn strings_of(&self, version: &Version) -> &Strings {
        self.shared.strings.get(&version.document.lang).unwrap_or(&self.strings)
    }

    fn site_context(
        &self,
        contact_words: Option<String>,
        diagnostics: &mut Diagnostics,
    ) -> SiteContext<'a> {
        let config = &self.site.config;
        let contact = self.shared.input.contact.map(|_| self.href("contact/"));
        SiteContext {
            title: &self.language.title,
            lang: self.language.lang.as_str(),
            dir: self.language.direction.as_str(),
            language: &self.language.name,
            base: config.base_url.path(),
            home: self.href(""),
            search: self.href("search/"),
            all: self.has_all().then(|| self.href(ALL)),
            feed: self.has_dates().then(|| self.href("feed.xml")),
            sitemap: self.href("sitemap/"),
            tags: self
                .site
                .tags
                .get(self.lang())
                .filter(|tags| !tags.is_empty() && self.has_all())
                .map(|_| self.href("tags/")),
            contact,
            host: config.host.as_ref().map(|host| host.url.absolute(host.url.path())),
            learn: config.learn(),
            policy: &self.shared.policy,
            icons: self
                .shared
                .assets
                .path("icons.svg")
                .map(|path| self.shared.href(&SitePath::new(path)))
                .unwrap_or_default(),
            search_ui: self.shared.assets.path("search/search-ui.js").is_some(),
            contact_ui: self.shared.assets.path("contact/contact.js").is_some(),
            contact_words,
            contact_hours: self
                .shared
                .input
                .contact
                .and_then(|contact| contact.hours.as_ref())
                .map(|path| self.shared.href(path)),
            contact_in_menu: config.nav.iter().any(|entry| entry.value == "contact"),
            replies: config.features.replies && config.host.is_some(),
            languages: config
                .languages
                .iter()
                .map(|language| LanguageContext {
                    lang: language.lang.as_str(),
                    dir: language.direction.as_str(),
                    name: &language.name,
                    current: language.lang == self.language.lang,
                })
                .collect(),
            extra: &config.extra,
            logo: self.picture(config.theme.logo.as_ref()),
            logo_dark: self.picture(config.theme.logo_dark.as_ref()),
            logo_size: brand::size(config.theme.logo.as_ref(), self.shared.input.theme),
            logo_dark_size: brand::size(config.theme.logo_dark.as_ref(), self.shared.input.theme),
            wordmark: brand::is_word(config, self.shared.input.theme),
            favicon: self.picture(config.theme.favicon.as_ref()),
            app_icon: self.picture(config.theme.app_icon.as_ref()),
            picture: self.absolute_picture(config.theme.picture.as_ref()),
            letter: brand::letter(&self.language.title),
            custom_css: self.shared.assets.path("custom.css").is_some(),
            custom_js: self.shared.assets.path("custom.js").is_some(),
            nav: menus::entries(self.shared, self.language, &config.nav, diagnostics),
            footer: menus::entries(self.shared, self.language, &config.footer, diagnostics),
            privacy: menus::entries(self.shared, self.language, &config.privacy, diagnostics),
        }
    }

    /// Where a file of the theme's assets is published.
    fn picture(&self, name: Option<&Located<String>>) -> Option<String> {
        let path = self.shared.assets.path(&name?.value)?;
        Some(self.shared.href(&SitePath::new(path)))
    }

    /// [`Self::picture`] with the site's origin before it.
    fn absolute_picture(&self, name: Option<&Located<String>>) -> Option<String> {
        let path = self.shared.assets.path(&name?.value)?;
        Some(self.shared.url(&SitePath::new(path)))
    }

    /// The words of contact.yaml that stand in from another language.
    pub(in crate::render) fn foreign_words(&self) -> BTreeMap<String, Lang> {
        let words = self.shared.input.contact.map(|contact| contact.routing.words(self.lang()));
        words.map(|words| words.foreign.clone()).unwrap_or_default()
    }

    /// Apart from the others: an engine is used again when contact.yaml says something else.
    fn register_said(&mut self) {
        let foreign = Arc::new(self.foreign_words());
        let known = Arc::clone(&foreign);
        self.tera.register_function("said", move |kwargs: Kwargs, _: &State| {
            let text = kwargs.must_get::<&str>("text")?;
            Ok(match known.get(text) {
                Some(lang) => Value::safe_string(&format!(
                    "<span lang=\"{lang}\" dir=\"{}\">{}</span>",
                    lang.direction().as_str(),
                    escaped(text)
                )),
                None => Value::normal_string(text),
            })
        });
        // Where no element can stand around a text, such as in a list to choose from.
        self.tera.register_function("lang_of", move |kwargs: Kwargs, _: &State| {
            let lang = foreign.get(kwargs.must_get::<&str>("text")?);
            let said = lang.map(|lang| format!(" lang=\"{lang}\"")).unwrap_or_default();
            Ok(Value::safe_string(&said))
        });
    }

    fn register_functions(&mut self) {
        let strings = Arc::clone(&self.strings);
        self.tera
            .register_function("t", move |kwargs: Kwargs, _: &State| translate(&strings, &kwargs));
        let strings = Arc::clone(&self.strings);
        self.tera.register_function("date", move |kwargs: Kwargs, _: &State| {
            format_date(&strings, &kwargs)
        });
        let grouping = Grouping::of(self.lang());
        self.tera.register_function("number", move |kwargs: Kwargs, _: &State| {
            let number = kwargs.must_get::<f64>("value")?;
            let written = whole(number).map(|whole| grouping.write(whole));
            Ok(Value::normal_string(&written.unwrap_or_else(|| number.to_string())))
        });
        let base = self.site.config.base_url.path().to_owned();
        let addresses: BTreeMap<String, Value> = self
            .shared
            .input
            .theme
            .assets
            .keys()
            .filter_map(|name| {
                let path = self.shared.assets.path(name)?;
                Some((name.clone(), Value::normal_string(&SitePath::new(path).href(&base))))
            })
            .collect();
        self.tera.register_function("asset", move |kwargs: Kwargs, _: &State| {
            let name = kwargs.must_get::<&str>("name")?;
            addresses
                .get(name)
                .cloned()
                .ok_or_else(|| tera::Error::message(format!("the theme has no asset `{name}`")))
        });
    }
}

impl Drop for Scope<'_> {
    fn drop(&mut self) {
        self.shared.input.look.put_engine(self.lang(), std::mem::take(&mut self.tera));
    }
}

/// `t(key="…", count=3)`; with `attr=true` for use inside an attribute.
fn translate(strings: &Strings, kwargs: &Kwargs) -> tera::TeraResult<Value> {
    let key = kwargs.must_get::<&str>("key")?;
    if let Some(plain) = strings.get(key) {
        return Ok(Value::normal_string(plain));
    }
    let in_attribute = kwargs.get::<bool>("attr")?.unwrap_or(false);
    let mut texts: Vec<(&str, String)> = Vec::new();
    let mut numbers: Vec<(&str, f64)> = Vec::new();
    for (name, value) in kwargs.iter() {
        let Some(name) = name.as_str().filter(|name| !matches!(*name, "key" | "attr")) else {
            continue;
        };
        match (value.as_str(), value.as_f64()) {
            (Some(text), _) if in_attribute => texts.push((name, text.to_owned())),
            (Some(text), _) => texts.push((name, strings.isolate(text))),
            (None, Some(number)) => numbers.push((name, number)),
            (None, None) => {}
        }
    }
    let args: Vec<(&str, Arg<'_>)> = texts
        .iter()
        .map(|(name, text)| (*name, Arg::Text(text)))
        .chain(numbers.iter().map(|(name, number)| (*name, Arg::Number(*number))))
        .collect();
    match strings.with(key, &args) {
        Some(text) => Ok(Value::normal_string(&text)),
        None => {
            Err(tera::Error::message(format!("the theme has no string `{key}` in any language")))
        }
    }
}

/// `date(value="2026-08-02")` in words, as the language writes it.
fn format_date(strings: &Strings, kwargs: &Kwargs) -> tera::TeraResult<Value> {
    let text = kwargs.must_get::<&str>("value")?;
    let date: jiff::civil::Date = text
        .parse()
        .map_err(|_| tera::Error::message(format!("`{text}` is no date like 2026-08-02")))?;
    Ok(Value::normal_string(&date_in_words(strings, date)))
}

fn date_in_words(strings: &Strings, date: jiff::civil::Date) -> String {
    let year = date.year().to_string();
    let args = [
        ("day", Arg::Number(f64::from(date.day()))),
        ("month", Arg::Number(f64::from(date.month()))),
        // As text: a year is no amount, and no language should group its digits.
        ("year", Arg::Text(&year)),
    ];
    strings.with("date", &args).unwrap_or_else(|| date.to_string())
}
