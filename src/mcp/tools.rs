//! The three tools, with what they take and give.

use std::sync::OnceLock;

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::message::Refusal;
use crate::answers::{Build, Fault, article, contact, search};

/// What the host's `/api/` says is described once, and tools give the same.
const DESCRIBED: &str = include_str!("../../docs/content/reference/openapi.json");

/// What `tools/list` says; the same for every site.
pub fn list() -> Value {
    static TOOLS: OnceLock<Value> = OnceLock::new();
    let tools = || json!({ "tools": [search_tool(), read_tool(), route_tool()] });
    TOOLS.get_or_init(tools).clone()
}

/// A question that cannot be answered is a result that says so: an assistant can ask a better one.
pub fn call(
    build: &dyn Build,
    params: &Map<String, Value>,
    now: Timestamp,
) -> Result<Value, Refusal> {
    let empty = Map::new();
    let arguments = match params.get("arguments") {
        None | Some(Value::Null) => &empty,
        Some(Value::Object(arguments)) => arguments,
        Some(_) => return Err(Refusal::bad_params("the arguments are an object")),
    };
    let arguments = Arguments(arguments);
    let answer = match params.get("name").and_then(Value::as_str) {
        Some("search") => find(build, &arguments),
        Some("read_article") => read(build, &arguments),
        Some("route_contact") => route(build, &arguments, now),
        _ => {
            let known = "the tools are search, read_article and route_contact";
            return Err(Refusal::bad_params(known));
        }
    };
    Ok(match answer {
        Ok(answer) => json!({
            "content": [{ "type": "text", "text": answer.to_string() }],
            "structuredContent": answer,
            "isError": false,
        }),
        Err(fault) => json!({
            "content": [{ "type": "text", "text": fault.to_string() }],
            "isError": true,
        }),
    })
}

fn find(build: &dyn Build, arguments: &Arguments<'_>) -> Result<Value, Fault> {
    let asked = search::Asked {
        query: arguments.text("query")?.unwrap_or_default(),
        lang: arguments.text("lang")?,
        limit: arguments.number("limit")?,
        category: arguments.text("category")?,
        audience: arguments.text("audience")?,
    };
    search::search(build, &asked)
}

fn read(build: &dyn Build, arguments: &Arguments<'_>) -> Result<Value, Fault> {
    let asked = article::Asked {
        article: arguments.text("article")?.unwrap_or_default(),
        lang: arguments.text("lang")?,
        from: arguments.number("from")?.unwrap_or(0),
    };
    article::article(build, &asked)
}

fn route(build: &dyn Build, arguments: &Arguments<'_>, now: Timestamp) -> Result<Value, Fault> {
    let yes = arguments.texts("yes")?;
    let asked = contact::Asked {
        topic: arguments.text("topic")?,
        words: arguments.text("question")?,
        lang: arguments.text("lang")?,
        audience: arguments.text("audience")?,
        yes: &yes,
        at: arguments.text("at")?,
        zone: arguments.text("zone")?,
    };
    contact::contact(build, &asked, now)
}

/// What a tool was given; an assistant that sends the wrong kind of thing is told.
struct Arguments<'a>(&'a Map<String, Value>);

impl<'a> Arguments<'a> {
    fn text(&self, name: &str) -> Result<Option<&'a str>, Fault> {
        match self.0.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(Fault::Bad(format!("`{name}` is a text"))),
        }
    }

    fn number(&self, name: &str) -> Result<Option<usize>, Fault> {
        match self.0.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => value
                .as_u64()
                .and_then(|number| usize::try_from(number).ok())
                .map(Some)
                .ok_or_else(|| Fault::Bad(format!("`{name}` is a whole number"))),
        }
    }

    fn texts(&self, name: &str) -> Result<Vec<&'a str>, Fault> {
        let wrong = || Fault::Bad(format!("`{name}` is a list of texts"));
        match self.0.get(name) {
            None | Some(Value::Null) => Ok(Vec::new()),
            Some(Value::Array(items)) => {
                items.iter().map(|item| item.as_str().ok_or_else(wrong)).collect()
            }
            Some(_) => Err(wrong()),
        }
    }
}

