//! An export's articles as drafts, its sections as folders.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::export::{Article, Body, Export, Section, Text};
use super::{is_vendor, recognise};
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::import::assemble::Parts;
use crate::import::book::OldSite;
use crate::import::convert;
use crate::import::dialect::without_comments;
use crate::import::draft::{Address, Draft, is_index_name, settle_indexes};
use crate::import::folders::Folders;
use crate::import::front::Front;
use crate::import::mapped::Mapped;
use crate::import::markup::destination;
use crate::import::options::{EXAMPLE_BASE_URL, Options, title_of};
use crate::import::path::join;
use crate::import::scan::SourceTree;
use crate::import::text::said;
use crate::model::{Lang, one_line};
use crate::tree::TextFile;

/// Categories in categories; a circle of parents must end.
const DEEPEST: usize = 8;

/// A recognised export, ready to be connected.
pub struct Desk {
    pub name: &'static str,
    pub parts: Parts,
}

/// The export in `tree`; `None` where there is none. `vendor` insists on one.
pub fn desk(
    tree: &SourceTree,
    options: &Options,
    vendor: Option<&str>,
    diagnostics: &mut Diagnostics,
) -> Option<Desk> {
    if vendor.is_some_and(|name| !is_vendor(name)) {
        return None;
    }
    let (vendor, export) = recognise(tree, vendor, diagnostics)?;
    let default =
        options.language.clone().or(export.language.clone()).or_else(|| Lang::parse("en"))?;
    let places = Places::of(&export, &default);
    let converted: Vec<(Vec<Draft>, Diagnostics)> =
        export.articles.par_iter().map(|article| drafts(article, &places, &default)).collect();
    let mut drafts = Vec::new();
    for (own, found) in converted {
        drafts.extend(own);
        diagnostics.extend(found);
    }
    settle_indexes(&mut drafts, &BTreeSet::new());
    let origins = export.hosts.iter().cloned().chain(options.own_hosts.iter().cloned()).collect();
    let old = OldSite {
        origins,
        canonical: Some(vendor.canonical),
        is_export: true,
        ..OldSite::default()
    };
    let parts = Parts {
        drafts,
        default,
        roots: BTreeSet::new(),
        title: options.title.clone().or(export.title).unwrap_or_else(|| title_of(&tree.root)),
        base_url: options
            .base_url
            .clone()
            .or(export.base_url)
            .unwrap_or_else(|| EXAMPLE_BASE_URL.to_owned()),
        old,
        folders: places.folders,
        redirects: export.redirects,
    };
    Some(Desk { name: vendor.name, parts })
}

/// Where sections and articles stand in the new site.
#[derive(Default)]
struct Places {
    /// Section id to folder.
    sections: BTreeMap<String, String>,
    /// Article id to path.
    articles: BTreeMap<String, String>,
    folders: Folders,
    /// Every path that something stands at.
    taken: BTreeSet<String>,
}

impl Places {
    fn of(export: &Export, default: &Lang) -> Self {
        let by_id: BTreeMap<&str, &Section> =
            export.sections.iter().map(|s| (s.id.as_str(), s)).collect();
        let mut places = Self::default();
        for section in &export.sections {
            places.section(section, &by_id, default, 0);
        }
        for article in &export.articles {
            let folder = article.section.as_ref().and_then(|id| places.sections.get(id));
            let folder = folder.map_or("", String::as_str);
            // A page that others stand below introduces them.
            let introduces = article.section.as_deref() == Some(article.id.as_str());
            let title = article
                .texts
                .get(default)
                .or_else(|| article.texts.values().next())
                .map(|text| &text.title);
            let name =
                title.filter(|title| !title.is_empty()).map_or(article.id.as_str(), |title| title);
            let name = match introduces {
                true => "index".to_owned(),
                // A title, and no name of a file.
                false if is_index_name(name) => format!("{name} {}", article.id),
                false => name.to_owned(),
            };
            let path = free(folder, &name, &article.id, &places.taken);
            places.taken.insert(path.clone());
            places.articles.insert(article.id.clone(), path);
        }
        places
    }

    /// The folder of a section, its parents' first.
    fn section(
        &mut self,
        section: &Section,
        by_id: &BTreeMap<&str, &Section>,
        default: &Lang,
        depth: usize,
    ) -> String {
        if let Some(known) = self.sections.get(&section.id) {
            return known.clone();
        }
        let parent =
            section.parent.as_deref().and_then(|id| by_id.get(id)).filter(|_| depth < DEEPEST);
        let parent = parent
            .map(|parent| self.section(parent, by_id, default, depth + 1))
            .unwrap_or_default();
        let title = section.titles.get(default).or_else(|| section.titles.values().next());
        let path = free(
            &parent,
            title.map_or(section.id.as_str(), |title| title),
            &section.id,
            &self.taken,
        );
        self.taken.insert(path.clone());
        self.sections.insert(section.id.clone(), path.clone());
        let by_lang = |texts: &BTreeMap<Lang, String>| -> BTreeMap<Option<Lang>, String> {
            let plain = |text: &String| one_line(text);
            let texts = texts
                .iter()
                .map(|(lang, text)| (Some(lang.clone()).filter(|l| l != default), plain(text)));
            texts.filter(|(_, text)| !text.is_empty()).collect()
        };
        let folder = self.folders.entry(path.clone()).or_default();
        folder.titles = by_lang(&section.titles);
        folder.descriptions = by_lang(&section.descriptions);
        folder.order = section.order;
        folder.addresses.clone_from(&section.addresses);
        path
    }
}

