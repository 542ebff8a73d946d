//! What a site's own generator was told: title, address, languages, where its pages stand, how its
//! navigation orders them. A generator is one file here with one function; it answers with `None`
//! where the project is not its own.

mod book_toc;
mod docusaurus;
mod facts;
mod hugo;
pub mod javascript;
mod json_nav;
pub mod lektor;
mod mintlify;
mod mkdocs;
mod plain;
pub mod project;
mod shape;
mod starlight;
mod vitepress;

use super::scan::SourceTree;

use project::Project;

pub use facts::{Facts, Item};

/// A generator by its name on the command line.
#[derive(Debug, Clone, Copy)]
pub struct Generator {
    pub name: &'static str,
    /// `None` where the project is another's.
    read: fn(&Project<'_>) -> Option<Facts>,
}

/// The most telling first: a Starlight site is an Astro project, a GitBook may hold an mkdocs.yml.
pub const GENERATORS: [Generator; 13] = [
    Generator { name: "docusaurus", read: docusaurus::read },
    Generator { name: "starlight", read: starlight::read },
    Generator { name: "vitepress", read: vitepress::read },
    Generator { name: "mkdocs", read: mkdocs::read },
    Generator { name: "hugo", read: hugo::read },
    Generator { name: "mintlify", read: mintlify::read },
    Generator { name: "docfx", read: book_toc::docfx },
    Generator { name: "gitbook", read: book_toc::gitbook },
    Generator { name: "mdbook", read: book_toc::mdbook },
    Generator { name: "nanoc", read: plain::nanoc },
    Generator { name: "lektor", read: lektor::read },
    Generator { name: "obsidian", read: plain::obsidian },
    Generator { name: "exl", read: book_toc::experience_league },
];

/// The generator whose project the source is, or is a folder of, and what it was told. `name`
/// insists on one.
pub fn recognise(tree: &SourceTree, name: Option<&str>) -> Option<(Generator, Facts)> {
    Project::around(tree).iter().find_map(|project| of(project, name))
}

/// The generator whose project the source has in `folder`.
pub fn recognise_in(tree: &SourceTree, folder: &str, name: Option<&str>) -> Option<Generator> {
    of(&Project::within(tree, folder), name).map(|(generator, _)| generator)
}

fn of(project: &Project<'_>, name: Option<&str>) -> Option<(Generator, Facts)> {
    let wanted = |generator: &&Generator| name.is_none_or(|name| generator.name == name);
    let mut all = GENERATORS.iter().filter(wanted);
    all.find_map(|generator| Some((*generator, (generator.read)(project)?)))
}
