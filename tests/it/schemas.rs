//! The schemas of front matter and site.toml know every key that the program reads and no other,
//! and accept every file that it accepts.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use boon::{Compiler, SchemaIndex, Schemas};
use frontdesk::scaffold::{self, Wanted};
use frontdesk::tree::{TextFile, toml, yaml};
use serde_json::Value;

use crate::reference::keys;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

struct Schema {
    value: Value,
    schemas: Schemas,
    index: SchemaIndex,
}

impl Schema {
    /// As the command prints it.
    fn printed(name: &str) -> Self {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_frontdesk"));
        let output = command.args(["schema", name]).output().unwrap();
        assert!(output.status.success());
        let value: Value = serde_json::from_slice(&output.stdout).unwrap();
        let mut compiler = Compiler::new();
        compiler.add_resource("schema.json", value.clone()).unwrap();
        let mut schemas = Schemas::new();
        let index = compiler.compile("schema.json", &mut schemas).unwrap();
        Self { value, schemas, index }
    }

    fn accepts(&self, value: &Value) -> Result<(), String> {
        self.schemas.validate(value, self.index).map_err(|error| format!("{error:#}"))
    }

    fn keys(&self) -> BTreeSet<String> {
        let mut keys = BTreeSet::new();
        properties(&self.value, &mut keys);
        keys
    }
}

fn properties(schema: &Value, into: &mut BTreeSet<String>) {
    match schema {
        Value::Object(object) => {
            if let Some(Value::Object(own)) = object.get("properties") {
                into.extend(own.keys().cloned());
                let told = |(key, value): (&String, &Value)| {
                    value["description"].as_str().is_some() || key == "check"
                };
                let nameless: Vec<&String> = own
                    .iter()
                    .filter(|(_, value)| value["properties"].is_null())
                    .filter(|own| !told(*own))
                    .map(|(k, _)| k)
                    .collect();
                assert!(nameless.is_empty(), "without a description: {nameless:?}");
            }
            object.values().for_each(|value| properties(value, into));
        }
        Value::Array(values) => values.iter().for_each(|value| properties(value, into)),
        _ => {}
    }
}

