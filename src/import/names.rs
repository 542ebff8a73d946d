//! File names and folder names that make good addresses.
//!
//! Every folder and every page of the source gets one slug below its parent, the same in all
//! languages: its name as [`slugify`] writes it; where that is empty, taken or reserved, with its
//! symbols spelled out; where that is taken too, with a number.

use std::collections::{BTreeMap, BTreeSet};

use super::path::last;
use crate::content::is_reserved;
use crate::model::{one_line, slugify};

/// A file system allows 255 bytes, and a language and an extension must fit as well.
const LONGEST: usize = 180;

/// The new name of every folder and page.
#[derive(Debug, Default)]
pub struct Names {
    folders: BTreeMap<String, String>,
    pages: BTreeMap<String, String>,
}

impl Names {
    /// Plans names for `pages`: source paths without extension and language, `/` between parts.
    /// `roots` are folders whose content moves up to the root. `languages` may not be used as
    /// names at the root.
    pub fn plan<'a>(
        pages: impl IntoIterator<Item = &'a str>,
        roots: &BTreeSet<String>,
        languages: &[String],
    ) -> Self {
        let mut children: BTreeMap<String, BTreeSet<(bool, String)>> = BTreeMap::new();
        for page in pages {
            let mut path = page;
            let mut is_page = true;
            loop {
                let (parent, _) = path.rsplit_once('/').unwrap_or(("", path));
                let holder = if roots.contains(parent) { "" } else { parent };
                let fresh = children
                    .entry(holder.to_owned())
                    .or_default()
                    .insert((is_page, path.to_owned()));
                if parent.is_empty() || roots.contains(parent) || (!fresh && !is_page) {
                    break;
                }
                path = parent;
                is_page = false;
            }
        }
        let mut names = Names::default();
        names.folders.insert(String::new(), String::new());
        // Parents sort before their children, so their own names are known.
        for (parent, members) in &children {
            let prefix = names.folders.get(parent).cloned().unwrap_or_default();
            for ((is_page, path), slug) in settle(members, prefix.is_empty(), languages) {
                let key = if prefix.is_empty() { slug } else { format!("{prefix}/{slug}") };
                let map = if is_page { &mut names.pages } else { &mut names.folders };
                map.insert(path, key);
            }
        }
        for root in roots {
            names.folders.insert(root.clone(), String::new());
        }
        names
    }

    /// The key of a page: its new path below `content/` without extension.
    pub fn page(&self, path: &str) -> Option<&str> {
        self.pages.get(path).map(String::as_str)
    }

    /// The new path of a folder below `content/`; empty for the root.
    pub fn folder(&self, path: &str) -> Option<&str> {
        self.folders.get(path).map(String::as_str)
    }

    /// Source path and new path of every folder but the root, sorted by source path.
    pub fn folders(&self) -> impl Iterator<Item = (&str, &str)> {
        self.folders
            .iter()
            .filter(|(_, key)| !key.is_empty())
            .map(|(path, key)| (path.as_str(), key.as_str()))
    }
}

/// A slug for each member of one folder. Names that are slugs already keep theirs; the others
/// follow in order.
fn settle(
    members: &BTreeSet<(bool, String)>,
    at_root: bool,
    languages: &[String],
) -> Vec<((bool, String), String)> {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    if at_root {
        taken.extend(languages.iter().map(|lang| lang.to_lowercase()));
    }
    let mut order: Vec<&(bool, String)> = members.iter().collect();
    order.sort_by_key(|(_, path)| {
        let name = last(path);
        (shorten(&slugify(name)) != name, path.matches('/').count(), path.clone())
    });
    let mut settled = Vec::with_capacity(order.len());
    for member in order {
        let name = last(&member.1);
        let plain = shorten(&slugify(name));
        let reserved = at_root && (is_reserved(&plain) || languages.contains(&plain));
        let spelled = if reserved {
            format!("{plain}-{}", kind(member.0))
        } else {
            shorten(&slugify(&spell(name)))
        };
        let base = if spelled.is_empty() { kind(member.0).to_owned() } else { spelled.clone() };
        let is_free = |slug: &String| {
            !(slug.is_empty() || taken.contains(slug) || (at_root && is_reserved(slug)))
        };
        let mut number = 2;
        let mut slug = if is_free(&plain) { plain } else { spelled };
        while !is_free(&slug) {
            slug = format!("{base}-{number}");
            number += 1;
        }
        taken.insert(slug.clone());
        settled.push((member.clone(), slug));
    }
    settled
}

