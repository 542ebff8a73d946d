//! The one integration binary: a module for each topic.

mod commonmark;
mod layering;
mod publish;
mod publish_faults;
mod publish_kills;
