//! What the pages of the default theme say.

use super::site::{CONFIG, site};
use super::{build, build_with};

const FILES: &[(&str, &str)] = &[
    (
        "shop/_category.md",
        "---\ntitle: Shop\ndescription: Buying things.\nicon: card\n---\n\n\
         Welcome to the **shop**.\n",
    ),
    (
        "shop/pay.md",
        "---\ntitle: How to pay\ntags: [money]\ntopics: [password]\nauthor: Support team\n\
         published: 2025-01-20\nupdated: 2026-08-02\naliases: [/kb/pay]\n---\n\nLead.\n\n\
         ## Which cards?\n\nAll. See [refunds](refund.md).\n\n### Debit\n\nToo.\n\n\
         ## What is it?\n\n| A | B |\n|:-:|--:|\n| 1 | 2 |\n\n> [!NOTE]\n> Mind this.\n",
    ),
    ("shop/pay.fr.md", "---\ntitle: Payer\n---\n\n## Quelles cartes ?\n\nToutes.\n"),
    ("shop/refund.md", "---\ntitle: Refunds\ntags: [money]\nuntil: 2026-10-01\n---\n\nOld news.\n"),
    ("legal.md", "---\ntitle: Legal\nrating: false\n---\n\nText.\n"),
];

/// The page without what changes with every touch of the theme's assets.
fn stable(html: &str) -> String {
    let mut out = String::new();
    for line in html.lines().map(str::trim_end).filter(|line| !line.is_empty()) {
        let mut rest = line;
        while let Some(at) = rest.find("/sub/assets/") {
            let (before, tail) = rest.split_at(at);
            let end = tail.find(['"', '#']).unwrap_or(tail.len());
            let mut parts: Vec<&str> = tail[..end].split('.').collect();
            if parts.len() == 3 {
                parts[1] = "HASH";
            }
            out.push_str(before);
            out.push_str(&parts.join("."));
            rest = &tail[end..];
        }
        out.push_str(rest);
        out.push('\n');
    }
    out
}

#[test]
fn article_page() {
    let output = build(&site(CONFIG, FILES));
    insta::assert_snapshot!(stable(&output["shop/pay/index.html"]));
}

#[test]
fn fallback_page_says_so_in_the_readers_language() {
    let output = build(&site(CONFIG, FILES));
    insta::assert_snapshot!(stable(&output["fr/shop/refund/index.html"]));
}

#[test]
fn home_page_from_right_to_left() {
    let output = build(&site(
        CONFIG,
        &[("shop/pay.ar.md", "---\ntitle: الدفع\n---\n\nنص.\n"), ("legal.md", "# Legal\n")],
    ));
    insta::assert_snapshot!(stable(&output["ar/index.html"]));
}

#[test]
fn copies_for_machines() {
    let output = build(&site(CONFIG, FILES));
    for name in [
        "sitemap.xml",
        "robots.txt",
        "feed.xml",
        "llms.txt",
        "_redirects",
        "shop/pay/index.md",
        "kb/pay/index.html",
    ] {
        insta::assert_snapshot!(name.replace('/', "-"), output[name]);
    }
    let listing: serde_json::Value = serde_json::from_str(&output["articles.json"]).unwrap();
    insta::assert_json_snapshot!(listing);
}

#[test]
fn votes_and_forms() {
    let output = build(&site(CONFIG, FILES));
    let page = &output["shop/pay/index.html"];
    assert!(page.contains("12 of 13 found this helpful"), "{page}");
    assert!(!page.contains("<form method=\"post\""), "no host, no form");
    assert!(
        !output["shop/refund/index.html"].contains("class=\"rating\""),
        "nobody can vote and nobody has"
    );
    assert!(!output["legal/index.html"].contains("data-votes"), "switched off for this page");
    assert!(
        !output["fr/shop/pay/index.html"].contains("found this"),
        "another language's votes are others'"
    );

    let hosted = format!("{CONFIG}[host]\nurl = \"https://desk.example.com/\"\n");
    let output = build(&site(&hosted, FILES));
    let page = &output["shop/pay/index.html"];
    assert!(page.contains("action=\"https://desk.example.com/api/ratings/shop/pay\""), "{page}");
    assert!(page.contains("form-action &#39;self&#39; https://desk.example.com"), "{page}");
}

