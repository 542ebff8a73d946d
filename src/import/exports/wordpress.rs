//! WordPress: its export (WXR 1.0 to 1.2), with the types of its knowledge-base plug-ins.

use std::collections::{BTreeMap, BTreeSet};

use super::export::{Article, Body, Export, Section, Text};
use super::objects::{self, Objects};
use super::wpautop;
use super::xml::{self, Element};
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::import::scan::SourceTree;
use crate::import::text::said;
use crate::model::Lang;

/// Types of posts that are text for readers.
const TYPES: [&str; 10] = [
    "post",
    "page",
    "docs",
    "ht_kb",
    "kbe_knowledgebase",
    "knowledgebase",
    "help",
    "faq",
    "manual_documentation",
    "kb",
];

/// Taxonomies that are folders; all others are words.
const FOLDERS: [&str; 8] = [
    "category",
    "doc_category",
    "ht_kb_category",
    "kbe_taxonomy",
    "knowledgebase_cat",
    "knowledge_base_category",
    "faq_category",
    "manualdocumentationcategory",
];

pub fn read(tree: &SourceTree, _: &Objects, diagnostics: &mut Diagnostics) -> Option<Export> {
    let mut export = Export::default();
    let mut found = false;
    let mut ids = BTreeSet::new();
    for path in tree.others.keys().filter(|path| path.ends_with(".xml") || path.ends_with(".wxr")) {
        let Some(file) = tree.read_data(path, diagnostics) else { continue };
        if !file.text.contains("wordpress.org/export") {
            continue;
        }
        found = true;
        let root = xml::read(&file, diagnostics);
        if let Some(channel) = root.as_ref().and_then(|root| root.get("channel")) {
            Channel::of(channel, path).read(&mut export, &mut ids, diagnostics);
        }
    }
    found.then_some(export)
}

struct Channel<'a> {
    channel: &'a Element,
    path: &'a str,
    /// The addresses of uploaded files.
    uploads: BTreeSet<String>,
}

impl<'a> Channel<'a> {
    fn read(&self, export: &mut Export, ids: &mut BTreeSet<String>, diagnostics: &mut Diagnostics) {
        let site = self.channel.text("base_blog_url").or_else(|| self.channel.text("link"));
        export.title = export.title.take().or_else(|| self.channel.text("title"));
        export.hosts.extend(site.as_deref().and_then(objects::host));
        export.base_url = export
            .base_url
            .take()
            .or_else(|| Some(format!("{}/", site.as_deref()?.trim_end_matches('/'))));
        let lang = self.channel.text("language").and_then(|tag| objects::lang(&tag));
        let lang = export.language.clone().or(lang).or_else(|| Lang::parse("en"));
        let Some(lang) = lang else { return };
        export.language = Some(lang.clone());
        self.terms(&lang, export);
        let groups = self.translations();
        for item in self.channel.all("item") {
            let Some(id) = item.text("post_id").filter(|id| ids.insert(id.clone())) else {
                continue;
            };
            let Some(article) = self.article(item, &id, &lang, diagnostics) else { continue };
            let group = groups.get(&id);
            match export
                .articles
                .iter_mut()
                .find(|known| group.is_some_and(|group| group.contains(&known.id)))
            {
                Some(known) => known.texts.extend(article.texts),
                None => export.articles.push(article),
            }
        }
    }

    /// Categories of the blog and of the plug-ins.
    fn terms(&self, lang: &Lang, export: &mut Export) {
        let term = |element: &Element, names: [&str; 4]| {
            let [slug, parent, name, description] = names;
            let mut section = Section {
                id: element.text(slug)?,
                parent: element.text(parent),
                ..Section::default()
            };
            section.say(lang, element.text(name), element.text(description));
            Some(section)
        };
        let blog = self.channel.all("category");
        let blog = blog.filter_map(|e| {
            term(e, ["category_nicename", "category_parent", "cat_name", "category_description"])
        });
        let other = self
            .channel
            .all("term")
            .filter(|e| e.text("term_taxonomy").is_some_and(|t| is_folder(&t)));
        let other = other
            .filter_map(|e| term(e, ["term_slug", "term_parent", "term_name", "term_description"]));
        for section in blog.chain(other) {
            if !export.sections.iter().any(|known| known.id == section.id) {
                export.sections.push(section);
            }
        }
    }

    /// Polylang's groups: an article's id to those of its translations.
    fn translations(&self) -> BTreeMap<String, BTreeSet<String>> {
        let mut groups = BTreeMap::new();
        let terms = self
            .channel
            .all("term")
            .filter(|e| e.text("term_taxonomy").as_deref() == Some("post_translations"));
        for serialised in terms.filter_map(|term| term.text("term_description")) {
            let ids = serialised.split("i:").skip(1).filter_map(|part| part.split(';').next());
            let ids: BTreeSet<String> = ids
                .filter(|id| id.bytes().all(|b| b.is_ascii_digit()))
                .map(str::to_owned)
                .collect();
            groups.extend(ids.iter().map(|id| (id.clone(), ids.clone())));
        }
        groups
    }

    fn of(channel: &'a Element, path: &'a str) -> Self {
        let uploads = channel.all("item").filter_map(|item| item.text("attachment_url")).collect();
        Self { channel, path, uploads }
    }

