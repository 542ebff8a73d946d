//! What each method answers. Nothing is remembered between two messages, so that strangers can
//! leave nothing behind, and a request may be answered by any instance.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::message::{self, Message, Refusal};
use super::{resources, tools};
use crate::answers::Build;

/// Versions of the protocol that are spoken, newest first.
pub const VERSIONS: [&str; 4] = ["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"];

/// The answer to a message; `None` where it wants none.
pub fn answer(build: &dyn Build, message: &Message, now: Timestamp) -> Option<Value> {
    let id = message.id.as_ref()?;
    Some(match method(build, message, now) {
        Ok(result) => message::result(id, result),
        Err(refusal) => message::error(id, &refusal),
    })
}

fn method(build: &dyn Build, message: &Message, now: Timestamp) -> Result<Value, Refusal> {
    let params = &message.params;
    match message.method.as_str() {
        "initialize" => Ok(initialize(build, params)),
        "ping" => Ok(json!({})),
        "tools/list" => Ok(tools::list()),
        "tools/call" => tools::call(build, params, now),
        "resources/list" => resources::list(build, params),
        "resources/templates/list" => Ok(json!({ "resourceTemplates": [] })),
        "resources/read" => resources::read(build, params),
        other => Err(Refusal::unknown_method(other)),
    }
}

/// The version asked for where it is spoken, else the newest one, which the client may refuse.
fn initialize(build: &dyn Build, params: &Map<String, Value>) -> Value {
    let asked = params.get("protocolVersion").and_then(Value::as_str);
    let version = VERSIONS.into_iter().find(|version| Some(*version) == asked);
    let site = build.description();
    let title = site.default_language().map(|language| language.title.as_str());
    let title = title.unwrap_or_default();
    let languages: Vec<&str> =
        site.languages.iter().map(|language| language.lang.as_str()).collect();
    let routes = match build.routing() {
        Some(_) => " Where no article helps, `route_contact` says which channel of the team does.",
        None => "",
    };
    json!({
        "protocolVersion": version.unwrap_or(VERSIONS[0]),
        "capabilities": { "tools": {}, "resources": {} },
        "serverInfo": {
            "name": "frontdesk",
            "title": title,
            "version": env!("CARGO_PKG_VERSION"),
        },
        "instructions": format!(
            "The help centre `{title}`, in {}. `search` finds sections of articles, `read_article` \
             gives one whole. Say only what the articles say, and name their addresses.{routes}",
            languages.join(", ")
        ),
    })
}
