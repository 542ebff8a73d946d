//! How many characters the fields of forms take. What is longer is refused and shown again, never
//! cut: whoever wrote it would not know.

/// One line of a ticket, such as its subject.
pub const LINE: usize = 500;
/// What happened, in a ticket.
pub const TEXT: usize = 20_000;
/// A reply below an article, and what is added to a ticket later.
pub const MESSAGE: usize = 10_000;
/// Who writes a reply.
pub const NAME: usize = 80;
/// Why an article did not help.
pub const COMMENT: usize = 2_000;
