//! A topic's page, and the pages a "yes" leads to.

use serde::Serialize;
use tera::Value;

use super::card::{Card, QuestionContext, Refusal};
use super::desk::{Desk, Link};
use crate::contact::evaluate::Decision;
use crate::contact::id::TopicId;
use crate::contact::plan::CasePage;
use crate::render::page::item::ArticleItem;
use crate::render::page::trail::Crumb;
use crate::render::page::{Outcome, Page};
use crate::render::theme::strings::Arg;

const MOST_ARTICLES: usize = 4;

/// `topic` in templates.
#[derive(Serialize)]
struct TopicContext {
    /// The writers' own words about it.
    lead: String,
    /// Empty where several topics share the page.
    id: Option<String>,
    /// Every topic that leads here.
    topics: Vec<Link>,
    identity: bool,
    /// Names of the audiences that alone see it.
    audience: Vec<String>,
    /// The questions answered with yes on the way here.
    yes: Vec<QuestionContext>,
    back: Option<Link>,
    /// Who else asks about this, where the way differs.
    others: Vec<Link>,
    articles: Vec<ArticleItem>,
    /// Topics below this one.
    children: Vec<Link>,
    questions: Vec<FollowUpContext>,
    channels: Vec<Card>,
    conditional: Vec<Card>,
    /// Social media, where something else is offered: after everything that may help.
    social: Vec<Card>,
    refused: Vec<Refusal>,
    identity_how: String,
    hours_file: Option<String>,
    compare: String,
}

#[derive(Serialize)]
struct FollowUpContext {
    id: String,
    text: String,
    href: String,
}

pub(super) fn write(desk: &Desk<'_>, page: &CasePage) -> Outcome {
    let tail = format!("contact/{}", page.path);
    let is_own = page.path == format!("{}/", desk.topic_id(page.case.topic));
    let own = desk.own_topic(page);
    let title = match page.yes.last() {
        Some(question) => desk.question(*question),
        None => desk.topic_name(page.case.topic),
    };
    let words = own.map(|topic| desk.topic_words(topic));
    let context = context(desk, page, own);
    let lead = words.map(|words| words.description.clone()).unwrap_or_default();
    let description = if lead.is_empty() { in_short(desk, &title, &context) } else { lead.clone() };
    let mut crumbs = match own {
        Some(topic) => desk.crumbs_to(topic),
        None => vec![desk.scope.home_crumb(), desk.start_crumb()],
    };
    if !is_own {
        crumbs.push(Crumb { title: title.clone(), href: desk.scope.href(&tail), lang: None });
    }
    let page = Page {
        template: "contact/topic.html",
        path: desk.scope.path(&tail),
        title,
        description,
        indexable: is_own,
        alternates: desk.everywhere(&tail, is_own),
        crumbs,
        data: Vec::new(),
        kind: "website",
        markdown: None,
    };
    desk.scope
        .write(&page, vec![("topic", Value::from_serializable(&TopicContext { lead, ..context }))])
}

/// For search engines, where the writers say nothing: the topic, its first channel and the promise.
fn in_short(desk: &Desk<'_>, title: &str, context: &TopicContext) -> String {
    let strings = &desk.scope.strings;
    let first = context.channels.first();
    let promise = first
        .filter(|card| !card.reply.is_empty())
        .and_then(|card| strings.with("contact-promise", &[("reply", Arg::Text(&card.reply))]));
    let parts = [Some(title.to_owned()), Some(strings.text("contact-ways"))];
    let parts = parts.into_iter().chain([first.map(|card| card.name.clone()), promise]);
    parts.flatten().collect::<Vec<_>>().join(" · ")
}

