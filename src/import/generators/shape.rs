//! Small readings that configurations of several generators share.

use serde_json::Value;

use super::super::languages;
use super::super::text::said;
use crate::config::BaseUrl;
use crate::model::Lang;

/// A text of `value`, by dotted path.
pub fn text(value: &Value, path: &str) -> Option<String> {
    let found = path.split('.').try_fold(value, |value, key| value.get(key))?;
    found.as_str().and_then(said)
}

/// `path` below `origin`, where that is a site's address.
pub fn base_url(origin: &str, path: &str) -> Option<String> {
    let url = format!("{}/{}", origin.trim_end_matches('/'), path.trim_matches('/'));
    let url = format!("{}/", url.trim_end_matches('/'));
    BaseUrl::parse(&url).is_ok().then_some(url)
}

pub fn language(tag: &str) -> Option<Lang> {
    languages::known(tag)
}
