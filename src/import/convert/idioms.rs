//! What classes mean on help desks. A new desk is new lines in these tables.

/// Shown to the desk's own people only.
pub const PRIVATE: [&str; 4] = ["private-note", "internal-note", "agent-only", "internalbox"];

/// What the old site wrote itself, or decoration around a text.
pub const GENERATED: [&str; 12] = [
    "toc-macro",
    "childpages-macro",
    "page-metadata",
    "aui-icon",
    "breadcrumb-section",
    "plugin_pagetree",
    "table-of-contents",
    "editor360-toc",
    "wp-block-table-of-contents",
    "ez-toc-container",
    "comment-respond",
    "sharedaddy",
];

/// A class and the kind of note it is. The first that fits counts: the particular before the
/// general.
const NOTES: [(&str, &str); 41] = [
    ("callout--success", "TIP"),
    ("callout--danger", "CAUTION"),
    ("callout--warning", "WARNING"),
    ("callout--primary", "NOTE"),
    ("callout--transparent", "NOTE"),
    ("callout-green", "TIP"),
    ("callout-yellow", "WARNING"),
    ("callout-red", "CAUTION"),
    ("callout-blue", "NOTE"),
    ("confluence-information-macro-tip", "TIP"),
    ("confluence-information-macro-note", "WARNING"),
    ("confluence-information-macro-warning", "CAUTION"),
    ("confluence-information-macro-information", "NOTE"),
    ("fd-callout--idea", "TIP"),
    ("fd-callout--warning", "WARNING"),
    ("fd-callout--info", "NOTE"),
    ("fd-callout--note", "NOTE"),
    ("errorbox", "CAUTION"),
    ("warningbox", "WARNING"),
    ("infobox", "NOTE"),
    ("alert-danger", "CAUTION"),
    ("alert-warning", "WARNING"),
    ("alert-success", "TIP"),
    ("alert-info", "NOTE"),
    ("note-warning", "WARNING"),
    ("danger", "CAUTION"),
    ("warning", "WARNING"),
    ("caution", "WARNING"),
    ("important", "IMPORTANT"),
    ("tip", "TIP"),
    ("success", "TIP"),
    ("callout", "NOTE"),
    ("fd-callout", "NOTE"),
    ("confluence-information-macro", "NOTE"),
    ("note", "NOTE"),
    ("note-wrapper", "NOTE"),
    ("alert", "NOTE"),
    ("info", "NOTE"),
    ("notice", "NOTE"),
    ("box", "NOTE"),
    ("panel", "NOTE"),
];

/// Intercom tells its notes apart by their colours alone.
const COLOURS: [(&str, &str); 5] = [
    ("#fed9db", "WARNING"),
    ("#d7efdc", "TIP"),
    ("#feedaf", "NOTE"),
    ("#e3e7fa", "NOTE"),
    ("#e8e8e8", "NOTE"),
];

/// The kind of note that an element with these classes and this style is.
pub fn note(classes: &[String], style: &str) -> Option<&'static str> {
    let has = |class: &str| classes.iter().any(|own| own == class);
    if has("intercom-interblocks-callout") {
        let style = style.to_lowercase();
        return Some(
            COLOURS
                .iter()
                .find(|(colour, _)| style.contains(colour))
                .map_or("NOTE", |(_, kind)| kind),
        );
    }
    // A panel of code is code.
    if has("code") || has("codeblock") {
        return None;
    }
    NOTES.iter().find(|(class, _)| has(class)).map(|(_, kind)| *kind)
}

/// The line that names a note.
pub fn is_title(classes: &[String]) -> bool {
    let titles =
        ["title", "callout__title", "panelheader", "callout-title", "alert-heading", "note-title"];
    classes.iter().any(|class| titles.contains(&class.as_str()))
}
