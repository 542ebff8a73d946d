//! What stands in a text and is nothing to translate.

/// What a placeholder stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    Bold,
    Italic,
    Struck,
    Link,
    /// With its description inside.
    Picture,
    Code,
    Html,
    Fact,
    /// A footnote's mark.
    Note,
    /// An address in `<` and `>`.
    Address,
    /// The end of a line that is meant.
    Break,
}

impl What {
    /// Whether it has words inside.
    pub fn is_pair(self) -> bool {
        matches!(self, Self::Bold | Self::Italic | Self::Struck | Self::Link | Self::Picture)
    }

    /// Looks alone: another language may do without, and nothing is lost.
    pub fn is_look(self) -> bool {
        matches!(self, Self::Bold | Self::Italic | Self::Struck | Self::Break)
    }

    /// As XLIFF calls it (`ctype`).
    pub fn ctype(self) -> &'static str {
        match self {
            Self::Bold => "bold",
            Self::Italic => "italic",
            Self::Struck => "x-struck",
            Self::Link => "link",
            Self::Picture => "image",
            Self::Code => "x-code",
            Self::Html => "x-html",
            Self::Fact => "x-fact",
            Self::Note => "x-footnote",
            Self::Address => "x-address",
            Self::Break => "lb",
        }
    }
}

/// One placeholder's content.
#[derive(Debug, Clone)]
pub struct Code {
    pub what: What,
    /// The Markdown before the words inside; of what has none all of it.
    pub open: String,
    pub close: String,
    /// What makes two of a kind the same: where they lead, what they say.
    key: String,
}

/// However they are written: `[a](b)` and `[a][ref]` may be one link.
impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.what == other.what && self.key == other.key
    }
}

impl Code {
    pub fn look(what: What, mark: &str) -> Self {
        Self { what, open: mark.into(), close: mark.into(), key: String::new() }
    }

    /// `close` is the Markdown behind its words.
    pub fn link(what: What, close: String, url: &str, title: &str) -> Self {
        let open = if what == What::Picture { "![" } else { "[" };
        Self { what, open: open.into(), close, key: format!("{url}\n{title}") }
    }

    /// What is the same only when it is written the same.
    pub fn single(what: What, raw: &str) -> Self {
        Self { what, open: raw.into(), close: String::new(), key: raw.trim().into() }
    }

    /// The source's line breaks are all one.
    pub fn line_break(raw: &str) -> Self {
        Self { key: String::new(), ..Self::single(What::Break, raw) }
    }

    /// For a translator.
    pub fn told(&self) -> String {
        let first = |text: &str| text.split('\n').next().unwrap_or_default().to_owned();
        match self.what {
            What::Bold => "bold".into(),
            What::Italic => "italic".into(),
            What::Struck => "struck out".into(),
            What::Link => format!("link to {}", first(&self.key)),
            What::Picture => format!("description of the picture {}", first(&self.key)),
            What::Code => format!("code {}", first(&self.open)),
            What::Html => first(self.open.trim()),
            What::Fact => format!("fact {}", self.open),
            What::Note => format!("footnote {}", self.open),
            What::Address => format!("address {}", self.open),
            What::Break => "line break".into(),
        }
    }
}
