//! What matters of `_config.yml`.

use crate::import::languages;
use crate::import::scan::SourceTree;
use crate::model::Lang;
use crate::tree::{Node, yaml};

/// The old site's configuration; empty when there is none.
#[derive(Debug, Default)]
pub struct Config {
    /// Whether there was one: without it default addresses are a guess.
    pub found: bool,
    pub title: Option<String>,
    pub lang: Option<Lang>,
    url: Option<String>,
    base_path: String,
    node: Option<Node>,
}

impl Config {
    pub fn read(tree: &SourceTree) -> Self {
        let names = ["_config.yml", "_config.yaml"];
        let Some(file) = names.iter().find_map(|name| tree.read_other(name)) else {
            return Self::default();
        };
        let (node, _) = yaml::parse(&file, 0, file.text.len());
        let text = |key: &str| {
            let text = node.as_ref()?.get(key)?.as_text()?.trim().to_owned();
            (!text.is_empty()).then_some(text)
        };
        let lang = ["lang", "locale", "language", "default_lang"].iter().find_map(|key| text(key));
        Self {
            found: true,
            title: text("title"),
            lang: lang.and_then(|lang| languages::known(&lang)),
            url: text("url").filter(|url| url.starts_with("http")),
            base_path: text("baseurl").unwrap_or_default().trim_matches('/').to_owned(),
            node,
        }
    }

    /// The folder that the site is made of, where it is not the one with the configuration.
    pub fn source(&self) -> Option<String> {
        let source = self.node.as_ref()?.get("source")?.as_text()?;
        let source = source.trim().trim_start_matches("./").trim_matches('/');
        (!matches!(source, "" | ".") && !source.starts_with("..")).then(|| source.to_owned())
    }

    /// Scheme, host and base path without a closing slash.
    pub fn origin(&self) -> Option<String> {
        let url = self.url.as_deref()?.trim_end_matches('/');
        Some(if self.base_path.is_empty() {
            url.to_owned()
        } else {
            format!("{url}/{}", self.base_path)
        })
    }

    pub fn base_url(&self) -> Option<String> {
        self.origin().map(|origin| format!("{origin}/"))
    }

    /// The address template of a collection, or of all pages (`""`).
    pub fn permalink(&self, collection: &str) -> Option<String> {
        let node = self.node.as_ref()?;
        let holder =
            if collection.is_empty() { node } else { node.get("collections")?.get(collection)? };
        holder.get("permalink")?.as_text()
    }
}
