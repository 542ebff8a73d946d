//! Addresses by a template of Hugo's: `/:year/:month/:slug/`.

use super::path::{last, parent};
use crate::model::slugify;

/// What a template may name of a page.
pub struct Named<'a> {
    /// Without language and ending.
    pub path: &'a str,
    pub title: Option<&'a str>,
    pub slug: Option<&'a str>,
    /// `2024-02-01`.
    pub date: Option<&'a str>,
}

impl Named<'_> {
    /// The address that `template` gives the page; `None` where it names what is not known.
    pub fn fill(&self, template: &str) -> Option<String> {
        let mut filled = String::new();
        let mut parts = template.split(':');
        filled.push_str(parts.next()?);
        for part in parts {
            let end = part.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(part.len());
            let (token, rest) = part.split_at_checked(end)?;
            filled.push_str(&self.value(token)?);
            filled.push_str(rest);
        }
        let trimmed = filled.trim_matches('/');
        let end = if last(trimmed).contains('.') { "" } else { "/" };
        Some(format!("/{trimmed}{end}"))
    }

    fn value(&self, token: &str) -> Option<String> {
        let file = || last(self.path).to_lowercase();
        let title = || self.title.map(slugify);
        let slug = || self.slug.map(str::to_owned);
        let mut date = self.date.unwrap_or("").split('-');
        let mut day = |at: usize| date.nth(at).filter(|part| !part.is_empty()).map(str::to_owned);
        match token {
            "year" => day(0),
            "month" => day(1),
            "day" => day(2),
            "title" => title(),
            "slug" => slug().or_else(title),
            "filename" | "contentbasename" => Some(file()),
            "slugorfilename" | "slugorcontentbasename" => Some(slug().unwrap_or_else(file)),
            "section" => Some(self.path.split('/').next()?.to_lowercase()),
            "sections" => Some(parent(self.path).to_lowercase()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_are_filled_with_what_is_known() {
        let page = Named {
            path: "news/api/2024-a-key",
            title: Some("A new key!"),
            slug: None,
            date: Some("2024-02-01"),
        };
        for (template, address) in [
            ("/:year/:month/:day/:slug/", Some("/2024/02/01/a-new-key/")),
            (":sections/:filename", Some("/news/api/2024-a-key/")),
            ("/:section/:title.html", Some("/news/a-new-key.html")),
            ("/:weekday/:slug", None),
        ] {
            assert_eq!(page.fill(template).as_deref(), address, "{template}");
        }
        assert_eq!(Named { date: None, ..page }.fill("/:year/:title/"), None);
    }
}
