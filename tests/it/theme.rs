//! What a company makes of the theme without copying it, and the sizes that the built-in one keeps
//! to.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::site::TestSite;

const COMPANY: &str = "title = \"Acme Help\"\nbase_url = \"https://help.example.com/\"\n\
    default_language = \"en\"\n[languages.en]\nname = \"English\"\n[theme]\nname = \"acme\"\n\
    accent = \"#ffd400\"\nlogo = \"logo.svg\"\n[extra]\nline = \"Acme Ltd, Example Street 1\"\n\
    [security]\nscripts = [\"https://count.example.com\"]\nimages = [\"data:\"]\n";

/// A company's own theme over a fresh site: not one built-in file is copied.
fn company() -> TestSite {
    TestSite::new()
        .file("site.toml", COMPANY)
        .file("content/a/_category.md", "---\nicon: book\nextra: {colour: red}\n---\n# A\n")
        .file("content/a/first.md", "---\nextra: {badge: New}\n---\n# First\n\nText.\n")
        .file("content/a/prices.md", "---\ntemplate: landing.html\n---\n# Prices\n\nFree.\n")
        .file("themes/acme/assets/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
        .file("themes/acme/assets/custom.css", ":root { --radius-m: 0 }\n")
        .file("themes/acme/assets/custom.js", "document.title += '!';\n")
        .file("themes/acme/templates/slots/banner.html", "<p class=\"banner\">We move</p>\n")
        .file("themes/acme/templates/slots/footer.html", "<p>{{ site.extra.line }}</p>\n")
        .file(
            "themes/acme/templates/slots/head.html",
            "<script async src=\"https://count.example.com/c.js\"></script>\n\
             <script>count = []</script>\n",
        )
        .file(
            "themes/acme/templates/article.html",
            "{% extends \"builtin/article.html\" %}\n{% block article_top %}<b class=\"badge\">\
             {{ article.extra.badge }}</b>{% endblock article_top %}\n",
        )
        .file(
            "themes/acme/templates/category.html",
            "{% extends \"builtin/category.html\" %}{% block banner %}<i>{{ \
             category.extra.colour }}</i>{% endblock banner %}\n",
        )
        .file(
            "themes/acme/templates/landing.html",
            "{% extends \"base.html\" %}{% block main %}<h1>{{ article.title }}</h1>{% endblock \
             main %}\n",
        )
}

fn page(site: &TestSite, path: &str) -> String {
    let file = site.root().join("dist/site").join(path).join("index.html");
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn assert_has(html: &str, wanted: &[&str]) {
    for part in wanted {
        assert!(html.contains(part), "no {part} in:\n{html}");
    }
}

#[test]
fn a_company_theme_copies_nothing() {
    let site = company();
    let output = site.build(&["--strict"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let article = page(&site, "a/first");
    assert_has(
        &article,
        &[
            "<p class=\"banner\">We move</p>",
            "<p>Acme Ltd, Example Street 1</p>",
            "<b class=\"badge\">New</b>",
            "assets/custom.",
            "class=\"logo\"",
            "<div class=\"prose\"",
        ],
    );
    // Own styles come after all others, and may say what they like.
    let css: Vec<_> = article.match_indices("rel=\"stylesheet\" href=\"/assets/").collect();
    let last = css.last().map(|(at, _)| &article[*at..*at + 60]).unwrap();
    assert!(last.contains("custom."), "{last}");
    let headers = std::fs::read_to_string(site.root().join("dist/site/_headers")).unwrap();
    // printf 'count = []' | openssl dgst -sha256 -binary | base64
    assert_has(
        &headers,
        &[
            "script-src 'self' https://count.example.com 'sha256-KwvKRyFvnnwbtU7V+Am0Fzz5GgLtslN/HhDllTd4xA8=';",
            "img-src 'self' data:;",
        ],
    );
    let landing = page(&site, "a/prices");
    assert_has(&landing, &["<h1>Prices</h1>", "<p class=\"banner\">We move</p>"]);
    assert!(!landing.contains("class=\"prose\""));
    assert_has(&page(&site, "a"), &["<i>red</i>"]);
}

/// A page keeps the logo's place before its picture has come: the menu is measured beside it.
#[test]
fn a_logo_has_its_size_on_the_page() {
    let logo = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"220\" height=\"40\"/>";
    let site = company()
        .file("site.toml", &COMPANY.replace("[extra]", "logo_dark = \"dark.svg\"\n[extra]"))
        .file("themes/acme/assets/logo.svg", logo)
        .file("themes/acme/assets/dark.svg", "<svg viewBox=\"0 0 30 20\"/>");
    let output = site.build(&["--strict"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let html = page(&site, "a/first");
    assert_has(&html, &["width=\"220\" height=\"40\" alt", "width=\"30\" height=\"20\" alt"]);
}

/// `examples/company` over a fresh `init`, in forty lines: logo, colours, font, banner, footer in
/// columns, analytics and a page of its own kind.
#[test]
fn the_example_of_a_company_is_short_and_builds() {
    let example =
        crate::site::tree(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/company"));
    let filled = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        text.lines().filter(|line| !line.trim().is_empty()).count()
    };
    let lines: usize = example.values().map(|bytes| filled(bytes)).sum();
    assert!(lines <= 40, "{lines} lines");
    let mut site = TestSite::new();
    let output = site.run(&["init", "acme"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let root = site.root().join("acme");
    for (path, bytes) in example {
        if path == Path::new("add-to-site.toml") {
            // In the place of the table that `init` ends with.
            let text = std::fs::read_to_string(root.join("site.toml")).unwrap();
            let (before, own) = text.split_once("\n[theme]\n").unwrap();
            assert_eq!(own.lines().count(), 1, "{own}");
            let added = String::from_utf8_lossy(&bytes);
            site = site.file("acme/site.toml", &format!("{before}\n{added}"));
        } else {
            site = site.bytes(&format!("acme/{}", path.display()), &bytes);
        }
    }
    let output = site.run(&["build", "--root", "acme", "--strict"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let page = std::fs::read_to_string(root.join("dist/site/start/pricing/index.html")).unwrap();
    assert_has(&page, &["One price for everybody.", "class=\"banner\"", "columns-3"]);
}

#[test]
fn what_a_theme_does_not_have_is_told_at_its_place() {
    let site = TestSite::new()
        .file("site.toml", &COMPANY.replace("logo.svg", "lgo.svg"))
        .file("themes/acme/assets/logo.svg", "<svg/>")
        .file("themes/acme/theme.css", "p { color: red }")
        .file("themes/acme/i18n/en.ftl", "tagged = { $tga }\n")
        .file("themes/acme/templates/slots/head.html", "<script>x('{{ page.title }}')</script>\n")
        .file("content/a/_category.md", "---\nicon: boook\n---\n# A\n")
        .file("content/a/b.md", "---\ntemplate: landng.html\n---\n# B\n\nText.\n");
    site.assert_mistakes(
        "warning[unknown-icon] content/a/_category.md:2:7\n\
         error[unknown-template] content/a/b.md:2:11\n\
         notice[accent-darkened] site.toml:8:10\n\
         error[dead-asset] site.toml:9:8\n\
         warning[unused-theme-file] themes/acme/assets/logo.svg\n\
         error[string-variable] themes/acme/i18n/en.ftl:1:12\n\
         error[inline-code] themes/acme/templates/slots/head.html:1:1\n\
         warning[theme-file] themes/acme/theme.css",
    );
}

/// A slip in the name of a string is told at its line, and nobody is asked to translate it.
#[test]
fn a_string_that_nobody_asks_for_is_not_to_be_translated() {
    let settings = format!("{COMPANY}[languages.fr]\nname = \"Français\"\n");
    let site = TestSite::new()
        .file("site.toml", &settings.replace("logo = \"logo.svg\"\n", ""))
        .file("themes/acme/i18n/en.ftl", "# Ours\nhme-title = Hello\nours = Our own\n")
        .file("themes/acme/templates/slots/footer.html", "<p>{{ t(key=\"ours\") }}</p>\n")
        .file("content/a.md", "# A\n\nText.\n");
    let output = site.run(&["check", "--now", "2026-11-22", "--format", "json"]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("did you mean `home-title`?") && said.contains("\"line\":2"), "{said}");
    assert!(said.contains("the theme lacks 1 string in `fr`: ours\""), "{said}");
}

/// The style sheets of the built-in theme.
fn sheets() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/assets");
    let files = crate::site::tree(&folder).into_iter();
    let sheets = files.filter(|(path, _)| path.extension().is_some_and(|e| e == "css"));
    sheets
        .map(|(path, bytes)| (path.display().to_string(), String::from_utf8(bytes).unwrap()))
        .collect()
}

/// `property: value` of every declaration.
fn declarations(css: &str) -> impl Iterator<Item = (&str, &str)> {
    css.split(['{', '}', ';']).filter_map(|part| {
        let (property, value) = part.trim().split_once(':')?;
        Some((property.trim(), value.trim()))
    })
}

fn is_measured(property: &str) -> bool {
    let starts = ["padding", "margin", "font-size", "font-weight", "border-radius"];
    let is_corner = property.starts_with("border-") && property.ends_with("-radius");
    is_corner
        || property == "gap"
        || property.ends_with("-gap")
        || starts.iter().any(|start| property.starts_with(start))
}

/// Sizes, weights, roundings and distances come from the tokens: where each rule had its own, no
/// two boxes of a page were alike.
#[test]
fn every_size_is_a_token_and_there_are_few() {
    let mut tokens = BTreeSet::new();
    let mut literal = Vec::new();
    for (path, css) in sheets() {
        for (property, value) in declarations(&css) {
            let kinds = ["--step-", "--w-", "--space-", "--radius-"];
            if let Some(kind) = kinds.iter().find(|kind| property.starts_with(**kind)) {
                tokens.insert(format!("{kind} {value}"));
            }
            // An icon hangs out by its own width; a hidden text is one pixel; code is as large as
            // its surroundings are.
            let allowed = ["-1.75rem", "-1px", "0.875em"];
            let bare = value.split(' ').filter(|word| {
                word.starts_with(|c: char| c.is_ascii_digit() || c == '-')
                    && !word.contains("vw")
                    && *word != "0"
                    && *word != "-1"
            });
            if is_measured(property) {
                let unknown = bare.filter(|word| !allowed.contains(&word.trim_end_matches(')')));
                literal.extend(unknown.map(|word| format!("{path}: {property}: {word}")));
            }
        }
    }
    assert!(literal.is_empty(), "write a token:\n{}", literal.join("\n"));
    assert!(tokens.len() <= 24, "{} distinct values: {tokens:?}", tokens.len());
}

#[test]
fn all_styles_together_are_small() {
    let mut bytes = Vec::new();
    for (_, css) in sheets() {
        let mut packed = brotli::CompressorWriter::new(&mut bytes, 4096, 11, 22);
        std::io::Write::write_all(&mut packed, css.as_bytes()).unwrap();
    }
    assert!(bytes.len() <= 22 * 1024, "{} bytes", bytes.len());
}

/// The part of a colour's light that the eye sees (WCAG 2.2, "relative luminance").
fn luminance(hex: &str) -> f64 {
    let part = |at: usize| {
        let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

/// Coloured words of code stand on `--surface`: 4.5 to 1 at least, on light and on dark.
#[test]
fn the_colours_of_code_are_readable() {
    let css = sheets().into_iter().find(|(path, _)| path == "theme.css").unwrap().1;
    let tokens: BTreeMap<&str, (&str, &str)> = declarations(&css)
        .filter_map(|(name, value)| {
            let both = value.strip_prefix("light-dark(")?.strip_suffix(')')?;
            Some((name.rsplit(['\n', ' ']).next()?, both.split_once(", ")?))
        })
        .collect();
    let mut seen = 0;
    for (selector, colour) in css.lines().filter_map(|line| line.split_once(" { color: var(")) {
        if !selector.contains(".hl-") {
            continue;
        }
        let (words, ground) = (tokens[colour.split(')').next().unwrap()], tokens["--surface"]);
        for (word, ground) in [(words.0, ground.0), (words.1, ground.1)] {
            let (a, b) = (luminance(word), luminance(ground));
            let contrast = (a.max(b) + 0.05) / (a.min(b) + 0.05);
            assert!(contrast >= 4.5, "{selector}: {word} on {ground}: {contrast:.2}");
        }
        seen += selector.matches(".hl-").count();
    }
    assert_eq!(seen, 8);
}

/// Code is coloured in the page, by classes alone; search and the copies have the plain text.
#[test]
fn code_is_coloured_where_its_language_is_known() {
    let code = "# Look\nrsync -av \"a<b\" c/\n";
    let site = TestSite::new().file(
        "content/a/x.md",
        &format!("# X\n\n```sh\n{code}```\n\n```nonsense\nif a < 1\n```\n\n- x\n\n  ```json\n  [1]\n  ```\n"),
    );
    let output = site.build(&[]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let page = page(&site, "a/x");
    assert_has(
        &page,
        &[
            "<pre tabindex=\"0\"><code class=\"language-sh\"><span class=\"hl-comment\"># Look</span>\n",
            "<span class=\"hl-string\">&quot;a&lt;b&quot;</span>",
            "<code class=\"language-nonsense\">if a &lt; 1\n</code></pre>",
            "<code class=\"language-json\">[<span class=\"hl-number\">1</span>]\n</code>",
        ],
    );
    assert!(!page.contains(" style=\""), "{page}");
}

/// Everything of a site's own wins: no rule of the program stands outside its layer.
#[test]
fn every_rule_is_in_the_layer() {
    for (path, css) in sheets() {
        let code = css.split("*/").nth(1).unwrap_or_default();
        assert!(code.trim_start().starts_with("@layer frontdesk {"), "{path}");
        let mut depth = 0_i32;
        let mut closed = 0;
        for c in css.chars() {
            depth += i32::from(c == '{') - i32::from(c == '}');
            closed += i32::from(c == '}' && depth == 0);
        }
        assert_eq!((depth, closed), (0, 1), "{path}");
    }
}

/// One theme that was not chosen, and one more mistake of each kind, at its place.
#[test]
fn what_has_no_effect_in_a_theme_is_told() {
    let site = TestSite::new()
        .file("site.toml", &COMPANY.replace("accent = \"#ffd400\"\nlogo = \"logo.svg\"\n", ""))
        .file("content/a.md", "---\ntemplate: product.html\n---\n# A\n\nText.\n")
        .file("content/b.md", "---\ntemplate: later.html\ndraft: true\n---\n# B\n\nText.\n")
        .file("themes/acme/templates/product.html", "{% extends \"base.html\" %}")
        .file("themes/acme/templates/later.html", "{% extends \"base.html\" %}")
        .file("themes/acme/templates/product2.html", "{% extends \"base.html\" %}")
        .file(
            "themes/acme/templates/slots/banner.html",
            "<p style=\"a\"><svg><use href=\"{{ site.icons }}#bok\"/></svg></p>\n\
             <img src=\"https://a.example.com/a.png\">\n",
        )
        .file("themes/acme/templates/footer.html", "<p>Ours</p>\n")
        .file("themes/acme/assets/custom.css", ":root { --acent: red }\na {\n")
        .file("themes/acme/assets/icons.svg", "<svg><symbol id=\"book\"/></svg>")
        .file("themes/acme/i18n/en_US.ftl", "home = Start\n")
        .file("themes/acme/i18n/en.flt", "home = Start\n")
        .file("themes/acme/i18n/en/theme.ftl", "home = Start\n")
        .file("themes/acme/i18n/german.ftl", "home = Start\n")
        .file("themes/acme/i18n/fr.ftl", "home = Accueil\n")
        .file(
            "themes/acme/i18n/en.ftl",
            "home = A\nhome = B\narticles-count = { count } articles\n",
        )
        .file("themes/old/templates/slots/banner.html", "Old\n");
    site.assert_mistakes(
        "warning[unused-theme-file] site.toml:7:8\n\
         warning[unknown-token] themes/acme/assets/custom.css:1:9\n\
         error[open-block] themes/acme/assets/custom.css:2:3\n\
         warning[unknown-icon] themes/acme/assets/icons.svg\n\
         warning[unread-strings] themes/acme/i18n/en.flt\n\
         warning[string-twice] themes/acme/i18n/en.ftl:1:1\n\
         error[string-variable] themes/acme/i18n/en.ftl:3:20\n\
         warning[unread-strings] themes/acme/i18n/en/theme.ftl\n\
         warning[unread-strings] themes/acme/i18n/en_US.ftl\n\
         warning[unread-strings] themes/acme/i18n/fr.ftl\n\
         warning[unread-strings] themes/acme/i18n/german.ftl\n\
         warning[unused-theme-file] themes/acme/templates/footer.html\n\
         warning[unused-theme-file] themes/acme/templates/product2.html\n\
         warning[inline-attribute] themes/acme/templates/slots/banner.html:1:4\n\
         warning[unknown-icon] themes/acme/templates/slots/banner.html:1:47\n\
         warning[blocked-embed] themes/acme/templates/slots/banner.html:2:6",
    );
}

/// A template with a mistake in it is there: nobody is told that it is missing, or that another one
/// extends nothing.
#[test]
fn a_broken_template_is_told_alone() {
    let site = TestSite::new()
        .file("site.toml", &COMPANY.replace("logo = \"logo.svg\"\n", ""))
        .file("content/a.md", "---\ntemplate: landing.html\n---\n# A\n\nText.\n")
        .file("content/b.md", "---\ntemplate: other.html\n---\n# B\n\nText.\n")
        .file("themes/acme/templates/landing.html", "{% extends \"base.html\" %}\n{% if %}\n")
        .file("themes/acme/templates/other.html", "{% extends \"landing.html\" %}\n");
    site.assert_mistakes(
        "notice[accent-darkened] site.toml:8:10\n\
         error[template] themes/acme/templates/landing.html:2:7",
    );
}

/// After a "No" two other articles are offered, in their own language where there is no translation.
#[test]
fn after_a_no_there_are_two_other_answers() {
    let settings = "title = \"Help\"\nbase_url = \"https://help.example.com/\"\n\
        default_language = \"en\"\nmissing_translation = \"hide\"\n[languages.en]\n\
        name = \"English\"\n[languages.fr]\nname = \"Français\"\n[host]\n\
        url = \"https://host.example.com/\"\n";
    let site = TestSite::new()
        .file("site.toml", settings)
        .file("content/a/one.md", "# Printers\n\nPaper is jammed.\n")
        .file("content/a/one.fr.md", "# Imprimantes\n\nLe papier est coincé.\n")
        .file("content/b/two.md", "# Invoices\n\nMoney goes.\n")
        .file("content/c/three.md", "# Domains\n\nNames move.\n");
    let output = site.build(&[]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let offered = |path: &str| -> Vec<String> {
        let html = page(&site, path);
        let list = html.split("class=\"after-else\"").nth(1).unwrap_or_default();
        let list = list.split("</ul>").next().unwrap_or_default();
        list.split("<a href=\"")
            .skip(1)
            .map(|a| a.split("</a>").next().unwrap().to_owned())
            .collect()
    };
    assert_eq!(offered("a/one").len(), 2);
    let french = offered("fr/a/one");
    assert_eq!(french.len(), 2, "{french:?}");
    assert!(french.iter().all(|a| a.contains("hreflang=\"en\"><span lang=\"en\"")), "{french:?}");
}
