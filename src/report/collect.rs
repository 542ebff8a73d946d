//! Every section of a site's report.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rayon::prelude::*;

use super::finding::{Finding, Report, Section};
use super::heard::{Heard, Search, Tickets};
use super::reading::{ease, formula};
use crate::graph::{Article, ArticleIx, CategoryIx, Site, Version};
use crate::model::{FrontMatter, Lang};
use crate::ratings::Ratings;
use crate::search::duplicates::Duplicate;
use crate::translate::{Overview, Status};

/// What a report is made from.
pub struct Given<'a> {
    pub site: &'a Site,
    pub ratings: &'a Ratings,
    pub duplicates: &'a [Duplicate],
    /// The translations of each language.
    pub translations: &'a [Overview],
    /// What a host has heard, where one was asked.
    pub heard: Option<&'a Heard>,
    pub today: Date,
}

/// So many votes say something, and so small a share of them that are "yes" is bad.
const VOTES: u32 = 5;
const GOOD: f64 = 0.6;
/// Nobody reads so many words to find one answer.
const LONG: usize = 1_500;
/// Flesch's "difficult" begins below 50, "very difficult" below 30.
const HARD: f64 = 40.0;

pub fn collect(given: &Given<'_>) -> Report {
    let texts: Vec<Text<'_>> = texts(given.site).collect();
    let mut sections = vec![
        section(
            "due",
            "Due for review",
            "Read it again, then move `review_by:`.",
            due(given, &texts),
        ),
        section(
            "never-reviewed",
            "Never reviewed",
            "Read it, then write `reviewed:`, or `review_by:` for the next time.",
            never_reviewed(given.site, &texts),
        ),
        section(
            "rated-badly",
            "Rated badly",
            "See what is missing, or ask those who said no.",
            rated(given, &texts),
        ),
        section(
            "drifted",
            "Translations that fell behind",
            "`frontdesk translate status` names the parts.",
            drifted(given),
        ),
        section(
            "near-duplicates",
            "Nearly the same",
            "Merge them, and keep the old address with `aliases:`.",
            duplicates(given),
        ),
        section(
            "same-title",
            "The same title",
            "Say in the title what sets them apart.",
            same_titles(&texts),
        ),
        section(
            "orphaned",
            "Nothing links here",
            "Link to it from where the question comes up, or add it to `related:`.",
            orphaned(given.site),
        ),
        section("long", "Long", "Cut it into an article a question.", long(&texts)),
        section(
            "hard-to-read",
            "Hard to read",
            "Shorter sentences, and the words that customers use.",
            hard(&texts),
        ),
    ];
    if let Some(heard) = given.heard {
        sections.push(section(
            "searched-in-vain",
            "Looked for in vain",
            "Write what is missing, or add the words to an article's `asks:`.",
            heard.searches.iter().map(sought).collect(),
        ));
        sections.extend(heard.tickets.as_ref().map(|tickets| {
            let advice = "What most people write about deserves the best article.";
            section("tickets", "Tickets by topic", advice, by_topic(given.site, tickets))
        }));
    }
    Report {
        version: 1,
        day: given.today.to_string(),
        title: given.site.config.title.clone(),
        texts: texts.len(),
        sections,
    }
}

fn section(
    id: &'static str,
    title: &'static str,
    advice: &'static str,
    findings: Vec<Finding>,
) -> Section {
    Section { id, title, advice, findings }
}

/// An article's own text in one language.
struct Text<'a> {
    article: &'a Article,
    version: &'a Version,
    owner: Option<&'a str>,
    /// Whether it is what translations are made from.
    is_source: bool,
}

fn texts(site: &Site) -> impl Iterator<Item = Text<'_>> {
    site.articles.iter().flat_map(move |article| {
        let own = article.versions.values().filter(|version| !version.is_fallback());
        own.map(move |version| Text::new(site, article, version))
    })
}

/// What the article says of itself, else the nearest folder above it that says so.
fn inherited<'a, T>(
    site: &'a Site,
    article: &'a Article,
    own: Option<T>,
    of: impl Fn(&'a FrontMatter) -> Option<T>,
) -> Option<T> {
    let folder = |at: CategoryIx| {
        let documents =
            site.categories[at].names.values().filter_map(|name| name.document.as_ref());
        documents.map(|document| &document.front).find_map(&of)
    };
    let nearest = || site.ancestry(article.category).into_iter().rev();
    own.or_else(|| nearest().chain([CategoryIx::ROOT]).find_map(folder))
}

