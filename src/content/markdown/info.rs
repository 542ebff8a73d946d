//! What stands behind the opening fence of a block of code: `sh`, and what other tools put there.

/// The info string of a fence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Info<'a> {
    /// The name of the language, as written; `None` for plain text.
    pub language: Option<&'a str>,
    /// What no page shows: titles, marked lines, options.
    pub rest: &'a str,
}

impl<'a> Info<'a> {
    /// `python`, `{.python}`, `js {1,3} title="a.js"`, `rust,no_run`.
    pub fn read(info: &'a str) -> Self {
        let info = info.trim();
        let (name, ends): (&str, &[char]) = match info.strip_prefix('{') {
            Some(inside) => (inside.trim_start().trim_start_matches('.'), &[' ', '\t', '}']),
            None => (info, &[' ', '\t', '{', ',']),
        };
        let (name, rest) = name.split_at(name.find(ends).unwrap_or(name.len()));
        if name.is_empty() || name.contains(['=', '"']) {
            return Self { language: None, rest: info };
        }
        let is_bare = |c: char| c.is_whitespace() || (c == '}' && info.starts_with('{'));
        Self { language: Some(name), rest: rest.trim_matches(is_bare) }
    }
}

#[cfg(test)]
mod tests {
    use super::Info;

    #[test]
    fn languages_are_found_in_what_other_tools_write() {
        for (info, language, rest) in [
            ("", None, ""),
            ("sh", Some("sh"), ""),
            ("c++", Some("c++"), ""),
            ("{.python}", Some("python"), ""),
            ("{ .python .numberLines }", Some("python"), ".numberLines"),
            ("js {1,3} title=\"a.js\"", Some("js"), "{1,3} title=\"a.js\""),
            ("js{1,3}", Some("js"), "{1,3}"),
            ("rust,no_run", Some("rust"), ",no_run"),
            ("title=\"a.js\"", None, "title=\"a.js\""),
        ] {
            assert_eq!(Info::read(info), Info { language, rest }, "{info}");
        }
    }
}
