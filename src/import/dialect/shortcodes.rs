//! Tags of Hugo (`{{< figure src="x.png" >}}`), GitBook (`{% hint style="info" %}`) and mdBook
//! (`{{#include x}}`). Notes become `:::` blocks, which [`notes`](super::notes) reads.

use super::super::lines::prose;
use super::super::mapped::Edit;
use super::super::markup::destination;
use super::super::names::readable;
use super::super::path::{last, stem};
use super::alert::alert;
use super::loss::Losses;
use super::tags::{self, Tag};

/// Opening mark, closing mark.
const MARKS: [(&str, &str); 4] = [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{{#", "}}")];

pub fn edits(text: &str) -> (Vec<Edit>, Losses) {
    let (mut edits, mut losses) = (Vec::new(), Losses::new());
    if !text.contains("{{") && !text.contains("{%") {
        return (edits, losses);
    }
    for part in prose(text) {
        let mut at = part.start;
        while let Some((start, open, close)) = next(text, at, part.end) {
            at = start + open.len();
            let Some(tag) = tags::read(text, start, at, &[&format!("/{close}"), close])
                .filter(|tag| is_known(open, tag))
            else {
                if let Some(range) = unreadable(text, start, open) {
                    at = range.end;
                    losses.push((range.clone(), "`{%`".to_owned()));
                    edits.push(Edit::delete(range));
                }
                continue;
            };
            at = tag.range.end;
            match meaning(text, open, &tag) {
                Meaning::Text(with) => edits.push(Edit::new(tag.range.clone(), with)),
                Meaning::Lost => {
                    losses.push((tag.range.clone(), format!("`{open} {}`", tag.name)));
                    // What was said to it in words may have been shown.
                    let words = tag.positional(0).filter(|words| words.contains(' ')).unwrap_or("");
                    edits.push(Edit::new(tag.range.clone(), words));
                }
            }
        }
    }
    (edits, losses)
}

fn next(text: &str, at: usize, end: usize) -> Option<(usize, &'static str, &'static str)> {
    let rest = text.get(at..end)?;
    let found =
        MARKS.iter().filter_map(|(open, close)| Some((at + rest.find(open)?, *open, *close)));
    found.min_by_key(|(start, open, _)| (*start, std::cmp::Reverse(open.len())))
}

fn is_known(open: &str, tag: &Tag<'_>) -> bool {
    match open {
        // Jekyll's look the same; its pages do not come this way.
        "{%" => tag.name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '@'),
        "{{#" => matches!(tag.name, "include" | "rustdoc_include" | "playground" | "title"),
        // `{{</* figure */>}}` shows a tag instead of being one.
        _ => !tag.name.is_empty() && !tag.name.starts_with('*'),
    }
}

/// A tag of GitBook whose inside is none of attributes, such as a condition: all of it.
fn unreadable(text: &str, start: usize, open: &str) -> Option<std::ops::Range<usize>> {
    let inside = text.get(start..)?.strip_prefix("{%").filter(|_| open == "{%")?;
    let end = inside.find("%}").filter(|end| !inside[..*end].contains('\n'))?;
    let is_tag = inside.trim_start().starts_with(|c: char| c.is_ascii_alphabetic() || c == '@');
    is_tag.then_some(start..start + 2 + end + 2)
}

enum Meaning {
    Text(String),
    Lost,
}

fn meaning(text: &str, open: &str, tag: &Tag<'_>) -> Meaning {
    let name = tag.name.strip_prefix("end").filter(|_| open == "{%").unwrap_or(tag.name);
    let closes = tag.closes || name != tag.name;
    let style = tag
        .text(&["type", "style", "context", "kind", "level", "color"])
        .or_else(|| tag.positional(0));
    match name.to_ascii_lowercase().as_str() {
        "note" | "notice" | "hint" | "alert" | "callout" | "admonition" | "tip" | "info"
        | "warning" | "caution" | "danger" | "important" | "blocknote" | "pageinfo" => {
            if closes {
                return Meaning::Text("\n\n:::\n".into());
            }
            if !is_closed(text, open, tag) {
                return Meaning::Lost;
            }
            let kind =
                style.filter(|style| alert(style).is_some()).or_else(|| alert(name).map(|_| name));
            let title = tag.text(&["title", "heading", "header"]).unwrap_or("");
            Meaning::Text(format!("\n:::{} {title}\n", kind.unwrap_or("note")))
        }
        "figure" | "img" | "image" | "picture" | "imgproc" if !closes => {
            let Some(source) =
                tag.text(&["src", "link", "file", "url"]).or_else(|| tag.positional(0))
            else {
                return Meaning::Lost;
            };
            let words =
                tag.text(&["alt", "caption", "title"]).or_else(|| tag.positional(1)).unwrap_or("");
            Meaning::Text(format!(
                "![{}]({})",
                words.replace(['[', ']', '\n'], " "),
                destination(source)
            ))
        }
        "page-ref" | "page-relref" | "pageref" if tag.text(&["page", "path", "ref"]).is_some() => {
            let path = tag.text(&["page", "path", "ref"]).unwrap_or("");
            let words = tag
                .text(&["caption", "title", "text"])
                .map_or_else(|| name_of(path), str::to_owned);
            Meaning::Text(format!(
                "[{words}]({})",
                destination(&format!("/{}", path.trim_start_matches('/')))
            ))
        }
        "caption-link" if tag.text(&["url"]).is_some() => {
            let url = tag.text(&["url"]).unwrap_or("");
            Meaning::Text(format!(
                "[{}]({})",
                tag.text(&["caption"]).unwrap_or(url),
                destination(url)
            ))
        }
        "ref" | "relref" => tag
            .positional(0)
            .or_else(|| tag.text(&["path"]))
            .map_or(Meaning::Lost, |path| Meaning::Text(path.into())),
        "youtube" => video(tag, "https://www.youtube.com/watch?v="),
        "vimeo" => video(tag, "https://vimeo.com/"),
        "embed" | "content-ref" if !closes => tag
            .text(&["url"])
            .filter(|_| name == "embed")
            .map_or(Meaning::Text(String::new()), |url| Meaning::Text(format!("<{url}>"))),
        "highlight" => Meaning::Text(if closes {
            "```".into()
        } else {
            format!("```{}", tag.positional(0).unwrap_or(""))
        }),
        // What stands in it is code, unless a fence says so itself.
        "code-toggle" | "code" | "codeblock"
            if open != "{%" && !tag.is_empty && is_code(text, tag) =>
        {
            let lang = tag.text(&["lang", "syntax"]).unwrap_or("");
            let line = if closes { "```".to_owned() } else { format!("```{lang}") };
            Meaning::Text(tag.on_its_line(text, &line))
        }
        "tabs" if closes || is_closed(text, open, tag) => {
            Meaning::Text(tag.on_its_line(text, if closes { ":::" } else { ":::tabs" }))
        }
        "tab" if closes || is_closed(text, open, tag) => {
            let label = tag.text(&["name", "title", "header", "label"]);
            let label = label.or_else(|| tag.positional(0)).unwrap_or("");
            let opening = format!(":::tab {label}");
            Meaning::Text(tag.on_its_line(text, if closes { ":::" } else { &opening }))
        }
        "tab" | "expand" | "collapse" | "details" | "accordion" | "accordion-item" | "step"
        | "card" => {
            let title = tag
                .text(&["name", "title", "header", "summary", "label"])
                .or_else(|| tag.positional(0));
            Meaning::Text(if closes {
                "\n".into()
            } else {
                title.map_or(String::new(), |title| format!("\n**{title}**\n\n"))
            })
        }
        "file" if tag.text(&["src"]).is_some() => {
            let source = tag.text(&["src"]).unwrap_or("");
            let name = source.rsplit('/').next().unwrap_or(source);
            Meaning::Text(format!(
                "[{}]({})",
                tag.text(&["caption"]).unwrap_or(name),
                destination(source)
            ))
        }
        "relurl" | "absurl" | "rellangurl" | "abslangurl" => {
            // `/{{< relURL "/p.png" >}}` would be another site's with both slashes.
            let is_rooted = text.get(..tag.range.start).is_some_and(|text| text.ends_with('/'));
            tag.positional(0).map_or(Meaning::Lost, |path| {
                let path = if is_rooted { path.trim_start_matches('/') } else { path };
                Meaning::Text(path.into())
            })
        }
        "update" | "prompt" if !closes => {
            let head = tag.text(&["date", "description"]);
            Meaning::Text(head.map_or(String::new(), |head| format!("\n**{head}**\n\n")))
        }
        "embed" | "content-ref" | "tabs" | "tabpane" | "code" | "columns" | "column" | "cards"
        | "steps" | "stepper" | "title" | "file" | "updates" => Meaning::Text(String::new()),
        _ if closes && open == "{%" => Meaning::Text(String::new()),
        _ => Meaning::Lost,
    }
}

/// What a page is called whose own title is not known here.
fn name_of(path: &str) -> String {
    let path = path.split('#').next().unwrap_or(path).trim_end_matches('/');
    readable(last(stem(path)))
}

fn video(tag: &Tag<'_>, base: &str) -> Meaning {
    tag.text(&["id"])
        .or_else(|| tag.positional(0))
        .map_or(Meaning::Lost, |id| Meaning::Text(format!("<{base}{id}>")))
}

/// Whether the text of a tag, or before its end, is no fenced code yet.
fn is_code(text: &str, tag: &Tag<'_>) -> bool {
    let (before, behind) = (text.get(..tag.range.start), text.get(tag.range.end..));
    let inside = match tag.closes {
        true => before.and_then(|before| before.get(before.rfind(&format!(" {} ", tag.name))?..)),
        false => behind.and_then(|behind| {
            let end = [format!("/{}", tag.name), format!("/ {}", tag.name)];
            end.iter()
                .filter_map(|end| behind.find(end.as_str()))
                .min()
                .and_then(|at| behind.get(..at))
        }),
    };
    inside.is_some_and(|inside| !inside.contains("```"))
}

/// Whether the tag's end follows: only then is there something for it to stand around.
fn is_closed(text: &str, open: &str, tag: &Tag<'_>) -> bool {
    let rest = text.get(tag.range.end..).unwrap_or("");
    let ends = match open {
        "{%" => vec![format!("end{}", tag.name)],
        _ => vec![format!("/{}", tag.name), format!("/ {}", tag.name)],
    };
    ends.iter().any(|end| rest.contains(end.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::mapped::Mapped;

    fn convert(text: &str) -> (String, Vec<String>) {
        let (edits, losses) = edits(text);
        let text = Mapped::of(text, 0..text.len()).edited(edits).into_text();
        (text, losses.into_iter().map(|(_, what)| what).collect())
    }

    #[test]
    fn hugo() {
        assert_eq!(
            convert("{{< figure src=\"/a b.png\" alt=\"An A\" >}}\n").0,
            "![An A](</a b.png>)\n"
        );
        assert_eq!(convert("[x]({{< relref \"b.md#c\" >}})\n").0, "[x](b.md#c)\n");
        assert_eq!(
            convert("![]({{< relURL \"/p.png\" >}}) ![](/{{% absURL \"/q.png\" %}})\n").0,
            "![](/p.png) ![](/q.png)\n"
        );
        assert_eq!(
            convert("{{% notice tip %}}\nDo.\n{{% /notice %}}\n").0,
            "\n:::tip \n\nDo.\n\n\n:::\n\n"
        );
        assert_eq!(
            convert("`{{< figure >}}` {{</* tab */>}}\n").0,
            "`{{< figure >}}` {{</* tab */>}}\n"
        );
        let (text, losses) = convert("a {{< counter 3 >}} b\n");
        assert_eq!(
            (text.as_str(), losses.as_slice()),
            ("a  b\n", &["`{{< counter`".to_owned()][..])
        );
    }

    #[test]
    fn gitbook_and_mdbook() {
        let updates = "{% updates %}\n{% update date=\"2025-12-25\" %}\nNew.\n{% endupdate %}\n{% endupdates %}\n";
        assert_eq!(
            convert(updates).0.split_whitespace().collect::<Vec<_>>(),
            ["**2025-12-25**", "New."]
        );
        let (text, losses) =
            convert("{% if visitor.a === true %}\nYes.\n{% endif %}\n{% @x/y z %}\n");
        assert_eq!((text.trim(), losses.len()), ("Yes.", 2));
        assert_eq!(
            convert("{% tabs %}\n{% tab title=\"A\" %}\nx\n{% endtab %}\n{% endtabs %}\n").0,
            ":::tabs\n:::tab A\nx\n:::\n:::\n"
        );
        assert_eq!(
            convert("{% hint style=\"warning\" %}\nHot\n{% endhint %}\n").0,
            "\n:::warning \n\nHot\n\n\n:::\n\n"
        );
        assert_eq!(convert("`{% if x %}` {{ site.name }}\n").0, "`{% if x %}` {{ site.name }}\n");
        assert_eq!(convert("{{#include a.rs:3}}\n").1, ["`{{# include`"]);
    }
}
