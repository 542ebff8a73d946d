//! All of an update, planned: nothing is written here.

use std::collections::{BTreeMap, BTreeSet};

use super::conflict::{self, Conflict};
use super::follow::follow;
use super::fresh::{Copied, Fresh};
use super::here::{Here, Page, mark};
use super::lineage::{self, Lineages};
use super::merge::Merged;
use super::page::page as merge_page;
use super::places::Places;
use super::record::{self, Entry, Record, State};
use super::{front, readers, site_toml};
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::edit::Changes;
use crate::import::imported::Imported;
use crate::ratings;
use crate::replies;
use crate::source::{self, Source};
use crate::tree::TextFile;

/// The site's own file.
const SITE: &str = "site.toml";
/// Pictures of the source where the site has changed its own.
const THEIRS: &str = "data/import/theirs";

/// What a later export brings into a site.
#[derive(Debug, Default)]
pub struct Update {
    pub changes: Changes,
    /// All that are open, those of earlier runs included.
    pub conflicts: Vec<Conflict>,
    pub diagnostics: Diagnostics,
    /// Texts of the site that the source changed.
    pub changed: usize,
    /// Texts and files that are new here.
    pub new: usize,
}

/// Plans what `imported` changes in `site`, which an earlier import wrote.
///
/// # Errors
/// The record or a file that would be written over cannot be read.
pub fn plan(site: &Source, record: Record, imported: &Imported) -> Result<Update, Diagnostic> {
    let toml = site.text(SITE)?;
    let fresh_toml = imported.text(SITE).unwrap_or_default();
    let here_languages = site_toml::declared(&toml.text).ok_or_else(|| {
        Diagnostic::error("toml-syntax", "this is not valid TOML").at(toml.whole())
    })?;
    let fresh_languages = site_toml::declared(fresh_toml).unwrap_or_default();
    let all: BTreeSet<String> = here_languages.union(&fresh_languages).cloned().collect();
    let (here, diagnostics) = Here::read(site, all.clone());
    if let Some(error) = diagnostics.iter().find(|d| d.code != "symlink") {
        return Err(error.clone());
    }
    let fresh = Fresh::of(imported, all)
        .map_err(|error| source::refused("the source", &error).help("nothing was changed"))?;
    let bases = bases(site, &record)?;
    let known = fresh.known(&record, &bases);
    let followed = follow(site, &record, &bases, &here);
    let of_today =
        known.iter().map(|(path, key)| (path.clone(), followed.get(key).cloned().flatten()));
    let places = Places::of(&fresh, &of_today.collect(), &here);
    let then = record.files.iter().filter_map(|(key, entry)| {
        let place = followed.get(key)?.clone()?;
        Some((entry.source(key).to_owned(), place))
    });
    let then = then.collect();
    let before = record.clone();
    let lineages = Lineages::read(site)?;
    let mut plan = Plan {
        site,
        here,
        fresh,
        bases,
        known,
        followed,
        places,
        then,
        before,
        lineages,
        record,
        update: Update::default(),
        told: Vec::new(),
        said: BTreeMap::new(),
        texts: BTreeMap::new(),
    };
    plan.gone();
    plan.pages();
    plan.files();
    plan.no_alias_twice();
    plan.write_pages();
    plan.site_toml(&toml)?;
    plan.readers()?;
    plan.beside()?;
    plan.note()?;
    Ok(plan.update)
}

/// The pages of the last import.
fn bases(site: &Source, record: &Record) -> Result<BTreeMap<String, Page>, Diagnostic> {
    let mut bases = BTreeMap::new();
    let pages =
        record.files.iter().filter(|(key, _)| key.starts_with("content/") && key.ends_with(".md"));
    for (key, entry) in pages {
        let path = record::base(key);
        let Some(file) = site.kept(&path)? else {
            return Err(Diagnostic::error("import-record", "a text of the last import is missing")
                .at(Place::file(path))
                .help("take data/import/ back from version control"));
        };
        // Links in it are seen from where the source had it.
        let file = TextFile::new(entry.source(key), file.text);
        bases.insert(key.clone(), Page::of(file));
    }
    Ok(bases)
}