impl<'a> Text<'a> {
    fn new(site: &'a Site, article: &'a Article, version: &'a Version) -> Self {
        let own = article.meta.owner.as_deref();
        let owner = inherited(site, article, own, |front| front.owner.as_deref());
        Self { article, version, owner, is_source: version.lang == article.source }
    }

    fn finding(&self, said: String, figure: f64) -> Finding {
        let document = &self.version.document;
        Finding {
            path: document.file.path.to_string(),
            title: document.title.clone(),
            lang: document.lang.to_string(),
            owner: self.owner.map(str::to_owned),
            said,
            figure,
        }
    }

    fn words(&self) -> usize {
        let sections = &self.version.document.body.sections;
        sections.iter().map(|section| section.text.split_whitespace().count()).sum()
    }
}

/// The largest figure first, then by file.
fn worst_first(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by(|a, b| b.figure.total_cmp(&a.figure).then_with(|| a.path.cmp(&b.path)));
    findings
}

fn due(given: &Given<'_>, texts: &[Text<'_>]) -> Vec<Finding> {
    let late = texts.iter().filter_map(|text| {
        let by = review_by(given.site, text)?;
        let days = (given.today - by).get_days();
        (days > 0).then(|| text.finding(format!("was to be reviewed by {by}"), f64::from(days)))
    });
    worst_first(late.collect())
}

/// A translation has a day of its own or none.
fn review_by(site: &Site, text: &Text<'_>) -> Option<Date> {
    let own = text.version.document.front.review_by.map(|date| date.value);
    if !text.is_source {
        return own;
    }
    inherited(site, text.article, own, |front| front.review_by.map(|date| date.value))
}

fn never_reviewed(site: &Site, texts: &[Text<'_>]) -> Vec<Finding> {
    let never = texts.iter().filter(|text| text.is_source);
    let never = never
        .filter(|text| text.article.meta.reviewed.is_none() && review_by(site, text).is_none());
    let said = |text: &Text<'_>| match text.article.meta.updated.or(text.article.meta.published) {
        Some(day) => format!("last changed on {day}"),
        None => "without any date".to_owned(),
    };
    never.map(|text| text.finding(said(text), 0.0)).collect()
}

fn rated(given: &Given<'_>, texts: &[Text<'_>]) -> Vec<Finding> {
    let former = given.site.former_ids();
    let at: BTreeMap<&str, ArticleIx> =
        given.site.articles.pairs().map(|(at, article)| (article.id.as_str(), at)).collect();
    let bad = texts.iter().filter_map(|text| {
        let id = text.article.id.as_str();
        let earlier = at.get(id).and_then(|at| former.get(at)).into_iter().flatten().copied();
        let ids: Vec<&str> = std::iter::once(id).chain(earlier).collect();
        let votes = given.ratings.votes(ids.iter().copied(), &text.version.lang);
        let share = f64::from(votes.yes) / f64::from(votes.total().max(1));
        let mut said = format!("{} of {} votes say that it helped", votes.yes, votes.total());
        let reasons = given.heard.map(|heard| &heard.reasons);
        let key = |id: &str| (id.to_owned(), text.version.lang.to_string());
        let own = reasons.and_then(|reasons| ids.iter().find_map(|id| reasons.get(&key(id))));
        for (reason, times) in own.into_iter().flatten() {
            said.push_str(&format!(", {reason} {times}"));
        }
        (votes.total() >= VOTES && share < GOOD)
            .then(|| text.finding(said, f64::from(votes.total()) - f64::from(votes.yes)))
    });
    worst_first(bad.collect())
}

/// It has no file: somebody has to say which article it is.
fn sought(search: &Search) -> Finding {
    let Search { lang, words, times, unopened } = search;
    Finding {
        path: String::new(),
        title: words.clone(),
        lang: lang.clone(),
        owner: None,
        said: format!("{times} times, in {unopened} of them something was found and not opened"),
        figure: f64::from(*times),
    }
}

fn by_topic(site: &Site, tickets: &Tickets) -> Vec<Finding> {
    let findings = tickets.topics.iter().map(|(id, topic)| Finding {
        path: String::new(),
        title: format!("{} ({id})", topic.name),
        lang: site.config.default_language().lang.to_string(),
        owner: None,
        said: format!("{} in {} days, {} of them open", topic.all, tickets.days, topic.open),
        figure: f64::from(topic.all),
    });
    let mut findings: Vec<Finding> = findings.collect();
    findings.sort_by(|a, b| b.figure.total_cmp(&a.figure).then_with(|| a.title.cmp(&b.title)));
    findings
}

