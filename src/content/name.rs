//! What a path below `content/` says about a file.

use super::suffix;
use crate::diagnostics::{Diagnostic, Place};
use crate::model::{DocumentKey, DocumentKind, Lang, media_type, path};

/// The folder that holds the site's Markdown.
pub const FOLDER: &str = "content";

/// The folder that holds what stands in several articles.
pub(super) const PARTS: &str = "content/_parts/";

/// What the site itself needs at its root: the name, whether a page stands there, and why.
const RESERVED: &[(&str, bool, &str)] = &[
    ("contact", true, "the contact pages stand there"),
    ("search", true, "the search page stands there"),
    ("assets", false, "the theme's files stand there"),
    ("tags", true, "the tag pages stand there"),
    ("tickets", true, "the ticket pages stand there"),
    ("sitemap", true, "the list of all pages stands there"),
    ("api", false, "the host answers there"),
];

/// Files that the site writes at its root and at the root of each language.
pub const OWN_FILES: &[&str] = &[
    "404.html",
    "feed.xml",
    "sitemap.xml",
    "articles.json",
    "llms.txt",
    "robots.txt",
    "_headers",
    "_redirects",
];

/// Whether `name` below the root is the site's own.
pub fn is_reserved(name: &str) -> bool {
    RESERVED.iter().any(|(reserved, _, _)| name.eq_ignore_ascii_case(reserved))
}

/// Where the program's own pages stand below the root, for links and menus.
pub fn own_pages() -> impl Iterator<Item = &'static str> {
    RESERVED.iter().filter(|(_, is_page, _)| *is_page).map(|(name, _, _)| *name)
}

/// Whether `path` is below the folder of what stands in several articles.
pub fn is_in_parts(path: &str) -> bool {
    path.starts_with(PARTS)
}

/// A file's role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    Document(Name),
    /// What stands in several articles.
    Part(PartName),
    /// A picture, an attachment, or one of the root's YAML files.
    Other,
}

/// What a Markdown file's path says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    pub key: DocumentKey,
    pub kind: DocumentKind,
    pub lang: Lang,
}

/// What the path of a part says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartName {
    /// As articles write it: `refund-steps`.
    pub name: String,
    pub lang: Lang,
}

/// Reads `path` (`content/account/passwords.fr.md`). `languages` are the declared ones, the default
/// first: a suffix counts as a language only when it is declared, so `node.js.md` is an article.
pub fn name(path: &str, languages: &[Lang]) -> Result<Named, Diagnostic> {
    let Some(below) = path.strip_prefix(FOLDER).and_then(|p| p.strip_prefix('/')) else {
        return Ok(Named::Other);
    };
    let Some(stem_path) = below.strip_suffix(".md") else {
        check_article(path)?;
        check_folder_note(path)?;
        return check_data(path, below, languages).map(|()| Named::Other);
    };
    if let Some(stem) = path.strip_prefix(PARTS).and_then(|rest| rest.strip_suffix(".md")) {
        return part_name(path, stem, languages).map(Named::Part);
    }
    let (folder, stem) = stem_path.rsplit_once('/').unwrap_or(("", stem_path));
    let (stem, lang) = split_language(stem, languages, path)?;
    check_reserved(
        path,
        if folder.is_empty() { stem } else { folder.split('/').next().unwrap_or(folder) },
        folder,
        languages,
    )?;
    if stem == "_category" {
        return Ok(Named::Document(Name {
            key: DocumentKey::new(folder),
            kind: DocumentKind::Category,
            lang,
        }));
    }
    if stem.starts_with('_') {
        return Err(Diagnostic::error(
            "reserved-name",
            format!("`{stem}` starts with an underscore"),
        )
        .at(Place::file(path))
        .help(match stem {
            "_index" => "did you mean _category.md?",
            _ => {
                "only _category.md may; rename the file, or mark an unfinished article with \
                    `draft: true`"
            }
        }));
    }
    if stem.is_empty() {
        return Err(Diagnostic::error(
            "bad-file-name",
            "the file has no name before its extension",
        )
        .at(Place::file(path)));
    }
    let key = if folder.is_empty() { stem.to_owned() } else { format!("{folder}/{stem}") };
    Ok(Named::Document(Name { key: DocumentKey::new(key), kind: DocumentKind::Article, lang }))
}