fn kind(is_page: bool) -> &'static str {
    if is_page { "page" } else { "pages" }
}

fn shorten(slug: &str) -> String {
    if slug.len() <= LONGEST {
        return slug.to_owned();
    }
    let mut end = LONGEST;
    while !slug.is_char_boundary(end) {
        end -= 1;
    }
    slug[..end].trim_end_matches('-').to_owned()
}

/// Symbols as words: `c++` is `c-plus-plus`, `[` is `left-bracket`.
fn spell(name: &str) -> String {
    let mut words = String::with_capacity(name.len() * 2);
    for c in name.chars() {
        match symbol(c) {
            Some(word) => {
                words.push(' ');
                words.push_str(word);
                words.push(' ');
            }
            None => words.push(c),
        }
    }
    words
}

fn symbol(c: char) -> Option<&'static str> {
    Some(match c {
        '!' => "exclamation mark",
        '"' => "quote",
        '#' => "hash",
        '$' => "dollar",
        '%' => "percent",
        '&' => "and",
        '\'' => "apostrophe",
        '(' => "left parenthesis",
        ')' => "right parenthesis",
        '*' => "asterisk",
        '+' => "plus",
        ',' => "comma",
        '.' => "dot",
        ':' => "colon",
        ';' => "semicolon",
        '<' => "less than",
        '=' => "equals",
        '>' => "greater than",
        '?' => "question mark",
        '@' => "at",
        '[' => "left bracket",
        '\\' => "backslash",
        ']' => "right bracket",
        '^' => "caret",
        '`' => "backtick",
        '{' => "left brace",
        '|' => "pipe",
        '}' => "right brace",
        '~' => "tilde",
        _ => return None,
    })
}

/// A file or folder name as a title: `payments-and_invoices` is `Payments and invoices`; a name
/// that already has spaces or capitals keeps them.
pub fn readable(name: &str) -> String {
    let name = name.trim_start_matches(['_', '.']);
    let spaced: String =
        if name.contains(' ') { name.to_owned() } else { name.replace(['-', '_'], " ") };
    let spaced = one_line(&spaced);
    let mut chars = spaced.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(pages: &[&str]) -> Vec<String> {
        let names =
            Names::plan(pages.iter().copied(), &BTreeSet::new(), &["en".into(), "fr".into()]);
        pages.iter().map(|page| names.page(page).unwrap().to_owned()).collect()
    }

    #[test]
    fn odd_names_become_slugs_and_never_collide() {
        assert_eq!(
            plan(&["a/c", "a/c++", "a/C", "a/[", "a/!", "Licensing & Counterfeits/What? (new)"]),
            [
                "a/c",
                "a/c-plus-plus",
                "a/c-2",
                "a/left-bracket",
                "a/exclamation-mark",
                "licensing-counterfeits/what-new"
            ]
        );
    }

    #[test]
    fn reserved_names_move_aside_only_at_the_root() {
        assert_eq!(
            plan(&["contact", "fr/x", "_Tags/x", "help/contact"]),
            ["contact-page", "fr-pages/x", "tags-pages/x", "help/contact"]
        );
    }

    #[test]
    fn a_moved_up_folder_shares_the_root() {
        let roots = BTreeSet::from(["_landing".to_owned()]);
        let names = Names::plan(["_landing/about", "about", "_landing/sub/x"], &roots, &[]);
        assert_eq!(names.page("about"), Some("about"));
        assert_eq!(names.page("_landing/about"), Some("about-2"));
        assert_eq!(names.page("_landing/sub/x"), Some("sub/x"));
        assert_eq!(names.folder("_landing"), Some(""));
    }

    #[test]
    fn titles_from_names() {
        assert_eq!(readable("_payments-and_invoices"), "Payments and invoices");
        assert_eq!(readable("Licensing & Counterfeits"), "Licensing & Counterfeits");
        assert_eq!(readable("IDE-Settings"), "IDE Settings");
    }
}
