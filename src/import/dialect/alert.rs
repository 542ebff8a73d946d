//! What other generators call the kinds of their notes.

/// The kind of alert that a name of another generator stands for.
pub fn alert(name: &str) -> Option<&'static str> {
    Some(match name.to_ascii_lowercase().as_str() {
        "note" | "info" | "abstract" | "summary" | "question" | "help" | "faq" | "quote"
        | "example" | "seealso" | "todo" | "notice" | "primary" | "secondary" | "default"
        | "hint-info" | "neutral" => "NOTE",
        "tip" | "hint" | "success" | "check" | "done" | "star" => "TIP",
        "important" => "IMPORTANT",
        "warning" | "attention" | "warn" => "WARNING",
        "caution" | "danger" | "error" | "failure" | "fail" | "bug" | "missing" | "deprecated" => {
            "CAUTION"
        }
        _ => return None,
    })
}
