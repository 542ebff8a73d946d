//! What `frontdesk import` is told.

use std::path::PathBuf;

use crate::cli::output::FormatArg;
use crate::config::BaseUrl;
use crate::import::{self, KINDS, Options};
use crate::model::Lang;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder that holds the pages, or files and .zip archives
    #[arg(value_name = "SRC", required = true)]
    pub sources: Vec<PathBuf>,
    /// The new site's folder; it must not exist or be empty, but with --update
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// What made the source [default: its own configuration tells]
    #[arg(long, value_name = "KIND", value_parser = clap::builder::PossibleValuesParser::new(KINDS))]
    pub from: Option<String>,
    /// A host of the old site, such as help.example.com: links there become links to articles
    #[arg(long, value_name = "HOST")]
    pub own_host: Vec<String>,
    /// The old site's sitemap.xml, or its addresses, one a line: each must lead somewhere
    #[arg(long, value_name = "FILE")]
    pub check_urls: Option<PathBuf>,
    /// The site's title [default: from the source]
    #[arg(long)]
    pub title: Option<String>,
    /// The site's address [default: from the source, else an example]
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// The default language [default: from the source, else its most telling one]
    #[arg(long, value_name = "LANG")]
    pub language: Option<String>,
    /// Bring what changed at the source into the site that an import wrote to DIR
    #[arg(long)]
    pub update: bool,
    /// With --update: show what would change, and change nothing
    #[arg(long, requires = "update")]
    pub dry_run: bool,
    /// How notices are shown
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: FormatArg,
}

/// The old site's addresses, where somebody named a list of them.
pub fn urls(args: &Args) -> Result<Option<Vec<String>>, String> {
    let Some(path) = &args.check_urls else { return Ok(None) };
    let text =
        std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let listed = import::listed(&text)
        .map_err(|(why, at)| format!("{}: byte {at}: {why}", path.display()))?;
    Ok(Some(listed))
}

/// `import jekyll SRC`, as the command was before it could tell by itself.
pub fn name_kind_first(args: &mut Args) {
    let first = args.sources.first().and_then(|first| first.to_str());
    let named = first.filter(|first| matches!(*first, "jekyll" | "markdown")).map(str::to_owned);
    if let Some(kind) = named.filter(|_| args.sources.len() > 1 && args.from.is_none()) {
        args.sources.remove(0);
        args.from = Some(kind);
    }
}

/// The message says what does not fit.
pub fn options(args: &Args) -> Result<Options, String> {
    if let Some(missing) = args.sources.iter().find(|source| !source.exists()) {
        return Err(format!("{}: there is no such file or folder", missing.display()));
    }
    if args.sources.len() > 1 && args.sources.iter().any(|source| source.is_dir()) {
        return Err("several sources must be files; name the folder that holds them all".to_owned());
    }
    let is_filled = std::fs::read_dir(&args.out).is_ok_and(|mut entries| entries.next().is_some());
    if is_filled && !args.update {
        let out = args.out.display();
        return Err(format!(
            "{out} is not empty; choose a new folder, or say --update if an import wrote it"
        ));
    }
    let base_url = match &args.base_url {
        Some(url) => {
            BaseUrl::parse(url).map_err(|why| format!("--base-url {url}: {why}"))?;
            Some(url.clone())
        }
        None => None,
    };
    let language = match &args.language {
        Some(tag) => Some(
            Lang::parse(tag).ok_or_else(|| format!("--language {tag}: this is no language tag"))?,
        ),
        None => None,
    };
    Ok(Options {
        sources: args.sources.clone(),
        title: args.title.clone(),
        base_url,
        language,
        own_hosts: args.own_host.clone(),
    })
}
