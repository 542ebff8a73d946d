//! The theme: templates, assets and strings, the built-in ones and a site's own over them.
//!
//! 1. the default theme is embedded in the program;
//! 2. a site's file of the same name takes the place of a built-in one, file by file;
//! 3. templates are parsed together, strings one language at a time; every mistake is reported at
//!    its place, and the built-in file stands in so that the rest can be checked too;
//! 4. what a site's own file replaced keeps a name: `builtin/article.html` can be extended and
//!    included by the file that stands in its place.

pub(in crate::render) mod assets;
mod bare;
pub(in crate::render) mod blocked;
mod catalog;
pub(in crate::render) mod colour;
mod copy;
mod engine;
mod file;
pub(in crate::render) mod icons;
pub(in crate::render) mod inline;
mod join;
pub(in crate::render) mod languages;
#[cfg(test)]
mod lexemes;
mod loads;
mod merge;
mod near;
#[cfg(test)]
mod reach;
mod references;
pub(in crate::render) mod said;
mod script;
#[cfg(test)]
mod short;
pub(in crate::render) mod strings;
mod style;
pub(in crate::render) mod template_errors;
pub(in crate::render) mod tokens;
mod travel;
mod twice;
mod unused;
mod variables;

use std::collections::{BTreeMap, BTreeSet};

use include_dir::{Dir, include_dir};
use tera::Tera;

pub use self::copy::{ORIGINALS, Origin, copied, is_stale, mark, origin};
pub use self::file::ThemeFile;
pub use self::merge::{Merged, merge};

use self::catalog::Catalogs;
use self::inline::Inline;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::tree::TextFile;

/// What a template of the program is called beside the site's own of the same name.
const BUILT_IN: &str = "builtin/";

static DEFAULT: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// A theme ready to render with.
#[derive(Clone)]
pub struct Theme {
    /// Templates parsed, with placeholders for the functions that differ by language.
    pub(in crate::render) templates: Tera,
    /// Sources by template name, for diagnostics.
    pub(in crate::render) sources: BTreeMap<String, TextFile>,
    /// Name below `assets/` to file.
    pub(in crate::render) assets: BTreeMap<String, ThemeFile>,
    /// Strings by language tag.
    pub(in crate::render) strings: Catalogs,
    /// Code inside the templates.
    pub(in crate::render) inline: Inline,
    /// The site's own files, but for those that are as the program's.
    pub(in crate::render) own: Vec<ThemeFile>,
    /// By name, what to say of templates that no other one asks for.
    unasked: BTreeMap<String, Diagnostic>,
}

impl Theme {
    /// The default theme with `overrides` over it. Errors: templates that do not parse or name what
    /// is not there, strings with syntax errors, files in no known folder, text that is not UTF-8.
    pub fn load(overrides: &[ThemeFile]) -> (Self, Diagnostics) {
        Self::load_named(overrides, &[])
    }

    /// A warning for each template of the site's own that neither another one nor front matter
    /// asks for: `asked` are the values of all `template:`.
    pub fn unused_templates<'n>(&self, asked: impl IntoIterator<Item = &'n str>) -> Diagnostics {
        let asked: BTreeSet<&str> = asked.into_iter().collect();
        let unused = self.unasked.iter().filter(|(name, _)| !asked.contains(name.as_str()));
        unused.map(|(_, told)| told.clone()).collect()
    }

    /// How many templates, assets and catalogs of strings it has.
    pub fn files(&self) -> usize {
        self.sources.len() + self.assets.len() + self.strings.len()
    }

    /// The same; `named`: assets that site.toml asks for.
    pub fn load_named(overrides: &[ThemeFile], named: &[&str]) -> (Self, Diagnostics) {
        let mut diagnostics = Diagnostics::new();
        let built_in = default_files();
        let mut files = built_in.clone();
        let mut own = BTreeSet::new();
        // What copies were made of is no part of the theme.
        for file in overrides.iter().filter(|file| !file.name.starts_with(ORIGINALS)) {
            let known = ["templates/", "assets/", "i18n/"];
            if !known.iter().any(|folder| file.name.starts_with(folder))
                || file.name.starts_with("templates/builtin/")
            {
                let message = format!("`{}` is in no folder of a theme", file.name);
                diagnostics.push(
                    Diagnostic::warning("theme-file", message)
                        .at(Place::file(file.path.clone()))
                        .help(
                            "put it below templates/, assets/ or i18n/; builtin/ is the program's",
                        ),
                );
                continue;
            }
            // What is as the program has it needs no looking at.
            if built_in.get(&file.name).is_none_or(|below| below.bytes != file.bytes) {
                own.insert(file.name.clone());
            }
            files.insert(file.name.clone(), file.clone());
        }
        diagnostics.extend(unused::assets(&own, &built_in, &files, named));
        let unasked = unused::templates(&own, &built_in, &files);
        let copies = own.iter().filter_map(|name| files.get(name));
        diagnostics.extend(copy::stale(copies, &built_in));
        let mut sources = text_files(&files, "templates/", &mut diagnostics);
        let below = text_files(&built_in, "templates/", &mut Diagnostics::new());
        if own.iter().any(|name| name.starts_with("templates/")) {
            let below = below.iter();
            sources.extend(below.map(|(name, file)| (format!("{BUILT_IN}{name}"), file.clone())));
        }
        let (templates, sources) = template_errors::parse_all(sources, &below, &mut diagnostics);
        let (inline, found) = inline::of(&sources);
        diagnostics.extend(found);
        let strings = load_strings(&files, (&built_in, &own), &mut diagnostics);
        let own = own.iter().filter_map(|name| files.get(name)).cloned().collect();
        let assets = files
            .into_iter()
            .filter_map(|(name, file)| {
                name.strip_prefix("assets/").map(|name| (name.to_owned(), file))
            })
            .collect();
        (Self { templates, sources, assets, strings, inline, own, unasked }, diagnostics)
    }
}

