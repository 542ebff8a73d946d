//! What every post has in common: may it, is it a form of ours, and where does it lead back to.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::header::{ACCEPT, COOKIE};
use axum::http::{HeaderMap, Request, Response, StatusCode};

use super::app::App;
use super::form::{self, Form};
use super::limit::Rate;
use super::uploads::Held;
use super::{answer, body, origin};
use crate::host::pattern::Values;
use crate::host::site::{Found, Generation};
use crate::model::{ArticleEntry, Lang, escape_path};

/// When to come again where too many are sending.
const BUSY: Duration = Duration::from_secs(30);

/// A request to `/api/`, with the build it began with.
pub(super) struct Asked {
    pub app: Arc<App>,
    pub site: Arc<Generation>,
    pub peer: SocketAddr,
    pub headers: HeaderMap,
    pub query: String,
    pub body: Body,
    /// What the body takes of the bounds for everybody, as long as the request lasts.
    held: Held,
}

/// Why a post is refused; the page or the JSON says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    Foreign,
    NoForm,
    TooOften(Duration),
    Fault(body::Fault),
    Unknown,
    Expired,
    Failed,
    /// Too many are sending at this moment.
    Busy,
}

impl Asked {
    pub fn new<B>(
        app: &Arc<App>,
        site: Arc<Generation>,
        peer: SocketAddr,
        request: Request<B>,
    ) -> Self
    where
        B: hyper::body::Body<Data = axum::body::Bytes> + Send + 'static,
        B::Error: Into<axum::BoxError>,
    {
        let (parts, body) = request.into_parts();
        let query = parts.uri.query().unwrap_or_default().to_owned();
        Self {
            app: app.clone(),
            site,
            peer,
            headers: parts.headers,
            query,
            body: Body::new(body),
            held: Held::default(),
        }
    }

    /// Whether a script asks, which reads JSON.
    pub fn wants_json(&self) -> bool {
        self.headers
            .get_all(ACCEPT)
            .iter()
            .any(|value| value.to_str().is_ok_and(|text| text.contains("application/json")))
    }

    /// Who asks: an address behind the proxies that are trusted.
    pub fn client(&self) -> IpAddr {
        self.app.client(self.peer, &self.headers)
    }

