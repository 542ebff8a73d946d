//! `frontdesk theme`: the files of the built-in theme, and a site's own beside them.

mod copies;

use std::collections::BTreeMap;
use std::path::PathBuf;

use self::copies::{Copy, Updated};
use super::{Exit, output, site};
use crate::config;
use crate::diagnostics::{Diagnostic, Diagnostics, Format, Place};
use crate::edit::{self, Changes};
use crate::render::{ORIGINALS, ThemeFile, built_in_files, copied, is_stale};
use crate::source::Source;
use crate::tree::{one_of, suggest};

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
    /// Copy built-in files into the site's own theme, to be changed there; what they were copied from
    /// is kept beside them
    Eject {
        /// Their names
        #[arg(required = true)]
        names: Vec<String>,
    },
    /// What you changed in your copies, what the program changed since, and whether both touch the
    /// same lines
    Diff {
        /// Their names [default: all copies]
        names: Vec<String>,
    },
    /// Take over into your copies what the program changed since they were made
    Update {
        /// Their names [default: all copies]
        names: Vec<String>,
        /// Where you changed the same lines, keep yours
        #[arg(long)]
        mine: bool,
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
        Command::Diff { names } => theme.diff(names),
        Command::Update { names, mine } => theme.update(names, *mine),
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
            // As it is asked for: whole, or as it is called in its folder.
            let whole = self.built_in.keys().map(String::as_str);
            let short = whole.clone().filter_map(|known| Some(known.split_once('/')?.1));
            let help = match suggest(name, short.chain(whole.clone())) {
                Some(close) => format!("did you mean `{close}`?"),
                None => one_of(name, whole),
            };
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
        let beside =
            |name: &&String| !self.built_in.contains_key(*name) && !name.starts_with(ORIGINALS);
        for name in self.own.keys().filter(beside) {
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
        let mut changes = Changes::default();
        for name in names {
            let file = match self.find(name) {
                Ok(file) => file,
                Err(exit) => return exit,
            };
            if let Err(d) = self.copy(file, &mut changes) {
                return refuse(d);
            }
        }
        let made: Vec<String> = changes.fresh.keys().cloned().collect();
        if let Err(d) = edit::apply(self.source.root(), &changes) {
            return refuse(d);
        }
        for path in made.iter().filter(|path| !path.starts_with(&self.kept_at(""))) {
            output::out(&format!("{}\n", self.source.root().join(path).display()));
        }
        Exit::Fine
    }

    /// A copy of `file`, and beside the theme what it is made of.
    fn copy(&self, file: &ThemeFile, changes: &mut Changes) -> Result<(), Diagnostic> {
        let path = format!("{}/{}", self.folder, file.name);
        if self.source.exists(&path) {
            let d = Diagnostic::error("exists", format!("{path} is there already"));
            return Err(d.at(Place::file(path)).help("edit it; `frontdesk theme diff` shows more"));
        }
        let text = String::from_utf8_lossy(&file.bytes).into_owned();
        if let Some(copy) = copied(file) {
            changes.fresh.insert(path, copy);
            return changes.keep(&self.source, &self.kept_at(&file.name), text);
        }
        changes.fresh.insert(path, text);
        Ok(())
    }

    fn diff(&self, names: &[String]) -> Exit {
        let wanted = match self.wanted(names) {
            Ok(wanted) => wanted,
            Err(exit) => return exit,
        };
        for copy in self.copies() {
            if wanted.is_empty() || wanted.contains(&copy.file.name.as_str()) {
                output::out(&copy.diff());
            }
        }
        Exit::Fine
    }

    /// The whole names of the files that are asked for.
    fn wanted(&self, names: &[String]) -> Result<Vec<&str>, Exit> {
        names.iter().map(|name| Ok(self.find(name)?.name.as_str())).collect()
    }

    fn update(&self, names: &[String], mine: bool) -> Exit {
        let wanted = match self.wanted(names) {
            Ok(wanted) => wanted,
            Err(exit) => return exit,
        };
        let mut changes = Changes::default();
        let mut exit = Exit::Fine;
        let mut told = Vec::new();
        let copies = self.copies();
        for copy in
            copies.filter(|copy| wanted.is_empty() || wanted.contains(&copy.file.name.as_str()))
        {
            let name = &copy.file.name;
            match copy.update(mine, &self.source, &mut changes) {
                Ok(Updated::Already) => {}
                Ok(Updated::Done) => told.push(format!("{name}: up to date")),
                // By hand, and so nobody's business but its writer's.
                Ok(Updated::NoCopy) if wanted.is_empty() => {}
                Ok(Updated::NoCopy) => told.push(format!("{name}: no copy, but written by hand")),
                Ok(Updated::Lost) => {
                    exit = Exit::Mistakes;
                    told.push(format!(
                        "{name}: not changed, for what it was copied from is not kept; take over by \
                         hand what `frontdesk theme diff {name}` shows, then `frontdesk theme \
                         update --mine {name}`"
                    ));
                }
                Ok(Updated::Clashes(lines)) => {
                    exit = Exit::Mistakes;
                    told.push(format!(
                        "{name}: not changed, for you and the program changed {lines}; mend them by \
                         hand, then `frontdesk theme update --mine {name}`"
                    ));
                }
                Err(d) => return refuse(d),
            }
        }
        if let Err(d) = edit::apply(self.source.root(), &changes) {
            return refuse(d);
        }
        for line in told {
            output::out(&format!("{line}\n"));
        }
        exit
    }

    /// The site's files that stand over built-in ones.
    fn copies(&self) -> impl Iterator<Item = Copy<'_>> {
        self.own.iter().filter_map(|(name, bytes)| {
            let file = self.built_in.get(name)?;
            let kept = self.own.get(&format!("{ORIGINALS}{name}")).map(Vec::as_slice);
            let path = format!("{}/{name}", self.folder);
            Some(Copy::new(file, path, bytes, (self.kept_at(name), kept)))
        })
    }

    /// Where the text stands that the copy called `name` was made of.
    fn kept_at(&self, name: &str) -> String {
        format!("{}/{ORIGINALS}{name}", self.folder)
    }
}

fn refuse(diagnostic: Diagnostic) -> Exit {
    let exit = Exit::of_refusal(&diagnostic);
    output::report(&Diagnostics::from_iter([diagnostic]), Format::Human);
    exit
}