#[test]
fn every_key_is_in_its_schema_and_no_other() {
    let front = keys("src/content/front.rs");
    let own = &Schema::printed("front-matter").keys() | &Schema::printed("category").keys();
    assert_eq!(own, front);
    let sources = ["src/config/read.rs", "src/config/host.rs", "src/config/check.rs"];
    let mut site: BTreeSet<String> = sources.iter().flat_map(|path| keys(path)).collect();
    // Read only to say that they do not belong there.
    site.retain(|key| key != "password" && key != "secret");
    let own = Schema::printed("site").keys();
    assert_eq!(site.difference(&own).collect::<Vec<_>>(), Vec::<&String>::new());
    // What is read by a function that several keys share.
    let text: String = sources
        .iter()
        .map(|path| fs::read_to_string(Path::new(ROOT).join(path)).unwrap())
        .collect();
    let unknown: Vec<&String> =
        own.iter().filter(|key| !text.contains(&format!("\"{key}\""))).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn facts_have_a_schema() {
    let schema = Schema::printed("facts");
    assert_eq!(schema.keys(), keys("src/facts/read.rs"));
    let accepted = |text: &str| {
        let file = TextFile::new("data/facts.yaml", text);
        schema.accepts(&yaml::parse(&file, 0, text.len()).0.unwrap().to_json())
    };
    let good = "reply:\n  kind: duration\n  text: {en: 24 hours}\n  near: {en: [reply]}\n\
        phone: {text: 5550100, near: call}\n";
    assert_eq!(accepted(good), Ok(()));
    for (from, to) in [
        ("kind: duration", "kind: time"),
        ("  text: {en: 24 hours}\n", ""),
        ("near: call", "word: call"),
        ("reply:", "Reply:"),
    ] {
        assert!(accepted(&good.replacen(from, to, 1)).is_err(), "{to}");
    }
}

#[test]
fn pins_have_a_schema() {
    let schema = Schema::printed("search");
    assert_eq!(schema.keys(), keys("src/search/corpus/pins.rs"));
    let accepted = |text: &str| {
        let file = TextFile::new("data/search.yaml", text);
        schema.accepts(&yaml::parse(&file, 0, text.len()).0.unwrap().to_json())
    };
    let good = "pins:\n- { query: a, article: b }\n- { query: [a, c], topic: d, lang: en }\n";
    assert_eq!(accepted(good), Ok(()));
    for (from, to) in [(", article: b", ""), ("topic", "article: x, topic"), ("query: a,", "")] {
        assert!(accepted(&good.replacen(from, to, 1)).is_err(), "{to}");
    }
}

#[test]
fn what_the_program_accepts_is_valid() {
    let (article, category) = (Schema::printed("front-matter"), Schema::printed("category"));
    let mut count = 0;
    for folder in ["content", "docs/content"] {
        for entry in walkdir::WalkDir::new(Path::new(ROOT).join(folder)) {
            let path = entry.unwrap().into_path();
            let text = fs::read_to_string(&path).unwrap_or_default();
            let front = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
            let Some((front, _)) =
                front.filter(|_| path.extension().is_some_and(|ending| ending == "md"))
            else {
                continue;
            };
            let file = TextFile::new("x.md", front);
            let node = yaml::parse(&file, 0, front.len()).0.unwrap();
            let is_category = path.file_name().unwrap().to_str().unwrap().starts_with("_category.");
            let schema = if is_category { &category } else { &article };
            assert_eq!(schema.accepts(&node.to_json()), Ok(()), "{}", path.display());
            count += 1;
        }
    }
    assert!(count > 50, "{count} files");
    let site = Schema::printed("site");
    let wanted = Wanted {
        today: jiff::civil::date(2026, 3, 1),
        title: Some("Acme help".into()),
        languages: ["en", "fr", "de", "es"].map(str::to_owned).to_vec(),
        minimal: false,
    };
    let new = scaffold::site(&wanted).into_iter().find(|file| file.path == "site.toml").unwrap();
    let (node, _) = toml::parse(&TextFile::new("site.toml", new.text));
    assert_eq!(site.accepts(&node.to_json()), Ok(()));
    for path in ["site.toml", "docs/site.toml"] {
        let text = fs::read_to_string(Path::new(ROOT).join(path)).unwrap();
        let (node, _) = toml::parse(&TextFile::new("site.toml", text));
        assert_eq!(site.accepts(&node.to_json()), Ok(()), "{path}");
    }
}

#[test]
fn mistakes_are_not_valid() {
    let article = Schema::printed("front-matter");
    for front in [
        "titel: x",
        "order: first",
        "published: soon",
        "after_until: gone",
        "title: [a]",
        "draft: perhaps",
    ] {
        let file = TextFile::new("x.md", front);
        let node = yaml::parse(&file, 0, front.len()).0.unwrap();
        assert!(article.accepts(&node.to_json()).is_err(), "{front}");
    }
    let site = Schema::printed("site");
    let good = "title = \"T\"\nbase_url = \"https://help.example.com/\"\n\
        default_language = \"en\"\n[languages.en]\nname = \"English\"\n";
    let accepted =
        |text: &str| site.accepts(&toml::parse(&TextFile::new("site.toml", text)).0.to_json());
    assert_eq!(accepted(good), Ok(()));
    for (from, to) in [
        ("title", "titel"),
        ("name = \"English\"\n", ""),
        ("[languages", "after_until = \"gone\"\n[languages"),
        ("[languages", "[theme]\naccent = \"blue\"\n[languages"),
        ("[languages", "[host]\nkeep_days = 0\nurl = \"x\"\n[languages"),
    ] {
        assert!(accepted(&good.replacen(from, to, 1)).is_err(), "{to}");
    }
}
