//! Books whose table of contents is a Markdown list: GitBook and mdBook (`SUMMARY.md`), Adobe
//! Experience League (`TOC.md`); and DocFX, whose `toc.yml` says the same in YAML.

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};
use serde_json::Value;

use super::super::text::said;
use super::facts::{Facts, Item};
use super::project::Project;
use super::{json_nav, project, shape};

pub fn gitbook(project: &Project<'_>) -> Option<Facts> {
    let config = project.data(&[".gitbook.yaml", ".gitbook.yml"]);
    let setting = |path: &str| config.as_ref().and_then(|config| shape::text(config, path));
    let root = setting("root").unwrap_or_default();
    let root = root.trim_start_matches("./").trim_matches('/');
    let summary = setting("structure.summary").unwrap_or_else(|| "SUMMARY.md".to_owned());
    let at = |path: &str| if root.is_empty() { path.to_owned() } else { format!("{root}/{path}") };
    let is_gitbook = config.is_some() || project.has_folder(&at(".gitbook"));
    let file = project.read(&at(&summary));
    if !is_gitbook && (file.is_none() || project.read("book.toml").is_some()) {
        return None;
    }
    let redirects =
        config.as_ref().and_then(|config| config.get("redirects")).and_then(Value::as_object);
    let redirects = redirects.into_iter().flatten();
    let redirects =
        redirects.filter_map(|(from, to)| Some((format!("/{from}"), to.as_str()?.to_owned())));
    Some(Facts {
        roots: project.root(root, "").into_iter().collect(),
        navigation: file.as_ref().map(|file| contents(&file.text)).unwrap_or_default(),
        not_pages: project.in_source(&at(&summary)).into_iter().collect(),
        redirects: redirects.collect(),
        ..Facts::default()
    })
}

pub fn mdbook(project: &Project<'_>) -> Option<Facts> {
    let config = project.data(&["book.toml"])?;
    let source = shape::text(&config, "book.src").unwrap_or_else(|| "src".to_owned());
    let summary = format!("{source}/SUMMARY.md");
    let redirects = config
        .get("output")
        .and_then(|output| output.get("html"))
        .and_then(|html| html.get("redirect"));
    let redirects = redirects.and_then(Value::as_object).into_iter().flatten();
    Some(Facts {
        title: shape::text(&config, "book.title"),
        language: shape::text(&config, "book.language").and_then(|tag| shape::language(&tag)),
        roots: project.root(&source, "").into_iter().collect(),
        navigation: project.read(&summary).map(|file| contents(&file.text)).unwrap_or_default(),
        not_pages: project.in_source(&summary).into_iter().collect(),
        redirects: redirects
            .filter_map(|(from, to)| Some((from.clone(), to.as_str()?.to_owned())))
            .collect(),
        html_addresses: true,
        ..Facts::default()
    })
}

/// Adobe Experience League: `help/TOC.md`, or one in each guide.
pub fn experience_league(project: &Project<'_>) -> Option<Facts> {
    let (folder, toc) = ["help", ""].iter().find_map(|folder| {
        let path = if folder.is_empty() { "TOC.md".to_owned() } else { format!("{folder}/TOC.md") };
        Some((*folder, project.read(&path)?))
    })?;
    Some(Facts {
        roots: project.root(folder, "").into_iter().collect(),
        navigation: contents(&toc.text),
        not_pages: vec![toc.path.to_string()],
        ..Facts::default()
    })
}

