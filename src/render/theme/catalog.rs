//! `.ftl` files: the messages of each language, a site's own over the built-in ones.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use fluent_bundle::FluentResource;
use fluent_syntax::ast;

use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::tree::TextFile;

/// The catalogs of a theme by language tag. Most sites have few of the program's languages: those of
/// its files that nothing stands over are read when somebody asks for them.
#[derive(Clone, Default)]
pub(in crate::render) struct Catalogs {
    all: BTreeMap<String, Held>,
}

#[derive(Clone)]
struct Held {
    file: TextFile,
    read: OnceLock<Catalog>,
}

impl Catalogs {
    pub(super) fn insert(&mut self, tag: &str, file: &TextFile, catalog: Catalog) {
        let held = Held { file: file.clone(), read: OnceLock::from(catalog) };
        self.all.insert(tag.to_owned(), held);
    }

    /// A file of the program's own, in which no mistake is to be told.
    pub(super) fn insert_built_in(&mut self, tag: &str, file: &TextFile) {
        let held = Held { file: file.clone(), read: OnceLock::new() };
        self.all.insert(tag.to_owned(), held);
    }

    pub(in crate::render) fn get(&self, tag: &str) -> Option<&Catalog> {
        let Held { file, read } = self.all.get(tag)?;
        Some(read.get_or_init(|| catalog(file, None, &mut Diagnostics::new())))
    }

    pub(super) fn tags(&self) -> impl Iterator<Item = &str> {
        self.all.keys().map(String::as_str)
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }
}

/// The messages of one language.
#[derive(Clone)]
pub(in crate::render) struct Catalog {
    /// The built-in file first, a site's own over it.
    pub(super) resources: Vec<Arc<FluentResource>>,
    /// Ids of its messages.
    pub(super) ids: BTreeSet<String>,
    pub(super) path: Arc<str>,
}

impl Catalog {
    /// The ids of the built-in file, for a language that has one.
    pub(super) fn built_in(&self) -> BTreeSet<&str> {
        self.resources.first().into_iter().flat_map(|resource| messages(resource)).collect()
    }
}

/// Reads one `.ftl` file over the built-in one of the same language.
pub(in crate::render) fn catalog(
    file: &TextFile,
    below: Option<&TextFile>,
    diagnostics: &mut Diagnostics,
) -> Catalog {
    let mut catalog =
        Catalog { resources: Vec::new(), ids: BTreeSet::new(), path: Arc::clone(&file.path) };
    for file in below.into_iter().chain([file]) {
        let resource = match FluentResource::try_new(file.text.to_string()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                for error in errors {
                    diagnostics.push(
                        Diagnostic::error(
                            "string-syntax",
                            format!("this string cannot be read: {}", error.kind),
                        )
                        .at(file.place(Span::from(error.pos)))
                        .help("write `key = words`, with variables as { $name }"),
                    );
                }
                resource
            }
        };
        catalog.ids.extend(messages(&resource).map(str::to_owned));
        catalog.resources.push(Arc::new(resource));
    }
    catalog
}

fn messages(resource: &FluentResource) -> impl Iterator<Item = &str> {
    resource.entries().filter_map(|entry| match entry {
        ast::Entry::Message(message) if message.value.is_some() => Some(message.id.name),
        _ => None,
    })
}
