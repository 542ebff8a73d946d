//! What machines read: feeds, maps, listings, rules for hosts.

pub(in crate::render) mod feed;
pub(in crate::render) mod host;
pub(in crate::render) mod hosting;
pub(in crate::render) mod listing;
pub(in crate::render) mod llms;
pub(in crate::render) mod markdown_copy;
mod raw_tag;
pub(in crate::render) mod sitemap;
mod xml;
