//! Which site a command is about, and as of when.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::{Exit, output};
use crate::config::BaseUrl;
use crate::diagnostics::{Diagnostic, Diagnostics, Format};
use crate::pipeline::{NO_SITE_HELP, Request, SITE_FILE};
use crate::source::Source;

/// What says which site is built, and as of when.
#[derive(Debug, clap::Args)]
pub struct SiteArgs {
    /// The site's folder: where site.toml stands
    #[arg(long, default_value = ".", env = "FRONTDESK_ROOT", value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    pub root: PathBuf,
    /// Replaces base_url of site.toml: previews, sub-paths
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// The time of the build [default: SOURCE_DATE_EPOCH, else today 00:00 UTC]
    #[arg(long, value_name = "TIME")]
    pub now: Option<String>,
    /// Show articles marked `draft: true`
    #[arg(long)]
    pub drafts: bool,
    /// For people who judge a change: search engines leave it alone, pages name the address of
    /// site.toml
    #[arg(long)]
    pub preview: bool,
}

impl SiteArgs {
    /// The site and what is asked of it. What does not fit is said here; the exit code says whose
    /// fault it is.
    pub fn open(&self, format: Format) -> Result<(Source, Request), Exit> {
        let base_url = match &self.base_url {
            Some(text) => Some(
                BaseUrl::parse(text)
                    .map_err(|why| usage(&format!("--base-url {text}: {why}"), format))?,
            ),
            None => None,
        };
        let (source, now) = open(&self.root, self.now.as_deref(), format)?;
        if !source.exists(SITE_FILE) {
            let d = Diagnostic::error("no-site", format!("there is no {SITE_FILE} in this folder"));
            output::report(&Diagnostics::from_iter([d.help(NO_SITE_HELP)]), format);
            return Err(Exit::Usage);
        }
        let request =
            Request { base_url, drafts: self.drafts, preview: self.preview, ..Request::at(now) };
        Ok((source, request))
    }
}

/// A site's folder, and the time that dates are compared with. What does not fit is said here.
pub fn open(root: &Path, now: Option<&str>, format: Format) -> Result<(Source, Timestamp), Exit> {
    let now = output::now(now).map_err(|why| usage(&why, format))?;
    let source = Source::open(root).map_err(|diagnostic| {
        output::report(&Diagnostics::from_iter([diagnostic]), format);
        Exit::Usage
    })?;
    Ok((source, now))
}

/// Says what of the command line does not fit, in the format that was asked for.
pub fn usage(why: &str, format: Format) -> Exit {
    output::report(&Diagnostics::from_iter([Diagnostic::error("usage", why)]), format);
    Exit::Usage
}
