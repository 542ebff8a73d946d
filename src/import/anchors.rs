//! The headings of a page as link targets: by the names other tools give them, to the names they
//! have here.

use std::collections::BTreeSet;
use std::ops::Range;

use super::draft::Draft;
use super::mapped::{Edit, Mapped};
use super::markup::{Heading, Markup};
use crate::content::{Rules, markdown};
use crate::diagnostics::Span;
use crate::model::{Lang, slugify};
use crate::tree::TextFile;

/// What a fragment means in a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Anchor {
    /// A heading's anchor, or that of a place that links may lead to.
    Heading(String),
    /// A heading whose anchor must first be pinned to this name.
    Pin(Range<usize>, String),
    /// A place that is no heading: the anchor of the section it is in.
    Near(String),
    /// The title: the page itself.
    Top,
    Missing,
}

/// What some tools put before a heading's name.
const MARKS: [&str; 4] = ["header-", "heading-", "section-", "user-content-"];

/// A page's headings and raw HTML anchors.
#[derive(Debug, Clone, Default)]
pub struct Outline {
    /// The heading that serves as the title.
    title: Option<Heading>,
    /// With the anchors that the site will give them, in order.
    headings: Vec<(Heading, String)>,
    /// `id`s of HTML: name, offset, and whether the next heading follows at once.
    html: Vec<(String, usize, bool)>,
    /// Those that the site itself lets links lead to.
    ids: BTreeSet<String>,
    /// Headings that get their pin from us.
    pinned: Vec<Range<usize>>,
}

/// Place and anchor of every heading, and the `id`s of HTML, as the site's own parser has them.
fn anchors(draft: &Draft, text: &str) -> (Vec<(usize, String)>, BTreeSet<String>) {
    let rules = Rules::default();
    let lang = Lang::english();
    let options = markdown::Options {
        rules: &rules,
        lang: &lang,
        title: draft.front.title.as_deref(),
        is_category: draft.is_index,
        marks: &[],
    };
    let file = TextFile::new(&*draft.file.path, text);
    let (parsed, _) = markdown::parse(&file, Span::new(0, text.len()), options);
    let headings = parsed.body.headings();
    let headings = headings.map(|heading| (heading.span.start, heading.anchor.clone())).collect();
    (headings, parsed.body.ids.iter().cloned().collect())
}

impl Outline {
    pub fn of(draft: &Draft, markup: &Markup) -> Self {
        let text = draft.body.text();
        let (known, ids) = anchors(draft, text);
        let mut outline = Self { ids, ..Self::default() };
        for heading in &markup.headings {
            match known.iter().find(|(start, _)| *start == heading.range.start) {
                Some((_, anchor)) => outline.headings.push((heading.clone(), anchor.clone())),
                None if outline.headings.is_empty() && outline.title.is_none() => {
                    outline.title = Some(heading.clone())
                }
                None => {}
            }
        }
        outline.html = markup
            .html_ids
            .iter()
            .map(|(id, range)| {
                let next =
                    outline.headings.iter().find(|(heading, _)| heading.range.start >= range.end);
                let gap = next
                    .and_then(|(heading, _)| text.get(range.end..heading.range.start))
                    .unwrap_or("x");
                (id.clone(), range.start, is_gap(gap))
            })
            .collect();
        outline
    }

    /// Pins the headings that `fragments` know by another name.
    pub fn pinned(mut self, draft: &Draft, fragments: &BTreeSet<String>) -> Self {
        for fragment in fragments {
            if let Anchor::Pin(range, name) = self.find(fragment)
                && let Some((heading, anchor)) =
                    self.headings.iter_mut().find(|(h, _)| h.range == range)
            {
                heading.pinned = Some(name.clone());
                *anchor = name;
                self.pinned.push(heading.range.clone());
            }
        }
        if !self.pinned.is_empty() {
            // A pinned heading leaves its old anchor to the next one of that name.
            let text = Mapped::of(draft.body.text(), 0..draft.body.text().len())
                .edited(self.pins(draft.body.text()));
            let (renamed, _) = anchors(draft, text.text());
            for ((_, anchor), (_, new)) in self.headings.iter_mut().zip(renamed) {
                *anchor = new;
            }
        }
        self
    }

