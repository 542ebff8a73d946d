//! A Confluence space as HTML: `index.html` holds the tree, every page is a file.

use std::collections::BTreeMap;
use std::rc::Rc;

use htmd::{HtmlToMarkdown, Node};

use super::export::{Article, Body, Export, Section, Text};
use super::objects::Objects;
use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::import::convert::node;
use crate::import::scan::SourceTree;
use crate::model::Lang;
use crate::tree::TextFile;

pub fn read(tree: &SourceTree, _: &Objects, diagnostics: &mut Diagnostics) -> Option<Export> {
    let index = tree.others.keys().find(|path| path.ends_with("index.html"))?.clone();
    let folder = index.strip_suffix("index.html")?.to_owned();
    let pages = tree
        .others
        .keys()
        .filter(|path| path.starts_with(&folder) && path.ends_with(".html") && **path != index);
    // Read once: a space may be large, and any of its pages tells whose it is.
    let mut silent = Diagnostics::new();
    let pages: Vec<_> = pages.filter_map(|path| tree.read_data(path, &mut silent)).collect();
    let file = tree.read_data(&index, diagnostics)?;
    let marks = ["confluence", "Available Pages"];
    let is_page = |page: &TextFile| page.text.contains("wiki-content");
    if !marks.iter().any(|mark| file.text.contains(mark)) && !pages.iter().any(is_page) {
        return None;
    }
    diagnostics.extend(silent);
    diagnostics.extend(std::iter::once(&file).chain(&pages).filter_map(cut_off).collect());
    let html = HtmlToMarkdown::new();
    let root = html.html_to_tree(&file.text).ok()?;
    let lang = Lang::parse("en")?;
    let mut export = Export { title: space_name(&root), ..Export::default() };
    let mut places = BTreeMap::new();
    let lists = |node: &Node| node::tag(node) == "ul" && node::holds(node, &["a"]);
    if let Some(list) = node::find(&root, &lists) {
        pages_of(&list, None, &mut places);
    }
    for file in &pages {
        let path = &*file.path;
        let Ok(page) = html.html_to_tree(&file.text) else { continue };
        let name = path.strip_prefix(&folder).unwrap_or(path);
        let place = places.get(name).cloned().unwrap_or_default();
        let Some(article) = article(&page, name, path, &place, &lang) else { continue };
        if place.has_children {
            export.sections.push(section(&article, &place, &lang));
        }
        export.articles.push(article);
    }
    // What was never named as a page's parent is no category.
    Some(export)
}

/// HTML that ends early is still HTML, with less in it.
fn cut_off(file: &TextFile) -> Option<Diagnostic> {
    let end = file.text.trim_end().len();
    let is_whole =
        file.text.get(..end).is_some_and(|text| text.to_ascii_lowercase().ends_with("</html>"));
    (!is_whole).then(|| {
        Diagnostic::error("import-unreadable", "this page ends in the middle")
            .at(file.place(Span::new(end, end)))
            .help("export the space again, whole")
    })
}

/// Where a page stands in the space.
#[derive(Debug, Clone, Default)]
struct Spot {
    /// The parent's file.
    parent: Option<String>,
    order: i64,
    has_children: bool,
}

fn pages_of(list: &Rc<Node>, parent: Option<&str>, places: &mut BTreeMap<String, Spot>) {
    for (item, order) in node::elements(list).iter().zip(1..) {
        let link = node::elements(item).into_iter().find(|child| node::tag(child) == "a");
        let Some(name) = link.and_then(|link| node::attribute(&link, "href")) else { continue };
        let below = node::elements(item).into_iter().find(|child| node::tag(child) == "ul");
        let spot = Spot { parent: parent.map(str::to_owned), order, has_children: below.is_some() };
        places.insert(name.clone(), spot);
        if let Some(below) = below {
            pages_of(&below, Some(&name), places);
        }
    }
}

/// The name in the table of the space's details.
fn space_name(root: &Rc<Node>) -> Option<String> {
    let title =
        node::find(root, &|node| node::tag(node) == "title").map(|title| node::line(&title))?;
    let name = title.rsplit_once(" (").map_or(title.as_str(), |(name, _)| name).trim();
    (!name.is_empty()).then(|| name.to_owned())
}

fn article(page: &Rc<Node>, name: &str, path: &str, place: &Spot, lang: &Lang) -> Option<Article> {
    let with_id = |id: &'static str| {
        node::find(page, &|node| node::attribute(node, "id").as_deref() == Some(id))
    };
    let body = with_id("main-content")?;
    let title = with_id("title-text").map(|title| node::line(&title)).unwrap_or_default();
    let title = title.split_once(" : ").map_or(title.clone(), |(_, title)| title.to_owned());
    let stem = name.strip_suffix(".html").unwrap_or(name);
    let id = stem.rsplit('_').next().unwrap_or(stem).to_owned();
    let labels =
        node::find(page, &|node| node::attribute(node, "id").as_deref() == Some("labels-section"));
    let labels = labels
        .iter()
        .flat_map(|labels| node::elements(labels))
        .filter(|label| node::tag(label) == "a");
    let attachments = with_id("attachments").map(|_| attached(page, &body)).unwrap_or_default();
    let text = Text {
        title: title.clone(),
        body: Body::Html(node::inner_html(&body)),
        addresses: vec![format!("/{name}"), format!("/pages/{id}")],
        ..Text::default()
    };
    Some(Article {
        id: stem.to_owned(),
        file: path.to_owned(),
        section: if place.has_children {
            Some(stem.to_owned())
        } else {
            place.parent.as_ref().map(|p| p.trim_end_matches(".html").to_owned())
        },
        order: Some(if place.has_children { 0 } else { place.order }),
        tags: labels.map(|label| node::line(&label)).collect(),
        attachments,
        texts: [(lang.clone(), text)].into(),
        ..Article::default()
    })
}

fn section(article: &Article, place: &Spot, lang: &Lang) -> Section {
    Section {
        id: article.id.clone(),
        parent: place.parent.as_ref().map(|parent| parent.trim_end_matches(".html").to_owned()),
        order: Some(place.order),
        titles: article.texts.values().map(|text| (lang.clone(), text.title.clone())).collect(),
        ..Section::default()
    }
}

/// Files of the page that its text does not show already.
fn attached(page: &Rc<Node>, body: &Rc<Node>) -> Vec<(String, String)> {
    let shown = node::html(body);
    let Some(list) = node::find(page, &|node| node::has_class(node, "greybox")) else {
        return Vec::new();
    };
    let links = node::elements(&list).into_iter().filter(|child| node::tag(child) == "a");
    let files = links.filter_map(|link| Some((node::line(&link), node::attribute(&link, "href")?)));
    files.filter(|(_, href)| !shown.contains(href.as_str())).collect()
}

/// `/wiki/spaces/KEY/pages/65601/Words`, `/pages/viewpage.action?pageId=65601`, `Words_65601.html`.
pub fn canonical(path: &str) -> Option<String> {
    if let Some((_, id)) = path.split_once("pageId=") {
        let end = id.find(|c: char| !c.is_ascii_digit()).unwrap_or(id.len());
        return Some(format!("/pages/{}", &id[..end]));
    }
    super::objects::number_behind(path, "/pages/").map(|id| format!("/pages/{id}"))
}
