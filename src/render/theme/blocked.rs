//! What the pages' security policy keeps from working in a site's own templates, style sheets and scripts:
//! browsers say so in a console that nobody has open.

use html5gum::emitters::default::{DefaultEmitter, StartTag};
use html5gum::{Token, Tokenizer};

use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::render::theme::Theme;
use crate::render::theme::loads;
use crate::render::theme::style::{self, For};
use crate::tree::TextFile;

/// Stands for what a template puts in.
const HOLE: char = '\u{7f}';

/// A warning at each address that `policy` does not load, and each attribute that never works.
/// `origin`: the site's own.
pub(in crate::render) fn found(theme: &Theme, policy: &str, origin: &str) -> Diagnostics {
    let policy = Policy { text: policy, origin };
    let mut diagnostics = Diagnostics::new();
    for file in &theme.own {
        if let Some(template) = file.name.strip_prefix("templates/") {
            let Some(source) = theme.sources.get(template) else { continue };
            policy.in_template(source, &mut diagnostics);
        } else if file.name.ends_with(".css") {
            let text = String::from_utf8_lossy(&file.bytes).into_owned();
            let sheet = TextFile::new(file.path.as_str(), text);
            policy.in_styles(&sheet, &sheet.text, 0, &mut diagnostics);
        } else if file.name.ends_with(".js") || file.name.ends_with(".mjs") {
            let text = String::from_utf8_lossy(&file.bytes).into_owned();
            policy.in_script(&TextFile::new(file.path.as_str(), text), &mut diagnostics);
        }
    }
    diagnostics
}

/// The security policy, as pages carry it.
struct Policy<'a> {
    text: &'a str,
    origin: &'a str,
}

