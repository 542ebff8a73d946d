//! `frontdesk import jekyll|markdown`: somebody else's folder as a site of its own.

use std::path::PathBuf;
use std::time::Instant;

use super::Exit;
use super::output::{self, FormatArg};
use crate::config::BaseUrl;
use crate::diagnostics::{Diagnostics, Format};
use crate::import::{self, Imported, Options, WriteError};
use crate::model::Lang;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    kind: Kind,
}

#[derive(Debug, clap::Subcommand)]
enum Kind {
    /// A Jekyll site: collections, permalinks, Liquid
    Jekyll(FolderArgs),
    /// Any folder of Markdown; languages by suffix or folder
    Markdown(FolderArgs),
}

#[derive(Debug, clap::Args)]
struct FolderArgs {
    /// The folder that holds the pages
    #[arg(value_name = "SRC")]
    source: PathBuf,
    /// The new site's folder; it must not exist or be empty
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The site's title [default: from the source]
    #[arg(long)]
    title: Option<String>,
    /// The site's address [default: from the source, else an example]
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// The default language [default: English if there is any, else the most frequent one]
    #[arg(long, value_name = "LANG")]
    language: Option<String>,
    /// How notices are shown
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: FormatArg,
}

/// Plans a site from a folder.
type Importer = fn(&Options) -> (Imported, Diagnostics);

pub fn run(args: Args) -> Exit {
    let (folder, read): (_, Importer) = match args.kind {
        Kind::Jekyll(folder) => (folder, import::jekyll),
        Kind::Markdown(folder) => (folder, import::markdown),
    };
    let started = Instant::now();
    let options = match options(&folder) {
        Ok(options) => options,
        Err(why) => {
            output::say(&format!("error: {why}"));
            return Exit::Usage;
        }
    };
    let (imported, diagnostics) = output::progress("importing", || read(&options));
    output::report(&diagnostics, Format::from(folder.format));
    if let Err(error) = output::progress("writing", || import::write(&imported, &folder.out)) {
        output::say(&format!("error: {error}"));
        return match error {
            WriteError::NotEmpty(_) => Exit::Usage,
            WriteError::Io { .. } => Exit::Machine,
        };
    }
    let counts = imported.counts;
    output::say(&format!(
        "{} articles, {} category texts, {} categories, {} languages, {} files; written to {}; {}; {:.2} s",
        counts.articles,
        counts.introductions,
        counts.categories,
        counts.languages,
        counts.files,
        folder.out.display(),
        output::tally(&diagnostics),
        started.elapsed().as_secs_f64(),
    ));
    // What could not be read is missing in the new site.
    output::verdict(&diagnostics, false)
}

/// The message says what does not fit.
fn options(args: &FolderArgs) -> Result<Options, String> {
    if !args.source.is_dir() {
        return Err(format!("{} is no folder", args.source.display()));
    }
    if std::fs::read_dir(&args.out).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(format!("{} is not empty; choose a new folder", args.out.display()));
    }
    let base_url = match &args.base_url {
        Some(url) => {
            BaseUrl::parse(url).map_err(|why| format!("--base-url {url}: {why}"))?;
            Some(url.clone())
        }
        None => None,
    };
    let language = match &args.language {
        Some(tag) => Some(Lang::parse(tag).ok_or_else(|| format!("--language {tag}: this is no language tag"))?),
        None => None,
    };
    Ok(Options { source: args.source.clone(), title: args.title.clone(), base_url, language })
}
