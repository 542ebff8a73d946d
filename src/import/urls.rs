//! Where the addresses of an old site lead on the new one.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;

use super::exports::xml;
use crate::graph::Site;

/// The addresses of a sitemap, or of a list with one a line.
///
/// # Errors
/// What is wrong with the sitemap, and the byte where that was seen.
pub fn listed(text: &str) -> Result<Vec<String>, (String, usize)> {
    if !text.trim_start().starts_with('<') {
        let lines =
            text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        return Ok(lines.map(str::to_owned).collect());
    }
    let root = xml::parse(text)?;
    let entries = root.children.iter().filter(|child| child.name == "url");
    Ok(entries.filter_map(|url| url.text("loc")).collect())
}

/// The pages and redirects of a built site.
pub struct Answers {
    /// Decoded, without slashes around them, to where they lead; a page leads to itself.
    exact: BTreeMap<String, String>,
    /// The same in lower case: what forgiving servers find.
    any_case: BTreeMap<String, String>,
}

impl Answers {
    /// `pages` are the files of the site's published folder.
    pub fn of<'f>(site: &Site, pages: impl Iterator<Item = &'f str>) -> Self {
        let pages: BTreeSet<&str> = pages.filter_map(|path| path.strip_prefix("site/")).collect();
        let mut exact: BTreeMap<String, String> = pages
            .iter()
            .map(|path| (key(path), format!("/{}", path.trim_end_matches("index.html"))))
            .collect();
        // Behind the pages: a redirect's own file is a page, too, and says less.
        exact.extend(
            site.redirects.iter().map(|r| (key(r.from.as_str()), format!("/{}", r.to.as_str()))),
        );
        let any_case = exact.iter().map(|(from, to)| (from.to_lowercase(), to.clone())).collect();
        Self { exact, any_case }
    }

    /// Where `url` leads: an absolute address or a path.
    pub fn find(&self, url: &str) -> Option<&str> {
        let path = url
            .split_once("://")
            .map_or(url, |(_, rest)| rest.find('/').map_or("", |at| &rest[at..]));
        let path = key(path.split(['?', '#']).next().unwrap_or(path));
        self.exact
            .get(&path)
            .or_else(|| self.any_case.get(&path.to_lowercase()))
            .map(String::as_str)
    }

    /// Every old address with a place of its own now: aliases and pages that kept theirs.
    pub fn redirects(site: &Site) -> BTreeMap<String, String> {
        let of = |r: &crate::graph::Redirect| {
            (format!("/{}", r.from.as_str()), format!("/{}", r.to.as_str()))
        };
        site.redirects.iter().map(of).collect()
    }
}

/// An address without what servers add or forgive.
fn key(path: &str) -> String {
    let path = percent_decode_str(path).decode_utf8_lossy();
    let path = path.trim_matches('/');
    let path = path.strip_suffix("index.html").unwrap_or(path).trim_end_matches('/');
    path.strip_suffix(".html").unwrap_or(path).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_two_kinds() {
        let xml = "<urlset xmlns=\"x\"><url><loc>https://a.example/x/</loc></url></urlset>";
        assert_eq!(listed(xml).unwrap(), ["https://a.example/x/"]);
        assert_eq!(listed("/x/\n# old\n\n/y\n").unwrap(), ["/x/", "/y"]);
        assert!(listed("<urlset><url>").is_err());
    }
}