/// Whether a browser would run what a file of this name holds, or take it for a page: scripts,
/// pages, and every kind of XML, in which either can stand. Drafts hide behind `.md`.
pub fn is_active(name: &str) -> bool {
    const MORE: [&str; 22] = [
        "md", "js", "mjs", "cjs", "xht", "xsl", "mht", "mhtml", "hta", "swf", "mml", "htc", "svgz",
        "php", "phtml", "phar", "vbs", "jsp", "asp", "aspx", "cgi", "shtm",
    ];
    let extension =
        name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    let kind = media_type(&format!("x.{extension}"));
    let kind = kind.split(';').next().unwrap_or(kind);
    let is_xml = kind.ends_with("/xml") || kind.ends_with("+xml") && kind != "image/svg+xml";
    let is_script =
        kind.ends_with("javascript") || kind.ends_with("ecmascript") || kind.ends_with("jscript");
    is_xml
        || is_script
        || matches!(kind, "text/html" | "application/wasm")
        || MORE.contains(&extension.as_str())
}

fn part_name(path: &str, stem: &str, languages: &[Lang]) -> Result<PartName, Diagnostic> {
    let (last, lang) = split_language(path::last(stem), languages, path)?;
    let name = match path::parent(stem) {
        "" => last.to_owned(),
        folder => format!("{folder}/{last}"),
    };
    match is_part_name(&name) {
        true => Ok(PartName { name, lang }),
        false => Err(Diagnostic::error("bad-file-name", format!("no text can name `{name}`"))
            .at(Place::file(path))
            .help("use letters, digits, - and _ in the name of a part")),
    }
}

/// What may name a part.
pub(super) fn is_part_name(name: &str) -> bool {
    let is_inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/');
    !name.is_empty() && name.chars().all(is_inside)
}

fn split_language<'s>(
    stem: &'s str,
    languages: &[Lang],
    path: &str,
) -> Result<(&'s str, Lang), Diagnostic> {
    let default = || {
        languages
            .first()
            .cloned()
            .ok_or_else(|| Diagnostic::error("no-language", "no language is declared"))
    };
    let Some((head, tail)) = stem.rsplit_once('.') else { return Ok((stem, default()?)) };
    let tag = Lang::parse(tail);
    if let Some(lang) = tag.as_ref().and_then(|tag| languages.iter().find(|lang| *lang == tag)) {
        return Ok((head, lang.clone()));
    }
    // A well-known tag that nobody declared is far more often a forgotten declaration than a name.
    let looks_declared = tag
        .as_ref()
        .is_some_and(|tag| (2..=3).contains(&tag.primary().len()) && tag.is_registered());
    let meant = suffix::meant(tail, languages);
    if !looks_declared && meant.is_none() {
        return Ok((stem, default()?));
    }
    let name = match path::last(head) {
        "_index" => "_category",
        name => name,
    };
    let declare = |tag: &str| format!("add [languages.{tag}] to site.toml");
    let renamed = meant.map(|lang| match languages.contains(&lang) {
        true => format!("did you mean {name}.{lang}.md?"),
        false => {
            let declared = declare(lang.as_str());
            format!("did you mean `{lang}`? Rename it to {name}.{lang}.md and {declared}")
        }
    });
    let help = match (looks_declared, renamed) {
        (_, None) => format!("{}, or rename the file", declare(tail)),
        (true, Some(renamed)) => format!("{renamed} Or {}", declare(tail)),
        // Only these names may begin so.
        (false, Some(renamed)) if name.starts_with('_') => renamed,
        (false, Some(renamed)) => {
            format!("{renamed}; a name with a point in it is written {name}-{tail}.md")
        }
    };
    let message = match looks_declared {
        true => format!("language `{tail}` is not declared"),
        false => format!("`{tail}` is no language"),
    };
    Err(Diagnostic::error("undeclared-language", message).at(Place::file(path)).help(help))
}

/// Whether a file is Markdown by its ending, ours or another tool's.
pub fn is_markdown(path: &str) -> bool {
    const ENDINGS: [&str; 8] = ["md", "markdown", "mdown", "mkd", "mkdn", "mdx", "mdwn", "mdtxt"];
    path.rsplit_once('.')
        .is_some_and(|(_, ending)| ENDINGS.contains(&ending.to_ascii_lowercase().as_str()))
}

/// Markdown under another name is not read: neither an article nor a word.
fn check_article(path: &str) -> Result<(), Diagnostic> {
    let Some((stem, _)) = path.rsplit_once('.').filter(|_| is_markdown(path)) else {
        return Ok(());
    };
    let name = path.rsplit('/').next().unwrap_or(path);
    let renamed = stem.rsplit('/').next().unwrap_or(stem);
    Err(Diagnostic::warning(
        "no-article",
        format!("{name} is no article: its name does not end in .md"),
    )
    .at(Place::file(path))
    .help(format!("rename it to {renamed}.md, or move it out of content/")))
}