fn search_tool() -> Value {
    json!({
        "name": "search",
        "title": "Search the help centre",
        "description": "Finds what answers a question, best first: articles with the section that \
            answers, channels where the question asks for one, and the likeliest contact topic \
            last. Every hit has an absolute address with the section's anchor, its language and \
            its dates. Hits that are not `likely` share only some words with the question.",
        "inputSchema": {
            "type": "object",
            "properties": {
                "query": text(1, search::LONGEST, "The question in the customer's own words"),
                "lang": { "type": "string", "description": LANG },
                "limit": {
                    "type": "integer", "minimum": 1, "maximum": search::MOST,
                    "default": search::USUAL, "description": "Articles at most",
                },
                "category": {
                    "type": "string",
                    "description": "The id of a category: only what stands in it or below it",
                },
                "audience": { "type": "string", "description": AUDIENCE },
            },
            "required": ["query"],
        },
        "outputSchema": described("SearchAnswer"),
        "annotations": harmless(),
    })
}

fn read_tool() -> Value {
    json!({
        "name": "read_article",
        "title": "Read an article",
        "description": "An article as Markdown with its address, language and dates. A long one \
            comes in parts: `next` is what to give as `from`.",
        "inputSchema": {
            "type": "object",
            "properties": {
                "article": text(1, 2_000, "The article's id as `search` gives it, or its address"),
                "lang": { "type": "string", "description": LANG },
                "from": {
                    "type": "integer", "minimum": 0, "default": 0,
                    "description": "Characters that are known already",
                },
            },
            "required": ["article"],
        },
        "outputSchema": described("ArticleAnswer"),
        "annotations": harmless(),
    })
}

fn route_tool() -> Value {
    json!({
        "name": "route_contact",
        "title": "Which channel can help",
        "description": "The team's channels for a topic, best first, with what each promises, \
            whether somebody is there now, and why others do not work. Give a `topic`, or the \
            customer's `question`; with neither the answer lists all topics. `questions` names \
            what else changes the answer: ask the customer, and name in `yes` those answered so.",
        "inputSchema": {
            "type": "object",
            "properties": {
                "topic": { "type": "string", "description": "The id of a topic" },
                "question": text(0, search::LONGEST, "The customer's own words, to find the topic"),
                "lang": { "type": "string", "description": LANG },
                "audience": { "type": "string", "description": AUDIENCE },
                "yes": {
                    "type": "array", "items": { "type": "string" },
                    "description": "Ids of questions that the customer answered with yes",
                },
                "at": {
                    "type": "string",
                    "description": "Judge opening hours at this time instead of now: \
                        2026-03-02T09:00:00Z",
                },
                "zone": {
                    "type": "string",
                    "description": "The customer's time zone, such as America/New_York",
                },
            },
        },
        "outputSchema": described("ContactAnswer"),
        "annotations": harmless(),
    })
}

const LANG: &str = "A language of the site, such as en; its default one otherwise";
const AUDIENCE: &str = "The id of who asks, where the site tells its readers apart";

fn text(shortest: usize, longest: usize, about: &str) -> Value {
    json!({
        "type": "string", "minLength": shortest, "maxLength": longest, "description": about,
    })
}

/// Nothing is changed, here or elsewhere, however often it is called.
fn harmless() -> Value {
    json!({
        "readOnlyHint": true, "destructiveHint": false, "idempotentHint": true,
        "openWorldHint": false,
    })
}

/// A schema of the interface's description.
fn described(name: &str) -> Value {
    let all: Value = serde_json::from_str(DESCRIBED).unwrap_or_default();
    let schema = all.pointer(&format!("/components/schemas/{name}")).cloned();
    // A test sees to it that it is there.
    schema.unwrap_or_else(|| json!({ "type": "object" }))
}
