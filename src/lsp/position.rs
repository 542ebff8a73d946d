//! Places as the protocol counts them: lines from 0, columns in UTF-16 units, files as URIs.

use std::path::Path;
use std::str::FromStr;

use lsp_types::{Position, Range, Uri};
use url::Url;

use crate::diagnostics::{Place, Span};

/// The path below `root`, `/` between its parts.
pub(super) fn path_of(root: &Path, uri: &Uri) -> Option<String> {
    let file = Url::parse(uri.as_str()).ok()?.to_file_path().ok()?;
    let below = file.strip_prefix(root).ok()?;
    let parts: Option<Vec<&str>> =
        below.components().map(|part| part.as_os_str().to_str()).collect();
    parts.map(|parts| parts.join("/")).filter(|path| !path.is_empty())
}

pub(super) fn uri_of(root: &Path, path: &str) -> Option<Uri> {
    let url = Url::from_file_path(root.join(path)).ok()?;
    Uri::from_str(url.as_str()).ok()
}

/// The byte that `position` stands before; behind a line's end it is the end of the line.
pub(super) fn offset(text: &str, position: Position) -> usize {
    let mut start = 0;
    for (number, line) in (0..).zip(text.split_inclusive('\n')) {
        if number == position.line {
            return start + in_line(line.trim_end_matches(['\n', '\r']), position.character);
        }
        start += line.len();
    }
    text.len()
}

fn in_line(line: &str, units: u32) -> usize {
    let mut left = units;
    for (at, c) in line.char_indices() {
        if left == 0 {
            return at;
        }
        left = left.saturating_sub(u32::try_from(c.len_utf16()).unwrap_or(2));
    }
    line.len()
}

pub(super) fn position(text: &str, offset: usize) -> Position {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count();
    let column: usize =
        before.rsplit('\n').next().unwrap_or_default().chars().map(char::len_utf16).sum();
    Position::new(
        u32::try_from(line).unwrap_or(u32::MAX),
        u32::try_from(column).unwrap_or(u32::MAX),
    )
}

pub(super) fn range(text: &str, span: Span) -> Range {
    Range::new(position(text, span.start), position(text, span.end))
}

/// Of what stands at `place` in a file with `text`; a whole file is its first line's start.
pub(super) fn range_of(place: &Place, text: Option<&str>) -> Range {
    let Some(row) = place.line.checked_sub(1) else { return Range::default() };
    let at = usize::try_from(row).unwrap_or(usize::MAX);
    let line = text.and_then(|text| text.lines().nth(at)).unwrap_or_default();
    let units = |chars: u32| {
        let chars = usize::try_from(chars).unwrap_or(usize::MAX);
        let units: usize = line.chars().take(chars).map(char::len_utf16).sum();
        u32::try_from(units).unwrap_or(u32::MAX)
    };
    let (start, end) = (place.column.saturating_sub(1), place.column - 1 + place.length.max(1));
    Range::new(Position::new(row, units(start)), Position::new(row, units(end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_utf16_units_both_ways() {
        let text = "a😀é\nzweite\r\n";
        for (line, character, at) in
            [(0, 0, 0), (0, 1, 1), (0, 3, 5), (0, 4, 7), (1, 2, 10), (1, 6, 14)]
        {
            assert_eq!(offset(text, Position::new(line, character)), at, "{line}:{character}");
            assert_eq!(position(text, at), Position::new(line, character), "{at}");
        }
        // Behind the end of a line, inside of a character, behind the end of the text.
        assert_eq!(offset(text, Position::new(1, 99)), 14);
        assert_eq!(offset(text, Position::new(0, 2)), 5);
        assert_eq!(offset(text, Position::new(9, 0)), text.len());
    }

    #[test]
    fn files_below_the_root_have_paths_and_others_none() {
        let root = Path::new("/site");
        let path = |uri: &str| path_of(root, &Uri::from_str(uri).unwrap());
        assert_eq!(path("file:///site/content/a%20b.md").as_deref(), Some("content/a b.md"));
        assert_eq!(path("file:///other/content/a.md"), None);
        assert_eq!(path("untitled:one"), None);
        let uri = uri_of(root, "content/a b.md").unwrap();
        assert_eq!(uri.as_str(), "file:///site/content/a%20b.md");
    }
}
