//! Whether translations still say what their source says, part by part.
//!
//! 1. [`block`]: a text in its parts: heading, paragraph, list item, table row, code;
//! 2. [`record`]: `data/translations/<lang>.json`, what each translation was made from;
//! 3. [`align`]: which parts of two versions of one text are the same, were changed, moved, split;
//! 4. [`order`]: the order in which a translation has its parts;
//! 5. [`place`]: where recorded parts stand in a translation, and which new part says what;
//! 6. [`settle`]: the record brought up to what translators did since it was written;
//! 7. [`drift`]: what the source says by now and the translation does not;
//! 8. [`texts`]: every article with its translations, and the state of all of them;
//! 9. [`words`]: the words that are new, and those that are gone;
//! 10. [`marks`]: what readers of a translation are told;
//! 11. [`exchange`]: files for translators, and what came back.
//!
//! Nothing here needs git or a clock, though a first record may come from git's history: a part
//! that was translated is known by the hash of its source and by the hash of the translation that
//! was made of it.

mod align;
mod block;
mod drift;
pub mod exchange;
mod marks;
mod order;
mod place;
mod record;
mod settle;
mod texts;
mod words;

pub use align::{Key, likeness, most_alike};
pub use block::{Block, Kind, blocks};
pub use drift::{Change, Drift, Status, diagnostics, status};
pub use marks::Marked;
pub use record::{Entry, FOLDER, Part, Record, RecordFiles, path, read, records, write};
pub use settle::{Pair, accept, pairs, settle};
pub use texts::{Former, Overview, Text, overview, sync, texts};
pub use words::{Step, diff};
