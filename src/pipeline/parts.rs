//! Which of a site's parts no text holds.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::content::Parts;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::Document;

/// A warning for each part that stands in no document, draft or not.
pub(super) fn unused(parts: &Parts, documents: &[Arc<Document>]) -> Diagnostics {
    let used: BTreeSet<&str> = documents
        .iter()
        .flat_map(|document| &document.body.parts)
        .map(|part| part.name.as_str())
        .collect();
    let unused = parts.iter().filter(|(name, _)| !used.contains(name));
    let told = unused.flat_map(|(name, versions)| {
        versions.values().map(move |file| {
            let d = Diagnostic::warning("unused-part", format!("nothing holds the part `{name}`"));
            let help = format!("write {{{{ part.{name} }}}} where it belongs, or remove the file");
            d.at(file.whole()).help(help)
        })
    });
    told.collect()
}
