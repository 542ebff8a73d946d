//! The contact pages: what `plan` lays out, in the words of one language.
//!
//! Every page is written by a [`Desk`], which knows one language's words for channels and topics.
//!
//! 1. `start` is `/contact/`: emergencies, the answer box, every topic;
//! 2. `topic` is a topic's page and the ones that a "yes" leads to: articles, questions, channels
//!    in order (`card`, with their `hours` in words), what does not work and why;
//! 3. `compare` is `/contact/channels/`: advantages and drawbacks side by side;
//! 4. `form` writes the ticket forms and `/tickets/`, which lists them;
//! 5. `script` is what the scripts of these pages know and say, `search` what is found of them;
//! 6. `durations` says promises in the theme's words;
//! 7. `way` is what articles say of all this: a topic's first channel.
//!
//! Nothing here decides anything: who is sent where is the evaluator's, read from the table.

mod card;
mod compare;
mod data;
mod desk;
mod durations;
mod form;
mod hours;
mod script;
mod search;
mod start;
mod topic;
mod way;

pub use durations::duration_words;
pub use script::hours_words;
pub use search::search_documents;
pub(in crate::render) use way::{Way, ways};

use self::desk::Desk;
use crate::contact::id::PageId;
use crate::diagnostics::Diagnostics;
use crate::model::{OutputFile, SitePath};
use crate::render::input::Contact;
use crate::render::page::Outcome;
use crate::render::page::scope::Scope;
use crate::render::page::shared::Shared;

/// A contact page, the same in every language; a form's number is its place in the plan's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::render) enum ContactPage {
    Start,
    Compare,
    Case(PageId),
    Tickets,
    Form(usize),
}

/// All contact pages with their addresses in one language; none on a site without routing.
pub(in crate::render) fn pages(scope: &Scope<'_>) -> Vec<(ContactPage, SitePath)> {
    let Some(contact) = scope.shared.input.contact else { return Vec::new() };
    let path = |tail: &str| scope.path(&format!("contact/{tail}"));
    let mut pages = vec![(ContactPage::Start, path("")), (ContactPage::Compare, path("channels/"))];
    let cases = contact.plan.pages.enumerate();
    pages.extend(cases.map(|(id, page)| (ContactPage::Case(id), path(&page.path))));
    if !contact.plan.forms.is_empty() {
        pages.push((ContactPage::Tickets, scope.path("tickets/")));
    }
    let forms = contact.plan.forms.iter().enumerate();
    pages.extend(forms.map(|(at, form)| (ContactPage::Form(at), path(&form.path))));
    pages
}

/// One of [`pages`]; `None` where the site has no such page.
pub(in crate::render) fn write(scope: &Scope<'_>, page: ContactPage) -> Option<Outcome> {
    let contact = scope.shared.input.contact?;
    let desk = Desk::new(scope, contact);
    Some(match page {
        ContactPage::Start => start::write(&desk),
        ContactPage::Compare => compare::write(&desk),
        ContactPage::Case(id) => topic::write(&desk, &contact.plan.pages[id]),
        ContactPage::Tickets => form::tickets(&desk),
        ContactPage::Form(at) => form::write(&desk, contact.plan.forms.get(at)?),
    })
}

/// What the scripts say, and its address; `None` on a site without routing.
pub(in crate::render) fn script_words(
    scope: &Scope<'_>,
) -> Result<Option<(String, OutputFile)>, Diagnostics> {
    let Some(contact) = scope.shared.input.contact else { return Ok(None) };
    let (path, file) = script::write(&Desk::new(scope, contact))?;
    Ok(Some((scope.shared.href(&path), file)))
}

/// What is left of a form's address when its end is cut off, and where that leads: to the list of
/// the forms. An alias that stands there already leads where it says.
pub(in crate::render) fn cut_off(shared: &Shared<'_>) -> Vec<(SitePath, SitePath)> {
    if shared.input.contact.is_none_or(|contact| contact.plan.forms.is_empty()) {
        return Vec::new();
    }
    let site = shared.site;
    let below = |prefix: &str, tail: &str| SitePath::new(format!("{prefix}{tail}"));
    let prefixes = site.languages().map(|lang| site.prefix(lang));
    prefixes
        .map(|prefix| (below(&prefix, "contact/form/"), below(&prefix, "tickets/")))
        .filter(|(from, _)| site.redirects.iter().all(|redirect| redirect.from != *from))
        .collect()
}

/// Addresses below a language's home that search engines should know.
pub(in crate::render) fn indexed(contact: &Contact<'_>) -> Vec<String> {
    let mut tails = vec!["contact/".to_owned(), "contact/channels/".to_owned()];
    tails.extend(contact.routing.topics.iter().map(|topic| format!("contact/{}/", topic.id.value)));
    if !contact.plan.forms.is_empty() {
        tails.push("tickets/".to_owned());
    }
    tails
}
