//! What a site allows in its content.

use std::sync::Arc;

use super::parts::Parts;
use crate::config::Config;
use crate::facts::Facts;

/// How one file is read, besides its name and text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// Pass raw HTML through; otherwise it is shown as text.
    pub raw_html: bool,
    /// Colour the code: whoever looks at words alone saves a tenth of the time without.
    pub coloured: bool,
    /// Look for what was surely meant otherwise: who only counts needs none of it.
    pub checked: bool,
    /// Whether the content is the team's own: otherwise raw HTML is an error and not a remark.
    pub trusted: bool,
    /// Addresses of the site itself: links to them are links inside it.
    pub own: Vec<String>,
    /// Kinds of addresses that links may have besides the usual ones.
    pub schemes: Vec<String>,
    /// What `{{ fact.… }}` stands for.
    pub facts: Arc<Facts>,
    /// What `{{ part.… }}` stands for.
    pub parts: Arc<Parts>,
}

impl Default for Rules {
    fn default() -> Self {
        let (facts, parts) = (Arc::default(), Arc::default());
        Self {
            raw_html: true,
            coloured: true,
            checked: true,
            trusted: true,
            own: Vec::new(),
            schemes: Vec::new(),
            facts,
            parts,
        }
    }
}

impl Rules {
    /// As a site's configuration says; without facts and parts.
    pub fn of(config: &Config) -> Self {
        let (raw_html, trusted) = (config.raw_html, config.trusted);
        let (own, schemes) = (config.own.clone(), config.security.schemes.clone());
        Self { raw_html, trusted, own, schemes, ..Self::default() }
    }

    /// For who makes no pages of what is read.
    pub fn uncoloured(self, is_plain: bool) -> Self {
        Self { coloured: self.coloured && !is_plain, ..self }
    }

    /// For who tells no mistakes of what is read.
    pub fn unchecked(self, is_plain: bool) -> Self {
        Self { checked: self.checked && !is_plain, ..self }
    }

    pub fn with(self, facts: &Arc<Facts>) -> Self {
        Self { facts: Arc::clone(facts), ..self }
    }

    pub fn with_parts(self, parts: Parts) -> Self {
        Self { parts: Arc::new(parts), ..self }
    }

    /// The part of `url` below the site's own address, from its first slash, if it is one.
    pub fn below_own<'u>(&self, url: &'u str) -> Option<&'u str> {
        let without_scheme = |url: &'u str| {
            let (scheme, rest) = url.trim().split_once("://")?;
            (scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http"))
                .then_some(rest)
        };
        let rest = without_scheme(url)?;
        self.own.iter().find_map(|own| {
            let base = own.split_once("://")?.1.trim_end_matches('/');
            let (start, below) = (rest.get(..base.len())?, rest.get(base.len()..)?);
            let is_below = below.is_empty() || below.starts_with(['/', '?', '#']);
            (start.eq_ignore_ascii_case(base) && is_below).then_some(below)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sites_own_addresses_are_known() {
        let rules = Rules { own: vec!["https://help.example.com/sub/".into()], ..Rules::default() };
        let below = |url| rules.below_own(url);
        assert_eq!(below("https://help.example.com/sub/a/#x"), Some("/a/#x"));
        assert_eq!(below("HTTP://Help.example.com/sub"), Some(""));
        for other in [
            "https://help.example.com/subway/",
            "https://help.example.com/",
            "/sub/a/",
            "ftp://help.example.com/sub/",
        ] {
            assert_eq!(below(other), None, "{other}");
        }
    }
}
