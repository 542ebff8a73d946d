//! What the files of a source tree import from each other, read from their tokens: `use` trees over
//! any number of lines, paths in the code, `super::`, re-exports. Tests' own modules are left out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A module's path below the crate: `["search", "projection"]`.
pub type Module = Vec<String>;

/// The files of a crate as modules.
pub struct Crate {
    modules: BTreeMap<Module, File>,
}

struct File {
    path: PathBuf,
    /// Paths as they were written, `crate`, `self` and `super` resolved.
    used: BTreeSet<Vec<String>>,
    /// What a re-export calls by another module's name: the last name, and the whole path.
    exported: BTreeMap<String, Vec<String>>,
}

impl Crate {
    /// Every `.rs` file below `src`.
    pub fn read(src: &Path) -> Self {
        let mut modules = BTreeMap::new();
        for path in sources(src) {
            let below = path.strip_prefix(src).unwrap().with_extension("");
            let mut module: Module =
                below.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
            if module
                .last()
                .is_some_and(|name| name == "mod" || (name == "lib" && module.len() == 1))
            {
                module.pop();
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let file = File::read(path.strip_prefix(src).unwrap(), &module, &text);
            modules.insert(module, file);
        }
        Self { modules }
    }

    pub fn modules(&self) -> impl Iterator<Item = &Module> {
        self.modules.keys()
    }

    pub fn path(&self, module: &Module) -> &Path {
        &self.modules[module].path
    }

    /// Whole paths below the crate that the module's file names, re-exports included.
    pub fn names(&self, module: &Module) -> impl Iterator<Item = &Vec<String>> {
        let file = &self.modules[module];
        file.used.iter().chain(file.exported.values())
    }

    /// The modules in whose files the things stand that this one uses. A folder's re-export is no use. Who names a
    /// whole folder that they stand in (`use super::*`, `use crate::room as r`) uses all that it re-exports.
    pub fn uses(&self, module: &Module) -> BTreeSet<&Module> {
        let used = &self.modules[module].used;
        let own = used.iter().filter(|path| !path.is_empty() && module.starts_with(path));
        let whole =
            own.filter_map(|path| self.modules.get(path)).flat_map(|file| file.exported.values());
        let found = used.iter().chain(whole).filter_map(|path| self.defines(path, 0));
        found.filter(|other| *other != module).collect()
    }

    /// The module whose file defines what a path names, through re-exports.
    fn defines(&self, path: &[String], depth: usize) -> Option<&Module> {
        let length = (0..=path.len()).rev().find(|n| self.modules.contains_key(&path[..*n]))?;
        let (module, file) = self.modules.get_key_value(&path[..length])?;
        let through = path.get(length).and_then(|name| file.exported.get(name));
        match through {
            Some(target) if depth < 8 => {
                let whole: Vec<String> =
                    target.iter().chain(&path[length + 1..]).cloned().collect();
                self.defines(&whole, depth + 1)
            }
            _ => (length > 0).then_some(module),
        }
    }
}

impl File {
    fn read(path: &Path, module: &Module, text: &str) -> Self {
        let tokens = TokenStream::from_str(text).unwrap_or_else(|why| panic!("{path:?}: {why}"));
        let mut file =
            Self { path: path.to_owned(), used: BTreeSet::new(), exported: BTreeMap::new() };
        let mut children = BTreeSet::new();
        declared(&tokens, &mut children);
        file.walk(module, &children, tokens.into_iter().collect());
        file
    }

    fn walk(&mut self, module: &Module, children: &BTreeSet<String>, tokens: Vec<TokenTree>) {
        let mut at = 0;
        while at < tokens.len() {
            if is_for_tests(&tokens[at..]) {
                at = end_of_item(&tokens, at);
                continue;
            }
            let exports = exports(&tokens[at..]);
            at += exports;
            if exports == 0 && is_reach(&tokens[at..]) {
                at += 2;
                continue;
            }
            match &tokens[at] {
                TokenTree::Group(group) => {
                    self.walk(module, children, group.stream().into_iter().collect())
                }
                TokenTree::Ident(first) => {
                    let first = first.to_string();
                    let is_path =
                        is_colons(&tokens, at + 1) && !is_colons(&tokens, at.wrapping_sub(2));
                    let root = root(&first, module, children).filter(|_| is_path);
                    if let Some(root) = root {
                        let mut paths = Vec::new();
                        at = tree(&tokens, at + 3, root, &mut paths);
                        self.keep(paths, exports > 0);
                        continue;
                    }
                }
                _ => {}
            }
            at += 1;
        }
    }

