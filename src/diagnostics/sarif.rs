//! Diagnostics as one SARIF 2.1.0 document, which code hosts show beside the lines (OASIS standard
//! "Static Analysis Results Interchange Format").

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Diagnostic, Diagnostics, Place, Severity};

/// The whole document. `prefix` stands before every path: the site's folder in its repository.
pub fn sarif(diagnostics: &Diagnostics, prefix: &str) -> Value {
    let codes: BTreeSet<&str> = diagnostics.iter().map(|d| d.code).collect();
    let rules: Vec<Value> = codes.iter().map(|code| json!({ "id": code })).collect();
    let results: Vec<Value> = diagnostics.iter().map(|d| result(d, prefix)).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "frontdesk",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn result(d: &Diagnostic, prefix: &str) -> Value {
    let level = match d.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Notice => "note",
    };
    let text = match &d.help {
        Some(help) => format!("{}. {help}", d.message),
        None => d.message.clone(),
    };
    let location = |place: &Place| json!({ "physicalLocation": physical(place, prefix) });
    let related: Vec<Value> = d
        .related
        .iter()
        .map(|(place, note)| json!({ "physicalLocation": physical(place, prefix), "message": { "text": note } }))
        .collect();
    let mut result = json!({
        "ruleId": d.code,
        "level": level,
        "message": { "text": text },
        "locations": d.place.iter().map(location).collect::<Vec<_>>(),
    });
    if let (false, Some(object)) = (related.is_empty(), result.as_object_mut()) {
        object.insert("relatedLocations".into(), related.into());
    }
    result
}

fn physical(place: &Place, prefix: &str) -> Value {
    let uri = format!("{prefix}{}", place.path);
    let mut physical = json!({ "artifactLocation": { "uri": uri } });
    if let (true, Some(object)) = (place.line > 0, physical.as_object_mut()) {
        let region = json!({ "startLine": place.line, "startColumn": place.column, "endColumn": place.column + place.length });
        object.insert("region".into(), region);
    }
    physical
}
