//! The documentation is a site that frontdesk builds, and its reference pages are complete: a key,
//! code, command or variable without its line there fails here. `UPDATE_REFERENCE=1` writes the
//! pages that come out of the program.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use frontdesk::diagnostics::codes;
use serde_json::Value;

pub const ROOT: &str = env!("CARGO_MANIFEST_DIR");

pub fn text(path: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(path)).unwrap()
}

fn frontdesk(args: &[&str]) -> std::process::Output {
    Command::new(env!("CARGO_BIN_EXE_frontdesk")).args(args).current_dir(ROOT).output().unwrap()
}

/// A page that the program writes: compared, or written anew where that was asked for.
pub fn assert_page(path: &str, expected: &str) {
    let file: PathBuf = Path::new(ROOT).join(path);
    if std::env::var_os("UPDATE_REFERENCE").is_some() {
        fs::write(&file, expected).unwrap();
    }
    let is = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        is == expected,
        "{path} is not what the program says: run this test with UPDATE_REFERENCE=1"
    );
}

#[test]
fn every_command_has_its_options() {
    let page = String::from_utf8(frontdesk(&["man", "--markdown"]).stdout).unwrap();
    assert!(
        page.contains("## frontdesk contact prove {#contact-prove}")
            && page.contains("`--fail-on WHAT`")
    );
    assert_page("docs/content/reference/commands.md", &page);
}

/// A program's variables are read in many places; each of them is in the list.
#[test]
fn every_variable_is_listed() {
    let page = text("docs/content/reference/commands.md");
    let mut missing = BTreeSet::new();
    for entry in walkdir::WalkDir::new(Path::new(ROOT).join("src")) {
        let path = entry.unwrap().into_path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let words = text.split(|c: char| !(c.is_ascii_uppercase() || c == '_'));
            let variables = words
                .filter(|word| word.starts_with("FRONTDESK_") && word.len() > "FRONTDESK_".len());
            missing.extend(variables.filter(|name| !page.contains(*name)).map(str::to_owned));
        }
    }
    // Variables of the workflows that `init` writes are explained there.
    missing.retain(|name| !["FRONTDESK_VERSION", "FRONTDESK_GIT"].contains(&name.as_str()));
    assert!(missing.is_empty(), "add them to ENVIRONMENT in src/cli/program.rs: {missing:?}");
}

#[test]
fn every_message_is_explained_on_its_page() {
    let mut page = "---\ntitle: \"Every message: what an error means\"\n\
         description: What the word in brackets means, and what to do.\norder: 4\n\
         asks:\n  - what an error means\n---\n\
         The meaning of every error, warning and notice. The program says the same, without a \
         network: `frontdesk explain dead-link`.\n\n"
        .to_owned();
    for code in codes::all() {
        let text = code.text.replace('<', "\\<").replace("[[", "\\[\\[");
        page.push_str(&format!(
            "## {} {{#{}}}\n\n{}\n\n",
            code.code,
            code.code,
            outside_code(code.text, &text)
        ));
    }
    assert_page("docs/content/reference/messages.md", &format!("{}\n", page.trim_end()));
}

/// `escaped` where it is prose, `plain` where it stands between backticks and would show the
/// escapes.
fn outside_code(plain: &str, escaped: &str) -> String {
    let (plain, escaped) = (plain.split('`'), escaped.split('`'));
    let parts = plain.zip(escaped).enumerate();
    parts
        .map(|(at, (plain, escaped))| if at % 2 == 1 { plain } else { escaped })
        .collect::<Vec<_>>()
        .join("`")
}

/// The keys that calls such as `r.text("title")` read.
pub fn keys(path: &str) -> BTreeSet<String> {
    let source = text(path);
    // However the calls are broken into lines.
    let source = source.split("#[cfg(test)]").next().unwrap();
    let source = source.split_whitespace().collect::<Vec<_>>().join(" ").replace("( ", "(");
    let mut keys = BTreeSet::new();
    for (at, _) in source.match_indices("(\"") {
        let before = &source[..at];
        let call = before.rsplit(|c: char| !(c.is_ascii_lowercase() || c == '_')).next().unwrap();
        let reads =
            ["text", "texts", "choice", "boolean", "integer", "date", "node", "map", "entry"];
        let key = source[at + 2..].split('"').next().unwrap();
        if reads.contains(&call) {
            keys.insert(key.to_owned());
        }
    }
    for reader in ["required(r, \"", "needed(r, \"", "origins(r, \""] {
        keys.extend(
            source.split(reader).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()),
        );
    }
    keys
}

fn assert_keys(page: &str, sources: &[&str], left_out: &[&str]) {
    let explained = text(page);
    let keys: BTreeSet<String> = sources.iter().flat_map(|path| keys(path)).collect();
    assert!(keys.len() > 5, "{sources:?}: {keys:?}");
    let is_there = |key: &String| {
        let forms = [
            format!("`{key}`"),
            format!("[{key}"),
            format!("[host.{key}]"),
            format!("check.{key}"),
        ];
        forms.iter().any(|form| explained.contains(form))
    };
    let missing: Vec<&String> =
        keys.iter().filter(|key| !left_out.contains(&key.as_str()) && !is_there(key)).collect();
    assert!(missing.is_empty(), "{page} does not explain {missing:?}");
}

#[test]
fn every_key_is_explained() {
    let site = ["src/config/read.rs", "src/config/host.rs", "src/config/check.rs"];
    // Read only to say that they do not belong there.
    assert_keys("docs/content/reference/site-toml.md", &site, &["password", "secret"]);
    assert_keys("docs/content/reference/front-matter.md", &["src/content/front.rs"], &[]);
}

#[test]
fn every_key_of_contact_yaml_is_explained() {
    let schema: Value = serde_json::from_str(&text("docs/contact.schema.json")).unwrap();
    let mut keys = BTreeSet::new();
    properties(&schema, &mut keys);
    assert!(keys.len() > 30, "{keys:?}");
    let page = text("docs/contact.md");
    let missing: Vec<&String> = keys.iter().filter(|key| !page.contains(key.as_str())).collect();
    assert!(missing.is_empty(), "docs/contact.md does not name {missing:?}");
}

fn properties(schema: &Value, into: &mut BTreeSet<String>) {
    match schema {
        Value::Object(object) => {
            if let Some(Value::Object(own)) = object.get("properties") {
                into.extend(own.keys().cloned());
            }
            object.values().for_each(|value| properties(value, into));
        }
        Value::Array(values) => values.iter().for_each(|value| properties(value, into)),
        _ => {}
    }
}

#[test]
fn the_documentation_has_no_mistake() {
    let output = frontdesk(&[
        "check",
        "--root",
        "docs",
        "--strict",
        "--fail-on",
        "notices",
        "--now",
        "2026-11-22",
    ]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
