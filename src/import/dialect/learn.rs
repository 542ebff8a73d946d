//! Marks of Microsoft Learn and Adobe Experience League: `:::image …:::`, `[!INCLUDE [x](x.md)]`,
//! `[!DNL x]`, `>[!VIDEO](url)`, `### [Web](#tab/web)`.

use std::ops::Range;

use super::super::lines::prose;
use super::super::mapped::Edit;
use super::super::markup::destination;
use super::super::page::SourcePage;
use super::super::path::parent;
use super::super::scan::SourceTree;
use super::loss::Losses;
use super::tags;
use crate::model::path_within;

/// Included texts include others; a circle ends here.
const DEEPEST: usize = 4;

pub fn edits(text: &str, path: &str, tree: &SourceTree) -> (Vec<Edit>, Losses) {
    let (mut edits, mut losses) = (Vec::new(), Losses::new());
    let mut in_row = false;
    for part in prose(text) {
        let mut at = part.start;
        while let Some((start, open)) = next(text, at, part.end) {
            let found = match open {
                COLONS => extension(text, start, &mut in_row, &mut losses),
                TAB => tab(text, start),
                _ => mark(text, start, path, tree, &mut losses),
            };
            at = found.as_ref().map_or(start + open.len(), |(range, _)| range.end.max(start + 1));
            edits.extend(found.map(|(range, with)| Edit::new(range, with)));
        }
    }
    (edits, losses)
}

const COLONS: &str = ":::";
const TAB: &str = "](#tab/";

fn next(text: &str, at: usize, end: usize) -> Option<(usize, &'static str)> {
    let rest = text.get(at..end)?;
    let found =
        [COLONS, TAB, "[!"].into_iter().filter_map(|open| Some((at + rest.find(open)?, open)));
    found.min()
}

/// `:::image type="content" source="x.png" alt-text="The menu.":::` and its kin: rows and columns,
/// which stand side by side there, zones and versions of a product.
fn extension(
    text: &str,
    start: usize,
    in_row: &mut bool,
    losses: &mut Losses,
) -> Option<(Range<usize>, String)> {
    let line = text.get(..start)?.rfind('\n').map_or(0, |end| end + 1);
    let rest = text.get(start + COLONS.len()..)?;
    let name = rest.trim_start();
    let name = name.get(..name.find(|c: char| !(c.is_ascii_lowercase() || c == '-'))?)?;
    let whole_line = start..start + text.get(start..)?.find('\n').unwrap_or(text.len() - start);
    if matches!(name, "zone" | "zone-end" | "moniker" | "moniker-end") {
        return Some((whole_line, String::new()));
    }
    let behind = start + COLONS.len() + rest.len() - rest.trim_start().len() + name.len();
    let tag = match text.get(behind..)?.starts_with(COLONS) {
        true => None,
        false => Some(tags::read(text, start, start + COLONS.len(), &[COLONS])?),
    };
    let attribute = |names: &[&str]| tag.as_ref().and_then(|tag| tag.text(names));
    let end = tag.as_ref().map_or(behind + COLONS.len(), |tag| tag.range.end);
    if name != "image" && text.get(start..end)?.contains('\n') {
        return None;
    }
    // What stood in a column was indented for it, which would make code of it now.
    let is_first = text.get(line..start)?.trim().is_empty() && *in_row;
    let range = if is_first { line..end } else { start..end };
    let with = match name {
        "image" => {
            let words = attribute(&["alt-text"]).unwrap_or("").replace(['[', ']', '\n'], " ");
            let picture = |source| format!("![{words}]({})", destination(source));
            let picture = attribute(&["source", "lightbox"]).map(picture).unwrap_or_default();
            if is_first { format!("\n{picture}\n") } else { picture }
        }
        "no-loc" => attribute(&["text"]).unwrap_or("").to_owned(),
        "video" => attribute(&["source"]).map(|url| format!("<{url}>")).unwrap_or_default(),
        "code" => {
            losses.push((range.clone(), "`:::code`".to_owned()));
            String::new()
        }
        "row" | "row-end" | "column" | "column-end" | "image-end" => {
            *in_row = if name.starts_with("row") { name == "row" } else { *in_row };
            String::new()
        }
        _ => return None,
    };
    Some((range, with))
}

