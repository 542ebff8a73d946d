//! Exports of hosted desks: what went in is there, or told.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Output;

use crate::site::{TestSite, tree};
use crate::woven::Dice;

const PIXEL: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\0\x05\x05\x02\0_\xc8\xf1\xd2\0\0\0\0IEND\xaeB`\x82";

/// Imports `files` as an export, insists that it builds, and gives what was said and the new files.
fn export(files: &[(&str, &str)]) -> (String, BTreeMap<String, String>) {
    let mut site = TestSite::new();
    for (path, text) in files {
        site = site.file(&format!("theirs/{path}"), text);
    }
    taken(&site, "theirs")
}

fn taken(site: &TestSite, source: &str) -> (String, BTreeMap<String, String>) {
    let output = site.run(&["import", source, "--out", "ours", "--format", "json"]);
    let said = said(&output);
    assert!(output.status.success() && said.contains("it builds"), "{said}");
    let texts = tree(&site.root().join("ours")).into_iter();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap_or_default();
    (
        said,
        texts.filter_map(|(path, bytes)| Some((path.to_str()?.to_owned(), text(bytes)))).collect(),
    )
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn has(text: &str, line: &str) -> bool {
    text.split("---").nth(1).is_some_and(|front| front.lines().any(|own| own == line))
}

const ZENDESK: [(&str, &str); 4] = [
    (
        "categories.json",
        r#"{"count":1,"categories":[{"id":100,"html_url":"https://example.zendesk.com/hc/en-us/categories/100-Billing","position":0,"name":"Billing","description":"Money matters","locale":"en-us","source_locale":"en-us","outdated":false}]}"#,
    ),
    (
        "sections.json",
        r#"{"sections":[{"id":200,"html_url":"https://example.zendesk.com/hc/en-us/sections/200-Invoices","category_id":100,"parent_section_id":null,"position":1,"name":"Invoices","description":"","locale":"en-us","source_locale":"en-us"}]}"#,
    ),
    (
        "articles-1.json",
        r#"{"articles":[
{"id":360001,"html_url":"https://example.zendesk.com/hc/en-us/articles/360001-How-do-I-pay-","draft":false,"promoted":true,"position":1,"vote_sum":4,"vote_count":10,"section_id":200,"created_at":"2024-01-01T08:00:00Z","updated_at":"2024-03-01T08:00:00Z","edited_at":"2024-02-01T08:00:00Z","title":"How do I pay?","source_locale":"en-us","locale":"en-us","outdated":false,"outdated_locales":["de"],"user_segment_id":null,"label_names":["invoice","card"],"body":"<h2 id=\"h_01HXYZ\">By card</h2>\n<p>Open <strong>Settings</strong>&nbsp;&gt; Pay. See <a href=\"/hc/en-us/articles/360002-When#h_01HAAA\">taxes</a>.</p><p>&nbsp;</p>\n<div class=\"callout callout--warning\"><h4 class=\"callout__title\">Careful</h4><p>One try a day.</p></div>\n<p><img src=\"/hc/article_attachments/9001\" alt=\"The menu\"></p><p><img src=\"/hc/article_attachments/9002/gone.png\" alt=\"Gone\"></p>\n<ol>\n<li>\n<p>First</p>\n</li>\n<li><p>Second</p></li>\n</ol>"},
{"id":360002,"html_url":"https://example.zendesk.com/hc/en-us/articles/360002-When","draft":false,"promoted":false,"position":0,"vote_sum":0,"vote_count":0,"section_id":200,"created_at":"2024-01-01T08:00:00Z","updated_at":"2024-01-01T08:00:00Z","title":"When is tax due?","source_locale":"en-us","locale":"en-us","user_segment_id":55,"label_names":[],"body":null}]}"#,
    ),
    (
        "translations-360001.json",
        r#"{"translations":[{"id":1,"html_url":"https://example.zendesk.com/hc/de/articles/360001-Wie","source_id":360001,"source_type":"Article","locale":"de","title":"Wie bezahle ich?","body":"<h2 id=\"h_01HXYZ\">Mit Karte</h2><p>Siehe <a href=\"https://example.zendesk.com/hc/de/articles/360002\">Steuern</a>.</p>","outdated":true,"draft":false,"hidden":false,"created_at":"2024-01-05T08:00:00Z","updated_at":"2024-02-06T08:00:00Z"},{"id":2,"source_id":200,"source_type":"Section","locale":"de","title":"Rechnungen","body":""}]}"#,
    ),
];

#[test]
fn zendesk() {
    let mut site = TestSite::new().bytes("theirs/media/9001.png", PIXEL);
    for (path, text) in ZENDESK {
        site = site.file(&format!("theirs/{path}"), text);
    }
    let (said, ours) = taken(&site, "theirs");
    assert!(said.contains("zendesk: 3 articles"), "{said}");
    assert!(!said.contains("import-dead-link"), "{said}");
    let text = &ours["content/billing/invoices/how-do-i-pay.md"];
    for line in [
        "title: How do I pay?",
        "- /hc/en-us/articles/360001-How-do-I-pay-",
        "- /hc/en-us/articles/360001",
        "order: 1",
        "featured: true",
        "- invoice",
        "- card",
        "updated: \"2024-02-01\"",
    ] {
        assert!(has(text, line), "{line}: {text}");
    }
    assert!(text.contains("## By card {#h_01HXYZ}\n"), "{text}");
    assert!(text.contains("See [taxes](when-is-tax-due.md)."), "{text}");
    assert!(text.contains("> [!WARNING]\n> **Careful**\n>\n> One try a day.\n"), "{text}");
    assert!(text.contains("![The menu](") && text.contains("9001.png)"), "{text}");
    assert!(
        text.contains("![Gone](https://example.zendesk.com/hc/article_attachments/9002/gone.png)"),
        "{text}"
    );
    assert_eq!(
        ours["missing-files.txt"],
        "https://example.zendesk.com/hc/article_attachments/9002/gone.png\n"
    );
    assert!(
        ours["data/ratings.json"].contains("\"yes\":7")
            && ours["data/ratings.json"].contains("\"no\":3")
    );
    let german = &ours["content/billing/invoices/how-do-i-pay.de.md"];
    assert!(has(german, "updated: \"2024-01-31\""), "stale: {german}");
    assert!(has(german, "- /hc/de/articles/360001"), "{german}");
    assert!(german.contains("[Steuern](when-is-tax-due.md)"), "{german}");
    assert!(
        has(&ours["content/billing/invoices/_category.de.md"], "title: Rechnungen"),
        "{ours:?}"
    );
    assert!(has(&ours["content/billing/_category.md"], "- /hc/categories/100"), "{ours:?}");
    assert!(has(&ours["content/billing/invoices/when-is-tax-due.md"], "draft: true"), "{ours:?}");
    assert!(said.contains("the user segment 55 alone may read it"), "{said}");
}

#[test]
fn intercom() {
    let (said, ours) = export(&[
        (
            "articles.json",
            r##"{"type":"list","data":[{"id":"4670264","type":"article","workspace_id":"w1","title":"Pay an invoice","description":"Three ways","body":"<h1 id=\"h_ab12\">By card</h1>\n<p class=\"no-margin\">Open <b>Pay</b>. See <a href=\"https://help.example.com/en/articles/4670265-refunds#h_cd34\">refunds</a>.</p>\n<div class=\"intercom-interblocks-callout\" style=\"background-color: #fed9db80;\"><p>One try a day.</p></div>","state":"published","created_at":1704096000,"updated_at":1706774400,"url":"https://help.example.com/en/articles/4670264-pay-an-invoice","parent_id":12,"parent_type":"collection","default_locale":"en","translated_content":{"type":"article_translated_content","fr":{"type":"article_content","title":"Payer une facture","description":"","body":"<p>Ouvrez.</p>","state":"draft","created_at":1704096000,"updated_at":1704096000,"url":null}}},{"id":"4670265","type":"article","workspace_id":"w1","title":"Refunds","body":"<h2 id=\"h_cd34\">When</h2>","state":"published","created_at":1704096000,"updated_at":1706774400,"url":"https://help.example.com/en/articles/4670265-refunds","parent_id":12,"parent_type":"collection","default_locale":"en","translated_content":null}]}"##,
        ),
        (
            "collections.json",
            r#"{"type":"list","data":[{"id":"12","type":"collection","workspace_id":"w1","name":"Invoices","description":null,"url":"https://help.example.com/en/collections/12-invoices","order":1,"default_locale":"en","translated_content":{"type":"group_translated_content","fr":{"type":"group_content","name":"Factures","description":"Argent"}},"parent_id":null}]}"#,
        ),
    ]);
    assert!(said.contains("intercom: 3 articles") && !said.contains("import-dead-link"), "{said}");
    let text = &ours["content/invoices/pay-an-invoice.md"];
    assert!(
        has(text, "- /en/articles/4670264-pay-an-invoice") && has(text, "description: Three ways"),
        "{text}"
    );
    assert!(
        text.contains("[refunds](refunds.md#h_cd34)")
            && text.contains("> [!WARNING]\n> One try a day."),
        "{text}"
    );
    assert!(has(&ours["content/invoices/pay-an-invoice.fr.md"], "draft: true"), "{ours:?}");
    assert!(has(&ours["content/invoices/_category.fr.md"], "title: Factures"), "{ours:?}");
}

#[test]
fn help_scout() {
    let (said, ours) = export(&[
        (
            "article-121.json",
            r#"{"article":{"id":"5215163545667acd25394b5c","number":121,"collectionId":"c1","slug":"pay","status":"published","name":"Pay an invoice","text":"<p>Open <strong>Pay</strong>. See <a href=\"/article/122-refunds\">refunds</a>.</p><p class=\"callout-yellow\">One try a day.</p><p class=\"private-note\">Agents: check the card.</p><img src=\"//d33v4339jhl8k0.cloudfront.net/docs/assets/1/file-aB1.png\" alt=\"The menu\">","categories":["k1"],"keywords":["card"],"publicUrl":"https://docs.example.com/article/121-pay-an-invoice","createdAt":"2024-01-01T08:00:00Z","updatedAt":"2024-02-01T08:00:00Z"}}"#,
        ),
        (
            "categories.json",
            r#"{"categories":{"page":1,"items":[{"id":"k1","number":4,"slug":"invoices","collectionId":"c1","order":1,"name":"Invoices","description":null,"publicUrl":"https://docs.example.com/category/4-invoices"}]}}"#,
        ),
        (
            "collections.json",
            r#"{"collections":{"page":1,"items":[{"id":"c1","siteId":"s1","number":3,"slug":"billing","order":1,"name":"Billing","description":"Money","publicUrl":"https://docs.example.com/collection/3-billing"}]}}"#,
        ),
        (
            "redirects.json",
            r#"{"redirects":{"items":[{"id":"r1","siteId":"s1","urlMapping":"/old/pay","redirect":"https://docs.example.com/article/121-pay-an-invoice"}]}}"#,
        ),
    ]);
    assert!(said.contains("helpscout: 1 articles"), "{said}");
    let text = &ours["content/billing/invoices/pay-an-invoice.md"];
    assert!(!text.contains("check the card") && said.contains("import-private"), "{said}{text}");
    assert!(has(text, "- /old/pay") && has(text, "- /article/121-pay-an-invoice"), "{text}");
    assert!(text.contains("> [!WARNING]\n> One try a day.\n"), "{text}");
    assert!(text.contains("See refunds.") && said.contains("import-dead-link"), "{text}");
    assert!(
        ours["missing-files.txt"].starts_with("https://d33v4339jhl8k0.cloudfront.net/"),
        "{ours:?}"
    );
}

#[test]
fn freshdesk() {
    let (said, ours) = export(&[
        (
            "articles-510.json",
            r#"[{"id":6000001,"title":"Pay an invoice","description":"<p dir=\"ltr\">Open <strong>Pay</strong>.</p><p dir=\"ltr\"><br></p><p>See <a href=\"https://example.freshdesk.com/en/support/solutions/articles/6000002-refunds\">refunds</a>.</p>","agent_id":7,"type":1,"category_id":500,"folder_id":510,"thumbs_up":7,"thumbs_down":2,"status":2,"tags":["card"],"attachments":[],"created_at":"2024-01-01T08:00:00Z","updated_at":"2024-02-01T08:00:00Z"},{"id":6000002,"title":"Refunds","description":"<p>Soon.</p>","type":1,"category_id":500,"folder_id":511,"thumbs_up":0,"thumbs_down":0,"status":2,"tags":[],"attachments":[],"created_at":"2024-01-01T08:00:00Z","updated_at":"2024-02-01T08:00:00Z"}]"#,
        ),
        (
            "categories.json",
            r#"[{"id":500,"name":"Billing","description":"Money","visible_in_portals":[1]}]"#,
        ),
        (
            "folders-500.json",
            r#"[{"id":510,"name":"Invoices","description":null,"visibility":1,"category_id":500,"parent_folder_id":null},{"id":511,"name":"Agents","description":null,"visibility":3,"category_id":500,"parent_folder_id":null}]"#,
        ),
    ]);
    assert!(said.contains("freshdesk: 2 articles") && !said.contains("import-dead-link"), "{said}");
    let text = &ours["content/billing/invoices/pay-an-invoice.md"];
    assert!(has(text, "- /support/solutions/articles/6000001") && has(text, "- card"), "{text}");
    assert!(text.contains("[refunds](../agents/refunds.md)"), "{text}");
    assert!(has(&ours["content/billing/agents/refunds.md"], "draft: true"), "{ours:?}");
    assert!(ours["data/ratings.json"].contains("\"yes\":7"), "{ours:?}");
}

#[test]
fn document360() {
    let (said, ours) = export(&[
        (
            "article.json",
            r#"{"data":{"id":"9a3b","title":"Pay an invoice","content":"Open **Pay**, {{variable.Product}}.\n\n:::(Warning) (Careful)\nOne try a day.\n:::\n\n:::(Internal) (Agents)\nCheck the card.\n:::\n\nEnd.","html_content":"<p>Open <strong>Pay</strong>.</p>","category_id":"f4a5","hidden":false,"status":3,"order":0,"created_at":"2024-01-01T08:00:00Z","modified_at":"2024-02-01T08:00:00Z","slug":"pay-an-invoice","description":"How to pay","content_type":0,"url":"https://docs.example.com/docs/pay-an-invoice","lang_code":"en"},"success":true}"#,
        ),
        (
            "categories.json",
            r#"{"data":[{"id":"f4a5","name":"Billing","description":"","order":1,"parent_category_id":null,"hidden":false,"slug":"billing","category_type":0,"child_categories":[]}],"success":true}"#,
        ),
    ]);
    assert!(said.contains("document360: 1 articles") && said.contains("import-dynamic"), "{said}");
    let text = &ours["content/billing/pay-an-invoice.md"];
    assert!(text.contains("> [!WARNING]\n> **Careful**\n>\n> One try a day.\n\n"), "{text}");
    assert!(!text.contains("Check the card") && said.contains("import-private"), "{text}");
    assert!(has(text, "- /docs/pay-an-invoice"), "{text}");
}

#[test]
fn wordpress() {
    let (said, ours) = export(&[(
        "example.wordpress.xml",
        r#"<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Example Help</title><link>https://help.example.com</link><language>en-US</language><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://help.example.com</wp:base_blog_url>
<wp:term><wp:term_taxonomy>doc_category</wp:term_taxonomy><wp:term_slug>billing</wp:term_slug><wp:term_parent></wp:term_parent><wp:term_name><![CDATA[Billing]]></wp:term_name></wp:term>
<item><title>Pay &amp; go</title><link>https://help.example.com/docs/pay/</link><content:encoded><![CDATA[First line
second line.

[su_note]See <a href="https://help.example.com/?p=12">refunds</a>.[/su_note] [gallery ids="1"]]]></content:encoded><wp:post_id>10</wp:post_id><wp:post_date_gmt>2024-01-01 08:00:00</wp:post_date_gmt><wp:status>publish</wp:status><wp:post_type>docs</wp:post_type><category domain="doc_category" nicename="billing"><![CDATA[Billing]]></category><wp:comment><wp:comment_author>Sam</wp:comment_author><wp:comment_date_gmt>2024-01-03 08:00:00</wp:comment_date_gmt><wp:comment_content>Thanks!</wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment><wp:comment><wp:comment_author>Spam</wp:comment_author><wp:comment_date_gmt>2024-01-03 08:00:00</wp:comment_date_gmt><wp:comment_content>Buy!</wp:comment_content><wp:comment_approved>0</wp:comment_approved></wp:comment></item>
<item><title>Refunds</title><link>https://help.example.com/docs/refunds/</link><content:encoded><![CDATA[<!-- wp:paragraph --><p>In 30 days.</p><!-- /wp:paragraph -->]]></content:encoded><wp:post_id>12</wp:post_id><wp:status>private</wp:status><wp:post_type>docs</wp:post_type></item>
</channel></rss>"#,
    )]);
    assert!(said.contains("wordpress: 2 articles") && said.contains("`[gallery]`"), "{said}");
    let text = &ours["content/billing/pay-go.md"];
    assert!(has(text, "- /docs/pay/"), "{text}");
    assert!(text.contains("[refunds](../refunds.md)"), "{text}");
    assert!(
        ours["data/replies.json"].contains("Thanks!")
            && !ours["data/replies.json"].contains("Buy!"),
        "{ours:?}"
    );
    assert!(has(&ours["content/refunds.md"], "draft: true"), "{ours:?}");
}

#[test]
fn confluence() {
    let (said, ours) = export(&[
        (
            "DOC/index.html",
            "<html><head><title>Help (DOC)</title></head><body><h2>Available \
             Pages:</h2><ul><li><a href=\"Help_65601.html\">Help</a><ul><li><a \
             href=\"Pay_65602.html\">Pay</a></li></ul></li></ul></body></html>",
        ),
        (
            "DOC/Help_65601.html",
            "<html><body><h1><span id=\"title-text\">Help : Help</span></h1><div \
             id=\"main-content\" class=\"wiki-content\"><p>Welcome.</p></div></body></html>",
        ),
        (
            "DOC/Pay_65602.html",
            "<html><body><h1><span id=\"title-text\">Help : Pay</span></h1><div \
             id=\"main-content\" class=\"wiki-content\"><h2 id=\"Pay-Card\">Card</h2><div \
             class=\"confluence-information-macro confluence-information-macro-warning\"><p \
             class=\"title\">Careful</p><span class=\"aui-icon\"></span><div \
             class=\"confluence-information-macro-body\"><p>One try.</p></div></div><p>See <a \
             href=\"Help_65601.html\">Help</a>.</p><div class=\"table-wrap\"><table \
             class=\"confluenceTable\"><tbody><tr><td><ul><li>x</li></ul></td></tr></tbody></table></div></div></body></html>",
        ),
    ]);
    assert!(said.contains("confluence: ") && !said.contains("import-dead-link"), "{said}");
    let (_, text) = ours.iter().find(|(path, _)| path.ends_with("pay.md")).unwrap();
    assert!(text.contains("> [!CAUTION]\n> **Careful**\n>\n> One try.\n"), "{text}");
    assert!(text.contains("<table") && text.contains("See [Help]("), "{text}");
}

/// A broken export is told with its file and place, and leaves nothing behind.
#[test]
fn broken_exports_are_told() {
    let whole = ZENDESK[2].1;
    for end in (1..whole.len()).step_by(97) {
        let Some(cut) = whole.get(..end) else { continue };
        let site = TestSite::new().file("theirs/articles-1.json", cut);
        let output = site.run(&["import", "theirs", "--out", "ours"]);
        assert_eq!(output.status.code(), Some(1), "{cut}");
        assert!(said(&output).contains("articles-1.json:"), "{}", said(&output));
        assert!(!Path::new(&site.root().join("ours")).exists());
    }
}

/// What a desk showed to some people only is a draft, whatever the desk calls it.
/// An id as a text, a language nobody knows, no language at all; votes beyond all numbers.
#[test]
fn an_article_that_cannot_be_read_is_told_and_takes_no_other_with_it() {
    let (said, ours) = export(&[(
        "articles.json",
        r#"{"articles":[
{"id":1,"section_id":9,"title":"Whole","body":"<p>Here.</p>","locale":"en-us","vote_sum":-9999999999999,"vote_count":9223372036854775807},
{"id":2,"section_id":9,"title":"Of no language","body":"<p>Lost.</p>","locale":"xx-yy-zz"},
{"id":"3","section_id":null,"title":"Of none at all","body":"<p>Lost.</p>"}]}"#,
    )]);
    assert!(ours["content/whole.md"].contains("Here."), "{ours:?}");
    for title in ["Of no language", "Of none at all"] {
        let told = format!("the article `{title}` has no id, title or known language");
        assert!(said.contains("import-article") && said.contains(&told), "{said}");
    }
}

#[test]
fn what_was_not_for_everybody_is_a_draft() {
    let restricted: [&[(&str, &str)]; 5] = [
        &[
            (
                "a.json",
                r#"{"article":{"id":"a1","number":1,"collectionId":"c1","status":"published","name":"Secret","text":"<p>x</p>","categories":["k1"]}}"#,
            ),
            (
                "c.json",
                r#"{"collections":{"items":[{"id":"c1","siteId":"s1","number":3,"name":"Inside","visibility":"private"}]}}"#,
            ),
        ],
        &[
            (
                "a.json",
                r#"[{"id":1,"title":"Secret","description":"<p>x</p>","folder_id":3,"status":2}]"#,
            ),
            (
                "f.json",
                r#"[{"id":2,"name":"Up","visibility":5,"category_id":9},{"id":3,"name":"Down","visibility":1,"category_id":9,"parent_folder_id":2}]"#,
            ),
        ],
        &[
            (
                "a.json",
                r#"{"data":{"id":"1","title":"Secret","html_content":"<p>x</p>","category_id":"k","status":3,"slug":"secret","lang_code":"en","content_type":1}}"#,
            ),
            (
                "c.json",
                r#"{"data":[{"id":"k","name":"Inside","category_type":0,"hidden":true,"slug":"inside","child_categories":[]}]}"#,
            ),
        ],
        &[(
            "a.json",
            r#"{"articles":[{"id":1,"title":"Secret","section_id":2,"locale":"en-us","source_locale":"en-us","body":"<p>x</p>","user_segment_ids":[7]}]}"#,
        )],
        &[(
            "a.xml",
            r#"<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>T</title><language>en</language><item><title>Secret</title><wp:post_id>1</wp:post_id><wp:status>members-only</wp:status><wp:post_type>post</wp:post_type></item></channel></rss>"#,
        )],
    ];
    for files in restricted {
        let (said, ours) = export(files);
        let (path, text) = ours
            .iter()
            .find(|(path, _)| path.ends_with("secret.md"))
            .unwrap_or_else(|| panic!("{said}"));
        assert!(has(text, "draft: true"), "{path}: {text}");
    }
}

/// Version 1 of the interface holds everything in its category.
#[test]
fn nested_answers_of_freshdesk() {
    let (said, ours) = export(&[(
        "categories.json",
        r#"[{"category":{"id":5,"name":"Billing","description":"Money","folders":[{"id":6,"name":"Invoices","visibility":1,"category_id":5,"articles":[{"id":7,"title":"Pay","description":"<p>Open.</p>","folder_id":6,"status":2,"art_type":1}]}]}}]"#,
    )]);
    assert!(said.contains("freshdesk: 1 articles"), "{said}");
    assert!(ours["content/billing/invoices/pay.md"].ends_with("Open.\n"), "{ours:?}");
}

#[test]
fn comments_of_writers_are_left_out_of_exports() {
    let (said, ours) = export(&[(
        "a.json",
        r#"{"data":{"id":"1","title":"Pay","content":"Seen. <!-- Internal. -->","html_content":"","category_id":"k","status":3,"slug":"pay","lang_code":"en","content_type":0}}"#,
    )]);
    assert!(said.contains("import-comment"), "{said}");
    assert!(!ours.values().any(|text| text.contains("Internal")), "{ours:?}");
}

/// An answer that a shell of Windows saved.
#[test]
fn exports_in_utf_16() {
    let text = ZENDESK[2].1;
    let bytes: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let (said, _) = taken(&TestSite::new().bytes("theirs/articles.json", &bytes), "theirs");
    assert!(said.contains("zendesk: 2 articles"), "{said}");
}

/// So does one whose letters cannot be read.
#[test]
fn a_file_of_an_export_in_no_known_encoding_stops_the_import() {
    let broken = [ZENDESK[3].1.as_bytes(), b"\xff\xfe\xff"].concat();
    let site = TestSite::new()
        .file("theirs/articles.json", ZENDESK[2].1)
        .bytes("theirs/translations.json", &broken);
    let output = site.run(&["import", "theirs", "--out", "ours"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("translations.json:1:"), "{}", said(&output));
    assert!(!site.root().join("ours").exists());
}

/// Of several files one that is cut off: half a help centre is none.
#[test]
fn a_broken_file_among_whole_ones_stops_the_import() {
    let half = &ZENDESK[3].1[..200];
    let site = TestSite::new()
        .file("theirs/articles.json", ZENDESK[2].1)
        .file("theirs/translations.json", half);
    let output = site.run(&["import", "theirs", "--out", "ours"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("translations.json:1:"), "{}", said(&output));
    assert!(!site.root().join("ours").exists());
}

/// Bytes taken out, put in, doubled, changed or cut off: the site is there whole, or the file is
/// named and nothing is there.
#[test]
fn damaged_exports_leave_a_whole_site_or_none() {
    let damages: u64 = std::env::var("FRONTDESK_TEST_EXPORTS").map_or(12, |n| n.parse().unwrap());
    let mut stopped = 0;
    for seed in 1..=damages {
        let mut dice = Dice(seed);
        let damaged = dice.roll(ZENDESK.len());
        let mut site = TestSite::new();
        for (at, (path, text)) in ZENDESK.iter().enumerate() {
            let path = format!("theirs/{path}");
            if at != damaged {
                site = site.file(&path, text);
                continue;
            }
            let mut bytes = text.as_bytes().to_vec();
            let from = dice.roll(bytes.len());
            let to = (from + 1 + dice.roll(100)).min(bytes.len());
            match dice.roll(5) {
                0 => bytes.truncate(from),
                1 => drop(bytes.drain(from..to)),
                2 => bytes[from] = u8::try_from(dice.roll(256)).unwrap(),
                3 => {
                    let twice = bytes[from..to].to_vec();
                    drop(bytes.splice(from..from, twice));
                }
                _ => {
                    let put = [&b"\""[..], b"}", b"</p>", b"\0", b"\xff", b"[[["][dice.roll(6)];
                    drop(bytes.splice(from..from, put.iter().copied()));
                }
            }
            site = site.bytes(&path, &bytes);
        }
        let output = site.run(&["import", "theirs", "--out", "ours"]);
        let (said, ours) = (said(&output), site.root().join("ours"));
        assert!(!said.contains("panicked"), "seed {seed}: {said}");
        match output.status.code() {
            Some(0) => assert!(ours.join("import-report.json").is_file(), "seed {seed}: {said}"),
            Some(1) => {
                stopped += 1;
                let name = ZENDESK[damaged].0;
                assert!(said.contains(name) && !ours.exists(), "seed {seed}: {name}: {said}");
            }
            code => panic!("seed {seed}: {code:?} {said}"),
        }
    }
    assert!(stopped > 0);
}
