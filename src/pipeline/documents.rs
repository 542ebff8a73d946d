//! Every document of a site, each parsed once: again where its text, its language or what it is
//! read by is another.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::content::{self, Name, Named, Rules};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{Document, Lang};
use crate::source::{Changes, Entry, Mark, Source, Walk};

/// Files that one thread reads before another can help it.
const AT_A_TIME: usize = 32;

/// What stands in `content/`.
pub(super) struct Folder {
    pub walk: Arc<Walk>,
    /// All paths.
    pub paths: Arc<BTreeSet<String>>,
}

/// The documents among them, as one source had them.
pub(super) struct Reading {
    /// In the order of their paths.
    pub documents: Vec<Arc<Document>>,
    mark: Mark,
    walk: Arc<Walk>,
    languages: Vec<Lang>,
    rules: Arc<Rules>,
    /// One for each of the folder's entries.
    files: Vec<Arc<File>>,
}

/// A file of `content/`; `None` for one that is no document, or cannot be read.
struct File {
    document: Option<Read>,
    found: Diagnostics,
    /// Whether word comes when it becomes another one.
    is_sure: bool,
}

struct Read {
    text: Arc<str>,
    lang: Lang,
    document: Arc<Document>,
}

impl Folder {
    pub fn again(source: &Source, last: Option<&Self>) -> Self {
        let walk = source.listing(content::FOLDER);
        let paths = match last.filter(|last| Arc::ptr_eq(&last.walk, &walk)) {
            Some(last) => Arc::clone(&last.paths),
            None => Arc::new(walk.entries.iter().map(|entry| entry.path.clone()).collect()),
        };
        Self { walk, paths }
    }
}

impl Reading {
    /// Reads what `last` does not have, or what may be another one since.
    pub fn again(
        source: &Source,
        folder: &Folder,
        (languages, rules): (Vec<Lang>, &Arc<Rules>),
        last: Option<&Self>,
    ) -> Self {
        let last = last.filter(|last| Arc::ptr_eq(&last.rules, rules));
        let walk = Arc::clone(&folder.walk);
        let before: Vec<Option<&Arc<File>>> = match last {
            Some(last) => last.beside(&walk),
            None => vec![None; walk.entries.len()],
        };
        // A name means something else in other languages.
        let known = last.filter(|last| last.languages == languages);
        let changes = known.and_then(|last| source.changes_since(&last.mark));
        let read = |(entry, before): (&Entry, Option<&Arc<File>>)| match (changes, before) {
            (Some(changes), Some(file)) if file.is_still(entry, changes) => Arc::clone(file),
            (_, before) => {
                Arc::new(File::read(source, entry, (&languages, rules), before.map(|file| &**file)))
            }
        };
        let files: Vec<Arc<File>> = match changes {
            // A handful has to be read.
            Some(_) => walk.entries.iter().zip(before).map(read).collect(),
            None => walk.entries.par_iter().with_max_len(AT_A_TIME).zip(before).map(read).collect(),
        };
        let documents = files.iter().filter_map(|file| file.document.as_ref());
        let documents = documents.map(|read| Arc::clone(&read.document)).collect();
        Self { documents, mark: source.mark(), walk, languages, rules: Arc::clone(rules), files }
    }

    /// What is wrong in the files.
    pub fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.files.iter().flat_map(|file| file.found.iter())
    }

    /// For each entry of `walk`, the file as it was known.
    fn beside(&self, walk: &Arc<Walk>) -> Vec<Option<&Arc<File>>> {
        if Arc::ptr_eq(&self.walk, walk) {
            return self.files.iter().map(Some).collect();
        }
        let mut known = self.walk.entries.iter().zip(&self.files).peekable();
        let beside = |entry: &Entry| {
            while known.next_if(|(other, _)| other.path < entry.path).is_some() {}
            known.next_if(|(other, _)| other.path == entry.path).map(|(_, file)| file)
        };
        walk.entries.iter().map(beside).collect()
    }
}

impl File {
    fn is_still(&self, entry: &Entry, changes: Changes<'_>) -> bool {
        self.is_sure && !changes.concern(&entry.path)
    }

