//! The forms, and `/tickets/`, which lists them.

use serde::Serialize;
use tera::Value;

use super::card::{Card, QuestionContext};
use super::desk::{Desk, Link};
use crate::contact::fields::{self, SIDES};
use crate::contact::id::{AudienceId, ChannelId, TopicId};
use crate::contact::plan::FormPage;
use crate::render::page::trail::Crumb;
use crate::render::page::{Outcome, Page};

/// `form` in templates.
#[derive(Serialize)]
struct FormContext {
    /// The draft's name in the browser, the same in every language.
    draft: String,
    channel: Card,
    /// Where it is sent; `None` without a host.
    action: Option<String>,
    /// The mail address that stands in for a host: where there is none, or while it cannot be
    /// reached.
    address: Option<String>,
    /// Whether the sender gets a mail with a link to confirm the address.
    confirms: bool,
    topics: Vec<Link>,
    audiences: Vec<Link>,
    asks: Vec<QuestionContext>,
    fields: Vec<FieldContext>,
    files: FilesContext,
    identity: bool,
    identity_how: String,
    /// Articles are suggested from here.
    routing: String,
}

#[derive(Serialize)]
struct FieldContext {
    id: &'static str,
    kind: &'static str,
    required: bool,
    /// Characters at most.
    most: usize,
    /// The values of a field of the kind `side`.
    options: Vec<&'static str>,
}

/// What a field of the kind `files` takes.
#[derive(Serialize)]
struct FilesContext {
    most: usize,
    megabytes: usize,
    /// What the browser offers to choose: `.pdf,.png`; empty for everything.
    accept: String,
}

/// `tickets` in templates.
#[derive(Serialize)]
struct TicketsContext {
    channels: Vec<Forms>,
    contact: String,
}

/// A form channel with its pages.
#[derive(Serialize)]
struct Forms {
    channel: Card,
    forms: Vec<Link>,
}

pub(super) fn write(desk: &Desk<'_>, form: &FormPage) -> Outcome {
    let tail = format!("contact/{}", form.path);
    let context = context(desk, form);
    let title = desk.channel_name(form.channel);
    let mut crumbs = desk.crumbs_to(form.top);
    crumbs.push(Crumb { title: title.clone(), href: desk.scope.href(&tail), lang: None });
    let page = Page {
        template: "contact/form.html",
        path: desk.scope.path(&tail),
        title,
        description: context.channel.good_for.clone(),
        indexable: false,
        alternates: desk.everywhere(&tail, false),
        crumbs,
        data: Vec::new(),
        kind: "website",
        markdown: None,
    };
    desk.scope.write(&page, vec![("form", Value::from_serializable(&context))])
}

fn context(desk: &Desk<'_>, form: &FormPage) -> FormContext {
    let channel = &desk.routing.channels[form.channel];
    let host = desk.scope.site.config.host.as_ref();
    let link = |id: &str, name: String| Link {
        id: id.to_owned(),
        name,
        description: String::new(),
        href: String::new(),
    };
    let fields = desk.routing.fields(form.top, form.channel).into_iter();
    let proves = |topic: &TopicId| desk.routing.topics[*topic].identity.is_some();
    FormContext {
        draft: format!("contact/{}", form.path),
        channel: desk.card(form.channel),
        action: host.map(|host| host.url.absolute(&format!("{}api/tickets", host.url.path()))),
        address: desk.routing.form_address(channel).map(str::to_owned),
        confirms: host.is_some_and(|host| host.desk.confirms()),
        topics: form.topics.iter().map(|topic| desk.topic_link(*topic)).collect(),
        audiences: audiences(desk, form)
            .into_iter()
            .map(|id| link(desk.audience_id(id), desk.audience(id)))
            .collect(),
        asks: form
            .asks
            .iter()
            .map(|id| QuestionContext {
                id: desk.question_id(*id).to_owned(),
                text: desk.question(*id),
            })
            .collect(),
        fields: fields
            .map(|field| FieldContext {
                id: field.id,
                kind: field.kind.as_str(),
                required: field.required,
                most: field.kind.most(),
                options: if field.kind == fields::FieldKind::Side {
                    SIDES.to_vec()
                } else {
                    Vec::new()
                },
            })
            .collect(),
        files: FilesContext {
            most: fields::MOST_FILES,
            megabytes: fields::MOST_MEGABYTES,
            accept: channel
                .attach
                .iter()
                .map(|ending| format!(".{ending}"))
                .collect::<Vec<_>>()
                .join(","),
        },
        identity: form.topics.iter().any(proves),
        identity_how: desk.words.identity_how.clone(),
        routing: desk.scope.shared.href(&crate::model::SitePath::new("contact/routing.json")),
    }
}

/// Who may ask about the form's topics.
fn audiences(desk: &Desk<'_>, form: &FormPage) -> Vec<AudienceId> {
    let all = form.topics.iter().map(|topic| &desk.routing.topics[*topic]);
    let mut ids: Vec<AudienceId> =
        all.flat_map(|topic| desk.routing.audiences_of(topic)).flatten().collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// `/tickets/`.
pub(super) fn tickets(desk: &Desk<'_>) -> Outcome {
    let mut channels: Vec<(ChannelId, Vec<Link>)> = Vec::new();
    for form in &desk.contact.plan.forms {
        let mut link = desk.topic_link(form.top);
        link.href = desk.scope.href(&format!("contact/{}", form.path));
        match channels.iter_mut().find(|(channel, _)| *channel == form.channel) {
            Some((_, links)) => links.push(link),
            None => channels.push((form.channel, vec![link])),
        }
    }
    let channels = channels.into_iter().map(|(id, forms)| Forms { channel: desk.card(id), forms });
    let context =
        TicketsContext { channels: channels.collect(), contact: desk.scope.href("contact/") };
    let title = desk.scope.strings.text("tickets");
    let page = Page {
        template: "contact/tickets.html",
        path: desk.scope.path("tickets/"),
        description: desk.scope.strings.text("tickets-lead"),
        indexable: true,
        alternates: desk.everywhere("tickets/", true),
        crumbs: vec![
            desk.scope.home_crumb(),
            desk.start_crumb(),
            Crumb { title: title.clone(), href: desk.scope.href("tickets/"), lang: None },
        ],
        title,
        data: Vec::new(),
        kind: "website",
        markdown: None,
    };
    desk.scope.write(&page, vec![("tickets", Value::from_serializable(&context))])
}
