//! What the pages of every language share.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostics::Diagnostics;
use crate::graph::{Article, ArticleIx, Category, Site};
use crate::model::{Lang, OutputFile, SitePath};
use crate::ratings::Votes;
use crate::render::input::Input;
use crate::render::look::Look;
use crate::render::page::policy;
use crate::render::theme::assets::Assets;
use crate::render::theme::icons;
use crate::render::theme::strings::Strings;

pub(in crate::render) struct Shared<'a> {
    pub input: &'a Input<'a>,
    pub site: &'a Site,
    pub assets: &'a Assets,
    pub strings: &'a BTreeMap<Lang, Arc<Strings>>,
    /// The signs that categories can have.
    pub icons: &'a BTreeSet<String>,
    /// The content security policy as pages carry it.
    pub policy: String,
    /// [`Site::has_copies`]: every page asks.
    pub has_copies: bool,
    /// Former ids of articles: votes follow a renamed article.
    former: BTreeMap<ArticleIx, Vec<&'a str>>,
}

impl<'a> Shared<'a> {
    pub(in crate::render) fn new(input: &'a Input<'a>) -> (Self, Diagnostics) {
        let site = input.site;
        let Look { assets, strings, icons, diagnostics, .. } = input.look;
        let mut diagnostics = diagnostics.clone();
        let policy = policy::for_pages(&site.config, &input.theme.inline);
        diagnostics.extend(icons::unknown(site, icons));
        let former = site.former_ids();
        let has_copies = site.has_copies();
        let shared = Self { input, site, assets, strings, icons, policy, has_copies, former };
        (shared, diagnostics)
    }

    /// The votes on the text that readers of `lang` see.
    pub(in crate::render) fn votes(
        &self,
        index: ArticleIx,
        article: &Article,
        lang: &Lang,
    ) -> Votes {
        let former = self.former.get(&index).into_iter().flatten().copied();
        let ids = [article.id.as_str(), article.key.as_str()].into_iter().chain(former);
        self.input.ratings.votes(ids, lang)
    }

    /// Of those, the votes that no host's database holds.
    pub(in crate::render) fn earlier_votes(
        &self,
        index: ArticleIx,
        article: &Article,
        lang: &Lang,
    ) -> Votes {
        let former = self.former.get(&index).into_iter().flatten().copied();
        let ids = [article.id.as_str(), article.key.as_str()].into_iter().chain(former);
        self.input.ratings.earlier(ids, lang)
    }

    /// Ids under which the article was known: its votes follow it.
    pub(in crate::render) fn former(&self, index: ArticleIx, article: &Article) -> Vec<String> {
        let key = std::iter::once(article.key.to_string()).filter(|key| *key != article.id);
        key.chain(self.former.get(&index).into_iter().flatten().map(|id| (*id).to_owned()))
            .collect()
    }

    /// The contact page of the article's first topic that has one, else the contact pages' start.
    pub(in crate::render) fn contact_page(
        &self,
        article: &Article,
        lang: &Lang,
    ) -> Option<SitePath> {
        self.input.contact?;
        let prefix = self.site.prefix(lang);
        let tail = self.topic_of(article).map(|topic| format!("{topic}/")).unwrap_or_default();
        Some(SitePath::new(format!("{prefix}contact/{tail}")))
    }

    /// The first of the article's topics that the routing has.
    pub(in crate::render) fn topic_of<'t>(&self, article: &'t Article) -> Option<&'t str> {
        let routing = self.input.contact?.routing;
        article
            .meta
            .topics
            .iter()
            .map(|topic| topic.value.as_str())
            .find(|topic| routing.topic(topic).is_some())
    }

    /// A category's sign, where the theme has it: an unknown one would be an empty tile.
    pub(in crate::render) fn icon(&self, category: &Category) -> Option<String> {
        category.icon.clone().filter(|icon| self.icons.contains(icon))
    }

    pub(in crate::render) fn href(&self, path: &SitePath) -> String {
        path.href(self.site.config.base_url.path())
    }

    pub(in crate::render) fn url(&self, path: &SitePath) -> String {
        self.site.config.base_url.absolute(&self.href(path))
    }

    /// The address that a page calls its own: a preview's pages name the real site's.
    pub(super) fn canonical(&self, path: &SitePath) -> String {
        let config = &self.site.config;
        let base = if config.preview { &config.own_url } else { &config.base_url };
        base.absolute(&path.href(base.path()))
    }

    /// The theme's assets and the files beside articles.
    pub(in crate::render) fn files(&self) -> Vec<OutputFile> {
        let mut files = self.assets.files().to_vec();
        files.extend(self.site.assets.iter().map(|asset| {
            OutputFile::new(format!("site/{}", asset.path.file()), Arc::clone(&asset.bytes))
                .immutable()
        }));
        files
    }
}
