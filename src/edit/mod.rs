//! Changes of a site's own sources, planned whole before anything is written.
//!
//! 1. [`moves`]: an article or a folder goes elsewhere, and everything that names it follows;
//! 2. [`references`]: the addresses of a document as seen from another place; [`aliases`]: the old
//!    addresses stay alive; [`votes`]: what customers said goes along;
//! 3. [`mod@fix`]: what has one mending only is mended;
//! 4. [`changes`]: what is to be written, shown as a diff, and looked at as if it were there;
//! 5. [`apply`]: onto the disk, all of it or nothing.

mod aliases;
mod apply;
mod changes;
mod fix;
mod moves;
mod records;
mod references;
mod votes;
mod whole;

pub use apply::apply;
pub use changes::Changes;
pub use fix::fixes;
pub use moves::{Move, plan};
pub use references::placed;
