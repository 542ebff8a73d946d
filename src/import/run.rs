//! The whole way of an import but for writing.

use super::assemble::assemble;
use super::imported::Imported;
use super::options::Options;
use super::scan::{self, SourceTree};
use super::{exports, generators, inside, jekyll, kind, markdown};
use crate::diagnostics::{Diagnostic, Diagnostics, Place};

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
        if may_be_export {
            let is_told = diagnostics.iter().any(|d| d.code == "import-xml");
            diagnostics.extend(if is_told { Diagnostics::new() } else { exports::broken(&tree) });
        }
        diagnostics.push(nothing(&tree));
    }
    Import { kind, site, diagnostics: diagnostics.sorted(), _tree: tree }
}

/// Nothing was found, and where it was looked for.
fn nothing(tree: &SourceTree) -> Diagnostic {
    let mut files = exports::files(tree);
    let first = files.next();
    let looked = match (first, files.count()) {
        (None, _) => String::new(),
        (Some(first), 0) => format!(" in {first}"),
        (Some(first), more) => format!(" in {first} and {more} more"),
    };
    let message = format!("there is nothing to import: no page was found{looked}");
    let d = Diagnostic::error("import-nothing", message);
    let d = match first {
        Some(first) => d.at(Place::on_line(first, "", (1, 1), 1)),
        None => d,
    };
    d.help("name the folder that holds the pages, or the export's files")
}
