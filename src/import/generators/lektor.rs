//! Lektor: a page is a folder with `contents.lr`, fields one below the other with `---` between
//! them. They are read as Markdown with front matter, the rest of the way is everybody's.

use super::super::path::parent;
use super::super::scan::SourceTree;
use super::facts::Facts;
use super::project::Project;
use super::shape;
use crate::tree::TextFile;

/// Fields that hold a page's text, the most telling first; where there is none, the longest does.
const BODIES: [&str; 5] = ["body", "description", "text", "content", "answer"];

pub fn read(project: &Project<'_>) -> Option<Facts> {
    let file = project.ending(".lektorproject")?;
    let mut facts =
        Facts { roots: project.root("content", "").into_iter().collect(), ..Facts::default() };
    let mut section = String::new();
    for line in file.text.lines().map(str::trim) {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            name.clone_into(&mut section);
        }
        let Some((key, value)) = line.split_once('=').map(|(k, v)| (k.trim(), v.trim())) else {
            continue;
        };
        match (section.as_str(), key) {
            ("project", "name") => facts.title = Some(value.to_owned()),
            ("project", "url") => facts.base_url = shape::base_url(value, ""),
            ("project", "locale") => {
                facts.language = facts.language.take().or_else(|| shape::language(value));
            }
            (alternative, "primary") if matches!(value, "yes" | "true" | "1") => {
                let tag = alternative.strip_prefix("alternatives.");
                facts.language = tag.and_then(shape::language).or(facts.language.take());
            }
            _ => {}
        }
    }
    Some(facts)
}

/// The pages of a Lektor project, as Markdown: `x/contents+fr.lr` is `x/index.fr.md`.
pub fn pages(tree: &mut SourceTree) {
    if !tree.others.keys().any(|path| path.ends_with(".lektorproject")) {
        return;
    }
    let is_page = |path: &&String| {
        let name = path.rsplit('/').next().unwrap_or(path);
        name == "contents.lr" || name.starts_with("contents+") && name.ends_with(".lr")
    };
    let paths: Vec<String> = tree.others.keys().filter(is_page).cloned().collect();
    for path in paths {
        let Some(file) = tree.read_other(&path) else { continue };
        let lang = path.rsplit_once("contents+").and_then(|(_, rest)| rest.strip_suffix(".lr"));
        let ending = lang.map_or("md".to_owned(), |lang| format!("{lang}.md"));
        let place = format!("{}/index.{ending}", parent(&path));
        tree.markdown.push(TextFile::new(place.trim_start_matches('/'), markdown(&file.text)));
        tree.others.remove(&path);
    }
    tree.markdown.sort_by(|a, b| a.path.cmp(&b.path));
}

/// One page's fields as front matter and body.
fn markdown(text: &str) -> String {
    let fields = fields(text);
    let longest = fields.iter().filter(|(_, value)| value.contains('\n'));
    let longest = longest.max_by_key(|(_, value)| value.len()).map(|(name, _)| *name);
    let named = BODIES.into_iter().find(|body| fields.iter().any(|(name, _)| name == body));
    let body = named.or(longest);
    let mut front = String::new();
    for (name, value) in &fields {
        let key = match *name {
            name if Some(name) == body || value.is_empty() => continue,
            "_hidden" if matches!(value.as_str(), "yes" | "true" | "1") => {
                front.push_str("draft: true\n");
                continue;
            }
            "_slug" => "slug",
            "key" | "sort_key" | "order" if value.parse::<i64>().is_ok() => {
                front.push_str(&format!("order: {value}\n"));
                continue;
            }
            name if name.starts_with('_') => continue,
            name => name,
        };
        // Any JSON text is a YAML text.
        front.push_str(&format!("{key}: {}\n", serde_json::Value::from(value.as_str())));
    }
    let body = fields.iter().find(|(name, _)| Some(*name) == body).map_or("", |(_, value)| value);
    format!("---\n{front}---\n\n{body}\n")
}

/// Names and values; a line of dashes inside of a value has one more of them.
fn fields(text: &str) -> Vec<(&str, String)> {
    let mut fields: Vec<(&str, String)> = Vec::new();
    let mut begins = true;
    for line in text.lines() {
        if line == "---" {
            begins = true;
        } else if begins {
            let Some((name, value)) = line.split_once(':') else { continue };
            fields.push((name.trim(), value.trim().to_owned()));
            begins = false;
        } else if let Some((_, value)) = fields.last_mut() {
            let is_rule = line.len() > 3 && line.bytes().all(|byte| byte == b'-');
            value.push('\n');
            value.push_str(if is_rule { &line[1..] } else { line });
        }
    }
    fields.into_iter().map(|(name, value)| (name, value.trim().to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_front_matter_and_the_text() {
        let page = "_model: question\n---\ntitle: Won't connect: why?\n---\nkey: 3\n---\n\
                    description:\n\nSee [this](../a).\n\n----\n\nMore.\n";
        assert_eq!(
            markdown(page),
            "---\ntitle: \"Won't connect: why?\"\norder: 3\n---\n\nSee [this](../a).\n\n---\n\nMore.\n"
        );
    }
}
