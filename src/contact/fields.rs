//! The fields a form may have: the ids of `form:` in contact.yaml, and what each takes.

use crate::model::lengths;

/// What is entered into a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// One line.
    Text,
    /// Several lines.
    Long,
    /// One of [`SIDES`].
    Side,
    /// Pictures and other files.
    Files,
    /// The address of a page.
    Address,
    Telephone,
}

/// A known field. The theme has its label, as `form-<id>`, in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    pub id: &'static str,
    pub kind: FieldKind,
    /// A ticket without it helps nobody.
    pub required: bool,
}

/// The values of a field of the kind `side`: whose side the problem is on.
pub const SIDES: [&str; 3] = ["mine", "yours", "unknown"];

/// How many files come with a form, and how large they are together.
pub const MOST_FILES: usize = 5;
pub const MOST_MEGABYTES: usize = 10;

/// Kinds of files, by the word for them in `attach:` and the endings that go with each.
pub const FILE_KINDS: [(&str, &[&str]); 8] = [
    (
        "image",
        &["png", "jpg", "jpeg", "jpe", "gif", "webp", "heic", "heif", "avif", "bmp", "tif", "tiff"],
    ),
    ("video", &["mp4", "m4v", "mov", "qt", "webm"]),
    ("audio", &["m4a"]),
    ("pdf", &["pdf"]),
    ("office", &["docx", "xlsx", "pptx", "odt", "ods", "odp", "doc", "xls", "ppt"]),
    ("archive", &["zip"]),
    ("text", &["txt", "log", "md", "ini", "conf", "yaml", "yml", "csv", "tsv", "json", "har"]),
    ("mail", &["eml", "msg"]),
];

/// The endings that a word of `attach:` stands for: those of a kind, or itself.
pub fn endings(word: &str) -> Option<Vec<&'static str>> {
    let kind =
        FILE_KINDS.iter().find(|(kind, _)| *kind == word).map(|(_, endings)| endings.to_vec());
    let mut all = FILE_KINDS.iter().flat_map(|(_, endings)| endings.iter());
    kind.or_else(|| all.find(|ending| **ending == word).map(|ending| vec![*ending]))
}

/// Every field there is, in no particular order: a form shows its own in contact.yaml's order. The
/// sender's e-mail address is asked for by every form and never listed.
pub const FIELDS: [Field; 10] = [
    field("username", FieldKind::Text, false),
    field("subject", FieldKind::Text, true),
    field("side", FieldKind::Side, false),
    field("details", FieldKind::Long, true),
    field("images", FieldKind::Files, false),
    field("domain", FieldKind::Text, false),
    field("page_address", FieldKind::Address, false),
    field("since", FieldKind::Text, false),
    field("invoice", FieldKind::Text, false),
    field("phone", FieldKind::Telephone, false),
];

const fn field(id: &'static str, kind: FieldKind, required: bool) -> Field {
    Field { id, kind, required }
}

/// The field called `id`.
pub fn find(id: &str) -> Option<Field> {
    FIELDS.into_iter().find(|field| field.id == id)
}

impl FieldKind {
    /// Characters at most.
    pub fn most(self) -> usize {
        if self == FieldKind::Long { lengths::TEXT } else { lengths::LINE }
    }

    pub fn as_str(self) -> &'static str {
        match self {
            FieldKind::Text => "text",
            FieldKind::Long => "long",
            FieldKind::Side => "side",
            FieldKind::Files => "files",
            FieldKind::Address => "address",
            FieldKind::Telephone => "telephone",
        }
    }
}