fn context(desk: &Desk<'_>, page: &CasePage, own: Option<TopicId>) -> TopicContext {
    let nothing = Decision { verdicts: Vec::new() };
    let decision = desk.contact.table.decision(page.case).unwrap_or(&nothing);
    let first = decision.first();
    let is_conditional = |channel| page.conditional.iter().any(|(other, _)| *other == channel);
    let start = page.yes.is_empty();
    let offered = decision.offered().map(|verdict| desk.offered(page, verdict));
    // The last resort is for those who cannot prove it the usual way.
    let last = desk.routing.last_resort.as_ref().map(|last| last.value);
    let proves = desk.routing.topics[page.case.topic].proves(page.case.audience).is_some();
    let (mut social, mut channels): (Vec<Card>, Vec<Card>) = offered.partition(|card| card.public);
    if channels.is_empty() {
        std::mem::swap(&mut social, &mut channels);
    }
    TopicContext {
        lead: String::new(),
        id: own.map(|topic| desk.topic_id(topic).to_owned()),
        topics: page.topics.iter().map(|topic| desk.topic_link(*topic)).collect(),
        identity: proves && (first.is_none() || first != last),
        audience: own
            .map(|topic| desk.only_for(topic))
            .unwrap_or_default()
            .into_iter()
            .map(|id| desk.audience(id))
            .collect(),
        yes: page
            .yes
            .iter()
            .map(|id| QuestionContext {
                id: desk.question_id(*id).to_owned(),
                text: desk.question(*id),
            })
            .collect(),
        back: own.filter(|_| !start).map(|topic| desk.topic_link(topic)),
        others: if start { others(desk, page) } else { Vec::new() },
        articles: own.filter(|_| start).map(|topic| articles(desk, topic)).unwrap_or_default(),
        children: if start {
            desk.children(page.case.topic).map(|id| desk.topic_link(id)).collect()
        } else {
            Vec::new()
        },
        questions: questions(desk, page, own),
        channels,
        social,
        conditional: page
            .conditional
            .iter()
            .filter_map(|(channel, question)| desk.conditional(page, *channel, *question))
            .collect(),
        refused: desk
            .refusals(decision.refused().filter(|verdict| !is_conditional(verdict.channel)), first),
        identity_how: desk.words.identity_how.clone(),
        hours_file: desk.hours_file(),
        compare: desk.scope.href("contact/channels/"),
    }
}

/// "Yes" leads to a page, or to a channel on this one; the topic travels in the query, for scripts
/// on a page that several topics share.
fn questions(desk: &Desk<'_>, page: &CasePage, own: Option<TopicId>) -> Vec<FollowUpContext> {
    let pages = &desk.contact.plan.pages;
    let query = own.map(|topic| format!("?topic={}", desk.topic_id(topic))).unwrap_or_default();
    let asks = page.asks.iter().map(|ask| (ask.question, &pages[ask.page]));
    let asks = asks.map(|(question, target)| {
        (question, format!("{}{query}", desk.scope.href(&format!("contact/{}", target.path))))
    });
    let turns = page
        .turns
        .iter()
        .map(|(question, channel)| (*question, format!("#fd-{}", desk.channel_id(*channel))));
    let mut questions: Vec<_> = asks.chain(turns).collect();
    questions.sort_by_key(|(question, _)| *question);
    questions
        .into_iter()
        .map(|(question, href)| FollowUpContext {
            id: desk.question_id(question).to_owned(),
            text: desk.question(question),
            href,
        })
        .collect()
}

/// The pages of the same topic for audiences whose way differs.
fn others(desk: &Desk<'_>, page: &CasePage) -> Vec<Link> {
    let plan = desk.contact.plan;
    let starts = &plan.topics[page.case.topic].starts;
    if starts.len() == 1 {
        return Vec::new();
    }
    let groups = starts.iter().map(|(audiences, id)| (audiences, &plan.pages[*id]));
    groups
        .filter(|(_, other)| other.path != page.path)
        .flat_map(|(audiences, other)| {
            audiences.iter().flatten().map(move |audience| (*audience, other))
        })
        .map(|(audience, other)| Link {
            id: desk.audience_id(audience).to_owned(),
            name: desk.audience(audience),
            description: String::new(),
            href: desk.scope.href(&format!("contact/{}", other.path)),
        })
        .collect()
}

/// Articles that answer a topic, those in the reader's own language first.
fn articles(desk: &Desk<'_>, topic: TopicId) -> Vec<ArticleItem> {
    let id = desk.topic_id(topic);
    let scope = desk.scope;
    let mut found: Vec<_> = scope
        .site
        .versions(scope.lang())
        .filter(|(_, article, _)| {
            !article.meta.expired && article.meta.topics.iter().any(|topic| topic.value == id)
        })
        .collect();
    found.sort_by_key(|(_, article, version)| {
        // An article that names the topic first is about it.
        let rank = article.meta.topics.iter().position(|topic| topic.value == id);
        (version.is_fallback(), rank, article.meta.order.unwrap_or(i64::MAX), article.id.as_str())
    });
    found
        .into_iter()
        .take(MOST_ARTICLES)
        .map(|(index, article, version)| scope.item_of(index, article, version))
        .collect()
}
