//! Why an index cannot be built or read.

use std::path::Path;

/// One reason, with the file it is about where there is one.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    #[error("{file} is damaged: {reason}; build the site again")]
    Damaged { file: String, reason: &'static str },
    #[error("{file} is missing; build the site again")]
    Missing { file: String },
    #[error("{file} cannot be read; is it a build of frontdesk?")]
    Unreadable { file: String, source: std::io::Error },
    #[error("the search engine failed")]
    Engine(#[source] Box<dyn std::error::Error + Send + Sync>),
    #[error("a file of the index cannot be written as JSON")]
    Json(#[source] serde_json::Error),
    /// What no input can bring about.
    #[error("{0}; this is a fault of frontdesk, please report it")]
    Impossible(&'static str),
}

impl SearchError {
    pub fn damaged(file: impl Into<String>, reason: &'static str) -> Self {
        Self::Damaged { file: file.into(), reason }
    }

    pub fn impossible(what: &'static str) -> Self {
        Self::Impossible(what)
    }

    pub fn unreadable(path: &Path, source: std::io::Error) -> Self {
        Self::Unreadable { file: path.display().to_string(), source }
    }

    /// The same about a file that stands in `folder`.
    pub fn below(self, folder: &str) -> Self {
        match self {
            Self::Damaged { file, reason } => {
                Self::Damaged { file: format!("{folder}/{file}"), reason }
            }
            Self::Missing { file } => Self::Missing { file: format!("{folder}/{file}") },
            other => other,
        }
    }
}

impl From<tantivy::TantivyError> for SearchError {
    fn from(error: tantivy::TantivyError) -> Self {
        Self::Engine(Box::new(error))
    }
}

impl From<std::io::Error> for SearchError {
    fn from(error: std::io::Error) -> Self {
        Self::Engine(Box::new(error))
    }
}

impl From<tantivy::directory::error::OpenReadError> for SearchError {
    fn from(error: tantivy::directory::error::OpenReadError) -> Self {
        Self::Engine(Box::new(error))
    }
}

impl From<tantivy::directory::error::OpenWriteError> for SearchError {
    fn from(error: tantivy::directory::error::OpenWriteError) -> Self {
        Self::Engine(Box::new(error))
    }
}