    fn article(
        &self,
        item: &Element,
        id: &str,
        default: &Lang,
        diagnostics: &mut Diagnostics,
    ) -> Option<Article> {
        let kind = item.text("post_type").unwrap_or_else(|| "post".to_owned());
        let status = item.text("status").unwrap_or_default();
        let is_text = TYPES.contains(&kind.as_str()) || kind.starts_with("epkb_post_type");
        if !is_text || matches!(status.as_str(), "trash" | "auto-draft" | "inherit") {
            return None;
        }
        let body = item
            .children
            .iter()
            .find(|child| child.name == "encoded")
            .map(|child| child.text.as_str());
        let (html, lost) = wpautop::html(body.unwrap_or(""));
        for code in lost {
            let message = format!(
                "post {id} has the short code `[{code}]`, which only its plug-in can follow; left \
                 out"
            );
            let place = Place::file(self.path);
            diagnostics.push(
                Diagnostic::warning("import-short-code", message)
                    .at(place)
                    .help("write what it showed"),
            );
        }
        let domain = |category: &Element| category.attribute("domain").unwrap_or("").to_owned();
        let categories: Vec<&Element> = item.all("category").collect();
        let of = |wanted: &dyn Fn(&str) -> bool| {
            let found: Vec<&Element> =
                categories.iter().copied().filter(|c| wanted(&domain(c))).collect();
            found
        };
        let lang =
            of(&|d| d == "language").first().and_then(|c| objects::lang(c.attribute("nicename")?));
        let tags = of(&|d| {
            !is_folder(d)
                && !matches!(d, "language" | "post_translations" | "post_format" | "nav_menu")
        });
        let restricted = match status.as_str() {
            "private" => Some("it is private".to_owned()),
            _ if item.text("post_password").is_some() => Some("it has a password".to_owned()),
            _ => None,
        };
        let mut addresses: Vec<String> =
            item.text("link").and_then(|url| objects::path(&url)).into_iter().collect();
        addresses.push(format!("/?p={id}"));
        let day = |names: [&str; 2]| {
            names.iter().find_map(|name| item.text(name)).and_then(|d| objects::day(&d.into()))
        };
        let text = Text {
            title: item.text("title").unwrap_or_default(),
            body: Body::Html(originals(&html, &self.uploads)),
            author: item.text("creator"),
            published: day(["post_date_gmt", "post_date"]),
            updated: day(["post_modified_gmt", "post_modified"]),
            // Plug-ins have more words for what is not published than anybody can list.
            draft: !matches!(status.as_str(), "publish" | ""),
            restricted,
            addresses,
            ..Text::default()
        };
        Some(Article {
            id: id.to_owned(),
            file: self.path.to_owned(),
            section: of(&is_folder).last().and_then(|c| c.attribute("nicename")).map(str::to_owned),
            order: item.text("menu_order").and_then(|n| n.parse().ok()).filter(|n| *n != 0),
            featured: item.text("is_sticky").as_deref() == Some("1"),
            tags: tags.iter().filter_map(|c| said(&c.text)).collect(),
            replies: replies(item, lang.as_ref().unwrap_or(default)),
            texts: [(lang.unwrap_or_else(|| default.clone()), text)].into(),
            ..Article::default()
        })
    }
}

fn is_folder(taxonomy: &str) -> bool {
    FOLDERS.contains(&taxonomy)
        || (taxonomy.starts_with("epkb_") && taxonomy.ends_with("_category"))
}

/// Approved comments of people.
fn replies(item: &Element, lang: &Lang) -> Vec<(Lang, crate::replies::Reply)> {
    let approved = item.all("comment").filter(|comment| {
        comment.text("comment_approved").as_deref() == Some("1")
            && comment.text("comment_type").is_none_or(|kind| kind == "comment")
    });
    let replies = approved.filter_map(|comment| {
        let date = comment.text("comment_date_gmt").or_else(|| comment.text("comment_date"))?;
        let date = date.get(..10)?.parse().ok()?;
        let text = comment.text("comment_content")?;
        let name = comment.text("comment_author").unwrap_or_else(|| "…".to_owned());
        Some((lang.clone(), crate::replies::Reply { name, date, text }))
    });
    replies.collect()
}

/// `menu-300x100.png` is a size of `menu.png`: the original is shown where the export knows it.
fn originals(html: &str, uploads: &BTreeSet<String>) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find("src=\"") {
        let (before, value) = rest.split_at(start + 5);
        out.push_str(before);
        let end = value.find('"').unwrap_or(value.len());
        let url = &value[..end];
        let original =
            without_size(url).filter(|original| uploads.contains(original) || uploads.is_empty());
        out.push_str(original.as_deref().unwrap_or(url));
        rest = &value[end..];
    }
    out.push_str(rest);
    out
}

fn without_size(url: &str) -> Option<String> {
    let (stem, ending) = url.rsplit_once('.')?;
    let (name, size) = stem.rsplit_once('-')?;
    let (width, height) = size.split_once('x')?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    (is_number(width) && is_number(height)).then(|| format!("{name}.{ending}"))
}

/// `/?p=12` and `/?page_id=12` are one.
pub fn canonical(address: &str) -> Option<String> {
    let keys = ["?p=", "?page_id=", "&p="];
    let id = keys.iter().find_map(|key| address.split_once(key).map(|(_, id)| id))?;
    let end = id.find(|c: char| !c.is_ascii_digit()).unwrap_or(id.len());
    (end > 0).then(|| format!("/?p={}", &id[..end]))
}
