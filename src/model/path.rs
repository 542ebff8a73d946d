//! Paths as text: `/` between parts.

/// `reference` as seen from `folder`, without dots and empty parts; `None` when it leads out of the
/// root.
pub fn path_within(folder: &str, reference: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in reference.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}
