//! `frontdesk import`: somebody else's help centre as a site of its own.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Instant;

use super::Exit;
use super::output::{self, FormatArg};
use crate::config::BaseUrl;
use crate::diagnostics::{Diagnostic, Diagnostics, Format, Severity, told, visible};
use crate::import::{self, Answers, Import, KINDS, Options, Report, Staged, WriteError};
use crate::memo::Memo;
use crate::model::Lang;
use crate::pipeline::{self, Request};
use crate::source::Source;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder that holds the pages, or files and .zip archives
    #[arg(value_name = "SRC", required = true)]
    sources: Vec<PathBuf>,
    /// The new site's folder; it must not exist or be empty
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// What made the source [default: its own configuration tells]
    #[arg(long, value_name = "KIND", value_parser = clap::builder::PossibleValuesParser::new(KINDS))]
    from: Option<String>,
    /// A host of the old site, such as help.example.com: links there become links to articles
    #[arg(long, value_name = "HOST")]
    own_host: Vec<String>,
    /// The old site's sitemap.xml, or its addresses, one a line: each must lead somewhere
    #[arg(long, value_name = "FILE")]
    check_urls: Option<PathBuf>,
    /// The site's title [default: from the source]
    #[arg(long)]
    title: Option<String>,
    /// The site's address [default: from the source, else an example]
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// The default language [default: from the source, else its most telling one]
    #[arg(long, value_name = "LANG")]
    language: Option<String>,
    /// How notices are shown
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: FormatArg,
}

pub fn run(mut args: Args) -> Exit {
    name_kind_first(&mut args);
    let started = Instant::now();
    let (options, urls) = match options(&args).and_then(|options| Ok((options, urls(&args)?))) {
        Ok(both) => both,
        Err(why) => {
            output::say(&format!("error: {why}"));
            return Exit::Usage;
        }
    };
    let mut import =
        output::progress("importing", || import::import(&options, args.from.as_deref()));
    // An export of which a file cannot be read is half a help centre.
    let stops = ["import-nothing", "import-json", "import-xml"];
    if import.site.files.is_empty() || import.diagnostics.iter().any(|d| stops.contains(&d.code)) {
        output::report(&import.diagnostics, Format::from(args.format));
        output::say("nothing was written");
        return Exit::Mistakes;
    }
    let build = match write(&mut import, &args, urls.as_deref().unwrap_or_default()) {
        Ok(build) => build,
        Err(error) => {
            output::say(&format!("error: {}", told(&error)));
            return match error {
                WriteError::NotEmpty(_) => Exit::Usage,
                WriteError::Io { .. } => Exit::Machine,
            };
        }
    };
    show(&import.diagnostics, args.format);
    output::report(&build, Format::from(args.format));
    summary(&import, &build, &args, started.elapsed().as_secs_f64());
    // What could not be read is missing in the new site.
    match output::verdict(&import.diagnostics, false) {
        Exit::Fine => output::verdict(&build, false),
        exit => exit,
    }
}

/// Writes the site with its report, and gives what its first build says. Only errors: what a writer
/// may better later was told of the source already.
fn write(import: &mut Import, args: &Args, urls: &[String]) -> Result<Diagnostics, WriteError> {
    let staged = output::progress("writing", || Staged::write(&import.site, &args.out))?;
    let request = Request { drafts: true, ..Request::at(jiff::Timestamp::UNIX_EPOCH) };
    let (built, found) = output::progress("building", || match Source::open(staged.path()) {
        Ok(source) => pipeline::build(&source, &request, &Memo::default()),
        Err(diagnostic) => (None, Diagnostics::from_iter([diagnostic])),
    });
    let mut found: Diagnostics =
        found.iter().filter(|d| d.severity == Severity::Error).cloned().collect();
    let addresses = built.as_ref().map(|built| Answers::redirects(&built.site)).unwrap_or_default();
    if let Some(built) = &built {
        found.extend(lost(
            urls,
            &Answers::of(&built.site, built.files.iter().map(|file| file.path.as_str())),
        ));
    }
    if !import.site.files.iter().any(|file| file.path == "content/contact.yaml") {
        staged.add("contact.yaml", CONTACT)?;
        import.diagnostics.push(no_contact());
    }
    let report = Report::new(import.kind, import.site.counts, &import.diagnostics, &addresses);
    staged.add("import-report.html", &report.to_html())?;
    if let Ok(json) = report.to_json() {
        staged.add("import-report.json", &json)?;
    }
    staged.publish()?;
    Ok(found)
}

