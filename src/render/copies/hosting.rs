//! Files for static hosts and crawlers: redirects, headers, `robots.txt`.

use serde_json::json;

use crate::diagnostics::{Diagnostic, Place};
use crate::model::{OutputFile, SPECULATION, SitePath, media_type};
use crate::render::contact;
use crate::render::page::escape::escaped;
use crate::render::page::policy;
use crate::render::page::shared::Shared;

/// Rules of `_redirects` that Cloudflare Pages reads; Netlify asks for fewer than ten thousand.
const MOST_REDIRECTS: usize = 2_000;

/// A host that reads only the start of `_redirects` serves the rest by pages that lead on.
pub(in crate::render) fn too_many_redirects(rules: usize) -> Option<Diagnostic> {
    (rules > MOST_REDIRECTS).then(|| {
        let message = format!(
            "`_redirects` has {rules} rules; some hosts read the first \
            {MOST_REDIRECTS} only"
        );
        Diagnostic::warning("many-redirects", message).at(Place::file("site/_redirects")).help(
            "pages at the old addresses lead on as well; take out aliases that nobody uses \
                any more",
        )
    })
}

/// Addresses of the files that [`write`] gives.
pub(in crate::render) const FILES: [&str; 5] =
    ["site/robots.txt", "site/_redirects", "site/_headers", "site/.nojekyll", SPECULATION_PATH];

const SPECULATION_PATH: &str = "site/speculation.json";

/// All but the pages at old addresses.
pub(in crate::render) fn write(shared: &Shared<'_>) -> Vec<OutputFile> {
    vec![
        OutputFile::new("site/robots.txt", robots(shared).into_bytes()),
        OutputFile::new("site/_redirects", redirects(shared).into_bytes()),
        OutputFile::new("site/_headers", headers(shared).into_bytes()),
        // Tells GitHub Pages to publish files whose names start with an underscore.
        OutputFile::new("site/.nojekyll", Vec::new()),
        OutputFile::new(SPECULATION_PATH, speculation(shared).into_bytes()),
    ]
}

/// A page that a reader points at for a moment is fetched, not run. Searches and what a host answers
/// are left alone: they would count.
fn speculation(shared: &Shared<'_>) -> String {
    let base = shared.site.config.base_url.path();
    let not = |tail: &str| json!({ "not": { "href_matches": format!("{base}{tail}") } });
    let all = json!({ "href_matches": format!("{base}*") });
    let pages = json!({ "and": [all, not("api/*"), not("*\\?*"), not("assets/*")] });
    let rules = json!({ "prefetch": [{ "where": pages, "eagerness": "moderate" }] });
    format!("{rules}\n")
}

fn robots(shared: &Shared<'_>) -> String {
    let base = shared.site.config.base_url.path();
    if shared.site.config.preview {
        // Not forbidden: a crawler has to read a page to see that it should not be listed.
        return format!("User-agent: *\nDisallow: {base}api/\n");
    }
    let sitemap = shared.url(&SitePath::new("sitemap.xml"));
    format!("User-agent: *\nDisallow: {base}api/\n\nSitemap: {sitemap}\n")
}

/// One rule a line: from, to, status. Addresses are percent-encoded, so nothing in one ends a line.
fn redirects(shared: &Shared<'_>) -> String {
    let mut text = String::new();
    let aliases = shared.site.redirects.iter().map(|redirect| (&redirect.from, &redirect.to));
    let cut_off = contact::cut_off(shared);
    for (from, to) in aliases.chain(cut_off.iter().map(|(from, to)| (from, to))) {
        text.push_str(&format!("{} {} 301\n", shared.href(from), shared.href(to)));
    }
    // The most particular prefix first: the default language's pages have none.
    for lang in shared.site.languages().skip(1) {
        let home = shared.href(&SitePath::new(format!("{lang}/")));
        text.push_str(&format!("{home}* {home}404.html 404\n"));
    }
    text
}

/// A rule for each kind of file, not for each file: Cloudflare takes a hundred rules.
///
/// What lies below `assets/` carries its hash in its name, but for the files that others ask for by
/// a name they know. Hosts join the values of overlapping rules with a comma, or let the later one
/// win; either way a browser asks again before it uses a file with `no-cache`.
fn headers(shared: &Shared<'_>) -> String {
    let config = &shared.site.config;
    let mut text = format!(
        "/*\n  Content-Security-Policy: {}\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: \
         strict-origin-when-cross-origin\n  Permissions-Policy: camera=(), geolocation=(), \
         microphone=()\n",
        policy::for_header(config, &shared.input.theme.inline)
    );
    if config.preview {
        text.push_str("  X-Robots-Tag: noindex\n");
    }
    let base = config.base_url.path();
    text.push_str(&format!("  Speculation-Rules: \"{base}{SPECULATION}\"\n"));
    text.push_str(&format!(
        "{base}{SPECULATION}\n  Content-Type: {}\n",
        media_type(SPECULATION_PATH)
    ));
    let mut rule = |path: &str, value: &str| {
        text.push_str(&format!("{}{path}\n  Cache-Control: {value}\n", config.base_url.path()));
    };
    rule("assets/*", "public, max-age=31536000, immutable");
    for path in shared.assets.lasting_names() {
        rule(path, "no-cache");
    }
    for lang in shared.site.languages() {
        rule(&format!("assets/search/{lang}/manifest.txt"), "no-cache");
    }
    // Other sites' pages import the search and read its files.
    let base = config.base_url.path();
    text.push_str(&format!("{base}assets/search/*\n  Access-Control-Allow-Origin: *\n"));
    text
}

/// For hosts that read no redirect rules: a page that leads on by itself, without a script.
pub(in crate::render) fn stub(shared: &Shared<'_>, from: &SitePath, to: &SitePath) -> OutputFile {
    let href = escaped(&shared.href(to));
    let url = escaped(&shared.url(to));
    let config = &shared.site.config;
    let lang =
        shared.site.languages().skip(1).find(|lang| to.as_str().starts_with(&format!("{lang}/")));
    let lang = lang.unwrap_or(&config.default_language().lang);
    let title = shared.strings.get(lang).map(|strings| strings.text("moved")).unwrap_or_default();
    let html = format!(
        "<!doctype html>\n<html lang=\"{lang}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <title>{}</title>\n<meta name=\"viewport\" content=\"width=device-width, \
         initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <meta http-equiv=\"refresh\" content=\"0; url={href}\">\n\
         <link rel=\"canonical\" href=\"{url}\">\n</head>\n<body>\n\
         <p><a href=\"{href}\">{}</a></p>\n</body>\n</html>\n",
        lang.direction().as_str(),
        escaped(&title),
        escaped(&title),
    );
    OutputFile::new(format!("site/{}", from.file()), html.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::too_many_redirects;

    #[test]
    fn more_rules_than_a_host_reads_are_told() {
        assert!(too_many_redirects(2_000).is_none());
        assert_eq!(too_many_redirects(2_001).unwrap().code, "many-redirects");
    }
}