    fn keep(&mut self, paths: Vec<(Vec<String>, Option<String>)>, is_export: bool) {
        for (path, name) in paths {
            match (is_export, name.or_else(|| path.last().cloned())) {
                (true, Some(name)) => {
                    // What is handed on by no folder is used where it is.
                    if !self.path.ends_with("mod.rs") {
                        self.used.insert(path.clone());
                    }
                    drop(self.exported.insert(name, path));
                }
                _ => drop(self.used.insert(path)),
            }
        }
    }
}

/// The modules that a file declares by `mod name;`.
fn declared(tokens: &TokenStream, into: &mut BTreeSet<String>) {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    for three in tokens.windows(3) {
        if let [TokenTree::Ident(word), TokenTree::Ident(name), TokenTree::Punct(end)] = three
            && word == "mod"
            && end.as_char() == ';'
        {
            into.insert(name.to_string());
        }
    }
}

/// `pub(in crate::room)`: how far a name reaches is no use of the room.
fn is_reach(tokens: &[TokenTree]) -> bool {
    let [TokenTree::Ident(word), TokenTree::Group(reach), ..] = tokens else { return false };
    word == "pub"
        && reach.stream().into_iter().next().is_some_and(|first| first.to_string() == "in")
}

/// `#[cfg(test)]`.
fn is_for_tests(tokens: &[TokenTree]) -> bool {
    let [TokenTree::Punct(mark), TokenTree::Group(attribute), ..] = tokens else { return false };
    mark.as_char() == '#' && attribute.to_string().replace(' ', "") == "[cfg(test)]"
}

/// Behind the item that starts at `at` with its attributes: its block or its semicolon.
fn end_of_item(tokens: &[TokenTree], at: usize) -> usize {
    let ends = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(mark) => mark.as_char() == ';',
        _ => false,
    };
    tokens[at..].iter().position(ends).map_or(tokens.len(), |found| at + found + 1)
}

/// How many tokens `pub use` or `pub(crate) use` are.
fn exports(tokens: &[TokenTree]) -> usize {
    let is = |n: usize, word: &str| matches!(tokens.get(n), Some(TokenTree::Ident(ident)) if ident == word);
    match (is(0, "pub"), is(1, "use"), is(2, "use")) {
        (true, true, _) => 2,
        (true, _, true) => 3,
        _ => 0,
    }
}

fn is_colons(tokens: &[TokenTree], at: usize) -> bool {
    let colon =
        |n: usize| matches!(tokens.get(n), Some(TokenTree::Punct(mark)) if mark.as_char() == ':');
    at < tokens.len() && colon(at) && colon(at + 1)
}

/// The module that the first name of a path means; `None` for names of other crates and types.
fn root(first: &str, module: &Module, children: &BTreeSet<String>) -> Option<Module> {
    match first {
        "crate" => Some(Vec::new()),
        "self" => Some(module.clone()),
        "super" => Some(module[..module.len().saturating_sub(1)].to_vec()),
        child if children.contains(child) => {
            Some([module.clone(), vec![child.to_owned()]].concat())
        }
        _ => None,
    }
}

/// Reads the rest of a path, or a tree of paths, from `at`; gives where it ends.
fn tree(
    tokens: &[TokenTree],
    mut at: usize,
    mut path: Vec<String>,
    into: &mut Vec<(Vec<String>, Option<String>)>,
) -> usize {
    loop {
        match tokens.get(at) {
            Some(TokenTree::Ident(name)) if name == "super" => drop(path.pop()),
            Some(TokenTree::Ident(name)) if name == "self" => {}
            Some(TokenTree::Ident(name)) => path.push(name.to_string()),
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                let mut next = 0;
                while next < inside.len() {
                    next = tree(&inside, next, path.clone(), into) + 1;
                }
                return at + 1;
            }
            // A star, or a path that goes on with types.
            _ => {
                into.push((path, None));
                return at + 1;
            }
        }
        at += 1;
        if is_colons(tokens, at) {
            at += 2;
            continue;
        }
        let name = match (tokens.get(at), tokens.get(at + 1)) {
            (Some(TokenTree::Ident(word)), Some(TokenTree::Ident(name))) if word == "as" => {
                at += 2;
                Some(name.to_string())
            }
            _ => None,
        };
        into.push((path, name));
        return at;
    }
}

/// Every `.rs` file below a folder, in order.
pub fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}