/// Old addresses that nobody answers any more.
fn lost(urls: &[String], answers: &Answers) -> Diagnostics {
    let lost = urls.iter().filter(|url| answers.find(url).is_none());
    let lost = lost.map(|url| {
        Diagnostic::error("import-lost-url", format!("{url} leads nowhere"))
            .help("add its path to the `aliases` of the article that answers it now")
    });
    lost.collect()
}

/// A way to the desk, to be filled in; beside `content/`, so that nobody writes to an example.
const CONTACT: &str = "# How customers reach you. Put your own address in and move this file to \
    content/contact.yaml;\n# docs/contact.md says what else it can hold: chat, phone, hours, \
    rules.\nchannels:\n  mail:\n    name: E-mail\n    kind: mail\n    address: \
    support@example.com\n    checks_identity: no\n    reply_within: 2 days\n\
    topics:\n  general: How something works\n";

fn no_contact() -> Diagnostic {
    Diagnostic::warning("import-contact", "no page says how customers reach you")
        .help("fill in contact.yaml and move it to content/contact.yaml")
}

/// For people a screen, the rest in the report; for programs everything.
fn show(diagnostics: &Diagnostics, format: FormatArg) {
    if Format::from(format) != Format::Human {
        output::report(diagnostics, Format::from(format));
        return;
    }
    let errors: Diagnostics =
        diagnostics.iter().filter(|d| d.severity == Severity::Error).cloned().collect();
    output::report(&errors, Format::Human);
    let mut kinds: BTreeMap<&str, (usize, &Diagnostic)> = BTreeMap::new();
    for d in diagnostics.iter().filter(|d| d.severity == Severity::Warning) {
        kinds.entry(d.code).or_insert((0, d)).0 += 1;
    }
    let mut kinds: Vec<(&str, (usize, &Diagnostic))> = kinds.into_iter().collect();
    kinds.sort_by_key(|(code, (count, _))| (std::cmp::Reverse(*count), *code));
    for (code, (count, first)) in kinds {
        let place = first
            .place
            .as_ref()
            .map(|place| format!("{}:{}: ", place.path, place.line))
            .unwrap_or_default();
        let line: String = format!("{place}{}", first.message).chars().take(110).collect();
        output::say(&format!("{count:>6} {code}  {}", visible(&line)));
    }
}

fn summary(import: &Import, build: &Diagnostics, args: &Args, seconds: f64) {
    let counts = import.site.counts;
    let builds = if build.is_empty() { "it builds" } else { "its build has errors" };
    output::say(&format!(
        "{}: {} articles, {} category texts, {} categories, {} languages, {} files; written to \
         {}, {builds}; {}; {seconds:.2} s",
        import.kind,
        counts.articles,
        counts.introductions,
        counts.categories,
        counts.languages,
        counts.files,
        args.out.display(),
        output::tally(&import.diagnostics),
    ));
    output::say(&format!("all of it: {}", args.out.join("import-report.html").display()));
}

/// The old site's addresses, where somebody named a list of them.
fn urls(args: &Args) -> Result<Option<Vec<String>>, String> {
    let Some(path) = &args.check_urls else { return Ok(None) };
    let text =
        std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let listed = import::listed(&text)
        .map_err(|(why, at)| format!("{}: byte {at}: {why}", path.display()))?;
    Ok(Some(listed))
}

/// `import jekyll SRC`, as the command was before it could tell by itself.
fn name_kind_first(args: &mut Args) {
    let first = args.sources.first().and_then(|first| first.to_str());
    let named = first.filter(|first| matches!(*first, "jekyll" | "markdown")).map(str::to_owned);
    if let Some(kind) = named.filter(|_| args.sources.len() > 1 && args.from.is_none()) {
        args.sources.remove(0);
        args.from = Some(kind);
    }
}

/// The message says what does not fit.
fn options(args: &Args) -> Result<Options, String> {
    if let Some(missing) = args.sources.iter().find(|source| !source.exists()) {
        return Err(format!("{}: there is no such file or folder", missing.display()));
    }
    if args.sources.len() > 1 && args.sources.iter().any(|source| source.is_dir()) {
        return Err("several sources must be files; name the folder that holds them all".to_owned());
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
