//! A help centre of Zendesk of any size, with what its writers do: for a test and for
//! `benches/import.rs`.

use std::fmt::Write as _;

/// The language of the sources first.
pub const LOCALES: [&str; 5] = ["en-us", "de", "fr", "pt-br", "ja"];

/// Articles of a page of answers.
const PER_FILE: usize = 100;

/// What was put in, to be found again.
#[derive(Default)]
pub struct Generated {
    /// Path and text of each answer.
    pub files: Vec<(String, String)>,
    pub yes: usize,
    pub no: usize,
    /// Addresses that customers know.
    pub addresses: Vec<String>,
    /// Words that stand once in all texts.
    pub words: Vec<String>,
}

pub fn zendesk(articles: usize) -> Generated {
    let mut made = Generated::default();
    made.file("categories.json", "categories", &(0..4).map(category).collect::<Vec<_>>());
    made.file("sections.json", "sections", &(0..20).map(section).collect::<Vec<_>>());
    let mut own = Vec::new();
    let mut translations = Vec::new();
    let mut attachments = Vec::new();
    for i in 0..articles {
        own.push(made.article(i, articles));
        for locale in &LOCALES[1..] {
            translations.push(made.translation(i, articles, locale));
        }
        if i.is_multiple_of(10) {
            attachments.push(format!(
                r#"{{"id":{n},"article_id":{id},"file_name":"form-{i}.pdf","display_file_name":"form-{i}.pdf","content_url":"https://example.zendesk.com/hc/article_attachments/{n}/form-{i}.pdf","inline":false}}"#,
                n = 700_000 + i,
                id = id(i),
            ));
        }
    }
    made.pages("articles", &own);
    made.pages("translations", &translations);
    made.pages("article_attachments", &attachments);
    made
}

fn id(i: usize) -> usize {
    360_000_000 + i
}

fn category(i: usize) -> String {
    format!(
        r#"{{"id":{n},"html_url":"https://example.zendesk.com/hc/en-us/categories/{n}-Part-{i}","position":{i},"name":"Part {i}","description":"About part {i}","locale":"en-us","source_locale":"en-us"}}"#,
        n = 100 + i
    )
}

fn section(i: usize) -> String {
    format!(
        r#"{{"id":{n},"html_url":"https://example.zendesk.com/hc/en-us/sections/{n}-Group-{i}","category_id":{c},"parent_section_id":null,"position":{i},"name":"Group {i}","description":"","locale":"en-us","source_locale":"en-us"}}"#,
        n = 200 + i,
        c = 100 + i % 4
    )
}

impl Generated {
    fn file(&mut self, path: &str, name: &str, objects: &[String]) {
        let text =
            format!("{{\"count\":{},\"{name}\":[\n{}\n]}}\n", objects.len(), objects.join(",\n"));
        self.files.push((path.to_owned(), text));
    }

    fn pages(&mut self, name: &str, objects: &[String]) {
        for (page, some) in objects.chunks(PER_FILE).enumerate() {
            self.file(&format!("{name}-{}.json", page + 1), name, some);
        }
    }

    fn article(&mut self, i: usize, of: usize) -> String {
        let (yes, no) = (i % 23, i % 7);
        self.yes += yes;
        self.no += no;
        let (id, title) = (id(i), format!("How do I do thing {i}?"));
        let url = format!("/hc/en-us/articles/{id}-How-do-I-do-thing-{i}-");
        self.addresses.extend([
            url.clone(),
            format!("/hc/en-us/articles/{id}"),
            format!("/hc/articles/{id}"),
        ]);
        let body = self.body(i, of, "en-us");
        format!(
            r#"{{"id":{id},"html_url":"https://example.zendesk.com{url}","draft":false,"promoted":{},"position":{},"vote_sum":{},"vote_count":{},"section_id":{},"created_at":"2024-01-01T08:00:00Z","updated_at":"2024-03-01T08:00:00Z","edited_at":"2024-02-01T08:00:00Z","title":"{title}","source_locale":"en-us","locale":"en-us","outdated":false,"outdated_locales":[],"user_segment_id":null,"label_names":["label-{}"],"body":{}}}"#,
            i.is_multiple_of(50),
            i / 20,
            i64::try_from(yes).unwrap() - i64::try_from(no).unwrap(),
            yes + no,
            200 + i % 20,
            i % 9,
            quoted(&body),
        )
    }