    /// The edits that write the pins into `text`.
    pub fn pins(&self, text: &str) -> Vec<Edit> {
        let headings =
            self.headings.iter().filter(|(heading, _)| self.pinned.contains(&heading.range));
        headings
            .filter_map(|(heading, _)| Some(pin(text, &heading.range, heading.pinned.as_deref()?)))
            .collect()
    }

    /// What `fragment` means: a pinned name, an HTML id, a heading's text as frontdesk, kramdown
    /// and GitHub write it.
    pub fn find(&self, fragment: &str) -> Anchor {
        // Obsidian's mark before the name of a paragraph.
        let fragment = fragment.strip_prefix('^').unwrap_or(fragment);
        if let Some((_, anchor)) =
            self.headings.iter().find(|(heading, _)| heading.pinned.as_deref() == Some(fragment))
        {
            return Anchor::Heading(anchor.clone());
        }
        if let Some((_, at, at_heading)) = self.html.iter().find(|(id, ..)| id == fragment) {
            return self.at_html(fragment, *at, *at_heading);
        }
        if let Some((_, anchor)) = self.headings.iter().find(|(_, anchor)| anchor == fragment) {
            return Anchor::Heading(anchor.clone());
        }
        let plain = MARKS.iter().find_map(|mark| fragment.strip_prefix(mark));
        match (self.by_text(fragment), plain) {
            (Anchor::Missing, Some(plain)) => self.by_text(plain),
            (found, _) => found,
        }
    }

    /// Whether a heading or a raw HTML element has just this anchor.
    pub fn has(&self, anchor: &str) -> bool {
        self.headings.iter().any(|(_, own)| own == anchor)
            || self.html.iter().any(|(id, ..)| id == anchor)
    }

    /// Whether the heading that `anchor` names in `other` has a counterpart here: pages that are
    /// translations of each other have the same headings in the same order. A pinned counterpart is
    /// somebody's choice of another name.
    pub fn has_same_place(&self, other: &Outline, anchor: &str) -> bool {
        let place = other.headings.iter().position(|(_, own)| own == anchor);
        place
            .and_then(|place| self.headings.get(place))
            .is_some_and(|(heading, _)| heading.pinned.is_none())
    }

    fn at_html(&self, fragment: &str, at: usize, at_heading: bool) -> Anchor {
        let inside = |heading: &&(Heading, String)| heading.0.range.contains(&at);
        let next = || self.headings.iter().find(|(heading, _)| heading.range.start >= at);
        let target = self.headings.iter().find(inside).or_else(|| next().filter(|_| at_heading));
        if let Some((heading, anchor)) = target {
            return match &heading.pinned {
                Some(_) => Anchor::Heading(anchor.clone()),
                None => self.pin(heading, fragment, anchor),
            };
        }
        if self.ids.contains(fragment) {
            return Anchor::Heading(fragment.to_owned());
        }
        let before = self.headings.iter().rev().find(|(heading, _)| heading.range.start < at);
        before.map_or(Anchor::Top, |(_, anchor)| Anchor::Near(anchor.clone()))
    }

    /// Pins `heading` to the name others use, where that is a good and free one.
    fn pin(&self, heading: &Heading, fragment: &str, anchor: &str) -> Anchor {
        let good = fragment.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
            && !fragment.starts_with("fd-")
            && !self.headings.iter().any(|(_, anchor)| anchor == fragment);
        if fragment == anchor || !good {
            return Anchor::Heading(anchor.to_owned());
        }
        Anchor::Pin(heading.range.clone(), fragment.to_owned())
    }

