//! `frontdesk init`

use std::ffi::OsStr;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::{Exit, output};
use crate::diagnostics::{Diagnostics, Format};
use crate::model::{readable, slugify};
use crate::pipeline::SITE_FILE;
use crate::scaffold::{self, NewFile, Repository, Wanted, Workflow};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// An empty folder or a fresh repository, or one that is not there yet
    #[arg(value_hint = clap::ValueHint::DirPath)]
    dir: PathBuf,
    /// Ten files in one language, and no workflow
    #[arg(long)]
    minimal: bool,
    /// The languages of its texts, the site's own first: en, fr, de, es [default: en]
    #[arg(long, value_delimiter = ',', value_name = "TAGS", value_parser = language)]
    languages: Vec<String>,
}

fn language(tag: &str) -> Result<String, String> {
    let known = scaffold::languages().find(|known| *known == tag.trim());
    known.map(str::to_owned).ok_or_else(|| {
        let known: Vec<&str> = scaffold::languages().collect();
        format!("there are texts in {}; others are added in site.toml", known.join(", "))
    })
}

/// What the folder is called, where that is a name: `acme-help` is "Acme help".
fn title(dir: &Path) -> Option<String> {
    const NO_NAMES: [&str; 8] =
        ["help", "docs", "doc", "site", "support", "documentation", "content", "helpcentre"];
    let name = slugify(&dir.file_name()?.to_string_lossy());
    let is_name = name.starts_with(char::is_alphabetic) && !NO_NAMES.contains(&name.as_str());
    is_name.then(|| readable(&name))
}

pub fn run(args: Args) -> Exit {
    let now = match output::now(None) {
        Ok(now) => now,
        Err(why) => return refuse(&why),
    };
    match is_free(&args.dir) {
        Ok(true) => {}
        Ok(false) => {
            // Mostly somebody who has articles already.
            let import = match args.dir.is_dir() && !args.dir.join(SITE_FILE).exists() {
                true => format!(
                    ", or bring its articles into one: frontdesk import {} --out NEW",
                    for_shell(&args.dir)
                ),
                false => String::new(),
            };
            let shown = args.dir.display();
            return refuse(&format!("{shown} is not empty: choose a new folder{import}"));
        }
        Err(error) => return fail(&args.dir, &error),
    }
    let dir = match placed(&args.dir) {
        Ok(dir) => dir,
        Err(error) => return fail(&args.dir, &error),
    };
    let languages = match args.languages.is_empty() {
        false => args.languages,
        true => vec!["en".to_owned()],
    };
    let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();
    let wanted = Wanted { today, title: title(&dir), languages, minimal: args.minimal };
    let mut site = scaffold::site(&wanted);
    let is_kept = |file: &NewFile| {
        KEPT.contains(&file.path.as_str()) && dir.join(&file.path).symlink_metadata().is_ok()
    };
    let ignored = site.iter().find(|file| file.path == ".gitignore" && is_kept(file));
    let ignored = ignored.map(|file| file.text.lines().collect::<Vec<_>>().join("  "));
    site.retain(|file| !is_kept(file));
    let repository = Repository::around(&dir);
    let Automation { files, said } = match args.minimal {
        true => Automation::default(),
        false => automate(&dir, &repository),
    };
    let root = repository.root.as_path();
    let all: Vec<(&Path, &NewFile)> = site
        .iter()
        .map(|file| (dir.as_path(), file))
        .chain(files.iter().map(|file| (root, file)))
        .collect();
    match scaffold::write_all(&all) {
        Ok(()) => {
            output::note(&next_steps(&args.dir, all.len(), &said));
            if let Some(lines) = ignored {
                output::note(&format!("\nAdd to your .gitignore: {lines}"));
            }
            Exit::Fine
        }
        Err(diagnostic) => {
            let exit = Exit::of_refusal(&diagnostic);
            output::report(&Diagnostics::from_iter([diagnostic]), Format::Human);
            output::say("nothing was written");
            exit
        }
    }
}

