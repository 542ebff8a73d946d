//! For the customers' server: what it must know about the site, and for each language a page in the
//! site's own theme with places for what only a server can say (`⟦name⟧`; `host` fills them).

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::Value;

use crate::contact::fields::{self, FieldKind, SIDES};
use crate::contact::id::{ChannelId, List};
use crate::contact::model::Routing;
use crate::contact::published::{PUBLISHED, Published};
use crate::contact::words::Words;
use crate::graph::{Article, ArticleIx};
use crate::model::{
    Address, ArticleEntry, ChannelEntry, DESCRIPTION, DESCRIPTION_VERSION, Description,
    DeskSettings, FieldEntry, Lang, LanguageEntry, MailWords, OutputFile, TextEntry, TicketDesk,
    TopicEntry, host_page,
};
use crate::render::contact::hours_words;
use crate::render::input::Contact;
use crate::render::page::scope::Scope;
use crate::render::page::shared::Shared;
use crate::render::page::{Outcome, Page, json, policy};
use crate::render::theme::strings::{Arg, Strings};
use crate::tree::Located;

/// Why an article did not help, as the rating form offers it. Ids are stored, so they never change.
pub const REASONS: [&str; 5] = ["incomplete", "unclear", "wrong", "outdated", "other"];

/// `fields` in the template.
#[derive(serde::Serialize)]
struct Field {
    id: &'static str,
    kind: &'static str,
    required: bool,
}

/// The page of one language.
pub(in crate::render) fn page(scope: &Scope<'_>) -> Outcome {
    let page = Page {
        template: "host.html",
        path: scope.path("search/"),
        title: String::new(),
        description: String::new(),
        indexable: false,
        alternates: scope.everywhere("search/"),
        crumbs: Vec::new(),
        data: Vec::new(),
        kind: "website",
        markdown: None,
    };
    let listed = fields::FIELDS.iter().filter(|field| field.kind != FieldKind::Files);
    let listed: Vec<Field> = listed
        .map(|field| Field { id: field.id, kind: field.kind.as_str(), required: field.required })
        .collect();
    let content = vec![
        ("fields", Value::from_serializable(&listed)),
        ("sides", Value::from_serializable(&SIDES)),
        ("reasons", Value::from_serializable(&REASONS)),
    ];
    let file = scope.write(&page, content)?;
    Ok(OutputFile { path: host_page(scope.lang()), ..file })
}

/// The description of the whole site.
pub(in crate::render) fn description(shared: &Shared<'_>) -> Outcome {
    let config = &shared.site.config;
    let articles = shared.site.articles.pairs();
    let description = Description {
        version: DESCRIPTION_VERSION,
        origin: config.base_url.origin().to_owned(),
        base_path: config.base_url.path().to_owned(),
        host: config.host.as_ref().map(|host| Address {
            origin: host.url.origin().to_owned(),
            path: host.url.path().to_owned(),
        }),
        policy: policy::for_header(config, &shared.input.theme.inline),
        origins: config.host.as_ref().map(|host| host.origins.clone()).unwrap_or_default(),
        learn: config.host.as_ref().is_some_and(|host| host.learn),
        languages: config
            .languages
            .iter()
            .map(|language| LanguageEntry {
                lang: language.lang.clone(),
                dir: language.direction,
                prefix: shared.site.prefix(&language.lang),
                title: language.title.clone(),
                mail: mail_words(shared, &language.lang),
            })
            .collect(),
        articles: articles
            .map(|(index, article)| (article.id.clone(), entry(shared, index, article)))
            .collect(),
        contact: shared.input.contact.is_some(),
        tickets: shared.input.contact.map(tickets),
        desk: desk(shared),
    };
    Ok(OutputFile::new(DESCRIPTION, json::bytes(DESCRIPTION, &description)?))
}

/// Where tickets go: a topic's recipient is the nearest one named above it, like everything else
/// that holds for a topic.
fn desk(shared: &Shared<'_>) -> DeskSettings {
    let mut desk =
        shared.site.config.host.as_ref().map(|host| host.desk.clone()).unwrap_or_default();
    let (Some(mail), Some(contact)) = (&mut desk.mail, shared.input.contact) else { return desk };
    let named = mail.topics.clone();
    for topic in &contact.routing.topics {
        let mut at = Some(topic);
        while let Some(one) = at {
            if let Some(recipient) = named.get(&one.id.value) {
                mail.topics.insert(topic.id.value.clone(), recipient.clone());
                break;
            }
            at = one.parent.map(|parent| &contact.routing.topics[parent]);
        }
    }
    desk
}

/// The routing with all that answers about it need, for who has nothing but the build.
pub(in crate::render) fn routing(shared: &Shared<'_>) -> Option<Outcome> {
    let contact = shared.input.contact?;
    let config = &shared.site.config;
    let words = |lang: &Lang| (lang.clone(), hours_words(shared.input.theme, config, lang));
    let languages = config.languages.iter().map(|language| words(&language.lang));
    let published = Published::new(contact.routing, contact.table, contact.plan, languages);
    Some(json::bytes(PUBLISHED, &published).map(|bytes| OutputFile::new(PUBLISHED, bytes)))
}