/// Whether other tools read what the file says of its folder.
pub fn is_folder_note(path: &str) -> bool {
    let name = path::last(path).to_ascii_lowercase();
    let (stem, ending) = name.split_once('.').unwrap_or((&name, ""));
    let is_data = ["yml", "yaml", "json", "toml", "js", "ts", ""].contains(&ending);
    is_data && ["_category", "_category_", "_index", "_meta", "_section"].contains(&stem)
}

fn check_folder_note(path: &str) -> Result<(), Diagnostic> {
    if !is_folder_note(path) {
        return Ok(());
    }
    let message = format!("nobody reads {}: a folder's text is _category.md", path::last(path));
    Err(Diagnostic::warning("folder-page", message).at(Place::file(path)).help(
        "write _category.md with `title`, `description` and `order` between two lines of ---",
    ))
}

/// What other tools take for a folder's own page is an ordinary article here.
pub(super) fn folder_page(path: &str) -> Option<Diagnostic> {
    let name = path.rsplit('/').next()?;
    let (stem, rest) = name.split_once('.')?;
    let is_folder_page =
        ["index", "readme", "_index", "category"].contains(&stem.to_ascii_lowercase().as_str());
    is_folder_page.then(|| {
        let message =
            format!("{name} is an article at its own address, not the page of its folder");
        Diagnostic::warning("folder-page", message)
            .at(Place::file(path))
            .help(format!("rename it to _category.{rest}, or to what it is about"))
    })
}

/// The root's YAML files have exact names: one that is a little different would be left alone in
/// silence.
fn check_data(path: &str, below: &str, languages: &[Lang]) -> Result<(), Diagnostic> {
    let lower = below.to_ascii_lowercase();
    let Some(stem) = lower.strip_suffix(".yaml").or_else(|| lower.strip_suffix(".yml")) else {
        return Ok(());
    };
    if ["facts", "search"].contains(&stem) {
        return Err(Diagnostic::error("bad-file-name", format!("nobody reads `{below}` here"))
            .at(Place::file(path))
            .help(format!("move it to data/{stem}.yaml")));
    }
    let (name, tag) = stem.split_once('.').map_or((stem, None), |(name, tag)| (name, Some(tag)));
    if !["contact", "synonyms"].contains(&name) {
        return Ok(());
    }
    let declared =
        tag.and_then(Lang::parse).and_then(|tag| languages.iter().position(|lang| *lang == tag));
    let expected = match (name, tag, declared.and_then(|at| Some((at, languages.get(at)?)))) {
        ("contact", None, _) | ("contact", Some(_), Some((0, _))) => "contact.yaml".to_owned(),
        (_, Some(_), Some((_, lang))) => format!("{name}.{lang}.yaml"),
        (_, None, _) => format!("{name}.{}.yaml", languages.first().map_or("en", Lang::as_str)),
        (_, Some(tag), None) => {
            return Err(Diagnostic::error(
                "undeclared-language",
                format!("language `{tag}` is not declared"),
            )
            .at(Place::file(path))
            .help(format!("add [languages.{tag}] to site.toml, or remove the file")));
        }
    };
    if below == expected {
        return Ok(());
    }
    Err(Diagnostic::error("bad-file-name", format!("nobody reads `{below}`"))
        .at(Place::file(path))
        .help(format!("what belongs there is `{expected}`")))
}

