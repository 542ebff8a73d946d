//! A small export of each desk, in its own words.

/// The files of an export: path and text.
pub type Export = [(&'static str, &'static str)];

pub const ZENDESK: &Export = &[
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

pub const INTERCOM: &Export = &[
    (
        "articles.json",
        r##"{"type":"list","data":[{"id":"4670264","type":"article","workspace_id":"w1","title":"Pay an invoice","description":"Three ways","body":"<h1 id=\"h_ab12\">By card</h1>\n<p class=\"no-margin\">Open <b>Pay</b>. See <a href=\"https://help.example.com/en/articles/4670265-refunds#h_cd34\">refunds</a>.</p>\n<div class=\"intercom-interblocks-callout\" style=\"background-color: #fed9db80;\"><p>One try a day.</p></div>","state":"published","created_at":1704096000,"updated_at":1706774400,"url":"https://help.example.com/en/articles/4670264-pay-an-invoice","parent_id":12,"parent_type":"collection","default_locale":"en","translated_content":{"type":"article_translated_content","fr":{"type":"article_content","title":"Payer une facture","description":"","body":"<p>Ouvrez.</p>","state":"draft","created_at":1704096000,"updated_at":1704096000,"url":null}}},{"id":"4670265","type":"article","workspace_id":"w1","title":"Refunds","body":"<h2 id=\"h_cd34\">When</h2>","state":"published","created_at":1704096000,"updated_at":1706774400,"url":"https://help.example.com/en/articles/4670265-refunds","parent_id":12,"parent_type":"collection","default_locale":"en","translated_content":null}]}"##,
    ),
    (
        "collections.json",
        r#"{"type":"list","data":[{"id":"12","type":"collection","workspace_id":"w1","name":"Invoices","description":null,"url":"https://help.example.com/en/collections/12-invoices","order":1,"default_locale":"en","translated_content":{"type":"group_translated_content","fr":{"type":"group_content","name":"Factures","description":"Argent"}},"parent_id":null}]}"#,
    ),
];

pub const HELP_SCOUT: &Export = &[
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
];

pub const FRESHDESK: &Export = &[
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
];

pub const DOCUMENT360: &Export = &[
    (
        "article.json",
        r#"{"data":{"id":"9a3b","title":"Pay an invoice","content":"Open **Pay**, {{variable.Product}}.\n\n:::(Warning) (Careful)\nOne try a day.\n:::\n\n:::(Internal) (Agents)\nCheck the card.\n:::\n\nEnd.","html_content":"<p>Open <strong>Pay</strong>.</p>","category_id":"f4a5","hidden":false,"status":3,"order":0,"created_at":"2024-01-01T08:00:00Z","modified_at":"2024-02-01T08:00:00Z","slug":"pay-an-invoice","description":"How to pay","content_type":0,"url":"https://docs.example.com/docs/pay-an-invoice","lang_code":"en"},"success":true}"#,
    ),
    (
        "categories.json",
        r#"{"data":[{"id":"f4a5","name":"Billing","description":"","order":1,"parent_category_id":null,"hidden":false,"slug":"billing","category_type":0,"child_categories":[]}],"success":true}"#,
    ),
];

pub const WORDPRESS: &Export = &[(
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
)];

pub const CONFLUENCE: &Export = &[
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
];

/// All of them, by the names that `--from` knows them by.
pub const ALL: [(&str, &Export); 7] = [
    ("zendesk", ZENDESK),
    ("intercom", INTERCOM),
    ("helpscout", HELP_SCOUT),
    ("freshdesk", FRESHDESK),
    ("document360", DOCUMENT360),
    ("wordpress", WORDPRESS),
    ("confluence", CONFLUENCE),
];
