//! The repository that a new site stands in: where its workflows belong, and which branch they
//! watch.

use std::fs;
use std::path::{Path, PathBuf};

/// What a workflow has to know about the repository around a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repository {
    pub root: PathBuf,
    /// From the root to the site, `/` between parts; empty where the site is the repository.
    pub folder: String,
    /// The branch that is published.
    pub branch: String,
    pub host: CodeHost,
}

/// Who runs workflows, and so where they stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CodeHost {
    #[default]
    GitHub,
    GitLab,
    Forgejo,
}

/// Where nothing says otherwise.
const BRANCH: &str = "main";

impl Repository {
    /// The innermost repository that `site` stands in. Without one, the site itself is taken for
    /// one: it will be, as soon as somebody says `git init`.
    pub fn around(site: &Path) -> Self {
        let root = site.ancestors().find(|folder| folder.join(".git").symlink_metadata().is_ok());
        let root = root.unwrap_or(site);
        let below = site.strip_prefix(root).unwrap_or(Path::new(""));
        let folder = below
            .components()
            .map(|part| part.as_os_str().to_string_lossy())
            .collect::<Vec<_>>()
            .join("/");
        let git = git_folder(root);
        let branch = git.as_deref().and_then(branch).unwrap_or_else(|| BRANCH.to_owned());
        let host = git.as_deref().and_then(host).or_else(|| marked(root)).unwrap_or_default();
        Self { root: root.to_path_buf(), folder, branch, host }
    }
}

/// `.git`, or what it points to: a work tree and a submodule have a file there.
fn git_folder(root: &Path) -> Option<PathBuf> {
    let git = root.join(".git");
    if git.is_dir() {
        return Some(git);
    }
    let text = fs::read_to_string(&git).ok()?;
    let own = root.join(text.strip_prefix("gitdir:")?.trim());
    // What all work trees share: the branch of this one may be somebody's draft.
    match fs::read_to_string(own.join("commondir")) {
        Ok(common) => Some(own.join(common.trim())),
        Err(_) => Some(own),
    }
}

/// The branch that the remote calls its own, else the one that is checked out.
fn branch(git: &Path) -> Option<String> {
    let named = |file: &str, prefix: &str| {
        let text = fs::read_to_string(git.join(file)).ok()?;
        let name = text.strip_prefix("ref:")?.trim().strip_prefix(prefix)?;
        (!name.is_empty()).then(|| name.to_owned())
    };
    named("refs/remotes/origin/HEAD", "refs/remotes/origin/")
        .or_else(|| named("HEAD", "refs/heads/"))
}

/// By the address of the remote: its host's name tells in most cases.
fn host(git: &Path) -> Option<CodeHost> {
    let config = fs::read_to_string(git.join("config")).ok()?;
    let origin = config.split("[remote \"origin\"]").nth(1)?.split("\n[").next()?;
    let url = origin
        .lines()
        .find_map(|line| line.trim().strip_prefix("url")?.trim().strip_prefix('='))?
        .trim();
    // `https://user@host/path`, `ssh://git@host:22/path`, `git@host:path`
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let name = rest.split(['/', ':']).next()?.rsplit('@').next()?.to_ascii_lowercase();
    match name.as_str() {
        name if name.contains("github") => Some(CodeHost::GitHub),
        name if name.contains("gitlab") => Some(CodeHost::GitLab),
        name if ["codeberg", "forgejo", "gitea"].iter().any(|known| name.contains(known)) => {
            Some(CodeHost::Forgejo)
        }
        _ => None,
    }
}

/// By what stands in the repository already: a team's own host has any name.
fn marked(root: &Path) -> Option<CodeHost> {
    let marks = [
        (".github", CodeHost::GitHub),
        (".gitlab-ci.yml", CodeHost::GitLab),
        (".gitlab", CodeHost::GitLab),
        (".forgejo", CodeHost::Forgejo),
        (".gitea", CodeHost::Forgejo),
    ];
    marks.into_iter().find(|(mark, _)| root.join(mark).exists()).map(|(_, host)| host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(root: &Path, path: &str, text: &str) {
        let file = root.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    #[test]
    fn the_branch_is_the_remotes_own_then_the_one_checked_out() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let site = root.join("docs/help");
        // No repository: the site is its own.
        let alone = Repository::around(&site);
        assert_eq!(
            (alone.root.as_path(), alone.folder.as_str(), alone.branch.as_str()),
            (site.as_path(), "", "main")
        );

        write(root, ".git/HEAD", "ref: refs/heads/topic/new-help\n");
        let found = Repository::around(&site);
        assert_eq!((found.root.as_path(), found.folder.as_str()), (root, "docs/help"));
        assert_eq!(found.branch, "topic/new-help");
        write(root, ".git/refs/remotes/origin/HEAD", "ref: refs/remotes/origin/trunk\n");
        assert_eq!(Repository::around(&site).branch, "trunk");
        // A commit is checked out, no branch.
        write(root, "other/.git/HEAD", "0123456789abcdef0123456789abcdef01234567\n");
        assert_eq!(Repository::around(&root.join("other")).branch, "main");
    }

    #[test]
    fn a_host_of_any_name_is_known_by_its_files() {
        let folder = tempfile::tempdir().unwrap();
        for (mark, host) in [
            (".gitlab-ci.yml", CodeHost::GitLab),
            (".forgejo/workflows/a.yml", CodeHost::Forgejo),
            (".github/dependabot.yml", CodeHost::GitHub),
            ("README.md", CodeHost::GitHub),
        ] {
            let root = folder.path().join(mark.replace('/', "-"));
            write(
                &root,
                ".git/config",
                "[remote \"origin\"]\n\turl = git@code.acme.example:a/b.git\n",
            );
            write(&root, mark, "x");
            assert_eq!(Repository::around(&root.join("docs")).host, host, "{mark}");
        }
    }

    #[test]
    fn the_host_is_known_by_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let of = |url: &str| {
            write(
                folder.path(),
                ".git/config",
                &format!("[core]\n\tbare = false\n[remote \"origin\"]\n\turl = {url}\n"),
            );
            Repository::around(folder.path()).host
        };
        assert_eq!(of("https://gitlab.example.com/team/help.git"), CodeHost::GitLab);
        assert_eq!(of("git@codeberg.org:team/help.git"), CodeHost::Forgejo);
        assert_eq!(of("ssh://git@gitea.example.com:22/team/help.git"), CodeHost::Forgejo);
        assert_eq!(of("git@github.com:team/gitlab-help.git"), CodeHost::GitHub);
        assert_eq!(of("https://code.example.com/help.git"), CodeHost::GitHub);
    }

    #[test]
    fn a_work_tree_asks_the_repository_it_belongs_to() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        write(root, "main/.git/HEAD", "ref: refs/heads/master\n");
        write(root, "main/.git/worktrees/draft/HEAD", "ref: refs/heads/draft\n");
        write(root, "main/.git/worktrees/draft/commondir", "../..\n");
        write(root, "draft/.git", "gitdir: ../main/.git/worktrees/draft\n");
        let found = Repository::around(&root.join("draft/help"));
        assert_eq!((found.folder.as_str(), found.branch.as_str()), ("help", "master"));
    }
}
