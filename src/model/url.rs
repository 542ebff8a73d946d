//! Addresses below the site's root.

use std::fmt;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use unicode_normalization::UnicodeNormalization;

/// A page's address below the base URL, decoded, without a leading slash: `""` is the home page,
/// `fr/account/` a category, `404.html` a file. Pages end in `/`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct SitePath(String);

impl SitePath {
    pub fn new(path: impl Into<String>) -> Self {
        Self(path.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The file that answers for this address: `fr/account/` is `fr/account/index.html`.
    pub fn file(&self) -> String {
        let mut file = String::with_capacity(self.0.len() + "index.html".len());
        self.push_file(&mut file);
        file
    }

    /// Appends [`Self::file`] to `path`.
    pub fn push_file(&self, path: &mut String) {
        path.push_str(&self.0);
        if self.0.is_empty() || self.0.ends_with('/') {
            path.push_str("index.html");
        }
    }

    /// The file of the article as Markdown, beside its page.
    pub fn markdown(&self) -> SitePath {
        let mut file = self.file();
        file.truncate(file.strip_suffix(".html").map_or(file.len(), str::len));
        file.push_str(".md");
        SitePath(file)
    }

    /// Percent-encoded for an `href`, behind `base` (`/` or `/sub/`).
    pub fn href(&self, base: &str) -> String {
        let mut href = String::with_capacity(base.len() + self.0.len());
        href.push_str(base);
        href.extend(utf8_percent_encode(&self.0, PATH));
        href
    }

    /// The folder `name` below this one.
    pub fn folder(&self, name: &str) -> SitePath {
        SitePath([self.0.as_str(), name, "/"].concat())
    }

    pub fn join(&self, tail: &str) -> SitePath {
        SitePath(format!("{}{tail}", self.0))
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/{}", self.0)
    }
}

/// Everything that is no unreserved or sub-delimiter character of RFC 3986 in a path, plus the two
/// that HTML cares about.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'\'')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// `path` as it stands in a URL; safe inside an HTML attribute.
pub fn escape_path(path: &str) -> String {
    utf8_percent_encode(path, PATH).to_string()
}

/// What may not stand in a query; a percent sign stays, because a query is kept as it was written.
const QUERY: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'<').add(b'>').add(b'`');

/// A query as it stands in a URL.
pub fn escape_query(query: &str) -> String {
    utf8_percent_encode(query, QUERY).to_string()
}

/// Text as one part of an address or an anchor: lower case, letters, marks and digits of every
/// script, everything else one `-` between them. May be empty.
pub fn slugify(text: &str) -> String {
    // Nearly all names of files, whose composing and lower case cost more than all the rest.
    if text.is_ascii() {
        return joined(text.chars().map(|c| c.to_ascii_lowercase()), text.len());
    }
    joined(text.nfc().flat_map(char::to_lowercase), text.len())
}

/// The letters and digits, with one hyphen where anything else stands between them.
fn joined(chars: impl Iterator<Item = char>, length: usize) -> String {
    let mut slug = String::with_capacity(length);
    let mut gap = false;
    for c in chars {
        if c.is_alphanumeric()
            || unicode_normalization::char::is_combining_mark(c)
            || matches!(c, '\u{200c}' | '\u{200d}')
        {
            if gap && !slug.is_empty() {
                slug.push('-');
            }
            gap = false;
            slug.push(c);
        } else if !matches!(c, '\'' | '’' | '\u{ad}') {
            gap = true;
        }
    }
    slug
}

/// A file's or folder's name as words: `two-step_login` is "Two step login".
pub fn readable(name: &str) -> String {
    let spaced = name.replace(['-', '_'], " ");
    let mut chars = spaced.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Text on one line, with single spaces.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_keep_letters_of_every_script() {
        assert_eq!(slugify("Why can't I  log in?"), "why-cant-i-log-in");
        assert_eq!(slugify("Où est ma facture ?"), "où-est-ma-facture");
        assert_eq!(slugify("كيف أتصل بكم؟"), "كيف-أتصل-بكم");
        assert_eq!(slugify("如何登录"), "如何登录");
        assert_eq!(slugify("हिन्दी में"), "हिन्दी-में");
        assert_eq!(slugify("C++ & C#"), "c-c");
        assert_eq!(slugify("!!!"), "");
    }

    #[test]
    fn hrefs_are_encoded_below_the_base() {
        assert_eq!(SitePath::new("fr/où/").href("/sub/"), "/sub/fr/o%C3%B9/");
        assert_eq!(SitePath::new("a\"b").href("/"), "/a%22b");
        assert_eq!(SitePath::new("").file(), "index.html");
    }
}
