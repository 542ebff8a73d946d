//! Parts that stand in a text: `{{ part.name }}` in a paragraph of its own is replaced by what the
//! parser makes of the part's file.
//!
//! Each part is parsed by itself, so nothing in it runs on into the article and nothing of the
//! article into it. Its places begin behind those of the article's file ([`TextFile::with`]).

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::frame::{Frame, Part, Writing, deeper};
use super::grammar::{syntax, too_deep};
use super::include::{self, Include};
use super::joints::{Joint, Joints};
use super::runs::{self, Events, stretch};
use super::sink::Origin;
use super::sizes::{self, Sizes};
use super::tabs::{self, Tabs};
use super::{cjk, facts, inline, slips};
use crate::content::misplaced;
use crate::diagnostics::{Diagnostic, Diagnostics, Place, Span};
use crate::facts::{fill_text, in_braces, is_name, placeholders};
use crate::model::{FactUse, Lang, PartUse};
use crate::tree::{TextFile, suggest};

/// More parts in one article than this were written by no hand: parts in parts multiply.
const MOST: usize = 200;

/// A text with its parts in it.
pub(super) struct Spliced<'a> {
    pub events: Events<'a>,
    /// The file with those of its parts.
    pub file: TextFile,
    pub sizes: Sizes,
    pub tabs: Tabs,
    pub joints: Joints,
    pub parts: Vec<PartUse>,
    pub given: Vec<FactUse>,
    pub facts: Vec<FactUse>,
    pub diagnostics: Diagnostics,
}

/// Parses `text`, the body of `origin`'s file, and all parts that stand in it.
pub(super) fn splice<'a>(text: &'a str, origin: Origin<'a>, lang: &'a Lang) -> Spliced<'a> {
    let mut splicer = Splicer {
        origin,
        lang,
        out: Vec::new(),
        sizes: Sizes::new(),
        tabs: Tabs::default(),
        joints: Joints::new(),
        inside: Vec::new(),
        next: origin.file.text.len() + 1,
        parts: Vec::new(),
        given: Vec::new(),
        facts: Vec::new(),
        diagnostics: Diagnostics::new(),
    };
    let frame =
        Frame { file: origin.file, text, offset: origin.offset, shift: 0, lang, part: None };
    let (events, _) = splicer.prepare(&frame);
    splicer.run(&frame, events, 1);
    let Splicer { out, sizes, tabs, joints, inside, parts, mut given, facts, diagnostics, .. } =
        splicer;
    given.sort_by_key(|given| given.span);
    let file = TextFile::clone(origin.file).with(inside);
    Spliced { events: out, file, sizes, tabs, joints, parts, given, facts, diagnostics }
}

struct Splicer<'a> {
    origin: Origin<'a>,
    /// The article's.
    lang: &'a Lang,
    out: Events<'a>,
    sizes: Sizes,
    tabs: Tabs,
    joints: Joints,
    inside: Vec<(usize, TextFile)>,
    /// Where the places of the next part begin in the article's file.
    next: usize,
    parts: Vec<PartUse>,
    given: Vec<FactUse>,
    facts: Vec<FactUse>,
    diagnostics: Diagnostics,
}

impl<'a> Splicer<'a> {
    /// What the parser makes of one text, with everything filled in that is text; and which values
    /// a part asks for, with where it first does.
    fn prepare(&mut self, frame: &Frame<'a>) -> (Events<'a>, BTreeMap<String, Place>) {
        let mut events = cjk::events(frame.text, syntax());
        let sizes = sizes::take(&mut events);
        self.sizes.extend(sizes.into_iter().map(|(at, size)| (at + frame.shift, size)));
        let origin = frame.origin(self.origin);
        let (tabs, found) = tabs::take(frame.text, &mut events, origin);
        self.tabs.extend(tabs, frame.shift);
        self.found(frame, found);
        inline::read(frame.text, &mut events);
        let asked = match &frame.part {
            Some(part) => self.fill(frame, part, &mut events),
            None => BTreeMap::new(),
        };
        let (facts, found) = facts::fill(&mut events, origin, frame.lang);
        self.found(frame, found);
        let shift = self.origin.offset + frame.shift - frame.offset;
        self.facts.extend(facts.into_iter().map(|fact| FactUse {
            span: Span::new(fact.span.start + shift, fact.span.end + shift),
            ..fact
        }));
        let slips = match include::meant(frame.text) {
            _ if !origin.rules.checked => Diagnostics::new(),
            // What names a part is no leftover of another tool.
            Some(_) => slips::find(origin, frame.text, &without_names(&events)),
            None => slips::find(origin, frame.text, &events),
        };
        self.found(frame, slips);
        (events, asked)
    }

