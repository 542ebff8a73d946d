//! Reference pages that come out of sources: the keys of contact.yaml, the values of templates, the
//! host's addresses.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::reference::{ROOT, assert_page, text};

/// Text in a table: nothing of it is markup.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('<', "\\<").replace('*', "\\*").replace('\n', " ")
}

#[test]
fn every_key_of_contact_yaml_has_its_line() {
    let schema: Value = serde_json::from_str(&text("docs/contact.schema.json")).unwrap();
    let mut page = "---\ntitle: \"contact.yaml: all keys\"\n\
         description: Every key of the file that says who reaches you how.\norder: 7\nasks:\n  \
         - keys of contact.yaml\n---\n\
         All keys of contact.yaml, as its JSON Schema says them (`frontdesk contact schema`). [Topics and \
         channels](../routing/topics-and-channels.md) says how to begin.\n\n"
        .to_owned();
    table(&mut page, &schema, &schema, "The file");
    for (name, part) in schema["$defs"].as_object().unwrap() {
        table(&mut page, &schema, part, &format!("`{name}`"));
    }
    assert!(page.matches("\n| `").count() > 40, "{page}");
    assert_page("docs/content/reference/contact-yaml.md", &format!("{}\n", page.trim_end()));
}

/// The properties of `part` under a heading; nothing for a part without any.
fn table(page: &mut String, schema: &Value, part: &Value, title: &str) {
    let Some(own) = part["properties"].as_object() else { return };
    let _ = writeln!(page, "## {title}\n");
    if let Some(about) = part["description"].as_str().filter(|_| title != "The file") {
        let _ = writeln!(page, "{about}\n");
    }
    page.push_str("| key | meaning |\n|:--|:--|\n");
    for (key, value) in own {
        let _ = writeln!(page, "| `{key}` | {} |", cell(&meaning(schema, value)));
    }
    page.push('\n');
}

fn meaning(schema: &Value, value: &Value) -> String {
    if let Some(own) = value["description"].as_str() {
        return own.to_owned();
    }
    if let Some(values) = value["enum"].as_array() {
        let values: Vec<String> = values.iter().map(|value| format!("`{value}`")).collect();
        return format!("One of {}.", values.join(", ").replace('"', ""));
    }
    let name = value["$ref"].as_str().and_then(|path| path.rsplit('/').next());
    match name.map(|name| (name, schema["$defs"][name]["description"].as_str())) {
        Some((_, Some(about))) => about.to_owned(),
        Some((name, None)) => format!("See `{name}`."),
        None => "Text.".to_owned(),
    }
}

/// A struct that templates see.
struct Shape {
    about: String,
    /// Name, kind, meaning.
    fields: Vec<(String, String, String)>,
}

#[test]
fn every_value_of_a_template_has_its_line() {
    let mut shapes: BTreeMap<String, Shape> = BTreeMap::new();
    let folder = Path::new(ROOT).join("src/render");
    let mut paths: Vec<_> = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| !path.to_string_lossy().contains("copies"))
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .collect();
    paths.sort();
    for path in paths {
        shapes.extend(shapes_of(&fs::read_to_string(path).unwrap()));
    }
    // What no page is given is no template's business.
    let named: BTreeSet<String> = shapes.keys().cloned().collect();
    let mut page = "---\ntitle: \"Template values: everything a template may show\"\n\
         description: The values of every page, as the program gives them.\norder: 13\nasks:\n  \
         - values in templates\n---\n\
         Values in templates, by the kind of thing they belong to. `site` and `page` are there on \
         every page; the name in front of others is the one that templates use.\n\n"
        .to_owned();
    for (name, shape) in &shapes {
        let _ = writeln!(page, "## {name} {{#{}}}\n", name.to_lowercase());
        if !shape.about.is_empty() {
            let _ = writeln!(page, "{}\n", shape.about.replace('<', "\\<"));
        }
        page.push_str("| value | kind | meaning |\n|:--|:--|:--|\n");
        for (field, kind, about) in &shape.fields {
            let kind = in_words(kind, &named);
            let _ = writeln!(page, "| `{field}` | {kind} | {} |", cell(about));
        }
        page.push('\n');
    }
    for known in ["SiteContext", "PageContext", "ArticleContext", "HomeContext", "ArticleItem"] {
        assert!(shapes.contains_key(known), "{known}");
    }
    assert_page("docs/content/reference/template-values.md", &format!("{}\n", page.trim_end()));
}