    /// A value of the address's query.
    pub fn parameter(&self, name: &str) -> String {
        let mut pairs = url::form_urlencoded::parse(self.query.as_bytes());
        pairs
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.into_owned())
            .unwrap_or_default()
    }

    /// The article that stands behind `/api/…/` (percent-encoded), if it is one of this site.
    pub fn article(&self, encoded: &str) -> Option<(String, ArticleEntry)> {
        let id = percent_encoding::percent_decode_str(encoded).decode_utf8().ok()?;
        let (id, article) = self.site.description.article(&id)?;
        Some((id.to_owned(), article.clone()))
    }

    /// Whether the post may be read at all: from a page of ours, and not too often.
    pub fn admit(&self, what: &str, rate: Rate) -> Result<(), Refusal> {
        if !origin::may_post(&self.site.description, &self.headers) {
            self.app.metrics.refused_origin.inc();
            return Err(Refusal::Foreign);
        }
        self.app.admits(what, rate, self.peer, &self.headers).map_err(Refusal::TooOften)
    }

    /// Whether what was sent may be stored: by this client, and by all of them together.
    pub fn admit_one_more(&self, what: &str, rate: Rate) -> Result<(), Duration> {
        self.app.admits_one_more(what, rate, self.client())
    }

    /// Gives back what [`admit_one_more`](Self::admit_one_more) took.
    pub fn give_back(&self, what: &str, rate: Rate) {
        self.app.give_back(what, rate, self.client());
    }

    /// The same of files.
    pub fn give_back_files(&self, bytes: usize) {
        self.app.give_back_files(self.client(), bytes);
    }

    /// The fields of a plain form.
    pub async fn form(&mut self, limit: usize) -> Result<Form, Refusal> {
        if !form::is(&self.headers, "application/x-www-form-urlencoded") {
            return Err(Refusal::NoForm);
        }
        let bytes = self.message(limit).await.map_err(|fault| match fault {
            body::Fault::Busy => Refusal::Busy,
            fault => Refusal::Fault(fault),
        })?;
        Form::parse(&bytes).ok_or(Refusal::NoForm)
    }

    /// A body of any kind, as it is.
    pub async fn message(&mut self, limit: usize) -> Result<Vec<u8>, body::Fault> {
        let taken = std::mem::take(&mut self.body);
        let admit = |bytes: usize| self.app.uploads.text(&mut self.held, bytes);
        body::read(&self.headers, taken, limit, admit).await
    }

    pub fn cookie(&self, name: &str) -> Option<&str> {
        let lines = self.headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
        let mut pairs =
            lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        pairs.find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// The page of the site that `page` names, with its origin, if there is one.
    pub fn page(&self, page: &str) -> Option<String> {
        let site = &self.site.description;
        let path = page.strip_prefix(site.origin.as_str()).filter(|path| path.starts_with('/'))?;
        let path = path.split(['?', '#']).next().unwrap_or_default();
        matches!(self.site.find(path), Found::File(_)).then(|| format!("{}{path}", site.origin))
    }

    /// The address of an article's text in `lang`.
    pub fn text_page(&self, article: &ArticleEntry, lang: &str) -> String {
        let site = &self.site.description;
        let text = article
            .texts
            .iter()
            .find(|(known, _)| known.as_str() == lang)
            .or_else(|| article.texts.iter().next());
        let path = text.map_or("", |(_, text)| text.path.as_str());
        format!("{}{}{}", site.origin, site.base_path, escape_path(path))
    }

    /// The language to answer in: that of the page, else `lang`, else the site's own.
    pub fn lang(&self, page: &str, lang: &str) -> Lang {
        let site = &self.site.description;
        let below = page
            .strip_prefix(site.origin.as_str())
            .and_then(|path| path.strip_prefix(site.base_path.as_str()));
        let of_page = below.map(|below| {
            let prefixed = site
                .languages
                .iter()
                .find(|l| !l.prefix.is_empty() && below.starts_with(&l.prefix));
            prefixed.or_else(|| site.default_language())
        });
        let entry =
            of_page.flatten().or_else(|| site.language(lang)).or_else(|| site.default_language());
        entry.map(|entry| entry.lang.clone()).unwrap_or_else(Lang::english)
    }

    /// The refusal in words, with what was written, so that it is not lost.
    pub fn refuse(&self, refusal: Refusal, lang: &Lang, kept: Option<String>) -> Response<Body> {
        let (status, name) = match refusal {
            Refusal::Foreign => (StatusCode::FORBIDDEN, "foreign"),
            Refusal::NoForm => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "unknown"),
            Refusal::TooOften(_) => (StatusCode::TOO_MANY_REQUESTS, "too-often"),
            Refusal::Fault(fault @ body::Fault::TooLarge) => (fault.status(), "too-large"),
            Refusal::Fault(body::Fault::Busy) => return self.refuse(Refusal::Busy, lang, kept),
            Refusal::Fault(fault) => (fault.status(), "failed"),
            Refusal::Unknown => (StatusCode::NOT_FOUND, "unknown"),
            Refusal::Expired => (StatusCode::GONE, "expired"),
            Refusal::Failed => (StatusCode::SERVICE_UNAVAILABLE, "failed"),
            Refusal::Busy => (StatusCode::SERVICE_UNAVAILABLE, "busy"),
        };
        let response = if self.wants_json() {
            answer::json(status, &serde_json::json!({ "error": name }))
        } else {
            // "Wait, then try again" is the same for both.
            let said = if name == "busy" { "too-often" } else { name };
            let mut trouble = Values::new().flag(said, true);
            if let Some(text) = kept {
                trouble = trouble.part("kept", Values::new().text("text", text));
            }
            answer::page(&self.site, lang, status, &Values::new().part("trouble", trouble))
        };
        match refusal {
            Refusal::TooOften(wait) => answer::later(response, wait),
            Refusal::Busy => answer::later(response, BUSY),
            _ => response,
        }
    }
}