    /// Puts what a part is given in the place of `{{ name }}`.
    fn fill(
        &mut self,
        frame: &Frame<'a>,
        part: &Part,
        events: &mut Events<'a>,
    ) -> BTreeMap<String, Place> {
        let mut asked = BTreeMap::new();
        let start = self.origin.offset + frame.shift;
        runs::replace(events, |text, whole| {
            let named = in_braces(text).into_iter().filter(|(_, name)| is_name(name));
            let named = named.map(|(range, name)| {
                let place = stretch(text, &range, whole);
                asked.entry(name.to_owned()).or_insert_with(|| frame.place(&place));
                let form = part.given.get(name).cloned().unwrap_or_else(|| name.to_owned());
                let span = Span::new(start + place.start, start + place.end);
                self.given.push(FactUse { name: name.to_owned(), form: form.clone(), span });
                (range, form)
            });
            named.collect()
        });
        asked
    }

    /// Writes the events of one text; `level` is that of the heading above it.
    fn run(&mut self, frame: &Frame<'a>, events: Events<'a>, above: u8) {
        let mut writing = Writing {
            above,
            deeper: frame.part.as_ref().map(|_| deeper(&events, above)).unwrap_or_default(),
            foreign: (frame.lang != self.lang).then(|| frame.lang.clone()),
            ..Writing::default()
        };
        let mut events = events.into_iter();
        self.out.reserve(events.len());
        while let Some((event, range)) = events.next() {
            if let Event::Start(Tag::Paragraph) = event
                && let Some(written) = frame.text.get(range.clone())
                && let Some(include) = include::read(written.trim())
            {
                events.by_ref().find(|(event, _)| matches!(event, Event::End(TagEnd::Paragraph)));
                self.close(&mut writing);
                let start = range.start + written.len() - written.trim_start().len();
                self.include(frame, start..start + written.trim().len(), include, writing.above);
                continue;
            }
            self.push(frame, &mut writing, event, range);
        }
        self.close(&mut writing);
    }

    fn push(
        &mut self,
        frame: &Frame<'a>,
        writing: &mut Writing,
        mut event: Event<'a>,
        range: Range<usize>,
    ) {
        match &mut event {
            Event::Text(text) if !writing.in_code => self.stray(frame, text, &range),
            Event::Html(text) | Event::InlineHtml(text) => self.stray(frame, text, &range),
            Event::Start(Tag::CodeBlock(_)) => writing.in_code = true,
            Event::End(TagEnd::CodeBlock) => writing.in_code = false,
            Event::Start(Tag::Heading { level, .. }) => {
                *level = writing.level(*level);
                if writing.depth == 0 {
                    writing.above = *level as u8;
                }
            }
            Event::End(TagEnd::Heading(level)) => *level = writing.level(*level),
            // Notes of a part have names of their own.
            Event::Start(Tag::FootnoteDefinition(name)) | Event::FootnoteReference(name)
                if frame.part.is_some() =>
            {
                *name = CowStr::from(format!("{}:{name}", frame.shift));
            }
            _ => {}
        }
        self.language(writing, &event);
        writing.enter(&event);
        self.out.push((event, range.start + frame.shift..range.end + frame.shift));
        self.words(writing);
    }

