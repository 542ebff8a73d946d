//! What is handed to translators.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::memory::Memory;
use super::message::{Message, Token};
use super::sheet::{At, Sheet, Unit};
use crate::diagnostics::Place;
use crate::model::Lang;
use crate::translate::block::Kind;
use crate::translate::record::Record;
use crate::translate::texts::Text;

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// What is translated and has not changed, too.
    pub all: bool,
    /// Code as well as words.
    pub code: bool,
    /// By name; all where there are none.
    pub articles: Vec<String>,
}

/// One language's texts to translate.
#[derive(Debug, Clone, PartialEq)]
pub struct Exchange {
    pub lang: Lang,
    pub articles: Vec<Article>,
    /// Parts that are translated in a structure of their own.
    pub elsewhere: usize,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    /// Of its source's file.
    pub path: String,
    pub lang: Lang,
    pub items: Vec<Item>,
}

/// One text.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub id: String,
    pub place: Place,
    pub source: Message,
    pub target: Option<Target>,
    /// What the source said when it was translated.
    pub before: Option<Message>,
    /// For translators, a line each.
    pub notes: Vec<String>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    pub tokens: Vec<Token>,
    /// Else somebody has to look at it.
    pub is_done: bool,
}

/// Collects what is to be translated into `lang`. `pages` are the addresses of the sources' pages by
/// the articles' names.
pub fn collect(
    texts: &[Text],
    (lang, default): (&Lang, &Lang),
    record: &Record,
    wanted: &Wanted,
    pages: &BTreeMap<String, String>,
) -> Exchange {
    let others: Vec<&Text> = texts.iter().filter(|text| text.source.lang != *lang).collect();
    let entry = |text: &Text| record.articles.get(&text.name);
    // Other articles are read for what they remember.
    let sheets: Vec<_> =
        others.par_iter().map(|text| Sheet::new(text, lang, default, entry(text))).collect();
    let memory = Memory::of(&sheets);
    let is_asked = |sheet: &&Sheet<'_>| {
        wanted.articles.is_empty() || wanted.articles.contains(&sheet.text.name)
    };
    let asked: Vec<&Sheet<'_>> = sheets.iter().filter(is_asked).collect();
    let article = |sheet: &&Sheet<'_>| {
        let page = pages.get(&sheet.text.name).map(String::as_str);
        let units = sheet.units.iter().filter(|unit| is_wanted(sheet, unit, wanted));
        let items: Vec<Item> = units.map(|unit| item(sheet, unit, &memory, page)).collect();
        let source = &sheet.text.source;
        (!items.is_empty()).then(|| Article {
            path: source.file.path.to_string(),
            lang: source.lang.clone(),
            items,
        })
    };
    let elsewhere = asked.iter().map(|sheet| sheet.elsewhere()).sum();
    let articles: Vec<Option<Article>> = asked.par_iter().map(article).collect();
    Exchange { lang: lang.clone(), articles: articles.into_iter().flatten().collect(), elsewhere }
}

fn is_wanted(sheet: &Sheet<'_>, unit: &Unit, wanted: &Wanted) -> bool {
    let kind = unit.block.map(|at| sheet.source_blocks[at].kind);
    match kind {
        Some(Kind::Code) if !wanted.code => false,
        // A translation without questions is whole.
        None => sheet.is_fresh || wanted.all,
        Some(_) => wanted.all || !unit.is_current,
    }
}

fn item(sheet: &Sheet<'_>, unit: &Unit, memory: &Memory, page: Option<&str>) -> Item {
    let mut notes = vec![context(sheet, unit)];
    notes.extend(page.map(|page| link(sheet, unit, page)));
    let codes = unit.source.codes.iter();
    let own = unit.own.iter().flat_map(|own| &own.codes);
    let own = own.filter(|(n, _)| !unit.source.codes.contains_key(n));
    let told = |(n, code): (&u32, &super::code::Code)| {
        let mark =
            if code.what.is_pair() { format!("{{{n}}}…{{/{n}}}") } else { format!("{{{n}}}") };
        format!("{mark} = {}", code.told())
    };
    let codes: Vec<String> = codes.map(told).collect();
    notes.extend((!codes.is_empty()).then(|| codes.join("; ")));
    let more: Vec<String> = own.map(told).collect();
    notes.extend(
        (!more.is_empty()).then(|| format!("only in the translation: {}", more.join("; "))),
    );
    let own = unit
        .own
        .as_ref()
        .map(|own| Target { tokens: own.tokens.clone(), is_done: unit.is_current });
    let remembered = || {
        let found = memory.find(&unit.source)?;
        notes.push(format!("the same text is translated so in {}", found.path));
        Some(Target { tokens: found.tokens.clone(), is_done: false })
    };
    Item {
        target: own.or_else(remembered),
        id: unit.id.clone(),
        place: unit.place.clone(),
        source: unit.source.clone(),
        before: unit.before.clone(),
        notes,
    }
}

/// `“Refunds”: paragraph under “When do I get one?”`
fn context(sheet: &Sheet<'_>, unit: &Unit) -> String {
    let source = &sheet.text.source;
    let kind = match unit.block {
        Some(at) => sheet.source_blocks[at].kind.as_str(),
        None => "a question as customers put it (write how they would put it in your language)",
    };
    let section = sheet
        .start(unit)
        .and_then(|at| source.body.headings().take_while(|heading| heading.span.start < at).last());
    let under = section.map(|heading| format!(" under “{}”", heading.text)).unwrap_or_default();
    format!("“{}”: {kind}{under}", source.title)
}

/// The page, at the section.
fn link(sheet: &Sheet<'_>, unit: &Unit, page: &str) -> String {
    let headings = sheet.text.source.body.headings();
    let section = sheet
        .start(unit)
        .and_then(|at| headings.take_while(|heading| heading.span.start <= at).last());
    let anchor = section.map(|heading| format!("#{}", heading.anchor)).unwrap_or_default();
    format!("{page}{anchor}")
}

impl Sheet<'_> {
    /// Where a unit begins in the source's file, if in its text.
    fn start(&self, unit: &Unit) -> Option<usize> {
        let At::Segment(at) = unit.at else { return None };
        let start = self.source_segments[at].span.start;
        (start >= self.text.source.markdown.start).then_some(start)
    }

    fn elsewhere(&self) -> usize {
        self.states.iter().filter(|state| **state == super::state::State::Elsewhere).count()
    }
}
