//! Paths of the source and of the new site as text: `/` between parts, none around them.

pub use crate::model::path::{last, parent, stem};

/// `rest` below `folder`; either may be empty.
pub fn join(folder: &str, rest: &str) -> String {
    match (folder, rest) {
        ("", rest) => rest.to_owned(),
        (folder, "") => folder.to_owned(),
        (folder, rest) => format!("{folder}/{rest}"),
    }
}

/// A folder and all above it, without the root.
pub fn ancestors(folder: &str) -> impl Iterator<Item = &str> {
    let mut next = Some(folder).filter(|folder| !folder.is_empty());
    std::iter::from_fn(move || {
        let current = next?;
        next = current.rsplit_once('/').map(|(above, _)| above);
        Some(current)
    })
}