    fn read(
        source: &Source,
        entry: &Entry,
        (languages, rules): (&[Lang], &Rules),
        before: Option<&Self>,
    ) -> Self {
        let name = match content::name(&entry.path, languages) {
            Ok(Named::Document(name)) => name,
            Ok(Named::Other | Named::Part(_)) => {
                return Self { document: None, found: Diagnostics::new(), is_sure: true };
            }
            Err(d) => {
                return Self { document: None, found: Diagnostics::from_iter([d]), is_sure: true };
            }
        };
        match source.text(&entry.path) {
            Ok(file) => {
                let (text, lang) = (Arc::clone(&file.text), name.lang.clone());
                let known = before.and_then(|before| before.same(&text, &name));
                let (document, found) = known.unwrap_or_else(|| {
                    let (document, found) = content::parse(&file, &name, rules);
                    (Arc::new(document), found)
                });
                let document = Some(Read { text, lang, document });
                Self { document, found, is_sure: !entry.is_link }
            }
            // It may be readable the next time, without word of it.
            Err(d) => Self { document: None, found: Diagnostics::from_iter([d]), is_sure: false },
        }
    }

    /// What was made of the same text.
    fn same(&self, text: &Arc<str>, name: &Name) -> Option<(Arc<Document>, Diagnostics)> {
        let read = self.document.as_ref()?;
        // A text that was not read again is the very same.
        let is_same = Arc::ptr_eq(&read.text, text) || read.text == *text;
        (is_same && read.lang == name.lang)
            .then(|| (Arc::clone(&read.document), self.found.clone()))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    struct Site(tempfile::TempDir);

    impl Site {
        fn new() -> Self {
            Self(tempfile::tempdir().unwrap())
        }

        fn with(self, path: &str, text: &str) -> Self {
            let path = self.0.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
            self
        }

        fn open(&self) -> Source {
            Source::open(self.0.path()).unwrap()
        }
    }

    fn read(source: &Source, rules: &Arc<Rules>, last: Option<&Reading>) -> Reading {
        let languages = vec![Lang::parse("en").unwrap()];
        Reading::again(source, &Folder::again(source, None), (languages, rules), last)
    }

    fn titles(reading: &Reading) -> Vec<&str> {
        reading.documents.iter().map(|document| document.title.as_str()).collect()
    }

    fn is_same(one: &Reading, other: &Reading, at: usize) -> bool {
        Arc::ptr_eq(&one.documents[at], &other.documents[at])
    }

    #[test]
    fn a_document_is_parsed_again_when_its_text_or_the_rules_are_others() {
        let site = Site::new().with("content/a.md", "# A").with("content/b.md", "# B");
        let rules = Arc::new(Rules::default());
        let first = read(&site.open(), &rules, None);
        assert_eq!(titles(&first), ["A", "B"]);
        let site = site.with("content/b.md", "# Other");
        // Whoever opens the folder anew knows nothing of changes, and compares the texts.
        let second = read(&site.open(), &rules, Some(&first));
        assert_eq!(titles(&second), ["A", "Other"]);
        assert!(is_same(&first, &second, 0));
        let others = Arc::new(Rules { raw_html: false, ..Rules::default() });
        assert!(!is_same(&second, &read(&site.open(), &others, Some(&second)), 0));
    }

    #[test]
    fn what_did_not_change_is_not_looked_at() {
        let site = Site::new().with("content/a.md", "# A").with("content/b/c.md", "# C");
        let rules = Arc::new(Rules::default());
        let source = site.open();
        let first = read(&source, &rules, None);
        let site = site.with("content/a.md", "# Unseen").with("content/b/c.md", "# Seen");
        let site = site.with("content/b/d.md", "# New");
        let source = source.again(&["content/b".to_owned()]).unwrap();
        let second = read(&source, &rules, Some(&first));
        assert_eq!(titles(&second), ["A", "Seen", "New"]);
        fs::remove_file(site.0.path().join("content/b/c.md")).unwrap();
        let source = source.again(&["content/b/c.md".to_owned()]).unwrap();
        assert_eq!(titles(&read(&source, &rules, Some(&second))), ["A", "New"]);
        // One that saw another state of the folder is no help.
        assert!(source.changes_since(&first.mark).is_none());
    }

    #[test]
    fn what_could_not_be_read_is_tried_again() {
        let site = Site::new().with("content/a.md", "# A");
        fs::write(site.0.path().join("content/a.md"), b"\xff").unwrap();
        let rules = Arc::new(Rules::default());
        let source = site.open();
        let first = read(&source, &rules, None);
        assert_eq!(first.diagnostics().count(), 1);
        let site = site.with("content/a.md", "# A");
        let source = source.again(&[]).unwrap();
        assert_eq!(titles(&read(&source, &rules, Some(&first))), ["A"]);
        drop(site);
    }
}
