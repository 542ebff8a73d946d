//! The fields a form may have: the ids of `form:` in contact.yaml, and what each takes.

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
