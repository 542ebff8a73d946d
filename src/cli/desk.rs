//! What `ratings`, `replies` and `tickets` share: the database, and text that strangers wrote.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::{Exit, output};
use crate::host::store::{Store, StoreError, file_of};
use crate::model::{DESCRIPTION, Description};

/// The database of a host.
#[derive(Debug, clap::Args)]
pub struct DatabaseArgs {
    /// Where votes, replies and tickets are kept; a file that is not there is made
    #[arg(
        long,
        default_value = "sqlite://frontdesk.db",
        value_name = "URL",
        env = "FRONTDESK_DB",
        hide_env_values = true
    )]
    pub db: String,
}

/// Why a command could not do its work.
pub enum Trouble {
    Store(StoreError),
    Other(String),
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trouble::Store(error) => error.fmt(f),
            Trouble::Other(error) => error.fmt(f),
        }
    }
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Trouble::Store(error)
    }
}

/// Opens the database and runs `work` on it.
pub fn with_store(
    args: &DatabaseArgs,
    work: impl AsyncFnOnce(&Store) -> Result<Exit, Trouble>,
) -> Exit {
    let ended = block_on(async {
        let store = open(args).await?;
        let ended = work(&store).await;
        store.end().await;
        ended
    });
    ended.and_then(|ended| ended).unwrap_or_else(|trouble| {
        output::say(&format!("error: {trouble}"));
        Exit::Machine
    })
}

/// The database, which has to be there.
pub async fn open(args: &DatabaseArgs) -> Result<Store, Trouble> {
    if let Some(path) = file_of(&args.db).filter(|path| !path.exists()) {
        let path = path.display();
        return Err(Trouble::Other(format!(
            "{path}: there is no such database; name it with --db"
        )));
    }
    Ok(Store::open(&args.db, None).await?)
}

/// Runs `work` to its end. Nobody waits for what it left behind, such as a name that is still
/// looked up.
pub fn block_on<T>(work: impl Future<Output = T>) -> Result<T, Trouble> {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    let runtime = runtime.map_err(|error| Trouble::Other(error.to_string()))?;
    let ended = runtime.block_on(work);
    runtime.shutdown_background();
    Ok(ended)
}

/// The id under which an article is known today, as the build says; without a build, as it stands.
pub fn ids_of_today(dist: &Path) -> Result<impl Fn(&str) -> String, Trouble> {
    let description = match description(dist) {
        Ok(description) => Some(description),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(Trouble::Other(error.to_string())),
    };
    Ok(move |id: &str| {
        let known = description.as_ref().and_then(|description| description.article(id));
        known.map_or_else(|| id.to_owned(), |(id, _)| id.to_owned())
    })
}

/// What the build says about the site.
pub fn description(dist: &Path) -> io::Result<Description> {
    let path = dist.join(DESCRIPTION);
    let text = std::fs::read(&path).map_err(|error| {
        io::Error::new(error.kind(), format!("{}: {error}; build the site first", path.display()))
    })?;
    serde_json::from_slice(&text).map_err(|error| {
        io::Error::new(io::ErrorKind::InvalidData, format!("{}: {error}", path.display()))
    })
}

/// A file below the site's root, written as one.
pub fn write(root: &Path, file: &str, text: &str) -> Result<PathBuf, Trouble> {
    let path = root.join(file);
    let trouble = |error: io::Error| Trouble::Other(format!("{}: {error}", path.display()));
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(trouble)?;
    }
    let fresh = path.with_extension("json.new");
    std::fs::write(&fresh, text).map_err(trouble)?;
    std::fs::rename(&fresh, &path).map_err(trouble)?;
    Ok(path)
}

/// What a stranger wrote, as a terminal may show it: control characters become visible.
pub fn shown(text: &str) -> String {
    text.chars()
        .flat_map(
            |c| if c.is_control() && c != '\n' { c.escape_default().collect() } else { vec![c] },
        )
        .collect()
}

/// The same on one line.
pub fn line(text: &str) -> String {
    shown(&text.replace('\n', " "))
}

/// Writes a file of a stranger's name into a folder, beside what is there.
pub fn save(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, Trouble> {
    let trouble =
        |path: &Path, error: io::Error| Trouble::Other(format!("{}: {error}", path.display()));
    std::fs::create_dir_all(folder).map_err(|error| trouble(folder, error))?;
    // Names were cleaned when they came, by whichever version that was.
    let bare = line(name).replace(['/', '\\'], "_");
    let bare = if bare.trim_matches('.').is_empty() { "file" } else { bare.as_str() };
    for n in 0..1_000 {
        let path = folder.join(if n == 0 { bare.to_owned() } else { format!("{n}-{bare}") });
        match std::fs::OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => {
                io::Write::write_all(&mut file, bytes).map_err(|error| trouble(&path, error))?;
                return Ok(path);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(trouble(&path, error)),
        }
    }
    Err(Trouble::Other(format!("{}: too many files of the name {bare}", folder.display())))
}

/// The day of a moment in seconds since 1970.
pub fn day(at: i64) -> String {
    let moment = jiff::Timestamp::from_second(at).unwrap_or_default();
    moment.to_zoned(jiff::tz::TimeZone::UTC).date().to_string()
}