/// A heading that was a tab: the link in it led to nothing but itself.
fn tab(text: &str, start: usize) -> Option<(Range<usize>, String)> {
    let line = text.get(..start)?.rfind('\n').map_or(0, |end| end + 1);
    let open = line + text.get(line..start)?.find('[')?;
    let end = start + text.get(start..)?.find(')')? + 1;
    let is_heading = text.get(line..open)?.trim().chars().all(|c| c == '#');
    let words = text.get(open + 1..start)?.to_owned();
    is_heading.then_some((open..end, words))
}

/// `[!WORD …]`, with the quote's mark before it where it stands in one.
fn mark(
    text: &str,
    start: usize,
    path: &str,
    tree: &SourceTree,
    losses: &mut Losses,
) -> Option<(Range<usize>, String)> {
    let inside = text.get(start + 2..)?;
    let length = inside.find(|c: char| !(c.is_ascii_uppercase() || c == '-'))?;
    let (word, rest) = inside.split_at(length);
    let behind = start + 2 + length;
    let line = text.get(..start)?.rfind('\n').map_or(0, |end| end + 1);
    // Alone in a quote, the quote was part of the mark.
    let quoted = text.get(line..start)?;
    let whole = if quoted.trim() == ">" { line } else { start };
    match word {
        "INCLUDE" => {
            let (_, target) = rest.split_once("](")?;
            let (target, _) = target.split_once(')')?;
            let end = behind + rest.find(")]")? + 2;
            let included = include(path, target, tree, 0);
            if included.is_none() {
                losses.push((start..end, format!("`[!INCLUDE {target}]`")));
            }
            let is_alone = text.get(end..)?.split('\n').next()?.trim().is_empty();
            let start = if is_alone { whole } else { start };
            Some((start..end, included.unwrap_or_default()))
        }
        "DNL" | "UICONTROL" | "BADGE" => {
            let end = rest.find(']')?;
            Some((start..behind + end + 1, rest.get(..end)?.trim().to_owned()))
        }
        "VIDEO" => {
            let url =
                rest.strip_prefix("](").and_then(|rest| rest.split_once(')')).map(|(url, _)| url);
            let (url, length) = match url {
                Some(url) => (url, url.len() + 3),
                None => (rest.split_once(']')?.0.trim(), rest.find(']')? + 1),
            };
            Some((whole..behind + length, format!("<{url}>")))
        }
        "TAB" => {
            let end = rest.find(']')?;
            Some((whole..behind + end + 1, format!("**{}**", rest.get(..end)?.trim())))
        }
        "BEGINTABS" | "ENDTABS" | "BEGINSHADEBOX" | "ENDSHADEBOX" => {
            let end = rest.find(']')?;
            Some((whole..behind + end + 1, String::new()))
        }
        _ => None,
    }
}

/// The text of an included file, with what it includes itself.
fn include(path: &str, target: &str, tree: &SourceTree, depth: usize) -> Option<String> {
    let target = target.split(['#', '?']).next()?.trim();
    let folder = if target.starts_with(['/', '~']) { "" } else { parent(path) };
    let wanted = path_within(folder, target.trim_start_matches("~/"))?;
    let at = tree.markdown.binary_search_by(|file| (*file.path).cmp(wanted.as_str())).ok()?;
    let (page, _) = SourcePage::read(tree.markdown.get(at)?.clone());
    let text = page.body_text().trim().to_owned();
    let Some((before, rest)) = text.split_once("[!INCLUDE").filter(|_| depth < DEEPEST) else {
        return Some(text);
    };
    let (_, inner) = rest.split_once("](")?;
    let (inner, after) = inner.split_once(")]")?;
    Some(format!("{before}{}{after}", include(&wanted, inner, tree, depth + 1)?))
}

/// The files that a page includes: they are parts, no articles.
pub fn included(text: &str, path: &str) -> Vec<String> {
    let marks = text.split("[!INCLUDE").skip(1);
    let targets =
        marks.filter_map(|rest| rest.split_once("](")?.1.split_once(')').map(|(target, _)| target));
    let place = |target: &str| path_within(parent(path), target.trim());
    targets.filter_map(place).collect()
}
