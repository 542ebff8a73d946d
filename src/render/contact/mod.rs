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
//! 6. `way` is what articles say of all this: a topic's first channel.
//!
//! Nothing here decides anything: who is sent where is the evaluator's, read from the table.

mod card;
mod compare;
mod data;
mod desk;
mod form;
mod hours;
mod script;
mod search;
mod start;
mod topic;
mod way;

pub use script::hours_words;
pub use search::search_documents;
pub(in crate::render) use way::{Way, ways};

use rayon::prelude::*;

use self::desk::Desk;
use crate::contact::plan::CasePage;
use crate::diagnostics::Diagnostics;
use crate::model::OutputFile;
use crate::render::input::Contact;
use crate::render::page::Outcome;
use crate::render::page::scope::Scope;

/// All contact pages of one language; none on a site without routing.
pub(in crate::render) fn write(scope: &Scope<'_>) -> Vec<Outcome> {
    let Some(contact) = scope.shared.input.contact else { return Vec::new() };
    let desk = Desk::new(scope, contact);
    let mut outcomes = vec![start::write(&desk), compare::write(&desk)];
    let pages: Vec<&CasePage> = contact.plan.pages.iter().collect();
    let pages: Vec<Outcome> = pages.par_iter().map(|page| topic::write(&desk, page)).collect();
    outcomes.extend(pages);
    outcomes.extend(form::write_all(&desk));
    outcomes
}

/// What the scripts say, and its address; `None` on a site without routing.
pub(in crate::render) fn script_words(
    scope: &Scope<'_>,
) -> Result<Option<(String, OutputFile)>, Diagnostics> {
    let Some(contact) = scope.shared.input.contact else { return Ok(None) };
    let (path, file) = script::write(&Desk::new(scope, contact))?;
    Ok(Some((scope.shared.href(&path), file)))
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
