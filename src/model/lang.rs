//! Languages by their BCP 47 names.

use std::fmt;
use std::sync::Arc;

use unic_langid::{CharacterDirection, LanguageIdentifier};

/// A language tag in canonical case (`en`, `fil`, `zh-Hans`, `pt-BR`). Ordered by its text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct Lang(Arc<str>);

/// Reading direction, as in HTML's `dir`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    Ltr,
    Rtl,
}

impl Lang {
    /// `None` when `tag` is no well-formed BCP 47 language tag. `_` counts as `-`.
    pub fn parse(tag: &str) -> Option<Self> {
        let id: LanguageIdentifier = tag.parse().ok()?;
        (id.language.as_str() != "und").then(|| Self(id.to_string().into()))
    }

    /// The language of last resort: the theme's own words are written in it.
    pub fn english() -> Self {
        Self("en".into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The bare language: `zh` of `zh-Hans`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// Its own beginnings, the longest first: `zh-Hant` and `zh` of `zh-Hant-TW`.
    pub fn beginnings(&self) -> impl Iterator<Item = Self> {
        let ends: Vec<usize> = self.0.rmatch_indices('-').map(|(at, _)| at).collect();
        ends.into_iter().map(|end| Self(self.0[..end].into()))
    }

    /// Whether people write in it: its likely script is known.
    pub fn is_registered(&self) -> bool {
        let identifier = self.identifier();
        let mut likely = identifier.clone();
        // Nothing is added to a tag that says all of it.
        likely.maximize() || identifier.script.is_some() && identifier.region.is_some()
    }

    pub fn identifier(&self) -> LanguageIdentifier {
        self.0.parse().unwrap_or_default()
    }

    pub fn direction(&self) -> Direction {
        // Hebrew and Yiddish under the names that BCP 47 has replaced.
        if matches!(self.primary(), "iw" | "ji") {
            return Direction::Rtl;
        }
        match self.identifier().character_direction() {
            CharacterDirection::RTL => Direction::Rtl,
            _ => Direction::Ltr,
        }
    }
}

impl<'de> serde::Deserialize<'de> for Lang {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tag = String::deserialize(deserializer)?;
        Lang::parse(&tag)
            .ok_or_else(|| serde::de::Error::custom(format!("`{tag}` is no language tag")))
    }
}

impl Direction {
    pub fn as_str(self) -> &'static str {
        match self {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn canonical_case_and_direction() {
        assert_eq!(Lang::parse("zh-hans").unwrap().as_str(), "zh-Hans");
        assert_eq!(Lang::parse("pt_br").unwrap().as_str(), "pt-BR");
        assert_eq!(Lang::parse("ar").unwrap().direction(), Direction::Rtl);
        assert_eq!(Lang::parse("az-Arab").unwrap().direction(), Direction::Rtl);
        assert_eq!(Lang::parse("fil").unwrap().direction(), Direction::Ltr);
        assert_eq!(Lang::parse("iw").unwrap().direction(), Direction::Rtl);
        assert_eq!(Lang::parse("ji").unwrap().direction(), Direction::Rtl);
        assert!(Lang::parse("not a language").is_none());
        assert!(Lang::parse("").is_none());
    }
}