#[test]
fn only_a_list_of_questions_is_marked_up_as_one() {
    let output = build(&site(CONFIG, FILES));
    assert!(output["shop/pay/index.html"].contains("\"FAQPage\""));
    assert!(!output["shop/refund/index.html"].contains("\"FAQPage\""));
    assert!(!output["fr/shop/pay/index.html"].contains("\"FAQPage\""), "one question is no list");
}

#[test]
fn contact_stands_at_the_foot_of_every_page_with_the_articles_topic() {
    let output = build(&site(CONFIG, FILES));
    let is_page = |path: &str, html: &str| {
        path.ends_with(".html") && !html.contains("http-equiv=\"refresh\"")
    };
    for (path, html) in output.iter().filter(|(path, html)| is_page(path, html)) {
        // The contact pages themselves need not lead to the contact pages.
        assert_ne!(html.contains("id=\"fd-contact\""), path.contains("contact/"), "{path}");
    }
    assert!(output["shop/pay/index.html"].contains("href=\"/sub/contact/password/\""));
    assert!(output["fr/shop/pay/index.html"].contains("href=\"/sub/fr/contact/password/\""));
}

#[test]
fn a_sites_own_template_takes_the_place_of_the_built_in_one() {
    let (output, diagnostics) = build_with(
        &site(CONFIG, FILES),
        &[
            ("templates/parts/footer.html", "<footer>Our own footer</footer>\n"),
            ("i18n/en.ftl", "home-title = Welcome\n"),
            ("assets/theme.css", "body { margin: 0 }\n"),
        ],
    );
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    assert!(output["index.html"].contains("Our own footer"));
    assert!(output["index.html"].contains("<h1>Welcome</h1>"));
    assert!(output["index.html"].contains("Search the help centre"), "other messages stay");
}

#[test]
fn template_mistakes_are_shown_at_their_place_once() {
    let (output, diagnostics) = build_with(
        &site(CONFIG, FILES),
        &[
            (
                "templates/tag.html",
                "{% extends \"base.html\" %}\n{% block main %}\n  {{ tag.nothing.more }}{% \
                 endblock main %}\n",
            ),
            ("templates/parts/rating.html", "{{ t(key=\"no-such-string\") }}\n"),
            ("templates/tags.html", "{% if %}\n"),
            ("loose.html", ""),
        ],
    );
    let shown: Vec<String> = diagnostics
        .sorted()
        .iter()
        .map(|d| {
            let place = d.place.as_ref().unwrap();
            format!("{}:{}:{} {}", place.path, place.line, place.column, d.message)
        })
        .collect();
    insta::assert_snapshot!(shown.join("\n"));
    assert!(
        !output.contains_key("tags/money/index.html"),
        "a page whose template fails is not written"
    );
    assert!(output.contains_key("index.html"), "the others are");
}

#[test]
fn threads_do_not_show() {
    let site = site(CONFIG, FILES);
    let pool = |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let one = pool(1).install(|| build(&site));
    let many = pool(8).install(|| build(&site));
    assert_eq!(one, many);
}

#[test]
fn a_menu_names_pages_by_their_file() {
    let config = CONFIG.replace("\"sitemap\"", "\"shop/pay.md\"");
    let output = build(&site(&config, FILES));
    assert!(output["index.html"].contains("<li><a href=\"/sub/shop/pay/\">How to pay</a></li>"));
    assert!(output["fr/index.html"].contains("<li><a href=\"/sub/fr/shop/pay/\">Payer</a></li>"));
    assert!(!output["ar/index.html"].contains("/shop/pay/"), "no page in this language, no entry");
}

