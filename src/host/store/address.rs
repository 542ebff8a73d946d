//! What `--db` names, and how it is shown: an address with a password in it is a secret.

use std::path::{Path, PathBuf};

use super::error::StoreError;

/// A database, by its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Address<'a> {
    Sqlite(PathBuf),
    Postgres(&'a str),
}

/// Parameters of a server's address that are no secret.
const PLAIN: [&str; 9] = [
    "sslmode",
    "host",
    "hostaddr",
    "port",
    "dbname",
    "user",
    "application_name",
    "connect_timeout",
    "target_session_attrs",
];

impl<'a> Address<'a> {
    /// `postgres://…`, or the path of a file (with or without `sqlite:`).
    ///
    /// # Errors
    /// For anything else, and for what was meant as a server's address: as a file of that name it
    /// would be made without a word, and its password would stand in the folder.
    pub fn parse(text: &'a str) -> Result<Self, StoreError> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Address::Postgres(text));
        }
        let path = match text.strip_prefix("sqlite:") {
            Some(path) => Path::new(path.strip_prefix("//").unwrap_or(path)),
            None if text.contains("://") => return Err(StoreError::Address(shown(text))),
            None => Path::new(text),
        };
        if path.as_os_str().is_empty() || is_no_file(path) {
            return Err(StoreError::Address(shown(text)));
        }
        Ok(Address::Sqlite(path.to_owned()))
    }
}

/// The file that an address names, if it names one.
pub fn file_of(address: &str) -> Option<PathBuf> {
    match Address::parse(address) {
        Ok(Address::Sqlite(path)) => Some(path),
        _ => None,
    }
}

/// An address as messages and logs may show it: without its password, wherever that stands.
pub fn shown(address: &str) -> String {
    let Some((scheme, rest)) = address.split_once("://") else {
        return if is_no_file(Path::new(address)) {
            after_secrets(address)
        } else {
            address.to_owned()
        };
    };
    let is_server = scheme.starts_with("postgres");
    let (place, query) = match rest.split_once('?') {
        // A password may hold a question mark: then what stands before it is no server.
        Some((place, query)) if is_server && !query.contains('@') => (place, query),
        Some(_) if is_server => (rest, ""),
        Some((place, _)) => (place, ""),
        None => (rest, ""),
    };
    let place = match place.rsplit_once('@') {
        Some((user, _)) if user.contains('?') => return format!("{scheme}://…"),
        Some((user, server)) => format!("{}@{server}", user.split(':').next().unwrap_or("")),
        None => place.to_owned(),
    };
    let is_plain = |pair: &&str| pair.split('=').next().is_some_and(|name| PLAIN.contains(&name));
    let kept: Vec<&str> = query.split('&').filter(is_plain).collect();
    let query = if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) };
    format!("{scheme}://{place}{query}")
}

/// What can only be a server, where nothing says what the rest is.
fn after_secrets(address: &str) -> String {
    match address.rsplit_once('@') {
        Some((_, server)) if !address.contains(['=', '?']) => format!("…@{server}"),
        _ => "…".to_owned(),
    }
}

/// Whether this is an address that lost its beginning, rather than a path: it has the marks of one,
/// and nothing of that name is there, nor its folder.
fn is_no_file(path: &Path) -> bool {
    let is_marked = |text: &str| text.contains(['@', '=', '?']) || text.contains(":/");
    if !is_marked(&path.to_string_lossy()) || path.exists() {
        return false;
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    is_marked(&name) || path.parent().is_none_or(|folder| !folder.is_dir())
}

/// A file beside another, called like it.
pub(super) fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut whole = path.as_os_str().to_owned();
    whole.push(ending);
    whole.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_not_shown() {
        for (address, safe) in [
            ("postgres://desk:hunter2@db/x", "postgres://desk@db/x"),
            (
                "postgres://desk:hun/t@er2@db/x?sslmode=disable",
                "postgres://desk@db/x?sslmode=disable",
            ),
            ("postgres://desk:hun?ter2@db/x", "postgres://…"),
            ("postgres://desk:hun?ter2@db/x?sslmode=disable", "postgres://…"),
            ("postgre://desk:hunter2@db", "postgre://desk@db"),
            ("postgres://db/x?password=hunter2&user=desk", "postgres://db/x?user=desk"),
            ("postgres://db/x?pass%77ord=hunter2", "postgres://db/x"),
            ("postgres://db/x?password=hunt@er2", "postgres://…"),
            ("postgres:/desk:hunter2@127.0.0.1/x", "…@127.0.0.1/x"),
            ("desk:hunter2@host/db", "…@host/db"),
            ("desk:hunter2@host/db?sslkey=hunter2", "…"),
            ("host=db user=desk password=hunter2", "…"),
            ("sqlite://x.db?key=hunter2", "sqlite://x.db"),
            ("sqlite:x.db?key=hunter2", "…"),
            ("desk.db", "desk.db"),
            ("sqlite://desk.db", "sqlite://desk.db"),
        ] {
            assert_eq!(shown(address), safe);
        }
    }

    #[test]
    fn addresses_are_files_or_servers() {
        assert_eq!(file_of("desk.db"), Some("desk.db".into()));
        assert_eq!(file_of("sqlite:///var/desk.db"), Some("/var/desk.db".into()));
        assert_eq!(file_of("postgres.db"), Some("postgres.db".into()));
        assert_eq!(file_of("postgres://db/x"), None);
        assert_eq!(file_of("mysql://db/x"), None);
    }

    #[test]
    fn what_looks_like_a_server_is_no_file_unless_it_is_one() {
        for address in [
            "postgres:/desk:hunter2@127.0.0.1/x",
            "desk:hunter2@host/db",
            "desk@host",
            "host=db password=hunter2",
            "sqlite://x.db?key=hunter2",
            "sqlite:x.db?mode=ro",
            "sqlite:",
            "",
        ] {
            assert_eq!(file_of(address), None, "{address}");
        }
        let folder = tempfile::tempdir().unwrap();
        let inside = folder.path().join("jo@example.com");
        std::fs::create_dir(&inside).unwrap();
        let fresh = inside.join("desk.db");
        assert_eq!(file_of(&fresh.to_string_lossy()), Some(fresh), "its folder is there");
        let odd = folder.path().join("a=b.db");
        assert_eq!(file_of(&odd.to_string_lossy()), None);
        std::fs::write(&odd, "").unwrap();
        assert_eq!(file_of(&odd.to_string_lossy()), Some(odd), "it is there");
    }
}
