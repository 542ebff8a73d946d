//! `frontdesk search`: the prebuilt index, asked from the shell.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::io::{BufRead, BufReader, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap_complete::engine::ArgValueCompleter;

use super::search_explain::Explanation;
use super::{Exit, complete, output};
use crate::answers::search::hit_json;
use crate::diagnostics::{told, visible};
use crate::model::{DESCRIPTION, Description, Lang};
use crate::search::{Answer, Excerpt, Indexes, Match, Parts, Question};

/// A batch file's line is cut here; queries are cut far earlier.
const MAX_LINE: u64 = 1 << 20;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// What to look for
    #[arg(required_unless_present = "batch")]
    query: Option<String>,
    /// Many queries: a file with one {"id", "text"} a line, - for standard input; answers are one
    /// JSON object a line
    #[arg(long, value_name = "FILE", conflicts_with = "query")]
    batch: Option<PathBuf>,
    /// The build to search
    #[arg(long, default_value = "dist")]
    dist: PathBuf,
    /// The language to search; the site's default one unless given
    #[arg(long, add = ArgValueCompleter::new(complete::languages))]
    lang: Option<String>,
    /// Only this category and those below it
    #[arg(long, value_name = "CATEGORY")]
    category: Option<String>,
    /// Only articles for everybody or for this audience
    #[arg(long, value_name = "AUDIENCE")]
    audience: Option<String>,
    /// The last word is still being typed, as in the search field
    #[arg(long)]
    unfinished: bool,
    /// Articles at most
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=1000))]
    limit: u16,
    /// One JSON object a query
    #[arg(long)]
    json: bool,
    /// Say as well what each word was taken for and what it means
    #[arg(long, conflicts_with = "batch")]
    explain: bool,
}

#[derive(serde::Deserialize)]
struct BatchLine {
    id: String,
    text: String,
}

pub fn run(args: Args) -> Exit {
    match search(&args) {
        Ok(()) => Exit::Fine,
        Err((exit, message)) => {
            output::say(&format!("error: {message}"));
            exit
        }
    }
}

fn search(args: &Args) -> Result<(), (Exit, String)> {
    let indexes = Indexes::open(&args.dist).map_err(|error| {
        let exit = if args.dist.exists() { Exit::Machine } else { Exit::Usage };
        (exit, format!("{}: {}", args.dist.display(), told(&error)))
    })?;
    let lang = language(&indexes, args)?;
    let ask = |query: &str| {
        let question = Question {
            category: args.category.as_deref(),
            audience: args.audience.as_deref(),
            unfinished: args.unfinished,
            ..Question::new(query, &lang, usize::from(args.limit))
        };
        indexes.answer(&question).map_err(|error| (Exit::Machine, told(&error)))
    };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    if let Some(query) = &args.query {
        let answer = ask(query)?;
        let bold = std::io::stdout().is_terminal();
        let explained = indexes.index(&lang).filter(|_| args.explain);
        let explained = explained.map(|index| Explanation::of(index, query)).transpose();
        let explained = explained.map_err(|error| (Exit::Machine, told(&error)))?;
        let text = if args.json {
            let mut value = json(&lang, query, query, &answer);
            if let Some(explained) = explained {
                value["explained"] = explained.json();
            }
            format!("{value}\n")
        } else {
            let explained = explained.map(|explained| explained.human()).unwrap_or_default();
            format!("{explained}{}", human(&lang, &answer, bold))
        };
        return written(out.write_all(text.as_bytes()).and_then(|()| out.flush()));
    }
    let path = args.batch.as_deref().unwrap_or(Path::new("-"));
    let mut reader = queries(path)?;
    let (mut line, mut number) = (Vec::new(), 0);
    loop {
        line.clear();
        number += 1;
        let length = std::io::Read::take(&mut reader, MAX_LINE)
            .read_until(b'\n', &mut line)
            .map_err(machine)?;
        if length == 0 {
            return written(out.flush());
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        let query: BatchLine = serde_json::from_slice(&line).map_err(|error| {
            let why = format!(
                "{}:{number}: {error}; a line is {{\"id\": \"…\", \"text\": \"…\"}}",
                path.display()
            );
            (Exit::Usage, why)
        })?;
        let answer = ask(&query.text)?;
        let line = format!("{}\n", json(&lang, &query.id, &query.text, &answer));
        written(out.write_all(line.as_bytes()))?;
    }
}

/// The file of queries, or standard input. A file that is not there was named wrongly.
fn queries(path: &Path) -> Result<Box<dyn BufRead>, (Exit, String)> {
    if path == Path::new("-") {
        return Ok(Box::new(std::io::stdin().lock()));
    }
    let failed = |error: std::io::Error| {
        let is_missing = error.kind() == std::io::ErrorKind::NotFound;
        let exit = if is_missing { Exit::Usage } else { Exit::Machine };
        (exit, format!("--batch {}: {error}", path.display()))
    };
    std::fs::File::open(path)
        .map(|file| Box::new(BufReader::new(file)) as Box<dyn BufRead>)
        .map_err(failed)
}

fn machine(error: std::io::Error) -> (Exit, String) {
    (Exit::Machine, error.to_string())
}

/// A reader that went away (`| head`) is no failure.
fn written(result: std::io::Result<()>) -> Result<(), (Exit, String)> {
    match result {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(machine(error)),
        _ => Ok(()),
    }
}

/// The language asked for, else the only one there is, else the site's default one, which is said.
fn language(indexes: &Indexes, args: &Args) -> Result<Lang, (Exit, String)> {
    let known: Vec<&Lang> = indexes.languages().collect();
    let names = || known.iter().map(|lang| lang.as_str()).collect::<Vec<_>>().join(", ");
    if let Some(given) = &args.lang {
        let wanted = Lang::parse(given).filter(|wanted| known.contains(&wanted));
        let why = || {
            (
                Exit::Usage,
                format!(
                    "there is no index for `{given}`; choose a language with --lang: {}",
                    names()
                ),
            )
        };
        return wanted.ok_or_else(why);
    }
    if let [only] = known[..] {
        return Ok(only.clone());
    }
    let default = default_language(&args.dist)?.filter(|default| known.contains(&default));
    let default = default
        .ok_or_else(|| (Exit::Usage, format!("choose a language with --lang: {}", names())))?;
    output::say(&format!(
        "searching in `{default}`, the site's default language; --lang chooses another: {}",
        names()
    ));
    Ok(default)
}

/// What the build says of itself; `None` for a build that says nothing.
fn default_language(dist: &Path) -> Result<Option<Lang>, (Exit, String)> {
    let path = dist.join(DESCRIPTION);
    let failed =
        |why: String| (Exit::Machine, format!("{}: {why}; build the site again", path.display()));
    let bytes = match std::fs::read(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(error.to_string())),
        Ok(bytes) => bytes,
    };
    let site: Description =
        serde_json::from_slice(&bytes).map_err(|error| failed(error.to_string()))?;
    Ok(site.default_language().map(|language| language.lang.clone()))
}

