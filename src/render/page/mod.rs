//! One page: what its head says, and the template that writes it.

pub(in crate::render) mod body;
pub(in crate::render) mod brand;
pub(in crate::render) mod escape;
pub(in crate::render) mod item;
pub(in crate::render) mod json;
pub(in crate::render) mod json_ld;
pub(in crate::render) mod menus;
pub(in crate::render) mod policy;
mod reading;
pub(in crate::render) mod scope;
pub(in crate::render) mod shared;
mod spacing;
pub(in crate::render) mod trail;

use serde::Serialize;
use tera::{Context, Value};

use self::scope::Scope;
use self::trail::{Alternate, Crumb};
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::model::{OutputFile, SitePath};
use crate::render::theme::template_errors;

/// A finished file, or what kept it from being written.
pub type Outcome = Result<OutputFile, Diagnostics>;

/// What stands in a file's place when nothing could be written into it: an error, never an empty
/// file.
pub(in crate::render) fn unwritten(path: &str, error: &dyn std::error::Error) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    let message = format!("this file cannot be written: {error}");
    diagnostics.push(Diagnostic::error("unwritten", message).at(Place::file(path)));
    diagnostics
}

/// What a page is, apart from its content.
pub(in crate::render) struct Page<'p> {
    /// Below `templates/`.
    pub template: &'p str,
    pub path: SitePath,
    /// Without the site's title; empty for the home page.
    pub title: String,
    pub description: String,
    /// Whether search engines may list it.
    pub indexable: bool,
    /// The same page in the site's languages; see [`Alternate`].
    pub alternates: Vec<Option<Alternate>>,
    pub crumbs: Vec<Crumb>,
    /// Structured data beside the breadcrumb.
    pub data: Vec<serde_json::Value>,
    /// Open Graph's kind: `website` or `article`.
    pub kind: &'static str,
    /// The Markdown copy beside it.
    pub markdown: Option<String>,
}

/// `page` in templates.
#[derive(Serialize)]
struct PageContext<'a> {
    /// The template's name without its extension.
    name: &'a str,
    title: &'a str,
    description: &'a str,
    kind: &'a str,
    canonical: String,
    indexable: bool,
    alternates: Vec<AlternateContext<'a>>,
    x_default: Option<String>,
    /// An address for each of `site.languages`.
    switch: Vec<String>,
    /// For each of them, whether the page itself is not there.
    switch_missing: Vec<bool>,
    crumbs: &'a [Crumb],
    markdown: Option<&'a str>,
    json_ld: String,
}

#[derive(Serialize)]
struct AlternateContext<'a> {
    lang: &'a str,
    url: String,
}

impl Scope<'_> {
    /// Renders `page` with `content`: names and values for its template.
    pub(in crate::render) fn write(
        &self,
        page: &Page<'_>,
        content: Vec<(&'static str, Value)>,
    ) -> Outcome {
        let mut context = Context::new();
        context.insert("page", &self.page_context(page));
        for (name, value) in content {
            context.insert_value(name, value);
        }
        match self.tera.render(page.template, &context) {
            Ok(html) => {
                let html = match self.lang().primary() {
                    "fr" => spacing::french(html),
                    _ => html,
                };
                Ok(OutputFile::new(format!("site/{}", page.path.file()), html.into_bytes()))
            }
            Err(error) => {
                Err(template_errors::from_error(&error, &self.shared.input.theme.sources))
            }
        }
    }

    fn page_context<'p>(&self, page: &'p Page<'_>) -> PageContext<'p> {
        let own: Vec<&Alternate> = page.alternates.iter().flatten().filter(|a| a.own).collect();
        let default = own.iter().find(|a| self.site.config.is_default(&a.lang)).or(own.first());
        let canonical = self.shared.canonical(&page.path);
        PageContext {
            name: page.template.strip_suffix(".html").unwrap_or(page.template),
            title: &page.title,
            description: &page.description,
            kind: page.kind,
            indexable: page.indexable && !self.site.config.preview,
            x_default: default.map(|a| self.shared.url(&a.path)),
            alternates: own
                .iter()
                .map(|a| AlternateContext { lang: a.lang.as_str(), url: self.shared.url(&a.path) })
                .collect(),
            switch: self.switch(&page.alternates),
            switch_missing: (0..self.site.config.languages.len())
                .map(|at| page.alternates.get(at).and_then(Option::as_ref).is_none())
                .collect(),
            crumbs: &page.crumbs,
            markdown: page.markdown.as_deref(),
            json_ld: json_ld::script(&page.data, &page.crumbs, &self.site.config.base_url),
            canonical,
        }
    }

    /// Where the language menu leads: the same page, else the language's home, which says so.
    fn switch(&self, alternates: &[Option<Alternate>]) -> Vec<String> {
        let languages = &self.site.config.languages;
        languages
            .iter()
            .enumerate()
            .map(|(index, language)| match alternates.get(index).and_then(Option::as_ref) {
                Some(alternate) => self.shared.href(&alternate.path),
                None => {
                    let home = self.shared.href(&SitePath::new(self.site.prefix(&language.lang)));
                    format!("{home}#fd-missing")
                }
            })
            .collect()
    }

    /// A page of the program's own at `tail`, the same in every language; `keys` are the strings of
    /// its title and description.
    pub(in crate::render) fn fixed_page<'p>(
        &self,
        template: &'p str,
        tail: &str,
        keys: [&str; 2],
    ) -> Page<'p> {
        let title = self.strings.text(keys[0]);
        let here = Crumb { title: title.clone(), href: self.href(tail), lang: None };
        Page {
            template,
            path: self.path(tail),
            description: self.strings.text(keys[1]),
            indexable: true,
            alternates: self.everywhere(tail),
            crumbs: vec![self.home_crumb(), here],
            title,
            data: Vec::new(),
            kind: "website",
            markdown: None,
        }
    }

    /// A page that stands at the same place in every language.
    pub(in crate::render) fn everywhere(&self, tail: &str) -> Vec<Option<Alternate>> {
        self.site
            .languages()
            .map(|lang| {
                let path = SitePath::new(format!("{}{tail}", self.site.prefix(lang)));
                Some(Alternate { lang: lang.clone(), path, own: true })
            })
            .collect()
    }

    /// The breadcrumb's first step.
    pub(in crate::render) fn home_crumb(&self) -> Crumb {
        Crumb { title: self.strings.text("home"), href: self.href(""), lang: None }
    }
}
