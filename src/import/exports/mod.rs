//! Exports of hosted help desks. A desk is one file here: which objects of an export are its own,
//! and what they say in the words of [`Export`]; everything behind that is the same for all.
//! A new desk is also named in `kind.rs`, for `--from`.

mod confluence;
mod document360;
mod drafts;
mod export;
mod freshdesk;
mod help_scout;
mod intercom;
mod objects;
mod wordpress;
mod wpautop;
pub mod xml;
mod zendesk;

use super::scan::SourceTree;
use crate::diagnostics::Diagnostics;

use export::Export;

pub use drafts::desk;

/// A desk by its name on the command line.
#[derive(Debug, Clone, Copy)]
pub struct Vendor {
    pub name: &'static str,
    /// `None` where the export is another desk's.
    read: fn(&SourceTree, &objects::Objects, &mut Diagnostics) -> Option<Export>,
    /// One name for all the ways in which the desk wrote an address: `/hc/fr/articles/1-Words` and
    /// `/hc/articles/1` are one. `None` for addresses of other kinds.
    pub canonical: fn(&str) -> Option<String>,
}

pub const VENDORS: [Vendor; 7] = [
    Vendor { name: "zendesk", read: zendesk::read, canonical: zendesk::canonical },
    Vendor { name: "intercom", read: intercom::read, canonical: intercom::canonical },
    Vendor { name: "helpscout", read: help_scout::read, canonical: help_scout::canonical },
    Vendor { name: "freshdesk", read: freshdesk::read, canonical: freshdesk::canonical },
    Vendor { name: "document360", read: document360::read, canonical: document360::canonical },
    Vendor { name: "wordpress", read: wordpress::read, canonical: wordpress::canonical },
    Vendor { name: "confluence", read: confluence::read, canonical: confluence::canonical },
];

/// Why no desk's export was found in `tree`: its XML is broken.
pub fn broken(tree: &SourceTree) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    for path in tree.others.keys().filter(|path| path.ends_with(".xml") || path.ends_with(".wxr")) {
        if let Some(file) = tree.read_data(path, &mut diagnostics) {
            xml::read(&file, &mut diagnostics);
        }
    }
    diagnostics
}

/// The files of `tree` that exports are made of.
pub fn files(tree: &SourceTree) -> impl Iterator<Item = &str> {
    const ENDINGS: [&str; 5] = [".json", ".jsonl", ".xml", ".wxr", ".html"];
    let is_data = |path: &&str| ENDINGS.iter().any(|ending| path.ends_with(ending));
    tree.others.keys().map(String::as_str).filter(is_data)
}

/// Whether `name` is a desk's.
pub fn is_vendor(name: &str) -> bool {
    VENDORS.iter().any(|vendor| vendor.name == name)
}

/// The desk an export comes from, and what it says. `name` insists on one.
pub fn recognise(
    tree: &SourceTree,
    name: Option<&str>,
    diagnostics: &mut Diagnostics,
) -> Option<(Vendor, Export)> {
    let wanted = |vendor: &&Vendor| name.is_none_or(|name| vendor.name == name);
    let objects = objects::read(tree, diagnostics);
    VENDORS.iter().filter(wanted).find_map(|vendor| {
        let export = (vendor.read)(tree, &objects, diagnostics)?;
        Some((*vendor, export))
    })
}
