//! The link in the mail: the click shows a button, and the button posts. A mail program that opens
//! every link by itself confirms nothing.

use axum::body::Body;
use axum::http::{Response, StatusCode};

use super::answer;
use super::posted::{Asked, Refusal};
use crate::host::pattern::Values;

const LARGEST: usize = 4 * 1024;

/// `GET /api/confirm?token=`
pub(super) fn show(asked: &Asked) -> Response<Body> {
    let lang = asked.lang("", &asked.parameter("lang"));
    let base = asked.site.description.host.as_ref().map_or("/", |host| host.path.as_str());
    let values = Values::new()
        .text("action", format!("{base}api/confirm?lang={lang}"))
        .text("token", asked.parameter("token"));
    answer::page(&asked.site, &lang, StatusCode::OK, &Values::new().part("address", values))
}

/// `POST /api/confirm`
pub(super) async fn post(mut asked: Asked) -> Response<Body> {
    let lang = asked.lang("", &asked.parameter("lang"));
    if let Err(refusal) = asked.admit("confirm", asked.app.rates().votes) {
        return asked.refuse(refusal, &lang, None);
    }
    let form = match asked.form(LARGEST).await {
        Ok(form) => form,
        Err(refusal) => return asked.refuse(refusal, &lang, None),
    };
    match asked.app.store.confirm(form.get("token")).await {
        Ok(Some(number)) if asked.wants_json() => {
            let told = serde_json::json!({ "number": number, "confirmed": true });
            answer::json(StatusCode::OK, &told)
        }
        Ok(Some(number)) => {
            let values = Values::new().text("number", number);
            answer::page(
                &asked.site,
                &lang,
                StatusCode::OK,
                &Values::new().part("confirmed", values),
            )
        }
        Ok(None) => asked.refuse(Refusal::Expired, &lang, None),
        Err(error) => {
            tracing::error!(%error, "an address could not be confirmed");
            asked.refuse(Refusal::Failed, &lang, None)
        }
    }
}