    fn translation(&mut self, i: usize, of: usize, locale: &str) -> String {
        let id = id(i);
        let url = format!("/hc/{locale}/articles/{id}-{locale}-{i}");
        self.addresses.extend([url.clone(), format!("/hc/{locale}/articles/{id}")]);
        let body = self.body(i, of, locale);
        format!(
            r#"{{"id":{},"html_url":"https://example.zendesk.com{url}","source_id":{id},"source_type":"Article","locale":"{locale}","title":"{locale} {i}","body":{},"outdated":{},"draft":false,"hidden":false,"created_at":"2024-01-05T08:00:00Z","updated_at":"2024-02-06T08:00:00Z"}}"#,
            id * 10,
            quoted(&body),
            i.is_multiple_of(11),
        )
    }

    /// A word of its own.
    fn word(&mut self, i: usize, locale: &str, part: &str) -> String {
        let word = format!("{part}{}x{i}x", locale.replace('-', ""));
        self.words.push(word.clone());
        word
    }

    fn body(&mut self, i: usize, of: usize, locale: &str) -> String {
        let other = |step: usize| id((i + step) % of);
        let mut html = String::new();
        let mut word = |part: &str| self.word(i, locale, part);
        let _ = write!(
            html,
            "<h2 id=\"h_01A{i}\">By card {}</h2><p>Open <strong>Settings</strong>&nbsp;&gt; Pay. See <a \
             href=\"https://example.zendesk.com/hc/{locale}/articles/{}-Any-words#h_01A{}\">{}</a> and <a \
             href=\"/hc/en-us/articles/{}\">that</a>, in <a href=\"/hc/{locale}/sections/{}-Group\">the \
             group</a>.</p><p>&nbsp;</p>",
            word("head"),
            other(1),
            (i + 1) % of,
            word("link"),
            other(7),
            200 + i % 20,
        );
        let _ = write!(
            html,
            "<div class=\"callout callout--warning\"><h4 class=\"callout__title\">{}</h4><p>{}</p></div>\
             <ol><li><p>{}</p><ol><li><p>{}</p></li></ol></li><li><p>Second</p></li></ol>",
            word("title"),
            word("note"),
            word("item"),
            word("inner"),
        );
        match i % 4 {
            0 => {
                let _ = write!(
                    html,
                    "<details><summary>{}</summary><p>{}</p></details><pre><code class=\"hljs \
                     language-bash\">run {}</code></pre>",
                    word("more"),
                    word("inside"),
                    word("code"),
                );
            }
            1 => {
                let _ = write!(
                    html,
                    "<figure class=\"wysiwyg-table\"><table><colgroup><col></colgroup><tbody><tr><th>{}\
                     </th><th>B</th></tr><tr><td>{}</td><td>x | y</td></tr></tbody></table></figure>",
                    word("cell"),
                    word("value"),
                );
            }
            2 => {
                let _ = write!(
                    html,
                    "<div class=\"accordion\"><h4 class=\"accordion__item-title\">{}</h4><div \
                     class=\"accordion__item-content\"><p>{}</p></div></div><p><iframe \
                     src=\"//www.youtube-nocookie.com/embed/abc\"></iframe></p>",
                    word("fold"),
                    word("folded"),
                );
            }
            _ => {
                let _ = write!(
                    html,
                    "<div class=\"tabs\"><div class=\"tabs-menu\"><a class=\"tabs-link\">{}</a><a \
                     class=\"tabs-link\">Two</a></div><div class=\"tab\"><p>{}</p></div><div \
                     class=\"tab\"><p>{}</p></div></div><figure class=\"wysiwyg-image\"><img \
                     src=\"/hc/article_attachments/{}/p.png\" alt=\"{}\"></figure>",
                    word("tab"),
                    word("one"),
                    word("two"),
                    900_000 + i % 3,
                    word("picture"),
                );
            }
        }
        html
    }
}

/// As JSON writes it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
