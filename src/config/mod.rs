//! What `site.toml` says, checked key by key.

mod allow;
mod base_url;
mod check;
mod fallback;
mod host;
mod machine;
mod read;
mod site;

pub use allow::Allow;
pub use base_url::BaseUrl;
pub use check::allowed;
pub use host::network;
pub use read::read;
pub use site::{
    Config, Endpoint, Features, HostConfig, Label, Language, MissingTranslation, Output, Security,
    Theme,
};
