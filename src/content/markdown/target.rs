//! Where a destination leads.

use percent_encoding::percent_decode_str;

/// A destination, sorted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// Another site, a mail address, a telephone number: written as it is.
    Elsewhere,
    /// A page of this site, relative to the file; `path` is empty for the same page.
    Page { path: String, query: Option<String>, fragment: Option<String> },
    /// A file beside the article.
    File { path: String },
    /// Not to be written; the reason, and a fix.
    Refused(&'static str, &'static str),
}

/// What a browser may be sent to from a help article. A list of what is good: the list of what is
/// bad has no end.
const SCHEMES: &[&str] = &[
    "http",
    "https",
    "mailto",
    "tel",
    "sms",
    "sip",
    "sips",
    "skype",
    "callto",
    "facetime",
    "whatsapp",
    "viber",
    "tg",
    "xmpp",
    "irc",
    "ircs",
    "matrix",
    "geo",
    "ftp",
    "webcal",
    "ms-settings",
    "msteams",
    "zoommtg",
];

/// Sorts `url`; `is_image` when the page would load it rather than link to it.
pub(super) fn sort(url: &str, is_image: bool) -> Target {
    // Browsers drop these inside a URL, so `java\nscript:` must not look harmless to us.
    let url: String = url.chars().filter(|c| !c.is_control()).collect();
    let url = url.trim();
    // `C:\docs`, `file:///docs`, `\\server\docs`: where the writer's own machine has it.
    let is_drive = |scheme: &str| scheme.len() == 1 || scheme == "file";
    if url.starts_with("\\\\") || scheme(url).is_some_and(|scheme| is_drive(&scheme)) {
        return Target::Refused(
            "this is a file of your own computer",
            "copy it into content/, beside the article, and write its name alone",
        );
    }
    if let Some(scheme) = scheme(url) {
        return by_scheme(&scheme, is_image);
    }
    if url.starts_with("//") || url.starts_with('\\') {
        return Target::Refused("this address has no scheme", "write https:// in front of it");
    }
    let (rest, fragment) = match url.split_once('#') {
        Some((rest, fragment)) => (rest, Some(decode(fragment)).filter(|f| !f.is_empty())),
        None => (url, None),
    };
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (path, query) = (decode(path), Some(query.to_owned()).filter(|query| !query.is_empty()));
    if is_image {
        return if path.is_empty() {
            Target::Refused("this picture has no address", "name the file beside the article")
        } else {
            Target::File { path }
        };
    }
    if leads_to_page(&path) {
        Target::Page { path, query, fragment }
    } else {
        Target::File { path }
    }
}

/// What keeps an address elsewhere from being opened, and what to write.
pub(super) fn flaw(url: &str) -> Option<(&'static str, &'static str)> {
    let url = url.trim();
    let scheme = scheme(url)?;
    let rest = &url[scheme.len() + 1..];
    match scheme.as_str() {
        "http" | "https" if !rest.starts_with("//") => {
            Some(("two slashes follow the colon of a web address", "write https://example.com/…"))
        }
        "http" | "https" => web(url),
        "mailto" => {
            let (to, query) = rest.split_once('?').unwrap_or((rest, ""));
            let is_address = |to: &str| {
                let to = to.trim();
                let (name, domain) = to.rsplit_once('@').unwrap_or_default();
                let is_one = !name.is_empty() && !to.contains(char::is_whitespace);
                is_one && domain.contains('.') && !domain.contains("..")
            };
            // Without an address, readers choose to whom they write.
            let is_right = match to.is_empty() {
                true => !query.is_empty(),
                // A space before the first is part of it for programs of mail.
                false => {
                    let to = decode(to);
                    !to.starts_with(char::is_whitespace) && to.split(',').all(is_address)
                }
            };
            (!is_right).then_some(("this is no mail address", "write mailto:name@example.com"))
        }
        "tel" | "sms" if !rest.contains(|c: char| c.is_ascii_digit()) => {
            Some(("this is no telephone number", "write tel:+441234567890"))
        }
        _ => None,
    }
}

fn web(url: &str) -> Option<(&'static str, &'static str)> {
    let Ok(parsed) = url::Url::parse(url) else {
        return Some(("no browser opens this address", "correct it: try it in a browser first"));
    };
    let last = parsed.host_str()?.rsplit('.').next()?;
    if matches!(last, "http" | "https") && parsed.path().starts_with("//") {
        return Some(("https:// stands in this address twice", "write it once"));
    }
    let is_empty = |label: &str| label.is_empty();
    parsed.host_str()?.trim_end_matches('.').split('.').any(is_empty).then_some((
        "no browser opens this address",
        "correct it: one dot parts the names of a domain",
    ))
}

