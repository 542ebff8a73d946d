//! Files that came back, taken into a site.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::came::{Kept, came};
use super::markdown::definitions;
use super::merge::{Merged, Refused, merge};
use super::returned::{Returned, Returns};
use super::sheet::Sheet;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::model::Lang;
use crate::translate::record::Record;
use crate::translate::texts::Text;
use crate::tree::TextFile;

#[derive(Debug, Clone, Copy, Default)]
pub struct Taking {
    /// Write new translations that are not complete.
    pub partial: bool,
    /// Take what the translator has not said to be done.
    pub unreviewed: bool,
}

/// What one file changes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Took {
    /// Translations to be written, and what they were made from, by the articles' names.
    pub articles: BTreeMap<String, Merged>,
    /// How many texts were taken.
    pub texts: usize,
    /// Texts that the translator is not done with, and cells of rows that are not whole.
    pub waiting: usize,
    /// New translations that are not complete: so many texts are missing.
    pub incomplete: BTreeMap<String, usize>,
}

/// Takes what stands in `file`. What cannot be taken is told, all the rest is in the result.
pub fn take(
    texts: &[Text],
    (lang, default): (&Lang, &Lang),
    record: &Record,
    (file, returns): (&TextFile, &Returns),
    taking: Taking,
) -> (Took, Diagnostics) {
    let mut by_path: BTreeMap<&str, Vec<&Returned>> = BTreeMap::new();
    for unit in &returns.units {
        by_path.entry(&unit.path).or_default().push(unit);
    }
    let mut diagnostics = Diagnostics::new();
    let mut known = Vec::new();
    for (path, units) in by_path {
        let text = texts.iter().find(|text| &*text.source.file.path == path);
        match text.filter(|text| text.source.lang != *lang) {
            Some(text) => known.push((text, units)),
            None => diagnostics.push(gone(file, path, &units)),
        }
    }
    let article = |(text, units): &(&Text, Vec<&Returned>)| {
        let sheet = Sheet::new(text, lang, default, record.articles.get(&text.name));
        Article { sheet: &sheet, file, taking }.take(units)
    };
    let taken: Vec<_> = known.par_iter().map(article).collect();
    let mut took = Took::default();
    for ((text, _), one) in known.iter().zip(taken) {
        diagnostics.extend(one.diagnostics);
        took.waiting += one.waiting;
        took.incomplete.extend(one.incomplete.map(|missing| (text.name.clone(), missing)));
        if let Some(merged) = one.merged.filter(|merged| merged.texts > 0) {
            took.texts += merged.texts;
            took.articles.insert(text.name.clone(), merged);
        }
    }
    (took, diagnostics)
}

fn gone(file: &TextFile, path: &str, units: &[&Returned]) -> Diagnostic {
    let message = format!("there is no {path} that these {} texts translate", units.len());
    let place = units.first().map_or_else(|| file.whole(), |unit| file.place(unit.span));
    Diagnostic::warning("unit-gone", message)
        .at(place)
        .help("it was moved or removed since the export: export again")
}

struct Article<'a> {
    sheet: &'a Sheet<'a>,
    file: &'a TextFile,
    taking: Taking,
}

#[derive(Default)]
struct One {
    merged: Option<Merged>,
    waiting: usize,
    incomplete: Option<usize>,
    diagnostics: Diagnostics,
}

impl Article<'_> {
    fn take(&self, returned: &[&Returned]) -> One {
        let sheet = self.sheet;
        let definitions = definitions(sheet.own.markdown());
        let ids: BTreeMap<&str, usize> =
            sheet.units.iter().enumerate().map(|(at, unit)| (unit.id.as_str(), at)).collect();
        let (mut one, mut all, mut stale) = (One::default(), BTreeMap::new(), Vec::new());
        let mut from = BTreeMap::new();
        for unit in returned {
            let Some(at) = ids.get(unit.id.as_str()).copied() else {
                stale.push(*unit);
                continue;
            };
            if from.insert(at, *unit).is_some() {
                one.diagnostics.push(self.told("bad-exchange", at, unit, "it is there twice"));
                continue;
            }
            match came(sheet, (&sheet.units[at], unit), self.taking.unreviewed, &definitions) {
                Ok(came) => drop(all.insert(at, came)),
                Err(Kept::Nothing) => {}
                Err(Kept::Waiting) => one.waiting += 1,
                Err(Kept::Placeholder(why)) => {
                    let d = self.told("broken-placeholder", at, unit, &why);
                    one.diagnostics
                        .push(d.help("put the placeholders back as the source has them"));
                }
                Err(Kept::Unwritable) => one.diagnostics.push(self.unwritable(at, unit)),
            }
        }
        one.diagnostics.extend(self.stale(&stale).into_iter().collect());
        while !all.is_empty() {
            match merge(sheet, &all, self.taking.partial) {
                Ok(merged) => {
                    one.waiting += all.len() - merged.texts;
                    one.merged = Some(merged);
                }
                Err(Refused::Incomplete(missing)) => one.incomplete = Some(missing),
                Err(Refused::Unwritable(at)) => {
                    let told = from.get(&at).map(|unit| self.unwritable(at, unit));
                    one.diagnostics.extend(told.into_iter().collect());
                    // All the others may do.
                    if all.remove(&at).is_some() {
                        continue;
                    }
                }
            }
            break;
        }
        one
    }

    fn stale(&self, units: &[&Returned]) -> Option<Diagnostic> {
        let first = units.first()?;
        let ids: Vec<&str> = units.iter().take(3).map(|unit| unit.id.as_str()).collect();
        let more = if units.len() > 3 { ", …" } else { "" };
        let path = &self.sheet.text.source.file.path;
        let message = format!(
            "{} texts of {path} are not taken, because it no longer says what they translate: {}{more}",
            units.len(),
            ids.join(", ")
        );
        let d = Diagnostic::warning("unit-gone", message).at(self.file.place(first.span));
        Some(d.help("export again: what is still the same stands in the new file"))
    }

    fn unwritable(&self, at: usize, unit: &Returned) -> Diagnostic {
        let why = "as Markdown it would say something else";
        let help =
            "put spaces around what is bold or a link, or write this part into the file by hand";
        self.told("unwritable-text", at, unit, why).help(help)
    }

    fn told(&self, code: &'static str, at: usize, unit: &Returned, why: &str) -> Diagnostic {
        let source: &Place = &self.sheet.units[at].place;
        Diagnostic::error(code, format!("unit {}: {why}", unit.id))
            .at(self.file.place(unit.span))
            .related(source.clone(), "what it translates")
    }
}
