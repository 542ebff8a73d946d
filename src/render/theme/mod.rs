//! The theme: templates, assets and strings, the built-in ones and a site's own over them.
//!
//! 1. the default theme is embedded in the program;
//! 2. a site's file of the same name takes the place of a built-in one, file by file;
//! 3. templates are parsed together, strings one language at a time; every mistake is reported at
//!    its place, and the built-in file stands in so that the rest can be checked too.

pub(in crate::render) mod assets;
mod catalog;
mod colour;
pub(in crate::render) mod strings;
mod style;
pub(in crate::render) mod template_errors;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use tera::Tera;

use self::catalog::Catalog;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::tree::TextFile;

static DEFAULT: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// One file of a theme.
#[derive(Debug, Clone)]
pub struct ThemeFile {
    /// Below the theme's folder: `templates/article.html`, `assets/theme.css`, `i18n/fr.ftl`.
    pub name: String,
    /// Below the site's root, for diagnostics.
    pub path: String,
    pub bytes: Arc<[u8]>,
}

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
    pub(in crate::render) strings: BTreeMap<String, Catalog>,
}

impl Theme {
    /// The default theme with `overrides` over it. Errors: templates that do not parse or name what
    /// is not there, strings with syntax errors, files in no known folder, text that is not UTF-8.
    pub fn load(overrides: &[ThemeFile]) -> (Self, Diagnostics) {
        let mut diagnostics = Diagnostics::new();
        let mut files = default_files();
        let mut own = BTreeSet::new();
        for file in overrides {
            if !file.name.starts_with("templates/")
                && !file.name.starts_with("assets/")
                && !file.name.starts_with("i18n/")
            {
                let message = format!("`{}` is in no folder of a theme", file.name);
                diagnostics.push(
                    Diagnostic::warning("theme-file", message)
                        .at(Place::file(file.path.clone()))
                        .help("put it below templates/, assets/ or i18n/"),
                );
                continue;
            }
            own.insert(file.name.clone());
            files.insert(file.name.clone(), file.clone());
        }
        let sources = text_files(&files, "templates/", &mut diagnostics);
        let (templates, sources) = template_errors::parse_all(sources, &default_templates(), &mut diagnostics);
        let strings = load_strings(&files, &own, &mut diagnostics);
        let assets = files
            .into_iter()
            .filter_map(|(name, file)| name.strip_prefix("assets/").map(|name| (name.to_owned(), file)))
            .collect();
        (Self { templates, sources, assets, strings }, diagnostics)
    }
}

fn load_strings(
    files: &BTreeMap<String, ThemeFile>,
    own: &BTreeSet<String>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, Catalog> {
    // A site's `fr.ftl` changes the messages it names; the built-in ones stay for the rest.
    let built_in = text_files(&default_files(), "i18n/", &mut Diagnostics::new());
    let all = text_files(files, "i18n/", diagnostics);
    let mut catalogs = BTreeMap::new();
    for (name, file) in &all {
        let Some(tag) = name.strip_suffix(".ftl") else { continue };
        let below = built_in.get(name).filter(|_| own.contains(&format!("i18n/{name}")));
        catalogs.insert(tag.to_owned(), catalog::catalog(file, below, diagnostics));
    }
    catalogs
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
        files.insert(name.clone(), ThemeFile { name, path, bytes: file.contents().into() });
    }
    for dir in dir.dirs() {
        collect(dir, files);
    }
}

fn default_templates() -> BTreeMap<String, TextFile> {
    text_files(&default_files(), "templates/", &mut Diagnostics::new())
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
