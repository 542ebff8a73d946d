//! Pure steps remembered by what went into them. A rebuild is the same pipeline with this at hand;
//! there is no other kind of rebuild.

use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::content::{self, Name, Rules};
use crate::diagnostics::Diagnostics;
use crate::graph::{self, Links, Site};
use crate::model::{Document, Lang};
use crate::tree::TextFile;

type Parsed = (Arc<Document>, Diagnostics);

/// Remembers the steps of the last build, and the documents of the one before.
#[derive(Default)]
pub struct Memo {
    documents: Mutex<Documents>,
    links: Mutex<Option<Arc<Links>>>,
    steps: Mutex<HashMap<&'static str, Box<dyn Any + Send>>>,
}

#[derive(Default)]
struct Documents {
    /// Counts builds.
    turn: u64,
    rules: Arc<Rules>,
    by_path: HashMap<Arc<str>, Known>,
}

/// A document with all it was made from.
struct Known {
    text: Arc<str>,
    lang: Lang,
    rules: Arc<Rules>,
    parsed: Parsed,
    /// The last build that needed it.
    turn: u64,
}

impl Memo {
    /// Starts a build: what the build before the last one needed is forgotten.
    pub fn turn(&self) {
        let mut documents = locked(&self.documents);
        let last = documents.turn;
        documents.by_path.retain(|_, known| known.turn >= last);
        documents.turn += 1;
    }

    /// `rules` as the build before had them, if they are the same: to be compared by place alone.
    pub fn rules(&self, rules: Rules) -> Arc<Rules> {
        let mut documents = locked(&self.documents);
        if *documents.rules != rules {
            documents.rules = Arc::new(rules);
        }
        Arc::clone(&documents.rules)
    }

    /// [`content::parse`], remembered by path, text, language and rules.
    pub fn document(&self, file: TextFile, name: Name, rules: &Arc<Rules>) -> Parsed {
        {
            let mut documents = locked(&self.documents);
            let turn = documents.turn;
            let known = documents.by_path.get_mut(&file.path);
            if let Some(known) = known.filter(|known| known.is_of(&file.text, &name.lang, rules)) {
                known.turn = turn;
                return known.parsed.clone();
            }
        }
        let (document, diagnostics) = content::parse(&file, &name, rules);
        let parsed = (Arc::new(document), diagnostics);
        let mut documents = locked(&self.documents);
        let (turn, rules) = (documents.turn, Arc::clone(rules));
        let TextFile { path, text, .. } = file;
        let known = Known { text, lang: name.lang, rules, parsed: parsed.clone(), turn };
        documents.by_path.insert(path, known);
        parsed
    }

    /// [`graph::link`], with the links of each text remembered as long as nothing moved that they
    /// may lead to.
    pub fn link(&self, input: graph::Input) -> (Arc<Site>, Diagnostics) {
        let last = locked(&self.links).take();
        let links = Arc::new(graph::link_again(input, last.as_deref()));
        let linked = (Arc::clone(links.site()), links.diagnostics());
        *locked(&self.links) = Some(links);
        linked
    }

    /// What `make` makes of `key`, remembered from the last build under the step's own name. `make`
    /// is a plain function, so it knows nothing that is not in its key.
    pub fn last<K, V>(&self, step: &'static str, key: K, make: fn(&K) -> V) -> V
    where
        K: PartialEq + Send + 'static,
        V: Clone + Send + 'static,
    {
        let known =
            locked(&self.steps).remove(step).and_then(|known| known.downcast::<(K, V)>().ok());
        let known = known.filter(|known| known.0 == key);
        let known = known.unwrap_or_else(|| {
            let value = make(&key);
            Box::new((key, value))
        });
        let value = known.1.clone();
        locked(&self.steps).insert(step, known);
        value
    }
}

impl Known {
    fn is_of(&self, text: &Arc<str>, lang: &Lang, rules: &Arc<Rules>) -> bool {
        // A text that was not read again is the very same.
        let is_same = Arc::ptr_eq(&self.text, text) || self.text == *text;
        is_same && self.lang == *lang && Arc::ptr_eq(&self.rules, rules)
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(memo: &Memo, text: &str, rules: &Arc<Rules>) -> Arc<Document> {
        let lang = Lang::parse("en").unwrap();
        let Ok(content::Named::Document(name)) = content::name("content/a.md", &[lang]) else {
            unreachable!("a document's name")
        };
        memo.document(TextFile::new("content/a.md", text), name, rules).0
    }

    #[test]
    fn a_document_is_parsed_again_when_its_text_or_the_rules_are_others() {
        let memo = Memo::default();
        let rules = memo.rules(Rules::default());
        let first = document(&memo, "# A", &rules);
        memo.turn();
        assert!(Arc::ptr_eq(&rules, &memo.rules(Rules::default())));
        assert!(Arc::ptr_eq(&first, &document(&memo, "# A", &rules)));
        let other = memo.rules(Rules { raw_html: false, ..Rules::default() });
        assert!(!Arc::ptr_eq(&first, &document(&memo, "# A", &other)));
        assert_eq!(document(&memo, "# B", &other).title, "B");
        memo.turn();
        memo.turn();
        assert!(locked(&memo.documents).by_path.is_empty());
    }

    #[test]
    fn a_step_is_made_again_when_its_key_is_another() {
        let memo = Memo::default();
        let step = |key: u32| memo.last("double", key, |key| Arc::new(key * 2));
        let first = step(1);
        assert!(Arc::ptr_eq(&first, &step(1)));
        assert_eq!(*step(2), 4);
        assert!(!Arc::ptr_eq(&first, &step(1)), "only the last one is kept");
    }
}