fn drifted(given: &Given<'_>) -> Vec<Finding> {
    let by_path: BTreeMap<&str, Text<'_>> =
        texts(given.site).map(|text| (&*text.version.document.file.path, text)).collect();
    let mut findings = Vec::new();
    for overview in given.translations {
        for (_, status) in &overview.states {
            let Status::Recorded(parts) = status else { continue };
            let drifted: Vec<_> = parts.iter().filter(|part| part.change.is_drift()).collect();
            let Some(first) = drifted.first() else { continue };
            let parts = if drifted.len() == 1 { "part" } else { "parts" };
            let said = format!("{} {parts} of its source changed", drifted.len());
            let figure = drifted.len() as f64;
            // A category's text is no article of its own.
            let path = first.own.path.as_str();
            findings.push(match by_path.get(path) {
                Some(text) => text.finding(said, figure),
                None => Finding {
                    path: path.to_owned(),
                    title: path.to_owned(),
                    lang: overview.lang.to_string(),
                    owner: None,
                    said,
                    figure,
                },
            });
        }
    }
    worst_first(findings)
}

/// In groups: where three say the same, each is named once.
fn duplicates(given: &Given<'_>) -> Vec<Finding> {
    let find = |at: ArticleIx, lang: &Lang| given.site.articles[at].versions.get(lang);
    let pairs = given.duplicates.iter().filter_map(|pair| {
        let (earlier, later) = (find(pair.earlier, &pair.lang)?, find(pair.later, &pair.lang)?);
        let said = format!(
            "{:.0}% of its words are in “{}”, {}",
            pair.share * 100.0,
            earlier.document.title,
            earlier.document.file.path
        );
        let article = &given.site.articles[pair.later];
        let text = Text::new(given.site, article, later);
        Some(text.finding(said, f64::from(pair.share)))
    });
    worst_first(pairs.collect())
}

fn same_titles(texts: &[Text<'_>]) -> Vec<Finding> {
    let mut by_title: BTreeMap<(&Lang, String), Vec<&Text<'_>>> = BTreeMap::new();
    for text in texts {
        let title = text.version.document.title.to_lowercase();
        by_title.entry((&text.version.lang, title)).or_default().push(text);
    }
    let groups = by_title.into_values().filter(|group| group.len() > 1);
    let findings = groups.flat_map(|group| {
        let said = format!("{} articles are called so", group.len());
        let figure = group.len() as f64;
        group.into_iter().map(move |text| text.finding(said.clone(), figure)).collect::<Vec<_>>()
    });
    findings.collect()
}

/// Articles that no text links to, that no other names as related, and that no page features.
fn orphaned(site: &Site) -> Vec<Finding> {
    let base = site.config.base_url.path();
    let hrefs = |own: &str, hrefs: &[String]| -> Vec<String> {
        let pages = hrefs.iter().map(|href| href.split(['#', '?']).next().unwrap_or_default());
        pages.filter(|href| *href != own).map(str::to_owned).collect()
    };
    let mut linked: BTreeSet<String> = BTreeSet::new();
    let mut named: BTreeSet<ArticleIx> = BTreeSet::new();
    for article in &site.articles {
        named.extend(article.meta.related.iter().copied());
        for version in article.versions.values() {
            linked.extend(hrefs(&version.path.href(base), &version.hrefs));
        }
    }
    for name in site.categories.iter().flat_map(|category| category.names.values()) {
        linked.extend(hrefs(&name.path.href(base), &name.hrefs));
    }
    let alone = site.articles.pairs().filter(|(at, article)| {
        let is_linked =
            article.versions.values().any(|version| linked.contains(&version.path.href(base)));
        !is_linked && !article.meta.featured && !named.contains(at) && !article.is_root_page()
    });
    let source = alone.filter_map(|(_, article)| {
        let version = article.versions.get(&article.source)?;
        Some(Text::new(site, article, version))
    });
    source.map(|text| text.finding("only its category leads to it".to_owned(), 0.0)).collect()
}

fn long(texts: &[Text<'_>]) -> Vec<Finding> {
    let long = texts.par_iter().map(|text| (text, text.words())).filter(|(_, words)| *words > LONG);
    worst_first(
        long.map(|(text, words)| text.finding(format!("{words} words"), words as f64)).collect(),
    )
}

fn hard(texts: &[Text<'_>]) -> Vec<Finding> {
    let hard = texts.par_iter().filter_map(|text| {
        let formula = formula(&text.version.lang)?;
        let sections = &text.version.document.body.sections;
        let words: String = sections.iter().map(|section| &*section.text).collect();
        let ease = ease(formula, &words).filter(|ease| *ease < HARD)?;
        Some(text.finding(format!("reading ease {ease:.0} by {}", formula.name), HARD - ease))
    });
    worst_first(hard.collect())
}
