//! The addresses in a document, where it or what they name has moved.

use percent_encoding::percent_decode_str;

use super::changes::edited;
use crate::content::markdown::{addresses, encoded};
use crate::diagnostics::Span;
use crate::model::path;
use crate::source;
use crate::tree::TextFile;

/// The addresses in the Markdown at `body` of `file` to write anew once it stands at `place`. `moved`
/// gives the new path of what stands at a path below the site root, if it has one.
pub(super) fn rewritten(
    file: &TextFile,
    body: Span,
    place: &str,
    moved: &dyn Fn(&str) -> Option<String>,
) -> Vec<(Span, String)> {
    let found = addresses(file, body).into_iter();
    let edits = found.filter_map(|address| {
        let new = seen_from(&address.url, &file.path, place, moved)?;
        Some((address.span, address.written(&new)))
    });
    edits.collect()
}

/// The text of `file` as it has to be at `place`, its addresses seen from there.
pub fn placed(
    file: &TextFile,
    body: Span,
    place: &str,
    moved: &dyn Fn(&str) -> Option<String>,
) -> String {
    edited(&file.text, rewritten(file, body, place, moved))
}

/// `url` of the file at `from`, as the file at `to` has to write it; `None` when it stays as it is.
fn seen_from(
    url: &str,
    from: &str,
    to: &str,
    moved: &dyn Fn(&str) -> Option<String>,
) -> Option<String> {
    let (written, behind) = url.split_at(url.find(['?', '#']).unwrap_or(url.len()));
    let first = written.split('/').next().unwrap_or_default();
    if written.is_empty()
        || first.contains(':')
        || written.starts_with("//")
        || written.starts_with('\\')
    {
        return None;
    }
    let decoded = percent_decode_str(written).decode_utf8().ok()?;
    let target = source::resolve(from, &decoded)?;
    let is_whole = target == "content" || target.starts_with("content/");
    let is_root = decoded.starts_with('/');
    let standing = if is_root && !is_whole { format!("content/{target}") } else { target };
    let slash = if decoded.ends_with('/') { "/" } else { "" };
    let new = match moved(&standing) {
        Some(new) if is_root && is_whole => format!("/{new}"),
        Some(new) if is_root => format!("/{}", new.strip_prefix("content/").unwrap_or(&new)),
        None if is_root || path::parent(from) == path::parent(to) => return None,
        new => {
            let near = path::between(path::parent(to), new.as_deref().unwrap_or(&standing));
            if near.is_empty() { ".".to_owned() } else { near }
        }
    };
    let new = format!("{}{slash}", new.trim_end_matches('/'));
    let new = format!("{}{behind}", encoded(&new));
    (new != url).then_some(new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_follow_what_they_name_and_where_they_stand() {
        let moved = |path: &str| match path {
            "content/a/x.md" => Some("content/b/c/y z.md".to_owned()),
            "content/a" => Some("content/q".to_owned()),
            _ => None,
        };
        let stay = |url| seen_from(url, "content/a/w.md", "content/a/w.md", &moved);
        assert_eq!(stay("x.md#top").as_deref(), Some("../b/c/y%20z.md#top"));
        assert_eq!(stay("/a/x.md?q").as_deref(), Some("/b/c/y%20z.md?q"));
        assert_eq!(stay("/content/a/x.md").as_deref(), Some("/content/b/c/y%20z.md"));
        assert_eq!(stay("../a/").as_deref(), Some("../q/"));
        for url in [
            "v.md",
            "#top",
            "https://example.org/a/x.md",
            "mailto:a@example.org",
            "//a/x.md",
            "/a/v.md",
            "",
        ] {
            assert_eq!(stay(url), None, "{url}");
        }
        let goes = |url| seen_from(url, "content/a/x.md", "content/b/c/y z.md", &moved);
        assert_eq!(goes("v.md").as_deref(), Some("../../a/v.md"));
        assert_eq!(goes("img/p%20q.png").as_deref(), Some("../../a/img/p%20q.png"));
        assert_eq!(goes("x.md#top").as_deref(), Some("y%20z.md#top"));
        assert_eq!(goes("../b/c/").as_deref(), Some("./"));
        assert_eq!(goes("/a/v.md"), None);
    }
}
