//! Why an index cannot be built or read.

/// One reason, with the file it is about where there is one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SearchError {
    #[error("{file} is damaged: {reason}; build the site again")]
    Damaged { file: String, reason: &'static str },
    #[error("{file} is missing; build the site again")]
    Missing { file: String },
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
