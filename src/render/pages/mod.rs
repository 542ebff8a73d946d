//! The pages for readers, a file a kind.

pub(in crate::render) mod all;
pub(in crate::render) mod article;
mod beside;
pub(in crate::render) mod category;
mod guide;
pub(in crate::render) mod home;
mod list;
pub(in crate::render) mod overview;
pub(in crate::render) mod own_types;
mod related;
pub(in crate::render) mod tags;