fn check_reserved(
    path: &str,
    first: &str,
    folder: &str,
    languages: &[Lang],
) -> Result<(), Diagnostic> {
    let refuse = |why: String| {
        Err(Diagnostic::error(
            "reserved-name",
            format!("`{first}` cannot be used at the root of content/: {why}"),
        )
        .at(Place::file(path))
        .help("choose another name"))
    };
    if first.starts_with('.') || (first.starts_with('_') && !folder.is_empty()) {
        return refuse("names with a leading dot or underscore are kept for frontdesk".into());
    }
    if let Some((_, _, why)) = RESERVED.iter().find(|(name, _, _)| first.eq_ignore_ascii_case(name))
    {
        return refuse((*why).into());
    }
    if languages.iter().any(|lang| first.eq_ignore_ascii_case(lang.as_str())) {
        return refuse("it is the code of one of the site's languages".into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn languages() -> Vec<Lang> {
        ["en", "fr", "zh-Hans"].iter().filter_map(|tag| Lang::parse(tag)).collect()
    }

    fn read(path: &str) -> Result<(String, DocumentKind, String), &'static str> {
        match name(path, &languages()) {
            Ok(Named::Document(n)) => Ok((n.key.to_string(), n.kind, n.lang.to_string())),
            Ok(Named::Part(part)) => Err(if part.name == "a/b" { "part" } else { "?" }),
            Ok(Named::Other) => Err("other"),
            Err(d) => Err(d.code),
        }
    }

    #[test]
    fn paths_say_key_language_and_kind() {
        use DocumentKind::{Article, Category};
        assert_eq!(read("content/a/b.fr.md"), Ok(("a/b".into(), Article, "fr".into())));
        assert_eq!(read("content/a/b.zh-hans.md"), Ok(("a/b".into(), Article, "zh-Hans".into())));
        assert_eq!(read("content/a/node.js.md"), Ok(("a/node.js".into(), Article, "en".into())));
        assert_eq!(read("content/a/_category.fr.md"), Ok(("a".into(), Category, "fr".into())));
        assert_eq!(read("content/_category.md"), Ok((String::new(), Category, "en".into())));
        assert_eq!(read("content/a/x.png"), Err("other"));
        assert_eq!(read("content/_parts/a/b.fr.md"), Err("part"));
        assert_eq!(read("content/_parts/a/b.png"), Err("other"));
        assert_eq!(read("content/_parts/a b.md"), Err("bad-file-name"));
    }

    #[test]
    fn what_could_run_is_told_by_its_kind() {
        for active in [
            "js", "JS", "mjs", "cjs", "html", "htm", "shtml", "xhtml", "xml", "xsl", "wasm", "swf",
            "rss", "gpx", "mml", "htc", "svgz", "php", "vbs",
        ] {
            assert!(is_active(&format!("a/x.{active}")), "{active}");
        }
        for fine in
            ["png", "svg", "pdf", "zip", "csv", "txt", "mp4", "vtt", "json", "docx", "ics", ""]
        {
            assert!(!is_active(&format!("a/x.{fine}")), "{fine}");
        }
    }

    #[test]
    fn data_files_have_exact_names() {
        for path in [
            "contact.yaml",
            "contact.fr.yaml",
            "contact.zh-Hans.yaml",
            "synonyms.en.yaml",
            "a/contact.yml",
            "x.yml",
        ] {
            assert_eq!(read(&format!("content/{path}")), Err("other"), "{path}");
        }
        for path in [
            "contact.yml",
            "Contact.yaml",
            "contact.en.yaml",
            "contact.zh-hans.yaml",
            "synonyms.yaml",
            "synonyms.fr.yml",
        ] {
            assert_eq!(read(&format!("content/{path}")), Err("bad-file-name"), "{path}");
        }
        assert_eq!(read("content/contact.de.yaml"), Err("undeclared-language"));
        let help = |path: &str| name(path, &languages()).unwrap_err().help.unwrap_or_default();
        assert_eq!(help("content/contact.en.yaml"), "what belongs there is `contact.yaml`");
        assert_eq!(help("content/synonyms.yaml"), "what belongs there is `synonyms.en.yaml`");
    }

    #[test]
    fn a_folders_text_is_offered_no_name_that_nobody_may_have() {
        let help = |path: &str| name(path, &languages()).unwrap_err().help.unwrap_or_default();
        let japanese = "did you mean `ja`? Rename it to _category.ja.md and add [languages.ja] \
            to site.toml";
        assert_eq!(help("content/a/_category.jp.md"), japanese);
        assert_eq!(help("content/a/_index.jp.md"), japanese);
        assert_eq!(help("content/a/_category.french.md"), "did you mean _category.fr.md?");
        assert!(help("content/a/prices.jp.md").ends_with("written prices-jp.md"));
        for note in ["_category.yml", "_category.yaml", "_category_.json", "_meta.json", "_index"] {
            assert_eq!(read(&format!("content/a/{note}")), Err("folder-page"), "{note}");
        }
        for fine in ["category.json", "_categories.yml", "_category.png", "my_meta.json"] {
            assert_eq!(read(&format!("content/a/{fine}")), Err("other"), "{fine}");
        }
    }

    #[test]
    fn reserved_and_undeclared_names_are_refused() {
        assert_eq!(read("content/contact/x.md"), Err("reserved-name"));
        assert_eq!(read("content/Search.md"), Err("reserved-name"));
        assert_eq!(read("content/fr/x.md"), Err("reserved-name"));
        assert_eq!(read("content/a/_x.md"), Err("reserved-name"));
        assert_eq!(read("content/a/b.es.md"), Err("undeclared-language"));
    }
}
