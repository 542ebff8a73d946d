//! Absolute addresses of a build's pages.

use super::Build;
use crate::model::{Description, SitePath};

/// Of a page below the base path, percent-encoded already, with its anchor.
pub(super) fn of(build: &dyn Build, encoded: &str) -> String {
    let site = build.description();
    format!("{}{}{encoded}", site.origin, site.base_path)
}

/// Of a page by its decoded path.
pub(super) fn of_page(build: &dyn Build, path: &SitePath) -> String {
    let site = build.description();
    format!("{}{}", site.origin, path.href(&site.base_path))
}

/// The decoded path of a page that an address of the site names, whole or from the root on.
pub(super) fn path(site: &Description, address: &str) -> Option<String> {
    let address = address.strip_prefix(site.origin.as_str()).unwrap_or(address);
    let below = address.strip_prefix(site.base_path.as_str())?;
    let path = below.split(['?', '#']).next().unwrap_or_default();
    let decoded = percent_encoding::percent_decode_str(path).decode_utf8().ok()?;
    Some(decoded.into_owned())
}
