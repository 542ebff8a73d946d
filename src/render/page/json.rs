//! Values as JSON.

use serde::Serialize;

use crate::diagnostics::Diagnostics;
use crate::render::page::unwritten;

/// The bytes of the file `path`.
pub(in crate::render) fn bytes(path: &str, value: &impl Serialize) -> Result<Vec<u8>, Diagnostics> {
    serde_json::to_vec(value).map_err(|error| unwritten(path, &error))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn what_json_cannot_say_is_an_error() {
        assert_eq!(bytes("a.json", &[1, 2]).unwrap(), b"[1,2]");
        // Keys of JSON are text.
        let found = bytes("a.json", &BTreeMap::from([([1], 2)])).unwrap_err();
        let first = found.iter().next().unwrap();
        assert_eq!(
            (first.code, first.place.as_ref().unwrap().path.as_str()),
            ("unwritten", "a.json")
        );
    }
}
