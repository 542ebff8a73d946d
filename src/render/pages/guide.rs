//! The steps of a guide. All stand on the article's page, so it is one article to whoever prints,
//! copies or searches it; the style sheet shows the step that the address names.

use serde::Serialize;

use crate::graph::Version;
use crate::guide::Guide;
use crate::render::page::body::{BodyContext, SectionContext};

/// `article.guide` in templates.
#[derive(Serialize)]
pub(in crate::render) struct GuideContext {
    steps: Vec<StepContext>,
}

#[derive(Serialize)]
struct StepContext {
    /// How many steps a reader has seen on the shortest way here, this one included.
    number: usize,
    anchor: String,
    /// Of the step before it on that way.
    back: Option<String>,
    /// Whether readers may stop here.
    end: bool,
    /// The position of its first section in the text.
    place: usize,
    sections: Vec<SectionContext>,
}

impl GuideContext {
    /// Takes the sections out of `body`.
    pub(in crate::render) fn take(version: &Version, body: &mut BodyContext) -> Self {
        let guide = Guide::read(version);
        let anchor = |at: usize| guide.steps.get(at).map(|step| step.anchor.clone());
        let mut sections = std::mem::take(&mut body.sections).into_iter();
        // What stands before the first heading is no section of the body's context.
        let early =
            guide.steps.first().map_or(usize::MAX, |step| step.sections.start.saturating_sub(1));
        body.sections.extend(sections.by_ref().take(early));
        let steps = guide.steps.iter().map(|step| StepContext {
            number: step.distance.unwrap_or_default() + 1,
            anchor: step.anchor.clone(),
            back: step.before.and_then(anchor),
            end: step.is_end(),
            place: step.sections.start,
            sections: sections.by_ref().take(step.sections.len()).collect(),
        });
        Self { steps: steps.collect() }
    }
}