/// `own`: the names of those of `files` that are the site's, and not as the program's.
fn load_strings(
    files: &BTreeMap<String, ThemeFile>,
    (built_in, own): (&BTreeMap<String, ThemeFile>, &BTreeSet<String>),
    diagnostics: &mut Diagnostics,
) -> Catalogs {
    let all = text_files(files, "i18n/", diagnostics);
    let mut catalogs = Catalogs::default();
    let is_own = |name: &str| own.contains(&format!("i18n/{name}"));
    let (own, below): (Vec<_>, Vec<_>) = all.iter().partition(|(name, _)| is_own(name));
    for (name, file) in below {
        let Some(tag) = name.strip_suffix(".ftl") else { continue };
        catalogs.insert_built_in(tag, file);
    }
    if own.is_empty() {
        return catalogs;
    }
    // A site's `fr.ftl` changes the messages it names; the built-in ones stay for the rest.
    let built_in = text_files(built_in, "i18n/", &mut Diagnostics::new());
    let english = built_in
        .get("en.ftl")
        .map(|english| catalog::catalog(english, None, &mut Diagnostics::new()));
    let known = english.as_ref().map(|english| english.ids.clone()).unwrap_or_default();
    let given = english.as_ref().map(variables::of_messages).unwrap_or_default();
    for (name, file) in own {
        let Some(tag) = name.strip_suffix(".ftl") else { continue };
        let alone = catalog::catalog(file, None, &mut Diagnostics::new());
        diagnostics.extend(unused::strings(file, &alone, &known, files));
        diagnostics.extend(variables::unknown(file, &alone, &given));
        diagnostics.extend(twice::messages(file, &alone));
        let catalog = catalog::catalog(file, built_in.get(name), diagnostics);
        diagnostics.extend(references::unknown(file, &catalog, &given));
        catalogs.insert(tag, file, catalog);
    }
    catalogs
}

/// The files of the built-in theme, by name: `templates/article.html`.
pub fn built_in_files() -> BTreeMap<String, ThemeFile> {
    default_files()
}

/// Whether a file is the program's, or the site's and the same.
fn is_ours(file: &ThemeFile) -> bool {
    let same = |own: &include_dir::File<'_>| own.contents() == &*file.bytes;
    file.built_in || DEFAULT.get_file(&file.name).is_some_and(same)
}

fn default_files() -> BTreeMap<String, ThemeFile> {
    let mut files = BTreeMap::new();
    collect(&DEFAULT, &mut files);
    files
}

fn collect(dir: &Dir<'static>, files: &mut BTreeMap<String, ThemeFile>) {
    for file in dir.files() {
        let name = file.path().to_string_lossy().replace('\\', "/");
        let path = format!("themes/default/{name}");
        let bytes = file.contents().into();
        files.insert(name.clone(), ThemeFile { name, path, bytes, built_in: true });
    }
    for dir in dir.dirs() {
        collect(dir, files);
    }
}