/// A line's object. A hit in another language than the one asked for names its own.
fn json(lang: &Lang, id: &str, query: &str, answer: &Answer) -> serde_json::Value {
    let hits: Vec<_> = answer.hits.iter().map(hit_json).collect();
    serde_json::json!({ "id": id, "query": query, "lang": lang, "hits": hits })
}

fn human(lang: &Lang, answer: &Answer, bold: bool) -> String {
    let mut text = match (answer.hits.is_empty(), answer.elsewhere) {
        (true, _) => "Nothing found.\n".to_owned(),
        (_, true) => format!("Nothing found in `{lang}`; in other languages:\n"),
        (_, false) => String::new(),
    };
    let Parts { likely, others, closing } = answer.parts();
    let has_others = !others.is_empty();
    let last = Vec::from_iter(closing);
    let order = [("", likely), ("Less likely:\n", others), ("Or ask a person:\n", last)];
    let lines = order.into_iter().flat_map(|(head, hits)| {
        let head = if has_others { head } else { "" };
        hits.into_iter().enumerate().map(move |(n, hit)| (if n == 0 { head } else { "" }, hit))
    });
    for (number, (head, hit)) in lines.enumerate() {
        text.push_str(head);
        let is_foreign = hit.matched == Match::OtherLanguage;
        let language = if is_foreign { format!(" [{}]", hit.lang) } else { String::new() };
        let heading = hit
            .heading
            .as_ref()
            .map(|heading| format!(" › {}", marked(heading, bold)))
            .unwrap_or_default();
        text.push_str(&format!(
            "{:>3}. {}{heading}{language}\n",
            number + 1,
            marked(&hit.title, bold)
        ));
        if let Some(action) = hit.contact.as_ref().and_then(|contact| contact.action.as_ref()) {
            text.push_str(&format!("     {}\n", visible(&action.label)));
        }
        if !hit.answer.is_empty() {
            for line in &hit.answer {
                text.push_str(&format!("     {}\n", visible(line)));
            }
        } else if !hit.excerpt.text.is_empty() {
            text.push_str(&format!("     {}\n", marked(&hit.excerpt, bold)));
        }
        text.push_str(&format!("     /{}\n", visible(&hit.url)));
    }
    text
}

fn marked(excerpt: &Excerpt, bold: bool) -> String {
    let piece = |(text, found): (&str, bool)| match found && bold {
        true => format!("\x1b[1m{}\x1b[0m", visible(text)),
        false => visible(text),
    };
    excerpt.pieces().into_iter().map(piece).collect()
}
