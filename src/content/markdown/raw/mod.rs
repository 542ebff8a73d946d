//! Raw HTML, read and written token by token: its addresses are treated like Markdown's own, what
//! could run is left out, and what the site's security policy will block is said at build time
//! rather than found by a reader.
//!
//! A block is read as a whole, because a tag may stand over several lines. What is written is what
//! the tokens say and never a stretch of the source, so that no slip in it can reach the page.

//!
//! 1. [`html`]: a block's text with the places of its parts, and its tokens;
//! 2. [`balance`]: which tags of the whole article have no partner;
//! 3. [`write`]: the tokens as the page's HTML, [`attributes`] and [`srcset`] with their addresses;
//! 4. [`elements`]: what is known of HTML's elements.
//!
//! [`written()`] tells where addresses stand, for what changes them in the source; [`said()`] what
//! readers are told, for what compares it.

mod attributes;
mod balance;
mod elements;
mod html;
mod said;
mod srcset;
mod write;
mod written;

pub(super) use balance::{Balance, read as balance};
pub(super) use elements::is_known as is_element;
pub use html::RawHtml;
pub use said::{Said, said};
pub(super) use write::{show, write};
pub(super) use written::written_in;
pub use written::{Written, written};
