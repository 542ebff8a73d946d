//! A fact, its kind, and its form in each language.

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, Span};
use crate::model::Lang;
use crate::tree::{Located, TextFile, suggest};

/// What a fact is of: what is compared with it when it is typed by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A length of time: how long a reply takes, how long something is kept.
    Duration,
    /// Times of the day: when somebody is there.
    Hours,
    Price,
    /// An amount with its unit: 25 MB, 10 files, 15 %.
    Number,
    Phone,
    /// A name or an address; never compared.
    Name,
}

impl Kind {
    pub const ALL: [Self; 6] =
        [Self::Duration, Self::Hours, Self::Price, Self::Number, Self::Phone, Self::Name];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Duration => "duration",
            Self::Hours => "hours",
            Self::Price => "price",
            Self::Number => "number",
            Self::Phone => "phone",
            Self::Name => "name",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    pub kind: Kind,
    /// Of its name in the file.
    pub span: Span,
    /// By language; `None` is the form of every language that has none of its own.
    pub forms: BTreeMap<Option<Lang>, Located<String>>,
    /// Words that stand beside it where it is typed by hand; `None` are those of all languages.
    pub near: BTreeMap<Option<Lang>, Vec<String>>,
}

/// Every fact of a site, by name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// The file they come from; `None` on a site without facts.
    pub file: Option<TextFile>,
    pub facts: BTreeMap<String, Fact>,
    /// The language that stands in where a form is missing.
    pub default: Option<Lang>,
    /// Those that stand in before it does, the nearest first.
    pub relatives: BTreeMap<Lang, Vec<Lang>>,
}

impl Fact {
    /// How it is written in `lang`, without the default language standing in.
    pub fn own_form(&self, lang: &Lang) -> Option<&Located<String>> {
        self.forms.get(&Some(lang.clone())).or_else(|| self.forms.get(&None))
    }

    /// The words beside it in `lang`.
    pub fn near(&self, lang: &Lang) -> impl Iterator<Item = &str> {
        let of = |key: Option<Lang>| self.near.get(&key).into_iter().flatten().map(String::as_str);
        of(Some(lang.clone())).chain(of(None))
    }
}

impl Facts {
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }

    /// How the fact `name` is written in `lang`, else in the nearest language that stands in for it.
    pub fn form(&self, name: &str, lang: &Lang) -> Option<&str> {
        let fact = self.facts.get(name)?;
        self.chain(lang).find_map(|lang| fact.own_form(lang)).map(|form| form.value.as_str())
    }

    /// `lang` and the languages whose forms stand in where it has none, the nearest first.
    pub fn chain<'a>(&'a self, lang: &'a Lang) -> impl Iterator<Item = &'a Lang> {
        let others = self.relatives.get(lang).into_iter().flatten();
        std::iter::once(lang).chain(others).chain(&self.default)
    }

    /// What to say where a text names a fact that is not there; it has no place yet.
    pub fn unknown(&self, name: &str) -> Diagnostic {
        let d = Diagnostic::error("unknown-fact", format!("there is no fact `{name}`"));
        let names = self.facts.keys().map(String::as_str);
        match suggest(name, names.clone()) {
            Some(close) => d.help(format!("did you mean `{{{{ fact.{close} }}}}`?")),
            None if self.is_empty() => {
                d.help(format!("write it in {}: `{name}: {{ text: … }}`", super::PATH))
            }
            None => d.help(format!(
                "add it to {}, or use one of: {}",
                super::PATH,
                names.collect::<Vec<_>>().join(", ")
            )),
        }
    }
}
