//! The site that `frontdesk translate` is about.

use std::path::PathBuf;

use crate::cli::{Exit, output, site};
use crate::config::Config;
use crate::diagnostics::{Diagnostic, Diagnostics, Format};
use crate::model::Lang;
use crate::pipeline::{self, Outlines, Request};
use crate::source::Source;
use crate::translate::{self, Record, Text};
use crate::tree::one_of;

#[derive(Debug, clap::Args)]
pub struct Of {
    /// This language only
    #[arg(long, value_name = "LANG")]
    pub lang: Option<String>,
    /// The site's folder: where site.toml stands
    #[arg(long, default_value = ".", env = "FRONTDESK_ROOT", value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    pub root: PathBuf,
}

/// A site's texts and the records of the languages that were asked for.
pub struct Opened {
    pub source: Source,
    pub config: Config,
    pub texts: Vec<Text>,
    pub records: Vec<(Lang, Record)>,
}

/// With all that pages are made from.
pub fn open(of: &Of) -> Result<Opened, Exit> {
    opened(of, |source, request| {
        let (read, diagnostics) = pipeline::texts(source, request);
        (read.map(|(config, documents, _)| (config, documents)), diagnostics)
    })
}

/// For what compares texts alone.
pub fn outlined(of: &Of) -> Result<Opened, Exit> {
    opened(of, pipeline::outlines)
}

fn opened(
    of: &Of,
    read: impl Fn(&Source, &Request) -> (Option<Outlines>, Diagnostics),
) -> Result<Opened, Exit> {
    let (source, now) = site::open(&of.root, None, Format::Human)?;
    let (read, diagnostics) = read(&source, &Request::at(now));
    let Some((config, documents)) = read else {
        return Err(refuse(diagnostics, Exit::Mistakes));
    };
    let known: Vec<Lang> = config.languages.iter().map(|language| language.lang.clone()).collect();
    let asked: Vec<Lang> = match &of.lang {
        None => known,
        Some(tag) => vec![
            language(tag, &known).map_err(|d| refuse(Diagnostics::from_iter([d]), Exit::Usage))?,
        ],
    };
    let (records, found) = translate::records(&source, asked);
    if found.has_errors() {
        return Err(refuse(found, Exit::Mistakes));
    }
    Ok(Opened { texts: translate::texts(&config, &documents), records, source, config })
}

/// The site's language of that name.
pub fn language(tag: &str, known: &[Lang]) -> Result<Lang, Diagnostic> {
    known.iter().find(|lang| lang.as_str() == tag).cloned().ok_or_else(|| {
        let help = one_of(tag, known.iter().map(Lang::as_str));
        Diagnostic::error("usage", format!("there is no language `{tag}`")).help(help)
    })
}

/// Refuses articles that are not there.
pub fn check_articles(opened: &Opened, articles: &[String]) -> Result<(), Exit> {
    let names = opened.texts.iter().map(|text| text.name.as_str());
    let Some(article) = articles.iter().find(|article| !names.clone().any(|n| n == **article))
    else {
        return Ok(());
    };
    let all = one_of(article, names);
    // Nobody reads the names of a hundred articles.
    let help = match all.len() {
        0..500 => all,
        _ => "name it by its path in content/, without language and .md: billing/refunds".into(),
    };
    let d = Diagnostic::error("usage", format!("there is no article `{article}`")).help(help);
    Err(refuse(Diagnostics::from_iter([d]), Exit::Usage))
}

pub fn refuse(diagnostics: Diagnostics, exit: Exit) -> Exit {
    output::report(&diagnostics, Format::Human);
    exit
}
