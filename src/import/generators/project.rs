//! The project a source is, or is a folder of: its configuration files by their paths in it.

use serde_json::Value;

use super::super::path::last;
use super::super::scan::{FARTHEST, SourceTree};
use super::facts::Root;
use super::javascript;
use crate::tree::{self, TextFile, toml};

/// A folder that may hold a generator's configuration.
pub struct Project<'a> {
    tree: &'a SourceTree,
    /// From the source to the project: empty, `../`, `../../`.
    up: String,
    /// From the project to the source: empty, `docs`, `site/docs`.
    below: String,
    /// From the source to the project where that is a folder of it, with a slash behind it.
    inside: String,
}

impl<'a> Project<'a> {
    /// The source itself, then the folders around it.
    pub fn around(tree: &'a SourceTree) -> Vec<Self> {
        let names: Vec<String> =
            tree.root.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        let project = |steps: usize| {
            let below = names.get(names.len().checked_sub(steps)?..)?.join("/");
            Some(Self { tree, up: "../".repeat(steps), below, inside: String::new() })
        };
        (0..=FARTHEST).filter_map(project).collect()
    }

    /// A folder of the source.
    pub fn within(tree: &'a SourceTree, folder: &str) -> Self {
        let inside = format!("{folder}/");
        Self { tree, up: String::new(), below: String::new(), inside }
    }

    /// A text file of the project; Markdown and others alike.
    pub fn read(&self, path: &str) -> Option<TextFile> {
        let path = self.in_source(path)?;
        let page = self.tree.markdown.binary_search_by(|file| (*file.path).cmp(path.as_str())).ok();
        page.and_then(|at| self.tree.markdown.get(at).cloned())
            .or_else(|| self.tree.read_other(&path))
    }

    /// The first file in the project's own folder whose name ends so.
    pub fn ending(&self, end: &str) -> Option<TextFile> {
        let folder = self.in_source("")?;
        let folder = folder.trim_end_matches('/');
        let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let mut names = self.tree.others.keys().filter_map(|path| path.strip_prefix(&prefix));
        let name = names.find(|name| name.ends_with(end) && !name.contains('/'))?;
        self.tree.read_other(&format!("{prefix}{name}"))
    }

    /// The first of `paths` that is there.
    pub fn first(&self, paths: &[&str]) -> Option<TextFile> {
        paths.iter().find_map(|path| self.read(path))
    }

    /// The first of `paths` that is there, as data: YAML, TOML or JSON by its name.
    pub fn data(&self, paths: &[&str]) -> Option<Value> {
        self.first(paths).and_then(|file| data(&file))
    }

    /// Whether the project has such a folder with something in it.
    pub fn has_folder(&self, path: &str) -> bool {
        let Some(path) = self.in_source(path) else { return false };
        let inside = format!("{path}/");
        let pages = self.tree.markdown.iter().map(|file| &*file.path);
        pages
            .chain(self.tree.others.keys().map(String::as_str))
            .any(|file| file.starts_with(&inside))
            || self.up.is_empty() && self.tree.root.join(&path).is_dir()
    }

    /// Whether a file of that name stands anywhere in the source.
    pub fn has_file_named(&self, name: &str) -> bool {
        let is_inside = |path: &String| path.starts_with(&self.inside) && last(path) == name;
        self.up.is_empty() && self.tree.others.keys().any(is_inside)
    }

    /// The folder `path` of the project as a root of pages. The source may be a folder of it, or it
    /// a folder of the source; `None` where neither holds the other.
    pub fn root(&self, path: &str, address: &str) -> Option<Root> {
        let path = path.trim_start_matches("./").trim_matches('/');
        let address = address.trim_matches('/').to_owned();
        if let Some(folder) = self.in_source(path).filter(|folder| !folder.starts_with("../")) {
            return Some(Root { folder, address, ..Root::default() });
        }
        let inner = self.below.strip_prefix(path)?;
        let inner = if path.is_empty() { inner } else { inner.strip_prefix('/')? };
        let address = [address.as_str(), inner]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>();
        Some(Root { address: address.join("/"), ..Root::default() })
    }

    /// The names of the folders `before/NAME/behind` that hold pages.
    pub fn names_between(&self, before: &str, behind: &str) -> Vec<String> {
        let Some(start) = self.in_source(before) else { return Vec::new() };
        let (start, end) = (format!("{start}/"), format!("/{behind}/"));
        let inside = self
            .tree
            .markdown
            .iter()
            .filter_map(|file| file.path.strip_prefix(&start)?.split_once(&end));
        let names: std::collections::BTreeSet<String> =
            inside.map(|(name, _)| name.to_owned()).collect();
        names.into_iter().filter(|name| !name.contains('/')).collect()
    }

    /// `path` below the source; what stands beside it begins with `../`.
    pub fn in_source(&self, path: &str) -> Option<String> {
        let path = path.trim_start_matches("./").trim_matches('/');
        if self.below.is_empty() {
            return Some(format!("{}{path}", self.inside).trim_end_matches('/').to_owned());
        }
        if path == self.below {
            return Some(String::new());
        }
        match path.strip_prefix(&self.below).and_then(|rest| rest.strip_prefix('/')) {
            Some(inside) => Some(inside.to_owned()),
            None => Some(format!("{}{path}", self.up)),
        }
    }
}

/// YAML without the programs that it names (`!!python/name:x`, `!ENV`, `!relative`): nothing we
/// could run; what stands behind them stays.
fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let tag = [": !", "- !"].iter().filter_map(|mark| line.find(mark)).min().map(|at| at + 2);
        let (before, behind) = line.split_at(tag.unwrap_or(line.len()));
        let end = behind.find(char::is_whitespace).unwrap_or(behind.len());
        out.push_str(before);
        out.push_str(&behind[end..]);
    }
    out
}

/// A configuration file as data.
pub fn data(file: &TextFile) -> Option<Value> {
    match file.path.rsplit('.').next()? {
        "yml" | "yaml" => self::yaml(file),
        "toml" => Some(toml::parse(file).0.to_json()),
        _ => javascript::literal(&file.text),
    }
}

/// A file of YAML, whatever its name.
pub fn yaml(file: &TextFile) -> Option<Value> {
    let file = TextFile::new(&*file.path, without_tags(&file.text));
    tree::yaml::parse(&file, 0, file.text.len()).0.map(|node| node.to_json())
}