/// `dir` without links, also where nothing stands there yet.
fn placed(dir: &Path) -> std::io::Result<PathBuf> {
    let whole = std::path::absolute(dir)?;
    let there = whole.ancestors().find(|folder| folder.exists()).unwrap_or(Path::new("/"));
    let rest = whole.strip_prefix(there).unwrap_or(Path::new(""));
    let mut placed = there.canonicalize()?;
    for part in rest.components() {
        match part {
            Component::ParentDir => _ = placed.pop(),
            part => placed.push(part),
        }
    }
    Ok(placed)
}

/// What is written into the repository around a site.
#[derive(Default)]
struct Automation {
    files: Vec<NewFile>,
    /// Where it is, and what is left to do.
    said: String,
}

/// The workflow of the site in `dir`. A site of this name may have been here before, and its
/// workflow may have grown since: what is there stays.
fn automate(dir: &Path, repository: &Repository) -> Automation {
    let Workflow { file, entry } = scaffold::workflow(repository);
    let path = |file: &NewFile| repository.root.join(&file.path);
    let is_there = |file: &NewFile| path(file).symlink_metadata().is_ok();
    let whole = path(&file);
    let shown = whole.strip_prefix(dir).unwrap_or(&whole).display();
    let mut files = Vec::new();
    let mut said = match is_there(&file) {
        true => format!("\n\n{shown} was there already and is left as it is."),
        false => format!(
            "\n\n{shown}\nchecks every change and builds the branch `{}`. Fill in FRONTDESK_GIT \
             there: the Git address to install\n\
             frontdesk from. Until then, and without a program at bin/frontdesk, it fails and \
             says so.",
            repository.branch
        ),
    };
    files.extend(Some(file).filter(|file| !is_there(file)));
    match entry {
        Some(entry) if is_there(&entry) => {
            said.push_str(&format!(" Add to {}:\n\n{}", entry.path, entry.text));
        }
        entry => files.extend(entry),
    }
    Automation { files, said }
}

/// Files of a fresh repository that a new site has, too: those that are there stay.
const KEPT: [&str; 2] = ["README.md", ".gitignore"];
/// What else code hosts put into one.
const OF_HOSTS: [&str; 9] = [
    ".git",
    ".gitattributes",
    ".github",
    ".gitlab",
    ".gitlab-ci.yml",
    ".forgejo",
    ".gitea",
    "LICENSE",
    "LICENSE.md",
];

/// Whether nothing stands there. A fresh repository counts as empty.
fn is_free(dir: &Path) -> std::io::Result<bool> {
    let is_known = |name: &OsStr| KEPT.iter().chain(&OF_HOSTS).any(|known| name == *known);
    match fs::read_dir(dir) {
        Ok(mut entries) => {
            entries.try_fold(true, |free, entry| Ok(free && is_known(&entry?.file_name())))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Ok(dir.symlink_metadata().is_err())
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => Ok(false),
        Err(error) => Err(error),
    }
}

fn next_steps(dir: &Path, count: usize, automation: &str) -> String {
    let (place, enter) = match dir == Path::new(".") {
        true => ("this folder".to_owned(), String::new()),
        false => (dir.display().to_string(), format!("\n  cd {}", for_shell(dir))),
    };
    format!(
        "{count} files in {place}. Next:
{enter}
  frontdesk serve      look at it, and write: the pages follow your edits
  frontdesk check      what a build would refuse, and what needs a decision of yours
  frontdesk build      the finished site, in dist/site

Make it yours: the title and the address in site.toml, the channels in content/contact.yaml, and \
their words
in other languages beside it.{automation}"
    )
}

/// The folder as a command names it: in quotes where a shell would read anything but one name.
fn for_shell(dir: &Path) -> String {
    let name = dir.display().to_string();
    match name.chars().all(|c| c.is_alphanumeric() || "-_./:".contains(c)) {
        true => name,
        false => format!("'{}'", name.replace('\'', r"'\''")),
    }
}

fn refuse(why: &str) -> Exit {
    output::say(&format!("error: {why}"));
    Exit::Usage
}

fn fail(dir: &Path, error: &std::io::Error) -> Exit {
    output::say(&format!("error: {}: {error}", dir.display()));
    Exit::Machine
}