pub fn docfx(project: &Project<'_>) -> Option<Facts> {
    let (folder, _) = ["", "docs/", "articles/"].iter().find_map(|folder| {
        Some((
            *folder,
            project.first(&[
                &format!("{folder}docfx.json"),
                &format!("{folder}.openpublishing.publish.config.json"),
            ])?,
        ))
    })?;
    let toc = project.first(&[&format!("{folder}toc.yml"), &format!("{folder}TOC.yml")]);
    let config = project.data(&[&format!("{folder}docfx.json")]);
    let title =
        config.as_ref().and_then(|config| shape::text(config, "build.globalMetadata._appTitle"));
    let redirects = project.data(&[".openpublishing.redirection.json"]);
    let redirects =
        redirects.as_ref().and_then(|data| data.get("redirections")).and_then(Value::as_array);
    let redirects = redirects.into_iter().flatten().filter_map(|redirect| {
        let text = |key: &str| redirect.get(key).and_then(Value::as_str);
        let from = text("source_path").or_else(|| text("source_path_from_root"))?;
        Some((
            format!("/{}", from.trim_start_matches('/').trim_end_matches(".md")),
            text("redirect_url")?.to_owned(),
        ))
    });
    Some(Facts {
        title,
        roots: project.root(folder, "").into_iter().collect(),
        navigation: toc
            .as_ref()
            .and_then(project::data)
            .map(|toc| json_nav::items(&toc))
            .unwrap_or_default(),
        redirects: redirects.collect(),
        ..Facts::default()
    })
}

/// A table of contents: headings are groups, links are pages, lists in lists are what stands below.
pub fn contents(text: &str) -> Vec<Item> {
    let mut toc = Contents::default();
    for event in Parser::new(text) {
        toc.event(&event);
    }
    toc.items
}

#[derive(Default)]
struct Contents {
    items: Vec<Item>,
    /// The last of `items` is a group under a heading.
    in_group: bool,
    /// A heading's title, as far as it has come.
    heading: Option<(HeadingLevel, String)>,
    /// The entries that are open, outermost first.
    open: Vec<Item>,
    /// mdBook's chapters before and behind the list stand alone.
    alone: bool,
}

impl Contents {
    fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                self.heading = Some((*level, String::new()))
            }
            Event::End(TagEnd::Heading(_)) => self.group(),
            Event::Start(Tag::Item) => self.open.push(Item::default()),
            Event::End(TagEnd::Item) => self.close(),
            Event::Start(Tag::Link { dest_url, .. }) => {
                if self.open.is_empty() && self.heading.is_none() {
                    self.open.push(Item::default());
                    self.alone = true;
                }
                if let Some(entry) = self.open.last_mut().filter(|entry| entry.page.is_none()) {
                    entry.page = said(dest_url);
                }
            }
            Event::End(TagEnd::Link) if std::mem::take(&mut self.alone) => self.close(),
            Event::Text(words) | Event::Code(words) => {
                match (&mut self.heading, self.open.last_mut()) {
                    (Some((_, title)), _) => title.push_str(words),
                    (None, Some(entry)) => entry.title.get_or_insert_default().push_str(words),
                    _ => {}
                }
            }
            _ => {}
        }
    }

    /// A heading is a group; the first of the first level is the table's own title.
    fn group(&mut self) {
        let Some((level, title)) = self.heading.take() else { return };
        if level == HeadingLevel::H1 && self.items.is_empty() {
            return;
        }
        let title = title.split(" {#").next().and_then(said);
        self.items.push(Item { title, ..Item::default() });
        self.in_group = true;
    }

    fn close(&mut self) {
        let Some(mut done) = self.open.pop() else { return };
        done.title = done.title.as_deref().and_then(said);
        match (self.open.last_mut(), self.items.last_mut().filter(|_| self.in_group)) {
            (Some(above), _) | (None, Some(above)) => above.items.push(done),
            (None, None) => self.items.push(done),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_group_and_lists_nest() {
        let toc = contents(
            "# Summary\n\n[Start](README.md)\n\n- [A](a.md)\n  - [B `b`](a/b.md)\n- Draft\n\n\
             ## Money {#money}\n\n* [Pay](pay.md)\n",
        );
        let page = |title: &str, page: &str, items: Vec<Item>| Item {
            title: Some(title.into()),
            page: Some(page.into()).filter(|page: &String| !page.is_empty()),
            items,
        };
        assert_eq!(
            toc,
            [
                page("Start", "README.md", vec![]),
                page("A", "a.md", vec![page("B b", "a/b.md", vec![])]),
                page("Draft", "", vec![]),
                page("Money", "", vec![page("Pay", "pay.md", vec![])]),
            ]
        );
    }
}