fn by_scheme(scheme: &str, is_image: bool) -> Target {
    match scheme {
        "http" | "https" => Target::Elsewhere,
        _ if is_image => Target::Refused(
            "a picture cannot be loaded from this kind of address",
            "copy the file beside the article",
        ),
        _ if SCHEMES.contains(&scheme) => Target::Elsewhere,
        "javascript" | "vbscript" | "data" => Target::Refused(
            "this kind of address could run a program in the reader's browser",
            "link to a page instead",
        ),
        _ => Target::Refused(
            "this kind of address is not known to be safe",
            "use https:, mailto: or tel:, or write ./ before a file name with a colon",
        ),
    }
}

/// The lower-cased scheme of RFC 3986, if there is one.
pub(super) fn scheme(url: &str) -> Option<String> {
    let (scheme, _) = url.split_once(':')?;
    let first = scheme.chars().next()?;
    let rest_is_valid =
        scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    (first.is_ascii_alphabetic() && rest_is_valid).then(|| scheme.to_ascii_lowercase())
}

/// Markdown files, folders and the page itself; everything else with an extension is a file.
fn leads_to_page(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    match name.rsplit_once('.') {
        Some((_, extension)) => extension.eq_ignore_ascii_case("md") || matches!(name, "." | ".."),
        None => true,
    }
}

fn decode(text: &str) -> String {
    percent_decode_str(text)
        .decode_utf8()
        .map_or_else(|_| text.to_owned(), |decoded| decoded.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn destinations_are_sorted() {
        let page = |path: &str, fragment: Option<&str>| Target::Page {
            path: path.into(),
            query: None,
            fragment: fragment.map(Into::into),
        };
        assert_eq!(sort("https://example.org/", false), Target::Elsewhere);
        assert_eq!(sort("mailto:a@example.org", false), Target::Elsewhere);
        assert_eq!(sort("../a/b.fr.md#x%C3%A9", false), page("../a/b.fr.md", Some("xé")));
        assert_eq!(sort("#top", false), page("", Some("top")));
        assert_eq!(sort("../billing/", false), page("../billing/", None));
        let asked = Target::Page {
            path: "y.md".into(),
            query: Some("x=1".into()),
            fragment: Some("z".into()),
        };
        assert_eq!(sort("y.md?x=1#z", false), asked);
        assert_eq!(sort("list.csv", false), Target::File { path: "list.csv".into() });
        assert_eq!(sort("img/a%20b.png", true), Target::File { path: "img/a b.png".into() });
    }

    #[test]
    fn addresses_that_nobody_can_open_are_known() {
        for url in [
            "https://",
            "https:/example.org",
            "http:example.org",
            "https://https://example.org",
            "http://www.https://example.org",
            "https://example..org",
            "https://example.org:99999/",
            "https://[bad/",
            "mailto:",
            "mailto:me",
            "mailto:me@example,com",
            "mailto:%20me@example.com",
            "tel:call",
        ] {
            assert!(flaw(url).is_some(), "{url}");
        }
        for url in [
            "https://example.org",
            "HTTPS://EXAMPLE.org./a//b",
            "http://localhost:8000/",
            "https://web.archive.org/web/2020/https://example.org",
            "mailto:a@example.org,b@example.org?subject=x",
            "mailto:a@example.org,%20b@example.org",
            "mailto:?subject=x",
            "tel:+1%202",
            "x.md",
        ] {
            assert_eq!(flaw(url), None, "{url}");
        }
    }

    #[test]
    fn programs_in_addresses_are_refused() {
        for url in [
            "javascript:alert(1)",
            "JaVaScRiPt:x",
            "java\nscript:x",
            " \u{1}javascript:x",
            "vbscript:x",
            "data:text/html,x",
            "//example.org/x",
            "C:\\docs\\x.docx",
            "file:///docs/x.pdf",
        ] {
            assert!(matches!(sort(url, false), Target::Refused(..)), "{url:?}");
        }
        assert!(matches!(sort("data:image/png;base64,AA", true), Target::Refused(..)));
        assert!(matches!(sort("mailto:a@example.org", true), Target::Refused(..)));
    }
}
