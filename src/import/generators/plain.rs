//! Generators that say little: Nanoc, and Obsidian's vaults.

use super::facts::Facts;
use super::project::Project;
use super::shape;

pub fn nanoc(project: &Project<'_>) -> Option<Facts> {
    let config = project.data(&["nanoc.yaml", "config.yaml"])?;
    let is_nanoc = project.first(&["Rules", "nanoc.yaml"]).is_some();
    is_nanoc.then(|| Facts {
        title: shape::text(&config, "title"),
        base_url: shape::text(&config, "base_url").and_then(|url| shape::base_url(&url, "")),
        roots: project.root("content", "").into_iter().collect(),
        ..Facts::default()
    })
}

pub fn obsidian(project: &Project<'_>) -> Option<Facts> {
    project.has_folder(".obsidian").then(Facts::default)
}
