//! A ticket's file, for the desk's own system: behind a link that only a webhook is told.

use axum::body::Body;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, Response, StatusCode};

use super::answer;
use super::posted::{Asked, Refusal};

/// `GET /api/file?token=`
pub(super) async fn fetch(asked: Asked) -> Response<Body> {
    let lang = asked.lang("", "");
    if let Err(wait) =
        asked.app.admits("file", asked.app.rates().counts, asked.peer, &asked.headers)
    {
        return asked.refuse(Refusal::TooOften(wait), &lang, None);
    }
    match asked.app.store.file_of(&asked.parameter("token")).await {
        Ok(Some(file)) => {
            let mut response = answer::plain(StatusCode::OK, String::new());
            *response.body_mut() = Body::from(file.bytes);
            let headers = response.headers_mut();
            // Whatever it is, it is saved and never shown on this origin.
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
            let name = percent_encoding::utf8_percent_encode(
                &file.name,
                percent_encoding::NON_ALPHANUMERIC,
            );
            if let Ok(named) = HeaderValue::try_from(format!("attachment; filename*=UTF-8''{name}"))
            {
                headers.insert(CONTENT_DISPOSITION, named);
            }
            response
        }
        Ok(None) => asked.refuse(Refusal::Expired, &lang, None),
        Err(error) => {
            tracing::error!(%error, "a file could not be read");
            asked.refuse(Refusal::Failed, &lang, None)
        }
    }
}