    /// Blocks in another language than the article's say so; a heading cuts them, because it opens
    /// a section.
    fn language(&mut self, writing: &mut Writing, event: &Event<'_>) {
        let Some(lang) = writing.foreign.clone().filter(|_| writing.depth == 0) else { return };
        match event {
            Event::Start(Tag::Heading { .. }) => {
                self.close(writing);
                writing.in_heading = true;
                writing.opens = Some(lang);
            }
            Event::End(TagEnd::Heading(_)) => {
                self.joint(Joint::WordsEnd);
                writing.in_heading = false;
            }
            _ if writing.in_heading || writing.is_open => {}
            _ => {
                self.joint(Joint::Blocks(lang));
                writing.is_open = true;
            }
        }
    }

    fn words(&mut self, writing: &mut Writing) {
        if let Some(lang) = writing.opens.take() {
            self.joint(Joint::Words(lang));
        }
    }

    fn close(&mut self, writing: &mut Writing) {
        if std::mem::take(&mut writing.is_open) {
            self.joint(Joint::BlocksEnd);
        }
    }

    /// Before the next event.
    fn joint(&mut self, joint: Joint) {
        self.joints.entry(self.out.len()).or_default().push(joint);
    }

    /// What was to be a part and is not alone in its paragraph.
    fn stray(&mut self, frame: &Frame<'a>, text: &str, range: &Range<usize>) {
        let Some(at) = include::meant(text) else { return };
        let start = range.start + if text.len() == range.len() { at } else { 0 };
        let d = Diagnostic::error("part-not-alone", "no part is put here: it is not alone");
        let d = d.at(frame.place(&(start..range.end)));
        let help = "write it as a paragraph of its own, with an empty line before and behind";
        self.tell(frame, d.help(help));
    }

    /// `range` is that of what names the part.
    fn include(
        &mut self,
        frame: &Frame<'a>,
        range: Range<usize>,
        include: Result<Include, &'static str>,
        above: u8,
    ) {
        let (part, include) = match self.part(frame, &range, include) {
            Ok(found) => found,
            Err(d) => return self.tell(frame, *d),
        };
        let (lang, file) = part;
        let start = self.next;
        self.next += file.text.len() + 1;
        self.inside.push((start, file.clone()));
        let around = self.origin.offset + frame.shift;
        let span = Span::new(around + range.start, around + range.end);
        let text = Span::new(start, start + file.text.len());
        let (name, lang_of) = (include.name.clone(), lang.clone());
        self.parts.push(PartUse { name, lang: lang_of, span, text });
        self.joint(Joint::Part(span.start));

        let given = self.values(frame, &range, &include, span);
        let outer = frame.part.iter().flat_map(|part| part.path.iter().cloned());
        let path = outer.chain([include.name.clone()]).collect();
        let inner = Frame {
            file,
            text: &file.text,
            offset: 0,
            shift: start - self.origin.offset,
            lang,
            part: Some(Part { path, given }),
        };
        let (events, asked) = self.prepare(&inner);
        self.compare(frame, &range, &include, &asked);
        self.run(&inner, events, above);
    }

    /// The part that is meant, if it can stand here.
    fn part(
        &self,
        frame: &Frame<'a>,
        range: &Range<usize>,
        include: Result<Include, &'static str>,
    ) -> Result<((&'a Lang, &'a TextFile), Include), Box<Diagnostic>> {
        let told = |d: Diagnostic| Box::new(d.at(frame.place(range)));
        let wrong = |what: &str| Diagnostic::error("part-syntax", what.to_owned());
        let include = include.map_err(|help| told(wrong("this part cannot be read").help(help)))?;
        let name = &include.name;
        let parts = &self.origin.rules.parts;
        let (lang, file) = parts.find(name, self.lang).ok_or_else(|| told(parts.unknown(name)))?;
        let path = frame.part.as_ref().map(|part| part.path.as_slice()).unwrap_or_default();
        if let Some(at) = path.iter().position(|outer| outer == name) {
            let circle = [&path[at..], std::slice::from_ref(name)].concat().join(" › ");
            let d =
                Diagnostic::error("part-in-itself", format!("this part holds itself: {circle}"));
            return Err(told(d.help("take one of them out")));
        }
        if self.parts.len() >= MOST {
            let message = format!("more than {MOST} parts stand in this article");
            let d = Diagnostic::error("too-many-parts", message);
            return Err(told(d.help("write fewer parts that hold others")));
        }
        if let Some(at) = too_deep(&file.text) {
            let d =
                Diagnostic::error("nesting", "lists or quotes are nested too deep in this part");
            return Err(Box::new(
                d.at(file.place(Span::new(at, at + 1))).help("flatten this part"),
            ));
        }
        if file.text.lines().next().is_some_and(|first| first.trim_end() == "---") {
            let d = wrong("a part has no front matter").at(file.place(Span::new(0, 3)));
            return Err(Box::new(d.help("take everything down to the second --- out")));
        }
        if let Some(late) = misplaced::first(file) {
            let help = "take its lines out: a part has no front matter";
            return Err(Box::new(Diagnostic { fix: None, ..late }.help(help)));
        }
        Ok(((lang, file), include))
    }

