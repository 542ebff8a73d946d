//! `frontdesk init`

use std::fs;
use std::path::{Path, PathBuf};

use super::{Exit, output};
use crate::diagnostics::{Diagnostics, Format};
use crate::scaffold;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// An empty folder, or one that is not there yet
    dir: PathBuf,
}

pub fn run(args: Args) -> Exit {
    let now = match output::now(None) {
        Ok(now) => now,
        Err(why) => return refuse(&why),
    };
    match is_free(&args.dir) {
        Ok(true) => {}
        Ok(false) => return refuse(&format!("{} is not empty: choose a new folder", args.dir.display())),
        Err(error) => return fail(&args.dir, &error),
    }
    if let Err(error) = fs::create_dir_all(&args.dir) {
        return fail(&args.dir, &error);
    }
    let files = scaffold::site(now.to_zoned(jiff::tz::TimeZone::UTC).date());
    for file in &files {
        if let Err(diagnostic) = scaffold::write(&args.dir, file) {
            output::report(&Diagnostics::from_iter([diagnostic]), Format::Human);
            return Exit::Machine;
        }
    }
    output::say(&next_steps(&args.dir, files.len()));
    Exit::Fine
}

/// Whether nothing stands there. A fresh repository counts as empty.
fn is_free(dir: &Path) -> std::io::Result<bool> {
    match fs::read_dir(dir) {
        Ok(mut entries) => entries.try_fold(true, |free, entry| Ok(free && entry?.file_name() == ".git")),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(dir.symlink_metadata().is_err()),
        Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => Ok(false),
        Err(error) => Err(error),
    }
}

fn next_steps(dir: &Path, count: usize) -> String {
    let dir = dir.display();
    format!(
        "{count} files in {dir}. Next:

  cd {dir}
  frontdesk serve      look at it, and write: the pages follow your edits
  frontdesk check      what a build would refuse, and what only people can decide
  frontdesk build      the finished site, in dist/site

Make it yours: the title and the address in site.toml, the channels in content/contact.yaml and its
French words in content/contact.fr.yaml, and in .github/workflows/help-centre.yml where CI finds frontdesk."
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
