//! Where each of a site's facts is used.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::contact;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::facts::{Facts, uses_in_tree};
use crate::model::Document;
use crate::tree::yaml::Parsed;

/// By name, in the order of paths and lines; unknown facts are among them only in contact.yaml.
pub type Uses = BTreeMap<String, Vec<Place>>;

/// Where articles, categories and contact.yaml name facts.
pub(super) fn uses(documents: &[Arc<Document>], contact: &contact::Texts) -> Uses {
    let mut uses = Uses::new();
    for document in documents {
        for used in &document.body.facts {
            let place = document.file.place(used.span);
            uses.entry(used.name.clone()).or_default().push(place);
        }
    }
    for parsed in contact.main.iter().chain(contact.languages.values()) {
        let Parsed { file, node, .. } = &**parsed;
        for (name, span) in node.iter().flat_map(|node| uses_in_tree(file, node)) {
            uses.entry(name).or_default().push(file.place(span));
        }
    }
    for places in uses.values_mut() {
        places.sort_by(|a, b| (&a.path, a.line, a.column).cmp(&(&b.path, b.line, b.column)));
        // What a part says is one place, however many articles hold it.
        places.dedup();
    }
    uses
}

/// Facts that nothing uses.
pub(super) fn unused(facts: &Facts, uses: &Uses) -> Diagnostics {
    let Some(file) = &facts.file else { return Diagnostics::new() };
    let unused = facts.facts.iter().filter(|(name, _)| !uses.contains_key(*name));
    let told = unused.map(|(name, fact)| {
        let d = Diagnostic::notice("unused-fact", format!("nothing uses the fact `{name}`"));
        let help = format!("write {{{{ fact.{name} }}}} where it is said, or remove it");
        d.at(file.place(fact.span)).help(help)
    });
    told.collect()
}
