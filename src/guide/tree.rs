//! The steps of one text.

use std::ops::Range;

use crate::diagnostics::Span;
use crate::graph::Version;
use crate::model::{Heading, Link, Piece, Section, escape_path};

/// A text as a tree of questions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Guide {
    /// In reading order; readers begin with the first.
    pub steps: Vec<Step>,
    /// Answers that no step asks for: they stand before the first one.
    pub early: Vec<Choice>,
}

/// A heading of the second level with everything under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub title: String,
    pub anchor: String,
    /// Of its heading.
    pub span: Span,
    /// Of the body's sections.
    pub sections: Range<usize>,
    pub choices: Vec<Choice>,
    /// Marked as one by its writer.
    pub end: bool,
    /// Whether it leads to people.
    pub hands_over: bool,
    /// How many answers lead here, at least; `None` where none do.
    pub distance: Option<usize>,
    /// The step before it on a shortest way.
    pub before: Option<usize>,
}

/// A list item that begins with a link to a heading of the same page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub words: String,
    /// The step it leads to; `None` where the heading is none.
    pub to: Option<usize>,
    pub span: Span,
}

impl Step {
    /// Whether readers may stop here.
    pub fn is_end(&self) -> bool {
        self.end || self.hands_over
    }
}

impl Guide {
    pub fn read(version: &Version) -> Self {
        let sections = &version.document.body.sections;
        let mut steps: Vec<Step> = Vec::new();
        for (at, section) in sections.iter().enumerate() {
            match &section.heading {
                Some(heading) if heading.level == 2 => steps.push(step(heading, at)),
                _ => {
                    if let Some(step) = steps.last_mut() {
                        step.sections.end = at + 1;
                    }
                }
            }
        }
        let anchors: Vec<String> =
            steps.iter().map(|step| format!("#{}", escape_path(&step.anchor))).collect();
        let choice = |(link, href): (&Link, &String)| {
            let words = link.begins.clone()?;
            // A link that leads nowhere has been told.
            href.starts_with('#').then(|| Choice {
                words,
                to: anchors.iter().position(|anchor| anchor == href),
                span: link.span,
            })
        };
        let first = steps.first().map_or(sections.len(), |step| step.sections.start);
        let early = links(version, &sections[..first]).filter_map(choice).collect();
        for step in &mut steps {
            let own = &sections[step.sections.clone()];
            step.choices = links(version, own).filter_map(choice).collect();
            step.hands_over = links(version, own).any(|(link, _)| leads_to_people(link));
        }
        let mut guide = Self { steps, early };
        guide.measure();
        guide
    }

    /// Walks from the first step on, the nearest steps first.
    fn measure(&mut self) {
        let mut open = std::collections::VecDeque::new();
        if let Some(first) = self.steps.first_mut() {
            first.distance = Some(0);
            open.push_back(0);
        }
        while let Some(at) = open.pop_front() {
            let distance = self.steps[at].distance.map(|distance| distance + 1);
            let next: Vec<usize> =
                self.steps[at].choices.iter().filter_map(|choice| choice.to).collect();
            for to in next {
                let step = &mut self.steps[to];
                if step.distance.is_none() {
                    (step.distance, step.before) = (distance, Some(at));
                    open.push_back(to);
                }
            }
        }
    }
}

fn step(heading: &Heading, at: usize) -> Step {
    Step {
        title: heading.text.clone(),
        anchor: heading.anchor.clone(),
        span: heading.span,
        sections: at..at + 1,
        choices: Vec::new(),
        end: heading.end,
        hands_over: false,
        distance: None,
        before: None,
    }
}

/// The links of some sections, each with where it leads.
fn links<'a>(
    version: &'a Version,
    sections: &'a [Section],
) -> impl Iterator<Item = (&'a Link, &'a String)> {
    let numbers = sections
        .iter()
        .flat_map(|section| &section.pieces)
        .filter_map(|piece| if let Piece::Link(number) = piece { Some(*number) } else { None });
    numbers.filter_map(|number| {
        Some((version.document.body.links.get(number)?, version.hrefs.get(number)?))
    })
}

/// Whether a link leads to the contact pages.
fn leads_to_people(link: &Link) -> bool {
    link.path.trim_start_matches('/').split('/').any(|part| part == "contact")
        && !link.path.ends_with(".md")
}
