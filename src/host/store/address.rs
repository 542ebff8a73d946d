//! What `--db` names, and how it is shown: an address with a password in it is a secret.

use std::path::{Path, PathBuf};

use super::error::StoreError;

/// A database, by its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Address<'a> {
    Sqlite(PathBuf),
    Postgres(&'a str),
}

impl<'a> Address<'a> {
    /// `postgres://…`, or the path of a file (with or without `sqlite:`).
    pub fn parse(text: &'a str) -> Result<Self, StoreError> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Address::Postgres(text));
        }
        match text.strip_prefix("sqlite:") {
            Some(path) => Ok(Address::Sqlite(Path::new(path.trim_start_matches("//")).to_owned())),
            None if text.contains("://") => Err(StoreError::Address(shown(text))),
            None => Ok(Address::Sqlite(Path::new(text).to_owned())),
        }
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
    let Some((scheme, rest)) = address.split_once("://") else { return address.to_owned() };
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let place = match place.rsplit_once('@') {
        Some((user, server)) => format!("{}@{server}", user.split(':').next().unwrap_or("")),
        None => place.to_owned(),
    };
    let is_secret = |pair: &&str| pair.split('=').next().is_some_and(|name| name.starts_with("pass"));
    let kept: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty() && !is_secret(pair)).collect();
    let query = if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) };
    format!("{scheme}://{place}{query}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_not_shown() {
        for (address, safe) in [
            ("postgres://desk:hunter2@db/x", "postgres://desk@db/x"),
            ("postgres://desk:hun/t@er2@db/x?sslmode=disable", "postgres://desk@db/x?sslmode=disable"),
            ("postgre://desk:hunter2@db", "postgre://desk@db"),
            ("postgres://db/x?password=hunter2&user=desk", "postgres://db/x?user=desk"),
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
}