impl Policy<'_> {
    fn in_template(&self, file: &TextFile, diagnostics: &mut Diagnostics) {
        let html = without_tags(&file.text);
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        let mut in_style = false;
        for token in Tokenizer::new_with_emitter(html.as_str(), emitter).flatten() {
            match token {
                Token::StartTag(tag) => {
                    in_style = tag.name.as_slice() == b"style";
                    self.in_tag(file, &tag, diagnostics);
                }
                Token::String(text) if in_style => {
                    let styles = String::from_utf8_lossy(&text.value);
                    self.in_styles(file, &styles, text.span.start, diagnostics);
                }
                _ => {}
            }
        }
    }

    fn in_tag(&self, file: &TextFile, tag: &StartTag<usize>, diagnostics: &mut Diagnostics) {
        let name = String::from_utf8_lossy(&tag.name);
        let attribute = |wanted: &[u8]| {
            let found = tag.attributes.iter().find(|(key, _)| key.as_slice() == wanted);
            found.map(|(_, value)| String::from_utf8_lossy(value).trim().to_lowercase())
        };
        for (key, value) in &tag.attributes {
            let (key, written) = (String::from_utf8_lossy(key), String::from_utf8_lossy(value));
            let span = Span::new(value.span.start, value.span.end.min(tag.span.end));
            let is_script = written.trim_start().to_lowercase().starts_with("javascript:");
            let is_handler = key.starts_with("on") && key.len() > 4 && !key.contains('-');
            if key == "style" || is_handler || (key == "href" && is_script) {
                let (what, place) = match &*key {
                    "style" => {
                        ("style", "give it a class, and write its style into assets/custom.css")
                    }
                    _ => (
                        "script",
                        "write it into assets/custom.js, which finds it by a class or data- attribute",
                    ),
                };
                diagnostics.push(
                    Diagnostic::warning(
                        "inline-attribute",
                        format!("the security policy lets no {what} in `{key}` work"),
                    )
                    .at(file.place(span))
                    .help(place),
                );
                continue;
            }
            let Some(directive) = directive(&name, &key, attribute(b"rel").as_deref()) else {
                continue;
            };
            let urls: Vec<&str> = match key.ends_with("srcset") {
                true => {
                    written.split(", ").filter_map(|one| one.split_whitespace().next()).collect()
                }
                false => vec![written.trim()],
            };
            for url in urls {
                self.judge(file, (url, span), directive, diagnostics);
            }
        }
    }

    /// `css` stands in `file` at `offset`.
    fn in_styles(&self, file: &TextFile, css: &str, offset: usize, diagnostics: &mut Diagnostics) {
        for (span, what) in style::elsewhere(css) {
            let url = css.get(span.start..span.end).unwrap_or_default();
            let directive = match what {
                For::Style => "style-src",
                For::Font => "font-src",
                For::Picture => "img-src",
            };
            let span = Span::new(span.start + offset, span.end + offset);
            self.judge(file, (url, span), directive, diagnostics);
        }
    }

    fn in_script(&self, file: &TextFile, diagnostics: &mut Diagnostics) {
        for (span, directive) in loads::addresses(&file.text) {
            let url = file.text.get(span.start..span.end).unwrap_or_default();
            self.judge(file, (url, span), directive, diagnostics);
        }
    }

    fn judge(
        &self,
        file: &TextFile,
        (url, span): (&str, Span),
        directive: &str,
        diagnostics: &mut Diagnostics,
    ) {
        let told = self.blocked(url, directive).map(|d| d.at(file.place(span)));
        diagnostics.extend(told.into_iter().collect());
    }

    /// What is wrong with loading `url`.
    fn blocked(&self, url: &str, directive: &str) -> Option<Diagnostic> {
        let lower = url.to_lowercase();
        let source = if lower.starts_with("data:") {
            "data:".to_owned()
        } else {
            let whole = if url.starts_with("//") { format!("https:{url}") } else { url.to_owned() };
            let (scheme, rest) = whole.split_once("://")?;
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            if host.contains(HOLE)
                || !["http", "https"].iter().any(|s| scheme.eq_ignore_ascii_case(s))
            {
                return None;
            }
            let origin = url::Url::parse(&format!("{scheme}://{host}/")).ok()?.origin();
            origin.ascii_serialization()
        };
        if source == self.origin || self.sources(directive).any(|allowed| allowed == source) {
            return None;
        }
        let key = match directive {
            "script-src" => "scripts",
            "style-src" => "styles",
            "img-src" => "images",
            "font-src" => "fonts",
            "media-src" => "media",
            "frame-src" => "frames",
            "connect-src" => "connect",
            _ => "",
        };
        let help = match (key, source.as_str()) {
            ("", _) if directive == "form-action" => {
                "forms reach this site and its own host alone: link to their page".to_owned()
            }
            ("", _) => "no setting allows it: take an <iframe>, or a link".to_owned(),
            ("images", _) => format!("add images = [\"{source}\"] to [security] in site.toml"),
            (_, "data:") => "put it into a file of assets/".to_owned(),
            (key, _) => format!("add {key} = [\"{source}\"] to [security] in site.toml"),
        };
        let does =
            if directive == "form-action" { "send anything to" } else { "load anything from" };
        let message = format!("the security policy does not {does} {source}");
        Some(Diagnostic::warning("blocked-embed", message).help(help))
    }

    /// What the policy allows for `directive`.
    fn sources(&self, directive: &str) -> impl Iterator<Item = &str> {
        let of = |wanted: &str| {
            let parts = self.text.split("; ").map(|part| part.split(' '));
            { parts }.find_map(|mut part| (part.next()? == wanted).then_some(part))
        };
        of(directive).or_else(|| of("default-src")).into_iter().flatten()
    }
}

/// The part of the policy that judges the address in an attribute; `None` where it is no address
/// that a page loads.
fn directive(tag: &str, key: &str, rel: Option<&str>) -> Option<&'static str> {
    let rel = |wanted: &str| rel.is_some_and(|rel| rel.split_whitespace().any(|r| r == wanted));
    Some(match (tag, key) {
        ("script", "src") => "script-src",
        ("link", "href") if rel("stylesheet") => "style-src",
        ("link", "href") if rel("icon") || rel("apple-touch-icon") => "img-src",
        ("img" | "source", "srcset") | ("img", "src") | ("video", "poster") => "img-src",
        ("video" | "audio" | "source" | "track", "src") => "media-src",
        ("iframe", "src") => "frame-src",
        ("object", "data") | ("embed", "src") => "object-src",
        ("form", "action") | ("button" | "input", "formaction") => "form-action",
        _ => return None,
    })
}

