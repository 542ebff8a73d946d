//! Texts that are longer than their field takes: refused and shown again, never cut.

use serde_json::{Map, Value};

use crate::host::pattern::Values;
use crate::model::{Grouping, Lang};

/// By how much a text is too long, in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooLong {
    most: usize,
    length: usize,
}

impl TooLong {
    /// `None` for what fits.
    pub fn judge(text: &str, most: usize) -> Option<Self> {
        let length = text.chars().count();
        (length > most).then_some(Self { most, length })
    }

    /// As the page says it in `lang`.
    pub fn values(self, lang: &Lang) -> Values {
        let written = |count: usize| Grouping::of(lang).write(count as u64);
        Values::new().text("most", written(self.most)).text("length", written(self.length))
    }
}

/// As scripts are told: `{"subject": {"most": 500, "length": 612}}`.
pub(super) fn json<'a>(fields: impl IntoIterator<Item = (&'a str, TooLong)>) -> Value {
    let entry = |(field, long): (&str, TooLong)| {
        let told = serde_json::json!({ "most": long.most, "length": long.length });
        (field.to_owned(), told)
    };
    Value::Object(fields.into_iter().map(entry).collect::<Map<_, _>>())
}
