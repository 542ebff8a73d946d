//! JSON-RPC 2.0 as the protocol uses it.

use serde_json::{Map, Value, json};

/// Messages in one array at most.
const MOST: usize = 20;

/// No JSON.
const PARSE: i64 = -32_700;
/// JSON, but no message.
const INVALID: i64 = -32_600;

/// Something that wants an answer, or only tells.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// None of what only tells.
    pub id: Option<Value>,
    pub method: String,
    pub params: Map<String, Value>,
}

/// Why a request gets no result.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    pub code: i64,
    pub message: String,
    pub data: Option<Value>,
}

/// What came at once.
#[derive(Debug, Clone, PartialEq)]
pub struct Batch {
    /// The answer to what cannot be read stands in the message's place.
    pub messages: Vec<Result<Message, Value>>,
    /// Whether it came as an array, which is answered with one.
    pub is_array: bool,
}

impl Refusal {
    pub fn unknown_method(method: &str) -> Self {
        let method: String = method.chars().take(100).collect();
        Self { code: -32_601, message: format!("there is no method {method}"), data: None }
    }

    pub fn bad_params(message: impl Into<String>) -> Self {
        Self { code: -32_602, message: message.into(), data: None }
    }

    pub fn no_resource(uri: &str) -> Self {
        let data = Some(json!({ "uri": uri }));
        Self { code: -32_002, message: "there is no such resource".into(), data }
    }
}

/// The messages in `bytes`, or the answer that says why there is none. What answers a request of
/// ours is none either: we send no requests.
///
/// # Errors
/// What is no JSON, and an array that is empty or too long, has one answer.
pub fn read(bytes: &[u8]) -> Result<Batch, Value> {
    let value: Value = serde_json::from_slice(bytes)
        .map_err(|_| error(&Value::Null, &refusal(PARSE, "this is no JSON")))?;
    match value {
        Value::Array(items) if items.is_empty() || items.len() > MOST => {
            let what = format!("an array has from 1 to {MOST} messages");
            Err(error(&Value::Null, &refusal(INVALID, &what)))
        }
        Value::Array(items) => {
            let messages = items.into_iter().filter_map(message).collect();
            Ok(Batch { messages, is_array: true })
        }
        one => Ok(Batch { messages: message(one).into_iter().collect(), is_array: false }),
    }
}

pub fn result(id: &Value, result: Value) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "result": result })
}

pub fn error(id: &Value, refusal: &Refusal) -> Value {
    let mut error = json!({ "code": refusal.code, "message": refusal.message });
    if let (Some(object), Some(data)) = (error.as_object_mut(), &refusal.data) {
        object.insert("data".into(), data.clone());
    }
    json!({ "jsonrpc": "2.0", "id": id, "error": error })
}

/// `None` for an answer.
fn message(value: Value) -> Option<Result<Message, Value>> {
    let invalid = |what: &str| Some(Err(error(&Value::Null, &refusal(INVALID, what))));
    let Value::Object(mut object) = value else { return invalid("a message is an object") };
    if object.get("jsonrpc").and_then(Value::as_str) != Some("2.0") {
        return invalid("a message says \"jsonrpc\": \"2.0\"");
    }
    let is_answer = object.contains_key("result") || object.contains_key("error");
    let method = match object.remove("method") {
        Some(Value::String(method)) => method,
        None if is_answer => return None,
        _ => return invalid("a message names its method"),
    };
    let id = object.remove("id");
    if !id.as_ref().is_none_or(|id| id.is_string() || id.is_i64() || id.is_u64()) {
        return invalid("an id is a text or a whole number");
    }
    let params = match object.remove("params") {
        Some(Value::Object(params)) => params,
        None => Map::new(),
        Some(_) => return invalid("the parameters are an object"),
    };
    Some(Ok(Message { id, method, params }))
}

fn refusal(code: i64, message: &str) -> Refusal {
    Refusal { code, message: message.to_owned(), data: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Option<i64> {
        let answer = match read(text.as_bytes()) {
            Err(answer) => answer,
            Ok(batch) => batch.messages.into_iter().find_map(Result::err)?,
        };
        assert_eq!(answer["id"], Value::Null);
        answer["error"]["code"].as_i64()
    }

    #[test]
    fn what_is_no_message_has_its_code() {
        for (text, expected) in [
            ("", PARSE),
            ("{", PARSE),
            (&"[".repeat(10_000), PARSE),
            ("[]", INVALID),
            ("1", INVALID),
            ("[1]", INVALID),
            (r#"{"method":"ping","id":1}"#, INVALID),
            (r#"{"jsonrpc":"2.0","id":1}"#, INVALID),
            (r#"{"jsonrpc":"2.0","id":1,"method":1}"#, INVALID),
            (r#"{"jsonrpc":"2.0","id":null,"method":"ping"}"#, INVALID),
            (r#"{"jsonrpc":"2.0","id":{},"method":"ping"}"#, INVALID),
            (r#"{"jsonrpc":"2.0","id":1,"method":"ping","params":[]}"#, INVALID),
        ] {
            assert_eq!(code(text), Some(expected), "{text}");
        }
        assert_eq!(code(&format!("[{}1]", "1,".repeat(MOST))), Some(INVALID));
        assert_eq!(code(r#"{"jsonrpc":"2.0","id":1,"method":"ping"}"#), None);
        let answer = read(br#"{"jsonrpc":"2.0","id":1,"result":{}}"#).unwrap();
        assert_eq!(answer, Batch { messages: Vec::new(), is_array: false });
    }
}
