//! Names of files that are nobody's content.

use std::ffi::OsStr;

/// Whether a part of `path` is a hidden file's or folder's name, or one of an editor's backup: such
/// files are never content.
pub fn is_hidden(path: &str) -> bool {
    path.split('/').any(|part| is_ignored(OsStr::new(part)))
}

/// Hidden files and the droppings of editors.
pub(super) fn is_ignored(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.') || name.ends_with('~') || (name.starts_with('#') && name.ends_with('#'))
}
