//! Pure steps remembered by what went into them. A rebuild is the same pipeline with this at hand;
//! there is no other kind of rebuild.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::content::{self, Name, Rules};
use crate::diagnostics::Diagnostics;
use crate::model::{Document, Lang};
use crate::tree::TextFile;

type Parsed = (Arc<Document>, Diagnostics);

/// Remembers the parsed documents of the last build or two.
#[derive(Default)]
pub struct Memo {
    documents: Mutex<Generations>,
}

/// What the current build used, and what the one before did: a document that neither needs is gone.
#[derive(Default)]
struct Generations {
    now: HashMap<[u8; 32], Parsed>,
    before: HashMap<[u8; 32], Parsed>,
}

impl Memo {
    /// Starts a build: what the build before the last one needed is forgotten.
    pub fn turn(&self) {
        let mut documents = self.documents.lock().unwrap_or_else(PoisonError::into_inner);
        documents.before = std::mem::take(&mut documents.now);
    }

    /// [`content::parse`], remembered by path, text and options.
    pub fn document(&self, file: TextFile, name: Name, rules: &Rules) -> Parsed {
        let key = key(&file, &name, rules);
        {
            let mut documents = self.documents.lock().unwrap_or_else(PoisonError::into_inner);
            let found = documents.now.get(&key).or_else(|| documents.before.get(&key)).cloned();
            if let Some(parsed) = found {
                documents.now.insert(key, parsed.clone());
                return parsed;
            }
        }
        let (document, diagnostics) = content::parse(&file, &name, rules);
        let parsed = (Arc::new(document), diagnostics);
        self.documents
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .now
            .insert(key, parsed.clone());
        parsed
    }
}

fn key(file: &TextFile, name: &Name, rules: &Rules) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    let Rules { raw_html, trusted, own, facts, parts: shared } = rules;
    let switches = [u8::from(*raw_html), u8::from(*trusted)];
    let parts =
        [file.path.as_bytes(), name.lang.as_str().as_bytes(), &switches, file.text.as_bytes()];
    let chain: Vec<&str> = facts.chain(&name.lang).map(Lang::as_str).collect();
    let chain = chain.join(" ");
    let facts = facts.file.as_ref().map_or("", |file| &file.text).as_bytes();
    let own = own.iter().map(String::as_bytes);
    for part in parts.into_iter().chain([facts, chain.as_bytes()]).chain(own) {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    // Which of them a text holds is known when it has been parsed, so all of them count.
    if file.text.contains("{{") {
        hasher.update(shared.digest().as_bytes());
    }
    *hasher.finalize().as_bytes()
}