/// The files below `folder`, as text, by the rest of their names.
fn text_files(
    files: &BTreeMap<String, ThemeFile>,
    folder: &str,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, TextFile> {
    let mut texts = BTreeMap::new();
    for (name, file) in files {
        let Some(name) = name.strip_prefix(folder) else { continue };
        match std::str::from_utf8(&file.bytes) {
            Ok(text) => {
                texts.insert(name.to_owned(), TextFile::new(file.path.as_str(), text));
            }
            Err(_) => diagnostics.push(
                Diagnostic::error("invalid-utf8", "the file is not UTF-8 text")
                    .at(Place::file(file.path.clone()))
                    .help("save it as UTF-8"),
            ),
        }
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, text: &str) -> ThemeFile {
        ThemeFile {
            name: name.to_owned(),
            path: format!("themes/own/{name}"),
            bytes: text.as_bytes().into(),
            built_in: false,
        }
    }

    /// They are read when they are asked for, and nobody is told.
    #[test]
    fn the_programs_own_strings_have_no_mistakes() {
        let mut told = Diagnostics::new();
        let all = text_files(&default_files(), "i18n/", &mut told);
        for file in all.values() {
            catalog::catalog(file, None, &mut told);
        }
        assert!(all.len() > 20 && told.is_empty(), "{told:?}");
    }

    #[test]
    fn variables_are_those_that_the_message_is_given() {
        let own = "# words\narticles-count = { $cuont ->\n    [one] one\n   *[other] { $cuont }\n}\n\
            home = Start { $where }\nown-words = { $anything }\n";
        let (_, diagnostics) = Theme::load(&[file("i18n/fr.ftl", own)]);
        let told: Vec<_> = diagnostics
            .iter()
            .map(|d| {
                let line = d.place.as_ref().map_or(0, |place| place.line);
                (d.code, line, d.help.clone().unwrap_or_default())
            })
            .collect();
        assert_eq!(
            told,
            [
                ("string-variable", 2, "did you mean `$count`?".to_owned()),
                ("string-variable", 6, "the message has no variables".to_owned())
            ]
        );
    }

    #[test]
    fn a_template_can_extend_the_one_that_it_replaces() {
        let own = "{% extends \"builtin/tag.html\" %}{% block title %}Mine{% endblock title %}";
        let (theme, diagnostics) = Theme::load(&[file("templates/tag.html", own)]);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        assert!(theme.sources.contains_key("builtin/tag.html"));
        let (_, diagnostics) = Theme::load(&[file("templates/builtin/tag.html", "x")]);
        assert_eq!(diagnostics.iter().map(|d| d.code).collect::<Vec<_>>(), ["theme-file"]);
    }

    #[test]
    fn mistyped_names_are_told_with_what_was_meant() {
        let told = |files: &[ThemeFile]| -> Vec<(&'static str, String)> {
            let (theme, mut diagnostics) = Theme::load(files);
            diagnostics.extend(theme.unused_templates(["landing.html"]));
            diagnostics.iter().map(|d| (d.code, d.help.clone().unwrap_or_default())).collect()
        };
        let meant = |what: &str| format!("did you mean `{what}`?");
        assert_eq!(
            told(&[file("templates/artcle.html", "x"), file("i18n/en.ftl", "hme-title = Hello\n")]),
            [
                ("unused-string", meant("home-title")),
                ("unused-theme-file", meant("templates/article.html")),
            ]
        );
        // A page's template by itself asks for nothing, whatever it extends.
        let page = "{% extends \"base.html\" %}";
        for (name, help) in [
            ("templates/articel.html", meant("templates/article.html")),
            ("templates/contact/strat.html", meant("templates/contact/start.html")),
            ("templates/banner.html", meant("templates/slots/banner.html")),
            ("templates/footer.html", meant("templates/slots/footer.html")),
            ("templates/heder.html", meant("templates/parts/header.html")),
            ("assets/Custom.css", meant("assets/custom.css")),
            (
                "templates/product2.html",
                "name it in a template or as `template:` of an article, or take it away".to_owned(),
            ),
        ] {
            assert_eq!(told(&[file(name, page)]), [("unused-theme-file", help)], "{name}");
        }
        assert_eq!(told(&[file("templates/landing.html", page)]), []);
        assert_eq!(
            told(&[file("assets/them.css", "x")]),
            [("unused-theme-file", meant("assets/theme.css"))]
        );
        // Asked for by another file, or a change of what is there.
        let own = [
            file("templates/parts/notice.html", "{{ t(key=\"home-titel\") }}"),
            file("templates/404.html", "{% include \"parts/notice.html\" %}"),
            file("i18n/en.ftl", "home-titel = Hello\nhome = Start\n"),
        ];
        assert_eq!(told(&own), []);
    }
}
