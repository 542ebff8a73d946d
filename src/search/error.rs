//! Why an index cannot be built or read.

use std::path::Path;

/// One reason, with the file it is about where there is one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SearchError {
    #[error("{file} is damaged: {reason}; build the site again")]
    Damaged { file: String, reason: &'static str },
    #[error("{file} is missing; build the site again")]
    Missing { file: String },
    #[error("{file}: {reason}; is it a build of frontdesk?")]
    Unreadable { file: String, reason: String },
    #[error("the search engine failed: {0}")]
    Engine(String),
}

impl SearchError {
    pub fn engine(reason: impl Into<String>) -> Self {
        Self::Engine(reason.into())
    }

    pub fn damaged(file: impl Into<String>, reason: &'static str) -> Self {
        Self::Damaged { file: file.into(), reason }
    }

    pub fn unreadable(path: &Path, error: &std::io::Error) -> Self {
        Self::Unreadable { file: path.display().to_string(), reason: error.to_string() }
    }

    /// The same about a file that stands in `folder`.
    pub fn below(self, folder: &str) -> Self {
        let path = |file: String| format!("{}/{folder}/{file}", super::answer::FOLDER);
        match self {
            Self::Damaged { file, reason } => Self::Damaged { file: path(file), reason },
            Self::Missing { file } => Self::Missing { file: path(file) },
            other => other,
        }
    }
}

impl From<tantivy::TantivyError> for SearchError {
    fn from(error: tantivy::TantivyError) -> Self {
        Self::Engine(error.to_string())
    }
}

impl From<std::io::Error> for SearchError {
    fn from(error: std::io::Error) -> Self {
        Self::Engine(error.to_string())
    }
}
