//! One `.ftl` file: the messages of a language, a site's own over the built-in ones.

use std::collections::BTreeSet;
use std::sync::Arc;

use fluent_bundle::FluentResource;
use fluent_syntax::ast;

use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::tree::TextFile;

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
