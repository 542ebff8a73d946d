//! The linked site as input of the index: one list of articles for each language.

use std::sync::Arc;

use rayon::prelude::*;

use super::article::{SearchArticle, SearchSection, VotesOf};
use crate::graph::{Article, ArticleIx, Site, Version};
use crate::model::Lang;

/// The articles written in `lang`, by id, with their position in [`Site::articles`]. Fallback pages
/// are left out: their own language's index has them.
pub fn documents(site: &Site, lang: &Lang, votes: VotesOf<'_>) -> Vec<(ArticleIx, SearchArticle)> {
    // Votes from before an article moved stand under its old addresses.
    let former = site.former_ids();
    let own = site.versions(lang).filter(|(_, _, version)| !version.is_fallback());
    let own: Vec<_> = own.collect();
    own.into_par_iter()
        .map(|(index, article, version)| {
            let mut ids = vec![article.id.as_str(), article.key.as_str()];
            ids.extend(former.get(&index).into_iter().flatten());
            (index, SearchArticle { rating: votes(&ids, lang), ..one(site, article, version) })
        })
        .collect()
}

fn one(site: &Site, article: &Article, version: &Version) -> SearchArticle {
    let document = &version.document;
    let category = site.categories[article.category].key.as_str();
    let section = |section: &crate::model::Section| SearchSection {
        heading: section.heading.as_ref().map(|heading| heading.text.clone()),
        anchor: section.heading.as_ref().map(|heading| heading.anchor.clone()),
        text: Arc::clone(&section.text),
    };
    SearchArticle {
        id: article.id.clone(),
        title: document.title.clone(),
        url: version.path.href(""),
        category: category.to_owned(),
        audience: article.meta.audience.clone(),
        topics: article.meta.topics.iter().map(|topic| topic.value.clone()).collect(),
        tags: document.front.tags.iter().map(|tag| tag.value.clone()).collect(),
        asks: document.front.asks.iter().map(|ask| ask.value.clone()).collect(),
        sections: document.body.sections.iter().map(section).collect(),
        ..SearchArticle::default()
    }
}
