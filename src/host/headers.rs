//! Headers that every answer carries.

use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue};

const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");
/// For answers that are no page of the site: nothing in them may load, run or be framed.
const NOTHING: HeaderValue = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");

/// No guessing of types.
pub fn on_files() -> HeaderMap {
    let mut headers = HeaderMap::with_capacity(12);
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers
}

/// What a page may do besides: no addresses of pages to other sites, no devices.
pub fn on_pages() -> HeaderMap {
    let mut headers = on_files();
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("strict-origin-when-cross-origin"));
    headers.insert(
        PERMISSIONS_POLICY,
        HeaderValue::from_static("camera=(), geolocation=(), microphone=()"),
    );
    headers
}

/// What the host says itself is for one reader and kept nowhere.
pub fn on_answers(headers: &mut HeaderMap, media_type: &'static str, policy: Option<&str>) {
    headers.extend(on_pages());
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    let policy = policy.and_then(|policy| HeaderValue::from_str(policy).ok());
    headers.insert(CONTENT_SECURITY_POLICY, policy.unwrap_or(NOTHING));
}
