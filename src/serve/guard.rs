//! Who may talk to the server: a page of another site that is open in the writer's browser must
//! neither read the drafts nor listen in, by any name that leads to this machine.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// The names under which the server answers.
pub(super) struct Guard {
    hosts: Vec<String>,
}

impl Guard {
    pub fn new(port: u16) -> Self {
        let names = ["localhost", "127.0.0.1", "[::1]"];
        let mut hosts: Vec<String> = names.iter().map(|name| format!("{name}:{port}")).collect();
        if port == 80 {
            hosts.extend(names.map(str::to_owned));
        }
        Self { hosts }
    }

    fn is_own_host(&self, host: &str) -> bool {
        self.hosts.iter().any(|own| own.eq_ignore_ascii_case(host))
    }

    /// A name that an attacker's DNS points to this machine is refused by `Host`; a page of another
    /// origin by `Origin`, or, where browsers send none, by `Sec-Fetch-Site`.
    fn admits(&self, authority: Option<&str>, headers: &HeaderMap) -> bool {
        let mut hosts = headers.get_all(header::HOST).iter().map(|host| host.to_str().ok());
        let host = match (hosts.next(), hosts.next()) {
            (Some(host), None) => host,
            (None, _) => authority,
            _ => None,
        };
        let host_is_ours = host.is_some_and(|host| self.is_own_host(host));
        let authority_is_ours = authority.is_none_or(|authority| self.is_own_host(authority));
        let origins_are_ours = headers.get_all(header::ORIGIN).iter().all(|origin| {
            let host = origin.to_str().ok().and_then(|origin| origin.strip_prefix("http://"));
            host.is_some_and(|host| self.is_own_host(host))
        });
        host_is_ours && authority_is_ours && origins_are_ours && !is_foreign_fetch(headers)
    }
}

/// Loaded by a page of another site; following a link from one is fine.
fn is_foreign_fetch(headers: &HeaderMap) -> bool {
    let is = |name: &str, value: &str| {
        headers.get(name).is_some_and(|found| found.as_bytes() == value.as_bytes())
    };
    is("sec-fetch-site", "cross-site") && !is("sec-fetch-mode", "navigate")
}

pub(super) async fn check(
    State(guard): State<Arc<Guard>>,
    request: Request,
    next: Next,
) -> Response {
    let authority = request.uri().authority().map(|authority| authority.as_str());
    if !guard.admits(authority, request.headers()) {
        let hint = guard.hosts.first().map(String::as_str).unwrap_or_default();
        return (
            StatusCode::FORBIDDEN,
            format!("This server answers to http://{hint}/ and its own pages only.\n"),
        )
            .into_response();
    }
    next.run(request).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::{HeaderName, HeaderValue};

    fn admits(headers: &[(&str, &str)]) -> bool {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(HeaderName::try_from(*name).unwrap(), HeaderValue::from_str(value).unwrap());
        }
        Guard::new(3000).admits(None, &map)
    }

    #[test]
    fn own_names_and_own_pages_only() {
        assert!(admits(&[("host", "localhost:3000")]));
        assert!(admits(&[("host", "[::1]:3000"), ("origin", "http://127.0.0.1:3000")]));
        for host in [
            "localhost",
            "localhost:3001",
            "evil.example.com:3000",
            "127.0.0.1.example.com:3000",
            "",
        ] {
            assert!(!admits(&[("host", host)]), "{host}");
        }
        for origin in
            ["null", "https://localhost:3000", "http://evil.example.com", "http://localhost:30000"]
        {
            assert!(!admits(&[("host", "localhost:3000"), ("origin", origin)]), "{origin}");
        }
        assert!(!admits(&[]));
        assert!(!admits(&[("host", "localhost:3000"), ("host", "localhost:3000")]));
        assert!(!admits(&[
            ("host", "localhost:3000"),
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-mode", "no-cors")
        ]));
        assert!(admits(&[
            ("host", "localhost:3000"),
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-mode", "navigate")
        ]));
    }
}
