//! The workflow that checks and builds a site at every change.

use super::NewFile;
use super::repository::Repository;

const GITHUB: &str = include_str!("ci/github.yml");

/// The workflow of a site, where the repository's host looks for it: the path is below the
/// repository's root.
pub fn workflow(repository: &Repository) -> NewFile {
    let folder = &repository.folder;
    let (path, name) = match folder.is_empty() {
        true => ("help-centre".to_owned(), "Help centre".to_owned()),
        // One repository may hold several.
        false => (format!("help-centre-{}", folder.replace('/', "-")), format!("Help centre ({folder})")),
    };
    let (defaults, below) = match folder.is_empty() {
        true => (String::new(), String::new()),
        false => (format!("\ndefaults:\n  run:\n    working-directory: {}\n", quoted(folder)), format!("{folder}/")),
    };
    let text = GITHUB
        .replace("@NAME@", &quoted(&name))
        .replace("@BRANCH@", &quoted(&repository.branch))
        .replace("@VERSION@", env!("CARGO_PKG_VERSION"))
        .replace("@DEFAULTS@", &defaults)
        .replace("path: @FOLDER@dist/site/", &format!("path: {}", quoted(&format!("{below}dist/site/"))));
    NewFile { path: format!(".github/workflows/{path}.yml"), text }
}

/// A YAML scalar in double quotes; a folder or branch may hold anything.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