/// `name` in `folder`, with the id behind it where another has that name.
fn free(folder: &str, name: &str, id: &str, taken: &BTreeSet<String>) -> String {
    let name = name.replace('/', " ");
    let path = join(folder, name.trim());
    if taken.contains(&path) { join(folder, &format!("{} {id}", name.trim())) } else { path }
}

fn drafts(article: &Article, places: &Places, default: &Lang) -> (Vec<Draft>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let Some(path) = places.articles.get(&article.id) else { return (Vec::new(), diagnostics) };
    let source = article.texts.get(default).or_else(|| article.texts.values().next());
    let source_day = source.and_then(|text| text.updated.clone());
    let mut drafts = Vec::with_capacity(article.texts.len());
    for (lang, text) in &article.texts {
        let is_source = source.is_some_and(|source| std::ptr::eq(source, text));
        let place = Place::file(format!("{} ({}, {lang})", article.file, article.id));
        let (body, found) = body(article, text, &place);
        diagnostics.extend(found);
        let mut front = front(article, text, is_source);
        if text.stale && !is_source {
            front.updated = stale(front.updated, source_day.as_deref());
        }
        if let Some(why) = &text.restricted {
            front.draft = Some(true);
            let message = format!(
                "`{}` was not published for everybody ({why}); it is a draft here",
                text.title
            );
            let d = Diagnostic::warning("import-restricted", message).at(place.clone());
            diagnostics.push(d.help("take `draft: true` out if everybody may read it"));
        }
        let file = TextFile::new(format!("{}/{}.{lang}", article.file, article.id), body.as_str());
        let mut body = Mapped::of(&file.text, 0..file.text.len());
        // HTML lost its comments on the way; signs that hide something in Markdown are text there.
        if matches!(text.body, Body::Markdown(_)) {
            let (shown, hidden) = without_comments(&file, &body);
            diagnostics.extend(hidden.into_iter().collect());
            body = shown;
        }
        let mut draft = Draft::new(file, lang.clone(), path.clone(), front, body);
        draft.addresses = text.addresses.iter().cloned().map(Address::unwritten).collect();
        if is_source {
            draft.votes = article.votes;
        }
        draft.replies = article
            .replies
            .iter()
            .filter(|(of, _)| of == lang)
            .map(|(_, reply)| reply.clone())
            .collect();
        drafts.push(draft);
    }
    (drafts, diagnostics)
}

/// A day before the text it translates: what the desk called outdated stays so here.
fn stale(own: Option<String>, source: Option<&str>) -> Option<String> {
    let source: jiff::civil::Date = source?.parse().ok()?;
    let before = source.yesterday().ok()?;
    let own: Option<jiff::civil::Date> = own.and_then(|day| day.parse().ok());
    Some(own.filter(|own| *own < source).unwrap_or(before).to_string())
}

/// What translations inherit stands in the source alone.
fn front(article: &Article, text: &Text, is_source: bool) -> Front {
    let mut front = Front {
        title: said(&text.title),
        description: text
            .description
            .as_deref()
            .map(one_line)
            .filter(|description| !description.is_empty()),
        draft: text.draft.then_some(true),
        author: text.author.clone(),
        published: text.published.clone(),
        updated: text.updated.clone(),
        ..Front::default()
    };
    front.title.get_or_insert_with(|| article.id.clone());
    if is_source {
        front.order = article.order;
        front.featured = article.featured.then_some(true);
        let mut seen = BTreeSet::new();
        front.tags =
            article.tags.iter().filter(|tag| seen.insert(tag.to_lowercase())).cloned().collect();
    }
    front
}

/// Whether `html` has a comment of its writers; WordPress' marks of blocks are none.
fn has_comment(html: &str) -> bool {
    html.split("<!--").skip(1).any(|rest| {
        let words = rest.trim_start();
        !["wp:", "/wp:", "more", "nextpage"].iter().any(|mark| words.starts_with(mark))
    })
}

/// The text in Markdown, with the files that stood below it, and what was left out of it.
fn body(article: &Article, text: &Text, place: &Place) -> (String, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let mut say = |code: &'static str, message: String, help: &str| {
        diagnostics.push(Diagnostic::warning(code, message).at(place.clone()).help(help));
    };
    let mut body = match &text.body {
        Body::Markdown(markdown) => markdown.clone(),
        Body::Html(html) => match convert::to_markdown(html) {
            Ok(converted) => {
                if converted.private > 0 {
                    let message =
                        format!("{} parts for the desk's own people left out", converted.private);
                    say(
                        "import-private",
                        message,
                        "nothing to do; what readers should see must not be marked so",
                    );
                }
                if has_comment(html) {
                    let message =
                        "its text has comments that readers never saw; left out".to_owned();
                    say(
                        "import-comment",
                        message,
                        "nothing to do; what readers should see must stand outside of comments",
                    );
                }
                converted.markdown
            }
            Err(why) => {
                say(
                    "import-body",
                    format!("its text cannot be read: {why}"),
                    "copy the text by hand",
                );
                String::new()
            }
        },
    };
    if !article.attachments.is_empty() {
        body.push('\n');
        for (name, url) in &article.attachments {
            let name = name.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]");
            body.push_str(&format!("- [{name}]({})\n", destination(url)));
        }
    }
    (body, diagnostics)
}