    fn by_text(&self, fragment: &str) -> Anchor {
        let wanted = letters(fragment);
        if wanted.is_empty() {
            return if matches!(fragment, "top" | "") { Anchor::Top } else { Anchor::Missing };
        }
        let named = |pin: &Option<String>| pin.as_deref().is_some_and(|pin| letters(pin) == wanted);
        let matches =
            |heading: &Heading| letters(&heading.text) == wanted || named(&heading.pinned);
        if let Some((_, anchor)) = self.headings.iter().find(|(heading, _)| matches(heading)) {
            return Anchor::Heading(anchor.clone());
        }
        if self.title.as_ref().is_some_and(matches) || fragment == "top" {
            return Anchor::Top;
        }
        self.repeated(fragment).unwrap_or(Anchor::Missing)
    }

    /// `name-1` is the second heading of that name for GitHub and kramdown.
    fn repeated(&self, fragment: &str) -> Option<Anchor> {
        let (name, number) = fragment.rsplit_once('-')?;
        let number: usize = number.parse().ok()?;
        let wanted = letters(name);
        let all = self.title.iter().map(|heading| (heading, None));
        let mut all =
            all.chain(self.headings.iter().map(|(heading, anchor)| (heading, Some(anchor))));
        let (_, anchor) =
            all.by_ref().filter(|(heading, _)| letters(&heading.text) == wanted).nth(number)?;
        Some(anchor.map_or(Anchor::Top, |anchor| Anchor::Heading(anchor.clone())))
    }
}

/// Gives headings with unusable pins (`{#a-(b)}`, or one that another heading has) usable ones, or
/// none.
pub fn mend_pins(body: &Mapped, markup: &Markup) -> Mapped {
    let mut taken: BTreeSet<&str> = BTreeSet::new();
    let mut edits = Vec::new();
    for heading in &markup.headings {
        let Some(pinned) = heading.pinned.as_deref() else { continue };
        if markdown::is_anchor(pinned) && taken.insert(pinned) {
            continue;
        }
        let line = body
            .text()
            .get(heading.range.clone())
            .and_then(|text| text.lines().next())
            .unwrap_or("");
        let Some(open) = line.rfind('{').filter(|_| line.trim_end().ends_with('}')) else {
            continue;
        };
        let slug = slugify(pinned);
        let pin = match markdown::is_anchor(&slug)
            && slug != pinned
            && !markup.headings.iter().any(|h| h.pinned.as_deref() == Some(&slug))
        {
            true => format!("{{#{slug}}}"),
            false => String::new(),
        };
        edits.push(Edit::new(
            heading.range.start + open..heading.range.start + line.trim_end().len(),
            pin,
        ));
    }
    body.edited(edits)
}

/// Writes `{#name}` at the end of a heading's line.
fn pin(text: &str, heading: &Range<usize>, name: &str) -> Edit {
    let line = text.get(heading.clone()).and_then(|text| text.lines().next()).unwrap_or("");
    let title = line.trim_end();
    let bare = if title.trim_start().starts_with('#') {
        title.trim_end_matches('#').trim_end()
    } else {
        title
    };
    let end = heading.start + if bare.is_empty() { title.len() } else { bare.len() };
    Edit::new(end..heading.start + title.len(), format!(" {{#{name}}}"))
}

/// Nothing a reader sees between an anchor and the heading it stands for.
fn is_gap(text: &str) -> bool {
    let mut rest = text.trim_start();
    while let Some(inner) = rest.strip_prefix('<') {
        match inner.split_once('>') {
            Some((_, after)) => rest = after.trim_start(),
            None => return false,
        }
    }
    rest.trim_matches(['>', ' ', '\n']).is_empty()
}

/// Letters and digits alone: tools disagree on everything else.
fn letters(text: &str) -> String {
    slugify(text).chars().filter(|c| c.is_alphanumeric()).collect()
}