/// The HTML of a template, as long as the template is: what stands in its own tags is no HTML.
fn without_tags(template: &str) -> String {
    let mut html = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.find('{') {
        let (before, tag) = rest.split_at(at);
        html.push_str(before);
        let kinds = [("{{", "}}", HOLE), ("{%", "%}", ' '), ("{#", "#}", ' ')];
        let kind = kinds.into_iter().find(|(open, ..)| tag.starts_with(open));
        let Some((close, fill)) = kind.map(|(_, close, fill)| (close, fill)) else {
            html.push('{');
            rest = tag.get(1..).unwrap_or_default();
            continue;
        };
        let length = tag.find(close).map_or(tag.len(), |end| end + close.len());
        html.extend(std::iter::repeat_n(fill, length));
        rest = tag.get(length..).unwrap_or_default();
    }
    html.push_str(rest);
    html
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::theme::ThemeFile;

    const POLICY: &str = "default-src 'self'; img-src 'self' https://pictures.example.com; \
        script-src 'self' https://count.example.com; style-src 'self'; object-src 'none'; \
        form-action 'self'";

    fn told(name: &str, text: &str) -> Vec<(&'static str, u32, String)> {
        let file = ThemeFile {
            name: name.to_owned(),
            path: format!("themes/x/{name}"),
            bytes: text.as_bytes().into(),
            built_in: false,
        };
        let (theme, _) = Theme::load(&[file]);
        let found = found(&theme, POLICY, "https://help.example.com");
        let column = |d: &Diagnostic| d.place.as_ref().map_or(0, |place| place.column);
        found.iter().map(|d| (d.code, column(d), d.help.clone().unwrap_or_default())).collect()
    }

    fn add(key: &str, source: &str) -> String {
        format!("add {key} = [\"{source}\"] to [security] in site.toml")
    }

    #[test]
    fn what_a_template_loads_from_elsewhere_is_told_with_the_setting() {
        for (html, column, key, source) in [
            (
                "<script src=\"https://a.example.com/x.js\"></script>",
                9,
                "scripts",
                "https://a.example.com",
            ),
            (
                "<link rel=stylesheet href='//a.example.com/x.css'>",
                22,
                "styles",
                "https://a.example.com",
            ),
            (
                "<img alt=\"\" src=https://a.example.com:8443/x.png>",
                13,
                "images",
                "https://a.example.com:8443",
            ),
            ("<img src=\"data:image/png;base64,AA\">", 6, "images", "data:"),
            (
                "<iframe src=\"https://a.example.com/{{ page.name }}\"></iframe>",
                9,
                "frames",
                "https://a.example.com",
            ),
            (
                "{% if site.feed %}<video src=\"HTTPS://a.example.com/x\"></video>{% endif %}",
                26,
                "media",
                "https://a.example.com",
            ),
            (
                "<style>a { background: url(https://a.example.com/x.png) }</style>",
                28,
                "images",
                "https://a.example.com",
            ),
        ] {
            let wanted = [("blocked-embed", column, add(key, source))];
            assert_eq!(told("templates/slots/head.html", html), wanted, "{html}");
        }
    }

    #[test]
    fn what_works_is_left_alone() {
        for html in [
            "<script src=\"https://count.example.com/x.js\"></script>",
            "<script src=\"{{ asset(name=\"custom.js\") }}\"></script>",
            "<img src=\"https://help.example.com/x.png\"><img src=\"/x.png\">",
            "<img srcset=\"https://pictures.example.com/a.png 1x, b.png 2x\">",
            "<!-- <script src=\"https://a.example.com/\"></script> --><a href=\"https://a.example.com\">a</a>",
            "{# <img src=\"https://a.example.com/\"> #}<img src=\"https://{{ site.extra.host }}/a.png\">",
            "<script>x = '<img src=\"https://a.example.com/\" style=\"\">'</script>",
            "<link rel=\"preconnect\" href=\"https://a.example.com\"><p data-style=\"a\" once>",
            "<form action=\"/search/\"></form><iframe data-src=\"https://a.example.com/\"></iframe>",
        ] {
            assert_eq!(told("templates/slots/head.html", html), [], "{html}");
        }
    }

    #[test]
    fn attributes_that_never_work_are_told() {
        let codes = |html: &str| -> Vec<(&str, u32)> {
            told("templates/slots/banner.html", html).iter().map(|d| (d.0, d.1)).collect()
        };
        assert_eq!(codes("<p style=\"color: red\">"), [("inline-attribute", 4)]);
        assert_eq!(codes("<p class=\"a\" onclick='go()'>"), [("inline-attribute", 14)]);
        assert_eq!(codes("<a href=\"javascript:go()\">"), [("inline-attribute", 4)]);
        assert_eq!(codes("<form action=\"https://a.example.com/\">"), [("blocked-embed", 7)]);
    }

    #[test]
    fn scripts_load_and_ask_what_the_policy_allows() {
        let js = |text: &str| told("assets/custom.js", text);
        let blocked =
            |column, key| vec![("blocked-embed", column, add(key, "https://a.example.com"))];
        for (script, column, key) in [
            ("import \"https://a.example.com/x.js\";", 9, "scripts"),
            ("const a = await import('https://a.example.com/x.js');", 25, "scripts"),
            ("export { a } from \"https://a.example.com/x.js\";", 20, "scripts"),
            ("fetch(`https://a.example.com/x?y=1`)", 8, "connect"),
            ("navigator.sendBeacon(\"https://a.example.com/\")", 23, "connect"),
            ("document.createElement(\"script\").src = \"https://a.example.com/x\"", 41, "scripts"),
            ("document.createElement('iframe').src = 'https://a.example.com/x.js'", 41, "frames"),
            ("a(\"//b\", 'http://c'); fetch('https://a.example.com/x')", 30, "connect"),
            ("picture.src=\"https://a.example.com/x.png?1\"", 14, "images"),
        ] {
            assert_eq!(js(script), blocked(column, key), "{script}");
        }
        for script in [
            "import \"https://count.example.com/x.js\";",
            "import \"./own.js\"; fetch(\"/search/\"); fetch(\"https://help.example.com/x.json\")",
            "location.href = \"https://a.example.com/\"; link.href = 'https://a.example.com/'",
            "// fetch(\"https://a.example.com/\")\n/* import \"https://a.example.com/x.js\" */",
            "fetch(`https://${host}/x`); fetch(\"https://\" + host)",
            "go(); // see import \"https://a.example.com/x.js\"",
            "fetch(\"https://a.example.com/",
        ] {
            assert_eq!(js(script), [], "{script}");
        }
    }

    #[test]
    fn styles_load_what_the_policy_allows() {
        let css = |text: &str| told("assets/custom.css", text);
        assert_eq!(
            css("@import url(https://a.example.com/x.css);"),
            [("blocked-embed", 13, add("styles", "https://a.example.com"))]
        );
        assert_eq!(
            css("@font-face { font-family: A; src: url(\"https://a.example.com/x.woff2\") }"),
            [("blocked-embed", 40, add("fonts", "https://a.example.com"))]
        );
        assert_eq!(
            css("a { background: url(data:image/png;base64,AA) }"),
            [("blocked-embed", 21, add("images", "data:"))]
        );
        assert_eq!(
            css("@font-face { src: url(data:font/woff2;base64,AA) }"),
            [("blocked-embed", 23, "put it into a file of assets/".to_owned())]
        );
        assert_eq!(css("a { background: url(https://pictures.example.com/a.png) url(#a) }"), []);
    }
}
