//! docs/contact.schema.json says of a contact.yaml what the program says, as far as a schema can.

use boon::{Compiler, SchemaIndex, Schemas};
use frontdesk::contact;
use frontdesk::contact::plan::Plan;
use frontdesk::contact::table::Table;
use frontdesk::model::Lang;
use frontdesk::tree::{Node, TextFile, Value, yaml};
use serde_json::json;

use crate::contact_broken::{BROKEN, SOUND};
use crate::site::with_facts;

const SCHEMA: &str = include_str!("../../docs/contact.schema.json");

/// What only shows when references are followed, words are understood or cases are tried.
const BEYOND: &[&str] = &[
    "bad-address",
    "bad-ask-through",
    "bad-hours",
    "contradictory-rule",
    "dead-end",
    "duplicate-key",
    "hours-not-in-words",
    "example-failed",
    "identity-lifted",
    "identity-without-example",
    "impossible-example",
    "last-resort-conditions",
    "last-resort-identity",
    "never-offered",
    "redundant-condition",
    "redundant-identity",
    "refusal-without-reason",
    "reserved-id",
    "retired-channel",
    "shadowed-rule",
    "unknown-audience",
    "unknown-channel",
    "unknown-country",
    "unknown-hours",
    "unknown-question",
    "unknown-topic",
    "unknown-zone",
    "unused-question",
    "wait-without-end",
];

const WORDS_SCHEMA: &str = include_str!("../../docs/contact.words.schema.json");
const ROUTING_SCHEMA: &str = include_str!("../../docs/routing.schema.json");

struct Validator {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Validator {
    fn new(schema: &str) -> Self {
        let mut compiler = Compiler::new();
        compiler.enable_format_assertions();
        compiler.add_resource("schema.json", serde_json::from_str(schema).unwrap()).unwrap();
        let mut schemas = Schemas::new();
        let index = compiler.compile("schema.json", &mut schemas).unwrap();
        Self { schemas, index }
    }

    fn accepts(&self, text: &str) -> Result<(), String> {
        let file = TextFile::new("contact.yaml", text);
        let node = yaml::parse(&file, 0, file.text.len()).0.unwrap();
        self.validate(&to_json(&node))
    }

    fn validate(&self, value: &serde_json::Value) -> Result<(), String> {
        self.schemas.validate(value, self.index).map_err(|error| format!("{error:#}"))
    }
}

/// As an editor reads it: dates stay text.
fn to_json(node: &Node) -> serde_json::Value {
    match &node.value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(is) => json!(is),
        Value::Number(number, _) => json!(number),
        Value::String(text) => json!(text),
        Value::List(items) => items.iter().map(to_json).collect(),
        Value::Map(entries) => {
            let entries = entries.iter().map(|(key, node)| (key.value.clone(), to_json(node)));
            serde_json::Value::Object(entries.collect())
        }
    }
}

#[test]
fn sound_files_are_valid() {
    let validator = Validator::new(SCHEMA);
    for (name, text) in [
        ("demo", include_str!("../../content/contact.yaml")),
        ("sound", SOUND),
        ("chat_checks", include_str!("../fixtures/contact/chat_checks.yaml")),
        ("a new site", include_str!("../../src/scaffold/site/contact.yaml")),
    ] {
        assert_eq!(validator.accepts(text), Ok(()), "{name}");
    }
    // The example of docs/contact.md.
    let docs = include_str!("../../docs/contact.md");
    let example = docs.split("```yaml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    assert_eq!(validator.accepts(example), Ok(()));
}

#[test]
fn broken_files_are_not() {
    let validator = Validator::new(SCHEMA);
    let mut seen = Vec::new();
    for broken in BROKEN {
        let accepted = validator.accepts(&SOUND.replace(broken.from, broken.to));
        let beyond = BEYOND.contains(&broken.code);
        assert!(accepted.is_err() || beyond, "{} ({}) passes the schema", broken.name, broken.code);
        seen.push(broken.code);
    }
    assert!(BEYOND.iter().all(|code| seen.contains(code)), "a code that no broken file has");
}

/// The words of other languages: those of the demo, and of a new site.
#[test]
fn words_are_valid_and_nothing_but_words() {
    let validator = Validator::new(WORDS_SCHEMA);
    let docs = include_str!("../../docs/contact.md");
    for (name, text) in [
        ("fr", include_str!("../../content/contact.fr.yaml")),
        ("fil", include_str!("../../content/contact.fil.yaml")),
        ("ar", include_str!("../../content/contact.ar.yaml")),
        ("a new site", include_str!("../../src/scaffold/site/contact.fr.yaml")),
        (
            "the example of docs/contact.md",
            docs.split("```yaml\n").nth(2).and_then(|rest| rest.split("```").next()).unwrap(),
        ),
        ("a name alone", "topics:\n  general: Tout\n"),
    ] {
        assert_eq!(validator.accepts(text), Ok(()), "{name}");
    }
    // What the program refuses in such a file.
    let english = Lang::parse("en").unwrap();
    let french = Lang::parse("fr").unwrap();
    let main = TextFile::new("content/contact.yaml", SOUND);
    for text in [
        "channels:\n  chat:\n    checks_identity: yes\n",
        "channels:\n  chat:\n    name: [Chat]\n",
        "topics:\n  general:\n    identity: yes\n",
        "topics:\n  account:\n    topics:\n      password: Mot de passe\n",
        "hours:\n  office:\n    open: 24/7\n",
        "questions:\n  shut_out:\n    text: Sorti ?\n",
        "last_resort: recovery\n",
        "rules: []\n",
    ] {
        let file = TextFile::new("content/contact.fr.yaml", text);
        let (_, found) = contact::read(&main, &english, &[(french.clone(), Some(file))]);
        assert!(found.has_errors() && validator.accepts(text).is_err(), "{text}");
    }
}

/// Every field of a form the program knows, and no other.
#[test]
fn fields_are_those_of_the_program() {
    let schema: serde_json::Value = serde_json::from_str(SCHEMA).unwrap();
    let own: Vec<&str> = frontdesk::contact::fields::FIELDS.iter().map(|field| field.id).collect();
    assert_eq!(schema["$defs"]["field"]["enum"], json!(own));
}

/// routing.json keeps its promise to chatbots and apps.
#[test]
fn routing_json_is_valid() {
    let validator = Validator::new(ROUTING_SCHEMA);
    let lang = Lang::parse("en").unwrap();
    for text in [
        include_str!("../../content/contact.yaml"),
        SOUND,
        include_str!("../fixtures/contact/chat_checks.yaml"),
        include_str!("../../src/scaffold/site/contact.yaml"),
    ] {
        let file = TextFile::new("content/contact.yaml", with_facts(text, "en"));
        let (routing, _) = contact::read(&file, &lang, &[]);
        let routing = routing.unwrap();
        let table = Table::new(&routing);
        let json = contact::export::routing_json(&routing, &table, &Plan::new(&routing, &table));
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(validator.validate(&json), Ok(()));
        // Everything about a topic is there, and nothing but what the schema names.
        let known = serde_json::from_str::<serde_json::Value>(ROUTING_SCHEMA).unwrap();
        for (list, noun) in [("topics", "topic"), ("channels", "channel")] {
            for object in json[list].as_array().unwrap() {
                for key in object.as_object().unwrap().keys() {
                    assert!(
                        known["$defs"][noun]["properties"].get(key).is_some(),
                        "{noun}.{key} is not described"
                    );
                }
            }
        }
    }
}
