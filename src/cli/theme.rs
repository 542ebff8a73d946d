//! `frontdesk theme`: the files of the built-in theme, and a site's own beside them.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::{Exit, output, site};
use crate::config;
use crate::diagnostics::{Diagnostics, Format};
use crate::render::{ThemeFile, built_in_files, copied, is_stale};
use crate::scaffold::{self, NewFile};
use crate::source::Source;
use crate::tree::one_of;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
    /// The site's folder: where site.toml stands
    #[arg(long, global = true, default_value = ".", value_name = "DIR")]
    root: PathBuf,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Every file of the theme, and whose it is
    List,
    /// One built-in file, as it is in this program
    Show {
        /// Its name: parts/footer.html, theme.css, fr.ftl
        name: String,
    },
    /// Copy built-in files into the site's own theme, to be changed there
    Eject {
        /// Their names
        #[arg(required = true)]
        names: Vec<String>,
    },
    /// What the site's own copies say otherwise than the built-in files
    Diff {
        /// One file [default: all]
        name: Option<String>,
    },
}

pub fn run(args: &Args) -> Exit {
    let source = match site::open(&args.root, None, Format::Human) {
        Ok((source, _)) => source,
        Err(exit) => return exit,
    };
    let theme = match Own::read(source) {
        Ok(theme) => theme,
        Err(found) => {
            output::report(&found, Format::Human);
            return Exit::Mistakes;
        }
    };
    match &args.command {
        Command::List => theme.list(),
        Command::Show { name } => theme.show(name),
        Command::Eject { names } => theme.eject(names),
        Command::Diff { name } => theme.diff(name.as_deref()),
    }
}

/// The built-in files, and those of the site's theme.
struct Own {
    source: Source,
    /// Below the site's root.
    folder: String,
    built_in: BTreeMap<String, ThemeFile>,
    /// By name below the folder.
    own: BTreeMap<String, Vec<u8>>,
}

impl Own {
    fn read(source: Source) -> Result<Self, Diagnostics> {
        let file = source.text("site.toml").map_err(|d| Diagnostics::from_iter([d]))?;
        let (config, found) = config::read(&file, None);
        let Some(config) = config else { return Err(found) };
        let folder = format!("themes/{}", config.theme.name);
        let mut own = BTreeMap::new();
        let (entries, _) = source.walk(&folder);
        for entry in entries {
            let name = entry.path.strip_prefix(&format!("{folder}/")).map(str::to_owned);
            let bytes = source.bytes(&entry.path).map_err(|d| Diagnostics::from_iter([d]))?;
            own.extend(name.map(|name| (name, bytes.to_vec())));
        }
        Ok(Self { source, folder, built_in: built_in_files(), own })
    }

    /// A file under its whole name, or under what it is called in its folder.
    fn find(&self, name: &str) -> Result<&ThemeFile, Exit> {
        let folders = ["", "templates/", "assets/", "i18n/"];
        let found = folders.iter().find_map(|folder| self.built_in.get(&format!("{folder}{name}")));
        found.ok_or_else(|| {
            let help = one_of(name, self.built_in.keys().map(String::as_str));
            output::say(&format!("error: the theme has no file `{name}`\n  = help: {help}"));
            Exit::Usage
        })
    }

    fn list(&self) -> Exit {
        let mut lines: BTreeMap<&str, &str> = BTreeMap::new();
        for (name, file) in &self.built_in {
            let state = match self.own.get(name).map(|bytes| String::from_utf8_lossy(bytes)) {
                None => "built-in",
                Some(text) if is_stale(&text, file) => "own, older than the built-in one",
                Some(_) => "own",
            };
            lines.insert(name, state);
        }
        for name in self.own.keys().filter(|name| !self.built_in.contains_key(*name)) {
            lines.insert(name, "own, beside the built-in ones");
        }
        for (name, state) in lines {
            output::out(&format!("{name:44} {state}\n"));
        }
        Exit::Fine
    }

    fn show(&self, name: &str) -> Exit {
        match self.find(name) {
            Ok(file) => {
                output::out(&String::from_utf8_lossy(&file.bytes));
                Exit::Fine
            }
            Err(exit) => exit,
        }
    }

    fn eject(&self, names: &[String]) -> Exit {
        for name in names {
            let file = match self.find(name) {
                Ok(file) => file,
                Err(exit) => return exit,
            };
            let text = copied(file);
            let text = text.unwrap_or_else(|| String::from_utf8_lossy(&file.bytes).into_owned());
            let new = NewFile { path: format!("{}/{}", self.folder, file.name), text };
            if let Err(diagnostic) = scaffold::write(self.source.root(), &new) {
                let exit = Exit::of_refusal(&diagnostic);
                output::report(&Diagnostics::from_iter([diagnostic]), Format::Human);
                return exit;
            }
            output::out(&format!("{}\n", self.source.root().join(&new.path).display()));
        }
        Exit::Fine
    }

    fn diff(&self, name: Option<&str>) -> Exit {
        let only = match name.map(|name| self.find(name)).transpose() {
            Ok(file) => file.map(|file| file.name.as_str()),
            Err(exit) => return exit,
        };
        for (name, bytes) in &self.own {
            let Some(file) = self.built_in.get(name) else { continue };
            if only.is_some_and(|only| only != name) {
                continue;
            }
            let (before, after) =
                (String::from_utf8_lossy(&file.bytes), String::from_utf8_lossy(bytes));
            let diff = similar::TextDiff::from_lines(before.as_ref(), after.as_ref());
            let heads = (format!("built-in {name}"), format!("{}/{name}", self.folder));
            output::out(&diff.unified_diff().header(&heads.0, &heads.1).to_string());
        }
        Exit::Fine
    }
}
