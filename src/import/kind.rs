//! What a source is: told by its own configuration, or by whoever imports it.

use super::generators;
use super::scan::SourceTree;

pub const JEKYLL: &str = "jekyll";
pub const MARKDOWN: &str = "markdown";

/// What can be imported, by the names of `--from`.
pub const KINDS: [&str; 22] = [
    JEKYLL,
    MARKDOWN,
    "docusaurus",
    "starlight",
    "vitepress",
    "mkdocs",
    "hugo",
    "mintlify",
    "docfx",
    "gitbook",
    "mdbook",
    "nanoc",
    "lektor",
    "obsidian",
    "exl",
    "zendesk",
    "intercom",
    "helpscout",
    "freshdesk",
    "document360",
    "wordpress",
    "confluence",
];

/// The folder that `tree` is, if it is no export. A folder of Markdown is what is left.
pub fn recognise(tree: &SourceTree, from: Option<&str>) -> &'static str {
    let named = KINDS.into_iter().find(|kind| from == Some(*kind)).filter(|kind| *kind != MARKDOWN);
    named.unwrap_or_else(|| {
        let generator = generators::recognise(tree, None).map(|(generator, _)| generator.name);
        let is_jekyll = from.is_none()
            && ["_config.yml", "_config.yaml"].iter().any(|name| tree.others.contains_key(*name));
        generator.unwrap_or(if is_jekyll { JEKYLL } else { MARKDOWN })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::exports::VENDORS;

    #[test]
    fn everything_can_be_named() {
        let generators = generators::GENERATORS.iter().map(|generator| generator.name);
        for name in generators.chain(VENDORS.iter().map(|vendor| vendor.name)) {
            assert!(KINDS.contains(&name), "{name}");
        }
        assert_eq!(KINDS.len(), generators::GENERATORS.len() + VENDORS.len() + 2);
    }
}