#[test]
fn a_menu_that_leads_nowhere_is_an_error_in_site_toml() {
    let config = CONFIG.replace("\"sitemap\"", "\"sitemap\", \"shop/gone.md\"");
    let (_, diagnostics) = build_with(&site(&config, FILES), &[]);
    let place = diagnostics.iter().next().unwrap().place.clone().unwrap();
    assert_eq!((diagnostics.len(), place.path.as_str(), place.line), (1, "site.toml", 5));
}

#[test]
fn the_home_page_names_nothing_twice_and_no_votes_that_nobody_gave() {
    let text = |n: usize| format!("---\ntitle: Page {n:02}\nfeatured: {}\n---\nText.\n", n < 4);
    // More than a small site's home page would list.
    let names: Vec<String> =
        (1..=18).map(|n| format!("help/{}/page-{n:02}.md", ["a", "b"][n % 2])).collect();
    let texts: Vec<String> = (1..=18).map(text).collect();
    let files: Vec<(&str, &str)> =
        names.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
    let site = site(CONFIG, &files);
    let home = |articles: &str| {
        let json = format!(r#"{{"version":1,"articles":{articles}}}"#);
        super::build_voted(&site, &json)["index.html"].clone()
    };
    let card = |home: &str, path: &str| home.contains(&format!("<h3><a href=\"/sub/help/{path}\""));
    let named = |home: &str, id: &str| {
        let part = home
            .split(&format!("id=\"{id}\""))
            .nth(1)
            .unwrap_or_default()
            .split("</section>")
            .next()
            .unwrap();
        (1..=9).filter(|n| part.contains(&format!("/page-{n:02}/\""))).collect::<Vec<usize>>()
    };

    let quiet = home("{}");
    assert!(
        card(&quiet, "a/") && card(&quiet, "b/") && !card(&quiet, ""),
        "the only category is unfolded: {quiet}"
    );
    assert_eq!((named(&quiet, "fd-top"), named(&quiet, "fd-featured")), (vec![], vec![1, 2, 3]));
    assert!(!quiet.contains("helped others") && !quiet.contains("votes\""), "{quiet}");

    let voted = home(
        r#"{"help/b/page-01":{"en":{"yes":9,"no":1}},"help/a/page-08":{"en":{"yes":3,"no":0}}}"#,
    );
    assert_eq!((named(&voted, "fd-top"), named(&voted, "fd-featured")), (vec![1, 8], vec![2, 3]));
    assert!(voted.contains("helped others") && voted.contains("9 of 10"), "{voted}");
}

#[test]
fn a_home_page_without_categories_lists_the_articles() {
    let names: Vec<String> = (1..=26).map(|n| format!("page-{n:02}.md")).collect();
    let texts: Vec<String> = (1..=26)
        .map(|n| format!("---\ntitle: Page {n:02}\nfeatured: true\n---\nText.\n"))
        .collect();
    let files: Vec<(&str, &str)> =
        names.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
    let listed = |output: &super::Output, page: &str| {
        (1..=26).filter(|n| output[page].matches(&format!("/page-{n:02}/\"")).count() == 1).count()
    };

    let few = build(&site(CONFIG, &files[..10]));
    assert_eq!(listed(&few, "index.html"), 10, "{}", few["index.html"]);
    assert_eq!(listed(&few, "fr/index.html"), 10, "copies of untranslated ones, as everywhere");
    assert!(!few["index.html"].contains("id=\"fd-featured\""), "nothing is named twice");
    let map = &few["sitemap/index.html"];
    assert!(map.contains("<h2>Articles</h2>") && !map.contains("About this help centre"), "{map}");

    let many = build(&site(CONFIG, &files));
    assert_eq!(listed(&many, "index.html"), 26, "{}", many["index.html"]);
    assert!(!many["index.html"].contains("<p>Text.</p>"), "titles are enough for so many");
    assert!(few["index.html"].contains("<p>Text.</p>"));

    let beside =
        |config: &str| build(&site(config, FILES))["index.html"].matches("/legal/\"").count();
    assert_eq!(beside(CONFIG), 1, "no article is on no list");
    let footer = CONFIG.replace("[languages.en]", "footer = [\"legal.md\"]\n[languages.en]");
    assert_eq!(beside(&footer), 1, "what a menu names is about the site");
}
