//! Which pages may post: those of the declared site and of the host itself.

use axum::http::header::{
    ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_MAX_AGE, ORIGIN, VARY,
};
use axum::http::{HeaderMap, HeaderValue};

use crate::model::Description;

/// Whether a post may be acted upon. Browsers send `Origin` with every post, and `Sec-Fetch-Site`;
/// what sends neither is no browser and carries nobody's cookies.
pub(super) fn may_post(site: &Description, headers: &HeaderMap) -> bool {
    let mut origins = headers.get_all(ORIGIN).iter();
    match (origins.next(), origins.next()) {
        (Some(origin), None) => is_ours(site, origin),
        (Some(_), Some(_)) => false,
        (None, _) => {
            let mut from = headers.get_all("sec-fetch-site").iter();
            match (from.next(), from.next()) {
                (None, _) => true,
                (Some(from), None) => from == "same-origin",
                _ => false,
            }
        }
    }
}

/// Lets scripts of the declared site read the answer, with the visitor's cookie; nobody else's.
pub(super) fn allow(site: &Description, request: &HeaderMap, answer: &mut HeaderMap) {
    answer.append(VARY, HeaderValue::from_static("origin"));
    let Some(origin) = request.get(ORIGIN).filter(|origin| is_ours(site, origin)) else { return };
    answer.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
    answer.insert(ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true"));
    answer.insert(ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, POST"));
    answer.insert(ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("accept, content-type"));
    answer.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
}

/// Whether a program may ask what anybody may read. A browser says for which site it asks; of
/// those, only declared ones. Only posts always carry it, so a bare GET of another site's page is
/// answered, unread by that page.
pub(super) fn may_ask(site: &Description, headers: &HeaderMap, is_post: bool) -> bool {
    let mut origins = headers.get_all(ORIGIN).iter();
    match (origins.next(), origins.next()) {
        (Some(origin), None) => is_declared(site, origin),
        (Some(_), Some(_)) => false,
        (None, _) => !is_post || may_post(site, headers),
    }
}

/// Lets scripts of declared sites read the answer, nobody's cookie with it.
pub(super) fn open(site: &Description, request: &HeaderMap, answer: &mut HeaderMap) {
    answer.append(VARY, HeaderValue::from_static("origin"));
    let origin = request.get(ORIGIN).filter(|origin| is_declared(site, origin));
    let Some(origin) = origin else { return };
    answer.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
    answer.insert(ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, HEAD, POST"));
    let headers = "accept, content-type, mcp-protocol-version, mcp-session-id";
    answer.insert(ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static(headers));
    answer.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
}

fn is_declared(site: &Description, origin: &HeaderValue) -> bool {
    let named = |declared: &String| {
        declared == "*" || origin.to_str().is_ok_and(|origin| origin == declared)
    };
    is_ours(site, origin) || site.origins.iter().any(named)
}

fn is_ours(site: &Description, origin: &HeaderValue) -> bool {
    let host = site.host.as_ref().map(|host| host.origin.as_str());
    origin.to_str().is_ok_and(|origin| origin == site.origin || Some(origin) == host)
}

/// Whether the host and the site are one host name: their cookies are first-party.
pub(super) fn is_one_host(site: &Description) -> bool {
    let name = |origin: &str| {
        url::Url::parse(origin).ok().and_then(|url| url.host_str().map(str::to_owned))
    };
    site.host.as_ref().is_none_or(|host| name(&host.origin) == name(&site.origin))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Address;

    fn site() -> Description {
        Description {
            version: 1,
            origin: "https://help.example.com".into(),
            base_path: "/".into(),
            host: Some(Address { origin: "https://desk.example.com".into(), path: "/".into() }),
            policy: String::new(),
            origins: Vec::new(),
            learn: false,
            languages: Vec::new(),
            articles: Default::default(),
            contact: false,
            tickets: None,
            desk: crate::model::DeskSettings::default(),
        }
    }

    fn may(headers: &[(&'static str, &str)]) -> bool {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, HeaderValue::from_str(value).unwrap());
        }
        may_post(&site(), &map)
    }

    #[test]
    fn other_sites_ask_where_they_are_declared() {
        let asks = |declared: &[&str], origin: &str, is_post: bool| {
            let origins = declared.iter().map(|one| (*one).to_owned()).collect();
            let site = Description { origins, ..site() };
            let mut headers = HeaderMap::new();
            if !origin.is_empty() {
                headers.insert("origin", HeaderValue::from_str(origin).unwrap());
            }
            let mut answer = HeaderMap::new();
            open(&site, &headers, &mut answer);
            let is_read = answer.contains_key(ACCESS_CONTROL_ALLOW_ORIGIN);
            assert!(!answer.contains_key(ACCESS_CONTROL_ALLOW_CREDENTIALS));
            assert!(!is_read || may_ask(&site, &headers, is_post), "{origin}");
            may_ask(&site, &headers, is_post)
        };
        let shop = "https://shop.example.com";
        assert!(asks(&[], "", true) && asks(&[], "https://help.example.com", true));
        assert!(!asks(&[], shop, false) && !asks(&["https://www.example.com"], shop, false));
        assert!(asks(&[shop], shop, true) && asks(&["*"], shop, true));
        assert!(!asks(&[shop], "https://shop.example.com.evil.example", false));
        assert!(!asks(&[shop], "null", true));
    }

    #[test]
    fn only_declared_origins_post() {
        assert!(
            may(&[("origin", "https://help.example.com")])
                && may(&[("origin", "https://desk.example.com")])
        );
        assert!(may(&[("sec-fetch-site", "same-origin")]) && may(&[]));
        for origin in [
            "null",
            "",
            "https://help.example.com.evil.example",
            "http://help.example.com",
            "https://help.example.com:444",
            "https://HELP.example.com/",
            "https://evil.example",
        ] {
            assert!(!may(&[("origin", origin)]), "{origin}");
        }
        assert!(!may(&[
            ("origin", "https://help.example.com"),
            ("origin", "https://evil.example")
        ]));
        for from in ["cross-site", "same-site", "none"] {
            assert!(!may(&[("sec-fetch-site", from)]), "{from}");
        }
    }
}
