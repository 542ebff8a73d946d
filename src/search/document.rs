//! What goes into the index: plain data, for one language.

/// One article with its sections, the input of [`super::build_index`]. Give articles in a stable
/// order: ties in the ranking follow it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchArticle {
    /// The article id (`account/security/passwords`).
    pub id: String,
    pub title: String,
    /// The page's address below the site's root, percent-encoded, without a leading slash.
    pub url: String,
    /// The id of the category it stands in; empty at the root.
    pub category: String,
    /// Audience ids; empty: for everybody.
    pub audience: Vec<String>,
    pub tags: Vec<String>,
    /// Ways customers put the question.
    pub asks: Vec<String>,
    pub rating: Votes,
    /// In reading order. An article without any still has its title.
    pub sections: Vec<SearchSection>,
}

/// A heading and the plain text below it; the first section may have no heading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchSection {
    pub heading: Option<String>,
    /// Of the heading, without `#`.
    pub anchor: Option<String>,
    pub text: String,
}

/// "Was this helpful?"
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Votes {
    pub yes: u32,
    pub no: u32,
}

impl Votes {
    /// The ranking's factor: between 0.9 and 1.1, exactly 1 without votes.
    pub fn factor(self) -> f32 {
        let (yes, no) = (f64::from(self.yes), f64::from(self.no));
        (1.0 + 0.2 * ((yes + 5.0) / (yes + no + 10.0) - 0.5)) as f32
    }
}

impl SearchArticle {
    /// Everything a reader sees, piece by piece.
    pub fn texts(&self) -> Vec<&str> {
        let sections = self.sections.iter().flat_map(|s| [s.heading.as_deref().unwrap_or(""), &s.text]);
        [self.title.as_str()].into_iter().chain(self.tags.iter().map(String::as_str)).chain(sections).collect()
    }

    /// The deep link to a section.
    pub fn section_url(&self, section: &SearchSection) -> String {
        match &section.anchor {
            Some(anchor) => format!("{}#{}", self.url, crate::model::escape_path(anchor)),
            None => self.url.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Votes;

    #[test]
    fn no_votes_are_exactly_neutral() {
        assert_eq!(Votes::default().factor(), 1.0);
        assert!(Votes { yes: 12, no: 1 }.factor() > 1.0);
        assert!(Votes { yes: 0, no: u32::MAX }.factor() >= 0.9);
    }
}