fn mail_words(shared: &Shared<'_>, lang: &Lang) -> MailWords {
    let own = || Arc::new(Strings::new(shared.input.theme, &shared.site.config, lang));
    let strings = shared.strings.get(lang).cloned().unwrap_or_else(own);
    let about = [("topic", Arg::Text(MailWords::TOPIC))];
    let until = [
        ("date", Arg::Text(MailWords::DATE)),
        ("time", Arg::Text(MailWords::TIME)),
        ("zone", Arg::Text(MailWords::ZONE)),
    ];
    MailWords {
        number: strings.text("ticket-number"),
        confirm_subject: strings.text("mail-confirm-subject"),
        confirm_text: strings.with("mail-confirm-text", &about).unwrap_or_default(),
        confirm_not_you: strings.text("mail-confirm-not-you"),
        reply: strings
            .with("form-lead", &[("reply", Arg::Text(MailWords::WITHIN))])
            .unwrap_or_default(),
        until: strings.with("ticket-until", &until).unwrap_or_default(),
    }
}

fn entry(shared: &Shared<'_>, index: ArticleIx, article: &Article) -> ArticleEntry {
    let features = &shared.site.config.features;
    let own = article.versions.iter().filter(|(_, version)| !version.is_fallback());
    ArticleEntry {
        rating: features.ratings && article.meta.rating,
        replies: features.replies && article.meta.replies,
        published: article.meta.published.map(|date| date.to_string()),
        updated: article.meta.updated.map(|date| date.to_string()),
        former: shared.former(index, article),
        texts: own
            .map(|(lang, version)| {
                let votes = shared.earlier_votes(index, article, lang);
                let text = TextEntry {
                    title: version.document.title.clone(),
                    path: version.path.as_str().to_owned(),
                    description: version.document.description.clone(),
                    yes: votes.yes,
                    no: votes.no,
                };
                (lang.clone(), text)
            })
            .collect(),
    }
}

fn tickets(contact: &Contact<'_>) -> TicketDesk {
    let routing = contact.routing;
    let words = routing.words(&routing.default_language);
    let mut desk = TicketDesk {
        audiences: named(&routing.audiences, &words.audiences),
        questions: named(&routing.questions, &words.questions),
        ..TicketDesk::default()
    };
    for form in &contact.plan.forms {
        let channel = &routing.channels[form.channel];
        let topics: Vec<String> =
            form.topics.iter().map(|id| routing.topics[*id].id.value.clone()).collect();
        let entry = desk.channels.entry(channel.id.value.clone()).or_insert_with(|| ChannelEntry {
            name: words.channels[form.channel].name.clone(),
            reply: in_each(routing, |words| &words.channels[form.channel].reply_within),
            privacy: in_each(routing, |words| &words.channels[form.channel].privacy),
            fields: asked(contact, form.channel),
            attach: channel.attach.iter().map(|ending| (*ending).to_owned()).collect(),
            topics: Vec::new(),
        });
        entry.topics.extend(topics);
        for id in &form.topics {
            let topic = &routing.topics[*id];
            let name = words.topics[*id].name.clone();
            let names = routing
                .words
                .iter()
                .map(|(lang, words)| (lang.clone(), words.topics[*id].name.clone()));
            let entry =
                TopicEntry { name, names: names.collect(), identity: topic.identity.is_some() };
            desk.topics.insert(topic.id.value.clone(), entry);
        }
    }
    for channel in desk.channels.values_mut() {
        channel.topics.sort();
        channel.topics.dedup();
    }
    desk
}

/// A text of the routing in each language that has it.
fn in_each(routing: &Routing, text: impl Fn(&Words) -> &String) -> BTreeMap<Lang, String> {
    let texts = routing.words.iter().map(|(lang, words)| (lang.clone(), text(words).clone()));
    texts.filter(|(_, text)| !text.is_empty()).collect()
}

/// What the forms of a channel ask for, whatever they are about; needed is what all of them need.
fn asked(contact: &Contact<'_>, channel: ChannelId) -> Vec<FieldEntry> {
    let forms = contact.plan.forms.iter().filter(|form| form.channel == channel);
    let forms: Vec<Vec<fields::Field>> =
        forms.map(|form| contact.routing.fields(form.top, channel)).collect();
    let mut all: Vec<fields::Field> = Vec::new();
    for own in forms.iter().flatten() {
        let has = |form: &[fields::Field]| form.iter().any(|field| field.id == own.id);
        if !has(&all) {
            let required = own.required && forms.iter().all(|form| has(form));
            all.push(fields::Field { required, ..*own });
        }
    }
    all.into_iter().map(field).collect()
}

/// Each id with its name.
fn named<I>(ids: &List<I, Located<String>>, names: &List<I, String>) -> BTreeMap<String, String> {
    ids.into_iter().zip(names).map(|(id, name)| (id.value.clone(), name.clone())).collect()
}

fn field(field: fields::Field) -> FieldEntry {
    FieldEntry {
        id: field.id.to_owned(),
        kind: field.kind.as_str().to_owned(),
        required: field.required,
    }
}
