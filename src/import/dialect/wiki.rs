//! `[[Page]]`, `[[Page#Heading|words]]` and `![[picture.png]]`: links by name, wherever the file
//! is.

use std::collections::BTreeMap;

use super::super::lines::prose;
use super::super::mapped::Edit;
use super::super::markup::destination;
use super::super::path::{last, stem};
use super::super::scan::SourceTree;

/// Every file's paths by its lower-cased name, pages also without their extension.
pub struct FileNames<'a> {
    paths: BTreeMap<String, Vec<&'a str>>,
}

impl<'a> FileNames<'a> {
    pub fn new(tree: &'a SourceTree) -> Self {
        let mut paths: BTreeMap<String, Vec<&'a str>> = BTreeMap::new();
        for file in &tree.markdown {
            let stem = stem(&file.path);
            paths.entry(last(stem).to_lowercase()).or_default().push(&file.path);
        }
        for path in tree.others.keys() {
            paths.entry(last(path).to_lowercase()).or_default().push(path);
        }
        Self { paths }
    }

    /// Links of `text`, a page at `path`, that lead to a file; other brackets stay as they are.
    pub fn edits(&self, path: &str, text: &str) -> Vec<Edit> {
        if !text.contains("[[") {
            return Vec::new();
        }
        let mut edits = Vec::new();
        for part in prose(text) {
            let body = text.get(part.clone()).unwrap_or("");
            for (start, _) in body.match_indices("[[") {
                // Its words may be code, which is no part of the prose.
                let rest = text.get(part.start + start + 2..).unwrap_or("");
                let Some(length) = rest.find("]]") else { continue };
                let inner = rest.get(..length).unwrap_or("");
                if inner.contains('\n') {
                    continue;
                }
                let embeds = body.get(..start).is_some_and(|before| before.ends_with('!'));
                if let Some(link) = self.link(path, inner, embeds) {
                    let from = part.start + start - usize::from(embeds);
                    edits.push(Edit::new(from..part.start + start + length + 4, link));
                } else if let Some(words) = unwritten(inner).filter(|_| !embeds) {
                    let end = part.start + start + length + 4;
                    // `[[1]](x)` is a link of Markdown.
                    if !text.get(end..).is_some_and(|behind| behind.starts_with(['(', '['])) {
                        edits.push(Edit::new(part.start + start..end, words));
                    }
                }
            }
        }
        edits
    }

    fn link(&self, from: &str, inner: &str, embeds: bool) -> Option<String> {
        let (target, words) =
            inner.split_once('|').map_or((inner, None), |(target, words)| (target, Some(words)));
        let target = target.trim_end_matches('\\');
        let (page, fragment) =
            target.split_once('#').map_or((target, None), |(page, rest)| (page, Some(rest)));
        let shown = words.unwrap_or(target).trim();
        // The name of a paragraph is an anchor without its mark (`blocks`).
        let named = |rest: &str| {
            let last = rest.rsplit('#').next().unwrap_or(rest).to_owned();
            last.strip_prefix('^').map_or(last.clone(), str::to_owned)
        };
        let is_block = fragment.is_some_and(|rest| rest.starts_with('^'));
        let is_bare = words.is_none() && !page.is_empty();
        let shown = if is_bare && is_block { page.trim() } else { shown };
        let fragment = fragment.map(|rest| format!("#{}", named(rest))).unwrap_or_default();
        if page.is_empty() {
            let named = !fragment.is_empty() && !target.contains('\n');
            return named.then(|| format!("[{shown}]({})", destination(&fragment)));
        }
        let path = self.find(from, page.trim())?;
        let is_picture = embeds && !path.ends_with(".md") && !path.ends_with(".mdx");
        // The number behind a picture is its width.
        let shown = if is_picture && shown.bytes().all(|b| b.is_ascii_digit() || b == b'x') {
            last(path)
        } else {
            shown
        };
        let target = format!("/{path}{fragment}");
        Some(format!("{}[{shown}]({})", if is_picture { "!" } else { "" }, destination(&target)))
    }

    /// The file of that name that has most folders in common with the page.
    fn find(&self, from: &str, name: &str) -> Option<&'a str> {
        let wanted = name.trim_end_matches(".md").to_lowercase();
        let candidates = self.paths.get(last(&wanted))?;
        let shared =
            |path: &str| path.split('/').zip(from.split('/')).take_while(|(a, b)| a == b).count();
        let fits = |path: &&&str| {
            let lower = path.to_lowercase();
            let stem = lower.trim_end_matches(".mdx").trim_end_matches(".md");
            stem.ends_with(&wanted)
        };
        let candidates = candidates.iter().filter(fits);
        candidates.max_by_key(|path| (shared(path), std::cmp::Reverse(path.len()))).copied()
    }
}

/// What readers saw of a link to a page that nobody has written yet. Names with dots and without
/// words of their own (`[[menus.main]]`) are a program's.
fn unwritten(inner: &str) -> Option<&str> {
    let words = inner.split_once('|').map(|(_, words)| words);
    let words = words.or_else(|| Some(inner).filter(|name| !name.contains(['.', '"', '='])))?;
    let words = words.trim();
    (!words.is_empty() && !words.contains(['[', ']']) && !inner.starts_with(' ')).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::mapped::Mapped;
    use crate::tree::TextFile;

    #[test]
    fn names_lead_to_the_nearest_file() {
        let markdown = ["en/Sync notes.md", "fr/Sync notes.md", "en/A.md"]
            .map(|path| TextFile::new(path, "x"))
            .to_vec();
        let others = BTreeMap::from([("media/p.png".to_owned(), std::path::PathBuf::new())]);
        let tree = SourceTree { markdown, others, ..SourceTree::default() };
        let names = FileNames::new(&tree);
        let convert = |text: &str| {
            Mapped::of(text, 0..text.len()).edited(names.edits("fr/b.md", text)).into_text()
        };
        assert_eq!(convert("[[Sync notes]]"), "[Sync notes](</fr/Sync notes.md>)");
        assert_eq!(convert("[[sync notes#How to|so]]"), "[so](</fr/Sync notes.md#How to>)");
        assert_eq!(convert("[[a#^fact]] [[a#^fact|f]]"), "[a](/en/A.md#fact) [f](/en/A.md#fact)");
        assert_eq!(convert("![[p.png|300]] [[#Top]]"), "![p.png](/media/p.png) [#Top](#Top)");
        assert_eq!(convert("[[ $x = 1 ]] `[[A]]` [[a.b]]"), "[[ $x = 1 ]] `[[A]]` [[a.b]]");
        assert_eq!(convert("[[Nowhere]] [[x|`so` it]] [[1]](/a)"), "Nowhere `so` it [[1]](/a)");
    }
}
