//! `frontdesk init`

use std::fs;
use std::path::{Path, PathBuf};

use super::{Exit, output};
use crate::diagnostics::{Diagnostic, Diagnostics, Format};
use crate::model::{readable, slugify};
use crate::scaffold::{self, Repository, Wanted, Workflow};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// An empty folder, or one that is not there yet
    #[arg(value_hint = clap::ValueHint::DirPath)]
    dir: PathBuf,
    /// Ten files in one language, and no workflow
    #[arg(long)]
    minimal: bool,
    /// The languages of its texts, the site's own first: en, fr, de, es [default: en,fr]
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
            return refuse(&format!("{} is not empty: choose a new folder", args.dir.display()));
        }
        Err(error) => return fail(&args.dir, &error),
    }
    if let Err(error) = fs::create_dir_all(&args.dir) {
        return fail(&args.dir, &error);
    }
    let dir = match args.dir.canonicalize() {
        Ok(dir) => dir,
        Err(error) => return fail(&args.dir, &error),
    };
    let languages = match (args.languages.is_empty(), args.minimal) {
        (false, _) => args.languages,
        (true, false) => vec!["en".to_owned(), "fr".to_owned()],
        (true, true) => vec!["en".to_owned()],
    };
    let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();
    let wanted = Wanted { today, title: title(&dir), languages, minimal: args.minimal };
    let files = scaffold::site(&wanted);
    let written = files.iter().try_for_each(|file| scaffold::write(&dir, file));
    let automation = match written {
        Ok(()) if args.minimal => Ok(String::new()),
        Ok(()) => automate(&dir),
        Err(diagnostic) => Err(diagnostic),
    };
    match automation {
        Ok(automation) => {
            output::note(&next_steps(&args.dir, files.len(), &automation));
            Exit::Fine
        }
        Err(diagnostic) => {
            output::report(&Diagnostics::from_iter([diagnostic]), Format::Human);
            Exit::Machine
        }
    }
}

/// Writes the workflow into the repository around `dir`; the sentence says where, and what is left
/// to do.
fn automate(dir: &Path) -> Result<String, Diagnostic> {
    let repository = Repository::around(dir);
    let Workflow { file, entry } = scaffold::workflow(&repository);
    let path = repository.root.join(&file.path);
    let shown = path.strip_prefix(dir).unwrap_or(&path).display();
    let mut text = match scaffold::write(&repository.root, &file) {
        // A site of this name was here before; its workflow may have grown since.
        Err(d) if d.code == "exists" => {
            format!("\n\n{shown} was there already and is left as it is.")
        }
        Err(d) => return Err(d),
        Ok(()) => format!(
            "\n\n{shown}\nchecks every change and builds the branch `{}`. Fill in FRONTDESK_GIT \
             there: the Git address to install\n\
             frontdesk from. Until then, and without a program at bin/frontdesk, it fails and \
             says so.",
            repository.branch
        ),
    };
    match entry.map(|entry| (scaffold::write(&repository.root, &entry), entry)) {
        Some((Err(d), entry)) if d.code == "exists" => {
            text.push_str(&format!(" Add to {}:\n\n{}", entry.path, entry.text));
        }
        Some((Err(d), _)) => return Err(d),
        _ => {}
    }
    Ok(text)
}

/// Whether nothing stands there. A fresh repository counts as empty.
fn is_free(dir: &Path) -> std::io::Result<bool> {
    match fs::read_dir(dir) {
        Ok(mut entries) => {
            entries.try_fold(true, |free, entry| Ok(free && entry?.file_name() == ".git"))
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
        false => (dir.display().to_string(), format!("\n  cd {}", dir.display())),
    };
    format!(
        "{count} files in {place}. Next:
{enter}
  frontdesk serve      look at it, and write: the pages follow your edits
  frontdesk check      what a build would refuse, and what only people can decide
  frontdesk build      the finished site, in dist/site

Make it yours: the title and the address in site.toml, the channels in content/contact.yaml, and \
their words
in other languages beside it.{automation}"
    )
}

fn refuse(why: &str) -> Exit {
    output::say(&format!("error: {why}"));
    Exit::Usage
}

fn fail(dir: &Path, error: &std::io::Error) -> Exit {
    output::say(&format!("error: {}: {error}", dir.display()));
    Exit::Machine
}
