//! Parts where a text names them: `{{ part.name }}`.

use std::collections::BTreeSet;

use super::workspace::Workspace;
use crate::content::{self, Named};
use crate::model::Lang;

/// What is typed of a name behind `{{ part.`.
pub(super) fn typed(line: &str) -> Option<&str> {
    let at = line.rfind("{{")?;
    let name = line[at + 2..].trim_start().strip_prefix("part.")?;
    (!name.contains([' ', '}', '"'])).then_some(name)
}

/// Every part of the site.
pub(super) fn names(workspace: &Workspace) -> BTreeSet<String> {
    files(workspace).map(|(name, ..)| name).collect()
}

/// The file of the part that is named in `line`, in the language of the text at `path` where there
/// is one.
pub(super) fn file(workspace: &Workspace, path: &str, line: &str) -> Option<String> {
    let inside = line.trim().strip_prefix("{{")?.trim_start().strip_prefix("part.")?;
    let name = inside.split([' ', '\t', '}']).next()?;
    let default = &workspace.linked()?.site.config.default_language().lang;
    let lang = workspace.document(path).map_or(default, |document| &document.lang);
    let mut versions: Vec<(bool, bool, String)> = files(workspace)
        .filter(|(other, ..)| other == name)
        .map(|(_, own, path)| (own != *lang, own != *default, path))
        .collect();
    versions.sort();
    versions.into_iter().next().map(|(.., path)| path)
}

fn files(workspace: &Workspace) -> impl Iterator<Item = (String, Lang, String)> {
    let linked = workspace.linked();
    let languages: Vec<Lang> =
        linked.iter().flat_map(|linked| linked.site.languages()).cloned().collect();
    let files = linked.into_iter().flat_map(|linked| &linked.files);
    files.filter_map(move |path| match content::name(path, &languages) {
        Ok(Named::Part(part)) => Some((part.name, part.lang, path.clone())),
        _ => None,
    })
}
