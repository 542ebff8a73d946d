//! What `site.toml` says, checked key by key.

mod base_url;
mod host;
mod read;
mod site;

pub use base_url::BaseUrl;
pub use host::network;
pub use read::read;
pub use site::{Config, Features, HostConfig, Language, MissingTranslation, Security, Theme};