/// The structs below a `Serialize` of one file, with the comments of their fields.
fn shapes_of(source: &str) -> Vec<(String, Shape)> {
    let source = source.split("#[cfg(test)]").next().unwrap();
    let mut found = Vec::new();
    let lines: Vec<&str> = source.lines().collect();
    for (at, line) in lines.iter().enumerate() {
        let is_shape = line.starts_with("#[derive(") && line.contains("Serialize");
        let mut below = lines[at + 1..].iter().skip_while(|line| line.starts_with("#["));
        let Some(head) = below.next().filter(|head| is_shape && head.contains("struct ")) else {
            continue;
        };
        let name = head.split("struct ").nth(1).unwrap();
        let name = name.split(['<', ' ', '(']).next().unwrap().to_owned();
        if !head.ends_with('{') {
            continue;
        }
        let above = lines[..at].iter().rev().take_while(|line| line.starts_with("///"));
        let mut above: Vec<&str> = above.map(|line| line[3..].trim()).collect();
        above.reverse();
        let (mut fields, mut about, mut hidden) = (Vec::new(), Vec::new(), false);
        for line in below.take_while(|line| **line != "}") {
            let line = line.trim();
            if let Some(comment) = line.strip_prefix("///") {
                about.push(comment.trim());
            } else if line.starts_with("#[serde(skip)]") {
                hidden = true;
            } else if let Some((field, kind)) = line.trim_end_matches(',').split_once(": ") {
                let field = field.rsplit(' ').next().unwrap().to_owned();
                if !hidden {
                    fields.push((field, kind.to_owned(), about.join(" ")));
                }
                (about, hidden) = (Vec::new(), false);
            }
        }
        found.push((name, Shape { about: above.join(" "), fields }));
    }
    found
}

/// `Vec<Option<String>>` as "list of text, may be missing".
fn in_words(kind: &str, named: &BTreeSet<String>) -> String {
    let kind = kind.trim_start_matches("&'a ").trim_start_matches("&'static ");
    let inside = |prefix: &str| kind.strip_prefix(prefix)?.strip_suffix('>');
    if let Some(inner) = inside("Option<") {
        return format!("{}, may be missing", in_words(inner, named));
    }
    if let Some(inner) =
        inside("Vec<").or(kind.strip_prefix("&'a [").map(|k| k.trim_end_matches(']')))
    {
        return format!("list of {}", in_words(inner, named));
    }
    let bare = kind.split('<').next().unwrap();
    match bare {
        "String" | "str" | "&str" => "text".to_owned(),
        "bool" => "yes or no".to_owned(),
        "usize" | "u32" | "u64" | "i64" | "u8" | "f64" => "number".to_owned(),
        name if named.contains(name) => format!("[{name}](#{})", name.to_lowercase()),
        name => format!("`{name}`"),
    }
}

/// Every address behind `/api/` that the host answers stands in its description.
#[test]
fn every_address_of_the_host_is_described() {
    let described: Value =
        serde_json::from_str(&text("docs/content/reference/openapi.json")).unwrap();
    let page = text("docs/content/reference/host-api.md");
    let source = text("src/host/web/routes.rs");
    let mut count = 0;
    for arm in source.lines().filter(|line| line.trim_start().starts_with("(\"")) {
        let words: Vec<&str> = arm.split('"').skip(1).step_by(2).collect();
        let methods = words.iter().filter(|word| ["GET", "POST"].contains(*word));
        let Some(name) = words.iter().find(|word| word.chars().all(|c| c.is_ascii_lowercase()))
        else {
            continue;
        };
        if words.contains(&"OPTIONS") {
            continue;
        }
        for method in methods {
            let tail = if arm.contains("article)") { "/{article}" } else { "" };
            let path = format!("/api/{name}{tail}");
            let call = &described["paths"][&path][method.to_lowercase()];
            assert!(call["summary"].is_string(), "openapi.json lacks {method} {path}");
            let shown = format!("{method} {}", path.replace("{article}", "<article>"));
            assert!(page.contains(&shown), "host-api.md lacks {shown}");
            count += 1;
        }
    }
    assert!(count >= 9, "{count} addresses");
    for path in ["/healthz", "/readyz", "/metrics"] {
        assert!(described["paths"][path].is_object() && source.contains(path), "{path}");
    }
}
