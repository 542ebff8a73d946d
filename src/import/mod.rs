//! Other people's help centres as a frontdesk site.
//!
//! 1. `scan`: every file of the source: a folder, files, an archive;
//! 2. `inside`, `kind`: where in it the site stands, and what made it: [`jekyll`], or Markdown of a
//!    generator (`generators`) or of nobody;
//! 3. `page`: front matter and body of each;
//! 4. [`jekyll`] or [`markdown`]: which language and place each page has, its front matter in our
//!    words (`front`), its body as plain Markdown (`liquid`, `kramdown`, `dialect`): a `draft`;
//!    what the old navigation says of order and groups (`structure`);
//! 5. `assemble`: names, links, aliases, categories, `site.toml`;
//! 6. [`Staged`]: the files, beside their place, to be built there and moved as one;
//! 7. [`update`]: or into the site that an earlier import became.
//!
//! Steps 1 to 5 change nothing. Whatever could not be kept is reported at its line of the source.

mod aliases;
mod anchors;
mod assemble;
mod assets;
mod bare;
mod book;
mod categories;
mod convert;
mod dialect;
mod draft;
mod exports;
mod folder_notes;
mod folders;
mod front;
mod generators;
mod guess;
mod html;
mod imported;
mod inside;
mod jekyll;
mod kind;
mod kramdown;
mod languages;
mod lines;
mod links;
mod liquid;
mod mapped;
mod markdown;
mod markup;
mod names;
mod options;
mod page;
mod path;
mod paths;
mod permalinks;
mod report;
mod run;
mod scan;
mod schemes;
mod site_file;
mod structure;
mod text;
mod unread;
pub mod update;
mod urls;
mod write;

pub use imported::{Content, Counts, Imported, PlannedFile};
pub use kind::KINDS;
pub use options::Options;
pub use report::Report;
pub use run::{Import, import};
pub use urls::{Answers, listed};
pub use write::{Staged, WriteError};
