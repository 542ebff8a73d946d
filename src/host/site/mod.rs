//! The published site, in memory, as customers ask for it.
//!
//! 1. [`load`]: `manifest.json` and every file it lists, each verified against its hash;
//! 2. [`served`]: one file with its compressed copies, ready to be sent; [`packed`]: such a copy
//!    where the build has none, made when it is first asked for;
//! 3. [`generation`]: one build: files by exact address, redirects, pages to fill, indexes;
//! 4. [`live`]: the build that is shown now, exchanged when another one is published.

mod accept;
mod generation;
mod live;
mod load;
mod packed;
mod served;

pub use accept::takes;
pub use generation::{Found, Generation};
pub use live::{LiveSite, News};
pub use load::LoadError;
pub use packed::gzip;
pub use served::Served;
