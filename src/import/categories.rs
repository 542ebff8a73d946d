//! The categories of the new site: what they are called, in which order they stand.

use std::collections::BTreeMap;

use super::draft::Draft;
use super::folders::{Folder, Folders};
use super::front::{Front, FrontError};
use super::markup::Markup;
use super::names::readable;
use super::path::{join, last};
use super::paths::Paths;
use super::text::said;
use crate::model::Lang;

/// Introductions get what is known of their folders. A navigation's title is what readers saw in
/// its menu, so it beats the text's own; without one it is the front matter's, the first heading,
/// or the folder's name.
pub fn describe(drafts: &mut [Draft], markups: &[Markup], folders: &Folders, default: &Lang) {
    for (draft, markup) in drafts.iter_mut().zip(markups).filter(|(draft, _)| draft.is_index) {
        let known = folders.get(&draft.path).filter(|_| !draft.path.is_empty());
        let lang = Some(draft.lang.clone()).filter(|lang| lang != default);
        if let Some(title) = known.and_then(|folder| folder.titles.get(&lang)) {
            draft.front.title = Some(title.clone());
        }
        if let Some(text) = known.and_then(|folder| folder.descriptions.get(&lang)) {
            draft.front.description.get_or_insert_with(|| text.clone());
        }
        if lang.is_none() {
            draft.front.order = known.and_then(|folder| folder.order).or(draft.front.order);
        }
        if draft.front.title.is_none() {
            let heading = markup.headings.first().filter(|heading| heading.level == 1);
            let title = heading.and_then(|heading| said(&heading.text));
            draft.front.title =
                title.or_else(|| (!draft.path.is_empty()).then(|| readable(last(&draft.path))));
        }
    }
}

/// The `_category` files of every folder, in each language that has a name for it: path below
/// `content/`, source folder, text. Where a draft introduces the folder, that is its file instead.
pub fn files<'p>(
    paths: &'p Paths,
    folders: &Folders,
    aliases: &BTreeMap<String, Vec<String>>,
) -> Vec<(String, &'p str, Result<String, FrontError>)> {
    let mut files = Vec::new();
    let unknown = Folder::default();
    for (source, key) in paths.names().folders() {
        let known = folders.get(source).unwrap_or(&unknown);
        let own = Front {
            title: Some(known.titles.get(&None).cloned().unwrap_or_else(|| readable(last(source)))),
            description: known.descriptions.get(&None).cloned(),
            order: known.order,
            aliases: aliases.get(source).cloned().unwrap_or_default(),
            ..Front::default()
        };
        files.push((join(key, "_category.md"), source, own.write()));
        for (lang, title) in
            known.titles.iter().filter_map(|(lang, title)| Some((lang.as_ref()?, title)))
        {
            let description = known.descriptions.get(&Some(lang.clone())).cloned();
            let front = Front { title: Some(title.clone()), description, ..Front::default() };
            files.push((join(key, &format!("_category.{lang}.md")), source, front.write()));
        }
    }
    files
}
