//! Every code that a message can have is explained: by `frontdesk explain`, and so in the
//! documentation.

use std::collections::BTreeSet;
use std::path::Path;

use frontdesk::diagnostics::codes;

/// Calls whose first text is a code.
const GIVERS: [&str; 12] = [
    "Diagnostic::error(",
    "Diagnostic::warning(",
    "Diagnostic::notice(",
    ".error(",
    ".warning(",
    ".notice(",
    "warn(",
    "refused(",
    "trouble(",
    "lost(",
    "found(",
    "report(",
];

/// `"dead-link"` and `("unknown-topic", "topic")` behind such a call.
fn codes_in(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    // What stands in tests is made up.
    let text = text.split("#[cfg(test)]").next().unwrap();
    for giver in GIVERS {
        for (at, _) in text.match_indices(giver) {
            let rest = text[at + giver.len()..].trim_start().trim_start_matches('(');
            let Some(code) = rest.strip_prefix('"').and_then(|rest| rest.split('"').next()) else {
                continue;
            };
            if !code.is_empty()
                && code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            {
                found.insert(code.to_owned());
            }
        }
    }
    found
}

#[test]
fn every_code_is_explained_and_no_other() {
    let mut given = BTreeSet::new();
    let mut all = String::new();
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in walkdir::WalkDir::new(&src) {
        let path = entry.unwrap().into_path();
        let is_test =
            path.strip_prefix(&src).unwrap().components().any(|part| part.as_os_str() == "tests");
        if !is_test && path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            given.extend(codes_in(&text));
            all.push_str(&text);
        }
    }
    assert!(given.len() > 100, "{given:?}");
    let explained: BTreeSet<String> =
        codes::all().iter().map(|code| code.code.to_owned()).collect();
    let missing: Vec<&String> = given.difference(&explained).collect();
    assert!(missing.is_empty(), "add them to src/diagnostics/codes.md: {missing:?}");
    // Codes that stand behind other calls are texts of their own somewhere.
    let gone: Vec<&String> =
        explained.iter().filter(|code| !all.contains(&format!("\"{code}\""))).collect();
    assert!(gone.is_empty(), "nothing gives these any more: {gone:?}");
}

#[test]
fn explanations_are_in_order_and_whole() {
    let codes = codes::all();
    assert!(codes.is_sorted_by_key(|code| code.code));
    for code in codes {
        let kinds = ["Error; told by ", "Warning; told by ", "Notice; told by "];
        assert!(kinds.iter().any(|kind| code.text.starts_with(kind)), "{}", code.code);
        assert!(
            code.text.matches("\n\n").count() == 1,
            "{}: what it is, then what to do",
            code.code
        );
    }
}
