//! `frontdesk init`

use std::fs;
use std::path::{Path, PathBuf};

use super::{Exit, output};
use crate::diagnostics::{Diagnostics, Format};
use crate::scaffold::{self, Repository};

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
    let dir = match args.dir.canonicalize() {
        Ok(dir) => dir,
        Err(error) => return fail(&args.dir, &error),
    };
    let repository = Repository::around(&dir);
    let workflow = scaffold::workflow(&repository);
    let files = scaffold::site(now.to_zoned(jiff::tz::TimeZone::UTC).date());
    let places = files.iter().map(|file| (dir.as_path(), file)).chain([(repository.root.as_path(), &workflow)]);
    for (root, file) in places {
        match scaffold::write(root, file) {
            // A site of this name was here before; its workflow may have grown since.
            Err(d) if d.code == "exists" && file.path == workflow.path => {
                output::say(&format!("left as it is: {}", repository.root.join(&workflow.path).display()));
            }
            Err(diagnostic) => {
                output::report(&Diagnostics::from_iter([diagnostic]), Format::Human);
                return Exit::Machine;
            }
            Ok(()) => {}
        }
    }
    let workflow = repository.root.join(&workflow.path);
    let workflow = workflow.strip_prefix(&dir).unwrap_or(&workflow);
    output::say(&next_steps(&args.dir, files.len() + 1, workflow, &repository.branch));
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

fn next_steps(dir: &Path, count: usize, workflow: &Path, branch: &str) -> String {
    let (dir, workflow) = (dir.display(), workflow.display());
    format!(
        "{count} files in {dir}. Next:

  cd {dir}
  frontdesk serve      look at it, and write: the pages follow your edits
  frontdesk check      what a build would refuse, and what only people can decide
  frontdesk build      the finished site, in dist/site

Make it yours: the title and the address in site.toml, the channels in content/contact.yaml and its
French words in content/contact.fr.yaml. {workflow}
checks every change and builds the branch `{branch}`."
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