struct Plan<'a> {
    site: &'a Source,
    here: Here,
    fresh: Fresh,
    bases: BTreeMap<String, Page>,
    /// Entries of the record by today's paths.
    known: BTreeMap<String, String>,
    /// Places in the site by entries.
    followed: BTreeMap<String, Option<String>>,
    places: Places,
    /// Places in the site by the paths of the last import.
    then: BTreeMap<String, String>,
    before: Record,
    lineages: Lineages,
    record: Record,
    update: Update,
    /// Conflicts with the pages they stand in: their lines are known once those are whole.
    told: Vec<(String, Merged)>,
    /// What the source says of pages by now, as it would stand in their places.
    said: BTreeMap<String, Page>,
    /// The pages that are looked at, as they will be, by their places.
    texts: BTreeMap<String, String>,
}

impl Plan<'_> {
    fn tell(&mut self, diagnostic: Diagnostic) {
        self.update.diagnostics.push(diagnostic);
    }

    /// What the source has no longer stays where it is: readers know it, and links lead there.
    fn gone(&mut self) {
        let live: BTreeSet<&String> = self.known.values().collect();
        let gone: Vec<String> =
            self.followed.keys().filter(|key| !live.contains(key)).cloned().collect();
        for key in gone {
            let place = self.followed.get(&key).cloned().flatten();
            let Some(entry) = self.record.files.get_mut(&key) else { continue };
            let source = entry.source(&key).to_owned();
            let stood = entry.here(&key).to_owned();
            entry.set_places(&key, &source, place.as_deref().unwrap_or(&stood));
            if entry.state.replace(State::Gone) == Some(State::Gone) {
                continue;
            }
            if let Some(place) = place {
                let d = Diagnostic::warning(
                    "import-gone",
                    "the source has this no longer; it stays here",
                );
                self.tell(
                    d.at(Place::file(place)).help(
                        "take it out and lead its address elsewhere, if it is no longer true",
                    ),
                );
            }
        }
    }

    fn pages(&mut self) {
        let paths: Vec<String> = self.fresh.pages.keys().cloned().collect();
        for path in paths {
            match (self.known.get(&path).cloned(), self.places.of_path.get(&path).cloned()) {
                (Some(key), Some(place)) => self.page(&path, &key, &place),
                (Some(key), None) => self.deleted(&path, &key),
                (None, Some(place)) => self.new_page(&path, &place),
                // A category in which nothing stands.
                (None, None) => {}
            }
        }
    }

    fn page(&mut self, path: &str, key: &str, place: &str) {
        let (Some(here), Some(base), Some(fresh)) =
            (self.here.pages.get(place), self.bases.get(key), self.fresh.pages.get(path))
        else {
            return;
        };
        let then = |target: &str| self.then.get(target).filter(|p| *p != target).cloned();
        let now = |target: &str| self.places.moved(target);
        let base = base.placed(place, &then);
        let source = fresh.placed(place, &now);
        let mut merged = merge_page(&base, here, &source, self.lineages.pages.get(key));
        match merged.lineage.take() {
            Some(lineage) => drop(self.lineages.pages.insert(key.to_owned(), lineage)),
            None => drop(self.lineages.pages.remove(key)),
        }
        self.texts.insert(place.to_owned(), merged.text.clone());
        self.told.push((place.to_owned(), merged));
        self.said.insert(place.to_owned(), source);
        self.known_at(path, key, place);
        self.keep_base(key, path);
    }

    /// Notes where a file of the record is now, and tells what moved.
    fn known_at(&mut self, path: &str, key: &str, place: &str) {
        let Some(entry) = self.record.files.get_mut(key) else { return };
        let (old_source, old_place) = (entry.source(key).to_owned(), entry.here(key).to_owned());
        entry.set_places(key, path, place);
        entry.state = None;
        let is_page = path.ends_with(".md");
        if is_page && old_source != path && old_source == old_place && old_place == place {
            let message = format!("the source has this at {path} now; it stays where it is");
            let d = Diagnostic::notice("import-moved", message).at(Place::file(place));
            self.tell(d.help("`frontdesk mv` moves it, and its old address leads on"));
        } else if is_page && old_place != place {
            let message =
                format!("this stood at {old_place}; what the source changes arrives here");
            let d = Diagnostic::notice("import-moved", message).at(Place::file(place));
            self.tell(d.help("nothing has to be done"));
        }
    }

    /// Taken out here: it stays out, and the text of that day is kept for its return.
    fn deleted(&mut self, path: &str, key: &str) {
        let Some(entry) = self.record.files.get_mut(key) else { return };
        if entry.state.replace(State::Deleted) == Some(State::Deleted) {
            return;
        }
        let message =
            format!("the source still has {path}, which was taken out here; it stays out");
        let d = Diagnostic::notice("import-deleted", message).at(Place::file(entry.here(key)));
        self.tell(d.help("put the file back, if it should be here; this is told once"));
    }

    fn new_page(&mut self, path: &str, place: &str) {
        let Some(fresh) = self.fresh.pages.get(path) else { return };
        let source = fresh.placed(place, &|target| self.places.moved(target));
        let key = self.new_entry(path, place);
        let text = match self.here.pages.get(place) {
            // A category that both sides described.
            Some(here) => {
                let nothing = Page::of(TextFile::new(place, ""));
                let mut merged = merge_page(&nothing, here, &source, None);
                if let Some(lineage) = merged.lineage.take() {
                    self.lineages.pages.insert(key, lineage);
                }
                self.told.push((place.to_owned(), merged.clone()));
                merged.text
            }
            None => source.file.text.to_string(),
        };
        self.texts.insert(place.to_owned(), text);
    }

    fn new_entry(&mut self, path: &str, place: &str) -> String {
        let key = self.record.free(path);
        let mut entry = Entry::default();
        entry.set_places(&key, path, place);
        entry.hash = self.fresh.copies.get(path).map(|copied| copied.hash.clone());
        self.record.files.insert(key.clone(), entry);
        self.update.new += 1;
        self.keep_base(&key, path);
        if self.places.beside.contains(path) {
            let message =
                format!("{path} was written here, too; what the source has stands at this name");
            let d = Diagnostic::warning("import-moved", message).at(Place::file(place));
            self.tell(d.help("join the two, if they are one"));
        }
        key
    }

    /// What the source says today is what the next export is compared with.
    fn keep_base(&mut self, key: &str, path: &str) {
        if let Some(text) = self.fresh.pages.get(path).map(|page| page.file.text.to_string()) {
            self.update.changes.last.insert(record::base(key), text);
        }
    }

    fn files(&mut self) {
        let copies: Vec<(String, Copied)> =
            self.fresh.copies.iter().map(|(path, copied)| (path.clone(), copied.clone())).collect();
        for (path, copied) in copies {
            match (self.known.get(&path).cloned(), self.places.of_path.get(&path).cloned()) {
                (Some(key), Some(place)) => self.file(&path, &key, &place, &copied),
                (Some(key), None) => self.deleted(&path, &key),
                (None, Some(place)) => {
                    self.update.changes.copies.insert(place.clone(), copied.disk);
                    self.new_entry(&path, &place);
                }
                (None, None) => {}
            }
        }
    }

    fn file(&mut self, path: &str, key: &str, place: &str, copied: &Copied) {
        let base = self.record.files.get(key).and_then(|entry| entry.hash.clone());
        let own = self.site.bytes(place).map(|bytes| record::hash(&bytes)).ok();
        self.known_at(path, key, place);
        if let Some(entry) = self.record.files.get_mut(key) {
            entry.hash = Some(copied.hash.clone());
        }
        if base.as_ref() == Some(&copied.hash) || own.as_ref() == Some(&copied.hash) {
            return;
        }
        if own == base {
            self.update.changes.copies.insert(place.to_owned(), copied.disk.clone());
            return;
        }
        let copy = format!("{THEIRS}/{place}");
        self.update.changes.copies.insert(copy.clone(), copied.disk.clone());
        self.update.conflicts.push(Conflict::of_file(place, copy));
    }

    /// An old address leads to one page: what is new here gives way to what has it already.
    fn no_alias_twice(&mut self) {
        let here = |place: &str| self.here.pages.get(place).map(Page::marks).unwrap_or_default();
        let mut owners: BTreeMap<String, String> = BTreeMap::new();
        for (place, page) in &self.here.pages {
            let now = self.texts.get(place).map_or_else(
                || page.marks(),
                |text| Page::of(TextFile::new(place.as_str(), text.as_str())).marks(),
            );
            for mark in page.marks().intersection(&now) {
                owners.entry(mark.clone()).or_insert_with(|| place.clone());
            }
            if let Some(name) = self.here.name(place) {
                owners.insert(name.address(), place.clone());
            }
        }
        let mut told = Vec::new();
        for (place, text) in &mut self.texts {
            let page = Page::of(TextFile::new(place.as_str(), text.as_str()));
            let own = here(place);
            let twice: Vec<String> = front::texts(page.front(), "aliases")
                .into_iter()
                .filter(|alias| {
                    let mark = mark(alias);
                    let owner = owners.entry(mark.clone()).or_insert_with(|| place.clone());
                    owner != place && !own.contains(&mark)
                })
                .collect();
            if let Some(front) = page.front.filter(|_| !twice.is_empty()) {
                let keys = front::without_aliases(page.front(), &twice);
                text.replace_range(front.start..front.end, &keys);
                told.push((place.clone(), twice));
            }
        }
        for (place, twice) in told {
            let message = format!("`{}` leads to another page here", twice.join("`, `"));
            let d = Diagnostic::warning("import-alias", message).at(Place::file(place));
            self.tell(d.help("choose which page keeps the old address"));
        }
    }

    fn write_pages(&mut self) {
        for (place, text) in std::mem::take(&mut self.texts) {
            match self.here.pages.get(&place) {
                Some(page) => {
                    self.update.changed += usize::from(*page.file.text != *text);
                    let file = TextFile::new(place.as_str(), text.as_str());
                    for (_, merged) in self.told.iter().filter(|(at, _)| *at == place) {
                        let clashes = merged.clashes.iter().cloned();
                        self.update.conflicts.extend(clashes.map(|c| Conflict::new(&file, c)));
                    }
                    self.update.changes.set(&page.file, text);
                }
                None => drop(self.update.changes.fresh.insert(place, text)),
            }
        }
    }

    fn base_text(&self, path: &str) -> Result<Option<String>, Diagnostic> {
        Ok(self.site.kept(&record::base(path))?.map(|file| file.text.to_string()))
    }

    /// What the source says of a file beside `content/`, noted for the next time.
    fn note_text(&mut self, path: &str, text: &str) {
        self.record.files.insert(path.to_owned(), Entry::default());
        self.update.changes.last.insert(record::base(path), text.to_owned());
    }

    fn site_toml(&mut self, own: &TextFile) -> Result<(), Diagnostic> {
        let Some(source) = self.fresh.others.get(SITE).cloned() else { return Ok(()) };
        let base = self.base_text(SITE)?.unwrap_or_default();
        if let Some(text) = site_toml::merged(SITE, &base, &own.text, &source)? {
            self.update.changes.set(own, text);
        }
        self.note_text(SITE, &source);
        Ok(())
    }

    fn readers(&mut self) -> Result<(), Diagnostic> {
        let then = |id: &str| self.id(self.then.get(&format!("content/{id}.md"))?);
        let now = |id: &str| self.id(self.places.of_path.get(&format!("content/{id}.md"))?);
        // Of what is gone at the source nothing is known any more.
        let live: BTreeSet<String> =
            self.places.of_path.values().filter_map(|place| self.id(place)).collect();
        let then = |id: &str| then(id).filter(|id| live.contains(id));
        let ids: (readers::Ids<'_>, readers::Ids<'_>) = (&then, &now);
        let mut found = Vec::new();
        for (path, merge) in [
            (ratings::PATH, readers::votes as readers::Merge),
            (replies::PATH, readers::replies as readers::Merge),
        ] {
            let source = self.fresh.others.get(path).cloned();
            let base = self.base_text(path)?;
            let text = merge(self.site, base.as_deref(), source.as_deref(), ids)?;
            found.push((path, source, text));
        }
        for (path, source, text) in found {
            if let Some(text) = text {
                self.update.changes.keep(self.site, path, text)?;
            }
            if let Some(source) = source {
                self.note_text(path, &source);
            }
        }
        Ok(())
    }

    /// The id of the article that stands at `place`.
    fn id(&self, place: &str) -> Option<String> {
        let page = self.here.pages.get(place);
        let own = page.and_then(|page| front::texts(page.front(), "id").into_iter().next());
        let key = || place.strip_prefix("content/")?.strip_suffix(".md").map(str::to_owned);
        own.or_else(key)
    }

    /// Lists for people, which are always today's.
    fn beside(&mut self) -> Result<(), Diagnostic> {
        let lists: Vec<(String, String)> = self
            .fresh
            .others
            .iter()
            .filter(|(path, _)| !record::is_kept(path))
            .map(|(path, text)| (path.clone(), text.clone()))
            .collect();
        for (path, text) in lists {
            self.update.changes.keep(self.site, &path, text)?;
        }
        Ok(())
    }

    /// The record as it is afterwards; what does not change is not written.
    fn note(&mut self) -> Result<(), Diagnostic> {
        let fresh = std::mem::take(&mut self.update.conflicts);
        // Where what the site had at the last update stands by now.
        let stood: BTreeMap<&str, &str> = self
            .before
            .files
            .iter()
            .filter_map(|(key, entry)| Some((entry.here(key), self.followed.get(key)?.as_deref()?)))
            .collect();
        let moved = |path: &str| stood.get(path).filter(|p| **p != path).map(|p| (*p).to_owned());
        let open = conflict::open(self.site, &self.here, &self.said, &moved)?;
        let mut all: Vec<Conflict> =
            open.into_iter().filter(|old| !fresh.iter().any(|new| new.replaces(old))).collect();
        all.extend(fresh);
        all.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        let was_listed = self.site.exists(conflict::PATH);
        if !all.is_empty() || was_listed {
            let text = conflict::to_text(&all)
                .map_err(|error| record::unwritable(conflict::PATH, &error))?;
            self.update.changes.last.insert(conflict::PATH.to_owned(), text);
        }
        all.iter().for_each(|conflict| self.update.diagnostics.push(conflict.diagnostic()));
        self.update.conflicts = all;
        if !self.lineages.pages.is_empty() || self.site.exists(lineage::PATH) {
            let text = self
                .lineages
                .to_text()
                .map_err(|error| record::unwritable(lineage::PATH, &error))?;
            self.update.changes.last.insert(lineage::PATH.to_owned(), text);
        }
        if self.record != self.before {
            let text =
                self.record.to_text().map_err(|error| record::unwritable(record::PATH, &error))?;
            self.update.changes.last.insert(record::PATH.to_owned(), text);
        }
        let mut last = std::mem::take(&mut self.update.changes.last);
        for (path, text) in &last.clone() {
            if self.site.kept(path)?.is_some_and(|file| *file.text == **text) {
                last.remove(path);
            }
        }
        self.update.changes.last = last;
        Ok(())
    }
}
