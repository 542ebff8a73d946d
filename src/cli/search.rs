//! `frontdesk search`: the prebuilt index, asked from the shell.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

use super::Exit;
use crate::model::Lang;
use crate::search::{Hit, IndexFiles, SearchError, SearchIndex, SearchRequest};

/// A batch file's line is cut here; queries are cut far earlier.
const MAX_LINE: u64 = 1 << 20;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// What to look for
    #[arg(required_unless_present = "batch")]
    query: Option<String>,
    /// Many queries: a file with one {"id", "text"} a line; answers are one JSON object a line
    #[arg(long, value_name = "FILE", conflicts_with = "query")]
    batch: Option<PathBuf>,
    /// The build to search
    #[arg(long, default_value = "dist")]
    dist: PathBuf,
    /// The language to search; needed when the build has several
    #[arg(long)]
    lang: Option<String>,
    /// Articles at most
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=1000))]
    limit: u16,
    /// One JSON object a query
    #[arg(long)]
    json: bool,
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
            eprintln!("error: {message}");
            exit
        }
    }
}

fn search(args: &Args) -> Result<(), (Exit, String)> {
    let index = open(&args.dist, args.lang.as_deref())?;
    let mut out = std::io::stdout().lock();
    if let Some(query) = &args.query {
        let hits = ask(&index, query, args)?;
        let text = if args.json { format!("{}\n", json(&index, query, query, &hits)) } else { human(&hits) };
        return out.write_all(text.as_bytes()).map_err(machine);
    }
    let path = args.batch.as_deref().unwrap_or(Path::new("-"));
    let file = std::fs::File::open(path).map_err(|error| (Exit::Machine, format!("{}: {error}", path.display())))?;
    let mut reader = BufReader::new(file);
    let (mut line, mut number) = (String::new(), 0);
    loop {
        line.clear();
        number += 1;
        let length = std::io::Read::take(&mut reader, MAX_LINE).read_line(&mut line).map_err(machine)?;
        if length == 0 {
            return Ok(());
        }
        if line.trim().is_empty() {
            continue;
        }
        let wrong = |error: serde_json::Error| {
            (Exit::Usage, format!("{}:{number}: {error}; a line is {{\"id\": \"…\", \"text\": \"…\"}}", path.display()))
        };
        let query: BatchLine = serde_json::from_str(&line).map_err(wrong)?;
        let hits = ask(&index, &query.text, args)?;
        writeln!(out, "{}", json(&index, &query.id, &query.text, &hits)).map_err(machine)?;
    }
}

fn machine(error: std::io::Error) -> (Exit, String) {
    (Exit::Machine, error.to_string())
}

fn ask(index: &SearchIndex, query: &str, args: &Args) -> Result<Vec<Hit>, (Exit, String)> {
    let request = SearchRequest::new(query, usize::from(args.limit));
    index.search(&request).map_err(|error| (Exit::Machine, error.to_string()))
}

/// Reads `index/<lang>/` whole and opens it from memory, every byte verified.
fn open(dist: &Path, lang: Option<&str>) -> Result<SearchIndex, (Exit, String)> {
    let root = dist.join("index");
    let unreadable = |path: &Path, error: std::io::Error| {
        (Exit::Machine, format!("{}: {error}; run frontdesk build, or name the build with --dist", path.display()))
    };
    let entries = |path: &Path| -> Result<Vec<PathBuf>, (Exit, String)> {
        let read = std::fs::read_dir(path).map_err(|error| unreadable(path, error))?;
        let mut paths = Vec::new();
        for entry in read {
            paths.push(entry.map_err(|error| unreadable(path, error))?.path());
        }
        paths.sort();
        Ok(paths)
    };
    let languages: Vec<String> =
        entries(&root)?.iter().filter_map(|path| Some(path.file_name()?.to_str()?.to_owned())).collect();
    let wanted = lang.map(|lang| Lang::parse(lang).map_or_else(|| lang.to_owned(), |lang| lang.to_string()));
    let choice = match (&wanted, languages.as_slice()) {
        (Some(wanted), _) => languages.iter().find(|known| *known == wanted),
        (None, [only]) => Some(only),
        (None, _) => None,
    };
    let Some(choice) = choice else {
        return Err((Exit::Usage, format!("choose a language with --lang: {}", languages.join(", "))));
    };
    let folder = root.join(choice);
    let mut files = BTreeMap::new();
    for path in entries(&folder)? {
        let bytes = std::fs::read(&path).map_err(|error| unreadable(&path, error))?;
        files.insert(path.file_name().unwrap_or_default().to_string_lossy().into_owned(), bytes);
    }
    let opened = SearchIndex::open(&IndexFiles::found(files));
    opened.map_err(|error: SearchError| (Exit::Machine, format!("{}: {error}", folder.display())))
}

fn json(index: &SearchIndex, id: &str, query: &str, hits: &[Hit]) -> serde_json::Value {
    let hit = |hit: &Hit| {
        serde_json::json!({
            "article": hit.stored.id,
            "url": format!("/{}", hit.stored.url),
            "title": hit.stored.title,
            "heading": hit.stored.heading,
            "score": hit.score,
            "match": hit.matched,
        })
    };
    let hits: Vec<serde_json::Value> = hits.iter().map(hit).collect();
    serde_json::json!({ "id": id, "query": query, "lang": index.lang(), "hits": hits })
}

fn human(hits: &[Hit]) -> String {
    if hits.is_empty() {
        return "Nothing found.\n".to_owned();
    }
    let line = |(number, hit): (usize, &Hit)| {
        let heading = hit.stored.heading.as_deref().map(|heading| format!(" › {heading}")).unwrap_or_default();
        format!("{:>3}. {}{heading}\n     /{}\n", number + 1, hit.stored.title, hit.stored.url)
    };
    hits.iter().enumerate().map(line).collect()
}
