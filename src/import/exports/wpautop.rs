//! Bodies of WordPress as HTML. The editor of old stored neither paragraphs nor line breaks: empty
//! lines were the one, single ends of lines the other. Both editors store short codes, which
//! plug-ins would have replaced.

/// Elements that are no part of a paragraph.
const BLOCKS: [&str; 26] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "details",
    "div",
    "dl",
    "fieldset",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "iframe",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
];

/// Short codes whose marks go; what stands between them stays.
const TRANSPARENT: [&str; 10] = [
    "su_note",
    "su_box",
    "vc_row",
    "vc_column",
    "vc_column_text",
    "one_half",
    "one_third",
    "columns",
    "column",
    "row",
];

/// `body` as HTML, and the names of short codes that nobody can follow here.
pub fn html(body: &str) -> (String, Vec<String>) {
    let (body, lost) = short_codes(body);
    if body.contains("<!-- wp:") {
        // Blocks bring their own paragraphs; the comments around them go with all comments.
        return (body, lost);
    }
    (paragraphs(&body), lost)
}

/// Empty lines make paragraphs, line ends in them `<br>`.
fn paragraphs(body: &str) -> String {
    let mut out = String::with_capacity(body.len() + 256);
    let mut pre = false;
    for part in body.replace("\r\n", "\n").split("\n\n") {
        let part = part.trim_matches('\n');
        let lower = part.to_lowercase();
        let was_pre = pre;
        pre = (pre || lower.contains("<pre"))
            && lower
                .rfind("</pre")
                .is_none_or(|end| lower.rfind("<pre").is_some_and(|start| start > end));
        if was_pre || lower.trim_start().starts_with("<pre") {
            out.push_str(part);
            out.push_str("\n\n");
        } else if starts_block(part) || part.trim().is_empty() {
            out.push_str(part);
            out.push('\n');
        } else {
            let lines: Vec<&str> = part.split('\n').collect();
            out.push_str(&format!("<p>{}</p>\n", lines.join("<br>\n")));
        }
    }
    out
}

fn starts_block(part: &str) -> bool {
    let inner = part.trim_start().trim_start_matches('<').trim_start_matches('/');
    let name: String = inner.chars().take_while(char::is_ascii_alphanumeric).collect();
    part.trim_start().starts_with('<') && BLOCKS.contains(&name.to_lowercase().as_str())
}

/// Short codes with a meaning of their own become it; `[[x]]` is `[x]`; an address alone on its
/// line was a film.
fn short_codes(body: &str) -> (String, Vec<String>) {
    let mut out = String::with_capacity(body.len());
    let mut lost = Vec::new();
    let mut rest = body;
    while let Some(open) = rest.find('[') {
        out.push_str(&rest[..open]);
        let inside = &rest[open + 1..];
        if let Some((escaped, after)) =
            inside.strip_prefix('[').and_then(|inner| inner.split_once("]]"))
        {
            out.push_str(&format!("[{escaped}]"));
            rest = after;
            continue;
        }
        let Some((tag, after)) = inside.split_once(']').filter(|(tag, _)| is_code(tag)) else {
            out.push('[');
            rest = inside;
            continue;
        };
        rest = code(tag, after, &mut out, &mut lost);
    }
    out.push_str(rest);
    (films(&out), lost)
}

/// A short code's name is lower case; attributes follow as in HTML. `[see below]` is none.
fn is_code(tag: &str) -> bool {
    let tag = tag.trim_start_matches('/').trim_end_matches('/').trim();
    let (name, rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
    let known = matches!(
        name,
        "caption" | "gallery" | "embed" | "video" | "audio" | "toc" | "code" | "contact-form-7"
    );
    let is_name = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b'-'));
    is_name
        && (known
            || TRANSPARENT.contains(&name)
            || rest.contains('=')
            || (rest.is_empty() && name.contains('_')))
}

/// Writes what the code means and returns what follows it.
fn code<'b>(tag: &str, after: &'b str, out: &mut String, lost: &mut Vec<String>) -> &'b str {
    let closes = tag.starts_with('/');
    let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap_or("");
    let body = |end: &str| after.split_once(end);
    match name {
        "caption" if !closes => {
            let Some((inner, after)) = body("[/caption]") else { return after };
            let end = inner.rfind('>').map_or(0, |end| end + 1);
            let (picture, words) = inner.split_at(end);
            out.push_str(&format!(
                "<figure>{picture}<figcaption>{}</figcaption></figure>",
                words.trim()
            ));
            after
        }
        "embed" if !closes => {
            let Some((url, after)) = body("[/embed]") else { return after };
            out.push_str(&format!("\n{}\n", url.trim()));
            after
        }
        "video" | "audio" if !closes => {
            let source =
                ["src", "mp4", "webm", "mp3", "m4a"].iter().find_map(|key| attribute(tag, key));
            match source {
                Some(source) => {
                    out.push_str(&format!("<{name} controls src=\"{source}\"></{name}>"))
                }
                None => lost.push(name.to_owned()),
            }
            after
        }
        "toc" => after,
        "code" => {
            out.push_str(if closes { "</code>" } else { "<code>" });
            after
        }
        _ if TRANSPARENT.contains(&name) || closes => after,
        _ => {
            lost.push(name.to_owned());
            after
        }
    }
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let (_, rest) = tag.split_once(&format!("{name}="))?;
    let mark = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
    match mark {
        Some(mark) => rest.get(1..)?.split(mark).next(),
        None => rest.split_whitespace().next(),
    }
}

/// Addresses that stand alone: a link to what WordPress would have shown.
fn films(body: &str) -> String {
    let line = |line: &str| {
        let url = line.trim();
        let is_film = url.starts_with("https://") && !url.contains([' ', '<', '"']);
        if is_film { format!("\n<p><a href=\"{url}\">{url}</a></p>\n") } else { line.to_owned() }
    };
    body.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_paragraphs() {
        assert_eq!(html("a\nb\n\nc").0, "<p>a<br>\nb</p>\n<p>c</p>\n");
        assert_eq!(html("<h2>x</h2>\n\n<pre>a\n\nb</pre>").0, "<h2>x</h2>\n<pre>a\n\nb</pre>\n\n");
    }

    #[test]
    fn short_codes_become_what_they_meant() {
        assert_eq!(
            html("[caption id=\"a\"]<img src=\"p.png\" /> The menu[/caption]").0,
            "<figure><img src=\"p.png\" /><figcaption>The menu</figcaption></figure>\n"
        );
        let (body, lost) = html("see [1] and [[x]] [gallery ids=\"1\"]");
        assert_eq!(
            (body.as_str(), lost),
            ("<p>see [1] and [x] </p>\n", vec!["gallery".to_owned()])
        );
        assert!(html("https://www.example.com/watch?v=abc").0.contains("<a href="));
    }
}
