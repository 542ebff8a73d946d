//! What checks and builds a site at every change, where its code host looks for it.

use super::NewFile;
use super::repository::{CodeHost, Repository};

const GITHUB: &str = include_str!("ci/github.yml");
const FORGEJO: &str = include_str!("ci/forgejo.yml");
const GITLAB: &str = include_str!("ci/gitlab.yml");

/// A workflow and how its host finds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workflow {
    /// Its path is below the repository's root.
    pub file: NewFile,
    /// A file that leads to it, where the host reads only one of a fixed name. Somebody's own may
    /// be there already; then this is what has to be added to it.
    pub entry: Option<NewFile>,
}

/// The workflow of a site in `repository`.
pub fn workflow(repository: &Repository) -> Workflow {
    let folder = &repository.folder;
    // One repository may hold several: `b/help` and `b-help` are two of them.
    let name = match folder.is_empty() {
        true => "help-centre".to_owned(),
        false => format!("help-centre-{}", folder.replace('/', "--")),
    };
    match repository.host {
        CodeHost::GitHub => {
            of_actions(repository, GITHUB, &format!(".github/workflows/{name}.yml"))
        }
        CodeHost::Forgejo => {
            of_actions(repository, FORGEJO, &format!(".forgejo/workflows/{name}.yml"))
        }
        CodeHost::GitLab => {
            let path = format!(".gitlab/{name}.yml");
            let below = if folder.is_empty() { String::new() } else { format!("{folder}/") };
            // Jobs of one name are one job.
            let text = GITLAB
                .replace("@JOB@", &quoted(&name))
                .replace("@VERSION@", env!("CARGO_PKG_VERSION"))
                .replace("@ROOT@", &quoted(if folder.is_empty() { "." } else { folder }))
                .replace("@PATH@", &quoted(&format!("{below}dist/site/")));
            let entry = NewFile {
                path: ".gitlab-ci.yml".to_owned(),
                text: format!("include:\n  - local: {}\n", quoted(&format!("/{path}"))),
            };
            Workflow { file: NewFile { path, text }, entry: Some(entry) }
        }
    }
}

fn of_actions(repository: &Repository, template: &str, path: &str) -> Workflow {
    let folder = &repository.folder;
    let (name, defaults, below) = match folder.is_empty() {
        true => ("Help centre".to_owned(), String::new(), String::new()),
        false => (
            format!("Help centre ({folder})"),
            format!("\ndefaults:\n  run:\n    working-directory: {}\n", quoted(folder)),
            format!("{folder}/"),
        ),
    };
    let artifact = |path: &str| format!("path: {}", quoted(&format!("{below}{path}")));
    let text = template
        .replace("@NAME@", &quoted(&name))
        .replace("@BRANCH@", &quoted(&repository.branch))
        .replace("@VERSION@", env!("CARGO_PKG_VERSION"))
        .replace("@DEFAULTS@", &defaults)
        .replace("path: @FOLDER@dist/site/", &artifact("dist/site/"))
        .replace("path: @FOLDER@dist/", &artifact("dist/"));
    Workflow { file: NewFile { path: path.to_owned(), text }, entry: None }
}

/// A YAML scalar in double quotes; a folder or branch may hold anything.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
