//! The site on the disk with what editors have open over it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::memo::Memo;
use crate::model::Document;
use crate::pipeline::{Linked, Request, Stage};
use crate::source::{Overlay, Source};
use crate::tree::TextFile;

pub(super) struct Workspace {
    root: PathBuf,
    request: Request,
    /// Texts that an editor has open, by path below the root.
    open: BTreeMap<String, Arc<str>>,
    memo: Memo,
    /// The newest site that could be linked.
    linked: Option<Linked>,
}

impl Workspace {
    /// Drafts are written and linked to like everything else.
    pub fn new(root: PathBuf, request: &Request) -> Self {
        let request = Request { drafts: true, ..request.clone() };
        Self { root, request, open: BTreeMap::new(), memo: Memo::default(), linked: None }
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn request(&self) -> &Request {
        &self.request
    }

    pub fn linked(&self) -> Option<&Linked> {
        self.linked.as_ref()
    }

    pub fn set(&mut self, path: String, text: &str) {
        self.open.insert(path, Arc::from(text));
    }

    /// From now on the disk says what is in the file.
    pub fn close(&mut self, path: &str) {
        self.open.remove(path);
    }

    /// # Errors
    /// The folder cannot be read.
    pub fn source(&self) -> Result<Source, Diagnostic> {
        let laid =
            |(path, text): (&String, &Arc<str>)| (path.clone(), Some(Arc::from(text.as_bytes())));
        let overlay: Overlay = self.open.iter().map(laid).collect();
        Ok(Source::open(&self.root)?.over(overlay))
    }

    /// Links the site as it is now.
    pub fn look(&mut self) -> Diagnostics {
        let source = match self.source() {
            Ok(source) => source,
            Err(d) => return Diagnostics::from_iter([d]),
        };
        let (linked, mut diagnostics) = Linked::read(&source, &self.request, &self.memo);
        // The routing is proven where somebody writes at it: it takes longer than all the rest.
        if self.open.keys().any(|path| path.ends_with(".yaml")) {
            diagnostics = Stage::read(&source, &self.request, &self.memo).1;
        }
        self.linked = linked.or(self.linked.take());
        diagnostics
    }

    /// The file as the editor has it, else as the disk has it.
    pub fn text(&self, path: &str) -> Option<TextFile> {
        match self.open.get(path) {
            Some(text) => Some(TextFile::new(path, text.clone())),
            None => Source::open(&self.root).ok()?.text(path).ok(),
        }
    }

    /// As of the newest link.
    pub fn document(&self, path: &str) -> Option<&Arc<Document>> {
        self.linked.as_ref()?.documents.iter().find(|document| *document.file.path == *path)
    }
}
