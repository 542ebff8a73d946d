//! The whole way of an import but for writing.

use super::assemble::assemble;
use super::imported::Imported;
use super::options::Options;
use super::scan::{self, SourceTree};
use super::{exports, generators, inside, jekyll, kind, markdown};
use crate::diagnostics::{Diagnostic, Diagnostics};

/// A source, read and planned.
pub struct Import {
    /// What the source is, by its name in [`kind::KINDS`].
    pub kind: &'static str,
    pub site: Imported,
    pub diagnostics: Diagnostics,
    /// Holds the folders that archives were unpacked to: the files to copy stand there.
    _tree: SourceTree,
}

impl Import {
    /// Whether nothing may be written: half an export is half a help centre. Of a folder of pages
    /// the others are whole without the one that cannot be read.
    pub fn is_stopped(&self) -> bool {
        let is_export = exports::is_vendor(self.kind);
        let stops = |diagnostic: &Diagnostic| match diagnostic.code {
            "import-nothing" | "import-json" | "import-xml" => true,
            "import-encoding" | "import-unreadable" => is_export,
            _ => false,
        };
        self.site.files.is_empty() || self.diagnostics.iter().any(stops)
    }
}

/// Plans a site from `options.sources`. `from` is one of [`kind::KINDS`]; without it the source
/// tells.
pub fn import(options: &Options, from: Option<&str>) -> Import {
    let (mut tree, mut diagnostics) = scan::scan(&options.sources);
    if diagnostics.iter().any(|d| d.code == "import-source") {
        return Import {
            kind: kind::MARKDOWN,
            site: Imported::default(),
            diagnostics,
            _tree: tree,
        };
    }
    if let Some((folder, notice)) = inside::project(&tree, from) {
        tree = tree.narrowed(&folder);
        diagnostics.extend(notice.into_iter().collect());
    }
    generators::lektor::pages(&mut tree);
    let folder = kind::recognise(&tree, from);
    let mut found = Diagnostics::new();
    // A generator's project may hold any JSON; only what is nobody's project is looked at as an
    // export.
    let may_be_export = from.map_or(folder == kind::MARKDOWN, exports::is_vendor);
    let desk = may_be_export.then(|| exports::desk(&tree, options, from, &mut found)).flatten();
    let (kind, (site, more)) = match desk {
        Some(desk) => (desk.name, assemble(&tree, desk.parts)),
        None if from.is_some_and(exports::is_vendor) => (folder, Default::default()),
        None if folder == kind::JEKYLL => (folder, jekyll::jekyll(&mut tree, options)),
        None => {
            let generator = Some(folder).filter(|kind| *kind != kind::MARKDOWN);
            (folder, markdown::markdown(&tree, options, generator))
        }
    };
    diagnostics.extend(more);
    let is_empty = site.counts.articles + site.counts.introductions == 0;
    if is_empty || kind != folder {
        // Why an export could not be read; beside Markdown it is other programs' business.
        diagnostics.extend(found);
    }
    if is_empty {
        let d =
            Diagnostic::error("import-nothing", "there is nothing to import: no page was found");
        diagnostics.push(d.help("name the folder that holds the pages, or the export's files"));
    }
    Import { kind, site, diagnostics: diagnostics.sorted(), _tree: tree }
}