    /// What the part is given, with facts and what the part around it was given filled in.
    fn values(
        &mut self,
        frame: &Frame<'a>,
        range: &Range<usize>,
        include: &Include,
        span: Span,
    ) -> BTreeMap<String, String> {
        let mut values = BTreeMap::new();
        let facts = &self.origin.rules.facts;
        for given in &include.given {
            let value = frame.filled(&given.value);
            let mut uses = Vec::new();
            let mut value = fill_text(&value, (facts, self.lang), |one, form| {
                let form = form.map(str::to_owned);
                uses.extend(form.map(|form| FactUse { name: one.name, form, span }));
            });
            self.facts.extend(uses);
            // An unknown one has been told where it is written; where the part shows it, it is text.
            for one in placeholders(&value).into_iter().rev() {
                value.replace_range(one.range, &one.name);
            }
            let own = range.start + given.range.start..range.start + given.range.end;
            if values.insert(given.name.clone(), value).is_some() {
                let d =
                    Diagnostic::error("part-syntax", format!("`{}` is given twice", given.name));
                self.tell(frame, d.at(frame.place(&own)).help("take one of the two out"));
            }
        }
        values
    }

    /// What the part asks for and is not given, and what it is given and does not ask for.
    fn compare(
        &mut self,
        frame: &Frame<'a>,
        range: &Range<usize>,
        include: &Include,
        asked: &BTreeMap<String, Place>,
    ) {
        let given: BTreeSet<&str> = include.given.iter().map(|one| one.name.as_str()).collect();
        for (name, place) in asked.iter().filter(|(name, _)| !given.contains(name.as_str())) {
            let message = format!("the part `{}` needs `{name}`", include.name);
            let d = Diagnostic::error("missing-parameter", message).at(frame.place(range));
            let d = d.help(format!("write {name}=\"…\" behind its name"));
            self.tell(frame, d.related(place.clone(), "it is asked for here"));
        }
        for one in include.given.iter().filter(|one| !asked.contains_key(&one.name)) {
            let message = format!("the part `{}` does not ask for `{}`", include.name, one.name);
            let own = range.start + one.range.start..range.start + one.range.end;
            let d = Diagnostic::error("unknown-parameter", message).at(frame.place(&own));
            let close = suggest(&one.name, asked.keys().map(String::as_str));
            self.tell(
                frame,
                d.help(match close {
                    Some(close) => format!("did you mean `{close}`?"),
                    None => {
                        format!("write {{{{ {} }}}} in the part, or take it out here", one.name)
                    }
                }),
            );
        }
    }

    fn found(&mut self, frame: &Frame<'a>, found: Diagnostics) {
        for d in found {
            self.tell(frame, d);
        }
    }

    /// What is wrong in a part is told with the article that it stands in.
    fn tell(&mut self, frame: &Frame<'a>, d: Diagnostic) {
        let is_own = d.place.as_ref().is_none_or(|place| place.path == *self.origin.file.path);
        let d = match is_own && frame.part.is_none() {
            true => d,
            false => d.related(self.origin.file.whole(), "the part stands in this article"),
        };
        self.diagnostics.push(d);
    }
}

fn without_names<'a>(events: &Events<'a>) -> Events<'a> {
    let is_name =
        |event: &Event<'_>| matches!(event, Event::Text(text) if include::meant(text).is_some());
    events.iter().filter(|(event, _)| !is_name(event)).cloned().collect()
}
